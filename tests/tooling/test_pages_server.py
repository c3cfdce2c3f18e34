"""The server of tests and benchmarks answers as GitHub Pages does."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tools.pages_server import served

PAGE = "<h1>invented</h1>" * 100


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "index.html").write_text(PAGE)
    (tmp_path / "404.html").write_text("missing")
    (tmp_path / "font.woff2").write_bytes(b"font")
    with served(tmp_path, "/invented/") as address:
        yield address


def get(address: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_text_is_compressed_if_the_client_accepts_gzip(address: str) -> None:
    response, body = get(address, "/invented/fr/", **{"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == PAGE
    assert len(body) < len(PAGE) / 5
    response, body = get(address, "/invented/fr/")
    assert response.headers["Content-Encoding"] is None
    assert body.decode() == PAGE


def test_files_that_are_already_compressed_are_sent_unchanged(address: str) -> None:
    response, body = get(address, "/invented/font.woff2", **{"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] is None
    assert body == b"font"


@pytest.mark.parametrize("path", ["/invented/fr/", "/invented/font.woff2", "/invented/nowhere/"])
def test_scripts_of_every_origin_may_read_what_is_sent(address: str, path: str) -> None:
    response, _ = get(address, path)
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_folder_without_its_slash_redirects_to_its_page(address: str) -> None:
    response, _ = get(address, "/invented/fr")
    assert (response.status, response.headers["Location"]) == (301, "/invented/fr/")


MISSING = ("/invented/nowhere/", "/elsewhere/fr/", "/invented/../x")
NAMES_OF_NO_FILE = (f"/invented/{'x' * 300}", "/invented/%00")


@pytest.mark.parametrize("path", [*MISSING, *NAMES_OF_NO_FILE])
def test_a_missing_address_is_answered_with_the_404_page(address: str, path: str) -> None:
    response, body = get(address, path)
    assert (response.status, body) == (404, b"missing")
