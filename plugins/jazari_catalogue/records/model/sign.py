"""The sign of a kind: the drawing, colour and shape that identify its records."""

from __future__ import annotations

from typing import Literal, NamedTuple

Colour = Literal["green", "cobalt", "turquoise", "ochre", "terracotta", "aubergine", "slate"]
"""A colour of zellige, by its name in ``overrides/assets/styles/tokens.css``."""
Shape = Literal["circle", "diamond", "triangle", "wedge", "square", "star"]


class Sign(NamedTuple):
    """A drawing and a colour, for labels and headings; a shape, for the timeline."""

    drawing: str = "default"
    """The name of an SVG file in ``overrides/assets/images/kinds``."""
    colour: Colour = "slate"
    shape: Shape = "triangle"
