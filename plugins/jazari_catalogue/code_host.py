"""Addresses of the repository on its code host: github.com, or a server of GitHub Enterprise.

Workflows have the server in ``GITHUB_SERVER_URL`` and the repository in ``GITHUB_REPOSITORY``.
"""

from __future__ import annotations

import re

GITHUB = "https://github.com"
"""The server of a repository whose server is not configured."""

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_SERVER = re.compile(rf"https://{_LABEL}(?:\.{_LABEL})*(?::[1-9][0-9]{{0,4}})?/?")
_ACCOUNT = re.compile(r"(?<=//).*@")
_NAME = r"(?!\.\.?(?:/|\Z))[A-Za-z0-9._-]+"
_REPOSITORY = re.compile(f"{_NAME}/{_NAME}")


def repository_address(server: str | None, name: str) -> str:
    """The address of the repository ``name`` (``owner/name``) on ``server``.

    The server is github.com if it is None or empty. Raises ValueError, with the whole message, if
    it is not ``https://`` and a host, or if ``name`` is not an owner and a name: pages would link
    to somewhere else.
    """
    server = server or GITHUB
    if not _SERVER.fullmatch(server):
        shown = _ACCOUNT.sub("…@", server)  # a log would keep a password
        raise ValueError(
            f"the server of the repository is “{shown}”, not https:// and a host.\n"
            "    → Set `server` or GITHUB_SERVER_URL, such as https://git.example.org"
        )
    if not _REPOSITORY.fullmatch(name):
        raise ValueError(
            f"the repository is “{name}”, not an owner and a name.\n"
            "    → Set `repository` or GITHUB_REPOSITORY, such as owner/name"
        )
    return f"{server.rstrip('/')}/{name}"


def commit_address(repository: str | None, commit: str) -> str | None:
    """The address of ``commit`` in the ``repository`` at an address; None without one."""
    return None if repository is None else f"{repository}/commit/{commit}"
