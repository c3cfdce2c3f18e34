"""The page of a record: its facts, its texts, its sources and what it is related to."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.languages import language_of_script
from jazari_catalogue.records.facet_fields import facet_of_records
from jazari_catalogue.records.kinds.source import TITLE_FIELD, Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.model.record_fields import (
    ALIASES_FIELD,
    STATEMENTS_FIELD,
    STATUS_FIELD,
    SUMMARY_FIELD,
    TOPICS_FIELD,
)
from jazari_catalogue.site.diagram_records import in_diagram
from jazari_catalogue.site.feed_links import feed_of_record, feed_of_topic
from jazari_catalogue.site.pages.cited_sources import CitedSources, SourceItem
from jazari_catalogue.site.pages.cited_value_texts import CitedValueTexts
from jazari_catalogue.site.pages.forms import correction_url
from jazari_catalogue.site.pages.old_translations import OldTranslations
from jazari_catalogue.site.pages.origins import Origins
from jazari_catalogue.site.pages.paragraphs import Prose, ProseView
from jazari_catalogue.site.pages.provenance import (
    DisputeView,
    GapGroup,
    PathView,
    Provenance,
    StatementView,
)
from jazari_catalogue.site.pages.record_history import Histories, HistoryView
from jazari_catalogue.site.pages.related import RelatedRecords
from jazari_catalogue.site.pages.supported_values import SourceAccount, SourceAccounts
from jazari_catalogue.site.publisher import PublisherView
from jazari_catalogue.site.view_data import (
    Fact,
    Labelled,
    Link,
    Neighbours,
    Origin,
    PageView,
    StrengthView,
    Value,
    View,
)
from jazari_catalogue.site.views import Views


class OtherName(View, frozen=True):
    """The name of a record in another language than that of the page."""

    name: Value
    is_translated: bool
    """Whether the catalogue translated it."""


class RecordView(View, frozen=True):
    """The page of a record."""

    page: PageView
    id: str
    kind: str
    kind_label: str
    name: Value
    name_origin: Origin
    name_is_old: bool
    """Whether the name is a translation that is older than the French name."""
    other_names: list[OtherName]
    aliases: list[Value]
    aliases_origin: Origin
    status: Labelled | None
    status_origin: Origin
    strength: StrengthView | None
    """How well sources support what the record is about; None for a topic or a source."""
    summary: Value | None
    summary_origin: Origin
    path: PathView | None
    """None if records of the kind go through no steps."""
    prose: list[ProseView]
    facts: list[Fact]
    neighbourhood: list[Neighbours]
    """The related records; empty if there are none."""
    statements: list[StatementView]
    statements_origin: Origin
    """Without sources, which each of the statements has."""
    disputes: list[DisputeView]
    gaps: list[GapGroup]
    gaps_href: str
    """The address of the gaps of all records."""
    sources: list[SourceItem]
    """Those that the record cites, in the order of their numbers."""
    account: SourceAccount | None
    """Of a source, what it supports; None for records of other kinds."""
    topics: list[Value]
    topics_origin: Origin
    verified: Value | None
    history: HistoryView
    untranslated: bool
    """Whether a text is missing in the page's language, which then shows another."""
    french_page: str | None
    """Its address in French if a translation here is older than the French text; else None."""
    diagram: str | None
    """The address of the record in the diagram of the network; None if that leaves it out."""
    permalink: str
    """The full address that names the record in no language."""
    data: str
    """The path of its data, from the root of the site."""
    subscribe: Link | None
    """Of a topic, the feed of its records, if there is one, from the root."""
    embed: str | None
    """The address that gives the snippet for embedding it; None for a source."""
    publisher: PublisherView
    edit_url: str | None
    """The address where its lines are edited in the repository; None without a repository."""
    correct_url: str | None
    """The address of the form for corrections; None without a repository."""


class _ShownField(NamedTuple):
    """A field among the facts of a page, in one language."""

    name: str
    label: str | None
    """None if it depends on the record."""
    is_relation: bool


class RecordPages:
    """Makes the views of the pages of records, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._catalogue = views.catalogue
        self._interface = views.interface
        self._sources = CitedSources(views.catalogue, views.interface, views.face)
        self._provenance = Provenance(views)
        self._prose = Prose(views.interface)
        self._texts = CitedValueTexts(views)
        self._accounts = SourceAccounts(views, self._texts)
        self._related = RelatedRecords(views)
        self._histories = Histories(views)
        self._shown: dict[type[Entry], list[_ShownField]] = {}

    def view(self, record: Entry) -> RecordView:
        """The page of ``record``."""
        views = self._views
        kind = type(record)
        path = routes.record_path(views.lang, record)
        base = routes.relative_root(path)
        card = views.card(record, "")
        name, summary = card.name.text, card.summary
        list_of_kind = Link(
            self._interface.title(kind.plural_titles), base + routes.list_path(views.lang, kind)
        )
        description = summary.text if summary else " · ".join([name, card.kind_label, *card.meta])
        common = record if isinstance(record, Record) else None
        sources = self._sources.of(common, base) if common else []
        numbers = {source.id: source.number for source in sources}
        other_names = self._other_names(record, name)
        aliases = self._aliases(record)
        properties = views.structured_data.of_record(
            record,
            self._alternate_names(record, other_names, aliases),
            {
                routes.source_anchor(number): source
                for source_id, number in numbers.items()
                if isinstance(source := self._catalogue[source_id], Source)
            },
            self._texts.cited_texts(common, numbers) if common else [],
        )
        page = views.page(
            *(path, kind.kind, name, description, [list_of_kind]),
            properties=properties,
            feed=feed_of_record(views, record),
        )
        origins = Origins(views, record, base, sources)
        old = OldTranslations(views, record, base)
        return RecordView(
            page=page,
            id=record.id,
            kind=kind.kind,
            kind_label=card.kind_label,
            name=replace(card.name, note=None),
            name_origin=origins.of_name(card.name.lang or views.lang),
            name_is_old=old.of_name,
            other_names=other_names,
            aliases=aliases,
            aliases_origin=origins.of(ALIASES_FIELD),
            status=card.status,
            status_origin=origins.of(STATUS_FIELD),
            strength=views.strength(card.strength.code, base) if card.strength else None,
            summary=old.value(summary) if summary else None,
            summary_origin=origins.of(SUMMARY_FIELD),
            path=self._provenance.path(common, origins) if common else None,
            prose=self._prose.of(record, origins, old),
            facts=old.facts(self._facts(record, base, origins)),
            neighbourhood=self._related.of(record, base, origins),
            statements=old.statements(self._provenance.statements(common, origins))
            if common
            else [],
            statements_origin=origins.of_field(STATEMENTS_FIELD),
            disputes=old.disputes(self._provenance.disputes(common, sources, base))
            if common
            else [],
            gaps=old.gaps(self._provenance.gaps(common)) if common else [],
            gaps_href=base + routes.gaps_path(views.lang),
            sources=sources,
            account=self._accounts.of(record, base) if isinstance(record, Source) else None,
            topics=[views.link_to(self._catalogue[topic], base) for topic in common.topics]
            if common
            else [],
            topics_origin=origins.of(TOPICS_FIELD),
            verified=views.date(common.verified) if common and common.verified else None,
            history=self._histories.of(record, base),
            untranslated=not self._is_translated(record),
            french_page=old.french_page,
            diagram=base + routes.diagram_link(views.lang, record)
            if record.id in self._in_diagram
            else None,
            permalink=views.site.url + routes.permalink(record.id),
            data=routes.api_record_path(record.id),
            subscribe=feed_of_topic(views, record),
            embed=page.embed if common or facet_of_records(kind) else None,
            publisher=self._views.publisher,
            edit_url=self._edit_url(record),
            correct_url=correction_url(views, record),
        )

    @cached_property
    def _in_diagram(self) -> frozenset[str]:
        return in_diagram(self._catalogue)

    # ---- names and texts --------------------------------------------------------------------

    def _other_names(self, record: Entry, shown: str) -> list[OtherName]:
        """The names in other languages that differ from ``shown``, each once."""
        if not isinstance(record, Named):
            return []
        names: dict[str, OtherName] = {}
        for language, name in record.name.by_language.items():
            if name != shown:
                value = Value(name, self._unless_own(language))
                names.setdefault(name, OtherName(value, language in record.name_translated))
        return list(names.values())

    def _alternate_names(
        self, record: Entry, others: list[OtherName], aliases: list[Value]
    ) -> list[str]:
        """Those names of ``record`` beside that of the page on which no sources differ."""
        names = [other.name.text for other in others] if record.has_settled_name() else []
        if ALIASES_FIELD not in record.disputed_fields():
            names += [alias.text for alias in aliases]
        return names

    def _aliases(self, record: Entry) -> list[Value]:
        """The aliases that are not names of the record in some language."""
        if not isinstance(record, Named):
            return []
        return [
            Value(alias, self._unless_own(language_of_script(alias)))
            for alias in record.other_spellings()
        ]

    def _unless_own(self, language: str | None) -> str | None:
        """``language``, or None where it is that of the page."""
        return None if language == self._views.lang else language

    def _is_translated(self, record: Entry) -> bool:
        # Names stay as the sources give them, in whatever language that is.
        texts = [record.summary] if isinstance(record, Named) else []
        texts += [text for _, text in record.prose()]
        return all(text.has(self._views.lang) for text in texts)

    # ---- facts ---------------------------------------------------------------------------

    def _facts(self, record: Entry, base: str, origins: Origins) -> list[Fact]:
        """The fields with a value, and those without one that sources differ on.

        The neighbourhood has the relations with a value.
        """
        facts: list[Fact] = []
        values_of = record.__dict__
        heading = TITLE_FIELD if isinstance(record, Source) and record.has_settled_name() else None
        for name, label, is_relation in self._shown_fields(type(record)):
            value = values_of[name]
            if value is None or value == [] or name == heading:
                values = []
            elif is_relation:
                continue
            else:
                values = self._views.values.of(value, base)
            origin = origins.of(name)
            # What leads to the sources of a last day leads to its line.
            if not origin.marks and record.repeats_first_day(name):
                continue
            if values or origin.disputes:
                facts.append(Fact(name, label or origins.title(name), tuple(values), origin))
        return facts

    def _shown_fields(self, kind: type[Entry]) -> list[_ShownField]:
        """The fields of ``kind`` that are among the facts of its pages."""
        shown = self._shown.get(kind)
        if shown is None:
            shown = self._shown[kind] = [
                _ShownField(
                    name,
                    None if spec.if_single else self._interface.title(spec.titles),
                    spec.relation is not None,
                )
                for name, spec in kind.fields().items()
                if spec.shown
            ]
        return shown

    # ---- links to the repository ------------------------------------------------------------

    def _edit_url(self, record: Entry) -> str | None:
        if self._views.site.edit_base is None:
            return None
        location = self._catalogue.locations[record.id]
        return f"{self._views.site.edit_base}{quote(location.path)}#L{location.line}"
