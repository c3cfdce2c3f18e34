"""Ids, dates, numbers, words and structures that are not what they seem."""

from __future__ import annotations

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Code
from tests.hostile_records.hostile import PARTNER, SOURCE, Hostile, accepted, cited, refused

_NO_ID = {
    "a member of every object": "__proto__",
    "a path": "../../etc/passwd",
    "markup": "<script>alert(1)</script>",
    "capitals": "Institut",
    "a slash": "a/b",
    "a dot": "a.html",
    "a percent sign": "a%2fb",
    "a quotation mark": 'a"b',
    "a space": "a b",
    "a hyphen at its start": "-rf",
    "two hyphens": "a--b",
    "eighty-one letters": "x" * 81,
    "a letter of another script": "аbc",
    "Arabic digits": "٢٠٢٦",
}
_IDS = {
    "the number of a page": "2",
    "a name of a page": "index",
    "a page that is missing": "404",
    "a constructor": "constructor",
    "nothing": "null",
    "truth": "true",
    "a large number": "9" * 80,
    "zeros": "000",
    "a number with an exponent": "1e9",
    "a date": "2026-01-02",
    "a device": "con",
    "another device": "nul",
    "a word of eighty letters": "x" * 80,
    "the id of the content": "content",
    "the id of the search": "search",
    "an anchor of the page": "sources",
    "a selector": "has",
    "the name of a folder": "embed",
    "the name of another folder": "assets",
    "a code of a language": "ar",
    "a code of a region": "ma-04",
    "a feed": "feed",
    "a table": "sqlite-master",
}
_NO_DATE = {
    "markup": "<b>2026</b>",
    "a year of five digits": "99999",
    "a year before Christ": "-0001",
    "the year zero": "0000",
    "an interval": "2026/2027",
    "an approximation": "2026~",
    "a time": "2026-01-02T00:00:00Z",
    "a day that is none": "2026-02-30",
    "Arabic digits": "٢٠٢٦",
    "full-width digits": "２０２６",
    "a line break": "2026\n2027",
    "a formula": "=NOW()",
}
_NO_NUMBER = ("1e3", "NaN", "Infinity", "0x10", "1" * 400, "34,02", "٣٤", "<b>34</b>", "--1")
_NO_COUNT = ("0", "-1", "1e9", "99999999", "1.5", "٣", "1_000", "=1+1")
_NO_IDENTIFIER = {
    "ror": ("03xc55g6<", "https://evil.example/", "../../x"),
    "wikidata": ('Q1"onclick=alert(1)', "Q٣", "javascript:alert(1)"),
    "isni": ("0000 0001 2180 247<", "x" * 500),
}


def _code(text: str, code: Code) -> Code:
    """The problem of ``text``: ``code``, unless it has other letters that look like ASCII."""
    return code if text.isascii() else codes.LOOK_ALIKE


VALUES: list[Hostile] = [
    *(
        refused(f"an id with {what}", "partners", _code(text, codes.BAD_ID), id=text)
        for what, text in _NO_ID.items()
    ),
    *(accepted(f"an id that is {what}", "partners", id=text) for what, text in _IDS.items()),
    *(
        accepted(f"a former id that is {what}", "topics", former_ids=[f"{text}-x"[-80:]])
        for what, text in list(_IDS.items())[:4]
    ),
    refused("a former id that leaves its folder", "topics", codes.BAD_ID, former_ids=["../x"]),
    *(
        refused(f"a date with {what}", "events", _code(text, codes.BAD_DATE), starts=text)
        for what, text in _NO_DATE.items()
    ),
    accepted("the first and the last year", "events", starts="0001", ends="9999-12-31"),
    accepted("an end before its start", "events", starts="9999", ends="0001-01-01"),
    accepted(
        "dates far apart",
        "programmes",
        starts="0001-01",
        apply={"opens": "0001-01-01", "closes": "9999-12-31", "url": "https://example.org/?a='b'"},
    ),
    accepted("a signature before all", "agreements", signed="0001-01-01"),
    accepted("a source of the future", "sources", date="9999-12-31", accessed="9999-12-31"),
    accepted("a source of antiquity", "sources", date="0001", accessed="0001-01-01"),
    refused("a day that is a month", "sources", codes.NOT_A_DAY, accessed="2026-01"),
    *(
        refused(
            f"a latitude that is {text[:12]}",
            "institutes",
            _code(text, codes.BAD_NUMBER),
            location={"latitude": text, "longitude": "-6"},
        )
        for text in _NO_NUMBER
    ),
    accepted("a place at the pole", "institutes", location={"latitude": "90", "longitude": "-180"}),
    accepted(
        "a place nowhere",
        "institutes",
        region="MA-04",
        location={"latitude": "-0.00000001", "longitude": "000"},
    ),
    *(
        refused(
            f"a count that is {text}", "sources", _code(text, codes.BAD_COUNT), read_characters=text
        )
        for text in _NO_COUNT
    ),
    *(
        refused(
            f"an identifier of {name}: {text[:24]}",
            "partners",
            _code(text, codes.BAD_IDENTIFIER),
            identifiers={name: text},
        )
        for name, texts in _NO_IDENTIFIER.items()
        for text in texts
    ),
    accepted(
        "an identifier of four hundred digits",
        "partners",
        identifiers={"wikidata": f"Q{'9' * 400}", "isni": "0000 0001 2180 2473"},
    ),
    refused("a type that is markup", "partners", codes.NOT_IN_VOCABULARY, type="<script>"),
    refused("a type that is a member", "partners", codes.NOT_IN_VOCABULARY, type="__proto__"),
    refused("a country that is markup", "partners", codes.BAD_COUNTRY, country="<b"),
    refused("a region that is a selector", "partners", codes.BAD_REGION, region="MA-04']"),
    refused("a language that is markup", "sources", codes.BAD_LANGUAGE_CODE, language='"><b'),
    refused(
        "a level that is a style",
        "sources",
        codes.NOT_IN_VOCABULARY,
        level="official;position:fixed",
    ),
    refused(
        "a step that is a member",
        "labs",
        codes.NOT_IN_VOCABULARY,
        path=[{"step": "constructor", "sources": [SOURCE]}],
    ),
    refused(
        "a member of every object as a key",
        "labs",
        codes.UNKNOWN_KEY,
        "__proto__",
        __proto__={"x": "y"},
    ),
    refused("a key of markup", "labs", codes.UNKNOWN_KEY, "<script>", **{"<script>": "x"}),
    refused(
        "a key with an override", "labs", codes.HIDDEN_CHARACTER, None, **{"su\u202emmary": "x"}
    ),
    refused(
        "a language that is a member",
        "labs",
        codes.UNKNOWN_LANGUAGE,
        summary={"fr": "Résumé", "__proto__": "x"},
    ),
    refused("a text that is a list", "labs", codes.NOT_TEXT, summary=["a", "b"]),
    refused(
        "a text that is a mapping of markup",
        "labs",
        codes.UNKNOWN_LANGUAGE,
        summary={"fr": "Résumé", "<b>": "x"},
    ),
    refused("a list that is a text", "labs", codes.NOT_A_LIST, objectives="x"),
    refused("a group that is a text", "institutes", codes.NOT_A_MAPPING, contact="x"),
    refused("a source that is no record", "labs", codes.UNKNOWN_ID, sources=["evil"]),
    refused("a source that is a partner", "labs", codes.WRONG_KIND, sources=[PARTNER]),
    refused(
        "a dispute over a member",
        "labs",
        codes.UNKNOWN_FIELD,
        disputes=[{"field": "__proto__", "claims": [cited("x"), cited("y")]}],
    ),
    refused(
        "a gap in a member",
        "labs",
        codes.UNKNOWN_FIELD,
        not_found=[{"field": "constructor", "searched": "2026-01-02", "pages": "1"}],
    ),
    refused("evidence of a member", "labs", codes.UNKNOWN_FIELD, evidence={"__proto__": [SOURCE]}),
    refused("evidence of markup", "labs", codes.UNKNOWN_FIELD, evidence={"<script>": [SOURCE]}),
    refused(
        "a paragraph without a source",
        "labs",
        codes.NO_SOURCE,
        description=[{"text": "x", "sources": []}],
    ),
    refused(
        "a record that continues itself",
        "events",
        codes.RELATES_TO_ITSELF,
        "continues",
        id="hostile-itself",
        continues="hostile-itself",
    ),
    refused("a translation without French", "labs", codes.MISSING_FRENCH, name={"en": "x"}),
]
