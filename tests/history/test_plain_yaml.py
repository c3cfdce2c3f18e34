"""Record files of any age are read as plain data, or are unreadable; nothing else happens."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jazari_catalogue.history.plain import PlainRecord
from jazari_catalogue.history.plain_yaml import Unreadable, records_in
from tests.work import growth

READABLE = {
    "nothing": ("", []),
    "only comments": ("# rien\n", []),
    "an empty document": ("---\n...\n", []),
    "a list without records": ("topics:\npartners: []\n", []),
    "text stays text": (
        "topics: [{id: a, b: no, c: 2026-01, d: 0o7, e: '~', f: 1.0}]",
        [("topics", "a", {"b": "no", "c": "2026-01", "d": "0o7", "e": "~", "f": "1.0"})],
    ),
    "quotes and folds are layout": (
        "topics:\n- id: 'a'\n  b: \"c \\x41\"\n  d: >-\n    e\n    f\n  g: |\n    h\n",
        [("topics", "a", {"b": "c A", "d": "e f", "g": "h"})],
    ),
    "nothing is no value": (
        "topics: [{id: a, b: '', c: [], d: {}, e: {f: {g: ''}}, h: }]",
        [("topics", "a", {})],
    ),
    "null is no value, but a text in quotes": (
        "topics: [{id: a, b: null, c: ~, d: {e: NULL}, f: 'null'}]",
        [("topics", "a", {"f": "null"})],
    ),
    "an empty item keeps its number": (
        "topics: [{id: a, b: ['', c]}]",
        [("topics", "a", {"b": [None, "c"]})],
    ),
    "a byte order mark": ("\ufefftopics: [{id: a}]", [("topics", "a", {})]),
    "Windows": ("topics:\r\n  - id: a\r\n    b: c\r\n", [("topics", "a", {"b": "c"})]),
    "an alias": (
        "topics: [{id: a, b: &x [c, d]}, {id: e, f: *x}]",
        [("topics", "a", {"b": ["c", "d"]}), ("topics", "e", {"f": ["c", "d"]})],
    ),
    "a tag is ignored": ("topics: [{id: a, b: !!int 7}]", [("topics", "a", {"b": "7"})]),
    "a kind that no model has": ("clubs: [{id: a}]", [("clubs", "a", {})]),
    "ids that would be refused today": ("topics: [{id: É_a}]", [("topics", "É_a", {})]),
}


@pytest.mark.parametrize("name", READABLE)
def test_a_file_is_read(name: str) -> None:
    text, records = READABLE[name]
    assert records_in(text.encode()) == [PlainRecord(*record) for record in records]


UNREADABLE = {
    "a text": b"topics",
    "a list": b"- id: a",
    "two documents": b"topics: []\n---\ntopics: []\n",
    "an open bracket": b"topics: [",
    "an open quote": b'topics: [{id: "a}]',
    "a tab for spaces": b"topics:\n\t- id: a\n",
    "marks of a conflict": b"<<<<<<< HEAD\ntopics: []\n=======\n>>>>>>> x\n",
    "no UTF-8": "topics: [{id: é}]".encode("latin-1"),
    "UTF-16": "topics: [{id: a}]".encode("utf-16"),
    "a control character": b"topics: [{id: a\x01}]",
    "a mapping for a list": b"topics: {id: a}",
    "records that are texts": b"topics: [a]",
    "a record without id": b"topics: [{name: a}]",
    "a record with an empty id": b"topics: [{id: ''}]",
    "a record whose id is a list": b"topics: [{id: [a]}]",
    "an empty record": b"topics: [{}]",
    "a list twice": b"topics: []\ntopics: []\n",
    "a key twice": b"topics: [{id: a, b: c, b: d}]",
    "a key that is a list": b"topics: [{id: a, [b]: c}]",
    "a key that is an alias": b"topics: [{id: &x a, *x : c}]",
    "an alias of nothing": b"topics: [{id: a, b: *x}]",
    "an alias of what it is in": b"topics: [{id: a, b: &x [*x]}]",
    "many levels of brackets": b"topics: " + b"[" * 300_000,
    "many levels of braces": b"topics: " + b"{a: " * 300_000,
    "many levels of dashes": b"topics:\n" + b"- " * 20_000 + b"a",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_is_unreadable(name: str) -> None:
    with pytest.raises(Unreadable):
        records_in(UNREADABLE[name])


def test_aliases_of_aliases_are_refused_at_once() -> None:
    def read(levels: int) -> None:
        aliases = "".join(
            f"    l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]\n"
            for level in range(1, levels)
        )
        text = f"topics:\n  - id: a\n    l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n{aliases}"
        with pytest.raises(Unreadable):
            records_in(text.encode())

    assert growth(read, 3, 5) < 2, "ten times as many values with each level"
    read(10)


_SCALARS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=6)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_SCALARS, inner, max_size=3),
    max_leaves=12,
)


def without_empty(value: object) -> object:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return [without_empty(item) for item in value] or None
    assert isinstance(value, dict)
    kept = {key: without_empty(item) for key, item in value.items()}
    return {key: item for key, item in kept.items() if item is not None} or None


@given(
    st.dictionaries(_SCALARS.filter(lambda key: key != "id"), _VALUES, max_size=4), st.booleans()
)
def test_what_was_written_is_read(fields: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(
        {"topics": [{"id": "a", **fields}]}, allow_unicode=True, default_flow_style=flow
    )
    (record,) = records_in(text.encode())
    assert record.id == "a"
    assert (record.fields or None) == without_empty(fields)
