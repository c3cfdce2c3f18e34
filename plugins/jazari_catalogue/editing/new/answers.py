"""What ``catalogue new`` knows of the record: what options give, what ROR has, what is answered."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from jazari_catalogue.editing.new import messages
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
from jazari_catalogue.records.suggestions import LIKE
from jazari_catalogue.records.values.ids import is_record_id
from jazari_catalogue.records.values.slug import AN_ID, numbered, slug
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.reporter import warn


class Refused(Exception):
    """The record cannot be made; the message is in the person's language."""


@dataclass
class NewSource:
    """A source as far as it is known: each attribute is a field of the model."""

    publisher: str
    url: str
    language: str
    level: str
    accessed: str
    id: str = ""


class NewRecord(NamedTuple):
    """A record as far as it is known, by field."""

    id: str
    values: dict[str, Any]
    source: NewSource | None
    """A source to be written with it."""


class Answers:
    """One run: what is given, and what is asked."""

    def __init__(self, options: argparse.Namespace, known: Mapping[str, type[Entry]]) -> None:
        """``known`` are the kinds of the records that there are, by id."""
        self.options = options
        self.language: str = options.lang
        self.kind: type[Entry] = KINDS[options.kind]
        self.asks = not options.no_input and sys.stdin.isatty()
        self.known = known

    def record(self) -> NewRecord:
        """The record as far as it is known. Raises Refused and NoRecord."""
        values: dict[str, Any] = {}
        name: Any = ""
        if self.options.ror or self.options.ror_file:
            if self.kind is not Partner:
                raise Refused(self.say(messages.ONLY_PARTNERS))
            values = partner_of(read_ror(self.options.ror, self.options.ror_file))
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
        return NewRecord(record_id, values | self.kind.as_written(sources=sources), source)

    def _local(self, option: str, title: Titles, values: dict[str, Any]) -> Any:
        """A text by language: what ``--option-fr`` and so on give, ``values`` have, is answered."""
        known = values.get(option)
        texts = (
            {} if known is None else {FALLBACK: known} if isinstance(known, str) else dict(known)
        )
        given = {code: getattr(self.options, f"{option}_{code}") for code in LANGUAGES}
        texts |= {code: cleaned(text) for code, text in given.items() if text}
        for code in LANGUAGES:
            if self.asks and code not in texts:
                hint = self.say(messages.OPTIONAL) if code != FALLBACK else ""
                asked = f"{self.say(title)} {self.say(messages.IN_LANGUAGE[code])}"
                answer = cleaned(self._ask_text(asked, hint))
                texts |= {code: answer} if answer else {}
        if isinstance(known, str) and texts == {FALLBACK: known}:
            return known
        return {code: texts[code] for code in LANGUAGES if code in texts}

    def _id(self, suggestion: str) -> str:
        given: str = self.options.id or ("" if self.asks else suggestion)
        while True:
            if not given and self.asks:
                given = self.ask(messages.ID, hint=suggestion).strip() or suggestion
            problem = self._wrong_id(given)
            if problem is None:
                return given
            if not self.asks or not given:
                raise Refused(problem)
            warn(problem)
            given = ""

    def _wrong_id(self, given: str) -> str | None:
        if not given:
            return self.say(messages.MISSING, options="--id")
        if not is_record_id(given):
            suggestion = slug(given) or self.say(AN_ID)
            return self.say(messages.BAD_ID, suggestion=suggestion)
        return self.say(messages.TAKEN, id=given) if given in self.known else None

    def _refuse_missing(self, name: Any) -> None:
        missing = []
        if issubclass(self.kind, Named) and not _has_french(name):
            missing.append("--name-fr")
        has_source = self.options.source or self.options.source_url
        if issubclass(self.kind, Record) and not has_source and not self.asks:
            missing.append("--source ID | --source-url URL")
        if missing:
            raise Refused(self.say(messages.MISSING, options=", ".join(missing)))

    def _sources(self, record_id: str) -> tuple[list[str], NewSource | None]:
        """The ids of the sources of the record; a new page becomes a source beside it."""
        given: list[str] = list(self.options.source or [])
        for source in given:
            if (problem := self._wrong_source(source)) is not None:
                raise Refused(problem)
        while not given and not self.options.source_url:
            answer = self.ask(messages.SOURCE).strip()
            if answer.startswith(("http://", "https://")):
                self.options.source_url = answer
            elif answer and (problem := self._wrong_source(answer)) is not None:
                warn(problem)
            elif answer:
                given = [answer]
        if not self.options.source_url:
            return given, None
        page = self._page()
        host = page.url.partition("://")[2].partition("/")[0].removeprefix("www.")
        # A publisher without a Latin letter is known by its address.
        wanted = slug(page.publisher) or slug(host) or Source.kind
        page.id = numbered(wanted, {*self.known, record_id})
        return [*given, page.id], page

    def _wrong_source(self, given: str) -> str | None:
        if self.known.get(given) is Source:
            return None
        sources = [known for known, kind in self.known.items() if kind is Source]
        near = nearest(given, sources, at_least=LIKE)
        hint = self.say(messages.NEAR, near=near) if near != NOTHING else ""
        return self.say(messages.NO_SOURCE, id=shown(given), near=hint)

    def _page(self) -> NewSource:
        """A source as far as it is known, read today."""
        levels = ", ".join(level.value for level in SourceLevel)
        return NewSource(
            publisher=self._of_source("publisher", messages.PUBLISHER),
            url=self._of_source("url", messages.PAGE),
            language=self._of_source("language", messages.PAGE_LANGUAGE),
            level=self._of_source("level", messages.LEVEL, known=levels),
            accessed=date.today().isoformat(),
        )

    def _of_source(self, name: str, question: Titles, **values: str) -> str:
        """What ``--source-name`` gives, or the answer to ``question``, if anything.

        Asked again until the field ``name`` of a source takes the answer.
        """
        given: str | None = getattr(self.options, f"source_{name}")
        if given or not self.asks:
            return cleaned(given or "")
        while (answer := cleaned(self.ask(question, **values))) and _refuses(Source, name, answer):
            help_ = explained(Source, name, self.language)
            warn(self.say(messages.NOT_TAKEN, value=shown(answer), help=help_))
        return answer

    def say(self, titles: Titles, **values: object) -> str:
        """Our own words, in the language of the person."""
        return titles.in_language(self.language).format(**values)

    def ask(self, titles: Titles, hint: str = "", **values: object) -> str:
        """What the person answers; ``hint`` is what no answer means."""
        return self._ask_text(self.say(titles, **values), hint)

    def _ask_text(self, question: str, hint: str) -> str:
        return input(f"{question} [{hint}] : " if hint else f"{question} : ")


def _refuses(kind: type[Entry], name: str, value: str) -> bool:
    """Whether the field ``name`` of ``kind`` does not take ``value``."""
    try:
        kind.model_validate({name: value})
    except ValidationError as error:
        return any(fault["loc"][:1] == (name,) for fault in error.errors())
    return False


def _has_french(name: Any) -> bool:
    return bool(name) and (isinstance(name, str) or bool(name.get(FALLBACK)))
