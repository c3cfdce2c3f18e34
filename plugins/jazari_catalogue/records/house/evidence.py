"""House rules about evidence: what values rest on, and when someone compared them with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.house import codes
from jazari_catalogue.records.house.checked_record import CheckedRecord, Context
from jazari_catalogue.records.house.patterns import sources_differ
from jazari_catalogue.records.key_paths import KeyPath, value_at
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_types
from jazari_catalogue.records.model.provenance import Dispute, Side
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import (
    has_value,
    needing_evidence,
    sourced_by_item,
)
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.text import LocalText, translations
from jazari_catalogue.records.values.vocabularies import Status
from jazari_catalogue.records.yaml.document import Mapping


def without_evidence(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports fields that have a value and no evidence."""
    by_field = _evidence_of(record)
    if by_field is None:
        return
    steps_give_status = any(
        text.field.vocabulary is Status and len(text.key_path) > 1 for text in record.texts
    )
    for name in needing_evidence(record.kind):
        if name not in record.value or name in by_field:
            continue
        if not (steps_give_status and field_types(record.kind)[name].vocabulary is Status):
            yield record.at(codes.NO_EVIDENCE, [name], of_key=True)


def of_nothing(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports evidence of fields that have no value, and vain searches for those that have one."""
    for name, field in field_types(record.kind).items():
        if field.holds is Holds.BY_FIELD:
            for key in record.value.get(name, ()):
                if not has_value(record.value, key):
                    yield record.at(codes.EVIDENCE_OF_NOTHING, [name, key], of_key=True)
    for text in record.texts:
        more = text.checks.empty_unless
        if more and has_value(record.value, text.text):
            *parents, key = text.key_path
            if value_at(record.value, [*parents, more]) is None:
                yield record.at(codes.FOUND_AFTER_ALL, [*parents, key], value=text.text, more=more)


def in_no_source(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports names in a language that none of their sources is in, unless we translated them."""
    by_field = _evidence_of(record)
    if by_field is None:
        return
    for name, field in _translated(record.kind).items():
        by_language, evidence = record.value.get(name), by_field.get(name)
        if isinstance(evidence, Mapping):
            evidence = evidence.get(Basis.CLASSIFIED.value)
        if not isinstance(by_language, Mapping) or evidence is None:
            continue
        translated = record.value.get(field, [])
        printed = {context.source(cited).language for cited in evidence}
        missing = [c for c in translations(by_language, printed) if c not in translated]
        line = f"{field}: [{', '.join([*translated, *missing])}]"
        for code in missing:
            yield record.at(codes.NAME_IN_NO_SOURCE, [name, code], line=line)


def undisputed_difference(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports texts that say that sources differ, in a record that does not show how."""
    disputes = _disputes(record.kind)
    if not disputes or any(record.value.get(name) for name in disputes):
        return
    for text in record.texts:
        if text.field.value is LocalText and not text.checks.as_sources:
            phrase = sources_differ(text.text)
            if phrase is not None:
                yield record.at(codes.DIFFERENCE_WITHOUT_DISPUTE, text.key_path, value=phrase)


def one_sided(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports disputes with fewer than two sides."""
    for key_path, dispute in _disputes_of(record, context):
        count = len(dispute.claims)
        if count < 2:
            yield record.at(codes.ONE_SIDED, key_path, of_key=True, count=count)


def undated_sides(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports disputes about a date of which no side gives one."""
    (date,) = (field.name for field in field_types(Side).values() if field.is_date)
    for key_path, dispute in _disputes_of(record, context):
        about_date = field_types(record.kind)[dispute.field].is_date
        if about_date and not any(side.date for side in dispute.claims):
            yield record.at(codes.UNDATED_SIDES, key_path, of_key=True, date=date)


def verified_before_reading(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports a day of verification before the newest day on which a cited page was read."""
    for text in record.texts:
        if text.checks.verifies:
            cited = [one.text for citation in record.citations for one in citation]
            cited += [one.text for one in record.listed_sources]
            sources = (context.source(source_id) for source_id in dict.fromkeys(cited))
            newest = max(sources, key=lambda source: source.accessed, default=None)
            if newest is not None and text.text < newest.accessed:
                yield record.at(
                    codes.VERIFIED_BEFORE_READING,
                    text.key_path,
                    value=text.text,
                    id=newest.id,
                    accessed=newest.accessed,
                )


def changed_unverified(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports a record whose evidence changed, but not the day on which it was verified."""
    now = context.catalogue.records.get(record.id)
    if context.before is None or not isinstance(now, Record):
        return
    old = _earlier(now, context.before)
    present_id = context.catalogue.present_id
    if old is None or _basis(old, present_id) == _basis(now, present_id):
        return
    today = context.today.isoformat()
    if now.verified is None or (now.verified <= (old.verified or "") and now.verified < today):
        days = [text.key_path for text in record.texts if text.checks.verifies]
        yield record.at(codes.CHANGED_UNVERIFIED, days[0] if days else [], today=today)


def _evidence_of(record: CheckedRecord) -> Mapping | None:
    """The evidence of ``record`` by field; None if its kind has none."""
    for name, field in field_types(record.kind).items():
        if field.holds is Holds.BY_FIELD:
            by_field = record.value.get(name, Mapping(record.value.position))
            assert isinstance(by_field, Mapping)
            return by_field
    return None


@cache
def _disputes(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` that hold disputes."""
    return [field.name for field in field_types(kind).values() if field.group is Dispute]


def _disputes_of(record: CheckedRecord, context: Context) -> Iterator[tuple[KeyPath, Dispute]]:
    """The disputes of ``record``, each with the key path of the list of its sides."""
    (sides,) = (field.name for field in field_types(Dispute).values() if field.group is Side)
    loaded = context.catalogue.records.get(record.id)
    if isinstance(loaded, Record):
        for name in _disputes(record.kind):
            for index, dispute in enumerate(loaded.disputes):
                yield [name, index, sides], dispute


@cache
def _translated(kind: type[Entry]) -> dict[str, str]:
    """The fields of ``kind`` that the catalogue translates; the names of those that say so."""
    checks = {name: spec.checks.translated for name, spec in kind.fields().items()}
    return {name: languages for name, languages in checks.items() if languages}


def _earlier(record: Record, before: Catalogue) -> Record | None:
    """``record`` as it was ``before``, under its id or a former one; None if it is new."""
    for record_id in (record.id, *record.former_ids):
        old = before.records.get(record_id)
        if isinstance(old, Record):
            return old
    return None


def _basis(record: Record, present_id: Callable[[str], str]) -> object:
    """What the values of ``record`` rest on, sources by their ``present_id``, in any order."""

    def cited(sources: Iterable[str]) -> frozenset[str]:
        return frozenset(map(present_id, sources))

    evidence = {
        field: (entry.basis, entry.field, cited(entry.sources))
        for field, entry in (record.evidence or {}).items()
    }
    items = {
        name: Counter(cited(item.sources) for item in record.values_of(name))
        for name in sourced_by_item(type(record))
    }
    sides = Counter(cited(side.sources) for dispute in record.disputes for side in dispute.claims)
    return evidence, items, sides
