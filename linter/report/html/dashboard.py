"""The dashboard of an archive run: one page for any number of documents, drawn from the store."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TextIO

from linter.archive import aggregates
from linter.archive.store import Run, Store
from linter.finding import Category
from linter.language import Language, Mistake
from linter.report.html.archive import archive_data, failures_of
from linter.report.html.page import inlined, render
from linter.report.html.words import ARCHIVE_WORDS
from linter.report.report import Context
from linter.report.visible import Visible
from linter.report.words import CATEGORIES, SEVERITIES, phrase_words
from linter.results import Checked, Summary
from linter.rule import Rule

SCRIPT_WORDS = (
    "all_folders", "chosen", "fewer", "here", "in_documents", "line", "more", "no_year", "page", "remove", "samples",
    "source", "why",
)  # fmt: skip


class DashboardReport:
    """Waits for the end of the run and reads all of it from the store."""

    def __init__(self, context: Context) -> None:
        """Raises Mistake when the run is kept in no store."""
        if context.store is None:
            raise Mistake(
                "档案总览要从存储里画出来；请加上 --store 文件.sqlite，或者写 html:文件名 得到逐个文件的报告",
                "the dashboard of an archive is drawn from a store; add --store FILE.sqlite, or write html:FILE for a "
                "report on each document",
            )
        self._context = context
        self._store = context.store

    def document(self, checked: Checked) -> None:
        """Nothing: the store holds it."""

    def end(self, summary: Summary) -> None:
        """Write the page of the newest run."""
        with Store(self._store) as store:
            context = self._context
            write_dashboard(store, store.latest(), context.stream, context.rules, context.language)


def write_dashboard(store: Store, run: Run, stream: TextIO, rules: Mapping[str, Rule], language: Language) -> None:
    """Write the page of *run* to *stream*; *rules*, by their id, tell what those of the run are for.

    Raises Mistake when the store is damaged.
    """
    totals = aggregates.totals(store, run.number)
    counts = (totals.errors, totals.warnings, totals.infos)
    names = {severity.value: name.say(language) for severity, name in SEVERITIES.items()}
    categories = {category.value: CATEGORIES[category].say(language) for category in Category}
    words = {name: phrase_words(ARCHIVE_WORDS[name], language) for name in SCRIPT_WORDS}
    more = {"words": words, "severities": list(names.values()), "categories": categories}
    said = ARCHIVE_WORDS["said"].say(
        language,
        documents=_number(totals.documents),
        characters=_number(totals.characters),
        flawed=_number(totals.flawed),
        share=f"{totals.flawed / max(1, totals.documents):.1%}",
    )
    values = {
        "run": run,
        "said": said,
        "severities": [(*name, count) for name, count in zip(names.items(), counts, strict=True)],
        "tables": _tables(store, run.number, categories, language),
        "failures": failures_of(store, run.number),
        "failed": totals.failures,
        "data": archive_data(store, run.number, rules, language, more),
        "language": language,
        "say": partial(_say, language),
        "number": _number,
        "plain": Visible(language),
        **inlined(("page.css", "filters.css", "dashboard.css"), ("chartist.js", "charts.js", "dashboard.js")),
    }
    stream.writelines(render("dashboard.html", **values))


def _tables(
    store: Store, run: int, categories: Mapping[str, str], language: Language
) -> dict[str, list[aggregates.Group]]:
    """The rows of the tables under the charts that have few: years and categories."""
    years = aggregates.by_year(store, run)
    of_category = aggregates.by_category(store, run)
    unknown = ARCHIVE_WORDS["no_year"].say(language)
    return {
        "year": [_named(group, group.name or unknown) for group in years],
        "category": [_named(group, categories.get(group.name, group.name)) for group in of_category],
        "folder": [],
        "rule": [],
    }


def _named(group: aggregates.Group, name: str) -> aggregates.Group:
    return aggregates.Group(name, group.documents, group.errors, group.warnings, group.infos)


def _number(value: int) -> str:
    return f"{value:,}"


def _say(language: Language, name: str, **fields: object) -> str:
    return ARCHIVE_WORDS[name].say(language, **fields)
