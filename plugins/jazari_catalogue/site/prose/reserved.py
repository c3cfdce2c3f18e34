"""What the pages of the catalogue have already: addresses and anchors that prose may not take."""

from __future__ import annotations

import re

from jazari_catalogue import routes
from jazari_catalogue.records.facet_fields import all_facets
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL

_PICTURES = {"diagram", "map", "statistics", "timeline"}
_OTHERS = {"a-z", "assets", "calendar", "embed", "feeds", "page", "search"}

RESERVED_SEGMENTS = frozenset(
    {
        *KINDS_BY_PLURAL,
        *routes.OVERVIEWS,
        *(facet.page.path for facet in all_facets() if facet.page is not None),
        *_PICTURES,
        *_OTHERS,
    }
)
"""The first segments below the language in the addresses of all pages that are no prose."""

_IDS = (
    "audiences content dark evidence institutes latest lens lens-legend light menu news pictures"
    " publisher qr-code results title"
)
_PREFIXES = "sign- hand- tooth- finder- record- source- dispute- gap- change- near- at- from-"
_RESERVED = re.compile("|".join((*_IDS.split(), *(f"{prefix}.*" for prefix in _PREFIXES.split()))))


def is_reserved_id(name: str) -> bool:
    """Whether the frame, its scripts or the home page have an element with the id ``name``."""
    return bool(_RESERVED.fullmatch(name)) or name.startswith("__")
