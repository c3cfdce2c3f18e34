"""House rules about sources, and about how records cite them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.house import codes
from jazari_catalogue.records.house.checked_record import CheckedRecord, Context, FieldText
from jazari_catalogue.records.kinds.source import (
    ACCESSED_FIELD,
    ARCHIVED_DATE,
    DEAD_SINCE_FIELD,
    READ_FROM_FIELD,
    Source,
)
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.addresses import WebAddress, without_amp
from jazari_catalogue.records.values.page_titles import title_fault
from jazari_catalogue.records.values.vocabularies import ReadFrom


def undated(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports a source without a date, unless it says how it was read.

    Who did say so looked for a date in what could be read, and there was none.
    """
    source = context.catalogue.records.get(record.id)
    if isinstance(source, Source) and not source.filed_under() and source.read_extent is None:
        yield record.at(codes.UNDATED_SOURCE, [])


def incomplete_title(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports titles that are addresses or cut off."""
    for text in record.texts:
        if text.checks.whole_title:
            fault = title_fault(text.text)
            if fault is not None:
                yield record.at(codes.NO_WHOLE_TITLE, text.key_path, value=fault)


def address(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports addresses without encryption, and those of AMP pages."""
    for text in record.texts:
        if text.field.value is not WebAddress:
            continue
        if text.text.startswith("http://"):
            yield record.at(codes.INSECURE_LINK, text.key_path)
        # The address of an archived copy has that of the page in it, which the archive decides.
        if text.text.count("://") == 1 and (page := without_amp(text.text)) != text.text:
            yield record.at(codes.AMP_ADDRESS, text.key_path, nearest=page)


def dead(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports a page that was read, or copied by an archive, when it was already offline."""
    source = context.catalogue.records.get(record.id)
    if not isinstance(source, Source) or source.dead_since is None:
        return
    if source.accessed > source.dead_since and source.read_from is not ReadFrom.STORED:
        yield record.at(
            codes.DEAD_BEFORE_READING,
            [DEAD_SINCE_FIELD],
            value=source.dead_since,
            accessed_key=ACCESSED_FIELD,
            accessed=source.accessed,
            read_key=READ_FROM_FIELD,
            stored=ReadFrom.STORED.value,
        )
    if source.archived is not None and source.archived.date > source.dead_since:
        yield record.at(
            codes.ARCHIVED_WHEN_DEAD,
            [*ARCHIVED_DATE],
            value=source.archived.date,
            dead_key=DEAD_SINCE_FIELD,
            dead=source.dead_since,
        )


def not_cited(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports sources in the list of a record that nothing in it cites."""
    cited = {text.text for citation in record.citations for text in citation}
    for text in record.listed_sources:
        # If nothing is cited at all, what is missing is the evidence.
        if cited and text.text not in cited:
            *parents, _index = text.key_path
            yield record.at(
                codes.SOURCE_NOT_CITED, text.key_path, value=text.text, list=parents[-1]
            )


def not_listed(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports sources that something in a record cites and the list of its sources lacks."""
    listed = {text.text for text in record.listed_sources}
    for citation in record.citations:
        for text in citation:
            if listed and text.text not in listed:
                listed.add(text.text)
                name = record.listed_sources[0].key_path[0]
                yield record.at(codes.SOURCE_NOT_LISTED, text.key_path, value=text.text, list=name)


def copy_beside_original(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports a source that is cited beside a copy of it, or beside another copy of the same."""
    original_of = context.catalogue.original
    for citation in record.citations:
        if len(citation) == 1:
            continue
        kept: dict[str, FieldText] = {}
        for text in citation:
            original = original_of(text.text)
            other = kept.setdefault(original, text)
            if other.text == text.text:
                continue
            if text.text == original:
                kept[original], text, other = text, other, text
            yield record.at(
                codes.COPY_BESIDE_ORIGINAL, text.key_path, id=text.text, other=other.text
            )


_NO_SITE = re.compile(rf"(?:www|mail|m|{'|'.join(LANGUAGES)})\.(?=[^.]+\.)")
"""The beginning of a host that names a part of a site, such as that of a language."""


def _site_of(url: str) -> str:
    """The host of ``url`` without what names a part of the site."""
    host = urlsplit(url).hostname or ""
    while part := _NO_SITE.match(host):
        host = host[part.end() :]
    return host


class _Publisher(NamedTuple):
    """A publisher, and the id of the first source of a site that names it."""

    name: str
    source: str


class Publishers:
    """Finds web sites that would have several publishers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._own: dict[str, _Publisher] = {}
        """By site, the publisher of its first page that came through no other."""
        self._carried: dict[str, dict[str, _Publisher]] = {}
        """By site, whatever pages name that came through another, or through it, by that name."""
        for source in catalogue.of_kind(Source):
            site = _site_of(source.url)
            publisher = _Publisher(source.publisher, source.id)
            if source.via is None:
                self._own.setdefault(site, publisher)
            else:
                carried = self._carried.setdefault(site, {})
                carried.setdefault(source.publisher, publisher)
                carried.setdefault(source.via, publisher)

    def of_one_site(self, record: CheckedRecord, context: Context) -> Iterator[Problem]:
        """Reports a source whose site has another publisher, unless its text came through it."""
        source = context.catalogue.records.get(record.id)
        if not isinstance(source, Source) or source.via is not None:
            return
        site = _site_of(source.url)
        other = self._own[site]
        if other.name == source.publisher:
            carried = self._carried.get(site, {})
            if not carried or source.publisher in carried:
                return
            other = next(iter(carried.values()))
        for text in record.texts:
            if more := text.checks.one_per_site:
                yield record.at(
                    codes.TWO_PUBLISHERS,
                    text.key_path,
                    value=text.text,
                    other_value=other.name,
                    id=other.source,
                    site=site,
                    more=more,
                )
