"""Invented records of every kind, generated from the models: a new kind has some at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.model.record_fields import dated, evidenced, sourced
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.titles import Titles

Record = dict[str, Any]

ID_SCHEMA = TypeAdapter(RecordId).json_schema()
INVENTED = Titles("Inventé : {}", "مختلق: {}", "Invented: {}")


def full_id(kind: str) -> str:
    """The id of the record of ``kind`` that has every field."""
    return f"invented-{kind.replace('_', '-')}"


def bare_id(kind: str) -> str:
    """The id of the record of ``kind`` that has the required fields only."""
    return f"bare-{kind.replace('_', '-')}"


def records_of_every_kind() -> dict[str, list[Record]]:
    """A full and a bare record of each kind, by its plural; full records cite bare ones."""
    return {
        kind.plural: [
            record_of(kind, full_id(kind.kind)),
            only_required(kind, record_of(kind, bare_id(kind.kind))),
        ]
        for kind in KINDS.values()
    }


def only_required(kind: type[Entry], record: Record) -> Record:
    """``record`` without its optional fields."""
    return {name: value for name, value in record.items() if kind.model_fields[name].is_required()}


def record_of(kind: type[Entry], record_id: str, id_of: Callable[[str], str] = bare_id) -> Record:
    """A record with every field of ``kind``.

    Where a field cites a record of another kind, ``id_of`` gives the id of that record.
    """
    schema = kind.model_json_schema()
    record: Record = {}
    for name, spec in kind.fields().items():
        cited = id_of("source")
        if spec.relation is not None:
            targets = spec.relation.kinds or tuple(other for other in KINDS if other != kind.kind)
            cited = id_of(targets[0])
        example = _Example(kind, spec.titles, cited, schema.get("$defs", {}))
        record[name] = example.value(schema["properties"][name])
    record["id"] = record_id
    record["former_ids"] = [f"former-{record_id}"]
    if "name" in record:
        record["name"] = {
            code: f"{kind.titles.in_language(code)} {record_id}" for code in LANGUAGES
        }
    # In the order of the model, in which editors write the fields.
    return {name: record[name] for name in kind.model_fields}


def written(records: dict[str, list[Record]]) -> str:
    """The text of a record file. It is JSON, which is also YAML."""
    return json.dumps(records, ensure_ascii=False, indent=1)


def write(file: Path, records: dict[str, list[Record]]) -> Path:
    """Writes ``records`` to ``file``."""
    file.write_text(written(records), encoding="utf-8")
    return file


class _Example:
    """An example value for one field, made from its JSON Schema."""

    def __init__(
        self, kind: type[Entry], titles: Titles, cited: str, definitions: dict[str, Any]
    ) -> None:
        self.kind = kind
        self.titles = titles
        self.cited = cited
        self.definitions = definitions

    def value(self, schema: dict[str, Any]) -> Any:
        if "anyOf" in schema:  # the second alternative is null
            return self.value(schema["anyOf"][0])
        if "$ref" in schema:
            return self.value(self.definitions[schema["$ref"].rpartition("/")[2]])
        if ID_SCHEMA.items() <= schema.items():
            return self.cited
        if "enum" in schema:
            return schema["enum"][0]
        if schema.get("type") == "array" or Basis.DERIVED in schema.get("properties", ()):
            return [self.value(schema["items"])]
        if schema.get("type") == "object":
            return self.mapping(schema)
        if "object" in schema.get("type", ()):
            return {code: self.text(code) for code in LANGUAGES}
        if "examples" in schema:
            return str(schema["examples"][0])
        return self.text(FALLBACK)

    def mapping(self, schema: dict[str, Any]) -> Record:
        if "properties" not in schema:  # evidence: sources by field name
            sources = self.value(schema["additionalProperties"])
            return dict.fromkeys(evidenced(self.kind), sources)
        values = {name: self.value(inner) for name, inner in schema["properties"].items()}
        if schema["title"] == Dispute.__name__:
            values["field"] = dated(self.kind)[0]
        if schema["title"] == NotFound.__name__:
            values["field"] = sourced(self.kind)[0]
        return values

    def text(self, code: str) -> str:
        return INVENTED.in_language(code).format(self.titles.in_language(code))
