"""Lighthouse on the home page, the finder and a record, in each language, beside stock Material.

Pages are served on this machine as GitHub Pages serves them, compressed, and audited as a phone on
a slow network sees them, several times in turn; each figure is the median. Stock Material has the
same prose and the same record, as its documentation says to begin; only its typefaces are left out,
for they come from another company's servers, which need not be reachable here.

    make lighthouse
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from jazari_catalogue.records.loading import load  # noqa: E402
from jazari_catalogue.records.record import Entry  # noqa: E402
from jazari_catalogue.records.text import LocalText  # noqa: E402
from tools import chromium  # noqa: E402
from tools.pages_server import served  # noqa: E402

LANGUAGES = ("fr", "ar", "en")
RECORD = "agreements/accord-ministere-mistral-ai/"
OURS = {"home": "", "finder": "search/", "record": RECORD}
STOCK = {"home": "", "record": RECORD}
"""Pages below a language. Stock Material's search is a dialog on every page, no page of its own."""

SCORES = ("performance", "accessibility", "practices", "seo")
LEAST = {"performance": 98, "accessibility": 100, "practices": 100, "seo": 100}

CONFIGURATION = """\
site_name: {name}
site_url: https://example.invalid/{language}/
docs_dir: {language}
site_dir: site/{language}
theme:
  name: material
  language: {language}
  font: false
markdown_extensions: [attr_list, md_in_html, tables]
"""

Audit = dict[str, float]


def stock_material(folder: Path) -> Path:
    """The same prose and the same record under Material as it comes; the folder of the site."""
    record = load([ROOT / "institutes.yaml", ROOT / "partners.yaml"], ROOT)[RECORD.split("/")[1]]
    for language in LANGUAGES:
        docs = folder / language
        (docs / RECORD).mkdir(parents=True)
        for file in sorted((ROOT / "content" / language).glob("*.md")):
            text = re.sub(
                r"\]\((?:record|list):[\w-]+\)", "](https://example.invalid/)", file.read_text()
            )
            (docs / file.name).write_text(text, encoding="utf-8")
        page = "\n".join(as_markdown(record, language))
        (docs / RECORD / "index.md").write_text(page, encoding="utf-8")
        configuration = CONFIGURATION.format(name="Jazari Institutes", language=language)
        (folder / f"{language}.yml").write_text(configuration, encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", f"{language}.yml"]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        subprocess.run(command, cwd=folder, env=quiet, check=True)
    return folder / "site"


def as_markdown(record: Entry, language: str) -> Iterator[str]:
    """The page of ``record`` as an editor without this project would write it."""
    yield f"# {record.display_name().in_language(language)[0]}\n"
    yield "| | |\n|---|---|"
    for name, value in record.__dict__.items():
        shown = list(_words(value, language))
        if shown:
            title = type(record).fields()[name].titles.in_language(language)
            yield f"| {title} | {'<br>'.join(shown)} |"


def _words(value: object, language: str) -> Iterator[str]:
    if isinstance(value, LocalText):
        yield " ".join(value.in_language(language)[0].split()).replace("|", " ")
    elif isinstance(value, str):
        yield str(value)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item, language)
    elif hasattr(value, "__dict__"):
        for part in vars(value).values():
            yield from _words(part, language)


def audits(addresses: list[str], rounds: int, browser: str) -> dict[str, list[Audit]]:
    """What Lighthouse measures of each of ``addresses``, in ``rounds``."""
    node = [sys.executable, str(ROOT / "tools" / "node.py"), "node"]
    program = [*node, str(ROOT / "benchmarks" / "lighthouse" / "audit.mjs"), browser]
    found: dict[str, list[Audit]] = defaultdict(list)
    for _ in range(rounds):
        run = subprocess.run([*program, *addresses], stdout=subprocess.PIPE, text=True, check=True)
        for line in run.stdout.splitlines():
            audit = json.loads(line)
            found[audit["address"]].append(audit)
            print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    return found


def middle(audits: Iterable[Audit], name: str) -> float:
    """The median of one figure."""
    return median(audit[name] for audit in audits)


def table(rows: Iterable[tuple[str, list[Audit]]]) -> Iterator[str]:
    """The audits as a table in Markdown."""
    yield (
        "| page | performance | accessibility | best practices | SEO | largest paint | shift"
        " | kB | failed |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|---|"
    for name, found in rows:
        scores = " | ".join(f"{middle(found, score):.0f}" for score in SCORES)
        failed = sorted({audit for one in found for audit in one["failed"]})  # type: ignore[attr-defined]
        yield (
            f"| {name} | {scores} | {middle(found, 'largest') / 1000:.1f} s"
            f" | {middle(found, 'shift'):.3f} | {middle(found, 'bytes') / 1000:.0f}"
            f" | {', '.join(failed)} |"
        )


def main() -> int:
    """The command line; the exit status: 1 where a page of ours is below what is asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="audits of each page (default: 3)")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="default: site/")
    parser.add_argument("--alone", action="store_true", help="without stock Material")
    options = parser.parse_args()
    browser = os.environ.get("CHROMIUM") or chromium.find()
    if browser is None:
        print(chromium.REMEDY, file=sys.stderr)
        return 1
    pages: dict[str, str] = {}
    with ExitStack() as stack:
        here = stack.enter_context(served(options.site))
        pages |= {
            f"{c}, {name}": f"{here}{c}/{path}" for c in LANGUAGES for name, path in OURS.items()
        }
        ours = set(pages)
        if not options.alone:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            there = stack.enter_context(served(stock_material(folder)))
            pages |= {
                f"stock Material, {code}, {name}": f"{there}{code}/{path}"
                for code in LANGUAGES
                for name, path in STOCK.items()
            }
        found = audits(list(pages.values()), options.rounds, browser)
    rows = {name: found[address] for name, address in pages.items()}
    print("\n".join(table(rows.items())))
    below = [
        f"{name}: {score} {middle(rows[name], score):.0f}, not {least}"
        for name in sorted(ours)
        for score, least in LEAST.items()
        if middle(rows[name], score) < least
    ]
    print("\n".join(below), file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
