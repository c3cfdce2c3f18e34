"""The Eleventy site of the invented records: its files, and the command that builds it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import yaml

from benchmarks import hugo_site
from benchmarks.invention.tables import Record
from tools import node

SITE = Path(__file__).parent / "eleventy"
PROGRAM = SITE / "node_modules" / "@11ty" / "eleventy"


class NoEleventy(Exception):
    """Eleventy is not installed."""


def command() -> list[str]:
    """The command that builds the site in the current folder.

    Raises NoEleventy if the packages of its folder are not installed.
    """
    if not PROGRAM.is_dir():
        raise NoEleventy("Eleventy is not installed here; make bench installs it")
    folder = node.machine_node() or node.wheel_node()
    program = shutil.which("node", path=str(folder)) or "node"
    return [program, str(PROGRAM / "cmd.cjs"), "--quiet"]


def version() -> str:
    """The version of Eleventy, as ``3.1.8``."""
    return str(json.loads((PROGRAM / "package.json").read_text(encoding="utf-8"))["version"])


def prepare(folder: Path, records: dict[str, list[Record]]) -> None:
    """Writes the Eleventy site of `records` into `folder`. It always reads JSON."""
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("node_modules"))
    (folder / "node_modules").symlink_to(SITE / "node_modules")
    data = folder / "data"
    data.mkdir()
    hugo_site.write_labels(data, data / "counted")
    interface = hugo_site.SITE / "data" / "interface.yaml"
    texts = yaml.safe_load(interface.read_text(encoding="utf-8"))
    hugo_site.write_json(data / "interface.json", texts)
    hugo_site.write_json(data / "audiences.json", hugo_site.audiences())
    shutil.copytree(hugo_site.SITE / "static", folder / "static")
    (data / "records").mkdir()
    for kind, of_kind in records.items():
        hugo_site.write_json(data / "records" / f"{kind}.json", of_kind)
