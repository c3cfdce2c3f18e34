"""What the preview says of a failed rebuild: where, what is wrong, how to fix it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.preview.failure import Excerpt, Mistake, mistakes_in
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import CatalogueError


def test_a_problem_with_records_has_its_line_and_its_fix_in_the_language(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("topics:\n  - sumary: x\n", encoding="utf-8")
    problem = codes.UNKNOWN_KEY.at(
        "a.yaml", Position(2, 5), key="sumary", nearest="summary", known=""
    )
    try:
        try:
            raise BuildRefused("report") from CatalogueError([problem])
        except BuildRefused as refusal:
            raise PluginError("report") from refusal
    except PluginError as error:
        (mistake,) = mistakes_in(error, [], "fr", tmp_path)
    assert mistake.location == "a.yaml:2:5"
    assert mistake.code == "CAT102"
    assert mistake.message == "Clé inconnue «\u00a0sumary\u00a0»."
    assert mistake.excerpt == Excerpt(2, "  - ", "sumary", ": x")
    assert "summary" in mistake.fix


def test_a_refusal_written_for_the_terminal_is_read(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "about.md").write_text("x\n[y](record:z)\n", encoding="utf-8")
    error = BuildRefused("content/about.md:2:5: there is no record:z.\n    → Write record:y.")
    (mistake,) = mistakes_in(error, ["unrelated"], "en", tmp_path)
    assert mistake == Mistake(
        "there is no record:z.",
        "content/about.md:2:5",
        "",
        Excerpt(2, "[y](", "record:z)", ""),
        "Write record:y.",
    )


def test_a_mistake_in_a_template_names_its_file_in_the_project(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("{% if %}\n", encoding="utf-8")
    error = Abort(f"The site was not built.\n{tmp_path / 'main.html'}:1: Expected an expression")
    (mistake,) = mistakes_in(error, [], "en", tmp_path)
    assert mistake == Mistake(
        "Expected an expression", "main.html:1", "", Excerpt(1, "{% if %}", "", "")
    )


def test_what_mkdocs_only_counts_is_taken_from_its_log(tmp_path: Path) -> None:
    logged = [
        "Config value 'plugins': Plugin 'jazari-catalogue' option 'records': \n"
        "mkdocs.yml:16:16: CAT008 it is not a list\n    16 | records: a\n       |          ^\n"
        "    → Write a list.\nProblems found: 1"
    ]
    (mistake,) = mistakes_in(Abort("Aborted with 1 configuration errors!"), logged, "en", tmp_path)
    assert mistake == Mistake(
        "it is not a list", "mkdocs.yml:16:16", "CAT008", None, "Write a list."
    )
    assert mistakes_in(ConfigurationError("no such theme"), [], "en", tmp_path) == [
        Mistake("no such theme")
    ]


def test_lines_outside_the_project_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret\n", encoding="utf-8")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "link.html").symlink_to(tmp_path / "secret")
    for name in (f"{tmp_path}/secret", "link.html"):
        (mistake,) = mistakes_in(BuildRefused(f"{name}:1: x"), [], "en", tmp_path / "project")
        assert mistake.excerpt is None


def test_a_bug_shows_its_traceback(tmp_path: Path) -> None:
    try:
        raise ZeroDivisionError("of the program")
    except ZeroDivisionError as error:
        (mistake,) = mistakes_in(error, [], "en", tmp_path)
    assert mistake.message.startswith("Traceback")
    assert "of the program" in mistake.message
