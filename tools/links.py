"""Check that every external address in the records and the prose still answers.

This runs by hand or once a week, never for a pull request, because other sites may change at any
time. An address is *gone* if its server says so (404, 410) or its host name no longer exists; then
the exit code is 1. Any other failure (a refusal, a time-out) is *unsure*: many sites reject
programs but still serve people.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import yaml

from jazari_catalogue.records.files import shown_path
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT_SECONDS = 30
HOSTS_AT_ONCE = 8
# Several sites answer 403 without a user agent.
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Jazari catalogue link check)", "Accept": "*/*"}


@dataclass(frozen=True)
class Link:
    """An address, and the file and line that contain it."""

    url: str
    file: str
    line: int


@dataclass(frozen=True)
class Answer:
    """The outcome of a request (`answers`, `gone` or `unsure`) and the reason."""

    outcome: str
    reason: str


def main() -> int:
    """Report every address that no longer answers; return the exit code."""
    try:
        files = files_with_links(ROOT)
    except CatalogueError as error:
        print(error.report("en", ROOT), file=sys.stderr)
        return 2
    links = sorted(
        (link for file in files for link in links_in(ROOT, file)),
        key=lambda link: (link.file, link.line),
    )
    answers = ask_all({link.url for link in links})
    outcomes = [answer.outcome for answer in answers.values()]
    if outcomes and "answers" not in outcomes:
        print("No address answered. Is this machine online?", file=sys.stderr)
        return 2
    report = list(report_lines(links, answers))
    print("\n".join(report))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write("\n".join(f"- {line}" for line in report) + "\n")
    return 1 if "gone" in outcomes else 0


def files_with_links(root: Path) -> list[str]:
    """The record files and the prose that git tracks, except in tests and benchmarks."""
    settings = read_settings(root)
    command = ["git", "--git-dir=.git", "ls-files", "-z", "--", "*.md"]
    try:
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        sys.exit("The files to check are listed by git: this needs git and a clone.")
    prose = [name for name in listed.stdout.split("\0") if name]
    records = [shown_path(file, root) for file in settings.files() if file.is_file()]
    return [
        *records,
        *(name for name in prose if not name.startswith(("tests/", "benchmarks/", "."))),
    ]


def links_in(root: Path, file: str) -> Iterator[Link]:
    """Every external address in a YAML or Markdown file, with its line."""
    text = (root / file).read_text(encoding="utf-8")
    if not file.endswith(".md"):
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark = event.start_mark
            if isinstance(event, yaml.ScalarEvent) and mark and is_external(event.value):
                yield Link(event.value, file, mark.line + 1)
        return
    for number, line in enumerate(text.splitlines(), start=1):
        for url in re.findall(r"https?://[^\s<>\")\]`]+", line):
            yield Link(url.rstrip(".,;:"), file, number)


def is_external(text: str) -> bool:
    """Whether the text is an address on another host."""
    return text.startswith(("https://", "http://"))


def ask_all(urls: Iterable[str]) -> dict[str, Answer]:
    """Request each address once: several hosts at a time, one address per host at a time."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in sorted(urls):
        by_host[urllib.parse.urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        asked = pool.map(lambda same_host: [(url, ask(url)) for url in same_host], by_host.values())
        return dict(pair for pairs in asked for pair in pairs)


def ask(url: str) -> Answer:
    """Request one address with GET, because many servers answer HEAD wrongly."""
    # Addresses in records may contain non-ASCII letters, which HTTP needs encoded (RFC 3987, 3.1).
    address = urllib.parse.quote(url, safe="%/:?#[]@!$&'()*+,;=~")
    request = urllib.request.Request(address, headers=HEADERS)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            return Answer("answers", str(response.status))
    except urllib.error.HTTPError as error:
        with error:
            return Answer("gone" if error.code in (404, 410) else "unsure", str(error.code))
    except urllib.error.URLError as error:
        cause = error.reason
        no_such_host = isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_NONAME
        return Answer("gone" if no_such_host else "unsure", str(cause))
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer("unsure", str(error) or type(error).__name__)


def report_lines(links: Iterable[Link], answers: dict[str, Answer]) -> Iterator[str]:
    """One line per occurrence of an address that is gone or unsure, then the totals."""
    totals = {"answers": 0, "gone": 0, "unsure": 0}
    for answer in answers.values():
        totals[answer.outcome] += 1
    for outcome in ("gone", "unsure"):
        for link in links:
            if (answer := answers[link.url]).outcome == outcome:
                yield f"{link.file}:{link.line}: {outcome}: {link.url} ({answer.reason})"
    yield "{answers} addresses answer, {gone} are gone, {unsure} unsure".format(**totals)


if __name__ == "__main__":
    sys.exit(main())
