"""The feeds of selections of records, in repositories of invented records."""

from __future__ import annotations

import copy
import random
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import feedparser
import pytest
import yaml
from lxml import etree

from jazari_catalogue.history.comparison import FieldChange
from jazari_catalogue.history.history import Change, History, history_of
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import all_facets
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.feeds import selections as selections_module
from jazari_catalogue.site.feeds.selection_feeds import selection_feeds
from jazari_catalogue.site.feeds.selections import Selections
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.histories import commit, git
from tests.hostile import HOSTILE
from tests.project import LANGUAGES, SITE_URL, SMALL, Project
from tests.site.changes import changed, invented_records
from tests.site.feeds.atom_rules import ATOM, XHTML, XML, checked, text_of
from tests.site.invented_changes import change, history_with
from tests.site.pages.catalogues import catalogue_in

FACTS = SiteFacts("", SITE_URL, None)
FILES = ("institutes.yaml", "partners.yaml")
Records = dict[str, list[dict[str, Any]]]

INSTITUTE = "institut-invente"
FACET_FIELDS = {"region": "region", "status": "status", "topic": "topics", "type": "type"}
"""The field of each facet that the records below have."""


def targets_of(catalogue: Catalogue, history: History, code: str = "en") -> list[Target]:
    inputs = Inputs(catalogue, FACTS, history)
    selections = Selections(catalogue, ChangeLog(history), inputs)
    return list(selection_feeds(Views(catalogue, interface(code), FACTS, history), selections, ""))


def feeds_of(catalogue: Catalogue, history: History, code: str = "en") -> dict[str, bytes]:
    """The feeds by the part of their path that is their own, such as ``region/ma-04``."""
    return {
        target.path.removeprefix(f"{code}/feeds/").removesuffix(".xml"): target.content()
        for target in targets_of(catalogue, history, code)
        if target.path.endswith(".xml")
    }


def partner(record_id: str, type_: str, region: str, **fields: object) -> dict[str, Any]:
    name = {"fr": f"Inventé {record_id}", "ar": f"مختلق {record_id}", "en": f"Invented {record_id}"}
    own = {"id": record_id, "name": name, "summary": {"fr": "Inventé."}, "type": type_}
    return {**own, "country": "MA", "region": region, **fields, "sources": ["source-inventee"]}


def invented() -> Records:
    """Records whose facets are what the fields say, and whose strength is that of one source."""
    source = {"id": "source-inventee", "publisher": "Inventé", "accessed": "2026-01-01"}
    source |= {"url": "https://example.invalid/", "language": "fr", "level": "official"}
    institute = {"id": INSTITUTE, "name": {"fr": "Institut"}, "summary": {"fr": "Rien."}}
    institute |= {"status": "announced", "region": "MA-04", "topics": ["theme-invente"]}
    return {
        "institutes": [{**institute, "sources": ["source-inventee"]}],
        "topics": [
            {"id": "theme-invente", "name": {"fr": "Thème"}, "summary": {"fr": "Inventé."}},
        ],
        "sources": [source],
        "partners": [
            partner("p-un", "company", "MA-04", topics=["theme-invente"]),
            partner("p-deux", "company", "MA-04"),
            partner("p-trois", "education", "MA-11"),
        ],
    }


@dataclass
class Built:
    """The feeds of a commit, and their keys."""

    feeds: dict[str, bytes]
    keys: dict[str, str]


class Repository(Project):
    """A repository of invented records, of which the feeds are made without the site."""

    day = 1

    def commit(self, records: Records) -> Built:
        """The feeds after a commit with ``records``."""
        self.write(records)
        return self.commit_files()

    def write(self, records: Records) -> None:
        """Puts ``records`` into the files."""
        others = {plural: some for plural, some in records.items() if plural != "partners"}
        for name, lists in zip(FILES, (others, {"partners": records["partners"]}), strict=True):
            text = yaml.safe_dump(lists, allow_unicode=True, sort_keys=False)
            (self.root / name).write_text(text, encoding="utf-8")

    def commit_files(self) -> Built:
        """The feeds after a commit with the files as they are."""
        commit(self, f"2026-01-{self.day:02}")
        self.day += 1
        return self.built()

    def built(self) -> Built:
        """The feeds of the files as they are."""
        catalogue = load([self.root / name for name in FILES], self.root)
        history = history_of(self.root, FILES, None, "")
        assert history.is_known
        targets = {target.path: target for target in targets_of(catalogue, history)}
        return Built(
            {path: target.content() for path, target in targets.items()},
            {path: target.key() for path, target in targets.items()},
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    for name in ("mkdocs.yml", *FILES):
        (tmp_path / name).write_text("# Invented.\n", encoding="utf-8")
    repository = Repository(tmp_path)
    git(repository, "2026-01-01", "init", "-q")
    return repository


def selections_in(records: Records) -> dict[str, set[str]]:
    """The ids of records in the feed at each path, by the records as their files have them."""
    kinds = {kind.plural: kind.kind for kind in KINDS.values()}
    of_value: dict[tuple[str, str], set[str]] = {}
    everything: set[str] = set()
    for plural, some in records.items():
        for raw in some:
            values = {"kind": [kinds[plural]]}
            if plural not in ("topics", "sources"):
                everything.add(raw["id"])
                values["strength"] = ["official"]
                for facet, field in FACET_FIELDS.items():
                    value = raw.get(field, [])
                    values[facet] = value if isinstance(value, list) else [value.lower()]
            for facet, some_values in values.items():
                for value in some_values:
                    of_value.setdefault((facet, value), set()).add(raw["id"])
    order = ["kind", *(facet.name for facet in all_facets())]
    feeds = {"all": everything} | {"/".join(value): ids for value, ids in of_value.items()}
    for one, other in combinations(sorted(of_value, key=lambda pair: order.index(pair[0])), 2):
        both = of_value[one] & of_value[other]
        if one[0] != other[0] and len(both) > 1:
            feeds["/".join((*one, *other))] = both
    return {f"en/feeds/{path}.xml": ids for path, ids in feeds.items()}


def differences(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    } - {"en/feeds/pairs.json"}


def entry_ids(document: bytes) -> list[str]:
    return [text_of(entry, "id") for entry in checked(document).findall(f"{ATOM}entry")]


def entries(document: bytes) -> dict[str, etree._Element]:
    """The entries of a feed by the last segment of their ids."""
    found = checked(document).findall(f"{ATOM}entry")
    return {text_of(entry, "id").rpartition("/")[2]: entry for entry in found}


def test_feeds_have_the_records_that_the_files_say(repository: Repository) -> None:
    records = invented()
    feeds = repository.commit(records).feeds
    expected = selections_in(records)
    assert "en/feeds/kind/partner/region/ma-04.xml" in expected
    assert {path: set(entries(feeds[path])) for path in expected} == expected
    empty = feeds.keys() - expected.keys() - {"en/feeds/pairs.json"}
    assert {f"en/feeds/region/{code.lower()}.xml" for code in REGIONS} <= expected.keys() | empty
    assert {f"en/feeds/kind/{kind}.xml" for kind in KINDS} <= expected.keys() | empty
    for path in empty:
        feed = checked(feeds[path])
        assert not feed.findall(f"{ATOM}entry")
        assert text_of(feed, "updated") == "2026-01-01T12:00:00Z"  # the first commit


def test_an_edit_changes_the_feeds_that_hold_the_record_and_no_others(
    repository: Repository,
) -> None:
    records = invented()
    last, before = repository.commit(records), copy.deepcopy(records)

    def check(*holding: str) -> None:
        """Commits ``records``, and compares what changed with the feeds of the ids ``holding``."""
        nonlocal last, before
        built = repository.commit(records)
        expected = {
            path
            for one in (before, records)
            for path, ids in selections_in(one).items()
            if ids & {*holding}
        }
        assert differences(last.feeds, built.feeds) == expected
        assert differences(last.keys, built.keys) == expected
        last, before = built, copy.deepcopy(records)

    records["partners"][0]["name"]["en"] = "Another invented name"
    check("p-un")
    records["partners"][2]["summary"] = {"fr": "Autrement inventé."}
    check("p-trois")
    records["topics"][0]["name"] = {"fr": "Autre thème"}
    check("theme-invente", "p-un", INSTITUTE)  # which name it
    records["partners"][0]["region"] = "MA-11"
    check("p-un")
    del records["partners"][1]
    check("p-deux")


def test_what_is_not_committed_yet_is_shown_without_a_new_date(repository: Repository) -> None:
    records = invented()
    before = repository.commit(records)
    records["partners"][1]["summary"] = {"fr": "Autrement inventé."}
    repository.write(records)
    edited = repository.built()
    holding = {path for path, ids in selections_in(records).items() if "p-deux" in ids}
    assert differences(before.feeds, edited.feeds) == holding
    assert differences(before.keys, edited.keys) == holding
    entry = entries(edited.feeds["en/feeds/all.xml"])["p-deux"]
    assert text_of(entry, "updated") == "2026-01-01T12:00:00Z"
    records["sources"][0]["level"] = "press"  # the strength of all records
    repository.write(records)
    weaker = repository.built().feeds["en/feeds/strength/single.xml"]
    assert {*entries(weaker)} == {INSTITUTE, "p-un", "p-deux", "p-trois"}


def test_updated_moves_with_the_content_of_the_record_only(repository: Repository) -> None:
    records = invented()
    first = repository.commit(records).feeds
    file = repository.root / FILES[1]
    text = file.read_text(encoding="utf-8")
    file.write_text("# A comment.\n" + text.replace("- id:", "\n\n- id:"), encoding="utf-8")
    assert differences(first, repository.commit_files().feeds) == set()
    records["partners"][1]["summary"] = {"fr": "Autrement inventé."}
    everything = "en/feeds/all.xml"
    third = repository.commit(records).feeds[everything]
    assert next(iter(entries(third))) == "p-deux"
    assert text_of(checked(third), "updated") == "2026-01-03T12:00:00Z"
    changed = entries(third)["p-deux"]
    assert text_of(changed, "published") == "2026-01-01T12:00:00Z"
    assert text_of(changed, "updated") == "2026-01-03T12:00:00Z"
    assert "3\u00a0January\u00a02026 · Record changed · Summary" in "".join(changed.itertext())
    before, after = entries(first[everything]), entries(third)
    for other in after.keys() - {"p-deux"}:
        assert etree.tostring(before[other]) == etree.tostring(after[other])


def test_a_record_keeps_its_entry_when_its_id_changes(repository: Repository) -> None:
    records = invented()
    before = repository.commit(records).feeds
    records["partners"][0] |= {"id": "p-nouveau", "former_ids": ["p-un"]}
    records["topics"][0] |= {"id": "theme-nouveau", "former_ids": ["theme-invente"]}
    for record in (records["institutes"][0], records["partners"][0]):
        record["topics"] = ["theme-nouveau"]
    after = repository.commit(records).feeds
    path = "en/feeds/kind/partner.xml"
    assert set(entry_ids(after[path])) == set(entry_ids(before[path]))
    (entry,) = (
        one for one in entries(after[path]).values() if text_of(one, "id").endswith("/p-un")
    )
    (link,) = entry.findall(f"{ATOM}link[@rel='alternate']")
    assert link.get("href") == f"{SITE_URL}en/partners/p-nouveau/"
    # The feed of the topic stays where its readers ask for it, and what it is.
    old, new = "en/feeds/topic/theme-invente.xml", "en/feeds/topic/theme-nouveau.xml"
    assert after[old] == after[new]
    assert text_of(checked(after[new]), "id") == text_of(checked(before[old]), "id")


def test_a_record_keeps_its_entry_when_its_kind_changes() -> None:
    moved = [
        change("2026-01-01T10:00:00", ("labs", "ancien"), "added"),
        change("2026-01-02T10:00:00", ("institutes", "ancien"), "moved", former=("labs", "ancien")),
        change(
            *("2026-01-03T10:00:00", ("institutes", INSTITUTE), "renamed"),
            former=("institutes", "ancien"),
        ),
    ]
    catalogue = catalogue_in(SMALL)
    ids = [
        entry_ids(feeds_of(catalogue, history_with({INSTITUTE: moved[:number]}))["all"])
        for number in (1, 2, 3)
    ]
    assert (
        ids == [["tag:jazari-catalogue.github.io,2026-01-01:catalogue/en/records/labs/ancien"]] * 3
    )


def test_two_records_that_had_one_id_on_one_day_are_two_entries() -> None:
    first = ("labs", "labo-invente")
    renamed = [
        change("2026-01-01T10:00:00", first, "added", commit=1),
        change("2026-01-01T11:00:00", ("institutes", INSTITUTE), "moved", former=first),
    ]
    other = change("2026-01-01T12:00:00", first, "added", commit=2)
    alone, both = (
        set(entry_ids(feeds_of(catalogue_in(SMALL), history_with(changes))["all"]))
        for changes in ({INSTITUTE: renamed}, {INSTITUTE: renamed, first[1]: [other]})
    )
    assert len(both) == 2
    assert alone < both


def test_a_record_is_published_when_it_entered_also_by_a_wrong_clock() -> None:
    address = ("institutes", INSTITUTE)
    changes = [
        change("2026-01-02T10:00:00", address, "added"),
        change("2026-01-01T10:00:00", address),
    ]
    feed = feeds_of(catalogue_in(SMALL), history_with({INSTITUTE: changes}))["all"]
    (entry,) = checked(feed).findall(f"{ATOM}entry")
    assert text_of(entry, "published") == "2026-01-02T10:00:00Z"


def everything_added(catalogue: Catalogue) -> dict[str, list[Change]]:
    return {
        record.id: [change("2026-01-01T10:00:00", (record.plural, record.id), "added")]
        for record in catalogue.records.values()
    }


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.whole) for seed in range(1, 31))]
)
def test_feeds_whose_key_stays_have_the_same_bytes(seed: int) -> None:
    """After random changes of any field of any kind, of which the history knows nothing yet."""
    chance, records = random.Random(seed), invented_records()
    keys: dict[str, str] = {}
    feeds: dict[str, bytes] = {}
    added: dict[str, list[Change]] = {}
    for _ in range(25 if seed else 8):
        edit, records, catalogue = changed(records, chance)
        added = everything_added(catalogue) | added
        targets = targets_of(catalogue, history_with(added), LANGUAGES[seed % len(LANGUAGES)])
        for target in targets:
            key, feed = target.key(), target.content()
            if keys.get(target.path) == key:
                assert feeds[target.path] == feed, (target.path, edit)
            keys[target.path], feeds[target.path] = key, feed


@pytest.mark.parametrize("code", LANGUAGES)
def test_feedparser_reads_feeds_of_every_sort(code: str) -> None:
    catalogue = catalogue_in(SMALL)
    feeds = feeds_of(catalogue, history_with(everything_added(catalogue)), code)
    names = interface(code)
    for path, number in {
        "all": len(catalogue.with_sources),
        "kind/institute": 2,
        "region/ma-01": 0,
        "region/ma-04": 2,
        "topic/theme-invente": 1,
        "kind/network/mission/training": None,
        "mission/research/audience/students": 2,
    }.items():
        if number is None:
            assert path not in feeds  # that of one record
            continue
        read = feedparser.parse(feeds[path])
        assert read.bozo == 0
        assert read.version == "atom10"
        assert read.feed.language == code
        assert read.feed.title.endswith(names.gettext("Catalogue of the Jazari Institutes"))
        assert len(read.entries) == len({entry.id for entry in read.entries}) == number
        for entry in read.entries:
            assert entry.title.strip()
            assert entry.published_parsed[:4] == entry.updated_parsed[:4] == (2026, 1, 1, 10)
            assert entry.link.startswith(f"{SITE_URL}{code}/")
            assert entry.tags
            assert entry.content[0].type == "application/xhtml+xml"
            assert entry.content[0].value


def test_texts_in_another_language_say_so() -> None:
    catalogue = catalogue_in(SMALL)
    feeds = feeds_of(catalogue, history_with(everything_added(catalogue)), "ar")
    entry = entries(feeds["region/ma-11"])["institut-en-francais"]
    title = entry.find(f"{ATOM}title")
    assert title is not None
    assert (title.text, title.get(f"{XML}lang")) == ("Institut resté en français", "fr")
    summary = entry.findall(f".//{XHTML}p")[1]
    assert (summary.get("lang"), summary.get(f"{XML}lang")) == ("fr", "fr")


def test_entries_say_what_a_record_is_and_that_sources_differ() -> None:
    catalogue = catalogue_in(SMALL)
    feeds = feeds_of(catalogue, history_with(everything_added(catalogue)))
    entry = entries(feeds["all"])[INSTITUTE]
    first, summary, last = ("".join(p.itertext()) for p in entry.iter(f"{XHTML}p"))
    assert first == "Institute · Launched · Official source · Sources differ on 1 point"
    assert summary == "An institute that does not exist."
    assert last == "1\u00a0January\u00a02026 · Record added"
    terms = {(one.get("term"), one.get("label")) for one in entry.iter(f"{ATOM}category")}
    assert ("region/ma-04", "Rabat-Salé-Kénitra") in terms
    assert ("topic/theme-invente", "Invented topic") in terms
    assert {f"{term}" for term, _ in terms} <= feeds.keys()


def test_feeds_have_the_newest_records_and_pairs_are_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catalogue = catalogue_in(SMALL)
    changes = everything_added(catalogue)
    changes["labo-invente"].append(change("2026-02-01T10:00:00", ("labs", "labo-invente")))
    counts = Counter(
        path for path in feeds_of(catalogue, history_with(changes)) if path.count("/") == 3
    )
    monkeypatch.setattr(selections_module, "ENTRIES", 3)
    monkeypatch.setattr(selections_module, "MOST_PAIRS", 2)
    feeds = feeds_of(catalogue, history_with(changes))
    assert next(iter(entries(feeds["all"]))) == "labo-invente"
    assert max(len(entry_ids(document)) for document in feeds.values()) == 3
    pairs = [path for path in feeds if path.count("/") == 3]
    assert len(pairs) == 2 < len(counts)


@pytest.mark.parametrize("text", HOSTILE.values())
def test_hostile_texts_are_text(text: str) -> None:
    catalogue = catalogue_in(SMALL)
    changes = everything_added(catalogue)
    fields = FieldChange((text,), text, text, text)
    changes["labo-invente"].append(
        change("2026-02-01T10:00:00", ("labs", "labo-invente"), "changed", fields)
    )
    feeds = feeds_of(catalogue, history_with(changes))
    for path in ("all", "kind/lab"):
        assert not list(checked(feeds[path]).iter("{*}script", "{*}img", "{*}b"))


def test_what_was_removed_is_in_no_feed() -> None:
    catalogue = catalogue_in(SMALL)
    changes = everything_added(catalogue)
    gone = ("partners", "disparu-invente")
    changes[gone[1]] = [
        change("2026-01-01T10:00:00", gone, "added", name={"fr": "Disparu"}),
        change("2026-01-02T10:00:00", gone, "removed", name={"fr": "Disparu"}),
    ]
    feeds = feeds_of(catalogue, history_with(changes))
    assert [path for path, document in feeds.items() if b"isparu" in document] == []


def test_without_history_there_are_no_feeds() -> None:
    assert targets_of(catalogue_in(SMALL), History(missing=Reason.NO_GIT)) == []
