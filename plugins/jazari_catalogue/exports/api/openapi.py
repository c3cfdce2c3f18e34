"""``openapi.json``: the description of the API for programs (OpenAPI 3.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jazari_catalogue import licences, routes
from jazari_catalogue.exports.api.field_schemas import REF
from jazari_catalogue.exports.api.head import VERSION
from jazari_catalogue.exports.api.schemas import (
    Answer,
    all_answers,
    data_name,
    definitions,
    schema_targets,
)
from jazari_catalogue.exports.export import Export, Format
from jazari_catalogue.exports.open_data import OpenData, RecordData, indented
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.schema import DIALECT
from jazari_catalogue.records.values.titles import Titles

OPENAPI = Format(
    "OpenAPI", "application/json", "OpenAPI 3.1.1", "https://spec.openapis.org/oas/v3.1.1.html"
)

_TITLES = Titles(
    "La description de l’API pour les programmes",
    "وصف الواجهة البرمجية للبرامج",
    "The description of the API for programs",
)

_COMPONENTS = "#/components/schemas/"

_DESCRIPTION = """\
The records of the catalogue of the Jazari Institutes, with the sources of every value. Each answer
is a file of JSON that a build of the site writes: there is no key, no query, and nothing to send.

Scripts of any site may read the answers: GitHub Pages, which serves this site, answers every
origin with the header `Access-Control-Allow-Origin: *`. A copy of the site on another server must
send that header itself.

Programs should ignore keys that they do not know: a minor version may add keys and values. A key is
removed, or changes its meaning, under another major version only, at other addresses.

An address without an answer gives the status 404 and a page of HTML. A value that is not known is
null, or its field is missing: nothing is invented.
"""


def openapi_exports(data: OpenData) -> Iterator[Export]:
    """The file, with the schemas of the answers as its parts.

    They depend on the models and on the settings of the site, on no record.
    """
    target = MadeTarget(
        routes.OPENAPI,
        digest(data.url, repr(data.publisher)),
        lambda: indented(openapi(data.url, data.publisher)),
    )
    yield Export(target, OPENAPI, _TITLES, unlisted=list(schema_targets(data.url)), is_data=False)


def openapi(url: str, publisher: dict[str, str]) -> dict[str, Any]:
    """The description of the API of the site at ``url``, as ``publisher`` publishes it."""
    schemas = _in_components(definitions())
    schemas[RecordData.__name__]["discriminator"] = {
        "propertyName": "kind",
        "mapping": {kind.kind: _COMPONENTS + data_name(kind) for kind in KINDS.values()},
    }
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Catalogue of the Jazari Institutes",
            "version": VERSION,
            "description": _DESCRIPTION,
            "license": {"name": "Creative Commons Attribution 4.0", "url": licences.CONTENT},
            "x-publisher": publisher,
        },
        "jsonSchemaDialect": DIALECT,
        "servers": [{"url": url.removesuffix("/"), "description": "The site"}],
        "paths": {f"/{answer.path}": {"get": _operation(answer)} for answer in all_answers()},
        "components": {"schemas": schemas},
    }


def _operation(answer: Answer) -> dict[str, Any]:
    schema = {"$ref": _COMPONENTS + answer.definition}
    responses: dict[str, Any] = {
        "200": {
            "description": answer.summary,
            "content": {"application/json": {"schema": schema}},
        }
    }
    operation: dict[str, Any] = {"operationId": f"get-{answer.name}", "summary": answer.summary}
    parameter = answer.parameter
    if parameter is not None:
        operation["parameters"] = [
            {
                "name": parameter.name,
                "in": "path",
                "required": True,
                "description": parameter.description,
                "schema": parameter.schema,
                "example": parameter.example,
            }
        ]
        responses["404"] = {
            "description": "Nothing is or was there; a page of HTML says so.",
            "content": {"text/html": {"schema": {"type": "string"}}},
        }
    return operation | {"responses": responses}


def _in_components(node: Any) -> Any:
    """``node`` with its references as an OpenAPI document has them."""
    if isinstance(node, dict):
        return {
            key: value.replace(REF, _COMPONENTS)
            if key == "$ref" and isinstance(value, str)
            else _in_components(value)
            for key, value in node.items()
        }
    return [_in_components(one) for one in node] if isinstance(node, list) else node
