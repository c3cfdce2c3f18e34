"""``catalogue schema``: the JSON Schema of a record file, made from the models.

It is for editors that know YAML: they offer keys and values, explain them, and mark what is wrong
while one types. It follows JSON Schema 2020-12. `docs/schema.md` lists what only
``catalogue check`` can tell. Beside the standard it uses ``enumDescriptions`` and
``patternErrorMessage``, which Visual Studio Code and yaml-language-server know, and, for
programs, ``x-titles``, ``x-descriptions``, ``x-titles-of-values`` and ``x-refers-to``.
"""

from __future__ import annotations

import argparse
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from jazari_catalogue import routes
from jazari_catalogue.editing.generate import editor_settings
from jazari_catalogue.editing.generate.files import add_check, write_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_types
from jazari_catalogue.records.model.fields import FieldSpec
from jazari_catalogue.records.model.record import Record, evidenced
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.settings import read_settings
from jazari_catalogue.records.values import types as values
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.types import FieldName
from jazari_catalogue.records.values.vocabularies import Vocabulary, choices

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

PATH = routes.SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TITLES = Titles("Fiches du catalogue", "بطاقات الفهرس", "Records of the catalogue")
_HELP = Titles(
    "Une suite de listes, une par sorte de fiche.",
    "قوائم متتالية، قائمة لكل نوع من البطاقات.",
    "A series of lists, one per kind of record.",
)

_SHARED: dict[str, tuple[Any, Code | None]] = {
    "LocalText": (LocalText, None),
    "PlainText": (values.PlainText, None),
    "RecordId": (values.RecordId, None),
    "SourceIds": (values.SourceIds, None),
    "Date": (values.Edtf, codes.BAD_DATE),
    "Day": (values.Day, codes.NOT_A_DAY),
    "WebAddress": (values.Url, codes.BAD_URL),
    "Email": (values.Email, codes.BAD_EMAIL),
    "Region": (values.Region, None),
    "Country": (values.Country, None),
    "Language": (values.LanguageCode, codes.BAD_LANGUAGE_CODE),
}
"""Types that stand once in the schema, and the problem whose mend an editor shows for each."""


class _Generator(GenerateJsonSchema):
    """Pydantic's schema of the models, with their words, and without what no file may say."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # A field without a value is left out of the file; its key alone is a slip.
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        vocabulary: type[Vocabulary] = schema["cls"]
        return choices(vocabulary.titles_by_value())

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        properties = made["properties"]
        for name, field in field_types(model).items():
            properties[name] = properties[name] | _words_of(field.spec)
        if issubclass(model, Record):
            _name_fields(model, properties)
        del made["title"]
        made.pop("description", None)
        return _words(model.titles) | made if issubclass(model, Entry) else made

    def sort(self, value: JsonSchemaValue, _parent_key: str | None = None) -> JsonSchemaValue:
        # Fields stay in the order of the models, which is that of the files.
        return value


def _words(titles: Titles, help: Titles | None = None) -> dict[str, Any]:
    """``titles`` and ``help`` as people see them, French first, and as programs read them."""
    found: dict[str, Any] = {"title": " · ".join(dict.fromkeys(titles))}
    if help is not None:
        found["description"] = "\n".join(help)
    found["x-titles"] = titles.by_language()
    if help is not None:
        found["x-descriptions"] = help.by_language()
    return found


def _words_of(spec: FieldSpec) -> dict[str, Any]:
    found = _words(spec.titles, spec.help)
    if spec.example is not None:
        found["examples"] = [spec.example]
    if spec.relation is not None:
        found["x-refers-to"] = [*(spec.relation.kinds or KINDS)]
    return found


def _name_fields(kind: type[Record], properties: dict[str, Any]) -> None:
    """Holds what names fields of the record (evidence, disputes) to those of ``kind``."""
    names = evidenced(kind)
    for name, field in field_types(kind).items():
        if field.holds is Holds.BY_FIELD:
            sources = properties[name].pop("additionalProperties")
            by_field = {"properties": dict.fromkeys(names, sources), "additionalProperties": False}
            properties[name] |= by_field
        elif field.group is not None:
            inner = field_types(field.group).values()
            naming = {one.name: {"enum": names} for one in inner if one.declared == FieldName}
            if naming:
                items = properties[name]["items"] | {"properties": naming}
                properties[name] = properties[name] | {"items": items}


@cache
def schema_text() -> str:
    """The JSON Schema of a record file, as its own file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record file: lists of records by the plural of their kind."""
    refs, made = models_json_schema(
        [(kind, "validation") for kind in KINDS.values()], schema_generator=_Generator
    )
    shared = {name: _shared(kind, code) for name, (kind, code) in _SHARED.items()}
    for body in made["$defs"].values():
        if "enum" in body:
            # Pydantic's title and description, English alone, would hide those of the field.
            del body["title"], body["description"]
    definitions = {name: _sharing(body, shared) for name, body in made["$defs"].items()}
    inner = {name: _sharing(body, shared, but=name) for name, body in shared.items()}
    return {
        "$schema": DIALECT,
        **_words(_TITLES, _HELP),
        "type": "object",
        "properties": {
            kind.plural: {
                **_words(kind.plural_titles),
                "type": "array",
                "items": refs[kind, "validation"],
            }
            for kind in KINDS.values()
        },
        "additionalProperties": False,
        "$defs": dict(sorted((definitions | inner).items())),
    }


_NOTES = {"examples", "patternErrorMessage"}
"""What a field may say otherwise than its type, or not at all."""


def _shared(kind: Any, code: Code | None) -> dict[str, Any]:
    """The schema of the type ``kind``; ``code`` says in the editor what it must look like."""
    found = TypeAdapter(kind).json_schema(schema_generator=_Generator)
    if code is None:
        return found
    # Where a mend names the word that was meant, an editor cannot.
    return found | {"patternErrorMessage": "\n".join(code.mend_alone or code.mend)}


def _sharing(node: Any, shared: dict[str, dict[str, Any]], but: str = "") -> Any:
    """``node`` with a reference wherever one of the ``shared`` schemas is written out."""
    if isinstance(node, list):
        return [_sharing(item, shared) for item in node]
    if not isinstance(node, dict):
        return node
    for name, body in shared.items():
        if name != but and all(
            node.get(key) == value for key, value in body.items() if key not in _NOTES
        ):
            own = {key: value for key, value in node.items() if body.get(key) != value}
            return {"$ref": f"#/$defs/{name}", **own}
    return {key: _sharing(value, shared) for key, value in node.items()}


def files(root: Path) -> dict[str, str]:
    """The schema and, where the project has settings of an editor, which files it is for."""
    texts = {PATH: schema_text()}
    settings = root / editor_settings.PATH
    if settings.exists():
        text = settings.read_text(encoding="utf-8")
        patterns = read_settings(root).records
        texts[editor_settings.PATH] = editor_settings.with_record_files(text, patterns)
    return texts


def add_command(commands: Commands) -> None:
    """Adds ``schema`` to the commands."""
    parser = commands.add_parser(
        "schema",
        help="write the JSON Schema that editors know the records by",
        description=f"Writes {PATH}, made from the models of the records, and into "
        f"{editor_settings.PATH}, where there is one, the record files that it is for.",
    )
    add_check(parser)
    parser.set_defaults(run=lambda options: write_files([files], options, "catalogue schema"))
