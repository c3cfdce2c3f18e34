"""The files of prose: which there may be, in which languages, and whether they can be read.

Anyone may propose a file, and MkDocs would publish whatever it finds. So only pages in Markdown and
raster images are accepted; all else is a problem.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.problems import codes, prose_codes
from jazari_catalogue.records.problems.position import undecodable_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.records.yaml.reader import unreadable
from jazari_catalogue.site.prose.reserved import RESERVED_SEGMENTS

HOME = "index.md"
PAGE = ".md"
_PNG, _GIF, _JPEG = rb"\x89PNG\r\n\x1a\n", rb"GIF8[79]a", rb"\xff\xd8\xff"
IMAGES = {
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
    ".gif": re.compile(_GIF),
    ".jpeg": re.compile(_JPEG),
    ".jpg": re.compile(_JPEG),
    ".png": re.compile(_PNG),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
"""The first bytes of images by the end of their names. None of these formats can run a script."""

MOST_BYTES = {PAGE: 50_000} | dict.fromkeys(IMAGES, 2_000_000)
"""How large a file may be. The longest page of today has 8 kB; 50 kB of rules alone (`***`), which
Python-Markdown renders in quadratic time, take 9 s, and 200 kB would take minutes."""
MOST_LETTERS = 60
"""How long the name of a file or folder may be."""
MOST_FOLDERS = 4
"""How deep a file may be, the folder of its language included."""
MOST_FILES = 5_000
"""How many files are looked at."""

# No capitals, accents or hidden characters: two names that look the same are the same. No full
# stops: the folder `index.html` would be in the way of the page.
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")

COMPLETE = tuple(code for code, language in LANGUAGES.items() if language.translated)
"""The languages that have every page of prose; others may lack some."""


class ProseFiles(NamedTuple):
    """The files of a folder of prose, by their paths in it, and every problem of them."""

    pages: dict[str, str]
    """The Markdown of each page that can be read; line feeds end its lines."""
    images: frozenset[str]
    problems: list[Problem]
    unread: frozenset[str] = frozenset()
    """Pages and images with a problem; a link to one is no other problem."""


def read_files(folder: Path, name: str, is_draft: Callable[[str], bool]) -> ProseFiles:
    """The files below ``folder``, which messages call ``name``, but hidden ones and backups.

    ``is_draft`` says which pages need not be in every language. No link is followed, and no more of
    a file is read than may be in it.
    """
    pages: dict[str, str] = {}
    images: set[str] = set()
    problems: list[Problem] = []
    paths: set[str] = set()
    for path, entry in _entries(folder):
        shown = f"{name}/{os.fsencode(path).decode('utf-8', 'backslashreplace')}"
        try:
            status = entry.stat(follow_symlinks=False)
            if problem := _wrong_file(entry.path, status.st_mode, path, shown):
                problems.append(problem)
                continue
            if stat.S_ISDIR(status.st_mode):
                continue
            paths.add(path)
            suffix = os.path.splitext(path)[1]
            if status.st_size > MOST_BYTES[suffix]:
                most = MOST_BYTES[suffix]
                problems.append(prose_codes.TOO_LARGE.at(shown, size=status.st_size, most=most))
                continue
            data = Path(entry.path).read_bytes()
        except OSError as error:
            problems.append(unreadable(error, shown))
            continue
        if suffix != PAGE:
            images.add(path)
            if not IMAGES[suffix].match(data):
                problems.append(prose_codes.NO_IMAGE.at(shown, format=suffix[1:]))
            continue
        try:
            pages[path] = re.sub(r"\r\n?", "\n", data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            problems.append(codes.NOT_UTF8.at(shown, undecodable_at(error)))
    problems += _missing(paths, name, is_draft)
    problems += _same_address(paths, name)
    unread = frozenset(paths.difference(pages, images))
    return ProseFiles(pages, frozenset(images), problems, unread)


def is_left_out(name: str) -> bool:
    """Whether a file or folder called ``name`` is hidden, or a backup of an editor."""
    return name.startswith(".") or name.endswith("~")


def _entries(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files and folders below ``folder`` by their paths in it, sorted, without hidden ones."""
    waiting = [(os.fspath(folder), "")]
    count = 0
    while waiting and count < MOST_FILES:
        inner, prefix = waiting.pop()
        with os.scandir(inner) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if is_left_out(entry.name):
                continue
            count += 1
            yield prefix + entry.name, entry
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{prefix}{entry.name}/"))


def _wrong_file(full: str, mode: int, path: str, shown: str) -> Problem | None:
    """The problem of the file or folder at ``path``; None if it may be there."""
    if stat.S_ISLNK(mode):
        return prose_codes.NO_FILE.at(shown, what=prose_codes.A_LINK)
    is_folder = stat.S_ISDIR(mode)
    if not is_folder and not stat.S_ISREG(mode):
        return prose_codes.NO_FILE.at(shown, what=prose_codes.A_DEVICE)
    if is_folder and os.path.lexists(os.path.join(full, ".git")):
        return prose_codes.NO_FILE.at(shown, what=prose_codes.A_MODULE)
    *folders, name = path.split("/")
    stem, suffix = (name, "") if is_folder else os.path.splitext(name)
    if not is_folder and suffix not in MOST_BYTES:
        known = ", ".join(IMAGES)
        if suffix.lower() not in MOST_BYTES:
            return prose_codes.NO_PAGE.at(shown, known=known)
    if (
        not _NAME.fullmatch(stem)
        or suffix != suffix.lower()
        or len(name) > MOST_LETTERS
        or len(folders) >= MOST_FOLDERS + (not is_folder)
    ):
        encoded = os.fsencode(name).decode("utf-8", "backslashreplace")
        most, depth = MOST_LETTERS, MOST_FOLDERS
        return prose_codes.WRONG_NAME.at(shown, name=visible(encoded), most=most, depth=depth)
    language, *below = [*folders, name] if is_folder else [*folders, stem]
    if language not in LANGUAGES or (not below and not is_folder):
        known = ", ".join(f"{shown[: -len(path) - 1]}/{code}" for code in LANGUAGES)
        return prose_codes.NO_LANGUAGE.at(shown, known=known)
    if below and below[0] in RESERVED_SEGMENTS:
        address, owner = f"{language}/{below[0]}/", prose_codes.A_PAGE_OF_RECORDS
        return prose_codes.TAKEN_ADDRESS.at(shown, address=address, owner=owner)
    return None


def _missing(
    paths: Iterable[str], folder: str, is_draft: Callable[[str], bool]
) -> Iterator[Problem]:
    """A problem for each page that lacks a language, and for a home page that is in none."""
    known = {path for path in paths if path.endswith(PAGE)}
    if not any(f"{code}/{HOME}" in known for code in LANGUAGES):
        yield prose_codes.NO_HOME.at(f"{folder}/{FALLBACK}/{HOME}")
    for path in sorted(known):
        rest = path.partition("/")[2]
        others = [f"{other}/{rest}" for other in COMPLETE if f"{other}/{rest}" not in known]
        if others and not is_draft(path):
            files = ", ".join(f"{folder}/{other}" for other in others)
            yield prose_codes.NOT_IN_EVERY_LANGUAGE.at(f"{folder}/{path}", files=files)


def _same_address(paths: Iterable[str], folder: str) -> Iterator[Problem]:
    """A problem for each ``x/index.md`` beside ``x.md``: one would replace the other."""
    pages = {path for path in paths if path.endswith(PAGE)}
    for path in sorted(pages):
        above, name = os.path.split(path)
        other = above + PAGE
        if name == HOME and other in pages:
            owner = prose_codes.the_page(f"{folder}/{other}")
            address = f"{above}/"
            yield prose_codes.TAKEN_ADDRESS.at(f"{folder}/{path}", address=address, owner=owner)


_LINK_TO_PAGE = re.compile(r"(\]\()(?![a-z]+:|[/#.])([^()\s]+\.md)")


def fallback_homes(texts: Mapping[str, str]) -> dict[str, str]:
    """The Markdown of a home page for each language without one, by its path.

    It is that of the fallback language. Its links to pages that the language lacks lead to those of
    the fallback language. ``texts`` are the prose pages by their paths.
    """
    homes = {}
    for code in LANGUAGES:
        if f"{code}/{HOME}" not in texts:

            def to_existing(link: re.Match[str], code: str = code) -> str:
                exists = f"{code}/{link[2]}" in texts
                return link[0] if exists else f"{link[1]}../{FALLBACK}/{link[2]}"

            homes[f"{code}/{HOME}"] = _LINK_TO_PAGE.sub(to_existing, texts[f"{FALLBACK}/{HOME}"])
    return homes
