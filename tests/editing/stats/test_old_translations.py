"""What `catalogue stats` reports of translations that are older than the French text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from lxml import html

from jazari_catalogue.cli import main
from jazari_catalogue.languages import MESSAGES
from tests.editing.repositories import VALID, commit, git, write

pytestmark = pytest.mark.usefixtures("outdated")

FRENCH = "Un banc d’essai inventé pour les tests."
LONG = "Un très long texte inventé qui ne change qu’à la fin, " * 5


def topic(record_id: str, french: str, arabic: str = "منصة", **fields: str) -> str:
    lines = [f"id: {record_id}", f"name: {record_id}", "summary:", f"  fr: {french}"]
    lines += [f"  ar: {arabic}", "  en: A test bench", *(f"{k}: {v}" for k, v in fields.items())]
    return "".join(f"{'    ' if n else '  - '}{line}\n" for n, line in enumerate(lines))


def commit_at(folder: Path, day: str, *topics: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"):
        monkeypatch.setenv(name, f"{day}T12:00:00Z")
    write(folder, f"topics:\n{''.join(topics)}")
    commit(folder)


@pytest.fixture(name="outdated")
def _outdated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three topics: one with an old translation, one with two older ones."""
    git(folder, "init", "-q")
    third = topic("c", "Rien ne change")
    versions = {
        "2026-03-01": (topic("a", FRENCH), topic("b", f"{LONG}ancienne")),
        "2026-03-02": (topic("a", FRENCH), topic("b", f"{LONG}nouvelle")),
        "2026-03-03": (topic("a", "Deux bancs", "منصتان"), topic("b", f"{LONG}nouvelle")),
    }
    for day, topics in versions.items():
        commit_at(folder, day, *topics, third, monkeypatch=monkeypatch)
    return folder


def stats(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["stats", "records.yaml", *arguments]) == 0
    result = capsys.readouterr()
    assert result.err == ""
    return result.out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    reported: dict[str, Any] = json.loads(stats(capsys, "--format", "json", *arguments))
    return dict(reported["old_translations"])


def test_old_translations_are_counted_by_language(capsys: pytest.CaptureFixture[str]) -> None:
    reported = as_json(capsys)
    assert reported["languages"] == {"ar": {"total": 3, "old": 1}, "en": {"total": 3, "old": 2}}
    assert (reported["unknown"], reported["total"]) == (None, 3)
    words = {
        "fr": ("Traductions plus anciennes que le français", "sur"),
        "ar": ("ترجمات أقدم من النص الفرنسي", "من"),
        "en": ("Translations older than the French", "of"),
    }
    for language in MESSAGES:
        heading, out_of = words[language]
        rows = f"  1  العربية ({out_of} 3)\n  2  English ({out_of} 3)\n"
        assert f"{heading}\n{rows}" in stats(capsys, "--lang", language)


def test_each_is_listed_with_its_line_and_both_french_texts_the_oldest_first(
    outdated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = as_json(capsys)["texts"]
    assert [(one["id"], one["language"], one["since"]) for one in texts] == [
        ("b", "ar", "2026-03-02"),
        ("b", "en", "2026-03-02"),
        ("a", "en", "2026-03-03"),
    ]
    last = texts[-1]
    assert (last["field"], last["before"], last["after"]) == ("summary", FRENCH, "Deux bancs")
    lines = (outdated / "records.yaml").read_text(encoding="utf-8").splitlines()
    assert [lines[one["line"] - 1].strip() for one in texts] == [
        "ar: منصة",
        "en: A test bench",
        "en: A test bench",
    ]


def test_long_french_texts_are_shortened_to_where_they_differ(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = stats(capsys, "--lang", "en")
    (heading,) = [line for line in text.splitlines() if line.startswith("Translations to review")]
    assert heading.endswith("(3 of 3, oldest first)")
    listed = text.partition(heading)[2].splitlines()
    assert listed[2].split() == ["records.yaml:12", "2026-03-02", "ar", "b", "Summary"]
    before, after = listed[3:5]
    assert before.startswith("    - …")
    assert before.endswith(" ancienne")
    assert after.startswith("    + …")
    assert after.endswith(" nouvelle")
    assert len(after) < 100


def test_the_list_is_as_long_as_the_queue(capsys: pytest.CaptureFixture[str]) -> None:
    for option, length in {"1": 1, "0": 3}.items():
        reported = as_json(capsys, "--queue", option)
        assert (len(reported["texts"]), reported["total"]) == (length, 3)
    assert "(1 sur 3, les plus anciennes d’abord)" in stats(capsys, "--queue", "1", "--lang", "fr")


def test_a_day_of_verification_clears_the_record_and_no_other(
    outdated: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    topics = (
        topic("a", "Deux bancs", "منصتان"),
        topic("b", f"{LONG}nouvelle", translations_verified="2026-03-04"),
    )
    commit_at(outdated, "2026-03-05", *topics, monkeypatch=monkeypatch)
    assert [one["id"] for one in as_json(capsys)["texts"]] == ["a"]


def test_a_translation_that_is_reworded_but_not_committed_is_not_listed(
    outdated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = outdated / "records.yaml"
    text = file.read_text(encoding="utf-8").replace("ar: منصة", "ar: منصة جديدة")
    file.write_text(text, encoding="utf-8")
    assert [one["language"] for one in as_json(capsys)["texts"]] == ["en", "en"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_without_a_history_one_sentence_says_that_nothing_is_known(
    form: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = tmp_path / "archive"
    write(archive, VALID)
    (archive / "mkdocs.yml").write_text("plugins: []\n")
    monkeypatch.chdir(archive)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    sentences = {
        "fr": "Inconnues, car ce dossier n’est pas un clone",
        "ar": "غير معروفة، والسبب: هذا المجلد ليس نسخة من المستودع",
        "en": "Unknown, because this folder is no clone",
    }
    for language in MESSAGES:
        text = stats(capsys, "--lang", language, "--format", form)
        assert text.count(sentences[language]) == 1
    assert as_json(capsys) == {
        "unknown": "no_repository",
        "languages": None,
        "total": None,
        "texts": [],
    }


def test_texts_of_records_have_no_effect_in_markdown(
    outdated: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "'| <script>x</script> [a](https://a.example) `b` ##[error]'"
    commit_at(outdated, "2026-03-04", topic("a", hostile, "منصتان"), monkeypatch=monkeypatch)
    text = stats(capsys, "--format", "markdown", "--lang", "en")
    assert "##[" not in text
    page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(text))
    assert not page.xpath("//script | //a")
    cells = [cell.text_content() for cell in page.xpath("//table[1]//tbody/tr[1]/td")]
    assert cells[:5] == ["a", "Summary", "en", "2026-03-03", FRENCH]
    assert "<script>x</script>" in cells[5]


def test_in_a_workflow_each_links_to_its_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "invented/catalogue",
        "GITHUB_REF_NAME": "main",
    }.items():
        monkeypatch.setenv(name, value)
    text = stats(capsys, "--format", "markdown")
    page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(text))
    address = "https://github.example/invented/catalogue/edit/main/records.yaml"
    assert page.xpath("//table[1]//tbody//a/@href")[0] == f"{address}#L12"
