"""What every kind of record has: a list, pages with all fields, filters, pictures.

The tests take the kinds and their records from the models, so that they hold for a new kind.
"""

from __future__ import annotations

import json

import pytest
from jinja2 import Environment, nodes
from lxml import html

from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import TITLE_FIELD, Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.texts.fallback import remove_fallback_marks
from jazari_catalogue.texts.interface import interface
from tests import invented
from tests.project import LANGUAGES, ROOT, Project, text_of

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
in_each_language = pytest.mark.parametrize("code", LANGUAGES)


@in_each_language
@each_kind
def test_list_of_a_kind_links_to_its_records(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    page = every_kind_built.page(f"{code}/{kind.plural}/")
    assert text_of(page.xpath("//h1")[0]) == kind.plural_titles.in_language(code)
    links = page.xpath("//main//ul[contains(@class, 'cards')]//*[@class='card__name']/a/@href")
    assert {href.strip("/").rpartition("/")[2] for href in links} == {
        invented.full_id(kind.kind),
        invented.bare_id(kind.kind),
    }


@each_kind
def test_template_of_a_kind_names_only_its_fields(kind: type[Entry]) -> None:
    text = (ROOT / "overrides" / "records" / f"{kind.kind}.html").read_text(encoding="utf-8")
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(text)
    named = {
        item.value
        for group in tree.find_all(nodes.Assign)
        if isinstance(group.target, nodes.Name) and group.target.name in ("keys", "sentences")
        for item in group.node.find_all(nodes.Const)
    }
    assert named - {name for name, spec in kind.fields().items() if spec.shown} == set()


@in_each_language
@each_kind
def test_page_shows_every_fact_under_its_title(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    page = every_kind_built.page(f"{code}/{kind.plural}/{invented.full_id(kind.kind)}/")
    shown = {
        fact.get("data-field"): [text_of(part) for part in parts_of(fact)]
        for fact in page.xpath("//*[@data-field]")
    }
    for name, spec in kind.fields().items():
        if spec.shown and (kind, name) != (Source, TITLE_FIELD):  # its heading
            label, *values = shown[name]
            titles = [
                titles.in_language(code) for titles in (spec.titles, spec.if_single) if titles
            ]
            assert label.startswith(tuple(titles))
            assert values != []
            assert all(values)


def parts_of(fact: html.HtmlElement) -> list[html.HtmlElement]:
    """The label of a fact and its values, which follow the label of a relation."""
    return [*(fact.getparent() if fact.tag == "dt" else fact)]


@in_each_language
@each_kind
def test_page_shows_every_text_in_markdown(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    full, _ = invented.records_of_every_kind()[kind.plural]
    page = every_kind_built.page(f"{code}/{kind.plural}/{full['id']}/")
    for marks in page.xpath("//*[@class='marks']"):
        marks.drop_tree()
    shown = [text_of(paragraph) for paragraph in page.xpath("//*[contains(@class, 'prose')]//p")]
    markdown = [name for name, spec in kind.fields().items() if spec.markdown]
    assert shown == [paragraph["text"][code] for name in markdown for paragraph in full[name]]


@in_each_language
@each_kind
def test_page_of_a_record_with_required_fields_only_shows_no_other_fact(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    page = every_kind_built.page(f"{code}/{kind.plural}/{invented.bare_id(kind.kind)}/")
    shown = page.xpath("//@data-field")
    required = {name for name, info in kind.model_fields.items() if info.is_required()}
    assert set(shown) <= required
    assert page.xpath("//h1")


@in_each_language
def test_menus_link_to_the_list_of_every_kind(every_kind_built: Project, code: str) -> None:
    page = every_kind_built.page(f"{code}/")
    menus = page.xpath("//nav | //footer")
    for kind in KINDS.values():
        links = [
            link
            for menu in menus
            for link in menu.xpath(f".//a[contains(@href, '{code}/{kind.plural}/')]")
        ]
        title = remove_fallback_marks(interface(code).title(kind.plural_titles))
        assert title in map(text_of, links), kind.plural


@in_each_language
@each_kind
def test_search_filters_by_every_value_of_a_facet_and_counts_it(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    page = every_kind_built.page(f"{code}/search/")
    counted = {
        (box.get("name"), box.get("value")): text_of(number)
        for box in page.xpath("//input[@type='checkbox']")
        for number in box.getparent().xpath("*[@data-finder-number]")
    }
    full, _ = invented.records_of_every_kind()[kind.plural]
    fields = facet_fields(kind)
    assert {*fields.values()} == {name for name, spec in kind.fields().items() if spec.facet}
    for facet, name in fields.items():
        values = full[name] if isinstance(full[name], list) else [full[name]]
        for value in values:
            assert int(counted[facet.name, value.lower()]) > 0


@in_each_language
@each_kind
def test_timeline_has_the_records_with_a_date_or_a_path(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    filing = kind.filing_field() if issubclass(kind, Record) else None
    page = every_kind_built.page(f"{code}/timeline/")
    links = page.xpath("//li[@data-date]//p[@class='moment__what']/a/@href")
    addresses = [link.strip("/") for link in links]
    full, bare = (f"{kind.plural}/{of(kind.kind)}" for of in (invented.full_id, invented.bare_id))
    has_dates = issubclass(kind, Record) and (filing is not None or kind.has_path)
    assert any(address.endswith(full) for address in addresses) is has_dates
    bare_has_one = filing is not None and kind.model_fields[filing].is_required()
    assert any(address.endswith(bare) for address in addresses) is bare_has_one


@in_each_language
@each_kind
def test_structured_data_has_the_schema_type_of_the_kind(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    page = every_kind_built.page(f"{code}/{kind.plural}/{invented.bare_id(kind.kind)}/")
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(data)["mainEntity"]["@type"] == kind.schema_type.name


@in_each_language
@each_kind
def test_diagram_has_the_kinds_with_a_column(
    every_kind_built: Project, kind: type[Entry], code: str
) -> None:
    page = every_kind_built.page(f"{code}/diagram/")
    boxes = page.xpath(f"//*[local-name()='svg']//a[@id='record-{invented.full_id(kind.kind)}']")
    assert bool(boxes) is (kind.diagram_column is not None)
