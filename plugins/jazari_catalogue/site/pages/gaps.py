"""The page of gaps: what no source says, by the question of the public and by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from jazari_catalogue.records.gaps import Gap
from jazari_catalogue.records.model.provenance import NotFound
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Question
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.forms import correction_url, form_url
from jazari_catalogue.site.pages.lists import Listing, PageLink, list_page, page_links
from jazari_catalogue.site.pages.overviews import (
    Heading,
    gaps_overview,
    heading_of,
    institutes_first,
    label_of,
    overview_listing,
)
from jazari_catalogue.site.publisher import PublisherView
from jazari_catalogue.site.view_data import Labelled, PageView, Value, View
from jazari_catalogue.site.views import Views

PER_PAGE = 100
"""Records on a page, each with all its gaps."""


class RecordWithGap(View, frozen=True):
    """A record that lacks something, and the form to propose a source for it."""

    heading: Heading
    form: str | None
    """None without a repository."""


class GapView(View, frozen=True):
    """Something that sources do not say, of all the records of a page that lack it."""

    label: Value
    result: str
    """Whether it was looked for, in how many pages and when, in a sentence."""
    records: tuple[RecordWithGap, ...]


class QuestionView(View, frozen=True):
    """A question of the public and the gaps that leave it open; its code is its anchor."""

    code: str
    title: str
    count: str
    """How many gaps leave it open, in words."""
    gaps: tuple[GapView, ...]


class GapOfRecord(View, frozen=True):
    """A gap among those of its record."""

    label: Value
    question: Labelled
    searched: Value | None
    """The day on which it was last looked for; None if nobody has."""


class GapsOfRecord(View, frozen=True):
    """A record and its gaps. Its id is its anchor."""

    heading: Heading
    count: str
    """How many gaps it has, in words."""
    form: str | None
    gaps: tuple[GapOfRecord, ...]


class GapsView(View, frozen=True):
    """A page of gaps. ``counts`` are sentences about those of all its pages."""

    page: PageView
    intro: str | None
    counts: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    records: tuple[GapsOfRecord, ...]
    publisher: PublisherView
    form: str | None
    """The address of the form to propose a source; None without a repository."""
    pages: tuple[PageLink, ...]


def gaps_listing(views: Views) -> Listing:
    """The records with gaps, in the order of the page."""
    catalogue = views.catalogue
    lacking = [record for record in catalogue.with_sources if catalogue.gaps_of(record)]
    records = institutes_first(views, lacking)
    return overview_listing(gaps_overview(views.interface), records, PER_PAGE)


def gaps_view(views: Views, listing: Listing, number: int) -> GapsView:
    """Page ``number``, from 1, of the gaps; ``listing`` is that of `gaps_listing`."""
    page = list_page(views, listing, number)
    records: Any = listing.on_page(number)
    gaps = [gap for record in records for gap in views.catalogue.gaps_of(record)]
    is_all = len(records) == len(listing.records)
    return GapsView(
        page,
        listing.intro if number == 1 else None,
        _counts(views),
        _by_question(views, gaps, page.base, is_all),
        tuple(_of_record(views, record, page.base) for record in records),
        views.publisher,
        form_url(views),
        page_links(page, listing, number),
    )


def gaps_inputs(inputs: Inputs, listing: Listing, number: int) -> bytes:
    """A digest of what page ``number`` of the gaps is made from."""
    counts = inputs.catalogue.gap_counts
    vain = sum(counts[question, True] for question in Question)
    own = [inputs.own(record.id) for record in listing.on_page(number)]
    return digest_of((number, len(listing.records), counts.total(), vain, own))


def questions_with_gaps(gaps: Iterable[Gap]) -> list[tuple[Question, int]]:
    """The questions that ``gaps`` leave open and how many do so, in the order of the page."""
    counts = Counter(gap.question for gap in gaps)
    return [(question, counts[question]) for question in Question if question in counts]


def _counts(views: Views) -> tuple[str, ...]:
    ngettext, number = views.interface.ngettext, views.interface.number
    counts = views.catalogue.gap_counts
    total, vain = counts.total(), sum(counts[question, True] for question in Question)
    texts = [
        (_count(views, total), total),
        (
            ngettext("%(num)s looked for but not found", "%(num)s looked for but not found", vain),
            vain,
        ),
        (
            ngettext(
                "%(num)s not looked for yet",
                "%(num)s not looked for yet",
                total - vain,
            ),
            total - vain,
        ),
    ]
    return tuple(text % {"num": number(count)} for text, count in texts if count)


def _count(views: Views, number: int) -> str:
    text = views.interface.ngettext("%(num)s gap", "%(num)s gaps", number)
    return text % {"num": views.interface.number(number)}


def _count_on_page(views: Views, number: int) -> str:
    """The same of a page among several: other pages count the gaps of all."""
    text = views.interface.ngettext("%(num)s gap on this page", "%(num)s gaps on this page", number)
    return text % {"num": views.interface.number(number)}


def _by_question(
    views: Views, gaps: list[Gap], base: str, is_all: bool
) -> tuple[QuestionView, ...]:
    return tuple(
        QuestionView(
            question.value,
            views.interface.title(question.titles),
            _count(views, number) if is_all else _count_on_page(views, number),
            _grouped(views, [gap for gap in gaps if gap.question is question], base),
        )
        for question, number in questions_with_gaps(gaps)
    )


def _grouped(views: Views, gaps: list[Gap], base: str) -> tuple[GapView, ...]:
    """``gaps`` with equal ones in one: most institutes lack the same."""
    groups: dict[tuple[Value, str], dict[str, Record]] = {}
    for gap in gaps:
        key = gap_label(views, gap), search_result(views, gap.search)
        groups.setdefault(key, {})[gap.record.id] = gap.record
    return tuple(
        GapView(
            label,
            result,
            tuple(
                RecordWithGap(heading_of(views, record, base), correction_url(views, record))
                for record in records.values()
            ),
        )
        for (label, result), records in groups.items()
    )


def _of_record(views: Views, record: Record, base: str) -> GapsOfRecord:
    return GapsOfRecord(
        heading_of(views, record, base),
        _count(views, len(views.catalogue.gaps_of(record))),
        correction_url(views, record),
        tuple(
            GapOfRecord(
                gap_label(views, gap),
                Labelled(gap.question.value, views.interface.title(gap.question.titles)),
                views.date(gap.search.searched) if gap.search else None,
            )
            for gap in views.catalogue.gaps_of(record)
        ),
    )


def gap_label(views: Views, gap: Gap) -> Value:
    """What is not known."""
    if gap.search is not None:
        return label_of(views, gap.record, gap.search)
    return Value(views.interface.title(gap.record.title_of(gap.field)))


def search_result(views: Views, search: NotFound | None) -> str:
    """Whether it was looked for, in how many pages and when, in a sentence."""
    if search is None:
        return views.interface.gettext("Not looked for yet.")
    text = views.interface.ngettext(
        "Not found in the parts read of %(num)s page, last looked for on %(date)s.",
        "Not found in the parts read of %(num)s pages, last looked for on %(date)s.",
        search.pages,
    )
    return text % {
        "num": views.interface.number(search.pages),
        "date": views.interface.date(search.searched),
    }
