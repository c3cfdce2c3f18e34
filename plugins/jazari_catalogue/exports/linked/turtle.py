"""Graphs as Turtle 1.1 (https://www.w3.org/TR/turtle/)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from jazari_catalogue.exports.linked.graph import Iri, Literal, Node, Value

_NOT_IN_IRI = re.compile('[\x00-\x20<>"{}|^`\\\\]')
"""What an IRIREF may not have (§6.5, [18])."""
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f]')
"""What a quoted string escapes; only ``"``, ``\\``, LF and CR must be (§6.5, [22])."""
_ECHAR = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}


def document(prefixes: Mapping[str, str], nodes: Iterable[str]) -> bytes:
    """A document of ``nodes``, each as `statements` gives it."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    return "\n".join([head, *nodes]).encode()


def statements(node: Node) -> str:
    """What is stated of ``node``, with a line for each property; ends in a line break."""
    subject = "[]" if node.iri is None else _iri(node.iri)
    return f"{subject} {_properties(node, '  ')} .\n"


def _properties(node: Node, indent: str) -> str:
    return f" ;\n{indent}".join(_lines(node, indent))


def _lines(node: Node, indent: str) -> Iterator[str]:
    if node.types:
        yield f"a {', '.join(node.types)}"
    for name, values in node.properties.items():
        if values:
            yield f"{name} {', '.join(_value(value, indent) for value in values)}"


def _value(value: Value, indent: str) -> str:
    if isinstance(value, Iri):
        return _iri(value.iri)
    if isinstance(value, Literal):
        text = f'"{_ESCAPED.sub(_escape, value.text)}"'
        if value.language is not None:
            return f"{text}@{value.language}"
        return text if value.datatype is None else f"{text}^^{value.datatype}"
    if value.iri is not None:
        raise ValueError(f"only blank nodes are written within others, not {value.iri}")
    return f"[ {_properties(value, indent + '  ')} ]"


def _iri(iri: str) -> str:
    return f"<{escaped_iri(iri)}>"


def escaped_iri(iri: str) -> str:
    """``iri`` with percent-encoding of what no IRI may have (RFC 3987 §3.1)."""
    return _NOT_IN_IRI.sub(lambda match: f"%{ord(match[0]):02X}", iri)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ECHAR.get(character) or f"\\u{ord(character):04X}"
