"""The peers that are audited beside our site: the same prose and record, as others publish them.

Stock Material is set up as its documentation begins. The design systems are in design_systems.py.
Left out are typefaces that are loaded from other companies' servers (Material) or that only gov.uk
may use, like its crown (GOV.UK): the pages are lighter without them.

The Système de Design de l'État (DSFR) is not a peer: its terms forbid its use outside the sites of
the French State.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.design_systems import govuk_frontend, uswds
from benchmarks.peer_content import (
    EXTENSIONS,
    RECORD,
    ROOT,
    audited_record,
    facts_of,
    name_of,
    prose,
)
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.model.entry import Entry

CONFIGURATION = """\
site_name: Catalogue of the Jazari Institutes
site_url: https://example.invalid/{language}/
docs_dir: {language}
site_dir: site/{language}
theme:
  name: material
  language: {language}
  font: false
markdown_extensions: [{extensions}]
"""


def stock_material(folder: Path) -> Path:
    """Builds the pages with stock Material in ``folder`` and returns the folder of the site."""
    record = audited_record()
    for language in LANGUAGES:
        docs = folder / language
        (docs / RECORD).mkdir(parents=True)
        for file in sorted((ROOT / "content" / language).glob("*.md")):
            (docs / file.name).write_text(prose(file), encoding="utf-8")
        page = "\n".join(_as_markdown(record, language))
        (docs / RECORD / "index.md").write_text(page, encoding="utf-8")
        configuration = CONFIGURATION.format(language=language, extensions=", ".join(EXTENSIONS))
        (folder / f"{language}.yml").write_text(configuration, encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", f"{language}.yml"]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        subprocess.run(command, cwd=folder, env=quiet, check=True)
    return folder / "site"


def _as_markdown(record: Entry, language: str) -> Iterator[str]:
    """The page of ``record`` as an editor without this project would write it."""
    yield f"# {name_of(record, language)}\n"
    yield "| | |\n|---|---|"
    for title, shown in facts_of(record, language):
        yield f"| {title} | {'<br>'.join(shown).replace('|', ' ')} |"


PEERS: Mapping[str, Callable[[Path], Path]] = {
    "stock Material": stock_material,
    "GOV.UK Frontend": govuk_frontend,
    "USWDS": uswds,
}
"""The function that writes the site of each peer into an empty folder and returns its root."""
PAGES = {"home": "", "record": RECORD}
"""The audited pages of a peer below a language. None has a search page."""
