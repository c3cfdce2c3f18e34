"""The style sheet with the sign, a colour and a drawing, of each kind and each facet with pages."""

from __future__ import annotations

from pathlib import Path

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.site.pages.lists import listed_facets

PATH = "overrides/assets/styles/kinds.css"

_HEAD = """\
/*
 * The signs of kinds and facets, generated from their models by `make generate`. The rules that use
 * them are in labels.css.
 */
"""


def sheet() -> str:
    """The content of the style sheet."""
    signs = {kind.kind: kind.sign for kind in KINDS.values()}
    signs |= {listed.page.sign.drawing: listed.page.sign for listed in listed_facets()}
    return "\n".join([_HEAD, *(_rule(name, sign) for name, sign in signs.items())])


def _rule(name: str, sign: Sign) -> str:
    return f"""\
.kind-{name} {{
  --accent: var(--{sign.colour});
  --sign: url("../images/kinds/{sign.drawing}.svg");
}}
"""


def files(_root: Path) -> dict[str, str]:
    """The style sheet, by its path in the project."""
    return {PATH: sheet()}
