"""Text that a ``#`` cuts: to YAML, what follows is a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records import keys
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.yaml.scalar import Slip, Written, slip_at

_COMMENT = re.compile(r"([ \t]+)#([^\r\n]*)")
_NUMBER = re.compile(r"\d{1,3}(?![\d/.-])")
"""Begins with a number, and with no date: that of a check is a comment."""
_NAMED_WITH_HASH = {"C", "F", "J", "Q"}
"""Programming languages: C#, F#, J#, Q#."""
_OPENED = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}


def cut_by_hash(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A comment that was meant to be text."""
    found = _COMMENT.match(scalar.text, scalar.end)
    if found:
        blanks, comment = found.groups()
        if _was_text(scalar, blanks, comment):
            yield slip_at(codes.CUT_TEXT, found.start(2) - 1, stops=False)
    elif (hashtag := _HASHTAG_BELOW.match(scalar.text, scalar.end)) and (
        _goes_on(scalar, len(hashtag[1])) or _text_follows(scalar, hashtag.end())
    ):
        yield slip_at(codes.CUT_TEXT, hashtag.end(1), stops=False)


def _was_text(scalar: Written, blanks: str, comment: str) -> bool:
    if scalar.is_key or not _is_words(scalar):
        return False
    if not re.match(r"[ \t#=]|-[^\w]", comment):
        return True  # a hashtag, a number; or nothing at all
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
    column = at - _line_start(scalar.text, at)
    many = "\n" in scalar.written or not scalar.text[
        _line_start(scalar.text, scalar.start) : scalar.start
    ].strip(" ")
    return many and indent == column and _is_words(scalar)


def _line_start(text: str, offset: int) -> int:
    """Where the line of ``offset`` begins."""
    after = text.rfind("\n", 0, offset) + 1
    return max(after, text.rfind("\r", after, offset) + 1)


_HASHTAG = re.compile(r"[ \t]*#(?=\w)")
_HASHTAG_AFTER_SIGN = re.compile(r"[|>][-+0-9]*[ \t]+#(?=\w)")


def cut_after_quote(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A hashtag after a closing quote."""
    found = _HASHTAG.match(scalar.text, scalar.end)
    if found and scalar.style in "'\"" and not scalar.is_key:
        yield slip_at(codes.CUT_TEXT, found.end() - 1, stops=False)


def cut_after_block_sign(scalar: Written, _after: Written | None) -> Iterator[Slip]:
    """A hashtag in the line of the ``|`` or ``>`` that text in a block begins with."""
    found = _HASHTAG_AFTER_SIGN.match(scalar.text, scalar.start)
    if found and scalar.style in "|>":
        yield slip_at(codes.CUT_TEXT, found.end() - 1, stops=False)


def _is_words(scalar: Written) -> bool:
    """Whether the scalar is text for people; after an id or a date, ``#`` begins a comment."""
    key = next((key for key in reversed(scalar.keys) if key not in TEXT), "")
    return not scalar.value or key in keys.OF_TEXT
