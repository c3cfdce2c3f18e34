"""Records that try to break pages, files or reports, each named by what it attempts.

``ACCEPTED`` are published, ``REFUSED`` are reported by `catalogue check`.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests import invented
from tests.hostile import as_written
from tests.hostile_records.addresses import ADDRESSES
from tests.hostile_records.hostile import Hostile, Record
from tests.hostile_records.texts import TEXTS
from tests.hostile_records.values import VALUES
from tests.project import LANGUAGES, Project

HOSTILE_RECORDS: tuple[Hostile, ...] = (*TEXTS, *ADDRESSES, *VALUES)
ACCEPTED = tuple(hostile for hostile in HOSTILE_RECORDS if hostile.code is None)
REFUSED = tuple(hostile for hostile in HOSTILE_RECORDS if hostile.code is not None)


def accepted_records() -> dict[str, list[Record]]:
    """A full and a plain record of each kind, then the accepted hostile ones, by their lists."""
    records = invented.records_of_every_kind()
    for hostile in ACCEPTED:
        records[hostile.plural].append(hostile.record())
    # A copy of each list, because YAML would write one that is shared as an alias.
    copied: dict[str, list[Record]] = json.loads(json.dumps(records))
    return copied


def accepted_project(root: Path) -> Project:
    """Builds at ``root`` a site of all accepted hostile records."""
    sources = root.with_name(f"{root.name}-sources")
    for code in LANGUAGES:
        (sources / "content" / code).mkdir(parents=True, exist_ok=True)
        (sources / "content" / code / "index.md").write_text("…\n", encoding="utf-8")
    text = as_written(accepted_records())
    (sources / "institutes.yaml").write_text(text, encoding="utf-8", newline="")
    (sources / "partners.yaml").write_text("partners: []\n", encoding="utf-8")
    project = Project.of(sources, root)
    project.build()
    return project
