"""What was probably a person's e-mail address or number is in no history."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.history.history import History, read_history
from tests.history.repository import Repository

FILE = "institutes.yaml"


def history_of(folder: Path, *versions: str) -> History:
    """The history of an institute whose other lines have been ``versions``, one after another."""
    repository = Repository(folder / "repository")
    for version in versions:
        start = "institutes:\n  - id: institut-fictif\n    name: Institut fictif\n"
        repository.write(FILE, f"{start}    {version}\n")
        repository.commit("change")
    return read_history(repository.folder, [FILE], None, "")


@pytest.mark.parametrize(
    "personal",
    [
        "contact: {email: prenom.nom@invente.example}",
        "summary: {fr: Écrire à prenom.nom@invente.example.}",
        "facts: [{text: Appeler le 06 12 34 56 78.}]",
    ],
)
def test_a_personal_contact_that_comes_and_goes_is_in_no_change(
    tmp_path: Path, personal: str
) -> None:
    history = history_of(tmp_path, "city: Ville", personal, "city: Ville fictive")
    changes = history.changes["institut-fictif"]
    assert [change.change for change in changes] == ["added", "changed", "changed"]
    assert {field.path for change in changes for field in change.fields} == {("city",)}


def test_a_change_of_a_personal_contact_alone_is_left_out(tmp_path: Path) -> None:
    history = history_of(
        tmp_path, "contact: {email: un.nom@invente.example}", "contact: {phone: 06 12 34 56 78}"
    )
    assert [change.change for change in history.changes["institut-fictif"]] == ["added"]


def test_the_contact_of_a_role_is_in_the_history(tmp_path: Path) -> None:
    history = history_of(
        tmp_path,
        "contact: {email: contact@invente.example}",
        "contact: {email: presse@invente.example, phone: 05 22 00 00 00}",
    )
    _, change = history.changes["institut-fictif"]
    assert [field.path for field in change.fields] == [("contact", "email"), ("contact", "phone")]
