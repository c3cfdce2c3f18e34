from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)


def test_make_alone_lists_every_target() -> None:
    run = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"^  make ([a-z-]+) +\S", run.stdout, flags=re.MULTILINE)
    assert listed == TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_is_phony(target: str) -> None:
    assert f".PHONY: {target}\n{target}:" in MAKEFILE


# GNU Make 3.81, which macOS has, misreads these features silently.
@pytest.mark.parametrize(
    ("feature", "pattern"),
    [
        ("shell assignment (4.0)", r"^\s*\w+\s*!="),
        ("one shell for a recipe (3.82)", r"^\.ONESHELL"),
        ("shell flags (3.82)", r"^\.SHELLFLAGS"),
        ("grouped targets (4.3)", r"^[^\t#=]+&:"),
        ("file function (4.0)", r"\$\(file "),
        ("POSIX assignment (4.0)", r"^\s*\w+\s*::="),
        ("private variables (3.82)", r"^[^\t#]*:\s*private "),
    ],
)
def test_the_makefile_uses_no_feature_that_make_3_81_lacks(feature: str, pattern: str) -> None:
    assert not re.search(pattern, MAKEFILE, flags=re.MULTILINE), feature


def variable_in_recipe(folder: Path, name: str, **environment: str) -> str:
    """The variable ``name``, in brackets, as a recipe of the Makefile sees it in ``folder``."""
    file = folder / "show.mk"
    file.write_text(f"include {ROOT / 'Makefile'}\nshow:\n\t@echo [$${name}]\n", encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    run = subprocess.run(
        ["make", "--no-print-directory", "-f", file, "show"],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    return run.stdout.strip()


COMMITTED = 1768204800
GPG = """\
#!/bin/sh
echo "gpg: Good signature from invented" >&2
case "$*" in
*--verify*) ;;
*) cat > /dev/null; echo "[GNUPG:] SIG_CREATED " >&2
   printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n' ;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository of one signed commit, with settings that change what `git log` prints."""
    gpg = tmp_path / "gpg"
    gpg.write_text(GPG, encoding="utf-8")
    gpg.chmod(0o755)
    folder = tmp_path / "clone"
    commands = [
        ["init", "--quiet", folder],
        *(
            ["-C", folder, "config", name, value]
            for name, value in {
                "gpg.program": str(gpg),
                "log.showSignature": "true",
                "log.date": "relative",
                "format.pretty": "fuller",
                "color.ui": "always",
                "core.pager": "false",
                "user.name": "Invented",
                "user.email": "a@a.invalid",
            }.items()
        ),
        ["-C", folder, "commit", "--quiet", "--allow-empty", "-S", "-m", "x"],
    ]
    dates = {"GIT_COMMITTER_DATE": f"{COMMITTED} +0100", "GIT_AUTHOR_DATE": "1000000000 +0000"}
    for command in commands:
        subprocess.run(["git", *command], env={**os.environ, **dates}, check=True)
    return folder


@pytest.mark.parametrize("environment", [{}, {"GIT_DIR": "/invented"}, {"GIT_TRACE": "1"}], ids=str)
def test_the_date_of_a_build_is_that_of_the_commit_whatever_the_settings_of_git(
    clone: Path, environment: dict[str, str]
) -> None:
    assert variable_in_recipe(clone, "SOURCE_DATE_EPOCH", **environment) == f"[{COMMITTED}]"


def test_the_date_of_a_build_can_be_set(clone: Path) -> None:
    assert variable_in_recipe(clone, "SOURCE_DATE_EPOCH", SOURCE_DATE_EPOCH="1") == "[1]"


def test_an_empty_date_counts_as_unset(clone: Path) -> None:
    assert variable_in_recipe(clone, "SOURCE_DATE_EPOCH", SOURCE_DATE_EPOCH="") == f"[{COMMITTED}]"
    (clone / "archive").mkdir()
    value = variable_in_recipe(clone / "archive", "{SOURCE_DATE_EPOCH-unset}", SOURCE_DATE_EPOCH="")
    assert value == "[unset]"


def test_an_archive_inside_another_clone_has_no_date_and_prints_nothing(clone: Path) -> None:
    (clone / "archive").mkdir()
    assert variable_in_recipe(clone / "archive", "SOURCE_DATE_EPOCH") == "[]"


def test_without_git_there_is_no_date_and_nothing_is_printed(clone: Path) -> None:
    programs = clone / "bin"
    programs.mkdir()
    for name in ("make", "sh", "cat"):
        candidates = (Path(part) / name for part in os.environ["PATH"].split(os.pathsep))
        (programs / name).symlink_to(next(path for path in candidates if path.exists()))
    assert variable_in_recipe(clone, "SOURCE_DATE_EPOCH", PATH=str(programs)) == "[]"


@pytest.mark.parametrize("name", ["PYTHONHOME", "PYTHONPATH", "PYTHONSAFEPATH"])
def test_a_recipe_ignores_the_settings_of_another_python(tmp_path: Path, name: str) -> None:
    assert variable_in_recipe(tmp_path, name, **{name: "/invented"}) == "[]"


def test_every_install_runs_under_fetch_which_explains_failures() -> None:
    fetching = re.findall(r"^.*(?:pip install|npm ci).*$", MAKEFILE, flags=re.MULTILINE)
    assert len(fetching) == 2
    assert all(":= $(FETCH) " in line for line in fetching)


def test_ci_runs_make_test() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert run.splitlines()[-1] == "make test"
    assert "set -euo pipefail" in run
