"""The API as it is served: every address that it names answers, and strangers' programs read it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.built_site import Site
from tests.exports.api.answers import API, OPENAPI, addresses_in
from tests.project import NODE, ROOT, SITE_URL, text_of
from tools.pages_server import served

CLIENTS = ROOT / "docs" / "clients"


@pytest.fixture(scope="module")
def address(real_site: Site) -> Iterator[str]:
    """The address of the published site on a server of this machine."""
    with served(real_site.folder) as address:
        yield address


def answer(site: Site, path: str) -> Any:
    return json.loads(site.text(path))


def not_answering(address: str, paths: list[str]) -> list[str]:
    """Those of ``paths`` at which the server at ``address`` has no JSON or other data."""
    connection = HTTPConnection(urlsplit(address).netloc)
    failed = []
    for path in paths:
        connection.request("GET", urlsplit(address).path + path)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200 or (path.endswith(".json") and not json.loads(body)):
            failed.append(path)
    connection.close()
    return failed


def test_every_address_in_the_index_answers(real_site: Site, address: str) -> None:
    index = answer(real_site, f"{API}index.json")
    first, *_ = answer(real_site, f"{API}catalogue.json")["records"]
    paths = [one.removeprefix(SITE_URL).replace("{id}", first["id"]) for one in addresses_in(index)]
    assert len(paths) > 60
    assert not_answering(address, [*paths, "api/v1/nothing.json"]) == ["api/v1/nothing.json"]


def test_the_description_says_where_the_api_is(real_site: Site) -> None:
    (server,) = answer(real_site, OPENAPI)["servers"]
    assert server["url"] + "/" == SITE_URL


def test_every_address_of_the_description_answers(real_site: Site, address: str) -> None:
    document = answer(real_site, OPENAPI)
    records = answer(real_site, f"{API}catalogue.json")["records"]
    ids = [record["id"] for record in records[::10]]
    paths = []
    for path, operations in document["paths"].items():
        (parameter,) = operations["get"].get("parameters", [None])
        values = [] if parameter is None else parameter["schema"].get("enum", ids)
        filled = [path.replace(f"{{{parameter['name']}}}", value) for value in values]
        paths += [one.removeprefix("/") for one in filled or [path]]
    assert not_answering(address, paths) == []
    described = {path for path in real_site.files if path.startswith(API)} - {OPENAPI}
    assert {path for path in described if "/records/" not in path} <= set(paths)


def headings_of_institutes(site: Site) -> list[str]:
    """The headings of the French pages of the institutes, in the order of the API."""
    lines = []
    for institute in answer(site, f"{API}institutes.json")["records"]:
        page = site.pages[f"fr/institutes/{institute['id']}/"]
        (heading,) = page.xpath("//h1")
        lines.append(text_of(heading))
    return lines


def check_output(site: Site, output: str) -> None:
    """Fails unless ``output`` has a line for each institute, with its name on its page."""
    lines = [" ".join(line.split()).split(" | ") for line in output.splitlines()]
    headings = headings_of_institutes(site)
    assert len(lines) == len(headings)
    assert all(line[0] in heading for line, heading in zip(lines, headings, strict=True))
    for _, status, strength, url in lines:
        assert status in {"unknown", "announced", "agreed", "launched", "operating", "closed"}
        assert strength in {"official", "several", "single", "weak"}
        assert url.startswith("http")


def client(name: str, address: str) -> str:
    """The text of a client for the site at ``address``; its first line has that of the real one."""
    first, rest = (CLIENTS / name).read_text(encoding="utf-8").split("\n", 1)
    assert SITE_URL in first
    return f"{first.replace(SITE_URL, address)}\n{rest}"


@pytest.mark.parametrize(
    ("name", "command"), [("institutes.py", [sys.executable]), ("institutes.mjs", NODE)]
)
def test_a_client_prints_the_institutes(
    name: str, command: list[str | Path], real_site: Site, address: str, tmp_path: Path
) -> None:
    program = tmp_path / name
    program.write_text(client(name, address), encoding="utf-8")
    done = subprocess.run(
        [*command, program], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    check_output(real_site, done.stdout)


@pytest.mark.browser
def test_a_page_of_another_origin_may_run_the_client(
    real_site: Site, address: str, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Elsewhere</title>")
    (tmp_path / "client.js").write_text(client("institutes.mjs", address), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    printed: list[str] = []
    page.on("console", lambda message: printed.append(message.text))
    with served(tmp_path, "/elsewhere/") as elsewhere:
        page.goto(elsewhere)
        assert page.evaluate("origin") != address.partition("/catalogue")[0]
        page.evaluate("import('./client.js')")
    context.close()
    lines = [line for line in printed if " | " in line]  # nothing of a missing favicon
    check_output(real_site, "\n".join(lines))


def test_every_client_is_short_and_in_the_documents() -> None:
    document = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for file in CLIENTS.iterdir():
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 20
        assert f"(clients/{file.name})" in document
