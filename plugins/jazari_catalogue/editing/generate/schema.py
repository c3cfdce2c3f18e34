"""``catalogue schema``: writes the JSON Schema of a record file, and the editor settings for it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue import routes
from jazari_catalogue.editing.generate import editor_settings
from jazari_catalogue.editing.generate.generated_files import add_check, write_files
from jazari_catalogue.exports.api.contract import contract_files, contract_path
from jazari_catalogue.records.schema import schema_text
from jazari_catalogue.records.settings import read_settings

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

PATH = routes.SCHEMA


def files(root: Path) -> dict[str, str]:
    """The schema of record files, the contract of the API if it is new, and the editor settings.

    The settings have the names of the record files in them, if the project has settings.
    """
    texts = {PATH: schema_text(), **contract_files(root)}
    settings = root / editor_settings.PATH
    if settings.exists():
        text = settings.read_text(encoding="utf-8")
        patterns = read_settings(root).records
        texts[editor_settings.PATH] = editor_settings.with_record_files(text, patterns)
    return texts


def add_command(commands: Commands) -> None:
    """Adds ``schema`` to the commands."""
    parser = commands.add_parser(
        "schema",
        help="write the JSON Schema of the records for editors",
        description=f"Writes {PATH} from the models of the records, {contract_path()} if this "
        "version of the API has no contract yet, and the names of the record files to "
        f"{editor_settings.PATH} if it exists.",
    )
    add_check(parser)
    parser.set_defaults(run=lambda options: write_files([files], options, "catalogue schema"))
