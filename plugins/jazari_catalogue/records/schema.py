"""The JSON Schema of a record file, made from the models.

It is for editors that know YAML: they offer keys and values, explain them, and mark mistakes
while one types. It follows JSON Schema 2020-12. `docs/schema.md` lists what only
``catalogue check`` reports. Beside the standard it uses ``enumDescriptions``, ``errorMessage`` and
``patternErrorMessage``, which Visual Studio Code and yaml-language-server know, and, for
programs, ``x-titles``, ``x-descriptions``, ``x-titles-of-values`` and ``x-refers-to``.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_types
from jazari_catalogue.records.model.fields import FieldSpec
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import evidenced, sourced
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.removal import LISTS
from jazari_catalogue.records.values.addresses import Email, Url
from jazari_catalogue.records.values.countries import Country
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.records.values.ids import FieldName, RecordId, SourceIds
from jazari_catalogue.records.values.json_schema import choices
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.regions import Region
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TITLES = Titles("Fiches du catalogue", "بطاقات الدليل", "Records of the catalogue")
_HELP = Titles(
    "Une suite de listes, une par catégorie de fiches.",
    "قوائم متتالية، قائمة لكل صنف من البطاقات.",
    "A series of lists, one per kind of record.",
)

_EVIDENCE = Titles(
    "Les `id` des sources qui le disent : `[id-de-la-source]`. Déduit d’un autre champ : "
    "`{derived: champ}`. Classé par le catalogue : `{classified: [id-de-la-source]}`.",
    "معرفات المصادر التي تصرح به: `[source-id]`. مستنتج من حقل آخر: "
    "`{derived: field}`. صنفه الدليل: `{classified: [source-id]}`.",
    "The ids of the sources that state it: `[source-id]`. Derived from another field: "
    "`{derived: field}`. Classified by the catalogue: `{classified: [source-id]}`.",
)
_CITED = ("example-page",)
_BASES = {
    Basis.DERIVED: (
        Titles("Déduit de", "مستنتج من", "Derived from"),
        Titles(
            "Le champ de la fiche dont le catalogue a déduit la valeur.",
            "حقل البطاقة الذي استُنتجت منه القيمة.",
            "The field of the record that the catalogue derived the value from.",
        ),
    ),
    Basis.CLASSIFIED: (
        Titles("Classé d’après", "مصنف استنادا إلى", "Classified from"),
        Titles(
            "Les `id` des sources dont le catalogue a classé les mots.",
            "معرفات المصادر التي صُنفت عباراتها.",
            "The ids of the sources whose words the catalogue classified.",
        ),
    ),
}

_SHARED: dict[str, tuple[Any, Code | None]] = {
    "LocalText": (LocalText, None),
    "PlainText": (PlainText, None),
    "RecordId": (RecordId, None),
    "SourceIds": (SourceIds, None),
    "Date": (Edtf, codes.BAD_DATE),
    "Day": (Day, codes.NOT_A_DAY),
    "WebAddress": (Url, codes.BAD_URL),
    "Email": (Email, codes.BAD_EMAIL),
    "Region": (Region, None),
    "Country": (Country, None),
    "Language": (LanguageCode, codes.BAD_LANGUAGE_CODE),
}
"""Types defined once, under ``$defs``; for a wrong value the editor shows the fix of the code."""


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with titles and help of the models, without null and defaults."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # A field without a value is left out of the file: `key:` alone is a mistake, so no null.
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        vocabulary: type[Vocabulary] = schema["cls"]
        return choices(vocabulary.titles_by_value())

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        generated = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        properties = generated["properties"]
        for name, field in field_types(model).items():
            properties[name] = properties[name] | _annotations_of(field.spec)
        if issubclass(model, Record):
            _name_fields(model, properties)
        del generated["title"]
        generated.pop("description", None)
        return _annotations(model.titles) | generated if issubclass(model, Entry) else generated

    def sort(self, value: JsonSchemaValue, _parent_key: str | None = None) -> JsonSchemaValue:
        # Fields stay in the order of the models, which is that of the files.
        return value


def _annotations(titles: Titles, help: Titles | None = None) -> dict[str, Any]:
    """The keywords that show ``titles`` and ``help`` to people, French first, and to programs."""
    keywords: dict[str, Any] = {"title": " · ".join(dict.fromkeys(titles))}
    if help is not None:
        keywords["description"] = "\n".join(help)
    keywords["x-titles"] = titles.by_language()
    if help is not None:
        keywords["x-descriptions"] = help.by_language()
    return keywords


def _annotations_of(spec: FieldSpec) -> dict[str, Any]:
    keywords = _annotations(spec.titles, spec.help)
    if spec.example is not None:
        keywords["examples"] = [spec.example]
    if spec.relation is not None:
        keywords["x-refers-to"] = [*(spec.relation.kinds or KINDS)]
    return keywords


def _name_fields(kind: type[Record], properties: dict[str, Any]) -> None:
    """Restricts the values that name fields (in evidence, disputes) to the fields of ``kind``."""
    names = sourced(kind)
    for name, field in field_types(kind).items():
        if field.holds is Holds.BY_FIELD:
            properties[name].pop("additionalProperties")
            specs = kind.fields()
            fields = {
                one: _evidence_of(kind) | _annotations(specs[one].titles) for one in evidenced(kind)
            }
            properties[name] |= {"properties": fields, "additionalProperties": False}
        elif field.group is not None:
            inner = field_types(field.group).values()
            naming = {one.name: {"enum": names} for one in inner if one.declared == FieldName}
            if naming:
                items = properties[name]["items"] | {"properties": naming}
                properties[name] = properties[name] | {"items": items}


def _evidence_of(kind: type[Record]) -> dict[str, Any]:
    """The schema of the evidence of one field of ``kind``, whose fields values derive from."""
    evidence = TypeAdapter(Evidence).json_schema(schema_generator=_Generator)
    forms = {basis: evidence["properties"][basis.value] for basis in _BASES}
    forms[Basis.DERIVED] = {"type": "string", "enum": sourced(kind)}
    derived = Evidence(Basis.DERIVED, field=sourced(kind)[0])
    examples = [Evidence(Basis.STATED, _CITED), derived, Evidence(Basis.CLASSIFIED, _CITED)]
    return evidence | {
        "properties": {
            basis.value: form | _annotations(*_BASES[basis]) for basis, form in forms.items()
        },
        "description": "\n".join(_EVIDENCE),
        "x-descriptions": _EVIDENCE.by_language(),
        "examples": [example.written() for example in examples],
        "errorMessage": "\n".join(_EVIDENCE),
    }


@cache
def schema_text() -> str:
    """The JSON Schema of a record file as JSON text, ending with a line break."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of a record file: a mapping of each kind's plural to a list of its records.

    A list of removals may be beside them.

    It follows JSON Schema 2020-12. A type used by several fields is in ``$defs`` (§8.2.4).
    """
    refs, generated = models_json_schema(
        [(kind, "validation") for kind in LISTS.values()], schema_generator=_Generator
    )
    shared = {name: _shared(type_, code) for name, (type_, code) in _SHARED.items()}
    for kind in KINDS.values():
        if issubclass(kind, Record):
            shared[f"{kind.__name__}Evidence"] = _evidence_of(kind)
    for body in generated["$defs"].values():
        if "enum" in body:
            # Pydantic's title and description, in English only, would hide those of the field.
            del body["title"], body["description"]
    definitions = {name: _sharing(body, shared) for name, body in generated["$defs"].items()}
    inner = {name: _sharing(body, shared, but=name) for name, body in shared.items()}
    return {
        "$schema": DIALECT,
        **_annotations(_TITLES, _HELP),
        "type": "object",
        "properties": {
            kind.plural: {
                **_annotations(kind.plural_titles),
                "type": "array",
                "items": refs[kind, "validation"],
            }
            for kind in LISTS.values()
        },
        "additionalProperties": False,
        "$defs": dict(sorted((definitions | inner).items())),
    }


_NOTES = {"examples", "patternErrorMessage"}
"""Keywords in which a field may differ from the shared schema that it refers to."""


def _shared(kind: Any, code: Code | None) -> dict[str, Any]:
    """The schema of the type ``kind``; editors show the fix of ``code`` for a wrong value."""
    schema_of_type = TypeAdapter(kind).json_schema(schema_generator=_Generator)
    if code is None:
        return schema_of_type
    # The editor cannot fill in the word that was probably meant: `fix_without_suggestion` has none.
    return schema_of_type | {
        "patternErrorMessage": "\n".join(code.fix_without_suggestion or code.fix)
    }


def _sharing(node: Any, shared: dict[str, dict[str, Any]], but: str = "") -> Any:
    """``node`` with each copy of one of the ``shared`` schemas, save ``but``, made a reference."""
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
