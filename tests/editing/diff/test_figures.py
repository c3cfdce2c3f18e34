"""`catalogue diff` reports the figures that a change changes, and the records checked again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from lxml import html

from jazari_catalogue.cli import main
from tests.editing.repositories import FILES, VALID, edited, write
from tests.records.cases import VALID as VALID_FILE

pytestmark = pytest.mark.usefixtures("folder")

ANSWERED = edited(
    ("    role: member\n", "    role: member\n    region: MA-04\n    verified: 2026-11-23\n"),
    ("    verified: 2026-11-22\n", "    verified: 2026-11-24\n"),
    ("{fr: Second institut inventé.}", "{fr: Second institut inventé., ar: مختلق}"),
)
"""A gap less, a translation more, one record checked and another checked again."""

HEADINGS = {
    "fr": "Ce que cela change dans les chiffres",
    "ar": "ما يغيره ذلك في الأرقام",
    "en": "What this changes in the figures",
}


def compared(
    capsys: pytest.CaptureFixture[str],
    after: str,
    before: str = VALID,
    form: str = "json",
    language: str = "en",
) -> Any:
    write(Path("old"), before)
    write(Path("new"), after)
    capsys.readouterr()
    assert main(["diff", "old", "new", *FILES, "--format", form, "--lang", language]) == 0
    out = capsys.readouterr().out
    return json.loads(out) if form == "json" else out


def changed(result: Any) -> dict[str, tuple[int, int]]:
    rows = result["figures"]["changed"]
    return {".".join(row["figure"]): (row["before"], row["after"]) for row in rows}


def test_only_figures_that_differ_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    figures = changed(compared(capsys, ANSWERED))
    assert {path: after - before for path, (before, after) in figures.items()} == {
        "texts.ar": 1,
        "gaps.all.total": -1,
        "gaps.all.not_searched": -1,
        "gaps.place.total": -1,
        "gaps.place.not_searched": -1,
        "verified.with_day": 1,
        "verified.never": -1,
    }


def test_a_record_is_checked_again_if_its_day_is_later_under_whatever_id(
    capsys: pytest.CaptureFixture[str],
) -> None:
    expected = [
        {"record": "institut-exemple", "before": "2026-11-22", "after": "2026-11-24"},
        {"record": "institut-du-sud", "before": None, "after": "2026-11-23"},
    ]
    assert compared(capsys, ANSWERED)["figures"]["verified"] == expected
    renamed = ANSWERED.replace("institut-exemple", "institut-neuf").replace(
        "former_ids: [institut-ancien]", "former_ids: [institut-ancien, institut-exemple]"
    )
    result = compared(capsys, renamed)["figures"]["verified"]
    assert result == [{**expected[0], "record": "institut-neuf"}, expected[1]]
    assert compared(capsys, VALID, ANSWERED)["figures"]["verified"] == []


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_people_read_the_figures_in_three_languages(
    form: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = compared(capsys, ANSWERED, form=form, language=language)
    rows = {
        "fr": "Textes par langue · العربية : de 6 à 7",
        "ar": "النصوص حسب اللغة · العربية: من 6 إلى 7",
        "en": "Texts by language · العربية: from 6 to 7",
    }
    before = changed(compared(capsys, ANSWERED))["texts.ar"]
    assert HEADINGS[language] in out
    if form == "text":
        row = rows[language].replace("6", str(before[0])).replace("7", str(before[1]))
        assert f"  {row}\n" in out
    else:
        page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(out))
        heading = page.xpath(f"//h3[.='{HEADINGS[language]}']")[0]
        cells = heading.getnext().xpath(".//tbody/tr[1]/td[position() > 1]")
        assert [cell.text_content() for cell in cells] == [*map(str, before)]
    shown = out.replace("\\", "")
    assert ": 2 (institut-exemple, institut-du-sud)" in shown


def test_the_figures_of_each_kind_are_left_to_programs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = compared(capsys, ANSWERED, form="text")
    assert "What no source says, by question: from" in text
    assert "What no source says, by question · not looked for yet: from" in text
    assert "Place" not in text.partition(HEADINGS["en"])[2]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_without_another_figure_there_is_no_such_part(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    after = edited(("    role: hub\n", "    role: member\n"))
    assert changed(compared(capsys, after)) == {}
    assert HEADINGS["en"] not in compared(capsys, after, form=form)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_an_older_version_without_the_fields_that_are_counted_can_be_compared(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = (
        "topics:\n  - {id: theme-exemple, name: T, summary: S}\n"
        "partners:\n  - {id: societe-exemple, name: P, summary: S, sources: [source-exemple]}\n"
        "sources:\n  - {id: source-exemple, publisher: J, url: https://a.example/a, "
        "accessed: 2026-01-02, language: fr, level: press}\n"
    )
    out = compared(capsys, VALID_FILE.read_text(encoding="utf-8"), old, form=form)
    if form == "json":
        assert changed(out)["records.institute"] == (0, 2)
        assert changed(out)["disputes.all"] == (0, 1)
    else:
        assert HEADINGS["en"] in out
    write(Path("none"), "topics: []\n")
    for first, second in (("none", "new"), ("new", "none")):
        assert main(["diff", first, second, *FILES, "--format", form]) == 0
