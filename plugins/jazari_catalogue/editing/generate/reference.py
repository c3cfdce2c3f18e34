"""The reference for editors: a page per language on every kind and field, from the models."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import get_annotations
from pathlib import Path
from unicodedata import category

from pydantic import BaseModel

from jazari_catalogue.languages import FALLBACK, LANGUAGES, MESSAGES, is_rtl
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.values.addresses import EmailAddress, WebAddress
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.counts import CountOf
from jazari_catalogue.records.values.dates import EdtfDate
from jazari_catalogue.records.values.ids import FieldName, SourceId
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.records.values.vocabularies import Vocabulary

PAGES = {
    code: "docs/reference.md" if code == FALLBACK else f"docs/{code}/reference.md"
    for code in MESSAGES
}

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
_MADE = "<!-- make generate -->"
_HEADING = T("Référence des fiches", "مرجع البطاقات", "Reference of records")
_LEAD = T(
    "Chaque catégorie de fiches et chacun de ses champs. Comment on s’en sert : [guide des éditeurs](editer.md). Cette page est tirée des modèles par `make generate` ; on ne l’écrit pas à la main.",
    "كل أصناف البطاقات وحقولها. كيفية استعمالها: [دليل المحررين](editer.md). تُستخرج هذه الصفحة من النماذج بالأمر `make generate` ولا تُحرَّر يدويا.",
    "Every kind of record and its fields. The [guide for editors](editing.md) shows how to use them. `make generate` writes this page from the models; do not edit it.",
)
_COMMON = T("Champs de toute fiche", "حقول كل بطاقة", "Fields of every record")
_OF_ALL = T("[ceux de toute fiche](#{anchor})", "[حقول كل بطاقة](#{anchor})", "[those of every record](#{anchor})")
_OWN = T("Liste `{plural}`. Ses champs, outre {others} :", "القائمة `{plural}`. حقولها، إضافة إلى {others}:", "List `{plural}`. Its fields, besides {others}:")
_NO_OWN = T("Liste `{plural}`. Ses champs : {others}.", "القائمة `{plural}`. حقولها: {others}.", "List `{plural}`. Its fields: {others}.")
_COLUMNS = T("| Champ | Nom | Forme | Ce qu’on y écrit |", "| الحقل | الاسم | الشكل | ما يُكتب فيه |", "| Field | Name | Form | What to write |")
_REQUIRED = T("obligatoire", "إلزامي", "required")
_EXPECTED = T("attendu du public", "ينتظره الجمهور", "expected by the public")
_INSIDE = T("Dans `{name}`", "داخل `{name}`", "Inside `{name}`")
_VALUES = T("Valeurs de `{name}`", "قيم `{name}`", "Values of `{name}`")
_REGIONS = T("Codes des régions", "رموز الجهات", "Codes of the regions")
_LIST = T("liste : {item}", "قائمة: {item}", "list: {item}")
_IDS = T("`id` ({kinds})", "معرف ({kinds})", "`id` ({kinds})")
_ANY_KIND = T("toute fiche", "أي بطاقة", "any record")
_ONE_OF = T("un mot parmi ceux ci-dessous", "كلمة من القائمة أدناه", "one of the values below")
_GROUP = T("groupe de champs, ci-dessous", "مجموعة حقول، أدناه", "group of fields, below")
_BY_FIELD = T("champ : liste d’`id` de sources, `{derived: champ}` ou `{classified: liste d’id}`", "حقل: قائمة معرفات مصادر أو `{derived: حقل}` أو `{classified: قائمة معرفات}`", "field: list of `id` of sources, `{derived: field}` or `{classified: list of id}`")
_FIELD_NAME = T("nom d’un champ de la fiche", "اسم حقل في البطاقة", "name of a field of the record")
_FORMS: dict[type, T] = {
    Vocabulary: _ONE_OF,
    BaseModel: _GROUP,
    LocalText: T("texte par langue", "نص حسب اللغة", "text by language"),
    EdtfDate: T("date", "تاريخ", "date"),
    WebAddress: T("adresse web", "رابط", "web address"),
    EmailAddress: T("adresse électronique", "بريد إلكتروني", "email address"),
    RegionCode: T("[code de région](#{regions})", "[رمز جهة](#{regions})", "[code of a region](#{regions})"),
    CountryCode: T("code de pays", "رمز بلد", "code of a country"),
    LanguageTag: T("code de langue", "رمز لغة", "code of a language"),
    float: T("nombre", "عدد", "number"),
    CountOf: T("nombre entier", "عدد صحيح", "whole number"),
    str: T("texte", "نص", "text"),
}
# fmt: on


def reference(language: str) -> str:
    """The reference in ``language``, as Markdown."""
    lines = [_MADE]
    lines += ['<div dir="rtl">', ""] if is_rtl(language) else []
    lines += [f"# {_in(_HEADING, language)}", "", _in(_LEAD, language), ""]
    lines += [f"- {_link(_in(_COMMON, language))}"]
    lines += [f"- {_link(_in(kind.titles, language))}" for kind in ENTRIES.values()]
    lines += [f"- {_link(_in(_REGIONS, language))}", ""]
    lines += [f"## {_in(_COMMON, language)}", ""]
    lines += _fields(Record, list(Record.model_fields), language)
    for kind in ENTRIES.values():
        lines += _kind(kind, language)
    lines += [f"## {_in(_REGIONS, language)}", ""]
    lines += [f"- `{code}` {_in(titles, language)}" for code, titles in REGIONS.items()]
    lines += ["", "</div>"] if is_rtl(language) else []
    return "\n".join([*lines, ""])


def _kind(kind: type[Entry], language: str) -> Iterator[str]:
    declared = get_annotations(kind)
    own = [
        name for name in kind.model_fields if name not in Record.model_fields or name in declared
    ]
    others = _in(_OF_ALL, language).format(anchor=_anchor(_in(_COMMON, language)))
    if not issubclass(kind, Record):
        others = LANGUAGES[language].comma.join(
            f"`{name}`" for name in kind.model_fields if name not in own
        )
    fields = _in(_OWN if own else _NO_OWN, language).format(plural=kind.plural, others=others)
    yield f"## {_in(kind.titles, language)}"
    yield ""
    yield " ".join(filter(None, [_in(kind.intro, language), fields]))
    yield ""
    if own:
        yield from _fields(kind, own, language)


def _fields(model: type[BaseModel], names: list[str], language: str) -> Iterator[str]:
    """A table of fields; then the values or the inner fields of those that have any."""
    fields = [field_types(model)[name] for name in names]
    yield _in(_COLUMNS, language)
    yield "|---|---|---|---|"
    for field in fields:
        form = _form(field, language)
        if field.required:
            form += f" · **{_in(_REQUIRED, language)}**"
        elif field.spec.expected:
            form += f" · {_in(_EXPECTED, language)}"
        title, help_ = _in(field.spec.titles, language), _in(field.spec.help, language)
        yield f"| `{field.name}` | {title} | {form} | {help_} |"
    yield ""
    for field in fields:
        yield from _below(field, language)


def _below(field: FieldType, language: str) -> Iterator[str]:
    if field.vocabulary is not None:
        yield f"**{_in(_VALUES, language).format(name=field.name)}**"
        yield ""
        for value, titles in field.vocabulary.titles_by_value().items():
            yield f"- `{value}` {_in(titles, language)}"
        yield ""
    elif field.group is not None:
        yield f"**{_in(_INSIDE, language).format(name=field.name)}**"
        yield ""
        yield from _fields(field.group, list(field_types(field.group)), language)


def _form(field: FieldType, language: str) -> str:
    if field.holds is Holds.BY_FIELD:
        return _in(_BY_FIELD, language)
    relation = field.spec.relation
    if relation is not None or field.declared == SourceId:
        cited = (Source.kind,) if relation is None else relation.kinds
        kinds = [_in(KINDS[kind].titles, language).lower() for kind in cited]
        named = LANGUAGES[language].comma.join(kinds) or _in(_ANY_KIND, language)
        form = _in(_IDS, language).format(kinds=named)
    elif field.declared == FieldName:
        form = _in(_FIELD_NAME, language)
    else:
        titles = next(titles for type_, titles in _FORMS.items() if issubclass(field.value, type_))
        form = _in(titles, language).format(regions=_anchor(_in(_REGIONS, language)))
    return _in(_LIST, language).format(item=form) if field.holds is Holds.LIST else form


def _in(titles: T, language: str) -> str:
    return titles.in_language(language)


def _anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading: punctuation removed, spaces replaced by hyphens."""
    signs = {letter for letter in heading if category(letter)[0] in "PS"} - {"-", "_"}
    return heading.lower().translate(dict.fromkeys(map(ord, signs))).replace(" ", "-")


def _link(heading: str) -> str:
    return f"[{heading}](#{_anchor(heading)})"


def files(_root: Path) -> dict[str, str]:
    """The page of each language, by its path in the project."""
    return {path: reference(language) for language, path in PAGES.items()}
