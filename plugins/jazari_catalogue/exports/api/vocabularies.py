"""``vocabularies.json``: the kinds of records, and every closed list of values with its titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from jazari_catalogue import routes
from jazari_catalogue.exports.api.answers import (
    KindData,
    Term,
    Use,
    VocabulariesAnswer,
    VocabularyData,
)
from jazari_catalogue.exports.api.head import head, in_lines
from jazari_catalogue.exports.data_sets import VOCABULARIES_WITH_TITLES
from jazari_catalogue.exports.export import JSON, Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.facet_fields import all_facets, value_type
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary

VOCABULARIES = "vocabularies"
"""The name of the answer, and of its schema."""

_TITLES = Titles(
    "Les vocabulaires, avec leurs libellés",
    "المصطلحات المعتمدة مع تسمياتها",
    "The vocabularies, with their titles",
)

_Values = type[Vocabulary] | type[RegionCode]


def vocabulary_exports(data: OpenData) -> Iterator[Export]:
    """The file. It depends on the models alone, which are part of the program."""
    key = digest(data.url, repr(data.publisher))
    target = MadeTarget(routes.api_path(VOCABULARIES), key, lambda: _content(data))
    yield Export(target, JSON, _TITLES, data_set=VOCABULARIES_WITH_TITLES)


def _content(data: OpenData) -> bytes:
    kinds = [
        KindData(
            kind.kind,
            kind.plural,
            kind.titles.by_language(),
            kind.plural_titles.by_language(),
        )
        for kind in KINDS.values()
    ]
    answer_head = head(data, VOCABULARIES)
    return in_lines(VocabulariesAnswer(*answer_head, kinds, vocabularies()))


def vocabularies() -> list[VocabularyData]:
    """Every vocabulary of the models, in the order in which they use it first.

    Raises TypeError if two have the same name.
    """
    uses: dict[_Values, list[Use]] = {}
    titles: dict[_Values, Titles] = {}
    for kind in (*KINDS.values(), *(one for one in ENTRIES.values() if one.kind not in KINDS)):
        for path, field in _fields_in(kind):
            of = RegionCode if issubclass(field.value, RegionCode) else field.vocabulary
            if of is not None:
                uses.setdefault(of, []).append(Use(kind.kind, list(path)))
                titles.setdefault(of, field.spec.titles)
    meanings: dict[_Values, Mapping[str, Titles]] = {}
    for facet in all_facets():
        of_values = value_type(facet)
        if isinstance(of_values, type) and issubclass(of_values, Vocabulary | RegionCode):
            uses.setdefault(of_values, [])
            titles[of_values] = facet.titles
            if facet.page is not None:
                meanings[of_values] = facet.page.explanations
    by_name = {
        _name(of): VocabularyData(
            _name(of), titles[of].by_language(), used_by, _terms(of, meanings.get(of, {}))
        )
        for of, used_by in uses.items()
    }
    if len(by_name) < len(uses):
        raise TypeError(f"two vocabularies have the same name; the names are {', '.join(by_name)}")
    return list(by_name.values())


def _name(of: _Values) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", of.__name__.removesuffix("Code")).lower()


def _terms(of: _Values, meanings: Mapping[str, Titles]) -> list[Term]:
    titles = of.titles_by_value() if issubclass(of, Vocabulary) else REGIONS
    return [
        Term(
            value,
            title.by_language(),
            meanings[value].by_language() if value in meanings else None,
        )
        for value, title in titles.items()
    ]


def _fields_in(model: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], FieldType]]:
    """The fields of ``model`` and of the groups in it, each after the names that lead to it."""
    for name, field in field_types(model).items():
        yield (name,), field
        if field.group is not None:
            for path, inner in _fields_in(field.group):
                yield (name, *path), inner
