"""Assets: scripts without their comments, and the style sheets that pages link."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.site.rendering.assets import linked_sheets, without_comments
from jazari_catalogue.site.rendering.frame import INLINE
from tests.built_site import Site

ROOT = Path(__file__).parents[3]
ASSETS = ROOT / "overrides" / "assets"
SCRIPTS = sorted(ASSETS.rglob("*.js"))

PARSE = """
const { readFileSync } = require("fs");
const { SourceTextModule } = require("vm");
const files = process.argv.slice(1);
for (const identifier of files)
  new SourceTextModule(readFileSync(identifier, "utf8"), { identifier });
console.log(`${files.length} modules`);
"""


def test_comments_on_lines_of_their_own_are_removed() -> None:
    script = '/**\n * What it does.\n */\nfunction a() {\n  // Why.\n  return "// b";  // c\n}\n'
    assert without_comments(script) == 'function a() {\n  return "// b";  // c\n}\n'


def test_a_comment_within_a_line_stays() -> None:
    script = "const a =\n  /** @type {A} */ (b);\n/** Why. */\nconst c = 1;\n"
    assert without_comments(script) == "const a =\n  /** @type {A} */ (b);\nconst c = 1;\n"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_only_comments_are_removed_from_a_script(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    served = without_comments(source)
    kept_lines = [line for line in served.splitlines() if line.strip()]
    source_lines = [line for line in source.splitlines() if line.strip()]
    removed = [line for line in source_lines if line not in set(kept_lines)]
    assert all(re.match(r"\s*(/\*|\*|//)", line) for line in removed), removed


def test_scripts_without_comments_are_modules(tmp_path: Path) -> None:
    for number, script in enumerate(SCRIPTS):
        served = without_comments(script.read_text(encoding="utf-8"))
        (tmp_path / f"{number}-{script.name}").write_text(served, encoding="utf-8")
    node = [sys.executable, ROOT / "tools" / "node.py", "node", "--experimental-vm-modules"]
    run = subprocess.run(
        [*node, "--eval", PARSE, *sorted(tmp_path.iterdir())],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == f"{len(SCRIPTS)} modules\n"


def test_a_linked_sheet_has_its_parts_in_order() -> None:
    sheets = {
        "assets/print.css": "p {}",
        "assets/site.css": '@import "styles/b.css";\n@import "styles/a.css";\n',
        "assets/styles/a.css": 'a { mask: url("../images/a.svg"); }\n',
        "assets/styles/b.css": "b { src: url(../fonts/b.woff2); }\n",
    }
    assert linked_sheets(sheets) == {
        "assets/print.css": "p{}\n",
        "assets/site.css": 'b{src:url(fonts/b.woff2)}a{mask:url("images/a.svg")}\n',
    }


def test_rules_of_the_importing_sheet_come_last() -> None:
    site = '@import "styles/a.css";\n.own {}\n'
    joined = linked_sheets({"assets/site.css": site, "assets/styles/a.css": ".a {}\n"})
    assert joined == {"assets/site.css": ".a{}.own{}\n"}


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        ({}, "overrides/assets/site.css is missing"),
        ({"site.css": '@import "styles/a.css";\n'}, r"site\.css imports styles/a\.css, which"),
        ({"site.css": "@import 'styles/a.css';\n", "styles/a.css": "a"}, "otherwise"),
        (
            {
                "site.css": '@import "styles/a.css";\n',
                "styles/a.css": '@import "styles/b.css";\n',
                "styles/b.css": "",
            },
            "otherwise",
        ),
    ],
)
def test_a_missing_sheet_and_an_import_that_is_not_joined_are_refused(
    sheets: dict[str, str], message: str
) -> None:
    with pytest.raises(BuildRefused, match=message):
        linked_sheets({f"assets/{path}": sheet for path, sheet in sheets.items()})


def test_every_part_of_a_sheet_is_imported_and_there() -> None:
    sheets = [file.read_text(encoding="utf-8") for file in ASSETS.glob("*.css")]
    imported = {name for sheet in sheets for name in re.findall(r'@import "([^"]+)"', sheet)}
    # The 404 page has its sheet in itself.
    imported.add(INLINE["style"].removeprefix("assets/"))
    assert imported == {f"styles/{file.name}" for file in (ASSETS / "styles").iterdir()}


def test_every_published_sheet_is_linked(real_site: Site) -> None:
    published = {path.name for path in (real_site.folder / "assets").rglob("*.css")}
    pages = " ".join(file.read_text("utf-8") for file in real_site.folder.rglob("*.html"))
    scripts = " ".join(file.read_text("utf-8") for file in real_site.folder.rglob("*.js"))
    assert {name for name in published if f"/{name}" not in pages + scripts} == set()


def test_a_sheet_keeps_its_texts_and_the_space_that_means_something() -> None:
    sheet = """
        .a > .b:not(.c):hover :focus , .d::before {
            content: "a  ;  } b: c" / "";  /* screen readers skip it */
            inline-size: calc(1rem + 2 * var(--gutter));
            margin: -1px 0 ;
        }
        @media (min-width: 60rem) and (height < 25rem) { .e { mask: url("a b.svg") } }
        """
    assert linked_sheets({"assets/site.css": sheet})["assets/site.css"] == (
        '.a > .b:not(.c):hover :focus,.d::before{content:"a  ;  } b: c" / "";'
        "inline-size:calc(1rem + 2 * var(--gutter));margin:-1px 0}"
        '@media (min-width:60rem) and (height < 25rem){.e{mask:url("a b.svg")}}\n'
    )


@pytest.mark.parametrize(
    ("path", "sheets"),
    [
        ("fr/partners/mistral-ai/", ["../../../assets/site.css"]),
        ("ar/partners/", ["../../assets/site.css", "../../assets/pages.css"]),
        ("fr/method/", ["../../assets/site.css", "../../assets/pages.css"]),
    ],
)
def test_a_record_loads_one_style_sheet_and_a_plain_page_two(
    real_site: Site, path: str, sheets: list[str]
) -> None:
    page = real_site.pages[path]
    links = page.xpath("//link[@rel='stylesheet'][not(@media)]")
    assert [link.get("href") for link in links] == sheets
    assert ".masthead" in real_site.text("assets/site.css")


def test_no_sheet_of_the_theme_is_published(real_site: Site) -> None:
    sheets = {
        path.relative_to(real_site.folder).as_posix() for path in real_site.folder.rglob("*.css")
    }
    assert sheets == {f"assets/{file.name}" for file in ASSETS.glob("*.css")}
    assert "--md-" not in real_site.text("assets/site.css")
