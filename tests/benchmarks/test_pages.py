from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import pages

if TYPE_CHECKING:
    from pathlib import Path

OURS = """<div data-field="city"><dd>Ville fictive 01</dd></div>
<a href="../../../fr/labs/laboratoire-fictif-0001/"><bdi>Laboratoire fictif 0001</bdi></a>
<a href="https://example.invalid/source/0001" rel="external">Source fictive 0001</a>"""

THEIRS = """<p data-field="city">Ville fictive 01</p>
<a href="/fr/labs/laboratoire-fictif-0001/">Laboratoire fictif 0001</a>
<cite><a href="https://example.invalid/source/0001">Source fictive 0001</a></cite>"""


def difference(folder: Path, ours: str, theirs: str) -> str | None:
    one, other = folder / "ours.html", folder / "theirs.html"
    one.write_text(ours, encoding="utf-8")
    other.write_text(theirs, encoding="utf-8")
    return pages.first_difference({"page": one}, {"page": other}, {"page"})


def test_different_markup_of_the_same_facts_is_no_difference(tmp_path: Path) -> None:
    assert difference(tmp_path, OURS, THEIRS) is None


def test_a_missing_field_link_or_source_is_a_difference(tmp_path: Path) -> None:
    for line, aspect in zip(THEIRS.splitlines(), ("fields", "links", "addresses"), strict=True):
        result = difference(tmp_path, OURS, THEIRS.replace(line, ""))
        assert result is not None
        assert result.startswith(f"page: {aspect}")


def test_each_edit_starts_from_the_name_that_the_previous_one_wrote() -> None:
    first, second = pages.edited_name(1), pages.edited_name(2)
    assert first[0] == "Institut fictif 0002"
    assert second[0] == first[1]
    assert second[1] != first[1]
