"""Every hostile text comes back unchanged from every output that has texts of records.

Share images have none: they are drawn from interface texts.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from extruct.jsonld import JsonLdExtractor

from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems.problem import CatalogueError
from tests.built_site import Site
from tests.hostile import HOSTILE, REFUSED, as_written
from tests.project import LANGUAGES, NODE, ROOT, SITE_URL, SMALL, Project, text_of
from tests.search.corpus import texts as coded_texts

IDS = {name: f"hostile-{name.replace(' ', '-').lower()}" for name in HOSTILE}
SCRIPT = """
import { bibtex, cslJson } from "./overrides/assets/scripts/citation.js";
import { csv } from "./overrides/assets/search/csv.js";
const texts = JSON.parse(process.argv[1]);
const cited = { id: "invented", url: "https://example.invalid/fr/", language: "fr",
  checked: "2026-11-02", accessed: "2026-11-24" };
console.log(JSON.stringify(texts.map((text) => {
  const about = {
    ...cited, title: text, kind: text, catalogue: text, publisher: text, note: text,
  };
  return [bibtex(about), cslJson(about), csv([[text, text], ["", text]])];
})));
"""
BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")

TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "$&#_%"},
}
"""Escaped special character of LaTeX -> the character."""


def with_partners_named(texts: dict[str, str], root: Path) -> Project:
    """A project with a partner for each of ``texts``, which is all the text that it has."""
    project = Project.of(SMALL, root)
    records = yaml.load((SMALL / "partners.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for name, text in texts.items():
        records["partners"].append(
            {
                "id": IDS[name],
                "name": dict.fromkeys(LANGUAGES, text),
                "aliases": [f"{text} 2"],
                "summary": dict.fromkeys(LANGUAGES, f"{text} 3"),
                "description": [
                    {"text": dict.fromkeys(LANGUAGES, text), "sources": ["source-officielle"]}
                ],
                "country": "MA",
                "sources": ["source-officielle"],
            }
        )
    dumped = as_written(records)
    (project.root / "partners.yaml").write_text(dumped, encoding="utf-8", newline="")
    return project


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = with_partners_named(HOSTILE, tmp_path_factory.mktemp("outputs") / "project")
    project.build()
    return Site(project.site)


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[str, str, str]]:
    """Name -> BibTeX, CSL-JSON and CSV of the text, as the browser makes them."""
    run = subprocess.run(
        [*NODE, "--input-type=module", "-e", SCRIPT, json.dumps([*HOSTILE.values()])],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    return dict(zip(HOSTILE, json.loads(run.stdout), strict=True))


def with_single_spaces(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", LANGUAGES)
def test_json_ld_has_the_text_unchanged(attacked: Site, name: str, code: str) -> None:
    text = HOSTILE[name]
    path = f"{code}/partners/{IDS[name]}/"
    raw = attacked.text(f"{path}index.html")
    (data,) = JsonLdExtractor().extract(raw, base_url=SITE_URL)
    thing: dict[str, Any] = data["mainEntity"]
    assert data["name"] == thing["name"] == text
    assert thing["description"] == f"{text} 3"
    assert thing["alternateName"] == [f"{text} 2"]
    for page in (path, f"{code}/partners/"):
        (script,) = attacked.pages[page].xpath("//script[@type='application/ld+json']")
        assert "<" not in script.text
    items = json.loads(script.text)["mainEntity"]["itemListElement"]
    assert text in [item["name"] for item in items]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", LANGUAGES)
def test_open_graph_and_the_page_have_the_text_unchanged(
    attacked: Site, name: str, code: str
) -> None:
    page = attacked.pages[f"{code}/partners/{IDS[name]}/"]
    meta = {
        element.get("property") or element.get("name"): element.get("content")
        for element in page.xpath("//head/meta[@content]")
    }
    text = with_single_spaces(HOSTILE[name])
    assert with_single_spaces(meta["og:title"]) == text
    assert meta["og:description"] == meta["description"]
    assert with_single_spaces(meta["og:description"]) == f"{text} 3"
    assert meta["og:url"] == f"{SITE_URL}{code}/partners/{IDS[name]}/"
    assert text_of(page.xpath("//h1")[0]) == text
    assert text_of(page.xpath("//head/title")[0]).startswith(text)
    # Between guillemets, those of a name become quotation marks.
    quoted = text.replace("«", "“").replace("»", "”") if code != "en" else text
    assert quoted in text_of(page.xpath("//*[@data-citation]")[0])


@pytest.mark.parametrize("name", HOSTILE)
def test_bibtex_has_the_text_within_its_field(
    files: dict[str, tuple[str, str, str]], name: str
) -> None:
    bibtex, _, _ = files[name]
    head, *fields, end, nothing = bibtex.split("\n")
    assert (head, end, nothing) == ("@misc{invented,", "}", "")
    values = dict(field.strip().removesuffix(",").split(" = ", 1) for field in fields)
    assert len(values) == 10
    assert all(value[0] == "{" and is_closed_at_its_end(value) for value in values.values())
    title = values["title"].removeprefix("{{").removesuffix("}}")
    assert printed_by_latex(title) == with_single_spaces(HOSTILE[name])


def is_closed_at_its_end(value: str) -> bool:
    """Whether the outermost brace of ``value`` closes at its end: BibTeX counts every brace."""
    depths = [value[:end].count("{") - value[:end].count("}") for end in range(1, len(value) + 1)]
    return depths[-1] == 0 and min(depths[:-1]) > 0


def printed_by_latex(text: str) -> str:
    """``text`` as LaTeX prints it; no special character in it may be unescaped."""
    printed = []
    while text:
        token = next((escaped for escaped in TEX if text.startswith(escaped)), text[0])
        assert token in TEX or token not in "\\{}~^$&#_%"
        printed.append(TEX.get(token, token))
        text = text[len(token) :]
    return "".join(printed)


@pytest.mark.parametrize("name", HOSTILE)
def test_csl_json_has_the_text_unchanged(files: dict[str, tuple[str, str, str]], name: str) -> None:
    (item,) = json.loads(files[name][1])
    assert item["title"] == item["genre"] == item["publisher"] == HOSTILE[name]


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_has_the_text_and_no_formula(files: dict[str, tuple[str, str, str]], name: str) -> None:
    table = files[name][2].removeprefix("\ufeff")
    rows = [*csv.reader(io.StringIO(table, newline=""), strict=True)]
    # Added apostrophes apart, a cell has the text in one line.
    text = BREAKS.sub(" ", HOSTILE[name]).replace("'", "")
    assert [[cell.replace("'", "") for cell in row] for row in rows] == [[text, text], ["", text]]
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator):
            assert not [cell for cell in row if FORMULA.match(cell)]
        for line in table.splitlines():
            assert not [cell for cell in line.split(separator) if FORMULA.match(cell)]


def test_the_search_index_has_every_text_unchanged(attacked: Site) -> None:
    texts: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, str):
            texts.add(value)
        elif isinstance(value, dict):
            gather(coded_texts(value) if {"same", "rest"} == {*value} else [*value.values()])
        elif isinstance(value, list):
            for item in value:
                gather(item)

    for name in attacked.files:
        if name.startswith("assets/search/fr-") and name.endswith(".json"):
            gather(json.loads(attacked.text(name)))
    assert {*HOSTILE.values()} - texts == set()


@pytest.mark.parametrize("form", ["as it is", "as an escape"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_text_with_hidden_characters_is_refused_in_records(
    tmp_path: Path, name: str, form: str
) -> None:
    text = REFUSED[name]
    quoted = json.dumps(text) if form == "as an escape" else f'"{text}"'
    file = tmp_path / "records.yaml"
    topic = "topics:\n  - id: invented\n    name: {fr: HERE}\n    summary: {fr: Rien.}\n"
    file.write_text(topic.replace("HERE", quoted), encoding="utf-8")
    with pytest.raises(CatalogueError):
        load([file], tmp_path)
    file.write_text(topic, encoding="utf-8")
    assert load([file], tmp_path)["invented"]
