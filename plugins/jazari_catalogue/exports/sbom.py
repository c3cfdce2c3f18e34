"""``sbom.cdx.json``: what the site is built from, as the lock files have it.

A software bill of materials in CycloneDX 1.6 (ECMA-424), JSON: *metadata* is the site itself,
*components* are the locked packages, *dependencies* which needs which. It depends on the commit and
the settings alone; so it has no time, and its serial number is made from its content.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec

from jazari_catalogue import __version__, routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.exports.open_data import indented
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest

SITE = "jazari-catalogue"
"""The name of the site's own component."""

_PYTHON, _BROWSER = Path("requirements", "site.txt"), Path("package-lock.json")
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.*?))? \\")
_HASH = re.compile(r"    --hash=sha256:(?P<sha256>[0-9a-f]{64})(?: \\)?")
_VIA = re.compile(r"    #   (?P<parent>\S+)(?: \(.*\))?|    # via (?P<only>\S+)(?: \(.*\))?")
_COMMENT = re.compile(r"\s*#|\s*$")
_EXPRESSION = re.compile(r"\(*[A-Za-z0-9.+-]+\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9.+-]+\)*)*")
"""Of SPDX licences (SPDX 2.3, annex D); whether its licences exist is not checked."""
_ALGORITHMS = {"sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


class SiteVersion(NamedTuple):
    """What the bill of materials is of."""

    title: str
    url: str
    commit: str | None
    repository: str | None


class Package(NamedTuple):
    """A locked package."""

    purl: str
    """Its package URL (ECMA-427), such as ``pkg:pypi/babel@2.18.0``."""
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]
    """The algorithm and the hexadecimal digest of each file that may be installed."""
    parents: tuple[str, ...]
    """The names of the packages that need it, `SITE` for the site."""
    licence: str | None = None
    marker: str | None = None
    """On which systems it is installed (PEP 508); None for all."""


class _NpmPackage(msgspec.Struct):
    """A package in ``package-lock.json`` (lockfileVersion 3)."""

    version: str = ""
    integrity: str = ""
    license: Any = None
    dev: bool = False
    optional: bool = False
    dependencies: dict[str, str] = {}


class _NpmLock(msgspec.Struct):
    packages: dict[str, _NpmPackage]


def sbom_files(root: Path) -> list[Path]:
    """The lock files of the project at ``root``; none if it has not all of them."""
    files = [root / _PYTHON, root / _BROWSER]
    return files if all(file.is_file() for file in files) else []


def sbom_targets(root: Path, site: SiteVersion) -> Iterator[Target]:
    """The bill of materials of the project at ``root``, if it has lock files.

    Raises BuildRefused where one of them is not as `make lock` writes it.
    """
    if files := sbom_files(root):
        python, browser = (file.read_bytes() for file in files)
        yield MadeTarget(
            routes.SBOM,
            digest(python, browser, repr(site)),
            lambda: sbom(python.decode(), browser, site),
        )


def sbom(python: str, browser: bytes, site: SiteVersion) -> bytes:
    """The bill of materials, for the text of both lock files. Raises BuildRefused."""
    packages = sorted([*python_packages(python), *browser_packages(browser)])
    known = {SITE: [SITE], **_by_name(packages)}
    needs: dict[str, set[str]] = {SITE: set(), **{one.purl: set() for one in packages}}
    for one in packages:
        for parent in one.parents:
            for purl in known.get(parent, ()):
                needs[purl].add(one.purl)
    bom = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"lifecycles": [{"phase": "pre-build"}], "component": _site(site)},
        "components": [_component(one) for one in packages],
        "dependencies": [{"ref": ref, "dependsOn": sorted(needs[ref])} for ref in sorted(needs)],
    }
    return indented({**bom, "serialNumber": _serial_number(indented(bom))})


def python_packages(lock: str) -> Iterator[Package]:
    """The packages of a lock that uv wrote with hashes. Raises BuildRefused for other lines."""
    found: list[tuple[re.Match[str], list[str], list[str]]] = []
    for number, line in enumerate(lock.splitlines(), start=1):
        if match := _REQUIREMENT.fullmatch(line):
            found.append((match, [], []))
        elif found and (match := _HASH.fullmatch(line)):
            found[-1][1].append(match["sha256"])
        elif found and (match := _VIA.fullmatch(line)):
            found[-1][2].append(match["parent"] or match["only"])
        elif not _COMMENT.match(line):
            raise BuildRefused(
                f"{_PYTHON.as_posix()}:{number}: {line.strip()!r} is no line of a lock file. "
                "Fix it with: make lock"
            )
    for match, hashes, parents in found:
        name, version = match["name"], match["version"]
        yield Package(
            f"pkg:pypi/{re.sub('[-_.]+', '-', name).lower()}@{quote(version, safe='')}",
            name,
            version,
            tuple(("SHA-256", one) for one in sorted(hashes)),
            tuple(sorted({*parents})),
            marker=match["marker"],
        )


def browser_packages(lock: bytes) -> Iterator[Package]:
    """The packages of ``package-lock.json`` that the site has. Raises BuildRefused."""
    try:
        packages = msgspec.json.decode(lock, type=_NpmLock).packages
    except msgspec.MsgspecError as error:
        raise BuildRefused(f"{_BROWSER}: {error}. Fix it with: make lock") from None
    parents: dict[str, list[str]] = {}
    for path, package in packages.items():
        for name in package.dependencies:
            parents.setdefault(name, []).append(_npm_name(path) or SITE)
    seen: set[str] = set()
    for path, package in packages.items():
        name = _npm_name(path)
        purl = f"pkg:npm/{quote(name, safe='/')}@{quote(package.version, safe='')}"
        if not name or package.dev or purl in seen:
            continue
        seen.add(purl)
        yield Package(
            purl,
            name,
            package.version,
            tuple(_integrity(package.integrity)),
            tuple(sorted({*parents.get(name, ())})),
            package.license if isinstance(package.license, str) else None,
        )


def _npm_name(path: str) -> str:
    """``@fontsource/noto`` of ``node_modules/@fontsource/noto``; empty for the project itself."""
    return path.rpartition("node_modules/")[2]


def _integrity(text: str) -> Iterator[tuple[str, str]]:
    """The digests of ``sha512-…`` (W3C Subresource Integrity, 3.5), in hexadecimal.

    Raises BuildRefused where one is none.
    """
    for part in text.split():
        algorithm, _, value = part.partition("-")
        if algorithm in _ALGORITHMS:
            try:
                content = b64decode(value, validate=True)
            except ValueError:
                content = b""
            if len(content) * 8 != int(algorithm.removeprefix("sha")):
                raise BuildRefused(f"{_BROWSER}: {part!r} is no digest. Fix it with: make lock")
            yield _ALGORITHMS[algorithm], content.hex()


def _by_name(packages: list[Package]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in packages:
        found.setdefault(one.name, []).append(one.purl)
    return found


def _site(site: SiteVersion) -> Mapping[str, object]:
    commit = site.commit or "unknown"
    addresses = [("website", site.url), ("vcs", site.repository)]
    # A SWHID (ISO/IEC 18670) names a commit of git by its SHA-1.
    named = {"swhid": [f"swh:1:rev:{commit}"]} if len(commit) == 40 else {}
    return {
        "type": "application",
        "bom-ref": SITE,
        "name": SITE,
        "version": __version__,
        "description": site.title,
        **named,
        "externalReferences": [{"type": type_, "url": url} for type_, url in addresses if url],
        "properties": [{"name": "jazari:commit", "value": commit}],
    }


def _component(package: Package) -> Mapping[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        # One that only some systems install is not on all (4.5, *scope*).
        "scope": "optional" if package.marker else "required",
        "purl": package.purl,
    }
    if package.licence:
        is_expression = _EXPRESSION.fullmatch(package.licence)
        component["licenses"] = [
            {"expression": package.licence}
            if is_expression
            else {"license": {"name": package.licence}}
        ]
    if package.hashes:
        # Of the files of the release, of which one is installed: not of the component itself.
        hashes = [{"alg": algorithm, "content": content} for algorithm, content in package.hashes]
        reference = {"type": "distribution", "url": package.purl, "hashes": hashes}
        component["externalReferences"] = [reference]
    if package.marker:
        component["properties"] = [{"name": "jazari:marker", "value": package.marker}]
    return component


def _serial_number(content: bytes) -> str:
    """A UUID of the content (RFC 9562, 5.5)."""
    from uuid import NAMESPACE_URL, uuid5  # which no other part of a build needs

    return f"urn:uuid:{uuid5(NAMESPACE_URL, content.decode())}"
