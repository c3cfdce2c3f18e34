"""The pages that are audited beside ours say the same, in the markup of their systems."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from benchmarks import audit, peers
from tests.browser import test_accessibility as axe
from tests.project import text_of

DESIGN_SYSTEMS = {"GOV.UK Frontend": "govuk-", "USWDS": "usa-"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], html.HtmlElement]:
    """The home page and the record of each design system in Arabic."""
    shipped = tmp_path_factory.mktemp("shipped")
    for name in (
        "govuk-frontend/dist/govuk/govuk-frontend.min.js",
        "govuk-frontend/dist/govuk/govuk-frontend.min.css",
        *("@uswds/uswds/dist/" + n for n in ("css/uswds.min.css", "js/uswds.min.js")),
        "@uswds/uswds/dist/js/uswds-init.min.js",
    ):
        (shipped / name).parent.mkdir(parents=True, exist_ok=True)
        (shipped / name).write_text('a{font-family:"GDS Transport",arial,sans-serif}')
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        # What they ship is fetched for the audit alone.
        patch.setattr(peers, "PACKAGES", shipped)
        for peer in DESIGN_SYSTEMS:
            write: Callable[[Path], Path] = peers.PEERS[peer]
            site = write(tmp_path_factory.mktemp("site"))
            sheets = [file.read_text() for file in site.rglob("govuk*.css")]
            assert all(sheet == "a{font-family:arial,sans-serif}" for sheet in sheets)
            for name, path in peers.PAGES.items():
                text = (site / "ar" / path / "index.html").read_text(encoding="utf-8")
                found[peer, name] = html.document_fromstring(text)
    return found


@pytest.mark.parametrize("peer", DESIGN_SYSTEMS)
def test_a_peer_shows_every_fact_of_the_record(
    pages: dict[tuple[str, str], html.HtmlElement], peer: str
) -> None:
    page = pages[peer, "record"]
    assert page.get("dir") == "rtl"
    rows = page.xpath("//main//div[contains(@class, 'row')] | //main//tr")
    facts = [*peers.facts_of(peers._record(), "ar")]
    assert len(facts) > 8
    assert [text_of(row[0]) for row in rows] == [title for title, _ in facts]
    assert [text_of(row[1]).replace(" ", "") for row in rows] == [
        "".join(shown).replace(" ", "") for _, shown in facts
    ]


@pytest.mark.parametrize("peer", DESIGN_SYSTEMS)
def test_a_peer_shows_the_prose_of_the_home_page(
    pages: dict[tuple[str, str], html.HtmlElement], peer: str
) -> None:
    source = (peers.ROOT / "content" / "ar" / "index.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*?) \{", source, re.M)
    assert [text_of(heading) for heading in pages[peer, "home"].xpath("//main//h2")] == headings
    known = DESIGN_SYSTEMS[peer]
    classes = {name for e in pages[peer, "home"].iter() for name in e.get("class", "").split()}
    assert {name for name in classes if not name.startswith((known, "grid-"))} == set()


def test_the_audit_asks_for_the_rules_of_the_tests() -> None:
    assert audit.TAGS == axe.TAGS
