"""``catalogue check``: everything that is wrong with the records, for people and programs."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue.editing.check import formats as check_formats
from jazari_catalogue.editing.options import Chosen, add_files, add_language, chosen
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import read
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.problems.problem import CatalogueError, Problem, in_order
from jazari_catalogue.records.settings import project_folder
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(commands: Commands) -> None:
    """Adds ``check`` to the commands."""
    parser = commands.add_parser(
        "check",
        help="say everything that is wrong with the records",
        description="Checks record files: each problem with file, line, column and how to mend "
        "it. Errors must be mended before the site is built; warnings are for the editor to judge.",
        epilog="Exit codes: 0 no problem, or warnings alone; 1 problems found; 2 wrong usage, or a "
        "revision that is not there. What each code means: docs/problems.md.",
    )
    add_files(parser)
    parser.add_argument(
        "--format",
        choices=("text", "github", "markdown", "json", "sarif"),
        default="text",
        help="text for people, github for annotations of a pull request, markdown for the "
        "summary of a workflow, json and sarif (2.1.0) for programs",
    )
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="fail only for problems that the records of this git revision (or folder) do not "
        "have already; the others are told, and excused",
    )
    parser.add_argument("--strict", action="store_true", help="fail for warnings, too")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    today = datetime.now(UTC).date()
    excused: list[Problem] = []
    catalogue: Catalogue | None = None
    root = project_folder(Path.cwd())
    try:
        files = chosen(options.files)
    except CatalogueError as error:  # the settings have a line, which a workflow can point at
        problems = error.problems
    else:
        catalogue, problems = checked(files.files(), root, today)
        if options.changed_since is not None:
            before = _before(
                options.changed_since, files, today, options.lang, of_interest=bool(problems)
            )
            if before is None:
                return 2
            problems, excused = told_apart(problems, before)
    write = check_formats.FORMATS[options.format]
    say(write(check_formats.Findings(catalogue, problems, excused, root), options.lang))
    fails = problems if options.strict else [p for p in problems if p.code.severity == "error"]
    return 1 if fails else 0


def checked(
    files: Iterable[Path], root: Path, today: date
) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue in ``files``, if it loads, and every problem; ``today`` dates warnings.

    House rules are for records that load: before, most of what they would say is said better.
    """
    documents = read(files, root)
    try:
        catalogue = catalogue_of(documents)
    except CatalogueError as error:
        return None, error.problems
    return catalogue, in_order(house_problems(documents, today))


def told_apart(
    problems: list[Problem], before: list[Problem]
) -> tuple[list[Problem], list[Problem]]:
    """The problems that are new, and those that were there ``before`` the change.

    Where a problem stands does not count, for lines move: the same problem of the same record is
    the same one, as many times as it was there.
    """
    known = Counter(map(_same, before))
    new: list[Problem] = []
    old: list[Problem] = []
    for problem in problems:
        was_there = known[_same(problem)] > 0
        known[_same(problem)] -= was_there
        (old if was_there else new).append(problem)
    return new, old


def _same(problem: Problem) -> tuple[object, ...]:
    values = {k: str(v) for k, v in problem.values.items() if k not in {"first", "other"}}
    # A record may have moved to another file.
    where = problem.record or problem.path
    return where, problem.code.number, tuple(sorted(values.items()))


def _before(
    revision: str, files: Chosen, today: date, language: str, *, of_interest: bool
) -> list[Problem] | None:
    """The problems of the records at ``revision``; None, and a word on it, where it is unknown.

    Where they are not ``of_interest``, only whether there is such a revision is looked up.
    """
    from jazari_catalogue.editing.git import GitFailed
    from jazari_catalogue.editing.versions import existing, folder_of

    try:
        with folder_of(revision, files) as side:
            return checked(existing(side), side.root, today)[1] if of_interest else []
    except GitFailed as error:
        warn(error.report(language))
        return None
    except CatalogueError:  # settings that could not be read: nothing was excused by them
        return []
