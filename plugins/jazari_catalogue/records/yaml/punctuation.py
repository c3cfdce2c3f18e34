"""Signs that only look like those of YAML, and lines that begin with one."""

from __future__ import annotations

import re

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.values.characters import FOREIGN_SPACES, name_of

DASHES = "\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u0640"
"""Hyphens, dashes, a minus and the tatweel, for use in a character class."""

BULLETS = "\u00b7\u2022\u2023\u2026\u2219\u2190-\u21ff\u25a0-\u25ff\u2713\u2714\u2794\u27a2\u27a4"
"""Dots, squares, arrows and ticks."""

COLONS = "\uff1a\u2236\ua789\u05c3\ufe55\u0589\ufe13"
"""Wide, small and raised colons, a ratio, and the full stops of Hebrew and Armenian."""

COMMAS = "\u060c\u061b\uff0c\uff1b\u3001\ufe50"
"""Commas and semicolons of Arabic and of East Asia."""

UNMISTAKABLE = tuple(code for code in TEXT if code != "en")
"""The languages whose code begins no line of a text: `en` is a French word."""
_SPACE = f"[{FOREIGN_SPACES}]"
COMMA = re.compile(f"[{COMMAS}]|;(?= )")
COMMA_BEFORE_KEY = re.compile(rf"[{COMMAS};](?=\s*[a-z_]+\s*$)")

SPACE_AT_END = re.compile(rf"^{_SPACE}|(?<!{_SPACE}){_SPACE}++(?:$| *+# +[^\W\d])")
"""A foreign space at either end of a text, or before what was meant as a comment."""

Found = tuple[Code, int, dict[str, object]]
"""What is wrong with a line, where in it, and the values of the message."""

_ITEM = re.compile(
    f"(?:[{DASHES}{BULLETS}+*](?=[ \t{FOREIGN_SPACES}]|$)|[\u2012-\u2015\u2022](?=[^\\W\\d]))"
)
_DASH_AND_SPACE = re.compile(f"-(?={_SPACE})")
_KEY = re.compile(
    rf"(?P<key>[a-z_]+)(?P<gap>[ {FOREIGN_SPACES}]*?)(?:(?P<colon>[{COLONS}])|"
    rf"(?P<other>[;؛٫])|:(?P<space>{_SPACE})|:(?P<stop>[.;,](?= ))|:(?P<glued>(?!//)[^\s:])|:"
    r"|(?P<lost>\.? (?=[^ :])))"
)


def is_comma(sign: str) -> bool:
    """Whether ``sign`` is a comma or semicolon that does not part items."""
    return bool(sign) and re.match(f"[{COMMAS};]", sign) is not None


def item_with_other_sign(line: str) -> Found | None:
    """What is wrong with ``line`` if it begins like the item of a list, but for its dash."""
    if found := _ITEM.match(line):
        return codes.FOREIGN_DASH, 0, {"character": _shown(found[0])}
    if _DASH_AND_SPACE.match(line):
        return codes.HIDDEN_CHARACTER, 1, {"character": name_of(line[1])}
    return None


_OTHER_ITEM = re.compile(
    r"(?P<hyphen>-)(?=[^\W\d])|(?P<sign>-\.|-{2,3}|\(?\d{1,2}[.)°-]|[a-z]\)|o)(?=\s+\S)"
)


def item_of_another_kind(line: str) -> Found | None:
    """What is wrong with ``line`` in a list if it begins with a hyphen alone, or a number."""
    found = _OTHER_ITEM.match(line)
    if found is None:
        return None
    if found["hyphen"]:
        return codes.MISSING_SPACE, 0, {"sign": "-"}
    return codes.FOREIGN_DASH, 0, {"character": found["sign"].strip()}


def key_with_other_sign(line: str) -> Found | None:
    """What is wrong with ``line`` if it begins with a key and anything but a colon and a space."""
    # Only a line that begins with a key is worth loading the models for.
    from jazari_catalogue.records import keys

    found = _KEY.match(line)
    if found is None or found["key"] not in keys.KNOWN:
        return None
    if foreign := re.search(_SPACE, found["gap"]):
        at = found.start("gap") + foreign.start()
        return codes.HIDDEN_CHARACTER, at, {"character": name_of(foreign[0])}
    if found["colon"] or (found["other"] and found["key"] in TEXT):
        sign = found["colon"] or found["other"]
        return codes.FOREIGN_COLON, found.end() - 1, {"character": sign}
    if found["space"]:
        return codes.HIDDEN_CHARACTER, found.end() - 1, {"character": name_of(found["space"])}
    if found["stop"]:
        return codes.FOREIGN_COLON, found.start("stop"), {"character": f":{found['stop']}"}
    if found["lost"] and found["key"] in UNMISTAKABLE:
        return codes.MISSING_COLON, 0, {"key": found["key"]}
    if found["glued"]:
        return codes.MISSING_SPACE, 0, {"sign": ":"}
    return None


def needs_quotes(text: str, *, in_brackets: bool) -> bool:
    """Whether ``text`` without quotes would be taken for a slip, as a value or as an item."""
    return bool(
        item_with_other_sign(text)
        or item_of_another_kind(text)
        or key_with_other_sign(text)
        or SPACE_AT_END.search(text)
        or (in_brackets and COMMA.search(text))
    )


_INDENT = re.compile(f"[ -]*(?P<space>{_SPACE})|(?P<indent> *)(?P<dashes>(?:- +)*)")
_ANY_KEY_AND_SPACE = re.compile(rf"\w+:({_SPACE})")


def line_with_other_sign(line: str) -> Found | None:
    """What is wrong with the signs at the beginning of ``line``, a line of no text."""
    begun = _INDENT.match(line)
    assert begun is not None
    if begun["space"]:
        return codes.HIDDEN_CHARACTER, begun.end() - 1, {"character": name_of(begun["space"])}
    at = begun.end()
    found = key_with_other_sign(line[at:]) or (
        item_with_other_sign(line[at:]) if not begun["dashes"] else None
    )
    if found and found[0] not in {codes.MISSING_SPACE, codes.MISSING_COLON}:
        return found[0], at + found[1], found[2]
    if glued := _ANY_KEY_AND_SPACE.match(line, at):
        return codes.HIDDEN_CHARACTER, glued.start(1), {"character": name_of(glued[1])}
    return None


def _shown(sign: str) -> str:
    """A sign as a message shows it; with its number where it looks like the right one."""
    return f"{sign} ({name_of(sign)})" if sign in "\u2010\u2011" else sign
