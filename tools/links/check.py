"""Check that every external address in the records and the prose still answers.

This runs by hand or once a week, never for a pull request, because other sites may change at any
time. It asks strangers' servers, so it has no right to write anything: what is to be said goes to
`report` as an outcome.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from jazari_catalogue.code_host import repository_address
from jazari_catalogue.records.kinds.source import ARCHIVED_DATE, DEAD_SINCE_FIELD
from jazari_catalogue.records.problems.problem import CatalogueError, shown
from tools.links.answers import Answer, Outcome
from tools.links.asking import Asker
from tools.links.outcome import MOST_PLACES, Checked, outcome_of, written
from tools.links.records import Cited, Link, all_links, catalogue_in, sources_of
from tools.links.run import ask_all, reached_enough
from tools.links.turns import Clock, Turns

ROOT = Path(__file__).resolve().parents[2]
REPOSITORY = "jazari-catalogue/catalogue"
"""Outside a workflow."""


def main() -> int:
    """Report every address that does not answer; return the exit code."""
    try:
        catalogue = catalogue_in(ROOT)
        links = all_links(ROOT)
        sources = sources_of(catalogue, links)
    except CatalogueError as error:
        print(error.report("en", ROOT), file=sys.stderr)
        return 2
    clock = Clock()
    today = datetime.now(UTC).date()
    asker = Asker(agent(os.environ), clock, Turns(clock))
    answers = ask_all((link.url for link in links), asker, clock, week=week_of(today))
    if not reached_enough(answers):
        print("Most hosts cannot be reached: is this machine online?", file=sys.stderr)
        return 2
    report = list(report_lines(links, answers))
    print("\n".join(report))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{report[-1]}\n")
    if output := os.environ.get("GITHUB_OUTPUT"):
        checked = checked_addresses(links, sources, answers)
        fields = (DEAD_SINCE_FIELD, ARCHIVED_DATE[0])
        outcome = outcome_of(today.isoformat(), fields, checked, answers)
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"outcome={written(outcome)}\n")
        return 0
    return int(any(answer.outcome is Outcome.FAILING for answer in answers.values()))


def agent(environment: Mapping[str, str]) -> str:
    """How the check introduces itself: with the address of the project, where to complain."""
    server = environment.get("GITHUB_SERVER_URL")
    home = repository_address(server, environment.get("GITHUB_REPOSITORY") or REPOSITORY)
    return f"Mozilla/5.0 (compatible; JazariCatalogueLinks/1.0; +{home})"


def week_of(day: date) -> int:
    """The number of the week of ``day``, from the beginning of the calendar."""
    return day.toordinal() // 7


def checked_addresses(
    links: Iterable[Link], sources: Mapping[Link, Cited], answers: Mapping[str, Answer]
) -> Iterator[Checked]:
    """Each address with its answer, and where it is: in the record of its source first."""
    by_url: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_url[link.url].append(link)
    for url, places in by_url.items():
        places.sort(key=lambda link: link not in sources)
        source = sources.get(places[0])
        yield Checked(
            url,
            answers[url].reason,
            tuple((link.file, link.line) for link in places[:MOST_PLACES]),
            source.id if source else None,
            source.dead_since if source else None,
        )


def report_lines(links: Iterable[Link], answers: Mapping[str, Answer]) -> Iterator[str]:
    """One line per occurrence of an address that fails or is unsure, then the totals."""
    links = list(links)
    for outcome in (Outcome.FAILING, Outcome.UNSURE):
        for link in links:
            if (answer := answers[link.url]).outcome is outcome:
                status = f", {answer.status}" if answer.status else ""
                reason = f"{answer.reason}{status}"
                # The name of a file may not look like a command to the workflow.
                yield f"{shown(link.file)}:{link.line}: {outcome}: {shown(link.url)} ({reason})"
    totals = Counter(answer.outcome for answer in answers.values())
    answering, failing, unsure = (totals[outcome] for outcome in Outcome)
    yield f"{answering} addresses answer, {failing} fail, {unsure} unsure"


if __name__ == "__main__":
    sys.exit(main())
