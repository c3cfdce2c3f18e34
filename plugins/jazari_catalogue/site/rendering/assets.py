"""Files that the site serves beside its pages: what is of others, scripts and sheets of ours.

The former come from the npm registry through ``package-lock.json`` and are published unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing.targets import FileTarget

_FONT = re.compile(r"url\(\s*[\"']?(?:\./)?fonts/([\w.-]+)[\"']?\s*\)")
_MODULES = {
    "assets/vendor/lean-qr.js": "lean-qr/index.mjs",
    "assets/vendor/lean-qr-svg.js": "lean-qr/extras/svg.mjs",
}
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", flags=re.DOTALL | re.MULTILINE)


SHEET = "assets/site.css"
"""What every page is laid out by: one file, for a page waits for all its sheets."""
_THEME = r"stylesheets/main\.\w+\.min"
_IN_ORDER = (_THEME, "fonts", "tokens", "catalogue", "kinds", "neighbourhood")
SHEETS = re.compile(rf"assets/(?:{'|'.join(f'({name})' for name in _IN_ORDER)})\.css")
"""The sheets that it is made of: the theme's, then ours as they build upon each other."""


def asset_targets(overrides: Path, node_modules: Path) -> list[FileTarget]:
    """The typefaces that ``assets/fonts.css`` names, and the modules that scripts import.

    Raises BuildRefused where one is not installed.
    """
    targets = []
    names = dict.fromkeys(_FONT.findall((overrides / "assets" / "fonts.css").read_text("utf-8")))
    for name in names:
        found = sorted(node_modules.glob(f"@fontsource*/*/files/{name}"))
        if not found:
            raise _missing(name)
        targets.append(FileTarget(f"assets/fonts/{name}", found[0].read_bytes()))
    for path, module in _MODULES.items():
        try:
            targets.append(FileTarget(path, (node_modules / module).read_bytes()))
        except OSError:
            raise _missing(module) from None
    return targets


def _missing(name: str) -> BuildRefused:
    return BuildRefused(f"{name} is not installed. Fix it with: rm -r node_modules && make site")


def without_comments(script: str) -> str:
    """A script or a sheet of ours without the comments that stand on lines of their own.

    They are a third of what a visitor would fetch, and remain where the script is edited.
    """
    return _COMMENT.sub("", script)


def one_sheet(sheets: Mapping[str, str]) -> str:
    """``sheets``, path -> text, as one: in the order in which they build upon each other."""
    places = {found.lastindex or 0: path for path in sheets if (found := SHEETS.fullmatch(path))}
    return "\n".join(sheets[places[place]] for place in sorted(places))
