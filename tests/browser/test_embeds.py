"""Embeds in a page of another site that forbids scripts, and the page that gives their snippets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from jazari_catalogue.site.embeds.embeds_page import SANDBOX
from tests.browser.conftest import Visitor
from tests.built_site import embed_of
from tests.project import LANGUAGES, ROOT, SITE_URL

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
MOST_BYTES = 40_000
"""Of all that an embed loads, not compressed."""

EMBEDS = {"card": "institutes/jazari-root/", "list": "partners/", "map": "regions/"}
SIZES = ((280, 220), (480, 320), (960, 480))
SCHEMES = ("light", "dark")
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 32, 28)"}
"""The colour ``--surface`` of each scheme."""

SHARE = [
    ("card", "fr", (280, 220), "light"),
    ("list", "ar", (480, 320), "dark"),
    ("map", "en", (960, 480), "light"),
]
"""Each sort, language and size once, and both schemes."""
VIEWS = [
    *SHARE,
    *(
        pytest.param(*view, marks=pytest.mark.whole)
        for view in product(EMBEDS, LANGUAGES, SIZES, SCHEMES)
        if view not in SHARE
    ),
]


@contextmanager
def partner(policy: str, body: str) -> Iterator[str]:
    """The address of a page of another site, with the header Content-Security-Policy."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f"<!doctype html><html lang=en><title>A partner</title>{body}".encode()
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_arguments: object) -> None:
            """Logs nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Host:
    """A strict page of another site with one embed in it, and what its browser reports."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page = context.new_page()
        self.reported: list[str] = []
        self.loaded: dict[str, int] = {}
        """Address -> bytes of what was loaded, the page of the host left out."""
        self.page.on("console", lambda message: self.reported.append(message.text))
        self.page.on("pageerror", lambda error: self.reported.append(str(error)))
        self.page.on("requestfailed", lambda request: self.reported.append(request.url))

    def open(self, address: str, path: str, size: tuple[int, int]) -> Frame:
        """Shows the embed at ``path`` of the site at ``address``."""
        origin = urljoin(address, "/").rstrip("/")
        policy = f"default-src 'none'; script-src 'none'; frame-src {origin}; style-src 'self'"
        width, height = size
        frame = (
            f'<iframe src="{address}{path}" title="An embed" width="{width}" height="{height}" '
            f'sandbox="{SANDBOX}"></iframe>'
        )
        responses: list[Any] = []
        self.page.on("response", lambda response: responses.append(response))
        with partner(policy, frame) as host:
            self.page.goto(host)
            self.loaded = {
                response.url: len(response.body()) for response in responses if response.url != host
            }
        return self.page.frames[1]


@pytest.fixture
def host(browser: Browser) -> Iterator[Callable[[str], Host]]:
    """A function that makes a host whose visitor prefers a colour scheme."""
    contexts: list[BrowserContext] = []

    def make(scheme: str) -> Host:
        options: dict[str, Any] = {"viewport": {"width": 1000, "height": 700}}
        contexts.append(browser.new_context(color_scheme=scheme, **options))
        return Host(contexts[-1])

    yield make
    for context in contexts:
        context.close()


def background(frame: Frame) -> str:
    """The colour behind all that an embed shows."""
    return str(frame.evaluate("getComputedStyle(document.body).backgroundColor"))


def axe(context: BrowserContext, url: str, size: tuple[int, int]) -> list[str]:
    """The rules of axe that an embed breaks.

    It is opened by itself: in a sandbox axe would wait for promises, which are scripts, for ever.
    """
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(url)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document).then((results) => results.violations)")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


@pytest.mark.parametrize(("sort", "code", "size", "scheme"), VIEWS)
def test_an_embed_works_in_a_page_that_forbids_scripts(
    host: Callable[[str], Host],
    address: str,
    sort: str,
    code: str,
    size: tuple[int, int],
    scheme: str,
) -> None:
    shown = host(scheme)
    frame = shown.open(address, embed_of(f"{code}/{EMBEDS[sort]}"), size)
    assert frame.evaluate("[innerWidth, innerHeight]") == [*size]
    assert frame.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert background(frame) == BACKGROUNDS[scheme]
    assert all(url.startswith(address) for url in shown.loaded)
    assert 1_000 < sum(shown.loaded.values()) <= MOST_BYTES
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{code}-embed-{sort}-{size[0]}-{scheme}.png"
    shown.page.locator("iframe").screenshot(path=folder / name)
    assert shown.reported == []
    assert axe(shown.context, frame.url, size) == []


def test_a_host_may_choose_the_scheme(host: Callable[[str], Host], address: str) -> None:
    path = embed_of(f"en/{EMBEDS['card']}")
    shown = host("light")
    assert background(shown.open(address, f"{path}#dark", SIZES[0])) == BACKGROUNDS["dark"]
    shown.page.emulate_media(color_scheme="dark")
    assert background(shown.open(address, f"{path}#light", SIZES[0])) == BACKGROUNDS["light"]


def test_links_open_pages_of_the_site_in_a_tab_of_their_own(
    host: Callable[[str], Host], address: str
) -> None:
    shown = host("light")
    frame = shown.open(address, embed_of(f"fr/{EMBEDS['card']}"), SIZES[1])
    with shown.context.expect_page() as opened:
        frame.locator("h1 a").click()
    tab = opened.value
    tab.wait_for_load_state()
    assert tab.url == f"{address}fr/{EMBEDS['card']}"
    # It has the rights of any page, and no way back to the host.
    assert tab.evaluate("opener") is None
    assert tab.evaluate("origin") == urljoin(address, "/").rstrip("/")


def test_no_script_would_run_even_without_a_sandbox(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open(embed_of(f"fr/{EMBEDS['card']}"))
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'ran'";
      document.body.append(script);
    }""")
    assert page.title() != "ran"
    assert [error for error in visitor.errors if "script-src-elem" in error] != []
    visitor.errors.clear()


# ---- the page with the snippets -----------------------------------------------------------------


def snippet(page: Page) -> html.HtmlElement:
    """The snippet of the page at ``page``, parsed."""
    expect(page.locator("[data-frame] iframe")).to_be_visible()
    return html.fragment_fromstring(page.locator("textarea").input_value(), create_parent=True)


def test_the_page_gives_the_snippet_of_what_its_address_names(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/partners/um6p/")
    page.locator("a[href*='embed/?of=']").click()
    page.wait_for_url("**/fr/embed/?of=partners/um6p")
    given = snippet(page)
    (frame,) = given.xpath("iframe")
    assert frame.get("src") == f"{SITE_URL}embed/fr/partners/um6p.html"
    assert frame.get("title").strip()
    assert given.xpath("p/a/@href") == [f"{SITE_URL}fr/partners/um6p/"]
    assert not given.xpath("//script | //@style | //@*[starts-with(name(), 'on')]")
    expect(page.frame_locator("[data-frame] iframe").locator("h1")).to_be_visible()

    page.locator("[name=lang]").select_option("ar")
    page.locator("[name=scheme]").select_option("dark")
    page.locator("[name=size]").select_option("480 320")
    shown = page.locator(
        "[data-frame] iframe[src$='embed/ar/partners/um6p.html#dark'][width='480']"
    )
    expect(shown).to_be_visible()
    (frame,) = snippet(page).xpath("iframe")
    assert frame.get("src") == f"{SITE_URL}embed/ar/partners/um6p.html#dark"
    assert (frame.get("width"), frame.get("height")) == ("480", "320")

    page.locator("[name=lang]").select_option("fr")
    page.locator("[name=scheme]").select_option("")
    page.locator("[name=size]").select_option("")
    page.locator("[name=of]").fill(f"{SITE_URL}fr/regions/")
    expect(page.locator("[data-frame] iframe[src$='embed/fr/regions.html']")).to_be_visible()
    # The script and the program make the same.
    ready = page.locator("pre code").first
    expect(ready).to_have_text(page.locator("textarea").input_value())

    # A pasted address, here of a preview, brings its language; who comes back finds all choices.
    page.locator("[name=of]").fill(f"{visitor.address}ar/partners/")
    page.locator("[name=size]").select_option("960 480")
    chosen = page.locator("[data-frame] iframe[src$='embed/ar/partners.html'][width='960']")
    expect(chosen).to_be_visible()
    page.goto(f"{visitor.address}404.html")
    page.go_back()
    expect(chosen).to_be_visible()
    expect(page.locator("[name=lang]")).to_have_value("ar")
    assert "embed/ar/partners.html" in page.locator("textarea").input_value()


NAMES_NOTHING = (
    "javascript:alert(1)",
    "https://example.invalid/fr/partners/um6p/",
    "//example.invalid/",
    "../../partners/um6p",
    "partners/um6p/x",
    "partners/%2e%2e",
    "partners/UM6P",
    'partners/x" onload="alert(1)',
    "sources/um6p",
    "statuses",
    "",
)


def test_an_address_that_names_nothing_of_the_site_is_not_shown(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("en/embed/?of=javascript:alert(1)")
    form = page.locator("[data-embeds]")
    notice = form.locator("[role=status]")
    expect(notice).not_to_be_empty()
    notice.evaluate(
        "notice => new MutationObserver(() => (notice.dataset.again = ''))"
        ".observe(notice, {childList: true})"
    )
    for text in NAMES_NOTHING:
        page.locator("[name=of]").fill(text)
        expect(page.locator("[data-copy]")).to_be_disabled()
        assert page.locator("textarea").input_value() == "", text
        assert page.locator("[data-frame] iframe").count() == 0, text
    assert notice.get_attribute("data-again") is None, "it is announced at each letter"
    page.locator("[name=of]").fill("regions/ma-04")
    expect(page.locator("[data-copy]")).to_be_enabled()


def test_without_scripts_the_page_has_snippets_to_copy(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(java_script_enabled=False).open("ar/embed/?of=partners/um6p")
    expect(page.locator("[data-embeds]")).to_be_hidden()
    frames = [
        html.fragment_fromstring(text, create_parent=True).xpath("string(iframe/@src)")
        for text in page.locator("pre code").all_text_contents()
        if "<iframe" in text
    ]
    assert frames == [f"{SITE_URL}embed/ar/{path}.html" for path in ("regions", "institutes")]
