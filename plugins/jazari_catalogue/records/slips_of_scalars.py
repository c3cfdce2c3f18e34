"""The slips of one scalar: where what YAML reads is not what its author sees, and what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, get_args, get_type_hints

from jazari_catalogue.records import codes
from jazari_catalogue.records.characters import FOREIGN_SPACES, name_of
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.markdown import MARKDOWN, hidden_references
from jazari_catalogue.records.problems import Code
from jazari_catalogue.records.signs import (
    COMMA,
    SPACE_AT_END,
    item_of_another_kind,
    item_with_other_sign,
    key_with_other_sign,
    keys_of_lists,
)
from jazari_catalogue.records.text import TEXT_LANGUAGES, LocalText
from jazari_catalogue.records.values import Phone, PlainText


class Slip(NamedTuple):
    """A slip at ``offset`` of the text of the file.

    ``stops`` where the value is so far from what was meant that nothing more is to say of it.
    """

    code: Code
    offset: int
    values: dict[str, object]
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """A scalar as it stands in the ``text`` of a file, from ``start`` to ``end``."""

    text: str
    value: str
    style: str
    """Its quote or its sign for text in a block; empty for a plain scalar."""
    start: int
    end: int
    line: int
    keys: tuple[str, ...]
    """The keys that lead to it; the last is its own where it is a key."""
    is_key: bool
    is_item: bool
    in_brackets: bool
    is_last: bool = False
    """Whether the parser gave up after it."""

    @property
    def written(self) -> str:
        """The scalar with its quotes or its sign."""
        return self.text[self.start : self.end]

    @property
    def is_markdown(self) -> bool:
        """Whether pages show it as Markdown."""
        return not self.is_key and not MARKDOWN.isdisjoint(self.keys)

    @property
    def is_in_list(self) -> bool:
        """Whether it is an item of a list that is not in brackets, or stands for such a list."""
        below_list = bool(self.keys) and self.keys[-1] in keys_of_lists()
        return below_list and not self.is_key and not self.in_brackets

    @property
    def begins_line(self) -> bool:
        """Whether only blanks and dashes stand before it."""
        before = self.text[max(self.start - _DEEPEST, 0) : self.start]
        line = before.rpartition("\n")[2]
        return not line.strip(" -\t") and len(line) < _DEEPEST

    def lines(self) -> Iterator[tuple[int, str]]:
        """Each of its lines without its indentation, and the offset where it begins."""
        at = self.start
        for line in re.split("(\r\n?|\n)", self.written):
            bare = line.lstrip(" \t")
            if bare.strip("\r\n"):
                yield at + len(line) - len(bare), bare
            at += len(line)


_DEEPEST = 200
"""Columns within which a line begins."""


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


# ---- number signs -------------------------------------------------------------------------------

_COMMENT = re.compile(r"([ \t]+)#([^\r\n]*)")
_NUMBER = re.compile(r"\d{1,3}(?![\d/.-])")
"""Begins with a number, and with no date: that of a check is a comment."""
_NAMED_WITH_HASH = {"C", "F", "J", "Q"}
"""Programming languages: C#, F#, J#, Q#."""
_OPENED = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}


def _cut_by_hash(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A comment that was meant to be text."""
    found = _COMMENT.match(scalar.text, scalar.end)
    if found:
        blanks, comment = found.groups()
        if _was_text(scalar, blanks, comment):
            yield _slip(codes.CUT_TEXT, found.start(2) - 1, stops=False)
    elif (hashtag := _HASHTAG_BELOW.match(scalar.text, scalar.end)) and (
        _goes_on(scalar, len(hashtag[1])) or _text_follows(scalar, hashtag.end())
    ):
        yield _slip(codes.CUT_TEXT, hashtag.end(1), stops=False)


def _was_text(scalar: Written, blanks: str, comment: str) -> bool:
    if scalar.is_key or not _is_words(scalar):
        return False
    if not re.match(r"[ \t#=]|-[^\w]", comment):
        return True  # a hashtag, a number; or nothing at all
    words, before = comment.strip(), scalar.value.split()
    return (
        (blanks == " " and _NUMBER.match(words) is not None)
        or (blanks == " " and len(before) > 1 and before[-1] in _NAMED_WITH_HASH)
        or _is_open(scalar.value, words)
        or _text_follows(scalar, scalar.end)
    )


def _is_open(before: str, after: str) -> bool:
    """Whether ``before`` opens a bracket or a quotation mark that ``after`` closes."""
    return any(
        before.count(opening) > before.count(closing) and closing in after
        for opening, closing in _OPENED.items()
    )


def _text_follows(scalar: Written, offset: int) -> bool:
    """Whether the parser gave up over a line of text below the comment at ``offset``."""
    return (
        scalar.is_last
        and not scalar.in_brackets
        and _TEXT_BELOW.match(scalar.text, offset) is not None
    )


_TEXT_BELOW = re.compile(r"[^\r\n]*(?:\r\n?|\n) *(?![-#])\S(?:(?!:\s)[^\r\n])*(?:[\r\n]|$)")
_HASHTAG_BELOW = re.compile(r"[ \t]*(?:\r\n?|\n)( *)#(?=\w)")


def _goes_on(scalar: Written, indent: int) -> bool:
    """Whether a line below the plain text, ``indent`` deep, is one of its lines."""
    if not scalar.value:
        return False
    *_, (at, _) = scalar.lines()
    column = at - max(scalar.text.rfind("\n", 0, at), scalar.text.rfind("\r", 0, at)) - 1
    many = "\n" in scalar.written or scalar.text[: scalar.start].rstrip(" ").endswith(("\n", "\r"))
    return many and indent == column and _is_words(scalar)


_HASHTAG = re.compile(r"[ \t]*#(?=\w)")
_HASHTAG_AFTER_SIGN = re.compile(r"[|>][-+0-9]*[ \t]+#(?=\w)")


def _cut_after_quote(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    found = _HASHTAG.match(scalar.text, scalar.end)
    if found and scalar.style in "'\"" and not scalar.is_key:
        yield _slip(codes.CUT_TEXT, found.end() - 1, stops=False)


def _cut_after_block_sign(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    found = _HASHTAG_AFTER_SIGN.match(scalar.text, scalar.start)
    if found and scalar.style in "|>":
        yield _slip(codes.CUT_TEXT, found.end() - 1, stops=False)


_ESCAPES = re.compile(r"\\(.)", re.DOTALL)
_MEANINGS = {
    "t": codes.A_TAB,
    "n": codes.A_LINE_BREAK,
    "r": codes.A_LINE_BREAK,
    "_": codes.A_NO_BREAK_SPACE,
}


def _escape(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A backslash between double quotes that makes a blank of itself and what follows."""
    for found in _ESCAPES.finditer(scalar.written) if scalar.style == '"' else ():
        meaning = _MEANINGS.get(found[1])
        if meaning is None or (found[1] == "n" and scalar.is_markdown):
            continue
        if found[1] == "_" and _is_meant(scalar, found):
            continue
        at, words = scalar.start + found.start(), {"written": found[0], "meaning": meaning}
        yield _slip(codes.ESCAPE, at, stops=False, **words)
        return


def _is_meant(scalar: Written, escape: re.Match[str]) -> bool:
    """Whether the no-break space of ``escape`` was written by a program that keeps to ASCII."""
    after = scalar.written[escape.end() : escape.end() + 1]
    return after in set(":;!?%") or bool(
        scalar.written.isascii() and re.search(r"\\(?:x|u|U)[0-9A-F]{2}", scalar.written)
    )


# ---- signs at the beginning of a line -----------------------------------------------------------

_SPACE = f"[{FOREIGN_SPACES}]"


def _joined_lines(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """Lines that begin like a key or an item, and are text to YAML."""
    begins_with_dash = _begins_with_dash(scalar)
    dashed: list[Slip] = []
    glued: list[Slip] = []
    for at, line in scalar.lines():
        is_first = at == scalar.start
        if found := re.match(_SPACE, line):
            yield _slip(codes.HIDDEN_CHARACTER, at, character=name_of(found[0]))
            continue
        key = None
        if not is_first or scalar.begins_line or scalar.in_brackets:
            key = key_with_other_sign(line)
        if key is not None and key[0] is codes.MISSING_COLON and scalar.in_brackets:
            key = None
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
        yield _slip(codes.LINES_JOINED, dashed[0].offset)


def _begins_with_dash(scalar: Written) -> bool:
    """Whether the first line of ``scalar`` already begins like an item."""
    return (
        scalar.begins_line
        and not scalar.is_item
        and item_with_other_sign(scalar.written) is not None
    )


# ---- commas -------------------------------------------------------------------------------------


def _foreign_comma(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A comma of another script between the items of brackets."""
    if scalar.in_brackets and scalar.is_item:
        for found in COMMA.finditer(scalar.text, scalar.start, scalar.end):
            yield _slip(codes.FOREIGN_COMMA, found.start(), character=found[0])


def _comma_missing(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """Items on lines of their own, in brackets, without the comma between them."""
    if not (scalar.in_brackets and scalar.is_item and scalar.begins_line):
        return
    *lines, _ = scalar.written.split("\n")
    # A program that folds a text fills its lines.
    if any(len(line.strip()) < _FULL for line in lines):
        yield _slip(codes.BRACKET, scalar.start, bracket="[", closing="]")


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
    opened = _is_open(scalar.value, after.value)
    if opened and scalar.value[0] in "“«":
        yield _slip(codes.SMART_QUOTE, scalar.start, character=scalar.value[0])
    elif number or opened:
        yield _slip(codes.COMMA_IN_TEXT, scalar.end)


# ---- spaces -------------------------------------------------------------------------------------


def _space_at_end(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A space that is none to YAML, at either end of a text without quotes or before a comment."""
    before_colon = not scalar.is_key and scalar.text.startswith(":", scalar.end)
    found = SPACE_AT_END.search(scalar.written)
    if found and not before_colon:
        character = name_of(found[0][0])
        yield _slip(codes.HIDDEN_CHARACTER, scalar.start + found.start(), character=character)


_BLOCK_MARK = re.compile(f"(?:(?:#{{1,6}}|[-*+]|[0-9]+[.)])(?={_SPACE})|(?={_SPACE}+$))")


def _space_in_markdown(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A space that Markdown takes for a letter, after the mark of a block or alone on a line."""
    if scalar.style not in "|>" or not scalar.is_markdown:
        return
    for at, line in scalar.lines():
        if found := _BLOCK_MARK.match(line.rstrip("\r\n")):
            sign = line[found.end()]
            yield _slip(
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
        yield _slip(codes.HIDDEN_CHARACTER, offset, stops=False, character=named)


def _slip(code: Code, offset: int, *, stops: bool = True, **values: object) -> Slip:
    return Slip(code, offset, values, stops)


def _is_words(scalar: Written) -> bool:
    """Whether the scalar is text for people; after an id or a date, ``#`` begins a comment."""
    key = next((key for key in reversed(scalar.keys) if key not in TEXT_LANGUAGES), "")
    return not scalar.value or key in _text_keys()


@cache
def _text_keys() -> frozenset[str]:
    """The keys whose values are words for people."""
    from jazari_catalogue.records.shape import models_in

    return frozenset(
        name
        for kind in KINDS_BY_PLURAL.values()
        for model in models_in(kind)
        for name, hint in get_type_hints(model, include_extras=True).items()
        if _is_text(hint)
    )


def _is_text(hint: object) -> bool:
    return hint in (LocalText, PlainText, Phone) or any(map(_is_text, get_args(hint)))


_Rule = Callable[[Written, "Written | None"], Iterator[Slip]]
_PLAIN_RULES: tuple[_Rule, ...] = (
    _cut_by_hash,
    _joined_lines,
    _space_at_end,
    _foreign_comma,
    _comma_missing,
    _comma_in_item,
)
_QUOTED_RULES: tuple[_Rule, ...] = (
    _cut_after_quote,
    _cut_after_block_sign,
    _escape,
    _space_in_markdown,
)
