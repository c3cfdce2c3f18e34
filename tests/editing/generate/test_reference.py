"""The reference lists the kinds and fields of the models in each language."""

from __future__ import annotations

import pytest

from jazari_catalogue.editing.generate import reference as module
from jazari_catalogue.editing.generate.reference import reference
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Status
from tests.project import LANGUAGES

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@in_each_language
def test_every_kind_and_field_is_listed_with_its_title_and_help(language: str) -> None:
    text = reference(language)
    for kind in KINDS.values():
        assert f"\n## {kind.titles.in_language(language)}\n" in text
        assert f"`{kind.plural}`" in text
        for name, spec in kind.fields().items():
            assert f"| `{name}` | {spec.titles.in_language(language)} |" in text
            assert spec.help.in_language(language) in text
    for values in (Status.titles_by_value(), REGIONS):
        for value, titles in values.items():
            assert f"- `{value}` {titles.in_language(language)}\n" in text


@in_each_language
def test_every_row_of_a_table_has_four_cells(language: str) -> None:
    rows = [line for line in reference(language).split("\n") if line.startswith("|")]
    assert len(rows) > 60
    assert {row.replace("\\|", "").count("|") for row in rows} == {5}


def test_the_form_of_a_value_is_listed() -> None:
    text = reference("en")
    for row in (
        "| `parties` | Parties | list: `id` (partner) · expected by the public |",
        "| `network` | Network | `id` (network) |",
        "| `announces` | Announces | list: `id` (any record) |",
        "| `status` | Status | one of the values below |",
        "| `signed` | Date signed | date · expected by the public |",
        "| `latitude` | Latitude | number · **required** |",
        "| `name` | Name | text by language · **required** |",
        "| `evidence` | Evidence by field | field: list of `id` of sources, `{derived: field}` or "
        "`{classified: list of id}` |",
        "| `sources` | Sources | list: `id` (source) · **required** |",
        "| `field` | Field | name of a field of the record · **required** |",
        "| `pages` | Pages read | whole number · **required** |",
        "| `copy_of` | Copy of | `id` (source) |",
    ):
        assert row in text


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Appel d’offres", "appel-doffres"),
        ("Ce qu’on dit : tout", "ce-quon-dit--tout"),
        ("نداء، ومُهَلٌ", "نداء-ومُهَلٌ"),
    ],
)
def test_an_anchor_is_the_one_github_makes(heading: str, anchor: str) -> None:
    assert module._anchor(heading) == anchor
