"""Random values for the fields of records, made from the JSON Schema of a kind."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.model.record_fields import dated, evidenced, sourced
from jazari_catalogue.records.values.evidence import Basis
from tests.invented import ID_SCHEMA, Record
from tests.site.sequences.sources import NotHere

WORDS = {
    "fr": ("Atelier", "béta", "côte", "Zénith", "forêt", "d’été", "œuvre", "inventé", "île", "42"),
    "ar": ("ورشة", "بيتا", "ساحل", "ذروة", "غابة", "صيف", "عمل", "مختلق", "جزيرة", "42"),
    "en": ("Workshop", "beta", "coast", "Zenith", "forest", "summer", "work", "invented", "42"),
    "zgh": ("ⴰⵣⵓⵍ", "ⵜⴰⵙⴷⴰⵡⵉⵜ", "ⴰⴳⴰⴷⵉⵔ"),
}


def words(random: Random, language: str, most: int = 4) -> str:
    """A few invented words in ``language``, now and then with signs that need escaping."""
    text = " ".join(random.choices(WORDS[language], k=random.randint(1, most)))
    return f"{text} <b>&amp; \"x'" if random.random() < 0.03 else text


def localized(random: Random, most: int = 4) -> dict[str, str]:
    """A text in French, and mostly in the other languages too."""
    codes = [FALLBACK, *(code for code in LANGUAGES if code != FALLBACK and random.random() < 0.8)]
    return {code: words(random, code, most) for code in codes}


def day(random: Random) -> str:
    """A date, of a day."""
    return f"{random.randint(2024, 2027)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


class Values:
    """Random values of the fields of ``kind``."""

    def __init__(self, random: Random, kind: type[Entry], ids: Mapping[str, Sequence[str]]) -> None:
        """``ids`` are those of the records that can be cited, by kind."""
        self._random = random
        self._kind = kind
        self._ids = ids
        self._schema = kind.model_json_schema()

    def record(self, record_id: str) -> Record:
        """A record with the required fields and some others."""
        schema = self._schema
        names = [
            name
            for name in self._kind.model_fields
            if self._kind.model_fields[name].is_required() or self._random.random() < 0.5
        ]
        record = {name: self.of(name) for name in names if name in schema["properties"]}
        record["id"] = record_id
        record.pop("former_ids", None)
        return with_cited_sources({name: record[name] for name in record if record[name] != []})

    def of(self, name: str) -> Any:
        """A value of the field ``name``."""
        spec = self._kind.fields()[name]
        kinds: Sequence[str] = ("source",)
        if spec.relation is not None:
            kinds = spec.relation.kinds or tuple(KINDS)
        self._citable = [cited for kind in kinds for cited in self._ids.get(kind, ())]
        self._sources = self._ids.get("source", ())
        if name in ("sources", "evidence"):
            self._citable = list(self._sources)
        return self._value(self._schema["properties"][name], top=True)

    def _value(self, schema: Mapping[str, Any], *, top: bool = False) -> Any:
        random = self._random
        if "anyOf" in schema:  # the second alternative is null
            return self._value(schema["anyOf"][0], top=top)
        if "$ref" in schema:
            return self._value(self._schema["$defs"][schema["$ref"].rpartition("/")[2]])
        if ID_SCHEMA.items() <= schema.items():
            citable = self._citable if top else self._sources
            if not citable:
                raise NotHere
            return random.choice(citable)
        if "enum" in schema:
            return random.choice(schema["enum"])
        if schema.get("type") == "array":
            few = random.choice((0, 1, 1, 2, 3))
            return self._items(schema["items"], max(schema.get("minItems", 0), few), top)
        if Basis.DERIVED in schema.get("properties", ()):
            sources = self._items(schema["items"], random.choice((1, 2)), False)
            return random.choice((sources, sources, {"classified": sources}))
        if schema.get("type") == "object":
            return self._mapping(schema)
        if "object" in schema.get("type", ()):
            return localized(random)
        return self._scalar(schema)

    def _items(self, schema: Mapping[str, Any], count: int, top: bool) -> list[Any]:
        items = [self._value(schema, top=top) for _ in range(count)]
        unique = {json.dumps(item, sort_keys=True): item for item in items}
        return list(unique.values())

    def _mapping(self, schema: Mapping[str, Any]) -> Any:
        random = self._random
        if "properties" not in schema:  # evidence: sources by the name of a field
            names = random.sample(evidenced(self._kind), k=random.randint(1, 4))
            return {name: self._value(schema["additionalProperties"]) for name in names}
        values = {
            name: self._value(inner)
            for name, inner in schema["properties"].items()
            if name in schema.get("required", ()) or random.random() < 0.6
        }
        if schema["title"] == Dispute.__name__:
            values["field"] = random.choice(dated(self._kind))
        if schema["title"] == NotFound.__name__:
            values["field"] = random.choice(sourced(self._kind))
        return values

    def _scalar(self, schema: Mapping[str, Any]) -> str:
        random = self._random
        examples = [str(example) for example in schema.get("examples", ())]
        if "2026-01-12" in examples:
            return day(random)[: random.choice((4, 7, 10, 10))]
        if "2026-11-22" in examples:
            return day(random)
        if examples and examples[0].startswith("https:"):
            return f"{examples[0]}{random.choice(WORDS['en'])}-{random.randint(1, 9)}"
        if examples and examples[0].isdecimal():
            return str(random.randint(1, 200))
        return random.choice(examples) if examples else words(random, FALLBACK)


def with_cited_sources(record: Record) -> Record:
    """The record, whose list of sources has all that are cited in it."""
    if "sources" in record:
        cited = dict.fromkeys(record["sources"])
        for name, value in record.items():
            if name != "sources":
                _collect(value, cited, in_evidence=name == "evidence")
        record["sources"] = list(cited)
    return record


def _collect(value: Any, cited: dict[str, None], *, in_evidence: bool) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _collect(inner, cited, in_evidence=in_evidence)
            if isinstance(inner, list) and (in_evidence or name == "sources"):
                cited.update(dict.fromkeys(inner))
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, cited, in_evidence=False)
