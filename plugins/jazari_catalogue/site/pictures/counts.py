"""What the charts of the statistics page show, counted in the records."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue import cache
from jazari_catalogue.history.old_texts import (
    TranslationCount,
    count_translations,
    translation_counts,
)
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.counting import count_strengths, strengths_of_values
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.values.vocabularies import Question, Status, Strength
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.pictures.agreement_dates import AgreementDates, agreement_dates


class Counts(NamedTuple):
    """What the charts show, independent of language. None counts records without a value."""

    institutes: dict[Status | None, list[Institute]]
    """The institutes by the latest step that they reached."""
    by_region: dict[str | None, Counter[tuple[Status | None, Strength]]]
    """The institutes of each region by step and strength."""
    records: Counter[Strength]
    """The records that rest on sources."""
    facts: Counter[Strength]
    """The values that have sources of their own."""
    agreements: AgreementDates
    gaps: Counter[tuple[Question, bool]]
    """The gaps by question and by whether someone looked for them."""
    disputes: int
    sources: int
    translations: dict[str, TranslationCount] | None
    """By language; None if it is not known which are older than the French text."""


def counts_of(
    catalogue: Catalogue,
    facts: Counter[Strength] | None = None,
    translations: dict[str, TranslationCount] | None = None,
) -> Counts:
    """What the statistics page shows of ``catalogue``; ``facts`` are counted if not given."""
    if facts is None:
        facts = sum(count_strengths(catalogue).values(), Counter())
    institutes: dict[Status | None, list[Institute]] = {}
    by_region: dict[str | None, Counter[tuple[Status | None, Strength]]] = {}
    for institute in catalogue.of_kind(Institute):
        institutes.setdefault(institute.status, []).append(institute)
        at = institute.status, catalogue.strength(institute)
        by_region.setdefault(institute.region, Counter())[at] += 1
    return Counts(
        institutes=institutes,
        by_region=by_region,
        records=Counter(map(catalogue.strength, catalogue.with_sources)),
        facts=facts,
        agreements=agreement_dates(catalogue.of_kind(Agreement)),
        gaps=catalogue.gap_counts,
        disputes=catalogue.number_of_disputes,
        sources=len(catalogue.of_kind(Source)),
        translations=translations,
    )


def kept_counts(inputs: Inputs, folder: Path | None) -> Counts:
    """What the statistics page shows of the catalogue of ``inputs``.

    What is in records that stay is not counted again; ``folder`` is for caches.
    """
    return counts_of(
        inputs.catalogue, _kept_facts(inputs, folder), _kept_translations(inputs, folder)
    )


def _kept_facts(inputs: Inputs, folder: Path | None) -> Counter[Strength]:
    """The values with sources of their own."""
    catalogue = inputs.catalogue
    records = catalogue.with_sources

    def count(number: int) -> list[int]:
        strengths = strengths_of_values(catalogue, records[number])
        counts = Counter(strength for _, strength in strengths)
        return [counts[strength] for strength in Strength]

    by_record = cache.kept(
        folder / "strengths.cache" if folder else None,
        digest("strengths of values"),
        list[int],
        [inputs.with_sources(record.id) for record in records],
        count,
    )
    totals = map(sum, zip(*by_record, strict=True))
    return Counter(dict(zip(Strength, totals, strict=False)))


def _kept_translations(inputs: Inputs, folder: Path | None) -> dict[str, TranslationCount] | None:
    """The translations, and how many are older than the French; None without a history."""
    history = inputs.known_history
    if not history.is_known:
        return None
    records = list(inputs.catalogue.records.values())
    languages = [code for code in LANGUAGES if code != FALLBACK]

    def count(number: int) -> list[int]:
        counts = count_translations(records[number])
        return [counts[code] for code in languages]

    by_record = cache.kept(
        folder / "translations.cache" if folder else None,
        digest("translations", repr(languages)),
        list[int],
        [inputs.own(record.id) for record in records],
        count,
    )
    totals = [sum(column) for column in zip(*by_record, strict=True)] or [0 for _ in languages]
    return translation_counts(history, records, Counter(dict(zip(languages, totals, strict=True))))
