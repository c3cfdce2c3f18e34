"""The pictures of the README and the guides are taken from a built site."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from jazari_catalogue.languages import LANGUAGES
from tools import screenshots

PARTS = """<!doctype html>
<style>* { margin: 0 } p, section { width: 100px; height: 40px; background: #0f0 }</style>
<p class="tools"></p>
<section id="dispute-1"></section>
<section aria-labelledby="sources"></section>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An invented site with the pages that are photographed, each of one colour."""
    for screen, colour in zip(screenshots.SCREENS, ("#00f", "#0f0"), strict=True):
        page = tmp_path / screen.path / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<!doctype html><body style='background: {colour}'>", encoding="utf-8")
    for part in screenshots.PARTS:
        page = tmp_path / part.path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PARTS, encoding="utf-8")
    return tmp_path


@pytest.mark.browser
def test_the_picture_holds_every_screen(site: Path, browser: Browser) -> None:
    picture = screenshots.take(site, browser)
    # RFC 9649, section 2.7: the extended file format, each side less one in 24 bits.
    assert picture[8:16] == b"WEBPVP8X"
    width, height = (int.from_bytes(picture[start : start + 3], "little") + 1 for start in (24, 27))
    assert width == sum(screen.width for screen in screenshots.SCREENS) + 3 * 40
    assert height == max(screen.height for screen in screenshots.SCREENS) + 2 * 40


@pytest.mark.browser
@pytest.mark.whole
def test_each_part_that_a_guide_shows_is_taken_in_each_language(
    site: Path, browser: Browser
) -> None:
    parts = screenshots.take_parts(site, browser)
    names = {name.rpartition("-")[0] for name in parts}
    assert set(parts) == {f"{name}-{code}.webp" for name in names for code in LANGUAGES}
    for picture in parts.values():
        assert picture[8:12] == b"WEBP"
        # RFC 9649, section 2.7, as above; or section 2.5, fourteen bits for each side.
        offset, size = (24, 3) if picture[12:16] == b"VP8X" else (26, 2)
        more = 1 if size == 3 else 0
        width, height = (
            int.from_bytes(picture[start : start + size], "little") + more
            for start in (offset, offset + size)
        )
        assert (width, height) == (100 + 4 * 16, 40 + 4 * 16)


@pytest.mark.parametrize("part", screenshots.PARTS)
def test_the_parts_in_the_tree_are_small(part: screenshots.Part) -> None:
    picture = (screenshots.PICTURE.parent / part.name).read_bytes()
    assert picture[:4] + picture[8:12] == b"RIFFWEBP"
    assert len(picture) <= screenshots.MOST_BYTES_OF_PART


def test_without_a_built_site_the_error_says_to_run_make_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "picture.webp"
    arguments = ["screenshots", "--site", str(tmp_path), "--picture", str(picture)]
    monkeypatch.setattr(sys, "argv", arguments)
    assert screenshots.main() == 1
    assert "run make site" in capsys.readouterr().err
    assert not picture.exists()


def test_a_picture_that_is_too_large_is_refused(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = site / "picture.webp"
    heavy = bytes(screenshots.MOST_BYTES + 1)
    monkeypatch.setattr(screenshots, "take_all", lambda *_: (heavy, {}))
    arguments = ["screenshots", "--site", str(site), "--picture", str(picture)]
    monkeypatch.setattr(sys, "argv", arguments)
    assert screenshots.main() == 1
    assert "more than" in capsys.readouterr().err
    assert not picture.exists()
