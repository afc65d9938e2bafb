"""How heavy the HTML pages are and how soon they can be used: ``python benchmarks/pages.py [--documents 100000]``.

The page for reviewers is of 200 documents with defects, the dashboard of a made store of so many. Writing is timed
here, opening and filtering in a headless Chromium, from the start of the navigation and from the click.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from documents import document

from linter.checking import Checker
from linter.document import Document, Origin
from linter.report import OUTPUTS
from linter.report.report import Context
from linter.results import Checked, Failure, Summary
from linter.rule import RuleSet
from linter.rulefiles.loading import load_rules
from linter.run import write_report

REVIEWED, CHARACTERS = 200, 10_000
FAULTS = ("布署", "XX县", "截止目前", "6月31日", "旳")


def defective_results(rules: RuleSet) -> list[Checked | Failure]:
    """Documents of CHARACTERS each, a fault put into every eighth sentence, and what is found in them."""
    draw = random.Random(3)
    checker = Checker(rules)
    results: list[Checked | Failure] = []
    for number in range(REVIEWED):
        sentences = document(draw, CHARACTERS).split("。")
        text = "。".join(
            f"{sentence}{draw.choice(FAULTS)}" if at % 8 == 7 else sentence for at, sentence in enumerate(sentences)
        )
        results += checker.check(f"报告{number:03}.txt", Document(text, Origin()).text.encode())
    return results


def write(path: Path, make: Callable[[io.TextIOBase], None]) -> None:
    """Write a page and tell its size and the time it took."""
    began = time.perf_counter()
    with path.open("w", encoding="utf-8", newline="") as stream:
        make(stream)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, written in {time.perf_counter() - began:.1f} s")


def use(browser: Any, path: Path, click: str, ready: str) -> None:
    """Open the page, click once, and tell how long each took."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector(".chart svg")
    opened = page.evaluate("() => performance.getEntriesByType('navigation')[0].domComplete")
    began = time.perf_counter()
    page.locator(click).first.click()
    page.wait_for_selector(ready)
    print(f"{path.name}: usable after {opened / 1000:.1f} s, filtered in {time.perf_counter() - began:.1f} s")
    page.close()


def main() -> None:
    # The made store and the browser are those of the tests, which no package holds.
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from tests.archives import make_store
    from tests.browser import chromium_program

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    documents = parser.parse_args().documents
    rules = load_rules()
    known = {rule.id: rule for rule in rules.rules}
    with tempfile.TemporaryDirectory() as name:
        review, archive, store = (Path(name) / file for file in ("report.html", "archive.html", "run.sqlite"))
        results = defective_results(rules)

        def reviewed(stream: Any) -> None:
            report = OUTPUTS["html"].make(Context(stream, rules=known))
            summary = write_report(results, report)
            report.end(summary)
            print(f"{summary.documents} documents, {summary.findings} findings")

        def drawn(stream: Any) -> None:
            OUTPUTS["dashboard"].make(Context(stream, rules=known, store=str(store))).end(Summary())

        write(review, reviewed)
        make_store(store, documents, rules.rules)
        write(archive, drawn)
        from playwright.sync_api import sync_playwright

        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox"])
            use(browser, review, "[data-severity=error]", ".clear:visible")
            use(browser, archive, "[data-severity=error]", ".clear:visible")
            browser.close()


if __name__ == "__main__":
    main()
