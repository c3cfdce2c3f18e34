"""The drawing of a record's neighbourhood: who is in it, in what order, and where its lines end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import synthetic
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.pictures.neighbourhood import each_once
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
from tests.project import LANGUAGES, text_of


def group(label: str, *names: str, far: bool = False) -> Neighbours:
    items = [Neighbour("partner", Value(name, href=f"../{name}/")) for name in names]
    return Neighbours(label, far, items)


def test_a_record_in_two_relations_is_drawn_once_under_the_first() -> None:
    found = each_once([group("A", "1", "2", "1"), group("B", "2"), group("C", "2", "3")])
    assert found == [group("A", "1", "2"), group("C", "3")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_record_is_drawn_among_those_its_page_names(real_site: Site, code: str) -> None:
    lists = "|".join(kind.plural for kind in KINDS.values())
    records = re.compile(rf"\.\./\.\./\.\./{code}/(?:{lists})/[a-z0-9-]+/")
    seen = 0
    for path, page in real_site.pages.items():
        if not (path.startswith(f"{code}/") and page.xpath("//article[@data-record-id]")):
            continue
        named = page.xpath(
            "//article//dl[@class='facts' or @class='keys']//a/@href"
            "|//article//div[@class='relations']//a/@href"
        )
        tied = {href for href in named if records.fullmatch(href)}
        links = page.xpath("//figure[@class='near']//dd/a/@href")
        assert len(links) == len(set(links)) == min(len(tied), MOST), path
        assert set(links) <= tied, path
        figures = page.xpath("//figure[@class='near']")
        assert bool(figures) == bool(tied), path
        for figure in figures:
            assert figure.get("aria-label")
            # The lines say nothing that the names do not.
            lines = figure.xpath(".//svg")
            assert {svg.get("aria-hidden") for svg in lines} == {"true"}
            assert "".join(figure.xpath(".//svg/path/@d")).count("M") == len(links)
            seen += 1
    assert seen > 60


def test_the_core_is_drawn_among_its_network_its_laboratory_and_its_agreements(
    real_site: Site,
) -> None:
    page = real_site.pages["fr/institutes/jazari-root/"]
    relations = [text_of(dt) for dt in page.xpath("//figure[@class='near']//dt")]
    assert relations == [
        "Réseau",
        "Laboratoires",
        "Annoncé lors de",
        "Accords qui s’y rapportent",
        "Partenaires par les accords et les laboratoires",
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "et 6 autres fiches, nommées sur cette page"),
        ("ar", "و6 بطاقات أخرى مذكورة في هذه الصفحة"),
        ("en", "and 6 other records, named on this page"),
    ],
)
def test_how_many_are_left_out_is_said_in_words(tmp_path: Path, code: str, words: str) -> None:
    synthetic.write(tmp_path, synthetic.generate(300, filled=()))
    catalogue = load(record_files(["institutes.yaml", "partners.yaml"], tmp_path), tmp_path)
    views = Views(catalogue, interface(code), SiteFacts("Name", "https://example.invalid/", None))
    said = set()
    for record in catalogue.records.values():
        around = RecordPages(views).view(record).neighbourhood
        assert around is not None
        tied = sum(len(one.items) for one in around.groups)
        assert (around.others is None) == (tied <= MOST)
        if tied == MOST + 6:
            said.add(around.others)
    assert said == {words}
