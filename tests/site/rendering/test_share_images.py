from __future__ import annotations

import pytest

from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.site.rendering.share_images import share_image
from jazari_catalogue.texts.interface import Interface


@pytest.mark.parametrize(
    ("images", "shown"),
    [
        ({"lab-zgh", "lab-fr", "catalogue-zgh", "catalogue-fr"}, "lab-zgh"),
        ({"lab-fr", "catalogue-zgh", "catalogue-fr"}, "catalogue-zgh"),
        ({"lab-fr", "catalogue-fr"}, "lab-fr"),
        ({"catalogue-fr"}, "catalogue-fr"),
    ],
)
def test_a_language_without_an_image_has_that_of_the_fallback(images: set[str], shown: str) -> None:
    files = {f"assets/share/{name}.png" for name in images}
    image = share_image("lab", Interface(BY_CODE["zgh"]), files.__contains__)
    assert image.path == f"assets/share/{shown}.png"
