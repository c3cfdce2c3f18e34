"""The share images in the tree are what the tool draws, and it reports which are stale."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import features

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site.publisher import PublisherFacts
from tests.project import ROOT
from tools import share_images, share_picture

GONE = "gone-fr.png"


@pytest.fixture
def folder(tmp_path: Path) -> share_images.Folder:
    """A copy of the pictures and of their digests."""
    shutil.copytree(ROOT / share_images.IMAGES, tmp_path / "share")
    shutil.copy(share_images.DRAWN, tmp_path / "drawn.json")
    return reopened(tmp_path)


def reopened(root: Path) -> share_images.Folder:
    return share_images.Folder(root / "share", root / "drawn.json")


def test_drawing_fails_where_arabic_cannot_be_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert features.check("raqm")
    monkeypatch.setattr(features, "check", lambda _: False)
    with pytest.raises(share_picture.NoShaping):
        share_picture.draw(share_images.pictures()["lab-ar.png"])


@pytest.mark.parametrize("file", ["lab-ar.png", "catalogue-fr.png"])
def test_a_picture_is_drawn_to_the_bytes_in_the_tree(file: str) -> None:
    kept = (ROOT / share_images.IMAGES / file).read_bytes()
    assert share_picture.draw(share_images.pictures()[file]) == kept


def test_there_is_a_picture_for_each_kind_and_language() -> None:
    names = {f"{name}-{code}.png" for name in [*KINDS, "catalogue"] for code in MESSAGES}
    assert set(share_images.pictures()) == names


def test_a_missing_picture_is_drawn_and_an_unused_one_is_removed(
    folder: share_images.Folder, tmp_path: Path
) -> None:
    kept = (folder.images / "lab-ar.png").read_bytes()
    (folder.images / "lab-ar.png").unlink()
    (folder.images / GONE).touch()
    assert folder.stale() == ["lab-ar.png", GONE]
    for file in folder.stale():
        folder.write(file)
    assert (folder.images / "lab-ar.png").read_bytes() == kept
    assert not (folder.images / GONE).exists()
    assert reopened(tmp_path).stale() == []
    assert (tmp_path / "drawn.json").read_bytes() == share_images.DRAWN.read_bytes()


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("titles", Titles("Atelier", "ورشة", "Workshop")),
        ("sign", Sign("lab", "ochre")),
        ("sign", Sign("event", "cobalt")),
    ],
)
def test_only_the_pictures_of_a_changed_kind_are_stale(
    tmp_path: Path,
    folder: share_images.Folder,
    monkeypatch: pytest.MonkeyPatch,
    attribute: str,
    value: object,
) -> None:
    assert folder.stale() == []
    monkeypatch.setattr(KINDS["lab"], attribute, value)
    assert reopened(tmp_path).stale() == [f"lab-{code}.png" for code in MESSAGES]


def test_a_new_release_of_the_arabic_typeface_makes_arabic_pictures_stale(
    tmp_path: Path, folder: share_images.Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "package.json").read_text(encoding="utf-8")
    arabic = '"@fontsource/ibm-plex-sans-arabic": "'
    assert text.count(arabic) == 1
    (tmp_path / "package.json").write_text(text.replace(arabic, f"{arabic}9."), encoding="utf-8")
    monkeypatch.setattr(share_picture, "ROOT", tmp_path)
    stale = reopened(tmp_path).stale()
    assert stale == [file for file in folder.digests if file.endswith("-ar.png")]


def test_the_check_draws_nothing_and_names_what_is_stale(
    folder: share_images.Folder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder.images / "lab-ar.png").unlink()
    (folder.images / GONE).touch()
    monkeypatch.setattr(share_images, "Folder", lambda: folder)
    assert share_images.main(["--check", "--lang", "en"]) == 1
    reported = capsys.readouterr()
    assert [line.split(" ", 1)[0] for line in reported.err.splitlines()] == [
        "overrides/assets/share/lab-ar.png",
        f"overrides/assets/share/{GONE}",
    ]
    assert reported.err.count("make generate") == 2
    assert reported.out.count("up to date") == len(share_images.pictures()) - 1
    assert (folder.images / GONE).exists()
    assert share_images.main(["--lang", "en"]) == 0
    reported = capsys.readouterr()
    assert "share/lab-ar.png: written\n" in reported.out
    assert f"share/{GONE}: removed\n" in reported.out
    assert share_images.main(["--check"]) == 0


def test_pictures_say_that_the_catalogue_is_independent_unless_it_is_official(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = {"fr": "Catalogue indépendant", "ar": "دليل مستقل", "en": "Independent catalogue"}
    for file, content in share_images.pictures().items():
        assert content.notice.startswith(texts[file[-6:-4]])
    official = PublisherFacts(official=True)
    monkeypatch.setattr(share_images, "read_publisher", lambda _: official)
    before = share_images.pictures()["lab-fr.png"].digest()
    assert all(not content.notice for content in share_images.pictures().values())
    monkeypatch.undo()
    assert share_images.pictures()["lab-fr.png"].digest() != before
