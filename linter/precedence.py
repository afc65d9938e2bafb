"""Of all that rules say of one place, what is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from linter.finding import Category, Edit, Finding, Severity
from linter.found import Found


def one_for_a_place(found: Iterable[Found]) -> Iterator[Found]:
    """One hit for each span: a line of boilerplate that several rules know goes out all the same."""
    places: set[tuple[int, int]] = set()
    for one in sorted(found, key=lambda one: -one.rule.severity.rank):
        place = one.hit.start, one.hit.end
        if place not in places:
            places.add(place)
            yield one


def without_silenced(found: list[Found], silenced: Mapping[str, Sequence[str]]) -> list[Found]:
    """*found* without hits of rules that another, which reports the same span, speaks instead of."""
    told = {(rule, one.hit.start, one.hit.end) for one in found for rule in silenced.get(one.rule.id, ())}
    return [one for one in found if (one.rule.id, one.hit.start, one.hit.end) not in told] if told else found


def without_yielding(found: list[Found]) -> list[Found]:
    """*found* without hits of rules that give way, where another that is no less severe mends the same characters."""
    yielding = {one.rule.severity for one in found if one.rule.gives_way}
    mended = {severity: _Mended(one for one in found if one.rule.severity >= severity) for severity in yielding}
    return [one for one in found if not (one.rule.gives_way and mended[one.rule.severity].touches(one.hit.edit))]


class _Mended:
    """What the edits of rules that do not give way would change."""

    def __init__(self, found: Iterable[Found]) -> None:
        firm = (one.hit.edit for one in found if one.rule.fix is not None and not one.rule.gives_way)
        spans = sorted((edit.start, edit.end) for edit in firm if edit is not None)
        self._starts = [start for start, _ in spans]
        self._furthest = list(accumulate((end for _, end in spans), max))

    def touches(self, edit: Edit | None) -> bool:
        """Whether they change a character that *edit* does."""
        before = bisect_left(self._starts, edit.end) if edit is not None else 0
        return edit is not None and before > 0 and self._furthest[before - 1] > edit.start


def without_covered(findings: list[Finding]) -> Iterator[Finding]:
    """Findings in order of place, without duplicates and those within a longer one of their category, no less severe.

    Of two rules that speak of one place the longer span says more: 对旳 rather than 旳.
    """
    findings.sort(key=lambda f: (f.place.start, -f.place.end, -f.severity.rank, f.rule))
    furthest: dict[tuple[Category, Severity], tuple[int, int]] = {}
    seen: set[tuple[str, int, int, str]] = set()
    for finding in findings:
        start, end = finding.place.start, finding.place.end
        key = (finding.rule, start, end, finding.message)
        longest = [
            furthest.get((finding.category, severity), (start, -1))
            for severity in Severity
            if severity >= finding.severity
        ]
        covered = start < end and any(
            other_end > end or (other_end == end and other_start < start) for other_start, other_end in longest
        )
        if covered or key in seen:
            continue
        seen.add(key)
        if end > furthest.get((finding.category, finding.severity), (start, -1))[1]:
            furthest[finding.category, finding.severity] = (start, end)
        yield finding
