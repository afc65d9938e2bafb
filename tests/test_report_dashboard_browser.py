"""The dashboard in a real browser: what it adds up is what the store holds, whatever is chosen."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from linter.archive.store import Store
from linter.report import OUTPUTS
from linter.report.report import Context
from linter.results import Summary
from tests.archives import make_store, stored
from tests.browser import Watched, chromium
from tests.test_report_dashboard import HOSTILE, findings_of, page_of, write_run

LIST = "() => [...document.querySelectorAll('.list tbody tr:not(.detail)')].map(row => [...row.children].map(cell => cell.textContent))"


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def archive(tmp_path_factory, bundled):
    """A store, and the page of its run."""
    folder = tmp_path_factory.mktemp("dashboard")
    store, page = folder / "run.sqlite", folder / "archive.html"
    make_store(store, 3000, bundled.rules)
    stream = io.StringIO()
    rules = {rule.id: rule for rule in bundled.rules}
    OUTPUTS["dashboard"].make(Context(stream, rules=rules, store=str(store))).end(Summary())
    page.write_text(stream.getvalue(), encoding="utf-8", newline="")
    return store, page


@pytest.fixture
def watched(browser, archive):
    opened = Watched(browser, archive[1])
    opened.page.wait_for_selector(".chart svg")
    yield opened
    assert opened.complaints == []
    assert opened.requests == [archive[1].as_uri()]
    opened.page.close()


def counted(store: Path, findings: str = "1", *values: object, documents: str = "1") -> tuple[int, int]:
    """Documents with findings and findings in the store, of those that both conditions choose."""
    chosen = f"SELECT document FROM checked WHERE run = 1 AND {documents}"
    sql = (
        f"SELECT count(DISTINCT document), count(*) FROM found WHERE {findings} AND run = 1 AND document IN ({chosen})"
    )
    with Store(store) as opened:
        return next(opened.query(sql, *values))


def standing(page) -> tuple[int, int]:
    """Documents with findings and findings as the page tells them."""
    documents, findings = re.findall(r"[\d,]+", page.locator(".standing").inner_text())
    return int(documents.replace(",", "")), int(findings.replace(",", ""))


def choose(page, figure: str, nth: int = -1) -> str:
    """Click a bar by its place, the last being the greatest; its name."""
    name = page.locator(f"[data-figure={figure}] .name").nth(nth)
    text = name.text_content()
    name.click()
    return text


def test_totals_at_first(watched, archive):
    assert standing(watched.page) == counted(archive[0])
    assert watched.page.locator(".chart svg").count() == 4


def test_a_category_a_rule_and_a_severity(watched, archive):
    page = watched.page
    choose(page, "category")
    assert standing(page) == counted(archive[0], "category = 'consistency'")
    choose(page, "rule")
    rule = page.locator(".about h2 code").inner_text()
    assert standing(page) == counted(archive[0], "rule = ?", rule)
    assert page.locator(".about li").count() == 3
    page.click("button[data-severity=warning]")
    assert standing(page) == counted(archive[0], "rule = ? AND severity <> 'warning'", rule)
    assert page.locator(".none").is_visible() is (standing(page)[0] == 0)
    page.click(".clear")
    assert standing(page) == counted(archive[0])
    assert page.locator(".about").is_hidden()


def test_a_year_and_a_folder(watched, archive):
    page = watched.page
    page.locator("[data-figure=year] .ct-series-b .ct-bar").first.dispatch_event("click")
    assert standing(page) == counted(archive[0], documents="year = 2014")
    folder = choose(page, "folder")
    assert standing(page) == counted(archive[0], documents=f"year = 2014 AND folder LIKE '档案/{folder}%'")
    assert page.locator(".way > *").all_text_contents() == ["档案", folder]
    choose(page, "folder")
    page.locator(".way button").first.click()
    assert standing(page) == counted(archive[0], documents="year = 2014")
    page.keyboard.press("Escape")
    assert standing(page) == counted(archive[0])


def test_words_of_a_path(watched, archive):
    page = watched.page
    page.fill("input[name=words]", "水利局/2020")
    page.wait_for_selector(".clear:visible")
    assert standing(page) == counted(archive[0], "path LIKE '%水利局/2020%'")


def test_in_a_hundred_documents(watched, archive):
    page = watched.page
    page.select_option("[name=measure]", "hundred")
    page.wait_for_function("() => document.querySelector('[data-figure=folder] .count')?.textContent.includes('.')")
    folder = page.locator("[data-figure=folder] .name").last.text_content()
    shown = float(page.locator("[data-figure=folder] .count").all_text_contents()[-1].replace(",", ""))
    _, findings = counted(archive[0], documents=f"folder LIKE '档案/{folder}%'")
    with Store(archive[0]) as store:
        [documents] = next(store.query("SELECT count(*) FROM checked WHERE folder LIKE ?", f"档案/{folder}%"))
    assert shown == pytest.approx(findings * 100 / documents, abs=0.06)


def test_the_list_is_turned_and_sorted_and_a_document_opened(watched, archive):
    page = watched.page
    with Store(archive[0]) as store:
        sql = (
            "SELECT path, errors, warnings, infos FROM checked WHERE errors + warnings + infos > 0 ORDER BY {} LIMIT 50"
        )
        worst = list(store.query(sql.format("errors DESC, warnings DESC, infos DESC, document")))
        first = list(store.query(sql.format("path COLLATE BINARY")))

    def numbers(row):
        return tuple(int(cell or 0) for cell in row[2:5])

    rows = page.evaluate(LIST)
    assert [(f"档案/{row[0]}", *numbers(row)) for row in rows] == worst[:25]
    page.click("[data-turn='1']")
    assert [f"档案/{row[0]}" for row in page.evaluate(LIST)] == [path for path, *_ in worst[25:]]
    page.select_option("[name=order]", "path")
    assert page.evaluate(LIST)[0][0] == first[0][0].removeprefix("档案/")
    assert page.locator("[data-turn='-1']").is_disabled()
    page.locator(".list tbody button").first.click()
    with Store(archive[0]) as store:
        rules = sorted(rule for (rule,) in store.query("SELECT DISTINCT rule FROM found WHERE path = ?", first[0][0]))
    assert sorted(page.locator(".detail button").all_text_contents()) == rules


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_is_never_wider_than_the_window(browser, archive, width):
    opened = Watched(browser, archive[1], viewport={"width": width, "height": 800})
    opened.page.wait_for_selector(".chart svg")
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_print(browser, archive):
    opened = Watched(browser, archive[1])
    opened.page.emulate_media(media="print")
    assert opened.page.locator("[data-severity]:visible, .turn:visible, select:visible").count() == 0
    assert len(opened.page.pdf()) > 10_000


def test_nothing_of_a_document_runs(browser, tmp_path):
    text = "</script><script>window.hacked=1</script>"
    write_run(tmp_path / "s", stored(HOSTILE, text, findings_of(HOSTILE, text)))
    path = tmp_path / "archive.html"
    path.write_text(page_of(tmp_path / "s"), encoding="utf-8", newline="")
    opened = Watched(browser, path)
    opened.page.wait_for_selector(".chart svg")
    choose(opened.page, "rule")
    opened.page.locator(".list tbody button").first.click()
    assert opened.page.locator(".about mark").inner_text() == text
    assert opened.page.evaluate("() => window.hacked") is None
    assert opened.complaints == []


def test_an_empty_archive(browser, tmp_path):
    write_run(tmp_path / "s")
    path = tmp_path / "archive.html"
    path.write_text(page_of(tmp_path / "s"), encoding="utf-8", newline="")
    opened = Watched(browser, path)
    assert opened.page.locator(".none").is_visible()
    assert opened.complaints == []
