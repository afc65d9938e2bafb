"""How a place is told to people: by line, or by paragraph, cell or note where a document has no lines."""

from __future__ import annotations

from linter.finding import Place, Region
from linter.language import Language, Phrase

LINE = Phrase("第{line}行", "line {line}")
REGIONS: dict[Region, Phrase] = {
    "body": Phrase("第{number}段", "paragraph {number}"),
    "table": Phrase("表{number}第{row}行第{column}列", "table {number}, row {row}, column {column}"),
    "header": Phrase("页眉", "page header"),
    "footer": Phrase("页脚", "page footer"),
    "footnote": Phrase("脚注{number}", "footnote {number}"),
    "endnote": Phrase("尾注{number}", "endnote {number}"),
    "text-box": Phrase("文本框{number}", "text box {number}"),
}
CHARACTER = Phrase("{where}第{column}字", "{where}, column {column}")


def line_words(place: Place, language: Language) -> str:
    """The line *place* begins in, or what stands for it: 第3行, 第3段, 表1第2行第3列."""
    part = place.part
    if part is None:
        return LINE.say(language, line=place.line)
    return REGIONS[part.region].say(language, number=part.number, row=part.row, column=part.column)


def place_words(place: Place, language: Language) -> str:
    """Where *place* begins, to the character where lines or paragraphs are counted."""
    where = line_words(place, language)
    if place.part is not None and place.part.region != "body":
        return where
    return CHARACTER.say(language, where=where, column=place.column)
