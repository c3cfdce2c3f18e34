"""The names of all records from A to Z: a list without cards, under the letters of a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.pages.lists import (
    PER_PAGE,
    Listing,
    PageLink,
    list_page,
    page_links,
)
from jazari_catalogue.site.text.collation import FIGURES, OTHERS, collation
from jazari_catalogue.site.view_data import Card, PageView, View
from jazari_catalogue.site.views import Views

A_TO_Z = "a-z"


class LetterLink(View, frozen=True):
    """A letter of the index, and where its names begin, if there are any."""

    letter: str
    href: str | None


class IndexLetter(View, frozen=True):
    """The names under a letter. Their addresses start from the root of the site."""

    letter: str
    id: str
    cards: tuple[Card, ...]


class IndexView(View, frozen=True):
    """Names from A to Z, or one page of them."""

    page: PageView
    kind: str
    intro: str | None
    letters: tuple[LetterLink, ...]
    groups: tuple[IndexLetter, ...]
    total: int
    pages: tuple[PageLink, ...]


class Index(NamedTuple):
    """The names from A to Z: the list of their records, and the letter of each."""

    listing: Listing
    letters: list[str]


def from_a_to_z(views: Views) -> Index:
    """Every record that search finds, in dictionary order."""
    say = views.interface.gettext
    heading = say("From A to Z")
    intro = say("Every name of the catalogue in the order of a dictionary.")
    letter = collation(views.lang).letter
    records = [r for r in views.catalogue.records.values() if isinstance(r, Record)]
    letters = {record.id: letter(views.face(record).name.text) for record in records}
    records.sort(key=lambda record: (letters[record.id] == OTHERS, views.rank(record), record.id))
    path = routes.index_path(views.lang)
    listing = Listing(path, A_TO_Z, "index", heading, intro, intro, (), records)
    return Index(listing, [letters[record.id] for record in records])


def index_view(views: Views, index: Index, number: int) -> IndexView:
    """Page ``number`` of the names from A to Z, from 1."""
    listing, letters = index
    page = list_page(views, listing, number)
    first = (number - 1) * PER_PAGE
    groups: dict[str, list[Entry]] = {}
    for record, under in zip(listing.on_page(number), letters[first:], strict=False):
        groups.setdefault(under, []).append(record)
    begins: dict[str, int] = {}
    for position, under in enumerate(letters):
        begins.setdefault(under, position // PER_PAGE + 1)
    return IndexView(
        page,
        listing.kind,
        listing.intro if number == 1 else None,
        letters=tuple(
            LetterLink(
                under,
                f"{_to(page, listing, begins[under], number)}#{_anchor(under)}"
                if under in begins
                else None,
            )
            for under in _alphabet(views.lang, begins)
        ),
        groups=tuple(
            IndexLetter(under, _anchor(under), views.cards(found, ""))
            for under, found in groups.items()
        ),
        total=len(listing.records),
        pages=page_links(page, listing, number),
    )


def _to(page: PageView, listing: Listing, number: int, here: int) -> str:
    return "" if number == here else page.base + routes.numbered_path(listing.path, number)


def _alphabet(language: str, begins: Mapping[str, int]) -> list[str]:
    """The letters of the language, and of the others those that names begin with."""
    own = LANGUAGES[language].alphabet
    return [
        *(letter for letter in (FIGURES,) if letter in begins),
        *own,
        *(letter for letter in begins if letter not in own and letter not in (FIGURES, OTHERS)),
        *(letter for letter in (OTHERS,) if letter in begins),
    ]


def _anchor(letter: str) -> str:
    """The id of a letter's heading, in ASCII: addresses with it can be read and sent."""
    if letter in (FIGURES, OTHERS):
        return "letter-figures" if letter == FIGURES else "letter-others"
    return f"letter-{letter.lower()}" if letter.isascii() else f"letter-{ord(letter):x}"
