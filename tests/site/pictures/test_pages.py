"""The pages that draw the whole catalogue."""

from __future__ import annotations

from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.site.pictures.pages import PICTURES, pictures
from jazari_catalogue.texts.interface import interface


def test_home_page_and_sitemap_have_the_same_pictures() -> None:
    assert sorted(pictures(interface(FALLBACK))) == sorted(PICTURES)
