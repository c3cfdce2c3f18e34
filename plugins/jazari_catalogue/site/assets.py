"""Files of other projects that the site serves itself: typefaces.

They come from the npm registry through ``package-lock.json`` and are published unchanged.
"""

from __future__ import annotations

import re
from pathlib import Path

from jazari_catalogue.site.targets import FileTarget

_FONT = re.compile(r"url\(\s*[\"']?(?:\./)?fonts/([\w.-]+)[\"']?\s*\)")


class MissingAssets(Exception):
    """A file that should have come with the set-up is not there."""


def asset_targets(overrides: Path, node_modules: Path) -> list[FileTarget]:
    """The typefaces that ``assets/fonts.css`` names.

    Raises MissingAssets.
    """
    targets = []
    names = dict.fromkeys(_FONT.findall((overrides / "assets" / "fonts.css").read_text("utf-8")))
    for name in names:
        found = sorted(node_modules.glob(f"@fontsource*/*/files/{name}"))
        if not found:
            raise MissingAssets(name)
        targets.append(FileTarget(f"assets/fonts/{name}", found[0].read_bytes()))
    return targets
