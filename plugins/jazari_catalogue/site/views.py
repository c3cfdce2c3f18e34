"""What several pages show of records: names, links and cards, and the frame of any page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from unicodedata import bidirectional

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.history.history import History
from jazari_catalogue.languages import LANGUAGES, is_rtl
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import REGION, STRENGTH_PAGE
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Status, Strength
from jazari_catalogue.site.field_values import FieldValues
from jazari_catalogue.site.publisher import publisher_view
from jazari_catalogue.site.structured_data import StructuredData
from jazari_catalogue.site.structured_things import Node
from jazari_catalogue.site.view_data import (
    Card,
    Face,
    Labelled,
    Link,
    PageView,
    SiteFacts,
    StrengthView,
    Value,
)
from jazari_catalogue.texts.collation import collation
from jazari_catalogue.texts.interface import Interface, interface

ON_CARD = 4
"""The most records of a relation that a card names."""
_LRM, _RLM = "\u200e\u200f"
"""The marks of direction (Unicode UAX #9): text that begins with one runs in its direction."""
_RIGHT_TO_LEFT = ("R", "AL")
"""The classes of letters that run from right to left."""


class Views:
    """Makes the parts of views that pages share, of one catalogue in one language.

    The modules of ``pictures``, ``pages`` and ``search`` make the views of pages with it. Faces and
    cards are made once for all of them.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        interface: Interface,
        site: SiteFacts,
        history: History | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.history = history or History()
        self.interface = interface
        self.lang = interface.code
        self.site = site
        self.publisher = publisher_view(site.publisher, interface)
        self.values = FieldValues(interface)
        self.text = self.values.text
        self.date = self.values.date
        self._faces: dict[str, Face] = {}
        self._strengths: dict[tuple[str, str], StrengthView] = {}
        self._cards: dict[str, dict[str, Card]] = {}
        """By the relative root of the pages that show them, then by the id of their record."""
        self.structured_data = StructuredData(
            catalogue, interface, site.url, self.face, self.publisher
        )

    # ---- pages ------------------------------------------------------------------------------

    def page(
        self,
        path: str,
        page_id: str,
        title: str,
        description: str,
        breadcrumbs: Iterable[Link] = (),
        page_type: str = "WebPage",
        properties: Node | None = None,
        languages: Iterable[str] = LANGUAGES,
        feed: Link | None = None,
        calendar: Link | None = None,
    ) -> PageView:
        """What the frame of the page at ``path`` shows.

        ``breadcrumbs`` are the pages between the home page and this one. ``page_type`` is its type
        in schema.org, and ``properties`` are those of its structured data that not every page has.
        ``feed`` and ``calendar`` have their addresses from the root of the site.
        """
        base = routes.relative_root(path)
        home = routes.home_path(self.lang)
        if path == home:
            trail: tuple[Link, ...] = ()
            name = self.interface.gettext("Catalogue of the Jazari Institutes")
            data = self.structured_data.home(
                title, description, name, self.catalogue.of_kind(Network)
            )
        else:
            trail = (Link(self.interface.gettext("Home"), base + home), *breadcrumbs)
            data = self.structured_data.page(path, title, trail, page_type, properties or {})
        return PageView(
            *(self.lang, page_id, path, base, title, description, self.site.url, trail, data),
            tuple(languages),
            feed,
            calendar,
        )

    # ---- records ----------------------------------------------------------------------------

    def face(self, record: Entry) -> Face:
        """What any other page may show of ``record``."""
        face = self._faces.get(record.id)
        if face is None:
            face = Face(self._name(record), routes.record_path(self.lang, record))
            self._faces[record.id] = face
        return face

    def _name(self, record: Entry) -> Value:
        if not isinstance(record, Source) or record.has_settled_name():
            name = self.text(record.display_name())
            if isinstance(record, Named) and (name.lang or self.lang) in record.name_translated:
                return replace(name, note=self.interface.gettext("our translation"))
            return name
        name = self.text(record.display_name(self.interface.date))
        # The publisher comes first: in other letters it would turn the words of the page around.
        if is_rtl(self.lang):
            return replace(name, text=f"{_RLM}{name.text}")
        if any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in record.publisher):
            return replace(name, text=f"{_LRM}{name.text}")
        return name

    def link_to(self, record: Entry, base: str) -> Value:
        """The name of ``record`` as a link, on a page whose relative root is ``base``."""
        face = self.face(record)
        return replace(face.name, href=base + face.path)

    @cached_property
    def by_name(self) -> list[Entry]:
        """All records in dictionary order of their names; those with equal names by id."""
        records = self.catalogue.records
        names = {record_id: self.face(record).name.text for record_id, record in records.items()}
        ranks = collation(self.lang).ranks(names.values())
        in_order = sorted((ranks[name], record_id) for record_id, name in names.items())
        return [records[record_id] for _, record_id in in_order]

    def position(self, record: Entry) -> int:
        """The position of ``record`` among all records by name, those that lead first."""
        return self._positions[record.id]

    @cached_property
    def _positions(self) -> dict[str, int]:
        first = [record for record in self.by_name if record.leads()]
        records = dict.fromkeys(record.id for record in (*first, *self.by_name))
        return {record_id: position for position, record_id in enumerate(records)}

    def card(self, record: Entry, base: str) -> Card:
        """The card of ``record`` on a page whose relative root is ``base``."""
        made = self._cards.setdefault(base, {})
        card = made.get(record.id)
        if card is None:
            if base:
                from_root = self.card(record, "")
                strength = from_root.strength
                if strength is not None:
                    strength = self.strength(strength.code, base)
                card = replace(from_root, href=base + from_root.href, strength=strength)
            else:
                card = self._card(record)
            made[record.id] = card
        return card

    def bare_card(self, record: Entry, base: str) -> Card:
        """The same without what only lists show: the summary, ``meta`` and the steps."""
        face = self.face(record)
        return Card(
            id=record.id,
            kind=record.kind,
            kind_label=self.interface.title(record.titles),
            href=base + face.path,
            name=face.name,
            summary=None,
            status=self._status(record),
            region=self._region(record),
            meta=(),
            strength=self.strength(self.catalogue.strength(record), base)
            if isinstance(record, Record)
            else None,
            disputes=len(record.disputes) if isinstance(record, Record) else 0,
        )

    def cards(self, records: Iterable[Entry], base: str) -> tuple[Card, ...]:
        """The cards of ``records`` on a page whose relative root is ``base``."""
        made = self._cards.get(base, {})
        return tuple([made.get(record.id) or self.card(record, base) for record in records])

    def _card(self, record: Entry) -> Card:
        face = self.face(record)
        return Card(
            id=record.id,
            kind=record.kind,
            kind_label=self.interface.title(record.titles),
            href=face.path,
            name=face.name,
            summary=self.text(record.summary) if isinstance(record, Named) else None,
            status=self._status(record),
            region=self._region(record),
            meta=self._card_meta(record),
            strength=self.strength(self.catalogue.strength(record), "")
            if isinstance(record, Record)
            else None,
            disputes=len(record.disputes) if isinstance(record, Record) else 0,
            steps=steps_reached(record),
        )

    def strength(self, code: str, base: str) -> StrengthView:
        """The strength ``code`` on a page whose relative root is ``base``."""
        made = self._strengths.get((code, base))
        if made is None:
            label = self.interface.title(Strength(code).titles)
            page = routes.facet_path(self.lang, STRENGTH_PAGE)
            made = StrengthView(str(code), label, f"{base}{page}#{code}")
            self._strengths[code, base] = made
        return made

    def strengths(self, base: str) -> tuple[StrengthView, ...]:
        """All strengths, strongest first, on a page whose relative root is ``base``."""
        return tuple([self.strength(code, base) for code in Strength])

    def status(self, status: Status) -> Labelled:
        """``status`` with its label."""
        return Labelled(status.value, self.interface.title(status.titles))

    def others(self, number: int) -> str:
        """``and 3 others``, after the names of the first."""
        text = self.interface.ngettext("and %(num)s other", "and %(num)s others", number)
        return text % {"num": self.interface.number(number)}

    def disputes(self, number: int) -> str:
        """The sentence that sources differ on ``number`` points."""
        text = self.interface.ngettext(
            "Sources differ on %(num)s point", "Sources differ on %(num)s points", number
        )
        return text % {"num": self.interface.number(number)}

    def _card_meta(self, record: Entry) -> tuple[str, ...]:
        """The values of the fields declared ``on_card``, then its date or its first and last."""
        texts: list[str] = []
        for name, is_relation in on_card(type(record)):
            value = record.__dict__[name]
            if is_relation:
                texts += self._names_on_card(record.values_of(name))
            elif value is not None:
                title = self.interface.title(record.title_of(name))
                # Of two days on a card, one needs a name.
                texts += [
                    f"{title} {text.text}" if text.datetime else text.text
                    for text in self.values.of(value, "")
                ]
        field = type(record).filing_field()
        if field is not None and (date := record.filed_under()):
            dates = self.interface.dates
            texts.append(dates.format_range(date, record.last_day(field) or date))
        return tuple(texts)

    def _names_on_card(self, ids: list[str]) -> list[str]:
        """The names of the first records of a relation, and how many others there are."""
        names = [self.face(self.catalogue[record_id]).name.text for record_id in ids[:ON_CARD]]
        if left := len(ids) - len(names):
            names.append(self.others(left))
        return names

    def _region(self, record: Entry) -> str | None:
        field = facet_fields(type(record)).get(REGION)
        code = record.__dict__[field] if field else None
        return self.interface.title(REGIONS[code]) if code else None

    def _status(self, record: Entry) -> Labelled | None:
        status = record.status if isinstance(record, Record) else None
        return self.status(status) if status else None


def steps_reached(record: Entry) -> tuple[bool, ...] | None:
    """For each step of a path, whether ``record`` reached it; None if its kind has no path.

    A record that was closed has five steps, all others four: closing is no aim.
    """
    if not isinstance(record, Record) or not record.has_path:
        return None
    reached = {step.step for step in record.path} | {record.status}
    return tuple(step in reached for step in Status if step is not Status.CLOSED or step in reached)


@cache
def on_card(kind: type[Entry]) -> list[tuple[str, bool]]:
    """The fields of ``kind`` that stand on its cards, each with whether it is a relation."""
    specs = kind.fields().items()
    return [(name, spec.relation is not None) for name, spec in specs if spec.on_card]


def views_by_language(
    catalogue: Catalogue, facts: SiteFacts, history: History | None = None
) -> dict[str, Views]:
    """The views of ``catalogue`` in each published language, by its code."""
    return {code: Views(catalogue, interface(code), facts, history) for code in LANGUAGES}
