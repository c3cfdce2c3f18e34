"""Removals: what record files say of removed records; and ids that were of another kind."""

from __future__ import annotations

from datetime import date

import pytest

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import RecordFile
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.permalinks import Permalinks
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.reloading import RecordCache
from jazari_catalogue.records.removal import ENTRIES, Removal
from jazari_catalogue.records.splitting import split
from tests.records.cases import VALID, VALID_RECORDS

REMOVALS = """\
# Invented.
removals:
  - id: institut-retire
    former_ids: [institut-oublie]
    name: {fr: Institut retiré, ar: معهد محذوف}
    former_kind: institute
    removed: 2026-03-02
    reason: {fr: "Inventé : pour un test."}
    replaced_by: institut-exemple

  - id: evenement-retire
    former_kind: event
    removed: 2026-03-03
    reason: Inventé.
    page: none
"""
TOPICS = """\
topics:
  - id: theme-un
    former_ids: [theme-un]
    name: Un
    summary: Inventé.
"""


def files_of(*texts: str) -> list[RecordFile]:
    valid = RecordFile("valid.yaml", VALID.read_bytes())
    return [valid, *(RecordFile(f"{i}.yaml", text.encode()) for i, text in enumerate(texts))]


def read(*texts: str) -> Catalogue:
    return catalogue_of([file.document() for file in files_of(*texts)])


def problems_of(*texts: str) -> list[tuple[str, str]]:
    with pytest.raises(CatalogueError) as caught:
        read(*texts)
    return [(problem.code.number, problem.message("en")) for problem in caught.value.problems]


def test_a_removal_is_no_record() -> None:
    catalogue = read(REMOVALS)
    assert list(catalogue.removals) == ["institut-retire", "evenement-retire"]
    assert len(catalogue) == VALID_RECORDS
    assert "institut-retire" not in catalogue
    assert Removal not in catalogue.kinds()
    assert "removal" not in catalogue.counted()
    assert all(
        edge.subject != "institut-retire" for edges in catalogue.incoming.values() for edge in edges
    )


def test_a_removal_says_what_was_removed_when_and_why() -> None:
    removal = read(REMOVALS).removals["institut-retire"]
    assert removal.former is KINDS[removal.former_kind]
    assert removal.removed == "2026-03-02"
    assert removal.replaced_by == "institut-exemple"
    assert removal.has_page
    assert removal.reason is not None
    assert removal.reason.in_language("ar").text == "Inventé : pour un test."


def test_a_removal_may_say_that_it_has_a_page() -> None:
    removals = read(REMOVALS.replace("page: none", "page: notice")).removals
    assert removals["evenement-retire"].has_page
    assert not read(REMOVALS).removals["evenement-retire"].has_page


def test_removals_of_several_files_merge() -> None:
    other = "removals:\n  - {id: autre-retire, former_kind: lab, removed: 2026-03-04}\n"
    assert len(read(REMOVALS, other).removals) == 3


def test_no_new_record_may_have_the_id_of_a_removed_one() -> None:
    assert {"institut-retire", "institut-oublie", "institut-exemple", "institut-ancien"} <= read(
        REMOVALS
    ).taken_ids()


def warnings(text: str) -> list[tuple[str, int]]:
    """The codes of what house rules find in ``text``, and the lines."""
    file = RecordFile("removals.yaml", text.encode())
    problems = house_problems([file.document()], read(text), date(2026, 4, 1))
    return [(one.code.number, one.line) for one in problems]


def test_house_rules_for_records_are_not_for_removals() -> None:
    assert warnings(REMOVALS) == [("CAT302", 8)]


def test_what_the_page_of_a_removal_shows_is_held_to_house_rules() -> None:
    reason = "reason: {fr: Écrire à a.b@gmail.com., ar: مختلق., en: “Invented”}"
    hard = REMOVALS.replace("reason: Inventé.", reason).replace("2026-03-03", "2026-05-01")
    assert warnings(hard)[1:] == [("CAT312", 13), ("CAT313", 14), ("CAT306", 14)]


def test_two_removals_of_one_id_are_refused() -> None:
    twice = REMOVALS + REMOVALS.split("removals:\n")[1].split("\n\n")[0] + "\n"
    assert ("CAT201", "The id “institut-retire” is already taken: 0.yaml:3.") in problems_of(twice)


def test_a_record_with_the_former_id_of_a_removal_is_refused() -> None:
    topic = TOPICS.replace("id: theme-un", "id: institut-oublie", 1)
    assert [code for code, _ in problems_of(REMOVALS, topic)] == ["CAT201"]


def test_a_cited_former_id_is_called_one() -> None:
    lab = (
        "labs:\n  - id: labo-neuf\n    name: Labo\n    summary: Inventé.\n"
        "    institute: institut-ancien\n    sources: [source-exemple]\n"
    )
    ((code, message),) = problems_of(lab)
    assert code == "CAT202"
    assert "no record has this id; another record had it before" in message


@pytest.mark.parametrize("cited", ["institut-retire", "institut-oublie"])
def test_a_cited_id_that_was_removed_is_called_removed_and_what_replaced_it_is_named(
    cited: str,
) -> None:
    lab = (
        "labs:\n  - id: labo-neuf\n    name: Labo\n    summary: Inventé.\n"
        f"    institute: {cited}\n    sources: [source-exemple]\n"
    )
    with pytest.raises(CatalogueError) as caught:
        read(REMOVALS, lab)
    (problem,) = caught.value.problems
    assert problem.code.number == "CAT211"
    assert "removed on 2026-03-02" in problem.message("en")
    assert problem.fix("fr").startswith("Citer «\u00a0institut-exemple\u00a0»")


def test_a_record_may_have_its_own_id_among_its_former_ones_once() -> None:
    assert read(TOPICS)["theme-un"].former_ids == ["theme-un"]
    twice = TOPICS.replace("[theme-un]", "[theme-un, theme-un]")
    assert [code for code, _ in problems_of(twice)] == ["CAT201"]


# ---- the cache of records -----------------------------------------------------------------------


def test_each_removal_is_a_part_of_its_own() -> None:
    parts = split(REMOVALS.encode())
    assert [part.record_line for part in parts] == [3, 11]


def test_removals_from_a_cache_are_those_that_are_read() -> None:
    kept = RecordCache()
    first = kept.load(files_of(REMOVALS, TOPICS))
    changed = REMOVALS.replace("2026-03-02", "2026-04-02")
    again = kept.load(files_of(changed, TOPICS))
    assert again.removals == read(changed, TOPICS).removals
    assert again.removals != first.removals
    assert again.locations == read(changed, TOPICS).locations


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("former_ids: [institut-oublie]", "former_ids: [institut-ancien]"),
        ("id: evenement-retire", "id: journee-exemple"),
        ("replaced_by: institut-exemple", "replaced_by: evenement-retire"),
        ("replaced_by: institut-exemple", "replaced_by: institut-inconnu"),
        ("    reason: Inventé.\n", ""),
        ("former_ids: [institut-oublie]", "former_ids: [institut-retire, institut-retire]"),
    ],
)
def test_a_wrong_removal_is_refused_with_a_cache_as_without(before: str, after: str) -> None:
    kept = RecordCache()
    kept.load(files_of(REMOVALS))
    wrong = REMOVALS.replace(before, after)
    assert wrong != REMOVALS
    with pytest.raises(CatalogueError) as caught:
        kept.load(files_of(wrong))
    numbers = [(problem.code.number, problem.message("en")) for problem in caught.value.problems]
    assert numbers == problems_of(wrong)


def test_the_cache_refuses_a_record_that_cites_a_removed_one() -> None:
    kept = RecordCache()
    kept.load(files_of(REMOVALS))
    cites = (
        "labs:\n  - id: labo-neuf\n    name: L\n    summary: I\n    institute: institut-retire\n"
    )
    with pytest.raises(CatalogueError):
        kept.load(files_of(REMOVALS, cites + "    sources: [source-exemple]\n"))
    event = "events:\n  - id: jour\n    name: J\n    summary: I\n    announces: [institut-retire]\n"
    with pytest.raises(CatalogueError):
        kept.load(files_of(REMOVALS, event + "    sources: [source-exemple]\n"))


# ---- permalinks ---------------------------------------------------------------------------------


def test_records_former_ids_and_removals_settle_addresses() -> None:
    permalinks = Permalinks(read(REMOVALS, TOPICS))
    settled = [
        ("institutes", "institut-exemple"),
        ("institutes", "institut-ancien"),
        ("events", "institut-ancien"),
        ("institutes", "institut-retire"),
        ("labs", "institut-oublie"),
        ("events", "evenement-retire"),
        ("events", "theme-un"),
    ]
    lost = [
        ("labs", "institut-exemple"),
        ("events", "institut-retire"),
        ("institutes", "evenement-retire"),
        ("topics", "inconnu"),
    ]
    assert all(permalinks.settle(*address) for address in settled)
    assert not any(permalinks.settle(*address) for address in lost)


def test_a_removal_is_of_no_kind() -> None:
    assert set(ENTRIES) - set(KINDS) == {Removal.kind}
    assert Removal.plural not in {kind.plural for kind in KINDS.values()}
