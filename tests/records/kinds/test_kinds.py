"""Every kind declares what the rest of the program needs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from babel import Locale
from pydantic import BaseModel

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records import facet_fields, kinds
from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import Facet
from jazari_catalogue.records.model.field_types import field_types, models_in
from jazari_catalogue.records.model.fields import fact, field_spec, relation
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.model.sign import Colour, Shape
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.values.countries import COUNTRIES
from jazari_catalogue.records.values.dates import Edtf, EdtfDate
from jazari_catalogue.records.values.identifiers import identifier
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Status, Vocabulary
from tests import invented
from tests.project import ROOT

DRAWINGS = ROOT / "overrides/assets/images/kinds"
ARABIC = re.compile("[\u0621-\u064a]")


def assert_in_three_languages(titles: Titles) -> None:
    assert all(text == text.strip() and text for text in titles)
    assert ARABIC.search(titles.in_language("ar"))
    assert not ARABIC.search(titles.in_language("fr") + titles.in_language("en"))


each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def test_every_module_of_the_package_has_a_kind() -> None:
    modules = {file.stem for file in Path(kinds.__path__[0]).glob("*.py")} - {"__init__"}
    assert {model.__module__.rpartition(".")[2] for model in KINDS.values()} == modules
    assert set(KINDS) == modules


@pytest.mark.parametrize("what", ["plural", "order"])
def test_no_two_kinds_have_the_same_plural_or_order(what: str) -> None:
    holders = defaultdict(list)
    for kind in KINDS.values():
        holders[getattr(kind, what)].append(kind.kind)
    shared = {value: names for value, names in holders.items() if len(names) > 1}
    assert not shared, f"give each of these kinds another `{what}`: {shared}"


@pytest.mark.parametrize("language", MESSAGES)
def test_no_two_kinds_have_the_same_name(language: str) -> None:
    # A filled form names the kind by it.
    names = Counter(kind.titles.in_language(language) for kind in KINDS.values())
    assert [name for name, count in names.items() if count > 1] == []


def test_kinds_are_in_the_order_that_they_declare() -> None:
    orders = [kind.order for kind in KINDS.values()]
    assert orders == sorted(orders)


def test_every_kind_has_records_with_every_field_and_with_those_required(tmp_path: Path) -> None:
    file = invented.write(tmp_path / "invented.yaml", invented.records_of_every_kind())
    catalogue = load([file], tmp_path)
    for kind in KINDS.values():
        full, bare = catalogue.of_kind(kind)
        assert {name for name in kind.model_fields if full.get(name) in (None, [])} == set()
        assert {name for name in kind.model_fields if bare.get(name) not in (None, [])} == {
            name for name, info in kind.model_fields.items() if info.is_required()
        }


@each_kind
def test_names_of_a_kind_are_in_three_languages(kind: type[Entry]) -> None:
    assert_in_three_languages(kind.titles)
    assert_in_three_languages(kind.plural_titles)
    assert re.fullmatch("[a-z]+([_-][a-z]+)*", kind.plural)


@each_kind
def test_fields_of_a_kind_have_titles_in_three_languages(kind: type[Entry]) -> None:
    assert set(kind.fields()) == set(kind.model_fields)
    for spec in kind.fields().values():
        assert_in_three_languages(spec.titles)


@each_kind
def test_relations_of_a_kind_name_kinds_and_have_a_reverse(kind: type[Entry]) -> None:
    for spec in kind.fields().values():
        if spec.relation is not None:
            assert set(spec.relation.kinds) <= set(KINDS)
            assert_in_three_languages(spec.relation.reverse)


@each_kind
def test_values_in_declarations_are_values_of_their_field(kind: type[Entry]) -> None:
    for name, field in field_types(kind).items():
        decisive = [*(field.spec.schema_types or ()), *filter(None, [field.spec.leading])]
        assert all(isinstance(value, field.value) for value in decisive), name


@each_kind
def test_fields_of_a_kind_come_before_those_of_every_record(kind: type[Entry]) -> None:
    shared = [name in Record.model_fields for name in kind.fields()]
    assert shared == sorted(shared)


@each_kind
def test_fields_of_a_kind_are_shown_on_its_pages(kind: type[Entry]) -> None:
    own = [spec for name, spec in kind.fields().items() if name not in Record.model_fields]
    unseen = [spec.name for spec in own if not spec.shown and not spec.markdown]
    assert not unseen, f"declare these with fact() or relation(), or as Markdown: {unseen}"


@each_kind
def test_a_date_is_compared_with_one_of_the_same_model(kind: type[Entry]) -> None:
    for model in models_in(kind):
        fields = field_types(model)
        for field in fields.values():
            first = field.spec.checks.after
            if first is not None:
                assert fields[first].value is field.value is EdtfDate


def test_two_filing_dates_are_an_error() -> None:
    class Lantern(Record):
        lit: Edtf | None = fact(fr="a", ar="a", en="a", help=("a", "a", "a"), files=True)
        out: Edtf | None = fact(fr="b", ar="b", en="b", help=("b", "b", "b"), files=True)

    with pytest.raises(TypeError, match=r"Lantern\.lit: one date files a record"):
        Lantern.filing_field()


WORDS: dict[str, Any] = {"fr": "a", "ar": "a", "en": "a", "help": ("a", "a", "a")}


class OfTexts(Record):
    """A facet of texts, which have no titles."""

    kind = "lantern"
    light: LocalText | None = fact(facet=True, **WORDS)


class OfTakenName(Record):
    """A facet with a reserved name."""

    kind = "lantern"
    light: Status | None = fact(facet=Facet("kind", Titles("a", "b", "c")), **WORDS)


class OfNoSearch(Named):
    """A facet of a kind that is not searched."""

    kind = "lantern"
    light: Status | None = fact(facet=True, **WORDS)


@pytest.mark.parametrize("model", [OfTexts, OfTakenName, OfNoSearch])
def test_an_impossible_facet_is_an_error(
    model: type[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "lantern", model)
    facet_fields._facets_by_kind.cache_clear()
    try:
        with pytest.raises(TypeError, match=rf"^{model.__name__}\.light: "):
            facet_fields._facets_by_kind()
    finally:
        facet_fields._facets_by_kind.cache_clear()


def test_as_written_takes_only_fields_of_the_kind() -> None:
    assert Record.as_written(id="invented", links=[]) == {"id": "invented"}
    with pytest.raises(TypeError, match="Record has no field light, sauces"):
        Record.as_written(id="invented", sauces=["invented-source"], light="off")


def test_the_error_for_a_misspelt_argument_names_it() -> None:
    with pytest.raises(TypeError, match="'on_crad'"):
        fact(on_crad=True, **WORDS)


class OfNoName(Record):
    """A kind without a plural title."""

    kind = "lantern"
    plural = "lanterns"
    titles = Titles("a", "b", "c")
    order = 5
    menu = Menu.ABOUT


class OfNoMenu(Record):
    """A kind in no group of the menu."""

    kind = "lantern"
    plural = "lanterns"
    titles = plural_titles = Titles("a", "b", "c")
    order = 5


class OfNoKind(OfNoName):
    """A relation to an unknown kind."""

    plural_titles = Titles("a", "b", "c")
    lit_by: RecordId | None = relation("candle", reverse=("a", "b", "c"), **WORDS)


class OfTakenField(OfNoName):
    """A field with the name of one that every record has."""

    plural_titles = Titles("a", "b", "c")
    status: Edtf | None = fact(**WORDS)  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (OfNoName, "OfNoName does not declare 'plural_titles'"),
        (OfNoMenu, "OfNoMenu does not declare 'menu'"),
        (OfTakenField, "OfTakenField.status: every record has that"),
        (OfNoKind, "OfNoKind.lit_by names an unknown kind: 'candle'"),
    ],
)
def test_an_incomplete_kind_is_an_error(model: type[Record], message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        kinds._check(model, KINDS)


@each_kind
def test_the_sign_of_a_kind_has_a_drawing(kind: type[Entry]) -> None:
    sign = kind.sign
    assert (DRAWINGS / f"{sign.drawing}.svg").is_file()
    assert sign.colour in get_args(Colour)
    assert sign.shape in get_args(Shape)


@each_kind
def test_a_kind_has_at_most_one_filing_date(kind: type[Entry]) -> None:
    assert kind.filing_field() in {None, *kind.model_fields}


def test_a_field_declared_another_way_is_an_error() -> None:
    class Lantern(BaseModel):
        light: str

    with pytest.raises(TypeError, match="'light' with fact"):
        field_spec("light", Lantern.model_fields["light"])


OWN_VOCABULARIES = [
    vocabulary
    for vocabulary in Vocabulary.__subclasses__()
    if vocabulary.__module__.startswith("jazari_catalogue.")  # not those of other tests
]


@pytest.mark.parametrize("vocabulary", OWN_VOCABULARIES, ids=lambda v: v.__name__)
def test_titles_of_vocabularies_are_in_three_languages(vocabulary: type[Vocabulary]) -> None:
    assert len(vocabulary) > 1
    for value, titles in vocabulary.titles_by_value().items():
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", value)
        # A proper name, as CC BY, is the same everywhere.
        if len({*titles}) > 1:
            assert_in_three_languages(titles)


# CLDR names what ISO 3166-1 reserves or leaves to its users, too.
NO_COUNTRIES = re.compile("AC|CP|CQ|DG|E[AUZ]|IC|QO|TA|UN|X[ABK]|ZZ")


def test_countries_have_the_codes_and_names_of_cldr() -> None:
    french, arabic, english = (Locale(code).territories for code in ("fr", "ar", "en"))
    codes = {code for code in english if re.fullmatch("[A-Z]{2}", code)}
    codes = {code for code in codes if not NO_COUNTRIES.fullmatch(code)}
    assert len(codes) == 249
    assert {
        code: Titles(french[code], arabic[code], english[code]) for code in sorted(codes)
    } == COUNTRIES


def test_morocco_has_twelve_regions() -> None:
    assert list(REGIONS) == [f"MA-{number:02}" for number in range(1, 13)]
    for titles in REGIONS.values():
        assert_in_three_languages(titles)


Lot = Annotated[str, identifier("Registry", "L[0-9]+", where="registry.example", example="L12")]


class OfRegistry(Record):
    """An identifier of an unknown registry."""

    kind = "lantern"
    plural = "lanterns"
    number: Lot | None = fact(**WORDS)


def test_a_kind_may_have_identifiers_of_another_registry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS_BY_PLURAL, OfRegistry.plural, OfRegistry)
    file = tmp_path / "invented.yaml"
    file.write_text("lanterns:\n- {id: a, name: A, summary: A, number: 12, sources: [b]}\n")
    with pytest.raises(CatalogueError) as refused:
        load([file], tmp_path)
    problem = refused.value.problems[0]
    assert problem.message("en") == "“12” is not a Registry identifier."
    assert problem.fix("en") == "Copy it from registry.example; example: `L12`."
