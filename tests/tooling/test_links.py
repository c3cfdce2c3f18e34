from __future__ import annotations

import socket
import threading
import urllib.error
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from jazari_catalogue.records.settings import read_settings
from tools import links

STATUS = {"/here": 200, "/gone": 404, "/removed": 410, "/refused": 403, "/d%C3%A9p%C3%B4t": 200}


class InventedSite(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(STATUS.get(self.path, 500))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), InventedSite) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/here", "answers"),
        ("/gone", "gone"),
        ("/removed", "gone"),
        ("/refused", "unsure"),
        ("/dépôt", "answers"),
        ("/a-fault", "unsure"),
    ],
)
def test_the_outcome_follows_from_the_status(site: str, path: str, outcome: str) -> None:
    assert links.ask(site + path).outcome == outcome


def test_an_address_that_cannot_be_reached_is_unsure() -> None:
    assert links.ask("http://").outcome == "unsure"
    assert links.ask("http://127.0.0.1:1/").outcome == "unsure"


@pytest.mark.parametrize(
    ("errno", "outcome"), [(socket.EAI_NONAME, "gone"), (socket.EAI_AGAIN, "unsure")]
)
def test_a_host_without_an_address_is_gone_but_a_failed_lookup_is_unsure(
    monkeypatch: pytest.MonkeyPatch, errno: int, outcome: str
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise urllib.error.URLError(socket.gaierror(errno, "invented"))

    monkeypatch.setattr(links.urllib.request, "urlopen", fail)
    assert links.ask("https://invented.example/").outcome == outcome


def test_addresses_are_found_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "records.yaml").write_text(
        "sources:\n  - id: invented\n    url: https://invented.example/a_(b)\n    title: none\n"
    )
    (tmp_path / "page.md").write_text(
        "One\n[two](https://invented.example/two), <http://x.example>.\n"
    )
    assert list(links.links_in(tmp_path, "records.yaml")) == [
        links.Link("https://invented.example/a_(b)", "records.yaml", 3)
    ]
    assert list(links.links_in(tmp_path, "page.md")) == [
        links.Link("https://invented.example/two", "page.md", 2),
        links.Link("http://x.example", "page.md", 2),
    ]


def test_the_report_names_file_and_line_of_each_link_and_the_totals(site: str) -> None:
    listed = [
        links.Link(site + "/gone", "a.yaml", 3),
        links.Link(site + "/gone", "b.md", 9),
        links.Link(site + "/here", "a.yaml", 4),
        links.Link(site + "/refused", "a.yaml", 5),
    ]
    answers = links.ask_all(link.url for link in listed)
    assert list(links.report_lines(listed, answers)) == [
        f"a.yaml:3: gone: {site}/gone (404)",
        f"b.md:9: gone: {site}/gone (404)",
        f"a.yaml:5: unsure: {site}/refused (403)",
        "1 addresses answer, 1 are gone, 1 unsure",
    ]


def test_without_a_clone_the_message_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="this needs git and a clone"):
        links.files_with_links(tmp_path)


def test_links_of_invented_records_are_not_checked() -> None:
    files = links.files_with_links(links.ROOT)
    assert "docs/dependencies.md" in files
    assert set(read_settings(links.ROOT).records) <= set(files)
    assert not [file for file in files if file.startswith(("tests/", "benchmarks/", "."))]
