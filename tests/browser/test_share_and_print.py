"""A visitor shares, cites and prints a record: link, citation, QR code and paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect
from zxingcpp import BarcodeFormat, read_barcodes

from tests.browser.conftest import Visitor
from tests.browser.states import PHONE
from tests.project import LANGUAGES, SITE_URL

pytestmark = pytest.mark.browser

RECORD = "institutes/jazari-root/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def fetched(page: Page) -> list[str]:
    """The addresses of the files that ``page`` has fetched."""
    return page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")


@pytest.mark.parametrize(("code", "message"), [("fr", "Copié"), ("ar", "نُسخ")])
def test_link_and_citation_are_copied_with_a_message(
    new_visitor: Callable[..., Visitor], code: str, message: str
) -> None:
    page = new_visitor(permissions=CLIPBOARD).open(f"{code}/{RECORD}")
    status = page.get_by_role("status")
    expect(status).to_be_empty()
    page.locator("[data-copy=link]").click()
    expect(status).to_have_text(message)
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE_URL}{code}/{RECORD}"
    # On a new page the message is not yet there from the link.
    page.reload()
    expect(status).to_be_empty()
    page.locator("[data-copy=citation]").click()
    expect(status).to_have_text(message)
    shown = re.sub(r"\s+", " ", page.locator("[data-citation]").inner_text())
    assert page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ") == shown


def test_if_the_browser_refuses_the_clipboard_a_message_says_so(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open(f"fr/{RECORD}")
    page.evaluate("navigator.clipboard.write = () => Promise.reject(Error()); null")
    page.locator("[data-copy=link]").click()
    expect(page.get_by_role("status")).to_have_text("Votre navigateur ne le permet pas.")


def test_citations_are_downloaded_for_reference_managers(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open(f"ar/{RECORD}")
    files = {}
    for suffix in ("bib", "json"):
        with page.expect_download() as download:
            page.locator(f"[data-save={suffix}]").click()
        files[download.value.suggested_filename] = Path(download.value.path()).read_text("utf-8")
        expect(page.get_by_role("status")).to_contain_text(f"jazari-root.{suffix}")
    assert "title = {{جزري روت}}" in files["jazari-root.bib"]
    (item,) = json.loads(files["jazari-root.json"])
    assert item["title"] == "جزري روت"
    assert item["container-title"] == "دليل معاهد الجزري"
    assert (item["publisher"], item["note"]) == ("المساهمون في دليل الجزري", "دليل مستقل")
    checked = page.locator("[data-citation] time").get_attribute("datetime") or ""
    assert item["issued"] == {"date-parts": [[int(part) for part in checked.split("-")]]}
    assert item["URL"] == f"{SITE_URL}ar/{RECORD}"


def test_the_qr_code_is_loaded_and_drawn_only_on_request(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open(f"fr/{RECORD}")
    page.wait_for_load_state("networkidle")
    assert [name for name in fetched(page) if "lean-qr" in name] == []
    button = page.locator("[data-qr]")
    button.focus()
    page.keyboard.press("Enter")
    code = page.get_by_role("img", name="Code QR de l’adresse de cette page")
    expect(code).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    box = code.bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(box["height"])
    assert box["width"] > 120
    page.keyboard.press("Enter")
    expect(code).to_have_count(0)
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_click_before_the_script_has_loaded_takes_effect_afterwards(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor(width=PHONE)
    page = visitor.context.new_page()
    held: list[Route] = []
    page.route("**/share.js", lambda route: held.append(route))
    page.goto(f"{visitor.address}fr/{RECORD}", wait_until="networkidle")
    assert held == [], "who does not read to the end of the page loads no script for it"
    with page.expect_request("**/share.js"):
        page.locator("[data-qr]").scroll_into_view_if_needed()
    page.locator("[data-qr]").click()
    expect(page.locator("#qr-code")).to_have_count(0)
    (route,) = held
    route.continue_()
    expect(page.locator("#qr-code")).to_be_visible()


@pytest.mark.by_turns
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_scanner_reads_the_address_of_the_page_from_its_qr_code(
    new_visitor: Callable[..., Visitor], code: str, scheme: str
) -> None:
    page = new_visitor(width=PHONE, color_scheme=scheme).open(f"{code}/{RECORD}")
    page.locator("[data-qr]").click()
    picture = page.locator("#qr-code").screenshot()
    read = read_barcodes(Image.open(BytesIO(picture)))
    address = f"{SITE_URL}{code}/{RECORD}"
    assert page.locator("link[rel=canonical]").get_attribute("href") == address
    assert [(one.format, one.text) for one in read] == [(BarcodeFormat.QRCode, address)]
    # ISO/IEC 18004 asks for a margin of four modules; some readers fail with less.
    assert (page.locator("#qr-code svg").get_attribute("viewBox") or "").startswith("-4 -4 ")


def test_without_javascript_the_citation_is_shown_and_the_buttons_are_hidden(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(java_script_enabled=False).open(f"fr/{RECORD}")
    expect(page.locator("[data-citation]")).to_contain_text(f"{SITE_URL}fr/{RECORD}")
    expect(page.locator("[data-reading] button").first).to_be_hidden()


def test_only_record_pages_load_the_share_script(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("fr/institutes/")
    page.wait_for_load_state("networkidle")
    assert [name for name in fetched(page) if "share.js" in name] == []


def test_links_to_other_languages_make_the_browser_fetch_nothing(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    requested: list[str] = []
    visitor.context.on("request", lambda request: requested.append(request.url))
    for path in ("", "fr/", f"ar/{RECORD}"):
        visitor.open(path).wait_for_load_state("networkidle")
    assert requested
    assert [url for url in requested if url.endswith(".xml")] == []


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_printed_record_has_its_links_and_citation_but_no_navigation(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor(color_scheme="dark").open(f"{code}/{RECORD}")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".masthead__notice")).to_be_visible()
    for hidden in (".strip", ".masthead__inner", ".foot", ".crumbs", ".tools", ".cite__ways"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-citation]")).to_be_visible()
    link = page.locator(".sources__title a").first
    printed_after = link.evaluate("element => getComputedStyle(element, '::after').content")
    assert str(link.get_attribute("href")) in printed_after
    colours = "getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(colours) == "rgb(0, 0, 0)"


@pytest.mark.parametrize("path", ["fr/gaps/", "ar/disputes/"])
def test_printed_overviews_have_no_controls_and_fit_the_paper(
    new_visitor: Callable[..., Visitor], path: str
) -> None:
    page = new_visitor(width=700).open(path)
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
    controls = page.locator(".jump, .propose, .dispute__link")
    assert controls.count() > 5
    assert [one for one in controls.all() if one.is_visible()] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


@pytest.mark.parametrize("path", [f"fr/{RECORD}", f"ar/{RECORD}", "ar/institutes/"])
def test_pages_are_printed_on_a4(new_visitor: Callable[..., Visitor], path: str) -> None:
    page = new_visitor().open(path)
    page.evaluate("document.fonts.ready.then(() => true)")
    paper = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert sheets
    for width, height in sheets:
        assert (float(width), float(height)) == pytest.approx((595.28, 841.89), abs=1)


def test_pictures_begin_below_their_heading_on_paper(new_visitor: Callable[..., Visitor]) -> None:
    """A picture that may not break, or has no room there, would leave the first page empty."""
    page = new_visitor(width=672, height=990).open("ar/timeline/")
    page.emulate_media(media="print")
    height = page.evaluate("document.documentElement.scrollHeight")
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= height // 990 + 1
    page.goto(page.url.replace("timeline", "diagram"))
    assert page.evaluate("document.querySelector('figure').getBoundingClientRect().bottom") < 990
