"""Lists of records: their content, order, counts and pages; the list from A to Z."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.pages.lists import PER_PAGE, listed_facets
from jazari_catalogue.site.search.language_search import CARDS
from jazari_catalogue.texts.collation import collation, sort_name
from tests.built_site import Site, is_redirect
from tests.project import LANGUAGES, ROOT, SITE_URL, SMALL, Project, text_of

MANY = 2 * PER_PAGE + 1
"""The partners that are added: with two others they fill three pages."""


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small catalogue with ``MANY`` more partners, of one region and one status."""
    project = Project.of(SMALL, tmp_path_factory.mktemp("long") / "project")
    file = project.root / "partners.yaml"
    text = file.read_text(encoding="utf-8")
    invented = "".join(
        f"  - id: partenaire-{number}\n"
        f"    name: {{fr: Partenaire inventé {number:03}, ar: شريك مختلق {number:03}}}\n"
        "    summary: {fr: Un partenaire inventé.}\n"
        "    region: MA-05\n"
        "    status: closed\n"
        "    sources: [source-officielle]\n"
        for number in range(MANY)
    )
    file.write_text(text.replace("partners:\n", f"partners:\n{invented}", 1), encoding="utf-8")
    project.build()
    return Site(project.site)


def listed(page: html.HtmlElement, within: str = "cards") -> list[str]:
    """The ids of the records that the page lists, in its order."""
    links = page.xpath(f"//*[contains(concat(@class, ' '), '{within} ')]//li//a/@href")
    links = [href for href in links if "#" not in href]  # what a card says about evidence
    return [href.rstrip("/").rsplit("/", 1)[1] for href in links]


def addresses(page: html.HtmlElement, path: str) -> list[str]:
    """The paths that the numbered links of the page lead to, from the root of the site."""
    links = page.xpath("//nav[@class='pages']//a/@href")
    return [urljoin(SITE_URL + path, href).removeprefix(SITE_URL) for href in links]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("rest", "total"),
    [("partners/", MANY + 2), ("regions/ma-05/", MANY), ("statuses/closed/", MANY)],
)
def test_long_list_continues_at_numbered_addresses(
    long_lists: Site, code: str, rest: str, total: int
) -> None:
    first = f"{code}/{rest}"
    paths = [first, f"{first}page/2/", f"{first}page/3/"]
    all_ids: list[str] = []
    for number, path in enumerate(paths, start=1):
        page = long_lists.pages[path]
        assert addresses(page, path) == paths
        (current,) = page.xpath("//nav[@class='pages']//a[@aria-current='page']")
        assert text_of(current).endswith(str(number))
        ids = listed(page)
        assert len(ids) == min(PER_PAGE, total - (number - 1) * PER_PAGE)
        all_ids += ids
    assert f"{first}page/4/" not in long_lists.pages
    assert len(all_ids) == len(set(all_ids)) == total
    invented = [record_id for record_id in all_ids if record_id.startswith("partenaire-")]
    assert invented == [f"partenaire-{number}" for number in range(MANY)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_second_page_of_a_list_has_its_own_title_and_links_to_the_first(
    long_lists: Site, code: str
) -> None:
    path = f"{code}/regions/ma-05/page/2/"
    page = long_lists.pages[path]
    first = long_lists.pages[f"{code}/regions/ma-05/"]
    (heading,) = page.xpath("//h1")
    assert text_of(heading) != text_of(first.xpath("//h1")[0])
    assert "2" in text_of(heading)
    assert page.findtext(".//title") != first.findtext(".//title")
    assert page.xpath("//link[@rel='canonical']/@href") == [SITE_URL + path]
    crumbs = [
        urljoin(SITE_URL + path, href) for href in page.xpath("//nav[@class][1]//ol//a/@href")
    ]
    assert crumbs[-1] == f"{SITE_URL}{code}/regions/ma-05/"
    switch = page.xpath("//nav[@data-language-switch]//a/@href")
    assert [urljoin(SITE_URL + path, href) for href in switch] == [
        f"{SITE_URL}{other}/regions/ma-05/page/2/" for other in LANGUAGES
    ]


def test_every_page_of_a_list_is_in_the_sitemap_in_every_language(long_lists: Site) -> None:
    sitemap = etree.parse(long_lists.folder / "sitemap.xml")
    locations = sitemap.findall(".//{*}loc")
    counted = Counter(str(loc.text).removeprefix(SITE_URL) for loc in locations)
    pages = {path for path, page in long_lists.pages.items() if not is_redirect(page)}
    assert {path for path in pages if "/page/" in path} >= {f"{c}/a-z/page/3/" for c in LANGUAGES}
    assert pages - {"404.html"} == counted.keys()
    assert set(counted.values()) == {1}


def test_short_list_has_one_page(real_site: Site) -> None:
    assert not [path for path in real_site.pages if "/page/" in path]
    assert not real_site.pages["fr/partners/"].xpath("//nav[@class='pages']")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_to_z_has_all_names_in_dictionary_order(real_site: Site, code: str) -> None:
    catalogue = load([ROOT / "institutes.yaml", ROOT / "partners.yaml"], ROOT)
    page = real_site.pages[f"{code}/a-z/"]
    wanted = {r.id for r in catalogue.records.values() if isinstance(r, Record)}
    ids = listed(page, "letter")
    assert len(ids) == len(set(ids))
    assert set(ids) == wanted
    names = [text_of(link) for link in page.xpath("//section[@class='letter']//li/a")]
    ranks = collation(code).ranks(names)
    assert names == sorted(names, key=ranks.__getitem__)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_name_is_under_its_letter(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/a-z/"]
    for section in page.xpath("//section[@class='letter']"):
        letter = text_of(section.find("h2"))
        for link in section.xpath(".//li/a"):
            assert collation(code).letter(text_of(link)) == letter
    arabic = {text_of(link) for link in real_site.pages["ar/a-z/"].xpath("//li/a")}
    assert any(sort_name(name) != name for name in arabic)


@pytest.mark.parametrize("code", LANGUAGES)
def test_letters_link_to_their_names_on_any_page(long_lists: Site, code: str) -> None:
    for number in (1, 2, 3):
        path = f"{code}/a-z/" + (f"page/{number}/" if number > 1 else "")
        page = long_lists.pages[path]
        links = page.xpath("//nav[@class='letters']//a")
        assert len(links) >= 2
        for link in links:
            url, _, anchor = urljoin(SITE_URL + path, link.get("href")).partition("#")
            section = long_lists.pages[url.removeprefix(SITE_URL)].get_element_by_id(anchor)
            assert text_of(section) == text_of(link)
        # A letter that no name begins with is shown without a link.
        assert page.xpath("//nav[@class='letters']//span")


@pytest.mark.parametrize("code", LANGUAGES)
def test_count_of_a_facet_value_is_that_of_its_list(real_site: Site, code: str) -> None:
    for facet in listed_facets():
        if facet.page.path == "regions":  # its page is the map, which test_map.py tests
            continue
        path = f"{code}/{facet.page.path}/"
        cards = real_site.pages[path].xpath("//li[contains(@class, 'card')]")
        assert len(cards) == len(facet.values)
        for card in cards:
            url = urljoin(SITE_URL + path, card.xpath(".//a/@href")[0])
            page = real_site.pages[url.removeprefix(SITE_URL)]
            (count,) = page.xpath("//p[@class='count']")
            assert text_of(card.xpath(".//p[@class='meta']")[0]).startswith(text_of(count))


def test_search_page_links_to_all_lists_without_javascript(real_site: Site) -> None:
    page = real_site.pages["fr/search/"]
    links = page.xpath("//noscript//a/@href")
    paths = {
        urljoin(f"{SITE_URL}fr/search/", href).removeprefix(f"{SITE_URL}fr/") for href in links
    }
    assert paths >= {
        "a-z/",
        "institutes/",
        "partners/",
        *(f"{facet.page.path}/" for facet in listed_facets()),
        "disputes/",
        "gaps/",
        "coverage/",
    }


def test_search_page_links_to_lists_with_the_records_it_leaves_out(long_lists: Site) -> None:
    page = long_lists.pages["fr/search/"]
    assert len(page.xpath("//*[@data-result-id]")) == CARDS
    rest = page.xpath("//*[@data-finder-rest]//a/@href")
    paths = {urljoin(f"{SITE_URL}fr/search/", href).removeprefix(f"{SITE_URL}fr/") for href in rest}
    assert paths >= {"a-z/", "partners/"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_empty_list_of_a_value_leads_to_others(real_site: Site, code: str) -> None:
    pages = {
        path: page
        for path, page in real_site.pages.items()
        if path.startswith(f"{code}/") and page.xpath("//section[@aria-labelledby='nearby']")
    }
    assert {path.split("/")[1] for path in pages} >= {"regions", "statuses"}
    for path, page in pages.items():
        assert page.xpath("//ul[@class='cards']") == []
        links = page.xpath("//section[@aria-labelledby='nearby']//a/@href")
        assert links, path
        assert {urljoin(path, link) for link in links} <= real_site.pages.keys() - {path}


def test_a_region_without_institute_says_so_and_leads_to_its_neighbours(real_site: Site) -> None:
    page = real_site.pages["en/regions/ma-06/"]
    assert "No institute is known in this region" in text_of(page.xpath("//p[@class='note']")[0])
    assert page.xpath("//p[@class='note']/a/@href") == ["../../../en/gaps/#place"]
    names = page.xpath("//section[@aria-labelledby='nearby']//h3")
    assert [text_of(name) for name in names] == [
        "Rabat-Salé-Kénitra",
        "Béni Mellal-Khénifra",
        "Marrakech-Safi",
    ]
