"""House rules about evidence and verifying: what each reports, and similar records left alone."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.yaml.reader import parse_document
from tests.records.house.invented_warnings import (
    CITED,
    HERE,
    SOURCE,
    TEXTS,
    TODAY,
    assert_left_alone,
    assert_reported,
    programme,
    source,
    summary,
)
from tests.records.shown_values import assert_shown


def named(name: str, translated: str = "", cited: str = "[en-francais, en-arabe]") -> str:
    """A programme with that name, and a French and an Arabic source."""
    return (
        f"sources:\n{source('en-francais')}{source('en-arabe', 'ar')}"
        f"programmes:\n  - id: p\n    name: {name}\n{translated}    summary: Texte\n"
        "    sources: [en-francais, en-arabe]\n"
        f"    evidence: {{summary: [en-francais, en-arabe]{cited and f', name: {cited}'}}}\n"
    )


def having(fields: str, evidence: str = "name, summary") -> str:
    """A programme with ``fields`` and evidence for the fields named by ``evidence``."""
    entries = ", ".join(f"{name}: [source-inventee]" for name in evidence.split(", "))
    return f"{SOURCE}programmes:\n  - id: p\n{TEXTS}{fields}{CITED}    evidence: {{{entries}}}\n"


def path(fields: str = "", evidence: str = "name, summary") -> str:
    return having(
        f"    path: [{{step: announced, sources: [source-inventee]}}]\n{fields}", evidence
    )


def differing(text: str) -> dict[str, str]:
    return {
        "summary": summary(text),
        "paragraph": programme(
            f"    description: [{{text: {text}, sources: [source-inventee]}}]\n"
        ),
        "statement": programme(f"    statements: [{{text: {text}, sources: [source-inventee]}}]\n"),
    }


def other(fields: str) -> str:
    names = [line.replace(HERE, "").split(":")[0].strip() for line in fields.splitlines()]
    evidence = ", ".join(f"{name}: [source-inventee]" for name in ("name", "summary", *names))
    return f"{SOURCE}partners:\n  - id: p\n{TEXTS}{fields}{CITED}    evidence: {{{evidence}}}\n"


def searched(field: str, fields: str) -> str:
    """A programme with ``fields`` and a vain search for ``field``."""
    return programme(
        f"{fields}    not_found: [{{field: {HERE}{field}, searched: 2026-11-22, pages: 3}}]\n"
    )


DISPUTED = (
    "    disputes:\n      - field: name\n        claims:\n"
    "          - {text: Un, sources: [source-inventee]}\n"
    "          - {text: Autre, sources: [source-inventee]}\n"
)
DIFFERING = {
    "fr": "Les sources divergent sur la date.",
    "fr, otherwise": "Les sources ne s’accordent pas sur ce point.",
    "fr, contradicting": "Deux sources se contredisent.",
    "fr, with a word between": "Les sources citées diffèrent.",
    "fr, in what they give": "Les sources donnent des dates différentes.",
    "fr, called contradictory": "Des sources contradictoires donnent deux villes.",
    "fr, in agreement": "Les sources ne concordent pas.",
    "fr, varying": "La date varie selon les sources.",
    "ar": "تختلف المصادر في تاريخ التوقيع.",
    "ar, as a noun": "ثمة تضارب بين المصادر حول التاريخ.",
    "ar, opposed": "المصادر متعارضة في ذلك.",
    "ar, one by one": "يختلف التاريخ من مصدر إلى آخر.",
    "en, in what they give": "Sources give conflicting figures.",
    "en, varying": "The date varies between sources.",
    "en, called conflicting": "Conflicting sources name two cities.",
    "ar, otherwise": "ولا تتفق المصادر على المدينة.",
    "ar, conflicting": "وتتضارب المصادر بشأنه.",
    "en": "The sources differ on the date.",
    "en, otherwise": "Sources disagree.",
    "en, conflicting": "Published sources conflict.",
    "en, negated": "The sources do not agree.",
}
REPORTED = {
    "a name in a language of no source": (
        "CAT314",
        named(f"{{fr: Nom, ar: اسم, en: {HERE}Name}}"),
        "`name_translated: [en]`",
    ),
    "a name with another language translated": (
        "CAT314",
        named(
            f"{{fr: Nom, ar: {HERE}اسم, en: Name}}", "    name_translated: [en]\n", "[en-francais]"
        ),
        "`name_translated: [en, ar]`",
    ),
    "a name that is classified": (
        "CAT314",
        named(f"{{fr: Nom, en: {HERE}Name}}", "", "{classified: [en-francais]}"),
        "`name_translated: [en]`",
    ),
    "a value without evidence": (
        "CAT315",
        having(f"    {HERE}starts: 2026\n"),
        "`starts: {classified: [",
    ),
    "a list without evidence": (
        "CAT315",
        having(f"    {HERE}audiences: [smes]\n"),
        "`audiences: [",
    ),
    "a summary without evidence": (
        "CAT315",
        having("", "name").replace("summary:", f"{HERE}summary:"),
        "`summary: [",
    ),
    "a status without evidence": ("CAT315", having(f"    {HERE}status: announced\n"), "`status: ["),
    "a value without evidence beside a path": (
        "CAT315",
        path(f"    {HERE}ends: 2027\n"),
        "`ends: [",
    ),
    **{
        f"{where} that says that sources differ, {case}": (
            "CAT316",
            text.replace(phrase, HERE + phrase),
            "`disputes: [{field: …, claims: [",
        )
        for case, phrase in DIFFERING.items()
        for where, text in differing(phrase).items()
    },
    "a record verified before its source was read": (
        "CAT317",
        programme(f"    verified: {HERE}2026-01-12\n"),
        "`verified: 2026-01-13`",
    ),
    "evidence of a field that is empty": (
        "CAT330",
        having("", f"name, summary, {HERE}starts"),
        "",
    ),
    "evidence of a status without one": ("CAT330", having("", f"name, summary, {HERE}status"), ""),
    "a vain search for a field that has a value": (
        "CAT331",
        searched("starts", "    starts: 2026\n"),
        "`about: {fr: …",
    ),
    "a vain search for a status that the path gives": (
        "CAT331",
        searched("status", "    path: [{step: announced, sources: [source-inventee]}]\n"),
        "`about: {fr: …",
    ),
    "what a partner is, with a precise type": (
        "CAT328",
        other(f"    type: nonprofit\n    {HERE}type_other: {{fr: Ordre, ar: هيئة, en: Order}}\n"),
        "`type: other`",
    ),
    "what a partner is, without a type": (
        "CAT328",
        other(f"    {HERE}type_other: Ordre inventé\n"),
        "`type: other`",
    ),
    "a dispute of one side": (
        "CAT332",
        programme(
            f"    disputes:\n      - field: name\n        {HERE}claims:\n"
            "          - {text: Un, sources: [source-inventee]}\n"
        ),
        "`- {text: …",
    ),
    "a dispute without sides": (
        "CAT332",
        programme(f"    disputes: [{{field: name, {HERE}claims: []}}]\n"),
        "`- {text: …",
    ),
    "a dispute about a date without one": (
        "CAT334",
        programme(
            DISPUTED.replace("field: name", "field: starts").replace("claims", f"{HERE}claims")
        ),
        "`date: …`",
    ),
    "a difference beside a list without disputes": (
        "CAT316",
        summary(f"{HERE}Les sources divergent.").replace(CITED, f"    disputes: []\n{CITED}"),
        "`disputes: [",
    ),
    "a partner of another type": (
        "CAT323",
        other(f"    type: {HERE}other\n"),
        "`type_other: {fr: …",
    ),
}

LEFT_ALONE = {
    "a name that says that sources differ": programme(
        "", "    name: Quand les sources divergent\n    summary: S\n"
    ),
    "a name in the languages of its sources": named("{fr: Nom, ar: اسم}"),
    "a brand with the same name in two languages": named("{fr: Nom, en: Nom}"),
    "a name that is translated": named("{fr: Nom, en: Name}", "    name_translated: [en]\n"),
    "a name that is the same everywhere": named("Nom", "", "[en-arabe]"),
    "a name that is derived": named("{fr: Nom, en: Name}", "", "{derived: summary}"),
    "a dispute about a date that one side gives": programme(
        DISPUTED.replace("field: name", "field: starts").replace("]}", "], date: 2026-01}", 1)
    ),
    "a dispute about the status without a date": programme(
        DISPUTED.replace("field: name", "field: status")
    ),
    "links and identifiers without evidence": having(
        "    links: [{url: https://a.example/}]\n    identifiers: {wikidata: Q1}\n"
    ),
    "a path, which has sources": path(),
    "a status that the path gives": path("    status: announced\n"),
    "a difference that is shown": summary("Les sources divergent.").replace(
        CITED, DISPUTED + CITED
    ),
    "sources that agree, in French": summary("Les sources ne divergent pas."),
    "sources that agree, in Arabic": summary("لا تختلف المصادر في ذلك."),
    "sources that agree, in English": summary("The sources do not differ."),
    "no sources that differ": summary("No sources disagree."),
    "no difference between sources": summary("لا اختلاف بين المصادر."),
    "different sources of data": summary("Il relie des sources de données différentes."),
    "open sources": summary("Open sources differ from others."),
    "sources of energy": summary("Les sources d’énergie diffèrent selon la région."),
    "a record verified on the day its source was read": programme("    verified: 2026-01-13\n"),
    "a partner of another type that is explained": other(
        "    type: other\n    type_other: Ordre inventé\n"
    ),
    "a dispute of two sides": programme(DISPUTED),
    "a partner of a precise type": other("    type: nonprofit\n"),
    "evidence of the status that the path gives": path("", "name, summary, status"),
    "a vain search for an empty field": searched("ends", "    starts: 2026\n").replace(HERE, ""),
    "a vain search for more about a field": searched("starts", "    starts: 2026\n")
    .replace(HERE, "")
    .replace("searched:", "about: Heure, searched:"),
    "a value derived from the status that the path gives": path("    starts: 2026\n").replace(
        "{name:", "{starts: {derived: status}, name:"
    ),
}


@pytest.mark.parametrize(("number", "text", "fix"), REPORTED.values(), ids=REPORTED)
def test_a_rule_reports_its_case_at_its_position(
    number: str, text: str, fix: str, request: pytest.FixtureRequest
) -> None:
    problem = assert_reported(number, text, fix)
    assert_shown("evidence", request.node.callspec.id, problem)


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_a_rule_does_not_report_a_similar_record(text: str) -> None:
    assert_left_alone(text)


def test_the_source_that_was_read_last_is_named() -> None:
    read = "    date: 2026\n    accessed: {}\n"
    days = {"a": "2026-03-01", "b": "2026-05-01", "c": "2026-04-01"}
    sources = "".join(source(name, fields=read.format(day)) for name, day in days.items())
    text = (
        f"sources:\n{sources}programmes:\n  - id: p\n{TEXTS}    sources: [a, b, c]\n"
        "    evidence: {name: [a, b], summary: [c]}\n    verified: 2026-03-15\n"
    )
    document = parse_document(text, "a.yaml")
    (problem,) = house_problems([document], catalogue_of([document]), TODAY)
    assert (problem.values["id"], problem.values["accessed"]) == ("b", "2026-05-01")


def test_a_source_that_only_the_evidence_cites_counts_as_read() -> None:
    read = "    date: 2026\n    accessed: 2026-03-01\n"
    text = (
        f"sources:\n{source()}{source('autre', fields=read)}programmes:\n  - id: p\n{TEXTS}{CITED}"
        "    evidence: {name: [source-inventee], summary: [autre]}\n    verified: 2026-02-01\n"
    )
    document = parse_document(text, "a.yaml")
    reported = house_problems([document], catalogue_of([document]), TODAY)
    assert {
        problem.code.number: problem.values["id"] for problem in reported if "id" in problem.values
    } == {"CAT317": "autre"}
