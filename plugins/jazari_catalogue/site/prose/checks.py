"""Every problem of prose, for the build and for ``catalogue check``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.problems import codes, prose_codes
from jazari_catalogue.records.problems.nearest import Effort
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem, in_order
from jazari_catalogue.records.values.characters import (
    FORBIDDEN,
    MANY_MARKS,
    first_hidden,
    name_of,
)
from jazari_catalogue.records.yaml.conflicts import merge_conflicts
from jazari_catalogue.site.prose.anchors import anchor_problems, section_problems
from jazari_catalogue.site.prose.files import ProseFiles, read_files
from jazari_catalogue.site.prose.front_matter import body_offset, front_matter_problems
from jazari_catalogue.site.prose.links import dead_paths, link_problem
from jazari_catalogue.site.prose.markup import Scan, catalogue_links, markup_problems


class Prose:
    """The prose of a project as it is on disk."""

    def __init__(self, files: ProseFiles, name: str) -> None:
        """``name`` is what messages call the folder of the files."""
        self._files = files
        self._name = name
        self._effort = Effort()

    @property
    def pages(self) -> dict[str, str]:
        """The Markdown of each page by its path."""
        return self._files.pages

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all files that may be published."""
        return self._files.images.union(self._files.pages)

    @cached_property
    def problems(self) -> list[Problem]:
        """Every problem that does not depend on the records, in order."""
        problems = [*self._files.problems]
        known = self.paths | self._files.unread
        for path, text in self.pages.items():
            problems += page_problems(text, f"{self._name}/{path}", path, known, self._effort)
        return in_order(problems)

    def link_problems(self, catalogue: Catalogue) -> list[Problem]:
        """Every link to a record or a list that is not there, in order."""
        return in_order(
            [
                problem
                for path, text in self.pages.items()
                for problem in dead_links(text, f"{self._name}/{path}", catalogue, self._effort)
            ]
        )


def read_prose(folder: Path, root: Path, is_draft: Callable[[str], bool]) -> Prose:
    """The prose in ``folder``; paths in problems are relative to ``root``. Raises OSError.

    ``is_draft`` says of the path of a page whether it may be in one language only.
    """
    inside = folder.is_relative_to(root)
    name = folder.relative_to(root).as_posix() if inside else folder.name
    if folder.is_symlink():
        problem = prose_codes.NO_FILE.at(name, what=prose_codes.A_LINK)
        return Prose(ProseFiles({}, frozenset(), [problem]), name)
    return Prose(read_files(folder, name, is_draft), name)


def page_problems(
    text: str, file: str, path: str, known: Collection[str], effort: Effort
) -> Iterator[Problem]:
    """The problems of the page ``text``, in no order.

    It is ``path`` among the ``known`` pages and images, which it may link to and show. ``effort``
    is what may be spent on suggestions.
    """
    if conflicts := merge_conflicts(text, file, prose=True):
        yield from conflicts
        return
    scan = Scan(text, body_offset(text))
    yield from front_matter_problems(text, file)
    for number, line in enumerate(scan.lines, start=1):
        if hidden := first_hidden(line) or FORBIDDEN.search(line):
            position = Position(number, hidden.start() + 1)
            yield codes.HIDDEN_CHARACTER.at(file, position, character=name_of(hidden[0]))
        if marks := MANY_MARKS.search(line):
            yield codes.MANY_MARKS.at(file, Position(number, marks.start() + 1), field=file)
    yield from section_problems(scan, file)
    yield from anchor_problems(scan, file)
    yield from markup_problems(scan, file, path, known)
    yield from dead_paths(scan, file, path, known, effort)


def dead_links(text: str, file: str, catalogue: Catalogue, effort: Effort) -> Iterator[Problem]:
    """A problem for each link of the page ``text`` to a record or a list that is not there."""
    for link in catalogue_links(Scan(text, body_offset(text))):
        if problem := link_problem(link, file, catalogue, effort):
            yield problem
