"""The accessibility statement describes the checks that are run, in three languages."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.texts.interface import interface
from tests.browser import test_accessibility as axe
from tests.browser.states import DESK, PHONE, STATES
from tests.built_site import Site
from tests.project import ROOT, text_of
from tests.site.test_style_sheets import BORDERS, TEXT
from tests.site.test_validity import FAULTS_OF_THE_THEME

WRITTEN = "2026-11-27"
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
NUMBER_OF_LANGUAGES = {"fr": "en 3 langues", "ar": "بثلاث لغات", "en": "in 3 languages"}
REMARKS = {"fr": "2 remarques", "ar": "ملاحظتان", "en": "2 remarks"}


def statement(site: Site, code: str) -> str:
    return text_of(site.pages[f"{code}/accessibility/"].xpath("//article")[0])


@pytest.mark.parametrize("code", MESSAGES)
def test_the_statement_names_the_checks_that_are_run(real_site: Site, code: str) -> None:
    text = statement(real_site, code)
    assert f"axe-core {LOCK['node_modules/axe-core']['version']}" in text
    assert {"wcag2aa", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"} <= set(axe.TAGS)
    assert all(str(width) in text for width in (PHONE, DESK, 320, 200))
    assert len(MESSAGES) == 3
    assert NUMBER_OF_LANGUAGES[code] in text
    assert len(FAULTS_OF_THE_THEME) == 2
    assert REMARKS[code] in text
    assert {"search-zero", "search-filtered", "menu", "missing"} <= {s.name for s in STATES}
    assert TEXT
    assert BORDERS
    assert re.search(r"4[.,]5", text)


@pytest.mark.parametrize("code", MESSAGES)
def test_the_statement_has_the_date_on_which_it_was_written(real_site: Site, code: str) -> None:
    written = interface(code).date(WRITTEN).replace("\N{NO-BREAK SPACE}", " ")
    assert statement(real_site, code).count(written) == 2


@pytest.mark.parametrize("code", MESSAGES)
def test_the_statement_lists_what_was_not_tested(real_site: Site, code: str) -> None:
    limits = real_site.pages[f"{code}/accessibility/"].xpath(
        "//*[@id='limits']/following::ul[1]/li"
    )
    assert len(limits) == 6


@pytest.mark.parametrize("code", MESSAGES)
def test_obstacles_are_reported_in_the_repository_of_the_catalogue(
    real_site: Site, code: str
) -> None:
    class Loader(yaml.SafeLoader):
        """Reads ``!ENV`` values of mkdocs.yml as their default."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    repository = config["plugins"][0]["jazari-catalogue"]["repository"]
    links = real_site.pages[f"{code}/accessibility/"].xpath("//article//a/@href")
    here = f"https://github.com/{repository}/issues/new?title="
    assert [link for link in links if link.startswith(here)]


@pytest.mark.parametrize("code", MESSAGES)
def test_the_footer_and_the_menu_link_to_the_statement(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/labs/"]
    assert page.xpath("//footer//a[contains(@href, '/accessibility/')]")
    assert page.xpath("//nav[@class='menu']//a[contains(@href, '/accessibility/')]")
