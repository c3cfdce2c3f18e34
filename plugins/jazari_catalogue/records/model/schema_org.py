"""The schema.org types and properties that kinds and fields declare.

The names are those of the vocabulary, https://schema.org/docs/full.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class SchemaType(NamedTuple):
    """A type of schema.org, and a more general type whose properties it has too."""

    name: str
    family: str = ""
    """The more general type: ``Organization``, ``CreativeWork``, ``Event`` …; empty for none."""


ORGANISATION = SchemaType("Organization")
RESEARCH_ORGANISATION = SchemaType("ResearchOrganization", "Organization")
CREATIVE_WORK = SchemaType("CreativeWork")
EVENT = SchemaType("Event")
COURSE = SchemaType("EducationalOccupationalProgram")
THING = SchemaType("Thing")


class Step(NamedTuple):
    """A property on the path to a value, and the type of the node that it leads to, if any."""

    name: str
    type: str | None


SchemaProperty = str | Mapping[str, str]
"""A property, or a property for each type (or family) that has one.

``startDate`` has the value itself; with ``location:Place.name`` the value is the ``name`` of a node
of type ``Place``, which fields whose property begins with the same ``location:Place`` share.
"""


def steps_of(declared: SchemaProperty | None, of: SchemaType) -> tuple[Step, ...]:
    """The steps from a thing of type ``of`` to the value; none if the type has no such property."""
    if declared is None:
        return ()
    if isinstance(declared, str):
        path = declared
    else:
        path = declared.get(of.name) or declared.get(of.family) or ""
    steps = []
    for step in path.split(".") if path else []:
        name, _, node = step.partition(":")
        steps.append(Step(name, node or None))
    return tuple(steps)
