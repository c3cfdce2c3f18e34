"""``SHA256SUMS`` at the root: the digest of every file of the site, by which it can be verified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import FileFacts, SummaryTarget, Target


def digests(targets: Sequence[Target]) -> SummaryTarget:
    """For each of ``targets``, which are all other files, a line in the order of the paths.

    ``sha256sum -c`` reads it in the folder of the site (GNU Coreutils, *cksum output modes*); the
    hash is SHA-256 (FIPS 180-4). It must be the last of the targets, after other summaries.
    """

    def lines(facts: Mapping[str, FileFacts]) -> bytes:
        return "".join(sorted_lines(facts)).encode()

    return SummaryTarget(routes.DIGESTS, targets, "digests", lines)


def sorted_lines(facts: Mapping[str, FileFacts]) -> list[str]:
    """A line for each file, in the order of the paths.

    A path with a backslash or a line break, which the format escapes, is escaped.
    """
    return [_line(path, facts[path].sha256) for path in sorted(facts)]


def _line(path: str, sha256: str) -> str:
    if "\\" in path or "\n" in path or "\r" in path:
        path = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        return f"\\{sha256}  {path}\n"
    return f"{sha256}  {path}\n"
