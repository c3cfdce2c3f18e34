"""The neighbourhood of a record: the records that its page draws around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import synthetic
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.pictures.neighbourhood import Neighbourhoods, each_once
from jazari_catalogue.site.rendering.neighbourhood import MOST
from jazari_catalogue.site.text.interface import interface
from jazari_catalogue.site.view_data import (
    Neighbour,
    Neighbours,
    SiteFacts,
    Value,
)
from jazari_catalogue.site.views import Views
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, text_of

CATALOGUE = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)


def group(label: str, *names: str, far: bool = False) -> Neighbours:
    items = [Neighbour("partner", Value(name, href=f"../{name}/")) for name in names]
    return Neighbours(label, far, items)


def test_record_in_two_relations_is_drawn_once_under_the_first() -> None:
    groups = each_once([group("A", "1", "2", "1"), group("B", "2"), group("C", "2", "3")])
    assert groups == [group("A", "1", "2"), group("C", "3")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_drawing_has_the_records_that_the_page_links_to(real_site: Site, code: str) -> None:
    lists = "|".join(kind.plural for kind in KINDS.values())
    records = re.compile(rf"\.\./\.\./\.\./{code}/(?:{lists})/[a-z0-9-]+/")
    drawings = 0
    for path, page in real_site.pages.items():
        if not (path.startswith(f"{code}/") and page.xpath("//article[@data-record-id]")):
            continue
        links_of_page = page.xpath(
            "//article//dl[@class='facts' or @class='keys']//a/@href"
            "|//article//div[@class='relations']//a/@href"
        )
        related = {href for href in links_of_page if records.fullmatch(href)}
        links = page.xpath("//figure[@class='near']//dd/a/@href")
        assert len(links) == len(set(links)) == min(len(related), MOST), path
        assert set(links) <= related, path
        figures = page.xpath("//figure[@class='near']")
        assert bool(figures) == bool(related), path
        for figure in figures:
            assert figure.get("aria-label")
            # Screen readers get the names, not the lines.
            lines = figure.xpath(".//svg")
            assert {svg.get("aria-hidden") for svg in lines} == {"true"}
            assert "".join(figure.xpath(".//svg/path/@d")).count("M") == len(links)
            drawings += 1
    assert drawings > 60


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_record_of_the_drawing_has_the_strength_of_its_own_page(
    real_site: Site, code: str
) -> None:
    page = real_site.pages[f"{code}/institutes/jazari-root/"]
    items = page.xpath("//figure[@class='near']//dd")
    assert items
    for item in items:
        (link,) = item.xpath("./a")
        record = CATALOGUE[link.get("href").strip("/").rpartition("/")[2]]
        assert isinstance(record, Record)
        strength = CATALOGUE.strength(record)
        assert link.get("data-strength") == strength.value
        (sign,) = link.xpath("./span[@role='img']")
        assert sign.get("class") == f"strength strength--{strength.value}"
        assert sign.get("title") == strength.titles.in_language(code)


def test_drawing_of_jazari_root_has_its_network_laboratory_and_agreements(
    real_site: Site,
) -> None:
    page = real_site.pages["fr/institutes/jazari-root/"]
    relations = [text_of(dt) for dt in page.xpath("//figure[@class='near']//dt")]
    assert relations == [
        "Réseau",
        "Laboratoires",
        "Annoncé lors de",
        "Créé par l’accord",
        "Accords qui s’y rapportent",
        "Partenaires par les accords et les laboratoires",
        "Accords à l’origine de ses laboratoires",
    ]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "et 6 autres fiches, nommées sur cette page"),
        ("ar", "و6 بطاقات أخرى مذكورة في هذه الصفحة"),
        ("en", "and 6 other records, named on this page"),
    ],
)
def test_drawing_reports_how_many_records_it_leaves_out(
    tmp_path: Path, code: str, sentence: str
) -> None:
    synthetic.write(tmp_path, synthetic.generate(300, filled=()))
    catalogue = load(record_files(["institutes.yaml", "partners.yaml"], tmp_path), tmp_path)
    views = Views(catalogue, interface(code), SiteFacts("Name", "https://example.invalid/", None))
    for record in catalogue.records.values():
        if isinstance(record, Source):
            continue  # its page lists what it supports, and draws nothing
        neighbourhood = RecordPages(views).view(record).neighbourhood
        assert neighbourhood is not None
        related = sum(len(group.items) for group in neighbourhood.groups)
        assert (neighbourhood.others is None) == (related <= MOST)
    names = [str(number) for number in range(MOST + 6)]
    drawn = Neighbourhoods(views).of([group("A", *names)])
    assert drawn is not None
    assert drawn.others == sentence
