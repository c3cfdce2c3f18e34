from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import pages

if TYPE_CHECKING:
    from pathlib import Path

OURS = """<div id="at-city" data-field="city" data-strength="single"><dd>Ville fictive 01</dd></div>
<a href="../../../fr/labs/laboratoire-fictif-0001/"><bdi>Laboratoire fictif 0001</bdi></a>
<a href="https://editeur-01.invalid/source/0001" rel="external">Source fictive 0001</a>
<a href="#source-1"><span class="vh">Source </span>[1]</a>
<script type="application/ld+json">{"hasPart":[{"@id":"#at-city","text":"Fès"}]}</script>"""

THEIRS = """<p id="at-city" data-field="city" data-strength="single">Ville fictive 01</p>
<a href="/fr/labs/laboratoire-fictif-0001/">Laboratoire fictif 0001</a>
<cite><a href="https://editeur-01.invalid/source/0001">0001</a></cite>
<sup><a href="#source-1">1</a></sup>
<script type="application/ld+json">{"hasPart": [{"text": "Fès", "@id": "#at-city"}]}</script>"""


def difference(folder: Path, ours: str, theirs: str) -> str | None:
    one, other = folder / "ours.html", folder / "theirs.html"
    one.write_text(ours, encoding="utf-8")
    other.write_text(theirs, encoding="utf-8")
    return pages.first_difference({"page": one}, {"page": other}, {"page"})


def test_different_markup_of_the_same_facts_is_no_difference(tmp_path: Path) -> None:
    assert difference(tmp_path, OURS, THEIRS) is None


def test_a_missing_field_link_source_mark_or_claim_is_a_difference(tmp_path: Path) -> None:
    aspects = ("fields", "links to records", "addresses", "links to evidence", "claims")
    for line, aspect in zip(THEIRS.splitlines(), aspects, strict=True):
        result = difference(tmp_path, OURS, THEIRS.replace(line, ""))
        assert result is not None
        assert result.startswith(f"page: {aspect}")


def test_another_strength_is_a_difference(tmp_path: Path) -> None:
    result = difference(tmp_path, OURS, THEIRS.replace("single", "official"))
    assert result is not None
    assert result.startswith("page: strengths of values")


def test_dates_on_other_lines_are_a_difference(tmp_path: Path) -> None:
    date = '<dd><time datetime="2026-01-12"><bdi>12 janvier 2026</bdi></time></dd>'
    lines = f'<dl class="dates"><div><dt>a</dt>{date}</div><div><dt>b</dt><dd>…</dd></div></dl>'
    moved = f'<dl class="dates"><div><dt>a</dt><dd>…</dd></div><div><dt>b</dt>{date}</div></dl>'
    assert difference(tmp_path, OURS + lines, THEIRS + lines) is None
    result = difference(tmp_path, OURS + lines, THEIRS + moved)
    assert result is not None
    assert result.startswith("page: dates")


def test_pages_about_the_evidence_of_all_records_are_compared_in_every_language() -> None:
    files = ("fr/gaps/page/2/index.html", "ar/timeline/index.html", "fr/institutes/index.html")
    assert pages.evidence_pages((*files, "index.html")) == {*files[:2]}


def test_each_edit_starts_from_the_name_that_the_previous_one_wrote() -> None:
    first, second = pages.edited_name(1), pages.edited_name(2)
    assert first[0] == "Institut fictif 0002"
    assert second[0] == first[1]
    assert second[1] != first[1]
