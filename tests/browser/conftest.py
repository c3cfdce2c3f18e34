"""A real browser on the real site, served below a path as GitHub Pages serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
)

from tests.project import Project
from tools.pages_server import served
from tools.screenshots import WAIT_FOR_FONTS


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves every other pair of the parameters of a test marked ``by_turns`` to `make test-all`.

    The pairs are those of a colour on a chessboard, so each value is in one of them.
    """
    for item in items:
        if item.get_closest_marker("by_turns") and isinstance(item, pytest.Function):
            axes = item.iter_markers("parametrize")
            if sum(_position(item.callspec.params, *axis.args) for axis in axes) % 2:
                item.add_marker(pytest.mark.whole)


def _position(
    params: dict[str, object], names: str | tuple[str, ...], values: Iterable[object]
) -> int:
    """The position in ``values`` of what ``params`` has under ``names``."""
    names = (names,) if isinstance(names, str) else names
    rows = [
        one.values if isinstance(one, pytest.ParameterSet) else one if len(names) > 1 else (one,)
        for one in values
    ]
    return rows.index(tuple(params[name] for name in names))


@pytest.fixture(scope="session")
def address(real_project: Project) -> Iterator[str]:
    """The address of the real site, ending with a slash."""
    with served(real_project.site) as address:
        yield address


@pytest.fixture(scope="session")
def small_address(small_built: Project) -> Iterator[str]:
    """The address of the small site of invented records, ending with a slash."""
    with served(small_built.site) as address:
        yield address


@pytest.fixture(scope="session")
def history_address(history_built: Project) -> Iterator[str]:
    """The address of the site of a repository with commits, ending with a slash."""
    with served(history_built.site) as address:
        yield address


TIMEOUT = 60_000
"""Milliseconds to wait for what is certain to come, even on a busy machine."""
expect.set_options(timeout=TIMEOUT / 2)


@dataclass
class Visitor:
    """A visitor with a browser context of their own; ``errors`` lists what goes wrong in it."""

    context: BrowserContext
    address: str
    errors: list[str] = field(default_factory=list)
    expects_missing: bool = False
    """Whether responses with an error status, and the console messages about them, are expected."""

    def open(self, path: str = "") -> Page:
        """Opens ``path`` of the site in a new page and waits until it is loaded."""
        page = self.context.new_page()
        page.goto(self.address + path)
        return page

    def path_of(self, page: Page) -> str:
        """The address of ``page`` relative to the root of the site, with its query."""
        assert page.url.startswith(self.address), page.url
        return page.url.removeprefix(self.address)


def wait_for_fonts(page: Page) -> None:
    """Waits until the site's typefaces are in use.

    They are optional: on a busy machine they may come too late for the first page.
    """
    page.evaluate(WAIT_FOR_FONTS)


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """A function that serves a folder as `served` does, until the visitors of the test are gone."""
    with ExitStack() as servers:
        yield lambda *arguments: servers.enter_context(served(*arguments))


@pytest.fixture
def new_visitor(
    browser: Browser,
    address: str,
    serve: Callable[..., str],  # noqa: ARG001
) -> Iterator[Callable[..., Visitor]]:
    """A function that makes visitors.

    The test fails if a visitor meets an error, a violation of a page's policy, or a request to
    another origin.

    It asks for ``serve`` so that the visitors leave before the servers stop: what a page still
    loads would else be reported as an error.
    """
    visitors: list[Visitor] = []

    def make(at: str = address, width: int = 1280, height: int = 800, **options: Any) -> Visitor:
        visitors.append(_visitor(browser, at, width, height, **options))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.context.close()
    assert [error for visitor in visitors for error in visitor.errors] == []


@pytest.fixture(scope="module")
def _reader(browser: Browser, address: str) -> Iterator[Visitor]:
    visitor = _visitor(browser, address, 1280, 800)
    visitor.context.new_page()
    yield visitor
    visitor.context.close()


@pytest.fixture
def reader(_reader: Visitor) -> Iterator[Visitor]:
    """A visitor whose context and first page the tests of a module share, which is quicker.

    For tests that only look at pages. The test fails as with ``new_visitor``.
    """
    first, *others = _reader.context.pages
    assert others == []
    first.emulate_media(color_scheme="light", forced_colors="none")
    _reader.expects_missing = False
    yield _reader
    first.unroute_all()
    for page in _reader.context.pages:
        if urljoin(page.url, "/") == urljoin(_reader.address, "/"):
            page.evaluate("localStorage.clear()")
        if page is not first:
            page.close()
    errors = [*_reader.errors]
    _reader.errors.clear()
    assert errors == []


def _visitor(browser: Browser, at: str, width: int, height: int, **options: Any) -> Visitor:
    options = {"locale": "fr-MA", "reduced_motion": "reduce", **options}
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(TIMEOUT)
    visitor = Visitor(context, at)
    _collect_errors(visitor)
    return visitor


REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} refuses ${event.blockedURI} ${event.sample}`);
});"""


def _collect_errors(visitor: Visitor) -> None:
    context, errors = visitor.context, visitor.errors
    own_origin = urljoin(visitor.address, "/")
    context.add_init_script(REPORT_VIOLATIONS)

    def on_console(message: ConsoleMessage) -> None:
        expected = visitor.expects_missing and not message.text.startswith("policy:")
        if message.type in {"error", "warning"} and not expected:
            errors.append(f"{message.type} on {message.page.url}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((own_origin, "data:", "blob:")):
            errors.append(f"left the site: {request.url}")

    def on_failed_request(request: Request) -> None:
        # The browser aborts what a page still loads when the visitor leaves it.
        if request.failure != "net::ERR_ABORTED":
            errors.append(f"failed: {request.url} {request.failure}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and not visitor.expects_missing:
            errors.append(f"{response.status}: {response.url}")

    context.on("console", on_console)
    context.on("weberror", lambda error: errors.append(f"uncaught: {error.error}"))
    context.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
    context.on("request", on_request)
    context.on("requestfailed", on_failed_request)
    context.on("response", on_response)
