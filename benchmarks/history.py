"""Times reading the history of invented records from git, beside `git log -p` of the same files.

    python benchmarks/history.py --records 1000 --commits 1000 --rounds 5

Each commit but the first changes a text of one record in one language; some add, rename or remove a
record. The history is read without a cache, then with one that has all commits, then with one that
lacks the last.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import results_file, synthetic  # noqa: E402
from benchmarks.bounds import HISTORY_AGAINST_LOG, HISTORY_LATER, verdict  # noqa: E402
from benchmarks.figures import log  # noqa: E402
from benchmarks.invention.tables import FILES  # noqa: E402
from benchmarks.invention.yaml_text import yaml_lines  # noqa: E402
from jazari_catalogue.build import collector_paused  # noqa: E402
from jazari_catalogue.history.history import read_history  # noqa: E402

FIRST_DAY = 1_735_732_800
"""The time of the first commit; there is one an hour."""
FOLDER = "records/{id}.yaml"
PATTERNS = {"two files": list(FILES), "a file for each record": ["records/*.yaml"]}
SETTINGS = "plugins:\n  - jazari-catalogue:\n      records: {}\n"
_TEXT = re.compile(r'^ +(?:fr|ar|en): "[^"]+"$', re.MULTILINE)

Records = dict[str, tuple[str, str]]
"""The plural and the lines of each record, by id."""
Files = dict[str, str]
"""The texts of files, by path."""


def records_as_text(number: int) -> Records:
    """So many invented records, as their lines in a record file."""
    return {
        str(record["id"]): (plural, "".join(f"{line}\n" for line in yaml_lines([record], 2)))
        for plural, records in synthetic.generate(number).items()
        for record in records
    }


def changed(records: Records, number: int, chance: random.Random) -> list[str]:
    """Makes the change of the commit ``number``, and returns the ids of the records it touches."""
    record_id = chance.choice(list(records))
    plural, lines = records[record_id]
    if number % 40 == 20:
        copy = f"{record_id}-{number}"
        records[copy] = plural, lines.replace(f"- id: {record_id}\n", f"- id: {copy}\n")
        return [copy]
    if number % 40 == 30:
        del records[record_id]
        return [record_id]
    if number % 40 == 0 and "former_ids" not in lines:
        new = f"{record_id}-renomme"
        former = f"- id: {new}\n    former_ids: [{record_id}]\n"
        renamed = {record_id: (new, (plural, lines.replace(f"- id: {record_id}\n", former)))}
        kept = list(records.items())
        records.clear()
        records.update(renamed.get(one, (one, value)) for one, value in kept)
        return [record_id, new]
    texts = list(_TEXT.finditer(lines))
    if texts:
        end = chance.choice(texts).end() - 1
        records[record_id] = plural, f"{lines[:end]} ({number}){lines[end:]}"
    return [record_id]


def in_two_files(records: Records, touched: list[str], before: Records) -> Files:
    """The files that change with the records ``touched``, all of a kind in one list."""
    plurals = {(records.get(one) or before[one])[0] for one in touched}
    files: Files = {}
    for name, kinds in FILES.items():
        if plurals & {*kinds}:
            lists: dict[str, list[str]] = {}
            for plural, lines in records.values():
                lists.setdefault(plural, []).append(lines)
            files[name] = "\n".join(
                f"{kind}:\n{''.join(lists[kind])}" for kind in kinds if lists.get(kind)
            )
    return files


def in_a_folder(records: Records, touched: list[str], before: Records) -> Files:
    """The same, with a file for each record; the text of a removed file is empty."""
    assert before
    files: Files = {}
    for one in touched:
        plural, lines = records.get(one, ("", ""))
        files[FOLDER.format(id=one)] = f"{plural}:\n{lines}" if lines else ""
    return files


LAYOUTS: dict[str, Callable[[Records, list[str], Records], Files]] = {
    "two files": in_two_files,
    "a file for each record": in_a_folder,
}


def stream(records: Records, commits: int, layout: str) -> Iterator[bytes]:
    """The commits, for `git fast-import`."""
    chance = random.Random(1)
    for number in range(commits):
        before = dict(records)
        touched = changed(records, number, chance) if number else list(records)
        files = LAYOUTS[layout](records, touched, before)
        if number == 0:
            files["mkdocs.yml"] = SETTINGS.format(PATTERNS[layout])
        yield (
            "commit refs/heads/main\n"
            f"committer Invented <invented@example.invalid> {FIRST_DAY + 3600 * number} +0000\n"
            "data 6\nchange\n"
        ).encode()
        for path, text in files.items():
            data = text.encode()
            if data:
                yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
            else:
                yield f"D {path}\n".encode()
        yield b"\n"


def make_repository(folder: Path, records: int, commits: int, layout: str) -> None:
    """Makes a repository with so many records and commits in ``folder``."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    importing = subprocess.Popen(
        ["git", "-c", "pack.compression=1", "fast-import", "--quiet"],
        cwd=folder,
        stdin=subprocess.PIPE,
    )
    assert importing.stdin is not None
    for part in stream(records_as_text(records), commits, layout):
        importing.stdin.write(part)
    importing.stdin.close()
    if importing.wait() != 0:
        raise subprocess.CalledProcessError(importing.returncode, "git fast-import")


def git(folder: Path, *arguments: str) -> None:
    """Runs git in ``folder`` and discards what it prints. Raises CalledProcessError."""
    subprocess.run(["git", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def seconds(action: Callable[[], object]) -> float:
    """How long ``action`` takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def measure(folder: Path, layout: str, rounds: int) -> dict[str, list[float]]:
    """The seconds of each kind of pass, in each of the ``rounds``."""
    patterns = PATTERNS[layout]
    cache, older = folder / "cache", folder / "cache-of-parent"

    def read(file: Path | None) -> None:
        with collector_paused():  # as in a build
            history = read_history(folder, patterns, file, "benchmark")
        assert history.compared == history.commit

    git(folder, "update-ref", "--no-deref", "HEAD", "main~1")
    read(older)
    git(folder, "symbolic-ref", "HEAD", "refs/heads/main")
    read(cache)
    paths = [pattern for pattern in patterns if "*" not in pattern] or ["records"]
    figures: dict[str, list[float]] = {}
    for number in range(1, rounds + 1):
        shutil.copy2(older, folder / "one-behind")
        for name, action in (
            ("git log -p", lambda: git(folder, "log", "-p", "--first-parent", "--", *paths)),
            ("first pass", lambda: read(None)),
            ("nothing new", lambda: read(cache)),
            ("one new commit", lambda: read(folder / "one-behind")),
        ):
            figures.setdefault(name, []).append(seconds(action))
        row = "  ".join(f"{name} {values[-1]:.3f} s" for name, values in figures.items())
        log(f"  Round {number} of {rounds}:  {row}")
    return figures


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=1000, help="how many (default: 1,000)")
    parser.add_argument("--commits", type=int, default=1000, help="how many (default: 1,000)")
    parser.add_argument("--rounds", type=int, default=5, help="how often (default: 5)")
    parser.add_argument(
        "--write-results", action="store_true", help="write the table into benchmarks/RESULTS.md"
    )
    options = parser.parse_args()
    what = f"History of {options.records:,} records over {options.commits:,} commits"
    print(what)
    all_figures = {}
    for layout in LAYOUTS:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            log(f"Making the repository: {layout}")
            make_repository(folder, options.records, options.commits, layout)
            all_figures[layout] = measure(folder, layout, options.rounds)
    report = as_table(all_figures)
    print(report)
    if options.write_results:
        results_file.write_section(what, f"{results_file.circumstances()}\n\n{report}")


def as_table(all_figures: dict[str, dict[str, list[float]]]) -> str:
    """The medians of the figures of each layout, and what becomes of the bounds, as Markdown."""
    rows = [["records in", *all_figures], *([name] for name in next(iter(all_figures.values())))]
    bounds = []
    for layout, figures in all_figures.items():
        for row, values in zip(rows[1:], figures.values(), strict=True):
            row.append(f"{median(values):.3f} s")
        pairs = zip(figures["first pass"], figures["git log -p"], strict=True)
        ratio = median(ours / theirs for ours, theirs in pairs)
        against = verdict(ratio, HISTORY_AGAINST_LOG)
        bounds.append(
            f"- {layout}: first pass over `git log -p` {ratio:.2f}, at most {HISTORY_AGAINST_LOG}:"
            f" {against}"
        )
        bounds += [
            f"- {layout}: {kind}, at most {HISTORY_LATER} s:"
            f" {verdict(median(figures[kind]), HISTORY_LATER)}"
            for kind in ("nothing new", "one new commit")
        ]
    return "\n".join([results_file.table(rows), "", *bounds])


if __name__ == "__main__":
    main()
