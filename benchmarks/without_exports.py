"""Runs `mkdocs build` in the current folder without the exports, the data pages and permalinks.

Peers make no such files, so it is this build that run.py compares with theirs; and what the exports
cost is what a whole build takes beyond it.
"""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from jazari_catalogue import languages, plan, routes
from jazari_catalogue.exports.api.changes import changes_exports
from jazari_catalogue.exports.export import Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.plan import SitePlan
from jazari_catalogue.publishing.targets import Target

PERMALINKS = routes.permalink("").strip("/") + "/"
FOLDERS = (routes.API, routes.DATA, PERMALINKS, "schema/" + routes.API)
"""Below them are only exports, their schemas and permalinks."""
PAGES = tuple(routes.data_path(language) for language in languages.LANGUAGES)
KEPT = (routes.CHANGES_JSON,)
"""Files below these folders that are older than the exports."""


def is_export(path: str) -> bool:
    """Whether the file at `path` of a site is an export, a data page or a permalink."""
    return path.startswith((*FOLDERS, *PAGES)) and path not in KEPT


def kept_exports(data: OpenData) -> list[Export]:
    return list(changes_exports(data))


if __name__ == "__main__":
    all_targets = SitePlan.targets

    def other_targets(self: SitePlan) -> list[Target]:
        return [target for target in all_targets(self) if not is_export(target.path)]

    plan.all_exports = kept_exports  # type: ignore[attr-defined]
    SitePlan.targets = other_targets  # type: ignore[method-assign]
    sys.argv = ["mkdocs", "build", "--quiet"]
    cli()
