"""The signs of strength and of disputes in drawings."""

from __future__ import annotations

import re

import pytest

from jazari_catalogue.records.values.vocabularies import Strength
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, text_of

IMAGES = ROOT / "overrides" / "assets" / "images" / "strength"


@pytest.mark.parametrize("path", ["timeline/", "diagram/"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sign_of_a_drawing_is_defined_and_in_the_legend(
    real_site: Site, code: str, path: str
) -> None:
    page = real_site.pages[code + "/" + path]
    defined = {f"#{name}" for name in page.xpath("//symbol/@id")}
    used = set(page.xpath("//use[not(starts-with(@href, '#tie-'))]/@href"))
    assert used <= defined
    assert defined == {*(f"#sign-{code.value}" for code in Strength), "#sign-disputed"}
    legend = [text_of(line) for line in page.xpath("//figcaption//*[@class='legend'][last()]/li")]
    assert legend[:4] == [code_.titles.in_language(code) for code_ in Strength]
    assert len(legend) == 5


def test_signs_in_drawings_are_those_beside_texts() -> None:
    template = (ROOT / "overrides" / "pictures" / "signs.html").read_text(encoding="utf-8")
    symbols = re.findall(r'<symbol id="sign-(\w+)" viewBox="(.*?)">(.*?)</symbol>', template)
    assert {name for name, *_ in symbols} == {*(code.value for code in Strength), "disputed"}
    for name, box, drawing in symbols:
        image = (IMAGES / f"{name}.svg").read_text(encoding="utf-8")
        assert re.search(r'viewBox="(.*?)">(.*)</svg>', image).groups() == (box, drawing)
