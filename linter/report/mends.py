"""A fix told in words."""

from __future__ import annotations

from collections.abc import Callable

from linter.document import Document
from linter.finding import Finding, Fix
from linter.language import Language, Phrase

CHANGE = Phrase("改为“{new}”", "change to '{new}'")
CHANGE_PART = Phrase("把“{old}”改为“{new}”", "change '{old}' to '{new}'")
DELETE = Phrase("删去标出的文字", "delete what is marked")
DELETE_PART = Phrase("删去“{old}”", "delete '{old}'")
INSERT = Phrase("在这里加上“{new}”", "insert '{new}' here")
FURTHER = Phrase("{change}，另有 {count} 处照此改", "{change}, and {count} more places alike")
MADE = Phrase("“{old}”改为“{new}”", "'{old}' changed to '{new}'")
DELETED = Phrase("删去“{old}”", "deleted '{old}'")
INSERTED = Phrase("在“{quote}”处加上“{new}”", "inserted '{new}' at '{quote}'")
PERHAPS = Phrase("建议{change}（请核对）", "perhaps {change} (look before you do)")


def mend_words(
    document: Document, finding: Finding, fix: Fix, language: Language, show: Callable[[str], str] = str
) -> str:
    """What *fix* does to *document*, whose words are shown as *show* gives them; an unsafe one is only proposed."""
    old = document.text[fix.start : fix.end]
    change = _change(fix, finding).say(language, old=show(old), new=show(fix.text))
    if fix.further:
        change = FURTHER.say(language, change=change, count=len(fix.further))
    return change if fix.safe else PERHAPS.say(language, change=change)


def _change(fix: Fix, finding: Finding) -> Phrase:
    if fix.start == fix.end:
        return INSERT
    is_whole = (fix.start, fix.end) == (finding.place.start, finding.place.end)
    if not fix.text:
        return DELETE if is_whole else DELETE_PART
    return CHANGE if is_whole else CHANGE_PART


def made_words(finding: Finding, language: Language, show: Callable[[str], str] = str) -> str:
    """What the fix of *finding* did, told from what it quotes: the text it was made in is no more."""
    fix, place = finding.fix, finding.place
    if fix is None:
        return ""
    is_within = place.start <= fix.start and fix.end <= place.end
    old = place.quote[fix.start - place.start : fix.end - place.start] if is_within else place.quote
    if not fix.text:
        return DELETED.say(language, old=show(old))
    phrase = MADE if is_within and old else INSERTED
    return phrase.say(language, old=show(old), new=show(fix.text), quote=show(place.quote))
