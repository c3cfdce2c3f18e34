"""The pages of pictures, which the home page, the foot of pages and the sitemap lead to."""

from __future__ import annotations

from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.site.pictures.pages import PICTURES, pictures
from jazari_catalogue.site.text.interface import interface


def test_the_home_page_leads_to_every_picture_of_the_sitemap() -> None:
    assert sorted(pictures(interface(FALLBACK))) == sorted(PICTURES)
