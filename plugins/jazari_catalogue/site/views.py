"""What a page shows, as plain data: from records to the words and links a template lays out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple
from urllib.parse import quote, quote_plus

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.languages import (
    FALLBACK,
    LANGUAGES,
    MESSAGES,
    is_rtl,
    language_of_script,
)
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry, Menu
from jazari_catalogue.records.model.facets import REGION
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.site.field_values import FieldValues, in_order
from jazari_catalogue.site.pages.prose import isolate_latin, render_markdown
from jazari_catalogue.site.pages.provenance import Provenance, evidence_of, marks_of
from jazari_catalogue.site.pictures.diagram import in_diagram
from jazari_catalogue.site.rendering.neighbourhood import MOST, each_once
from jazari_catalogue.site.structured_data import Node, StructuredData
from jazari_catalogue.site.text.collation import collation
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import (
    Card,
    Face,
    Fact,
    Labelled,
    Link,
    Neighbour,
    Neighbourhood,
    Neighbours,
    PageView,
    ProseView,
    RecordView,
    RelationGroup,
    SiteFacts,
    Value,
)


class _ShownField(NamedTuple):
    """A field among the facts of a page, in one language."""

    name: str
    label: str
    is_relation: bool


class Views:
    """Makes the views of one language over a catalogue."""

    def __init__(self, catalogue: Catalogue, interface: Interface, site: SiteFacts) -> None:
        self.catalogue = catalogue
        self.interface = interface
        self.lang = interface.code
        self.site = site
        self._values = FieldValues(interface)
        self.text = self._values.text
        self.date = self._values.date
        self._provenance = Provenance(catalogue, interface, self.text, self.face)
        self._faces: dict[str, Face] = {}
        self._cards: dict[str, dict[str, Card]] = {}
        """By the way to the root of the page that shows them, and the id of their record."""
        self._neighbours: dict[str, dict[str, Neighbour]] = {}
        """As the cards."""
        self._counted: dict[int, str] = {}
        self._shown: dict[type[Entry], list[_ShownField]] = {}
        self._quoted_site = quote_plus(site.url)
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

    def record(self, record: Entry) -> RecordView:
        """The page of ``record``."""
        path = routes.record_path(self.lang, record)
        base = routes.base(path)
        kind = type(record)
        face = self.face(record)
        crumb = Link(
            self.interface.words(kind.plural_titles), base + routes.list_path(self.lang, kind)
        )
        summary = self.text(record.summary) if isinstance(record, Named) else None
        words = [face.name.text, self.interface.words(kind.titles), *self._card_meta(record)]
        description = summary.text if summary else " · ".join(words)
        common = record if isinstance(record, Record) else None
        sources = self._provenance.sources(common, base) if common else []
        other_names = self._other_names(record, face.name.text)
        aliases = self._aliases(record, face.name.text)
        more = self.data.of_record(
            record,
            [name.text for name in (*other_names, *aliases)],
            [source.url for source in sources],
        )
        page = self.page(path, kind.kind, face.name.text, description, [crumb], more=more)
        numbers = {source.id: source.number for source in sources}
        relations = self._relations(record, base)
        return RecordView(
            page=page,
            id=record.id,
            kind=kind.kind,
            kind_label=self.interface.words(kind.titles),
            name=face.name,
            other_names=other_names,
            aliases=aliases,
            status=self._status(record),
            summary=summary,
            prose=self._prose(record, numbers),
            facts=self._facts(record, base, numbers),
            relations=relations,
            neighbourhood=self._neighbourhood(record, relations, base),
            statements=self._provenance.statements(common, numbers) if common else [],
            disputes=self._provenance.disputes(common, sources) if common else [],
            sources=sources,
            topics=[self._link_to(self.catalogue[topic], base) for topic in common.topics]
            if common
            else [],
            verified=self._values.date(common.verified) if common and common.verified else None,
            weak=self._provenance.is_weak([source.id for source in sources]),
            untranslated=not self._is_translated(record),
            diagram=base + routes.in_diagram(self.lang, record)
            if record.id in self._in_diagram
            else None,
            edit_url=self._edit_url(record),
            correct_url=self._correct_url(record, page),
        )

    @cached_property
    def _in_diagram(self) -> frozenset[str]:
        return in_diagram(self.catalogue)

    # ---- what pages are made of -------------------------------------------------------------

    def face(self, record: Entry) -> Face:
        """What other pages show of ``record``."""
        face = self._faces.get(record.id)
        if face is None:
            name = self.text(record.display_name())
            face = Face(name, routes.record_path(self.lang, record))
            self._faces[record.id] = face
        return face

    def place(self, record: Entry) -> int:
        """The place of ``record`` among all in dictionary order; the same where names are."""
        return self._places[self.face(record).name.text]

    @cached_property
    def _places(self) -> dict[str, int]:
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

    def _other(self, language: str | None) -> str | None:
        return None if language == self.lang else language

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
                found += [piece.text for piece in self._values.of(value, "")]
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

    def _in_a_word(self, record: Entry, face: Face) -> str:
        """What a record without a summary is: its kind, its name and what tells it apart."""
        facts = self.interface.list_of([*self._card_meta(record)])
        kind = self.interface.words(record.titles)
        return f"{kind} · {face.name.text}" + (f" · {facts}" if facts else "")

    def _other_names(self, record: Entry, shown: str) -> list[Value]:
        """The name in other languages, where it differs, each wording once."""
        found: dict[str, Value] = {}
        for language, words in record.display_name().by_language.items():
            if words != shown:
                found.setdefault(words, Value(words, self._other(language)))
        return list(found.values())

    def _aliases(self, record: Entry, shown: str) -> list[Value]:
        """The other spellings that no name of the record has."""
        if not isinstance(record, Named):
            return []
        names = {shown, *record.name.texts()}
        return [self._plain(alias) for alias in record.aliases if alias not in names]

    def _plain(self, text: str) -> Value:
        return Value(text, self._other(language_of_script(text)))

    def _is_translated(self, record: Entry) -> bool:
        # Names stay as the sources give them, in whatever language that is.
        texts = [record.summary] if isinstance(record, Named) else []
        texts += [text for _, text in record.prose()]
        return all(text.has(self.lang) for text in texts)

    def _prose(self, record: Entry, numbers: dict[str, int]) -> list[ProseView]:
        """The texts in Markdown, as markup; those of the kind's own fields under their names."""
        evidence = evidence_of(record)
        found = []
        for name, text in record.prose():
            written, language = text.in_language(self.lang)
            is_arabic = is_rtl(language)
            html = render_markdown(in_order(written) if is_arabic else written)
            html = isolate_latin(html) if is_arabic else html
            own = name not in Record.model_fields
            label = self.interface.words(record.fields()[name].titles) if own else None
            marks = marks_of(evidence.get(name) if own else None, numbers)
            found.append(ProseView(name, label, html, self._other(language), marks))
        return found

    def _facts(self, record: Entry, base: str, numbers: dict[str, int]) -> list[Fact]:
        evidence = evidence_of(record)
        facts: list[Fact] = []
        values_of = record.__dict__
        for name, label, is_relation in self._shown_fields(type(record)):
            value = values_of[name]
            if value is None or value == []:
                continue
            values = self._links(value, base) if is_relation else self._values.of(value, base)
            if values:
                marks = marks_of(evidence.get(name), numbers)
                facts.append(Fact(name, label, tuple(values), marks))
        return facts

    def _shown_fields(self, kind: type[Entry]) -> list[_ShownField]:
        """The fields of ``kind`` that are among the facts of its pages."""
        shown = self._shown.get(kind)
        if shown is None:
            shown = self._shown[kind] = [
                _ShownField(name, self.interface.words(spec.titles), spec.relation is not None)
                for name, spec in kind.fields().items()
                if spec.shown
            ]
        return shown

    def _links(self, cited: str | list[str], base: str) -> list[Value]:
        ids = [cited] if isinstance(cited, str) else cited
        return [one.name for one in self._drawn(ids, base)]

    def _link_to(self, record: Entry, base: str) -> Value:
        face = self.face(record)
        return Value(face.name.text, face.name.lang, base + face.path)

    def _relations(self, record: Entry, base: str) -> list[RelationGroup]:
        groups = [
            RelationGroup(self.interface.words(titles), self.cards(found, base))
            for titles, found in self.catalogue.reverse_relations(record.id).items()
        ]
        for label, tied in self._tied(record).items():
            groups.insert(0, RelationGroup(label, self.cards(tied, base), far=True))
        if isinstance(record, Source):
            citing = self.catalogue.citing(record.id)
            if citing:
                label = self.interface.gettext("Cited by")
                groups.append(RelationGroup(label, self.cards(citing, base)))
        return groups

    def _neighbourhood(
        self, record: Entry, relations: list[RelationGroup], base: str
    ) -> Neighbourhood | None:
        """The drawing of what ``record`` names and of what names it."""
        groups = []
        for field in self._shown_fields(type(record)):
            ids = record.values_of(field.name) if field.is_relation else []
            if ids:
                groups.append(Neighbours(field.label, False, self._drawn(ids, base)))
        far: list[Neighbours] = []
        for group in relations:
            items = self._drawn([one.id for one in group.items], base)
            (far if group.far else groups).append(Neighbours(group.label, group.far, items))
        groups += far
        distinct = {item for group in groups for item in group.items}
        if not distinct:
            return None
        if len(distinct) < sum([len(group.items) for group in groups]):
            groups = each_once(groups)
        return Neighbourhood(groups, self._others(len(distinct) - MOST))

    def _others(self, count: int) -> str | None:
        """How many records a drawing leaves out, in words; None where it has them all."""
        if count <= 0:
            return None
        words = self._counted.get(count)
        if words is None:
            words = self.interface.ngettext(
                "and %(num)s other record, named on this page",
                "and %(num)s other records, named on this page",
                count,
            )
            words = self._counted[count] = words % {"num": count}
        return words

    def _drawn(self, ids: list[str], base: str) -> list[Neighbour]:
        """The records as a drawing and a field name them, each made once for a ``base``."""
        known = self._neighbours.setdefault(base, {})
        return [known.get(one) or self._neighbour(one, base) for one in ids]

    def _neighbour(self, record_id: str, base: str) -> Neighbour:
        record = self.catalogue[record_id]
        neighbour = Neighbour(record.kind, self._link_to(record, base))
        self._neighbours[base][record_id] = neighbour
        return neighbour

    def _tied(self, record: Entry) -> dict[str, list[Entry]]:
        """What an institute is tied to by way of its agreements and laboratories."""
        if not isinstance(record, Institute):
            return {}
        catalogue, say = self.catalogue, self.interface.gettext
        labs = [lab for lab in catalogue.naming(record.id, Lab) if lab.institute == record.id]
        agreements = catalogue.naming(record.id, Agreement)
        own = [
            *(agreement for agreement in agreements if record.id in agreement.establishes),
            *(agreement for agreement in agreements if record.id in agreement.concerns),
        ]
        known = {agreement.id for agreement in own}
        of_labs = [lab.established_by for lab in labs if lab.established_by]
        partners = [
            *(party for agreement in own for party in agreement.parties),
            *(partner for lab in labs for partner in lab.partners),
        ]
        groups = {
            say("Agreements behind its laboratories"): [a for a in of_labs if a not in known],
            say("Partners through agreements and laboratories"): partners,
        }
        return {
            label: [catalogue[tied] for tied in dict.fromkeys(ids)]
            for label, ids in groups.items()
            if ids
        }

    def _edit_url(self, record: Entry) -> str | None:
        if self.site.edit_base is None:
            return None
        place = self.catalogue.places[record.id]
        return f"{self.site.edit_base}{quote(place.path)}#L{place.line}"

    def _correct_url(self, record: Entry, page: PageView) -> str | None:
        """The form for corrections in the page's language, with the record already named."""
        if self.site.form_base is None:
            return None
        # Of all that an address of a page may hold, only slashes are not written as they are.
        address = self._quoted_site + page.path.replace("/", "%2F")
        language = self.lang if self.lang in MESSAGES else FALLBACK
        form = f"{self.site.form_base}?template=correct-{language}.yml"
        return f"{form}&record={record.id}&page={address}"


@cache
def _on_card(kind: type[Entry]) -> list[str]:
    return [name for name, spec in kind.fields().items() if spec.on_card]


def menu_kinds(catalogue: Catalogue) -> list[type[Entry]]:
    """The kinds in the main menu: those that have records."""
    return [kind for kind in catalogue.kinds() if kind.menu is Menu.MAIN]
