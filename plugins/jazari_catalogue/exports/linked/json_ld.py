"""Graphs as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), of which rdflib and others read 1.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Raw

from jazari_catalogue.exports.linked.graph import Iri, Node, Value
from jazari_catalogue.exports.linked.turtle import escaped_iri
from jazari_catalogue.exports.open_data import encode


def document(prefixes: Mapping[str, str], nodes: Iterable[bytes], base: str | None = None) -> bytes:
    """A document of ``nodes``, each as `encoded` gives it, on a line of its own.

    Its context (§3.1) has the ``prefixes`` and the ``base`` of relative IRIs (§4.1.3) alone, so
    that it can be read without a request.
    """
    context = prefixes if base is None else {"@base": base, **prefixes}
    return b'{"@context":%b,"@graph":[\n%b\n]}\n' % (encode(context), b",\n".join(nodes))


def encoded(node: Node) -> bytes:
    """``node`` as a node object (§9.2), on one line."""
    return encode(_node(node))


def _node(node: Node) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if node.iri is not None:
        written["@id"] = escaped_iri(node.iri)
    if node.types:
        written["@type"] = node.types
    for name, values in node.properties.items():
        if len(values) == 1:
            written[name] = _value(values[0])
        elif values:
            written[name] = list(map(_value, values))
    return written


def _value(value: Value) -> object:
    if isinstance(value, Iri):
        if value.in_json is None:
            value.in_json = Raw(encode({"@id": escaped_iri(value.iri)}))
        return value.in_json
    if isinstance(value, Node):
        return _node(value)
    text, language, datatype = value
    if language is not None:
        return {"@value": text, "@language": language}
    return text if datatype is None else {"@value": text, "@type": datatype}
