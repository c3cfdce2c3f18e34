"""The style sheets of embeds: all that they need is in one file.

A mask loads its image by CORS (CSS Masking 1, 6.1), which a sandboxed frame is refused on servers
that do not allow every origin. So images are ``data:`` URLs (RFC 2397). The colours of the dark
scheme are in the sheet too: an address such as ``embed/fr/regions.html#dark`` switches them on
where the system does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from jazari_catalogue.exceptions import BuildRefused

IMAGES = "assets/images/"
_SHEETS = ("assets/embed.css", "assets/embed-map.css")
_DARK = "assets/tokens-dark.css"
_IMAGE = re.compile(r'url\("(images/[^"]+)"\)')
_SAFE = " =:/'<>,;@()-._~"
"""What a ``data:`` URL in quotation marks may have as it is, in the browsers of today."""


def embed_sheets(sheets: Mapping[str, str], images: Mapping[str, str]) -> dict[str, str]:
    """The sheets of embeds among ``sheets``, path -> joined text, with images and dark colours.

    ``images`` are SVG by their paths. Raises BuildRefused where one is missing.
    """
    dark = sheets.get(_DARK, "").strip()
    return {
        path: _inlined(sheets[path], path, images) + _dark(dark)
        for path in _SHEETS
        if path in sheets
    }


def _inlined(sheet: str, path: str, images: Mapping[str, str]) -> str:
    def data(found: re.Match[str]) -> str:
        image = images.get(f"assets/{found[1]}")
        if image is None:
            raise BuildRefused(f"overrides/{path} uses {found[1]}, which is missing.")
        svg = quote(image.strip().replace('"', "'"), safe=_SAFE)
        return f'url("data:image/svg+xml,{svg}")'

    return _IMAGE.sub(data, sheet)


def _dark(rules: str) -> str:
    """``rules`` of the dark scheme, where the system asks for it or the address does.

    In embeds ``#light`` is the root and ``#dark`` its body (``overrides/embeds/frame.html``).
    """
    by_system = rules.replace(":root", ":root:not(:target)")
    by_address = rules.replace(":root", ":root:has(>:target)")
    return f"@media (prefers-color-scheme:dark){{{by_system}}}\n{by_address}\n"
