"""The home page leads to what is certain, contradicted, unknown and covered."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from jazari_catalogue.records.values.vocabularies import Question
from jazari_catalogue.site.pages.doors import doors
from tests.built_site import Site
from tests.project import LANGUAGES, Project
from tests.site.pages.catalogues import catalogue_in, real_catalogue, small_views, views_of


def test_each_door_leads_to_its_page_and_into_it() -> None:
    certain, disputed, unknown, covered = doors(small_views(), "../")
    assert certain.name.href == "../en/strengths/"
    links = [(link.name.href, link.number) for link in certain.links]
    assert links == [("../en/strengths/official/", "7"), ("../en/strengths/single/", "2")]
    assert disputed.text == "Sources differ on 1 point"
    assert [link.name.href for link in disputed.links] == [
        "../en/disputes/#record-institut-invente"
    ]
    assert unknown.name.href == "../en/gaps/"
    assert covered.text == "10 of the 12 regions have no institute in the catalogue."


def test_records_with_most_disputes_are_linked_first() -> None:
    _, disputed, _, _ = doors(views_of(real_catalogue()), "../")
    numbers = [int(link.number) for link in disputed.links]
    assert len(set(numbers)) > 1
    assert numbers == sorted(numbers, reverse=True)


def test_what_nobody_says_about_money_is_the_first_link_to_gaps() -> None:
    _, _, unknown, _ = doors(views_of(real_catalogue()), "../")
    assert unknown.links[0].name.href == f"../en/gaps/#{Question.MONEY.value}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_home_page_and_footer_link_to_every_page_about_evidence(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/"]
    names = ("strengths", "disputes", "gaps", "coverage")
    cards = page.xpath("//li[contains(@class, 'door ')]/h3/a/@href")
    assert [urljoin(f"{code}/", href) for href in cards] == [f"{code}/{name}/" for name in names]
    footer = {urljoin(f"{code}/", href) for href in page.xpath("//footer//a/@href")}
    assert footer >= {f"{code}/{name}/" for name in names}


@pytest.mark.parametrize(
    ("code", "others"), [("fr", "et 1 autre"), ("ar", "وواحد آخر"), ("en", "and 1 other")]
)
def test_card_of_an_agreement_names_its_first_parties(
    small_project: Project, code: str, others: str
) -> None:
    views = small_views(code)
    card = views.card(views.catalogue["accord-invente"], "")
    university = views.face(views.catalogue["universite-inventee"]).name.text
    assert card.meta[1:3] == (university, "Inventech")
    file = small_project.root / "partners.yaml"
    more = "".join(
        f"  - {{id: autre-{n}, name: Autre {n}, summary: Inventé., sources: [source-officielle]}}\n"
        for n in range(3)
    )
    text = file.read_text(encoding="utf-8").replace("partners:\n", f"partners:\n{more}", 1)
    parties = "parties: [universite-inventee, entreprise-inventee"
    file.write_text(text.replace(parties, f"{parties}, autre-0, autre-1, autre-2"), "utf-8")
    views = views_of(catalogue_in(small_project.root), code)
    card = views.card(views.catalogue["accord-invente"], "")
    assert card.meta[1:6] == (university, "Inventech", "Autre 0", "Autre 1", others)
