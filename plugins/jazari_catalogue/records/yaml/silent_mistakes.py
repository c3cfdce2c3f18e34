"""Slips that YAML takes without a word: the text it reads is not the one its author sees.

A ``#`` after a blank begins a comment in the middle of a text; a dash, a comma, a colon or a space
that only looks like the one YAML knows is part of a text. Whether a file may hold any is found by
a few searches of its whole text; only then are its scalars looked at one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from jazari_catalogue.records.problems.position import BREAK, Position
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.characters import FOREIGN_SPACES
from jazari_catalogue.records.yaml.punctuation import BULLETS, COLONS, COMMAS, DASHES, UNMISTAKABLE

if TYPE_CHECKING:
    from jazari_catalogue.records.yaml.scalar import Slip, Written

# Each is searched once in a text of megabytes: a pattern that begins with one certain character is
# found many times as fast as one that begins with any of several.
_MARKS = f"[{DASHES}{BULLETS}*+{FOREIGN_SPACES}]"
_LINE_BEGINS = re.compile(
    rf"\n[ \t]*+(?:{_MARKS}|-(?:[^ \r\n]| +{_MARKS})|#\w|\(?[0-9٠-٩]{{1,2}}[.)°-]|[a-z]\)|o\s"
    rf"|(?:{'|'.join(UNMISTAKABLE)})[ .]|[a-z_]++ ?(?:[;؛٫]|:(?!//)[^ \r\n]))"
)
# No pattern goes back over what it has read: the text may be anyone's.
_IN_BRACKETS = re.compile(r"\[[^\[\]]*+")
_BETWEEN_ITEMS = re.compile(f"[{COMMAS}{DASHES}{BULLETS};(«“]")
_COMMA_IN_NUMBER = re.compile(r",(?<=\d,)\d")
_LINES_WITHOUT_COMMA = re.compile(r"\n(?<=[^,\[]\n)\s*+[^\s#]")
_COLON = re.compile(f"[{COLONS}]")
_HASH = re.compile(r"#(?<=[ \t\"'].)")
_ESCAPE = re.compile(r"\\[tnr_]")
_REFERENCE = re.compile(r"&(?:#|\w+;)")
_ENCODED_LINK = re.compile(r"(?:[(<]|\]:\s*+)[^\s()<>%]*+%")
_SPACE = f"[{FOREIGN_SPACES}]"
_FOREIGN_SPACE = re.compile(_SPACE)
_SPACES_WITH_A_MEANING = (
    # Where a line, an item or a key begins; after a quote or bracket; before a comma or the end.
    re.compile(rf"\n(?:[ \t-]*+[\"']?\w*+[\"']? *+:? *+|[ \t\-#*+.)\d]*+){_SPACE}"),
    re.compile(rf"[{{,\[][ \t-]*+[\"']?\w*+[\"']? *+:? *+{_SPACE}"),
    re.compile(
        rf"{_SPACE}(?:(?<=[\"'\]}}|>].)|(?<=[\"'\]}}|>][ \t].)|[ \t]*+(?:[,\]}}\r\n]|# |$))"
    ),
)
"""Where an ASCII space would be more than the space between two words."""

_MOST = 1000
"""Slips that are reported of one file: it may have as many as letters."""

Span = tuple[int, int]


def suspects(text: str) -> list[Span]:
    """Where ``text`` has the signs that slips are made of; most files have none."""
    if "\r" in text and "\n" not in text:
        return [(0, len(text))]
    found = [
        match.span()
        for pattern in (_LINE_BEGINS, _ESCAPE, _REFERENCE)
        for match in pattern.finditer(text)
    ]
    found += [
        match.span()
        for match in _IN_BRACKETS.finditer(text)
        if _BETWEEN_ITEMS.search(match[0])
        or _COMMA_IN_NUMBER.search(match[0])
        or _LINES_WITHOUT_COMMA.search(match[0])
    ]
    if "%" in text:
        found += [match.span() for match in _ENCODED_LINK.finditer(text)]
    if any(colon in text for colon in COLONS):
        found += [match.span() for match in _COLON.finditer(text)]
    found += [match.span() for match in _HASH.finditer(text) if _ends_text(text, match.start())]
    if first := _FOREIGN_SPACE.search(text):
        if "\n" not in text[: first.start()]:  # the patterns know a line by the break before it
            found.append(first.span())
        found += [
            match.span() for pattern in _SPACES_WITH_A_MEANING for match in pattern.finditer(text)
        ]
    return found


def _ends_text(text: str, offset: int) -> bool:
    """Whether something stands before the ``#`` at ``offset`` in its line."""
    nearby = max(offset - 80, 0)
    line = text[max(text.rfind("\n", nearby, offset), nearby) : offset]
    return not line.isspace()


class _Collection:
    """A list or mapping that is being read."""

    __slots__ = ("awaits_value", "in_brackets", "is_mapping", "key", "keys_above")

    def __init__(self, event: Any, keys_above: tuple[str, ...]) -> None:
        self.is_mapping = type(event) is yaml.MappingStartEvent
        self.in_brackets = bool(event.flow_style)
        self.keys_above = keys_above
        self.key = ""
        self.awaits_value = False

    def keys(self) -> tuple[str, ...]:
        """The keys that lead to what is read next."""
        return (*self.keys_above, self.key) if self.is_mapping else self.keys_above


_Scalar = tuple[Any, "_Collection | None", str, bool]
"""The event, what it is in, the key that it is or belongs to, and whether it is one."""


class SilentMistakes:
    """Hands on the events of a text, and remembers its scalars."""

    def __init__(self, text: str, spans: list[Span], get_event: Callable[[], Any]) -> None:
        """``spans`` are the suspects of ``text``, ``get_event`` reads it."""
        self._text = text
        self._spans = iter([*sorted(spans), (len(text) + 1, len(text) + 1)])
        self._start, self._end = next(self._spans)
        self._read = get_event
        self._open: list[_Collection] = []
        self._count = 0
        self._last: _Scalar | None = None
        self._kept: dict[int, _Scalar] = {}
        """The scalars in and around the suspects, by their rank: all of a large text are too many
        to keep."""

    def get_event(self) -> Any:
        """The next event of the text. Raises yaml.YAMLError."""
        event = self._read()
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            return event
        here = self._open[-1] if self._open else None
        is_key = False
        if here is not None and here.is_mapping:
            is_key = here.awaits_value = not here.awaits_value
        if kind is yaml.ScalarEvent:
            if is_key:
                here.key = event.value  # type: ignore[union-attr]
            self._keep((event, here, here.key if here else "", is_key))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            keys = () if here is None else here.keys()
            self._open.append(_Collection(event, keys))
        return event

    def _keep(self, scalar: _Scalar) -> None:
        """Keeps ``scalar``, and the one before it, if a suspect concerns them."""
        index = scalar[0].start_mark.index
        if index > self._start:
            if self._last is not None:
                self._kept[self._count - 1] = self._last
            self._kept[self._count] = scalar
            while self._end < index:
                self._start, self._end = next(self._spans)
        self._last = scalar
        self._count += 1

    def added_to(self, problems: list[Problem], path: str) -> tuple[list[Problem], bool]:
        """``problems`` of the text with its slips, and whether its values are worth a look.

        What a slip leads to is not reported beside it.
        """
        breaks = [match.end() for match in BREAK.finditer(self._text)]
        found: list[Problem] = []
        covered: dict[int, range] = {}
        readable, last = True, 0
        if self._last is not None:
            self._kept[self._count - 1] = self._last
        for number, scalar, slip in islice(self._slips(), _MOST):
            line = bisect_right(breaks, slip.offset)
            at = Position(line + 1, slip.offset - (breaks[line - 1] if line else 0) + 1)
            found.append(slip.code.at(path, at, None, **slip.values))
            end = scalar.line + scalar.written.count("\n") if slip.stops else at.line
            covered[number] = range(scalar.line, end + 1)
            readable &= not slip.stops
            last = number
        lines = {line for part in covered.values() for line in part}
        ends_early = bool(self._open)
        # The parser gives up soon after the text that it makes no sense of.
        explained = ends_early and found and last >= self._count - 2
        rest = [] if explained else [p for p in problems if ends_early or p.line not in lines]
        return found + rest, readable

    def _slips(self) -> Iterator[tuple[int, Written, Slip]]:
        """The slips of the scalars that are kept, each with the rank of its scalar."""
        # It knows every kind, which take long to load.
        from jazari_catalogue.records.yaml.scalar_mistakes import slips_of

        for number in sorted(self._kept):
            scalar = self._written(number)
            after = self._written(number + 1) if number + 1 in self._kept else None
            for slip in slips_of(scalar, after):
                yield number, scalar, slip

    def _written(self, number: int) -> Written:
        from jazari_catalogue.records.yaml.scalar import Written

        event, here, key, is_key = self._kept[number]
        return Written(
            text=self._text,
            value=event.value,
            style=event.style or "",
            start=event.start_mark.index,
            end=event.end_mark.index,
            line=event.start_mark.line + 1,
            keys=() if here is None else (*here.keys_above, key) if key else here.keys_above,
            is_key=is_key,
            is_item=here is not None and not here.is_mapping,
            in_brackets=here is not None and here.in_brackets,
            is_last=bool(self._open) and number == self._count - 1,
        )
