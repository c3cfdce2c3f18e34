"""Writes invented records for the benchmarks: any number, and the same ones every time.

The records are like real ones in shape, size (3 to 3.5 kB of YAML each), languages (French, Arabic,
English) and relations. Nobody can take a line of them for a fact: names are numbered and say that
they are invented, words are random syllables, and every address is under ``.invalid`` (RFC 2606).

    python benchmarks/synthetic.py --records 1000 FOLDER
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # started as a file, not as a module

from benchmarks.invention.records import Invention
from benchmarks.invention.tables import FEW, FILES, FILLED, SHARES, TOPICS, Record
from benchmarks.invention.yaml_text import yaml_lines


def kind_counts(records: int, filled: tuple[str, ...] = FILLED) -> dict[str, int]:
    """How many records of each plural kind add up to `records`.

    Raises ValueError if `records` is too small for several of each kind.
    """
    drawn = records - FEW * len(filled)
    counts = {"networks": 1, "topics": TOPICS}
    counts |= {kind: max(3, int(drawn * share)) for kind, share in SHARES.items()}
    counts["institutes"] = drawn - sum(counts.values())
    if counts["institutes"] < FEW:
        raise ValueError(f"more than {records} records are needed, to have several of each kind")
    return counts | dict.fromkeys(filled, FEW)


def generate(
    records: int, seed: int = 1, filled: tuple[str, ...] = FILLED
) -> dict[str, list[Record]]:
    """All records by plural kind: the same for the same number and seed, on any machine.

    ``filled`` names the kinds whose records are filled in from their models.
    """
    counts = kind_counts(records, filled)
    invention = Invention(counts, seed)
    return {
        kind: [invention.record(kind, number) for number in range(1, count + 1)]
        for kind, count in counts.items()
    }


def write(folder: Path, records: dict[str, list[Record]]) -> list[Path]:
    """Writes institutes.yaml and partners.yaml into `folder` and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, kinds in FILES.items():
        lines = ["# Invented records, made by benchmarks/synthetic.py: none of this is a fact."]
        for kind in (kind for kind in kinds if kind in records):
            lines.append(f"{kind}:")
            lines.extend(yaml_lines(records[kind], 2))
        path = folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description="Writes invented records, the same every time.")
    parser.add_argument("folder", type=Path, help="folder for institutes.yaml and partners.yaml")
    parser.add_argument("--records", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other records")
    arguments = parser.parse_args()
    records = generate(arguments.records, arguments.seed)
    paths = write(arguments.folder, records)
    size = sum(path.stat().st_size for path in paths)
    counts = ", ".join(f"{len(of_kind)} {kind}" for kind, of_kind in records.items())
    print(f"{arguments.records} records ({counts}), {size / arguments.records:.0f} bytes each")


if __name__ == "__main__":
    main()
