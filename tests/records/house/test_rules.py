"""House rules: what each reports and where, and a similar text that it does not report."""

from __future__ import annotations

from typing import ClassVar

import pytest

from jazari_catalogue.records.catalogue import connect
from jazari_catalogue.records.house.patterns import personal_email, phone_number, sources_differ
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.fields import fact, part
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.record import Named
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.records.yaml.reader import parse_document
from tests.records.house.invented_warnings import (
    CITED,
    HERE,
    SOURCE,
    TEXTS,
    TODAY,
    assert_left_alone,
    assert_reported,
    complete,
    programme,
    source,
    summary,
)
from tests.records.shown_values import assert_shown
from tests.work import guarded


def institute(fields: str, texts: str = TEXTS) -> str:
    return complete(f"{SOURCE}institutes:\n  - id: institut-invente\n{texts}{fields}{CITED}")


def two(one: str, other: str) -> str:
    records = "".join(
        f"  - id: {name}\n    summary: Inventé\n{fields}{CITED}"
        for name, fields in (("a-invente", one), ("b-invente", other))
    )
    return complete(f"{SOURCE}partners:\n{records}")


def at_addresses(one: str, other: str) -> str:
    return "sources:\n" + "".join(
        source(name).replace(f"https://a.example/{name}", url)
        for name, url in (("a", one), ("b", other))
    )


REPORTED = {
    "a name too long": (
        "CAT301",
        programme("", f"    name: {HERE}{'Nom ' * 40}\n    summary: S\n"),
    ),
    "a summary too long": ("CAT301", summary(f"{{fr: {HERE}{'mot ' * 110}, ar: نص, en: Text}}")),
    "a name between typographic quotes": (
        "CAT313",
        programme(
            "",
            f"    name:\n      fr: Nom\n      ar: {HERE}“اسم”\n"
            "    name_translated: [ar]\n    summary: S\n",
        ),
    ),
    "a summary in French alone": ("CAT302", summary(f"{HERE}{{fr: Texte inventé}}")),
    "an objective without Arabic": (
        "CAT302",
        complete(
            f"{SOURCE}labs:\n  - id: l\n{TEXTS}"
            f"    objectives: [{HERE}{{fr: But, en: Aim}}]\n{CITED}"
        ),
    ),
    "a record checked two years ago": (
        "CAT304",
        programme(f"    verified: {HERE}2024-11-24\n").replace("2026-01-1", "2024-11-1"),
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
    "two records of one name with other signs and order": (
        "CAT308",
        two("    name: École-Inventée\n", f'    name: {HERE}"Inventée, école"\n'),
    ),
    "two sources of one page": (
        "CAT308",
        at_addresses("https://www.a.example/x/", f"{HERE}https://a.example/x"),
    ),
    "two records of one ROR id": (
        "CAT308",
        two(
            "    name: Une\n    identifiers: {ror: 03xc55g68}\n",
            f"    name: Autre\n    identifiers: {{ror: {HERE}03xc55g68}}\n",
        ),
    ),
    "an end before its start": (
        "CAT310",
        programme(f"    starts: 2026-05\n    ends: {HERE}2025\n"),
    ),
    "applications closed before they open": (
        "CAT310",
        programme(f"    apply: {{opens: 2026-05-02, closes: {HERE}2026-05-01}}\n"),
    ),
    "a source read before it was published": (
        "CAT310",
        SOURCE.replace("accessed: 2026-01-13", f"accessed: {HERE}2026-01-11"),
    ),
    "characters of a source read in whole": (
        "CAT328",
        f"{SOURCE}    read_extent: whole\n    {HERE}read_characters: 100\n",
    ),
    "characters of a source read who knows how": (
        "CAT328",
        f"{SOURCE}    {HERE}read_characters: 100\n",
    ),
    "a word twice in a list": (
        "CAT329",
        programme(f"    audiences: [smes, students, {HERE}smes]\n"),
    ),
    "an item twice in a list": (
        "CAT329",
        programme(f"    aliases:\n      - PI\n      - {HERE}PI\n"),
    ),
    "a language twice": (
        "CAT329",
        programme(
            f"    name_translated: [fr, {HERE}fr]\n", "    name: {fr: Nom}\n    summary: S\n"
        ),
    ),
    "a source twice": (
        "CAT329",
        programme(
            f"    statements: [{{text: Un, sources: [source-inventee, {HERE}source-inventee]}}]\n"
        ),
    ),
    "a record checked tomorrow": ("CAT312", programme(f"    verified: {HERE}2026-11-25\n")),
}

LEFT_ALONE = {
    "an address and its archived copies": at_addresses(
        "https://archive.example/1/https://a.example/x",
        "https://archive.example/2/https://a.example/x",
    ),
    "a text with quotes inside": summary("« Un » et « deux »"),
    "a long description": programme(
        f"    description: [{{text: {'mot ' * 300}, sources: [source-inventee]}}]\n"
    ),
    "a text in three languages": summary("{fr: Texte, ar: نص, en: Text}"),
    "one text for all languages": summary("Text"),
    "a name that no source gives in Arabic": programme("", "    name: {fr: Nom}\n    summary: S\n"),
    "a record checked within the year": programme("    verified: 2025-11-24\n").replace(
        "2026-01-1", "2025-11-1"
    ),
    "a role address": summary('"Écrire à contact@a.example ou service.presse@a.example."'),
    "the institution's own address": institute("    contact: {email: uie@uie.example}\n"),
    "a switchboard as a contact": institute('    contact: {phone: "+212 5 22 00 00 00"}\n'),
    "an amount, a year and an identifier": summary(
        '"En 2026, 1 250 000 000 de dirhams, 0000 0001"'
    ),
    "an ISNI": two(
        "    name: Un\n    identifiers: {isni: 0000 0001 2180 2473}\n", "    name: Deux\n"
    ),
    "a partner and an institute of one name": complete(
        f"{SOURCE}institutes:\n  - id: i\n{TEXTS}{CITED}partners:\n  - id: p\n{TEXTS}{CITED}"
    ),
    "a source read in the month of its publication": SOURCE.replace("2026-01-12", "2026-01"),
    "characters of a source read in part": (
        f"{SOURCE}    read_extent: part\n    read_characters: 100\n"
    ),
    "a word in two lists": programme("    aliases: [PI]\n    languages: [fr]\n").replace(
        "Chose inventée", "PI"
    ),
    "an end in the year of its start": programme("    starts: 2026-05\n    ends: 2026\n"),
}


@pytest.mark.parametrize(("number", "text"), REPORTED.values(), ids=REPORTED)
def test_a_rule_reports_its_case_at_its_position(
    number: str, text: str, request: pytest.FixtureRequest
) -> None:
    problem = assert_reported(number, text)
    assert_shown("rules", request.node.callspec.id, problem)


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_a_rule_does_not_report_a_similar_text(text: str) -> None:
    assert_left_alone(text)


@pytest.mark.parametrize(
    ("number", "is_mobile"),
    [
        ("06 00 00 00 00", True),
        ("07-00-00-00-00", True),
        ("+212 6 00 00 00 00", True),
        ("00212600000000", True),
        ("+212 (0)7 00 00 00 00", True),
        ("05 22 00 00 00", False),
        ("08.00.00.00.00", False),
        ("+212 5 22 00 00 00", False),
        ("+33 1 00 00 00 00", False),
        ("0033100000000", False),
        ("(+1) 202 000 0000", False),
    ],
)
def test_a_telephone_number_is_found_and_known_to_be_mobile(number: str, is_mobile: bool) -> None:
    text = f"2030 postes ; appeler le {number}, avant midi."
    assert phone_number(text) == number
    assert phone_number(text, mobile_only=True) == (number if is_mobile else None)


@pytest.mark.parametrize(
    "text",
    [
        "01 00 00 00 00",  # no Moroccan number begins so
        "09 00 00 00 00",
        "06 00 00 00 0",
        "06 00 00 00 00 0",
        "+33 1 00 00 0",
        "100 000 000 000",
        "ISO 0600000000x",
        "https://example.org/0600000000",
    ],
)
def test_other_numbers_are_no_telephone_numbers(text: str) -> None:
    assert phone_number(text) is None


def test_phone_numbers_may_have_digits_of_any_script() -> None:
    assert phone_number("الهاتف ٠٦٠٠٠٠٠٠٠٠") == "٠٦٠٠٠٠٠٠٠٠"


@pytest.mark.parametrize(
    "text",
    ["0 " * 200_000, "a." * 200_000 + "@", "+(" * 200_000, "@" * 400_000, "sources " * 50_000],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    with guarded():
        personal_email(text), phone_number(text), sources_differ(text)


class Shape(Vocabulary):
    """An invented vocabulary, of which one value needs words."""

    ROUND = "round", "Ronde", "مستديرة", "Round"
    ODD = "odd", "Autre", "أخرى", "Other"


class Flicker(Model):
    """An invented group whose items have an order."""

    day: Day | None = part(
        fr="Jour",
        ar="اليوم",
        en="Day",
        help=("Quand.", "متى.", "When."),
        checks=Checks(ordered=True),
    )


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
    shape: Shape | None = fact(
        fr="Forme",
        ar="الشكل",
        en="Shape",
        help=("Laquelle.", "أي شكل.", "Which."),
        checks=Checks(explained_by={Shape.ODD: "shape_in_words"}),
    )
    shape_in_words: LocalText | None = fact(
        fr="Forme en mots",
        ar="الشكل بالكلمات",
        en="Shape in words",
        help=("Laquelle.", "أي شكل.", "Which."),
        checks=Checks(only_with=("shape", Shape.ODD)),
    )
    leaflet: PlainText | None = fact(
        fr="Notice",
        ar="النشرة",
        en="Leaflet",
        help=("Son titre.", "عنوانها.", "Its title."),
        checks=Checks(whole_title=True),
    )
    flickers: list[Flicker] = part(
        fr="Lueurs",
        ar="ومضات",
        en="Flickers",
        many=True,
        help=("Lesquelles.", "أي ومضات.", "Which."),
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
        ("shape: odd", ["CAT323"]),
        ("shape: odd, shape_in_words: Étoile", []),
        ("shape: round", []),
        ("shape: round, shape_in_words: Étoile", ["CAT328"]),
        ("leaflet: Une notice coupée…", ["CAT325"]),
        ("leaflet: Une notice entière", []),
        ("flickers: [{day: 2026-11-02}, {day: 2026-11-01}]", ["CAT320"]),
        ("flickers: [{day: 2026-11-01}, {}, {day: 2026-11-02}]", []),
        ("maker: Écrire à p.nom@a.example", ["CAT301", "CAT306"]),
    ],
)
def test_rules_apply_to_a_new_kind_as_it_declares(
    monkeypatch: pytest.MonkeyPatch, fields: str, codes: list[str]
) -> None:
    monkeypatch.setitem(KINDS_BY_PLURAL, Lantern.plural, Lantern)
    text = f"lanterns:\n  - {{id: l, name: Lanterne, summary: Inventée, {fields}}}\n"
    document = parse_document(text, "invented.yaml")
    warnings = house_problems([document], connect([], {}), TODAY)
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
    (problem,) = house_problems([document], connect([], {}), TODAY)
    assert (problem.code.number, problem.record) == ("CAT308", "b")
