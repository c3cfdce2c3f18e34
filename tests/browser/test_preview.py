"""An open page of a preview shows problems over it, and stays where it was scrolled to."""

from __future__ import annotations

import socketserver
import threading
import wsgiref.simple_server
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from jazari_catalogue.preview.application import Application
from jazari_catalogue.preview.failure import Excerpt, Mistake
from jazari_catalogue.preview.live_site import LiveSite
from jazari_catalogue.publishing.targets import FileTarget
from jazari_catalogue.site.rendering.frame import CONTENT_SECURITY_POLICY
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

PAGE = f"""<!doctype html><html lang="fr"><head><title>Fiche</title>
<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}"></head>
<body><main><h1>Fiche</h1><pre>{"ligne" + chr(10) * 200}</pre></main></body></html>"""
HOSTILE = "<script>document.title = 'attacked'</script>" + "x" * 300
MISTAKE = Mistake(HOSTILE, "institutes.yaml:3:5", "CAT102", Excerpt(3, "a: ", HOSTILE, ""), HOSTILE)


class _Server(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True


class _Silent(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def application() -> Application:
    site = LiveSite()
    site.replace([FileTarget("index.html", PAGE.encode())])
    return Application(site, "/", lambda error: [Mistake(str(error))])


@pytest.fixture
def address(application: Application) -> Iterator[str]:
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, application, _Server, _Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_problems_come_and_go_over_an_open_page(
    browser: Browser, application: Application, address: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(address)
    page.evaluate("scrollTo(0, 500)")
    dialog = page.get_by_role("dialog")
    for language, scheme in (("fr", "light"), ("ar", "dark")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        application.show([MISTAKE], language)
        expect(dialog).to_be_visible()
        expect(dialog.get_by_role("heading")).to_be_focused()
        expect(dialog).to_contain_text("institutes.yaml:3:5")
        assert page.title() == "Fiche"
        assert page.evaluate(
            "document.querySelector('#preview-problems').shadowRoot.querySelector('dialog')"
            ".scrollWidth <= innerWidth"
        )
        assert violations(page) == []
        application.show([], language)
        expect(dialog).to_have_count(0)
        expect(page.get_by_role("heading", name="Fiche")).to_be_attached()
    page.wait_for_function("() => scrollY === 500")
    application.show([MISTAKE], "fr")
    dialog.get_by_role("button").click()  # the last version that works
    expect(dialog).to_have_count(0)
    # axe itself tries to set styles.
    assert [text for text in refused if "Applying inline style" not in text] == []
    context.close()
