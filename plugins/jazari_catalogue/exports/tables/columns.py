"""Columns of the tables: those of fields, as the models declare them, and those beside the fields.

A pattern is a regular expression as Table Schema v2 wants it, of XML Schema: without lookahead, so
that it allows a little more than the models do.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from jazari_catalogue.exports.tables.table import Column, Type
from jazari_catalogue.languages import MESSAGES, TEXT
from jazari_catalogue.records.model.field_types import FieldType
from jazari_catalogue.records.model.fields import FieldSpec
from jazari_catalogue.records.values.dates import Day
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.ids import RecordId, SourceId
from jazari_catalogue.records.values.text import PlainText
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.records.values.vocabularies import Vocabulary

ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
_DATE_PATTERN = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

_IS_ID = T("L’identifiant de la fiche.", "معرف البطاقة.", "The id of the record.")
RECORD = Column(
    name="record",
    titles=T("Fiche", "البطاقة", "Record"),
    help=_IS_ID,
    required=True,
    pattern=ID_PATTERN,
)
REMOVAL_HELP = T(
    "L’identifiant de la fiche retirée.",
    "معرف البطاقة المحذوفة.",
    "The id of the record that was removed.",
)
POSITION = Column(
    name="position",
    titles=T("Rang", "الترتيب", "Position"),
    type=Type.INTEGER,
    required=True,
    help=T(
        "Le rang dans l’ordre des fichiers, à partir de 1.",
        "الترتيب كما في الملفات، ابتداء من 1.",
        "The position in the order of the files, from 1.",
    ),
)
FIELD = Column(
    name="field",
    titles=T("Champ", "الحقل", "Field"),
    required=True,
    help=T(
        "Le nom du champ, tel que dans les fichiers.",
        "اسم الحقل كما في الملفات.",
        "The name of the field, as in the files.",
    ),
)
SOURCE = Column(
    name="source",
    titles=T("Source", "المصدر", "Source"),
    required=True,
    pattern=ID_PATTERN,
    help=T("L’identifiant de la source.", "معرف المصدر.", "The id of the source."),
)
BASIS = Column(
    name="basis",
    titles=T("Fondement", "الأساس", "Basis"),
    required=True,
    choices=tuple(one.value for one in Basis),
    help=T(
        "« stated » : énoncé par les sources ; « derived » : déduit d’un autre champ ; "
        "« classified » : classé par le catalogue.",
        "«stated»: مصرح به في المصادر؛ «derived»: مستنتج من حقل آخر؛ «classified»: صنّفه الدليل.",
        "“stated” by the sources, “derived” from another field, or “classified” by the catalogue.",
    ),
)
DERIVED_FROM = Column(
    name="derived_from",
    titles=T("Déduit de", "مستنتج من", "Derived from"),
    help=T(
        "Le champ dont la valeur est déduite.",
        "الحقل الذي استُنتجت منه القيمة.",
        "The field that the value is derived from.",
    ),
)
_ITEM = T(
    "Le rang de l’élément de la liste « {} ».",
    "ترتيب العنصر في القائمة «{}».",
    "The position of the item of the list “{}”.",
)


def column_of(field: FieldType, name: str, required: bool) -> Column:
    """The column ``name`` with one value of ``field``, which is no text in several languages."""
    return Column(
        name=name,
        titles=field.spec.titles,
        help=field.spec.help,
        type=_type_of(field),
        required=required,
        choices=choices_of(field.vocabulary),
        vocabulary=vocabulary_name(field.vocabulary) if field.vocabulary else None,
        pattern=_pattern_of(field),
        text_of=name if field.declared == PlainText else None,
    )


def choices_of(vocabulary: type[Vocabulary] | None) -> tuple[str, ...]:
    """The values of ``vocabulary``; none without one."""
    return () if vocabulary is None else tuple(term.value for term in vocabulary)


def vocabulary_name(vocabulary: type[Vocabulary]) -> str:
    """What the table of vocabularies calls ``vocabulary``: ``source_level``."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", vocabulary.__name__).lower()


def _type_of(field: FieldType) -> Type:
    if field.declared == Day:
        return Type.DAY
    if issubclass(field.value, int):
        return Type.INTEGER
    return Type.NUMBER if issubclass(field.value, float) else Type.TEXT


def _pattern_of(field: FieldType) -> str | None:
    if field.is_date and field.declared != Day:
        return _DATE_PATTERN
    return ID_PATTERN if field.declared in (RecordId, SourceId) else None


def text_columns(name: str, spec: FieldSpec) -> list[Column]:
    """The columns of a text that may have translations: one for all languages, then one of each."""
    return localized(name, spec.titles, spec.help, name, (None, *TEXT))


def localized(
    name: str, titles: T, help: T, text_of: str | None, languages: Sequence[str | None]
) -> list[Column]:
    """Columns of a text in ``languages``; None is that of a text which is the same in all."""
    return [
        Column(
            name=name if code is None else f"{name}_{code}",
            titles=titles if code is None else _in_language(titles, code),
            help=help,
            text_of=text_of,
            language=code,
        )
        for code in languages
    ]


def numbered(field: FieldType) -> Column:
    """The column with the number of an item of ``field``, in the tables below that of the items."""
    words = {
        code: _ITEM.in_language(code).format(field.spec.titles.in_language(code))
        for code in MESSAGES
    }
    return dataclasses.replace(POSITION, name=field.name, titles=field.spec.titles, help=T(**words))


def joined(fields: Sequence[FieldType]) -> FieldType:
    """The first of ``fields``, of one type in several kinds, with the titles and help of all.

    If they may cite records of different kinds, it may cite any.
    """
    first = fields[0]
    titles = _each_once([field.spec.titles for field in fields], " · ")
    help = _each_once([field.spec.help for field in fields], " ")
    relation = first.spec.relation
    if relation and len({one.spec.relation and one.spec.relation.kinds for one in fields}) > 1:
        relation = dataclasses.replace(relation, kinds=())
    spec = dataclasses.replace(first.spec, titles=titles, help=help, relation=relation)
    return dataclasses.replace(first, spec=spec)


def _each_once(titles: Iterable[T], separator: str) -> T:
    distinct = list(dict.fromkeys(titles))
    words = {
        code: separator.join(dict.fromkeys(one.in_language(code) for one in distinct))
        for code in MESSAGES
    }
    return T(**words)


def _in_language(titles: T, code: str) -> T:
    return T(**{key: f"{text} ({code})" for key, text in titles.by_language().items()})
