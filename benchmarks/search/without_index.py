"""Runs `mkdocs build` in the current folder without the search index, for building.py."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from mkdocs.__main__ import cli

from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.site.search.language_search import LanguageSearch


def no_targets(self: LanguageSearch) -> Iterator[Target]:  # noqa: ARG001
    return iter(())


if __name__ == "__main__":
    LanguageSearch.index_targets = no_targets  # type: ignore[method-assign]
    sys.argv = ["mkdocs", "build", "--quiet"]
    cli()
