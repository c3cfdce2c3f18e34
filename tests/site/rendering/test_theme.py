"""Which files of prose MkDocs publishes, in a preview as in a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.site.rendering.theme import keep_files

ACCEPTED = frozenset({"fr/about.md", "fr/map.png"})


def kept(tmp_path: Path, *paths: str) -> list[str]:
    """Which of the files of prose at ``paths`` stay, if the check has seen `ACCEPTED`."""
    config = MkDocsConfig()
    config.docs_dir = str(tmp_path)
    files = Files([File(path, config.docs_dir, str(tmp_path / "site"), True) for path in paths])
    keep_files(files, config, ACCEPTED)
    return [file.src_uri for file in files]


def test_hidden_files_and_backups_are_not_published(tmp_path: Path) -> None:
    names = ("fr/.about.html", "fr/.git/a.html", "fr/about.md~", "fr/old~/x.html", ".x/fr/a.md")
    assert kept(tmp_path, *ACCEPTED, *names) == [*ACCEPTED]


@pytest.mark.parametrize("path", ["fr/x.html", "fr/new.md", "ar/map.png", "notes.md"])
def test_a_file_that_appears_after_the_check_stops_the_build(tmp_path: Path, path: str) -> None:
    with pytest.raises(BuildRefused, match=f"{path}: this file was made during the build"):
        kept(tmp_path, *ACCEPTED, path)
