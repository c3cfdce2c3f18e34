"""The JSON Schema (2020-12) of each answer, made from its structure and from the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.json import schema_components

from jazari_catalogue import routes
from jazari_catalogue.exports.api import answers
from jazari_catalogue.exports.api.changes import CHANGES, ChangesAnswer
from jazari_catalogue.exports.api.entries import RECORD, facets_with_lists
from jazari_catalogue.exports.api.field_schemas import REF, field_definitions, fields_name
from jazari_catalogue.exports.api.head import ENGLISH
from jazari_catalogue.exports.api.index import INDEX
from jazari_catalogue.exports.api.vocabularies import VOCABULARIES
from jazari_catalogue.exports.api.wholes import CATALOGUE, CLAIMS, GAPS
from jazari_catalogue.exports.open_data import RecordData, indented
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.schema import DIALECT
from jazari_catalogue.records.values.ids import ID_SCHEMA

_ANSWERS: dict[str, type[Struct]] = {
    INDEX: answers.IndexAnswer,
    CATALOGUE: answers.CatalogueAnswer,
    CLAIMS: answers.ClaimsAnswer,
    GAPS: answers.GapsAnswer,
    VOCABULARIES: answers.VocabulariesAnswer,
    CHANGES: ChangesAnswer,
    RECORD: answers.RecordAnswer,
}
"""The answers of one structure each, by name; a list of records has one for its kind or facet."""

_OTHER_NAMES = ("openapi", "records")
"""The names of the description, and of the folder with the answers about single records."""


class Parameter(NamedTuple):
    """The part of an address that a reader of the API fills in."""

    name: str
    description: str
    schema: dict[str, Any]
    example: str


class Answer(NamedTuple):
    """An answer as the schemas and the description of the API have it."""

    name: str
    """Of its schema."""
    path: str
    """Relative to the root of the site, with a parameter in braces."""
    definition: str
    """The name of its definition."""
    summary: str
    parameter: Parameter | None = None


@cache
def all_answers() -> tuple[Answer, ...]:
    """Every answer, in the order of the documents. Raises TypeError for two of one name."""
    summaries = {name: _sentence(answer) for name, answer in _ANSWERS.items()}
    id_ = Parameter("id", "The id of the record.", _id_schema(), Entry.fields()[ID].example)
    all_of_them = [
        *(
            Answer(name, routes.api_path(name), answer.__name__, summaries[name])
            for name, answer in _ANSWERS.items()
            if name != RECORD
        ),
        *(
            Answer(
                kind.plural,
                routes.api_path(kind.plural),
                f"{kind.__name__}List",
                f"Every record of the list “{kind.plural_titles.in_language(ENGLISH)}”, whole.",
            )
            for kind in KINDS.values()
        ),
        Answer(
            RECORD,
            routes.api_record_path("{id}"),
            _ANSWERS[RECORD].__name__,
            summaries[RECORD],
            id_,
        ),
    ]
    for facet, page, values in facets_with_lists():
        title = facet.titles.in_language(ENGLISH)
        lower = [value.lower() for value in values]
        parameter = Parameter(
            "value", f"{title}, in lower case.", {"type": "string", "enum": lower}, lower[0]
        )
        path = routes.api_facet_path(page, "{value}")
        summary = f"The records with one value of “{title}”."
        name = _facet_definition(page.path)
        all_of_them.append(Answer(page.path, path, name, summary, parameter))
    names = [*(one.name for one in all_of_them), *_OTHER_NAMES]
    taken = sorted({name for name in names if names.count(name) > 1})
    if taken:
        raise TypeError(f"a kind or a facet has the name of another answer of the API: {taken[0]}")
    return tuple(all_of_them)


def _sentence(answer: type[Struct]) -> str:
    return (answer.__doc__ or "").partition("\n")[0]


def _id_schema() -> dict[str, Any]:
    return {
        "type": "string",
        "pattern": ID_SCHEMA["pattern"],
        "maxLength": ID_SCHEMA["maxLength"],
    }


def _facet_definition(path: str) -> str:
    return f"{path.title().replace('-', '')}Answer"


def data_name(kind: type[Entry]) -> str:
    """The name of the definition of a record of ``kind`` with all that is known of it."""
    return f"{kind.__name__}Data"


@cache
def definitions() -> dict[str, Any]:
    """The definitions of all answers and of their parts, by name; references are to ``#/$defs/``.

    A record is described by its kind: ``RecordData`` is one of ``InstituteData`` and so on.
    Raises TypeError if two have the same name.
    """
    structures = [*_ANSWERS.values(), answers.RecordsAnswer, answers.FacetAnswer]
    _, made = schema_components(structures, ref_template=f"{REF}{{name}}")
    of_data, of_list = made.pop(RecordData.__name__), made.pop(answers.RecordsAnswer.__name__)
    of_facet = made.pop(answers.FacetAnswer.__name__)
    of_removal = made[answers.RemovalData.__name__]
    made[answers.RemovalData.__name__] = _with_properties(
        of_removal, kind={"const": Removal.kind}, fields={"$ref": REF + fields_name(Removal)}
    )
    more: dict[str, Any] = {}
    for kind in KINDS.values():
        of_kind = {"const": kind.kind}
        fields = {"$ref": REF + fields_name(kind)}
        title = kind.titles.in_language(ENGLISH)
        more[data_name(kind)] = {
            **_with_properties(of_data, kind=of_kind, fields=fields),
            "title": title,
        }
        records = {"type": "array", "items": {"$ref": REF + data_name(kind)}}
        more[f"{kind.__name__}List"] = {
            **_with_properties(of_list, kind=of_kind, records=records),
            "title": kind.plural_titles.in_language(ENGLISH),
        }
    more[RecordData.__name__] = {
        "description": of_data["description"],
        "oneOf": [{"$ref": REF + data_name(kind)} for kind in KINDS.values()],
    }
    for facet, page, values in facets_with_lists():
        more[_facet_definition(page.path)] = {
            **_with_properties(
                of_facet, facet={"const": facet.name}, value={"type": "string", "enum": [*values]}
            ),
            "title": page.titles.in_language(ENGLISH),
        }
    parts = (made, more, field_definitions())
    joined = {name: body for part in parts for name, body in part.items()}
    if len(joined) < sum(map(len, parts)):
        raise TypeError("two definitions of the API have the same name")
    return dict(sorted(joined.items()))


def _with_properties(body: dict[str, Any], **properties: dict[str, Any]) -> dict[str, Any]:
    """``body``, a schema of an object, with other schemas of some properties."""
    described = {
        name: {**_description(body["properties"][name]), **inner}
        for name, inner in properties.items()
    }
    return body | {"properties": body["properties"] | described}


def _description(body: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key == "description"}


def answer_schema(answer: Answer, url: str) -> dict[str, Any]:
    """The JSON Schema of ``answer``, whole; ``url`` is the root of the site."""
    known = definitions()
    needed: dict[str, Any] = {}

    def add(name: str) -> None:
        if name not in needed:
            needed[name] = known[name]
            for other in references_in(known[name]):
                add(other.removeprefix(REF))

    add(answer.definition)
    return {
        "$schema": DIALECT,
        "$id": url + routes.api_schema_path(answer.name),
        "title": answer.summary,
        "$ref": REF + answer.definition,
        "$defs": dict(sorted(needed.items())),
    }


def references_in(node: Any) -> Iterator[str]:
    """The values of ``$ref`` anywhere in the schema ``node``."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for inner in node.values():
            yield from references_in(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from references_in(inner)


def schema_targets(url: str) -> Iterator[Target]:
    """A file for the schema of each answer."""

    def content(answer: Answer) -> bytes:
        return indented(answer_schema(answer, url))

    for answer in all_answers():
        path = routes.api_schema_path(answer.name)
        yield MadeTarget(path, digest(url), partial(content, answer))
