"""``catalogue new``: a new record at its place, filled with what is known."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jazari_catalogue.editing.new import messages
from jazari_catalogue.editing.new.answers import Answers, Refused
from jazari_catalogue.editing.new.destination import file_for, first_lines
from jazari_catalogue.editing.new.insertion import BetweenBrackets, placed
from jazari_catalogue.editing.new.ror import NoRecord
from jazari_catalogue.editing.new.skeleton import skeleton
from jazari_catalogue.editing.options import BY_DEFAULT, add_language, chosen, from_root
from jazari_catalogue.editing.record_files import write_whole
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import RecordLocation
from jazari_catalogue.records.files import from_folder, is_named, read_file, record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import CatalogueError, Problem, shown
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
        description="Adds a record after the last of its kind, in the file that holds most of "
        "them, or in a file of its own where each record of the kind has one. Asks at a terminal "
        "for what no option gives. Fields that may be filled in are written as comments, with a "
        "word on each.",
        epilog="Exit codes: 0 written; 1 not written; 2 wrong usage.",
    )
    parser.add_argument("kind", metavar="KIND", choices=list(KINDS), help=", ".join(KINDS))
    parser.add_argument("--id", help="the record's id")
    for code in LANGUAGES:
        parser.add_argument(f"--name-{code}", metavar="TEXT", help=f"the name ({code})")
    for code in LANGUAGES:
        parser.add_argument(f"--summary-{code}", metavar="TEXT", help=f"the summary ({code})")
    parser.add_argument(
        "--source", metavar="ID", action="append", help="a known source; may be given again"
    )
    parser.add_argument("--source-url", metavar="URL", help="the page of a new source")
    parser.add_argument("--source-publisher", metavar="TEXT", help="its publisher")
    parser.add_argument("--source-language", metavar="CODE", help="its language")
    parser.add_argument("--source-level", choices=[level.value for level in SourceLevel])
    parser.add_argument("--ror", metavar="ID", help="fill a partner with what ROR has of it")
    parser.add_argument("--ror-file", metavar="FILE", type=Path, help="ROR records in JSON")
    parser.add_argument("--file", metavar="FILE", help="the file to write to, there or not")
    parser.add_argument(
        "--files",
        nargs="+",
        metavar="FILE",
        help=f"the files whose records are known ({BY_DEFAULT})",
    )
    parser.add_argument("--yes", action="store_true", help="write without asking whether to")
    parser.add_argument("--no-input", action="store_true", help="ask nothing at all")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        return _New(options).make()
    except Refused as refused:
        warn(str(refused))
    except NoRecord as missing:
        values = {name: shown(str(value)) for name, value in missing.values.items()}
        warn(missing.words.in_language(options.lang).format(**values))
    except (KeyboardInterrupt, EOFError):
        warn(messages.LEFT_ALONE.in_language(options.lang))
    return 1


class _New:
    """One run: what was given, what is asked, what is written."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.language: str = options.lang
        self.kind: type[Entry] = KINDS[options.kind]
        self.files = chosen(options.files)
        self.root = self.files.root
        self.file = options.file and self._path(
            self.root / from_root(options.file, Path.cwd(), self.root)
        )
        self.texts = self._texts()
        self.documents = [parse_document(text, path) for path, text in self.texts.items()]
        self.answers = Answers(options, _kinds_by_id(self.documents))

    def make(self) -> int:
        """Gathers the record and writes it. Raises Refused and NoRecord."""
        self._refuse_unreadable()
        made = self.answers.record()
        changed: dict[str, str] = {}
        if made.source is not None:
            self._put(Source, made.source.id, vars(made.source), changed)
        self._put(self.kind, made.id, made.values, changed)
        left = self._checked(changed)
        target = shown(", ".join(changed))
        if self.answers.asks and not self.options.yes:
            lines = skeleton(self.kind, made.values, 2, self.language)
            say("\n".join(map(shown, lines)))
            answer = self.answers.ask(
                messages.CONFIRM, path=target, hint=self.answers.say(messages.YES)
            )
            if answer.strip().lower() in messages.NO_ANSWERS:
                raise Refused(self.answers.say(messages.LEFT_ALONE))
        for path, text in changed.items():
            write_whole(self.root / path, text)
        ids = [made.id] if made.source is None else [made.id, made.source.id]
        for line in [*self._places(ids, changed), *left]:
            say(line)
        for path in changed:
            if not self.files.named and not is_named(path, self.files.patterns):
                warn(self.answers.say(messages.NOT_NAMED, path=shown(path)))
        say(self.answers.say(messages.NEXT))
        return 0

    # ---- files ----------------------------------------------------------------------------------

    def _texts(self) -> dict[str, str]:
        """The text of every record file there is, by its name. Raises Refused."""
        texts: dict[str, str] = {}
        named = [self.file] if self.file else []
        for file in (self.root / name for name in named):
            # What is not there is a new file; a folder or a pattern cannot become one.
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
        """The path of a record file, relative to the root where it is below it."""
        return from_folder(file, self.root)

    def _refuse_unreadable(self) -> None:
        """A file with broken YAML is mended first; values still to be written do no harm."""
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

    def _put(
        self, kind: type[Entry], record_id: str, values: dict[str, Any], changed: dict[str, str]
    ) -> None:
        """Puts the record into the text of its file."""
        texts = self.texts | changed
        path = self.file or file_for(kind, record_id, texts, self.files.patterns)
        text = texts.get(path)
        text = first_lines(path, self.root) if text is None else text
        try:
            changed[path] = placed(
                text, kind.plural, lambda column: skeleton(kind, values, column, self.language)
            )
        except BetweenBrackets:
            raise Refused(
                self.answers.say(messages.BRACKETS, plural=kind.plural, path=shown(path))
            ) from None

    def _places(self, made: list[str], changed: dict[str, str]) -> list[str]:
        """Where each record of ``made`` now stands."""
        places = {
            item.get(ID): RecordLocation(path, item.position.line)
            for path, text in changed.items()
            for _, item in _records(parse_document(text, path))
        }
        return [
            self.answers.say(
                messages.WRITTEN, path=shown(places[one].path), line=places[one].line, id=one
            )
            for one in made
        ]

    def _checked(self, changed: dict[str, str]) -> list[str]:
        """What is still to be written. Raises Refused where the new text says anything wrong."""
        texts = self.texts | changed
        documents = [parse_document(text, path) for path, text in texts.items()]
        before = {(p.code.number, p.message("en")) for p in _problems(self.documents)}
        found = [p for p in _problems(documents) if (p.code.number, p.message("en")) not in before]
        wrong = [problem for problem in found if problem.code is not codes.EMPTY_VALUE]
        if wrong:
            raise Refused(CatalogueError(wrong).report(self.language))
        empty = [
            problem
            for document in documents
            for problem in document.problems
            if problem.code is codes.EMPTY_VALUE and document.path in changed
        ]
        return [
            self.answers.say(
                messages.TO_WRITE,
                path=shown(p.path),
                line=p.line,
                key=shown(str(p.values["field"])),
            )
            for p in empty
        ]


def _records(document: Document) -> Iterator[tuple[type[Entry], Mapping]]:
    """The records of ``document`` as they are written."""
    lists = document.value if isinstance(document.value, Mapping) else {}
    for kind in KINDS.values():
        items = lists.get(kind.plural)
        for item in items if isinstance(items, list) else []:
            if isinstance(item, Mapping):
                yield kind, item


def _kinds_by_id(documents: list[Document]) -> dict[str, type[Entry]]:
    """The kind of each record, by its id and by its former ids."""
    found: dict[str, type[Entry]] = {}
    for document in documents:
        for kind, item in _records(document):
            former = item.get(FORMER_IDS)
            ids = [item.get(ID), *(former if isinstance(former, list) else [])]
            found |= {known: kind for known in ids if isinstance(known, str)}
    return found


def _problems(documents: list[Document]) -> list[Problem]:
    try:
        catalogue_of(documents)
    except CatalogueError as error:
        return error.problems
    return []
