"""Change the rules and the shape of records in small ways, and look for a test that fails.

    mutants.py [--minutes 60] [--children 2] [NAME …]

mutmut makes thousands of changes and runs, for each, the tests of its group that reach it (`GROUPS`
has the modules and their tests). A change that no test notices survives.
`build/mutants` keeps the results, so an interrupted run goes on where it stopped, and after an edit
only the functions that changed are tested again. NAME repeats mutants; ``survivors`` repeats all
that survived, as after writing tests for them.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "mutants"
LEAST_PERCENT = 85
PACKAGE = "jazari_catalogue.records."
AGAIN = "survivors"
KILLED = ("killed", "timeout", "segfault")
"""An endless loop and a crash are noticed too."""
OPEN = ("not checked", "check was interrupted by user")
GROUPS = {
    "house": (
        ["house/*.py", "model/checks.py"],
        ["tests/records/house", "tests/records/test_removals.py"],
    ),
    "values": (
        ["values/*.py"],
        [
            "tests/records/values",
            "tests/records/kinds",
            "tests/records/house/test_sources.py",
            "tests/records/test_broken_files.py",
            "tests/records/test_schema.py",
            "tests/records/test_validation.py",
        ],
    ),
    "shape": (
        ["message_values.py", "references.py", "schema.py", "validation.py"],
        [
            "tests/records/test_broken_files.py",
            "tests/records/test_validation.py",
            "tests/records/test_schema.py",
        ],
    ),
}
"""The modules in `records/` that are changed together, and the quickest tests that reach them."""
NOT = "linear or windows_line_ends or invisible_character_of_unicode or no_letter_in_use"
"""Tests that take a second or more."""
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {modules}
also_copy = {folders}
pytest_add_cli_args_test_selection = {tests}
# Mutants are forked from a process that has run no test, so no cache has an answer yet.
process_isolation = "forkserver"
use_git_change_detection = false
# So generous that no mutant counts as one that hangs because the machine is busy.
timeout_constant = 2.0
timeout_multiplier = 10.0
"""
FOLDERS = {"src": "plugins"} | {name: name for name in ("tests", "tools", "overrides", "schema")}
"""By their names in the folder where mutmut runs. It takes a package for one of `src`."""


def lay_out(folder: Path, group: str, root: Path = ROOT) -> None:
    """Makes ``folder`` a place where mutmut finds the tree of ``root`` and its settings.

    The values of the settings are lists of texts, which TOML writes as JSON does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, target in FOLDERS.items():
        link = folder / name
        link.unlink(missing_ok=True)
        link.symlink_to(root / target)
        # mutmut copies over what is there, so a deleted test would go on running.
        if name != "src":
            shutil.rmtree(folder / "mutants" / name, ignore_errors=True)
    for file in folder.glob("mutants/src/**/*.meta"):
        if not _is_json(file):  # a run was killed while it wrote its results
            file.unlink()
    modules, tests = GROUPS[group]
    settings = SETTINGS.format(
        modules=json.dumps([f"*/records/{module}" for module in modules]),
        folders=json.dumps([name for name in FOLDERS if name != "src"]),
        tests=json.dumps([*tests, "-k", f"not ({NOT})"]),
    )
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(project + settings, encoding="utf-8")


def _is_json(file: Path) -> bool:
    try:
        json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True


def run(folder: Path, names: Sequence[str], *, minutes: float, children: int) -> None:
    """Tests the mutants that have no result yet, or those of ``names``, for so many minutes.

    Raises CalledProcessError if the tests fail without any change.
    """
    command = [_mutmut(), "run", "--max-children", str(children), *names]
    with subprocess.Popen(command, cwd=folder) as process:
        try:
            code = process.wait(minutes * 60)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            code = 0
    if code:
        raise subprocess.CalledProcessError(code, command)


def results(listing: str) -> Iterator[tuple[str, str]]:
    """The name and the status of each mutant in what `mutmut results --all true` prints."""
    for match in re.finditer(r"^ +(\S+__mutmut_\d+): (.+)$", listing, flags=re.MULTILINE):
        yield match[1], match[2]


def tally(statuses: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How many mutants of each module were killed, survived or are open, by name of the module.

    ``timeout`` is how many of those that were killed took too long.
    """
    by_module: dict[str, Counter[str]] = {}
    for name, status in statuses.items():
        module = name.rpartition(".")[0].removeprefix(PACKAGE)
        outcome = "killed" if status in KILLED else "open" if status in OPEN else "survived"
        by_module.setdefault(module, Counter())[outcome] += 1
        by_module[module]["timeout"] += status == "timeout"
    return dict(sorted(by_module.items()))


def report(by_module: Mapping[str, Counter[str]]) -> int:
    """Prints the table; 1 if too many mutants survived, or if some are still to be tested."""
    total: Counter[str] = sum(by_module.values(), Counter())
    print(f"{'':28}{'killed':>9}{'too long':>9}{'survived':>9}{'share':>9}")
    for module, count in [*by_module.items(), ("all", total)]:
        tested = count["killed"] + count["survived"]
        # Rounded down, so that the figure never looks like the limit while it is below.
        share = f"{count['killed'] * 1000 // tested / 10} %" if tested else ""
        figures = (count[name] for name in ("killed", "timeout", "survived"))
        print(f"{module:28}{''.join(f'{figure:>9}' for figure in figures)}{share:>9}")
    if total["open"]:
        print(f"{total['open']} are still to be tested: run make mutants again.", file=sys.stderr)
        return 1
    tested = total["killed"] + total["survived"]
    if total["killed"] * 100 < LEAST_PERCENT * tested or not tested:
        print(
            f"At least {LEAST_PERCENT} % must be killed. Write tests of what these mutants change: "
            f"{(FOLDER / 'survivors.diff').relative_to(ROOT)}",
            file=sys.stderr,
        )
        return 1
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs mutmut, writes ``survivors.diff``, and prints a table by module."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--children", type=int, default=2)
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args(arguments)
    end = time.monotonic() + options.minutes * 60
    statuses: dict[str, str] = {}
    survivors = ""
    for group in GROUPS:
        folder = FOLDER / group
        lay_out(folder, group)
        known = _statuses(folder)
        names = [name for name in known if _is_asked(name, known[name], options.names)]
        left = (end - time.monotonic()) / 60
        if left > 0 and (names or not options.names):
            try:
                run(folder, names, minutes=left, children=options.children)
            except subprocess.CalledProcessError as failure:
                print(f"mutmut failed in {folder}: see above.", file=sys.stderr)
                return failure.returncode
            except KeyboardInterrupt:
                return 130
        known = _statuses(folder)
        survivors += diffs(folder, [name for name in known if known[name] not in (*KILLED, *OPEN)])
        statuses |= known or {f"{PACKAGE}{group}.x__mutmut_1": OPEN[0]}
    (FOLDER / "survivors.diff").write_text(survivors, encoding="utf-8")
    return report(tally(statuses))


def _is_asked(name: str, status: str, asked: Sequence[str]) -> bool:
    again = AGAIN in asked and status not in (*KILLED, *OPEN)
    return again or any(fnmatch(name, pattern) for pattern in asked)


def diffs(folder: Path, names: Sequence[str]) -> str:
    """What `mutmut show` prints for each of ``names``; the command takes a second for one."""
    # Installed by make mutants only.
    from mutmut.configuration import reset_config
    from mutmut.mutation.diff_apply import find_mutant, get_diff_for_mutant

    with contextlib.chdir(folder):
        reset_config()
        shown = (
            f"# {name}\n{get_diff_for_mutant(name, path=find_mutant(name).path)}" for name in names
        )
        return "\n".join(shown)


def _statuses(folder: Path) -> dict[str, str]:
    command = [_mutmut(), "results", "--all", "true"]
    run = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, text=True, check=True, encoding="utf-8"
    )
    return dict(results(run.stdout))


def _mutmut() -> str:
    return str(Path(sys.executable).with_name("mutmut"))


if __name__ == "__main__":
    sys.exit(main())
