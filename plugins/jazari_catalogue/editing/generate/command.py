"""``catalogue generate``: writes every file of the repository that derives from the models."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jazari_catalogue.editing.generate import (
    issue_forms,
    problem_pages,
    reference,
    schema,
    sign_stylesheet,
)
from jazari_catalogue.editing.generate.generated_files import Generator, add_check, write_files

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

COMMAND = "make generate"
"""The command that messages about an outdated file name."""

GENERATORS: tuple[Generator, ...] = (
    schema.files,
    reference.files,
    problem_pages.files,
    issue_forms.files,
    sign_stylesheet.files,
)
"""The generators of all files that derive from the models."""


def add_command(commands: Commands) -> None:
    """Adds ``generate`` to the commands."""
    parser = commands.add_parser(
        "generate",
        help="write the files that derive from the models: schema, reference, forms",
        description="Writes the files that derive from the models: the schema, the reference of "
        "kinds and fields, the pages on problems, the issue forms and the style sheet of signs.",
    )
    add_check(parser)
    parser.set_defaults(run=lambda options: write_files(GENERATORS, options, COMMAND))
