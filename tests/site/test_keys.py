"""A page whose key is the same in two builds has the same bytes, whatever changed in between."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from jazari_catalogue.plan import SitePlan
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.site.pages import a_to_z, disputes, gaps
from jazari_catalogue.site.pages.lists import Listing
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.rendering.frame import PARTS, Frame
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import PageAddress, ProsePage, SiteFacts
from jazari_catalogue.site.views import views_by_language
from tests.project import LANGUAGES, ROOT, SITE_URL
from tests.site.changes import Records, changed, invented_records

FACTS = SiteFacts("Invented", SITE_URL, f"{SITE_URL}edit/", f"{SITE_URL}new")
HOMES = [
    ProsePage(f"{code}/", f"content/{code}/index.md", "## A {#startups}\n\nB\n", "A", {})
    for code in LANGUAGES
]


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The templates of this tree."""
    return Templates(ROOT / "overrides")


@pytest.fixture(autouse=True)
def _few_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes lists of several pages of a few records."""
    path, *_ = Listing.__new__.__defaults__ or ()
    assert path == 200
    monkeypatch.setattr(Listing.__new__, "__defaults__", (4, None, None))
    for module in (a_to_z, gaps, disputes):
        monkeypatch.setattr(module, "PER_PAGE", 4)


def shell_for(page: PageAddress) -> str:
    return f"{page.lang} {page.base}" + "".join(f"@@jz:{name}@@" for name in PARTS)


def planned(
    catalogue: Catalogue,
    templates: Templates,
    facts: SiteFacts = FACTS,
    prose: list[ProsePage] = HOMES,
    cache: Path | None = None,
) -> SitePlan:
    views = views_by_language(catalogue, facts)
    navigation = Navigation(views, prose)
    frame = Frame(templates, shell_for, navigation.menu)
    return SitePlan(catalogue, views, navigation, frame, facts, cache=cache)


class Oracle:
    """Compares the bytes of targets whose key stays, in one language or all."""

    def __init__(self, site: SitePlan, language: str = "") -> None:
        self._language = language
        self._keys: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self.written: list[str] = []
        """The paths whose keys the last change changed."""
        self.compare(site, "at first")

    def compare(self, site: SitePlan, change: str) -> None:
        """Fails where a target has the key that it had before, but other bytes."""
        targets = {target.path: target for target in site.targets()}
        keys = {path: target.key() for path, target in targets.items()}
        self.written = [path for path, key in keys.items() if self._keys.get(path) != key]
        contents = {
            path: target.content()
            for path, target in targets.items()
            if path.removeprefix("assets/search/").startswith(self._language)
        }
        for path, content in contents.items():
            if self._keys.get(path) == keys[path] and self._contents[path] != content:
                raise AssertionError(f"{path}: stale after {change}")
        self._keys, self._contents = keys, contents


def walk(templates: Templates, seed: int, steps: int, cache: Path) -> None:
    """Makes ``steps`` random changes one after the other, and asks the oracle after each."""
    chance = random.Random(seed)
    records: Records = invented_records()
    catalogue = records.catalogue()
    assert catalogue is not None
    oracle = Oracle(planned(catalogue, templates, cache=cache), LANGUAGES[seed % len(LANGUAGES)])
    for _ in range(steps):
        change, records, catalogue = changed(records, chance)
        site = planned(catalogue, templates, cache=cache)
        oracle.compare(site, f"{change} (seed {seed})")


@pytest.mark.parametrize("seed", range(3))
def test_pages_whose_key_stays_have_the_same_bytes(
    templates: Templates, tmp_path: Path, seed: int
) -> None:
    walk(templates, seed, 12, tmp_path)


@pytest.mark.whole
@pytest.mark.parametrize("seed", range(100, 160))
def test_the_same_after_thousands_of_changes(
    templates: Templates, tmp_path: Path, seed: int
) -> None:
    walk(templates, seed, 50, tmp_path)
