"""Record files drawn from the models: right ones, and the same with one thing changed."""

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
from jazari_catalogue.records.model.record import evidenced
from jazari_catalogue.records.values.addresses import Email, Phone, Url
from jazari_catalogue.records.values.coordinates import Latitude, Longitude
from jazari_catalogue.records.values.countries import COUNTRIES, Country
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.identifiers import Isni, Ror, Wikidata
from jazari_catalogue.records.values.ids import FieldName, RecordId, SourceId, SourceIds
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.regions import REGIONS, Region
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.vocabularies import Vocabulary


class Scalar(NamedTuple):
    """A text of a record file, with quotes or, where YAML lets it stand so, without."""

    text: str
    quoted: bool


def scalars(*texts: str) -> st.SearchStrategy[Scalar]:
    return st.builds(Scalar, st.sampled_from(texts), st.booleans())


def apart(texts: str) -> list[str]:
    """Texts without spaces, written with one between them."""
    return texts.split()


WORDS = (
    *apart("Exemple مثال no yes on true False 12 012 0x1f 1e3 -3.5 2026-01-12 l’été 1_000"),
    *apart("MA-04 .inf [a] &a !a ? % 1:30 0500000000 fr://a"),
    *("0500 00 00 00", "Prix : dix", "a: b", "# un", "Null island", "- a", "{a: b}", "fr: a"),
)
RIGHT: list[tuple[Any, tuple[str, ...]]] = [
    (PlainText, WORDS),
    (Phone, WORDS),
    (LocalText, WORDS),
    (RecordId, (*apart("a institut-exemple 012 2026 1a no 1-2 2026-01-12"), "x" * 80)),
    (Edtf, (*apart("2026 1206 2026-01 2026-01-12 2024-02-29 2000-02-29 1999-12-31"),)),
    (Day, (*apart("2026-01-12 2024-02-29 2026-04-30 0789-11-02"),)),
    (
        Url,
        (
            *apart("https://example.org http://a.b:8080/c?d=e#f https://a.b:/ https://a.b:65535"),
            *apart("https://مثال.example/صفحة https://a.b?c https://a.b/c@d https://a.b/[c]"),
        ),
    ),
    (Email, (*apart("contact@example.org a.b+c@d-e.f.org 1@2.3"),)),
    (Region, (*REGIONS,)),
    (Country, (*COUNTRIES,)),
    (LanguageCode, ("fr", "zgh", "no")),
    (Latitude, (*apart("34.02 -90 90.00000000 0 012 -0.5"),)),
    (Longitude, (*apart("-6.84 180 -180.0 099.99999999 5"),)),
    (Ror, ("03xc55g68", "02mhbdp94")),
    (Wikidata, ("Q1028",)),
    (Isni, ("0000 0001 2180 2473", "0000000121802473", "0000 0001 2281 955X")),
]
"""Each type of single values, and texts that it accepts."""

WRONG = (
    *apart("x X é a_b 12.5 -5 999 10000 2026-13 2026-02-29 1900-02-29 2100-02-29 2026-02-30"),
    *apart("2026-04-31 2026-11-31 2026-01-32 2026-00 2026-01-00 2026/01/12 0000 2026-1 26 20260"),
    *apart("www.example.org https://a https://a..b https://.a.b https://a.b. https://[a.b]"),
    *apart(
        "https://a@b.c/ https://a.b:0 https://a.b:65536 https://a.b:x ftp://a.b/ https://a.b:80x"
    ),
    *apart("90.1 -91 181 -180.1 180.1 91 34,02 1.123456789 034.0 0340 contact@ a@b a@b..c é@a.b"),
    *apart("MA-13 Rabat Maroc ma MAR français f FR-MA 1028 q1 Q0 Q 03xc55g6 03xi55g68 03XC55G68"),
    *apart("0000-0001-2180-2473 000000012180247 00000001218024733"),
    *apart("fr:Texte ar:نص zgh:a en: a--b -a"),
    *apart("a- a.b institute hub launched name null ~ Null TRUE +5 1.0 .5 34. 3e1 0o7"),
    *("", " ", "x" * 81, "https://a.b/ c", "\u0645\u0640 ", "2026 ", " 2026"),
)
"""Texts that most types refuse."""

TEXTS = (*dict.fromkeys([*WRONG, *(text for _, texts in RIGHT for text in texts)]),)

WORD, ID = scalars(*WORDS), scalars(*dict(RIGHT[3:4])[RecordId])
LEAVES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (SourceIds, st.lists(ID, min_size=1, max_size=2)),
    (SourceId, ID),
    (FieldName, WORD),
    (
        LocalText,
        st.one_of(
            WORD,
            st.fixed_dictionaries({"fr": WORD}, optional={"ar": WORD, "en": WORD, "zgh": WORD}),
        ),
    ),
    *((leaf, scalars(*texts)) for leaf, texts in RIGHT if leaf is not LocalText),
]


def written(hint: Any, kind: type[Entry]) -> st.SearchStrategy[Any]:
    """What may stand in a record of ``kind`` where the model has the type ``hint``."""
    for leaf, strategy in LEAVES:
        if hint == leaf:
            return strategy
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return written(arguments[0], kind)
    if origin is Annotated and arguments[0] is str:  # a type that one kind has for itself
        return scalars(*TypeAdapter(hint).json_schema()["examples"])
    if origin is Annotated:
        return written(arguments[0], kind)
    if origin is list:
        return st.lists(written(arguments[0], kind), max_size=2)
    if origin is dict:
        names = st.sampled_from(evidenced(kind))
        return st.dictionaries(names, written(arguments[1], kind), max_size=2)
    if issubclass(hint, Vocabulary):
        return scalars(*hint)
    return mapping(hint, kind)


def mapping(model: type[BaseModel], kind: type[Entry]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping that ``model`` accepts; of what may be left out, some is."""
    hints = get_type_hints(model, include_extras=True)
    fields = {name: written(hints[name], kind) for name in model.model_fields}
    if model.__name__ == "Dispute":
        fields["field"] = scalars(*evidenced(kind))
    needed = {name for name, info in model.model_fields.items() if info.is_required()}
    return st.fixed_dictionaries(
        {name: fields[name] for name in fields if name in needed},
        optional={name: fields[name] for name in fields if name not in needed},
    )


Record = dict[str, Any]
Drawn = tuple[str, Record]

drawn_records: st.SearchStrategy[Drawn] = st.sampled_from(sorted(KINDS_BY_PLURAL)).flatmap(
    lambda plural: st.tuples(
        st.just(plural), mapping(KINDS_BY_PLURAL[plural], KINDS_BY_PLURAL[plural])
    )
)
"""The plural of a kind, and a record of it that every rule for single values accepts."""

NOT_SEEN = {
    *apart("~ null Null TRUE true False +5 0x1f 0o7 1e3 3e1 .5 34. 1.0 1.123456789 0340 012")
}
"""Without quotes an editor sees these otherwise than they are written; docs/schema.md has them."""

NOTHING = "nothing"
"""Stands for a key without a value."""

ODD_TEXTS = [text for text in TEXTS if text not in NOT_SEEN]
ODD = st.one_of(
    scalars(*ODD_TEXTS),
    st.just(NOTHING),
    st.just([]),
    st.just({}),
    st.just([Scalar("a", False)]),
    st.just({"fr": Scalar("a", False)}),
    st.just({"en": Scalar("a", False)}),
)
KEYS = st.sampled_from(["pays", "Name", "id", "region", "fr", "es", "field", "url", "1", "no"])


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything inside ``value``."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


@st.composite
def changed_records(draw: st.DrawFn) -> Drawn:
    """A drawn record with one thing in it replaced, left out, added or given another key."""
    plural, record = draw(drawn_records)
    path = draw(st.sampled_from(list(places(record))))
    holder: Any = record
    for step in path[:-1]:
        holder = holder[step]
    step = path[-1]
    what = draw(st.sampled_from(["replace", "replace", "replace", "leave out", "add", "rename"]))
    if what == "leave out":
        del holder[step]
    elif isinstance(holder, list):
        odd = draw(ODD.filter(lambda value: value != NOTHING))
        holder[step : step + (what == "replace")] = [odd]
    elif what == "replace":
        holder[step] = draw(ODD)
    else:
        value = holder.pop(step) if what == "rename" else draw(ODD)
        holder[draw(KEYS)] = value
    return plural, record


PLAIN = re.compile(r"[\w.+-][\w.+’: -]*[\w.+’-]|\w")
"""What YAML reads as one text without quotes, between braces too; not all of it."""
MARKS = re.compile(r": |:$|^- |^[-?:]$")


def line(value: Any) -> str:
    """``value`` in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {line(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(line, value)) + "]"
    if isinstance(value, Scalar):
        if value.quoted or not PLAIN.fullmatch(value.text) or MARKS.search(value.text):
            return json.dumps(value.text, ensure_ascii=False)
        return value.text
    return ""


def file_of(drawn: Drawn) -> str:
    """The record file that holds the drawn record alone."""
    plural, record = drawn
    return f"{plural}:\n  - {line(record)}\n"
