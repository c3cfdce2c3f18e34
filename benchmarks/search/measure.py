"""What finding costs a visitor: bytes and milliseconds, by engine and number of records.

The same invented records (benchmarks/synthetic.py, with two drawn words added to each name so that
no two names are alike) are indexed in French by

- the finder as it is published;
- Pagefind, from one page a record with the same text;
- term shards, a sketch of which only the bytes are counted: sorted terms with their postings in
  chunks, names in blocks of forty.

Bytes are those over the wire with gzip, from the first use to the first ten results; a median over
the questions, each asked by a new visitor. Milliseconds are from a question to the data of ten
results in Chromium, after the first one, one question for each letter typed.

    make node_modules/.test
    npm ci --prefix benchmarks/search
    python benchmarks/search/measure.py --records 1000 10000
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import synthetic  # noqa: E402
from jazari_catalogue.records.loading import load  # noqa: E402
from jazari_catalogue.site.finder.document import Document  # noqa: E402
from jazari_catalogue.site.finder.index import build_index  # noqa: E402
from jazari_catalogue.site.finder.text import words  # noqa: E402
from jazari_catalogue.site.languages import interface  # noqa: E402
from jazari_catalogue.site.search_page import Finder, searched  # noqa: E402
from jazari_catalogue.site.view_data import SiteFacts  # noqa: E402
from jazari_catalogue.site.views import Views  # noqa: E402
from tools import chromium  # noqa: E402

LANG = "fr"
QUESTIONS = 8
"""How many names are asked for, each by its first drawn word and then by both."""
CHUNK = 9000
BLOCK = 40

ASK_FINDER = """async ([index, query]) => {
  const begun = performance.now();
  const { Searching } = await import("/assets/search/searching.js");
  self.searching ??= new Searching("/assets/search/worker.js", index);
  const answer = await self.searching.ask({ query, filters: {} }, 10, () => {});
  return [performance.now() - begun, answer.cards.length];
}"""
ASK_PAGEFIND = """async ([, query]) => {
  const begun = performance.now();
  self.pagefind ??= await import("/pagefind/pagefind.js");
  const { results } = await self.pagefind.search(query);
  const found = await Promise.all(results.slice(0, 10).map(result => result.data()));
  return [performance.now() - begun, found.length];
}"""

ENGINES = {
    "the finder": (ASK_FINDER, "/fr.json"),
    "Pagefind": (ASK_PAGEFIND, ""),
}


@dataclass
class Row:
    """What one engine costs."""

    engine: str
    first: list[int]
    """Bytes from first use to ten results, by question."""
    cold: list[float]
    """Milliseconds of the same, engine and index loaded from this machine."""
    typed: list[float]
    """Milliseconds by letter typed."""
    built: float
    """Seconds to build the index."""


def main() -> None:
    """Measure and print a table for each number of records."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 10000])
    counts = parser.parse_args().records
    path = chromium.find()
    if path is None:
        sys.exit(chromium.REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for count in counts:
            print(f"\n{count} records, French\n\n{table(measure(browser, count))}", flush=True)
        browser.close()


def measure(browser: Browser, count: int) -> list[Row]:
    """The rows of all engines over that many records."""
    documents, asked = invented(count)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        site = Path(name)
        built = publish(site, documents)
        address, sent = stack.enter_context(served(site))
        # Engines take turns at each question, so that what slows the machine slows them alike.
        rows = {engine: Row(engine, [], [], [], built[engine]) for engine in ENGINES}
        for question in asked:
            for engine, (script, index) in ENGINES.items():
                with visitor(browser, address) as page:
                    sent.clear()
                    milliseconds, found = page.evaluate(script, [index, question])
                    assert found, f"{engine} finds nothing for {question!r}"
                    rows[engine].first.append(sum(sent))
                    rows[engine].cold.append(milliseconds)
        pages = {engine: stack.enter_context(visitor(browser, address)) for engine in ENGINES}
        for typed in ["institut", *letters(asked)]:
            for engine, (script, index) in ENGINES.items():
                milliseconds = pages[engine].evaluate(script, [index, typed])[0]
                rows[engine].typed.append(milliseconds)
    begun = time.perf_counter()
    first = shards(documents, asked)
    sketch = Row("term shards (sketch)", first, [], [], time.perf_counter() - begun)
    for row in rows.values():
        del row.typed[0]
    return [*rows.values(), sketch]


def invented(count: int) -> tuple[list[Document], list[str]]:
    """The documents of invented records, and what is asked for."""
    rng = random.Random(count)
    invention = synthetic.Invention(count, 1)
    vocabulary = invention.words[LANG]
    with tempfile.TemporaryDirectory() as name:
        files = synthetic.write(Path(name), synthetic.generate(count))
        catalogue = load(files, Path(name))
    views = Views(catalogue, interface(LANG), SiteFacts("", "", None))
    documents = [
        replace(document, name=f"{document.name} {rng.choice(vocabulary)} {rng.choice(vocabulary)}")
        for document in Finder(views, searched(catalogue), "").documents()
    ]
    asked = rng.sample(documents, QUESTIONS)
    ends = [document.name.split()[-2:] for document in asked]
    return documents, [question for one, two in ends for question in (one, f"{one} {two}")]


def publish(site: Path, documents: list[Document]) -> dict[str, float]:
    """Writes what every engine needs below ``site``; seconds that each index took."""
    shutil.copytree(ROOT / "overrides" / "assets" / "search", site / "assets" / "search")
    (site / "index.html").write_text("<!doctype html><title>Invented</title>", encoding="utf-8")
    seconds: dict[str, float] = {}

    begun = time.perf_counter()
    index = build_index(documents, LANG)
    (site / "fr").mkdir()
    (site / "fr.json").write_bytes(index.head)
    for sort, files in (("cards", index.cards), ("words", index.words)):
        for number, content in enumerate(files):
            (site / "fr" / f"{sort}-{number}.json").write_bytes(content)
    seconds["the finder"] = time.perf_counter() - begun

    for document in documents:
        page = site / "pages" / document.id / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(as_page(document), encoding="utf-8")
    begun = time.perf_counter()
    program = ROOT / "benchmarks" / "search" / "node_modules" / ".bin" / "pagefind"
    command: list[str | Path] = [program, "--quiet"]
    command += ["--site", site / "pages", "--output-path", site / "pagefind"]
    subprocess.run(command, check=True)
    seconds["Pagefind"] = time.perf_counter() - begun
    return seconds


def as_page(document: Document) -> str:
    """The document as Pagefind reads it."""
    filters = "".join(
        f'<i data-pagefind-filter="{name}">{escape(value)}</i>'
        for name, values in document.facets.items()
        for value in values
    )
    texts = "".join(f"<p>{escape(text)}</p>" for text in (*document.aliases, document.text))
    return (
        f'<!doctype html><html lang="{LANG}"><title>{escape(document.name)}</title>'
        f"<body data-pagefind-body><h1>{escape(document.name)}</h1>"
        f"<p>{escape(document.summary)}</p>{texts}<p hidden>{filters}</p></body></html>"
    )


def letters(asked: list[str]) -> list[str]:
    """Every question as it grows under the fingers, from its second letter."""
    return [question[:end] for question in asked for end in range(2, len(question) + 1)]


def shards(documents: list[Document], asked: list[str]) -> list[int]:
    """Bytes for ten results from sorted chunks of terms and blocks of names, by question."""
    postings: dict[str, set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        for text in (document.name, *document.aliases, document.summary, document.text):
            for word in words(text):
                postings[word].add(number)
    chunks: list[dict[str, list[int]]] = [{}]
    size = 0
    for term in sorted(postings):
        found = sorted(postings[term])
        gaps = [after - before for before, after in zip([0, *found], found, strict=False)]
        if size > CHUNK:
            chunks.append({})
            size = 0
        chunks[-1][term] = gaps
        size += len(json.dumps({term: gaps}))
    firsts = [next(iter(chunk)) for chunk in chunks if chunk]
    blocks = [
        gzipped([[d.id, d.name, d.kind] for d in documents[start : start + BLOCK]])
        for start in range(0, len(documents), BLOCK)
    ]
    bytes_asked = []
    for question in asked:
        needed: set[int] = set()
        results = set(range(len(documents)))
        for word in words(question):
            reached = [
                n for n, chunk in enumerate(chunks) if any(t.startswith(word) for t in chunk)
            ]
            needed |= set(reached)
            results &= {d for t, ds in postings.items() if t.startswith(word) for d in ds}
        shown = {number // BLOCK for number in sorted(results)[:10]}
        bytes_asked.append(
            gzipped(firsts)
            + sum(gzipped(chunks[number]) for number in needed)
            + sum(blocks[number] for number in shown)
        )
    return bytes_asked


def gzipped(value: object) -> int:
    """Bytes of the value as gzipped JSON."""
    return len(gzip.compress(json.dumps(value, ensure_ascii=False).encode()))


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[int]]]:
    """Serves the folder with gzip; the address, and the sizes of what was sent."""
    sent: list[int] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            file = path / "index.html" if path.is_dir() else path
            if not file.is_file():
                self.send_error(404)
                return
            raw = file.read_bytes()
            body = gzip.compress(raw, 6)
            packed = len(body) < len(raw)
            body = body if packed else raw
            sent.append(len(body))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()
    server.server_close()


@contextmanager
def visitor(browser: Browser, address: str) -> Iterator[Page]:
    """A page of someone who was never here."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| engine | kB to ten results: median, most | first answer, ms "
        "| by letter, ms: median, p95 | index built, s |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        first = f"{statistics.median(row.first) / 1000:.1f}, {max(row.first) / 1000:.1f}"
        cold = f"{statistics.median(row.cold):.0f}" if row.cold else "–"
        typed = "–"
        if row.typed:
            p95 = statistics.quantiles(row.typed, n=20)[-1]
            typed = f"{statistics.median(row.typed):.1f}, {p95:.1f}"
        lines.append(f"| {row.engine} | {first} | {cold} | {typed} | {row.built:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
