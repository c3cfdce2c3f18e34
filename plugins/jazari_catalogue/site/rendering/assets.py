"""Files that the site serves beside its pages: what is of others, scripts and sheets of ours.

The former come from the npm registry through ``package-lock.json`` and are published unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing.targets import FileTarget

_FONT = re.compile(r"url\(\s*[\"']?\.\./fonts/([\w.-]+)[\"']?\s*\)")
_MODULES = {
    "assets/vendor/lean-qr.js": "lean-qr/index.mjs",
    "assets/vendor/lean-qr-svg.js": "lean-qr/extras/svg.mjs",
}
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", flags=re.DOTALL | re.MULTILINE)


_SITE_SHEET = "assets/site.css"
_THEME_SHEET = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
UNLINKED = ("assets/styles/", "assets/stylesheets/")
"""Where the parts of sheets are, ours and the theme's: no page links to them."""
_IMPORT = re.compile(r'^@import "(styles/[\w-]+\.css)";$', flags=re.MULTILINE)


def asset_targets(overrides: Path, node_modules: Path) -> list[FileTarget]:
    """The typefaces that ``assets/styles/fonts.css`` names, and the modules that scripts import.

    Raises BuildRefused where one is not installed.
    """
    targets = []
    sheet = (overrides / "assets" / "styles" / "fonts.css").read_text(encoding="utf-8")
    for name in dict.fromkeys(_FONT.findall(sheet)):
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


def linked_sheets(sheets: Mapping[str, str]) -> dict[str, str]:
    """The style sheets that pages link to, path -> text, each with the parts that it imports.

    ``sheets`` are all that the theme and ``overrides/assets`` have, without comments. A browser
    would fetch each part by itself, and show nothing before the last has come. The theme's sheet
    comes first in the sheet of every page, so that ours win over it.
    """
    linked = {}
    for path, sheet in sheets.items():
        if not path.startswith(UNLINKED):
            imported = [_part(sheets, name) for name in _IMPORT.findall(sheet)]
            linked[path] = "\n".join(imported) if imported else sheet
    theme = [text for path, text in sheets.items() if _THEME_SHEET.fullmatch(path)]
    linked[_SITE_SHEET] = "\n".join([*theme, linked[_SITE_SHEET]])
    return linked


def _part(sheets: Mapping[str, str], name: str) -> str:
    """The text of a part, its addresses relative to the sheet that imports it."""
    return re.sub(r"""(url\(["']?)\.\./""", r"\1", sheets[f"assets/{name}"])
