"""The ``catalogue`` command, as people and workflows run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jazari_catalogue import __version__
from jazari_catalogue.cli import main
from tests.records.cases import VALID_RECORDS

VALID = (Path(__file__).parent / "records" / "valid.yaml").read_text(encoding="utf-8")
BROKEN = VALID.replace("    role: hub\n", "    role: hbu\n")
LINE = BROKEN.count("\n", 0, BROKEN.index("hbu")) + 1


pytestmark = pytest.mark.usefixtures("folder")


def write(folder: Path, text: str, name: str = "records.yaml") -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def run_in_subprocess(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command in a subprocess, as a terminal does."""
    return subprocess.run(
        [sys.executable, "-m", "jazari_catalogue.cli", *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def test_valid_records_are_counted_and_exit_with_0(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, VALID)
    assert main(["check", "records.yaml"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("OK"))
    total, _, by_kind = line.partition(": ")
    assert total == f"OK · {VALID_RECORDS}"
    assert {"1 network", "2 institutes", "1 lab"} <= set(by_kind.split(", "))


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "n’existe plus"), ("ar", "لم يعد"), ("en", "no longer")]
)
@pytest.mark.parametrize("command", ["check", "diff HEAD", "new topic", "schema", "stats"])
def test_a_folder_that_is_gone_is_reported(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    language: str,
    words: str,
) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main([*command.split(), "--lang", language]) == 2
    assert words in capsys.readouterr().err


def test_problems_are_reported_with_position_and_fix_and_exit_with_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, BROKEN)
    assert main(["check", "records.yaml", "--lang", "en"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"records.yaml:{LINE}:11: CAT108 “hbu” is not a value of “role”. "
        "Accepted values: hub (Core), member (Member).",
        f"{LINE:>6} |     role: hbu",
        "       |           ^^^",
        "    → Did you mean “hub”?",
        "Problems found: 1",
        "Each code is explained in docs/en/problems.md",
    ]


def test_without_arguments_the_files_of_the_settings_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, tail = VALID.split("partners:\n", 1)
    write(folder, head, "institutes.yaml")
    write(folder, "partners:\n" + tail, "partners.yaml")
    assert main(["check"]) == 0
    assert f"OK · {VALID_RECORDS}:" in capsys.readouterr().out


def test_a_pattern_matches_files_in_folders(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, tail = VALID.split("partners:\n", 1)
    write(folder, head, "records/one.yaml")
    write(folder, "partners:\n" + tail, "records/more/two.yaml")
    assert main(["check", "records/**/*.yaml"]) == 0
    assert f"OK · {VALID_RECORDS}:" in capsys.readouterr().out


def test_a_missing_file_is_reported_as_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere.yaml", "--lang", "en"]) == 1
    output = capsys.readouterr()
    assert output.out.startswith("nowhere.yaml:1:1: CAT001 ")
    assert output.err == ""


@pytest.mark.parametrize(
    "arguments",
    [[], ["chekc"], ["check", "--format", "xml"], ["check", "--lang", "es"], ["check", "--lax"]],
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: catalogue" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["check", "report every problem of the records"]),
        (
            ["check", "--help"],
            [
                "those that mkdocs.yml names under `records`",
                "github",
                "json",
                "--lang",
                "0 no problem",
                "sarif",
                "--changed-since REV",
                "--strict",
                "2 wrong",
            ],
        ),
        (
            ["stats", "--help"],
            [
                "those that mkdocs.yml names under `records`",
                "--queue N",
                "default: 20; 0: all",
                "markdown",
                "--lang",
                "1 the records do not load",
                "docs/stats.md",
            ],
        ),
        (["--version"], [__version__]),
    ],
)
def test_help_names_commands_options_and_exit_codes(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    output = " ".join(capsys.readouterr().out.split())
    for word in words:
        assert word in output


@pytest.mark.parametrize(
    ("environment", "arguments", "words"),
    [
        ({}, [], "Vouliez-vous écrire « hub » ?"),
        ({"LANG": "es_ES.UTF-8"}, [], "Vouliez-vous écrire « hub » ?"),
        ({"LANG": "en_GB.UTF-8"}, [], "Did you mean “hub”?"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "ar_MA.UTF-8"}, [], "هل تقصدون «hub»؟"),
        ({"LANG": "en_GB.UTF-8"}, ["--lang", "ar"], "هل تقصدون «hub»؟"),
    ],
)
def test_messages_are_in_the_language_of_the_terminal_or_of_lang(
    environment: dict[str, str],
    arguments: list[str],
    words: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write(folder, BROKEN)
    main(["check", "records.yaml", *arguments])
    assert words in capsys.readouterr().out


def test_json_has_every_problem_with_its_position(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, BROKEN)
    assert main(["check", "records.yaml", "--format", "json", "--lang", "en"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "CAT108",
            "severity": "error",
            "path": "records.yaml",
            "line": LINE,
            "column": 11,
            "end_line": LINE,
            "end_column": 14,
            "record": "institut-exemple",
            "message": "“hbu” is not a value of “role”. "
            "Accepted values: hub (Core), member (Member).",
            "hint": "Did you mean “hub”?",
        }
    ]


def test_json_of_valid_records_has_no_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, VALID)
    assert main(["check", "records.yaml", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["severity"] for row in rows} == {"warning"}


def test_github_format_has_one_annotation_per_problem(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, BROKEN.replace("country: FR", "country: France"))
    assert main(["check", "records.yaml", "--format", "github", "--lang", "en"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first == (
        f"::error file=records.yaml,line={LINE},endLine={LINE},col=11,endColumn=14,"
        "title=CAT108 Value not in the list::“hbu” is not a value of “role”. "
        "Accepted values: hub (Core), member (Member).%0A→ Did you mean “hub”?"
    )
    assert second.startswith("::error file=records.yaml,line=")
    assert "“France” is not a country code." in second


HOSTILE = {
    "a line of its own": r"\n::error::written by a record",
    "a carriage return": r"\r::set-env name=X::written",
    "a command of the old kind": r"##[add-mask]written by a record",
    "a command of the old kind, split": r"a ##[error]x",
    "an escape sequence": r"\e[31m\e]0;written\a",
    "another direction": r"\u202e::error::",
}


@pytest.mark.parametrize("form", ["text", "github", "markdown", "json", "sarif"])
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_record_cannot_write_a_workflow_command_into_the_log(
    hostile: str, form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = VALID.replace("    role: hub\n", f'    role: "{hostile}"\n')
    text = text.replace("  - id: societe-exemple\n", f'  - id: "{hostile}"\n')
    write(folder, text)
    assert main(["check", "records.yaml", "--format", form]) == 1
    out = capsys.readouterr().out
    lines = out.splitlines()
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert commands == (lines if form == "github" else [])
    assert all(line.startswith("::error file=records.yaml,line=") for line in commands)
    assert "##[" not in out
    assert not set(out) & set("\x07\x1b\r\u202e")


def test_a_hostile_file_name_cannot_write_a_workflow_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a,b:c\n::error::written by a name.yaml"
    write(folder, BROKEN, name)
    for form in ("text", "github"):
        main(["check", "*.yaml", "--format", form, "--lang", "en"])
        out = capsys.readouterr().out
        assert out.count("::error::") == (form == "text")
        assert not any(line.startswith("::error::") for line in out.splitlines())
    assert "file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Awritten by a name.yaml,line=" in out


def test_arabic_is_written_to_a_terminal_set_to_ascii(folder: Path) -> None:
    write(folder, BROKEN)
    done = run_in_subprocess("check", "records.yaml", "--lang", "ar", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stderr == b""
    assert "هل تقصدون «hub»؟" in done.stdout.decode("utf-8")
