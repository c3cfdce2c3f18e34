"""Citations of a record for reference managers, made in the browser: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests.hostile import ATTACK
from tests.project import NODE, ROOT

SCRIPT = """
import { bibtex, cslJson } from "./overrides/assets/scripts/citation.js";
const cited = JSON.parse(process.argv[1]);
console.log(JSON.stringify([bibtex(cited), cslJson(cited)]));
"""
CITED = {
    "id": "institut-invente",
    "title": "Institut inventé",
    "kind": "Institut",
    "catalogue": "Catalogue des Instituts Jazari",
    "publisher": "Éditeur inventé",
    "note": "catalogue indépendant",
    "url": "https://example.invalid/fr/institutes/institut-invente/",
    "language": "fr",
    "checked": "2026-11-02",
    "accessed": "2026-11-24",
}
CSL = {
    *("id", "type", "title", "genre", "container-title", "publisher", "issued", "accessed"),
    *("URL", "language", "note"),
}
"""Names of CSL-JSON 1.0.2 (csl-data.json), which allows no others."""


def citations(**changes: Any) -> tuple[str, list[dict[str, Any]]]:
    """BibTeX and CSL-JSON of the invented record with ``changes``."""
    cited = {key: value for key, value in {**CITED, **changes}.items() if value is not None}
    run = subprocess.run(
        [*NODE, "--input-type=module", "-e", SCRIPT, json.dumps(cited)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    bibtex, csl = json.loads(run.stdout)
    return bibtex, json.loads(csl)


def test_bibtex_of_a_record() -> None:
    bibtex, _ = citations()
    assert bibtex == (
        "@misc{institut-invente,\n"
        "  title = {{Institut inventé}},\n"
        "  type = {Institut},\n"
        "  howpublished = {Catalogue des Instituts Jazari},\n"
        "  publisher = {{Éditeur inventé}},\n"
        "  year = {2026},\n"
        "  month = {11},\n"
        "  url = {https://example.invalid/fr/institutes/institut-invente/},\n"
        "  urldate = {2026-11-24},\n"
        "  note = {catalogue indépendant},\n"
        "  langid = {french},\n"
        "}\n"
    )


def test_csl_json_of_a_record() -> None:
    _, (item,) = citations()
    assert item == {
        "id": "institut-invente",
        "type": "webpage",
        "title": "Institut inventé",
        "genre": "Institut",
        "container-title": "Catalogue des Instituts Jazari",
        "publisher": "Éditeur inventé",
        "note": "catalogue indépendant",
        "issued": {"date-parts": [[2026, 11, 2]]},
        "accessed": {"date-parts": [[2026, 11, 24]]},
        "URL": "https://example.invalid/fr/institutes/institut-invente/",
        "language": "fr",
    }
    assert item.keys() <= CSL


def test_an_unverified_record_has_no_date_and_no_record_has_an_author() -> None:
    bibtex, (item,) = citations(checked=None)
    assert "year" not in bibtex
    assert "month" not in bibtex
    assert "issued" not in item
    assert "author" not in {*item, *(line.split(" = ")[0].strip() for line in bibtex.splitlines())}


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("R&D 100 %", r"R\&D 100 \%"),
        ("a_b #1 $2", r"a\_b \#1 \$2"),
        (r"\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("}, author = {Nobody", r"\textbraceright{}, author = \textbraceleft{}Nobody"),
        ("a\n\n b", "a b"),
        ("مختبر «مختلق»", "مختبر «مختلق»"),
    ],
)
def test_special_characters_of_latex_are_escaped(text: str, escaped: str) -> None:
    bibtex, (item,) = citations(title=text)
    assert f"  title = {{{{{escaped}}}}},\n" in bibtex
    assert item["title"] == text


def test_no_text_ends_its_field_early() -> None:
    bibtex, (item,) = citations(
        title=ATTACK, kind=ATTACK, catalogue=ATTACK, publisher=ATTACK, note=ATTACK
    )
    names = ("title", "genre", "container-title", "publisher", "note")
    assert {item[name] for name in names} == {ATTACK}
    assert len(bibtex.splitlines()) == len(citations()[0].splitlines())
    depth = 0
    for character in bibtex:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
