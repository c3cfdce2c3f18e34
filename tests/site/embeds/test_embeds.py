"""What other sites embed: which there are, what they say, and that they are inert."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml import html

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.record import Record
from tests.built_site import Site, embed_of, is_indexed
from tests.project import LANGUAGES, SITE_URL, Project, text_of

MOST_BYTES = 40_000
CARDS = tuple(f"/{kind.plural}/" for kind in KINDS.values() if issubclass(kind, Record))


def own_page(embed: html.HtmlElement) -> str:
    """The path of the page that an embed is of."""
    (address,) = embed.xpath("//link[@rel='canonical']/@href")
    return str(address).removeprefix(SITE_URL)


def test_each_page_that_offers_an_embed_has_one(real_site: Site) -> None:
    offered = set()
    for path, page in real_site.pages.items():
        for href in page.xpath("//main//a[contains(@href, 'embed/?of=')]/@href"):
            address = urlsplit(urljoin(SITE_URL + path, href))
            code = address.path.rstrip("/").split("/")[-2]
            offered.add(embed_of(f"{code}/{address.query.removeprefix('of=')}"))
            assert offered >= {embed_of(path)}, path
    assert offered == {embed_of(own_page(page)) for page in real_site.embeds.values()}
    assert offered <= set(real_site.embeds)
    records = {
        embed_of(path)
        for path, page in real_site.pages.items()
        if page.xpath("//article/@data-record-id") and any(part in path for part in CARDS)
    }
    assert len(records) > 100
    assert offered > records


def test_embeds_run_and_load_nothing_but_a_style_sheet(real_site: Site) -> None:
    for path, page in real_site.embeds.items():
        first = page.xpath("//head/*")[0]
        assert first.get("http-equiv") == "Content-Security-Policy", path
        directives = dict(one.split(" ", 1) for one in first.get("content").split("; "))
        assert directives == {
            "default-src": "'none'",
            # The origin too: that of a document in a sandbox is opaque (CSP 3, 6.7.2.8).
            "style-src": f"'self' {SITE_URL.removesuffix('/catalogue/')}",
            "img-src": "data:",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        assert not page.xpath("//script | //style | //@style | //img | //iframe"), path
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), path
        assert len(page.xpath("//link[@rel='stylesheet']")) == 1, path


def test_style_sheets_of_embeds_load_nothing(real_site: Site) -> None:
    for name in ("embed", "embed-map"):
        addresses = re.findall(r"url\(\W?([\w:/.+-]*)", real_site.text(f"assets/{name}.css"))
        assert set(addresses) == {"data:image/svg+xml"}


def test_embeds_are_small(real_site: Site) -> None:
    for path, page in real_site.embeds.items():
        files = [path]
        for href in page.xpath("//link[@rel='stylesheet']/@href"):
            files.append(real_site.file_at(urljoin(SITE_URL + path, href)) or "")
        sizes = {file: (real_site.folder / file).stat().st_size for file in files}
        assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_embeds_say_whose_they_are_and_lead_to_their_page(real_site: Site) -> None:
    sitemap = real_site.text("sitemap.xml")
    for path, page in real_site.embeds.items():
        here = SITE_URL + path
        own = own_page(page)
        assert f"{own}index.html" in real_site.files, path
        assert urljoin(here, page.xpath("//h1/a/@href")[0]) == SITE_URL + own
        assert not is_indexed(page), path
        assert f"<loc>{here}</loc>" not in sitemap
        foot = page.xpath("//footer")[0]
        french = "Catalogue indépendant, établi à partir de sources publiques."
        assert french in text_of(foot) or not path.startswith("embed/fr/")
        assert foot.xpath(".//a[@rel='license']/@href")
        assert page.xpath("string(//base/@target)") == "_blank"
        assert not page.xpath("//base/@href")


def test_a_card_says_what_the_page_of_its_record_says(real_site: Site) -> None:
    card = real_site.embeds[embed_of("fr/institutes/jazari-root/")]
    page = real_site.pages["fr/institutes/jazari-root/"]
    assert text_of(card.xpath("//h1")[0]) == text_of(page.xpath("//h1")[0])
    for of_card, of_page in (
        ("//*[contains(@class, 'badge--status')]", "//*[contains(@class, 'badge--status')]"),
        ("//*[contains(@class, 'kind-label')]", "//*[contains(@class, 'kind-label')]"),
        ("//p[@class='evidence']/a[1]", "//*[@class='head__status']/a[1]"),
    ):
        assert text_of(card.xpath(of_card)[0]) == text_of(page.xpath(of_page)[0])
    number = len(page.xpath("//section[@aria-labelledby='sources']//ol/li"))
    (sources,) = card.xpath("//a[contains(@href, '#sources')]")
    assert text_of(sources).startswith(f"{number} ")
    disputes = len(page.xpath("//*[@class='dispute']"))
    assert f" {disputes} " in text_of(card.xpath("//a[@class='disputed']")[0])


def test_a_list_has_its_first_ten_records(real_site: Site) -> None:
    for path in ("fr/sources/", "ar/partners/", "en/networks/"):
        listed = real_site.pages[path].xpath("//ul[@class='cards']/li//*[@class='card__name']/a")
        page = real_site.embeds[embed_of(path)]
        rows = page.xpath("//ul/li/p[1]/a")
        assert [text_of(row) for row in rows] == [text_of(link) for link in listed[:10]]
        whole = page.xpath("//section/p/a/@href")
        assert bool(whole) is (len(listed) > 10)


def test_the_list_of_a_topic_has_the_records_that_its_page_links(small_built: Project) -> None:
    for code in LANGUAGES:
        own = f"{code}/topics/theme-invente/"
        page, embed = small_built.page(own), small_built.page(f"embed/{own.rstrip('/')}.html")
        assert text_of(embed.xpath("//h1")[0]) == text_of(page.xpath("//h1")[0])
        rows = {urljoin(f"/embed/{own[:-1]}", row) for row in embed.xpath("//ul/li/p[1]/a/@href")}
        (head,) = embed.xpath("//h1/a/@href")
        assert urljoin(f"/embed/{own[:-1]}", head) == f"/{own}"
        assert rows == {f"/{code}/institutes/institut-invente/"}
        assert rows <= {urljoin(f"/{own}", href) for href in page.xpath("//main//a/@href")}


def test_a_card_stays_at_the_address_that_a_partner_copied(small_built: Project) -> None:
    for code in LANGUAGES:
        card = small_built.page(embed_of(f"{code}/institutes/institut-invente/"))
        former = small_built.page(embed_of(f"{code}/institutes/ancien-institut-invente/"))
        assert html.tostring(former) == html.tostring(card)
        assert own_page(former) == f"{code}/institutes/institut-invente/"
