"""Who publishes the site: the option ``publisher`` in ``mkdocs.yml``, and what pages say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.languages import LANGUAGES, MESSAGES, TEXT, Language
from jazari_catalogue.records.files import from_folder
from jazari_catalogue.records.house.patterns import personal_email
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import CatalogueError, shown
from jazari_catalogue.records.settings import (
    SETTINGS_FILES,
    option_in,
    position_of_key,
    value_of,
)
from jazari_catalogue.records.values.addresses import Email, Url
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.records.values.text import PlainText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.texts.interface import Interface, interface

CONTRIBUTORS = Titles(
    "Les contributeurs du catalogue Jazari",
    "المساهمون في دليل الجزري",
    "The contributors to the Jazari catalogue",
)
"""The publisher of a site that names none."""


class PublisherFacts(Struct, frozen=True, array_like=True):
    """Who publishes the site: the option ``publisher`` in ``mkdocs.yml``."""

    name: Titles = CONTRIBUTORS
    official: bool = False
    """Whether the site is that of an institution of the State."""
    contact: str | None = None
    """The e-mail address of a role; None if there is none to write to."""
    url: str | None = None
    """The web page of the publisher."""


class PublisherView(Struct, frozen=True, array_like=True):
    """What pages in one language say of the publisher."""

    name: str
    notice: str
    """The sentence at the top of every page: that the catalogue is independent, or whose it is."""
    independent: str | None
    """That the catalogue is independent, in two words; None if it is official."""
    contact: str | None
    url: str | None

    def schema_org(self, iri: str) -> dict[str, str]:
        """The publisher as a node of structured data, with the identifier ``iri``."""
        node = {"@type": "Organization", "@id": iri, "name": self.name}
        if self.url:
            node["url"] = self.url
        if self.contact:
            node["email"] = self.contact
        return node


LONGEST_NAME = 150
"""The most characters of a name: every page has it in its notice or its footer."""

KEYS = ("name", "official", "contact", "url")


class PublisherFault(NamedTuple):
    """Why a value of the option is wrong, and the keys that lead to the wrong part of it."""

    reason: Titles
    path: tuple[str, ...] = ()


def faults_of_publisher(value: object) -> list[PublisherFault]:
    """Everything that is wrong with ``value`` as the option ``publisher``."""
    if value is None:
        return []
    if not isinstance(value, Mapping):
        return [PublisherFault(codes.NOT_KEYS)]
    faults = [
        PublisherFault(_filled(codes.UNKNOWN_OPTION, key=key, known=", ".join(KEYS)), (str(key),))
        for key in value
        if key not in KEYS
    ]
    name = value.get("name")
    if name is None and value.get("official") is True:
        faults.append(PublisherFault(codes.NO_OFFICIAL_NAME, ("official",)))
    faults += _faults_of_name(name)
    if not isinstance(value.get("official", False), bool):
        faults.append(PublisherFault(codes.NOT_YES_OR_NO, ("official",)))
    contact, url = value.get("contact"), value.get("url")
    if contact is not None and not _is_valid(_EMAIL, contact):
        faults.append(PublisherFault(codes.CONTACT_MALFORMED, ("contact",)))
    elif contact is not None and personal_email(contact):
        faults.append(PublisherFault(codes.CONTACT_PERSONAL, ("contact",)))
    if url is not None and not _is_valid(_URL, url):
        faults.append(PublisherFault(codes.URL_MALFORMED, ("url",)))
    return faults


def _faults_of_name(name: object) -> list[PublisherFault]:
    if name is None:
        return []
    if not isinstance(name, Mapping):
        return _faults_of_text(name, ("name",))
    known = ", ".join(TEXT)
    faults = [
        PublisherFault(_filled(codes.UNKNOWN_OPTION, key=key, known=known), ("name", str(key)))
        for key in name
        if key not in TEXT
    ]
    for code, text in name.items():
        if code in TEXT:
            faults += _faults_of_text(text, ("name", code))
    if missing := [code for code in MESSAGES if code not in name]:
        reason = _filled(codes.NAME_LACKS_LANGUAGE, languages=", ".join(missing))
        faults.append(PublisherFault(reason, ("name",)))
    return faults


def _faults_of_text(text: object, path: tuple[str, ...]) -> list[PublisherFault]:
    if not isinstance(text, str) or not _is_valid(_NAME, text):
        return [PublisherFault(codes.NAME_NOT_TEXT, path)]
    if len(text) > LONGEST_NAME:
        return [PublisherFault(_filled(codes.NAME_TOO_LONG, most=LONGEST_NAME), path)]
    return []


_NAME: TypeAdapter[Any] = TypeAdapter(PlainText)
_EMAIL: TypeAdapter[Any] = TypeAdapter(Email)
_URL: TypeAdapter[Any] = TypeAdapter(Url)


def _is_valid(type_: TypeAdapter[Any], value: object) -> bool:
    """Whether ``value`` is a text of ``type_`` on one line, without hidden characters."""
    if not isinstance(value, str) or visible(value) != value:
        return False
    try:
        type_.validate_python(value)
    except ValidationError:
        return False
    return True


def _filled(text: Titles, **values: object) -> Titles:
    safe = {name: shown(str(value)) for name, value in values.items()}
    return Titles(**{code: one.format(**safe) for code, one in text.by_language().items()})


def publisher_of(value: object) -> PublisherFacts:
    """The publisher that ``value``, a value of the option without faults, states."""
    if not isinstance(value, Mapping):
        return PublisherFacts()
    given = {key: one for key, one in value.items() if one is not None}
    name = given.pop("name", None)
    if name is not None:
        by_language = name if isinstance(name, Mapping) else dict.fromkeys(TEXT, name)
        given["name"] = Titles(**by_language)
    return PublisherFacts(**given)


def check_publisher(file: Path, data: bytes, value: object) -> None:
    """Raises CatalogueError if ``value`` is wrong as the option, with the lines of ``file``.

    ``data`` are the bytes of ``file``, the settings that have the option.
    """
    faults = faults_of_publisher(value)
    option = option_in(file, data, "publisher") if faults else None
    if option is not None:
        path = from_folder(option.file, file.parent)
        raise CatalogueError(
            [
                codes.WRONG_PUBLISHER.at(
                    path, position_of_key(option.node, fault.path), reason=fault.reason
                )
                for fault in faults
            ]
        )


def read_publisher(root: Path) -> PublisherFacts:
    """The publisher that the settings in the folder ``root`` state, for tools without MkDocs.

    Raises CatalogueError if the option is wrong.
    """
    for file in (root / name for name in SETTINGS_FILES):
        if file.is_file():
            data = file.read_bytes()
            option = option_in(file, data, "publisher")
            value = None if option is None else value_of(option.node)
            check_publisher(file, data, value)
            return publisher_of(value)
    return PublisherFacts()


def publisher_view(facts: PublisherFacts, language: Interface) -> PublisherView:
    """What pages in ``language`` say of the publisher."""
    say: Callable[[str], str] = language.gettext
    name = language.title(facts.name)
    independent = None if facts.official else say("independent catalogue")
    notice = (
        say("Official catalogue, published by: {name}").format(name=name)
        if facts.official
        else say("Independent catalogue compiled from public sources. Not a government website.")
    )
    return PublisherView(name, notice, independent, facts.contact, facts.url)


def publisher_views(facts: PublisherFacts) -> list[tuple[Language, PublisherView]]:
    """The same in every language that has the texts of the interface, for pages in all of them."""
    return [
        (language, publisher_view(facts, interface(code)))
        for code, language in LANGUAGES.items()
        if language.translated
    ]
