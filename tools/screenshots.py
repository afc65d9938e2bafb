"""The pictures of the documents: what the program prints and writes, photographed in a headless Chromium.

Run ``python tools/screenshots.py`` at the root of the project, with Chromium and a Chinese font installed.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from linter.rulefiles.loading import load_rules

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DRAFT = """\
云溪县水利局2024年上半年工作总结

2024年上半年，XX县水利局认真布署防汛工作，检查水库26座。截止目前，全县没有发生一起安全事故。

一、主要工作
“清水入库”工程于6月31日完工。

二、存在的问题
部分小型水库管护力量薄弱。

三、下半年打算
配齐巡查人员，完善管护制度。

云溪县水利局
2024年07月10日
"""
GREY, INK = (30, 33, 38), (222, 224, 222)
RED, GREEN, YELLOW, BLUE = (240, 113, 103), (126, 200, 147), (229, 181, 95), (120, 170, 230)
MAGENTA, CYAN = (200, 150, 220), (105, 195, 205)
THEME = TerminalTheme(GREY, INK, [GREY, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, INK])
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px; background: #eceae5; width: max-content; }}
pre {{ margin: 0; padding: 20px 26px 22px; background: #1e2126; color: #dee0de; border-radius: 8px;
  font: 15px/1.5 "Cascadia Mono", "WenQuanYi Micro Hei Mono", "Noto Sans Mono CJK SC", monospace; }}
pre i {{ display: inline-block; width: 2ch; text-align: center; font-style: normal; }}
.typed {{ color: #fff; }} .prompt {{ color: #9aa0a8; }}
</style><pre>{}</pre>"""
PROMPT = "D:\\公文>"


def photograph() -> None:
    """Take every picture anew."""
    # The made store and the browser are those of the tests, which no package holds.
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    from tests.archives import make_store
    from tests.browser import chromium_program

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        browser = driver.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox"])
        (folder / "半年总结.txt").write_text(DRAFT, encoding="utf-8")
        _terminal(browser, "screen.png", [_run(folder, "半年总结.txt")])
        _terminal(browser, "fix.png", [_run(folder, "--fix", "半年总结.txt")])
        (folder / "半年总结.txt").write_bytes((ROOT / "examples" / "draft.txt").read_bytes())
        _run(folder, "半年总结.txt", "--output", "结果.html")
        _page(browser, folder / "结果.html", "report.png", keys="jjjjjj")
        make_store(folder / "run.sqlite", 3000, load_rules().rules)
        _run(folder, "--store", "run.sqlite", "--output", "archive.html")
        _page(browser, folder / "archive.html", "archive.png")
        browser.close()


def _run(folder: Path, *words: str) -> str:
    """A command as it is typed, and what it prints, as markup."""
    command = [sys.executable, "-m", "linter", "--color", "always", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environment)
    console = Console(record=True, width=200, file=io.StringIO())
    console.print(Text.from_ansi(done.stdout), soft_wrap=True)
    printed = console.export_html(theme=THEME, inline_styles=True, code_format="{code}").rstrip()
    printed = re.sub(r">[^<]+|^[^<]+", lambda words: _in_cells(words[0]), printed)
    typed = _in_cells(escape(" ".join(["reportlint", *words])))
    return f'<span class="prompt">{_in_cells(escape(PROMPT))}</span> <span class="typed">{typed}</span>\n\n{printed}'


def _in_cells(words: str) -> str:
    """Every wide character of *words* in two cells, as terminals show it, whatever the font."""
    return "".join(f"<i>{character}</i>" if cell_len(character) == 2 else character for character in words)


def _terminal(browser: Any, picture: str, commands: Sequence[str]) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 200})
    page.set_content(TERMINAL.format("\n\n".join(commands)))
    page.locator("body").screenshot(path=str(PICTURES / picture))
    page.close()


def _page(browser: Any, path: Path, picture: str, keys: str = "") -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 860})
    page.goto(path.as_uri())
    page.wait_for_selector(".chart svg")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    page.screenshot(path=str(PICTURES / picture))
    page.close()


if __name__ == "__main__":
    photograph()
