"""The guides for editors have the same parts in three languages, and their examples are valid."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from jazari_catalogue.records.house.codes import NOT_TRANSLATED
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.values.vocabularies import Status
from jazari_catalogue.records.yaml.reader import parse_document
from tests.project import LANGUAGES, ROOT
from tools.screenshots import PARTS

GUIDES = {
    "fr": ROOT / "docs" / "editer.md",
    "ar": ROOT / "docs" / "ar" / "editer.md",
    "en": ROOT / "docs" / "en" / "editing.md",
}
BLOCK = re.compile(r"^( *)```yaml\n(.*?)^ *```$", flags=re.MULTILINE | re.DOTALL)

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def text_of_guide(language: str) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


def examples(language: str) -> list[Any]:
    """The YAML examples of the guide, parsed; every scalar is text, as the program reads it."""
    parsed = []
    for indent, block in BLOCK.findall(text_of_guide(language)):
        lines = [line.removeprefix(indent) for line in block.splitlines()]
        parsed.append(yaml.load("\n".join(lines), yaml.BaseLoader))
    return parsed


def test_the_guides_have_the_same_parts() -> None:
    shapes = {}
    for language in LANGUAGES:
        text = text_of_guide(language)
        headings = re.findall(r"^(#+) ", text, flags=re.MULTILINE)
        shapes[language] = (
            headings,
            len(re.findall(r"^\d\. ", text, flags=re.MULTILINE)),
            len(re.findall(r"^\| ", text, flags=re.MULTILINE)),
            sorted(  # the Arabic guide shows the example of step three below the list
                next(iter(example)) if isinstance(example, dict) else "record"
                for example in examples(language)
            ),
        )
    assert shapes["ar"] == shapes["fr"]
    assert shapes["en"] == shapes["fr"]


@in_each_language
def test_a_guide_shows_every_picture_of_its_language(language: str) -> None:
    shown = re.findall(r"!\[[^\]]{20,}\]\(\S*screenshots/([\w-]+\.webp)\)", text_of_guide(language))
    assert sorted(shown) == sorted(part.name for part in PARTS if part.path.startswith(language))


@in_each_language
def test_a_guide_lists_its_parts_and_names_every_status(language: str) -> None:
    text = text_of_guide(language)
    listed = re.findall(r"^- \[(.+)\]\(#", text, flags=re.MULTILINE)
    assert listed == re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert all(f"`{status.value}`" in text for status in Status)


@in_each_language
def test_the_examples_of_a_guide_are_valid_records(tmp_path: Path, language: str) -> None:
    written: dict[str, Any] = {"agreements": [{"id": "accord-exemple"}]}
    agreement = written["agreements"][0]
    former = []
    for example in examples(language):
        if isinstance(example, list):
            former = example
        elif set(example) <= {"partners", "sources", "agreements", "programmes", "removals"}:
            for kind, records in example.items():
                written.setdefault(kind, []).extend(records)
        else:
            agreement |= example
    for name in ("source-une", "source-deux"):
        url = {"url": f"https://journal.example/{name}"}
        written["sources"].append(written["sources"][0] | {"id": name} | url)
    sources = ["source-une", "source-deux", "journal-exemple-2026-01-12"]
    agreement |= {"sources": sources, "parties": ["universite-exemple"], "type": "protocol"}
    agreement |= {"name": "Accord", "summary": "Accord inventé."} | former[0]
    agreement["evidence"] |= {"name": ["source-une"], "summary": ["source-une"]}
    text = yaml.safe_dump(written, allow_unicode=True, sort_keys=False)
    (tmp_path / "examples.yaml").write_text(text, encoding="utf-8")
    catalogue = load([tmp_path / "examples.yaml"], tmp_path)
    records = catalogue.records
    assert {"convention-exemple", "formation-exemple", "conseil-exemple"} <= set(records)
    translated = [code for code in LANGUAGES if code != written["sources"][0]["language"]]
    assert sorted(records["conseil-exemple"].name_translated) == sorted(translated)
    assert records["nouveau-nom"].get("path")[-1].step is Status.AGREED
    for field in ("description", "not_found"):
        assert records["nouveau-nom"].get(field)
    documents = [parse_document(text, "examples.yaml")]
    warnings = house_problems(documents, catalogue, date(2026, 11, 22))
    # Not every example is in three languages.
    assert [str(one) for one in warnings if one.code is not NOT_TRANSLATED] == []
    assert {"universite-exemple", "journal-exemple-2026-01-12", "nouveau-nom"} <= set(records)
    assert len(records["nouveau-nom"].get("disputes")[0].claims) == 2
    assert records["nouveau-nom"].get("statements")
    assert records["nouveau-nom"].former_ids == ["ancien-nom"]


def test_no_example_is_in_the_real_record_files() -> None:
    real = {
        path: (ROOT / path).read_text(encoding="utf-8")
        for path in ("institutes.yaml", "partners.yaml")
    }
    for name in (
        "universite-exemple",
        "journal-exemple",
        "source-une",
        "nouveau-nom",
        "convention-exemple",
        "formation-exemple",
    ):
        assert not any(name in text for text in real.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_and_the_summary_of_a_check_say_how_to_look_at_the_built_site(
    language: str,
) -> None:
    summary = (ROOT / ".github" / "artifact.md").read_text(encoding="utf-8")
    for text in (text_of_guide(language), summary):
        for words in ("python3 -m http.server", "py -m http.server", f"localhost:8000/{language}/"):
            assert words in text
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert workflow.index("path: site/") < workflow.index("run: make reviewing")
