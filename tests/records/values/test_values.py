"""Types of values: what each accepts, what each refuses."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.values import page_titles
from jazari_catalogue.records.values.addresses import Email, Url
from jazari_catalogue.records.values.coordinates import Latitude
from jazari_catalogue.records.values.countries import Country
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.identifiers import Isni, Ror, Wikidata
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.regions import Region
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.yaml.document import Mapping
from jazari_catalogue.records.yaml.reader import parse_document
from tests.work import guarded


def accepts(kind: Any, written: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(written)
    except ValidationError:
        return False
    return True


def read(written: str) -> object:
    document = parse_document(f"description: {written}\n", "records.yaml")
    assert not document.problems
    assert isinstance(document.value, Mapping)
    return document.value["description"]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "true",
        "012",
        "0x1F",
        "0o17",
        "1e3",
        "1_000",
        ".inf",
        "12:30:45",
        "2026",
        "2026-01",
        "2026-01-12",
        "2026-01-12T10:00:00Z",
        "=",
        "<<",
        "1.10",
        "+212",
        "-6.84",
    ],
)
def test_every_scalar_stays_text_as_written(written: str) -> None:
    assert read(written) == written
    assert read(f'"{written}"') == written


@pytest.mark.parametrize("written", ["~", "null", "Null", "NULL"])
def test_null_is_text_only_between_quotes(written: str) -> None:
    document = parse_document(f"a: {written}\n", "a.yaml")
    (problem,) = document.problems
    assert (problem.code, problem.line, problem.column) == (codes.NULL, 1, 4)
    assert read(f'"{written}"') == written


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'L''institut'", "L'institut"),
        (r'"deux\nlignes"', "deux\nlignes"),
        (">-\n  plié\n  en une", "plié en une"),
        ("|\n  deux\n  lignes\n", "deux\nlignes\n"),
        ("deux\n  lignes", "deux lignes"),
        ("“Texte”", "“Texte”"),
        ("Prix\u00a0: un", "Prix\u00a0: un"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("100 %", "100 %"),
        ("a:b", "a:b"),
        ("https://example.org/?a=b#c", "https://example.org/?a=b#c"),
        ('""', ""),
    ],
)
def test_folded_and_quoted_texts_are_read_as_yaml_defines(written: str, text: str) -> None:
    if "\u00a0:" in written:
        written = f'"{written}"'
    assert read(written) == text


@pytest.mark.parametrize("date", ["2026", "2026-01", "2026-01-12", "2024-02-29", "0789"])
def test_edtf_level_0_is_a_date(date: str) -> None:
    assert TypeAdapter(Edtf).validate_python(date) == date


@pytest.mark.parametrize(
    "date",
    [
        "",
        " 2026",
        *[
            "26",
            "2026-",
            "2026-1",
            "2026-13",
            "2026-00",
            "2026-02-29",
            "2026-04-31",
            "2026/01/12",
            "20260112",
        ],
        *["2026-01-12T00:00", "2026~", "2026-01-12/2026-02", "٢٠٢٦"],
    ],
)
def test_other_texts_are_no_dates(date: str) -> None:
    assert not accepts(Edtf, date)


def test_a_day_has_year_month_and_day() -> None:
    assert accepts(Day, "2026-01-12")
    assert not any(accepts(Day, date) for date in ("2026", "2026-01", "2026-02-30", "hier"))


@pytest.mark.parametrize(
    "ror",
    # Morocco and elsewhere, as ROR lists them.
    ["03xc55g68", "001q4kn48", "00r8w8f84", "02mhbdp94", "05a28rw58"],
)
def test_check_digits_of_ror_ids_are_verified(ror: str) -> None:
    assert accepts(Ror, ror)
    wrong = ror[:-1] + str((int(ror[-1]) + 1) % 10)
    swapped = ror[0] + ror[2] + ror[1] + ror[3:]
    assert not accepts(Ror, wrong)
    assert ror[1] == ror[2] or not accepts(Ror, swapped)


@pytest.mark.parametrize(
    "ror", ["https://ror.org/03xc55g68", "03XC55G68", "3xc55g68", "03xi55g68", "03xc55g6", ""]
)
def test_other_texts_are_no_ror_ids(ror: str) -> None:
    assert not accepts(Ror, ror)


@pytest.mark.parametrize("isni", ["0000 0001 2180 2473", "0000000121802473", "0000 0001 2281 955X"])
def test_the_check_digit_of_an_isni_is_verified(isni: str) -> None:
    assert accepts(Isni, isni)
    assert not accepts(Isni, isni[:-1] + ("0" if isni[-1] != "0" else "1"))


@pytest.mark.parametrize(
    "isni", ["0000 0001 2180", "0000-0001-2180-2473", "0000 0001 2281 955x", ""]
)
def test_other_texts_are_no_isni(isni: str) -> None:
    assert not accepts(Isni, isni)


@pytest.mark.parametrize("number", ["34", "34.02", "-6.84", "0", "90", "-90.0"])
def test_latitude_is_a_decimal_number(number: str) -> None:
    assert TypeAdapter(Latitude).validate_python(number) == float(number)


@pytest.mark.parametrize(
    "number", ["34,02", "1e1", "nan", "inf", "90.1", "-91", "34°02", " 34", "٣٤", "0x1F", "", "+34"]
)
def test_other_texts_are_no_latitudes(number: str) -> None:
    assert not accepts(Latitude, number)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c&d=%C3%A9#e",
        "https://xn--mgbh0fb.example/",
        "https://مثال.example/صفحة",
        "https://example.org/a(b)",
    ],
)
def test_whole_web_addresses_are_accepted(url: str) -> None:
    assert TypeAdapter(Url).validate_python(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/page",
        "page.html",
        "//example.org/",
        "www.example.org",
        "mailto:contact@example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "HTTPS://example.org",
        "https:example.org",
        "https://",
        "https://localhost/",
        "https://.org",
        "https://example..org/",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://@example.org/",
        "https://example.org:port/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://[example.org/",
        "https://example.org/a b",
        "https://example.org\\@other.example/",
        'https://example.org/"onmouseover="x',
        "https://example.org/<script>",
        " https://example.org/",
        "https://example.org/\n",
    ],
)
def test_other_texts_are_no_web_addresses(url: str) -> None:
    assert not accepts(Url, url)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (
            RecordId,
            ["a", "a-1", "012", "x" * 80],
            ["", "A", "a--b", "-a", "a_b", "é", "x" * 81],
        ),
        (Email, ["a.b+c@example.org"], ["a", "a@b", "a@b.c d", "<a@b.org>", "a@b.org\n"]),
        (Region, ["MA-01", "MA-12"], ["MA-13", "ma-01", "MA-1", "Rabat"]),
        (Country, ["MA", "FR"], ["ma", "MAR", "Maroc", "XX", "EU"]),
        (LanguageCode, ["fr", "zgh"], ["FR", "f", "fr-MA", "français"]),
        (Wikidata, ["Q1028"], ["1028", "Q0", "q1028", "Q"]),
        (PlainText, ["x", "é"], ["", "  ", "e\u0301"]),
    ],
)
def test_each_type_accepts_only_its_own_format(
    kind: Any, right: list[str], wrong: list[str]
) -> None:
    assert [text for text in right if not accepts(kind, text)] == []
    assert [text for text in [*wrong, None, 1, [], {}] if accepts(kind, text)] == []


def local(written: object) -> LocalText:
    return TypeAdapter(LocalText).validate_python(written)


def test_a_plain_text_is_the_same_in_every_language() -> None:
    name = local("Exemple")
    assert [name.in_language(code) for code in ("fr", "ar", "zgh")] == [("Exemple", None)] * 3
    assert name.has("ar")
    assert name.texts() == ["Exemple"]


def test_a_missing_translation_falls_back_to_french_with_its_language() -> None:
    name = local({"ar": "مثال", "fr": "Exemple"})
    assert name.in_language("ar") == ("مثال", "ar")
    assert name.in_language("en") == ("Exemple", "fr")
    assert name.has("ar")
    assert not name.has("en")


def test_written_returns_the_value_of_the_file() -> None:
    written = {"fr": "Exemple", "en": "Exemple", "ar": "مثال"}
    assert local(written).written() == written
    assert local(written).texts() == ["Exemple", "مثال"]
    assert local(written) == local(dict(written))
    assert local(written) != local("Exemple")
    assert len({local("a"), local("a"), local({"fr": "a"})}) == 2


def test_all_faults_of_a_text_are_reported_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        local({"en": "", "ar": ["x"], "zgh": "e\u0301"})
    (error,) = caught.value.errors()
    assert error["ctx"]["faults"] == [
        ("empty_value", "en"),
        ("not_text", "ar"),
        ("not_normalized", "zgh"),
        ("missing_french", None),
    ]


@pytest.mark.parametrize("written", ["fr:Exemple", "ar:مثال", "fr:Un en:One"])
def test_a_language_without_a_space_after_its_colon_is_an_error(written: str) -> None:
    assert not accepts(LocalText, written)
    assert accepts(LocalText, f"Exemple {written}")
    assert accepts(LocalText, "en://exemple")


def test_a_long_title_of_encoded_letters_takes_linear_time() -> None:
    with guarded():
        assert not page_titles._ADDRESS.fullmatch("%e2" * 300_000 + " x")
