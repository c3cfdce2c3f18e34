"""The issue forms that GitHub shows are the forms that are read back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from jazari_catalogue.editing.generate import issue_form_texts
from jazari_catalogue.editing.generate.issue_forms import Form, can_be_proposed, files
from jazari_catalogue.languages import MESSAGES, TEXT
from jazari_catalogue.records.model.fields import fact
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.vocabularies import SourceLevel
from tests.editing.proposal.filled_forms import FORMS, KINDS_OF_THE_FORM, form
from tests.project import LANGUAGES, ROOT

WRITTEN = {Path(path).stem: yaml.safe_load(text) for path, text in files(ROOT).items()}
"""The forms as GitHub reads them, by purpose and language."""
PURPOSES = ("propose", "correct", "dead-link")

in_each_language = pytest.mark.parametrize("language", MESSAGES)


def test_there_is_a_form_for_each_purpose_and_language() -> None:
    assert set(WRITTEN) == {f"{purpose}-{code}" for purpose in PURPOSES for code in MESSAGES}
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    assert {file.stem for file in folder.glob("*.yml")} == {*WRITTEN, "config"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.purpose}-{form.language}")
def test_github_shows_the_fields_that_a_filled_form_is_read_by(form: Form) -> None:
    written = WRITTEN[f"{form.purpose}-{form.language}"]
    assert written["labels"] == [form.label]
    shown = [field for field in written["body"] if field["type"] != "markdown"]
    for field, known in zip(shown, form.fields, strict=True):
        about = field["attributes"]
        assert (field["id"], field["type"], about["label"]) == (known.id, known.type, known.label)
        assert about.get("description", "") == known.description
        options = about.get("options", [])
        if known.type == "checkboxes":
            assert all(option["required"] for option in options)
            options = [option["label"] for option in options]
        assert options == [*known.options]
        assert field.get("validations", {}) == ({"required": True} if known.required else {})


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_form_has_the_same_fields_in_each_language(purpose: str) -> None:
    shapes = {
        code: [(field.id, field.type, len(field.options)) for field in form(purpose, code).fields]
        for code in MESSAGES
    }
    assert shapes["ar"] == shapes["fr"]
    assert shapes["en"] == shapes["fr"]
    assert len({form(purpose, code).label for code in MESSAGES}) == 1


def test_a_kind_with_a_required_field_of_its_own_is_not_offered() -> None:
    class Needy(Record):
        kind = "needy"
        number: Edtf = fact(required=True, fr="a", ar="b", en="c", help=("a", "b", "c"))

    assert not can_be_proposed(Needy)


def test_field_ids_that_links_use_do_not_change() -> None:
    ids = {purpose: [field.id for field in form(purpose, "fr").fields] for purpose in PURPOSES}
    assert ids == {
        "propose": [
            *("kind", *(f"{text}_{code}" for text in ("name", "summary") for code in LANGUAGES)),
            *("source_url", "source_publisher", "source_title", "source_date"),
            *("source_language", "source_level", "details", "confirm"),
        ],
        "correct": ["record", "page", "wrong", "right", "sources", "confirm"],
        "dead-link": ["record", "page", "link", "replacement", "details", "confirm"],
    }
    # GitHub gives these a meaning of their own in the address of a new issue.
    reserved = {"title", "body", "labels", "assignees", "milestone", "projects", "template"}
    assert not reserved & {field for fields in ids.values() for field in fields}


@in_each_language
def test_no_two_fields_of_a_form_have_the_same_label(language: str) -> None:
    for purpose in PURPOSES:
        labels = [field.label for field in form(purpose, language).fields]
        assert len(labels) == len(set(labels))


@in_each_language
def test_the_choices_are_those_of_the_models(language: str) -> None:
    fields = {field.id: field for field in form("propose", language).fields}
    kinds = [kind.titles.in_language(language) for kind in KINDS_OF_THE_FORM]
    assert list(fields["kind"].options) == kinds
    levels = [level.titles.in_language(language) for level in SourceLevel]
    assert list(fields["source_level"].options) == levels
    codes = issue_form_texts.SOURCE_LANGUAGES
    options = fields["source_language"].options
    assert [option.partition(" (")[2] for option in options] == [f"{code})" for code in codes]


def test_names_and_summaries_have_a_label_for_every_language_of_the_records() -> None:
    for labels in (issue_form_texts.NAMES, issue_form_texts.SUMMARIES):
        assert set(labels) == set(TEXT)


@pytest.mark.parametrize("name", WRITTEN)
def test_every_form_warns_of_personal_data_and_asks_for_sources(name: str) -> None:
    written = WRITTEN[name]
    assert set(written) == {"name", "description", "title", "labels", "body"}
    warning = written["body"][0]["attributes"]["value"]
    sentences = {
        "fr": ("Aucune donnée personnelle", "Rien sans source"),
        "ar": ("لا معطيات شخصية", "لا شيء دون مصدر"),
        "en": ("No personal data", "Nothing without a source"),
    }
    assert all(sentence in warning for sentence in sentences[name[-2:]])
    required = [field["id"] for field in written["body"][1:] if "validations" in field]
    assert required


def test_the_links_beside_the_forms_lead_to_files_of_the_repository() -> None:
    written = yaml.safe_load(
        (ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8")
    )
    assert written["blank_issues_enabled"] is True
    start = "https://github.com/jazari-catalogue/catalogue/blob/main/"
    assert '"jazari-catalogue/catalogue"' in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for link in written["contact_links"]:
        assert link["url"].startswith(start)
        assert (ROOT / link["url"].removeprefix(start)).is_file(), link["url"]
