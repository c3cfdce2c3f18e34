"""A page whose key is the same in two builds has the same bytes, whatever changed in between."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace as with_

from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.plan import SitePlan
from jazari_catalogue.publishing.targets import SummaryTarget, Target, facts_of, keys_of
from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site import diagram_records
from jazari_catalogue.site import inputs as inputs_module
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.pages import a_to_z, disputes, gaps
from jazari_catalogue.site.pages.lists import Listing
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.pictures import diagram, timeline
from jazari_catalogue.site.publisher import PublisherFacts
from jazari_catalogue.site.rendering.frame import PARTS, Frame
from jazari_catalogue.site.rendering.page_target import PageContent, PageTarget
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import PageAddress, ProsePage, SiteFacts
from jazari_catalogue.site.views import views_by_language
from tests.exports.catalogues import catalogue_of_texts
from tests.project import LANGUAGES, ROOT, SITE_URL
from tests.site.changes import Records, changed, invented_records
from tests.site.invented_changes import change, history_with
from tests.site.pages.catalogues import real_catalogue

FACTS = SiteFacts("Invented", SITE_URL, f"{SITE_URL}edit/", f"{SITE_URL}new")
HOMES = [
    ProsePage(f"{code}/", f"content/{code}/index.md", "## A {#startups}\n\nB\n", "A", {})
    for code in LANGUAGES
]

EXPORTS = ("api/", "data/", "id/", "schema/")
"""Where the files are that are in no language, or in all."""

TWO = ("partners", "bare-partner")


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The templates of this tree."""
    return Templates(ROOT / "overrides")


@pytest.fixture(autouse=True)
def _few_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes lists of several pages of a few records, and a diagram that is full."""
    per_page, *others = Listing.__new__.__defaults__ or ()
    assert per_page == 200
    monkeypatch.setattr(Listing.__new__, "__defaults__", (4, *others))
    for module in (a_to_z, gaps, disputes):
        monkeypatch.setattr(module, "PER_PAGE", 4)
    # One record more, and the diagram shows kinds.
    _, catalogue = at_first()
    for module in (diagram, diagram_records):
        monkeypatch.setattr(module, "MOST", len(diagram_records.in_diagram(catalogue)))


def shell_for(page: PageAddress) -> str:
    return f"{page.lang} {page.base}" + "".join(f"@@jz:{name}@@" for name in PARTS)


def planned(
    catalogue: Catalogue,
    templates: Templates,
    facts: SiteFacts = FACTS,
    prose: list[ProsePage] = HOMES,
    cache: Path | None = None,
    history: History | None = None,
) -> SitePlan:
    views = views_by_language(catalogue, facts, history)
    navigation = Navigation(views, prose)
    frame = Frame(templates, shell_for, navigation.menu)
    return SitePlan(catalogue, views, navigation, frame, facts, folder=cache)


def pages(site: SitePlan) -> dict[str, Target]:
    """The targets of ``site`` but the files of the search, by their paths."""
    targets = {target.path: target for target in site.targets()}
    return {path: target for path, target in targets.items() if not path.startswith("assets/")}


class Oracle:
    """Compares the bytes of targets whose key stays: of exports, and of one language or all."""

    def __init__(self, site: SitePlan, language: str = "", *, of_search: bool = True) -> None:
        """``of_search`` is whether it compares the search index and the exports too."""
        self._language = language
        self._of_search = of_search
        self._keys: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self.written: list[str] = []
        """The paths whose keys the last change changed."""
        self.compare(site, "at first")

    def compare(self, site: SitePlan, change: str) -> None:
        """Fails where a target has the key that it had before, but other bytes."""
        targets = {target.path: target for target in site.targets()}
        keys = keys_of(targets)
        self.written = [path for path, key in keys.items() if self._keys.get(path) != key]
        shared = (f"assets/search/{self._language}", *EXPORTS) if self._of_search else ()
        contents = {
            path: _content(target)
            for path, target in targets.items()
            if path.startswith((self._language, f"embed/{self._language}", *shared))
        }
        for path, content in contents.items():
            if self._keys.get(path) == keys[path] and self._contents[path] != content:
                raise AssertionError(f"{path}: stale after {change}")
        self._keys, self._contents = keys, contents


def _content(target: Target) -> bytes:
    """The bytes of ``target``; of a file about others, as if these were empty.

    Their bytes would take long to make, and their keys are in its key anyway.
    """
    if isinstance(target, SummaryTarget):
        return target.content_from(lambda _: facts_of(b""))
    return target.content()


def walk(
    templates: Templates, seed: int, steps: int, cache: Path, *, of_search: bool = True
) -> None:
    """Makes ``steps`` random changes one after the other, and asks the oracle after each."""
    chance = random.Random(seed)
    records: Records = invented_records()
    catalogue = records.catalogue()
    assert catalogue is not None
    language = LANGUAGES[seed % len(LANGUAGES)]
    oracle = Oracle(planned(catalogue, templates, cache=cache), language, of_search=of_search)
    for _ in range(steps):
        change, records, catalogue = changed(records, chance)
        site = planned(catalogue, templates, cache=cache)
        oracle.compare(site, f"{change} (seed {seed})")


def at_first() -> tuple[Records, Catalogue]:
    records = invented_records()
    catalogue = records.catalogue()
    assert catalogue is not None
    return records, catalogue


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.whole) for seed in (1, 2))]
)
def test_pages_whose_key_stays_have_the_same_bytes(
    templates: Templates, seed: int, tmp_path: Path
) -> None:
    walk(templates, seed, 8, tmp_path)


@pytest.mark.whole
@pytest.mark.parametrize("seed", range(100, 160))
def test_the_same_after_thousands_of_changes(
    templates: Templates, seed: int, tmp_path: Path
) -> None:
    walk(templates, seed, 50, tmp_path)


def is_stale(templates: Templates, seeds: range, cache: Path) -> bool:
    """Whether some walk finds a page that should have another key."""
    for seed in seeds:
        try:
            walk(templates, seed, 12, cache, of_search=False)
        except AssertionError as error:
            return "stale after" in str(error)
    return False


@pytest.mark.parametrize(
    "forgotten",
    [
        "own",
        "card",
        *(
            pytest.param(name, marks=pytest.mark.whole)
            for name in ("name", "face", "source", "with_sources", "_texts")
        ),
    ],
)
def test_the_oracle_finds_what_a_key_forgets(
    templates: Templates, forgotten: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make = Inputs.__init__

    def forgetful(
        self: Inputs, catalogue: Catalogue, facts: SiteFacts, history: History | None = None
    ) -> None:
        make(self, catalogue, facts, history)
        setattr(self, forgotten, lambda _: b"")

    monkeypatch.setattr(Inputs, "__init__", forgetful)
    assert is_stale(templates, range(200, 220), tmp_path)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("module", "name", "nothing"),
    [
        (inputs_module, "indirect_relations", lambda *_: ()),
        (inputs_module, "in_diagram", lambda _: ()),
        (timeline, "_publishers", lambda *_: []),
    ],
)
def test_the_oracle_finds_a_dependency_left_out(
    templates: Templates,
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    name: str,
    nothing: Callable[..., object],
    tmp_path: Path,
) -> None:
    original: Callable[..., object] = getattr(module, name)

    def forgotten_by_keys(*arguments: object) -> object:
        # The view of the timeline calls the same function as its key, and must not forget.
        caller = sys._getframe(1).f_code.co_name
        forgets = module is inputs_module or caller == timeline.timeline_inputs.__name__
        return (nothing if forgets else original)(*arguments)

    monkeypatch.setattr(module, name, forgotten_by_keys)
    assert is_stale(templates, range(300, 320), tmp_path)


@pytest.mark.parametrize(
    "facts",
    [
        with_(FACTS, name="Other", form_base=None),
        with_(FACTS, url="https://other.invalid/", policy="default-src 'none'"),
        with_(FACTS, edit_base=None, repository="https://forge.invalid/a"),
        with_(FACTS, publisher=PublisherFacts(Titles("Autre"), official=True)),
        with_(FACTS, publisher=PublisherFacts(contact="a@example.org", url="https://a.invalid")),
    ],
)
def test_settings_of_the_site_are_in_the_keys(templates: Templates, facts: SiteFacts) -> None:
    _, catalogue = at_first()
    oracle = Oracle(planned(catalogue, templates), "en/")
    oracle.compare(planned(catalogue, templates, facts), repr(facts))


def changed_in(record: Entry, day: str, *once_related: str) -> Change:
    """A change of ``record``, which then lost its relations to records ``once_related``."""
    return Change(
        commit=day.ljust(40, "0"),
        day=day,
        change="changed",
        address=Address(record.plural, record.id),
        former=None,
        name=None,
        fields=[],
        gained=[],
        lost=[("topics", other) for other in once_related],
        time=0,
        region=None,
    )


def test_disputes_are_in_the_keys_of_the_pages_that_state_the_field_or_the_name() -> None:
    def inputs(field: str) -> Inputs:
        return Inputs(catalogue_of_texts(_DISPUTED.format(field)), FACTS)

    city, network, name = map(inputs, ("city", "network", "name"))
    assert city.page(city.catalogue["reseau"]) != network.page(network.catalogue["reseau"])
    assert city.name("institut") == network.name("institut") != name.name("institut")


_DISPUTED = """
networks:
  - {{id: reseau, name: Inventé, summary: Inventé., sources: [page]}}
institutes:
  - id: institut
    name: Inventé
    summary: Inventé.
    network: reseau
    sources: [page]
    disputes: [{{field: {}, claims: [{{text: Inventé., sources: [page]}}]}}]
sources:
  - {{id: page, publisher: Inventé, url: "https://une.example/", accessed: 2026-01-02,
      language: fr, level: press}}
"""


def test_history_is_in_the_keys_of_the_record(templates: Templates) -> None:
    records, catalogue = at_first()
    partner = catalogue["bare-partner"]
    none = History({})
    oracle = Oracle(planned(catalogue, templates, history=none), "en/")
    once = History({partner.id: [changed_in(partner, "2026-01-01", "gone", "other-source")]})
    oracle.compare(planned(catalogue, templates, history=once), "a change")
    assert "en/partners/bare-partner/index.html" in oracle.written
    _, raw = records.raw["other-source"]
    raw["publisher"] = "Autre éditeur inventé"
    renamed = records.catalogue()
    assert renamed is not None
    oracle.compare(planned(renamed, templates, history=once), "a name in a history")
    assert "en/partners/bare-partner/index.html" in oracle.written
    missing = History(missing=Reason.NO_REPOSITORY)
    oracle.compare(planned(renamed, templates, history=missing), "no history")
    shallow = History(missing=Reason.SHALLOW)
    oracle.compare(planned(renamed, templates, history=shallow), "another reason")
    assert "en/partners/bare-partner/index.html" in oracle.written


def test_prose_is_in_the_keys(templates: Templates) -> None:
    _, catalogue = at_first()
    oracle = Oracle(planned(catalogue, templates), "fr/")
    about = ProsePage("fr/about/", "content/fr/about.md", "", "À propos", {"order": 1})
    oracle.compare(planned(catalogue, templates, prose=[*HOMES, about]), "a page of prose")
    assert len(oracle.written) > 100  # it is in the menu of all
    edited = [replace(home, text=home.text.replace("B", "C")) for home in HOMES]
    oracle.compare(planned(catalogue, templates, prose=[*edited, about]), "an edited home page")
    assert 0 < len(oracle.written) < 30  # the pages of audiences have sections of it


def changes_of(*ids: str) -> dict[str, list[Change]]:
    """A month of its own for each of the invented partners ``ids``, which was added and changed."""
    return {
        record_id: [
            change(
                f"2026-{month:02}-12T10:00:00", ("partners", record_id), "added", region="MA-04"
            ),
            change(f"2026-{month:02}-13T10:00:00", ("partners", record_id), commit=1),
        ]
        for month, record_id in enumerate(ids, start=1)
    }


def test_what_changed_is_in_the_keys_of_what_shows_it(templates: Templates) -> None:
    records, catalogue = at_first()

    def site(history: History, catalogue: Catalogue = catalogue) -> SitePlan:
        return planned(catalogue, templates, history=history)

    two = changes_of("bare-partner", "gone-partner")
    oracle = Oracle(site(history_with(two)), of_search=False)
    longer = {**two, "bare-partner": [*two["bare-partner"], change("2026-03-01T10:00:00", TWO)]}
    oracle.compare(site(history_with(longer)), "one change more")
    written = {path.removeprefix("fr/") for path in oracle.written if path.startswith("fr/")}
    assert "changes/2026-03/index.html" in written
    assert "partners/bare-partner/index.html" in written
    assert "partners/bare-partner/feed.xml" in written
    assert not [path for path in written if path.startswith("institutes/")]
    oracle.compare(site(history_with(two)), "one change less")
    _, raw = records.raw["bare-partner"]
    raw["name"] = {"fr": "Autre nom"}
    renamed = records.catalogue()
    assert renamed is not None
    oracle.compare(site(history_with(two), renamed), "another name")
    assert "fr/changes/2026-01/index.html" in oracle.written
    oracle.compare(site(History(missing=Reason.SHALLOW), renamed), "a lost history")
    oracle.compare(site(History(missing=Reason.NO_GIT), renamed), "another reason")
    assert "fr/changes/index.html" in oracle.written


def test_moved_lines_are_in_the_keys_of_records_only(templates: Templates) -> None:
    records, catalogue = at_first()
    oracle = Oracle(planned(catalogue, templates), "en/")
    moved = Records(records.raw, {"bare-partner": 4711}).catalogue()
    assert moved is not None
    oracle.compare(planned(moved, templates), "a moved record")
    assert oracle.written == [f"{code}/partners/bare-partner/index.html" for code in LANGUAGES]


def test_no_view_is_made_for_a_page_that_stays(
    templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    records, catalogue = at_first()
    before = {path: target.key() for path, target in pages(planned(catalogue, templates)).items()}
    made: list[str] = []
    make = PageTarget.view

    def count(self: PageTarget[Any]) -> PageContent:
        made.append(self.path)
        return make(self)

    monkeypatch.setattr(PageTarget, "view", count)
    _, raw = records.raw["bare-partner"]
    raw["name"] = {"fr": "Autre nom"}
    renamed = records.catalogue()
    assert renamed is not None
    targets = pages(planned(renamed, templates))
    written = [
        path
        for path, target in targets.items()
        if before.get(path) != target.key() and not isinstance(target, SummaryTarget)
    ]
    assert made == []
    for path in written:
        targets[path].content()
    assert made == [path for path in written if isinstance(targets[path], PageTarget)]
    of_records = {path for path in written if path.startswith("en/") and path.count("/") == 3}
    assert "en/partners/bare-partner/index.html" in of_records
    assert "en/sources/other-source/index.html" not in of_records


def test_pages_of_the_published_records(templates: Templates) -> None:
    catalogue = real_catalogue()
    oracle = Oracle(planned(catalogue, templates), "ar/")
    chance = random.Random(1)
    for _ in range(3):
        record = chance.choice(list(catalogue.records.values()))
        fields = [name for name, value in record if isinstance(value, list) and len(value) > 1]
        changes = {name: [*reversed(getattr(record, name))] for name in fields}
        changed_record = record.model_copy(update=changes)
        records = {**catalogue.records, record.id: changed_record}
        catalogue = connect(records.values(), catalogue.locations)
        oracle.compare(planned(catalogue, templates), f"{record.id}: {', '.join(changes)}")
