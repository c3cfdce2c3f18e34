"""``catalogue diff`` lists the records, relations and pages that a change changes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import cmarkgfm
import pytest
import yaml
from lxml import html

from jazari_catalogue.cli import main
from jazari_catalogue.editing.diff.report import MAX_CHARACTERS, MAX_ROWS
from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.editing.options import Chosen
from jazari_catalogue.editing.versions import files_of_version
from jazari_catalogue.languages import MESSAGES
from tests.project import Project
from tests.records.cases import VALID_RECORDS
from tests.records.test_settings import PATTERNS, lay_out

VALID = (Path(__file__).parents[2] / "records" / "valid.yaml").read_text(encoding="utf-8")
FILES = ("--files", "records.yaml")


@pytest.fixture(autouse=True)
def folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = folder / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def write(folder: Path, text: str, name: str = "records.yaml") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def edited(*edits: tuple[str, str]) -> str:
    text = VALID
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change")
    return git(folder, "rev-parse", "HEAD")


def compared(
    capsys: pytest.CaptureFixture[str], after: str, before: str = VALID, form: str = "json"
) -> Any:
    write(Path("old"), before)
    write(Path("new"), after)
    capsys.readouterr()
    assert main(["diff", "old", "new", *FILES, "--format", form, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    return json.loads(out) if form == "json" else out


def test_equal_records_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    result = compared(capsys, "# a comment\n" + VALID)
    assert result["records"] == result["stale"] == []
    assert result["relations"] == {"gained": [], "lost": []}
    assert all(not paths for pages in result["pages"].values() for paths in pages.values())
    assert compared(capsys, VALID, form="text") == "Nothing changes for the public.\n"


def test_a_byte_order_mark_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with_mark = compared(capsys, f"\ufeff{edited()}", form="text")
    assert with_mark == compared(capsys, edited(), form="text")


def test_a_changed_text_is_listed_by_language_and_its_translation_is_stale(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = edited(
        (
            "{fr: Réseau inventé., ar: شبكة مختلقة., en: An invented network.}",
            "{fr: Réseau neuf., ar: شبكة مختلقة., en: A new network.}",
        ),
    )
    result = compared(capsys, after)
    (change,) = result["records"]
    assert (change["change"], change["id"]) == ("changed", "reseau-exemple")
    assert change["fields"] == [
        {
            "field": ["summary"],
            "language": "fr",
            "before": "Réseau inventé.",
            "after": "Réseau neuf.",
        },
        {
            "field": ["summary"],
            "language": "en",
            "before": "An invented network.",
            "after": "A new network.",
        },
    ]
    assert result["stale"] == [{"record": "reseau-exemple", "field": ["summary"], "language": "ar"}]
    text = compared(capsys, after, form="text")
    assert "  Summary [fr]\n    - Réseau inventé.\n    + Réseau neuf.\n" in text
    assert "Example network (reseau-exemple) · Summary [ar]" in text


def test_values_are_shown_as_on_the_site(capsys: pytest.CaptureFixture[str]) -> None:
    after = edited(
        ("    role: hub\n", "    role: member\n"),
        ("    type: company\n    country: FR\n", "    type: nonprofit\n    country: MA\n"),
        ("      phone: 0500 00 00 00\n", ""),
    )
    text = compared(capsys, after, form="text")
    assert "  Role\n    - Core\n    + Member\n" in text
    assert "  Type\n    - Company\n    + Nonprofit\n" in text
    assert "  Country\n    - France\n    + Morocco\n" in text
    assert "  Contact · phone\n    - 0500 00 00 00\n" in text


def test_an_item_added_to_a_list_does_not_change_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = edited(
        ("[{fr: Former}, {fr: Chercher}]", "[{fr: Écouter}, {fr: Former}, {fr: Chercher}]")
    )
    (change,) = compared(capsys, after)["records"]
    assert change["fields"] == [
        {"field": ["objectives", "1"], "language": "fr", "before": None, "after": "Écouter"}
    ]


def test_the_relations_of_an_added_record_are_listed_in_both_directions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = VALID.replace(
        "labs:\n",
        "labs:\n  - {id: labo-neuf, name: Labo neuf, summary: Neuf., "
        "institute: institut-exemple, sources: [source-exemple]}\n",
    )
    result = compared(capsys, after)
    assert [(c["change"], c["id"]) for c in result["records"]] == [("added", "labo-neuf")]
    (edge,) = result["relations"]["gained"]
    assert (edge["subject"], edge["field"], edge["object"]) == (
        "labo-neuf",
        "institute",
        "institut-exemple",
    )
    assert "fr/labs/labo-neuf/" in result["pages"]["fr"]["added"]
    assert "ar/institutes/institut-exemple/" in result["pages"]["ar"]["changed"]
    text = compared(capsys, after, form="text")
    assert "+ Labo neuf (labo-neuf) · Institute → Example institute (institut-exemple)" in text
    assert "Laboratories" in text


def test_a_removed_record_has_a_warning_about_its_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    start = VALID.index("  - id: journee-suivante")
    after = VALID[:start] + VALID[VALID.index("topics:\n") :]
    text = compared(capsys, after, form="text")
    assert "Removed · Event · Journée suivante (journee-suivante)" in text
    assert "Its address will lead nowhere" in text
    assert "- Journée suivante (journee-suivante) · Continues → Journée exemple" in text


def test_a_renamed_record_is_not_removed_and_keeps_its_relations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = VALID.replace("institut-exemple", "institut-neuf").replace(
        "former_ids: [institut-ancien]", "former_ids: [institut-ancien, institut-exemple]"
    )
    result = compared(capsys, after)
    (change,) = result["records"]
    assert (change["change"], change["id"], change["former_id"], change["fields"]) == (
        "renamed",
        "institut-neuf",
        "institut-exemple",
        [],
    )
    assert result["relations"] == {"gained": [], "lost": []}
    assert "fr/institutes/institut-neuf/" in result["pages"]["fr"]["added"]
    assert "fr/institutes/institut-exemple/" in result["pages"]["fr"]["changed"]  # redirects


def without_index_names(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the name of the index in a search page, which nobody sees."""
    return {
        path: re.sub(rb"assets/search/[a-z]+-[0-9a-f]+[.]json", b"", data)
        for path, data in files.items()
    }


def test_the_listed_pages_are_those_that_a_build_rewrites(
    small_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = without_index_names(small_project.files())
    old = small_project.root / "old"
    old.mkdir()
    for name in ("institutes.yaml", "partners.yaml"):
        (old / name).write_bytes((small_project.root / name).read_bytes())
    file = small_project.root / "partners.yaml"
    text = file.read_text(encoding="utf-8")
    first = text.index("en: ")
    file.write_text(f"{text[:first]}en: Invented anew {text[first + 4 :]}", encoding="utf-8")
    small_project.build()
    after = without_index_names(small_project.files())
    pages = {
        path.removesuffix("index.html")
        for path in before.keys() | after.keys()
        if path.endswith("/index.html") and before.get(path) != after.get(path)
    }
    monkeypatch.chdir(small_project.root)
    capsys.readouterr()
    assert main(["diff", "old", "--format", "json"]) == 0
    pages_by_language = json.loads(capsys.readouterr().out)["pages"]
    listed = {
        path for groups in pages_by_language.values() for paths in groups.values() for path in paths
    }
    assert pages
    assert listed == pages


@pytest.mark.parametrize("language", MESSAGES)
def test_the_report_is_in_three_languages(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path("old"), VALID)
    write(Path("new"), edited(("    role: hub\n", "    role: member\n")))
    main(["diff", "old", "new", *FILES, "--lang", language])
    start = {"fr": "Modifiée · Institut", "ar": "عُدّلت · معهد", "en": "Changed · Institute"}
    assert capsys.readouterr().out.startswith(start[language])


# ---- git ----------------------------------------------------------------------------------------


def test_revisions_are_compared_with_each_other_and_with_the_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "init", "-q")
    empty = commit(folder)
    write(folder, VALID)
    first = commit(folder)
    write(folder, edited(("    role: hub\n", "    role: member\n")))
    commit(folder)
    for arguments in ([first, "HEAD"], ["HEAD^"], [first]):
        assert main(["diff", *arguments, *FILES, "--format", "json"]) == 0
        (change,) = json.loads(capsys.readouterr().out)["records"]
        assert change["id"] == "institut-exemple"
    assert main(["diff", empty, "HEAD", "--files", "**/*.yaml", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)["records"]
    assert {change["change"] for change in records} == {"added"}
    assert len(records) == VALID_RECORDS


def test_in_a_folder_of_a_repository_only_that_folder_is_compared(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(folder, "init", "-q")
    write(folder / "inner", VALID)
    commit(folder)
    monkeypatch.chdir(folder / "inner")
    assert main(["diff", "HEAD", *FILES, "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing changes for the public.\n"


@pytest.mark.parametrize("name", ["nowhere", "--output=written", "HEAD; touch written", "a\n::b::"])
def test_an_unknown_revision_is_wrong_usage(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "init", "-q")
    assert main(["diff", "--files", "records.yaml", "--lang", "en", "--", name]) == 2
    output = capsys.readouterr()
    assert "is neither a folder nor a revision" in output.err
    assert not output.err.startswith("::")
    assert "\n::" not in output.err
    assert not (folder / "written").exists()


def test_in_a_shallow_clone_the_message_says_how_to_fetch_the_revision(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(folder, "init", "-q")
    write(folder, VALID)
    commit(folder)
    commit(folder)
    clone = folder.parent / "clone"
    git(folder, "clone", "-q", "--depth=1", folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert main(["diff", "HEAD^", *FILES, "--lang", "en"]) == 2
    assert "git fetch --deepen=1" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_version_that_does_not_load_is_reported_with_its_problems(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path("good"), VALID)
    write(Path("bad"), VALID.replace("role: hub", "role: hbu"))
    arguments = [*FILES, "--format", form, "--lang", "en"]
    assert main(["diff", "good", "bad", *arguments]) == 1
    output = capsys.readouterr().out
    assert "CAT108" in output
    assert "The new version" in output or '"head": [' in output
    assert main(["diff", "bad", "good", *arguments]) == 0
    output = capsys.readouterr().out
    assert "CAT108" in output
    assert "so nothing can be compared" in output.replace("\\", "") or '"base": [' in output


# ---- hostile and many ---------------------------------------------------------------------------

HOSTILE = [
    "@invented and @invented/team",
    "see #12, invented/invented#12 and GH-12",
    "<img src=x onerror=alert(1)><!-- -->",
    "</details></table><script>x</script>",
    "[a](https://a.example/) ![b](https://a.example/b.png)",
    "https://a.example/ www.a.example a@a.example",
    "`a` ``b`` **c** __d__ ~~e~~ | f | \\| g",
    "&lt;b&gt; &amp; &#64;invented",
    "$a$ :tada: ^x^ =y= {z}",
]


def rendered(markdown: str) -> html.HtmlElement:
    whole = cmarkgfm.github_flavored_markdown_to_html(
        markdown, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    )
    return html.document_fromstring(whole)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_a_record_is_only_text_in_markdown(text: str) -> None:
    page = rendered(f"| a | b |\n|---|---|\n| {escaped(text)} | c |\n")
    cells = page.xpath("//td")
    assert [cell.text_content() for cell in cells] == [text, "c"]
    assert not list(cells[0].iterchildren("*"))
    # GitHub looks for user names, numbers and e-mail addresses in each text node.
    nodes = cells[0].xpath(".//text()")
    assert not any("@" in node[:-1] or "#" in node[:-1] for node in nodes)


def test_a_hostile_record_adds_only_text_to_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(HOSTILE).replace("\\", "\\\\").replace('"', "'")
    after = edited(("{fr: Second institut inventé.}", f'{{fr: "{text} ::error::x ##[error]y"}}'))
    page = rendered(compared(capsys, after, form="markdown"))
    assert {element.tag for element in page.iter("*")} <= {
        "html", "body", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td",
        "ul", "li", "code", "details", "summary", "em", "strong", "p",
    }  # fmt: skip
    for form in ("text", "json", "markdown"):
        out = compared(capsys, after, form=form) if form != "json" else None
        assert out is None or not any(line.startswith("::") for line in out.splitlines())
        assert out is None or "##[" not in out


def test_a_long_text_is_cut_to_the_part_that_differs(capsys: pytest.CaptureFixture[str]) -> None:
    start = "mot " * 200
    before = edited(("{fr: Second institut inventé.}", f"{{fr: {start}avant.}}"))
    after = edited(("{fr: Second institut inventé.}", f"{{fr: {start}après.}}"))
    text = compared(capsys, after, before, form="text")
    assert "avant.\n" in text
    assert "après.\n" in text
    assert max(len(line) for line in text.splitlines()) < 200


def test_rows_over_the_limit_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    long = "é" * 5000
    more = "".join(
        f"  - {{id: sujet-{n}, name: Sujet {n}, summary: {{fr: '{long}'}}}}\n" for n in range(60)
    )
    after = VALID.replace("topics:\n", "topics:\n" + more)
    for form in ("text", "markdown"):
        out = compared(capsys, after, form=form)
        assert "… and 20 more" in out
        assert len(out) < 2 * MAX_CHARACTERS
        assert out.count("Sujet ") <= 3 * MAX_ROWS
    assert len(compared(capsys, after)["records"]) == 60


# ---- the settings of each version ---------------------------------------------------------------


def topic(name: str, summary: str = "Inventé") -> str:
    return f"topics:\n  - id: {name}\n    name: Sujet {name}\n    summary: {summary}\n"


def settings(folder: Path, *patterns: str) -> None:
    listed = "".join(f"        - '{pattern}'\n" for pattern in patterns)
    text = f"plugins:\n  - jazari-catalogue:\n      records:\n{listed}"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


@pytest.fixture
def split(folder: Path) -> Path:
    """A repository in which the second commit moved each record to a file of its own."""
    git(folder, "init", "-q")
    settings(folder, "all.yaml")
    (folder / "all.yaml").write_text(topic("un") + topic("deux").partition("\n")[2], "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one file")
    git(folder, "tag", "one-file")
    settings(folder, "records/**/*.yaml")
    (folder / "all.yaml").unlink()
    for name in ("un", "deux"):
        write(folder / "records", topic(name), f"{name}.yaml")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "two files")
    return folder


def changes(capsys: pytest.CaptureFixture[str], *versions: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    assert main(["diff", *versions, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["records"]
    return [(row["change"], row["id"]) for row in rows]


def test_each_version_is_read_with_its_own_settings(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert changes(capsys, "one-file") == []
    assert changes(capsys, "one-file", "HEAD") == []
    write(split / "records", topic("un", "Autre"), "un.yaml")
    write(split / "records" / "new", topic("trois"), "trois.yaml")
    both = [("added", "trois"), ("changed", "un")]
    assert sorted(changes(capsys, "one-file")) == sorted(changes(capsys, "HEAD")) == both


def test_a_record_that_moves_to_another_file_is_no_change(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "records" / "un.yaml").rename(split / "records" / "a.yaml")
    assert changes(capsys, "HEAD") == []


def test_another_order_of_the_records_changes_no_page(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = yaml.load(VALID, yaml.BaseLoader)
    for plural, items in lists.items():
        for item in items:
            text = yaml.dump({plural: [item]}, allow_unicode=True, sort_keys=False)
            write(folder / "new", text, f"{item['id']}.yaml")
    write(folder / "old", VALID)
    settings(folder / "old", "*.yaml")
    settings(folder / "new", "*.yaml")
    assert main(["diff", "old", "new", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing changes for the public.\n"
    (folder / "new" / "journee-suivante.yaml").unlink()
    assert main(["diff", "old", "new", "--format", "json"]) == 0
    pages = json.loads(capsys.readouterr().out)["pages"]["fr"]
    assert pages["removed"] == ["fr/events/journee-suivante/"]
    assert "fr/partners/" not in pages["changed"]


@pytest.mark.usefixtures("split")
def test_a_folder_without_settings_is_read_with_those_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old"
    write(old, topic("un"), "all.yaml")
    write(old / "records", topic("deux"), "deux.yaml")
    assert changes(capsys, str(old)) == [("added", "un")]
    settings(old, "all.yaml")
    assert changes(capsys, str(old)) == [("added", "deux")]


def test_versions_can_be_compared_from_any_folder_of_the_project(
    split: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(split / "records", topic("un", "Autre"), "un.yaml")
    monkeypatch.chdir(split / "records")
    assert changes(capsys, "HEAD") == [("changed", "un")]
    assert changes(capsys, "HEAD", "--files", "un.yaml") == [("changed", "un")]


def test_files_can_be_named_through_a_link_to_the_project(
    split: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(split / "records", topic("un", "Autre"), "un.yaml")
    link = tmp_path / "link"
    link.symlink_to(split)
    for name in (f"{link}/records/*.yaml", f"{split}/records/un.yaml", "records/../records/*.yaml"):
        assert changes(capsys, "HEAD", "--files", name) == [("changed", "un")]


@pytest.mark.usefixtures("split")
def test_files_that_neither_version_has_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD", "--files", "no.yaml", "no/*.yaml", "--lang", "en"]) == 2
    output = capsys.readouterr()
    assert "no.yaml:1:1: CAT001 The file cannot be read: it does not exist." in output.err
    assert "no/*.yaml:1:1: CAT001 The file cannot be read: no file matches" in output.err
    assert output.out == ""


@pytest.mark.usefixtures("split")
def test_a_file_outside_the_project_is_in_no_revision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "outside", topic("trois"), "trois.yaml")
    for name in (f"{tmp_path}/outside/trois.yaml", "../outside/*.yaml"):
        assert changes(capsys, "HEAD", "--files", name) == [("added", "trois")]
        assert changes(capsys, "HEAD", "--files", name, "records/*.yaml") == [("added", "trois")]


def test_a_project_can_be_in_a_folder_of_its_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "init", "-q")
    (folder / "base.yml").write_text(
        "plugins:\n  jazari-catalogue:\n    records: [data/*.yaml]\n", encoding="utf-8"
    )
    own = folder / "own"
    own.mkdir()
    write(own / "data", topic("un"), "un.yaml")
    (own / "mkdocs.yml").write_text("INHERIT: ../base.yml\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "invented")
    monkeypatch.chdir(own)
    assert changes(capsys, "HEAD") == []
    write(own / "data", topic("un", "Autre"), "un.yaml")
    assert changes(capsys, "HEAD") == [("changed", "un")]


def test_the_settings_of_a_revision_can_be_a_link(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "mkdocs.yml").rename(split / "linked.yml")
    (split / "mkdocs.yml").symlink_to("linked.yml")
    commit(split)
    write(split / "records", topic("un", "Autre"), "un.yaml")
    assert changes(capsys, "HEAD") == [("changed", "un")]


def test_wrong_settings_of_one_version_are_reported(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "mkdocs.yml").write_text(
        "plugins:\n  - jazari-catalogue:\n      records: a.yaml\n", encoding="utf-8"
    )
    assert main(["diff", "HEAD", "--lang", "en"]) == 1
    assert "mkdocs.yml:3:16: CAT008" in capsys.readouterr().out
    git(split, "commit", "-qam", "wrong")
    settings(split, "records/**/*.yaml")
    assert main(["diff", "HEAD", "--lang", "en"]) == 0
    output = capsys.readouterr().out
    assert "HEAD" in output
    assert "mkdocs.yml:3:16: CAT008" in output


def test_a_broken_record_is_reported_with_the_name_of_its_file(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(split / "records", "topics:\n\t- id: un\n", "un.yaml")
    assert main(["diff", "HEAD", "--lang", "en"]) == 1
    assert "records/un.yaml:2:1: CAT011" in capsys.readouterr().out


# ---- revisions ----------------------------------------------------------------------------------


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_matches_the_same_files_in_a_revision(pattern: str, folder: Path) -> None:
    git(folder, "init", "-q")
    lay_out(folder)
    commit(folder)
    here = Chosen(folder, [pattern], named=True)
    with files_of_version("HEAD", here) as there:
        files = [file.relative_to(there.root) for file in there.files()]
        assert files == [file.relative_to(folder) for file in here.files()]
        assert [file.is_file() for file in there.files()] == [f.is_file() for f in here.files()]


def test_links_are_followed_in_a_revision_as_in_the_project(folder: Path) -> None:
    git(folder, "init", "-q")
    lay_out(folder)
    (folder / "one.yaml").symlink_to("records/labs/e.yaml")
    (folder / "linked").symlink_to("records/labs")
    (folder / "records" / "circle").symlink_to(".")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    commit(folder)
    here = Chosen(folder, ["one.yaml", "linked/*.yaml", "records/**/*.yaml", "g*.yaml"], named=True)
    with files_of_version("HEAD", here) as there:
        files = [(f.relative_to(there.root), f.is_file()) for f in there.files()]
        assert files == [(f.relative_to(folder), f.is_file()) for f in here.files()]
    assert len(files) > 4


@pytest.fixture
def owned_by_another(split: Path) -> Iterator[Path]:
    """The same repository, which git takes for one of another user."""
    # This removes the safe.directory that all other tests have.
    with patch.dict(os.environ, {"GIT_CONFIG_COUNT": "0", "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}):
        yield split


@pytest.mark.usefixtures("owned_by_another")
@pytest.mark.parametrize("language", MESSAGES)
@pytest.mark.parametrize("command", [["diff", "HEAD"], ["check", "--changed-since", "HEAD"]])
def test_the_message_of_git_about_a_repository_of_another_user_is_shown(
    command: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--lang", language]) == 2
    output = capsys.readouterr().err
    assert "dubious ownership" in output
    assert "safe.directory" in output
    assert {"fr": "git dit", "ar": "يقول git", "en": "Message from git"}[language] in output
    assert "this clone knows" not in output


def test_a_folder_that_is_no_repository_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["diff", "HEAD", "--lang", "en"]) == 2
    output = capsys.readouterr().err
    assert "git finds no repository here" in output
    assert "    fatal: not a git repository" in output


@pytest.mark.usefixtures("split")
def test_a_missing_git_is_reported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["diff", "HEAD", "--lang", "en"]) == 2
    output = capsys.readouterr().err
    assert "git, which reads revisions, cannot be started: install it." in output
    assert "    No such file or directory: git" in output


@pytest.mark.usefixtures("split")
@pytest.mark.parametrize("name", ["nowhere", "--help", "a\x1bb", "HEAD:mkdocs.yml", "HEAD~9"])
def test_an_unknown_revision_is_reported_with_the_message_of_git(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "--lang", "en", "--", name]) == 2
    output = capsys.readouterr().err
    assert "is neither a folder nor a revision that this clone knows." in output
    assert "Message from git:\n    " in output
    assert "\x1b" not in output


def test_a_missing_blob_is_reported(split: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = git(split, "rev-parse", "HEAD:records/un.yaml")
    (split / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert main(["diff", "HEAD", "--lang", "en"]) == 2
    output = capsys.readouterr().err
    assert "git cannot read all files of the revision “HEAD”." in output
    assert name in output
