"""Web addresses, e-mail addresses and telephone numbers."""

from __future__ import annotations

import re
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
        raise PydanticCustomError("bad_url", "not a web address", {"value": text}) from None
    if "%" in text or not text.isascii():
        _refuse_misleading(text)
    if "=" in text and (tracking := [match[1] for match in _TRACKING.finditer(text)]):
        context = {"parameters": ", ".join(tracking), "nearest": without_tracking(text)}
        raise PydanticCustomError("tracked_url", "tracking parameters", context)
    return WebAddress(text)


_TRACKING = re.compile(
    r"[?&]((?:utm|pk|mtm|hsa)_[a-z_]{1,40}|_hs(?:enc|mi)|at_(?:medium|campaign)|cmpid|dclid|fbclid"
    r"|gad_source|gbraid|gclid|gclsrc|igshid?|li_fat_id|mc_[ce]id|mibextid|mkt_tok|msclkid"
    r"|oly_(?:anon|enc)_id|ref_src|ref_url|srsltid|traffic_source|ttclid|twclid|vero_id|wbraid"
    r"|wt_mc|yclid)=",
    re.IGNORECASE,
)
"""Parameters that say how a reader came to a page, and never which page it is."""


def without_tracking(url: str) -> str:
    """``url`` without the parameters that only say how a reader came to the page."""
    address, mark, fragment = url.partition("#")
    path, _, query = address.partition("?")
    kept = [part for part in query.split("&") if part and not _TRACKING.match(f"?{part}")]
    return path + ("?" + "&".join(kept) if kept else "") + mark + fragment


_AMP = re.compile(
    r"(?:[?&](?:amp(?:=1)?|outputType=amp)(?=&|#|$)|/amp/?(?=[?#]|$)|\.amp(?=\.html?(?:[?#]|$)))"
)


def without_amp(url: str) -> str:
    """``url`` without the marks of an AMP page, which repeats another page for telephones."""
    clean = _AMP.sub("", url)
    if "?" not in clean and "&" in clean:
        clean = clean.replace("&", "?", 1)
    return clean


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
        raise PydanticCustomError("bad_email", "not an e-mail address", {"value": text})
    return EmailAddress(text)


Url = Annotated[WebAddress, PlainValidator(_url), matching(_URL, examples=["https://example.org/"])]
"""A web address."""
Email = Annotated[
    EmailAddress, PlainValidator(_email), matching(_EMAIL, examples=["contact@example.org"])
]
"""An e-mail address."""
Phone = Annotated[
    str,
    PlainValidator(lambda value: PhoneNumber(plain_text(value))),
    WithJsonSchema(PLAIN_TEXT_SCHEMA),
]
"""A telephone number; any text is taken."""
