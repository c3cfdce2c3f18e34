"""Graphs as Turtle 1.1 (https://www.w3.org/TR/turtle/)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jazari_catalogue.exports.linked.graph import Iri, Node, Value

_NOT_IN_IRI = re.compile(r"""[\x00-\x20\x7f-\x9f<>"{}|^`\\\[\]]|%(?![0-9A-Fa-f]{2})|#(?=.*#)""")
"""What no IRI has, and so no IRIREF: brackets outside a host, a bare %, a second # (RFC 3987 §2.2).
"""
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f]')
"""What a quoted string escapes; only ``"``, ``\\``, LF and CR must be (§6.5, [22])."""
_ECHAR = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}


def document(prefixes: Mapping[str, str], nodes: Iterable[str], base: str | None = None) -> bytes:
    """A document of ``nodes``, each as `statements` gives it; ``base`` is that of relative IRIs."""
    head = "" if base is None else f"@base {_iri(base)} .\n"
    head += "".join(f"@prefix {name}: {_iri(iri)} .\n" for name, iri in prefixes.items())
    return "\n".join([head, *nodes]).encode()


def statements(node: Node) -> str:
    """What is stated of ``node``, with a line for each property; ends in a line break."""
    subject = "[]" if node.iri is None else _iri(node.iri)
    return f"{subject} {_properties(node, '  ')} .\n"


def _properties(node: Node, indent: str) -> str:
    lines = [f"a {', '.join(node.types)}"] if node.types else []
    for name, values in node.properties.items():
        if len(values) == 1:
            lines.append(f"{name} {_value(values[0], indent)}")
        elif values:
            lines.append(f"{name} {', '.join([_value(value, indent) for value in values])}")
    return f" ;\n{indent}".join(lines)


def _value(value: Value, indent: str) -> str:
    if isinstance(value, Iri):
        if value.in_turtle is None:
            value.in_turtle = _iri(value.iri)
        return value.in_turtle
    if isinstance(value, Node):
        if value.iri is not None:
            raise ValueError(f"only blank nodes are written within others, not {value.iri}")
        return f"[ {_properties(value, indent + '  ')} ]"
    text, language, datatype = value
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escape, text)
    if language is not None:
        return f'"{text}"@{language}'
    return f'"{text}"' if datatype is None else f'"{text}"^^{datatype}'


def _iri(iri: str) -> str:
    return f"<{escaped_iri(iri)}>"


def escaped_iri(iri: str) -> str:
    """``iri`` with percent-encoding of what no IRI may have (RFC 3987 §3.1)."""
    if _NOT_IN_IRI.search(iri) is None:
        return iri
    address, mark, fragment = iri.partition("#")
    return f"{_encoded(address)}{mark}{_encoded(fragment).replace('#', '%23')}"


def _encoded(part: str) -> str:
    return _NOT_IN_IRI.sub(lambda match: f"%{ord(match[0]):02X}", part)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ECHAR.get(character) or f"\\u{ord(character):04X}"
