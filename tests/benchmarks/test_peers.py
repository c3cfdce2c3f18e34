"""The peers that are audited beside our site publish the same content in their own markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from benchmarks import audit, design_systems, peer_content, peers
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
    parsed = {}
    with pytest.MonkeyPatch.context() as patch:
        # The real packages are installed for the audit only.
        patch.setattr(design_systems, "PACKAGES", shipped)
        for peer in DESIGN_SYSTEMS:
            write: Callable[[Path], Path] = peers.PEERS[peer]
            site = write(tmp_path_factory.mktemp("site"))
            sheets = [file.read_text() for file in site.rglob("govuk*.css")]
            assert all(sheet == "a{font-family:arial,sans-serif}" for sheet in sheets)
            for name, path in peers.PAGES.items():
                text = (site / "ar" / path / "index.html").read_text(encoding="utf-8")
                parsed[peer, name] = html.document_fromstring(text)
    return parsed


@pytest.mark.parametrize("peer", DESIGN_SYSTEMS)
def test_a_peer_shows_every_fact_of_the_record(
    pages: dict[tuple[str, str], html.HtmlElement], peer: str
) -> None:
    page = pages[peer, "record"]
    assert page.get("dir") == "rtl"
    rows = page.xpath("//main//div[contains(@class, 'row')] | //main//tr")
    facts = [*peer_content.facts_of(peer_content.audited_record(), "ar")]
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
    prefix = DESIGN_SYSTEMS[peer]
    classes = {name for e in pages[peer, "home"].iter() for name in e.get("class", "").split()}
    assert {name for name in classes if not name.startswith((prefix, "grid-"))} == set()


def test_the_audit_checks_the_same_axe_rules_as_the_tests() -> None:
    assert audit.TAGS == axe.TAGS
