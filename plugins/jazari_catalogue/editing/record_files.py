"""Reads record files with their text, and replaces them in one step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jazari_catalogue.records.files import read_file
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.yaml.document import Mapping
from jazari_catalogue.records.yaml.reader import parse_document


def read_records(file: Path, root: Path) -> tuple[str, Mapping]:
    """The text of a record file, with line feeds as line ends, and the mapping that it holds.

    Raises CatalogueError, with paths relative to ``root``, where the file cannot be read as YAML or
    is not a mapping. The records are not validated.
    """
    document = read_file(file, root)
    path = document.path
    problems = list(document.problems)
    if not problems and not document.value:
        problems = [codes.EMPTY_FILE.at(path)]
    if problems:
        raise CatalogueError(problems)
    if not isinstance(document.value, Mapping):
        raise CatalogueError([codes.NOT_A_FILE_OF_RECORDS.at(path)])
    text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return text, document.value


def value_of(text: str) -> object:
    """The value of a YAML text; None where it cannot be read as a record file."""
    document = parse_document(text, "")
    return None if document.problems else document.value


def write_atomically(file: Path, text: str) -> None:
    """Replaces the content of ``file`` in one step, following links and keeping its mode.

    A process that reads the file meanwhile gets the old text or the new one, never a part. Raises
    OSError.
    """
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(name, mode)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
