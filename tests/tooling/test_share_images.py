"""The pictures in the tree are those that the tool draws, with Arabic letters joined."""

from __future__ import annotations

import pytest
from PIL import features

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.site.share_images import image_path
from tests.project import ROOT
from tools import share_images


def test_arabic_is_shaped_and_not_merely_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert features.check("raqm")
    monkeypatch.setattr(features, "check", lambda _: False)
    with pytest.raises(share_images.NoShaping):
        share_images.draw("lab", "ar")


@pytest.mark.parametrize(("name", "code"), [("lab", "ar"), ("catalogue", "fr")])
def test_a_picture_is_drawn_as_it_stands_in_the_tree(name: str, code: str) -> None:
    kept = (ROOT / "overrides" / image_path(name, code)).read_bytes()
    assert share_images.draw(name, code) == kept, "make share draws the pictures anew"


def test_every_kind_has_a_colour_and_a_sign_of_the_style_sheet() -> None:
    signs = {kind: share_images.sign_of(kind) for kind in KINDS}
    assert ("slate", "kinds/default.svg") not in signs.values()
    assert share_images.sign_of("no-such-kind") == ("slate", "kinds/default.svg")
