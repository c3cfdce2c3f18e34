"""Prove that a published site is what its commit gives: build that commit, compare every file.

The site at URL is asked for its commit. A commit of the branch that is checked out is built in a
temporary clone, with its own locked packages and with the settings of this machine (SITE_URL,
GITHUB_REPOSITORY, GITHUB_SERVER_URL; otherwise those of the commit and the address that is asked).
Then every file of the build is fetched and compared. What the site lists itself (SHA256SUMS,
sitemap.xml) is only a hint at files that the build does not have. Nothing is kept.

A file *differs* if it has other bytes, is *missing* if the server says that there is none,
*unknown* if the site lists it and the build does not have it, and *unsure* if it cannot be fetched.

The exit code is 0 if all files are equal, 1 if one is not, 2 if the site cannot be compared.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue import routes
from tools.live_site import (
    BuildFacts,
    LiveSite,
    Missing,
    NotComparable,
    Unsure,
    build_facts,
    checked_url,
    shown,
)
from tools.release.changelog import NotReleasable
from tools.release.clone import commit_on_main
from tools.summary import summarize

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 8
MOST_UNSURE = 25
"""Of a server that fails so often, nothing is learnt by asking on."""
MORE_BYTES = 10_000_000
"""How many bytes more than the build a file may have, for its digest to be named."""
MOST_EXAMPLES = 20
OUTCOMES = ("equal", "differs", "missing", "unknown", "unsure")
COMMAND = ("make", "site")
NOT_FOR_BUILDS = ("GIT_", "MAKE", "MFLAGS", "PYTHON", "VIRTUAL_ENV", "SOURCE_DATE_EPOCH")
"""How settings begin that are of this process, and would change what the build of a clone does."""
OF_WORKFLOW = ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")

Build = Callable[[Path, Mapping[str, str]], None]
"""Builds the site of the project in a folder, in its folder ``site``. Raises NotComparable."""


class Compared(NamedTuple):
    """A file of the build or of the site, and what the comparison found."""

    path: str
    outcome: str
    built: str = ""
    """The SHA-256 of the file of the build."""
    live: str = ""
    """That of the file of the site, or why there is none."""


def main(arguments: Sequence[str] | None = None, build: Build | None = None) -> int:
    """Verify the site, and return the exit code; ``build`` is for tests."""
    parser = argparse.ArgumentParser(
        prog="verify",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "url",
        nargs="?",
        metavar="URL",
        help="the root of the site (default: site_url in mkdocs.yml)",
    )
    parser.add_argument(
        "--branch",
        default="HEAD",
        help="build only a commit in the history of this branch (default: what is checked out)",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the clone (default: this one)")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        compared = verify(
            checked_url(options.url or _site_url(options.root)),
            options.root,
            options.branch,
            build or run_make,
        )
    except NotComparable as error:
        print(error, file=sys.stderr)
        summarize([f"{error}"])
        return 2
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    report = list(report_lines(compared))
    print("\n".join(report))
    summarize(report)
    outcomes = {one.outcome for one in compared}
    return 1 if outcomes - {"equal", "unsure"} else 2 if "unsure" in outcomes else 0


def verify(url: str, root: Path, branch: str, build: Build) -> list[Compared]:
    """Every file of the site at ``url`` and of the build of its commit, by path.

    Raises NotComparable.
    """
    site = LiveSite(url)
    facts = site.build()
    expected = (os.environ.get("SITE_URL") or url).rstrip("/") + "/"
    if facts.url not in (None, expected):
        raise NotComparable(
            f"{url} was built for the address {shown(facts.url or '')}, not for {expected}. "
            f"If that is right, set SITE_URL to it: its pages lead there."
        )
    check_is_ours(facts.commit, root, branch)
    say(f"{url} says that it is of commit {facts.commit}, which is one of ours: building it")
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        clone = Path(folder) / "source"
        check_out(facts.commit, root, clone)
        build(clone, {**environment(), "SITE_URL": expected})
        return compare(site, clone / "site", facts)


def check_is_ours(commit: str, root: Path, branch: str = "HEAD") -> None:
    """Raises NotComparable unless ``branch`` of ``root`` has pointed at ``commit``.

    The answer of a server must not choose what code runs. A commit inside a merged pull request was
    never published, and nobody has reviewed it alone.
    """
    if _git(root, "rev-parse", "--git-dir") is None:
        raise NotComparable(f"{root} is no clone of the repository, or git is not installed.")
    if _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", branch) is None:
        raise NotComparable(f"There is no branch {shown(branch)} in {root}.")
    try:
        commit_on_main(root, commit, branch)
        return
    except NotReleasable:
        pass
    if _git(root, "rev-parse", "--is-shallow-repository") == "true":
        raise NotComparable(
            f"The site is of {commit}, which this clone may lack, because it is shallow: "
            "run git fetch --unshallow."
        )
    name = "what is checked out" if branch == "HEAD" else branch
    raise NotComparable(
        f"The site is of {commit}, which never was {name}, so it is not built. "
        "If it is newer, run git pull; of another branch: --branch NAME."
    )


def check_out(commit: str, root: Path, folder: Path) -> None:
    """Makes ``folder`` a clone of ``root`` with ``commit`` checked out. Raises NotComparable."""
    plain = ("-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false")
    clone = ("clone", "--quiet", "--shared", "--no-checkout", "--no-tags", "--template=")
    for command in (
        [*plain, *clone, "--", str(root), str(folder)],
        ["-C", str(folder), *plain, "checkout", "--quiet", "--detach", commit],
    ):
        done = subprocess.run(
            ["git", *command], env=environment(), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise NotComparable(f"git cannot check out {commit}: {done.stderr.strip()}")


def environment() -> dict[str, str]:
    """The variables of this process without those that are meant for it alone."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(NOT_FOR_BUILDS) and name not in OF_WORKFLOW
    }


def run_make(folder: Path, variables: Mapping[str, str]) -> None:
    """Builds the project in ``folder`` as anyone does. Raises NotComparable if that fails.

    If this process ends before, so do all processes of the build.
    """
    try:
        process = subprocess.Popen(
            COMMAND, cwd=folder, env=dict(variables), stdout=2, start_new_session=True
        )
    except OSError as error:
        raise NotComparable(f"{' '.join(COMMAND)} cannot be run: {error}") from None
    try:
        code = process.wait()
    except BaseException:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        raise
    if code != 0:
        raise NotComparable("The commit of the site could not be built; see above.")


def compare(site: LiveSite, folder: Path, facts: BuildFacts) -> list[Compared]:
    """Every file of the build in ``folder`` and of the ``site``, by path.

    Raises NotComparable where the two are of different commits or settings, and where the server
    fails too often.
    """
    file = folder / routes.BUILD
    built = build_facts(file.read_bytes()) if file.is_file() else None
    if built is None or built.commit != facts.commit:
        raise NotComparable(f"The build does not name {facts.commit} in its {routes.BUILD}.")
    if facts.repository not in (None, built.repository):
        raise NotComparable(
            f"The site was built for the repository {shown(facts.repository or '')}, this build "
            f"for {built.repository}. If that is right, set GITHUB_REPOSITORY and "
            "GITHUB_SERVER_URL to it: links for editing lead there."
        )
    paths = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    compared: list[Compared] = []
    unsure: list[Compared] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = pool.map(lambda path: compared_file(site, folder, path), paths)
        for number, one in enumerate(results, start=1):
            compared.append(one)
            if one.outcome == "unsure":
                unsure.append(one)
            if len(unsure) > MOST_UNSURE:
                pool.shutdown(wait=False, cancel_futures=True)
                first = unsure[0]
                raise NotComparable(
                    f"The site fails too often, at first at {shown(first.path)}: {first.live}."
                )
            if number % (len(paths) // 10 + 1) == 0 or number == len(paths):
                say(f"{number} of {len(paths)} files compared")
    if any(one.outcome != "equal" for one in compared):
        # It may have been published again meanwhile.
        now = site.build().commit
        if now != facts.commit:
            raise NotComparable(f"The site was of {facts.commit}, and is now of {now}: try again.")
    unknown = sorted(site.listed() - {*paths})
    return sorted([*compared, *(Compared(path, "unknown") for path in unknown)])


def compared_file(site: LiveSite, folder: Path, path: str) -> Compared:
    """How the file at ``path`` of the ``site`` compares with that of the build in ``folder``."""
    expected = (folder / path).read_bytes()
    digest = sha256(expected).hexdigest()
    most = len(expected) + MORE_BYTES
    try:
        try:
            data = site.read(path, most)
        except Unsure:  # a passing failure
            data = site.read(path, most)
    except Missing:
        return Compared(path, "missing", digest, "none")
    except Unsure as error:
        return Compared(path, "unsure", digest, str(error))
    if data == expected:
        return Compared(path, "equal")
    live = sha256(data).hexdigest() if len(data) <= most else f"more than {most} bytes"
    return Compared(path, "differs", digest, live)


def report_lines(compared: Sequence[Compared]) -> Iterator[str]:
    """The number of files with each outcome, some of those that are not equal, and the first."""
    counts = Counter(one.outcome for one in compared)
    yield ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES)
    for outcome in OUTCOMES[1:]:
        paths = [one.path for one in compared if one.outcome == outcome]
        for path in paths[:MOST_EXAMPLES]:
            yield f"{outcome}: {shown(path)}"
        if len(paths) > MOST_EXAMPLES:
            yield f"{outcome}: and {len(paths) - MOST_EXAMPLES} more"
    first = next((one for one in compared if one.outcome != "equal"), None)
    if first is None:
        yield "The site is what its commit gives, byte for byte."
        return
    yield f"The first that is not equal: {shown(first.path)}"
    yield f"  SHA-256 of the build: {first.built or 'none: the build has no such file'}"
    yield f"  SHA-256 of the site:  {first.live or 'not fetched'}"


def say(line: str) -> None:
    """Reports progress."""
    print(line, file=sys.stderr, flush=True)


def _site_url(root: Path) -> str:
    from mkdocs.config import load_config  # not needed if the address is given
    from mkdocs.exceptions import MkDocsException

    try:
        return f"{load_config(str(root / 'mkdocs.yml')).site_url or ''}"
    except MkDocsException as error:
        raise NotComparable(f"mkdocs.yml does not say where the site is: {error}") from None


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints; None if it fails."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
