"""The diagram of the network, and the table beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from benchmarks import synthetic
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.diagram_records import MOST
from jazari_catalogue.site.pictures.diagram import ties_of
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, text_of

SHOWN = {kind for kind in KINDS.values() if kind.diagram_column is not None}
CATALOGUE = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)


def _address(code: str, record_id: str) -> str:
    return f"../../{code}/{CATALOGUE[record_id].plural}/{record_id}/"


@pytest.mark.parametrize("code", LANGUAGES)
def test_table_has_every_relation_under_the_name_that_it_has_on_pages(
    real_site: Site, code: str
) -> None:
    shown = {r.id for r in CATALOGUE.records.values() if type(r) in SHOWN}
    expected: dict[str, set[tuple[str, str]]] = {_address(code, one): set() for one in shown}
    for edge in (edge for edges in CATALOGUE.outgoing.values() for edge in edges):
        if {edge.subject, edge.object} <= shown:
            one, other = _address(code, edge.subject), _address(code, edge.object)
            subject = type(CATALOGUE[edge.subject])
            expected[one].add((subject.fields()[edge.field].titles.in_language(code), other))
            reverse = subject.relations()[edge.field].reverse
            expected[other].add((reverse.in_language(code), one))
    for row in real_site.pages[f"{code}/diagram/"].xpath("//table//tbody/tr"):
        (one,) = row.xpath("./th/a/@href")
        stated = [
            (text_of(group.xpath("./dt")[0]), str(other))
            for group in row.xpath("./td/dl/div")
            for other in group.xpath("./dd/a/@href")
        ]
        assert sorted(stated) == sorted(expected.pop(one)), one
    assert not expected


@pytest.mark.parametrize("code", LANGUAGES)
def test_drawing_has_the_ties_of_the_table_and_says_what_they_are(
    real_site: Site, code: str
) -> None:
    page = real_site.pages[f"{code}/diagram/"]
    names = {str(a.get("href")): text_of(a) for a in page.xpath("//table//th/a")}
    rows = page.xpath("//table//tbody/tr")
    stated = {
        frozenset((names[row.xpath("./th/a/@href")[0]], names[str(other)]))
        for row in rows
        for other in row.xpath("./td//a/@href")
    }
    drawn = {}
    for tie in page.xpath("//*[@class='diagram__ties']/*"):
        (meaning,) = tie.xpath("./title")
        lines = [line.split(" — ") for line in meaning.text.replace("\xa0", " ").splitlines()]
        (drawn[tie.xpath("./path/@id")[0]],) = {frozenset((one, other)) for one, _, other in lines}
    assert len(drawn) == len(stated)
    assert set(drawn.values()) == stated
    # Each box shows its ties, and what they say of its neighbours: what its row says.
    for row in rows:
        href, name = row.xpath("./th/a/@href")[0], text_of(row.xpath("./th/a")[0])
        (own,) = page.xpath(f"//a[@class][@href='{href}']/following-sibling::*[1][@aria-hidden]")
        shown = {drawn[use.get("href")[1:]] for use in own.xpath("./use")}
        assert shown == {pair for pair in stated if name in pair}
        labels = [
            text_of(group.xpath("./dt")[0])
            for group in row.xpath("./td/dl/div")
            for _ in group.xpath("./dd")
        ]
        # Lines of a label are texts of their own.
        assert _letters(map(text_of, own.xpath("./text"))) == _letters(labels)


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


@pytest.mark.parametrize("code", LANGUAGES)
def test_box_has_the_strength_and_the_disputes_of_its_row(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/diagram/"]
    boxes = {box.get("href"): box for box in page.xpath("//svg[@class='diagram']//a")}
    drawn = page.xpath("//*[@class='diagram__boxes']/*")
    strength_of = {
        link.get("href"): group.get("data-strength")
        for link, group in zip(page.xpath("//svg[@class='diagram']//a"), drawn, strict=True)
    }
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
        assert {strength_of[record.get("href")], row.get("data-strength")} == {code_of_strength}
        strength, *disputes = evidence
        assert strength.get("class") == f"strength strength--{code_of_strength}"
        linked = [f"{record.get('href')}#disputes"] if shown.disputes else []
        assert [link.get("href") for link in disputes] == linked
    signs = page.xpath("//*[@class='diagram__boxes']//use/@href")
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
    assert sum(len(tie.relations) for tie in ties.ties) == relations
