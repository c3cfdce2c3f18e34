"""The slips of one scalar: where what YAML reads is not what its author sees, and what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.values.characters import FOREIGN_SPACES, name_of
from jazari_catalogue.records.values.markdown import hidden_references
from jazari_catalogue.records.yaml.cut_text import (
    cut_after_block_sign,
    cut_after_quote,
    cut_by_hash,
    is_open,
)
from jazari_catalogue.records.yaml.punctuation import (
    COMMA,
    SPACE_AT_END,
    item_of_another_kind,
    item_with_other_sign,
    key_with_other_sign,
)
from jazari_catalogue.records.yaml.scalar import Slip, Written, slip_at


def slips_of(scalar: Written, after: Written | None) -> Iterator[Slip]:
    """The slips of ``scalar``, which ``after`` follows; as many as are surely not one another's."""
    for rule in _PLAIN_RULES if not scalar.style else _QUOTED_RULES:
        is_cause = False
        for slip in rule(scalar, after):
            is_cause = True
            yield slip
        if is_cause:
            return
    if scalar.is_markdown:
        yield from _references(scalar)


# ---- escapes ------------------------------------------------------------------------------------

_ESCAPES = re.compile(r"\\(.)", re.DOTALL)
_MEANINGS = {
    "t": codes.A_TAB,
    "n": codes.A_LINE_BREAK,
    "r": codes.A_LINE_BREAK,
    "_": codes.A_NO_BREAK_SPACE,
}


def _escape(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A backslash between double quotes that makes a blank of itself and what follows."""
    if scalar.style != '"':
        return
    written = scalar.written
    no_break_space_is_meant = written.isascii() and _HEXADECIMAL.search(written)
    for found in _ESCAPES.finditer(written):
        meaning = _MEANINGS.get(found[1])
        if meaning is None or (found[1] == "n" and scalar.is_markdown):
            continue
        if found[1] == "_" and (no_break_space_is_meant or written[found.end()] in ":;!?%"):
            continue
        at, words = scalar.start + found.start(), {"written": found[0], "meaning": meaning}
        yield slip_at(codes.ESCAPE, at, stops=False, **words)
        return


_HEXADECIMAL = re.compile(r"\\[xuU][0-9A-Fa-f]{2}")
"""An escape such as programs write that keep to ASCII; they write no-break spaces as ``\\_``."""


# ---- signs at the beginning of a line -----------------------------------------------------------

_SPACE = f"[{FOREIGN_SPACES}]"


_OTHER_SCRIPT_AFTER_KEY = re.compile(r"[a-z]+\.? [\u0600-\u06ff\u2d30-\u2d7f]")
"""In the midst of a French text ``fr`` may be a word; ``ar`` and an Arabic word have lost a colon.

French that has lost its colon there is reported as missing.
"""


def _joined_lines(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """Lines that begin like a key or an item, and are text to YAML."""
    begins_with_dash = _begins_with_dash(scalar)
    dashed: list[Slip] = []
    glued: list[Slip] = []
    for at, line in scalar.lines():
        is_first = at == scalar.start
        if found := re.match(_SPACE, line):
            yield slip_at(codes.HIDDEN_CHARACTER, at, character=name_of(found[0]))
            continue
        key = None
        if not is_first or scalar.begins_line or scalar.in_brackets:
            key = key_with_other_sign(line)
        if key is not None and key[0] is codes.MISSING_COLON:
            begins_text = scalar.begins_line or _OTHER_SCRIPT_AFTER_KEY.match(line)
            key = key if begins_text and not scalar.in_brackets else None
        if key is not None and key[0] is codes.MISSING_SPACE:
            # Of the text of one key, the value says so itself; of several, one is enough.
            glued.append(Slip(key[0], at, key[2]))
            continue
        if key is not None:
            yield Slip(key[0], at + key[1], key[2])
            continue
        item = item_with_other_sign(line)
        if item is None and not (is_first and scalar.is_item) and scalar.is_in_list:
            item = item_of_another_kind(line)
        if item is None or (scalar.is_key and scalar.in_brackets):
            continue
        in_place = scalar.begins_line or scalar.is_item
        if is_first and not in_place and item[0] is codes.FOREIGN_DASH:
            continue
        slip = Slip(item[0], at + item[1], item[2])
        if is_first or scalar.is_item or begins_with_dash or item[0] is codes.HIDDEN_CHARACTER:
            yield slip
        else:
            dashed.append(slip)
    if glued and (scalar.is_key or len(glued) > 1 or glued[0].offset > scalar.start):
        yield glued[0]
    if len(dashed) > 1:
        yield slip_at(codes.LINES_JOINED, dashed[0].offset)


def _begins_with_dash(scalar: Written) -> bool:
    """Whether the first line of ``scalar`` already begins like an item."""
    return (
        scalar.begins_line
        and not scalar.is_item
        and (
            item_with_other_sign(scalar.written) is not None
            or (scalar.is_in_list and item_of_another_kind(scalar.written) is not None)
        )
    )


# ---- commas -------------------------------------------------------------------------------------


def _foreign_comma(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A comma of another script between the items of brackets."""
    if scalar.in_brackets and scalar.is_item:
        for found in COMMA.finditer(scalar.text, scalar.start, scalar.end):
            yield slip_at(codes.FOREIGN_COMMA, found.start(), character=found[0])


def _comma_missing(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """Items on lines of their own, in brackets, without the comma between them."""
    if not (scalar.in_brackets and scalar.is_item and scalar.begins_line):
        return
    *lines, _ = scalar.written.split("\n")
    # A program that folds a text fills its lines.
    if any(len(line.strip()) < _FULL for line in lines):
        yield slip_at(codes.BRACKET, scalar.start, bracket="[", closing="]")


_FULL = 50
"""Characters in a line after which the next word may stand in the next."""


def _comma_in_item(scalar: Written, after: Written | None) -> Iterator[Slip]:
    """A comma that cuts a number, or what stands between parentheses or guillemets."""
    if not (scalar.in_brackets and scalar.is_item and after and after.is_item and not after.style):
        return
    between = scalar.text[scalar.end : after.start]
    if not between.startswith(","):
        return
    ends, begins = scalar.value[-1:], after.value[:1]
    number = (
        between == ","
        and (ends + begins).isdigit()
        and not (scalar.value.isdigit() and after.value.isdigit())
    )
    opened = is_open(scalar.value, after.value)
    if opened and scalar.value[0] in "“«":
        yield slip_at(codes.SMART_QUOTE, scalar.start, character=scalar.value[0])
    elif number or opened:
        yield slip_at(codes.COMMA_IN_TEXT, scalar.end)


# ---- spaces -------------------------------------------------------------------------------------


def _space_at_end(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A space that is none to YAML, at either end of a text without quotes or before a comment."""
    before_colon = not scalar.is_key and scalar.text.startswith(":", scalar.end)
    found = SPACE_AT_END.search(scalar.written)
    if found and not before_colon:
        character = name_of(found[0][0])
        yield slip_at(codes.HIDDEN_CHARACTER, scalar.start + found.start(), character=character)


_BLOCK_MARK = re.compile(f"(?:(?:#{{1,6}}|[-*+]|[0-9]+[.)])(?={_SPACE})|(?={_SPACE}+$))")


def _space_in_markdown(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A space that Markdown takes for a letter, after the mark of a block or alone on a line."""
    if scalar.style not in "|>" or not scalar.is_markdown:
        return
    for at, line in scalar.lines():
        if found := _BLOCK_MARK.match(line.rstrip("\r\n")):
            sign = line[found.end()]
            yield slip_at(
                codes.HIDDEN_CHARACTER, at + found.end(), stops=False, character=name_of(sign)
            )


# ---- what is published --------------------------------------------------------------------------


def _references(scalar: Written) -> Iterator[Slip]:
    if "&" not in scalar.value and "%" not in scalar.value:
        return
    offsets: dict[str, list[int]] = {}
    for written, rank, character in hidden_references(scalar.value):
        if written not in offsets:
            found = re.finditer(re.escape(written), scalar.written)
            offsets[written] = [match.start() for match in found]
        at = offsets[written]
        offset = scalar.start + (at[rank] if rank < len(at) else 0)
        named = f"{name_of(character)}, `{written}`"
        yield slip_at(codes.HIDDEN_CHARACTER, offset, stops=False, character=named)


_Rule = Callable[[Written, "Written | None"], Iterator[Slip]]
_PLAIN_RULES: tuple[_Rule, ...] = (
    cut_by_hash,
    _joined_lines,
    _space_at_end,
    _foreign_comma,
    _comma_missing,
    _comma_in_item,
)
_QUOTED_RULES: tuple[_Rule, ...] = (
    cut_after_quote,
    cut_after_block_sign,
    _escape,
    _space_in_markdown,
)
