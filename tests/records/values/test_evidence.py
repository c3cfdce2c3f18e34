"""What a value rests on: read as it is written, and compared by that."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.values.evidence import Basis, Evidence


@pytest.mark.parametrize(
    ("written", "basis", "sources", "field"),
    [
        (["a-source", "b-source"], Basis.STATED, ("a-source", "b-source"), None),
        ({"derived": "identifiers"}, Basis.DERIVED, (), "identifiers"),
        ({"classified": ["a-source"]}, Basis.CLASSIFIED, ("a-source",), None),
    ],
)
def test_evidence_is_read_back_as_it_was_written(
    written: list[str] | dict[str, object],
    basis: Basis,
    sources: tuple[str, ...],
    field: str | None,
) -> None:
    evidence = Evidence.of_written(written)
    assert (evidence.basis, evidence.sources, evidence.field) == (basis, sources, field)
    assert evidence.written() == written


def test_evidence_is_equal_if_it_is_written_the_same() -> None:
    stated, same = Evidence.of_written(["a-source"]), Evidence.of_written(["a-source"])
    assert stated == same
    assert len({stated, same}) == 1
    others = (["b-source"], {"classified": ["a-source"]}, {"derived": "a-source"})
    assert all(stated != Evidence.of_written(other) for other in others)
    assert stated != ["a-source"]
