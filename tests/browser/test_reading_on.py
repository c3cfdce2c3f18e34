"""What a visitor takes along of a record: link, citation, QR code, paper."""

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
    return page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")


@pytest.mark.parametrize(("code", "said"), [("fr", "Copié"), ("ar", "تم النسخ")])
def test_link_and_citation_are_copied_and_the_page_says_so(
    visitor: Callable[..., Visitor], code: str, said: str
) -> None:
    page = visitor(permissions=CLIPBOARD).open(f"{code}/{RECORD}")
    status = page.get_by_role("status")
    expect(status).to_be_empty()
    page.locator("[data-copy=link]").click()
    expect(status).to_have_text(said)
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE_URL}{code}/{RECORD}"
    page.locator("[data-copy=citation]").click()
    expect(status).to_have_text(said)
    shown = re.sub(r"\s+", " ", page.locator("[data-citation]").inner_text())
    assert page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ") == shown


def test_where_the_browser_refuses_the_clipboard_the_page_says_so(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open(f"fr/{RECORD}")
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(Error()); null")
    page.locator("[data-copy=link]").click()
    expect(page.get_by_role("status")).to_have_text("Le navigateur ne l’a pas permis.")


def test_citations_are_saved_for_reference_managers(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open(f"ar/{RECORD}")
    files = {}
    for sort in ("bib", "json"):
        with page.expect_download() as saved:
            page.locator(f"[data-save={sort}]").click()
        files[saved.value.suggested_filename] = Path(saved.value.path()).read_text("utf-8")
        expect(page.get_by_role("status")).to_contain_text(f"jazari-root.{sort}")
    assert "title = {{جزري روت}}" in files["jazari-root.bib"]
    (item,) = json.loads(files["jazari-root.json"])
    assert item["title"] == "جزري روت"
    assert item["container-title"] == item["publisher"] == "فهرس معاهد الجزري"
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert item["URL"] == f"{SITE_URL}ar/{RECORD}"


def test_a_qr_code_is_drawn_only_when_one_is_asked_for(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open(f"fr/{RECORD}")
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


def test_a_click_before_the_script_is_there_is_answered_once_it_is(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.context.new_page()
    held: list[Route] = []
    page.route("**/share.js", lambda route: held.append(route))
    with page.expect_request("**/share.js"):
        page.goto(f"{anyone.address}fr/{RECORD}")
    page.locator("[data-qr]").click()
    expect(page.locator("#qr-code")).to_have_count(0)
    (route,) = held
    route.continue_()
    expect(page.locator("#qr-code")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_telephone_reads_the_address_of_the_page_from_its_qr_code(
    visitor: Callable[..., Visitor], code: str, scheme: str
) -> None:
    page = visitor(width=PHONE, color_scheme=scheme).open(f"{code}/{RECORD}")
    page.locator("[data-qr]").click()
    picture = page.locator("#qr-code").screenshot()
    read = read_barcodes(Image.open(BytesIO(picture)))
    address = f"{SITE_URL}{code}/{RECORD}"
    assert page.locator("link[rel=canonical]").get_attribute("href") == address
    assert [(one.format, one.text) for one in read] == [(BarcodeFormat.QRCode, address)]
    # ISO/IEC 18004 asks for four squares of nothing around a code: not every reader forgives less.
    assert (page.locator("#qr-code svg").get_attribute("viewBox") or "").startswith("-4 -4 ")


def test_without_scripts_address_and_citation_are_there_and_no_idle_button(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor(java_script_enabled=False).open(f"fr/{RECORD}")
    expect(page.locator("[data-citation]")).to_contain_text(f"{SITE_URL}fr/{RECORD}")
    expect(page.locator("[data-reading] button").first).to_be_hidden()


def test_only_records_load_what_takes_them_along(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("fr/institutes/")
    page.wait_for_load_state("networkidle")
    assert [name for name in fetched(page) if "share.js" in name] == []


def test_links_to_other_languages_make_the_browser_fetch_nothing(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    asked: list[str] = []
    anyone.context.on("request", lambda request: asked.append(request.url))
    for path in ("", "fr/", f"ar/{RECORD}"):
        anyone.open(path).wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if url.endswith(".xml")] == []


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_on_paper_there_is_the_record_and_no_chrome(
    visitor: Callable[..., Visitor], code: str
) -> None:
    page = visitor(color_scheme="dark").open(f"{code}/{RECORD}")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".masthead", ".foot", ".crumbs", ".tools", ".cite__ways"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-citation]")).to_be_visible()
    link = page.locator(".sources__title a").first
    behind = link.evaluate("element => getComputedStyle(element, '::after').content")
    assert str(link.get_attribute("href")) in behind
    colours = "getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(colours) == "rgb(0, 0, 0)"


@pytest.mark.parametrize("path", [f"fr/{RECORD}", f"ar/{RECORD}", "ar/institutes/"])
def test_pages_are_printed_on_a4(visitor: Callable[..., Visitor], path: str) -> None:
    page = visitor().open(path)
    page.evaluate("document.fonts.ready.then(() => true)")
    paper = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert sheets
    for width, height in sheets:
        assert (float(width), float(height)) == pytest.approx((595.28, 841.89), abs=1)
