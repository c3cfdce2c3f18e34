"""The structured data of pages: valid in schema.org, and visible to readers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from babel import Locale
from extruct.jsonld import JsonLdExtractor
from lxml import html

from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_types
from jazari_catalogue.records.model.fields import fact, part
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.text import PlainText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import (
    AgreementType,
    PartnerType,
    ProgrammeType,
    SourceLevel,
)
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.publisher import PublisherFacts, publisher_view
from jazari_catalogue.site.rendering.markup import script
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests import invented
from tests.built_site import Site, is_redirect
from tests.exports.catalogues import catalogue_of_texts
from tests.hostile import ATTACK, hostile_project
from tests.project import LANGUAGES, NODE, ROOT, SITE_URL, Project, text_of


@pytest.fixture(scope="module")
def small(small_built: Project) -> Site:
    return Site(small_built.site)


@pytest.fixture(scope="module")
def every_kind(every_kind_built: Project) -> Site:
    return Site(every_kind_built.site)


@pytest.fixture(scope="module")
def invented_catalogue(every_kind_built: Project) -> Catalogue:
    root = every_kind_built.root
    return load([root / "institutes.yaml", root / "partners.yaml"], root)


def data_of(page: html.HtmlElement) -> dict[str, Any]:
    (script,) = page.xpath("//script[@type='application/ld+json']")
    found = json.loads(script.text)
    assert isinstance(found, dict)
    return found


def pages_with_data(site: Site) -> dict[str, dict[str, Any]]:
    """The structured data of each page but the choice of a language, redirects and 404."""
    return {
        path: data_of(page)
        for path, page in site.pages.items()
        if path not in {"", "404.html"} and not is_redirect(page)
    }


def shape(data: Any) -> Any:
    """The types and properties of ``data``: of two with the same shape only one is checked."""
    if isinstance(data, dict):
        return (data.get("@type"), *sorted((key, shape(value)) for key, value in data.items()))
    if isinstance(data, list):
        return tuple(sorted({repr(shape(item)) for item in data}))
    return type(data).__name__


def without_constraints(data: Any) -> Any:
    """``data`` without "query-input", an annotation that is not a property of schema.org."""
    if isinstance(data, dict):
        return {
            key: without_constraints(value)
            for key, value in data.items()
            if not key.endswith("-input")
        }
    return [*map(without_constraints, data)] if isinstance(data, list) else data


def type_check(data: list[dict[str, Any]], folder: Path) -> tuple[int, str]:
    """The exit code and the output of tsc for ``data`` with the types of schema-dts."""
    lines = [
        'import type { CollectionPage, Graph, WebPage, WithContext } from "schema-dts";',
        *(
            f"export const data{number}: {'Graph' if '@graph' in one else 'WithContext<WebPage>'}"
            f" = {json.dumps(without_constraints(one))};"
            for number, one in enumerate(data)
        ),
    ]
    text = "\n".join(lines).replace("WithContext<WebPage>", "WithContext<CollectionPage | WebPage>")
    (folder / "data.ts").write_text(text, encoding="utf-8")
    types = ROOT / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
    config = {
        "compilerOptions": {
            "strict": True,
            "noEmit": True,
            "types": [],
            "skipLibCheck": True,
            "module": "esnext",
            "moduleResolution": "bundler",
            "paths": {"schema-dts": [str(types)]},
        },
        "files": ["data.ts"],
    }
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run(
        [*NODE, ROOT / "node_modules" / ".bin" / "tsc", "--project", folder],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


# One run of tsc for all of it, because the types of schema.org take seconds to read.
def test_structured_data_is_valid_schema_org(
    real_site: Site, small: Site, every_kind: Site, tmp_path: Path
) -> None:
    data = [
        *of_pages(real_site, small, every_kind),
        of_variants(tmp_path),
        *of_a_publisher_with_contact(),
    ]
    code, output = type_check(data, tmp_path)
    assert code == 0, output


def of_pages(*sites: Site) -> list[dict[str, Any]]:
    """The structured data of the pages of ``sites``, one of each shape."""
    all_data = [
        data
        for site in sites
        for path, data in pages_with_data(site).items()
        if path.startswith("fr/")  # other languages state the same properties
    ]
    lists = {
        data["url"].split("/")[-3]
        for data in all_data
        if data.get("mainEntity", {}).get("@id", "").endswith("/#thing")
    }
    assert lists == set(KINDS_BY_PLURAL)
    return [*{repr(shape(data)): data for data in all_data}.values()]


TYPED = {
    "programmes-type": ProgrammeType,
    "partners-type": PartnerType,
    "agreements-type": AgreementType,
    "sources-level": SourceLevel,
}
"""The fields whose value determines the type of the record in schema.org."""


def every_variant(folder: Path) -> Catalogue:
    """A full and a bare record of each kind, and variants of the full one.

    Of each field with one value of a vocabulary, there is a variant for each value and one without
    the field.
    """
    records = invented.records_of_every_kind()
    for kind in KINDS.values():
        full = records[kind.plural][0].copy()
        # A path would give the status, whatever the variant.
        for left_out in ("former_ids", "disputes", "path"):
            full.pop(left_out, None)
        for name, field in field_types(kind).items():
            if field.vocabulary is None or field.holds is not Holds.ONE:
                continue
            variants = {value.value: {**full, name: value.value} for value in field.vocabulary}
            if not field.required:
                variants["none"] = {key: full[key] for key in full if key != name}
            records[kind.plural] += [
                {**record, "id": f"{kind.plural}-{name}-{variant}".replace("_", "-")}
                for variant, record in variants.items()
            ]
    return load([invented.write(folder / "invented.yaml", records)], folder)


def of_variants(folder: Path) -> dict[str, Any]:
    """The structured data of variants of each kind of record, one of each shape."""
    catalogue = every_variant(folder)
    views = Views(catalogue, interface("fr"), SiteFacts("", SITE_URL, None))
    described = {
        record.id: json.loads(bytes(RecordPages(views).view(record).page.data))["mainEntity"]
        for record in catalogue.records.values()
    }
    for field, vocabulary in TYPED.items():
        for value in vocabulary:
            assert described[f"{field}-{value}"]["@type"] != "Thing"
    shapes = {repr(shape(thing)): thing for thing in described.values()}
    return {"@context": "https://schema.org", "@graph": [*shapes.values()]}


@pytest.mark.parametrize("code", LANGUAGES)
def test_extruct_reads_every_variant_of_a_kind_as_it_was_written(tmp_path: Path, code: str) -> None:
    catalogue = every_variant(tmp_path)
    views = Views(catalogue, interface(code), SiteFacts("", SITE_URL, None))
    for record in catalogue.records.values():
        written = RecordPages(views).view(record).page.data
        element = f'<script type="application/ld+json">{script(written)}</script>'
        extracted = JsonLdExtractor().extract(f"<!doctype html><title>x</title>{element}")
        assert extracted == [json.loads(bytes(written))]
        assert extracted[0]["mainEntity"]["@type"] == record.schema_org_type().name


def test_check_reports_a_property_that_schema_org_does_not_have(
    small: Site, tmp_path: Path
) -> None:
    data = data_of(small.pages["fr/institutes/institut-invente/"])
    data["mainEntity"]["geo"] = {"@type": "GeoCoordinates"}
    other = data_of(small.pages["fr/labs/labo-invente/"])
    other["lastReviewd"] = "2026-11-22"
    code, output = type_check([data, other], tmp_path)
    assert code != 0
    assert "'\"geo\"'" in output
    assert "'\"lastReviewd\"'" in output


@pytest.mark.parametrize("code", LANGUAGES)
def test_extruct_reads_every_page_as_it_was_written(
    every_kind: Site, invented_catalogue: Catalogue, code: str
) -> None:
    views = Views(invented_catalogue, interface(code), SiteFacts("", SITE_URL, None))
    for record in invented_catalogue.records.values():
        written = RecordPages(views).view(record).page.data
        address = f"{record.plural}/{record.id}/"
        page = every_kind.text(f"{code}/{address}index.html")
        (extracted,) = JsonLdExtractor().extract(page, base_url=SITE_URL)
        assert extracted == json.loads(bytes(written))
        assert extracted["url"] == f"{SITE_URL}{code}/{address}"
        assert extracted["inLanguage"] == code
        assert extracted["mainEntity"]["@id"] == f"{SITE_URL}id/{record.id}/#thing"


def stated(data: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """Every text, date and number of ``data``, after the property that it is a value of."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not key.startswith("@") or key == "@graph":
                yield from stated(value, key)
    elif isinstance(data, list):
        for item in data:
            yield from stated(item, under)
    else:
        yield under, str(data)


UNSEEN = {"position", "numberOfItems", "query-input", "urlTemplate"}
"""What no text of the page states: positions, counts (Arabic has words for one and two), a form."""


@pytest.mark.parametrize("which", ["real_site", "small"])
def test_every_stated_value_is_visible_on_the_page(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    missing = []
    for path, data in pages_with_data(site).items():
        page = site.pages[path]
        language = path.split("/", 1)[0]
        text = text_of(page.find("body"))
        addresses = {urljoin(SITE_URL + path, href) for href in page.xpath("//@href")}
        head = set(page.xpath("//meta/@content"))
        types = page.xpath("//a/@type")
        seen = {*page.xpath("//@datetime"), *page.xpath("//@lang"), *types, *addresses, *head}
        locale = Locale.parse(language)
        names = {"addressCountry": locale.territories, "inLanguage": locale.languages}
        for name, value in stated(data):
            shown = names.get(name, {}).get(value, value)
            if name == "inLanguage" and value in LANGUAGES:
                continue
            if name not in UNSEEN and shown not in seen and " ".join(shown.split()) not in text:
                missing.append(f"{path}: {name}: {value}")
    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_states_its_publisher_and_the_home_page_that_it_is_independent(
    real_site: Site, code: str
) -> None:
    publisher = publisher_view(PublisherFacts(), interface(code))
    node = {"@type": "Organization", "@id": f"{SITE_URL}#publisher", "name": publisher.name}
    for path, data in pages_with_data(real_site).items():
        if path.startswith(f"{code}/") and path != f"{code}/":
            assert data["publisher"] == node, path
    graph = data_of(real_site.pages[f"{code}/"])["@graph"]
    assert node in graph
    for thing in graph[:2]:
        assert thing["@type"] in {"WebSite", "DataCatalog"}
        assert thing["publisher"] == {"@id": node["@id"]}
        assert thing["disambiguatingDescription"] == publisher.notice


def of_a_publisher_with_contact() -> list[dict[str, Any]]:
    """The structured data of two pages that state the contact and the web page of the publisher."""
    facts = PublisherFacts(contact="contact@example.invalid", url="https://example.invalid/")
    site = SiteFacts("", SITE_URL, None, publisher=facts)
    views = Views(connect([], {}), interface("fr"), site)
    data = [json.loads(bytes(views.page(path, "", "Titre", "").data)) for path in ("fr/", "fr/x/")]
    assert data[1]["publisher"]["email"] == "contact@example.invalid"
    assert data[1]["publisher"]["url"] == "https://example.invalid/"
    return data


def test_disputed_field_is_left_out(small_project: Project) -> None:
    path = "fr/agreements/accord-invente/"
    assert data_of(small_project.page(path))["mainEntity"]["dateCreated"] == "2026-01-12"
    small_project.change(
        "partners.yaml",
        "    signed_at: journee-inventee\n",
        "    signed_at: journee-inventee\n"
        "    disputes:\n"
        "      - field: signed\n"
        "        claims:\n"
        "          - {text: {fr: Signé le 12.}, sources: [source-officielle]}\n"
        "          - {text: {fr: Signé le 13.}, sources: [article-invente]}\n",
    )
    small_project.build()
    agreement = data_of(small_project.page(path))["mainEntity"]
    assert "dateCreated" not in agreement
    assert [party["name"] for party in agreement["creator"]] == ["Université inventée", "Inventech"]


DISPUTED = """
networks:
  - {id: reseau, name: Réseau, summary: Inventé., sources: [page], evidence: {}}
institutes:
  - id: institut
    name: {fr: Institut, ar: معهد}
    aliases: [Autre graphie]
    summary: Inventé.
    network: reseau
    sources: [page]
    evidence: {}
    disputes: [OF INSTITUTE]
programmes:
  - id: cours
    name: Cours
    summary: Inventé.
    type: training
    sources: [page]
    disputes: [OF PROGRAMME]
sources:
  - {id: page, publisher: Inventé, url: "https://une.example/", accessed: 2026-01-02,
     language: fr, level: press}
"""
"""Records of which every field could be disputed; the source has no title."""


def described(institute: str = "", programme: str = "") -> dict[str, dict[str, Any]]:
    """What each page states of its record, if sources differ on these fields of two of them."""
    text = DISPUTED
    for mark, field in (("OF INSTITUTE", institute), ("OF PROGRAMME", programme)):
        side = "{text: Inventé., sources: [page]}"
        dispute = f"{{field: {field}, claims: [{side}, {side}]}}" if field else ""
        text = text.replace(mark, dispute)
    views = Views(catalogue_of_texts(text), interface("fr"), SiteFacts("", SITE_URL, None))
    return {
        record.id: json.loads(bytes(RecordPages(views).view(record).page.data))["mainEntity"]
        for record in views.catalogue.records.values()
    }


def test_a_relation_that_one_record_disputes_is_stated_by_neither() -> None:
    institute = {"@type": "ResearchOrganization", "@id": f"{SITE_URL}id/institut/#thing"}
    assert described()["reseau"]["subOrganization"] == [institute | {"name": "Institut"}]
    things = described("network")
    assert "subOrganization" not in things["reseau"]
    assert "parentOrganization" not in things["institut"]


def test_a_disputed_name_is_stated_nowhere() -> None:
    settled = described()["institut"]
    assert (settled["name"], settled["alternateName"]) == ("Institut", ["معهد", "Autre graphie"])
    things = described("name")
    assert "name" not in things["institut"]
    assert things["institut"]["alternateName"] == ["Autre graphie"]
    assert "name" not in things["reseau"]["subOrganization"][0]
    assert described("aliases")["institut"]["alternateName"] == ["معهد"]


def test_a_type_on_which_sources_differ_is_the_general_one() -> None:
    assert described()["cours"]["@type"] == "EducationalOccupationalProgram"
    assert described(programme="type")["cours"]["@type"] == "Thing"


def test_a_source_without_a_title_has_no_name() -> None:
    assert "name" not in described()["page"]


def test_structured_data_of_an_institute(small: Site) -> None:
    data = data_of(small.pages["en/institutes/institut-invente/"])
    assert data.pop("hasPart")
    assert data == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": f"{SITE_URL}en/institutes/institut-invente/",
        "name": "Invented institute",
        "inLanguage": "en",
        "isPartOf": {"@id": f"{SITE_URL}#catalogue"},
        "publisher": {
            "@type": "Organization",
            "@id": f"{SITE_URL}#publisher",
            "name": "The contributors to the Jazari catalogue",
        },
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE_URL}en/"},
                {
                    "@type": "ListItem",
                    "position": 2,
                    "name": "Institutes",
                    "item": f"{SITE_URL}en/institutes/",
                },
                {"@type": "ListItem", "position": 3, "name": "Invented institute"},
            ],
        },
        "mainEntity": {
            "@type": "ResearchOrganization",
            "@id": f"{SITE_URL}id/institut-invente/#thing",
            "name": "Invented institute",
            "url": f"{SITE_URL}en/institutes/institut-invente/",
            "description": "An institute that does not exist.",
            "parentOrganization": {
                "@type": "Organization",
                "@id": f"{SITE_URL}id/reseau-invente/#thing",
                "name": "Invented network",
            },
            "knowsAbout": [
                {
                    "@type": "DefinedTerm",
                    "@id": f"{SITE_URL}id/theme-invente/#thing",
                    "name": "Invented topic",
                }
            ],
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Invented town",
                "addressRegion": "Rabat-Salé-Kénitra",
            },
            "location": {
                "@type": "Place",
                "geo": {"@type": "GeoCoordinates", "latitude": 33.5, "longitude": -6.5},
            },
            "contactPoint": {
                "@type": "ContactPoint",
                "email": "contact@example.invalid",
                "telephone": "+212 5 00 00 00 00",
                "url": "https://example.invalid/contact",
            },
            "alternateName": ["Institut inventé", "معهد مختلق", "Inventitut"],
        },
        "lastReviewed": "2026-11-22",
        "citation": [
            {
                "@type": type_,
                "@id": f"#source-{number}",
                "url": f"https://example.invalid/{address}",
            }
            for number, type_, address in (
                (1, "CreativeWork", "communique"),
                (2, "NewsArticle", "article"),
                (3, "NewsArticle", "copie"),
            )
        ],
    }


def test_claims_of_an_institute_cite_the_sources_that_its_page_lists(small: Site) -> None:
    data = data_of(small.pages["en/institutes/institut-invente/"])
    claims = {claim["@id"]: claim for claim in data["hasPart"]}
    first, second, third = ({"@id": f"#source-{number}"} for number in (1, 2, 3))
    assert [
        claims[f"#at-{anchor}"]
        for anchor in ("name", "city", "region", "path-1", "description-1", "statements-3")
    ] == [
        # Translated by the catalogue, stated, derived from the city.
        {
            "@type": "Statement",
            "@id": "#at-name",
            "text": "Invented institute",
            "citation": [first, second],
        },
        {
            "@type": "Claim",
            "@id": "#at-city",
            "name": "City",
            "text": "Invented town",
            "citation": [second, third],
        },
        {
            "@type": "Statement",
            "@id": "#at-region",
            "name": "Region",
            "text": "Rabat-Salé-Kénitra",
            "citation": [second, third],
        },
        {
            "@type": "Claim",
            "@id": "#at-path-1",
            "text": "Announced July\u00a02025",
            "citation": second,
        },
        {
            "@type": "Claim",
            "@id": "#at-description-1",
            "text": "An invented sentence.",
            "citation": first,
        },
        {
            "@type": "Claim",
            "@id": "#at-statements-3",
            "text": "It does nothing.",
            "citation": [first, second],
        },
    ]


def test_a_dispute_has_the_claims_of_all_its_sides(small: Site) -> None:
    data = data_of(small.pages["fr/institutes/institut-invente/"])
    (dispute,) = [part for part in data["hasPart"] if part["@id"] == "#dispute-1"]
    assert dispute["@type"] == "CreativeWork"
    assert dispute["name"] == "Statut"
    assert dispute["hasPart"] == [
        {"@type": "Claim", "text": text, "citation": {"@id": f"#source-{number}"}}
        for text, number in (("Il est lancé.", 1), ("Il est annoncé.", 2))
    ]


def test_source_states_its_archived_copy_and_what_it_is_a_copy_of(small: Site) -> None:
    original = data_of(small.pages["fr/sources/article-invente/"])["mainEntity"]
    copy = data_of(small.pages["fr/sources/copie-inventee/"])["mainEntity"]
    assert original["archivedAt"] == "https://example.invalid/archive/article"
    assert "isBasedOn" not in original
    assert copy["isBasedOn"] == {
        "@type": "NewsArticle",
        "@id": original["@id"],
    }


def test_kind_without_schema_type_is_a_thing() -> None:
    class Prize(Entry):
        kind = "prize"
        plural = "prizes"

    assert Prize.model_construct(id="invented-prize").schema_org_type().name == "Thing"


WORDS: dict[str, Any] = {"fr": "a", "ar": "a", "en": "a", "help": ("a", "a", "a")}


class Lamp(Model):
    """A group of fields, of which a lantern has several."""

    watts: PlainText = part(**WORDS, schema_org="value")


class Lantern(Record):
    """An invented kind whose fields share a property of schema.org."""

    kind = "lantern"
    plural = "lanterns"
    titles = plural_titles = Titles("a", "b", "c")
    lamps: list[Lamp] = fact(**WORDS, many=True, schema_org="additionalProperty:PropertyValue")
    place: PlainText | None = fact(**WORDS, schema_org="location:Place.name")
    ways: list[PlainText] = fact(**WORDS, many=True, schema_org="location")


def test_groups_are_nodes_and_fields_of_one_property_are_values_of_it() -> None:
    written = {
        "id": "invented-lantern",
        "name": "Invented lantern",
        "summary": "An invented lantern.",
        "sources": ["invented-source"],
        "lamps": [{"watts": "40"}, {"watts": "60"}],
        "place": "Invented hall",
        "ways": ["left", "right"],
    }
    views = Views(connect([], {}), interface("fr"), SiteFacts("", SITE_URL, None))
    thing = views.structured_data.things.of(Lantern.model_validate(written))
    assert thing["additionalProperty"] == [
        {"@type": "PropertyValue", "value": "40"},
        {"@type": "PropertyValue", "value": "60"},
    ]
    place = {"@type": "Place", "name": "Invented hall"}
    assert thing["location"] == [place, "left", "right"]
    backwards = Lantern.model_validate(written | {"place": None})
    assert views.structured_data.things.of(backwards)["location"] == ["left", "right"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_home_page_declares_the_search_and_the_network(small: Site, code: str) -> None:
    site, catalogue, _, network = data_of(small.pages[f"{code}/"])["@graph"]
    action = site["potentialAction"]
    address = f"{SITE_URL}{code}/search/?q={{search_term_string}}"
    assert action["target"]["urlTemplate"] == address
    assert action["query-input"] == "required name=search_term_string"
    assert catalogue["@id"] == f"{SITE_URL}#catalogue"
    assert catalogue["about"] == {"@id": network["@id"]}
    assert network["@type"] == "Organization"


def test_items_of_a_list_are_in_the_order_of_the_page(real_site: Site) -> None:
    for path in ("fr/institutes/", "ar/partners/", "en/regions/ma-04/", "fr/audiences/startups/"):
        page = real_site.pages[path]
        data = data_of(page)
        assert data["@type"] == "CollectionPage"
        items = data["mainEntity"]["itemListElement"]
        shown = page.xpath("//ul[contains(@class, 'cards')]//*[@class='card__name']/a")
        names = [" ".join(item["name"].split()) for item in items]
        assert names == [text_of(link) for link in shown]
        assert [item["url"] for item in items] == [
            urljoin(SITE_URL + path, link.get("href")) for link in shown
        ]
        assert data["mainEntity"]["numberOfItems"] == len(items)


def test_no_text_ends_the_script_element(tmp_path: Path) -> None:
    site = Site(hostile_project(tmp_path / "project", ATTACK).site)
    for path, data in pages_with_data(site).items():
        text = site.text(f"{path}index.html")
        inside = text.split('<script type="application/ld+json">')[1].split("</script>")[0]
        assert json.loads(inside) == data
        assert "<" not in inside
    institute = data_of(site.pages["fr/institutes/institut-invente/"])["mainEntity"]
    assert institute["name"].endswith(ATTACK)
    assert institute["description"].endswith(ATTACK)
