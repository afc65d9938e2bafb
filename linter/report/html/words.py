"""What the page says besides what a run says: headings, filters, keys and the words under its charts."""

from __future__ import annotations

from linter.finding import Region
from linter.language import Phrase

WORDS = {
    "title": Phrase("公文检查报告", "Report on documents"),
    "made": Phrase("{date} · reportlint {version}", "{date} · reportlint {version}"),
    "skip": Phrase("跳到正文", "Skip to the documents"),
    "overview": Phrase("总览", "Overview"),
    "by_category": Phrase("按类别", "By category"),
    "by_rule": Phrase("按规则", "By rule"),
    "by_document": Phrase("按文件", "By document"),
    "by_document_most": Phrase("问题最多的 {count} 个文件", "The {count} documents with most findings"),
    "by_place": Phrase("在文中的分布", "Where in the document"),
    "place_start": Phrase("开头", "beginning"),
    "place_end": Phrase("结尾", "end"),
    "table": Phrase("用表格看", "As a table"),
    "category": Phrase("类别", "Category"),
    "rule": Phrase("规则", "Rule"),
    "document": Phrase("文件", "Document"),
    "total": Phrase("合计", "Total"),
    "filters": Phrase("筛选", "Filter"),
    "severity": Phrase("级别", "Severity"),
    "search": Phrase("在问题中查找", "Search the findings"),
    "all_categories": Phrase("全部类别", "All categories"),
    "all_rules": Phrase("全部规则", "All rules"),
    "all_documents": Phrase("全部文件", "All documents"),
    "clear": Phrase("清除筛选", "Clear"),
    "previous": Phrase("上一处", "Previous"),
    "next": Phrase("下一处", "Next"),
    "shown_all": Phrase("共 {total} 处", "{total} in all"),
    "shown_some": Phrase("{shown} 处，共 {total} 处", "{shown} of {total}"),
    "standing": Phrase("{at} / {shown}", "{at} / {shown}"),
    "none_shown": Phrase("没有符合筛选条件的问题。", "No finding fits the filter."),
    "filtered": Phrase(
        "本页只印出筛选后的 {shown} 处问题，全部为 {total} 处。", "Filtered: {shown} of {total} findings."
    ),
    "keys": Phrase(
        "按 J、K 逐处查看，按 / 查找，按 Esc 清除。", "J and K step through the findings, / searches, Esc clears."
    ),
    "failures": Phrase("没能检查完", "Not checked to the end"),
    "remarks": Phrase("提醒", "Remarks"),
    "known": Phrase("另有已记录的 {count} 处", "{count} known ones are let rest"),
    "fixed": Phrase("已自动改好 {count} 处", "{count} were mended"),
    "ignored": Phrase("另有按设置忽略的 {count} 处", "{count} are ignored by the settings"),
    "clean": Phrase("没有发现问题的文件", "Documents without findings"),
    "times": Phrase("{count} 处", "{count} places"),
    "why": Phrase("理由", "Why"),
    "source": Phrase("依据", "Source"),
    "related": Phrase("参看", "See"),
    "comma": Phrase("，", ", "),
    "change": Phrase("改为", "change to"),
    "delete": Phrase("删去", "delete"),
    "insert": Phrase("加上", "insert"),
    "further": Phrase("另有 {count} 处照此改", "{count} more places alike"),
    "check": Phrase("请核对", "look before you do"),
    "foot": Phrase(
        "本页由 reportlint 生成，可以离线打开、打印和转发。标出的地方请逐处核对。",
        "Made by reportlint; opens, prints and travels without a network. Look at each place before you change it.",
    ),
    "no_script": Phrase(
        "浏览器关闭了脚本，筛选和图表不可用；批注和正文不受影响。",
        "Scripts are off: filters and charts are not available, the notes and texts are.",
    ),
}

PARTS: dict[Region, Phrase] = {
    "body": Phrase("{number}", "{number}"),
    "table": Phrase("表{number}", "tab. {number}"),
    "header": Phrase("页眉", "head"),
    "footer": Phrase("页脚", "foot"),
    "footnote": Phrase("脚注{number}", "note {number}"),
    "endnote": Phrase("尾注{number}", "note {number}"),
    "text-box": Phrase("文本框", "box {number}"),
}
"""What stands before a line of a word-processor document."""

ARCHIVE_WORDS = {
    "title": Phrase("档案检查总览", "Archive at a glance"),
    "said": Phrase(
        "检查了 {documents} 个文件、{characters} 字，{flawed} 个有问题（{share}）。",
        "Checked {documents} documents with {characters} characters; {flawed} have findings ({share}).",
    ),
    "run": Phrase("第 {run} 次运行 · {date} · reportlint {version}", "Run {run} · {date} · reportlint {version}"),
    "unfinished": Phrase(
        "这次运行还没有完成，以下是已经检查的部分。", "This run is not finished; below is what is done."
    ),
    "filters": Phrase("筛选", "Filter"),
    "severity": Phrase("级别", "Severity"),
    "measure": Phrase("计数方式", "Measure"),
    "in_all": Phrase("问题总数", "Findings in all"),
    "per_hundred": Phrase("每百个文件", "Per 100 documents"),
    "search": Phrase("在文件名中查找", "Search the paths"),
    "clear": Phrase("清除筛选", "Clear"),
    "chosen": Phrase("{documents} 个文件有 {findings} 处", "{findings} in {documents} documents"),
    "remove": Phrase("取消“{name}”", "Remove {name}"),
    "by_year": Phrase("按年份", "By year"),
    "by_category": Phrase("按类别", "By category"),
    "by_folder": Phrase("按文件夹", "By folder"),
    "by_rule": Phrase("按规则", "By rule"),
    "no_year": Phrase("不详", "unknown"),
    "all_folders": Phrase("全部", "All"),
    "here": Phrase("（本级）", "(here)"),
    "more": Phrase("显示更多", "Show more"),
    "fewer": Phrase("收起", "Show fewer"),
    "documents": Phrase("文件", "Documents"),
    "sort": Phrase("排序", "Order"),
    "by_errors": Phrase("先看错误多的", "Most errors first"),
    "by_findings": Phrase("先看问题多的", "Most findings first"),
    "by_path": Phrase("按文件名", "By path"),
    "path": Phrase("文件", "Document"),
    "year": Phrase("年份", "Year"),
    "category": Phrase("类别", "Category"),
    "total": Phrase("合计", "Total"),
    "rule": Phrase("规则", "Rule"),
    "previous": Phrase("上一页", "Previous"),
    "next": Phrase("下一页", "Next"),
    "page": Phrase("{first}–{last}，共 {all} 个", "{first}–{last} of {all}"),
    "none_shown": Phrase("没有符合筛选条件的文件。", "No document fits the filter."),
    "why": Phrase("理由", "Why"),
    "source": Phrase("依据", "Source"),
    "samples": Phrase("例子", "Samples"),
    "line": Phrase("第{line}行", "line {line}"),
    "in_documents": Phrase("{name}：{documents} 个文件", "{name}: {documents} documents"),
    "failures": Phrase("没能检查完：{count} 项", "Not checked to the end: {count}"),
    "failures_more": Phrase("其余 {count} 项没有列出。", "{count} more are not listed."),
    "table": Phrase("用表格看", "As a table"),
    "foot": Phrase(
        "本页由 reportlint 生成，可以离线打开、打印和转发。点图上的条目筛选，点文件看它的问题。",
        "Made by reportlint; needs no network. Click a bar to filter, a document to see what it holds.",
    ),
    "no_script": Phrase(
        "浏览器关闭了脚本：只显示合计，不能筛选，也看不到各个文件。",
        "Scripts are off: only totals are shown, no filters and no documents.",
    ),
}
