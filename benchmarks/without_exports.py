"""Runs `mkdocs build` in the current folder without the files that no peer makes.

Those are the exports, the data pages, permalinks, feeds of selections, embeds and the list of
digests: so it is this build that run.py compares with peers. With ``--only-shared``, only what
others take over by itself is left out: linked data, feeds of selections, calendars and embeds. What
a group costs is what a whole build takes beyond one without it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from mkdocs.__main__ import cli

from jazari_catalogue import languages, plan, routes
from jazari_catalogue.build import Build
from jazari_catalogue.exports import everything
from jazari_catalogue.exports.api.changes import changes_exports
from jazari_catalogue.exports.export import Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.plan import SitePlan
from jazari_catalogue.publishing.targets import Target

ONLY_SHARED = "--only-shared"

PERMALINKS = routes.permalink("").strip("/") + "/"
CALENDARS = tuple(
    routes.calendar_path(language).rpartition("/")[0] + "/" for language in languages.LANGUAGES
)
FOLDERS = (routes.API, routes.DATA, PERMALINKS, "schema/" + routes.API, *CALENDARS)
"""Below them are only exports, their schemas and permalinks."""
PAGES = tuple(routes.data_path(language) for language in languages.LANGUAGES)
FILES = (routes.DIGESTS, routes.SBOM)
"""What the site is verified by."""
KEPT = (routes.CHANGES_JSON,)
"""Files below these folders that are older than the exports."""
SHARED = (
    routes.EMBEDS,
    *(
        path.rpartition("/")[0] + "/"
        for language in languages.LANGUAGES
        for path in (
            routes.embeds_path(language),
            routes.selection_feed_path(language, {}),
            routes.calendar_path(language),
        )
    ),
)
"""Below them are only embeds, their pages, feeds of selections and calendars."""
SHARED_DATA = (".jsonld", ".ttl")


def is_shared(path: str) -> bool:
    """Whether the file at `path` of a site is linked data, a feed of a selection, a calendar, …"""
    return path.startswith(SHARED) or (path.startswith(routes.DATA) and path.endswith(SHARED_DATA))


def is_export(path: str) -> bool:
    """Whether the file at `path` of a site is one that no peer makes."""
    is_below = path.startswith((*FOLDERS, *PAGES)) and path not in KEPT
    return is_shared(path) or is_below or path in FILES


def _nothing(*_arguments: object) -> Iterator[Target]:
    return iter(())


def _kept_exports(data: OpenData) -> list[Export]:
    return list(changes_exports(data))


def leave_out(only_shared: bool) -> None:
    """Makes builds in this process do without these files, and without planning them."""
    all_targets = SitePlan.targets
    left_out = is_shared if only_shared else is_export

    def other_targets(self: SitePlan) -> list[Target]:
        return [target for target in all_targets(self) if not left_out(target.path)]

    SitePlan.targets = other_targets  # type: ignore[method-assign]
    SitePlan._embeds = _nothing  # type: ignore[method-assign, assignment]
    plan.selection_feeds = _nothing  # type: ignore[attr-defined, assignment]
    for name in ("linked_exports", "dcat_exports", "calendar_exports"):
        setattr(everything, name, _nothing)
    if not only_shared:
        plan.all_exports = _kept_exports  # type: ignore[attr-defined]
        _leave_out_proof()


def _leave_out_proof() -> None:
    all_targets = Build.targets

    def other_targets(self: Build, others: Iterable[Target]) -> list[Target]:
        return [target for target in all_targets(self, others) if target.path not in FILES]

    Build.targets = other_targets  # type: ignore[method-assign]


if __name__ == "__main__":
    leave_out(ONLY_SHARED in sys.argv)
    sys.argv = ["mkdocs", "build", "--quiet"]
    cli()
