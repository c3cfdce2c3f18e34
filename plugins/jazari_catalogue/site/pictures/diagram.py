"""The diagram of the whole network: which boxes and ties it has, and what each tie says.

Boxes are in columns by kind. ``diagram_layout.py`` places them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.site.diagram_records import MOST, columns, shown_in_diagram
from jazari_catalogue.site.ordering import in_list_order, newest_first
from jazari_catalogue.site.pictures.accessible_names import accessible_name, disputes_in_words
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import PageView, StrengthView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.records.catalogue import Catalogue, Edge
    from jazari_catalogue.records.model.entry import Entry
    from jazari_catalogue.site.views import Views
    from jazari_catalogue.texts.interface import Interface


class Tie(NamedTuple):
    """Two related nodes, by their indices, and the relations between them."""

    one: int
    other: int
    relations: tuple[Edge, ...]


class Ties(NamedTuple):
    """The nodes and ties of the diagram, independent of language."""

    nodes: tuple[str, ...]
    """The ids of records, or the names of kinds if ``of_kinds``."""
    columns: tuple[int, ...]
    """The column of each node, from 0."""
    ties: tuple[Tie, ...]
    of_kinds: bool


class Group(View, frozen=True):
    """Nodes, by their indices, under the name of their kind or of their relation to a node."""

    label: str
    nodes: tuple[int, ...]


class Count(View, frozen=True):
    """A related kind, by the index of its node, and the number of relations to its records."""

    node: int
    number: str


class Node(View, frozen=True):
    """A box of the diagram: a record, or a kind. The name of a kind is its number of records."""

    id: str
    kind: str
    kind_label: str
    name: Value
    column: int
    groups: tuple[Group, ...] = ()
    """The related records by relation; none if the nodes are kinds."""
    counts: tuple[Count, ...] = ()
    """The related kinds; none if the nodes are records."""
    label: str = ""
    """Its accessible name."""
    strength: StrengthView | None = None
    """None for a kind."""
    disputes: int = 0
    """On how many points sources differ."""

    @property
    def href(self) -> str | None:
        """The address of the record, or of the list of the kind."""
        return self.name.href


class TieView(View, frozen=True):
    """A line between two nodes, and what it says: a sentence for each relation."""

    one: int
    other: int
    meaning: str


class DiagramView(View, frozen=True):
    """The page of the diagram without positions, which follow from it when it is rendered."""

    page: PageView
    of_kinds: bool
    columns: tuple[str, ...]
    """The headings of the columns."""
    nodes: tuple[Node, ...]
    ties: tuple[TieView, ...]
    alone: str
    """The heading of the boxes without ties."""
    choices: tuple[Group, ...] = ()
    """The records of each kind in the order of its list; none if the nodes are kinds."""
    first: int = 0
    """The node that a narrow screen shows first."""
    strengths: tuple[StrengthView, ...] = ()
    """The legend of the signs in the boxes; empty if they are kinds."""


def ties_of(catalogue: Catalogue) -> Ties:
    """The nodes and ties of the diagram: records, or kinds if there are more than ``MOST``."""
    shown = shown_in_diagram(catalogue)
    of_kinds = len(shown) > MOST
    name_of = {record.id: record.kind if of_kinds else record.id for _, record in shown}
    nodes = tuple(dict.fromkeys(name_of.values()))
    index = {name: index for index, name in enumerate(nodes)}
    column = {name_of[record.id]: column for column, record in shown}
    pairs: dict[tuple[int, int], list[Edge]] = {}
    for _, record in shown:
        for edge in catalogue.outgoing.get(record.id, ()):
            if edge.object in name_of:
                one, other = index[name_of[edge.subject]], index[name_of[edge.object]]
                if one != other:
                    pairs.setdefault((min(one, other), max(one, other)), []).append(edge)
    ties = tuple(Tie(*pair, tuple(edges)) for pair, edges in sorted(pairs.items()))
    return Ties(nodes, tuple(column[name] for name in nodes), ties, of_kinds)


def diagram_page(views: Views, ties: Ties) -> DiagramView:
    """The page of the diagram in the language of ``views``, without positions."""
    page = picture_page(views, "diagram")
    make = _kind_node if ties.of_kinds else _record_node
    nodes = [
        make(views, page.base, name, column)
        for name, column in zip(ties.nodes, ties.columns, strict=True)
    ]
    if ties.of_kinds:
        nodes = [
            replace(node, counts=own) for node, own in zip(nodes, _counts(views, ties), strict=True)
        ]
    else:
        nodes = [
            replace(node, groups=own) for node, own in zip(nodes, _groups(views, ties), strict=True)
        ]
    present = {node.kind for node in nodes}
    heads = tuple(
        views.interface.list_of(
            [views.interface.title(kind.plural_titles) for kind in kinds if kind.kind in present]
        )
        for kinds in columns()
    )
    kinds = [node.kind for node in nodes]
    return DiagramView(
        page,
        ties.of_kinds,
        heads,
        tuple(nodes),
        tuple(TieView(tie.one, tie.other, _meaning(views, nodes, tie, ties)) for tie in ties.ties),
        views.interface.gettext("Not linked in this diagram"),
        () if ties.of_kinds else _choices(views, ties),
        kinds.index(Network.kind) if Network.kind in kinds else 0,
        () if ties.of_kinds else views.strengths(page.base),
    )


def _kind_node(views: Views, base: str, name: str, column: int) -> Node:
    kind = KINDS[name]
    count = views.interface.number(len(views.catalogue.of_kind(kind)))
    shown = Value(count, href=base + routes.list_path(views.lang, kind))
    label = views.interface.title(kind.plural_titles)
    return Node(name, name, label, shown, column, label=f"{label}: {count}")


def _record_node(views: Views, base: str, name: str, column: int) -> Node:
    card = views.card(views.catalogue[name], base)
    label = accessible_name(
        f"{card.kind_label}: {card.name.text}",
        card.strength,
        disputes_in_words(views, card.disputes),
    )
    return Node(
        name,
        card.kind,
        card.kind_label,
        replace(card.name, href=card.href),
        column,
        label=label,
        strength=card.strength,
        disputes=card.disputes,
    )


def _choices(views: Views, ties: Ties) -> tuple[Group, ...]:
    index = {name: number for number, name in enumerate(ties.nodes)}
    choices = []
    for kind in (kind for kinds in columns() for kind in kinds):
        order = newest_first if kind.newest_first else in_list_order
        records = order(views.catalogue.of_kind(kind), views.position)
        if records:
            label = views.interface.title(kind.plural_titles)
            choices.append(Group(label, tuple(index[record.id] for record in records)))
    return tuple(choices)


def _counts(views: Views, ties: Ties) -> list[tuple[Count, ...]]:
    """For each kind the related ones, in the order of the nodes."""
    related: list[list[Count]] = [[] for _ in ties.nodes]
    for tie in ties.ties:
        number = views.interface.number(len(tie.relations))
        related[tie.one].append(Count(tie.other, number))
        related[tie.other].append(Count(tie.one, number))
    return [tuple(sorted(counts, key=lambda count: count.node)) for counts in related]


def _groups(views: Views, ties: Ties) -> list[tuple[Group, ...]]:
    """The relations of each record, in the order and under the names of its page."""
    index = {name: number for number, name in enumerate(ties.nodes)}
    related: list[dict[str, dict[int, None]]] = [{} for _ in ties.nodes]
    for number, name in enumerate(ties.nodes):
        for field in type(views.catalogue[name]).relations():
            related[number].setdefault(_label(views.interface, views.catalogue[name], field), {})
    for tie in ties.ties:
        for edge in tie.relations:
            subject, title = views.catalogue[edge.subject], views.interface.title
            one, other = index[edge.subject], index[edge.object]
            reverse = title(subject.relations()[edge.field].reverse)
            related[one][_label(views.interface, subject, edge.field)][other] = None
            related[other].setdefault(reverse, {})[one] = None
    return [
        tuple(Group(label, tuple(others)) for label, others in groups.items() if others)
        for groups in related
    ]


def _label(interface: Interface, record: Entry, field: str) -> str:
    return interface.title(type(record).fields()[field].titles)


def _meaning(views: Views, nodes: list[Node], tie: Tie, ties: Ties) -> str:
    """What a tie says, as lines of text with a dash between subject, relation and object."""
    if ties.of_kinds:
        one, other = nodes[tie.one].kind_label, nodes[tie.other].kind_label
        return f"{one} — {other} ({views.interface.number(len(tie.relations))})"
    names = {ties.nodes[index]: nodes[index].name.text for index in (tie.one, tie.other)}
    says = []
    for edge in tie.relations:
        label = _label(views.interface, views.catalogue[edge.subject], edge.field)
        says.append(f"{names[edge.subject]} — {label} — {names[edge.object]}")
    return "\n".join(says)
