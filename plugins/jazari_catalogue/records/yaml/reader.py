"""Reads YAML text into values with positions, and reports every mistake in it.

Every scalar stays the text that was written (YAML 1.2.2 §10.1, failsafe schema): the models give
it a type, so that ``no`` is never ``False`` and ``2026-01`` never a number. Duplicate keys,
anchors, aliases, tags and ``null`` are problems. Lines and columns count from 1.
"""

from __future__ import annotations

import errno

import yaml

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position, lines_of, undecodable_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.characters import FALSE_BREAK, first_hidden, name_of
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.yaml.builder import build_value
from jazari_catalogue.records.yaml.conflicts import merge_conflicts
from jazari_catalogue.records.yaml.document import Document, Value
from jazari_catalogue.records.yaml.events import event_reader
from jazari_catalogue.records.yaml.silent_mistakes import SilentMistakes, suspects


def document_of(data: bytes, path: str) -> Document:
    """The YAML document of the bytes ``data``; its problems name the file ``path``.

    Bytes that are no UTF-8 are a problem as well; nothing is raised.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Document(path, None, [codes.NOT_UTF8.at(path, undecodable_at(error))])
    return parse_document(text, path)


def unreadable(error: OSError, path: str) -> Problem:
    """The problem that the system gave ``error`` for the file ``path``."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return codes.FILE_UNREADABLE.at(path, reason=reason)


_REASONS: dict[int, Titles] = {
    errno.ENOENT: codes.NO_SUCH_FILE,
    errno.EISDIR: codes.A_FOLDER,
    errno.ENXIO: codes.NOT_A_FILE,
    errno.EACCES: codes.NO_PERMISSION,
    errno.ELOOP: codes.LINK_IN_CIRCLE,
}


def parse_document(text: str, path: str) -> Document:
    """The YAML document ``text``, with every problem in it; nothing is raised."""
    hidden: list[Problem] = []
    has_escapes = "\\u" in text or "\\U" in text
    if first_hidden(text):
        hidden = _hidden_characters(text, path)
        # YAML 1.1 breaks lines at characters where no editor does: line numbers would be wrong.
        text = FALSE_BREAK.sub(" ", text)
    conflicts = merge_conflicts(text, path)
    if conflicts:  # the file holds two versions at once: other problems would be noise
        value, problems = None, conflicts
    else:
        value, problems = _parse(text, path, hidden, check_characters=bool(hidden) or has_escapes)
    line_break = "\n" if "\n" in text else "\r"
    end = Position(text.count(line_break) + 1, len(text) - text.rfind(line_break))
    return Document(path, value, hidden + problems, end)


def _parse(
    text: str, path: str, hidden: list[Problem], *, check_characters: bool
) -> tuple[Value, list[Problem]]:
    """The value of ``text``, None if it cannot be read; and every problem save ``hidden``."""
    problems: list[Problem] = []
    mistakes: SilentMistakes | None = None
    value: Value
    try:
        get_event = event_reader(text)
        if spans := suspects(text):
            mistakes = SilentMistakes(text, spans, get_event)
            get_event = mistakes.get_event
        value = build_value(text, path, problems, get_event, check_characters=check_characters)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        # This loads every kind, which takes long; only files with a syntax error need it.
        from jazari_catalogue.records.yaml.syntax import syntax_problems

        value, problems = None, syntax_problems(error, text, path)
        lines_with_hidden = {problem.line for problem in hidden}
        problems = [problem for problem in problems if problem.line not in lines_with_hidden]
    if mistakes is not None:
        problems, readable = mistakes.added_to(problems, path)
        value = value if readable else None
    return value, problems


def _hidden_characters(text: str, path: str) -> list[Problem]:
    """A problem for the first hidden character of each line."""
    return [
        codes.HIDDEN_CHARACTER.at(
            path, Position(number, character.start() + 1), character=name_of(character.group())
        )
        for number, line in enumerate(lines_of(text), start=1)
        if (character := first_hidden(line))
    ]
