"""``catalogue diff``: what the public will see change."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from jazari_catalogue.editing.diff import messages
from jazari_catalogue.editing.diff.messages import Words
from jazari_catalogue.editing.diff.pages import page_changes
from jazari_catalogue.editing.diff.records import Difference, difference
from jazari_catalogue.editing.diff.report import Pages, as_markdown, as_text
from jazari_catalogue.editing.git import GitFailed
from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.editing.options import BY_DEFAULT, add_language, chosen_or_default
from jazari_catalogue.editing.versions import Side, read_side
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.files import read
from jazari_catalogue.records.problems.problem import CatalogueError, shown
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(commands: Commands) -> None:
    """Adds ``diff`` to the commands."""
    parser = commands.add_parser(
        "diff",
        help="say what the public will see change",
        description="Compares the records of two git revisions or folders: records added, "
        "removed, renamed and changed, relations, pages, and translations that the French moved "
        "on from. Pages of prose are not compared.",
        epilog="Exit codes: 0 compared, or BASE does not load, so that there is nothing to "
        "compare with; 1 HEAD does not load; 2 wrong usage, a revision that is not there, "
        "or no record file on either side.",
    )
    parser.add_argument("base", metavar="BASE", help="the older revision or folder")
    parser.add_argument(
        "head", metavar="HEAD", nargs="?", help="the newer one (default: the files as they are)"
    )
    parser.add_argument(
        "--files",
        nargs="+",
        metavar="FILE",
        help=f"record files or patterns ({BY_DEFAULT}, on each side its own)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="text for people, markdown for a pull request, json (complete) for programs",
    )
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    language: str = options.lang
    files = chosen_or_default(options.files)
    try:
        base = read_side(options.base, files)
        head = read_side(options.head, files)
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
    found = difference(base.catalogue, head.catalogue)
    pages = page_changes(base.catalogue, head.catalogue)
    speak = Words(found, language)
    if options.format == "json":
        say(_as_json(_rows(found, pages)))
    elif options.format == "markdown":
        say(as_markdown(speak, pages))
    else:
        say(as_text(speak, pages))
    return 0


def _broken(base: Side, head: Side, form: str, language: str) -> str:
    """Which side does not load, and why."""
    sides = {"base": base, "head": head}
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
                        for problem in side.problems
                    ]
                    for name, side in sides.items()
                    if side.catalogue is None
                }
            }
        )
    blocks: list[str] = []
    for titles, side in ((messages.BROKEN_BASE, base), (messages.BROKEN_HEAD, head)):
        if side.catalogue is None:
            said = titles.in_language(language).format(name=shown(side.name))
            report = CatalogueError(side.problems).report(language)
            if form == "markdown":
                said = escaped(said)
                report = "\n".join(f"- {escaped(line.strip())}" for line in report.split("\n"))
            blocks.append(f"{said}\n\n{report}")
    return "\n\n".join(blocks)


def _rows(found: Difference, pages: Pages) -> dict[str, Any]:
    return {
        "records": [
            {
                "change": change.change,
                "kind": change.record.kind,
                "id": change.record.id,
                "former_id": change.former,
                "name": change.record.display_name().written(),
                "fields": [
                    {
                        "field": list(row.path),
                        "language": row.language,
                        "before": _plain(row.before),
                        "after": _plain(row.after),
                    }
                    for row in change.fields
                ],
            }
            for change in found.records
        ],
        "relations": {
            "gained": [_edge(found, edge) for edge in found.gained],
            "lost": [_edge(found, edge) for edge in found.lost],
        },
        "stale": [
            {"record": stale.record, "field": list(stale.path), "language": stale.language}
            for stale in found.stale
        ],
        "pages": {code: changes._asdict() for code, changes in pages.items()},
    }


def _edge(found: Difference, edge: Edge) -> dict[str, object]:
    record = found.head.records.get(edge.subject) or found.base.records[edge.subject]
    spec = record.fields()[edge.field]
    reverse = spec.relation.reverse.by_language() if spec.relation else {}
    return {**edge._asdict(), "title": spec.titles.by_language(), "reverse": reverse}


def _plain(value: Any) -> Any:
    if isinstance(value, LocalText):
        return value.written()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, float | dict) else str(value)


def _as_json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    # GitHub Actions obeys `##[…` wherever a log has it; JSON can write the bracket otherwise.
    return text.replace("##[", "##\\u005b")
