"""The page for reviewers in a real browser: marks, filters, steps, keys, print, and nothing that leaves the page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from linter.finding import Severity
from tests.browser import Watched, chromium
from tests.reporting import checked, failure, finding, printed, text_of
from tests.test_report_html import CASES

PLAN = text_of("稿/计划.txt", "关于XX县的计划\n布署布署，截止目前\n\n2024年6月31日，共XX万元\n")
PLAN_FINDINGS = [
    finding(PLAN, 2, 4, "“XX”没有填写", rule="masked", fix=(2, 4, "", False)),
    finding(PLAN, 2, 5, "“XX县”没有填写", rule="masked-place", severity=Severity.WARNING),
    finding(PLAN, 9, 11, "“布署”应为“部署”", rule="typo", severity=Severity.WARNING, related=[(2, 4)]),
    finding(PLAN, 11, 13, "“布署”应为“部署”", rule="typo", severity=Severity.WARNING, related=[(2, 4)]),
    finding(PLAN, 14, 16, "“截止”应为“截至”", rule="until", severity=Severity.INFO),
    finding(PLAN, 18, 18, "缺少标题", rule="heading", severity=Severity.WARNING),
    finding(PLAN, 16, 25, "跨了几行", rule="span"),
    finding(PLAN, 32, 34, "“XX”没有填写", rule="masked"),
]
NOTICE = text_of("稿/通知.txt", "".join(f"第{number}行有XX，请改\n" for number in range(400)))
NOTICE_FINDINGS = [
    finding(NOTICE, place.start(), place.end(), "“XX”没有填写", rule="masked")
    for place in re.finditer("XX", NOTICE.text)
][:300]
HOSTILE = text_of(
    "<img src=x onerror=window.hacked=1>.txt",
    "\n".join([*(text for text in CASES.values()), "</script><script>window.hacked=1</script>", "{{ 7*7 }} ${7*7}"]),
)


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("html") / "r.html"
    text = printed(
        "html", checked(PLAN, *PLAN_FINDINGS), checked(NOTICE, *NOTICE_FINDINGS), failure("坏.txt", "打不开")
    )
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.fixture
def watched(browser, report):
    opened = Watched(browser, report)
    yield opened
    assert opened.complaints == []
    assert opened.requests == [report.as_uri()]
    opened.page.close()


SHOWN_NOTES = (
    "() => [...document.querySelectorAll('.note')].filter(n => n.getClientRects().length).map(n => n.dataset.f)"
)
SHOWN_MARKS = "() => [...document.querySelectorAll('mark:not(.off)')].filter(n => n.getClientRects().length).length"


def test_marks_cover_exactly_what_was_found(watched):
    pieces = watched.page.evaluate(
        """() => { const all = {};
        for (const mark of document.querySelectorAll('mark[data-f]'))
          for (const number of mark.dataset.f.split(' ')) all[number] = (all[number] ?? '') + mark.textContent;
        return all; }"""
    )
    found = [*PLAN_FINDINGS, *NOTICE_FINDINGS]
    assert pieces == {str(number): one.place.quote.replace("\n", "") for number, one in enumerate(found)}


def test_every_mark_can_be_seen_and_told_apart_without_colour(watched):
    borders = watched.page.evaluate(
        """() => Object.fromEntries(['error', 'warning', 'info'].map(name =>
        [name, getComputedStyle(document.querySelector(`mark.${name}:not(.many)`)).borderBottomStyle]))"""
    )
    assert sorted(borders.values()) == ["dashed", "dotted", "solid"]
    sizes = watched.page.evaluate(
        "() => [...document.querySelectorAll('mark')].map(m => m.getBoundingClientRect()).map(b => Math.min(b.width, b.height))"
    )
    assert min(sizes) > 3


def test_charts_and_filters_appear_and_tell_the_same_totals(watched):
    page = watched.page
    assert page.locator(".chart svg").count() == 2
    counts = page.locator(".chart[data-chart=document] .count").all_text_contents()
    assert sorted(counts) == sorted([str(len(PLAN_FINDINGS)), str(len(NOTICE_FINDINGS))])
    assert page.locator(".standing").inner_text() == f"共 {len(PLAN_FINDINGS) + len(NOTICE_FINDINGS)} 处"
    assert "打不开" in page.locator(".failures").inner_text()


FILTERS = {
    "by severity": (["button[data-severity=error]", "button[data-severity=warning]"], {}, ["4"]),
    "by rule": ([], {"rule": "typo"}, ["2 3"]),
    "by document and severity": (["button[data-severity=error]"], {"document": "1"}, ["1", "2 3", "4", "5"]),
}


@pytest.mark.parametrize(("clicks", "choices", "notes"), FILTERS.values(), ids=FILTERS)
def test_filters(watched, clicks, choices, notes):
    page = watched.page
    for name, value in choices.items():
        page.select_option(f"select[name={name}]", value)
    for selector in clicks:
        page.click(selector)
        assert page.get_attribute(selector, "aria-pressed") == "false"
    page.wait_for_function(f"() => document.querySelectorAll('.note:not([hidden])').length === {len(notes)}")
    assert page.evaluate(SHOWN_NOTES) == notes
    # A mark stays as long as one of its findings does.
    wanted = {number for of_note in notes for number in of_note.split()}
    assert page.evaluate(SHOWN_MARKS) == page.evaluate(
        "wanted => [...document.querySelectorAll('mark')].filter(m => m.dataset.f.split(' ').some(f => wanted.includes(f))).length",
        sorted(wanted),
    )
    page.click(".clear")
    assert page.evaluate("() => document.querySelectorAll('.note[hidden]').length") == 0
    assert page.locator(".clear").is_hidden()


def test_search_and_nothing_found(watched):
    page = watched.page
    page.fill("input[name=words]", "截至")
    page.wait_for_function("() => document.querySelectorAll('.note:not([hidden])').length === 1")
    assert page.evaluate(SHOWN_NOTES) == ["4"]
    assert page.locator(".standing").inner_text().startswith("1 处")
    page.fill("input[name=words]", "<没有这样的话>")
    page.locator(".none").wait_for(state="visible")
    page.keyboard.press("Escape")
    assert page.locator(".none").is_hidden()


def test_steps_by_key_and_by_button(watched):
    page = watched.page
    current = "() => [...document.querySelectorAll('mark.current')].map(m => m.textContent).join('')"
    for number in (0, 1, 2, 3):
        page.keyboard.press("j")
        assert page.evaluate(current) == PLAN_FINDINGS[number].place.quote
    assert page.locator(".standing").inner_text().startswith("4 / ")
    assert page.evaluate("() => document.querySelectorAll('.related').length") == 1
    assert page.evaluate("() => document.activeElement.closest('.note').dataset.f") == "2 3"
    assert page.evaluate("() => document.activeElement.parentElement.open")
    page.keyboard.press("k")
    assert page.evaluate(current) == "布署"
    page.click("[data-step='-1']")
    page.click("[data-step='-1']")
    page.click("[data-step='-1']")
    page.wait_for_function("() => document.querySelector('mark.current').getBoundingClientRect().top < innerHeight")
    assert page.locator(".standing").inner_text() == "308 / 308"


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_current_is_in_the_window(browser, report, width):
    page = Watched(browser, report, viewport={"width": width, "height": 800}).page
    for _ in range(150):
        page.keyboard.press("j")
    page.wait_for_timeout(100)
    if width > 620:
        tools = page.locator(".filters").bounding_box()
        first, last = tools["y"] + tools["height"], 800
    else:
        first, last = 0, page.locator(".steps").bounding_box()["y"]
    for name in ("mark.current", ".note.current"):
        box = page.locator(name).first.bounding_box()
        assert first <= box["y"] <= box["y"] + box["height"] <= last, name


def test_a_mark_opens_its_note_and_a_bar_filters(watched):
    page = watched.page
    page.click("mark[data-f='4']")
    assert page.evaluate("() => document.querySelector('.note[data-f=\"4\"] details').open")
    page.locator(".chart[data-chart=document] .ct-bar.chosen").first.dispatch_event("click")
    assert page.input_value("select[name=document]") in ("1", "2")
    assert page.locator(".document:visible").count() == 1
    page.locator(".chart[data-chart=category] .name").first.click()
    assert page.input_value("select[name=category]") == "placeholder"


def test_print_shows_all(browser, report):
    opened = Watched(browser, report)
    page = opened.page
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".filters").is_hidden()
    assert len(page.evaluate(SHOWN_NOTES)) == page.locator(".note").count()
    hidden = page.evaluate(
        "() => [...document.querySelectorAll('.line > p, .message, .note:not(.again) dl')].filter(n => !n.getClientRects().length).length"
    )
    assert hidden == 0
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.evaluate("() => document.querySelectorAll('.note details[open]').length") == 0
    assert page.evaluate("() => document.querySelectorAll('.line > p + .notes').length") == 0
    assert len(opened.page.pdf()) > 10_000
    assert opened.complaints == []


def test_without_scripts_the_documents_and_notes_are_whole(browser, report):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(report.as_uri())
    assert opened.locator(".filters").is_hidden()
    assert opened.locator(".note").first.is_visible()
    assert opened.locator("noscript").first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_words_can_be_read(browser, report, scheme):
    opened = Watched(browser, report, color_scheme=scheme)
    colours = opened.page.evaluate(
        """() => { const style = getComputedStyle(document.documentElement);
        const names = ['ground', 'paper', 'faint', 'ink', 'quiet', 'error', 'warning', 'info', 'accent', 'good',
          'error-tint', 'warning-tint', 'info-tint', 'error-fill', 'warning-fill', 'info-fill'];
        return Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--${name}`).trim()])); }"""
    )
    for words in ("ink", "quiet", "error", "warning", "info", "accent", "good"):
        for ground in ("ground", "paper", "faint"):
            assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
    for tint in ("error-tint", "warning-tint", "info-tint"):
        assert contrast(colours["ink"], colours[tint]) >= 7, tint
        assert contrast(colours["quiet"], colours[tint]) >= 4.5, tint
    for fill in ("error-fill", "warning-fill", "info-fill"):
        assert contrast(colours[fill], colours["ground"]) >= 3, fill


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2: 1 for the same colour, 21 for black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_is_never_wider_than_the_window(browser, report, width):
    opened = Watched(browser, report, viewport={"width": width, "height": 800})
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_nothing_of_a_document_runs(browser, tmp_path):
    path = tmp_path / "hostile.html"
    found = [
        finding(HOSTILE, 0, len(HOSTILE.text), "<svg onload=window.hacked=1>"),
        finding(HOSTILE, 5, 5, "{{ 7*7 }}"),
    ]
    path.write_text(printed("html", checked(HOSTILE, *found)), encoding="utf-8", newline="")
    opened = Watched(browser, path)
    opened.page.keyboard.press("j")
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("() => window.hacked") is None
    assert opened.complaints == []
    assert opened.requests == [path.as_uri()]
    lines = opened.page.evaluate(
        """() => [...document.querySelectorAll('.line > p')].map(line => {
        for (const sign of line.querySelectorAll('[data-c]')) sign.textContent = String.fromCodePoint(parseInt(sign.dataset.c, 16));
        return line.textContent; })"""
    )
    # Half of a surrogate pair cannot be handed over, the rest can.
    assert "\n".join(lines).encode("utf-8", "replace") == HOSTILE.text.encode("utf-8", "replace")


def test_every_rule_and_category_there_is_can_be_shown(browser, tmp_path, bundled):
    document = text_of("全.txt", "甲" * len(bundled.rules))
    found = []
    for at, rule in enumerate(bundled.rules):
        one = finding(document, at, at + 1, rule.message.zh, rule=rule.id, severity=rule.severity)
        found.append(replace(one, category=rule.category))
    path = tmp_path / "all.html"
    rules = {rule.id: rule for rule in bundled.rules}
    path.write_text(printed("html", checked(document, *found), rules=rules), encoding="utf-8", newline="")
    opened = Watched(browser, path)
    assert opened.page.locator(".chart[data-chart=category] .ct-label.name").count() == len(
        {r.category for r in bundled.rules}
    )
    assert opened.page.locator(".chart[data-chart=place] svg").count() == 1
    assert opened.page.locator("select[name=rule] option").count() == len(bundled.rules) + 1
    assert opened.complaints == []
