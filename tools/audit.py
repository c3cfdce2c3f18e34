"""Ask which locked packages have known vulnerabilities: pip-audit and npm audit, for every lock.

Nothing is installed or downloaded: both read the lock files. pip-audit is asked about the packages
of all systems and Pythons, not only of those of this one. What `requirements/accepted.toml` has is
listed and does not fail.

The exit code is 0 if nothing else was reported, 1 if something was, 2 if not every package could be
asked about.
"""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tools.fetch import cause_of
from tools.summary import summarize

ROOT = Path(__file__).resolve().parent.parent
ACCEPTED = Path("requirements", "accepted.toml")
PIP_AUDIT = (
    *(sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"),
    *("--require-hashes", "--no-deps", "--disable-pip", "--requirement"),
)
NPM_AUDIT = (
    *(sys.executable, str(ROOT / "tools" / "node.py"), "npm", "audit", "--json"),
    *("--package-lock-only", "--audit-level=low", "--prefix"),
)
_PINNED = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,.-]*\])?==[^\s;\\]+")
_KEYS = {"id": str, "package": str, "date": datetime.date, "reason": str}


class NotAudited(Exception):
    """It is not known whether there are vulnerabilities; the message says why."""


class Advisory(NamedTuple):
    """A known vulnerability of a package in a lock file."""

    id: str
    package: str
    lock: str = ""
    text: str = ""
    """What it is about, or which release has a fix."""


Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]


def main(root: Path = ROOT, run: Run | None = None) -> int:
    """Audit the locks below `root`, report, and return the exit code; `run` is for tests."""
    found: list[Advisory] = []
    unknown: list[str] = []
    try:
        accepted = accepted_advisories(root / ACCEPTED)
        for lock in locks_of(root):
            name = lock.relative_to(root).as_posix()
            print(f"Asking about {name}", file=sys.stderr, flush=True)
            try:
                found.extend(advisories(lock, name, run or _run))
            except NotAudited as error:
                unknown.append(f"{name}: {error}")
    except NotAudited as error:
        unknown.append(str(error))
        accepted = {}
    found = list(dict.fromkeys(found))
    report = list(report_lines(found, accepted, unknown))
    print("\n".join(report))
    summarize(report)
    is_new = any((one.id, one.package) not in accepted for one in found)
    return 1 if is_new else 2 if unknown else 0


def locks_of(root: Path) -> list[Path]:
    """Every lock file of the project at `root`."""
    npm = [root / "package-lock.json", *sorted(root.glob("benchmarks/*/package-lock.json"))]
    return [*sorted((root / "requirements").glob("*.txt")), *npm]


def advisories(lock: Path, name: str, run: Run) -> Iterator[Advisory]:
    """The advisories about the packages of `lock`. Raises NotAudited, after those it knows."""
    if lock.suffix == ".json":
        yield from _answered(run([*NPM_AUDIT, str(lock.parent)]), partial(_of_npm, lock=name))
        return
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        for part in for_every_system(lock.read_text(encoding="utf-8")):
            file = Path(folder, lock.name)
            file.write_text(part, encoding="utf-8")
            asked = sum(map(bool, map(_PINNED.match, part.splitlines())))
            yield from _answered(
                run([*PIP_AUDIT, str(file)]), partial(_of_pip, lock=name, asked=asked)
            )


def for_every_system(lock: str) -> list[str]:
    """The text of a ``lock`` without markers (PEP 508), in parts with one version of each package.

    pip-audit leaves out what is not installed here, and says nothing of it.
    """
    parts: list[list[str]] = [[]]
    seen: Counter[str] = Counter()
    for line in lock.splitlines(keepends=True):
        if pinned := _PINNED.match(line):
            if seen[pinned["name"]] == len(parts):
                parts.append([])
            part = parts[seen[pinned["name"]]]
            seen[pinned["name"]] += 1
            line = f"{pinned[0].rstrip()} \\\n"
        elif not line.startswith(" "):
            part = parts[0]
        part.append(line)
    return ["".join(part) for part in parts]


def _answered(
    done: subprocess.CompletedProcess[str], read: Callable[[Any], Iterator[Advisory]]
) -> Iterator[Advisory]:
    """The advisories that `read` finds in what pip-audit or npm printed. Raises NotAudited."""
    try:
        answer = json.loads(done.stdout)
        yield from read(answer)
    except (ValueError, KeyError, TypeError, AttributeError):
        printed = f"{done.stderr}\n{done.stdout}"
        last = [line for line in printed.splitlines() if line.strip(' {}"')]
        raise NotAudited(
            cause_of(printed) or shown(last[0] if last else f"exit code {done.returncode}")
        ) from None


def _of_pip(answer: Any, lock: str, asked: int) -> Iterator[Advisory]:
    """From the format `json` of pip-audit.

    Raises NotAudited where it has left packages out, of those that it was `asked` about.
    """
    skipped = [one["name"] for one in answer["dependencies"] if "skip_reason" in one]
    for package in answer["dependencies"]:
        for one in () if "skip_reason" in package else package["vulns"]:
            fixed = ", ".join(one["fix_versions"]) or "no release yet"
            text = f"{package['version']}, fixed in {fixed}"
            names = [one["id"], *one.get("aliases", ())]
            yield Advisory(_preferred(names), package["name"], lock, text)
    if skipped:
        first = shown(skipped[0])
        raise NotAudited(
            f"the service does not know {len(skipped)} of the packages, at first {first}"
        )
    if (left_out := asked - len(answer["dependencies"])) > 0:
        raise NotAudited(f"pip-audit has left out {left_out} of the packages")


def _of_npm(answer: Any, lock: str) -> Iterator[Advisory]:
    """From `npm audit --json` (auditReportVersion 2)."""
    for package in answer["vulnerabilities"].values():
        for one in package["via"]:
            if isinstance(one, dict):  # a text is the name of another package in the answer
                yield Advisory(
                    one["url"].rpartition("/")[2],
                    one["name"],
                    lock,
                    f"{one['severity']}: {one['title']}, in {one['range']}",
                )


def _preferred(names: Sequence[str]) -> str:
    """The name by which both services know it: that of GitHub."""
    return next((name for name in names if name.startswith("GHSA-")), names[0])


def accepted_advisories(file: Path) -> dict[tuple[str, str], str]:
    """The reasons of the advisories in `file`, by id and package. Raises NotAudited."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("accepted", [])
        accepted = {}
        for number, entry in enumerate(entries, start=1):
            wrong = [key for key, type_ in _KEYS.items() if not isinstance(entry.get(key), type_)]
            wrong += [key for key in entry if key not in _KEYS]
            if wrong or not entry["reason"].strip():
                keys = ", ".join(_KEYS)
                raise NotAudited(
                    f"{ACCEPTED.as_posix()}: entry {number} must have {keys}, and nothing else; "
                    f"look at: {', '.join(map(str, wrong)) or 'reason'}"
                )
            reason = f"{entry['date']}: {entry['reason']}"
            accepted[entry["id"], entry["package"]] = reason
    except (OSError, ValueError, AttributeError) as error:
        raise NotAudited(f"{ACCEPTED.as_posix()}: {error}") from None
    return accepted


def report_lines(
    found: Sequence[Advisory], accepted: dict[tuple[str, str], str], unknown: Sequence[str]
) -> Iterator[str]:
    """What was found, those to act on first, and what could not be asked."""
    for one in found:
        if (one.id, one.package) not in accepted:
            yield shown(f"{one.id} {one.package} ({one.lock}): {one.text}")
    for line in unknown:
        yield f"Not audited: {line}"
    for one in found:
        if reason := accepted.get((one.id, one.package)):
            yield f"Accepted: {shown(f'{one.id} {one.package} ({one.lock})')}, {reason}"
    if not unknown:
        for id_, package in accepted.keys() - {(one.id, one.package) for one in found}:
            yield f"No longer reported, remove it from {ACCEPTED.as_posix()}: {id_} {package}"
    new = {(one.id, one.package) for one in found} - accepted.keys()
    if new:
        yield (
            f"Advisories to act on: {len(new)}. Take newer releases (make lock UPGRADE=1), "
            f"or accept them with a reason in {ACCEPTED.as_posix()}."
        )
    elif not unknown:
        yield "No vulnerability is known that is not accepted."


def shown(text: str) -> str:
    """`text` of a service on one line, without what a terminal or Markdown would act on."""
    return re.sub(r"[^\w .,:;()<>=|@/+'-]", "?", text)[:300]


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


if __name__ == "__main__":
    sys.exit(main())
