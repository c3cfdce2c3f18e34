"""The agreed layout of a record file.

Each level is indented by two spaces, and list items by two more than their key. There is one blank
line between records and between lists, and none in a record. Keys are in the order of the models. A
list or mapping in brackets stays in brackets if it fits on its line and has no comment in it. A
long text is folded below ``>-``. Quotes are written only where some YAML reader needs them.
Descriptions are paragraphs with sources.
"""

from __future__ import annotations

from jazari_catalogue.editing.format.descriptions import rewrite_descriptions
from jazari_catalogue.editing.format.scalars import (
    MAX_LINE,
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
from jazari_catalogue.records.key_order import in_order

INDENT = 2

KeyPath = tuple[str, ...]
"""The keys that lead to a value."""


def laid_out(text: str) -> str:
    """``text``, a readable record file, in the agreed layout."""
    root = read_tree(text)
    rewrite_descriptions(root)
    lines: list[str] = []
    for part in root.parts:
        above, own = _kind_lines(part)
        lines += ["", *_comments_between(above, 0, part), *own]
    if root.below:
        lines += ["", *_comments_between(root.below, 0)]
    return "\n".join([*lines[1:], ""])


def _kind_lines(part: Part) -> tuple[list[Comment], list[str]]:
    """The comments above a top-level key, and the lines of it and its records."""
    assert part.key is not None
    records = part.node
    if not isinstance(records, Collection) or records.is_mapping or not records.parts:
        return _part_lines(part, 0, ())
    above, lines = _with_comment(part, [f"{inline(part.key)}:"])
    for index, record in enumerate(records.parts):
        over, own = _part_lines(record, INDENT, (part.key.value,), is_record=True)
        lines += [""] if index else []
        lines += [*_comments_between(over, INDENT, record), *own]
    if records.below:
        lines += ["", *_comments_between(records.below, INDENT)]
    return above, lines


def _part_lines(
    part: Part, column: int, path: KeyPath, *, is_record: bool = False
) -> tuple[list[Comment], list[str]]:
    """The comments to write above ``part``, and its lines, indented by ``column`` or more."""
    indent = " " * column
    head = f"{indent}{inline(part.key)}:" if part.key else f"{indent}-"
    node = part.node
    inner_path = (*path, part.key.value) if part.key else path
    text = None if is_record and parts_of(node) else _one_line(node, inner_path)
    if text is not None and len(head) + 1 + len(text) <= MAX_LINE:
        return _with_comment(part, [f"{head} {text}"])
    if isinstance(node, Scalar):
        return _with_comment(part, _long_scalar(node, head, column + INDENT))
    if not node.parts:
        return _with_comment(part, [f"{head} {'{}' if node.is_mapping else '[]'}"])
    first_above, lines = _collection_lines(node, column + INDENT, inner_path)
    if part.key:
        below = [*_comments(first_above, column + INDENT), *lines]
        above, heads = _with_comment(part, [head])
        return above, [*heads, *below]
    # Comments that do not fit beside or below the dash are written above it.
    lines[0] = f"{head} {lines[0][column + INDENT :]}"
    return [*part.above, *part.beside, *first_above], lines


def _collection_lines(
    collection: Collection, column: int, path: KeyPath
) -> tuple[list[Comment], list[str]]:
    """The comments above the first part of ``collection``, and the lines of all of it."""
    parts = _in_order(collection, path)
    first_above, lines = _part_lines(parts[0], column, path)
    for part in parts[1:]:
        above, own = _part_lines(part, column, path)
        lines += [*_comments(above, column), *own]
    return first_above, [*lines, *_comments(collection.below, column)]


def _in_order(collection: Collection, path: KeyPath) -> list[Part]:
    by_key = {part.key.value: part for part in collection.parts if part.key}
    return [by_key[key] for key in in_order(by_key, path)] or collection.parts


def _long_scalar(scalar: Scalar, head: str, column: int) -> list[str]:
    """The lines of a text that is not on the line of its key, or does not fit on it."""
    if scalar.style in ("|", ">"):
        block = block_lines(scalar, column)
        if block is not None:
            header, lines = block
            return [f"{head} {header}", *lines]
    elif can_be_folded(scalar.value):
        return [f"{head} >-", *folded(scalar.value, column)]
    return [f"{head} {inline(scalar)}"]


def _one_line(node: Node, path: KeyPath, *, in_flow: bool = False) -> str | None:
    """``node`` on one line; None where it needs several."""
    if isinstance(node, Scalar):
        return None if node.style in ("|", ">") else inline(node, in_flow=in_flow)
    if not node.flow or node.below:
        return None
    items: list[str] = []
    for part in _in_order(node, path):
        inner_path = (*path, part.key.value) if part.key else path
        text = _one_line(part.node, inner_path, in_flow=True)
        if text is None or part.above or part.beside:
            return None
        items.append(f"{inline(part.key, in_flow=True)}: {text}" if part.key else text)
    if node.is_mapping:
        return f"{{{', '.join(items)}}}"
    return f"[{', '.join(items)}]"


def _with_comment(part: Part, lines: list[str]) -> tuple[list[Comment], list[str]]:
    """The comments above ``part``, and ``lines`` with one comment beside the first of them.

    A line has room for one; any others are written above.
    """
    if part.beside:
        lines[0] += f"  {part.beside[0].text}"
    return [*part.above, *part.beside[1:]], lines


def _comments(comments: list[Comment], column: int) -> list[str]:
    return [" " * column + comment.text for comment in comments]


def _comments_between(comments: list[Comment], column: int, part: Part | None = None) -> list[str]:
    """Comments between records, with the blank lines between them and before ``part`` kept."""
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
