"""Records that try to break pages, files or reports, each named by what it attempts.

``ACCEPTED`` are published, ``REFUSED`` are reported by `catalogue check`.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests import invented
from tests.histories import commit, git
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
        records.setdefault(hostile.plural, []).append(hostile.record())
    # A copy of each list, because YAML would write one that is shared as an alias.
    copied: dict[str, list[Record]] = json.loads(json.dumps(records))
    return copied


def accepted_project(root: Path) -> Project:
    """Builds at ``root`` a site of all accepted hostile records, with a history.

    Before, they had the harmless words of invented records, so what changed has every text, too.
    """
    sources = root.with_name(f"{root.name}-sources")
    for code in LANGUAGES:
        (sources / "content" / code).mkdir(parents=True, exist_ok=True)
        (sources / "content" / code / "index.md").write_text("…\n", encoding="utf-8")
    plain = accepted_records()
    for hostile in ACCEPTED:
        of_kind = plain[hostile.plural]
        index = next(n for n, one in enumerate(of_kind) if one["id"] == hostile.id)
        of_kind[index] = Hostile(hostile.attempts, hostile.plural, {"id": hostile.id}).record()
    _write(sources / "institutes.yaml", {**plain, "removals": []})
    (sources / "partners.yaml").write_text("partners: []\n", encoding="utf-8")
    project = Project.of(sources, root)
    git(project, "2026-01-02", "init", "-q")
    commit(project, "2026-01-02")
    _write(project.root / "institutes.yaml", accepted_records())
    commit(project, "2026-01-03")
    project.build()
    return project


def _write(file: Path, records: dict[str, list[Record]]) -> None:
    file.write_text(as_written(records), encoding="utf-8", newline="")
