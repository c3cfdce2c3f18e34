"""Times what each shortcut of a cold build saves: the same site with it and without, in turn.

TMPDIR=/dev/shm python benchmarks/shortcuts.py --records 1000 --rounds 9

A shortcut is code that is there for speed alone. On a disk, the time to create files varies more
than most shortcuts save; TMPDIR puts the files into memory.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import synthetic  # noqa: E402
from benchmarks.contenders import Run, catalogue, timed  # noqa: E402
from benchmarks.figures import ratios  # noqa: E402


def replace(owner: object, name: str, value: object) -> None:
    """Gives ``name`` of a module or class another value, for the rest of this process."""
    patch.object(owner, name, value).start()


def one_process() -> None:
    """All pages are written by one process."""
    from jazari_catalogue.publishing import trees

    replace(trees, "PARALLEL_FROM", sys.maxsize)
    replace(trees, "MADE_IN_PARALLEL_FROM", sys.maxsize)


def collector_running() -> None:
    """The garbage collector runs throughout the build."""
    from jazari_catalogue import build

    replace(build, "collector_paused", contextlib.nullcontext)


def code_generator_of_jinja() -> None:
    """Templates are compiled as Jinja does it."""
    from jinja2.compiler import CodeGenerator
    from jinja2.runtime import Macro

    from jazari_catalogue.site.rendering import code_generator, templates

    replace(templates._Environment, "code_generator_class", CodeGenerator)
    replace(templates, "FunctionType", Macro)  # what is remembered: Jinja's kind of macro
    replace(code_generator, "__file__", __file__)  # whose digest names the kept templates


def templates_compiled_each_time() -> None:
    """Compiled templates are not kept from one build to the next."""
    from jazari_catalogue.site.rendering import templates, theme

    for module in (templates, theme):
        replace(module, "compiled_templates", lambda: None)


def macros_called_each_time() -> None:
    """What a macro returned for the same values is not remembered."""
    from jazari_catalogue.site.rendering import templates

    replace(templates, "_cache_macros", id)  # a function of the environment that changes nothing


SHORTCUTS: dict[str, Callable[[], None]] = {
    "several processes": one_process,
    "paused collector": collector_running,
    "code generator": code_generator_of_jinja,
    "kept templates": templates_compiled_each_time,
    "remembered macros": macros_called_each_time,
}
"""Each shortcut, and what leaves it out."""


def main() -> None:
    """Prints a table of the shortcuts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--rounds", type=int, default=9, help="builds of each (default: 9)")
    parser.add_argument("--only", choices=SHORTCUTS, action="append", help="this one alone")
    parser.add_argument("--build-without", choices=SHORTCUTS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.build_without:
        build_without(arguments.build_without)
    names = arguments.only or [*SHORTCUTS]
    contender = catalogue(synthetic.generate(arguments.records))
    this = [sys.executable, str(Path(__file__).resolve()), "--build-without"]
    commands = {"": contender.command, **{name: [*this, name] for name in names}}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        contender.prepare(source)
        for number in range(arguments.rounds + 1):
            for name, command in commands.items():
                copy = Path(folder) / "copy"
                shutil.copytree(source, copy, symlinks=True)
                taken = timed(command, copy)
                shutil.rmtree(copy)
                if number:  # the first of each is not counted: it compiles byte code
                    runs[name].append(taken)
    print("| without | wall clock, ratio | from | to | processor, ratio |\n|---|---|---|---|---|")
    for name in names:
        wall = sorted(ratios(runs[name], runs[""], "wall"))
        cpu = median(ratios(runs[name], runs[""], "cpu"))
        print(f"| {name} | {median(wall):.2f} | {wall[0]:.2f} | {wall[-1]:.2f} | {cpu:.2f} |")
    print(f"\nWith all of them: {median(run.wall for run in runs['']):.2f} s")


def build_without(shortcut: str) -> None:
    """Builds the site in the current folder, without ``shortcut``; does not return."""
    from mkdocs.__main__ import cli

    SHORTCUTS[shortcut]()
    sys.argv = ["mkdocs", "build", "--quiet"]
    cli()


if __name__ == "__main__":
    main()
