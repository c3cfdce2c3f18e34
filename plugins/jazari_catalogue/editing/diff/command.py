"""``catalogue diff``: shows what a change of the records changes for the public."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from jazari_catalogue.editing.diff import messages
from jazari_catalogue.editing.diff.figures import Figures, figure_changes
from jazari_catalogue.editing.diff.labels import Labels
from jazari_catalogue.editing.diff.pages import page_changes
from jazari_catalogue.editing.diff.records import Difference, difference
from jazari_catalogue.editing.diff.report import Pages, as_markdown, as_text
from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.editing.options import BY_DEFAULT, add_language, selected_files_or_default
from jazari_catalogue.editing.versions import Version, read_version
from jazari_catalogue.history.git import GitFailed
from jazari_catalogue.history.plain import Plain
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.files import read
from jazari_catalogue.records.problems.problem import CatalogueError, shown
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(commands: Commands) -> None:
    """Adds ``diff`` to the commands."""
    parser = commands.add_parser(
        "diff",
        help="show what the public will see change",
        description="Compares the records of two git revisions or folders. Lists records that are "
        "added, removed, renamed and changed, relations, pages, translations whose French has "
        "changed, and figures of `catalogue stats` that differ. Pages of prose are not compared.",
        epilog="Exit codes: 0 compared, or BASE does not load and nothing can be compared; 1 HEAD "
        "does not load; 2 wrong usage, unknown revision, or no record file in either version.",
    )
    parser.add_argument("base", metavar="BASE", help="the older revision or folder")
    parser.add_argument(
        "head", metavar="HEAD", nargs="?", help="the newer one (default: the files as they are now)"
    )
    parser.add_argument(
        "--files",
        nargs="+",
        metavar="FILE",
        help=f"record files or patterns ({BY_DEFAULT}, in each version)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="text for people; markdown for a pull request; json, which is complete, for programs",
    )
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    language: str = options.lang
    files = selected_files_or_default(options.files)
    try:
        base = read_version(options.base, files)
        head = read_version(options.head, files)
    except GitFailed as error:
        warn(error.report(language))
        return 2
    if not (base.has_files or head.has_files):
        problems = [p for document in read(files.files(), files.root) for p in document.problems]
        warn(CatalogueError(problems).report(language, files.root))
        return 2
    if base.catalogue is None or head.catalogue is None:
        say(_broken(base, head, options.format, language))
        return 1 if head.catalogue is None else 0
    changes = difference(base.catalogue, head.catalogue)
    pages = page_changes(base.catalogue, head.catalogue)
    figures = figure_changes(base.catalogue, head.catalogue)
    labels = Labels(changes, language)
    if options.format == "json":
        say(_as_json(_rows(changes, pages, figures)))
    elif options.format == "markdown":
        say(as_markdown(labels, pages, figures))
    else:
        say(as_text(labels, pages, figures))
    return 0


def _broken(base: Version, head: Version, form: str, language: str) -> str:
    """Which version does not load, and why."""
    versions = {"base": base, "head": head}
    if form == "json":
        return _as_json(
            {
                "broken": {
                    name: [
                        {
                            "code": problem.code.number,
                            "path": problem.path,
                            "line": problem.line,
                            "column": problem.column,
                            "message": problem.message(language),
                        }
                        for problem in version.problems
                    ]
                    for name, version in versions.items()
                    if version.catalogue is None
                }
            }
        )
    blocks: list[str] = []
    for titles, version in ((messages.BROKEN_BASE, base), (messages.BROKEN_HEAD, head)):
        if version.catalogue is None:
            message = titles.in_language(language).format(name=shown(version.name))
            report = CatalogueError(version.problems).report(language)
            if form == "markdown":
                message = escaped(message)
                report = "\n".join(f"- {escaped(line.strip())}" for line in report.split("\n"))
            blocks.append(f"{message}\n\n{report}")
    return "\n\n".join(blocks)


def _rows(changes: Difference, pages: Pages, figures: Figures) -> dict[str, Any]:
    return {
        "records": [
            {
                "change": change.change,
                "kind": changes.record(change).kind,
                "id": change.record.id,
                "former_id": change.former.id if change.former else None,
                "name": changes.record(change).display_name().written(),
                "fields": [
                    {
                        "field": list(row.path),
                        "language": row.language,
                        "before": _as_text(row.before),
                        "after": _as_text(row.after),
                    }
                    for row in change.fields
                ],
            }
            for change in changes.records
        ],
        "relations": {
            "gained": [_edge(changes, edge) for edge in changes.gained],
            "lost": [_edge(changes, edge) for edge in changes.lost],
        },
        "stale": [
            {"record": stale.record, "field": list(stale.path), "language": stale.language}
            for stale in changes.stale
        ],
        "figures": {
            "changed": [
                {"figure": list(change.path), "before": change.before, "after": change.after}
                for change in figures.changed
            ],
            "verified": [verified._asdict() for verified in figures.verified],
        },
        "pages": {code: by_change._asdict() for code, by_change in pages.items()},
    }


def _edge(changes: Difference, edge: Edge) -> dict[str, object]:
    record = changes.head.records.get(edge.subject) or changes.base.records[edge.subject]
    spec = record.fields()[edge.field]
    reverse = spec.relation.reverse.by_language() if spec.relation else {}
    return {**edge._asdict(), "title": spec.titles.by_language(), "reverse": reverse}


def _as_text(value: Plain) -> Plain:
    """``value`` with texts in place of whole numbers."""
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value) if isinstance(value, int) else value


def _as_json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    # GitHub Actions runs `##[…` anywhere in a log as a command, so the bracket is escaped.
    return text.replace("##[", "##\\u005b")
