"""Whatever a visitor does, no page breaks its own policy, calls anyone or leaves a trace.

The fixture ``visitor`` fails a test for any violation of a page's policy, and for any request
beyond the site's origin.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.project import LANGUAGES, Project
from tools.pages_server import served

pytestmark = pytest.mark.browser

READY = "html[data-finder=ready]"
PICTURES = ("regions/", "timeline/", "diagram/", "statistics/")


def use_the_frame(anyone: Visitor, code: str) -> None:
    """Colours, menu, languages and search, as they stand around every page."""
    page = anyone.open(f"{code}/institutes/jazari-root/")
    page.locator("[data-scheme]").click()
    page.locator("[data-menu-button]").click()
    page.keyboard.press("Escape")
    page.locator("nav[data-language-switch] a[hreflang=en]").click()
    page.wait_for_url(f"{anyone.address}en/institutes/jazari-root/")
    page.locator("[data-menu-button]").click()
    field = page.locator("header input[name=q]")
    field.press_sequentially("Mistral")
    field.press("Enter")
    page.wait_for_selector(READY)


def use_the_search(anyone: Visitor, code: str) -> None:
    """Words, filters, their tags, and what is offered where nothing is found."""
    page = anyone.open(f"{code}/search/")
    page.wait_for_selector(READY)
    field = page.locator("main input[name=q]")
    field.press_sequentially("Mistral")
    page.locator("[data-finder-filters] summary").click()
    page.locator("input[name=kind][value=agreement]").check()
    expect(page.locator("[data-result-id=accord-ministere-mistral-ai]")).to_be_visible()
    page.locator("[data-finder-clear]").click()
    for view in page.locator("[data-finder-ways] input[type=radio]").all():
        view.check(force=True)
        page.wait_for_selector(READY)
    with page.expect_download():
        page.locator("[data-finder-csv]").click()
    field.fill("nosuchword")
    expect(page.locator("[data-finder-notice]")).to_be_visible()
    page.go_back()
    page.wait_for_selector(READY)


def use_the_comparison(anyone: Visitor, code: str) -> None:
    """Two records chosen among the results, side by side, and taken home."""
    page = anyone.open(f"{code}/search/?q=Mistral")
    page.wait_for_selector(READY)
    for record in ("jazari-root", "labo-mistral-ai"):
        page.locator(f"[data-compare={record}]").click()
    page.locator("[data-finder-compare]").click()
    expect(page.locator("th[data-compared-id]")).to_have_count(2)
    page.locator("[data-finder-back]").click()
    page.wait_for_selector(READY)
    with page.expect_download():
        page.locator("[data-finder-json]").click()


def take_a_record_along(anyone: Visitor, code: str) -> None:
    """Link, the three forms of the citation, QR code, and paper."""
    page = anyone.open(f"{code}/institutes/jazari-root/")
    said = page.get_by_role("status")
    for what in ("link", "citation"):
        page.locator(f"[data-copy={what}]").click()
        expect(said).not_to_be_empty()
    for sort in ("bib", "json"):
        with page.expect_download():
            page.locator(f"[data-save={sort}]").click()
    page.locator("[data-qr]").click()
    expect(page.locator("#qr-code svg")).to_be_visible()
    on_paper(page)


def look_at_the_pictures(anyone: Visitor, code: str) -> None:
    """Map, line of time, diagram and charts: seen, on paper, and as the ways on that they are."""
    for path in PICTURES:
        page = anyone.open(f"{code}/{path}")
        on_paper(page)
        way = page.locator("main svg a").first
        if way.count():
            there = urljoin(page.url, way.get_attribute("href"))
            way.focus()
            page.keyboard.press("Enter")
            page.wait_for_url(there)


def set_what_can_be_set(anyone: Visitor, code: str) -> None:
    """The key that leads to the search, and the choice of a language."""
    page = anyone.open(f"{code}/accessibility/")
    page.locator("[data-slash] input").uncheck()
    page.locator("[data-scheme]").click()
    page.goto(anyone.address)
    page.wait_for_url(f"{anyone.address}fr/")  # the browser of a visitor speaks French


def on_paper(page: Page) -> None:
    """``page`` as it is printed."""
    page.emulate_media(media="print")
    page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")


def leaves_nothing(anyone: Visitor, page: Page) -> None:
    """No cookie, and nothing in the browser's stores but what was set by hand."""
    assert anyone.context.cookies() == []
    assert page.evaluate("document.cookie") == ""
    assert set(page.evaluate("Object.keys(localStorage)")) <= {"scheme", "slash"}
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys()") == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_using_every_feature_breaks_no_policy_and_leaves_no_trace(
    visitor: Callable[..., Visitor], code: str
) -> None:
    anyone = visitor(width=360, permissions=["clipboard-write"])
    use_the_frame(anyone, code)
    use_the_search(anyone, code)
    use_the_comparison(anyone, code)
    take_a_record_along(anyone, code)
    look_at_the_pictures(anyone, code)
    set_what_can_be_set(anyone, code)
    leaves_nothing(anyone, anyone.open(f"{code}/"))


def test_where_a_visitor_comes_from_is_told_to_others_as_the_site_alone(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open("fr/institutes/jazari-root/")
    policy = page.locator("meta[name=referrer]").get_attribute("content")
    assert policy == "strict-origin-when-cross-origin"


@pytest.mark.parametrize(
    ("addition", "refused"),
    [
        ("<script>document.title = 'inline'</script>", "script-src"),
        ("<p style='color: red'>text</p>", "style-src"),
        ("<img alt='' src='https://example.invalid/pixel.png'>", "img-src"),
        ("<iframe title='text' src='https://example.invalid/'></iframe>", "frame-src"),
    ],
)
def test_what_the_policy_refuses_would_be_noticed(
    visitor: Callable[..., Visitor],
    real_project: Project,
    tmp_path: Path,
    addition: str,
    refused: str,
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(real_project.site / "assets", folder / "assets")
    page = (real_project.site / "fr/about/index.html").read_text(encoding="utf-8")
    (folder / "fr/about").mkdir(parents=True)
    changed = page.replace("</main>", f"{addition}</main>")
    (folder / "fr/about/index.html").write_text(changed, encoding="utf-8")
    with served(folder) as address:
        anyone = visitor(address)
        anyone.open("fr/about/").wait_for_load_state("networkidle")
        said = [text for text in anyone.complaints if f"policy: {refused}" in text]
        anyone.context.close()
        anyone.complaints.clear()
    assert said
