"""House rules: what each reports and where, and a similar text that it does not report."""

from __future__ import annotations

import time
from datetime import date
from typing import ClassVar

import pytest

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.house.patterns import personal_email, phone_number
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.fields import fact
from jazari_catalogue.records.model.record import Named
from jazari_catalogue.records.problems.position import position_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.yaml.reader import parse_document

TODAY = date(2026, 11, 24)
HERE = "⟦"

SOURCE = (
    "sources:\n  - id: source-inventee\n    publisher: Invented\n    url: https://a.example/\n"
    "    date: 2026-01-12\n    accessed: 2026-01-13\n    language: fr\n    level: press\n"
)
CITED = "    sources: [source-inventee]\n"
TEXTS = "    name: Chose inventée\n    summary: Une chose inventée.\n"


def programme(fields: str, texts: str = TEXTS) -> str:
    return f"{SOURCE}programmes:\n  - id: programme-invente\n{texts}{fields}{CITED}"


def institute(fields: str, texts: str = TEXTS) -> str:
    return f"{SOURCE}institutes:\n  - id: institut-invente\n{texts}{fields}{CITED}"


def summary(text: str, status: str = "announced") -> str:
    texts = f"    name: Chose inventée\n    summary: {text}\n"
    return programme(f"    status: {status}\n", texts)


def source(fields: str) -> str:
    return SOURCE.replace("    date: 2026-01-12\n    accessed: 2026-01-13\n", fields)


def two(one: str, other: str) -> str:
    records = "".join(
        f"  - id: {name}\n    summary: Inventé\n{fields}{CITED}"
        for name, fields in (("a-invente", one), ("b-invente", other))
    )
    return f"{SOURCE}partners:\n{records}"


FOUND = {
    "a name too long": (
        "CAT301",
        programme("", f"    name: {HERE}{'Nom ' * 40}\n    summary: S\n"),
    ),
    "a summary too long": ("CAT301", summary(f"{{fr: {HERE}{'mot ' * 110}, ar: نص, en: Text}}")),
    "a name between typographic quotes": (
        "CAT313",
        programme("", f"    name:\n      fr: Nom\n      ar: {HERE}“اسم”\n    summary: S\n"),
    ),
    "a summary in French alone": ("CAT302", summary(f"{HERE}{{fr: Texte inventé}}")),
    "an objective without Arabic": (
        "CAT302",
        f"{SOURCE}labs:\n  - id: l\n{TEXTS}    objectives: [{HERE}{{fr: But, en: Aim}}]\n{CITED}",
    ),
    "a source without a date": (
        "CAT303",
        source("    accessed: 2026-01-13\n").replace("- id:", f"- {HERE}id:"),
    ),
    "a record checked two years ago": ("CAT304", programme(f"    verified: {HERE}2024-11-24\n")),
    "a link in the clear": (
        "CAT305",
        programme(f"    links:\n      - url: {HERE}http://a.example/\n"),
    ),
    "a person's address in a text": ("CAT306", summary(f'{HERE}"Écrire à p.nom@a.example."')),
    "a person's address as a contact": (
        "CAT306",
        institute(f"    contact: {{email: {HERE}prenom.nom@a.example}}\n"),
    ),
    "a telephone number in a text": ("CAT307", summary(f'{HERE}"Appeler le +212 5 22 00 00 00."')),
    "a mobile number as a contact": (
        "CAT307",
        institute(f'    contact: {{phone: {HERE}"06 00 00 00 00"}}\n'),
    ),
    "two records of one name": (
        "CAT308",
        two("    name: École Inventée\n", f"    name: {HERE}ecole inventee\n"),
    ),
    "two records of one ROR id": (
        "CAT308",
        two(
            "    name: Une\n    identifiers: {ror: 03xc55g68}\n",
            f"    name: Autre\n    identifiers: {{ror: {HERE}03xc55g68}}\n",
        ),
    ),
    "operating before it starts": (
        "CAT309",
        programme(f"    status: operating\n    starts: {HERE}2027\n"),
    ),
    "closed before it ends": (
        "CAT309",
        programme(f"    status: closed\n    ends: {HERE}2026-12\n"),
    ),
    "an end before its start": (
        "CAT310",
        programme(f"    starts: 2026-05\n    ends: {HERE}2025\n"),
    ),
    "applications closed before they open": (
        "CAT310",
        programme(f"    apply: {{opens: 2026-05-02, closes: {HERE}2026-05-01}}\n"),
    ),
    "announced and operating, in French": ("CAT311", summary(f"{HERE}Il est déjà opérationnel.")),
    "announced and operating, in Arabic": (
        "CAT311",
        summary(f"{HERE}المعهد يعمل حاليا في الرباط."),
    ),
    "announced and operating, in English": ("CAT311", summary(f"{HERE}It is now operational.")),
    "a source read tomorrow": (
        "CAT312",
        source(f"    date: 2026\n    accessed: {HERE}2026-11-25\n"),
    ),
    "a record checked tomorrow": ("CAT312", programme(f"    verified: {HERE}2026-11-25\n")),
}

LEFT_ALONE = {
    "a text with quotes inside": summary("« Un » et « deux »"),
    "a long description": programme(
        f"    description: [{{text: {'mot ' * 300}, sources: [source-inventee]}}]\n"
    ),
    "a text in three languages": summary("{fr: Texte, ar: نص, en: Text}"),
    "one text for all languages": summary("Text"),
    "a name that no source gives in Arabic": programme("", "    name: {fr: Nom}\n    summary: S\n"),
    "a record checked within the year": programme("    verified: 2025-11-24\n"),
    "a link by https": programme("    links:\n      - url: https://a.example/http://b\n"),
    "a role address": summary('"Écrire à contact@a.example ou service.presse@a.example."'),
    "the institution's own address": institute("    contact: {email: uie@uie.example}\n"),
    "a switchboard as a contact": institute('    contact: {phone: "+212 5 22 00 00 00"}\n'),
    "an amount, a year and an identifier": summary(
        '"En 2026, 1 250 000 000 de dirhams, 0000 0001"'
    ),
    "an ISNI": two(
        "    name: Un\n    identifiers: {isni: 0000 0001 2180 2473}\n", "    name: Deux\n"
    ),
    "a partner and an institute of one name": SOURCE
    + f"institutes:\n  - id: i\n{TEXTS}{CITED}partners:\n  - id: p\n{TEXTS}{CITED}",
    "operating since this year": programme("    status: operating\n    starts: 2026\n"),
    "announced and to come": programme("    status: announced\n    starts: 2027\n"),
    "an end in the year of its start": programme("    starts: 2026-05\n    ends: 2026\n"),
    "announced, and not yet operating": summary("Il n’est pas encore opérationnel ; il le sera."),
    "operating, and said to be so": summary("Il est opérationnel.", "operating"),
    "a source read today": source("    date: 2026-11\n    accessed: 2026-11-24\n"),
}


def problems(text: str) -> list[Problem]:
    document = parse_document(text, "a.yaml")
    catalogue_of([document])  # raises where the records do not load
    return house_problems([document], TODAY)


@pytest.mark.parametrize(("number", "text"), FOUND.values(), ids=FOUND)
def test_a_rule_reports_its_case_at_its_position(number: str, text: str) -> None:
    assert text.count(HERE) == 1
    (problem,) = problems(text.replace(HERE, ""))
    assert problem.code.number == number
    assert (problem.line, problem.column) == position_at(text, text.index(HERE))
    assert problem.code.severity == "warning"
    for language in MESSAGES:
        assert "{" not in problem.message(language).replace("`fr: …`", "")
        assert problem.fix(language)


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_a_rule_does_not_report_a_similar_text(text: str) -> None:
    assert [problem.text("en") for problem in problems(text)] == []


def test_phone_numbers_may_have_digits_of_any_script() -> None:
    assert phone_number("الهاتف ٠٦٠٠٠٠٠٠٠٠") == "٠٦٠٠٠٠٠٠٠٠"


@pytest.mark.parametrize("text", ["0 " * 50_000, "a." * 50_000 + "@", "+(" * 50_000, "@" * 50_000])
def test_hostile_texts_take_linear_time(text: str) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        personal_email(text), phone_number(text)
        return time.process_time() - started

    short = min(seconds(text[: len(text) // 10]) for _ in range(3))
    assert seconds(text) < 50 * max(short, 0.001)


class Lantern(Named):
    """An invented kind that no rule mentions."""

    kind: ClassVar[str] = "lantern"
    plural: ClassVar[str] = "lanterns"

    lit: Edtf | None = fact(
        fr="Allumée",
        ar="أضيئت",
        en="Lit",
        help=("Quand.", "متى.", "When."),
        checks=Checks(past=True, lasts=30),
    )
    put_out: Edtf | None = fact(
        fr="Éteinte",
        ar="أطفئت",
        en="Put out",
        help=("Quand.", "متى.", "When."),
        checks=Checks(after="lit"),
    )
    maker: LocalText | None = fact(
        fr="Fabricant",
        ar="الصانع",
        en="Maker",
        help=("Qui.", "من.", "Who."),
        checks=Checks(longest=20, as_sources=True, distinct=True),
    )


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("lit: 2026-11-25", ["CAT312"]),
        ("lit: 2026-11-24", []),
        ("lit: 2026-10-01", ["CAT304"]),
        ("lit: 2026-11-20, put_out: 2026-11-19", ["CAT310"]),
        ("lit: 2026-11-20, put_out: 2026-11-20", []),
        ("maker: {fr: Un fabricant inventé}", []),
        ("maker: {fr: Un fabricant inventé au nom long}", ["CAT301"]),
        ("maker: Écrire à p.nom@a.example", ["CAT301", "CAT306"]),
    ],
)
def test_rules_apply_to_a_new_kind_as_it_declares(
    monkeypatch: pytest.MonkeyPatch, fields: str, codes: list[str]
) -> None:
    monkeypatch.setitem(KINDS_BY_PLURAL, Lantern.plural, Lantern)
    text = f"lanterns:\n  - {{id: l, name: Lanterne, summary: Inventée, {fields}}}\n"
    document = parse_document(text, "invented.yaml")
    warnings = house_problems([document], TODAY)
    assert sorted(problem.code.number for problem in warnings) == codes


def test_duplicates_of_a_new_kind_are_reported_as_it_declares(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(KINDS_BY_PLURAL, Lantern.plural, Lantern)
    lanterns = "".join(
        f"  - {{id: {one}, name: Lanterne {one}, summary: S, maker: {maker}}}\n"
        for one, maker in (("a", "Atelier inventé"), ("b", "atelier INVENTE"), ("c", "Autre"))
    )
    document = parse_document(f"lanterns:\n{lanterns}", "invented.yaml")
    (problem,) = house_problems([document], TODAY)
    assert (problem.code.number, problem.record) == ("CAT308", "b")
