"""Compare the site in `site/` with the one that is published, file by file.

Builds depend on the commit alone, so both are the same if they are of the same commit: `--commit`
asks the published site for its commit. Only the address in the settings is asked, each file once.
A file *differs* if it has other bytes, is *missing* if the server says that there is none, and
*unknown* if the published sitemap lists it and the build does not have it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mkdocs.config import load_config

from jazari_catalogue import routes
from tools.release.changelog import NotReleasable
from tools.release.clone import commit_on_main

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT_SECONDS = 30
AT_ONCE = 4
MOST_FILES = 20_000
MOST_BYTES = 50_000_000
"""Of a sitemap, the most that its protocol allows."""
MOST_EXAMPLES = 20
HEADERS = {
    "User-Agent": "Jazari catalogue, comparison of builds",
    "Accept-Encoding": "identity",
    "Cache-Control": "no-cache",
}
OUTCOMES = ("equal", "differs", "missing", "unknown", "unsure")


class NotComparable(Exception):
    """The published site cannot be compared with this build; the message says why."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: it may lead to another site."""

    def redirect_request(self, *_arguments: object, **_options: object) -> None:
        """None, with which a redirect is an HTTPError."""


_OPENER = urllib.request.build_opener(_NoRedirect)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the site, or print the published commit; return the exit code."""
    parser = argparse.ArgumentParser(description="Compare site/ with the published site.")
    parser.add_argument(
        "--commit", action="store_true", help="only print the commit of the published site"
    )
    options = parser.parse_args(arguments)
    config = load_config(str(ROOT / "mkdocs.yml"))
    url = f"{config.site_url}".rstrip("/") + "/"
    try:
        if not config.site_url:
            raise NotComparable("The settings have no `site_url`.")
        if options.commit:
            commit = published_commit(url)
            check_is_ours(commit, ROOT)
            _output(f"commit={commit}")
            print(commit)
            return 0
        by_outcome = compare(url, Path(config.site_dir))
    except NotComparable as error:
        print(error, file=sys.stderr)
        _summarize([str(error)])
        return 2
    report = list(report_lines(by_outcome))
    print("\n".join(report))
    _summarize(report)
    return 0 if by_outcome.keys() <= {"equal"} else 1


def published_commit(url: str) -> str:
    """The commit of the site at `url`, as it says itself. Raises NotComparable."""
    try:
        with _open(url + routes.BUILD) as response:
            commit = _commit_in(response.read(10_000))
    except (OSError, http.client.HTTPException) as error:
        raise NotComparable(f"{url}{routes.BUILD} cannot be read: {error}") from None
    if commit is None:
        raise NotComparable("The published site does not know its commit.")
    return commit


def check_is_ours(commit: str, root: Path) -> None:
    """Raises NotComparable unless the branch checked out in `root` has pointed at `commit`.

    The answer of a server must not choose what code runs. A commit inside a merged pull request was
    never published, and nobody has reviewed it alone.
    """
    try:
        commit_on_main(root, commit, "HEAD")
    except NotReleasable:
        raise NotComparable(
            f"The published site is of {commit}, no commit of this branch."
        ) from None


def compare(url: str, site: Path) -> dict[str, list[str]]:
    """The paths of all files of `site` and of the sitemap at `url`, by their outcome.

    Raises NotComparable where the site at `url` is of another commit, or that of `site` is unknown.
    """
    file = site / routes.BUILD
    built = _commit_in(file.read_bytes()) if file.is_file() else None
    if built is None:
        raise NotComparable(f"{site} has no site of a known commit: run `make site` first.")
    _check_commit(url, built)
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    if len(paths) > MOST_FILES:
        raise NotComparable(f"The site has more than {MOST_FILES} files.")
    by_outcome: defaultdict[str, list[str]] = defaultdict(list)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = pool.map(lambda path: outcome_of(url, site, path), paths)
        for path, outcome in zip(paths, outcomes, strict=True):
            by_outcome[outcome].append(path)
    by_outcome["unknown"] += sorted(_in_sitemap(url) - {*paths})
    if by_outcome.keys() & {"differs", "missing"} or by_outcome["unknown"]:
        # It may have been published again meanwhile.
        _check_commit(url, built)
    return {outcome: found for outcome, found in by_outcome.items() if found}


def outcome_of(url: str, site: Path, path: str) -> str:
    """How the file at `path` of the site at `url` compares with that of the folder `site`."""
    expected = (site / path).read_bytes()
    address = path.removesuffix("index.html") if path.endswith("/index.html") else path
    address = "" if path == "index.html" else address
    try:
        with _open(url + urllib.parse.quote(address)) as response:
            return "equal" if response.read(len(expected) + 1) == expected else "differs"
    except urllib.error.HTTPError as error:
        return "missing" if error.code in (404, 410) else "unsure"
    except (OSError, http.client.HTTPException):
        return "unsure"


def report_lines(by_outcome: dict[str, list[str]]) -> Iterator[str]:
    """The number of files with each outcome, then the first of those that are not equal."""
    yield ", ".join(f"{len(by_outcome.get(outcome, ()))} {outcome}" for outcome in OUTCOMES)
    for outcome in OUTCOMES[1:]:
        paths = by_outcome.get(outcome, [])
        for path in paths[:MOST_EXAMPLES]:
            yield f"{outcome}: {_shown(path)}"
        if len(paths) > MOST_EXAMPLES:
            yield f"{outcome}: and {len(paths) - MOST_EXAMPLES} more"


def _commit_in(data: bytes) -> str | None:
    """The commit in the file of a site that names it; None if it names none."""
    try:
        commit = json.loads(data)["commit"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_name = isinstance(commit, str) and re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", commit)
    return commit if is_name else None


def _check_commit(url: str, built: str) -> None:
    published = published_commit(url)
    if published != built:
        raise NotComparable(f"The published site is of {published}, this build of {built}.")


def _in_sitemap(url: str) -> set[str]:
    """The paths of the files that the sitemap at `url` lists."""
    try:
        with _open(url + "sitemap.xml") as response:
            sitemap = response.read(MOST_BYTES).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return set()  # which is in the outcome of the file itself
    listed = re.findall("<loc>([^<]*)</loc>", sitemap)
    paths = {
        urllib.parse.unquote(address.removeprefix(url))
        for address in listed
        if address.startswith(url)
    }
    return {f"{path}index.html" if path.endswith("/") or not path else path for path in paths}


def _open(address: str) -> http.client.HTTPResponse:
    request = urllib.request.Request(address, headers=HEADERS)
    response: http.client.HTTPResponse = _OPENER.open(request, timeout=TIMEOUT_SECONDS)
    return response


def _shown(path: str) -> str:
    """`path` without what a terminal or Markdown would take for more than text."""
    return re.sub(r"[^\w./-]", "?", path)


def _output(line: str) -> None:
    if file := os.environ.get("GITHUB_OUTPUT"):
        with Path(file).open("a", encoding="utf-8") as output:
            output.write(f"{line}\n")


def _summarize(lines: list[str]) -> None:
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write("\n".join(f"- {line}" for line in lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
