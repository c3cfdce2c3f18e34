"""The record, and the source that it cites, made from a filled form."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from jazari_catalogue.editing.generate import issue_form_texts
from jazari_catalogue.editing.generate.issue_forms import KINDS_TO_PROPOSE
from jazari_catalogue.editing.new.provenance import evidence_of, translated_languages
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.changes import RecordTexts
from jazari_catalogue.editing.proposal.filled_form import FilledForm
from jazari_catalogue.editing.proposal.validation import field_message, form_errors
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.values.ids import MAX_ID
from jazari_catalogue.records.values.slug import numbered, slug
from jazari_catalogue.records.values.vocabularies import SourceLevel

_BLANKS = re.compile(r"[ \t\n]+")
_NAME_FIELD = f"name_{FALLBACK}"


class Refused(Exception):
    """No record can be made from the form; ``reasons`` are messages in the form's language."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(f"{len(reasons)} reasons")
        self.reasons = reasons


def add_proposed(filled: FilledForm, catalogue: Catalogue, texts: RecordTexts, today: str) -> Entry:
    """Adds the proposed record to ``texts``, with its source if that is new; returns the record.

    ``catalogue`` holds the records as they are; ``today`` (YYYY-MM-DD) is the day on which the
    source was read. Raises Refused where an answer is wrong, the name is already in the catalogue,
    or the changed files would not be valid.
    """
    if errors := list(form_errors(filled)):
        raise Refused(errors)
    form = _Answers(filled)
    kind, name = form.kind(), form.by_language("name")
    record_slug = slug(name[FALLBACK])
    if not record_slug:
        raise Refused([field_message(filled, messages.NO_LATIN, _NAME_FIELD)])
    for known in catalogue.of_kind(kind):
        if known.display_name().in_language(FALLBACK).text.casefold() == name[FALLBACK].casefold():
            raise Refused([field_message(filled, messages.KNOWN, _NAME_FIELD, id=known.id)])
    taken = catalogue.taken_ids()
    record_id = numbered(record_slug, taken)
    known_source = _known_source(catalogue, form["source_url"])
    if known_source is None:
        source_id = numbered(form.source_slug(), taken | {record_id})
        texts.add(Source, form.source(source_id, today))
        printed = form.source_language()
    else:
        source_id, printed = known_source.id, known_source.language
    cited = [source_id]
    values = kind.as_written(
        id=record_id,
        name=name,
        name_translated=translated_languages(name, [printed]),
        summary=form.by_language("summary"),
    )
    values |= kind.as_written(sources=cited, evidence=evidence_of(kind, values, cited))
    texts.add(kind, values)
    try:
        return texts.catalogue()[record_id]
    except CatalogueError as error:
        language = filled.form.language
        raise Refused(
            [f"{problem.message(language)} {problem.fix(language)}" for problem in error.problems]
        ) from None


def _known_source(catalogue: Catalogue, url: str) -> Source | None:
    """The source with the address ``url``, regardless of a final slash, if there is one."""
    for source in catalogue.of_kind(Source):
        if source.url.rstrip("/") == url.rstrip("/"):
            return source
    return None


class _Answers:
    """The answers of a form without errors, as the fields of records."""

    def __init__(self, filled: FilledForm) -> None:
        self.filled = filled

    def __getitem__(self, name: str) -> str:
        return _BLANKS.sub(" ", unicodedata.normalize("NFC", self.filled.answers[name]))

    def by_language(self, name: str) -> dict[str, str]:
        """The text of a field that the form asks for once in each language."""
        texts = {language: self[f"{name}_{language}"] for language in LANGUAGES}
        return {language: text for language, text in texts.items() if text}

    def kind(self) -> type[Entry]:
        language = self.filled.form.language
        titles = {kind.titles.in_language(language): kind for kind in KINDS_TO_PROPOSE}
        return titles[self["kind"]]

    def source_slug(self) -> str:
        """An id for the source: its publisher, or its host where that gives none, and its date."""
        host = (urlsplit(self["source_url"]).hostname or "").removeprefix("www.")
        date = self["source_date"]
        room = MAX_ID - len(f"-{date}")
        name = slug(self["source_publisher"], room) or slug(host, room) or "source"
        return "-".join(filter(None, [name, date]))

    def source_language(self) -> str:
        """The code of the language of the source."""
        language = self.filled.form.language
        codes = {
            option.in_language(language): code
            for code, option in issue_form_texts.SOURCE_LANGUAGES.items()
        }
        return codes[self["source_language"]]

    def source(self, source_id: str, today: str) -> dict[str, Any]:
        """The fields of the source that the form names."""
        language = self.filled.form.language
        levels = {level.titles.in_language(language): level.value for level in SourceLevel}
        return Source.as_written(
            id=source_id,
            title=self["source_title"],
            publisher=self["source_publisher"],
            url=self["source_url"],
            date=self["source_date"],
            accessed=today,
            language=self.source_language(),
            level=levels[self["source_level"]],
        )
