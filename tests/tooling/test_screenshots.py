"""The picture of the README is taken from a built site."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import screenshots


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An invented site that has the pages of the picture, each of one colour."""
    for screen, colour in zip(screenshots.SCREENS, ("#00f", "#0f0"), strict=True):
        page = tmp_path / screen.path / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<!doctype html><body style='background: {colour}'>", encoding="utf-8")
    return tmp_path


@pytest.mark.browser
def test_the_picture_holds_every_screen(site: Path, chromium_path: str) -> None:
    picture = screenshots.take(site, chromium_path)
    # RFC 9649, section 2.7: the extended file format, each side less one in 24 bits.
    assert picture[8:16] == b"WEBPVP8X"
    width, height = (int.from_bytes(picture[at : at + 3], "little") + 1 for at in (24, 27))
    assert width == sum(screen.width for screen in screenshots.SCREENS) + 3 * 40
    assert height == max(screen.height for screen in screenshots.SCREENS) + 2 * 40


def test_a_site_that_is_not_built_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "picture.webp"
    arguments = ["screenshots", "--site", str(tmp_path), "--picture", str(picture)]
    monkeypatch.setattr(sys, "argv", arguments)
    assert screenshots.main() == 1
    assert "run make site" in capsys.readouterr().err
    assert not picture.exists()


def test_a_heavy_picture_is_refused(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = site / "picture.webp"
    monkeypatch.setattr(screenshots, "take", lambda *_: bytes(screenshots.MOST_BYTES + 1))
    arguments = ["screenshots", "--site", str(site), "--picture", str(picture)]
    monkeypatch.setattr(sys, "argv", arguments)
    assert screenshots.main() == 1
    assert "more than" in capsys.readouterr().err
    assert not picture.exists()
