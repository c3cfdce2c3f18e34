"""The neighbourhood of a record: the records that its page draws around it."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.pictures.neighbourhood import without_repetitions
from jazari_catalogue.site.view_data import Neighbour, Neighbours, Value
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, text_of

CATALOGUE = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)


def group(label: str, *names: str, far: bool = False) -> Neighbours:
    items = [Neighbour("partner", Value(name, href=f"../{name}/")) for name in names]
    return Neighbours(label, far, items)


def test_two_directions_of_a_relation_show_a_record_once() -> None:
    groups = [group("A", "1", "2"), group("A", "2", "3"), group("B", "1"), group("A", "1")]
    assert without_repetitions(groups) == [*groups[:1], group("A", "3"), group("B", "1")]


def test_record_related_through_others_is_left_out_if_it_is_related_directly() -> None:
    groups = [group("A", "1", "2"), group("B", "2"), group("C", "2", far=True)]
    more = [group("D", "3", "1", far=True), group("E", "3", far=True), group("F")]
    assert without_repetitions(groups + more) == [*groups[:2], group("D", "3", far=True)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_page_has_each_relation_of_its_record_once(real_site: Site, code: str) -> None:
    drawings = 0
    for record in CATALOGUE.records.values():
        page = real_site.pages[f"{code}/{record.plural}/{record.id}/"]
        named = [
            (spec.titles.in_language(code), other)
            for name, spec in type(record).fields().items()
            if spec.relation is not None and spec.shown
            for other in record.values_of(name)
        ]
        naming = [
            (titles.in_language(code), other.id)
            for titles, others in CATALOGUE.reverse_relations(record.id).items()
            for other in others
        ]
        near = "//figure[starts-with(@class, 'near ')]//dl/div"
        shown = [
            (group.xpath("normalize-space(dt/text()[1])"), str(link).strip("/").rpartition("/")[2])
            for group in page.xpath(f"{near}[not(dt[contains(@class, 'of-far')])]")
            for link in group.xpath(".//dd//a[bdi or span]/@href")
        ]
        assert sorted(shown) == sorted({*named, *naming}), record.id
        assert not page.xpath("//article//*[contains(@class, 'card')]")
        for figure in page.xpath("//figure[starts-with(@class, 'near ')]"):
            assert figure.get("aria-label")
            # Screen readers get the names, not the lines.
            lines = figure.xpath(".//svg")
            assert {svg.get("aria-hidden") for svg in lines} <= {"true"}
            ends = "".join(figure.xpath(".//svg/path/@d")).count("M")
            assert ends == (len(figure.xpath(".//dd")) if lines else 0)
            drawings += 1
    assert drawings > 60


@pytest.mark.parametrize("code", LANGUAGES)
def test_field_of_the_record_has_its_anchor_and_its_sources(real_site: Site, code: str) -> None:
    (field,) = real_site.pages[f"{code}/institutes/jazari-root/"].xpath("//*[@id='at-network']")
    assert field.tag == "dt"
    assert field.get("data-strength") == "several"
    assert len(field.xpath(".//a[starts-with(@href, '#source-')]")) > 3


def test_neighbour_has_its_status_and_date_and_whether_sources_differ(real_site: Site) -> None:
    page = real_site.pages["fr/institutes/jazari-root/"]
    (link,) = page.xpath("//dd/a[contains(@href, 'conventions-jazari-root-2026-01-12')]")
    assert text_of(link.xpath(".//small")[0]) == "Accord signé · 12 janvier 2026"
    (sign,) = link.xpath("./span[@class='disputed'][@role='img']")
    assert sign.get("title") == "Les sources divergent sur 2 points"
    (partner,) = page.xpath("//dd/a[contains(@href, 'partners/mistral-ai')]")
    assert text_of(partner.xpath(".//small")[0]) == "Entreprise"


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_record_of_the_drawing_has_the_strength_of_its_own_page(
    real_site: Site, code: str
) -> None:
    page = real_site.pages[f"{code}/institutes/jazari-root/"]
    items = page.xpath("//figure[@class='near near--star']//dd")
    assert items
    for item in items:
        (link,) = item.xpath("./a")
        record = CATALOGUE[link.get("href").strip("/").rpartition("/")[2]]
        assert isinstance(record, Record)
        strength = CATALOGUE.strength(record)
        assert link.get("data-strength") == strength.value
        (sign,) = link.xpath("./span[@role='img'][starts-with(@class, 'strength ')]")
        assert sign.get("class") == f"strength strength--{strength.value}"
        assert sign.get("title") == strength.titles.in_language(code)


def test_drawing_of_jazari_root_has_its_network_laboratory_and_agreements(
    real_site: Site,
) -> None:
    page = real_site.pages["fr/institutes/jazari-root/"]
    drawing = "//figure[@class='near near--star']"
    relations = [str(text).strip() for text in page.xpath(f"{drawing}//dt/text()[1]")]
    assert relations == [
        "Réseau",
        "Laboratoires",
        "Annoncé lors de",
        "Créé par l’accord",
        "Accords qui s’y rapportent",
        "Partenaires au titre d’accords ou de laboratoires",
        "Accords à l’origine de ses laboratoires",
    ]
