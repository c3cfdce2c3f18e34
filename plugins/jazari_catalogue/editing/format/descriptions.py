"""Rewrites descriptions of the old form, which are one text, as paragraphs with their sources.

This record::

    description: {fr: …, ar: …}
    sources: [page-a, page-b]
    evidence:
      description: [page-a]

becomes::

    description:
      - text: {fr: …, ar: …}
        sources: [page-a]
    sources: [page-a, page-b]

Without evidence of the description, its paragraph gets all sources of the record.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jazari_catalogue.editing.format.tree import Collection, Node, Part, Scalar, parts_of
from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.field_types import Holds, field_types
from jazari_catalogue.records.model.provenance import Paragraph
from jazari_catalogue.records.values.ids import SourceId


class Rewritten(NamedTuple):
    """A description that was rewritten: the id of its record, and whether it had evidence."""

    record: str
    had_evidence: bool


class _Fields(NamedTuple):
    """The names of the fields of a kind that are rewritten, or that say what with."""

    description: str
    evidence: str
    sources: str


def rewrite_descriptions(root: Collection) -> list[Rewritten]:
    """Rewrites the descriptions of the old form in ``root``, the tree of a record file.

    Comments stay with what they are about; those of evidence that is removed are written above the
    description. Returns what was rewritten.
    """
    rewritten: list[Rewritten] = []
    for part in root.parts:
        kind = KINDS_BY_PLURAL.get(part.key.value) if part.key else None
        fields = _fields(kind) if kind else None
        for item in parts_of(part.node):
            if fields is not None and isinstance(item.node, Collection):
                one = _rewrite(item.node, fields)
                rewritten += [one] if one else []
    return rewritten


@cache
def _fields(kind: type[Entry]) -> _Fields | None:
    """The names in ``kind``; None if it has no description."""
    types = field_types(kind).values()
    descriptions = [field.name for field in types if field.group is Paragraph]
    if not descriptions:
        return None
    (evidence,) = (field.name for field in types if field.holds is Holds.BY_FIELD)
    (sources,) = (field.name for field in types if field.declared == SourceId)
    return _Fields(descriptions[0], evidence, sources)


def _rewrite(record: Collection, fields: _Fields) -> Rewritten | None:
    """Rewrites the description of ``record``; None if it is absent, or not of the old form."""
    by_key = _by_key(record)
    description = by_key.get(fields.description)
    evidence = by_key.get(fields.evidence)
    entry = _by_key(evidence.node).get(fields.description) if evidence else None
    cited = entry or by_key.get(fields.sources)
    if description is None or cited is None:
        return None
    if not _is_text(description.node) or not _is_list(cited.node):
        return None
    text_key, sources_key = (Scalar(name, None, name, 0, 0) for name in Paragraph.model_fields)
    if entry is None:
        sources = Part(0, sources_key, _without_comments(cited.node))
    else:
        sources = entry
        sources.key = sources_key
        _remove_entry(record, evidence, entry, above=description)
    paragraph = Collection(True, False, 0, parts=[Part(0, text_key, description.node), sources])
    description.node = Collection(False, False, 0, parts=[Part(0, node=paragraph)])
    return Rewritten(_text_of(by_key.get(ID)), had_evidence=entry is not None)


def _remove_entry(record: Collection, evidence: Part | None, entry: Part, above: Part) -> None:
    """Removes ``entry`` from the evidence, and evidence that is then empty from ``record``.

    The comments of what is removed go to the part ``above`` which they will be written.
    """
    if evidence is None or not isinstance(evidence.node, Collection):
        return
    evidence.node.parts = [part for part in evidence.node.parts if part is not entry]
    if not evidence.node.parts:
        record.parts = [part for part in record.parts if part is not evidence]
        above.above += [*evidence.above, *evidence.beside, *evidence.node.below]


def _by_key(node: Node) -> dict[str, Part]:
    return {part.key.value: part for part in parts_of(node) if part.key}


def _text_of(part: Part | None) -> str:
    return part.node.value if part and isinstance(part.node, Scalar) else ""


def _is_text(node: Node) -> bool:
    """Whether ``node`` is a text, or a text by language."""
    if isinstance(node, Scalar):
        return bool(node.value)
    return node.is_mapping and bool(node.parts) and _by_key(node).keys() <= {*TEXT}


def _is_list(node: Node) -> bool:
    return isinstance(node, Collection) and not node.is_mapping and bool(node.parts)


def _without_comments(node: Node) -> Node:
    if isinstance(node, Scalar):
        return node
    parts = [Part(0, part.key, _without_comments(part.node)) for part in node.parts]
    return Collection(node.is_mapping, node.flow, 0, parts=parts)


def value_in(node: Node) -> object:
    """The value of ``node``, with every scalar as text."""
    if isinstance(node, Scalar):
        return node.value
    if node.is_mapping:
        return {name: value_in(part.node) for name, part in _by_key(node).items()}
    return [value_in(part.node) for part in node.parts]
