"""The diagram of the network, and the table beside it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from msgspec.structs import replace

from benchmarks import synthetic
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.pictures import diagram
from jazari_catalogue.site.pictures.diagram import (
    MOST,
    Node,
    Tied,
    _order,
    diagram_page,
    lay_out,
    ties_of,
)
from jazari_catalogue.site.text.interface import interface
from jazari_catalogue.site.view_data import SiteFacts, Value
from jazari_catalogue.site.views import Views
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, text_of

SHOWN = {kind for kind in KINDS.values() if kind.diagram_column is not None}
CATALOGUE = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)


@pytest.mark.parametrize("code", LANGUAGES)
def test_table_and_drawing_have_every_relation_of_the_records(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/diagram/"]
    related = set()
    for row in page.xpath("//table//tbody/tr"):
        (one,) = row.xpath("./th/a/@href")
        related |= {frozenset((one, other)) for other in row.xpath("./td//a/@href")}

    def address(record_id: str) -> str:
        return f"../../{code}/{CATALOGUE[record_id].plural}/{record_id}/"

    shown = {r.id for r in CATALOGUE.records.values() if type(r) in SHOWN}
    ties = {
        frozenset((address(edge.subject), address(edge.object)))
        for edges in CATALOGUE.outgoing.values()
        for edge in edges
        if {edge.subject, edge.object} <= shown
    }
    assert related == ties
    boxes = page.xpath("//svg[@class='diagram']//a/@href")
    assert sorted(boxes) == sorted(address(record_id) for record_id in shown)
    # Each tie is drawn once in the path of all, and once with each of its two boxes.
    (curves,) = page.xpath("//*[@class='diagram__ties']/@d")
    assert curves.count("M") == len(ties)
    own = page.xpath("//*[starts-with(@class, 'diagram__own ')]/@d")
    assert sum(d.count("M") for d in own) == 2 * len(ties)


@pytest.mark.parametrize("code", LANGUAGES)
def test_box_has_the_strength_and_the_disputes_of_its_row(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/diagram/"]
    boxes = {box.get("href"): box for box in page.xpath("//svg[@class='diagram']//a")}
    rows = page.xpath("//table//tbody/tr")
    for row in rows:
        (record,) = row.xpath("./th/a")
        box = boxes[record.get("href")]
        evidence = row.xpath(".//p[@class='evidence']/a")
        kind = text_of(row.xpath(".//*[@class='kind-label']")[0])
        words = ". ".join([f"{kind}: {text_of(record)}", *map(text_of, evidence)])
        assert " ".join(box.get("aria-label").split()) == words
        shown = CATALOGUE[record.get("href").strip("/").rpartition("/")[2]]
        assert isinstance(shown, Record)
        code_of_strength = CATALOGUE.strength(shown).value
        assert {box.get("data-strength"), row.get("data-strength")} == {code_of_strength}
        strength, *disputes = evidence
        assert strength.get("class") == f"strength strength--{code_of_strength}"
        linked = [f"{record.get('href')}#disputes"] if shown.disputes else []
        assert [link.get("href") for link in disputes] == linked
    signs = page.xpath("//*[@class='diagram__words']//use/@href")
    strengths = Counter(f"#sign-{row.get('data-strength')}" for row in rows)
    disputed = len(page.xpath("//table//a[@class='disputed']"))
    assert Counter(signs) == strengths + Counter({"#sign-disputed": disputed})


@pytest.mark.parametrize("code", LANGUAGES)
def test_page_of_a_record_links_to_its_box_in_the_diagram(real_site: Site, code: str) -> None:
    boxes = {
        box.get("id"): box.get("href")
        for box in real_site.pages[f"{code}/diagram/"].xpath("//svg[@class='diagram']//a")
    }
    linked = set()
    for path, page in real_site.pages.items():
        for article in page.xpath("//article[@data-record-id]"):
            links = page.xpath("//article//a[contains(@href, '/diagram/#')]/@href")
            if path.startswith(f"{code}/") and links:
                (link,) = links
                assert link == f"../../../{code}/diagram/#record-{article.get('data-record-id')}"
                assert boxes[link.partition("#")[2]] == f"../../{path}"
                linked.add(link.partition("#")[2])
    assert linked == set(boxes)


def test_columns_run_from_right_to_left_in_arabic(real_site: Site) -> None:
    heads = {
        code: [
            (int(text.get("x")), text_of(text))
            for text in real_site.pages[f"{code}/diagram/"].xpath("//*[@class='diagram__heads']/*")
        ]
        for code in ("fr", "ar")
    }
    assert heads["fr"][0] == (min(heads["fr"])[0], "Partenaires")
    assert heads["ar"][0] == (max(heads["ar"])[0], "الشركاء")


def test_diagram_of_a_large_catalogue_shows_kinds(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("many")
    synthetic.write(folder, synthetic.generate(300))
    catalogue = load(record_files(["institutes.yaml", "partners.yaml"], folder), folder)
    ties = ties_of(catalogue)
    assert sum(type(r) in SHOWN for r in catalogue.records.values()) > MOST
    assert ties.of_kinds
    assert set(ties.nodes) == {kind.kind for kind in SHOWN if catalogue.of_kind(kind)}
    relations = sum(
        catalogue[edge.subject].kind != catalogue[edge.object].kind
        for edges in catalogue.outgoing.values()
        for edge in edges
        if {type(catalogue[edge.subject]), type(catalogue[edge.object])} <= SHOWN
    )
    assert sum(tie.number for tie in ties.ties) == relations


PROGRAM = """
import sys
from pathlib import Path
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.text.interface import interface
from jazari_catalogue.site.pictures.diagram import diagram_page, lay_out, ties_of
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views

root = Path.cwd()
catalogue = load(record_files(["institutes.yaml", "partners.yaml"], root), root)
views = Views(catalogue, interface("fr"), SiteFacts("Name", "https://example.invalid/", None))
page = diagram_page(views, ties_of(catalogue))
assert "networkx" not in sys.modules
lay_out(page)
assert "networkx" in sys.modules
"""


def test_networkx_is_loaded_only_when_the_diagram_is_laid_out() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, check=True)


def test_order_of_records_does_not_depend_on_the_release_of_networkx(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        diagram, "KINDS", {}
    )  # networkx is used only if there are more nodes than kinds
    ties = {0: (5, 9), 1: (6,), 2: (5, 7, 8), 3: (6, 9), 4: (10,), 5: (0, 2, 11), 6: (1, 3)}
    ties |= {7: (2,), 8: (2,), 9: (0, 3), 10: (4,), 11: (5,)}
    nodes = [
        Node(str(n), "lab", "", Value(""), n % 4, tuple(Tied(other, 1) for other in tied))
        for n, tied in ties.items()
    ]
    assert _order(nodes, 4) == [[4, 0, 8], [1, 9, 5], [10, 6, 2], [3, 11, 7]]


def test_long_heading_of_a_column_takes_two_lines() -> None:
    catalogue = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)
    views = Views(catalogue, interface("fr"), SiteFacts("Name", "https://example.invalid/", None))
    page = diagram_page(views, ties_of(catalogue))
    short = replace(page, columns=("…",) * len(page.columns))
    long = replace(page, columns=(*short.columns[:-1], "Programmes, Inventions, Événements, Prix"))
    one, two = lay_out(short), lay_out(long)
    assert [len(head.lines) for head in two.heads] == [*(1 for _ in short.columns[:-1]), 2]
    assert " ".join(two.heads[-1].lines) == long.columns[-1]
    (lowered,) = {b.centre.y - a.centre.y for a, b in zip(one.boxes, two.boxes, strict=True)}
    assert lowered == two.height - one.height == 17
