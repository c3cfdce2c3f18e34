"""The front matter of a page: which keys it may have, and what their values may be.

MkDocs reads it with YAML and ignores what it does not know; without the lines ``---`` it takes the
first lines of a text for keys, if they look like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.problems import prose_codes
from jazari_catalogue.records.problems.nearest import nearest
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.suggestions import MIN_SIMILARITY
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.yaml.document import Mapping
from jazari_catalogue.records.yaml.reader import parse_document
from jazari_catalogue.site.prose.anchors import filled

# As MkDocs finds it (`mkdocs.utils.meta`).
_WHOLE = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_LOOKS_LIKE_A_KEY = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")  # an address, too
_START = re.compile(r"\s*---[ \t]*\n(?=[\w-]+[ \t]*:)")

MOST_LETTERS = 400
"""How long a text of front matter may be."""
TEXTS = ("title", "description", "lede")
KEYS = (*TEXTS, "menu", "group", "order", "publisher")


def body_offset(text: str) -> int:
    """Where the text of a page begins, below its front matter."""
    whole = _WHOLE.match(text)
    return whole.end() if whole else 0


def front_matter_problems(text: str, file: str) -> list[Problem]:
    """Every problem of the front matter of the page ``text``, which messages call ``file``."""
    whole = _WHOLE.match(text)
    if whole is None:
        if text.startswith("---") or _START.match(text) or _LOOKS_LIKE_A_KEY.match(text):
            ends = text.startswith("---") and re.search(r"^(?:---|\.\.\.)[ \t]*$", text[4:], re.M)
            reason = (
                prose_codes.HEAD_WITHOUT_END
                if text.startswith("---") and not ends
                else prose_codes.HEAD_WITHOUT_LINES
            )
            return [prose_codes.FRONT_MATTER.at(file, reason=reason)]
        return []
    # An empty line in place of the first, so that the lines keep their numbers.
    document = parse_document(f"\n{whole[1]}", file)
    if document.problems:
        return document.problems
    try:
        # `parse_document` has refused tags, anchors and many levels.
        as_mkdocs_reads = yaml.safe_load(whole[1])
    except (yaml.YAMLError, ValueError) as error:
        return [prose_codes.FRONT_MATTER.at(file, reason=str(error).splitlines()[0])]
    if not isinstance(document.value, Mapping) or not isinstance(as_mkdocs_reads, dict):
        return [prose_codes.FRONT_MATTER.at(file, reason=prose_codes.HEAD_NOT_KEYS)]
    return [*_wrong_keys(document.value, as_mkdocs_reads, file)]


def _wrong_keys(written: Mapping, values: dict[object, object], file: str) -> Iterator[Problem]:
    for key in written:
        position = written.key_positions[key]
        if key not in KEYS:
            similar = nearest(key, KEYS, at_least=MIN_SIMILARITY)
            known = ", ".join(KEYS)
            code = prose_codes.UNKNOWN_HEAD_KEY
            yield code.at(file, position, key=key, nearest=similar, known=known)
        elif (expected := _expected(key, values.get(key))) is not None:
            at: Position = written.value_positions.get(key, position)
            value = values.get(key)
            shown = str(written[key]) if written[key] is not None else str(value)
            code = prose_codes.WRONG_HEAD_VALUE
            yield code.at(file, at, key=key, value=shown, expected=expected)


def _expected(key: str, value: object) -> Titles | None:
    """What ``key`` should have, in words, if ``value`` is something else."""
    is_text = isinstance(value, str) and 0 < len(value.strip()) <= MOST_LETTERS
    if key in TEXTS:
        return None if is_text else filled(prose_codes.A_TEXT, most=MOST_LETTERS)
    if key == "menu":
        return None if is_text or value is False else prose_codes.A_TEXT_OR_FALSE
    if key == "group":
        is_group = value in Menu.titles_by_value()
        return None if is_group else filled(prose_codes.ONE_OF, known=", ".join(Menu))
    if key == "order":
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return None if is_number else prose_codes.A_NUMBER
    return None if isinstance(value, bool) else prose_codes.TRUE_OR_FALSE
