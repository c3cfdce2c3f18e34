"""Characters that look like the punctuation of YAML, and lines that begin with one."""

from __future__ import annotations

import re

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.values.characters import FOREIGN_SPACES, name_of
from jazari_catalogue.records.yaml.mistake import Mistake, mistake_at

DASHES = "\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u0640"
"""Hyphens, dashes, a minus and the tatweel, for use in a character class."""

BULLETS = "\u00b7\u2022\u2023\u2026\u2219\u2190-\u21ff\u25a0-\u25ff\u2713\u2714\u2794\u27a2\u27a4"
"""Dots, squares, arrows and ticks."""

COLONS = "\uff1a\u2236\ua789\u05c3\ufe55\u0589\ufe13"
"""Wide, small and raised colons, a ratio, and the full stops of Hebrew and Armenian."""

COMMAS = "\u060c\u061b\uff0c\uff1b\u3001\ufe50"
"""Commas and semicolons of Arabic and of East Asia."""

UNMISTAKABLE = tuple(code for code in TEXT if code != "en")
"""The language codes that begin no line of a text by chance, as the French word `en` does."""
_SPACE = f"[{FOREIGN_SPACES}]"
COMMA = re.compile(f"[{COMMAS}]|;(?= )")
COMMA_BEFORE_KEY = re.compile(rf"[{COMMAS};](?=\s*[a-z_]+\s*$)")

SPACE_AT_END = re.compile(rf"^{_SPACE}|(?<!{_SPACE}){_SPACE}++(?:$| *+# +[^\W\d])")
"""A space that is none to YAML, at either end of a text or before an intended comment."""

_ITEM = re.compile(
    f"(?:[{DASHES}{BULLETS}+*](?=[ \t{FOREIGN_SPACES}]|$)|[\u2012-\u2015\u2022](?=[^\\W\\d]))"
)
_DASH_AND_SPACE = re.compile(f"-(?={_SPACE})")
_KEY = re.compile(
    rf"(?P<key>[a-z_]+)(?P<gap>[ {FOREIGN_SPACES}]*?)(?:(?P<colon>[{COLONS}])|"
    rf"(?P<other>[;؛٫])|:(?P<space>{_SPACE})|:(?P<stop>[.;,](?= ))|:(?P<glued>(?!//)[^\s:])|:"
    r"|(?P<lost>\.? (?=[^ :])))"
)


def is_comma(character: str) -> bool:
    """Whether ``character`` is a comma or semicolon that does not separate items in YAML."""
    return bool(character) and re.match(f"[{COMMAS};]", character) is not None


def item_with_wrong_dash(line: str) -> Mistake | None:
    """The mistake of a ``line`` that begins like an item of a list, with another dash or space."""
    if item := _ITEM.match(line):
        return mistake_at(codes.FOREIGN_DASH, 0, character=_shown(item[0]))
    if _DASH_AND_SPACE.match(line):
        return mistake_at(codes.HIDDEN_CHARACTER, 1, character=name_of(line[1]))
    return None


_OTHER_ITEM = re.compile(
    r"(?P<hyphen>-)(?=[^\W\d])|(?P<mark>-\.|-{2,3}|\(?\d{1,2}[.)°-]|[a-z]\)|o)(?=\s+\S)"
)


def item_without_dash(line: str) -> Mistake | None:
    """The mistake of a ``line`` in a list that begins with a number, a letter or a glued hyphen."""
    item = _OTHER_ITEM.match(line)
    if item is None:
        return None
    if item["hyphen"]:
        return mistake_at(codes.MISSING_SPACE, 0, sign="-")
    return mistake_at(codes.FOREIGN_DASH, 0, character=item["mark"].strip())


def key_with_wrong_colon(line: str) -> Mistake | None:
    """The mistake of a ``line`` that begins with a known key, but not with ``: `` after it."""
    # This loads every kind: only a line that begins with a key is worth that.
    from jazari_catalogue.records import keys

    match = _KEY.match(line)
    if match is None or match["key"] not in keys.KNOWN:
        return None
    if space := re.search(_SPACE, match["gap"]):
        offset = match.start("gap") + space.start()
        return mistake_at(codes.HIDDEN_CHARACTER, offset, character=name_of(space[0]))
    if match["colon"] or (match["other"] and match["key"] in TEXT):
        colon = match["colon"] or match["other"]
        return mistake_at(codes.FOREIGN_COLON, match.end() - 1, character=colon)
    if match["space"]:
        character = name_of(match["space"])
        return mistake_at(codes.HIDDEN_CHARACTER, match.end() - 1, character=character)
    if match["stop"]:
        return mistake_at(codes.FOREIGN_COLON, match.start("stop"), character=f":{match['stop']}")
    if match["lost"] and match["key"] in UNMISTAKABLE:
        return mistake_at(codes.MISSING_COLON, 0, key=match["key"])
    if match["glued"]:
        return mistake_at(codes.MISSING_SPACE, 0, sign=":")
    return None


def needs_quotes(text: str, *, in_brackets: bool) -> bool:
    """Whether ``text`` as a plain value or item would be reported as a mistake."""
    return bool(
        item_with_wrong_dash(text)
        or item_without_dash(text)
        or key_with_wrong_colon(text)
        or SPACE_AT_END.search(text)
        or (in_brackets and COMMA.search(text))
    )


_INDENT = re.compile(f"[ -]*(?P<space>{_SPACE})|(?P<indent> *)(?P<dashes>(?:- +)*)")
_ANY_KEY_AND_SPACE = re.compile(rf"\w+:({_SPACE})")


def line_with_wrong_punctuation(line: str) -> Mistake | None:
    """The mistake at the beginning of ``line``, which is not a line of a longer text."""
    indent = _INDENT.match(line)
    assert indent is not None
    if indent["space"]:
        return mistake_at(
            codes.HIDDEN_CHARACTER, indent.end() - 1, character=name_of(indent["space"])
        )
    content = indent.end()
    mistake = key_with_wrong_colon(line[content:]) or (
        item_with_wrong_dash(line[content:]) if not indent["dashes"] else None
    )
    if mistake and mistake.code not in {codes.MISSING_SPACE, codes.MISSING_COLON}:
        return mistake.shifted(content)
    if glued := _ANY_KEY_AND_SPACE.match(line, content):
        return mistake_at(codes.HIDDEN_CHARACTER, glued.start(1), character=name_of(glued[1]))
    return None


def _shown(dash: str) -> str:
    """``dash`` as a message shows it; with its code point if it looks the same as a hyphen."""
    return f"{dash} ({name_of(dash)})" if dash in "\u2010\u2011" else dash
