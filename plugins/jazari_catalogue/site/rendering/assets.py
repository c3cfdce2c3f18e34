"""Assets: fonts and scripts of other projects, and our own scripts and style sheets.

Those of other projects come from the npm registry through ``package-lock.json`` and are published
unchanged.
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
"""Path on the site -> module in ``node_modules`` that scripts import."""
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", flags=re.DOTALL | re.MULTILINE)

_SITE_SHEET = "assets/site.css"
UNLINKED = ("assets/styles/", "assets/scripts/find_base.js")
"""What no page links to: the parts of our sheets, the script of 404.html."""
_IMPORT = re.compile(r'^@import "(styles/[\w-]+\.css)";\n', flags=re.MULTILINE)
_SPACE = re.compile(
    r'("[^"]*")|(?:\s|/\*.*?\*/|;(?=\s*\}))*([{};,])(?:\s|/\*.*?\*/)*|(:)\s+|(?:\s|/\*.*?\*/)+',
    flags=re.DOTALL,
)
"""Text in quotes, which stays, or space and comments, alone or around a sign of the syntax."""
_OTHER_IMPORT = re.compile(r"@import\b[^;]*\bstyles/")
"""An import of a part that is not joined, and that a browser would not find."""


def asset_targets(overrides: Path, node_modules: Path) -> list[FileTarget]:
    """The fonts that ``assets/styles/fonts.css`` names, and the modules that scripts import.

    ``overrides`` is the folder of the theme's overrides. Raises BuildRefused if a file is missing
    in ``node_modules``.
    """
    return [
        FileTarget(path, file.read_bytes())
        for path, file in asset_files(overrides, node_modules).items()
    ]


def asset_files(overrides: Path, node_modules: Path) -> dict[str, Path]:
    """Path on the site -> file in ``node_modules``, of the targets above. Raises BuildRefused."""
    published = {}
    sheet = (overrides / "assets" / "styles" / "fonts.css").read_text(encoding="utf-8")
    for name in dict.fromkeys(_FONT.findall(sheet)):
        files = sorted(node_modules.glob(f"@fontsource*/*/files/{name}"))
        if not files:
            raise _missing(name)
        published[f"assets/fonts/{name}"] = files[0]
    for path, module in _MODULES.items():
        if not (node_modules / module).is_file():
            raise _missing(module)
        published[path] = node_modules / module
    return published


def _missing(name: str) -> BuildRefused:
    return BuildRefused(f"{name} is not installed. Fix it with: rm -r node_modules && make site")


def without_comments(source: str) -> str:
    """The source of a script or style sheet of ours without comments on lines of their own.

    They would be a third of what visitors fetch.
    """
    return _COMMENT.sub("", source)


def linked_sheets(sheets: Mapping[str, str]) -> dict[str, str]:
    """Path -> text of the style sheets that pages link to, each joined with those it imports.

    ``sheets`` has all sheets of ``overrides/assets``, without comments. Without joining, a browser
    would fetch each imported sheet by itself, and show nothing before the last one. Raises
    BuildRefused where a sheet is missing or imports a part in another way.
    """
    if _SITE_SHEET not in sheets:
        raise BuildRefused(f"overrides/{_SITE_SHEET} is missing.")
    linked = {}
    for path, sheet in sheets.items():
        if not path.startswith(UNLINKED):
            imported = [_part(sheets, name, path) for name in _IMPORT.findall(sheet)]
            own = _IMPORT.sub("", sheet)
            joined = "".join((*imported, own))
            if _OTHER_IMPORT.search(joined):
                raise BuildRefused(
                    f"overrides/{path} or a part of it imports a part otherwise than as below.\n"
                    '    → Write in this sheet, as a line of its own: @import "styles/NAME.css";'
                )
            linked[path] = _without_space(joined)
    return linked


def _without_space(sheet: str) -> str:
    """The same rules without comments and space: a tenth less to fetch, even compressed."""
    pieces = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    # Every second piece is a text in quotes, whose space is content.
    for number, piece in list(enumerate(pieces))[::2]:
        text = re.sub(r" ?([{};,]) ?|(?<=:) ", r"\1", re.sub(r"\s+", " ", piece))
        pieces[number] = text.replace(";}", "}")
    return "".join(pieces).strip() + "\n"


def _part(sheets: Mapping[str, str], name: str, importing: str) -> str:
    """The text of the sheet ``name``, with URLs relative to the sheet ``importing`` it."""
    sheet = sheets.get(f"assets/{name}")
    if sheet is None:
        raise BuildRefused(f"overrides/{importing} imports {name}, which is missing.")
    return re.sub(r"""(url\(["']?)\.\./""", r"\1", sheet)
