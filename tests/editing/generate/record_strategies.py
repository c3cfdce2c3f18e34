"""Hypothesis strategies for record files: valid by the models, or with one change."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record_fields import evidenced, sourced
from jazari_catalogue.records.values.addresses import Email, Phone, Url
from jazari_catalogue.records.values.coordinates import Latitude, Longitude
from jazari_catalogue.records.values.countries import COUNTRIES, Country
from jazari_catalogue.records.values.counts import Count
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.records.values.identifiers import Isni, Ror, Wikidata
from jazari_catalogue.records.values.ids import FieldName, RecordId, SourceId, SourceIds
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.regions import REGIONS, Region
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.vocabularies import Vocabulary


class Scalar(NamedTuple):
    """A text of a record file, in quotes or, if YAML allows it, without."""

    text: str
    quoted: bool


def scalars(*texts: str) -> st.SearchStrategy[Scalar]:
    return st.builds(Scalar, st.sampled_from(texts), st.booleans())


def split(texts: str) -> list[str]:
    """The texts in `texts`, which are separated by spaces."""
    return texts.split()


WORDS = (
    *split("Exemple مثال no yes on true False 12 012 0x1f 1e3 -3.5 2026-01-12 l’été 1_000"),
    *split("MA-04 .inf [a] &a !a ? % 1:30 0500000000 fr://a"),
    *("0500 00 00 00", "Prix : dix", "a: b", "# un", "Null island", "- a", "{a: b}", "fr: a"),
)
VALID_TEXTS: list[tuple[Any, tuple[str, ...]]] = [
    (PlainText, WORDS),
    (Phone, WORDS),
    (LocalText, WORDS),
    (RecordId, (*split("a institut-exemple 012 2026 1a no 1-2 2026-01-12"), "x" * 80)),
    (Edtf, (*split("2026 1206 2026-01 2026-01-12 2024-02-29 2000-02-29 1999-12-31"),)),
    (Day, (*split("2026-01-12 2024-02-29 2026-04-30 0789-11-02"),)),
    (Count, (*split("1 12 145 9999999"),)),
    (
        Url,
        (
            *split("https://example.org http://a.b:8080/c?d=e#f https://a.b:/ https://a.b:65535"),
            *split("https://مثال.example/صفحة https://a.b?c https://a.b/c@d https://a.b/[c]"),
        ),
    ),
    (Email, (*split("contact@example.org a.b+c@d-e.f.org 1@2.3"),)),
    (Region, (*REGIONS,)),
    (Country, (*COUNTRIES,)),
    (LanguageCode, ("fr", "zgh", "no")),
    (Latitude, (*split("34.02 -90 90.00000000 0 012 -0.5"),)),
    (Longitude, (*split("-6.84 180 -180.0 099.99999999 5"),)),
    (Ror, ("03xc55g68", "02mhbdp94")),
    (Wikidata, ("Q1028",)),
    (Isni, ("0000 0001 2180 2473", "0000000121802473", "0000 0001 2281 955X")),
]
"""Each type of single values, with texts that it accepts."""

INVALID_TEXTS = (
    *split("x X é a_b 12.5 -5 999 10000 2026-13 2026-02-29 1900-02-29 2100-02-29 2026-02-30"),
    *split("2026-04-31 2026-11-31 2026-01-32 2026-00 2026-01-00 2026/01/12 0000 2026-1 26 20260"),
    *split("www.example.org https://a https://a..b https://.a.b https://a.b. https://[a.b]"),
    *split(
        "https://a@b.c/ https://a.b:0 https://a.b:65536 https://a.b:x ftp://a.b/ https://a.b:80x"
    ),
    *split("90.1 -91 181 -180.1 180.1 91 34,02 1.123456789 034.0 0340 contact@ a@b a@b..c é@a.b"),
    *split("MA-13 Rabat Maroc ma MAR français f FR-MA 1028 q1 Q0 Q 03xc55g6 03xi55g68 03XC55G68"),
    *split("0000-0001-2180-2473 000000012180247 00000001218024733 10000000"),
    *split("fr:Texte ar:نص zgh:a en: a--b -a"),
    *split("a- a.b institute hub launched name null ~ Null TRUE +5 1.0 .5 34. 3e1 0o7"),
    *("", " ", "x" * 81, "https://a.b/ c", "\u0645\u0640 ", "2026 ", " 2026"),
)
"""Texts that most types reject."""

TEXTS = (*dict.fromkeys([*INVALID_TEXTS, *(text for _, texts in VALID_TEXTS for text in texts)]),)

WORD, ID = scalars(*WORDS), scalars(*dict(VALID_TEXTS[3:4])[RecordId])
LEAVES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (SourceIds, st.lists(ID, min_size=1, max_size=2)),
    (SourceId, ID),
    (
        LocalText,
        st.one_of(
            WORD,
            st.fixed_dictionaries({"fr": WORD}, optional={"ar": WORD, "en": WORD, "zgh": WORD}),
        ),
    ),
    *((leaf, scalars(*texts)) for leaf, texts in VALID_TEXTS if leaf is not LocalText),
]


def values_of(hint: Any, kind: type[Entry]) -> st.SearchStrategy[Any]:
    """The values that a record of ``kind`` may have where the model has the type ``hint``."""
    for leaf, strategy in LEAVES:
        if hint == leaf:
            return strategy
    if hint == FieldName:
        return scalars(*sourced(kind))
    if hint is Evidence:
        return evidence(kind)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return values_of(arguments[0], kind)
    if origin is Annotated and arguments[0] is str:  # a type of one kind only
        return scalars(*TypeAdapter(hint).json_schema()["examples"])
    if origin is Annotated:
        return values_of(arguments[0], kind)
    if origin is list:
        return st.lists(values_of(arguments[0], kind), max_size=2)
    if origin is dict:
        names = st.sampled_from(evidenced(kind))
        return st.dictionaries(names, values_of(arguments[1], kind), max_size=2)
    if issubclass(hint, Vocabulary):
        return scalars(*hint)
    return mapping(hint, kind)


def evidence(kind: type[Entry]) -> st.SearchStrategy[Any]:
    """The evidence that a field of ``kind`` may have: stated, classified or derived."""
    sources = st.lists(ID, min_size=1, max_size=2)
    return st.one_of(
        sources,
        st.fixed_dictionaries({Basis.CLASSIFIED.value: sources}),
        st.fixed_dictionaries({Basis.DERIVED.value: scalars(*sourced(kind))}),
    )


def mapping(model: type[BaseModel], kind: type[Entry]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping that ``model`` accepts, with some of the optional fields."""
    hints = get_type_hints(model, include_extras=True)
    fields = {name: values_of(hints[name], kind) for name in model.model_fields}
    required = {name for name, info in model.model_fields.items() if info.is_required()}
    return st.fixed_dictionaries(
        {name: fields[name] for name in fields if name in required},
        optional={name: fields[name] for name in fields if name not in required},
    )


Record = dict[str, Any]
KindAndRecord = tuple[str, Record]
"""The plural of a kind, and a record of it."""

valid_records: st.SearchStrategy[KindAndRecord] = st.sampled_from(sorted(KINDS_BY_PLURAL)).flatmap(
    lambda plural: st.tuples(
        st.just(plural), mapping(KINDS_BY_PLURAL[plural], KINDS_BY_PLURAL[plural])
    )
)
"""Records that every rule for single values accepts."""

READ_DIFFERENTLY = {
    *split("~ null Null TRUE true False +5 0x1f 0o7 1e3 3e1 .5 34. 1.0 1.123456789 0340 012")
}
"""Without quotes an editor reads these as other types; docs/schema.md lists them."""

NO_VALUE = "nothing"
"""Marks a key without a value."""

ODD_TEXTS = [text for text in TEXTS if text not in READ_DIFFERENTLY]
ODD = st.one_of(
    scalars(*ODD_TEXTS),
    st.just(NO_VALUE),
    st.just([]),
    st.just({}),
    st.just([Scalar("a", False)]),
    st.just({"fr": Scalar("a", False)}),
    st.just({"en": Scalar("a", False)}),
)
KEYS = st.sampled_from(
    [*split("pays Name id region fr es field url 1 no derived classified stated")]
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything inside ``value``."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        yield (*path, key)
        yield from paths(inner, (*path, key))


@st.composite
def changed_records(draw: st.DrawFn) -> KindAndRecord:
    """A valid record in which one value is replaced, removed, added or moved to another key."""
    plural, record = draw(valid_records)
    path = draw(st.sampled_from(list(paths(record))))
    holder: Any = record
    for step in path[:-1]:
        holder = holder[step]
    step = path[-1]
    change = draw(st.sampled_from(["replace", "replace", "replace", "remove", "add", "rename"]))
    if change == "remove":
        del holder[step]
    elif isinstance(holder, list):
        odd = draw(ODD.filter(lambda value: value != NO_VALUE))
        holder[step : step + (change == "replace")] = [odd]
    elif change == "replace":
        holder[step] = draw(ODD)
    else:
        value = holder.pop(step) if change == "rename" else draw(ODD)
        holder[draw(KEYS)] = value
    return plural, record


PLAIN = re.compile(r"[\w.+-][\w.+’: -]*[\w.+’-]|\w")
"""Some of the texts that YAML reads as one scalar without quotes, even in braces."""
MARKS = re.compile(r": |:$|^- |^[-?:]$")


def flow_style(value: Any) -> str:
    """``value`` in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow_style(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_style, value)) + "]"
    if isinstance(value, Scalar):
        if value.quoted or not PLAIN.fullmatch(value.text) or MARKS.search(value.text):
            return json.dumps(value.text, ensure_ascii=False)
        return value.text
    return ""


def file_of(record_of_kind: KindAndRecord) -> str:
    """A record file with only this record."""
    plural, record = record_of_kind
    return f"{plural}:\n  - {flow_style(record)}\n"
