"""Cells and tables of the lists that ``catalogue stats`` writes."""

from __future__ import annotations

import os
from urllib.parse import quote

from jazari_catalogue.code_host import repository_address
from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.records.catalogue import RecordLocation
from jazari_catalogue.records.problems.problem import shown


def location_text(location: RecordLocation) -> str:
    """File and line."""
    return f"{shown(location.path)}:{location.line}"


def table(*headings: str) -> list[str]:
    """The head of a table in Markdown."""
    return [f"| {' | '.join(headings)} |", "|---" * len(headings) + "|"]


def link(location: RecordLocation) -> str:
    """File and line in Markdown; in a workflow, a link to the line in the editor of GitHub."""
    where = escaped(location_text(location))
    server, repository, branch = (
        os.environ.get(name, "")
        for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_REF_NAME")
    )
    if not (server and repository and branch):
        return where
    try:
        home = repository_address(server, repository)
    except ValueError:
        return where
    path = quote(f"edit/{branch}/{location.path}")
    return f"[{where}]({home}/{path}#L{location.line})"
