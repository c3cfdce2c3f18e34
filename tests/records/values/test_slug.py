"""Ids from names, for suggestions and for new records."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.values.ids import MAX_ID, is_record_id
from jazari_catalogue.records.values.slug import numbered, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Œuvre d’Été", "l-oeuvre-d-ete"),
        ("L'Œuvre d'Été", "l-oeuvre-d-ete"),
        ("LʼŒUVRE D‘ÉTÉ", "l-oeuvre-d-ete"),
        ("L’Œuvre d’E\u0301te\u0301", "l-oeuvre-d-ete"),
        ("L’École d’IA  (2026)", "l-ecole-d-ia-2026"),
        ("Curriculum vitæ", "curriculum-vitae"),
        ("Straße, STRASSE, STRAẞE", "strasse-strasse-strasse"),
        ("Łódź Ærø Đakovo Þór Ħamrun Iğdır İzmir", "lodz-aero-dakovo-thor-hamrun-igdir-izmir"),
        ("Tiɣremt n Tmazight, Tamazɣa, taɛerbit", "tighremt-n-tmazight-tamazgha-taeerbit"),
        ("Jāmiʿat al-Qurʾān", "jamiat-al-quran"),
        ("R&D_Lab – 3ᵉ « Été »", "r-d-lab-3e-ete"),
        ("Marque™", "marque"),
        ("coo\u00adpé\u200bra\u200etive", "cooperative"),
        ("ﬁlière Ⅳ", "filiere-iv"),
        ("معهد IA ٢٠٢٦", "ia-2026"),
        ("journal.example", "journal-example"),
        ("--A__b--", "a-b"),
        ("1337", "1337"),
        ("2026_01", "2026-01"),
        ("معهد", ""),
        ("معهد 2026", ""),
        ("ⵉⵙⵉⵏ", ""),
        ("Ινστιτούτο", ""),
        ("…!", ""),
        ("", ""),
    ],
)
def test_a_name_in_any_script_becomes_one_id(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert not expected or is_record_id(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 79 + " y", "x" * 79),
        ("x" * 80 + " y", "x" * 80),
        ("x" * 90, "x" * MAX_ID),
        ("mot " * 30, "-".join(["mot"] * 20)),
        ("Université " * 9, "-".join(["universite"] * 7)),
    ],
)
def test_a_long_name_is_cut_between_words(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert is_record_id(expected)


def test_a_used_id_gets_the_first_free_number() -> None:
    assert numbered("mot", set()) == "mot"
    assert numbered("mot", {"mot", "mot-2"}) == "mot-3"


def test_a_numbered_id_is_no_longer_than_an_id_may_be() -> None:
    for longest in ("x" * MAX_ID, "-".join(["mot"] * 20)):
        record_id = numbered(longest, {longest})
        assert record_id.endswith("-2")
        assert is_record_id(record_id)
