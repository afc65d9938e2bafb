"""The documents as a site: built with every link checked, whole without a network, its examples run."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import regex

from linter.language import Mistake

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for module in ("mkdocs", "material", "mkdocstrings"):
        pytest.importorskip(module, reason=f'{module} is not installed: pip install "reportlint[docs]"')
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


class Links(HTMLParser):
    """What a page loads, where its links lead, and the anchors in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.update(filter(None, (given.get("id"), given.get("name"))))
        if tag == "a":
            self.linked.append(given.get("href", ""))
        elif tag == "link" and given.get("rel") in ("canonical", "next", "prev"):
            return
        else:
            self.loaded += [given[name] for name in ("src", "href") if name in given]


def test_every_page_is_whole_without_a_network_and_its_links_lead_somewhere(site: Path) -> None:
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html") if path.name != "404.html"}
    assert len(pages) > 10
    for path, links in pages.items():
        assert [target for target in links.loaded if urlsplit(target).scheme in ("http", "https")] == [], path
        for target in links.linked:
            address = urlsplit(target)
            if address.scheme or not target:
                continue
            file = (path.parent / unquote(address.path)).resolve() if address.path else path
            assert file.exists(), (path.name, target)
            if address.fragment and file in pages:
                assert unquote(address.fragment) in pages[file].anchors, (path.name, target)
    for style in site.rglob("*.css"):
        assert not regex.search(r"url\(\s*[\"']?https?:", style.read_text(encoding="utf-8")), style


def test_every_page_stands_in_the_navigation() -> None:
    told = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [path.name for path in sorted(ROOT.glob("docs/*.md")) if f": {path.name}\n" not in told] == []


def test_pictures_are_small_and_shown() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("docs/*.md"))
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert picture.stat().st_size < 300_000
        assert f"(pictures/{picture.name})" in pages


EXAMPLES = regex.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), regex.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_of_the_python_page_work(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    for name in ("draft.txt", "reports/a.txt"):
        Path(name).write_text("关于XX县的报告\n", encoding="utf-8")
    Path("reports/b.txt").write_bytes(b"\x00\xff")
    try:
        exec(example, {})
    except Mistake as mistake:
        pytest.fail(mistake.say("en"))
    assert capsys.readouterr().out
