"""Take the screenshots of the README and of the guides from the built site, with Chromium.

The README shows the home page on a wide screen beside an Arabic record on a phone, in one WebP
file. The guides show parts of a record's page, in each language. `make pictures` builds the site
first.
"""

from __future__ import annotations

import argparse
import base64
import functools
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from jazari_catalogue.languages import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "screenshots" / "site.webp"
MOST_BYTES = 300_000
"""Everyone downloads this picture with the repository, so it must be small."""


class Screen(NamedTuple):
    """A page of the site, and the size of its screen in CSS pixels."""

    path: str
    width: int
    height: int


SCREENS = (Screen("fr/", 1280, 900), Screen("ar/institutes/jazari-root/", 360, 780))


class Part(NamedTuple):
    """A part of a page that a guide shows: file name, path of the page, CSS selector."""

    name: str
    path: str
    selector: str


RECORD = "institutes/institut-jazari-nador/"
PARTS = tuple(
    Part(f"{name}-{language}.webp", f"{language}/{RECORD}", selector)
    for language in LANGUAGES
    for name, selector in (
        ("edit", ".tools"),
        ("disputes", "#dispute-1"),
        ("sources", "section[aria-labelledby=sources]"),
    )
)
PART_WIDTH = 720
"""CSS pixels."""
MOST_BYTES_OF_PART = 40_000
PART_LAYOUT = """\
<!doctype html>
<style>
  body {{ margin: 0; padding: 16px; width: max-content; background: #e7e4dc; }}
  img {{ display: block; padding: 16px; background: #fff; border-radius: 8px; }}
</style>
<img src="data:image/png;base64,{image}">
"""

WAIT_FOR_FONTS = """() => {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSFontFaceRule) rule.style.fontDisplay = "swap";
    }
  }
  return document.fonts.ready.then(() => true);
}"""
"""Waits for the site's fonts, even if they come too late for this view on a busy machine."""

LAYOUT = """\
<!doctype html>
<style>
  body {{ margin: 0; padding: 40px; width: max-content; background: #e7e4dc; display: flex;
          align-items: center; gap: 40px; }}
  img {{ display: block; border-radius: 12px; box-shadow: 0 6px 24px #0003; }}
</style>
{images}
"""


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="default: site/")
    parser.add_argument("--picture", type=Path, default=PICTURE, help="the file to write")
    parser.add_argument("--parts", type=Path, help="the folder of the guides' pictures")
    options = parser.parse_args()
    folder: Path = options.parts or options.picture.parent
    paths = [screen.path for screen in SCREENS] + [part.path for part in PARTS]
    missing = [path for path in paths if not (options.site / path).is_dir()]
    if missing:
        print(f"{options.site} has no page {missing[0]}: run make site", file=sys.stderr)
        return 1
    picture, parts = take_all(options.site, os.environ.get("CHROMIUM"))
    if len(picture) > MOST_BYTES:
        print(f"The picture has {len(picture)} bytes, more than {MOST_BYTES}", file=sys.stderr)
        return 1
    options.picture.parent.mkdir(parents=True, exist_ok=True)
    options.picture.write_bytes(picture)
    print(f"{options.picture.name}: {len(picture) // 1000} kB")
    heavy = [name for name, part in parts.items() if len(part) > MOST_BYTES_OF_PART]
    if heavy:
        print(f"{heavy[0]} has more than {MOST_BYTES_OF_PART} bytes", file=sys.stderr)
        return 1
    for name, part in parts.items():
        (folder / name).write_bytes(part)
    print(f"{len(parts)} parts: {sum(map(len, parts.values())) // 1000} kB")
    return 0


def take_all(site: Path, chromium: str | None) -> tuple[bytes, dict[str, bytes]]:
    """The picture of the README, and those of the guides; ``chromium`` is the browser's path."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        pictures = take(site, browser), take_parts(site, browser)
        browser.close()
    return pictures


def take(site: Path, browser: Browser) -> bytes:
    """The picture of the screens of the built site, as WebP."""
    with served(site) as address:
        shots = [shot(browser, f"{address}/{screen.path}", screen) for screen in SCREENS]
    images = "".join(
        f'<img src="data:image/png;base64,{base64.b64encode(image).decode()}"'
        f' width="{screen.width}" height="{screen.height}">'
        for screen, image in zip(SCREENS, shots, strict=True)
    )
    page = browser.new_page()
    page.set_content(LAYOUT.format(images=images))
    picture = as_webp(page)
    page.close()
    return picture


def take_parts(site: Path, browser: Browser) -> dict[str, bytes]:
    """The pictures of the guides by file name, as WebP."""
    pictures = {}
    with served(site) as address:
        for part in PARTS:
            page = browser.new_page(
                viewport={"width": PART_WIDTH, "height": 800},
                color_scheme="light",
                reduced_motion="reduce",
            )
            page.goto(f"{address}/{part.path}", wait_until="networkidle")
            page.evaluate(WAIT_FOR_FONTS)
            image = base64.b64encode(page.locator(part.selector).screenshot()).decode()
            page.close()
            # A new page, because the site's Content-Security-Policy allows no inline style.
            frame = browser.new_page()
            frame.set_content(PART_LAYOUT.format(image=image))
            frame.locator("img").evaluate("image => image.decode()")
            pictures[part.name] = as_webp(frame)
            frame.close()
    return pictures


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves the files of `folder`; gives the address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            return

    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def shot(browser: Browser, url: str, screen: Screen) -> bytes:
    """What a visitor first sees at `url` on `screen`, as PNG."""
    page = browser.new_page(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page.goto(url, wait_until="networkidle")
    page.evaluate(WAIT_FOR_FONTS)
    image = page.screenshot()
    page.close()
    return image


def as_webp(page: Page) -> bytes:
    """All of `page` as WebP, which Playwright's own screenshots do not support."""
    size = page.evaluate("({width: document.body.offsetWidth, height: document.body.offsetHeight})")
    page.set_viewport_size(size)
    session = page.context.new_cdp_session(page)
    captured = session.send("Page.captureScreenshot", {"format": "webp", "quality": 85})
    return base64.b64decode(captured["data"])


if __name__ == "__main__":
    sys.exit(main())
