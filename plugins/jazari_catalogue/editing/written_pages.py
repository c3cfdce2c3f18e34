"""What the commands that write a page of the documentation share: write it, or say that it drifted."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue.editing.terminal import add_language, say, warn
from jazari_catalogue.records.settings import project_folder
from jazari_catalogue.records.titles import Titles as T

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

# fmt: off
# ruff: noqa: E501
_WRITTEN = T("{path} : écrit", "{path}: تمت كتابته", "{path}: written")
_AS_IT_WAS = T("{path} : à jour", "{path}: محيَّن", "{path}: up to date")
_DRIFTED = T("{path} ne suit plus le programme. Lancer : catalogue {command}", "لم يعد {path} يوافق البرنامج. نفذ: catalogue {command}", "{path} no longer follows the program. Run: catalogue {command}")
# fmt: on


def add_pages_command(
    commands: Commands, name: str, what: str, pages: Mapping[str, Callable[[], str]]
) -> None:
    """Adds the command ``name``, which writes ``pages`` (by path) or, with ``--check``, compares."""
    parser = commands.add_parser(
        name,
        help=what,
        description=f"Writes {', '.join(pages)}, made from the program.",
        epilog="Exit codes: 0 written or up to date, 1 out of date (--check), 2 wrong usage.",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail where a page is out of date"
    )
    add_language(parser)

    def run(options: argparse.Namespace) -> int:
        drifted = False
        root = project_folder(Path.cwd())
        for path, page in pages.items():
            file, text = root / path, page()
            words = {"path": path, "command": name}
            if file.exists() and file.read_text(encoding="utf-8") == text:
                say(_AS_IT_WAS.in_language(options.lang).format(**words))
            elif options.check:
                warn(_DRIFTED.in_language(options.lang).format(**words))
                drifted = True
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
                say(_WRITTEN.in_language(options.lang).format(**words))
        return 1 if drifted else 0

    parser.set_defaults(run=run)
