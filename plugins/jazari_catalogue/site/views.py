"""What pages of every type show of records: their names, links and cards, and the page's frame."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.model.entry import Entry, Menu
from jazari_catalogue.records.model.facets import REGION
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.site.field_values import FieldValues
from jazari_catalogue.site.structured_data import Node, StructuredData
from jazari_catalogue.site.text.collation import collation
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import Card, Face, Labelled, Link, PageView, SiteFacts, Value


class Views:
    """Makes the views of one language over a catalogue."""

    def __init__(self, catalogue: Catalogue, interface: Interface, site: SiteFacts) -> None:
        self.catalogue = catalogue
        self.interface = interface
        self.lang = interface.code
        self.site = site
        self.values = FieldValues(interface)
        self.text = self.values.text
        self.date = self.values.date
        self._faces: dict[str, Face] = {}
        self._cards: dict[str, dict[str, Card]] = {}
        """By the way to the root of the page that shows them, and the id of their record."""
        self.data = StructuredData(catalogue, interface, site.url, self.face)

    # ---- pages ------------------------------------------------------------------------------

    def page(
        self,
        path: str,
        page_id: str,
        title: str,
        description: str,
        crumbs: Iterable[Link] = (),
        sort: str = "WebPage",
        more: Node | None = None,
        languages: Iterable[str] = LANGUAGES,
    ) -> PageView:
        """The frame of the page at ``path``; ``crumbs`` lead from below the home page to it.

        ``sort`` is what schema.org calls such a page, ``more`` what it says of this one;
        ``languages`` are those that have it.
        """
        base = routes.base(path)
        home = routes.home_path(self.lang)
        if path == home:
            way: tuple[Link, ...] = ()
            name = self.interface.gettext("Catalogue of the Jazari Institutes")
            data = self.data.home(title, description, name, self.catalogue.of_kind(Network))
        else:
            way = (Link(self.interface.gettext("Home"), base + home), *crumbs)
            data = self.data.page(path, title, way, sort, more or {})
        return PageView(
            *(self.lang, page_id, title, description, path, base, self.site.url, way, data),
            tuple(languages),
        )

    # ---- what pages are made of -------------------------------------------------------------

    def face(self, record: Entry) -> Face:
        """What other pages show of ``record``."""
        face = self._faces.get(record.id)
        if face is None:
            name = self.text(record.display_name())
            face = Face(name, routes.record_path(self.lang, record))
            self._faces[record.id] = face
        return face

    def link_to(self, record: Entry, base: str) -> Value:
        """The name of ``record``, which links to its page from one whose root is ``base``."""
        face = self.face(record)
        return Value(face.name.text, face.name.lang, base + face.path)

    def rank(self, record: Entry) -> int:
        """The rank of ``record`` among all in dictionary order; records of one name share it."""
        return self._ranks[self.face(record).name.text]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        names = (self.face(record).name.text for record in self.catalogue.records.values())
        return collation(self.lang).ranks(names)

    def card(self, record: Entry, base: str) -> Card:
        """``record`` as a list on a page whose way to the root is ``base`` shows it."""
        known = self._cards.setdefault(base, {})
        card = known.get(record.id)
        if card is None:
            if base:
                plain = self.card(record, "")
                card = replace(plain, href=base + plain.href)
            else:
                card = self._card(record)
            known[record.id] = card
        return card

    def cards(self, records: Iterable[Entry], base: str) -> tuple[Card, ...]:
        """The records as cards."""
        known = self._cards.get(base, {})
        return tuple([known.get(record.id) or self.card(record, base) for record in records])

    def _card(self, record: Entry) -> Card:
        face = self.face(record)
        return Card(
            id=record.id,
            kind=record.kind,
            kind_label=self.interface.words(record.titles),
            href=face.path,
            name=face.name,
            summary=self.text(record.summary) if isinstance(record, Named) else None,
            status=self._status(record),
            region=self._region(record),
            meta=self._card_meta(record),
        )

    def _card_meta(self, record: Entry) -> tuple[str, ...]:
        """The few facts that tell a card from its neighbours, and the date that files it."""
        found: list[str] = []
        for name in _on_card(type(record)):
            value = record.__dict__[name]
            if value is not None:
                found += [piece.text for piece in self.values.of(value, "")]
        date = record.filed_under()
        if date:
            found.append(self.interface.date(date))
        return tuple(found)

    def _region(self, record: Entry) -> str | None:
        field = facet_fields(type(record)).get(REGION)
        code = record.__dict__[field] if field else None
        return self.interface.words(REGIONS[code]) if code else None

    def _status(self, record: Entry) -> Labelled | None:
        status = record.status if isinstance(record, Record) else None
        return Labelled(status.value, self.interface.words(status.titles)) if status else None


@cache
def _on_card(kind: type[Entry]) -> list[str]:
    return [name for name, spec in kind.fields().items() if spec.on_card]


def menu_kinds(catalogue: Catalogue) -> list[type[Entry]]:
    """The kinds in the main menu: those that have records."""
    return [kind for kind in catalogue.kinds() if kind.menu is Menu.MAIN]
