"""The program names no kind, and no field of a kind, by a string outside the models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jazari_catalogue.records.kinds import KINDS
from tests.records.names import Mention, Names, in_python, in_script, in_template, parameters_of

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "plugins/jazari_catalogue"
OVERRIDES = ROOT / "overrides"

DECLARATIONS = (
    "records/kinds/",
    "records/model/entry.py",
    "records/model/record.py",
    "records/model/record_fields.py",
)
"""Where kinds and fields have their names from."""


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def is_declaration(file: Path) -> bool:
    """Whether ``file`` declares kinds, or is the template of one, which lays out its fields."""
    path = file.relative_to(ROOT).as_posix()
    return path.removeprefix("plugins/jazari_catalogue/").startswith(DECLARATIONS) or (
        file.parent == OVERRIDES / "records" and file.stem in KINDS
    )


def names_of_kinds() -> Names:
    kinds = KINDS.values()
    return Names(
        frozenset(name for kind in kinds for name in (kind.kind, kind.plural)),
        frozenset(name for kind in kinds for name in kind.model_fields),
    )


def found_with(names: Names) -> Iterator[Mention]:
    """Every name of a kind or a field in the program, outside of what declares them."""
    programs = sorted(PROGRAM.rglob("*.py"))
    for file in programs:
        for function, positions in parameters_of(text_of(file)).items():
            names.parameters.setdefault(function, set()).update(positions)
    readers = (
        (in_python, programs),
        (in_template, sorted(OVERRIDES.rglob("*.html"))),
        (in_script, sorted([*OVERRIDES.rglob("*.js"), *OVERRIDES.rglob("*.css")])),
    )
    for read, files in readers:
        for file in files:
            if not is_declaration(file):
                yield from read(text_of(file), file.relative_to(ROOT).as_posix(), names)


def test_no_kind_and_no_field_is_named_by_a_string() -> None:
    found = [str(one) for one in found_with(names_of_kinds())]
    assert found == [], "\n" + "\n".join(found)


MANIFOLD = """
ar code content count en format fr key lang label language licence name names order path published
schema text title type url value version
"""
"""Words that programs, HTML and JSON use for much: a new kind may well have such fields."""


def test_a_new_kind_is_not_named_by_chance() -> None:
    new = Names(frozenset({"page", "pages"}), frozenset(MANIFOLD.split()))
    assert [str(one) for one in found_with(new)] == []


NAMES = names_of_kinds()
NAMES.parameters |= {"getattr": {1}, "of_kind": {0}, "shown": {1}}


@pytest.mark.parametrize(
    ("program", "name"),
    [
        ('record.kind == "source"', "source"),
        ('record.kind in ("partner", other)', "partner"),
        ('"events" != kind.plural', "events"),
        ('field == "status"', "status"),
        ('catalogue.of_kind("topic")', "topic"),
        ('shown(record, "region")', "region"),
        ('getattr(record, "region")', "region"),
        ('record.get("region")', "region"),
        ('self.record["region"]', "region"),
        ('institute.get("city")', "city"),
        ('KINDS["source"]', "source"),
        ('kind.fields()["signed"]', "signed"),
        ('chosen(field="signed")', "signed"),
        ('DATES = {"event": date, "agreement": day}', "event"),
        ('DATES = ("signed", "starts")', "signed"),
    ],
)
def test_a_name_is_found(program: str, name: str) -> None:
    found = next(in_python(f"\n{program}", "invented.py", NAMES))
    assert (found.path, found.line, found.name) == ("invented.py", 2, name)
    assert str(found).startswith(f"invented.py:2: “{name}”: ")


@pytest.mark.parametrize(
    "program",
    [
        'link.get("type")',
        'data["url"]',
        'slug(publisher) or "source"',
        '{"name": name, "url": url}',
        'parser.add_argument("--source")',
        'node.tag == "label"',
        'shown("region", record)',
        'change.kind == "added"',
        '"topics"',
    ],
)
def test_an_equal_word_is_not_a_name(program: str) -> None:
    assert list(in_python(program, "invented.py", NAMES)) == []


def test_names_in_templates_and_scripts_are_found() -> None:
    template = '{% if page.kind == "event" %}{{ record["city"] }}{% endif %}{{ "event" }}'
    assert [one.name for one in in_template(template, "a.html", NAMES)] == ["event", "city"]
    script = 'if (kind === "lab") find("[data-kind=event]"), name === "event";'
    assert [one.name for one in in_script(script, "a.js", NAMES)] == ["lab", "event"]
