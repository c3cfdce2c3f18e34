"""Whatever a visitor does, no page violates its policy, makes a third-party request or stores data.

The fixture ``new_visitor`` fails a test for any violation of a page's policy, and for any request
to another origin.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.search_page import result_ids, wait_for_results
from tests.project import LANGUAGES, Project

pytestmark = pytest.mark.browser

PICTURES = ("regions/", "timeline/", "diagram/", "statistics/")


def use_the_frame(visitor: Visitor, code: str) -> None:
    """Uses the colour scheme, the menu, the language switch and the header search."""
    page = visitor.open(f"{code}/institutes/jazari-root/")
    page.locator("[data-scheme]").click()
    page.locator("[data-menu-button]").click()
    page.keyboard.press("Escape")
    page.locator("nav[data-language-switch] a[hreflang=en]").click()
    page.wait_for_url(f"{visitor.address}en/institutes/jazari-root/")
    page.locator("[data-menu-button]").click()
    field = page.locator("header input[name=q]")
    field.press_sequentially("Mistral")
    field.press("Enter")
    wait_for_results(page)


def use_the_search(visitor: Visitor, code: str) -> None:
    """Uses the query, the filters, the views, a download, and the notice without results."""
    page = visitor.open(f"{code}/search/")
    wait_for_results(page)
    field = page.locator("main input[name=q]")
    field.press_sequentially("Mistral")
    page.locator("[data-finder-open]").click()
    page.locator("input[name=kind][value=agreement]").check()
    page.locator("[data-finder-show]").click()
    expect(page.locator("[data-result-id=accord-ministere-mistral-ai]")).to_be_visible()
    page.locator("[data-finder-clear]").click()
    for view in page.locator("[data-finder-ways] input[type=radio]").all():
        view.check(force=True)
        wait_for_results(page)
    with page.expect_download():
        page.locator("[data-finder-csv]").press("Enter")
    field.fill("nosuchword")
    expect(page.locator("[data-finder-notice]")).to_be_visible()
    page.go_back()
    wait_for_results(page)


def use_the_comparison(visitor: Visitor, code: str) -> None:
    """Compares two records and downloads the comparison."""
    page = visitor.open(f"{code}/search/?q=Mistral")
    wait_for_results(page)
    for record in result_ids(page)[:2]:
        page.locator(f"[data-compare={record}]").click()
    page.locator("[data-finder-compare]").click()
    expect(page.locator("th[data-compared-id]")).to_have_count(2)
    page.locator("[data-finder-back]").click()
    wait_for_results(page)
    with page.expect_download():
        page.locator("[data-finder-json]").press("Enter")


def share_and_cite_a_record(visitor: Visitor, code: str) -> None:
    """Copies the link, copies and downloads the citation, shows the QR code, and prints."""
    page = visitor.open(f"{code}/institutes/jazari-root/")
    status = page.get_by_role("status")
    for copied in ("link", "citation"):
        page.locator(f"[data-copy={copied}]").click()
        expect(status).not_to_be_empty()
    for suffix in ("bib", "json"):
        with page.expect_download():
            page.locator(f"[data-save={suffix}]").click()
    page.locator("[data-qr]").click()
    expect(page.locator("#qr-code svg")).to_be_visible()
    print_page(page)


def look_at_the_pictures(visitor: Visitor, code: str) -> None:
    """Opens and prints the map, timeline, diagram and charts, and follows a link in each."""
    for path in PICTURES:
        page = visitor.open(f"{code}/{path}")
        print_page(page)
        link = page.locator("main svg a").filter(visible=True).first
        if link.count():
            target = urljoin(page.url, link.get_attribute("href"))
            link.focus()
            page.keyboard.press("Enter")
            page.wait_for_url(target)


def change_the_settings(visitor: Visitor, code: str) -> None:
    """Turns the slash key off, changes the colour scheme, and follows the choice of a language."""
    page = visitor.open(f"{code}/accessibility/")
    page.locator("[data-slash] input").uncheck()
    page.locator("[data-scheme]").click()
    page.goto(visitor.address)
    page.wait_for_url(f"{visitor.address}fr/")  # the language of the browser


def print_page(page: Page) -> None:
    """Prints ``page``."""
    page.emulate_media(media="print")
    page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")


def assert_stores_nothing(visitor: Visitor, page: Page) -> None:
    """Fails if there is a cookie, or stored data other than the visitor's own settings."""
    assert visitor.context.cookies() == []
    assert page.evaluate("document.cookie") == ""
    assert set(page.evaluate("Object.keys(localStorage)")) <= {"scheme", "slash"}
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys()") == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


@pytest.mark.parametrize(
    "code",
    [pytest.param(code, marks=() if code == "ar" else pytest.mark.whole) for code in LANGUAGES],
)
def test_using_every_feature_violates_no_policy_and_stores_no_data(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    visitor = new_visitor(width=360, permissions=["clipboard-write"])
    use_the_frame(visitor, code)
    use_the_search(visitor, code)
    use_the_comparison(visitor, code)
    share_and_cite_a_record(visitor, code)
    look_at_the_pictures(visitor, code)
    change_the_settings(visitor, code)
    assert_stores_nothing(visitor, visitor.open(f"{code}/"))


def test_other_sites_learn_only_the_origin_that_a_visitor_comes_from(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/institutes/jazari-root/")
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
def test_a_violation_of_the_policy_is_noticed(
    new_visitor: Callable[..., Visitor],
    serve: Callable[..., str],
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
    visitor = new_visitor(serve(folder))
    visitor.open("fr/about/").wait_for_load_state("networkidle")
    violations = [text for text in visitor.errors if f"policy: {refused}" in text]
    visitor.context.close()
    visitor.errors.clear()
    assert violations
