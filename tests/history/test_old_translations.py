"""Which translations the history marks as older than the French text that they translate."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from jazari_catalogue.history.history import OldTranslation, read_history
from jazari_catalogue.history.translations import wording

Step = dict[str, Any]
Old = Callable[..., list[tuple[str, str, str, str]]]

FRENCH, ARABIC, ENGLISH = "Un banc d’essai inventé", "منصة تجارب مخترعة", "An invented test bench"
OTHER = "Deux bancs d’essai inventés"


def text(fr: str = FRENCH, ar: str = ARABIC, en: str = ENGLISH) -> dict[str, str]:
    return {"fr": fr, "ar": ar, "en": en}


def record(summary: Any = None, **fields: Any) -> Step:
    return {"id": "banc", "name": "Banc", "summary": summary or text(), **fields}


def said(*texts: Any) -> list[Step]:
    return [{"text": one, "sources": ["page"]} for one in texts]


class Repository:
    """A repository with one record file, whose commits are a day apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = 0
        self._git("init", "-q", "-b", "main")

    def commit(self, *partners: Step) -> None:
        self.day += 1
        file = self.folder / "records.yaml"
        file.write_text(yaml.safe_dump({"partners": list(partners)}, allow_unicode=True))
        self._git("add", "-A")
        self._git("commit", "-q", "--allow-empty", "-m", "step")

    def old(self, record_id: str = "banc") -> list[OldTranslation]:
        history = read_history(self.folder, ["records.yaml"], None, "")
        return history.old_translations.get(record_id, [])

    def _git(self, *arguments: str) -> None:
        at = f"2026-03-{self.day:02}T12:00:00Z"
        dates = {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env=os.environ | dates)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


@pytest.fixture
def old(repository: Repository) -> Old:
    """Commits one version of the record after another, and gives what is then marked."""

    def after(*versions: Step) -> list[tuple[str, str, str, str]]:
        for version in versions:
            repository.commit(version)
        return [(one.language, one.before, one.after, one.day) for one in repository.old()]

    return after


def test_translations_that_stay_when_the_french_changes_are_older(old: Old) -> None:
    assert old(record(), record(text(OTHER))) == [
        ("ar", FRENCH, OTHER, "2026-03-02"),
        ("en", FRENCH, OTHER, "2026-03-02"),
    ]


def test_a_translation_that_changes_in_the_same_commit_is_not_older(old: Old) -> None:
    assert old(record(), record(text(OTHER, "منصتان"))) == [("en", FRENCH, OTHER, "2026-03-02")]


def test_a_translation_that_changes_later_is_older_until_then(old: Old) -> None:
    first, second = record(), record(text(OTHER, en="Two"))
    assert [one[0] for one in old(first, second)] == ["ar"]
    assert old(record(text(OTHER, "منصتان", "Two"))) == []


def test_the_first_french_text_and_its_day_stay_known_through_later_changes(old: Old) -> None:
    versions = record(), record(text(OTHER)), record(text("Trois bancs", en="Three"))
    assert old(*versions) == [("ar", FRENCH, "Trois bancs", "2026-03-02")]


def test_the_old_french_text_again_marks_nothing(old: Old) -> None:
    assert old(record(), record(text(OTHER)), record()) == []


@pytest.mark.parametrize(
    "same",
    [
        "Un banc d'essai inventé.",
        "un Banc d’essai Inventé",
        "Un banc\u00a0d’essai\u202finventé",
        "«\u00a0Un banc d’essai\u00a0» inventé",
        "“Un banc d’essai” inventé",
    ],
)
def test_typography_of_the_french_marks_nothing(old: Old, same: str) -> None:
    assert wording(same) == wording(FRENCH)
    assert old(record(), record(text(same))) == []


@pytest.mark.parametrize("other", ["Un banc d’essai inventé ?", "Un banc d’essais inventé"])
def test_other_letters_and_signs_are_another_text(old: Old, other: str) -> None:
    assert len(old(record(), record(text(other)))) == 2


def test_typography_neither_renews_a_translation_nor_loses_its_mark(old: Old) -> None:
    versions = record(), record(text(OTHER)), record(text(f"{OTHER}.", f"{ARABIC}."))
    assert [one[:3] for one in old(*versions)] == [
        ("ar", FRENCH, f"{OTHER}."),
        ("en", FRENCH, f"{OTHER}."),
    ]


def test_a_french_text_that_now_equals_the_translation_marks_nothing(old: Old) -> None:
    assert [one[0] for one in old(record(), record(text(ENGLISH)))] == ["ar"]


def test_an_item_that_moves_in_a_list_keeps_its_mark_and_gets_none(old: Old) -> None:
    one, other = text("Un", "واحد", "One"), text("Deux", "اثنان", "Two")
    changed = text("Deux cents", "اثنان", "Two")
    assert old(record(statements=said(one, other)), record(statements=said(other, one))) == []
    moved = record(statements=said(text("Zéro", "صفر", "Zero"), changed, one))
    assert [one[:3] for one in old(moved)] == [
        ("ar", "Deux", "Deux cents"),
        ("en", "Deux", "Deux cents"),
    ]
    assert len(old(record(statements=said(one, changed)))) == 2


def test_a_text_that_moves_to_another_field_is_compared_all_the_same(old: Old) -> None:
    versions = (
        record(description=said(text("Un", "واحد"))),
        record(statements=said(text("Une", "واحد"))),
    )
    assert [one[:3] for one in old(*versions)] == [("ar", "Un", "Une"), ("en", "Un", "Une")]


def test_of_two_items_with_one_translation_only_the_one_that_changed_is_marked(old: Old) -> None:
    one, other = text("Un", "واحد", "One"), text("Une", "واحد", "One")
    assert old(record(statements=said(one, other))) == []
    assert old(record(statements=said(one, text("Unique", "واحد", "One")))) == [
        ("ar", "Une", "Unique", "2026-03-02"),
        ("en", "Une", "Unique", "2026-03-02"),
    ]


def test_of_two_items_with_one_french_text_only_the_old_translation_is_marked(old: Old) -> None:
    def both(fr: str, second: str) -> Step:
        return record(statements=said(text(fr, "واحد", "One"), text(fr, second, "One")))

    marked = old(both("Un", "أول"), both("Unique", "وحيد"))
    assert [one[0] for one in marked] == ["ar", "en"]


def test_a_new_item_with_the_translation_of_another_is_not_older(old: Old) -> None:
    one, copied = text("Un", "واحد", "One"), text("Unique", "واحد", "One")
    assert old(record(statements=said(one)), record(statements=said(one, copied))) == []


def test_a_renamed_record_keeps_its_marks(repository: Repository) -> None:
    repository.commit(record())
    repository.commit(record(text(OTHER)))
    repository.commit(record(text(OTHER)) | {"id": "essai", "former_ids": ["banc"]})
    assert repository.old() == []
    assert [one.before for one in repository.old("essai")] == [FRENCH, FRENCH]


def test_a_record_that_is_removed_and_restored_keeps_its_marks(repository: Repository) -> None:
    kept = record() | {"id": "autre"}
    for partners in ([record()], [record(text(OTHER))], [], [record(text(OTHER))]):
        repository.commit(kept, *partners)
    assert [one.before for one in repository.old()] == [FRENCH, FRENCH]


def test_a_name_is_a_translation_only_where_the_catalogue_translated_it(old: Old) -> None:
    versions = [
        record(name_translated=["ar"]) | {"name": text(french, aliases)}
        for french, aliases in (("Banc", "منصة"), ("Bancs", "منصة"))
    ]
    assert old(*versions) == [("ar", "Banc", "Bancs", "2026-03-02")]
    assert old(versions[1] | {"name_translated": []}) == []


def test_a_new_day_of_verification_says_that_the_translations_are_right(old: Old) -> None:
    changed = record(text(OTHER))
    assert len(old(record(), changed)) == 2
    assert len(old(changed | {"verified": "2026-03-03"})) == 2  # compared with sources alone
    assert old(changed | {"translations_verified": "2026-03-04"}) == []
    again = record(text("Trois bancs"), translations_verified="2026-03-04")
    assert len(old(again)) == 2
    assert old(record(text("Quatre bancs"), translations_verified="2026-03-06")) == []
