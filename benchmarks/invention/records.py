"""Makes random records of each kind: the same one for the same seed, kind and number."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from benchmarks.invention import provenance
from benchmarks.invention.draws import Draws
from benchmarks.invention.tables import (
    AGREEMENT_TYPES,
    AUDIENCES,
    CLASSIFIED,
    FILLED,
    LANGUAGES,
    LEVELS,
    MISSIONS,
    MODES,
    PARTNER_TYPES,
    PROGRAMME_TYPES,
    WITH_PATH,
    WITHOUT_EVIDENCE,
    Record,
    identifier,
    names,
    original,
    source_language,
)
from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.model.record_fields import evidenced
from jazari_catalogue.records.values.regions import REGIONS
from tests import invented


class Invention(Draws):
    """Makes the records of a catalogue that has ``counts`` records of each plural kind."""

    def __init__(self, counts: Mapping[str, int], seed: int) -> None:
        super().__init__(seed)
        self.counts = counts

    def record(self, kind: str, number: int) -> Record:
        """The record of that plural kind and number (from 1), whatever was drawn before it."""
        if kind in FILLED:
            return self.filled(kind, number)
        self.rng = random.Random(f"{self.seed}/{kind}/{number}")
        record = BUILDERS[kind](self, number)
        return self.with_evidence(kind, record) if "sources" in record else without_empty(record)

    def filled(self, kind: str, number: int) -> Record:
        """A record of a kind that has no method here, filled in from its model."""

        def next_of(cited: str) -> str:
            plural = KINDS[cited].plural
            return identifier(plural, number % self.counts[plural] + 1)

        return invented.record_of(KINDS_BY_PLURAL[kind], identifier(kind, number), next_of)

    def reference(self, kind: str, below: int | None = None) -> str:
        count = self.counts[kind] if below is None else below - 1
        return identifier(kind, self.between(1, count))

    def references(self, kind: str, low: int, high: int) -> list[str]:
        wanted = min(self.between(low, high), self.counts[kind])
        ids: dict[str, None] = {}  # a set that keeps the order
        while len(ids) < wanted:
            ids[self.reference(kind)] = None
        return list(ids)

    def common(self, kind: str, number: int) -> tuple[Record, Record]:
        """The fields that every kind has: those before a record's own fields and those after."""
        name = names(kind, number)
        # One record in six has a value with more sources than marks fit beside. None has a source
        # and a copy of it, which count as one and cause a warning.
        sources = self.references("sources", *((2, 3) if self.chance(0.84) else (4, 5)))
        sources = list({original(source): source for source in sources}.values())
        first: Record = {
            "id": identifier(kind, number),
            "name": name,
            "name_translated": [
                language for language in LANGUAGES if language != source_language(sources[0])
            ],
            "aliases": [f"{kind[:2].upper()}F {number:04}"],
            "summary": self.summary(self.between(8, 12)),
            "description": [
                {"text": self.paragraph(self.between(9, 15)), "sources": [source]}
                for source in sources[:2]
            ],
        }
        if kind in WITH_PATH:
            first["path"] = provenance.path(self, sources)
        last: Record = {
            "topics": self.references("topics", 1, 2),
            "links": [
                {
                    "url": f"https://example.invalid/{identifier(kind, number)}",
                    "label": {"fr": "Site inventé", "ar": "موقع مختلق", "en": "Invented site"},
                    "language": self.one(LANGUAGES),
                }
            ],
        }
        if self.chance(0.25):
            last["statements"] = [
                {"text": self.text(8), "sources": sources[: self.between(1, 2)]}
                for _ in range(self.between(1, 2))
            ]
        last["disputes"] = provenance.disputes(self, kind, sources)
        last["sources"] = sources
        return first, last

    def with_evidence(self, kind: str, record: Record) -> Record:
        """``record`` with evidence for each of its fields, and the day it was verified."""
        record, searches = provenance.gaps(self, kind, without_empty(record))
        if searches:
            record["not_found"] = searches
        sources = record["sources"]
        possible = set(evidenced(KINDS_BY_PLURAL[kind])).difference(WITHOUT_EVIDENCE)
        evidence: Record = {}
        for field in filter(possible.__contains__, record):
            cited = sources[: self.between(1, 2)]
            cited = {"summary": sources}.get(field, cited)
            if field in CLASSIFIED:
                evidence[field] = {"classified": cited}
            elif field == "region" and "city" in record:
                evidence[field] = {"derived": "city"}
            else:
                evidence[field] = cited
        verified = f"2026-11-{self.between(22, 25):02}"
        return {**record, "evidence": evidence, "verified": verified}

    def network(self, number: int) -> Record:
        first, last = self.common("networks", number)
        return {
            **first,
            "announced": identifier("events", 1),
            "missions": list(MISSIONS),
            "audiences": list(AUDIENCES[:3]),
            **last,
        }

    def institute(self, number: int) -> Record:
        first, last = self.common("institutes", number)
        city = self.between(1, 60)
        return {
            **first,
            "network": identifier("networks", 1),
            "role": "hub" if number == 1 else "member",
            "region": self.one(tuple(REGIONS)),
            "city": {
                "fr": f"Ville fictive {city:02}",
                "ar": f"مدينة وهمية {city:02}",
                "en": f"Fictitious town {city:02}",
            },
            "location": {
                "latitude": round(28 + self.rng.random() * 7, 4),
                "longitude": round(-11 + self.rng.random() * 9, 4),
            },
            "missions": self.some(MISSIONS, 1, 3),
            "audiences": self.some(AUDIENCES, 2, 4),
            "contact": {
                "email": f"contact@institut-{number:04}.invalid",
                "url": f"https://example.invalid/contact/{number:04}",
            },
            "hosts": self.references("partners", 1, 2),
            **last,
        }

    def lab(self, number: int) -> Record:
        first, last = self.common("labs", number)
        return {
            **first,
            "institute": self.reference("institutes"),
            "partners": self.references("partners", 1, 3),
            "established_by": self.reference("agreements"),
            "supports": self.references("programmes", 1, 2),
            "objectives": [self.text(6) for _ in range(self.between(1, 2))],
            "means": [self.text(5)],
            **last,
        }

    def programme(self, number: int) -> Record:
        first, last = self.common("programmes", number)
        year = self.between(2023, 2025)
        is_closed = any(step["step"] == "closed" for step in first["path"])
        record = {
            **first,
            "type": self.one(PROGRAMME_TYPES),
            "audiences": self.some(AUDIENCES, 1, 3),
            "starts": f"{year}-{self.between(1, 12):02}",
            "ends": str(year + 1 if is_closed else self.between(2027, 2030)),
            "apply": {
                "opens": f"{year - 1}-{self.between(1, 6):02}-01",
                "closes": f"{year - 1}-{self.between(7, 12):02}-28",
                "url": f"https://example.invalid/candidature/{number:04}",
            },
            "languages": self.some(LANGUAGES, 1, 2),
            "mode": self.one(MODES),
            "cost": self.text(4),
            "institutes": self.references("institutes", 1, 3),
            "labs": self.references("labs", 1, 2),
            "partners": self.references("partners", 1, 2),
        }
        if number > 1 and self.chance(0.3):
            record["part_of"] = self.reference("programmes", below=number)
        return {**record, **last}

    def partner(self, number: int) -> Record:
        first, last = self.common("partners", number)
        moroccan = self.chance(0.75)
        record = {
            **first,
            "type": self.one(PARTNER_TYPES),
            "country": "MA" if moroccan else self.one(("FR", "ES", "SN", "CA")),
        }
        if moroccan:
            record["region"] = self.one(tuple(REGIONS))
        return {**record, **last}

    def agreement(self, number: int) -> Record:
        first, last = self.common("agreements", number)
        record = {
            **first,
            "type": self.one(AGREEMENT_TYPES),
            "signed": self.date(latest=2025),
            "place": {"fr": "Lieu fictif", "ar": "مكان وهمي", "en": "Fictitious place"},
            "objectives": [self.text(6) for _ in range(self.between(1, 3))],
            "parties": self.references("partners", 2, 3),
            "concerns": self.references("institutes", 1, 2),
            "signed_at": self.reference("events"),
        }
        if self.chance(0.2):
            record["unnamed_parties"] = self.text(4)
        return {**record, **last}

    def event(self, number: int) -> Record:
        first, last = self.common("events", number)
        day = self.day()
        record = {
            **first,
            "starts": day,
            "ends": day,
            "place": {"fr": "Salle fictive", "ar": "قاعة وهمية", "en": "Fictitious hall"},
            "organisers": self.references("partners", 1, 2),
            "announces": self.references("institutes", 1, 2),
        }
        if number > 1 and self.chance(0.3):
            record["continues"] = self.reference("events", below=number)
        return {**record, **last}

    def topic(self, number: int) -> Record:
        return {
            "id": identifier("topics", number),
            "name": names("topics", number),
            "summary": self.summary(9),
            "audiences": [AUDIENCES[number % len(AUDIENCES)]],
        }

    def source(self, number: int) -> Record:
        record_id = identifier("sources", number)
        language = source_language(record_id)
        title = f"{names('sources', number)[language]} — {self.sentence(language, 6)}"
        publisher = f"{self.between(1, 40):02}"
        agency = self.between(1, 3) if self.chance(0.12) else None
        source: Record = {
            "id": record_id,
            "title": title,
            "publisher": f"Éditeur fictif {publisher}",
            **({"via": f"Agence fictive {agency}"} if agency else {}),
            "url": f"https://editeur-{publisher}.invalid/source/{number:04}",
            "date": self.date(latest=2025),
            "accessed": "2026-11-22",
            "language": language,
            "level": self.one(LEVELS),
            "read_from": "stored",
            "read_extent": "part",
            "read_characters": str(self.between(400, 4000)),
        }
        if self.chance(0.1):
            address = f"https://archive.invalid/2026/{source['url']}"
            source["archived"] = {"url": address, "date": "2026-11-22"}
        if original(record_id) != record_id:
            source["copy_of"] = original(record_id)
        return source


def without_empty(record: Record) -> Record:
    """``record`` without its empty lists, which no record file has."""
    return {name: value for name, value in record.items() if value != []}


BUILDERS: dict[str, Callable[[Invention, int], Record]] = {
    "networks": Invention.network,
    "institutes": Invention.institute,
    "labs": Invention.lab,
    "programmes": Invention.programme,
    "partners": Invention.partner,
    "agreements": Invention.agreement,
    "events": Invention.event,
    "topics": Invention.topic,
    "sources": Invention.source,
}
