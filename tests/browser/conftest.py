"""A real browser before the real site, served as it is published: below a path of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
)

from tests.project import Project
from tools.pages_server import BASE_PATH, served
from tools.screenshots import WAIT_FOR_FONTS


@pytest.fixture(scope="session")
def address(real_project: Project) -> Iterator[str]:
    """Where the real site answers, ending with a slash."""
    with served(real_project.site) as here:
        yield here


PATIENCE = 60_000
"""Milliseconds to wait for what is certain to come: a machine may be busy with other things."""
expect.set_options(timeout=PATIENCE / 2)


@dataclass
class Visitor:
    """Somebody with a browser of their own; what goes wrong in it is kept in ``complaints``."""

    context: BrowserContext
    address: str
    complaints: list[str]
    missing_expected: bool = False

    def open(self, path: str = "") -> Page:
        """A page of the site, loaded."""
        page = self.context.new_page()
        page.goto(self.address + path)
        return page

    def path_of(self, page: Page) -> str:
        """Where ``page`` is, relative to the root of the site, with its query."""
        assert page.url.startswith(self.address), page.url
        return page.url.removeprefix(self.address)


def in_own_letters(page: Page) -> None:
    """Waits for the site's typefaces, also where a busy machine brought them late.

    They are optional: a visitor then sees them on the next page.
    """
    page.evaluate(WAIT_FOR_FONTS)


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors.

    The test fails if one meets an error, sees the policy of a page broken, or leaves the site's own
    origin.
    """
    visitors: list[Visitor] = []

    def make(at: str = address, width: int = 1280, height: int = 800, **options: Any) -> Visitor:
        options = {"locale": "fr-MA", "reduced_motion": "reduce", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        found = Visitor(context, at, [])
        _listen(found)
        visitors.append(found)
        return found

    yield make
    for found in visitors:
        found.context.close()
    assert [complaint for found in visitors for complaint in found.complaints] == []


REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} refuses ${event.blockedURI} ${event.sample}`);
});"""


def _listen(visitor: Visitor) -> None:
    context, complaints = visitor.context, visitor.complaints
    origin = visitor.address.removesuffix(BASE_PATH)
    context.add_init_script(REPORT_VIOLATIONS)

    def said(message: ConsoleMessage) -> None:
        expected = visitor.missing_expected and not message.text.startswith("policy:")
        if message.type in {"error", "warning"} and not expected:
            complaints.append(f"{message.type} on {message.page.url}: {message.text}")

    context.on("console", said)
    context.on("weberror", lambda error: complaints.append(f"uncaught: {error.error}"))
    context.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((origin, "data:", "blob:"))
            else complaints.append(f"left the site: {request.url}")
        ),
    )

    def failed(request: Request) -> None:
        # What a page had not yet loaded when the visitor left it, the browser gives up.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"failed: {request.url} {request.failure}")

    context.on("requestfailed", failed)
    context.on(
        "response",
        lambda response: (
            None
            if response.status < 400 or visitor.missing_expected
            else complaints.append(f"{response.status}: {response.url}")
        ),
    )
