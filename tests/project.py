"""A project in a temporary folder: any records, under the templates and assets of this tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from filelock import FileLock
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from jazari_catalogue import languages
from jazari_catalogue.plugin import JazariCatalogue

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "site" / "small"
"""Invented records and prose, few of each kind; `every_kind_built` has every kind there is."""

NODE = [sys.executable, ROOT / "tools" / "node.py", "node"]
"""The start of a command that runs Node.js."""

LANGUAGES = tuple(languages.LANGUAGES)
SITE_URL = "https://jazari-catalogue.github.io/catalogue/"
"""The address that mkdocs.yml sets where the environment names no other."""


@dataclass(frozen=True)
class Run:
    """The exit code of a command run in a subprocess, and what it printed."""

    code: int
    output: str


class Project:
    """A folder that `mkdocs build` can be run in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"

    @classmethod
    def of(cls, sources: Path, root: Path) -> Project:
        """Creates a project at ``root`` with the records and the prose of ``sources``."""
        root.mkdir(parents=True)
        shutil.copy(ROOT / "mkdocs.yml", root)
        for name in ("institutes.yaml", "partners.yaml"):
            shutil.copy(sources / name, root)
        shutil.copytree(sources / "content", root / "content")
        for name in ("overrides", "node_modules"):
            (root / name).symlink_to(ROOT / name)
        if sources == ROOT:
            shutil.copytree(ROOT / "docs" / "clients", root / "docs" / "clients")
            (root / "requirements").mkdir()
            for lock in ("requirements/site.txt", "package-lock.json"):
                shutil.copy(ROOT / lock, root / lock)
        return cls(root)

    def copy(self, root: Path) -> Project:
        """Copies the project to ``root``, with the site that it has built."""
        shutil.copytree(self.root, root, symlinks=True)
        return Project(root)

    def copy_overrides(self) -> None:
        """Replaces the link to the templates by a copy that a test may change."""
        (self.root / "overrides").unlink()
        shutil.copytree(ROOT / "overrides", self.root / "overrides")

    def run(self, *command: str, **environment: str) -> Run:
        """Runs ``python -m COMMAND`` in the project, with ``environment`` added to the shell's."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.root,
            env={**_environment(), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Run(done.returncode, done.stdout)

    def build_in_subprocess(self, **environment: str) -> Run:
        """Builds the site in a subprocess, as `make site` does."""
        return self.run("mkdocs", "build", "--strict", **environment)

    def build(self) -> JazariCatalogue:
        """Builds the site in this process, which is quicker, and returns the plugin.

        Raises what the build raises.
        """
        with patch.dict(os.environ, _environment(), clear=True):
            config = load_config(str(self.root / "mkdocs.yml"), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        plugin = config.plugins["jazari-catalogue"]
        assert isinstance(plugin, JazariCatalogue)
        return plugin

    def page(self, path: str) -> html.HtmlElement:
        """The built page at ``path``, parsed."""
        file = self.site / (f"{path}index.html" if path.endswith("/") or not path else path)
        return html.document_fromstring(file.read_bytes().decode())

    def files(self) -> dict[str, bytes]:
        """The content of every file of the built site, by its path in it."""
        return {
            file.relative_to(self.site).as_posix(): file.read_bytes()
            for file in sorted(self.site.rglob("*"))
            if file.is_file()
        }

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces ``old``, which must occur exactly once in ``file``, by ``new``."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")


class BuiltOnce:
    """Projects below ``folder`` that all workers of a run share.

    The first worker that needs one makes it; the others wait for it and read the same files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, name: str, make: Callable[[Path], object]) -> Project:
        """The project ``name``; ``make`` writes it to the folder that it is given."""
        root, done = self.folder / name, self.folder / f"{name}.done"
        with FileLock(self.folder / f"{name}.lock"):
            if not done.exists():
                # Another worker may have failed half-way; its error must show here, too.
                shutil.rmtree(root, ignore_errors=True)
                make(root)
                done.touch()
        return Project(root)


def _environment() -> dict[str, str]:
    """The environment of a developer's shell, without the variables that a workflow sets."""
    set_by_workflows = ("SITE_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL")
    kept = {name: value for name, value in os.environ.items() if name not in set_by_workflows}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def text_of(element: html.HtmlElement) -> str:
    """The text of ``element``, with every run of white space as one space."""
    return " ".join(element.text_content().split())
