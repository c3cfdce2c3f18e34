"""The agreed layout of a record file.

Two spaces a level, list items two further in than their key; one blank line between records and
between lists, none inside a record; keys in the order of the models; a list or mapping between
brackets stays so where it fits on its line and has no comment inside; a longer text is folded
below ``>-``; quotes only where some YAML reader needs them.
"""

from __future__ import annotations

from jazari_catalogue.editing.format.key_order import in_order
from jazari_catalogue.editing.format.scalars import (
    LONGEST,
    block_lines,
    can_be_folded,
    folded,
    inline,
)
from jazari_catalogue.editing.format.tree import (
    Collection,
    Comment,
    Node,
    Part,
    Scalar,
    parts_of,
    read_tree,
)

STEP = 2

Way = tuple[str, ...]
"""The keys that lead to a value."""


def laid_out(text: str) -> str:
    """``text``, a record file that can be read, in the agreed layout."""
    root = read_tree(text)
    lines: list[str] = []
    for part in root.parts:
        above, own = _kind_lines(part)
        lines += ["", *_spaced(above, 0, part), *own]
    if root.below:
        lines += ["", *_spaced(root.below, 0)]
    return "\n".join([*lines[1:], ""])


def _kind_lines(part: Part) -> tuple[list[Comment], list[str]]:
    """A top-level key with its records, a blank line between them."""
    assert part.key is not None
    records = part.node
    if not isinstance(records, Collection) or records.is_mapping or not records.parts:
        return _part_lines(part, 0, ())
    above, lines = _with_beside(part, [f"{inline(part.key)}:"])
    for index, record in enumerate(records.parts):
        over, own = _part_lines(record, STEP, (part.key.value,), is_record=True)
        lines += [""] if index else []
        lines += [*_spaced(over, STEP, record), *own]
    if records.below:
        lines += ["", *_spaced(records.below, STEP)]
    return above, lines


def _part_lines(
    part: Part, column: int, way: Way, *, is_record: bool = False
) -> tuple[list[Comment], list[str]]:
    """The comments to write above ``part``, and its lines, each at ``column`` or deeper."""
    indent = " " * column
    head = f"{indent}{inline(part.key)}:" if part.key else f"{indent}-"
    node = part.node
    inner_way = (*way, part.key.value) if part.key else way
    text = None if is_record and parts_of(node) else _one_line(node, inner_way)
    if text is not None and len(head) + 1 + len(text) <= LONGEST:
        return _with_beside(part, [f"{head} {text}"])
    if isinstance(node, Scalar):
        return _with_beside(part, _long_scalar(node, head, column + STEP))
    if not node.parts:
        return _with_beside(part, [f"{head} {'{}' if node.is_mapping else '[]'}"])
    first_above, lines = _collection_lines(node, column + STEP, inner_way)
    if part.key:
        below = [*_comments(first_above, column + STEP), *lines]
        above, heads = _with_beside(part, [head])
        return above, [*heads, *below]
    # What has no room beside or below the dash stands above it.
    lines[0] = f"{head} {lines[0][column + STEP :]}"
    return [*part.above, *part.beside, *first_above], lines


def _collection_lines(
    collection: Collection, column: int, way: Way
) -> tuple[list[Comment], list[str]]:
    """The comments above the first part of ``collection``, and the lines of all of it."""
    parts = _in_order(collection, way)
    first_above, lines = _part_lines(parts[0], column, way)
    for part in parts[1:]:
        above, own = _part_lines(part, column, way)
        lines += [*_comments(above, column), *own]
    return first_above, [*lines, *_comments(collection.below, column)]


def _in_order(collection: Collection, way: Way) -> list[Part]:
    by_key = {part.key.value: part for part in collection.parts if part.key}
    return [by_key[key] for key in in_order(by_key, way)] or collection.parts


def _long_scalar(scalar: Scalar, head: str, column: int) -> list[str]:
    """A text that does not stand on the line of its key, or may overflow it."""
    if scalar.style in ("|", ">"):
        block = block_lines(scalar, column)
        if block is not None:
            header, lines = block
            return [f"{head} {header}", *lines]
    elif can_be_folded(scalar.value):
        return [f"{head} >-", *folded(scalar.value, column)]
    return [f"{head} {inline(scalar)}"]


def _one_line(node: Node, way: Way, *, in_flow: bool = False) -> str | None:
    """``node`` on one line; None where it has to stand on several."""
    if isinstance(node, Scalar):
        return None if node.style in ("|", ">") else inline(node, in_flow=in_flow)
    if not node.flow or node.below:
        return None
    words: list[str] = []
    for part in _in_order(node, way):
        inner_way = (*way, part.key.value) if part.key else way
        text = _one_line(part.node, inner_way, in_flow=True)
        if text is None or part.above or part.beside:
            return None
        words.append(f"{inline(part.key, in_flow=True)}: {text}" if part.key else text)
    if node.is_mapping:
        return f"{{{', '.join(words)}}}"
    return f"[{', '.join(words)}]"


# ---- comments -----------------------------------------------------------------------------------


def _with_beside(part: Part, lines: list[str]) -> tuple[list[Comment], list[str]]:
    """``lines`` with the comment beside the first of them; a line has room for one."""
    if part.beside:
        lines[0] += f"  {part.beside[0].text}"
    return [*part.above, *part.beside[1:]], lines


def _comments(comments: list[Comment], column: int) -> list[str]:
    return [" " * column + comment.text for comment in comments]


def _spaced(comments: list[Comment], column: int, part: Part | None = None) -> list[str]:
    """Comments between records: groups stay apart, and apart from ``part`` where they were."""
    lines: list[str] = []
    for comment in comments:
        lines += (
            ["", " " * column + comment.text]
            if comment.after_blank
            else [" " * column + comment.text]
        )
    if comments and part is not None and part.blank_below_comments:
        lines.append("")
    return lines[1:] if lines and not lines[0] else lines
