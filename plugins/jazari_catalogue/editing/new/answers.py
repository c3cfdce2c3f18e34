"""What ``catalogue new`` knows about the record: from its options, from ROR, and from answers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from jazari_catalogue.editing.new import messages
from jazari_catalogue.editing.new.provenance import evidence_of, translated_languages
from jazari_catalogue.editing.new.ror import cleaned, partner_of, read_ror
from jazari_catalogue.editing.new.skeleton import explained
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.problems.nearest import NOTHING, nearest
from jazari_catalogue.records.problems.problem import shown
from jazari_catalogue.records.suggestions import MIN_SIMILARITY
from jazari_catalogue.records.values.ids import is_record_id
from jazari_catalogue.records.values.slug import AN_ID, numbered, slug
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.reporter import ask, warn


class Refused(Exception):
    """The record cannot be made; the exception's text says why, in the language of the user."""


@dataclass
class NewSource:
    """What is known of a new source. Each attribute is a field of the model; empty is unknown."""

    publisher: str
    url: str
    language: str
    level: str
    accessed: str
    id: str = ""


class NewRecord(NamedTuple):
    """What is known of the new record."""

    id: str
    values: dict[str, Any]
    """By field, as they are written in a record file."""
    source: NewSource | None
    """A source to add together with the record."""


class Answers:
    """Collects the fields of one record from the options, and asks for the rest."""

    def __init__(
        self,
        options: argparse.Namespace,
        known: Mapping[str, type[Entry]],
        languages: Mapping[str, str],
    ) -> None:
        """``options`` are those of the command.

        ``known`` gives the kind of each existing id, ``languages`` the language of each source.
        """
        self.options = options
        self.language: str = options.lang
        self.kind: type[Entry] = KINDS[options.kind]
        self.asks = not options.no_input and sys.stdin.isatty()
        self.known = known
        self.languages = languages

    def record(self) -> NewRecord:
        """What is known of the record, after asking where there is a terminal.

        Raises Refused where something required is missing or wrong, NoRecord where ROR gives no
        record.
        """
        registered: dict[str, Any] = {}
        name: Any = ""
        if self.options.ror or self.options.ror_file:
            if self.kind is not Partner:
                raise Refused(self.text(messages.ONLY_PARTNERS))
            registered = partner_of(read_ror(self.options.ror, self.options.ror_file))
        values = dict(registered)
        if issubclass(self.kind, Named):
            name = self._local("name", messages.NAME, values)
            summary = self._local("summary", messages.SUMMARY, {})
            values |= self.kind.as_written(name=name, summary=summary)
        if self.kind is Source:
            page = self._page()
            name = page.publisher
            values |= vars(page)
        in_french = name if isinstance(name, str) else name.get(FALLBACK, "")
        record_id = self._id(slug(in_french))
        self._refuse_missing(name)
        values |= self.kind.as_written(id=record_id)
        if not issubclass(self.kind, Record):
            return NewRecord(record_id, values, None)
        sources, source = self._sources(record_id)
        from_registry = [field for field, value in registered.items() if values[field] == value]
        evidence = evidence_of(self.kind, values, sources, from_registry)
        values |= self.kind.as_written(sources=sources, evidence=evidence)
        if name not in registered.values():
            new = {source.id: source.language} if source else {}
            printed = [new.get(cited) or self.languages.get(cited, "") for cited in sources]
            values |= self.kind.as_written(name_translated=translated_languages(name, printed))
        return NewRecord(record_id, values, source)

    def _local(self, option: str, title: Titles, values: dict[str, Any]) -> Any:
        """The field ``option`` by language: from ``--name-fr`` and so on, ``values``, or answers.

        An option overrides ``values``, and only what neither has is asked for.
        """
        known = values.get(option)
        texts = (
            {} if known is None else {FALLBACK: known} if isinstance(known, str) else dict(known)
        )
        options = {code: getattr(self.options, f"{option}_{code}") for code in LANGUAGES}
        texts |= {code: cleaned(text) for code, text in options.items() if text}
        for code in LANGUAGES:
            if self.asks and code not in texts:
                hint = self.text(messages.OPTIONAL) if code != FALLBACK else ""
                question = f"{self.text(title)} {self.text(messages.IN_LANGUAGE[code])}"
                answer = cleaned(self._ask_text(question, hint))
                texts |= {code: answer} if answer else {}
        if isinstance(known, str) and texts == {FALLBACK: known}:
            return known
        return {code: texts[code] for code in LANGUAGES if code in texts}

    def _id(self, suggestion: str) -> str:
        given: str = self.options.id or ("" if self.asks else suggestion)
        while True:
            if not given and self.asks:
                given = self.ask(messages.ID, hint=suggestion).strip() or suggestion
            problem = self._id_error(given)
            if problem is None:
                return given
            if not self.asks or not given:
                raise Refused(problem)
            warn(problem)
            given = ""

    def _id_error(self, given: str) -> str | None:
        """Why ``given`` cannot be the id of a new record; None where it can."""
        if not given:
            return self.text(messages.MISSING, options="--id")
        if not is_record_id(given):
            suggestion = slug(given) or self.text(AN_ID)
            return self.text(messages.BAD_ID, suggestion=suggestion)
        return self.text(messages.ID_USED, id=given) if given in self.known else None

    def _refuse_missing(self, name: Any) -> None:
        missing = []
        if issubclass(self.kind, Named) and not _has_french(name):
            missing.append("--name-fr")
        has_source = self.options.source or self.options.source_url
        if issubclass(self.kind, Record) and not has_source and not self.asks:
            missing.append("--source ID | --source-url URL")
        if missing:
            raise Refused(self.text(messages.MISSING, options=", ".join(missing)))

    def _sources(self, record_id: str) -> tuple[list[str], NewSource | None]:
        """The ids of the sources that the record cites, and the source if one of them is new."""
        given: list[str] = list(self.options.source or [])
        for source in given:
            if (problem := self._source_error(source)) is not None:
                raise Refused(problem)
        while not given and not self.options.source_url:
            answer = self.ask(messages.SOURCE).strip()
            if answer.startswith(("http://", "https://")):
                self.options.source_url = answer
            elif answer and (problem := self._source_error(answer)) is not None:
                warn(problem)
            elif answer:
                given = [answer]
        if not self.options.source_url:
            return given, None
        page = self._page()
        host = page.url.partition("://")[2].partition("/")[0].removeprefix("www.")
        # A publisher without a Latin letter gives no id, so the host of its page does.
        source_slug = slug(page.publisher) or slug(host) or Source.kind
        page.id = numbered(source_slug, {*self.known, record_id})
        return [*given, page.id], page

    def _source_error(self, given: str) -> str | None:
        """Why a record cannot cite ``given``; None where it is the id of a source."""
        if self.known.get(given) is Source:
            return None
        sources = [known for known, kind in self.known.items() if kind is Source]
        near = nearest(given, sources, at_least=MIN_SIMILARITY)
        hint = self.text(messages.DID_YOU_MEAN, near=near) if near != NOTHING else ""
        return self.text(messages.NO_SOURCE, id=shown(given), near=hint)

    def _page(self) -> NewSource:
        """What is known of the source that is written, with today as the day it was read."""
        levels = ", ".join(level.value for level in SourceLevel)
        return NewSource(
            publisher=self._source_field("publisher", messages.PUBLISHER),
            url=self._source_field("url", messages.PAGE),
            language=self._source_field("language", messages.PAGE_LANGUAGE),
            level=self._source_field("level", messages.LEVEL, known=levels),
            accessed=date.today().isoformat(),
        )

    def _source_field(self, name: str, question: Titles, **values: str) -> str:
        """The field ``name`` of a source: from ``--source-NAME``, or the answer to ``question``.

        The question is repeated until the answer is valid or empty.
        """
        given: str | None = getattr(self.options, f"source_{name}")
        if given or not self.asks:
            return cleaned(given or "")
        while (answer := cleaned(self.ask(question, **values))) and not _accepts(
            Source, name, answer
        ):
            help_ = explained(Source, name, self.language)
            warn(self.text(messages.NOT_VALID, value=shown(answer), help=help_))
        return answer

    def text(self, titles: Titles, **values: object) -> str:
        """A message in the language of the user, with ``values`` filled in."""
        return titles.in_language(self.language).format(**values)

    def ask(self, titles: Titles, hint: str = "", **values: object) -> str:
        """The answer at the terminal to a question; ``hint`` says what an empty answer means."""
        return self._ask_text(self.text(titles, **values), hint)

    def _ask_text(self, question: str, hint: str) -> str:
        return ask(f"{question} [{hint}] : " if hint else f"{question} : ")


def _accepts(kind: type[Entry], name: str, value: str) -> bool:
    """Whether ``value`` is valid in the field ``name`` of ``kind``."""
    try:
        kind.model_validate({name: value})
    except ValidationError as error:
        return all(detail["loc"][:1] != (name,) for detail in error.errors())
    return True


def _has_french(name: Any) -> bool:
    return bool(name) and (isinstance(name, str) or bool(name.get(FALLBACK)))
