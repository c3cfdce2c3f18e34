"""Random sequences of edits and builds."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from yaml import YAMLError

from jazari_catalogue.publishing.manifest import Manifests
from tests.site.sequences import disk_edits, prose_edits, record_edits, theme_edits
from tests.site.sequences.builds import FAILED, REFUSED, Builder, Ended, Order
from tests.site.sequences.sources import Folder, NotHere, Sources

EDITS: dict[str, tuple[dict[Callable[..., str], int], int]] = {
    "records": (record_edits.EDITS, 14),
    "prose": (prose_edits.EDITS, 3),
    "theme": (theme_edits.EDITS, 3),
    "disk": (disk_edits.EDITS, 3),
}
"""The edits of each type, and how often the type is taken."""

ENVIRONMENTS: tuple[dict[str, str], ...] = (
    {},
    {},
    {"SITE_URL": "https://example.invalid/"},
    {"GITHUB_REPOSITORY": "invented/other"},
    {"GITHUB_SERVER_URL": "https://git.example.org"},
    {"SOURCE_DATE_EPOCH": "1600000000"},
)

UMASKS = (0o022, 0o022, 0o077, 0o002)
AT_ONCE = 0.2

BUILT, REPAIRED = "build: built", "repaired"
"""Lines of the log."""

Tree = dict[str, tuple[int, bytes | str | None]]
"""What is at each path of a site: its mode, and its content, or where a link leads."""


class Differs(AssertionError):
    """A rebuilt site is not the one that it must be."""


@dataclass
class Counted:
    """What chains consisted of."""

    sequences: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    builds: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    """The time of the processor that builds have taken."""

    def add(self, other: Counted) -> None:
        """Adds the counts of another chain."""
        self.sequences += other.sequences
        self.edits += other.edits
        self.builds += other.builds
        self.seconds += other.seconds


class Chain:
    """Edits a project, builds it again and again, and compares it with cold builds.

    A chain is some sequences of edits, each of which starts from the state that the last one left.
    """

    def __init__(self, number: int, base: Sources, folder: Path) -> None:
        """Works below ``folder``. All that is random follows from ``number``."""
        self.number = number
        self.random = Random(number)
        self.project = _folder(folder / "project")
        self.cold = _folder(folder / "cold")
        self.sources = dict(base)
        self.good = dict(base)
        self.environment = {"SOURCE_DATE_EPOCH": "1700000000"}
        self.good_environment = self.environment
        self.builder = Builder(living=self.random.random() < 0.3)
        self.log: list[str] = []
        self.refusal = ""
        self.counted = Counted()

    def run(self, sequences: int = 10) -> None:
        """Runs the chain. Raises Differs, with all that was done."""
        try:
            self.project.bring_to(self.sources)
            self._build()
            for number in range(sequences):
                self.log.append(f"sequence {number + 1}")
                for _ in range(self.random.choice((1, 1, 2, 3))):
                    self._edit()
                    self._some_build()
                self._compare()
                self.counted.sequences += 1
        except Exception as error:
            lines = "\n".join(f"  {line}" for line in self.log)
            raise Differs(f"chain {self.number}: {error}\n{lines}") from error
        finally:
            self.builder.stop()

    def _edit(self) -> None:
        """Makes one to three edits."""
        for _ in range(self.random.choice((1, 1, 2, 3))):
            names = [*EDITS]
            type_ = self.random.choices(names, [EDITS[name][1] for name in names])[0]
            edits = EDITS[type_][0]
            edit = self.random.choices([*edits], [*edits.values()])[0]
            try:
                if type_ == "disk":
                    done = edit(self.project, self.random)
                else:
                    changed = dict(self.sources)
                    done = edit(changed, self.random)
                    self.sources = changed
            except NotHere:
                continue
            except (UnicodeDecodeError, YAMLError):  # a mistake that no build has reported yet
                self._repair()
                continue
            self.log.append(f"{edit.__name__}: {done}")
            self.counted.edits[f"{type_}: {edit.__name__}"] += 1
            if edit.__name__.startswith(("spoil", "break")) and type_ != "disk":
                break
        if self.random.random() < 0.08:
            self.environment = {
                "SOURCE_DATE_EPOCH": "1700000000",
                **self.random.choice(ENVIRONMENTS),
            }
            self.log.append(f"environment: {self.environment}")
            self.counted.edits["environment"] += 1
        self.project.bring_to(self.sources, keeping_times=self.random.random() < 0.1)

    def _some_build(self) -> None:
        way = self.random.random()
        if way < 0.15:
            self._killed_build()
        elif way < AT_ONCE:
            self._two_builds()
        else:
            self._build()

    def _order(self, killed_at: int | None = None) -> Order:
        umask = self.random.choice(UMASKS)
        return Order(self.project.root, self.environment, umask, killed_at)

    def _build(self) -> None:
        """Builds; where that is refused, the site stays, and the sources are repaired."""
        before = tree(self.project.site)
        ended = self.builder.build(self._order())
        self._note("build", ended)
        self._settle(ended, before)

    def _settle(self, ended: Ended, before: Tree) -> None:
        if ended.is_built:
            self.good, self.good_environment = dict(self.sources), self.environment
            return
        if ended.code != REFUSED:
            raise Differs(f"the build failed ({ended.code}): {ended.output}")
        self.refusal = ended.output
        if found := differences(before, tree(self.project.site)):
            raise Differs(f"a refused build has changed the site: {found}")
        self._repair()

    def _repair(self) -> None:
        """Brings the sources back to those of the last build that was not refused."""
        self.log.append(REPAIRED)
        self.sources, self.environment = dict(self.good), self.good_environment
        self.project.bring_to(self.sources)

    def _killed_build(self) -> None:
        """Kills a build: the site is still there, as it was or as it was to be."""
        at = int(2 ** self.random.uniform(0, 9.5))
        before = tree(self.project.site)
        ended = self.builder.build(self._order(at))
        self._note(f"build, killed before change {at}", ended)
        if ended.code == FAILED:
            raise Differs(f"the build failed: {ended.output}")
        after = tree(self.project.site)
        if after != before and (found := differences(self._cold_site(), after)):
            raise Differs(f"a killed build has left half a site: {found}")

    def _two_builds(self) -> None:
        before = tree(self.project.site)
        ends = self.builder.build_at_once([self._order(), self._order()])
        for ended in ends:
            self._note("one of two builds", ended)
        self._settle(max(ends, key=lambda ended: ended.code), before)

    def _compare(self) -> None:
        """Builds the state once more, and as a whole in another folder: both must be the same."""
        if self.log[-1] != BUILT:
            self._build()
        if self.log[-1] == REPAIRED:
            self._build()
        if self.log[-1] != BUILT:  # after a repair
            raise Differs(f"the repaired sources do not build: {self.refusal}")
        if found := differences(self._cold_site(), tree(self.project.site)):
            raise Differs(f"the site differs from a cold one: {found}")

    def _cold_site(self) -> Tree:
        """The site of the sources, built in a folder where nothing was built before.

        Raises Differs if a file has the key, but not the bytes, that it had in another state.
        """
        self.cold.forget_builds()
        self.cold.bring_to(self.sources)
        ended = Builder().build(Order(self.cold.root, self.environment))
        self._note("cold build", ended)
        if not ended.is_built:
            raise Differs(f"the cold build failed: {ended.output}")
        site = tree(self.cold.site)
        manifest = Manifests(self.cold.site, self.cold.root / CACHE).of(self.cold.site)
        wrong = []
        for path, row in manifest.files.items():
            content = site[path][1]
            assert isinstance(content, bytes)
            now = sha256(content).digest(), self.number, self.counted.sequences + 1
            known = _STATES.setdefault((path, row.key), now)
            if now[0] != known[0]:
                wrong.append(f"\n    {path}, as in chain {known[1]}, sequence {known[2]}")
        if wrong or not manifest.files:
            raise Differs(f"{len(wrong)} keys stand for several contents: {''.join(wrong[:8])}")
        return site

    def _note(self, build: str, ended: Ended) -> None:
        how = {0: "built", REFUSED: "refused", FAILED: "failed"}.get(ended.code, "killed")
        self.log.append(f"{build}: {how}")
        if ended.code == REFUSED:
            lines = [line for line in ended.output.splitlines() if line.strip()]
            self.log += [f"  {line}" for line in lines if not line.startswith("The site was")][:2]
        name = f"{build.partition(',')[0]}: {how}"
        self.counted.builds[name] += 1
        self.counted.seconds[name] += ended.seconds  # type: ignore[assignment]


CACHE = ".cache/plugin/jazari_catalogue"
_STATES: dict[tuple[str, str], tuple[bytes, int, int]] = {}
"""Path and key of a file -> a digest of its bytes, and the chain and sequence that had it first."""

_FOLDERS: dict[Path, Folder] = {}


def _folder(path: Path) -> Folder:
    """The folder at ``path``, as if nothing had ever been built in it."""
    folder = _FOLDERS.get(path) or Folder(path)
    _FOLDERS[path] = folder
    folder.forget_builds()
    return folder


def tree(folder: Path) -> Tree:
    """All that is in ``folder``."""
    found: Tree = {}
    if not folder.is_dir():
        return found
    for base, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = os.path.join(base, name)
            status = os.lstat(path)
            content: bytes | str | None = None
            if stat.S_ISLNK(status.st_mode):
                content = os.readlink(path)
            elif stat.S_ISREG(status.st_mode):
                with open(path, "rb") as stream:
                    content = stream.read()
            found[os.path.relpath(path, folder)] = (status.st_mode, content)
    return found


def differences(expected: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    """Which paths differ, and how, a few of them; empty if none do."""
    lines = []
    for path in sorted(expected.keys() | given.keys()):
        one, other = expected.get(path), given.get(path)
        if one == other:
            continue
        if one is None or other is None:
            lines.append(f"{path} is {'too much' if one is None else 'missing'}")
        elif one[0] != other[0]:
            lines.append(f"{path} has mode {other[0]:o}, not {one[0]:o}")
        else:
            lines.append(f"{path}: {_first_difference(one[1], other[1])}")
    more = f"\n    and {len(lines) - 8} more" if len(lines) > 8 else ""
    return "".join(f"\n    {line}" for line in lines[:8]) + more


def _first_difference(one: bytes | str | None, other: bytes | str | None) -> str:
    if not isinstance(one, bytes) or not isinstance(other, bytes):
        return f"{other!r}, not {one!r}"
    pairs = zip(one, other, strict=False)
    same = (index for index, (a, b) in enumerate(pairs) if a != b)
    start = next(same, min(len(one), len(other)))
    around = slice(max(start - 40, 0), start + 60)
    return f"{other[around]!r}, not {one[around]!r}"
