"""The page about the open data, and the list of checksums."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import subprocess
from urllib.parse import urljoin

import pytest
from lxml import html

from jazari_catalogue.texts.interface import interface
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, SITE_URL, text_of


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, real_site: Site) -> html.HtmlElement:
    """The page in each language."""
    return real_site.pages[f"{request.param}/data/"]


def digits(text: str) -> int:
    """The number in ``text``, whatever separates its thousands."""
    return int(re.sub(r"\D", "", text))


def test_menu_and_footer_link_it(real_site: Site) -> None:
    for code in LANGUAGES:
        for path in (f"{code}/", f"{code}/institutes/jazari-root/", f"{code}/search/"):
            page = real_site.pages[path]
            addresses = page.xpath("//nav//a/@href | //footer//a/@href")
            links = [urljoin(SITE_URL + path, address) for address in addresses]
            assert links.count(f"{SITE_URL}{code}/data/") >= 2, path


def test_figures_are_those_of_the_statistics(real_site: Site) -> None:
    for code in LANGUAGES:
        own = real_site.pages[f"{code}/data/"].xpath("//dl[@class='numbers']//dd")
        others = real_site.pages[f"{code}/statistics/"].xpath("//dl[@class='totals']//dd")
        assert [text_of(one) for one in own] == [text_of(one) for one in others]


def test_strengths_add_up_to_the_facts_with_a_source(page: html.HtmlElement) -> None:
    facts = [digits(text_of(one)) for one in page.xpath("//dl[@class='numbers']//dd")][2]
    shares = page.xpath("//ul[@class='open-data__shares']/li")
    assert sum(digits(text_of(one.xpath("./bdi")[0])) for one in shares) == facts
    assert all(one.xpath("./a[contains(@class, 'strength--')]") for one in shares)
    widths = [float(width.rstrip("%")) for width in page.xpath("//*[@class='shares']/*/@width")]
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_rows_are_records_with_the_number_of_their_sources(real_site: Site) -> None:
    path = "fr/data/"
    rows = real_site.pages[path].xpath("//table[contains(@class, 'open-data__rows')]/tbody/tr")
    assert 1 <= len(rows) <= 10
    for row in rows:
        record = urljoin(SITE_URL + path, row.xpath("./th/a/@href")[0]).removeprefix(SITE_URL)
        sources = real_site.pages[record].xpath("//ol[@class='sources']/li")
        assert digits(text_of(row.xpath("./td")[-1])) == len(sources), record


def test_every_download_is_listed_with_its_checksum(
    real_site: Site, page: html.HtmlElement
) -> None:
    here = f"{SITE_URL}{page.get('lang')}/data/"
    listed = {
        urljoin(here, row.xpath("./th/a/@href")[0]): text_of(row.xpath("./td")[0])
        for row in page.xpath("//table[contains(@class, 'open-data__sums')]/tbody/tr")
    }
    downloads = {urljoin(here, href) for href in page.xpath("//a[@download]/@href")}
    assert downloads
    assert downloads == set(listed)
    for url, checksum in listed.items():
        data = (real_site.folder / url.removeprefix(SITE_URL)).read_bytes()
        assert hashlib.sha256(data).hexdigest() == checksum, url


def test_no_two_downloads_are_saved_under_one_name(real_site: Site) -> None:
    names = {}
    for code in LANGUAGES:
        path = f"{code}/data/"
        for link in real_site.pages[path].xpath("//a[@download]"):
            name = link.get("download") or link.get("href").rpartition("/")[2]
            names.setdefault(name, set()).add(urljoin(SITE_URL + path, link.get("href")))
    assert names["institutes-ar.csv"] == {f"{SITE_URL}data/csv/ar/institutes.csv"}
    assert {name: urls for name, urls in names.items() if len(urls) > 1} == {}


def test_sha256sum_reads_the_list_and_finds_every_file_right(real_site: Site) -> None:
    # macOS has the second, and both read the same lists.
    program = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "--algorithm", "256"]
    run = subprocess.run(
        [*program, "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=real_site.folder / "data",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    listed = (real_site.folder / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = {line.split("  ", 1)[1] for line in listed}
    data = real_site.folder / "data"
    tables = {path for path in files if not path.startswith("../")}
    assert tables <= {file.relative_to(data).as_posix() for file in data.rglob("*")}


def test_it_names_the_licences_and_whom_to_credit(page: html.HtmlElement) -> None:
    licences = page.xpath("//section[@aria-labelledby='licence']")[0]
    assert "https://creativecommons.org/licenses/by/4.0/" in licences.xpath(".//a/@href")
    assert "https://opendatacommons.org/licenses/odbl/1-0/" in licences.xpath(".//a/@href")
    assert "© OpenStreetMap contributors" in text_of(licences)
    citation = text_of(licences.find_class("cite__text")[0])
    assert f"{SITE_URL}{page.get('lang')}/data/" in citation
    assert "CC BY 4.0" in citation


@pytest.mark.parametrize(
    ("size", "french", "arabic", "english"),
    [
        (0, "0 o", "0 بايت", "0 bytes"),
        (1, "1 o", "1 بايت", "1 byte"),
        (999, "999 o", "999 بايت", "999 bytes"),
        (1_000, "1,0 ko", "1,0 كيلوبايت", "1.0 kB"),
        (9_949, "9,9 ko", "9,9 كيلوبايت", "9.9 kB"),
        (12_345, "12 ko", "12 كيلوبايت", "12 kB"),
        (999_499, "999 ko", "999 كيلوبايت", "999 kB"),
        (999_500, "1,0 Mo", "1,0 ميغابايت", "1.0 MB"),
        (4_200_000_000, "4,2 Go", "4,2 غيغابايت", "4.2 GB"),
    ],
)
def test_sizes_are_as_each_language_writes_them(
    size: int, french: str, arabic: str, english: str
) -> None:
    assert interface("fr").file_size(size).replace("\u00a0", " ").replace("\u202f", " ") == french
    assert interface("ar").file_size(size) == arabic
    assert interface("en").file_size(size) == english


def test_no_french_line_begins_or_ends_with_lone_punctuation(real_site: Site) -> None:
    texts = real_site.pages["fr/data/"].xpath("//main//text()[not(ancestor::pre)]")
    assert re.findall(r"\w+ [:;?!»]|« ", "".join(texts)) == []


def test_a_day_that_is_not_known_is_said_to_be_unknown(page: html.HtmlElement) -> None:
    # This site is built without its history, so the day of the last change is not known.
    checked, changed = (text_of(one) for one in page.xpath("//*[@class='open-data__days']/div/dd"))
    assert changed == interface(page.get("lang")).gettext("date unknown")
    assert re.search("[0-9]{4}$", checked)


def test_the_citation_says_what_its_day_is_the_day_of(page: html.HtmlElement) -> None:
    checked = page.xpath("//*[@class='open-data__days']/div")[0]
    colon = " : " if page.get("lang") == "fr" else ": "
    label, day = (text_of(checked.xpath(tag)[0]) for tag in ("./dt", "./dd"))
    assert f" {label}{colon}{day}." in text_of(page.find_class("cite__text")[0])


def test_programs_read_from_the_address_of_the_site(page: html.HtmlElement) -> None:
    programs = {
        text_of(one.xpath("./summary")[0]): one.xpath("string(.//pre)")
        for one in page.xpath("//details[.//pre]")
    }
    assert list(programs) == ["Python", "JavaScript", "R", "SQL"]
    assert all(f'"{SITE_URL}"' in text for name, text in programs.items() if name != "SQL")


def test_the_query_counts_the_sources_of_institutes(real_site: Site) -> None:
    query = (ROOT / "docs" / "clients" / "institutes.sql").read_text(encoding="utf-8")
    database = sqlite3.connect(real_site.folder / "data" / "catalogue.sqlite")
    rows = {row[0]: row[1:] for row in database.execute(query)}
    page = real_site.pages["fr/institutes/jazari-root/"]
    sources = len(page.xpath("//ol[@class='sources']/li"))
    assert rows[text_of(page.xpath("//h1/bdi")[0])][-1] == sources
