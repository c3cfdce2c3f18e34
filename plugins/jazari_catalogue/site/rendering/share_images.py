"""Share images: what other sites show beside a link to a page (``og:image`` of Open Graph).

There is one for each kind of record and language, and one per language for all other pages.
``tools/share_images.py`` draws them. They are kept in the repository, because drawing them takes
longer than the rest of a build.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.texts.interface import Interface

FOLDER = "assets/share"
CATALOGUE = "catalogue"
"""The name of the image of pages that are not about a kind of record."""

INDEPENDENT = "Independent catalogue, not a government website"
"""What the image of a site that is not official says of it."""

WIDTH, HEIGHT = 1200, 630
"""Pixels: a size that other sites show without cropping."""


class ShareImage(NamedTuple):
    """The share image of a page: its path on the site, alternative text and size in pixels."""

    path: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def image_path(name: str, language: str) -> str:
    """The path of the image ``name``, both on the site and in ``overrides``."""
    return f"{FOLDER}/{name}-{language}.png"


def share_image(page_id: str, interface: Interface, has: Callable[[str], bool]) -> ShareImage:
    """The share image of a page, in the language of ``interface``.

    ``page_id`` is the id of a page, such as ``institute`` or ``list-institute``. ``has`` returns
    whether a file exists in ``overrides``. Without an image of its own, a kind has that of the
    catalogue, and a language those of the fallback language.
    """
    catalogue = interface.gettext("Catalogue of the Jazari Institutes")
    kind = KINDS.get(page_id.removeprefix("list-"))
    for language in (interface.code, FALLBACK):
        if kind is not None and has(image_path(kind.kind, language)):
            alt = f"{interface.title(kind.titles)} · {catalogue}"
            return ShareImage(image_path(kind.kind, language), alt)
        if has(image_path(CATALOGUE, language)):
            return ShareImage(image_path(CATALOGUE, language), catalogue)
    return ShareImage(image_path(CATALOGUE, FALLBACK), catalogue)
