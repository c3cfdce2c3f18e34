"""Mistakes that are valid YAML: it reads another text than the one its author sees.

A ``#`` after a blank begins a comment in the middle of a text; a dash, a comma, a colon or a space
that only looks like the one of YAML becomes part of a text. A few searches of the whole file find
the spans that may hold such a mistake, the suspects; only scalars in and around them are examined.
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
    from jazari_catalogue.records.yaml.mistake import Mistake
    from jazari_catalogue.records.yaml.scalar import Scalar

# A file may be megabytes long: a pattern that begins with one fixed character is searched many
# times as fast as one that begins with any of several.
_MARKS = f"[{DASHES}{BULLETS}*+{FOREIGN_SPACES}]"
_LINE_BEGINS = re.compile(
    rf"\n[ \t]*+(?:{_MARKS}|-(?:[^ \r\n]| +{_MARKS})|#\w|\(?[0-9٠-٩]{{1,2}}[.)°-]|[a-z]\)|o\s"
    rf"|(?:{'|'.join(UNMISTAKABLE)})[ .]|[a-z_]++ ?(?:[;؛٫]|:(?!//)[^ \r\n]))"
)
# No pattern backtracks: anyone may propose a text, also one made to take hours.
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
"""A space where YAML or Markdown gives a meaning to an ASCII space, not just between words."""

_MOST = 1000
"""Mistakes that are reported of one file: there may be one at every letter."""

Span = tuple[int, int]
"""The offsets at which a part of the text begins and ends."""


def suspects(text: str) -> list[Span]:
    """The spans of ``text`` that may hold a mistake, unsorted; most files have none."""
    if "\r" in text and "\n" not in text:
        return [(0, len(text))]
    spans = [
        match.span()
        for pattern in (_LINE_BEGINS, _ESCAPE, _REFERENCE)
        for match in pattern.finditer(text)
    ]
    spans += [
        match.span()
        for match in _IN_BRACKETS.finditer(text)
        if _BETWEEN_ITEMS.search(match[0])
        or _COMMA_IN_NUMBER.search(match[0])
        or _LINES_WITHOUT_COMMA.search(match[0])
    ]
    if "%" in text:
        spans += [match.span() for match in _ENCODED_LINK.finditer(text)]
    if any(colon in text for colon in COLONS):
        spans += [match.span() for match in _COLON.finditer(text)]
    spans += [match.span() for match in _HASH.finditer(text) if _ends_text(text, match.start())]
    if first := _FOREIGN_SPACE.search(text):
        if "\n" not in text[: first.start()]:  # the patterns need a line break before a line
            spans.append(first.span())
        spans += [
            match.span() for pattern in _SPACES_WITH_A_MEANING for match in pattern.finditer(text)
        ]
    return spans


def _ends_text(text: str, offset: int) -> bool:
    """Whether the line of the ``#`` at ``offset`` has anything but blanks before it."""
    nearby = max(offset - 80, 0)
    line = text[max(text.rfind("\n", nearby, offset), nearby) : offset]
    return not line.isspace()


class _Collection:
    """A list or mapping whose end is not read yet."""

    __slots__ = ("awaits_value", "in_brackets", "is_mapping", "key", "keys_above")

    def __init__(self, event: Any, keys_above: tuple[str, ...]) -> None:
        self.is_mapping = type(event) is yaml.MappingStartEvent
        self.in_brackets = bool(event.flow_style)
        self.keys_above = keys_above
        self.key = ""
        self.awaits_value = False

    def keys(self) -> tuple[str, ...]:
        """The keys that lead to the next value."""
        return (*self.keys_above, self.key) if self.is_mapping else self.keys_above


_KeptScalar = tuple[Any, "_Collection | None", str, bool]
"""The event, the collection it is in, the key that it is or belongs to, and whether it is a key.

A plain tuple, because one is made for every scalar of a file with suspects.
"""


class SilentMistakes:
    """Passes on the events of a text, keeps the suspect scalars, and finds the mistakes in them.

    First ``get_event`` is called until the text ends or the parser fails, then ``added_to``.
    """

    def __init__(self, text: str, spans: list[Span], get_event: Callable[[], Any]) -> None:
        """``spans`` are the suspects of ``text``, whose events ``get_event`` returns."""
        self._text = text
        self._spans = iter([*sorted(spans), (len(text) + 1, len(text) + 1)])
        self._start, self._end = next(self._spans)
        self._next_event = get_event
        self._open: list[_Collection] = []
        self._count = 0
        self._last: _KeptScalar | None = None
        self._kept: dict[int, _KeptScalar] = {}
        """The scalars in and around the suspects, by index among all scalars of the text: keeping
        all of a large text would take too much memory."""

    def get_event(self) -> Any:
        """The next event of the text. Raises yaml.YAMLError."""
        event = self._next_event()
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            return event
        parent = self._open[-1] if self._open else None
        is_key = False
        if parent is not None and parent.is_mapping:
            is_key = parent.awaits_value = not parent.awaits_value
        if kind is yaml.ScalarEvent:
            if is_key:
                parent.key = event.value  # type: ignore[union-attr]
            self._keep(event, (event, parent, parent.key if parent else "", is_key))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            keys = () if parent is None else parent.keys()
            self._open.append(_Collection(event, keys))
        return event

    def _keep(self, event: Any, scalar: _KeptScalar) -> None:
        """Keeps ``scalar`` and the one before it, if a suspect is before or in ``scalar``."""
        offset = event.start_mark.index
        if offset > self._start:
            if self._last is not None:
                self._kept[self._count - 1] = self._last
            self._kept[self._count] = scalar
            while self._end < offset:
                self._start, self._end = next(self._spans)
        self._last = scalar
        self._count += 1

    def added_to(self, problems: list[Problem], path: str) -> tuple[list[Problem], bool]:
        """``problems`` of the text with its mistakes, and whether its values can be checked.

        ``problems`` that are probably consequences of a mistake are left out.
        """
        breaks = [match.end() for match in BREAK.finditer(self._text)]
        own: list[Problem] = []
        lines_by_scalar: dict[int, range] = {}
        readable, last = True, 0
        if self._last is not None and self._start <= len(self._text):
            self._kept[self._count - 1] = self._last
        for index, scalar, mistake in islice(self._mistakes(), _MOST):
            line = bisect_right(breaks, mistake.offset)
            position = Position(line + 1, mistake.offset - (breaks[line - 1] if line else 0) + 1)
            own.append(mistake.code.at(path, position, None, **mistake.values))
            spoilt = mistake.spoils_value
            end = scalar.line + scalar.written.count("\n") if spoilt else position.line
            lines_by_scalar[index] = range(scalar.line, end + 1)
            readable &= not spoilt
            last = index
        lines = {line for part in lines_by_scalar.values() for line in part}
        has_syntax_error = bool(self._open)
        # A parser stops soon after the text that confuses it: the mistake explains the error.
        explained = has_syntax_error and own and last >= self._count - 2
        rest = [] if explained else [p for p in problems if has_syntax_error or p.line not in lines]
        return own + rest, readable

    def _mistakes(self) -> Iterator[tuple[int, Scalar, Mistake]]:
        """The mistakes in the kept scalars, each with its scalar and the index of that."""
        # This loads every kind, which takes long; most files have no suspects.
        from jazari_catalogue.records.yaml.scalar_mistakes import mistakes_in

        for index in sorted(self._kept):
            scalar = self._scalar(index)
            following = self._scalar(index + 1) if index + 1 in self._kept else None
            for mistake in mistakes_in(scalar, following):
                yield index, scalar, mistake

    def _scalar(self, index: int) -> Scalar:
        from jazari_catalogue.records.yaml.scalar import Scalar

        event, parent, key, is_key = self._kept[index]
        return Scalar(
            text=self._text,
            value=event.value,
            style=event.style or "",
            start=event.start_mark.index,
            end=event.end_mark.index,
            line=event.start_mark.line + 1,
            keys=() if parent is None else (*parent.keys_above, key) if key else parent.keys_above,
            is_key=is_key,
            is_item=parent is not None and not parent.is_mapping,
            in_brackets=parent is not None and parent.in_brackets,
            is_last=bool(self._open) and index == self._count - 1,
        )
