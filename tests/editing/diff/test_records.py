"""Two catalogues compared record by record, without the command that reports it."""

from __future__ import annotations

from jazari_catalogue.editing.diff.records import Difference, difference
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.yaml.reader import parse_document
from tests.work import growth

SOURCES = (
    "sources:\n  - {id: s, publisher: P, url: https://a.example/, accessed: 2026-01-02, "
    "language: fr, level: press}\n"
)


def searches(pages: list[int]) -> Catalogue:
    """A partner for whose name was looked in vain in so many ``pages``, each time."""
    items = "".join(
        f"      - {{field: name, searched: 2026-01-01, pages: {count}}}\n" for count in pages
    )
    text = f"partners:\n  - id: p\n    name: N\n    summary: S\n    not_found:\n{items}"
    return catalogue_of([parse_document(f"{SOURCES}{text}    sources: [s]\n", "a.yaml")])


def changed(before: list[int], after: list[int]) -> list[tuple[tuple[str, ...], object, object]]:
    compared: Difference = difference(searches(before), searches(after))
    return [
        (field.path[1:], field.before, field.after)
        for change in compared.records
        for field in change.fields
    ]


def test_one_of_several_equal_items_is_removed_alone() -> None:
    assert [path for path, _, _ in changed([1, 1, 2], [1, 2])] == [
        ("2", "field"),
        ("2", "searched"),
        ("2", "pages"),
    ]
    assert changed([1, 1, 2], [1, 1, 3]) == [(("3", "pages"), 2, 3)]


def test_many_equal_items_are_compared_in_quadratic_time() -> None:
    """The matcher takes quadratic time where every other item differs; equal ones add none."""
    small, large = ((searches([1, 1] * half), searches([1, 2] * half)) for half in (20, 200))
    assert growth(lambda both: difference(*both), small, large) < 40
