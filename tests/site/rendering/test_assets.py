"""What is served beside pages: scripts, which lose their comments alone, and one sheet."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from jazari_catalogue.site.rendering.assets import one_sheet, without_comments
from tests.built_site import Site

ROOT = Path(__file__).parents[3]
SCRIPTS = sorted((ROOT / "overrides" / "assets").rglob("*.js"))


def test_comments_on_lines_of_their_own_are_left_out() -> None:
    script = '/**\n * What it does.\n */\nfunction a() {\n  // Why.\n  return "// b";  // c\n}\n'
    assert without_comments(script) == 'function a() {\n  return "// b";  // c\n}\n'


def test_a_comment_that_ends_within_a_line_takes_nothing_along() -> None:
    script = "const a =\n  /** @type {A} */ (b);\n/** Why. */\nconst c = 1;\n"
    assert without_comments(script) == "const a =\n  /** @type {A} */ (b);\nconst c = 1;\n"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_without_comments_has_its_code_whole(script: Path, tmp_path: Path) -> None:
    written = script.read_text(encoding="utf-8")
    served = without_comments(written)
    kept = [line for line in served.splitlines() if line.strip()]
    whole = [line for line in written.splitlines() if line.strip()]
    lost = [line for line in whole if line not in set(kept)]
    assert all(re.match(r"\s*(/\*|\*|//)", line) for line in lost), lost
    module = tmp_path / "script.mjs"
    module.write_text(served, encoding="utf-8")
    command = [sys.executable, ROOT / "tools" / "node.py", "node", "--check", module]
    assert subprocess.run(command, check=False).returncode == 0


def test_one_sheet_has_the_theme_first_and_the_face_last() -> None:
    sheets = {
        "assets/catalogue.css": "c",
        "assets/fonts.css": "f",
        "assets/stylesheets/main.0.min.css": "m",
        "assets/tokens.css": "t",
    }
    assert one_sheet(sheets) == "m\nf\nt\nc"


def test_a_page_waits_for_one_sheet(real_site: Site) -> None:
    page = real_site.pages["fr/partners/mistral-ai/"]
    waited_for = [link.get("href") for link in page.xpath("//link[@rel='stylesheet'][not(@media)]")]
    assert waited_for == ["../../../assets/site.css"]
    assert ".masthead" in real_site.text("assets/site.css")
    assert ".md-typeset" in real_site.text("assets/site.css")
