"""The option ``records``: the same list of record files for MkDocs and for every command."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from jazari_catalogue.config import CatalogueConfig
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.files import is_named, record_files
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import (
    DEFAULT_RECORDS,
    PLUGIN,
    project_folder,
    read_settings,
)
from tests.project import ROOT

DEFAULT = list(DEFAULT_RECORDS)
HEAD = "site_name: Invented\n"
TAIL = """\
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      options: !relative $config_dir/emoji
"""


def option(value: str) -> str:
    return f"{HEAD}plugins:\n  - search\n  - {PLUGIN}:\n      records: {value}\n{TAIL}"


def read_by_mkdocs(folder: Path) -> list[str] | None:
    """The record files that MkDocs and the plugin read from ``folder``; None if they refuse."""
    with (folder / "mkdocs.yml").open("rb") as file:
        loader = get_yaml_loader()
        loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
        loader.add_constructor("!relative", lambda *_: None)
        plugins = yaml_load(file, loader).get("plugins") or []
    pairs = plugins.items() if isinstance(plugins, dict) else ()
    for item in plugins if isinstance(plugins, list) else ():
        pairs = [*pairs, *(item.items() if isinstance(item, dict) else [(item, None)])]
    config = CatalogueConfig()
    config.load_dict(dict(pairs).get(PLUGIN) or {})
    errors, _ = config.validate()
    return None if errors else config.records


def read_by_us(folder: Path) -> list[str] | None:
    try:
        return read_settings(folder).records
    except CatalogueError:
        return None


SETTINGS = {
    "a list": (option("[a.yaml, 'records/**/*.yaml']"), ["a.yaml", "records/**/*.yaml"]),
    "a list in lines": (option("\n        - a.yaml\n        - b.yml"), ["a.yaml", "b.yml"]),
    "no option": (f"{HEAD}plugins:\n  - {PLUGIN}:\n      branch: main\n", DEFAULT),
    "no options": (f"{HEAD}plugins: [search, {PLUGIN}]\n", DEFAULT),
    "no plugins": (HEAD, DEFAULT),
    "an empty file": ("", DEFAULT),
    "no value": (option(""), DEFAULT),
    "plugins as a mapping": (f"plugins:\n  {PLUGIN}:\n    records: [a.yaml]\n{TAIL}", ["a.yaml"]),
    "an anchor": (f"x: &r [a.yaml]\nplugins:\n  {PLUGIN}: {{records: *r}}\n", ["a.yaml"]),
    "a merge": (
        f"x: &r {{records: [a.yaml], branch: b}}\nplugins:\n  {PLUGIN}:\n    <<: *r\n",
        ["a.yaml"],
    ),
    "a variable": (option('["a.yaml", !ENV RECORDS_OF_TEST]'), ["a.yaml", "set.yaml"]),
    "a default": (option("!ENV [NOT_SET_IN_TEST, [a.yaml, b.yaml]]"), ["a.yaml", "b.yaml"]),
    "a variable before a default": (option("[!ENV [RECORDS_OF_TEST, b.yaml]]"), ["set.yaml"]),
    "a variable that is not set": (option("!ENV NOT_SET_IN_TEST"), DEFAULT),
    "an inherited option": ("INHERIT: base.yml\n", ["base.yaml"]),
    "an inherited mapping": (f"INHERIT: base.yml\nplugins:\n  {PLUGIN}: {{}}\n", ["base.yaml"]),
    "another plugin beside": ("INHERIT: base.yml\nplugins:\n  search: {}\n", ["base.yaml"]),
    "a list instead": ("INHERIT: base.yml\nplugins:\n  - search\n", DEFAULT),
    "one word": (option("a.yaml"), None),
    "a mapping": (option("{a.yaml: }"), None),
    "an empty list": (option("[]"), None),
    "a number": (option("[2026]"), None),
    "nothing in the list": (option("[a.yaml, ]\n      x: [~]").replace("[a.yaml, ]", "[~]"), None),
    "a mapping in the list": (option("[{a: b}]"), None),
    "a folder above": (option("[../a.yaml]"), None),
    "an absolute path": (option("[/a.yaml]"), None),
    "a variable that is no list": (option("!ENV RECORDS_OF_TEST"), None),
    "a null byte": (option('["a\\0.yaml"]'), None),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_commands_and_mkdocs_read_the_same_list(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDS_OF_TEST", "set.yaml")
    text, expected = SETTINGS[name]
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "base.yml").write_text(
        f"plugins:\n  {PLUGIN}:\n    records: [base.yaml]\n", encoding="utf-8"
    )
    assert read_by_us(tmp_path) == expected
    assert read_by_mkdocs(tmp_path) == expected


def test_the_list_of_this_project_is_the_same_for_both() -> None:
    assert read_by_us(ROOT) == read_by_mkdocs(ROOT)
    assert all(file.is_file() for file in read_settings(ROOT).files())


@pytest.mark.parametrize("language", MESSAGES)
def test_a_wrong_value_is_reported_at_its_line(language: str, tmp_path: Path) -> None:
    text = option("\n        - a.yaml\n        - ../b.yaml")
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_settings(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == ("mkdocs.yml", 7, 11)
    assert problem.code.number == "CAT008"
    report = caught.value.report(language, tmp_path)
    assert "- ../b.yaml\n" in report
    assert "records: [institutes.yaml, records/**/*.yaml]" in report
    assert not re.search(r"\{\w+\}", report)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("plugins: [\n", ("mkdocs.yml", 2)),
        ("a: b\nplugins:\n\t- x\n", ("mkdocs.yml", 3)),
        ("a: b\n---\nc: d\n", ("mkdocs.yml", 2)),
        ("a: b\nINHERIT: none.yml\n", ("mkdocs.yml", 2)),
        ("INHERIT: mkdocs.yml\n", ("mkdocs.yml", 1)),
        ("INHERIT: broken.yml\n", ("broken.yml", 2)),
        (b"plugins: \xff\n", ("mkdocs.yml", 1)),
        ("plugins: \x07\n", ("mkdocs.yml", 1)),
        ("[" * 100_000, ("mkdocs.yml", 1)),
        ("{a: " * 100_000, ("mkdocs.yml", 1)),
    ],
)
def test_settings_that_cannot_be_read_are_reported(
    text: str | bytes, location: tuple[str, int], tmp_path: Path
) -> None:
    data = text.encode() if isinstance(text, str) else text
    (tmp_path / "mkdocs.yml").write_bytes(data)
    (tmp_path / "broken.yml").write_text("a: b\nc: d: e\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_settings(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code.number, problem.path, problem.line) == ("CAT007", *location)
    for language in MESSAGES:
        assert problem.message(language)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a {<<: [*a, *a]}\nplugins: *a\n",
        "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 3000)).replace(
            "*a0", "{}"
        )
        + "plugins: *a2999\n",
        "plugins: {jazari-catalogue: {records: &a !ENV [NO_SUCH_VARIABLE, *a]}}\n",
    ],
    ids=["merges in a circle", "merges without end", "a default in itself"],
)
def test_settings_that_lead_in_a_circle_name_no_record_files(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert read_settings(tmp_path).records == [*DEFAULT_RECORDS]


@pytest.mark.parametrize("pattern", ["*.yaml", "**/*.yaml", "[ab].yaml"])
def test_the_fix_for_a_pattern_without_quotes_names_the_quotes(
    pattern: str, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(option(f"\n        - {pattern}"), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_settings(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code.number, problem.line) == ("CAT007", 6)
    words = {"fr": "entre guillemets", "ar": "بين علامتي اقتباس", "en": "between quotes"}
    for language in MESSAGES:
        assert words[language] in problem.fix(language)


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml"])
def test_settings_apply_in_folders_below(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(option("[a.yaml]"), encoding="utf-8")
    below = tmp_path / "docs" / "en"
    below.mkdir(parents=True)
    assert project_folder(below) == tmp_path
    assert read_settings(project_folder(below)).records == ["a.yaml"]


def test_settings_above_the_repository_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(option("[a.yaml]"), encoding="utf-8")
    (tmp_path / "own" / ".git").mkdir(parents=True)
    below = tmp_path / "own" / "folder"
    below.mkdir()
    assert project_folder(below) == below
    assert read_settings(below)[:3] == (below, DEFAULT, None)


# ---- which files a pattern matches --------------------------------------------------------------

TREE = [
    "a.yaml",
    "b.yml",
    ".hidden.yaml",
    "[x].yaml",
    "records/c.yaml",
    "records/.d.yaml",
    "records/labs/e.yaml",
    "records/labs/deep/f.yaml",
    "records/.git-like/g.yaml",
    "records/labs/^h.yaml",
]
PATTERNS = {
    "a.yaml": ["a.yaml"],
    "./a.yaml": ["a.yaml"],
    "*.yaml": ["[x].yaml", "a.yaml"],
    "*.y*ml": ["[x].yaml", "a.yaml", "b.yml"],
    ".*.yaml": [".hidden.yaml"],
    "[x].yaml": ["[x].yaml"],
    "[ab].yaml": ["a.yaml"],
    "[!a].yaml": [],
    "records/*.yaml": ["records/c.yaml"],
    "records//c.yaml": ["records/c.yaml"],
    "records/*/*.yaml": ["records/labs/^h.yaml", "records/labs/e.yaml"],
    "records/**/*.yaml": [
        "records/c.yaml",
        "records/labs/^h.yaml",
        "records/labs/deep/f.yaml",
        "records/labs/e.yaml",
    ],
    "records/**/e.yaml": ["records/labs/e.yaml"],
    "**/f.yaml": ["records/labs/deep/f.yaml"],
    "records/**": [
        "records/c.yaml",
        "records/labs/^h.yaml",
        "records/labs/deep/f.yaml",
        "records/labs/e.yaml",
    ],
    "records/labs/[^e]*.yaml": ["records/labs/^h.yaml", "records/labs/e.yaml"],
    "?.yaml": ["a.yaml"],
    "records/labs/**/**/f.yaml": ["records/labs/deep/f.yaml"],
    "re*/c.yaml": ["records/c.yaml"],
    "records/**.yaml": ["records/c.yaml"],
}


def lay_out(folder: Path) -> None:
    for name in TREE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_is_named_agrees_with_the_files_that_a_pattern_matches(
    pattern: str, tmp_path: Path
) -> None:
    lay_out(tmp_path)
    found = [f.relative_to(tmp_path).as_posix() for f in record_files([pattern], tmp_path)]
    assert [name for name in found if name in TREE] == PATTERNS[pattern]
    there = [name for name in TREE if is_named(name, [pattern])]
    assert sorted(there) == sorted(PATTERNS[pattern])


@pytest.mark.parametrize("language", MESSAGES)
def test_a_pattern_without_a_match_is_reported(language: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(record_files(["records/**/*.yaml"], tmp_path), tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code.number, problem.path) == ("CAT001", "records/**/*.yaml")
    words = {"fr": "ce motif", "ar": "هذا النمط", "en": "this pattern"}
    assert words[language] in problem.message(language)


def test_a_file_with_several_names_is_read_once(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "records" / "again.yaml").symlink_to("c.yaml")
    (tmp_path / "records" / "circle").symlink_to(".")
    found = record_files(["records/c.yaml", "records/**/*.yaml"], tmp_path)
    assert [file.name for file in found] == ["c.yaml", "^h.yaml", "f.yaml", "e.yaml"]


@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "pattern", ["région/é.yaml", "région/é*.yaml", "r?gion/?.yaml", "**/é.yaml"]
)
def test_patterns_match_composed_and_decomposed_accents(
    written: Literal["NFC", "NFD"], pattern: str, tmp_path: Path
) -> None:
    other: Literal["NFC", "NFD"] = "NFD" if written == "NFC" else "NFC"
    file = tmp_path / unicodedata.normalize(other, "région/é.yaml")
    file.parent.mkdir()
    file.write_text("# invented\n", encoding="utf-8")
    pattern = unicodedata.normalize(written, pattern)
    assert record_files([pattern], tmp_path) == [file]
    assert is_named(file.relative_to(tmp_path).as_posix(), [pattern])


def test_a_linked_folder_is_entered_only_if_it_is_named(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "linked").symlink_to("records")
    assert [f.name for f in record_files(["linked/*.yaml"], tmp_path)] == ["c.yaml"]
    assert [f.name for f in record_files(["**/c.yaml"], tmp_path)] == ["c.yaml"]


def test_a_broken_link_is_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(CatalogueError) as caught:
        load(record_files(["*.yaml"], tmp_path), tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code.number, problem.path) == ("CAT001", "gone.yaml")


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_link_out_of_the_project_is_reported_and_not_read(link: str, tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    for folder in (project, outside):
        folder.mkdir()
    (outside / "a.yaml").write_text("secret: [\n", encoding="utf-8")
    name = {"file": "a.yaml", "folder": "records"}[link]
    (project / name).symlink_to(outside / "a.yaml" if link == "file" else outside)
    files = record_files(["a.yaml" if link == "file" else "records/*.yaml"], project)
    with pytest.raises(CatalogueError) as caught:
        load(files, project)
    (problem,) = caught.value.problems
    expected = "a.yaml" if link == "file" else "records/a.yaml"
    assert (problem.code.number, problem.path) == ("CAT009", expected)
    assert "secret" not in caught.value.report("en", project)


def test_settings_without_read_permission_are_reported_not_ignored(
    tmp_path: Path,
) -> None:
    def read(file: Path) -> bytes:
        raise PermissionError(file)

    with pytest.raises(CatalogueError) as caught:
        read_settings(tmp_path, read)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code.number) == ("mkdocs.yml", "CAT007")
    assert "no permission" in problem.message("en")
