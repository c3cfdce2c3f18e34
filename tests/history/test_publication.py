"""What removals ask to be silent about is in no published history."""

from __future__ import annotations

import msgspec

from jazari_catalogue.history.comparison import FieldChange
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.history.publication import for_publication
from jazari_catalogue.records.removal import Removal


def change(record_id: str, lost: str) -> Change:
    return Change(
        commit="0" * 40,
        day="2026-03-02",
        change="changed",
        address=Address("programmes", record_id),
        former=None,
        name={"fr": f"Nom de {record_id}"},
        fields=[FieldChange(("summary",), "fr", "Avant", "Après")],
        gained=[],
        lost=[("partners", lost)],
        time=1,
        region="MA-04",
    )


HISTORY = History(
    changes={"un": [change("un", "deux")], "deux": [change("deux", "un")]},
    addresses={"un": [Address("programmes", "un")], "deux": [Address("programmes", "deux")]},
)


def removal(**more: object) -> Removal:
    values = {"id": "deux", "former_kind": "programme", "removed": "2026-03-02"}
    return Removal.model_validate({**values, **more})


def test_a_removal_with_page_and_name_hides_nothing() -> None:
    assert for_publication(HISTORY, [removal(name="Deux")]) == HISTORY
    assert for_publication(HISTORY, []) == HISTORY


def test_nothing_is_told_of_a_record_without_a_page_nor_of_relations_to_it() -> None:
    published = for_publication(HISTORY, [removal(page="none", reason="Inventé.")])
    assert list(published.changes) == list(published.addresses) == ["un"]
    assert "deux" not in repr(published)
    assert published.changes["un"][0].fields == HISTORY.changes["un"][0].fields


def test_no_value_of_another_record_cites_a_record_that_must_not_be_known() -> None:
    values = [
        FieldChange(("evidence", "city"), None, {"classified": ["deux", "trois"]}, ["trois"]),
        FieldChange(("path", "1", "sources"), None, ["trois"], ["trois", "ancien-deux"]),
        FieldChange(("city",), None, "Deux", "Trois"),
    ]
    one = msgspec.structs.replace(change("un", "ancien-deux"), fields=values)
    addresses = [Address("programmes", "ancien-deux"), Address("programmes", "deux")]
    nothing_else = msgspec.structs.replace(one, fields=values[:2])
    renamed = msgspec.structs.replace(nothing_else, change="renamed")
    changes = {"un": [one, nothing_else, renamed], "deux": []}
    history = History(changes=changes, addresses={"deux": addresses})
    published = for_publication(history, [removal(page="none", reason="Inventé.")])
    assert [change.fields for change in published.changes["un"]] == [values[2:], []]
    assert "deux" not in repr(published)


def test_no_old_value_of_another_record_mentions_a_name_that_must_not_be_known() -> None:
    values = [
        FieldChange(("text",), "fr", "Avec le nom DE ancien-deux.", "Avec lui."),
        FieldChange(("links", "1"), None, {"url": "https://a.example/deux-trois/"}, None),
        FieldChange(("by", "deux-trois"), None, None, "x"),
        FieldChange(("text",), "en", "Nom de ancien-deuxième, deux-trois-quatre", None),
    ]
    one = msgspec.structs.replace(change("un", "quatre"), fields=values)
    named = change("ancien-deux", "quatre")
    also = msgspec.structs.replace(change("deux", "quatre"), name="Nom de un")
    history = History(changes={"un": [one], "deux": [named, also]})
    for how in ({"page": "none", "reason": "Inventé."}, {}):
        silent = for_publication(history, [removal(**how, former_ids=["deux-trois"])])
        assert silent.changes["un"][0].fields == (values[3:] if how else values[1:])
        assert silent.changes["un"][0].name == one.name


def test_an_id_that_another_record_has_by_now_is_not_hidden() -> None:
    addresses = [Address("programmes", "un"), Address("programmes", "deux")]
    history = History(
        changes={"trois": [change("trois", "un")], "un": [], "deux": []},
        addresses={"deux": addresses},
    )
    published = for_publication(history, [removal(page="none", reason="Inventé.")])
    assert published.changes["trois"] == history.changes["trois"]


def test_of_a_removed_record_without_a_name_only_the_days_are_published() -> None:
    published = for_publication(HISTORY, [removal()])
    (change,) = published.changes["deux"]
    assert (change.day, change.change, change.name, change.fields, change.lost, change.region) == (
        "2026-03-02",
        "changed",
        None,
        [],
        [],
        None,
    )
    assert published.changes["un"] == HISTORY.changes["un"]


def test_the_history_that_is_kept_stays_whole() -> None:
    before = repr(HISTORY)
    for_publication(HISTORY, [removal(page="none", reason="Inventé.")])
    assert repr(HISTORY) == before
