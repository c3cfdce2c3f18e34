"""A number of the same things is the same wherever the site prints it, and in the YAML."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import yaml
from lxml import html

from jazari_catalogue import cli
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.texts.interface import interface
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, text_of

in_each_language = pytest.mark.parametrize("code", LANGUAGES)


@pytest.fixture(scope="module")
def raw() -> dict[str, list[dict[str, Any]]]:
    """The record files, read without the program: the records of each kind, by its plural."""
    lists: dict[str, list[dict[str, Any]]] = {}
    for file in ("institutes.yaml", "partners.yaml"):
        text = (ROOT / file).read_text(encoding="utf-8")
        for plural, records in yaml.load(text, yaml.CBaseLoader).items():
            lists.setdefault(plural, []).extend(records)
    return lists


@pytest.fixture(scope="module")
def reported() -> dict[str, Any]:
    """What `catalogue stats` reports of the published records, as its JSON."""
    out = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(out):
        assert cli.main(["stats", "--format", "json"]) == 0
    figures: dict[str, Any] = json.loads(out.getvalue())
    return figures


def number_in(text: str) -> int:
    """The first number in ``text``; Arabic writes none, one and two as words."""
    digits = re.search(r"\d[\d\s.,\u202f\xa0]*", text)
    if digits:
        return int(re.sub(r"\D", "", digits[0]))
    if "واحد" in text:
        return 1
    return 0 if text.startswith("لا ") else 2


class Pages:
    """The pages of a language, and the numbers on them."""

    def __init__(self, site: Site, code: str) -> None:
        self._site = site
        self.code = code

    def page(self, path: str) -> html.HtmlElement:
        return self._site.pages[f"{self.code}/{path}"]

    def number(self, path: str, xpath: str) -> int:
        """The number in the only element that ``xpath`` selects on the page at ``path``."""
        (element,) = self.page(path).xpath(xpath)
        return number_in(text_of(element))

    def numbers(self, path: str, xpath: str) -> list[int]:
        return [number_in(text_of(element)) for element in self.page(path).xpath(xpath)]

    def known(self, href: str | None) -> int:
        """The number on the home page about what the catalogue rests on, by the end of its link."""
        link = f".//a[contains(@href, '{href}')]" if href else "not(.//a)"
        return self.number("", f"//ul[@class='hero__known']/li[{link}]")

    def figure(self, position: int) -> int:
        """A figure at the top of the statistics."""
        return self.numbers("statistics/", "//dl[@class='totals']//dd")[position]

    def column(self, chart: str, column: int) -> list[int]:
        """The numbers in a column of a chart of the statistics, from 1."""
        return self.numbers(
            "statistics/",
            f"//section[@id='{chart}' or @data-chart='{chart}']//tbody/tr/td[{column}]",
        )

    def heading(self, chart: str) -> list[int]:
        """The numbers in the heading of a chart."""
        (title,) = self.page("statistics/").xpath(f"//h2[@id='{chart}']")
        return [int(number) for number in re.findall(r"\d+", text_of(title))]

    def facet(self, name: str) -> dict[str, int]:
        """How many records have each value of a filter of the search page."""
        labels = self.page("search/").xpath(f"//label[input[@name='{name}']]")
        return {
            label.xpath("./input/@value")[0]: number_in(text_of(label.xpath("./span")[0]))
            for label in labels
        }

    def items(self, path: str) -> int:
        """``numberOfItems`` of the structured data of the page."""
        (data,) = self.page(path).xpath("//script[@type='application/ld+json']/text()")
        (number,) = re.findall(r'"numberOfItems": ?(\d+)', data)
        return int(number)


def same(places: dict[str, int], expected: int) -> None:
    """Asserts that each of ``places`` prints the number that is expected."""
    assert {place: number for place, number in places.items() if number != expected} == {}, expected


def records_of(raw: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """The records that rest on sources: neither topics nor sources."""
    for kind in KINDS.values():
        if issubclass(kind, Record):
            yield from raw.get(kind.plural, [])


def total(counts: Iterable[int]) -> int:
    return sum(counts)


@in_each_language
def test_records(real_site: Site, code: str, raw: Any, reported: Any) -> None:
    pages = Pages(real_site, code)
    same(
        {
            "home": pages.known(None),
            "A–Z": pages.number("a-z/", "//header//p[@class='count']"),
            "A–Z, for programs": pages.items("a-z/"),
            "search": pages.number("search/", "//*[@data-finder-count]"),
            "kinds of the search": total(pages.facet("kind").values()),
            "strengths of the search": total(pages.facet("strength").values()),
            "statistics": pages.figure(0),
            "chart of facts": total(pages.column("facts", 3)),
            "strengths": total(
                pages.numbers("strengths/", "//li[@class='card']//span[1][not(@aria-hidden)]")
            ),
            "doors": total(
                pages.numbers("", "//li[contains(@class, 'kind-strength')]//ul//li/span")
            ),
            "catalogue stats": reported["strength"]["all"]["total"],
        },
        len(list(records_of(raw))),
    )


@in_each_language
def test_records_of_each_kind(real_site: Site, code: str, raw: Any, reported: Any) -> None:
    pages = Pages(real_site, code)
    searched = pages.facet("kind")
    figures = {
        figure.get("href").rstrip("/").rpartition("/")[2]: number_in(text_of(figure))
        for figure in pages.page("").xpath("//ul[@class='figures']//a")
    }
    for kind in KINDS.values():
        path = f"{kind.plural}/"
        places = {
            "list": pages.number(path, "//header//p[@class='count']"),
            "list, for programs": pages.items(path),
            "catalogue stats": reported["records"][kind.kind],
        }
        if kind.counted:
            places["home"] = figures[kind.plural]
        if issubclass(kind, Record):
            places["search"] = searched[kind.kind]
        same(places, len(raw[kind.plural]))


@in_each_language
def test_only_what_rests_on_sources_is_called_a_record(
    real_site: Site, code: str, raw: Any
) -> None:
    pages, ngettext = Pages(real_site, code), interface(code).ngettext
    for kind in (Source, Topic):
        (count,) = pages.page(f"{kind.plural}/").xpath("//header//p[@class='count']")
        number = len(raw[kind.plural])
        called = ngettext("%(num)s record", "%(num)s records", number) % {"num": number}
        assert text_of(count) != called


@in_each_language
def test_sources(real_site: Site, code: str, raw: Any, reported: Any) -> None:
    pages = Pages(real_site, code)
    same(
        {
            "home": pages.known("/sources/"),
            "list": pages.number("sources/", "//header//p[@class='count']"),
            "statistics": pages.figure(1),
            "catalogue stats": reported["sources"]["by_level"]["total"],
        },
        len(raw["sources"]),
    )


@in_each_language
def test_strengths(real_site: Site, code: str, reported: Any) -> None:
    pages = Pages(real_site, code)
    searched = pages.facet("strength")
    records, facts = pages.column("facts", 3), pages.column("facts", 1)
    for position, strength in enumerate(Strength):
        same(
            {
                "strengths": pages.number(
                    "strengths/", f"//li[@id='{strength}']/p[@class='meta']/span[1]"
                ),
                "list": pages.number(f"strengths/{strength}/", "//header//p[@class='count']"),
                "list, for programs": pages.items(f"strengths/{strength}/"),
                "search": searched[strength],
                "statistics": records[position],
            },
            reported["strength"]["all"][strength],
        )
        same(
            {
                "strengths": pages.number(
                    "strengths/", f"//li[@id='{strength}']/p[@class='meta']/span[2]"
                ),
                "statistics": facts[position],
            },
            reported["values"]["all"][strength],
        )
    good = reported["strength"]["all"]["official"] + reported["strength"]["all"]["several"]
    same({"home": pages.known("/strengths/")}, good)
    well = reported["values"]["all"]["official"] + reported["values"]["all"]["several"]
    assert pages.heading("facts") == [well, pages.figure(2)]
    same({"statistics": pages.figure(2)}, reported["values"]["all"]["total"])


@in_each_language
def test_disputes(real_site: Site, code: str, raw: Any, reported: Any) -> None:
    pages = Pages(real_site, code)
    records = list(records_of(raw))
    on_cards = [
        number
        for kind in KINDS.values()
        if issubclass(kind, Record)
        for number in pages.numbers(f"{kind.plural}/", "//li//a[@class='disputed']")
    ]
    same(
        {
            "home": pages.known("/disputes/"),
            "door": pages.number("", "//li[contains(@class, 'kind-disputes')]/p"),
            "page": pages.number("disputes/", "//header//p[@class='count']"),
            "its folds": total(pages.numbers("disputes/", "//summary/span[2]")),
            "its disputes": len(pages.page("disputes/").xpath("//*[@class='dispute']")),
            "lists": total(on_cards),
            "statistics": pages.figure(3),
            "catalogue stats": reported["disputes"]["all"],
        },
        total(len(record.get("disputes", [])) for record in records),
    )
    same(
        {"disputes, for programs": pages.items("disputes/")},
        total("disputes" in record for record in records),
    )


@in_each_language
def test_gaps(real_site: Site, code: str, raw: Any, reported: Any) -> None:
    pages = Pages(real_site, code)
    all_, vain, *unsearched = pages.numbers("gaps/", "//header//p[contains(@class, 'count')]/span")
    searched, not_searched = pages.column("gaps", 1), pages.column("gaps", 2)
    same(
        {
            "page": all_,
            "by question": total(pages.numbers("gaps/", "//summary[h2]/span")),
            "by record": total(pages.numbers("gaps/", "//summary[h3]/span[2]")),
            "statistics": pages.figure(4),
            "chart": total([*searched, *not_searched]),
            "its heading": pages.heading("gaps")[0],
        },
        reported["gaps"]["all"]["total"],
    )
    in_vain = total(
        "about" in search or search["field"] not in record
        for record in records_of(raw)
        for search in record.get("not_found", [])
    )
    same(
        {
            "page": vain,
            "chart": total(searched),
            "its heading": pages.heading("gaps")[1],
            "catalogue stats": reported["gaps"]["all"]["searched"],
        },
        in_vain,
    )
    assert [total(not_searched)] == unsearched == [reported["gaps"]["all"]["not_searched"]]
    by_question = {
        fold.xpath("./ul/@id")[0]: number_in(text_of(fold.xpath("./summary/span")[0]))
        for fold in pages.page("gaps/").xpath("//details[summary/h2]")
    }
    on_home = {
        link.xpath("./a/@href")[0].partition("#")[2]: number_in(text_of(link.xpath("./span")[0]))
        for link in pages.page("").xpath("//li[contains(@class, 'kind-gaps')]//ul/li")
    }
    assert on_home
    assert on_home.items() <= by_question.items()
    for question, number in by_question.items():
        same({question: number}, reported["gaps"][question]["total"])


@in_each_language
def test_institutes_by_step_and_region(real_site: Site, code: str, raw: Any) -> None:
    pages = Pages(real_site, code)
    institutes = raw[Institute.plural]
    steps = Counter(
        record.get("status") or record.get("path", [{}])[-1].get("step") for record in institutes
    )
    drawn = {
        step.get("data-step"): number_in(text_of(step.xpath(".//bdi[@class='path__number']")[0]))
        for step in pages.page("statistics/").xpath("//ol[@class='path']/li")
    }
    assert {step: number for step, number in drawn.items() if number} == steps
    same(
        {
            "statistics": pages.heading("institutes")[0],
            "signs": total(
                pages.numbers("statistics/", "//section[@data-chart='regions']//td/a/bdi")
            ),
            "coverage": total(
                number_in(text_of(one))
                for one in pages.page("coverage/").xpath("(//table)[1]//p/a/bdi")
            ),
        },
        len(institutes),
    )
    covered = len({record.get("region") for record in institutes} - {None})
    same(
        {
            "statistics": len(pages.column("regions", 1)),
            "its heading": pages.heading("regions")[0],
            "coverage": len(pages.page("coverage/").xpath("(//table)[1]/tbody/tr")),
            "coverage, the others": len(REGIONS) - pages.number("coverage/", "//h2[@id='empty']"),
            "door": len(REGIONS) - pages.number("", "//li[contains(@class, 'kind-coverage')]/p"),
        },
        covered,
    )
    for region in REGIONS:
        path = f"regions/{region.lower()}/"
        listed = pages.number(path, "//header//p[@class='count']")
        same(
            {
                "list, for programs": pages.items(path),
                "search": pages.facet("region").get(region.lower(), 0),
                "map": pages.number("regions/", f"//tr[@data-row='{region.lower()}']/td[last()]"),
            },
            listed,
        )


@in_each_language
def test_agreements_by_date(real_site: Site, code: str, raw: Any) -> None:
    pages = Pages(real_site, code)
    agreements = raw[Agreement.plural]
    signed = {"signed"}
    disputed = [
        one
        for one in agreements
        if any(
            dispute.get("field") in signed and any(side.get("date") for side in dispute["claims"])
            for dispute in one.get("disputes", [])
        )
    ]
    heading = pages.heading("agreements")
    assert heading[0] == len(agreements)
    assert total(pages.column("agreements", 1)) == len(agreements) - len(disputed) - total(
        "signed" not in one and not any("date" in step for step in one.get("path", []))
        for one in agreements
        if one not in disputed
    )


@in_each_language
def test_what_concerns_audiences(real_site: Site, code: str) -> None:
    pages = Pages(real_site, code)
    searched = pages.facet("audience")
    for card in pages.page("audiences/").xpath("//li[contains(@class, 'card')]"):
        audience = card.xpath(".//a/@href")[0].rstrip("/").rpartition("/")[2]
        stated, concerned = card.xpath(".//p[@class='meta']/span")[:2]
        path = f"audiences/{audience}/"
        # Records and sources are counted apart.
        parts = re.split("[,،]", text_of(concerned))
        same(
            {"page": pages.number(path, "//a[@href='#concerns']/span")},
            total(map(number_in, parts)),
        )
        same(
            {
                "page": pages.number(path, "//a[@href='#stated']/span"),
                "its list": pages.number(path, "//p[@class='count']"),
                "search": searched.get(audience, 0),
            },
            number_in(text_of(stated)),
        )
