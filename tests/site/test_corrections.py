"""The page of every record links to a correction form that has the record filled in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from jazari_catalogue.languages import MESSAGES
from tests.built_site import Site
from tests.project import ROOT, SITE_URL, Project, text_of

NEW_ISSUE = "https://github.com/jazari-catalogue/catalogue/issues/new"
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
LABELS = {
    "fr": "Proposer une correction",
    "ar": "اقتراح تصحيح",
    "en": "Suggest a correction",
}


@pytest.mark.parametrize("code", MESSAGES)
def test_the_link_opens_the_form_in_the_page_s_language_with_the_record_filled_in(
    real_site: Site, code: str
) -> None:
    count = 0
    for path, page in real_site.pages.items():
        articles = page.xpath("//article[@data-record-id]")
        if not articles or not path.startswith(f"{code}/"):
            continue
        # The gaps of a record have links to propose a source.
        others = "not(ancestor::section[@aria-labelledby='gaps'])"
        (link,) = page.xpath(f"//article//a[starts-with(@href, '{NEW_ISSUE}?')][{others}]")
        assert text_of(link) == LABELS[code]
        assert parse_qs(urlsplit(link.get("href")).query) == {
            "template": [f"correct-{code}.yml"],
            "record": [articles[0].get("data-record-id")],
            "page": [SITE_URL + path],
        }
        count += 1
    assert count > 70


@pytest.mark.parametrize("code", MESSAGES)
def test_the_form_has_the_fields_that_the_page_fills_in(code: str) -> None:
    form = yaml.safe_load((FORMS / f"correct-{code}.yml").read_text(encoding="utf-8"))
    assert {"record", "page"} <= {field.get("id") for field in form["body"]}


def test_a_site_without_a_repository_offers_no_form(tmp_path: Path, small_built: Project) -> None:
    project = small_built.copy(tmp_path / "project")
    project.change("mkdocs.yml", '!ENV [GITHUB_REPOSITORY, "jazari-catalogue/catalogue"]', "~")
    project.build()
    page = project.page("fr/institutes/institut-invente/")
    assert not page.xpath("//article//a[contains(@href, 'github.com')]")
