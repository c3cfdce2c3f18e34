"""How well three search engines find what people look for, in each language.

The queries of tests/search/queries.yaml over the records of the catalogue and the institutions of
tests/search/institutions.json, put to the search of this site, Material's and Pagefind.

    make node_modules/.test benchmarks/search/node_modules/.made
    python benchmarks/search/quality.py
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks.search.engines import ENGINES, EngineSite, ask, served, visitor  # noqa: E402
from tests.search import corpus  # noqa: E402
from tools import chromium  # noqa: E402

FIRST = 5
LANGUAGES = ("fr", "ar", "en")


@dataclass(frozen=True)
class Quality:
    """How well an engine answers a set of questions; each figure is a mean from 0 to 1."""

    recall: float
    """The share of the wanted records that are among the first five results."""
    reciprocal_rank: float
    """1 divided by the rank of the first wanted record; 0 if it is not among the first ten."""


def quality(questions: dict[str, list[str]], answers: dict[str, list[str]]) -> Quality:
    """The quality of ``answers``: the ids that were returned for each question, best first."""
    recalls, reciprocal_ranks = [], []
    for question, wanted in questions.items():
        results = answers[question][:10]
        recalls.append(len(set(wanted) & set(results[:FIRST])) / min(len(wanted), FIRST))
        ranks = [rank for rank, record in enumerate(results, start=1) if record in wanted]
        reciprocal_ranks.append(1 / ranks[0] if ranks else 0.0)
    return Quality(sum(recalls) / len(recalls), sum(reciprocal_ranks) / len(reciprocal_ranks))


@dataclass(frozen=True)
class Listed:
    """What this site's search lists for a question: ids, best first."""

    exact: list[str]
    """The first ten results."""
    similar: list[str]
    """The records below them, which have the words only in near spellings."""
    partial: bool
    """Whether no record has every word, and the results have some of them."""
    corrections: dict[str, list[str]]
    """Word of the question -> the words through which the similar records match."""
    pages: list[str]
    """The addresses of the results that are no records, relative to the root of the language."""


def listed_by_this_site(lang: str, asked: list[str]) -> dict[str, Listed]:
    """What this site's search lists for the questions ``asked``, run by Node without a page."""
    with tempfile.TemporaryDirectory() as name:
        corpus.write_index(Path(name), lang)
        outcome = subprocess.run(
            [sys.executable, ROOT / "tools/node.py", "node", "tests/search/ask.mjs", name],
            input=json.dumps(asked),
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            check=True,
        )
    answers = json.loads(outcome.stdout)
    return {question: Listed(**one) for question, one in zip(asked, answers, strict=True)}


def answers_of_this_site(lang: str, asked: list[str]) -> dict[str, list[str]]:
    """The ids that the page lists for the questions ``asked``, in its order."""
    listed = listed_by_this_site(lang, asked)
    return {question: one.exact + one.similar for question, one in listed.items()}


def main() -> int:
    """Prints a table; returns 1 if this site misses its targets or is behind another engine."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--queries", type=Path, help="another file of questions")
    parser.add_argument("--alone", action="store_true", help="this site only, with its misses")
    arguments = parser.parse_args()
    if arguments.alone:
        return alone(arguments.queries)
    path = chromium.find()
    if path is None:
        sys.exit(chromium.NOT_FOUND)
    print(
        "| language | questions | engine | recall@5 | mean reciprocal rank |\n|---|---|---|---|---|"
    )
    failed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for lang in LANGUAGES:
            questions = corpus.queries(lang, arguments.queries)
            with tempfile.TemporaryDirectory() as name:
                site = EngineSite(Path(name), corpus.documents(lang), corpus.language_search(lang))
                rows = {}
                with served(Path(name)) as (address, _):
                    for engine in ENGINES:
                        with visitor(browser, address + site.pages[engine], engine) as page:
                            ask(page, engine, "institut", must=True)  # loads index and scripts
                            answers = {q: ask(page, engine, q)[1] for q in questions}
                        rows[engine] = quality(questions, answers)
            for engine, row in rows.items():
                print(
                    f"| {lang} | {len(questions)} | {engine} | {row.recall:.3f} "
                    f"| {row.reciprocal_rank:.3f} |",
                    flush=True,
                )
            ours, *others = rows.values()
            failed |= ours.recall < 0.97 or ours.reciprocal_rank < 0.9
            failed |= any(
                ours.recall <= other.recall or ours.reciprocal_rank <= other.reciprocal_rank
                for other in others
            )
        browser.close()
    return int(failed)


def alone(queries: Path | None) -> int:
    """Prints the questions whose answers from this site lack a wanted record or rank it low."""
    for lang in LANGUAGES:
        questions = corpus.queries(lang, queries)
        answers = answers_of_this_site(lang, list(questions))
        for question, wanted in questions.items():
            one = quality({question: wanted}, answers)
            if one != Quality(1, 1):
                print(f"{lang}  {question}: {', '.join(wanted)} in {answers[question][:7]}")
        row = quality(questions, answers)
        print(f"{lang}  recall@5 {row.recall:.3f}, mean reciprocal rank {row.reciprocal_rank:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
