"""A clone with a version to release, and a service that keeps its releases."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.release import check, clone, pack, prepare

NOW = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
CHANGELOG = """\
# Changelog

## Unreleased

- A page more.

## 0.9.0 - 2026-01-02

- The first pages.
"""
DATA = {
    "data/catalogue.sqlite": "rows",
    "data/catalogue.ndjson": "{}\n",
    "data/catalogue.ttl": "<a> <b> <c> .\n",
    "data/catalogue.jsonld": "{}",
    "data/institutes.geojson": "{}",
    "data/regions.geojson": "{}",
    "data/SHA256SUMS": "",
    "data/csv/fr/institutes.csv": "Nom\n",
    "fr/index.html": "<h1>",
}


class Service:
    """GitHub as far as releases are concerned: what `gh api` does, with failures to order."""

    def __init__(self) -> None:
        self.releases: list[dict[str, Any]] = []
        self.tagged = ""
        self.requests: list[str] = []
        self.failures: dict[str, str] = {}
        """By request, once: `before` it, `after` it, or `half` of an upload."""
        self._run = subprocess.run

    def run(self, command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
        """Takes the place of `subprocess.run`, and runs all but `gh` on this machine."""
        if command[0] != "gh":
            return self._run(command, **options)
        assert "--include" in command
        arguments = [*command[2:]]
        method = arguments[arguments.index("--method") + 1]
        sent = json.loads(options["input"]) if arguments[-2:] == ["--input", "-"] else {}
        address = next(part for part in arguments if "invente/catalogue/" in part)
        path = address.partition("invente/catalogue/")[2]
        self.requests.append(f"{method} {path}")
        when = self.failures.pop(f"{method} {path.rpartition('name=')[2]}", "")
        error, answer = "gh: Server Error (HTTP 502)", None
        try:
            if when != "before":
                answer = self._answer(method, path, sent, arguments, when)
        except LookupError as refused:
            when, error = "refused", f"gh: {refused}"
        status = {"": 204 if answer is None else 200, "refused": 404}.get(when, 502)
        body = {} if when else answer
        output = f"HTTP/2.0 {status} Any\n\n{json.dumps(body)}"
        return subprocess.CompletedProcess([*command], int(bool(when)), output, error)

    def _answer(
        self, method: str, path: str, sent: dict[str, Any], arguments: list[str], when: str
    ) -> Any:
        number = int((re.findall("releases/(?:assets/)?([0-9]+)", path) or [0])[0])
        release = next((each for each in self.releases if each["id"] == number), None)
        match method, re.sub("[0-9]+", "N", path.partition("?")[0]):
            case "GET", "releases":
                return self.releases
            case "GET", "commits/tags/vN.N.N":
                return {"sha": self.tagged}
            case "POST", "releases":
                number = 100 + len(self.releases)
                upload = f"https://uploads.invalid/repos/invente/catalogue/releases/{number}/assets"
                made = {"id": number, "assets": [], "html_url": "https://forge.invalid/r"}
                self.releases.append(made | {"upload_url": f"{upload}{{?name,label}}"} | sent)
                return self.releases[-1]
            case "GET", "releases/N/assets" if release:
                return release["assets"]
            case "POST", "releases/N/assets" if release:
                name = path.partition("name=")[2]
                data = Path(arguments[arguments.index("--input") + 1]).read_bytes()
                if any(asset["name"] == name for asset in release["assets"]):
                    raise LookupError("already_exists (HTTP 422)")
                release["assets"].append(
                    {
                        "id": 1000 + len(self.requests),
                        "name": name,
                        "size": len(data),
                        "state": "starter" if when == "half" else "uploaded",
                        "digest": f"sha256:{hashlib.sha256(data).hexdigest()}",
                    }
                )
                return release["assets"][-1]
            case "DELETE", "releases/assets/N":
                for each in self.releases:
                    each["assets"] = [some for some in each["assets"] if some["id"] != number]
            case "DELETE", "releases/N" if release:
                self.releases.remove(release)
            case "PATCH", "releases/N" if release:
                release.update(sent)
                return release
            case _:
                raise LookupError("Not Found (HTTP 404)")
        return None

    @property
    def changes(self) -> list[str]:
        """The requests that change something."""
        return [request for request in self.requests if not request.startswith("GET")]


class Place:
    """A clone of a repository whose version 0.9.0 is released; `origin.git` is beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "clone"

    @classmethod
    def made(cls, folder: Path) -> Place:
        """Makes the clone and its origin in `folder`."""
        place = cls(folder)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", folder / "o.git"], check=True)
        subprocess.run(["git", "init", "-q", "-b", "main", place.root], check=True)
        place.git("remote", "add", "origin", "../o.git")
        for name, value in (
            ("user.name", "Invented"),
            ("user.email", "invented@example.invalid"),
            ("commit.gpgsign", "false"),
            ("tag.gpgsign", "false"),
        ):
            place.git("config", name, value)
        place.write("CHANGELOG.md", CHANGELOG)
        place.write(clone.PROGRAM, '"""x"""\n\n__version__ = "0.9.0"\n')
        place.write(".gitignore", "/site\n/build/\n")
        for name in pack.LICENCES:
            place.write(name, "Free\n")
        place.commit()
        place.git("push", "-q", "--set-upstream", "origin", "main")
        return place

    def copy(self, folder: Path) -> Place:
        """The same in another folder."""
        shutil.copytree(self.root.parent, folder, symlinks=True, dirs_exist_ok=True)
        return Place(folder)

    def git(self, *arguments: str) -> str:
        run = subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, text=True, check=True
        )
        return run.stdout.strip()

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    @property
    def state(self) -> tuple[str, ...]:
        """The commit, the tags, and what is changed."""
        return self.head, self.git("tag", "--list"), self.git("status", "--porcelain")

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.head

    def prepare(self, version: str, *options: str) -> int:
        return prepare.main([version, *options], self.root)

    def tag(self, version: str) -> None:
        """Prepares the version, and pushes it."""
        assert self.prepare(version) == 0
        self.git("push", "-q", "--atomic", "origin", "main", f"v{version}")

    def checked(self, ref: str = "refs/tags/v1.0.0") -> str:
        """The text of the changelog of a tag that can be released."""
        return check.releasable(self.root, ref).text

    def build(self) -> None:
        """What `make site` would build of the commit, as far as a release is concerned."""
        for name, text in DATA.items():
            self.write(f"site/{name}", text)
        self.write("site/build.json", json.dumps({"commit": self.head}))
