"""Measures what a search costs a visitor: bytes and milliseconds, by engine and number of records.

The same invented records in French (benchmarks/synthetic.py, with two random words added to each
name so that no two names are alike) in the search of this site, Material's and Pagefind, each
queried in Chromium through its own page.

Bytes are what the search alone transfers with gzip, from opening the page to the first ten results:
its scripts, index and results, without the page and the theme's scripts. The figure is a median
over the questions, each asked in a browser with an empty cache.

Milliseconds are from a keystroke to the frame in which the last of its results is painted. Each
letter typed is one question; the engines take turns. The index is loaded before.

    make node_modules/.test benchmarks/search/node_modules/.made
    python benchmarks/search/measure.py --records 1000 10000
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import synthetic  # noqa: E402
from benchmarks.invention.draws import Draws  # noqa: E402
from benchmarks.search.engines import ENGINES, EngineSite, ask, served, visitor  # noqa: E402
from jazari_catalogue.records.loading import load  # noqa: E402
from jazari_catalogue.site.inputs import Inputs  # noqa: E402
from jazari_catalogue.site.search.document import Document  # noqa: E402
from jazari_catalogue.site.search.language_search import LanguageSearch  # noqa: E402
from jazari_catalogue.site.search.searchable import Searchable  # noqa: E402
from jazari_catalogue.site.view_data import SiteFacts  # noqa: E402
from jazari_catalogue.site.views import Views  # noqa: E402
from jazari_catalogue.texts.interface import interface  # noqa: E402
from tools import chromium  # noqa: E402

LANG = "fr"
MOST_BYTES = 60_000
"""How many bytes the first ten results may cost, whatever the number of records."""
LEAD = 1.6
"""How many times as long as this site other engines must take for a letter typed."""
QUESTIONS = 4
"""How many names are searched for, each by its first random word and then by both."""
OF_THE_SEARCH = re.compile(
    r"/(assets/search|pagefind-fr|material-fr/search|material-fr/assets/javascripts/(workers|lunr))/"
)


@dataclass
class Row:
    """The figures of one engine."""

    engine: str
    first: list[int] = field(default_factory=list)
    """Bytes from opening the page to ten results, for each question."""
    cold: list[float] = field(default_factory=list)
    """Milliseconds from opening the page to ten results, served from this machine."""
    typed: list[float] = field(default_factory=list)
    """Milliseconds for each letter typed."""


def main() -> int:
    """Prints a table for each number of records; returns 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 10000])
    counts = parser.parse_args().records
    path = chromium.find()
    if path is None:
        sys.exit(chromium.NOT_FOUND)
    failed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for count in counts:
            rows = measure(browser, count)
            print(f"\n{count} records, French\n\n{table(rows)}", flush=True)
            ours, *others = rows
            failed |= statistics.median(ours.first) > MOST_BYTES
            for other in others:
                failed |= statistics.median(ours.cold) >= statistics.median(other.cold)
            for other in others if count > 1000 else ():  # the target is for many records
                failed |= LEAD * statistics.median(ours.typed) >= statistics.median(other.typed)
                failed |= LEAD * p95(ours.typed) >= p95(other.typed)
        browser.close()
    return int(failed)


def measure(browser: Browser, count: int) -> list[Row]:
    """Measures every engine over ``count`` records."""
    documents, search, asked = invented(count)
    rows = {engine: Row(engine) for engine in ENGINES}
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        site = EngineSite(Path(name), documents, search)
        address, sent = stack.enter_context(served(Path(name)))
        # Engines take turns at each question, so that whatever slows the machine slows all.
        for question in asked:
            for engine in ENGINES:
                sent.clear()
                begun = time.perf_counter()
                with visitor(browser, address + site.pages[engine], engine) as page:
                    opened = time.perf_counter() - begun
                    milliseconds, results = ask(page, engine, question, must=True)
                    assert results, f"{engine} finds nothing for {question!r}"
                    rows[engine].cold.append(1000 * opened + (milliseconds or 0))
                rows[engine].first.append(
                    sum(size for path, size in sent if OF_THE_SEARCH.search(path))
                )
        pages = {
            engine: stack.enter_context(visitor(browser, address + site.pages[engine], engine))
            for engine in ENGINES
        }
        for engine, page in pages.items():
            ask(page, engine, "institut", must=True)
        for typed in letters(asked):
            for engine, page in pages.items():
                milliseconds, _ = ask(page, engine, typed, 150)
                if milliseconds is not None:
                    rows[engine].typed.append(milliseconds)
    return list(rows.values())


def invented(count: int) -> tuple[list[Document], LanguageSearch, list[str]]:
    """The documents of invented records, their search, and what is asked for."""
    rng = random.Random(count)
    vocabulary = Draws(seed=1).words[LANG]
    with tempfile.TemporaryDirectory() as name:
        files = synthetic.write(Path(name), synthetic.generate(count))
        catalogue = load(files, Path(name))
    views = Views(catalogue, interface(LANG), SiteFacts("", "", None))
    search = LanguageSearch(views, Searchable(catalogue, Inputs(catalogue, views.site)))
    documents = [
        replace(document, name=f"{document.name} {rng.choice(vocabulary)} {rng.choice(vocabulary)}")
        for document in search.documents()
    ]
    asked = rng.sample(documents, QUESTIONS)
    ends = [document.name.split()[-2:] for document in asked]
    return documents, search, [question for one, two in ends for question in (one, f"{one} {two}")]


def letters(asked: list[str]) -> list[str]:
    """Every question as typed so far, letter by letter, from its second letter.

    Without those that end with a space, which changes no answer: what changes then is the rest of
    the answer before.
    """
    whole = [question for question in asked if " " in question]
    typed = [question[:end] for question in whole for end in range(2, len(question) + 1)]
    return [question for question in typed if not question.endswith(" ")]


def p95(milliseconds: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(milliseconds, n=20)[-1]


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| engine | kB to ten results: median, most | opened to first results, ms "
        "| by letter, ms: median, p95 | letters |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        first = f"{statistics.median(row.first) / 1000:.1f}, {max(row.first) / 1000:.1f}"
        typed = f"{statistics.median(row.typed):.1f}, {p95(row.typed):.1f}"
        lines.append(
            f"| {row.engine} | {first} | {statistics.median(row.cold):.0f} "
            f"| {typed} | {len(row.typed)} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
