"""The syntax tree of a record file: values with their style, and comments.

Each comment is attached to the part that it is about, so that it moves along with that part.
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
    """Whether nothing but a dash is before it on its line."""
    after_blank: bool
    """Whether it follows a blank line."""


@dataclass
class Scalar:
    """A scalar: its value, and how it is written."""

    value: str
    style: str | None
    """``'``, ``"``, ``|`` or ``>``; None without quotes."""
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
    """A mapping or sequence: its parts, and the comments below the last of them."""

    is_mapping: bool
    flow: bool
    """Whether it is written in brackets."""
    start: int
    end: int = 0
    parts: list[Part] = field(default_factory=list)
    below: list[Comment] = field(default_factory=list)


Node = Scalar | Collection


def read_tree(text: str) -> Collection:
    """The tree of ``text``, a record file that ``records/yaml`` reads as a mapping.

    Lines must end with a line feed. Raises yaml.YAMLError where the text is not valid YAML.
    """
    root, scalars = _nodes_of(text)
    assert isinstance(root, Collection)
    _CommentAttacher(text, root).attach(_comments_in(text, scalars))
    return root


def comments_of(text: str) -> list[str]:
    """The comments of ``text``, which is valid YAML, in order."""
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
        collection = Collection(kind is yaml.MappingStartEvent, bool(event.flow_style), start)
        end = start
        while type(inner := get_event()) not in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            first = node_from(inner)
            if collection.is_mapping:
                assert isinstance(first, Scalar)
                collection.parts.append(Part(first.start, first, node_from(get_event())))
            else:
                # An item starts at its dash, for which PyYAML has no event.
                dash = first.start if collection.flow else _after_blanks(text, end)
                collection.parts.append(Part(dash, None, first))
            end = collection.parts[-1].node.end
        collection.end = inner.end_mark.index
        return collection

    while not isinstance(get_event(), yaml.DocumentStartEvent):
        pass
    return node_from(get_event()), scalars


_BLANKS = re.compile(r"(?:\s+|#[^\n]*)*")


def _after_blanks(text: str, start: int) -> int:
    """The end of the blanks and comments that begin at ``start``."""
    blanks = _BLANKS.match(text, start)
    return blanks.end() if blanks else start


def _comments_in(text: str, scalars: list[Scalar]) -> list[Comment]:
    """The comments of ``text``: every ``#`` outside its scalars begins one."""
    pieces: list[str] = []
    end = 0
    for scalar in scalars:
        first = scalar.written.partition("\n")[0]
        hash_at = first.find("#") if scalar.style in ("|", ">") else -1
        pieces.append(text[end : scalar.start])
        if hash_at < 0:
            pieces.append(_masked(scalar.written))
        else:  # a comment beside ``>-`` is not part of the text below it
            pieces += [_masked(first[:hash_at]), first[hash_at:]]
            pieces.append(_masked(scalar.written[len(first) :]))
        end = scalar.end
    masked = "".join([*pieces, text[end:]])
    comments: list[Comment] = []
    offset = 0
    blank_before = False
    for number, (line, visible) in enumerate(
        zip(text.split("\n"), masked.split("\n"), strict=True)
    ):
        at = visible.find("#")
        if at >= 0:
            # After a lone dash the comment is above the item, which is on the lines below.
            alone = not line[:at].strip("-?: ")
            comment = Comment(line[at:].rstrip(), offset + at, number, at, alone, blank_before)
            comments.append(comment)
        blank_before = not line.strip()
        offset += len(line) + 1
    return comments


def _masked(scalar: str) -> str:
    """``scalar`` with every character but line ends replaced, so that it has no ``#``."""
    return re.sub(r"[^\n]", "x", scalar)


class _CommentAttacher:
    """Attaches each comment to the part or collection that it is about."""

    def __init__(self, text: str, root: Collection) -> None:
        self.root = root
        self.lines = text.split("\n")
        self.line_starts = [0, *(line_end.end() for line_end in re.finditer("\n", text))]
        self.parts: list[Part] = []
        """All parts, in the order of the file."""
        self.paths: list[list[tuple[Collection, Part]]] = []
        """For each part, the collections and parts that lead to it, itself included."""
        self._collect(root, [])
        self.starts = [part.start for part in self.parts]

    def _collect(self, collection: Collection, path: list[tuple[Collection, Part]]) -> None:
        for part in collection.parts:
            here = [*path, (collection, part)]
            self.parts.append(part)
            self.paths.append(here)
            if isinstance(part.node, Collection):
                self._collect(part.node, here)

    def attach(self, comments: list[Comment]) -> None:
        """Attaches every comment to the part that it is beside or above, or below a last part."""
        alone = {comment.line for comment in comments if comment.alone}
        for comment in comments:
            after = bisect_right(self.starts, comment.start)
            if comment.alone:
                self._attach_alone(comment, after, self._touches_above(comment, alone))
            else:
                self._attach_beside(comment, after)

    def _attach_beside(self, comment: Comment, after: int) -> None:
        if after == 0:  # beside ``---`` or an opening bracket
            self.parts[0].above.append(comment)
            return
        path = self.paths[after - 1]
        depth = len(path) - 1
        # A comment after a closing bracket is about the whole collection.
        for index, (collection, _) in enumerate(path):
            if index and collection.flow and collection.end <= comment.start:
                depth = index - 1
                break
        path[depth][1].beside.append(comment)

    def _attach_alone(self, comment: Comment, after: int, touches: bool) -> None:
        before = self.parts[after - 1] if after else None
        following = self.parts[after] if after < len(self.parts) else None
        around = self._brackets_around(comment, after)
        if before and before.node.start > comment.start and not parts_of(before.node):
            before.above.append(comment)  # between a key and its text
        elif around is not None and not self._is_in(after, around):
            around.below.append(comment)
        elif (ended := self._ended_by(comment, after, touches)) is not None:
            ended.below.append(comment)
        elif following is not None:
            following.above.append(comment)
            following.blank_below_comments = not self._line(comment.line + 1).strip()
        else:
            self.root.below.append(comment)

    def _brackets_around(self, comment: Comment, after: int) -> Collection | None:
        """The innermost collection in brackets that ``comment`` is in."""
        collections = [self.root]
        if after:
            path = self.paths[after - 1]
            inner = path[-1][1].node
            collections = [collection for collection, _ in path]
            collections += [inner] if isinstance(inner, Collection) else []
        for collection in reversed(collections):
            if collection.flow and collection.start < comment.start < collection.end:
                return collection
        return None

    def _is_in(self, index: int, collection: Collection) -> bool:
        """Whether part ``index`` is in ``collection``, at any depth."""
        return index < len(self.parts) and any(c is collection for c, _ in self.paths[index])

    def _ended_by(self, comment: Comment, after: int, touches: bool) -> Collection | None:
        """The collection that ``comment`` is at the end of; None where it is about what follows.

        A comment is at an end if it is indented like the parts before it and deeper than what
        follows, or directly below the record above it.
        """
        if not after:
            return None
        path = self.paths[after - 1]
        ending = [c for c, _ in path[1:] if not c.flow and not self._is_in(after, c)]
        if touches and len(path) > 2 and path[2][0] in ending and comment.column > 0:
            level = self._column(path[1][0])
            if comment.column == level:
                return path[2][0]
        deeper = after == len(self.parts) or comment.column > self._column(self.paths[after][-1][0])
        outer = [c for c in ending if self._column(c) <= comment.column]
        return outer[-1] if outer and deeper else None

    def _touches_above(self, comment: Comment, alone: set[int]) -> bool:
        """Whether no blank line precedes ``comment`` and its neighbours, but one follows them."""
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
    """The parts of a collection; a scalar has none."""
    return node.parts if isinstance(node, Collection) else []
