"""The ``catalogue`` command: what editors and CI run."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jazari_catalogue import __version__
from jazari_catalogue.editing import check_summary, diff, new, proposal, reference, schema
from jazari_catalogue.editing import format as formatting
from jazari_catalogue.editing.terminal import DEFAULT_FILES, own_language
from jazari_catalogue.records.loading import load, record_files
from jazari_catalogue.records.problems import LANGUAGES, CatalogueError, Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code: 0 fine, 1 problems found, 2 wrong usage."""
    # Messages are French and Arabic: a terminal set to less than UTF-8 must not stop the check.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="catalogue", description="Checks and edits the records of the Jazari catalogue."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check",
        help="say everything that is wrong with the records",
        description="Checks record files: each problem with file, line, column and how to mend it.",
        epilog="Exit codes: 0 no problem, 1 problems found, 2 wrong usage.",
    )
    check.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help=f"record files, or patterns such as 'records/**/*.yaml' "
        f"(default: {' '.join(DEFAULT_FILES)})",
    )
    check.add_argument(
        "--format",
        choices=("text", "github", "markdown", "json"),
        default="text",
        help="text for people, github for annotations of a pull request, markdown for the "
        "summary of a workflow, json for programs",
    )
    check.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=own_language(),
        help="the language of the messages (default: the terminal's, or fr)",
    )
    check.set_defaults(run=_check)

    formatting.add_command(commands)
    schema.add_command(commands)
    diff.add_command(commands)
    new.add_command(commands)
    proposal.add_command(commands)
    reference.add_command(commands)
    return parser


def _check(options: argparse.Namespace) -> int:
    root = Path.cwd()
    files = record_files(options.files or DEFAULT_FILES, root)
    problems: list[Problem] = []
    try:
        catalogue = load(files, root)
    except CatalogueError as error:
        problems = error.problems
        report = error.report(options.lang)
    else:
        kinds = Counter(record.plural for record in catalogue.records.values())
        counted = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        report = f"OK · {len(catalogue)}: {counted}"
    if options.format == "json":
        report = _as_json([_row(problem, options.lang) for problem in problems])
    elif options.format == "markdown":
        report = check_summary.as_markdown(problems, options.lang)
    elif options.format == "github" and problems:
        report = "\n".join(_as_annotation(problem, options.lang) for problem in problems)
    sys.stdout.write(report + "\n")
    return 1 if problems else 0


def _as_json(rows: list[dict[str, object]]) -> str:
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    # GitHub Actions obeys `##[…` wherever a log has it; JSON can write the bracket otherwise.
    return text.replace("##[", "##\\u005b")


def _row(problem: Problem, language: str) -> dict[str, object]:
    return {
        "code": problem.code.number,
        "severity": problem.code.severity,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "record": problem.record,
        "message": problem.message(language),
        "hint": problem.mend(language),
    }


def _as_annotation(problem: Problem, language: str) -> str:
    """A workflow command of GitHub Actions; record text in it is data, never a command."""
    place = (
        f"file={_property(problem.path)},line={problem.line},col={problem.column}"
        f",title={_property(problem.code.number)}"
    )
    text = _data(f"{problem.message(language)}\n→ {problem.mend(language)}")
    return f"::{problem.code.severity} {place}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


if __name__ == "__main__":
    raise SystemExit(main())
