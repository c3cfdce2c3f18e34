"""After an edit of the program or of its data, a rebuilt site equals a cold one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import ROOT, Project
from tests.site.sequences.sequence import differences, tree
from tests.site.sequences.sources import Folder, base

EDITS = {
    "site/pages/sitemap.py": ("<url><loc>", "<url> <loc>"),
    "locales/fr/LC_MESSAGES/catalogue.po": ('msgstr "Rechercher"', 'msgstr "Trouver"'),
    "records/values/regions.json": ("Rabat-", "Tabar-"),
    "records/values/regions.geojson": ("[-5.381,35.912]", "[-5.5,35.95]"),
    "site/search/vocabulary.txt": ("\n\n", "\n\ninvented = imagined\n"),
}
"""A file of the program -> a text in it that shows in the site, and another text."""


IN_TEST = "records/values/regions.json"
"""The one edit of `make test`: each takes three commands."""


@pytest.mark.parametrize(
    "file",
    [pytest.param(file, marks=() if file == IN_TEST else pytest.mark.whole) for file in EDITS],
)
def test_a_rebuilt_site_equals_a_cold_one_after_an_edit_of(file: str, tmp_path: Path) -> None:
    plugins = tmp_path / "plugins"
    shutil.copytree(ROOT / "plugins", plugins, ignore=shutil.ignore_patterns("__pycache__"))
    project, cold = Folder(tmp_path / "project"), Folder(tmp_path / "cold")
    for folder in (project, cold):
        folder.bring_to(base())

    def built(folder: Folder) -> None:
        run = Project(folder.root).build_in_subprocess(PYTHONPATH=str(plugins))
        assert run.code == 0, run.output

    built(project)
    before = tree(project.site)
    path = plugins / "jazari_catalogue" / file
    old, new = EDITS[file]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    built(project)
    built(cold)
    assert differences(before, tree(cold.site)), "the edit must show"
    assert not differences(tree(cold.site), tree(project.site))
