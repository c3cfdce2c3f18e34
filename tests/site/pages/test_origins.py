"""Every value on the page of a record leads to its sources, and says how well they support it."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import CitedValue, cited_values
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.routes import dispute_anchor, record_path, value_anchor
from jazari_catalogue.site.pages.cited_sources import CitedSources
from jazari_catalogue.site.pages.origins import Origins
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.project import LANGUAGES, ROOT, SITE_URL, SMALL, Project, text_of

NBSP = "\u00a0"


def catalogue_of(project: Project) -> Catalogue:
    """The records of ``project``."""
    return load([project.root / name for name in DEFAULT_RECORDS], project.root)


def records_of(catalogue: Catalogue) -> list[Record]:
    """The records that cite sources."""
    return [record for record in catalogue.records.values() if isinstance(record, Record)]


def numbers_at(page: html.HtmlElement, anchor: str) -> set[int]:
    """The numbers of the sources that the part of a page at ``anchor`` leads to."""
    (container,) = page.xpath(f"//*[@id='{anchor}']")
    links = container.xpath(".//a/@href")
    return {int(link.removeprefix("#source-")) for link in links if link.startswith("#source-")}


def anchor_of(value: CitedValue) -> str:
    """The anchor of ``value`` on the page of its record."""
    if value.dispute is not None:
        return dispute_anchor(value.dispute)
    return value_anchor(value.field, value.item)


def evidenced_values(record: Record) -> dict[str, set[str]]:
    """The ids of the sources of what ``record`` says, by its anchor on the page."""
    values: dict[str, set[str]] = {}
    for value in cited_values(record):
        values.setdefault(anchor_of(value), set()).update(value.sources)
    return values


def hidden(project: Project, catalogue: Catalogue) -> list[str]:
    """The values whose sources are not all on the page of their record."""
    missing = []
    for code in LANGUAGES:
        views = Views(catalogue, interface(code), SiteFacts("", SITE_URL, None))
        for record in records_of(catalogue):
            path = record_path(code, record)
            page = project.page(path)
            listed = CitedSources(catalogue, views.interface, views.face).of(record, "")
            numbers = {source.id: source.number for source in listed}
            for anchor, sources in evidenced_values(record).items():
                if numbers_at(page, anchor) != {numbers[source] for source in sources}:
                    missing.append(f"{path}#{anchor}")
    return missing


def test_every_evidenced_value_leads_to_all_of_its_sources(real_project: Project) -> None:
    catalogue = load([ROOT / name for name in DEFAULT_RECORDS], ROOT)
    assert sum(len(evidenced_values(record)) for record in records_of(catalogue)) > 400
    assert hidden(real_project, catalogue) == []


def test_every_evidenced_value_of_any_kind_leads_to_all_of_its_sources(
    every_kind_built: Project, small_built: Project
) -> None:
    for project in (every_kind_built, small_built):
        assert hidden(project, catalogue_of(project)) == []


def test_every_value_with_sources_has_the_sign_of_its_strength(small_built: Project) -> None:
    page = small_built.page("en/institutes/institut-invente/")
    catalogue = catalogue_of(small_built)
    record = catalogue["institut-invente"]
    assert isinstance(record, Record)
    for value in cited_values(record):
        if value.dispute is None:
            (container,) = page.xpath(f"//*[@id='{anchor_of(value)}']")
            code = catalogue.strength_of(value.sources).value
            assert container.xpath(f".//a[contains(@class, 'strength--{code}')]"), value
            dimmed = [container]
            if container.tag == "ul":  # of other names, and then of aliases
                dimmed = container.xpath("./li[position() > last() - $n]", n=len(record.aliases))
            assert {part.get("data-strength") for part in dimmed} == {code}, value


@pytest.mark.parametrize(
    ("code", "stated", "derived", "classified"),
    [
        ("fr", "Affirmé : un seul média", "Déduit : un seul média",
         "Classé : source officielle"),
        ("ar", "ورد صراحة: وسيلة إعلام واحدة",
         "استنتجه الدليل: وسيلة إعلام واحدة",
         "صنفه الدليل: مصدر رسمي"),
        ("en", "Stated: a single publisher", "Derived: a single publisher",
         "Classified: official source"),
    ],
)  # fmt: skip
def test_sign_says_whether_the_value_is_stated_derived_or_classified(
    small_built: Project, code: str, stated: str, derived: str, classified: str
) -> None:
    page = small_built.page(f"{code}/institutes/institut-invente/")
    for field, words in (("city", stated), ("region", derived), ("missions", classified)):
        (sign,) = page.xpath(f"//*[@id='at-{field}']//a[contains(@class, 'sign')]")
        assert text_of(sign) == words
        assert sign.get("title").replace(NBSP, " ") == words
    (status,) = page.xpath("//*[@id='at-status']/a[contains(@class, 'strength')]/@title")
    assert status.split(":")[0].strip() == derived.split(":")[0].strip()


def origins_of(record_id: str, copies: int) -> Origins:
    """The origins of a record of the small project, whose name has ``copies`` more sources."""
    catalogue = load([SMALL / name for name in DEFAULT_RECORDS], SMALL)
    record = catalogue[record_id]
    assert isinstance(record, Record)
    names = [f"press-{number}" for number in range(copies)]
    for name in names:
        catalogue.records[name] = catalogue["article-invente"].model_copy(update={"id": name})
    evidence = dict(record.evidence or {})
    evidence["name"] = type(evidence["name"])(Basis.STATED, (*names, "source-officielle"))
    catalogue.records[record_id] = record.model_copy(update={"evidence": evidence})
    views = Views(catalogue, interface("en"), SiteFacts("", SITE_URL, None))
    changed: Any = catalogue[record_id]
    listed = CitedSources(catalogue, views.interface, views.face).of(changed, "")
    return Origins(views, changed, "", listed)


def test_few_sources_are_marks_in_the_order_of_their_numbers() -> None:
    origin = origins_of("institut-invente", 2).of("name")
    assert origin.button is None
    assert [mark.number for mark in origin.marks] == [1, 3, 4]


def test_source_that_a_record_names_twice_has_one_mark(small_project: Project) -> None:
    file = small_project.root / "institutes.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            "sources: [source-officielle]", "sources: [source-officielle, source-officielle]"
        ),
        encoding="utf-8",
    )
    small_project.build()
    record = small_project.page("en/institutes/institut-invente/")
    for anchor in ("status", "path-3", "description-1"):
        links = record.xpath(f"//*[@id='at-{anchor}']//a[starts-with(@href, '#source-')]")
        assert len(links) == 1, anchor
    for page in (record, small_project.page("en/disputes/")):
        assert [len(side.xpath("./ul/li")) for side in page.xpath("//*[@class='claims']/li")] == [
            1,
            1,
        ]
    supported = small_project.page("en/sources/source-officielle/").xpath("//dt//a/@href")
    assert len(supported) == len({*supported})


def test_many_sources_are_a_list_with_publishers_strongest_first() -> None:
    origin = origins_of("institut-invente", 3).of("name")
    assert origin.button == "4 sources"
    assert [(mark.number, mark.publisher) for mark in origin.marks] == [
        (1, "Éditeur inventé"),
        (3, "Journal inventé"),
        (4, "Journal inventé"),
        (5, "Journal inventé"),
    ]


def test_disputed_value_leads_to_the_dispute(real_project: Project) -> None:
    catalogue = load([ROOT / name for name in DEFAULT_RECORDS], ROOT)
    led_to: set[str] = set()
    for record in records_of(catalogue):
        page = real_project.page(record_path("fr", record))
        links = page.xpath("//a[@class='disputed'][starts-with(@href, '#dispute-')]/@href")
        fields = [dispute.field for dispute in record.disputes]
        for number, field in enumerate(fields, start=1):
            (dispute,) = page.xpath(f"//*[@id='dispute-{number}']")
            assert dispute.xpath(".//ul[@class='claims']/li/@data-strength")
            shown = record.values_of(field) or page.xpath(f"//*[@id='at-{field}']")
            if shown:
                assert f"#dispute-{number}" in links, (record.id, field)
                led_to.add(field)
    assert {"name", "status", "statements", "place", "parties"} <= led_to


def test_value_leads_to_each_of_several_disputes_over_it(small_project: Project) -> None:
    sides = """        claims:
          - {text: {fr: Oui., ar: نعم., en: Yes.}, sources: [source-officielle]}
          - {text: {fr: Non., ar: لا., en: No.}, sources: [article-invente]}
"""
    about = "        about: {fr: Invention, ar: اختلاق, en: Invention}\n"
    disputes = f"    disputes:\n      - field: city\n{about}{sides}      - field: city\n{sides}"
    small_project.change("institutes.yaml", "    disputes:\n", disputes)
    small_project.build()
    page = small_project.page("en/institutes/institut-invente/")
    links = page.xpath("//*[@id='at-city']//a[@class='disputed']")
    assert [link.get("href") for link in links] == ["#dispute-1", "#dispute-2"]
    assert [text_of(link) for link in links] == ["sources differ", "sources differ (2)"]


def test_disputed_status_without_a_value_is_marked_in_the_head(small_project: Project) -> None:
    file = small_project.root / "institutes.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    steps = lines.index("    path:")
    del lines[steps : steps + 4]
    lines.remove("      status: {derived: path}")
    file.write_text("\n".join(lines), encoding="utf-8")
    small_project.build()
    head = small_project.page("en/institutes/institut-invente/").xpath("//header")[-1]
    assert head.xpath(".//*[@class='head__line']//a[@class='disputed']/@href") == ["#dispute-1"]


def test_disputed_field_without_a_value_has_a_row_with_the_mark(small_project: Project) -> None:
    small_project.change("institutes.yaml", "      - field: status\n", "      - field: contact\n")
    small_project.change("institutes.yaml", "    contact: {email", "    # contact: {email")
    small_project.build()
    (row,) = small_project.page("fr/institutes/institut-invente/").xpath("//*[@id='at-contact']")
    assert [text_of(part) for part in row] == ["Contact", "les sources divergent"]
