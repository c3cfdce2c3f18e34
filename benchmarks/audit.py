"""Lighthouse and axe on the home page, the search page and a record, by language, beside peers.

Pages are served locally as GitHub Pages serves them, compressed, and audited as a phone on a slow
network sees them, several times in turn; each figure is the median. peers.py says which peers there
are and what is left out of them. axe runs with the rules of the tests.

    make lighthouse
"""

from __future__ import annotations

import argparse
import json
import os
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

from benchmarks.peer_content import RECORD  # noqa: E402
from benchmarks.peers import PAGES, PEERS  # noqa: E402
from jazari_catalogue.languages import LANGUAGES  # noqa: E402
from tests.browser.states import TAGS  # noqa: E402
from tools import chromium  # noqa: E402
from tools.pages_server import served  # noqa: E402

OURS = {"home": "", "search": "search/", "record": RECORD}
"""The audited pages of our site below a language."""

SCORES = ("performance", "accessibility", "practices", "seo")
MINIMUM = {"performance": 98, "accessibility": 100, "practices": 100, "seo": 100}

Audit = dict[str, float]


def audits(addresses: list[str], rounds: int, browser: str) -> dict[str, list[Audit]]:
    """The audits of each of ``addresses``, one for each round."""
    node = [sys.executable, str(ROOT / "tools" / "node.py"), "node"]
    axe = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    script = ROOT / "benchmarks" / "lighthouse" / "audit.mjs"
    program = [*node, str(script), browser, str(axe), ",".join(TAGS)]
    audits_of: dict[str, list[Audit]] = defaultdict(list)
    for _ in range(rounds):
        run = subprocess.run([*program, *addresses], stdout=subprocess.PIPE, text=True, check=True)
        for line in run.stdout.splitlines():
            audit = json.loads(line)
            audits_of[audit["address"]].append(audit)
            print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    return audits_of


def median_of(audits: Iterable[Audit], name: str) -> float:
    """The median of the figure ``name``."""
    return median(audit[name] for audit in audits)


def table(rows: Iterable[tuple[str, list[Audit]]]) -> Iterator[str]:
    """The lines of a Markdown table, with a row for each page and its audits."""
    yield (
        "| page | performance | accessibility | best practices | SEO | largest paint | shift"
        " | kB | axe | failed in Lighthouse |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|---|"
    for name, audits in rows:
        scores = " | ".join(f"{median_of(audits, score):.0f}" for score in SCORES)
        failed = sorted({check for audit in audits for check in audit["failed"]})  # type: ignore[attr-defined]
        rules = {rule for audit in audits for rule in audit["axe"]}  # type: ignore[attr-defined]
        yield (
            f"| {name} | {scores} | {median_of(audits, 'largest') / 1000:.1f} s"
            f" | {median_of(audits, 'shift'):.3f} | {median_of(audits, 'bytes') / 1000:.0f}"
            f" | {len(rules)} | {', '.join(failed)} |"
        )


def main() -> int:
    """Audits all pages, prints a table and returns the exit status: 1 if a page of ours fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="audits of each page (default: 3)")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="default: site/")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    options = parser.parse_args()
    browser = os.environ.get("CHROMIUM") or chromium.find()
    if browser is None:
        print(chromium.NOT_FOUND, file=sys.stderr)
        return 1
    pages: dict[str, str] = {}
    with ExitStack() as stack:
        here = stack.enter_context(served(options.site))
        pages |= {
            f"{c}, {name}": f"{here}{c}/{path}" for c in LANGUAGES for name, path in OURS.items()
        }
        ours = set(pages)
        if not options.alone:
            for peer, write in PEERS.items():
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                there = stack.enter_context(served(write(folder)))
                pages |= {
                    f"{peer}, {code}, {name}": f"{there}{code}/{path}"
                    for code in LANGUAGES
                    for name, path in PAGES.items()
                }
        by_address = audits(list(pages.values()), options.rounds, browser)
    rows = {name: by_address[address] for name, address in pages.items()}
    print("\n".join(table(rows.items())))
    for name, page_audits in rows.items():
        if rules := sorted({rule for audit in page_audits for rule in audit["axe"]}):  # type: ignore[attr-defined]
            print(f"{name}: axe: {', '.join(rules)}", file=sys.stderr)
    below = [
        f"{name}: {score} {median_of(rows[name], score):.0f}, not {minimum}"
        for name in sorted(ours)
        for score, minimum in MINIMUM.items()
        if median_of(rows[name], score) < minimum
    ]
    below += [f"{name}: axe finds a problem" for name in sorted(ours) if rows[name][0]["axe"]]
    print("\n".join(below), file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
