"""Records are compared as plain data: what changed, and what only looks as if it had."""

from __future__ import annotations

from jazari_catalogue.history.comparison import FieldChange, RecordChange, Stale, changes
from jazari_catalogue.history.plain import Plain, PlainRecord


def record(record_id: str = "a", plural: str = "topics", **fields: Plain) -> PlainRecord:
    return PlainRecord(plural, record_id, fields)


def compared(base: list[PlainRecord], head: list[PlainRecord]) -> list[RecordChange]:
    by_id = [{one.id: one for one in records} for records in (base, head)]
    return list(changes(*by_id))


def fields(before: PlainRecord, after: PlainRecord) -> list[FieldChange]:
    return [field for change in compared([before], [after]) for field in change.fields]


def test_equal_records_have_no_change() -> None:
    assert compared([record(name="A")], [record(name="A")]) == []
    assert compared([], []) == []


def test_added_records_come_in_their_order_and_removed_ones_last() -> None:
    rows = compared([record("x"), record("y")], [record("b"), record("a")])
    assert [(row.change, row.record.id) for row in rows] == [
        *(("added", "b"), ("added", "a"), ("removed", "x"), ("removed", "y"))
    ]


def test_fields_come_in_the_order_in_which_they_are_written() -> None:
    rows = fields(record(), record(extra="x", summary="B", name="A"))
    assert [row.path for row in rows] == [("name",), ("summary",), ("extra",)]


def test_a_text_changes_in_each_language_by_itself() -> None:
    before, after = {"fr": "A", "ar": "ا", "en": "A"}, {"fr": "B", "ar": "ا", "en": "C"}
    assert fields(record(name=before), record(name=after)) == [
        FieldChange(("name",), "fr", "A", "B"),
        FieldChange(("name",), "en", "A", "C"),
    ]


def test_a_plain_text_is_that_of_every_language() -> None:
    assert (
        fields(record(name="A"), record(name={"fr": "A", "ar": "A", "en": "A", "zgh": "A"})) == []
    )
    assert fields(record(name="A"), record(name="B")) == [FieldChange(("name",), None, "A", "B")]


def test_a_translation_is_stale_while_only_the_french_text_changes() -> None:
    before = record(summary={"fr": "A", "ar": "ا", "en": "A"})
    (change,) = compared([before], [record(summary={"fr": "B", "ar": "ا", "en": "B"})])
    assert change.stale == [Stale("a", ("summary",), "ar", "ا", "A", "B")]
    (change,) = compared([before], [record(summary={"fr": "A", "ar": "ب", "en": "A"})])
    assert change.stale == []


def test_mappings_are_compared_key_by_key_and_lists_of_texts_whole() -> None:
    before = record(contact={"email": "a@example.invalid", "url": "b"}, missions=["x", "y"])
    after = record(contact={"email": "c@example.invalid", "url": "b"}, missions=["y", "x"])
    assert sorted(fields(before, after)) == [
        FieldChange(("contact", "email"), None, "a@example.invalid", "c@example.invalid"),
        FieldChange(("missions",), None, ["x", "y"], ["y", "x"]),
    ]


def test_a_value_of_another_type_is_replaced_whole() -> None:
    for old, new in (("a", ["a"]), (["a"], {"b": "c"}), ({"b": "c"}, "a"), ([{"b": "c"}], "a")):
        assert fields(record(odd=old), record(odd=new)) == [FieldChange(("odd",), None, old, new)]


def test_a_list_with_items_of_several_types_is_compared() -> None:
    before, after = [None, "a", {"b": "c"}, ["d"]], [{"b": "e"}, "a", None]
    rows = fields(record(odd=before), record(odd=after))
    assert rows
    assert all(row.before != row.after for row in rows)


def test_items_of_a_list_of_mappings_are_compared_where_they_replace_each_other() -> None:
    before = [{"text": "a"}, {"text": "b"}, {"text": "c"}]
    assert fields(record(steps=before), record(steps=[before[0], {"text": "x"}, before[2]])) == [
        FieldChange(("steps", "2", "text"), None, "b", "x")
    ]
    assert fields(record(steps=before), record(steps=before[1:])) == [
        FieldChange(("steps", "1", "text"), None, "a", None)
    ]


def test_evidence_is_compared_field_by_field() -> None:
    before = record(evidence={"name": ["s"], "role": {"derived": "name"}})
    after = record(evidence={"name": ["s", "t"], "role": {"classified": ["s"]}})
    assert fields(before, after) == [
        FieldChange(("evidence", "name"), None, ["s"], ["s", "t"]),
        FieldChange(("evidence", "role"), None, {"derived": "name"}, {"classified": ["s"]}),
    ]


def test_relations_are_gained_and_lost_and_are_no_fields() -> None:
    before = record("l", "labs", partners=["p", "q"], institute="i")
    (change,) = compared([before], [record("l", "labs", partners=["q", "r"], institute="j")])
    assert change.fields == []
    assert [(edge.field, edge.object) for edge in change.gained] == [
        *(("institute", "j"), ("partners", "r"))
    ]
    assert [(edge.field, edge.object) for edge in change.lost] == [
        *(("institute", "i"), ("partners", "p"))
    ]
    assert compared([before], [record("l", "labs", partners=["q", "p"], institute="i")]) == []


def test_a_kind_that_no_model_has_is_compared_too() -> None:
    rows = compared([record(plural="clubs", x="1", hosts=["a"])], [record(plural="clubs", x="2")])
    assert sorted(rows[0].fields) == [
        FieldChange(("hosts",), None, ["a"], None),
        FieldChange(("x",), None, "1", "2"),
    ]
    assert rows[0].lost == []


def test_a_record_is_renamed_if_its_former_id_no_longer_exists() -> None:
    old = record("old", name="A")
    (change,) = compared([old], [record("new", name="A", former_ids=["older", "old"])])
    assert (change.change, change.former) == ("renamed", old)
    assert [field.path for field in change.fields] == [("former_ids",)]
    (change,) = compared([old], [record("new", name="A", former_ids=["old"])])
    assert change.fields == []


def test_a_record_is_new_if_its_former_id_still_exists_or_never_did() -> None:
    old = record("old")
    new = record("new", former_ids=["old"])
    assert [row.change for row in compared([old], [old, new])] == ["added"]
    assert [row.change for row in compared([], [new])] == ["added"]
    both = [record("new"), old]
    assert [row.change for row in compared(both, [new])] == ["changed", "removed"]


def test_a_former_id_is_that_of_one_record() -> None:
    heirs = [record("one", former_ids=["old"]), record("two", former_ids=["old"])]
    for order in (heirs, heirs[::-1]):
        rows = compared([record("old")], order)
        assert {row.record.id: row.change for row in rows} == {"one": "renamed", "two": "added"}


def test_a_record_is_moved_to_another_kind_with_its_id_or_with_another() -> None:
    old = record("a", "labs")
    (change,) = compared([old], [record("a", "programmes")])
    assert (change.change, change.former) == ("moved", old)
    (change,) = compared([old], [record("b", "programmes", former_ids=["a"])])
    assert (change.change, change.former) == ("moved", old)


def test_citing_a_renamed_record_by_its_new_id_is_no_change() -> None:
    old = record("s", "sources")
    citing = {"sources": ["s"], "evidence": {"role": ["s", "t"]}, "topics": ["s"]}
    cited = {"sources": ["n"], "evidence": {"role": ["n", "t"]}, "topics": ["n"]}
    rows = compared(
        [old, record("i", "institutes", **citing)],
        [record("n", "sources", former_ids=["s"]), record("i", "institutes", **cited)],
    )
    assert [(row.change, row.record.id) for row in rows] == [("renamed", "n")]


def test_ids_of_former_records_that_are_no_list_are_ignored() -> None:
    for odd in ("old", {"a": "old"}, [["old"], None, "x"]):
        rows = compared([record("old")], [record("new", former_ids=odd)])
        assert [row.change for row in rows] == ["added", "removed"]
