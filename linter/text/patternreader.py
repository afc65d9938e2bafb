"""A small reader of regular expressions, deliberately timid: whatever it does not know for certain requires nothing.

It understands concatenation, alternation, groups, references to the group just before, quantifiers, small
character classes, escapes and look-around; of anything else it raises ValueError.
"""

from __future__ import annotations

from linter.text.stretches import ANYTHING, EMPTY, MOST_STRINGS, Piece, Requirement, literal, union, worth

_CONTROL = {"n": "\n", "t": "\t"}


class PatternReader:
    """A recursive-descent reader over one pattern.

    *within_line* tells, once it is read, that a match and all around it that makes it one lie in one line.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.within_line = True

    def alternation(self) -> Piece:
        branches = [self.concatenation()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            branches.append(self.concatenation())
        exact = union(branch.exact for branch in branches)
        required = union(branch.required for branch in branches)
        return Piece(exact, required, first=union(branch.first for branch in branches))

    def concatenation(self) -> Piece:
        best: Requirement = None
        run, before = frozenset({""}), frozenset({""})
        whole = True
        first: Requirement = None
        last = EMPTY

        def offer(candidate: Requirement) -> None:
            nonlocal best
            if candidate and "" not in candidate and (best is None or worth(candidate) > worth(best)):
                best = candidate

        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            piece = self.quantified()
            if piece.refers_to and piece.refers_to == last.group and last.exact is not None:
                # What a group matched stands twice: 亩亩 or 户户, never 亩户.
                run = frozenset(left + right * 2 for left in before for right in last.exact)
            elif piece.exact is not None and len(run) * len(piece.exact) <= MOST_STRINGS:
                before, run = run, frozenset(left + right for left in run for right in piece.exact)
            else:
                first = first if not whole else piece.first if run == {""} else run
                whole = False
                offer(run)
                before, run = frozenset({""}), piece.exact if piece.exact is not None else frozenset({""})
            offer(piece.required)
            if piece.repeated:
                first = run if whole else first
                whole = False
                offer(run)
                before, run = frozenset({""}), piece.exact if piece.exact is not None else frozenset({""})
            last = piece
        offer(run)
        first = run if whole else first
        return Piece(run if whole else None, best, first=first if first and "" not in first else None)

    def quantified(self) -> Piece:
        piece = self.atom()
        pattern = self.pattern
        if self.at == len(pattern) or pattern[self.at] not in "*+?{":
            return piece
        counts = pattern[self.at]
        self.at += 1
        if counts == "{":
            close = pattern.index("}", self.at)
            counts = pattern[self.at : close]
            self.at = close + 1
        if self.at < len(pattern) and pattern[self.at] in "?+":
            self.at += 1
        if counts == "1":
            return piece
        if counts == "?" and piece.exact is not None:
            return Piece(piece.exact | {""})
        least = counts.partition(",")[0]
        at_least_once = counts == "+" or (least.isdigit() and int(least) > 0)
        return Piece(piece.exact, piece.required, repeated=True, first=piece.first) if at_least_once else ANYTHING

    def atom(self) -> Piece:
        char = self.pattern[self.at]
        if char == "(":
            return self.group()
        if char == "[":
            return self.character_class()
        if char == "\\":
            return self.escape()
        self.at += 1
        if char in "^$":
            return EMPTY
        self.within_line &= char != "\n"
        return ANYTHING if char == "." else literal(frozenset({char}))

    def group(self) -> Piece:
        pattern = self.pattern
        self.at += 1
        name, looks_around, negated = "", False, False
        if pattern.startswith("?P=", self.at):
            close = pattern.index(")", self.at)
            name, self.at = pattern[self.at + 3 : close], close + 1
            return Piece(refers_to=name)
        if pattern.startswith("?", self.at):
            if pattern.startswith("?:", self.at):
                self.at += 2
            elif pattern.startswith(("?=", "?!", "?<=", "?<!"), self.at):
                looks_around = True
                self.at += 3 if pattern[self.at + 1] == "<" else 2
                negated = pattern[self.at - 1] == "!"
            elif pattern.startswith(("?P<", "?<"), self.at):
                opened = pattern.index("<", self.at) + 1
                close = pattern.index(">", opened)
                name, self.at = pattern[opened:close], close + 1
            else:
                raise ValueError("a group of another sort")
        body = self.alternation()
        if pattern[self.at] != ")":
            raise ValueError("an open group")
        self.at += 1
        if looks_around:
            return EMPTY if negated else Piece(EMPTY.exact, body.required)
        return Piece(body.exact, body.required, first=body.first, group=name)

    def character_class(self) -> Piece:
        pattern = self.pattern
        self.at += 1
        members: set[str] = set()
        known = pattern[self.at] != "^"
        negated, line_end = not known, False
        first = True
        while first or pattern[self.at] != "]":
            char = pattern[self.at]
            if char == "[" or pattern.startswith(("--", "&&", "||", "~~"), self.at):
                raise ValueError("a class of classes")
            if char == "\\":
                self.at += 1
                char = pattern[self.at]
                known = known and (char in _CONTROL or not char.isalnum())
                line_end |= char in "ns"
                # Escapes that are no single characters, or low ones, may be line ends.
                self.within_line &= negated or char in "wdtSxu" or not char.isalnum()
                self.within_line &= not pattern.startswith(("x0", "x1", "u00", "t-"), self.at)
                char = _CONTROL.get(char, char)
            if pattern[self.at + 1] == "-" and pattern[self.at + 2] != "]":
                last = pattern[self.at + 2]
                if known and last != "\\" and 0 < ord(last) - ord(char) < MOST_STRINGS:
                    members.update(map(chr, range(ord(char), ord(last) + 1)))
                else:
                    known = False
                self.at += 3 if last != "\\" else 2
            else:
                members.add(char)
                self.at += 1
            first = False
        self.at += 1
        self.within_line &= (line_end or "\n" in members) == negated
        return literal(frozenset(members)) if known and len(members) <= MOST_STRINGS else ANYTHING

    def escape(self) -> Piece:
        char = self.pattern[self.at + 1]
        self.at += 2
        self.within_line &= char in "wdtSbBgkmM" or not char.isalpha() or self.pattern.startswith("{Han}", self.at)
        if char in "pPgk":
            closing = "}" if char in "pP" else ">"
            if self.pattern[self.at] not in "{<":
                raise ValueError("an escape of another sort")
            self.at = self.pattern.index(closing, self.at) + 1
            return ANYTHING
        if char in "uxUNLKQX":
            raise ValueError("an escape of another sort")
        if char in "bBAZGmM":
            return EMPTY
        if char in _CONTROL:
            return literal(frozenset({_CONTROL[char]}))
        return ANYTHING if char.isalnum() else literal(frozenset({char}))
