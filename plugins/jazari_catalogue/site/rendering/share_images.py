"""The picture that others show beside a link to a page: one for each kind of record and language.

The pictures are drawn by ``tools/share_images.py`` and kept in the tree, for drawing them takes
longer than the rest of a build. A kind that has none yet is shown with that of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.site.text.interface import Interface

FOLDER = "assets/share"
CATALOGUE = "catalogue"
"""The name of the picture of every page that is not about a kind of record."""

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that readers of Open Graph show whole."""


class ShareImage(NamedTuple):
    """A picture of a page: where it is on the site and the words for who does not see it."""

    path: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def image_path(name: str, language: str) -> str:
    """Where the picture ``name`` is on the site and below ``overrides``."""
    return f"{FOLDER}/{name}-{language}.png"


def share_image(page_id: str, interface: Interface, has: Callable[[str], bool]) -> ShareImage:
    """The picture of the page ``page_id``; ``has`` checks whether a file exists.

    A language without pictures shows those of the fallback.
    """
    catalogue = interface.gettext("Catalogue of the Jazari Institutes")
    kind = KINDS.get(page_id.removeprefix("list-"))
    for language in (interface.code, FALLBACK):
        if kind is not None and has(image_path(kind.kind, language)):
            alt = f"{interface.words(kind.titles)} · {catalogue}"
            return ShareImage(image_path(kind.kind, language), alt)
        if has(image_path(CATALOGUE, language)):
            return ShareImage(image_path(CATALOGUE, language), catalogue)
    return ShareImage(image_path(CATALOGUE, FALLBACK), catalogue)
