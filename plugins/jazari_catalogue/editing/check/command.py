"""``catalogue check``: reports every problem of records and prose, to people and programs."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue.editing.check.formats import FORMATS, CheckResult
from jazari_catalogue.editing.check.lost_addresses import NOT_COMPARED, Losses, lost_addresses
from jazari_catalogue.editing.options import RecordFiles, add_files, add_language, selected_files
from jazari_catalogue.editing.versions import existing_files, files_of_version
from jazari_catalogue.history.git import GitFailed
from jazari_catalogue.history.history import history_cache, history_of
from jazari_catalogue.phases import phase, start
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import read
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.permalinks import Permalinks
from jazari_catalogue.records.problems.problem import CatalogueError, Problem, in_order
from jazari_catalogue.records.settings import project_folder
from jazari_catalogue.records.yaml.reader import unreadable
from jazari_catalogue.reporter import say, warn
from jazari_catalogue.site.prose.checks import read_prose

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(commands: Commands) -> None:
    """Adds ``check`` to the commands."""
    parser = commands.add_parser(
        "check",
        help="report every problem of the records and of the prose",
        description="Checks record files and prose, and reports each problem with file, line, "
        "column and how to fix it. With FILE, only these record files are checked. Errors prevent "
        "the site from being built; warnings are left to the editor.",
        epilog="Exit codes: 0 no problems, or only warnings; 1 problems; 2 wrong usage, or unknown "
        "revision. docs/problems.md explains each code. With TIMINGS=1 in the environment, the "
        "time of each phase is printed to standard error.",
    )
    add_files(parser)
    parser.add_argument(
        "--format",
        choices=("text", "github", "markdown", "json", "sarif"),
        default="text",
        help="text for people; github for annotations on a pull request; markdown for the "
        "summary of a workflow run; json and sarif (2.1.0) for programs",
    )
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="fail only for problems that the records of this git revision or folder do not have; "
        "the others are reported as excused",
    )
    parser.add_argument("--strict", action="store_true", help="fail for warnings too")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    phases = start("reporting")
    today = datetime.now(UTC).date()
    excused: list[Problem] = []
    catalogue: Catalogue | None = None
    root = project_folder(Path.cwd())
    try:
        files = selected_files(options.files)
    except CatalogueError as error:  # reported as a problem, so that annotations show its line
        problems = error.problems
    else:
        before: Checked = None, []
        if options.changed_since is not None:
            try:
                before = _check_version(options.changed_since, files, today)
            except GitFailed as error:
                warn(error.report(options.lang))
                return 2
        catalogue, problems = check_files(files.files(), root, today, before[0])
        problems = in_order(problems + prose_problems(files, catalogue))
        problems, excused = new_and_old(problems, before[1])
        if catalogue is not None and not files.named:
            lost = _lost_addresses(catalogue, files, before[0], today, options.lang)
            problems, excused = in_order(problems + lost[0]), excused + lost[1]
    result = CheckResult(catalogue, problems, excused, root)
    say(FORMATS[options.format](result, options.lang))
    if phases.are_wanted:
        warn(phases.times())
    fails = options.strict or any(problem.code.severity == "error" for problem in problems)
    return 1 if problems and fails else 0


Checked = tuple[Catalogue | None, list[Problem]]
"""A catalogue, or None if it does not load, and its problems in order."""


def check_files(
    files: Iterable[Path], root: Path, today: date, before: Catalogue | None = None
) -> Checked:
    """The catalogue in ``files``, or None if it does not load, and all problems in order.

    Paths in problems are relative to ``root``. ``today`` is what house rules compare dates with,
    ``before`` the catalogue before a change, if there was one.
    House rules are checked only if the records load: otherwise they would repeat its problems.
    """
    with phase("reading the records"):
        documents = read(files, root)
    try:
        catalogue = catalogue_of(documents)
    except CatalogueError as error:
        return None, error.problems
    with phase("checking the house rules"):
        return catalogue, in_order(house_problems(documents, catalogue, today, before))


def prose_problems(files: RecordFiles, catalogue: Catalogue | None) -> list[Problem]:
    """Every problem of the prose beside the records ``files``, if the settings name those.

    Links to records are checked only if these load, as ``catalogue``.
    """
    if files.named or files.prose is None or not os.path.lexists(files.root / files.prose):
        return []
    with phase("checking the prose"):
        try:
            folder = Path(os.path.normpath(files.root / files.prose))
            prose = read_prose(folder, files.root, lambda _: files.has_drafts)
        except OSError as error:
            return [unreadable(error, files.prose)]
        links = prose.link_problems(catalogue) if catalogue is not None else []
        return prose.problems + links


def _lost_addresses(
    catalogue: Catalogue, files: RecordFiles, before: Catalogue | None, today: date, language: str
) -> tuple[list[Problem], list[Problem]]:
    """The problems of published addresses that are lost, and those that already were ``before``.

    Without history there are none, and a warning says why in ``language``.
    """
    root = files.root
    history = history_of(root, files.patterns, history_cache(root), digest())
    if history.missing is not None:
        reason = history.missing.sentence.in_language(language)
        warn(NOT_COMPARED.in_language(language).format(reason=reason))
        return [], []
    kept = Permalinks(before) if before is not None else None
    losses = Losses(catalogue, root, files.patterns, today)
    new: list[Problem] = []
    old: list[Problem] = []
    for lost in lost_addresses(catalogue, history):
        was_lost = kept is not None and not kept.settle(*lost.address)
        (old if was_lost else new).append(losses.problem(lost))
    return new, old


def new_and_old(
    problems: list[Problem], before: list[Problem]
) -> tuple[list[Problem], list[Problem]]:
    """Splits ``problems`` into those that are new and those that were there ``before`` a change.

    Lines move, so the position is not compared: a problem is old if its record had the same one
    before. A problem that a record had twice and now has three times is new once.
    """
    known = Counter(map(_identity, before))
    new: list[Problem] = []
    old: list[Problem] = []
    for problem in problems:
        was_there = known[_identity(problem)] > 0
        known[_identity(problem)] -= was_there
        (old if was_there else new).append(problem)
    return new, old


def _identity(problem: Problem) -> tuple[object, ...]:
    """What stays the same about a problem while lines and files around it change."""
    values = {k: str(v) for k, v in problem.values.items() if k not in _OF_SURROUNDINGS}
    # A record may have moved to another file, so its id comes first.
    record = problem.record or problem.path
    return record, problem.code.number, tuple(sorted(values.items()))


_OF_SURROUNDINGS = {"first", "other", "known", "nearest", "nearest_title"}
"""Values of a problem that depend on what is around it, or on the program."""


def _check_version(revision: str, files: RecordFiles, today: date) -> Checked:
    """What ``check_files`` gives for the records at ``revision``.

    Raises GitFailed where it is neither a revision nor a folder.
    """
    try:
        with files_of_version(revision, files) as old:
            catalogue, problems = check_files(existing_files(old), old.root, today)
            return catalogue, problems + prose_problems(old, catalogue)
    except CatalogueError:  # the settings of that revision cannot be read: nothing is excused
        return None, []
