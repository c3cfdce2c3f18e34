"""Mistakes in one scalar that YAML accepts: it reads another text than the author sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.values.characters import FOREIGN_SPACES, name_of
from jazari_catalogue.records.values.markdown import hidden_references
from jazari_catalogue.records.yaml.cut_text import (
    cut_after_block_indicator,
    cut_after_quote,
    cut_by_hash,
    is_open,
)
from jazari_catalogue.records.yaml.mistake import Mistake, mistake_at
from jazari_catalogue.records.yaml.punctuation import (
    COMMA,
    SPACE_AT_END,
    item_with_wrong_dash,
    item_without_dash,
    key_with_wrong_colon,
)
from jazari_catalogue.records.yaml.scalar import Scalar


def mistakes_in(scalar: Scalar, following: Scalar | None) -> Iterator[Mistake]:
    """The mistakes in ``scalar``, which ``following`` comes after.

    Only those of the first rule that applies: a second rule may report consequences of the same
    mistake. Hidden references are looked for where no rule applies.
    """
    for rule in _PLAIN_RULES if not scalar.style else _QUOTED_RULES:
        applies = False
        for mistake in rule(scalar, following):
            applies = True
            yield mistake
        if applies:
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


def _escape(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """An escape between double quotes that YAML reads as a tab, a line break or a space."""
    if scalar.style != '"':
        return
    written = scalar.written
    no_break_space_is_meant = written.isascii() and _HEXADECIMAL.search(written)
    for escape in _ESCAPES.finditer(written):
        meaning = _MEANINGS.get(escape[1])
        if meaning is None or (escape[1] == "n" and scalar.is_markdown):
            continue
        if escape[1] == "_" and (no_break_space_is_meant or written[escape.end()] in ":;!?%"):
            continue
        yield mistake_at(
            codes.ESCAPE,
            scalar.start + escape.start(),
            spoils_value=False,
            written=escape[0],
            meaning=meaning,
        )
        return


_HEXADECIMAL = re.compile(r"\\[xuU][0-9A-Fa-f]{2}")
"""An escape that programs write to keep to ASCII; they write a no-break space as ``\\_``."""


# ---- keys and items within a text ---------------------------------------------------------------

_SPACE = f"[{FOREIGN_SPACES}]"


_OTHER_SCRIPT_AFTER_KEY = re.compile(r"[a-z]+\.? [\u0600-\u06ff\u2d30-\u2d7f]")
"""A language code before a word in another script: a key that lost its colon, as in ``ar مرحبا``.

``fr`` may be a word of the text: French that lost its colon is reported as missing instead.
"""


def _joined_lines(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """Lines that begin like a key or an item, and that YAML joins to the text."""
    begins_with_dash = _begins_with_dash(scalar)
    dashed: list[Mistake] = []
    glued: list[Mistake] = []
    for offset, line in scalar.lines():
        is_first = offset == scalar.start
        if space := re.match(_SPACE, line):
            yield mistake_at(codes.HIDDEN_CHARACTER, offset, character=name_of(space[0]))
            continue
        key = None
        if not is_first or scalar.begins_line or scalar.in_brackets:
            key = key_with_wrong_colon(line)
        if key is not None and key.code is codes.MISSING_COLON:
            begins_text = scalar.begins_line or _OTHER_SCRIPT_AFTER_KEY.match(line)
            key = key if begins_text and not scalar.in_brackets else None
        if key is not None and key.code is codes.MISSING_SPACE:
            # A single one is reported by the type of the value; of several, the first is enough.
            glued.append(key.shifted(offset))
            continue
        if key is not None:
            yield key.shifted(offset)
            continue
        item = item_with_wrong_dash(line)
        if item is None and not (is_first and scalar.is_item) and scalar.is_in_list:
            item = item_without_dash(line)
        if item is None or (scalar.is_key and scalar.in_brackets):
            continue
        may_be_item = scalar.begins_line or scalar.is_item
        if is_first and not may_be_item and item.code is codes.FOREIGN_DASH:
            continue
        mistake = item.shifted(offset)
        if is_first or scalar.is_item or begins_with_dash or item.code is codes.HIDDEN_CHARACTER:
            yield mistake
        else:
            dashed.append(mistake)
    if glued and (scalar.is_key or len(glued) > 1 or glued[0].offset > scalar.start):
        yield glued[0]
    if len(dashed) > 1:
        yield mistake_at(codes.LINES_JOINED, dashed[0].offset)


def _begins_with_dash(scalar: Scalar) -> bool:
    """Whether the first line of ``scalar`` begins like an item."""
    return (
        scalar.begins_line
        and not scalar.is_item
        and (
            item_with_wrong_dash(scalar.written) is not None
            or (scalar.is_in_list and item_without_dash(scalar.written) is not None)
        )
    )


# ---- commas -------------------------------------------------------------------------------------


def _foreign_comma(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """A comma of another script between the items of brackets."""
    if scalar.in_brackets and scalar.is_item:
        for comma in COMMA.finditer(scalar.text, scalar.start, scalar.end):
            yield mistake_at(codes.FOREIGN_COMMA, comma.start(), character=comma[0])


def _comma_missing(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """Items in brackets, each on a line of its own, without a comma between them."""
    if not (scalar.in_brackets and scalar.is_item and scalar.begins_line):
        return
    *lines, _ = scalar.written.split("\n")
    # Full lines are a long text that a program has folded.
    if any(len(line.strip()) < _FULL for line in lines):
        yield mistake_at(codes.BRACKET, scalar.start, bracket="[", closing="]")


_FULL = 50
"""Characters from which a line of folded text counts as full."""


def _comma_in_item(scalar: Scalar, following: Scalar | None) -> Iterator[Mistake]:
    """A comma that cuts a number, or a text between parentheses or guillemets."""
    if not (scalar.in_brackets and scalar.is_item):
        return
    if not (following and following.is_item and not following.style):
        return
    between = scalar.text[scalar.end : following.start]
    if not between.startswith(","):
        return
    end, beginning = scalar.value[-1:], following.value[:1]
    cuts_number = (
        between == ","
        and (end + beginning).isdigit()
        and not (scalar.value.isdigit() and following.value.isdigit())
    )
    opened = is_open(scalar.value, following.value)
    if opened and scalar.value[0] in "“«":
        yield mistake_at(codes.SMART_QUOTE, scalar.start, character=scalar.value[0])
    elif cuts_number or opened:
        yield mistake_at(codes.COMMA_IN_TEXT, scalar.end)


# ---- spaces -------------------------------------------------------------------------------------


def _space_at_end(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """A space that is none to YAML, at either end of a plain text or before a comment."""
    before_colon = not scalar.is_key and scalar.text.startswith(":", scalar.end)
    space = SPACE_AT_END.search(scalar.written)
    if space and not before_colon:
        character = name_of(space[0][0])
        yield mistake_at(codes.HIDDEN_CHARACTER, scalar.start + space.start(), character=character)


_BLOCK_MARK = re.compile(f"(?:(?:#{{1,6}}|[-*+]|[0-9]+[.)])(?={_SPACE})|(?={_SPACE}+$))")


def _space_in_markdown(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """A space that Markdown takes for a letter, after ``#`` or ``-`` or alone on a line."""
    if scalar.style not in "|>" or not scalar.is_markdown:
        return
    for offset, line in scalar.lines():
        if mark := _BLOCK_MARK.match(line.rstrip("\r\n")):
            yield mistake_at(
                codes.HIDDEN_CHARACTER,
                offset + mark.end(),
                spoils_value=False,
                character=name_of(line[mark.end()]),
            )


# ---- references to characters -------------------------------------------------------------------


def _references(scalar: Scalar) -> Iterator[Mistake]:
    """References in Markdown (``&#8203;``, ``%E2%80%AE``) to hidden characters."""
    if "&" not in scalar.value and "%" not in scalar.value:
        return
    offsets: dict[str, list[int]] = {}
    for written, rank, character in hidden_references(scalar.value):
        if written not in offsets:
            matches = re.finditer(re.escape(written), scalar.written)
            offsets[written] = [match.start() for match in matches]
        in_scalar = offsets[written]
        offset = scalar.start + (in_scalar[rank] if rank < len(in_scalar) else 0)
        name = f"{name_of(character)}, `{written}`"
        yield mistake_at(codes.HIDDEN_CHARACTER, offset, spoils_value=False, character=name)


_Rule = Callable[[Scalar, "Scalar | None"], Iterator[Mistake]]
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
    cut_after_block_indicator,
    _escape,
    _space_in_markdown,
)
