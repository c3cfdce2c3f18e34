"""What sources state on the page of a record, as nodes of JSON-LD in the terms of schema.org.

A node is a part (``hasPart``) of the page and cites the sources whose marks the page shows beside
the same text. It says no more: a property of what the record describes would be stated by the
catalogue itself, and ``appearance`` would have the text, which is ours, occur in the source.

What sources state is a ``Claim`` ("a specific, factually-oriented claim"). What the catalogue
derived, classified or translated from it is a ``Statement`` ("a statement about something").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from msgspec import Raw

from jazari_catalogue.site.structured_things import Node, encode
from jazari_catalogue.site.view_data import Value


class CitedText(NamedTuple):
    """A value with its sources, as the page of a record shows it, or a side of a dispute."""

    anchor: str
    """The id of the element that shows it; the sides of a dispute have the same."""
    label: str | None
    """The title of its field, if the page shows it, or what the dispute is about."""
    texts: tuple[Value, ...]
    sources: tuple[str, ...]
    """The ids of the elements that show its sources."""
    is_stated: bool
    """Whether sources state it; if not, the catalogue made it from what they state."""
    is_side: bool


def claims(cited_texts: Iterable[CitedText]) -> list[Node]:
    """A node for each value of ``cited_texts``, and one for each dispute with all its sides."""
    nodes: list[Node] = []
    disputes: dict[str, Node] = {}
    for cited in cited_texts:
        node: Node = {"@type": "Claim" if cited.is_stated else "Statement"}
        if cited.is_side:
            dispute = disputes.get(cited.anchor)
            if dispute is None:
                dispute = disputes[cited.anchor] = {
                    "@type": "CreativeWork",
                    "@id": f"#{cited.anchor}",
                    "name": cited.label,
                    "hasPart": [],
                }
                nodes.append(dispute)
            dispute["hasPart"].append(node)
        else:
            node["@id"] = f"#{cited.anchor}"
            if cited.label is not None:
                node["name"] = cited.label
            nodes.append(node)
        node["text"] = _one_or_all([text.text for text in cited.texts])
        languages = {text.lang for text in cited.texts}
        if len(languages) == 1 and (language := languages.pop()) is not None:
            node["inLanguage"] = language
        node["citation"] = _one_or_all([_reference(source) for source in cited.sources])
    return nodes


@cache
def _reference(element: str) -> Raw:
    """The node of a source that the page describes, as every claim repeats it."""
    return Raw(encode({"@id": f"#{element}"}))


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
