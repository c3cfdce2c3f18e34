"""Invented records for the benchmarks: as many as asked for, and the same ones every time.

The records have the shape, the size and the web of relations of real ones (2 to 2.5 kB of YAML
each, texts in French, Arabic and English) and no content at all: names are numbered and say that
they are invented, words are made of drawn syllables, and every address is under ``.invalid``
(RFC 2606), so that nobody can take a line of them for a fact.

    python benchmarks/synthetic.py --records 1000 FOLDER
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # where it is started as a file

from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.values.regions import REGIONS
from tests import invented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Record = dict[str, Any]

LANGUAGES = ("fr", "ar", "en")
"""Languages of every text, in the order in which they are written."""

DRAWN = {
    "institutes.yaml": (
        "networks",
        "institutes",
        "labs",
        "programmes",
        "events",
        "topics",
        "sources",
    ),
    "partners.yaml": ("partners", "agreements"),
}
"""The plural kinds whose records are drawn, by file, in the order in which they are written."""

FILLED = tuple(
    plural for plural in KINDS_BY_PLURAL if not any(plural in drawn for drawn in DRAWN.values())
)
"""All other plural kinds: a few records of each, with every field, filled in from its model."""
FEW = 2

FILES = {**DRAWN, "institutes.yaml": (*DRAWN["institutes.yaml"], *FILLED)}
"""The plural kinds that each file holds."""

TOPICS = 12
SHARES = {
    "sources": 0.10,
    "labs": 0.12,
    "programmes": 0.18,
    "partners": 0.14,
    "agreements": 0.12,
    "events": 0.10,
}
"""Part of all records that are of a kind; institutes are what remains."""

STATUSES = ("announced", "agreed", "launched", "operating", "closed")
MISSIONS = ("research", "training", "innovation")
AUDIENCES = (
    "startups",
    "smes",
    "talent",
    "students",
    "researchers",
    "administrations",
    "investors",
)
LEVELS = ("official", "official", "press", "press", "interview", "participant", "blog")
PROGRAMME_TYPES = ("strategy", "training", "research", "innovation", "support")
PARTNER_TYPES = (
    "education",
    "funder",
    "healthcare",
    "company",
    "archive",
    "nonprofit",
    "government",
    "facility",
    "other",
)
AGREEMENT_TYPES = ("convention", "memorandum", "protocol")
MODES = ("onsite", "online", "hybrid")

SYLLABLES = {
    "fr": "ba bé ca cé da dé fa fi ga go la lé li ma mi mo na no pa ra ré ro sa so ta té ti va vi "
    "cha che tra pri",
    "ar": "با بي تا تو جا جي دا دو را ري سا سو شا عا عي فا في قا كا كو لا لي ما مو نا وا يا حا "
    "طا صا",
    "en": "ba bel ca cor da den fen ga gar la lin ma mer na nor pa ra ren sa sen ta ter va ven wa "
    "win ha hol tra pri",
}
VOCABULARY = 3000

NUMBERED = {
    "networks": ("reseau-fictif", "Réseau fictif", "شبكة وهمية", "Fictitious network"),
    "institutes": ("institut-fictif", "Institut fictif", "معهد وهمي", "Fictitious institute"),
    "labs": ("laboratoire-fictif", "Laboratoire fictif", "مختبر وهمي", "Fictitious laboratory"),
    "programmes": ("programme-fictif", "Programme fictif", "برنامج وهمي", "Fictitious programme"),
    "partners": ("partenaire-fictif", "Partenaire fictif", "شريك وهمي", "Fictitious partner"),
    "agreements": ("accord-fictif", "Accord fictif", "اتفاقية وهمية", "Fictitious agreement"),
    "events": ("evenement-fictif", "Événement fictif", "حدث وهمي", "Fictitious event"),
    "topics": ("theme-fictif", "Thème fictif", "موضوع وهمي", "Fictitious topic"),
    "sources": ("source-fictive", "Source fictive", "مصدر وهمي", "Fictitious source"),
}


class Invention:
    """A seeded draw of everything one set of records is made of."""

    def __init__(self, records: int, seed: int, filled: tuple[str, ...] = FILLED) -> None:
        self.seed = seed
        self.counts = kind_counts(records, filled)
        self.words = {language: self._vocabulary(language) for language in LANGUAGES}
        self.rng = random.Random(seed)

    def _vocabulary(self, language: str) -> list[str]:
        rng = random.Random(f"{self.seed}/words/{language}")
        syllables = SYLLABLES[language].split()
        return [
            "".join(syllables[int(rng.random() * len(syllables))] for _ in range(2 + number % 3))
            for number in range(VOCABULARY)
        ]

    def record(self, kind: str, number: int) -> Record:
        """The record of that kind and number (counted from 1), whatever was drawn before it."""
        if kind in FILLED:
            return self.filled(kind, number)
        self.rng = random.Random(f"{self.seed}/{kind}/{number}")
        return BUILDERS[kind](self, number)

    def filled(self, kind: str, number: int) -> Record:
        """The record of a kind that none of those below is."""

        def next_of(cited: str) -> str:
            plural = KINDS[cited].plural
            return identifier(plural, number % self.counts[plural] + 1)

        return invented.record_of(KINDS_BY_PLURAL[kind], identifier(kind, number), next_of)

    # Draws. Only `random()` is used: the standard library promises its sequence for a seed, and
    # not that of `choice` or `sample`.

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def between(self, low: int, high: int) -> int:
        return low + int(self.rng.random() * (high - low + 1))

    def one(self, options: tuple[str, ...]) -> str:
        return options[self.between(0, len(options) - 1)]

    def some(self, options: tuple[str, ...], low: int, high: int) -> list[str]:
        wanted = self.between(low, high)
        drawn = sorted((self.rng.random(), option) for option in options)[:wanted]
        return [option for option in options if option in {name for _, name in drawn}]

    def reference(self, kind: str, below: int | None = None) -> str:
        count = self.counts[kind] if below is None else below - 1
        return identifier(kind, self.between(1, count))

    def references(self, kind: str, low: int, high: int) -> list[str]:
        wanted = min(self.between(low, high), self.counts[kind])
        found: dict[str, None] = {}
        while len(found) < wanted:
            found[self.reference(kind)] = None
        return list(found)

    # Texts.

    def word(self, language: str) -> str:
        # The cube gives a few words most of the places, as in any real text.
        return self.words[language][int(self.rng.random() ** 3 * VOCABULARY)]

    def sentence(self, language: str, words: int) -> str:
        text = " ".join(self.word(language) for _ in range(words))
        return f"{text[0].upper()}{text[1:]}."

    def text(self, words: int) -> dict[str, str]:
        return {language: self.sentence(language, words) for language in LANGUAGES}

    def summary(self, words: int) -> dict[str, str]:
        prefixes = {"fr": "Texte inventé : ", "ar": "نص مختلق: ", "en": "Invented text: "}
        return {
            language: prefixes[language] + self.sentence(language, words) for language in LANGUAGES
        }

    def description(self, words: int) -> dict[str, str]:
        return {
            language: (
                f"{self.sentence(language, words)} **{self.word(language)}** "
                f"{self.sentence(language, words // 2)}\n\n"
                f"- {self.sentence(language, words // 4)}\n"
                f"- {self.sentence(language, words // 4)}\n"
            )
            for language in LANGUAGES
        }

    def day(self) -> str:
        return f"{self.between(2024, 2027)}-{self.between(1, 12):02}-{self.between(1, 28):02}"

    def date(self) -> str:
        """A date of EDTF level 0: a day, at times only a month or a year."""
        day = self.day()
        return day if self.chance(0.7) else day[:7] if self.chance(0.7) else day[:4]

    # What all records share.

    def common(self, kind: str, number: int, evident: tuple[str, ...]) -> tuple[Record, Record]:
        """The first and the last keys of a record; its own fields go between the two."""
        name = names(kind, number)
        sources = self.references("sources", 2, 3)
        first: Record = {
            "id": identifier(kind, number),
            "name": name,
            "aliases": [f"{kind[:2].upper()}F {number:04}"],
            "summary": self.summary(self.between(8, 12)),
            "description": self.description(self.between(12, 18)),
            "status": self.one(STATUSES),
            "topics": self.references("topics", 1, 2),
        }
        last: Record = {
            "links": [
                {
                    "url": f"https://example.invalid/{identifier(kind, number)}",
                    "label": {"fr": "Site inventé", "ar": "موقع مختلق", "en": "Invented site"},
                    "language": self.one(LANGUAGES),
                }
            ],
            "sources": sources,
            "evidence": {"summary": sources[:1], **dict.fromkeys(evident, sources[1:2])},
        }
        if self.chance(0.25):
            last["statements"] = [{"text": self.text(8), "sources": sources[:1]}]
        if self.chance(0.06):
            last["disputes"] = [
                {
                    "field": "status",
                    "claims": [
                        {"text": self.text(5), "sources": [source]} for source in sources[:2]
                    ],
                }
            ]
        last["verified"] = f"2026-{self.between(1, 10):02}-{self.between(1, 28):02}"
        return first, last

    # Kinds.

    def network(self, number: int) -> Record:
        first, last = self.common("networks", number, ("missions",))
        return {
            **first,
            "announced": identifier("events", 1),
            "missions": list(MISSIONS),
            "audiences": list(AUDIENCES[:3]),
            **last,
        }

    def institute(self, number: int) -> Record:
        first, last = self.common("institutes", number, ("region", "city"))
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
        first, last = self.common("labs", number, ("institute",))
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
        first, last = self.common("programmes", number, ("type", "starts"))
        year = self.between(2025, 2027)
        record = {
            **first,
            "type": self.one(PROGRAMME_TYPES),
            "audiences": self.some(AUDIENCES, 1, 3),
            "starts": f"{year}-{self.between(1, 12):02}",
            "ends": str(year + self.between(1, 4)),
            "apply": {
                "opens": f"{year - 1}-{self.between(1, 6):02}-01",
                "closes": f"{year - 1}-{self.between(7, 12):02}-28",
                "url": f"https://example.invalid/candidature/{number:04}",
            },
            "languages": self.some(LANGUAGES, 1, 2),
            "mode": self.one(MODES),
            "cost": self.text(4),
            "institutes": self.references("institutes", 1, 3),
            "labs": self.references("labs", 0, 2),
            "partners": self.references("partners", 1, 2),
        }
        if number > 1 and self.chance(0.3):
            record["part_of"] = self.reference("programmes", below=number)
        return {**record, **last}

    def partner(self, number: int) -> Record:
        first, last = self.common("partners", number, ("type",))
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
        first, last = self.common("agreements", number, ("signed", "parties"))
        record = {
            **first,
            "type": self.one(AGREEMENT_TYPES),
            "signed": self.date(),
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
        first, last = self.common("events", number, ("starts", "place"))
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
        }

    def source(self, number: int) -> Record:
        language = self.one(LANGUAGES)
        return {
            "id": identifier("sources", number),
            "title": f"{names('sources', number)[language]} — {self.sentence(language, 6)}",
            "publisher": f"Éditeur fictif {self.between(1, 40):02}",
            "url": f"https://example.invalid/source/{number:04}",
            "date": self.date(),
            "accessed": "2026-11-22",
            "language": language,
            "level": self.one(LEVELS),
        }


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


def identifier(kind: str, number: int) -> str:
    """The id of the record of that plural kind and number, as ``institut-fictif-0042``."""
    beginning = NUMBERED[kind][0] if kind in NUMBERED else f"invented-{kind.replace('_', '-')}"
    return f"{beginning}-{number:04}"


def names(kind: str, number: int) -> dict[str, str]:
    """The name of that record in each language, as ``Institut fictif 0042``."""
    _, french, arabic, english = NUMBERED[kind]
    return {
        "fr": f"{french} {number:04}",
        "ar": f"{arabic} {number:04}",
        "en": f"{english} {number:04}",
    }


def kind_counts(records: int, filled: tuple[str, ...] = FILLED) -> dict[str, int]:
    """How many records of each plural kind make up `records` of them.

    Raises ValueError where they are too few to have several of each kind to refer to.
    """
    drawn = records - FEW * len(filled)
    counts = {"networks": 1, "topics": TOPICS}
    counts |= {kind: max(3, int(drawn * share)) for kind, share in SHARES.items()}
    counts["institutes"] = drawn - sum(counts.values())
    if counts["institutes"] < FEW:
        raise ValueError(f"more than {records} records are needed, to have several of each kind")
    return counts | dict.fromkeys(filled, FEW)


def generate(
    records: int, seed: int = 1, filled: tuple[str, ...] = FILLED
) -> dict[str, list[Record]]:
    """All records by plural kind: the same for the same number and seed, on any machine.

    Of the kinds that are not drawn, those named by ``filled`` are among them.
    """
    invention = Invention(records, seed, filled)
    return {
        kind: [invention.record(kind, number) for number in range(1, count + 1)]
        for kind, count in invention.counts.items()
    }


PLAIN = re.compile(r"[^\W_][\w ’'().,/-]*(:(?! )[\w ’'().,/-]+)*")
RESERVED = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null", "none"))


def scalar(value: object) -> str:
    """A YAML scalar: plain where YAML and people read it alike, else double-quoted."""
    text = str(value)
    if PLAIN.fullmatch(text) and not text.endswith(" ") and text.lower() not in RESERVED:
        return text
    return json.dumps(text, ensure_ascii=False)


def yaml_lines(value: object, indent: int) -> Iterator[str]:
    """The lines of a mapping or of a list of mappings, written as an editor would write them."""
    pad = " " * indent
    if isinstance(value, list):
        for item in value:
            first, *rest = yaml_lines(item, indent + 2)
            yield f"{pad}- {first[indent + 2 :]}"
            yield from rest
        return
    assert isinstance(value, dict)
    for key, item in value.items():
        if isinstance(item, list) and not any(isinstance(entry, dict) for entry in item):
            yield f"{pad}{key}: [{', '.join(scalar(entry) for entry in item)}]"
        elif isinstance(item, dict | list):
            yield f"{pad}{key}:"
            yield from yaml_lines(item, indent + 2)
        elif isinstance(item, str) and "\n" in item:
            yield f"{pad}{key}: |"
            yield from (f"{pad}  {line}".rstrip() for line in item.splitlines())
        else:
            yield f"{pad}{key}: {scalar(item)}"


def write(folder: Path, records: dict[str, list[Record]]) -> list[Path]:
    """Writes institutes.yaml and partners.yaml into `folder` and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, kinds in FILES.items():
        lines = ["# Invented records, made by benchmarks/synthetic.py: none of this is a fact."]
        for kind in (kind for kind in kinds if kind in records):
            lines.append(f"{kind}:")
            lines.extend(yaml_lines(records[kind], 2))
        path = folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Writes invented records, the same every time.")
    parser.add_argument("folder", type=Path, help="where institutes.yaml and partners.yaml go")
    parser.add_argument("--records", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other records")
    arguments = parser.parse_args()
    records = generate(arguments.records, arguments.seed)
    paths = write(arguments.folder, records)
    size = sum(path.stat().st_size for path in paths)
    shares = ", ".join(f"{len(found)} {kind}" for kind, found in records.items())
    print(f"{arguments.records} records ({shares}), {size / arguments.records:.0f} bytes each")


if __name__ == "__main__":
    main()
