"""The files of prose: which there are, in which languages, and whether they can be read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import undecodable_at
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.yaml.conflicts import merge_conflicts

COMPLETE = tuple(code for code, language in LANGUAGES.items() if language.translated)
"""The languages that have every page of prose; others may lack some."""


def read_prose(
    contents: Mapping[str, bytes], drafts: Container[str], folder: Path, messages: str
) -> dict[str, str]:
    """The Markdown of prose pages by their paths in ``folder``.

    ``drafts`` are the paths of drafts, ``messages`` is the language of messages. Raises
    BuildRefused if pages are in no language, or in one but not in all and no drafts; if they are
    not UTF-8 or have the marks of a merge conflict; or if there is no home page.
    """
    misplaced = list(_misplaced(contents, drafts, folder.name))
    if misplaced:
        raise BuildRefused("\n".join(misplaced))
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path, content in contents.items():
        shown = f"{folder.name}/{path}"
        try:
            texts[path] = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problems.append(codes.NOT_UTF8.at(shown, undecodable_at(error)))
        else:
            problems += merge_conflicts(texts[path], shown, prose=True)
    if problems:
        raise BuildRefused(CatalogueError(problems).report(messages, folder.parent))
    return texts


def _misplaced(paths: Iterable[str], drafts: Container[str], folder: str) -> Iterator[str]:
    """A message for each page of ``folder`` that has no address or lacks a language."""
    known = set(paths)
    if not any(f"{code}/{HOME}" in known for code in LANGUAGES):
        home = f"{folder}/{FALLBACK}/{HOME}"
        yield f"{home}: there is no home page.\n    → Write this page, in every language."
    for path in sorted(known):
        language, _, rest = path.partition("/")
        encoded = path.encode(errors="backslashreplace").decode()
        if encoded != path:
            yield f"{folder}/{encoded}: this name is not UTF-8.\n    → Rename the file."
            continue
        if language not in LANGUAGES or not rest:
            folders = ", ".join(f"{folder}/{code}" for code in LANGUAGES)
            yield (
                f"{folder}/{path}: this page is in no language.\n"
                f"    → Move it into one of: {folders}."
            )
            continue
        for other in () if path in drafts else COMPLETE:
            if f"{other}/{rest}" not in known:
                yield (
                    f"{folder}/{path}: this page is not in every language.\n"
                    f"    → Write {folder}/{other}/{rest} too."
                )


HOME = "index.md"
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
