"""House rules about sources and citing: what each reports, and similar records left alone."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.values.page_titles import title_fault
from tests.records.house.invented_warnings import (
    CITED,
    HERE,
    SOURCE,
    TEXTS,
    assert_left_alone,
    assert_reported,
    complete,
    problems,
    programme,
    source,
)
from tests.records.shown_values import assert_shown
from tests.work import guarded

READ = "    accessed: 2026-01-13\n"
DATED = "    date: 2026-01-12\n"
DEAD = "    dead_since: 2026-01-14\n"
STORED = "    read_from: stored\n"
ARCHIVED = "    archived: {url: https://archive.example/copy, date: "


def titled(title: str) -> str:
    return "sources:\n" + source(fields=f"    title: {title}\n{DATED}{READ}")


def at(url: str) -> str:
    return SOURCE.replace("https://a.example/source-inventee", url)


def link(url: str) -> str:
    return programme(f"    links:\n      - url: {url}\n")


def copies(cited: str, field: str = "", listed: str = "a, b, c, d") -> str:
    """A programme that cites ``cited`` for its name, with b and c copies of a, and d of c."""
    sources = source("a") + "".join(
        source(name, fields=f"{DATED}{READ}    copy_of: {original}\n")
        for name, original in (("b", "a"), ("c", "a"), ("d", "c"))
    )
    return complete(
        f"sources:\n{sources}programmes:\n  - id: programme-invente\n{TEXTS}{field}"
        "    statements:\n      - {text: Une, sources: [a]}\n      - {text: Deux, sources: [b]}\n"
        "      - {text: Trois, sources: [c]}\n      - {text: Quatre, sources: [d]}\n"
        f"    sources: [{listed}]\n    evidence: {{summary: [a], name: {cited}}}\n"
    )


def pages(*sources: tuple[str, str]) -> str:
    """Sources, each of a host, and of a publisher with the lines that follow it."""
    return "sources:\n" + "".join(
        source(f"p{number}")
        .replace("https://a.example/", f"https://{host}/")
        .replace("publisher: Invented\n", f"publisher: {publisher}\n")
        for number, (host, publisher) in enumerate(sources)
    )


VIA = "\n    via: a.example"
CLAIMS = "    disputes:\n      - field: name\n        claims:\n"
REPORTED = {
    "a source without a date": (
        "CAT303",
        f"sources:\n{source(fields=READ)}".replace("- id:", f"- {HERE}id:"),
        "`date: …`",
    ),
    "a link in the clear": ("CAT305", link(f"{HERE}http://a.example/"), "`https://`"),
    "a source read tomorrow": (
        "CAT312",
        "sources:\n" + source(fields=f"{DATED}    accessed: {HERE}2026-11-25\n"),
        "",
    ),
    "an original and its copy": ("CAT321", copies(f"[a, {HERE}b]"), "`b`"),
    "a copy and its original": ("CAT321", copies(f"[{HERE}b, a]"), "`a`"),
    "two copies of a page": ("CAT321", copies(f"[b, {HERE}c]"), "`c`"),
    "a copy and the copy of a copy": ("CAT321", copies(f"[b, {HERE}d]"), "`d`"),
    "copies from which a value is classified": (
        "CAT321",
        copies(f"{{classified: [a, {HERE}b]}}"),
        "`b`",
    ),
    "copies in a statement": (
        "CAT321",
        copies("[a]").replace("Deux, sources: [b]", f"Deux, sources: [a, {HERE}b]"),
        "`b`",
    ),
    "copies in a paragraph": (
        "CAT321",
        copies("[a]", f"    description: [{{text: Texte, sources: [a, {HERE}c]}}]\n"),
        "`c`",
    ),
    "copies at a step": (
        "CAT321",
        copies("[a]", f"    path: [{{step: announced, sources: [a, {HERE}c]}}]\n"),
        "`c`",
    ),
    "copies on one side of a dispute": (
        "CAT321",
        copies(
            "[a]",
            f"{CLAIMS}          - {{text: Un, sources: [a, {HERE}b]}}\n"
            "          - {text: Autre, sources: [c]}\n",
        ),
        "`b`",
    ),
    "a source that nothing cites": (
        "CAT322",
        complete(
            f"sources:\n{source()}{source('b')}programmes:\n  - id: p\n{TEXTS}"
            f"    sources: [source-inventee, {HERE}b]\n"
        ),
        "`sources`",
    ),
    "a cited source that the list of sources lacks": (
        "CAT327",
        complete(
            f"sources:\n{source()}{source('b')}programmes:\n  - id: p\n{TEXTS}{CITED}"
            f"    statements:\n      - text: Une.\n        sources: [{HERE}b, source-inventee]\n"
            "      - {text: Deux., sources: [b]}\n"
        ),
        "`sources`",
    ),
    "the address of an AMP page": (
        "CAT324",
        at(f"{HERE}https://a.example/texte/amp/"),
        "`https://a.example/texte/`",
    ),
    "a link to an AMP page": (
        "CAT324",
        link(f"{HERE}https://a.example/texte?amp=1"),
        "`https://a.example/texte`",
    ),
    "a title that is an address": ("CAT325", titled(f"{HERE}a.example/texte-invente"), "`title`"),
    "a title that is part of an address": (
        "CAT325",
        titled(f"{HERE}le-titre-d-un-texte-invente"),
        "`title`",
    ),
    "a title that is cut off": ("CAT325", titled(f"{HERE}Le titre d’un texte qui…"), "`title`"),
    "an Arabic title that is cut off": ("CAT325", titled(f"{HERE}عنوان نص مختلق..."), "`title`"),
    "a cut title in brackets": ("CAT325", titled(f"{HERE}Le titre d’un texte [...]"), "`title`"),
    "a cut title with the name of the site": (
        "CAT325",
        titled(f"{HERE}Le titre d’un texte qui… - Journal inventé"),
        "`title`",
    ),
    "an Arabic title that is part of an address": (
        "CAT325",
        titled(f"{HERE}عنوان-نص-مختلق-جديد"),
        "`title`",
    ),
    "a second publisher of a site": (
        "CAT333",
        pages(("a.example", "Inventé"), ("a.example", f"{HERE}Le journal inventé")),
        "`via: a.example`",
    ),
    "a second publisher of the Arabic part of a site": (
        "CAT333",
        pages(("www.fr.a.example", "Inventé"), ("mail.ar.a.example", f"{HERE}مختلق")),
        "`via: a.example`",
    ),
    "a publisher whose text came through a site, without saying so": (
        "CAT333",
        pages(("a.example", f"{HERE}Inventé via a.example"), ("a.example", f"Inventé{VIA}")),
        "`via: a.example`",
    ),
    "a page that was read when it was offline": (
        "CAT335",
        "sources:\n" + source(fields=f"{DATED}{READ}    dead_since: {HERE}2026-01-12\n"),
        "`read_from: stored`",
    ),
    "a page that was archived when it was offline": (
        "CAT336",
        "sources:\n" + source(fields=f"{DATED}{READ}{DEAD}{ARCHIVED}{HERE}2026-01-15}}\n"),
        "`dead_since`",
    ),
    "a page that will be offline": (
        "CAT312",
        "sources:\n" + source(fields=f"{DATED}{READ}    dead_since: {HERE}2026-11-25\n"),
        "",
    ),
    "a page that was offline before it was published": (
        "CAT310",
        "sources:\n" + source(fields=f"{DATED}{READ}{STORED}    dead_since: {HERE}2026-01-11\n"),
        "",
    ),
    "an encoded title": ("CAT325", titled(f"{HERE}le%20titre%20invent%C3%A9"), "`title`"),
}

LEFT_ALONE = {
    "a page that was read and archived before it was offline": "sources:\n"
    + source(fields=f"{DATED}{READ}{DEAD}{ARCHIVED}2026-01-14}}\n"),
    "a stored copy of an offline page": "sources:\n"
    + source(fields=f"{DATED}{READ}{STORED}    dead_since: 2026-01-12\n"),
    "a source without a date, read in part": "sources:\n"
    + source(fields=f"{READ}    read_extent: part\n"),
    "a source read today": "sources:\n"
    + source(fields="    date: 2026-11\n    accessed: 2026-11-24\n"),
    "a link by https": link("https://a.example/http://b"),
    "a copy alone": copies("[b]"),
    "a copy and its original on two sides of a dispute": copies(
        "[a]",
        f"{CLAIMS}          - {{text: Un, sources: [a]}}\n"
        "          - {text: Autre, sources: [b]}\n",
    ),
    "a source that only a paragraph cites": complete(
        f"sources:\n{source()}{source('b')}programmes:\n  - id: p\n{TEXTS}"
        "    description: [{text: Texte, sources: [b]}]\n    sources: [source-inventee, b]\n"
    ),
    "a source from which a value is classified": complete(
        f"{SOURCE}programmes:\n  - id: p\n{TEXTS}{CITED}", "{classified: [source-inventee]}"
    ),
    "publishers of several sites": pages(("a.example", "Un"), ("b.example", "Deux")),
    "publishers of sites on one host of sites": pages(
        ("a.b.example", "Un"), ("c.b.example", "Deux")
    ),
    "publishers whose texts came through one site": pages(
        ("a.example", f"Un{VIA}"), ("a.example", f"Deux{VIA}"), ("www.a.example", "a.example")
    ),
    "a text of an agency": pages(
        ("a.example", "Un"), ("a.example", "Un\n    via: Agence inventée")
    ),
    "an address with amp in a word": at("https://a.example/champ/ampoule?amplitude=1"),
    "an archived copy of an AMP page": "sources:\n"
    + source(
        fields=f"{DATED}{READ}    archived:\n"
        "      {url: https://archive.example/2026/https://a.example/texte/amp/, date: 2026-01-13}\n"
    ),
    "a title with an ellipsis inside": titled("Un titre… et sa fin"),
    "a title of one word": titled("Intelligence"),
    "a title with a hyphenated name": titled("Beni-Mellal"),
    "a title that is a long hyphenated name": titled("Beni-Mellal-Khenifra-Maroc"),
    "a title that ends with a question and dots": titled("Un texte inventé ?..."),
    "a title with an ellipsis before a subtitle": titled(
        "Un titre… – et son sous-titre, qui est bien plus long qu’un nom de site"
    ),
}


@pytest.mark.parametrize("part", ["a.", ".", "a/", "a-", "… ", "%a"])
def test_a_hostile_title_takes_linear_time(part: str) -> None:
    with guarded():
        title_fault(part * (400_000 // len(part)))


@pytest.mark.parametrize(("number", "text", "fix"), REPORTED.values(), ids=REPORTED)
def test_a_rule_reports_its_case_at_its_position(
    number: str, text: str, fix: str, request: pytest.FixtureRequest
) -> None:
    problem = assert_reported(number, text, fix)
    assert_shown("sources", request.node.callspec.id, problem)


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_a_rule_does_not_report_a_similar_record(text: str) -> None:
    assert_left_alone(text)


def test_a_record_that_cites_nothing_lacks_evidence_and_nothing_else() -> None:
    text = f"{SOURCE}programmes:\n  - id: programme-invente\n{TEXTS}{CITED}"
    assert {problem.code.number for problem in problems(text)} == {"CAT315"}
    verified = f"{text}    verified: 2026-01-12\n"
    assert {problem.code.number for problem in problems(verified)} == {"CAT315", "CAT317"}
