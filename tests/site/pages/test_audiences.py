"""The pages of audiences: none is a dead end, and what is derived says so."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from jazari_catalogue.records.concerns import RULES, concerns_of
from jazari_catalogue.records.model.facets import AUDIENCE
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.site.pages.audiences import AudienceView, audience_view
from jazari_catalogue.site.pages.lists import listings
from jazari_catalogue.site.prose.html import section_html
from jazari_catalogue.site.view_data import ProsePage
from jazari_catalogue.site.views import Views
from tests.built_site import Site
from tests.project import LANGUAGES, SMALL, text_of
from tests.site.pages.catalogues import catalogue_in, real_catalogue, small_views, views_of

HOME = """
## Réseau {#reseau}

Rien.

## Étudiants {#talent}

Voir [la fiche](record:institut-invente), [la page](entry.md#ici) et [l’accueil](index.md).

[un guide](./guides/first.md), [English](../en/guides/index.md?a=b), [plus bas](#press), [ailleurs](https://a.example/b.md)

![Carte](guides/map.png)

<section markdown data-if="contact">

Écrire.

</section>

## Presse {#press}

Fin.
"""


def view_of(views: Views, audience: Audience, home: ProsePage | None = None) -> AudienceView:
    (listing,) = [
        one for one in listings(views) if one.facet is AUDIENCE and one.value == audience.value
    ]
    return audience_view(views, listing, audience, concerns_of(views.catalogue)[audience], home)


def test_the_section_of_the_home_page_is_shown_with_links_from_the_page() -> None:
    home = ProsePage("fr/", "content/fr/index.md", HOME, "Accueil", {})
    html = view_of(small_views("fr"), Audience.STUDENTS, home).prose
    assert html
    assert re.findall('href="([^"]*)"', html) == [
        "../../../fr/institutes/institut-invente/",
        "../../../fr/entry/#ici",
        "../../../fr/",
        "../../../fr/guides/first/",
        "../../../en/guides/?a=b",
        "../../../fr/#press",
        "https://a.example/b.md",
    ]
    assert 'src="../../../fr/guides/map.png"' in html
    assert "Rien" not in html
    assert "Fin" not in html
    assert "Écrire" not in html


def test_a_home_page_without_the_section_leaves_it_out() -> None:
    home = ProsePage("fr/", "content/fr/index.md", HOME, "Accueil", {})
    views = small_views("fr")
    assert section_html(home, "nothing", "fr/audiences/smes/", views) is None
    assert section_html(None, "talent", "fr/audiences/smes/", views) is None


def test_each_record_says_why_it_is_shown() -> None:
    view = view_of(views_of(real_catalogue()), Audience.ADMINISTRATIONS)
    assert view.list.cards == ()
    for group in view.concerns:
        assert group.records
        for record in group.records:
            assert record.reasons
            assert all(": " in reason for reason in record.reasons)
    (partners,) = [group for group in view.concerns if group.label.text == "Partners"]
    assert partners.records[0].reasons[0] == "Type: Public body"
    assert partners.others == "and 4 others"


def test_questions_lead_to_their_gaps() -> None:
    view = view_of(views_of(real_catalogue()), Audience.INVESTORS)
    assert [question.name.href for question in view.questions] == [
        f"../../../en/gaps/#{question.value}" for question in RULES[Audience.INVESTORS].questions
    ]
    assert all(question.gaps for question in view.questions)


def test_steps_that_are_not_reached_are_to_be_watched() -> None:
    view = view_of(views_of(real_catalogue()), Audience.STARTUPS)
    labels = [watched.label for watched in view.watched]
    assert "Agreement signed; next possible step: launched" in labels
    assert not any(label.startswith(("Operating", "Closed")) for label in labels)


def test_what_is_dated_after_the_last_check_is_to_be_watched(tmp_path: Path) -> None:
    for name in ("institutes.yaml", "partners.yaml"):
        text = (SMALL / name).read_text(encoding="utf-8")
        text = text.replace("starts: 2026-01-12", "starts: 2027-01-12")
        text = text.replace("ends: 2026-01-12", "ends: 2027-01-12")
        (tmp_path / name).write_text(text, encoding="utf-8")
    late = view_of(views_of(catalogue_in(tmp_path)), Audience.PRESS)
    label = "Dated after the records were last checked"
    (coming,) = [watched for watched in late.watched if watched.label == label]
    assert [name.text for name in coming.records] == ["Invented day"]
    assert label not in [one.label for one in view_of(small_views(), Audience.PRESS).watched]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_audience_is_a_dead_end(real_site: Site, code: str, audience: Audience) -> None:
    path = f"{code}/audiences/{audience.value}/"
    page = real_site.pages[path]
    assert text_of(page.xpath("//div[contains(@class, 'prose')]")[0])
    assert page.xpath("//p[@class='applications']")
    names = page.xpath("//*[@class='concerns__name']")
    assert len(names) >= 3
    assert len(page.xpath("//*[@class='concerns__why'][span]")) == len(names)
    anchors = page.xpath("//nav[@class='jump']//a/@href")
    assert [anchor for anchor in anchors if not page.xpath(f"//*[@id='{anchor[1:]}']")] == []
    gaps = page.xpath("//*[@class='gaps__what']/a/@href")
    questions = {urljoin(path, gap).partition("#") for gap in gaps}
    assert len(questions) == len(gaps) > 0
    for file, _, anchor in questions:
        assert real_site.pages[file].xpath(f"//*[@id='{anchor}']")
    assert page.xpath("//section[@aria-labelledby='watch']//a")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_audience_is_on_the_page_of_audiences(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/audiences/"]
    links = page.xpath("//li[contains(@class, 'card')]//h2/a/@href")
    assert links == [f"../../{code}/audiences/{audience.value}/" for audience in Audience]
    for card in page.xpath("//li[contains(@class, 'card')]"):
        assert len(card.xpath(".//p[@class='meta']/span")) == 2
