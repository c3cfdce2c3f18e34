"""What browsers get from a preview."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.preview.application import Application
from jazari_catalogue.preview.failure import Mistake
from jazari_catalogue.preview.live_site import KEPT, LiveSite
from jazari_catalogue.publishing.targets import FileTarget, MadeTarget, SummaryTarget, Target


class Answer:
    """The answer to a request for ``path``."""

    def __init__(self, application: Application, path: str, known: str = "") -> None:
        environ = {"PATH_INFO": path, "HTTP_IF_NONE_MATCH": known}
        started: list[tuple[str, list[tuple[str, str]]]] = []
        self.content = b"".join(application(environ, lambda *values: started.append(values)))
        (self.status, headers) = started[0]
        self.headers = dict(headers)

    @property
    def version(self) -> str:
        return self.content.decode().partition('data-version="')[2].partition('"')[0]


def broken() -> bytes:
    raise BuildRefused("main.html:3: wrong")


def page(text: str, path: str = "fr/index.html") -> Target:
    return FileTarget(path, f"<html><body>{text}</body></html>".encode())


@pytest.fixture
def site() -> LiveSite:
    site = LiveSite()
    others = [FileTarget("a.css", b"x {}"), FileTarget("404.html", b"<html>missing</html>")]
    site.replace([page("Bonjour"), *others])
    return site


@pytest.fixture
def application(site: LiveSite) -> Application:
    return Application(site, "/catalogue/", lambda error: [Mistake(str(error))])


def test_addresses_are_those_of_the_site(application: Application) -> None:
    answer = Answer(application, "/catalogue/fr/")
    assert answer.status == "200 OK"
    assert b"Bonjour" in answer.content
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert Answer(application, "/catalogue/fr").headers["Location"] == "/catalogue/fr/"
    assert Answer(application, "/").headers["Location"] == "/catalogue/"
    assert Answer(application, "/catalogue/a.css").content == b"x {}"
    for path in ("/catalogue/ar/", "/catalogue/../a.css", "/catalogue/%2e%2e/a.css"):
        answer = Answer(application, path)
        assert answer.status == "404 Not Found"
        assert b"missing" in answer.content
        assert answer.version  # it reloads too
    for path in ("/a.css", "/.preview/../live_site.py", "/.preview/missing.js"):
        assert Answer(application, path).status == "404 Not Found"


def test_an_asset_is_sent_once(application: Application, site: LiveSite) -> None:
    tag = Answer(application, "/catalogue/a.css").headers["ETag"]
    assert Answer(application, "/catalogue/a.css", tag).status == "304 Not Modified"
    site.replace([FileTarget("a.css", b"y {}")])
    assert Answer(application, "/catalogue/a.css", tag).content == b"y {}"


def test_pages_wait_for_the_next_version(application: Application) -> None:
    version = Answer(application, "/catalogue/fr/").version
    assert Answer(application, "/.preview/after/another").content.decode() == version
    answers: list[bytes] = []

    def wait() -> None:
        answers.append(Answer(application, f"/.preview/after/{version}").content)

    thread = threading.Thread(target=wait)
    thread.start()
    application.show([], "fr")
    thread.join(20)
    assert answers[0].decode() == Answer(application, "/catalogue/fr/").version != version


def test_problems_are_over_the_page_until_they_are_fixed(application: Application) -> None:
    application.show([Mistake("Wrong.")], "en")
    answer = Answer(application, "/catalogue/fr/")
    assert b"Bonjour" in answer.content
    assert b"Wrong." in answer.content
    assert answer.status == "200 OK"
    application.show([], "en")
    assert b"preview-problems" not in Answer(application, "/catalogue/fr/").content


def test_a_page_that_cannot_be_made_is_shown_as_it_was(
    application: Application, site: LiveSite
) -> None:
    site.replace([page("Bonjour"), MadeTarget("ar/index.html", "1", broken)])
    answer = Answer(application, "/catalogue/ar/")
    assert answer.status == "500 Internal Server Error"
    assert b"main.html:3: wrong" in answer.content
    Answer(application, "/catalogue/fr/")
    site.replace([MadeTarget("fr/index.html", "1", broken), MadeTarget("a.css", "1", broken)])
    answer = Answer(application, "/catalogue/fr/")
    assert b"Bonjour" in answer.content
    assert b"main.html:3: wrong" in answer.content
    assert Answer(application, "/catalogue/a.css").status == "500 Internal Server Error"


def counted(path: str, key: str, made: list[str]) -> MadeTarget:
    def make() -> bytes:
        made.append(path)
        return key.encode()

    return MadeTarget(path, key, make)


def always() -> bool:
    return True


@pytest.mark.parametrize("ask", [LiveSite.file, lambda site, _: site.check(always)])
def test_a_file_is_made_once_until_its_key_changes(ask: Callable[[LiveSite, str], Any]) -> None:
    site, made = LiveSite(), list[str]()
    for key, times in (("1", 1), ("1", 1), ("2", 2)):
        site.replace([counted("a.html", key, made)])
        ask(site, "a.html")
        ask(site, "a.html")
        assert len(made) == times


def test_no_more_files_are_kept_than_were_asked_for_last() -> None:
    site, made = LiveSite(), list[str]()
    site.replace([counted(str(n), "1", made) for n in range(KEPT + 1)])
    for n in range(KEPT + 1):
        site.file(str(n))
    assert site.last("0") == b""
    assert site.last("1") == b"1"


def test_a_check_ends_when_a_build_begins() -> None:
    site, made = LiveSite(), list[str]()
    site.replace([counted(f"{n}.html", "1", made) for n in range(3)])
    site.check(lambda: len(made) < 2)
    assert made == ["0.html", "1.html"]


def test_a_check_makes_pages_alone() -> None:
    site, made = LiveSite(), list[str]()
    files = [counted(name, "1", made) for name in ("a.html", "data.json")]
    summary = SummaryTarget("b.html", files[1:], "", lambda facts: repr(facts).encode())
    site.replace([*files, summary])
    site.check(lambda: True)
    assert made == ["a.html"]
    assert b"FileFacts(size=1" in site.file("b.html").data
    assert made == ["a.html", "data.json"]


def test_two_targets_with_one_path_are_refused() -> None:
    with pytest.raises(BuildRefused, match=r"fr/index\.html"):
        LiveSite().replace([page("a"), page("b")])
