"""Web addresses, e-mail addresses and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote, unquote, urlsplit

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.characters import (
    FOREIGN_SPACES,
    TURNS,
    look_alike,
    name_of,
    plain_look,
)
from jazari_catalogue.records.values.json_schema import matching
from jazari_catalogue.records.values.text import (
    PLAIN_TEXT_SCHEMA,
    plain_text,
    required_text,
)


class WebAddress(str):
    """An absolute http or https URL (RFC 3986 §3; RFC 3987 for letters outside ASCII).

    It has no user name, and a host of at least two labels.
    """

    __slots__ = ()


class EmailAddress(str):
    """An e-mail address: the dot-atom form of RFC 5322 §3.4.1, in ASCII."""

    __slots__ = ()


class PhoneNumber(str):
    """A telephone number, as its owner writes it."""

    __slots__ = ()


_URL_CHARACTER = r'[^\s\u0000-\u001f\u007f<>"\\^`{|}]'
# No @ in the host: with a user name before it, an address looks like that of another site.
_LABEL = r'[^\s\u0000-\u001f\u007f<>"\\^`{|}/?#@:.\[\]]+'
_PORT = "0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_URL = rf"https?://{_LABEL}(?:\.{_LABEL})+(?::(?:{_PORT})?)?(?:[/?#]{_URL_CHARACTER}*)?"
_is_url = re.compile(_URL).fullmatch


def _url(value: object) -> WebAddress:
    text = required_text(value)
    if space := re.search(f"[{FOREIGN_SPACES}]", text):
        context = {"character": name_of(space[0])}
        raise PydanticCustomError("hidden_character", "hidden", context)
    try:
        if not _is_url(text):
            raise ValueError
        urlsplit(text)  # raises for a host with letters that NFKC turns into / or @
    except ValueError:
        raise PydanticCustomError("bad_url", "not a web address") from None
    if "%" in text or not text.isascii():
        _refuse_misleading(text)
    if tracking := _tracking(text):
        context = {"parameters": ", ".join(tracking), "nearest": without_tracking(text)}
        raise PydanticCustomError("tracked_url", "tracking parameters", context)
    return WebAddress(text)


# A `;` separates parameters if a name follows it, and so does a `?` that someone wrote for an `&`.
_SEPARATOR = "(?:[?#;]|&(?:amp;)?)"
_PARAMETER = re.compile(
    rf"{_SEPARATOR}([^=&;?#]{{1,60}})(?:=(?:[^&;?#]|;(?![\w.%-]{{1,60}}=))*)?(?=[&;?#]|$)"
)


def _without_parameters(url: str, unwanted: Callable[[re.Match[str]], object]) -> str:
    """``url`` without the ``unwanted`` parameters of its query and its fragment."""
    address, hash_mark, fragment = url.partition("#")
    path, question_mark, query = address.partition("?")
    clean = path
    for mark, text in ((question_mark, query), (hash_mark, fragment)):
        kept = _PARAMETER.sub(lambda match: "" if unwanted(match) else match[0], mark + text)
        if kept != mark + text:
            rest = re.sub(f"^{_SEPARATOR}+", "", kept)
            kept = mark + rest if rest else ""
        clean += kept
    return clean


_is_tracking = re.compile(
    r"(?:utm|pk|mtm|matomo|piwik|hsa)_[a-z_]{1,40}|__twitter_impression|_ga|_gl|_hs(?:enc|mi)"
    r"|at_(?:medium|campaign)|cmpid|dclid|fbclid|gad_source|gbraid|gclid|gclsrc|igshi?d?|li_fat_id"
    r"|mc_[ce]id|mibextid|mkt_tok|msclkid|oly_(?:anon|enc)_id|ref_src|ref_url|srsltid"
    r"|traffic_source|ttclid|twclid|vero_id|wbraid|wt[._]mc(?:_id)?|xtor|yclid",
    re.IGNORECASE,
).fullmatch
"""Parameters that say how a reader came to a page, and never which page it is."""


def _tracking(url: str) -> list[str]:
    """The names of the tracking parameters of ``url``.

    The address of an archived copy has that of the page in its path, which the archive decides.
    """
    query = re.search("[?#]", url)
    if query is None or url.count("://", 0, query.start()) > 1:
        return []
    parameters = _PARAMETER.finditer(url, query.start())
    return [name for match in parameters if _is_tracking(name := unquote(match[1]))]


def without_tracking(url: str) -> str:
    """``url`` without the parameters that only say how a reader came to the page."""
    return _without_parameters(url, lambda match: _is_tracking(unquote(match[1])))


_HOST_AND_PATH = re.compile(r"((?:\w+://[^/?#]*)?)([^?#]*)")
_is_amp_parameter = re.compile(r"[^#](?:amp(?:=1|=true|_js_v=.*)?|outputType=amp)", re.I).fullmatch
_AMP_CACHE = re.compile(
    r"https?://(?:www\.google\.[a-z.]{2,6}/amp|[a-z0-9-]+\.cdn\.ampproject\.org/[a-z])/(?:s/)?"
)
_AMP_HOST = re.compile(r"(https?://)amp\.(?=[^/?#.]+\.)")
_AMP_PATH = re.compile(r"(?<=[^/])/amp(?:\.html?)?(?=/?$)|\.amp(?=\.html?$|$)|/amp(?=/[^/])")


def without_amp(url: str) -> str:
    """``url`` without the marks of an AMP page, which repeats another page for telephones."""
    clean = _AMP_HOST.sub(r"\1", _AMP_CACHE.sub("https://", url, count=1))
    clean = _without_parameters(clean, lambda match: _is_amp_parameter(match[0]))
    parts = _HOST_AND_PATH.match(clean)
    assert parts is not None
    return parts[1] + _AMP_PATH.sub("", parts[2]) + clean[parts.end() :]


_HOST = re.compile(rf"https?://(?![^/?#]*%){_LABEL}(?:\.{_LABEL})*\.?(?::(?:{_PORT})?)?(?:[/?#]|$)")


def has_host(url: str) -> bool:
    """Whether ``url``, of http or https, has a host and a port as browsers read them."""
    return _HOST.match(url) is not None


def is_misleading(url: str) -> bool:
    """Whether ``url``, of http or https, may look like that of another site: `_refuse_misleading`.

    So does one with a user name, or without two slashes before its host.
    """
    if not re.match("https?://[^/?#@]+(?:[/?#]|$)", url):
        return True
    try:
        _refuse_misleading(url)
    except PydanticCustomError:
        return True
    return False


def _refuse_misleading(url: str) -> None:
    """Raises for an address with an encoded change of direction, or letters that look alike.

    Other encoded hidden characters are allowed: many real addresses need them.
    """
    for encoded in re.finditer("(?:%[0-9a-fA-F]{2})+", url):
        if turn := TURNS.search(unquote(encoded[0])):
            context = {"character": f"{name_of(turn[0])}, `{quote(turn[0])}`"}
            raise PydanticCustomError("hidden_character", "hidden", context)
    host = re.split("[/?#:]", url.partition("://")[2])[0]
    for label in host.split("."):
        letter = look_alike(label)
        if letter is not None and re.search("[A-Za-z]", label):
            context = {
                "character": f"{letter} ({name_of(letter)})",
                "like": plain_look(letter),
                "nearest": plain_look(label),
            }
            raise PydanticCustomError("look_alike", "looks alike", context)


_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_is_email = re.compile(_EMAIL).fullmatch


def _email(value: object) -> EmailAddress:
    text = required_text(value)
    if not _is_email(text):
        raise PydanticCustomError("bad_email", "not an e-mail address")
    return EmailAddress(text)


Url = Annotated[WebAddress, PlainValidator(_url), matching(_URL, examples=["https://example.org/"])]
"""A web address."""
Email = Annotated[
    EmailAddress, PlainValidator(_email), matching(_EMAIL, examples=["contact@example.org"])
]
"""An e-mail address."""
Phone = Annotated[
    PhoneNumber,
    PlainValidator(lambda value: PhoneNumber(plain_text(value))),
    WithJsonSchema(PLAIN_TEXT_SCHEMA),
]
"""A telephone number; any text is taken."""
