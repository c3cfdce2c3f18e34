"""What schema.org calls kinds and fields, as their declarations give it.

The words are those of the schema.org vocabulary, https://schema.org/docs/full.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class SchemaType(NamedTuple):
    """A type of schema.org, and a more general one whose properties it has."""

    name: str
    family: str = ""
    """``Organization``, ``CreativeWork``, ``Event`` …: the type itself where it is left out."""


ORGANISATION = SchemaType("Organization")
RESEARCH_ORGANISATION = SchemaType("ResearchOrganization", "Organization")
CREATIVE_WORK = SchemaType("CreativeWork")
EVENT = SchemaType("Event")
COURSE = SchemaType("EducationalOccupationalProgram")
THING = SchemaType("Thing")


class Step(NamedTuple):
    """A property on the way to a value, and the type of the node that it leads to."""

    name: str
    type: str | None


SchemaProperty = str | Mapping[str, str]
"""A property, or one for each type (or family) that has it.

``startDate`` takes the value; ``location:Place.name`` puts it into a node of type ``Place``, which
fields with the same beginning share.
"""


def steps_of(declared: SchemaProperty | None, of: SchemaType) -> tuple[Step, ...]:
    """The steps from a thing of type ``of`` to the value; none where it has no such property."""
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
