"""Graphs as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), of which rdflib and others read 1.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jazari_catalogue.exports.linked.graph import Iri, Node, Value
from jazari_catalogue.exports.linked.turtle import escaped_iri
from jazari_catalogue.exports.open_data import encode


def document(prefixes: Mapping[str, str], nodes: Iterable[bytes]) -> bytes:
    """A document of ``nodes``, each as `encoded` gives it, on a line of its own.

    Its context (§3.1) has the ``prefixes`` alone, so that it can be read without a request.
    """
    return b'{"@context":%b,"@graph":[\n%b\n]}\n' % (encode(prefixes), b",\n".join(nodes))


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
        if values:
            written[name] = [_value(value) for value in values]
    return written


def _value(value: Value) -> dict[str, Any]:
    if isinstance(value, Iri):
        return {"@id": escaped_iri(value.iri)}
    if isinstance(value, Node):
        return _node(value)
    written = {"@value": value.text}
    if value.language is not None:
        written["@language"] = value.language
    elif value.datatype is not None:
        written["@type"] = value.datatype
    return written
