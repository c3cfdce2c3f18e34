"""Amazigh: records may have it; the interface is a draft until a native reviewer signs it."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from jazari_catalogue.languages import LANGUAGES, TEXT
from jazari_catalogue.texts.interface import LOCALES
from tests.built_site import Site
from tests.project import Project, text_of
from tests.site.test_interface_texts import texts_in_use

NAME = "ⵜⴰⵙⴷⴰⵡⵉⵜ"


@pytest.fixture
def drafts() -> Catalog:
    with (LOCALES / "zgh" / "LC_MESSAGES" / "catalogue.po").open("rb") as stream:
        return read_po(stream, locale="zgh")


def test_the_interface_is_not_published_before_it_is_signed(real_site: Site) -> None:
    assert "zgh" in TEXT
    assert "zgh" not in LANGUAGES
    assert [file for file in real_site.files if file.startswith("zgh/")] == []
    for path, page in real_site.pages.items():
        assert "zgh" not in page.xpath("//link[@rel='alternate']/@hreflang"), path


def test_every_draft_is_fuzzy_and_translates_a_current_text(drafts: Catalog) -> None:
    messages = [message for message in drafts if message.id]
    assert messages
    assert all(message.fuzzy for message in messages)
    assert {message.id for message in messages} <= texts_in_use()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_name_in_amazigh_is_shown_with_its_language(small_built: Project, code: str) -> None:
    page = small_built.page(f"{code}/partners/universite-inventee/")
    (name,) = page.xpath("//ul[@class='names']//bdi[@lang='zgh']")
    assert text_of(name) == NAME
