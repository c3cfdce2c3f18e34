"""The page of an audience: what concerns it and why, what is not known, and what to watch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from jazari_catalogue import routes
from jazari_catalogue.records.concerns import RULES, Concerns, Reason
from jazari_catalogue.records.gaps import Gap
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.dates import comes_before
from jazari_catalogue.records.values.vocabularies import Audience, Status
from jazari_catalogue.site.calendar_links import CalendarView, calendar_view
from jazari_catalogue.site.ordering import in_list_order, newest_first
from jazari_catalogue.site.pages.applications import ApplicationsView, applications_view
from jazari_catalogue.site.pages.gaps import gap_label
from jazari_catalogue.site.pages.lists import Listing, ListView, list_view
from jazari_catalogue.site.pages.overviews import overview_links
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.site.prose.html import section_html
from jazari_catalogue.site.view_data import (
    Card,
    Labelled,
    Link,
    PageView,
    ProsePage,
    StrengthView,
    Value,
    View,
)
from jazari_catalogue.site.views import Views

PER_KIND = 6
"""The most records of a kind that a page names; others are counted."""
NAMED = 4
"""The most records of a step, or of a reason, that a page names."""
GAPS = 3
"""The most gaps of a question that a page names."""


class ConcernView(View, frozen=True):
    """A record that concerns an audience, and why."""

    name: Value
    href: str
    status: Labelled | None
    strength: StrengthView | None
    disputes: int
    reasons: tuple[str, ...]
    """The fields that say so, with their values: ``Missions: Training``."""


class KindOfConcerns(View, frozen=True):
    """The records of one kind that concern an audience."""

    kind: str
    label: Value
    """The title of the kind, with the address of its list."""
    records: tuple[ConcernView, ...]
    others: str | None
    """How many more there are, in words; None if all are shown."""


class OpenQuestion(View, frozen=True):
    """A question that sources leave open, with the first things that they do not say."""

    name: Value
    number: str
    gaps: tuple[Value, ...]


class Watched(View, frozen=True):
    """Records that have reached a step and not the next, or that are still to come."""

    label: str
    records: tuple[Value, ...]
    others: str | None


class AudienceView(View, frozen=True):
    """The page of an audience."""

    page: PageView
    list: ListView
    """The records that state it."""
    prose: str | None
    """The section of the home page about it, as HTML."""
    applications: ApplicationsView
    number: str
    """How many records concern it by rules of the catalogue."""
    concerns: tuple[KindOfConcerns, ...]
    questions: tuple[OpenQuestion, ...]
    watched: tuple[Watched, ...]
    links: tuple[Link, ...]
    """Pages where news of it would show."""
    calendar: CalendarView | None


def audience_view(
    views: Views,
    listing: Listing,
    audience: Audience,
    concerns: Concerns,
    home: ProsePage | None,
) -> AudienceView:
    """The first page of ``audience``, whose list of records is ``listing``.

    ``concerns`` are those of `concerns_of`; ``home`` is the prose of the home page.
    """
    stated = list_view(views, listing, 1)
    page = stated.page
    derived = [views.catalogue[record_id] for record_id in concerns]
    records = [*listing.records, *derived]
    return AudienceView(
        page,
        stated,
        section_html(home, RULES[audience].section, listing.path, views),
        applications_view(views, records, page.base),
        views.interface.number(len(derived)),
        tuple(_concerns(views, derived, concerns, page.base)),
        tuple(_questions(views, audience, page.base)),
        tuple(_watched(views, records, page.base)),
        tuple(_links(views, page.base)),
        calendar_view(views, page, records),
    )


def _concerns(
    views: Views, records: Iterable[Entry], concerns: Concerns, base: str
) -> Iterable[KindOfConcerns]:
    by_kind: dict[type[Entry], list[Entry]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    for kind in KINDS.values():
        if kind not in by_kind:
            continue
        order = newest_first if kind.newest_first else in_list_order
        # Most reasons first; those with as many stay in the order of their list.
        of_kind = sorted(
            order(by_kind[kind], views.position), key=lambda record: -len(concerns[record.id])
        )
        shown = of_kind[:PER_KIND]
        left = len(of_kind) - len(shown)
        yield KindOfConcerns(
            kind.kind,
            Value(
                views.interface.title(kind.plural_titles if len(of_kind) > 1 else kind.titles),
                href=base + routes.list_path(views.lang, kind),
            ),
            tuple(
                _concern(views.card(one, base), _reasons(views, one, concerns[one.id]))
                for one in shown
            ),
            views.others(left) if left else None,
        )


def _concern(card: Card, reasons: tuple[str, ...]) -> ConcernView:
    # Not the whole card: the page stays as it is while a summary changes.
    return ConcernView(card.name, card.href, card.status, card.strength, card.disputes, reasons)


def _reasons(views: Views, record: Entry, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """``Missions: Training``: each field that says why, once, with its values."""
    title_of, interface = views.interface.title, views.interface
    by_field: dict[str, list[str]] = {}
    for reason in reasons:
        if reason.field is None:
            label, value = interface.gettext("Kind"), title_of(record.titles)
        else:
            label = title_of(record.fields()[reason.field].titles)
            if reason.value is not None:
                value = title_of(reason.value.titles)
            else:
                assert reason.record is not None
                value = views.face(reason.record).name.text
        by_field.setdefault(label, []).append(value)
    form = interface.gettext("{label}: {value}")
    return tuple(
        form.format(label=label, value=interface.list_of(_first(views, values)))
        for label, values in by_field.items()
    )


def _first(views: Views, names: list[str]) -> list[str]:
    left = len(names) - NAMED
    return [*names[:NAMED], views.others(left)] if left > 0 else names


def _questions(views: Views, audience: Audience, base: str) -> Iterable[OpenQuestion]:
    path = base + routes.gaps_path(views.lang)
    for question in RULES[audience].questions:
        gaps = views.catalogue.gaps_on(question)
        if gaps:
            yield OpenQuestion(
                Value(views.interface.title(question.titles), href=f"{path}#{question.value}"),
                views.interface.number(len(gaps)),
                _first_labels(views, gaps),
            )


def _first_labels(views: Views, gaps: Iterable[Gap]) -> tuple[Value, ...]:
    labels: dict[Value, None] = {}
    for gap in gaps:
        labels[gap_label(views, gap)] = None
        if len(labels) == GAPS:
            break
    return tuple(labels)


def _watched(views: Views, records: Iterable[Entry], base: str) -> Iterable[Watched]:
    """What has not reached its last step, by the step reached; then what is still to come."""
    say = views.interface.gettext
    by_status: dict[Status, list[Entry]] = {}
    coming: list[Entry] = []
    checked = views.catalogue.last_verified
    for record in records:
        if isinstance(record, Record) and record.has_path and record.status is not None:
            by_status.setdefault(record.status, []).append(record)
        if checked and comes_before(checked, record.filed_under()):
            coming.append(record)
    steps = [step for step in Status if step is not Status.CLOSED]
    title_of = views.interface.title
    for step, following in pairwise(steps):
        if step in by_status:
            next_step = title_of(following.titles)
            label = say("{step}; next possible step: {next}").format(
                step=title_of(step.titles), next=next_step[:1].lower() + next_step[1:]
            )
            yield _named(views, label, by_status[step], base)
    if coming:
        label = say("Dated after the records were last checked")
        yield _named(views, label, coming, base)


def _named(views: Views, label: str, records: Iterable[Entry], base: str) -> Watched:
    ordered = in_list_order(records, views.position)
    left = len(ordered) - NAMED
    return Watched(
        label,
        tuple(views.link_to(record, base) for record in ordered[:NAMED]),
        views.others(left) if left > 0 else None,
    )


def _links(views: Views, base: str) -> Iterable[Link]:
    heading = pictures(views.interface)["timeline"].heading
    yield Link(heading, base + routes.picture_path(views.lang, "timeline"))
    yield from overview_links(views, base)


def audience_notes(views: Views, concerns: Mapping[Audience, Concerns]) -> dict[str, str]:
    """How many records, and sources, concern each audience by rules of the catalogue, in words."""
    ngettext, number = views.interface.ngettext, views.interface.number
    notes = {}
    for audience, of_audience in concerns.items():
        sources = sum(isinstance(views.catalogue[one], Source) for one in of_audience)
        records = len(of_audience) - sources
        texts = [
            (
                ngettext(
                    "%(num)s is relevant to this audience",
                    "%(num)s are relevant to this audience",
                    records,
                ),
                records,
            ),
            (ngettext("%(num)s source", "%(num)s sources", sources), sources),
        ]
        shown = [text % {"num": number(count)} for text, count in texts if count]
        if shown:
            notes[audience.value] = views.interface.sentence_of(shown)
    return notes
