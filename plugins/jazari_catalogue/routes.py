"""The paths of all pages and files of the site. No other module decides one.

The path of a page ends with ``/`` and is relative to the root of the site. Segments are the same in
every language, so that switching language only changes the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import FacetPage
from jazari_catalogue.records.removal import Removal

SCHEMA = "schema/catalogue.schema.json"
"""The path of the JSON Schema of record files, on the site and in the repository."""

BUILD = "build.json"
"""The commit that the site was built from."""

SBOM, DIGESTS = "sbom.cdx.json", "SHA256SUMS"
"""The software bill of materials of the site, and the SHA-256 of every other file of it."""

API = "api/v1/"
"""Below it is what programs read: the answers of the API, each a file of JSON."""

CHANGES_JSON = f"{API}changes.json"
"""Every change of every record, for other programs."""

OPENAPI = f"{API}openapi.json"
"""The description of the API for programs (OpenAPI 3.1)."""

DATA = "data/"
"""Below it are files to download: tables, a database, lines of JSON, GeoJSON."""

SPREADSHEETS = f"{DATA}csv/"
"""Below it are the spreadsheets for people, in a folder for each language."""

NDJSON = f"{DATA}catalogue.ndjson"
"""Every record on a line of its own."""

TABLES = f"{DATA}tables/"
"""Below it are the tables of the catalogue for programs."""

DATA_PACKAGE = f"{TABLES}datapackage.json"
"""What is in these tables: a data package."""

DATABASE = f"{DATA}catalogue.sqlite"
"""The same tables as a database."""

JSON_LD = f"{DATA}catalogue.jsonld"
"""The whole catalogue as linked data."""

TURTLE = f"{DATA}catalogue.ttl"
"""The same as Turtle."""

VOCABULARY_TURTLE, VOCABULARY_JSON_LD = f"{DATA}vocabulary.ttl", f"{DATA}vocabulary.jsonld"
"""What the linked data calls its kinds, fields and values."""

TERMS = f"{VOCABULARY_TURTLE}#"
"""What the IRIs of these begin with, after the root of the site: they never change."""

DATASETS_TURTLE, DATASETS_JSON_LD = f"{DATA}catalog.ttl", f"{DATA}catalog.jsonld"
"""What data sets there are, for portals of open data (DCAT-AP)."""

ALL_DATA = f"{DATASETS_TURTLE}#catalogue"
"""What stands for the data set of the whole catalogue."""

CATALOGUE, PUBLISHER = "#catalogue", "#publisher"
"""What stands for the catalogue and for its publisher, in structured data and linked data."""

EMBEDS = "embed/"
"""Below it is what other sites embed."""

CHECKSUMS = f"{DATA}SHA256SUMS"
"""The SHA-256 of every file that the pages about the data list."""

HISTORY_ANCHOR = "history"
"""Where the page of a record shows what changed in it."""


def home_path(language: str) -> str:
    """``fr/``."""
    return f"{language}/"


def list_path(language: str, kind: type[Entry]) -> str:
    """``fr/institutes/``."""
    return f"{language}/{kind.plural}/"


def record_path(language: str, record: Entry) -> str:
    """``fr/institutes/jazari-root/``."""
    return f"{language}/{record.plural}/{record.id}/"


def former_path(language: str, kind: type[Entry], former_id: str) -> str:
    """The path that a record of ``kind`` had when its id was ``former_id``."""
    return f"{language}/{kind.plural}/{former_id}/"


def removal_path(language: str, removal: Removal) -> str:
    """The path of the record that was removed."""
    return former_path(language, removal.former, removal.id)


def facet_path(language: str, facet: FacetPage, value: str | None = None) -> str:
    """``fr/regions/`` or ``fr/regions/ma-04/``."""
    path = f"{language}/{facet.path}/"
    return f"{path}{value.lower()}/" if value else path


def index_path(language: str) -> str:
    """``fr/a-z/``: every name in dictionary order."""
    return f"{language}/a-z/"


def numbered_path(path: str, number: int) -> str:
    """Page ``number``, from 1, of the list at ``path``: ``path``, then ``fr/partners/page/2/``."""
    return path if number == 1 else f"{path}page/{number}/"


def search_path(language: str) -> str:
    """``fr/search/``."""
    return f"{language}/search/"


def url_value(value: object) -> str:
    """``value`` of a facet as addresses have it: ``ma-04``."""
    return str(value).lower()


def search_link(language: str, filters: Mapping[str, str]) -> str:
    """``fr/search/?region=ma-04&status=agreed``: the records with these values of facets."""
    query = urlencode({facet: url_value(value) for facet, value in filters.items()})
    return f"{search_path(language)}?{query}"


def picture_path(language: str, picture: str) -> str:
    """``fr/timeline/``: the page of a picture."""
    return f"{language}/{picture}/"


def disputes_path(language: str) -> str:
    """``fr/disputes/``: what sources differ on. A record is at ``#`` and its id."""
    return f"{language}/disputes/"


def gaps_path(language: str) -> str:
    """``fr/gaps/``: what no source says. A question is at ``#money``, a record at its id."""
    return f"{language}/gaps/"


def coverage_path(language: str) -> str:
    """``fr/coverage/``: how far each region has come, and how well sources support it."""
    return f"{language}/coverage/"


def changes_path(language: str) -> str:
    """``fr/changes/``: what changed in the records."""
    return f"{language}/changes/"


def changes_month_path(language: str, month: str) -> str:
    """``fr/changes/2026-01/``: what changed in one month."""
    return f"{changes_path(language)}{month}/"


def changes_kind_path(language: str, kind: type[Entry]) -> str:
    """``fr/changes/kind/institutes/``: what changed in the records of one kind."""
    return f"{changes_path(language)}kind/{kind.plural}/"


def changes_sort_path(language: str, sort: str) -> str:
    """``fr/changes/what/added/``: the changes of one sort (`ChangeKind`)."""
    return f"{changes_path(language)}what/{sort}/"


def changes_region_path(language: str, region: str) -> str:
    """``fr/changes/region/ma-04/``: what changed in the records of one region."""
    return f"{changes_path(language)}region/{region.lower()}/"


def feed_path(path: str) -> str:
    """``fr/changes/feed.xml``: the feed of the page at ``path``, in its language."""
    return f"{path}feed.xml"


def selection_feed_path(language: str, values: Mapping[str, str]) -> str:
    """The feed of the records that have ``values``, by the names of facets in their order.

    ``fr/feeds/all.xml``, ``fr/feeds/region/ma-04.xml``, ``fr/feeds/region/ma-04/topic/ia.xml``.
    """
    path = "/".join(f"{facet}/{url_value(value)}" for facet, value in values.items())
    return f"{language}/feeds/{path or 'all'}.xml"


def feed_pairs_path(language: str) -> str:
    """``fr/feeds/pairs.json``: which pairs of values have a feed, for the search page."""
    return f"{language}/feeds/pairs.json"


def calendar_path(language: str, audience: str | None = None) -> str:
    """``fr/calendar/all.ics``, ``fr/calendar/students.ics``: events and deadlines."""
    return f"{language}/calendar/{audience or 'all'}.ics"


def embeds_path(language: str) -> str:
    """``fr/embed/``: the page that gives the snippet of an embed."""
    return f"{language}/embed/"


def embeds_link(path: str) -> str:
    """``fr/embed/?of=partners/um6p``: the same for the embed of the page at ``path``."""
    language, rest = path.split("/", 1)
    return f"{embeds_path(language)}?of={rest.rstrip('/')}"


def embed_path(path: str) -> str:
    """``embed/fr/partners/um6p.html``: what other sites embed of the page at ``path``.

    A file, not a folder with one: nobody types the address, and 27,000 folders take long to make.
    """
    return f"{EMBEDS}{path.rstrip('/')}.html"


def permalink(record_id: str) -> str:
    """``id/jazari-root/``: the address of a record in no language, for ever."""
    return f"id/{record_id}/"


def thing(record_id: str) -> str:
    """``id/jazari-root/#thing``: what a record describes, of which its permalink is the page."""
    return f"{permalink(record_id)}#thing"


def part_of_record(record_id: str, anchor: str) -> str:
    """``id/jazari-root/#at-city``: a claim, a dispute or a gap of a record in the linked data."""
    return f"{permalink(record_id)}#{anchor}"


def linked_record_path(record_id: str) -> str:
    """``data/records/jazari-root.jsonld``: a record as linked data."""
    return f"{DATA}records/{record_id}.jsonld"


def described_data(name: str) -> str:
    """``data/catalog.ttl#institutes``: a data set or, by its path, one of its files."""
    return f"{DATASETS_TURTLE}#{name}"


def data_path(language: str) -> str:
    """``fr/data/``: the page about the open data."""
    return f"{language}/data/"


def table_path(name: str) -> str:
    """``data/tables/claims.csv``: the rows of the table ``name``."""
    return f"{TABLES}{name}.csv"


def spreadsheet_path(language: str, name: str) -> str:
    """``data/csv/fr/institutes.csv``: what ``name`` stands for, for readers of one language."""
    return f"{SPREADSHEETS}{language}/{name}.csv"


def geojson_path(name: str) -> str:
    """``data/institutes.geojson``: the records of a kind, or the regions, on the map."""
    return f"{DATA}{name}.geojson"


def api_path(name: str) -> str:
    """``api/v1/claims.json``: the answer ``name`` of the API; for a kind, its plural."""
    return f"{API}{name}.json"


def api_record_path(record_id: str) -> str:
    """``api/v1/records/jazari-root.json``: a record with its claims and gaps."""
    return f"{API}records/{record_id}.json"


def api_facet_path(facet: FacetPage, value: str) -> str:
    """``api/v1/regions/ma-04.json``: the records with ``value``."""
    return f"{API}{facet.path}/{value.lower()}.json"


def api_schema_path(name: str) -> str:
    """``schema/api/v1/claims.schema.json``: the JSON Schema of the answer ``name``."""
    return f"schema/{API}{name}.schema.json"


_OVERVIEWS = (disputes_path, gaps_path, coverage_path, changes_path, data_path)
OVERVIEWS = {path("").strip("/"): path for path in _OVERVIEWS}
"""The functions that give the paths of these pages, by the last segment of the path."""


def diagram_link(language: str, record: Entry) -> str:
    """``fr/diagram/#record-um6p``: the node of ``record`` in the diagram of the network."""
    return f"{picture_path(language, 'diagram')}#{record_anchor(record.id)}"


def record_anchor(record_id: str) -> str:
    """``record-um6p``: a record among others on a page, whose own parts may have the same names."""
    return f"record-{record_id}"


def value_anchor(field: str, item: int | None = None) -> str:
    """``at-city``, ``at-path-1``: where the page of a record shows a value with its sources."""
    return f"at-{field}" if item is None else f"at-{field}-{item}"


def source_anchor(number: int) -> str:
    """``source-3``: where the page of a record lists a source; ``number`` is from 1."""
    return f"source-{number}"


def dispute_anchor(number: int) -> str:
    """``dispute-2``: where the page of a record shows a dispute; ``number`` is from 1."""
    return f"dispute-{number}"


def side_anchor(dispute: int, side: int) -> str:
    """``dispute-2-side-1``: what one side says in a dispute; both numbers are from 1."""
    return f"{dispute_anchor(dispute)}-side-{side}"


def gap_anchor(number: int) -> str:
    """``gap-3``: what no source says of a record; ``number`` is from 1."""
    return f"gap-{number}"


def change_anchor(commit: str) -> str:
    """``change-1a2b3c4d5e6f``: where the page of a record shows what ``commit`` changed in it."""
    return f"change-{commit[:12]}"


def in_language(path: str, language: str) -> str:
    """The path of the same page in another language."""
    return f"{language}/{path.split('/', 1)[1]}"


def relative_root(path: str) -> str:
    """The root of the site relative to page ``path``: ``../../../``, or ``./``."""
    return "../" * path.count("/") or "./"


def file_of(path: str) -> str:
    """The file that a web server returns for ``path``."""
    return f"{path}index.html" if path.endswith("/") or not path else path
