"""Times the preview: from saving a file until a browser shows the change.

CHROMIUM=/usr/bin/chromium python benchmarks/preview.py --records 1000 --saves 10

Without ``--records`` the real catalogue is previewed. ``make serve`` runs with a page open in
Chromium; a file is saved, and the clock stops when the page shows what was written. Each kind of
file is saved in turn, as editors do: a new file takes the place of the old one.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import results_file, synthetic  # noqa: E402
from benchmarks.contenders import ENVIRONMENT, catalogue  # noqa: E402
from benchmarks.figures import log  # noqa: E402

SECONDS_AT_MOST = 180


@dataclass(frozen=True)
class Save:
    """One kind of change: ``write`` takes the text of ``file`` and a number that must be visible.

    ``shows`` is JavaScript that is true once the page shows the number ``n``.
    """

    name: str
    file: str
    write: Callable[[str, int], str]
    shows: str


SAVES = (
    Save(
        "the name of a record",
        "institutes.yaml",
        # The first record is the network, which is named on every page.
        lambda text, n: re.sub(r"(?m)^(    name:\n      fr: .*)$", rf"\1 n°{n}", text, count=1),
        "n => document.querySelector('h1')?.textContent.includes(`n°${n}`)",
    ),
    Save(
        "a page of prose",
        "content/fr/about.md",
        lambda text, n: f"{text}\n\nn°{n}\n",
        "n => document.querySelector('main')?.textContent.includes(`n°${n}`)",
    ),
    Save(
        "a template",
        "overrides/frame/breadcrumb.html",
        lambda text, n: f"{text}<p>n°{n}</p>\n",
        "n => document.body?.textContent.includes(`n°${n}`)",
    ),
    Save(
        "a style",
        "overrides/assets/styles/base.css",
        lambda text, n: f"{text}\n:root {{ --saved: {n}; }}\n",
        "n => getComputedStyle(document.documentElement).getPropertyValue('--saved') == n",
    ),
)


def prepare(folder: Path, records: int) -> None:
    """Makes a project in `folder` with invented records, or, for 0, with the real ones."""
    if records:
        catalogue(synthetic.generate(records, 1, ())).prepare(folder)
        (folder / "overrides").unlink()
    else:
        folder.mkdir()
        for name in ("mkdocs.yml", "institutes.yaml", "partners.yaml"):
            shutil.copy(ROOT / name, folder)
        shutil.copytree(ROOT / "content", folder / "content")
        for name in ("node_modules", "schema"):
            (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "overrides", folder / "overrides")


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """The address of a preview of `folder` that runs meanwhile, and the id of its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    # A shell that runs this in the background has it ignore interrupts, as would the preview.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with (folder / "preview.log").open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    try:
        started = time.monotonic()
        while not (match := re.search(r"Serving on (\S+)", (folder / "preview.log").read_text())):
            if process.poll() is not None or time.monotonic() > started + SECONDS_AT_MOST:
                raise RuntimeError((folder / "preview.log").read_text())
            time.sleep(0.05)
        yield match[1], process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS_AT_MOST)


def save(file: Path, text: str) -> None:
    """Puts a new file with `text` in the place of `file`, in one step."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def seconds(folder: Path, page: Page, kind: Save, numbers: range) -> list[float]:
    """The seconds from a save with each of `numbers` until `page` shows it."""
    file = folder / kind.file
    text = file.read_text(encoding="utf-8")
    taken = []
    for n in numbers:
        page.wait_for_load_state()
        time.sleep(1.2)  # as a person pauses; the preview collects its garbage meanwhile
        changed = kind.write(text, n)
        started = time.perf_counter()
        save(file, changed)
        page.wait_for_function(kind.shows, arg=n, timeout=SECONDS_AT_MOST * 1000)
        taken.append(time.perf_counter() - started)
    return taken


def processor(process: int) -> float:
    """The seconds that `process` and its children have computed; 0 where the system is silent."""
    try:
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """The resident memory of `process` in MiB; 0 where the system does not say."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def measure(records: int, saves: int, kinds: tuple[Save, ...] = SAVES) -> dict[str, list[float]]:
    """The seconds of `saves` saves of each kind, by its name."""
    figures: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary) / "project"
        prepare(folder, records)
        text = (folder / "institutes.yaml").read_text("utf-8")
        plural, record = re.findall(r"(?m)^(\w+):\n  - id: (\S+)", text)[0]
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        with served(folder) as (address, process):
            pages = {"institutes.yaml": f"fr/{plural}/{record}/"}
            for index, kind in enumerate(kinds, start=1):
                page = browser.new_page(bypass_csp=True)  # for what waits in it
                page.goto(f"{address}{pages.get(kind.file, 'fr/about/')}")
                before, computed = memory(process), processor(process)
                figures[kind.name] = seconds(
                    folder, page, kind, range(1000 * index, 1000 * index + saves)
                )
                grown = memory(process) - before
                computed = (processor(process) - computed) / saves
                times = figures[kind.name]
                log(
                    f"  {kind.name:22} median {median(times):.2f} s"
                    f"  ({min(times):.2f} to {max(times):.2f}; {computed:.2f} s of processor,"
                    f" memory {grown:+.0f} MiB)"
                )
                page.close()
        browser.close()
    return figures


def main() -> None:
    """Measures as the arguments say, and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=0, help="invented records; 0: the real ones")
    parser.add_argument("--saves", type=int, default=10, help="saves of each kind of file")
    parser.add_argument("--only", default="", help="only the kinds whose name contains this")
    parser.add_argument(
        "--write-results", action="store_true", help="write the table into benchmarks/RESULTS.md"
    )
    arguments = parser.parse_args()
    kinds = tuple(kind for kind in SAVES if arguments.only in kind.name)
    what = f"{arguments.records} invented records" if arguments.records else "the real catalogue"
    log(f"From saving to seeing it in the browser, {what}, {arguments.saves} saves of each kind:")
    figures = measure(arguments.records, arguments.saves, kinds)
    table = results_file.preview_table(arguments.records, figures)
    log(f"\n{table}")
    if arguments.write_results:
        text = f"{results_file.circumstances()}\n\n{table}"
        results_file.write_section(f"Preview of {what}", text)


if __name__ == "__main__":
    main()
