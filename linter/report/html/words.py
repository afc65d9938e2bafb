"""What the page says besides what a run says: headings, filters, keys and the words under its charts."""

from __future__ import annotations

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
