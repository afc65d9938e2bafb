"""How a document opens: letterhead, title, date line and 主送机关."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from linter.outline.parts import Span
from linter.text.patterns import compiled

_DOCUMENTS = (
    "报告|总结|小结|汇报|述职|计划|规划|要点|方案|预案|意见|通知|通报|通告|公告|公报|公示|请示|批复|答复|复函|函|纪要|决定|决议|议案|"
    "提案|命令|令|办法|规定|细则|条例|规则|规程|规范|制度|准则|守则|章程|标准|指南|指引|纲要|大纲|提纲|讲话|讲话稿|致辞|发言|发言稿|"
    "演讲稿|倡议书|承诺书|责任书|建议书|说明书|简报|清单|申请|申请书|公开信|一封信"
)
_SUBJECTS = "回顾|打算|安排|设想|思路|建议|措施|政策|说明|信息|动态|材料|体会|情况|台账|简介|事迹|证明|要求"
DATE = (
    r"(?:[0-9０-９]{2,4}|[〇零○Oo0一二三四五六七八九十]{2,4}|[0-9XxＸ×*＊_＿〇○某]{2,5})\s*年"
    r"(?:\s*[^\s。，；、：]{1,3}\s*月(?:\s*[^\s。，；、：]{1,4}\s*[日号])?)"
    r"|(?:19|20)\d\d\s?[.．/-]\s?\d{1,2}\s?[.．/-]\s?\d{1,2}"
)
"""A date that may stand as 成文日期, however it is written: 2024年3月5日, 二〇二四年三月五日, 2024.3.5, 20XX年X月."""

_REMARKS = r"(?:[（(〔\[【][^（）()\n]{1,30}[）)〕\]】])*$"
_LETTERHEAD = (
    r"文件$|^(?:特急|加急|急件|平急|特提|绝密|机密|秘密)[★☆*\d年月长期\s]*$|签发人|[〔\[（(【{]\s*[\d０-９XxＸ×*＊_＿]{2,5}\s*[〕\]）)】}]\s*第?.{0,6}号"
    r"|^[（(]?(?:总)?第?\s*.{1,6}\s*期[）)]?$|[〔\[（(]\d{4}[〕\]）)]第?.{1,3}期$|^\d{6}$"
)
_WEB_LINE = (
    r"[>›»]|https?:|www\.|^(?:发布|来源|作者|浏览|点击|字号|上传|时间|日期|当前位置|首页"
    r"|索引号|文号|编辑)[^，。]{0,4}[：:]"
)
_DATE_LINE = rf"^[（(]?\s*(?:{DATE})\s*[）)]?$|^[（(].*[）)]$|^[—－-]{{1,2}}.*|\s(?:{DATE})$"
_PEOPLE = (
    "政府|委员会|常委会|党委|党组|总支|支部|工委|局|委|厅|部|办|室|院|会|处|科|中心|公司|集团|学校|大学|学院|中学|小学|幼儿园|单位|部门|机构|"
    "代表|同志|同志们|领导|同事|老师|同学|朋友|朋友们|委员|先生|女士|厂|队|站|所|馆|团|组|行|社|县|市|区|镇|乡|街道|省|州|盟|旗|校|兵团|"
    "企业|协会|村|社区|园区|军|分院|个人|群众|家长|市民|业主|居民|们"
)
_ADDRESSEE = rf"(?:{_PEOPLE}|[）)])[：:]$"
_ORGANS_ONLY = rf"^(?:(?:[^\s，。；：、]{{2,30}}(?:{_PEOPLE})|[省市区县镇乡](?:政府|党?委|局|厅))(?:[、，]|$))+$"
_NO_ADDRESSEE = "如下|以下|下列|包括|要求|强调|指出|认为|决定"
_HEADING = (
    r"[（(]?[一二三四五六七八九十]{1,3}[、．）)]|第[一二三四五六七八九十]{1,3}(?:部分|[章节条])|[0-9]{1,2}[.．、](?!\d)"
)
_LONGEST = 80
_FEW = 40
_LINES = 40


class Opening(NamedTuple):
    """The parts at the head of a document, each None when it is missing, and the offset at which the body begins."""

    title: Span | None
    date: Span | None
    addressee: Span | None
    body: int


class _Sort(Enum):
    TITLE = auto()
    APART = auto()
    DATE = auto()
    ADDRESSEE = auto()
    BODY = auto()


class _Line(NamedTuple):
    sort: _Sort
    start: int
    end: int
    after_blank: bool


def read_opening(text: str, title: Span | None = None) -> Opening:
    """The opening of *text*, whose *title* may be known from its markup."""
    lines: list[_Line] = []
    body = len(text)
    for line in _head_lines(text, title or Span(0, 0)):
        if line.sort is _Sort.BODY:
            body = line.start
            break
        lines.append(line)
        if line.sort is _Sort.ADDRESSEE:
            body = min(line.end + 1, len(text))
            break
    title = title or _title(text, _without_letterhead(text, lines))
    after = [line for line in lines if title is None or line.start >= title.end]
    date = next(_dates(text, lines, title), None)
    addressee = next((Span(line.start, line.end) for line in after if line.sort is _Sort.ADDRESSEE), None)
    if title and not addressee and after:
        addressee = _addressee_without_colon(text, title, after)
    return Opening(title, date, addressee, body)


def _head_lines(text: str, title: Span) -> Iterator[_Line]:
    """The lines up to the first of the body, each with its sort."""
    after_blank = False
    for count, match in enumerate(compiled(r"^[^\n]*$").finditer(text)):
        line = match.group().strip()
        if not line:
            after_blank = True
            continue
        start = match.start() + match.group().index(line)
        end = start + len(line)
        if title.start <= start < title.end:
            yield _Line(_Sort.TITLE, start, end, after_blank)
            after_blank = False
            continue
        sort = _sort(line) if count < _LINES else _Sort.BODY
        if sort is _Sort.BODY and (merged := _merged_title(line)):
            yield _Line(_Sort.TITLE, start, start + merged, after_blank)
        yield _Line(sort, start, end, after_blank)
        after_blank = False


def _sort(line: str) -> _Sort:
    if len(line) <= _LONGEST and "。" not in line and compiled(_WEB_LINE).search(line):
        return _Sort.APART
    if compiled(_HEADING).match(line):
        return _Sort.BODY
    if line[-1] in "：:" and len(line) <= 300:
        found = compiled(_ADDRESSEE).search(line) and not compiled(_NO_ADDRESSEE).search(line) and "。" not in line
        return _Sort.ADDRESSEE if found else _Sort.BODY
    if len(line) <= _LONGEST and compiled(_LETTERHEAD).search(line):
        return _Sort.APART
    if len(line) <= _LONGEST and compiled(_DATE_LINE).search(line):
        return _Sort.DATE
    if len(line) > _LONGEST or compiled("[。；！？]").search(line):
        stopped = len(line) <= _LONGEST and line[-1] == "。" and _names_document(line[:-1], _DOCUMENTS)
        return _Sort.TITLE if stopped and not compiled("[。；！？，]").search(line[:-1]) else _Sort.BODY
    return _Sort.TITLE


def _merged_title(line: str) -> int:
    """The length of a title with which the long *line* begins, a first heading following it; 0 when there is none."""
    found = compiled(r"^[^。；！？，,：:\n]{4,80}?(?=[ \t\u3000]+[（(]?一[、）)])").match(line)
    return found.end() if found and _names_document(found.group(), f"{_DOCUMENTS}|{_SUBJECTS}") else 0


def _without_letterhead(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """The lines without the names of organs that a line 文件 ends."""
    for position, line in enumerate(lines):
        if line.sort is _Sort.APART and text[line.start : line.end] == "文件":
            return list(lines[position + 1 :])
    return list(lines)


def _title(text: str, lines: Sequence[_Line]) -> Span | None:
    """The first run of lines that names a document, or the last one that follows another's number or date line.

    (Minutes and newsletters bear the name of their series first.) Failing that, a first line of few words.
    """
    title: Span | None = None
    run: list[_Line] = []
    series = False
    for line in lines:
        if line.sort is not _Sort.TITLE:
            run, series = [], True
            continue
        if line.after_blank and not compiled("[和与及暨]").match(text, line.start):
            run = []
        run.append(line)
        words = "".join("".join(text[part.start : part.end].split()) for part in run).removesuffix("。")
        if _names_document(words, f"{_DOCUMENTS}|{_SUBJECTS}" if title is None else _DOCUMENTS):
            if title is None or series:
                title = Span(run[0].start, run[-1].end)
            run, series = [], False
    if title:
        return title
    first = next((line for line in lines if line.sort is not _Sort.APART), None)
    if first and first.sort is _Sort.TITLE and first.end - first.start <= _FEW:
        stands_apart = text[first.end :].lstrip(" \t\r").startswith(("\n\n", "\n\u3000", "\n（", "\n—", "\n一、"))
        if stands_apart and not compiled("[，、,：:]").search(text, first.start, first.end):
            return Span(first.start, first.end)
    return None


def _names_document(words: str, names: str) -> bool:
    return bool(compiled(f"(?:{names}){_REMARKS}").search(words))


def _dates(text: str, lines: Sequence[_Line], title: Span | None) -> Iterator[Span]:
    """The dates of the date lines, and one in brackets at the end of the title."""
    for line in lines:
        if line.sort is _Sort.DATE and (found := compiled(DATE).search(text, line.start, line.end)):
            yield Span(*found.span())
    if title and (found := compiled(rf"[（(]\s*({DATE})\s*[）)]$").search(text, *title)):
        yield Span(*found.span(1))


def _addressee_without_colon(text: str, title: Span, after: Sequence[_Line]) -> Span | None:
    """The last line before the body when it names nothing but organs that the title does not name."""
    line = after[-1]
    words = text[line.start : line.end]
    if line.sort is not _Sort.TITLE or not compiled(_ORGANS_ONLY).match(words):
        return None
    if words in text[title.start : title.end] or text.rstrip().endswith(words):
        return None
    return Span(line.start, line.end)
