"""Texts that a ``#`` cuts: YAML takes the rest of the line for a comment (1.2.2 §6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records import keys
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.yaml.mistake import Mistake, mistake_at
from jazari_catalogue.records.yaml.scalar import Scalar

_COMMENT = re.compile(r"([ \t]+)#([^\r\n]*)")
_NUMBER = re.compile(r"\d{1,3}(?![\d/.-])")
"""A number that begins no date: `# 2026-01-12`, the day of a check, is a real comment."""
_NAMED_WITH_HASH = {"C", "F", "J", "Q"}
"""Programming languages: C#, F#, J#, Q#."""
_OPENED = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}


def cut_by_hash(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """A comment that is probably the rest of the text, or a hashtag on the line below."""
    match = _COMMENT.match(scalar.text, scalar.end)
    if match:
        blanks, comment = match.groups()
        if _is_rest_of_text(scalar, blanks, comment):
            yield mistake_at(codes.CUT_TEXT, match.start(2) - 1, spoils_value=False)
    elif (hashtag := _HASHTAG_BELOW.match(scalar.text, scalar.end)) and (
        _continues(scalar, len(hashtag[1])) or _text_follows(scalar, hashtag.end())
    ):
        yield mistake_at(codes.CUT_TEXT, hashtag.end(1), spoils_value=False)


def _is_rest_of_text(scalar: Scalar, blanks: str, comment: str) -> bool:
    if scalar.is_key or not _is_prose(scalar):
        return False
    if not re.match(r"[ \t#=]|-[^\w]", comment):
        return True  # a hashtag or a number; or nothing follows the `#`
    words, before = comment.strip(), scalar.value.split()
    return (
        (blanks == " " and _NUMBER.match(words) is not None)
        or (blanks == " " and len(before) > 1 and before[-1] in _NAMED_WITH_HASH)
        or is_open(scalar.value, words)
        or _text_follows(scalar, scalar.end)
    )


def is_open(before: str, after: str) -> bool:
    """Whether ``before`` opens a bracket or a quotation mark that ``after`` closes."""
    return any(
        before.count(opening) > before.count(closing) and closing in after
        for opening, closing in _OPENED.items()
    )


def _text_follows(scalar: Scalar, offset: int) -> bool:
    """Whether the parser stopped at a line of text below the comment at ``offset``."""
    return (
        scalar.is_last
        and not scalar.in_brackets
        and _TEXT_BELOW.match(scalar.text, offset) is not None
    )


_TEXT_BELOW = re.compile(r"[^\r\n]*(?:\r\n?|\n) *(?![-#])\S(?:(?!:\s)[^\r\n])*(?:[\r\n]|$)")
_HASHTAG_BELOW = re.compile(r"[ \t]*(?:\r\n?|\n)( *)#(?=\w)")


def _continues(scalar: Scalar, indent: int) -> bool:
    """Whether a line below, indented by ``indent``, looks like a further line of the text."""
    if not scalar.value:
        return False
    *_, (last_line, _) = scalar.lines()
    column = last_line - _line_start(scalar.text, last_line)
    has_own_lines = "\n" in scalar.written or not scalar.text[
        _line_start(scalar.text, scalar.start) : scalar.start
    ].strip(" ")
    return has_own_lines and indent == column and _is_prose(scalar)


def _line_start(text: str, offset: int) -> int:
    """The offset at which the line of ``offset`` begins."""
    after = text.rfind("\n", 0, offset) + 1
    return max(after, text.rfind("\r", after, offset) + 1)


_HASHTAG = re.compile(r"[ \t]*#(?=\w)")
_HASHTAG_AFTER_INDICATOR = re.compile(r"[|>][-+0-9]*[ \t]+#(?=\w)")


def cut_after_quote(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """A hashtag after a closing quote."""
    hashtag = _HASHTAG.match(scalar.text, scalar.end)
    if hashtag and scalar.style in "'\"" and not scalar.is_key:
        yield mistake_at(codes.CUT_TEXT, hashtag.end() - 1, spoils_value=False)


def cut_after_block_indicator(scalar: Scalar, _following: Scalar | None) -> Iterator[Mistake]:
    """A hashtag on the line of the ``|`` or ``>`` before a block text."""
    hashtag = _HASHTAG_AFTER_INDICATOR.match(scalar.text, scalar.start)
    if hashtag and scalar.style in "|>":
        yield mistake_at(codes.CUT_TEXT, hashtag.end() - 1, spoils_value=False)


def _is_prose(scalar: Scalar) -> bool:
    """Whether the scalar is text for people: after an id or a date, ``#`` is a real comment."""
    key = next((key for key in reversed(scalar.keys) if key not in TEXT), "")
    return not scalar.value or key in keys.OF_TEXT
