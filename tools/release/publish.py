"""Publish a release of the tag: a draft with all files first, which then becomes the release.

This runs with a token, so it builds nothing and installs nothing: the files come from the job that
built them, and only those with the names and digests of a release are taken. The notes and the
checks come from what is checked out. It continues where an earlier run ended: running it again
changes nothing of a complete release, and nobody sees an incomplete one.
"""

from __future__ import annotations

import os
import sys
import time
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jazari_catalogue.code_host import repository_address
from jazari_catalogue.records.problems.problem import shown
from tools.github import NotSent, Refused, Repository, Unavailable
from tools.release import check, pack
from tools.release.changelog import NotReleasable, Section
from tools.release.clone import CHANGELOG, git

WAITS_SECONDS = (5, 20, 60, 120)
"""Before each further try, after GitHub has not answered, or with an error of its own."""
MOST_CHARACTERS = 100_000
"""Of the notes: GitHub takes 125,000."""
MOST_BYTES = 2_000_000_000
"""Of a file: GitHub takes less than 2 GiB."""


def main(root: Path = pack.ROOT, wait: Callable[[float], object] = time.sleep) -> int:
    """Publish the release of the tag in `GITHUB_REF`; return the exit code."""
    # Whatever fails, all that was done is looked at before the next try, so no request has its own.
    repository = Repository(os.environ["GITHUB_REPOSITORY"], "", time_limit=0)
    try:
        section = check.releasable(root, os.environ.get("GITHUB_REF", ""))
        files = packed_files(root / pack.PACKED)
        release = Release(repository, section, git(root, "rev-parse", "HEAD"))
        for seconds in (*WAITS_SECONDS, None):
            try:
                print(release.publish(files))
                return 0
            except (Refused, Unavailable) as error:
                # 422: what an earlier request without an answer made arrived meanwhile.
                may_pass = isinstance(error, Unavailable) or error.status == 422
                if seconds is None or not may_pass:
                    raise
                print(f"{error}\nTrying again in {seconds} seconds.", file=sys.stderr, flush=True)
                wait(seconds)
    except (NotReleasable, NotSent) as error:
        print(error, file=sys.stderr)
    return 1


def packed_files(folder: Path) -> dict[str, Path]:
    """The files of a release by their name. Raises NotReleasable unless they are exactly those."""
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if found != {*pack.ASSETS}:
        names = shown(str(sorted(found)))
        raise NotReleasable(f"{folder} has {names}, not the files of a release.")
    files = {name: folder / name for name in pack.ASSETS}
    for name, path in files.items():
        if path.is_symlink() or not path.is_file() or not 0 < path.stat().st_size < MOST_BYTES:
            raise NotReleasable(f"{name} is no file that can be published.")
    digests = "".join(f"{pack.digest(files[name])}  {name}\n" for name in pack.ASSETS[:-1])
    if files[pack.CHECKSUMS].read_text(encoding="ascii", errors="replace") != digests:
        raise NotReleasable(f"{pack.CHECKSUMS} does not have the digests of the files.")
    return files


class Release:
    """The release of one version in a repository on GitHub."""

    def __init__(self, repository: Repository, section: Section, commit: str) -> None:
        self.repository = repository
        self.tag = f"v{section.version}"
        self.commit = commit
        self.body = self._notes(section)

    def publish(self, files: dict[str, Path]) -> str:
        """What is said after the release is published with `files`, now or before.

        Raises NotSent if GitHub fails, after which it can be called again, and NotReleasable if
        the tag was moved, or if someone else has made such a release.
        """
        release = self._release()
        if not release["draft"]:
            self._check_published(release, files)
            return f"{release['html_url']} is published already, with these files."
        uploaded = self._assets(release)
        for name, file in files.items():
            self._upload(release, uploaded.get(name), name, file)
        if wrong := self._assets(release).keys() ^ files.keys():
            raise NotReleasable(f"The draft has other files: {sorted(wrong)}. Delete it by hand.")
        tagged = self.repository.get(f"commits/tags/{self.tag}")["sha"]
        if tagged != self.commit:
            raise NotReleasable(f"{self.tag} was moved to {tagged} meanwhile.")
        published = self.repository.patch(
            f"releases/{release['id']}", draft=False, make_latest="legacy"
        )
        if published.get("immutable") is False:
            print(
                "Its files can still be changed: see Settings → General → Releases → "
                "Enable release immutability."
            )
        return f"{published['html_url']} is published."

    def _release(self) -> dict[str, Any]:
        """The release of the tag: the published one, or the draft of an earlier run, or a new one.

        A request that failed may have made a draft all the same: of several, one is kept.
        """
        # Drafts have no address by their tag.
        listed = self.repository.pages("releases?")
        of_tag = [release for release in listed if release["tag_name"] == self.tag]
        for release in of_tag:
            if not release["draft"]:
                return dict(release)
        if any(release["body"] != self.body for release in of_tag):
            raise NotReleasable(
                f"There is a draft of {self.tag} with other notes: publish or delete it by hand."
            )
        for surplus in of_tag[1:]:
            self.repository.delete(f"releases/{surplus['id']}")
        if of_tag:
            return dict(of_tag[0])
        made: dict[str, Any] = self.repository.post(
            "releases",
            tag_name=self.tag,
            target_commitish=self.commit,
            name=self.tag.removeprefix("v"),
            body=self.body,
            draft=True,
        )
        return made

    def _upload(
        self, release: dict[str, Any], asset: dict[str, Any] | None, name: str, file: Path
    ) -> None:
        """Adds a file to the draft, instead of `asset` if that is incomplete."""
        if asset and _is_file(asset, file):
            return
        if asset:
            self.repository.delete(f"releases/assets/{asset['id']}")
        # `{?name,label}` at the end of it is for programs that know URI templates.
        address = release["upload_url"].partition("{")[0]
        self.repository.upload(f"{address}?name={urllib.parse.quote(name)}", file)
        print(f"Uploaded {name}", flush=True)

    def _assets(self, release: dict[str, Any]) -> dict[str, dict[str, Any]]:
        listed = self.repository.pages(f"releases/{release['id']}/assets?")
        return {asset["name"]: asset for asset in listed}

    def _check_published(self, release: dict[str, Any], files: dict[str, Path]) -> None:
        """Raises NotReleasable unless the published release has these files."""
        assets = self._assets(release)
        if assets.keys() != files.keys() or not all(
            _is_file(assets[name], file) for name, file in files.items()
        ):
            raise NotReleasable(
                f"{self.tag} is published with other files, and a release is never changed: "
                "release a later version."
            )

    def _notes(self, section: Section) -> str:
        """The section of the changelog, cut at a line if it is too long for GitHub."""
        if len(section.text) <= MOST_CHARACTERS:
            return section.text
        kept = section.text[:MOST_CHARACTERS].rpartition("\n")[0]
        home = repository_address(os.environ.get("GITHUB_SERVER_URL"), self.repository.name)
        return f"{kept}\n\n[…]({home}/blob/{self.tag}/{CHANGELOG})"


def _is_file(asset: dict[str, Any], file: Path) -> bool:
    """Whether an uploaded file is complete, and has the content of `file`."""
    # Older servers state no digest.
    expected = f"sha256:{pack.digest(file)}"
    return (
        asset["state"] == "uploaded"
        and asset["size"] == file.stat().st_size
        and (asset.get("digest") or expected) == expected
    )


if __name__ == "__main__":
    sys.exit(main())
