"""Invented records of any kind, made from its model alone: a new kind has some at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.groups import Dispute
from jazari_catalogue.records.model.record import evidenced
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.types import RecordId

Record = dict[str, Any]

ID_SCHEMA = TypeAdapter(RecordId).json_schema()
INVENTED = Titles("Inventé : {}", "مختلق: {}", "Invented: {}")


def full_id(kind: str) -> str:
    """The id of the record of ``kind`` that has every field."""
    return f"invented-{kind.replace('_', '-')}"


def bare_id(kind: str) -> str:
    """The id of the record of ``kind`` that has only what none may leave out."""
    return f"bare-{kind.replace('_', '-')}"


def records_of_every_kind() -> dict[str, list[Record]]:
    """By the plural of its kind, a full and a bare record of each; the full cite the bare."""
    return {
        kind.plural: [
            record_of(kind, full_id(kind.kind)),
            required_of(kind, record_of(kind, bare_id(kind.kind))),
        ]
        for kind in KINDS.values()
    }


def required_of(kind: type[Entry], record: Record) -> Record:
    """``record`` without all that may be left out."""
    return {name: value for name, value in record.items() if kind.model_fields[name].is_required()}


def record_of(kind: type[Entry], record_id: str, id_of: Callable[[str], str] = bare_id) -> Record:
    """A record with every field of ``kind``; where it cites a record of a kind, ``id_of`` it."""
    schema = kind.model_json_schema()
    record: Record = {}
    for name, spec in kind.fields().items():
        cited = id_of("source")
        if spec.relation is not None:
            among = spec.relation.kinds or tuple(other for other in KINDS if other != kind.kind)
            cited = id_of(among[0])
        example = _Example(kind, spec.titles, cited, schema.get("$defs", {}))
        record[name] = example.value(schema["properties"][name])
    record["id"] = record_id
    record["former_ids"] = [f"former-{record_id}"]
    if "name" in record:
        record["name"] = {
            code: f"{kind.titles.in_language(code)} {record_id}" for code in LANGUAGES
        }
    # In the order of the model, as people write it.
    return {name: record[name] for name in kind.model_fields}


def written(records: dict[str, list[Record]]) -> str:
    """The text of a record file; JSON is YAML, too."""
    return json.dumps(records, ensure_ascii=False, indent=1)


def write(file: Path, records: dict[str, list[Record]]) -> Path:
    """Writes ``records`` to ``file``."""
    file.write_text(written(records), encoding="utf-8")
    return file


class _Example:
    """Values for one field, as its JSON Schema describes them."""

    def __init__(
        self, kind: type[Entry], titles: Titles, cited: str, definitions: dict[str, Any]
    ) -> None:
        self.kind = kind
        self.titles = titles
        self.cited = cited
        self.definitions = definitions

    def value(self, schema: dict[str, Any]) -> Any:
        if "anyOf" in schema:  # the other one is null
            return self.value(schema["anyOf"][0])
        if "$ref" in schema:
            return self.value(self.definitions[schema["$ref"].rpartition("/")[2]])
        if ID_SCHEMA.items() <= schema.items():
            return self.cited
        if "enum" in schema:
            return schema["enum"][0]
        if schema.get("type") == "array":
            return [self.value(schema["items"])]
        if schema.get("type") == "object":
            return self.mapping(schema)
        if "object" in schema.get("type", ()):
            return {code: self.text(code) for code in LANGUAGES}
        if "examples" in schema:
            return str(schema["examples"][0])
        return self.text(FALLBACK)

    def mapping(self, schema: dict[str, Any]) -> Record:
        if "properties" not in schema:  # evidence: sources by the names of fields
            sources = self.value(schema["additionalProperties"])
            return dict.fromkeys(evidenced(self.kind), sources)
        found = {name: self.value(inner) for name, inner in schema["properties"].items()}
        if schema["title"] == Dispute.__name__:
            found["field"] = evidenced(self.kind)[0]
        return found

    def text(self, code: str) -> str:
        return INVENTED.in_language(code).format(self.titles.in_language(code))
