"""``catalogue new``: adds a record to the right file, with the fields that are known."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jazari_catalogue.editing.new import messages
from jazari_catalogue.editing.new.answers import Answers, Refused
from jazari_catalogue.editing.new.destination import file_for, first_lines
from jazari_catalogue.editing.new.insertion import ListInBrackets, with_record
from jazari_catalogue.editing.new.ror import NoRecord
from jazari_catalogue.editing.new.skeleton import skeleton
from jazari_catalogue.editing.options import (
    BY_DEFAULT,
    add_language,
    relative_to_root,
    selected_files,
)
from jazari_catalogue.editing.record_files import write_atomically
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import RecordLocation
from jazari_catalogue.records.files import from_folder, is_named, read_file, record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import CatalogueError, Problem, shown
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.records.yaml.document import Document, Mapping
from jazari_catalogue.records.yaml.reader import parse_document
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(commands: Commands) -> None:
    """Adds ``new`` to the commands."""
    parser = commands.add_parser(
        "new",
        help="add a record",
        description="Adds a record to the file with most of its kind, in alphabetical order of ids "
        "if they have one and otherwise where its id puts it, or in a file of its own where each "
        "record of the kind has one. At a terminal it asks for what no option gives. Optional "
        "fields are written as comments that explain them.",
        epilog="Exit codes: 0 written; 1 not written; 2 wrong usage.",
    )
    parser.add_argument("kind", metavar="KIND", choices=list(KINDS), help=", ".join(KINDS))
    parser.add_argument("--id", help="the record's id")
    for code in LANGUAGES:
        parser.add_argument(f"--name-{code}", metavar="TEXT", help=f"the name ({code})")
    for code in LANGUAGES:
        parser.add_argument(f"--summary-{code}", metavar="TEXT", help=f"the summary ({code})")
    parser.add_argument(
        "--source",
        metavar="ID",
        action="append",
        help="the id of an existing source; may be repeated",
    )
    parser.add_argument("--source-url", metavar="URL", help="the address of a new source")
    parser.add_argument("--source-publisher", metavar="TEXT", help="its publisher")
    parser.add_argument("--source-language", metavar="CODE", help="its language")
    parser.add_argument("--source-level", choices=[level.value for level in SourceLevel])
    parser.add_argument("--ror", metavar="ID", help="fill in a partner from this ROR record")
    parser.add_argument(
        "--ror-file",
        metavar="FILE",
        type=Path,
        help="read it from this JSON file, not from ror.org",
    )
    parser.add_argument("--file", metavar="FILE", help="the file to write to, which may be new")
    parser.add_argument(
        "--files",
        nargs="+",
        metavar="FILE",
        help=f"the files of the existing records ({BY_DEFAULT})",
    )
    parser.add_argument("--yes", action="store_true", help="write without asking for confirmation")
    parser.add_argument("--no-input", action="store_true", help="ask no questions")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        return _NewRecord(options).add()
    except Refused as refused:
        warn(str(refused))
    except NoRecord as missing:
        values = {name: shown(str(value)) for name, value in missing.values.items()}
        warn(missing.message.in_language(options.lang).format(**values))
    except (KeyboardInterrupt, EOFError):
        warn(messages.NOTHING_WRITTEN.in_language(options.lang))
    return 1


class _NewRecord:
    """One run of the command."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.language: str = options.lang
        self.kind: type[Entry] = KINDS[options.kind]
        self.files = selected_files(options.files)
        self.root = self.files.root
        self.file = options.file and self._path(
            self.root / relative_to_root(options.file, Path.cwd(), self.root)
        )
        self.texts = self._texts()
        self.documents = [parse_document(text, path) for path, text in self.texts.items()]
        self.answers = Answers(
            options, _kinds_by_id(self.documents), _languages_by_source(self.documents)
        )

    def add(self) -> int:
        """Collects the record and writes it; returns the exit code. Raises Refused and NoRecord."""
        self._refuse_unreadable()
        record = self.answers.record()
        changed: dict[str, str] = {}
        if record.source is not None:
            self._insert(Source, record.source.id, vars(record.source), changed)
        self._insert(self.kind, record.id, record.values, changed)
        to_fill_in = self._still_empty(changed)
        target = shown(", ".join(changed))
        if self.answers.asks and not self.options.yes:
            lines = skeleton(self.kind, record.values, 2, self.language)
            say("\n".join(map(shown, lines)))
            answer = self.answers.ask(
                messages.CONFIRM, path=target, hint=self.answers.text(messages.YES)
            )
            if answer.strip().lower() in messages.NO_ANSWERS:
                raise Refused(self.answers.text(messages.NOTHING_WRITTEN))
        for path, text in changed.items():
            write_atomically(self.root / path, text)
        ids = [record.id] if record.source is None else [record.id, record.source.id]
        for line in [*self._added(ids, changed), *to_fill_in]:
            say(line)
        for path in changed:
            if not self.files.named and not is_named(path, self.files.patterns):
                warn(self.answers.text(messages.NOT_NAMED, path=shown(path)))
        say(self.answers.text(messages.NEXT))
        return 0

    def _texts(self) -> dict[str, str]:
        """The text of every existing record file by path. Raises Refused where one is not UTF-8."""
        texts: dict[str, str] = {}
        named = [self.file] if self.file else []
        for file in (self.root / name for name in named):
            # A file that does not exist yet will be created; a folder or a pattern cannot be.
            if file.is_dir() or (has_magic(file.name) and not file.exists()):
                problems = read_file(file, self.root).problems
                raise Refused(CatalogueError(problems).report(self.language))
        for file in record_files([*self.files.patterns, *named], self.root):
            path = self._path(file)
            if file.is_file():
                try:
                    texts[path] = file.read_bytes().decode("utf-8-sig")
                except UnicodeDecodeError:
                    problem = codes.NOT_UTF8.at(path)
                    raise Refused(CatalogueError([problem]).report(self.language)) from None
        return texts

    def _path(self, file: Path) -> str:
        """The path of a record file, relative to the root if it is inside it."""
        return from_folder(file, self.root)

    def _refuse_unreadable(self) -> None:
        """Raises Refused where a file has broken YAML; a key without a value is no obstacle."""
        problems = [
            problem
            for document in self.documents
            for problem in document.problems
            if problem.code is not codes.EMPTY_VALUE
        ]
        problems += [
            codes.NOT_A_FILE_OF_RECORDS.at(document.path)
            for document in self.documents
            if not problems and not isinstance(document.value, Mapping | None)
        ]
        if problems:
            raise Refused(CatalogueError(problems).report(self.language))

    def _insert(
        self, kind: type[Entry], record_id: str, values: dict[str, Any], changed: dict[str, str]
    ) -> None:
        """Adds the record to the text of its file in ``changed``, the new texts by path."""
        texts = self.texts | changed
        path = self.file or file_for(kind, record_id, texts, self.files.patterns)
        text = texts.get(path)
        text = first_lines(path, self.root) if text is None else text
        try:
            changed[path] = with_record(
                text,
                kind.plural,
                record_id,
                lambda column: skeleton(kind, values, column, self.language),
            )
        except ListInBrackets:
            raise Refused(
                self.answers.text(messages.LIST_IN_BRACKETS, plural=kind.plural, path=shown(path))
            ) from None

    def _added(self, ids: list[str], changed: dict[str, str]) -> list[str]:
        """A message for each of the new ids, with the path and line of its record."""
        places = {
            item.get(ID): RecordLocation(path, item.position.line)
            for path, text in changed.items()
            for _, item in _records(parse_document(text, path))
        }
        return [
            self.answers.text(
                messages.WRITTEN, path=shown(places[new].path), line=places[new].line, id=new
            )
            for new in ids
        ]

    def _still_empty(self, changed: dict[str, str]) -> list[str]:
        """A message for each required field without a value.

        Raises Refused where the changed files have any problem that they did not have before.
        """
        texts = self.texts | changed
        documents = [parse_document(text, path) for path, text in texts.items()]
        before = {(p.code.number, p.message("en")) for p in _problems(self.documents)}
        problems = [
            problem
            for problem in _problems(documents)
            if problem.code is not codes.EMPTY_VALUE
            and (problem.code.number, problem.message("en")) not in before
        ]
        if problems:
            raise Refused(CatalogueError(problems).report(self.language))
        empty = [
            problem
            for document in documents
            for problem in document.problems
            if problem.code is codes.EMPTY_VALUE and document.path in changed
        ]
        return [
            self.answers.text(
                messages.TO_FILL_IN,
                path=shown(p.path),
                line=p.line,
                key=shown(str(p.values["field"])),
            )
            for p in empty
        ]


def _records(document: Document) -> Iterator[tuple[type[Entry], Mapping]]:
    """The kind and the unvalidated fields of each record and each removal in ``document``."""
    lists = document.value if isinstance(document.value, Mapping) else {}
    for kind in ENTRIES.values():
        items = lists.get(kind.plural)
        for item in items if isinstance(items, list) else []:
            if isinstance(item, Mapping):
                yield kind, item


def _kinds_by_id(documents: list[Document]) -> dict[str, type[Entry]]:
    """The kind of each record and each removal, by its id and by its former ids."""
    kinds: dict[str, type[Entry]] = {}
    for document in documents:
        for kind, item in _records(document):
            former = item.get(FORMER_IDS)
            ids = [item.get(ID), *(former if isinstance(former, list) else [])]
            kinds |= {known: kind for known in ids if isinstance(known, str)}
    return kinds


def _languages_by_source(documents: list[Document]) -> dict[str, str]:
    """The language of each source, by its id, if both are texts."""
    written = [
        (item.get(ID), item.get("language"))
        for document in documents
        for kind, item in _records(document)
        if kind is Source
    ]
    return {
        source: language
        for source, language in written
        if isinstance(source, str) and isinstance(language, str)
    }


def _problems(documents: list[Document]) -> list[Problem]:
    try:
        catalogue_of(documents)
    except CatalogueError as error:
        return error.problems
    return []
