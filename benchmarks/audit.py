"""Lighthouse and axe on the home page, the search page and a record, by language, beside peers.

Pages are served on this machine as GitHub Pages serves them, compressed, and audited as a phone on
a slow network sees them, several times in turn; each figure is the median. What the peers are, and
what was left out of them, is in peers.py. axe is the one of our tests, with the same rules.

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

from benchmarks.peers import PAGES, PEERS, RECORD  # noqa: E402
from jazari_catalogue.languages import LANGUAGES  # noqa: E402
from tests.browser.states import TAGS  # noqa: E402
from tools import chromium  # noqa: E402
from tools.pages_server import served  # noqa: E402

OURS = {"home": "", "search": "search/", "record": RECORD}
"""Pages of ours below a language."""

SCORES = ("performance", "accessibility", "practices", "seo")
LEAST = {"performance": 98, "accessibility": 100, "practices": 100, "seo": 100}

Audit = dict[str, float]


def audits(addresses: list[str], rounds: int, browser: str) -> dict[str, list[Audit]]:
    """What Lighthouse measures of each of ``addresses``, in ``rounds``."""
    node = [sys.executable, str(ROOT / "tools" / "node.py"), "node"]
    axe = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    script = ROOT / "benchmarks" / "lighthouse" / "audit.mjs"
    program = [*node, str(script), browser, str(axe), ",".join(TAGS)]
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
        " | kB | axe | failed in Lighthouse |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|---|"
    for name, found in rows:
        scores = " | ".join(f"{middle(found, score):.0f}" for score in SCORES)
        failed = sorted({audit for one in found for audit in one["failed"]})  # type: ignore[attr-defined]
        rules = {rule for one in found for rule in one["axe"]}  # type: ignore[attr-defined]
        yield (
            f"| {name} | {scores} | {middle(found, 'largest') / 1000:.1f} s"
            f" | {middle(found, 'shift'):.3f} | {middle(found, 'bytes') / 1000:.0f}"
            f" | {len(rules)} | {', '.join(failed)} |"
        )


def main() -> int:
    """The command line; the exit status: 1 where a page of ours is not as is asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="audits of each page (default: 3)")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="default: site/")
    parser.add_argument("--alone", action="store_true", help="without the peers")
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
            for peer, written in PEERS.items():
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                there = stack.enter_context(served(written(folder)))
                pages |= {
                    f"{peer}, {code}, {name}": f"{there}{code}/{path}"
                    for code in LANGUAGES
                    for name, path in PAGES.items()
                }
        found = audits(list(pages.values()), options.rounds, browser)
    rows = {name: found[address] for name, address in pages.items()}
    print("\n".join(table(rows.items())))
    for name, one in rows.items():
        if rules := sorted({rule for audit in one for rule in audit["axe"]}):  # type: ignore[attr-defined]
            print(f"{name}: axe: {', '.join(rules)}", file=sys.stderr)
    below = [
        f"{name}: {score} {middle(rows[name], score):.0f}, not {least}"
        for name in sorted(ours)
        for score, least in LEAST.items()
        if middle(rows[name], score) < least
    ]
    below += [f"{name}: axe finds something" for name in sorted(ours) if rows[name][0]["axe"]]
    print("\n".join(below), file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
