"""The list from A to Z: the names of all records, under the letters they begin with."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.lists import (
    PER_PAGE,
    Listing,
    PageLink,
    list_page,
    page_links,
)
from jazari_catalogue.site.view_data import Card, PageView, View
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.collation import DIGITS, OTHERS, collation

A_TO_Z = "a-z"


class LetterLink(View, frozen=True):
    """A link to the names under a letter; ``href`` is None if there are none."""

    letter: str
    href: str | None


class IndexLetter(View, frozen=True):
    """The records under a letter. Their addresses start from the root of the site."""

    letter: str
    id: str
    """The anchor of the letter."""
    cards: tuple[Card, ...]


class IndexView(View, frozen=True):
    """A page of the list from A to Z."""

    page: PageView
    kind: str
    intro: str | None
    letters: tuple[LetterLink, ...]
    groups: tuple[IndexLetter, ...]
    total: int
    pages: tuple[PageLink, ...]


class Index(NamedTuple):
    """The list of all records from A to Z."""

    listing: Listing
    letters: list[str]
    """The letter of each of its records."""
    page_of: dict[str, int]
    """The page on which the names under each letter begin, from 1."""


def from_a_to_z(views: Views) -> Index:
    """All records but sources and topics, in dictionary order."""
    say = views.interface.gettext
    heading = say("From A to Z")
    intro = say("Every name in the catalogue, in alphabetical order.")
    letter_of = collation(views.lang).letter
    named: list[tuple[str, Record]] = []
    others: list[tuple[str, Record]] = []
    for record in views.by_name:
        if isinstance(record, Record):
            letter = letter_of(views.face(record).name.text)
            (others if letter == OTHERS else named).append((letter, record))
    named += others
    page_of: dict[str, int] = {}
    for position, (letter, _) in enumerate(named):
        page_of.setdefault(letter, position // PER_PAGE + 1)
    path = routes.index_path(views.lang)
    records = [record for _, record in named]
    listing = Listing(path, A_TO_Z, "index", heading, intro, intro, (), records)
    return Index(listing, [letter for letter, _ in named], page_of)


def index_view(views: Views, index: Index, number: int) -> IndexView:
    """Page ``number``, from 1, of ``index``."""
    listing, _, page_of = index
    page = list_page(views, listing, number)
    groups: dict[str, list[Entry]] = {}
    for record, under in zip(listing.on_page(number), _letters(index, number), strict=True):
        groups.setdefault(under, []).append(record)
    return IndexView(
        page,
        listing.kind,
        listing.intro if number == 1 else None,
        letters=tuple(
            LetterLink(
                under,
                f"{_href(page, listing, page_of[under], number)}#{_anchor(under)}"
                if under in page_of
                else None,
            )
            for under in _alphabet(views.lang, page_of)
        ),
        groups=tuple(
            IndexLetter(under, _anchor(under), views.cards(records, ""))
            for under, records in groups.items()
        ),
        total=len(listing.records),
        pages=page_links(page, listing, number),
    )


def index_inputs(inputs: Inputs, index: Index, number: int) -> bytes:
    """A digest of what page ``number`` of ``index`` is made from."""
    listing, _, page_of = index
    names = [inputs.name(record.id) for record in listing.on_page(number)]
    total = len(listing.records)
    return digest_of((number, total, names, _letters(index, number), [*page_of.items()]))


def _letters(index: Index, number: int) -> list[str]:
    """The letter of each record on page ``number``."""
    return index.letters[(number - 1) * PER_PAGE : number * PER_PAGE]


def _href(page: PageView, listing: Listing, number: int, current: int) -> str:
    return "" if number == current else page.base + routes.numbered_path(listing.path, number)


def _alphabet(language: str, used: Collection[str]) -> list[str]:
    """The letters of ``language``, and other letters that names begin with."""
    own = LANGUAGES[language].alphabet
    return [
        *(letter for letter in (DIGITS,) if letter in used),
        *own,
        *(letter for letter in used if letter not in own and letter not in (DIGITS, OTHERS)),
        *(letter for letter in (OTHERS,) if letter in used),
    ]


def _anchor(letter: str) -> str:
    """The anchor of ``letter``. It is ASCII, so that addresses with it stay readable."""
    if letter in (DIGITS, OTHERS):
        return "letter-figures" if letter == DIGITS else "letter-others"
    return f"letter-{letter.lower()}" if letter.isascii() else f"letter-{ord(letter):x}"
