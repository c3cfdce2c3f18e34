"""Scripts of the search, each joined with the modules that it imports."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.site.rendering.assets import without_comments
from jazari_catalogue.site.rendering.bundles import ENTRIES, bundled
from tests.project import NODE, ROOT

FOLDER = "assets/search"
MODULES = {
    f"{FOLDER}/worker.js": 'import { b } from "./b.js";\nimport { c } from "./views/c.js";\n'
    "const own = 1;\nconsole.log(b(), c, own);\n",
    f"{FOLDER}/b.js": 'import { c } from "./views/c.js";\nconst own = 2;\n'
    "export function b() {\n  return own + c;\n}\n",
    f"{FOLDER}/views/c.js": "const own = 3;\nexport const c = own * 10;\nexport class C {}\n",
}


def test_a_bundle_runs_as_its_modules_do_and_their_names_do_not_collide(tmp_path: Path) -> None:
    (tmp_path / "a.mjs").write_text(bundled(MODULES)[f"{FOLDER}/worker.js"], encoding="utf-8")
    outcome = subprocess.run([*NODE, tmp_path / "a.mjs"], capture_output=True, text=True, cwd=ROOT)
    assert outcome.stdout == "32 30 1\n", outcome.stderr


def test_a_module_is_in_a_bundle_once() -> None:
    assert bundled(MODULES)[f"{FOLDER}/worker.js"].count("own * 10") == 1


@pytest.mark.parametrize(
    "source",
    [
        'import { c } from "./missing.js";\n',
        'import { b } from "./worker.js";\n',
        'import * as b from "./b.js";\n',
        'import "./b.js";\n',
        "export default 1;\n",
    ],
)
def test_what_cannot_be_joined_is_refused(source: str) -> None:
    with pytest.raises(BuildRefused):
        bundled({**MODULES, f"{FOLDER}/b.js": source})


def test_every_script_that_pages_load_is_published_without_imports() -> None:
    folder = ROOT / "overrides"
    scripts = {
        file.relative_to(folder).as_posix(): without_comments(file.read_text(encoding="utf-8"))
        for file in (folder / FOLDER).rglob("*.js")
    }
    joined = bundled(scripts)
    assert list(joined) == list(ENTRIES)
    for text in joined.values():
        assert not [line for line in text.splitlines() if line.startswith(("import ", "export {"))]
