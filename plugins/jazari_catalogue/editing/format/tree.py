"""A record file as it is written: values with their style, and each comment with what it is about.

Each comment is hung on the part it is about, so that parts can be moved without losing any.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

import yaml

from jazari_catalogue.records.yaml.events import event_reader


@dataclass
class Comment:
    """A comment, from its ``#`` to the end of its line."""

    text: str
    start: int
    line: int
    column: int
    alone: bool
    after_blank: bool


@dataclass
class Scalar:
    """A scalar: what it says, and how that is written."""

    value: str
    style: str | None
    written: str
    start: int
    end: int


@dataclass
class Part:
    """An entry of a mapping (with a key) or an item of a sequence (without one)."""

    start: int
    key: Scalar | None = None
    node: Node = field(default_factory=lambda: Scalar("", None, "", 0, 0))
    above: list[Comment] = field(default_factory=list)
    beside: list[Comment] = field(default_factory=list)
    blank_below_comments: bool = False


@dataclass
class Collection:
    """A mapping or a sequence: its parts, and the comments below the last of them."""

    is_mapping: bool
    flow: bool
    start: int
    end: int = 0
    parts: list[Part] = field(default_factory=list)
    below: list[Comment] = field(default_factory=list)


Node = Scalar | Collection


def read_tree(text: str) -> Collection:
    """The tree of ``text``, which must be one that the project's own reader reads as a mapping.

    Lines must end with a line feed.
    """
    root, scalars = _nodes_of(text)
    assert isinstance(root, Collection)
    _Placing(text, root).place(_comments_in(text, scalars))
    return root


def comments_of(text: str) -> list[str]:
    """Every comment of ``text``, which can be read, from the first to the last."""
    return [comment.text for comment in _comments_in(text, _nodes_of(text)[1])]


def _nodes_of(text: str) -> tuple[Node, list[Scalar]]:
    get_event = event_reader(text)
    scalars: list[Scalar] = []

    def node_from(event: Any) -> Node:
        kind = type(event)
        start = event.start_mark.index
        if kind is yaml.ScalarEvent:
            end = event.end_mark.index
            scalar = Scalar(event.value, event.style or None, text[start:end], start, end)
            scalars.append(scalar)
            return scalar
        found = Collection(kind is yaml.MappingStartEvent, bool(event.flow_style), start)
        end = start
        while type(inner := get_event()) not in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            first = node_from(inner)
            if found.is_mapping:
                assert isinstance(first, Scalar)
                found.parts.append(Part(first.start, first, node_from(get_event())))
            else:
                # An item begins with its dash, which no event tells of.
                dash = first.start if found.flow else _ignored(text, end)
                found.parts.append(Part(dash, None, first))
            end = found.parts[-1].node.end
        found.end = inner.end_mark.index
        return found

    while not isinstance(get_event(), yaml.DocumentStartEvent):
        pass
    return node_from(get_event()), scalars


_IGNORED = re.compile(r"(?:\s+|#[^\n]*)*")


def _ignored(text: str, start: int) -> int:
    """The end of the blanks and comments from ``start`` on."""
    found = _IGNORED.match(text, start)
    return found.end() if found else start


def _comments_in(text: str, scalars: list[Scalar]) -> list[Comment]:
    """The comments: outside scalars, nothing else has a ``#``."""
    pieces: list[str] = []
    end = 0
    for scalar in scalars:
        first = scalar.written.partition("\n")[0]
        hash_at = first.find("#") if scalar.style in ("|", ">") else -1
        pieces.append(text[end : scalar.start])
        if hash_at < 0:
            pieces.append(_hidden(scalar.written))
        else:  # the comment beside ``>-`` is no part of the text below
            pieces += [_hidden(first[:hash_at]), first[hash_at:]]
            pieces.append(_hidden(scalar.written[len(first) :]))
        end = scalar.end
    rest = "".join([*pieces, text[end:]])
    found: list[Comment] = []
    offset = 0
    blank_before = False
    for number, (line, seen) in enumerate(zip(text.split("\n"), rest.split("\n"), strict=True)):
        at = seen.find("#")
        if at >= 0:
            # A dash alone before a comment opens an item that stands on the lines below.
            alone = not line[:at].strip("-?: ")
            found.append(Comment(line[at:].rstrip(), offset + at, number, at, alone, blank_before))
        blank_before = not line.strip()
        offset += len(line) + 1
    return found


def _hidden(scalar: str) -> str:
    return re.sub(r"[^\n]", "x", scalar)


class _Placing:
    """Says of each comment what it is about."""

    def __init__(self, text: str, root: Collection) -> None:
        self.root = root
        self.lines = text.split("\n")
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.parts: list[Part] = []
        self.ways: list[list[tuple[Collection, Part]]] = []
        self._collect(root, [])
        self.starts = [part.start for part in self.parts]

    def _collect(self, collection: Collection, way: list[tuple[Collection, Part]]) -> None:
        for part in collection.parts:
            here = [*way, (collection, part)]
            self.parts.append(part)
            self.ways.append(here)
            if isinstance(part.node, Collection):
                self._collect(part.node, here)

    def place(self, comments: list[Comment]) -> None:
        """Hangs every comment on the part it is beside or above, or below the last part."""
        alone = {comment.line for comment in comments if comment.alone}
        for comment in comments:
            after = bisect_right(self.starts, comment.start)
            if comment.alone:
                self._place_alone(comment, after, self._clings_above(comment, alone))
            else:
                self._place_beside(comment, after)

    def _place_beside(self, comment: Comment, after: int) -> None:
        if after == 0:  # beside ``---`` or a bracket before anything else
            self.parts[0].above.append(comment)
            return
        way = self.ways[after - 1]
        depth = len(way) - 1
        # What follows a closed bracket speaks of all that is in it.
        for index, (collection, _) in enumerate(way):
            if index and collection.flow and collection.end <= comment.start:
                depth = index - 1
                break
        way[depth][1].beside.append(comment)

    def _place_alone(self, comment: Comment, after: int, clings: bool) -> None:
        before = self.parts[after - 1] if after else None
        following = self.parts[after] if after < len(self.parts) else None
        around = self._brackets_around(comment, after)
        if before and before.node.start > comment.start and not parts_of(before.node):
            before.above.append(comment)  # between a key and its text
        elif around is not None and not self._is_in(after, around):
            around.below.append(comment)
        elif (closed := self._closed_by(comment, after, clings)) is not None:
            closed.below.append(comment)
        elif following is not None:
            following.above.append(comment)
            following.blank_below_comments = not self._line(comment.line + 1).strip()
        else:
            self.root.below.append(comment)

    def _brackets_around(self, comment: Comment, after: int) -> Collection | None:
        """The innermost brackets that ``comment`` stands in."""
        collections = [self.root]
        if after:
            way = self.ways[after - 1]
            inner = way[-1][1].node
            collections = [collection for collection, _ in way]
            collections += [inner] if isinstance(inner, Collection) else []
        for collection in reversed(collections):
            if collection.flow and collection.start < comment.start < collection.end:
                return collection
        return None

    def _is_in(self, index: int, collection: Collection) -> bool:
        """Whether part ``index`` stands in ``collection``, at any depth."""
        return index < len(self.parts) and any(c is collection for c, _ in self.ways[index])

    def _closed_by(self, comment: Comment, after: int, clings: bool) -> Collection | None:
        """The collection whose end ``comment`` stands at; None where it speaks of what follows.

        At an end is what is indented like the parts before it and deeper than what follows, and
        what clings to the record above it.
        """
        if not after:
            return None
        way = self.ways[after - 1]
        closing = [c for c, _ in way[1:] if not c.flow and not self._is_in(after, c)]
        if clings and len(way) > 2 and way[2][0] in closing and comment.column > 0:
            level = self._column(way[1][0])
            if comment.column == level:
                return way[2][0]
        deeper = after == len(self.parts) or comment.column > self._column(self.ways[after][-1][0])
        open_at = [c for c in closing if self._column(c) <= comment.column]
        return open_at[-1] if open_at and deeper else None

    def _clings_above(self, comment: Comment, alone: set[int]) -> bool:
        """Whether ``comment`` follows something without a blank line, and a blank line follows."""
        first = last = comment.line
        while first - 1 in alone:
            first -= 1
        while last + 1 in alone:
            last += 1
        return bool(self._line(first - 1).strip()) and not self._line(last + 1).strip()

    def _line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def _column(self, collection: Collection) -> int:
        return (
            collection.start
            - self.line_starts[bisect_right(self.line_starts, collection.start) - 1]
        )


def parts_of(node: Node) -> list[Part]:
    """The parts of a collection; none of a scalar."""
    return node.parts if isinstance(node, Collection) else []
