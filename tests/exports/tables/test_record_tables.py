"""What a new kind with fields of every shape becomes in the tables, without other changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from jazari_catalogue.exports.api.vocabularies import vocabularies
from jazari_catalogue.exports.tables.catalogue_tables import CatalogueTables
from jazari_catalogue.exports.tables.other_tables import tables_beside_records
from jazari_catalogue.exports.tables.record_tables import RecordTables
from jazari_catalogue.exports.tables.table import Reference, Row, Table, Type, check_names
from jazari_catalogue.history.plain import plain_record
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.fields import fact, part, relation
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.counts import Count
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.ids import RecordId, SourceIds
from jazari_catalogue.records.values.regions import Region
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Mode, Vocabulary
from tests.exports.catalogues import open_data_of

HELP = ("Aide inventée.", "مساعدة مختلقة.", "Invented help.")


def _part(**more: Any) -> Any:
    return part(fr="Inventé", ar="مختلق", en="Invented", help=HELP, **more)


if TYPE_CHECKING:
    OtherMode = Vocabulary
else:
    # Another vocabulary may have this name already.
    OtherMode = Vocabulary("Mode", [("DARK", ("dark", "Nuit", "ليل", "Dark"))])


class Sighting(Model):
    day: Day = _part(required=True)
    by: LocalText | None = _part()
    sources: SourceIds = _part(required=True)


class Haunt(Model):
    rooms: Count | None = _part()
    nights: list[PlainText] = _part(many=True)
    sightings: list[Sighting] = _part(many=True)


class Ghost(Record):
    kind: ClassVar[str] = "ghost"
    plural: ClassVar[str] = "ghosts"
    titles: ClassVar[Titles] = Titles("Fantôme", "شبح", "Ghost")
    plural_titles: ClassVar[Titles] = Titles("Fantômes", "أشباح", "Ghosts")

    since: Edtf | None = fact(fr="Depuis", ar="منذ", en="Since", help=HELP)
    haunt: Haunt | None = _part()
    # Other kinds mean a list of audiences by this name.
    audiences: list[Mode] = fact(fr="Modes", ar="أنماط", en="Modes", many=True, help=HELP)
    regions: list[Region] = _part(many=True)
    follows: RecordId | None = relation(
        "topic", fr="Suit", ar="يتبع", en="Follows", help=HELP, reverse=("a", "b", "c")
    )


GHOST = {
    "id": "fantome-invente",
    "name": {"fr": "Fantôme", "ar": "شبح"},
    "summary": "Boo",
    "since": "1790",
    "haunt": {
        "rooms": "13",
        "nights": ["first", "second"],
        "sightings": [
            {"day": "2026-01-12", "by": {"fr": "Nul", "en": "Nobody"}, "sources": ["a", "b"]},
            {"day": "2026-01-13", "sources": ["a"]},
        ],
    },
    "audiences": ["online", "onsite"],
    "regions": ["MA-04"],
    "follows": "a-topic",
    "sources": ["a"],
    "evidence": {"since": ["a"], "haunt": {"derived": "since"}, "regions": {"classified": ["b"]}},
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> RecordTables:
    monkeypatch.setitem(KINDS, "ghost", Ghost)
    return RecordTables()


@pytest.fixture
def rows(made: RecordTables) -> dict[str, list[Row]]:
    ghost = Ghost.model_validate(GHOST)
    found: defaultdict[str, list[Row]] = defaultdict(list)
    made.add(found, ghost, {"id": ghost.id, **plain_record(ghost).fields})
    return {name: [tuple(row) for row in of_table] for name, of_table in found.items()}


def table_of(made: RecordTables, name: str) -> Table:
    (table,) = (one for one in made.tables if one.name == name)
    return table


def test_fields_of_one_value_are_columns(made: RecordTables, rows: dict[str, list[Row]]) -> None:
    names = [column.name for column in table_of(made, "ghosts").columns]
    row = dict(zip(names, rows["ghosts"][0], strict=True))
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": "fantome-invente",
        "name_fr": "Fantôme",
        "name_ar": "شبح",
        "summary": "Boo",
        "since": "1790",
        "haunt_rooms": 13,
        "follows": "a-topic",
    }


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("ghost_audiences", [(1, "online"), (2, "onsite")]),
        ("record_regions", [(1, "MA-04")]),
        ("ghost_haunt_nights", [(1, "first"), (2, "second")]),
        (
            "ghost_haunt_sightings",
            [
                (1, "2026-01-12", None, "Nul", None, "Nobody", None),
                (2, "2026-01-13", None, None, None, None, None),
            ],
        ),
        ("ghost_haunt_sightings_sources", [(1, 1, "a"), (1, 2, "b"), (2, 1, "a")]),
        (
            "record_evidence",
            [
                (1, "since", "stated", None),
                (2, "haunt", "derived", "since"),
                (3, "regions", "classified", None),
            ],
        ),
        ("record_evidence_sources", [(1, 1, "a"), (3, 1, "b")]),
    ],
)
def test_lists_are_tables_at_any_depth(
    rows: dict[str, list[Row]], table: str, expected: list[Row]
) -> None:
    assert rows[table] == [("fantome-invente", *row) for row in expected]


def test_rows_have_a_cell_for_each_column(made: RecordTables, rows: dict[str, list[Row]]) -> None:
    for name, of_table in rows.items():
        assert {len(row) for row in of_table} == {len(table_of(made, name).columns)}, name


@pytest.mark.parametrize(
    ("table", "reference"),
    [
        ("ghosts", Reference(("follows",), "topics", ("id",))),
        ("record_regions", Reference(("value",), "regions", ("code",))),
        ("ghost_haunt_sightings_sources", Reference(("value",), "sources", ("id",))),
        (
            "ghost_haunt_sightings_sources",
            Reference(("record", "sightings"), "ghost_haunt_sightings", ("record", "position")),
        ),
    ],
)
def test_columns_refer_to_other_tables(
    made: RecordTables, table: str, reference: Reference
) -> None:
    assert reference in table_of(made, table).references


def test_columns_have_the_types_and_words_of_the_declaration(made: RecordTables) -> None:
    columns = {column.name: column for column in table_of(made, "ghosts").columns}
    assert columns["haunt_rooms"].type is Type.INTEGER
    assert columns["since"].titles == Titles("Depuis", "منذ", "Since")
    (_, _, modes) = table_of(made, "ghost_audiences").columns
    assert modes.choices == tuple(Mode)
    (_, _, day, *_) = table_of(made, "ghost_haunt_sightings").columns
    assert (day.type, day.required) == (Type.DAY, True)


def test_two_columns_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clash(Ghost):
        haunt_rooms: Count | None = _part()

    monkeypatch.setitem(KINDS, "ghost", Clash)
    with pytest.raises(TypeError, match=r"ghosts\.haunt_rooms"):
        check_names(RecordTables().tables)


def test_a_list_that_cites_other_kinds_than_its_namesake_refers_to_all_records(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Haunted(Ghost):
        parties: list[RecordId] = relation(
            "lab", fr="a", ar="b", en="c", help=HELP, reverse=("a", "b", "c"), many=True
        )

    monkeypatch.setitem(KINDS, "ghost", Haunted)
    of_parties = table_of(RecordTables(), "record_parties").references
    assert Reference(("value",), "records", ("id",)) in of_parties
    assert {reference.table for reference in of_parties} == {"records"}


def test_two_vocabularies_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Haunted(Ghost):
        light: OtherMode | None = _part()

    monkeypatch.setitem(KINDS, "ghost", Haunted)
    tables = CatalogueTables(open_data_of(Catalogue({}, {})))
    with pytest.raises(TypeError, match="two vocabularies have the name mode"):
        tables.rows("vocabularies")
    with pytest.raises(TypeError, match="two vocabularies have the same name"):
        vocabularies()


@pytest.mark.parametrize("name", ["records", "record_path", "metadata", "texts", "search"])
def test_a_kind_with_the_name_of_another_table_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ghost, "plural", name)
    monkeypatch.setitem(KINDS, "ghost", Ghost)
    made = [*RecordTables().tables, *tables_beside_records(("fr",))]
    with pytest.raises(TypeError, match=f"the name of another table or column: {name};"):
        check_names(made)
