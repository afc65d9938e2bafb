"""The organ a document comes from: what its title and signature call it, and what it calls itself."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.names import Twin, differs_by_one
from linter.outline.parts import Span
from linter.outline.reader import Outline
from linter.text.patterns import compiled

_ORGAN = (
    r"(?:[\u4e00-\u9fffXxＸ×*＊○〇_＿\s]{2,24}?"
    r"(?:委员会|局|委|厅|部|院|办公室|办|中心|公司|学校|中学|小学|大学|学院|站|集团)(?![长员办])){1,6}"
)
_TITLE_ORGAN = (
    rf"^(?P<organ>{_ORGAN})(?=\s*(?:关于|对|印发|转发|[0-9０-９]{{2,4}}|二[〇○零]|[XxＸ×*＊]{{2,4}}年|[上下]半年|年度|本年|第[一二三四]季度|"
    "工作|[本近]|[一二三四五六七八九十]+月))"
)
_SELF = {
    "局": ("局(?![部限势面长])", "局"),
    "委": ("委(?![托员派任屈])", "委"),
    "厅": ("厅(?!长)", "厅"),
    "院": ("院(?!长)", "院医"),
    "校": ("校(?![对正验准长])", "校学"),
    "中心": ("中心(?![小思内])", "心"),
    "公司": ("公司", "司团厂"),
    "办": ("办(?![理公事学法好成完案结])", "办"),
}
"""What an organ may call itself after 我 or 本, with what must not follow, and the characters its name then holds."""

_OWN = rf"(?<![自你忘])(?:我(?:{'|'.join(own for own, _ in _SELF.values())})|本(?:局|委|厅)(?![部限员托长]))"
_LONGEST_ORGAN = 40
_LONGEST_QUOTATION = 500
_SHORTEST_NAME = 5
_STANDARD_SHORT_NAMES = ("中国", "国家", "中央", "全国")
"""What the names of organs begin with whose short forms are laid down."""


def organs(text: str, outline: Outline) -> list[Span]:
    """The organ at the beginning of the title, and the one that signs."""
    found = []
    if outline.title:
        title = text[slice(*outline.title)]
        if match := compiled(_TITLE_ORGAN).match(title):
            found.append(Span(outline.title.start, outline.title.start + match.end("organ")))
    if outline.signature and outline.signature.end - outline.signature.start <= _LONGEST_ORGAN:
        found.append(outline.signature)
    return found


def other_selves(text: str, outline: Outline) -> Iterator[Twin]:
    """Each 我局 in the report of a 委, and so on, outside quotation marks."""
    named = organs(text, outline)
    names = "".join(text[slice(*organ)] for organ in named)
    own = {word for word, (_, signs) in _SELF.items() if any(sign in names for sign in signs)}
    if not own:
        return
    for match in compiled(_OWN).finditer(text):
        line_start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _LONGEST_QUOTATION)
        quoted = text.count("“", line_start, match.start()) > text.count("”", line_start, match.start())
        if match.group()[1:] not in own and not quoted:
            yield Twin(Span(*match.span()), named[0])


def short_signatures(text: str, outline: Outline) -> Iterator[Twin]:
    """The signature that is a short form of the organ in the title, or differs from it by one character.

    The characters of a short form stand, in order, among those of the name, others between them.
    """
    named = organs(text, outline)
    if len(named) != 2:
        return
    name, signature = ("".join(text[slice(*span)].split()) for span in named)
    if _is_short_for(signature, name) or (len(name) >= _SHORTEST_NAME and differs_by_one(signature, name)):
        yield Twin(named[1], named[0])


def _is_short_for(short: str, name: str) -> bool:
    if name.startswith(_STANDARD_SHORT_NAMES):
        return False
    same_end = short[-1:] == name[-1:] or (short.endswith("委") and name.endswith("委员会"))
    rest = iter(name)
    return short not in name and same_end and all(character in rest for character in short)
