"""Builds and commands where git cannot tell the history, and where it can in spite of all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jazari_catalogue.history.blobs import Blobs
from jazari_catalogue.history.commits import Repository as Commits
from jazari_catalogue.history.git import environment
from jazari_catalogue.history.history import History, history_of, state_of
from jazari_catalogue.history.no_history import NoHistory, Reason
from jazari_catalogue.history.trees import Tree
from jazari_catalogue.languages import FALLBACK, MESSAGES
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from tests.history.repository import FIRST_TIME, Repository, git
from tests.project import SMALL, Project

TRANSPORT = {"GIT_TRACE": "1", "GIT_TRACE_PACKET": "1"}
SITE = ("site", ".site.spare", ".cache")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small project, not built, in no repository."""
    return Project.of(SMALL, tmp_path / "project")


def commit_twice(project: Project) -> Project:
    """Makes a repository of the project, whose second commit changes a record."""
    git(project.root, "init", "-q", "-b", "main")
    (project.root / ".gitignore").write_text("".join(f"/{name}\n" for name in SITE), "utf-8")
    text = (project.root / "institutes.yaml").read_text("utf-8")
    (project.root / "institutes.yaml").write_text(
        f"# Avant\n{text.replace('hub', 'member')}", "utf-8"
    )
    date = {"GIT_COMMITTER_DATE": f"@{FIRST_TIME} +0000"}
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "first", **date)
    (project.root / "institutes.yaml").write_text(text, "utf-8")
    git(project.root, "commit", "-q", "-a", "-m", "second", **date)
    return project


def cloned(project: Project, *options: str) -> Project:
    """A clone of the repository of ``project``."""
    origin = commit_twice(project).root
    git(origin, "config", "uploadpack.allowFilter", "true")
    clone = origin.with_name("clone")
    git(origin.parent, "clone", "-q", *options, origin.as_uri(), str(clone))
    return Project(clone)


def without_git(project: Project) -> tuple[Project, dict[str, str]]:
    nothing = project.root.with_name("nothing")
    nothing.mkdir()
    return commit_twice(project), {"PATH": str(nothing)}


def of_another_owner(project: Project) -> tuple[Project, dict[str, str]]:
    # The tests declare all folders safe.
    return commit_twice(project), {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_COUNT": "0"}


def in_another_repository(project: Project) -> tuple[Project, dict[str, str]]:
    git(project.root.parent, "init", "-q")
    git(project.root.parent, "commit", "-q", "--allow-empty", "-m", "first")
    return project, {}


def before_the_first_commit(project: Project) -> tuple[Project, dict[str, str]]:
    git(project.root, "init", "-q")
    return project, {}


def damaged(project: Project) -> tuple[Project, dict[str, str]]:
    commit_twice(project)
    tree = git(project.root, "rev-parse", "HEAD~1^{tree}")
    (project.root / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    return project, {}


SITUATIONS: dict[str, tuple[Reason, Callable[[Project], tuple[Project, dict[str, str]]]]] = {
    "no git": (Reason.NO_GIT, without_git),
    "an archive": (Reason.NO_REPOSITORY, lambda project: (project, {})),
    "an archive in another repository": (Reason.NO_REPOSITORY, in_another_repository),
    "a shallow clone": (Reason.SHALLOW, lambda project: (cloned(project, "--depth=1"), {})),
    "another owner": (Reason.OTHER_OWNER, of_another_owner),
    "no commit": (Reason.NO_COMMIT, before_the_first_commit),
    "a clone without old files": (
        Reason.INCOMPLETE,
        lambda project: (cloned(project, "--filter=blob:none"), {}),
    ),
    "a clone without old folders": (
        Reason.INCOMPLETE,
        lambda project: (cloned(project, "--filter=tree:0"), {}),
    ),
    "a damaged repository": (Reason.INCOMPLETE, damaged),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_site_is_built_and_one_sentence_says_why_it_has_no_history(
    name: str, project: Project
) -> None:
    reason, make = SITUATIONS[name]
    project, variables = make(project)
    objects = _objects(project)
    run = project.build_in_subprocess(**variables)
    assert run.code == 0, run.output
    assert "Traceback" not in run.output
    sentence = reason.sentence.in_language(FALLBACK)
    assert [line for line in run.output.splitlines() if "History" in line] == [
        f"History  none: {sentence}"
    ]
    assert (project.site / FALLBACK / "index.html").is_file()
    assert _objects(project) == objects, "something was fetched"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if number % 3 == 0 else pytest.mark.whole)
        for number, name in enumerate(SITUATIONS)
    ],
)
def test_commands_say_it_without_a_traceback(name: str, project: Project) -> None:
    project, variables = SITUATIONS[name][1](project)
    objects = _objects(project)
    for command, codes in (("check", {0, 1}), ("stats", {0}), ("diff HEAD~1 HEAD", {0, 2})):
        run = project.run("jazari_catalogue.cli", *command.split(), **variables)
        assert run.code in codes, run.output
        assert "Traceback" not in run.output
        if command != "diff HEAD~1 HEAD":  # which may fetch what it compares
            assert _objects(project) == objects, command


def _objects(project: Project) -> list[str]:
    folder = project.root / ".git" / "objects"
    return sorted(file.name for file in folder.rglob("*") if file.is_file())


def test_each_reason_has_a_sentence_of_its_own_in_each_language() -> None:
    for language in MESSAGES:
        sentences = [reason.sentence.in_language(language) for reason in Reason]
        assert len({*sentences}) == len(Reason)


@pytest.mark.parametrize(
    ("options", "command"),
    [
        (["--depth=1"], "git fetch --unshallow"),
        (["--filter=blob:none"], "git fetch --refetch --no-filter"),
        (["--filter=tree:0"], "git fetch --refetch --no-filter"),
    ],
    ids=["shallow", "without files", "without folders"],
)
def test_what_the_sentence_advises_brings_the_history(
    project: Project, options: list[str], command: str
) -> None:
    clone = cloned(project, *options)
    missing = history_of(clone.root, DEFAULT_RECORDS, None, "").missing
    assert missing is not None
    for language in MESSAGES:
        assert f"`{command}`" in missing.sentence.in_language(language)
    git(clone.root, *command.split()[1:])
    whole = history_of(project.root, DEFAULT_RECORDS, None, "")
    assert whole.changes
    assert history_of(clone.root, DEFAULT_RECORDS, None, "") == whole


def test_the_next_build_has_the_history_that_was_fetched(project: Project) -> None:
    clone = cloned(project, "--filter=blob:none")
    clone.build()
    git(clone.root, "fetch", "-q", "--refetch", "--no-filter")
    assert clone.build().run.kept is None


def test_declaring_the_folder_safe_brings_the_history(project: Project) -> None:
    project, variables = of_another_owner(project)
    file = project.root.with_name("gitconfig")
    run = project.run("jazari_catalogue.cli", "stats", **variables)
    assert run.code == 0
    safe = ["config", "--file", str(file), "--add", "safe.directory", str(project.root)]
    git(project.root.parent, *safe)
    built = project.build_in_subprocess(**{**variables, "GIT_CONFIG_GLOBAL": str(file)})
    assert built.code == 0, built.output
    assert "History" not in built.output


def test_the_state_is_the_commit_or_the_reason(project: Project) -> None:
    assert state_of(project.root) == Reason.NO_REPOSITORY.name
    commit_twice(project)
    assert state_of(project.root) == git(project.root, "rev-parse", "HEAD")


def test_a_folder_that_is_none_has_no_history(tmp_path: Path) -> None:
    assert history_of(tmp_path / "nowhere", DEFAULT_RECORDS, None, "").missing is not None


CONFIGURATION = {
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "diff.renames": "copies",
    "diff.relative": "true",
    "diff.orderFile": "/nowhere/order",
    "diff.external": "false",
    "diff.ignoreSubmodules": "all",
    "diff.submodule": "log",
    "diff.wsErrorHighlight": "all",
    "diff.colorMoved": "zebra",
    "core.quotePath": "true",
    "core.abbrev": "4",
    "core.pager": "false",
    "core.fsmonitor": "true",
    "core.untrackedCache": "true",
    "color.ui": "always",
    "log.follow": "true",
    "log.showSignature": "true",
    "log.decorate": "full",
    "log.date": "relative",
    "log.diffMerges": "combined",
    "log.mailmap": "false",
    "format.pretty": "%an",
    "i18n.logOutputEncoding": "ISO-8859-1",
    "status.relativePaths": "false",
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two records, the second of them in a file that two commits changed."""
    repository = Repository(tmp_path / "repository", "sub folder/é")
    repository.write("institutes.yaml", "topics:\n  - id: un\n    name: Un\n")
    repository.commit("first")
    repository.write("partners.yaml", "partners:\n  - id: deux\n    name: Deux\n")
    repository.commit("second")
    repository.edit("partners.yaml", ("name: Deux", "name: Two"))
    repository.commit("third")
    return repository


def history(repository: Repository) -> History:
    return history_of(repository.folder, DEFAULT_RECORDS, None, "")


def summary(history: History) -> dict[str, list[str]]:
    return {one: [change.change for change in all_] for one, all_ in history.changes.items()}


def test_no_setting_of_a_user_changes_the_history(repository: Repository) -> None:
    before = history(repository)
    assert summary(before) == {"un": ["added"], "deux": ["added", "changed"]}
    for name, value in CONFIGURATION.items():
        git(repository.root, "config", name, value)
    assert history(repository) == before


def test_a_file_with_the_name_of_a_revision_is_none(repository: Repository) -> None:
    before = history(repository)
    (repository.folder / "HEAD").write_text("", "utf-8")
    assert history(repository) == before


def test_a_commit_that_is_made_while_the_history_is_read_is_no_part_of_it(
    repository: Repository,
) -> None:
    before = Commits(repository.folder)
    repository.edit("partners.yaml", ("name: Two", "name: Three"))
    repository.commit("fourth")
    with Blobs(repository.folder) as blobs:
        commits = [*before.commits(Tree(repository.folder, blobs, [*DEFAULT_RECORDS]))]
    assert [commit.name for commit in commits] == [step.commit for step in repository.steps[:-1]]


def test_what_a_clone_has_in_place_of_a_commit_is_not_read(repository: Repository) -> None:
    before = history(repository)
    last = repository.steps[-1].commit
    git(repository.root, "replace", "--graft", last)
    assert history(repository) == before
    git(repository.root, "replace", "-d", last)
    (repository.root / ".git" / "info" / "grafts").write_text(f"{last}\n", "utf-8")
    assert history(repository) == before


def test_files_of_which_no_version_can_be_read_have_no_history(tmp_path: Path) -> None:
    """As in a clone whose files git keeps elsewhere, with Git LFS."""
    repository = Repository(tmp_path / "elsewhere")
    repository.write("institutes.yaml", "version https://example.invalid/spec/v1\noid sha256:a\n")
    repository.commit("first")
    assert history(repository).missing is Reason.NOT_READ


@pytest.mark.parametrize("damaged", ["HEAD", "HEAD^{tree}"])
def test_a_last_commit_that_is_damaged_is_not_called_missing(
    repository: Repository, damaged: str
) -> None:
    name = git(repository.root, "rev-parse", damaged)
    (repository.root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert history(repository).missing is Reason.NOT_READ


def test_a_file_of_which_git_prints_a_part_is_no_file(repository: Repository) -> None:
    with Blobs(repository.folder) as blobs:
        blobs._answers.close()
        blobs._answers = io.BytesIO(b"name blob 20\ntopics:\n")
        with pytest.raises(NoHistory):
            blobs.read("name")


def test_signed_commits_have_a_history(repository: Repository) -> None:
    git(repository.root, "config", "log.showSignature", "true")
    signature = "gpgsig -----BEGIN SSH SIGNATURE-----\n invented\n -----END SSH SIGNATURE-----\n"
    parent = ""
    for commit in git(repository.root, "rev-list", "--reverse", "HEAD").split():
        header, body = git(repository.root, "cat-file", "commit", commit).split("\n\n", 1)
        lines = [line for line in header.split("\n") if not line.startswith("parent ")]
        lines[1:1] = [f"parent {parent}"] if parent else []
        text = "\n".join(lines) + f"\n{signature}\n{body}\n"
        parent = git(repository.root, "hash-object", "-t", "commit", "-w", "--stdin", stdin=text)
    before = summary(history(repository))
    git(repository.root, "update-ref", "HEAD", parent)
    assert history(repository).commit == parent
    assert summary(history(repository)) == before


def test_a_hook_of_another_repository_changes_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = history(repository)
    other = Repository(tmp_path / "other")
    other.write("institutes.yaml", "topics:\n  - id: autre\n    name: Autre\n")
    other.commit("other")
    for name, value in {
        "GIT_DIR": str(other.root / ".git"),
        "GIT_WORK_TREE": str(other.root),
        "GIT_INDEX_FILE": ".git/index",
        "GIT_PREFIX": "sub/",
        "GIT_OBJECT_DIRECTORY": str(other.root / ".git" / "objects"),
    }.items():
        monkeypatch.setenv(name, value)
    assert history(repository) == before


def test_in_a_hook_the_history_is_that_of_the_repository(repository: Repository) -> None:
    """Git starts hooks at the top, with relative paths in its variables."""
    hook = repository.root / ".git" / "hooks" / "post-commit"
    program = (
        "import os; from pathlib import Path; from jazari_catalogue.history.history import *\n"
        f"history = history_of(Path({str(repository.folder)!r}), ['partners.yaml'], None, '')\n"
        "Path('printed').write_text(f'{history.missing} {len(history.changes[\"deux\"])}')\n"
    )
    script = repository.root / "program.py"
    script.write_text(program, "utf-8")
    hook.write_text(f"#!/bin/sh\n{sys.executable} program.py\n", "utf-8")
    hook.chmod(0o755)
    repository.edit("partners.yaml", ("name: Two", "name: Three"))
    repository.commit("fourth")
    assert (repository.root / "printed").read_text("utf-8") == "None 3"


def test_the_environment_keeps_what_is_no_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i key")
    assert "GIT_DIR" not in environment()
    assert environment()["GIT_SSH_COMMAND"] == "ssh -i key"
    assert environment()["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize("time", ["99999999999999", "253402300800", "0"])
def test_a_commit_of_any_time_has_a_day(repository: Repository, time: str) -> None:
    repository.edit("partners.yaml", ("name: Two", "name: Three"))
    text = git(repository.root, "cat-file", "commit", "HEAD").replace(
        str(repository.time - 86_400), time
    )
    assert f"> {time} +0000" in text
    commit = git(
        repository.root,
        *("hash-object", "-t", "commit", "-w", "--literally", "--stdin"),
        stdin=f"{text}\n",
    )
    git(repository.root, "update-ref", "HEAD", commit)
    days = [change.day for change in history(repository).changes["deux"]]
    assert days[-1] in ("9999-12-31", "1970-01-01")


def test_what_git_reports_otherwise_is_one_reason_more() -> None:
    assert NoHistory.of_git("fatal: something new").reason is Reason.NOT_READ
