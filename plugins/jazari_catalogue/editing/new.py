"""``catalogue new``: a new record at its place, filled with what is known."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from jazari_catalogue.editing import new_words as words
from jazari_catalogue.editing.files import write_whole
from jazari_catalogue.editing.new_file import file_for, first_lines
from jazari_catalogue.editing.new_place import BetweenBrackets, placed
from jazari_catalogue.editing.new_ror import NoRecord, cleaned, partner_of, read_ror
from jazari_catalogue.editing.new_skeleton import explained, skeleton
from jazari_catalogue.editing.terminal import BY_DEFAULT, add_language, chosen, from_root, say, warn
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records import codes
from jazari_catalogue.records.files import is_named, read_file, record_files
from jazari_catalogue.records.guesses import LIKE
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.nearest import NOTHING, nearest
from jazari_catalogue.records.problems import CatalogueError, Problem, shown
from jazari_catalogue.records.record import Entry, Named, Record
from jazari_catalogue.records.slug import AN_ID, numbered, slug
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import is_record_id
from jazari_catalogue.records.vocabularies import SourceLevel
from jazari_catalogue.records.yaml_source import Document, Mapping, parse_document

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


class Refused(Exception):
    """The record cannot be made; says why in the person's language."""


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
        warn(words.LEFT_ALONE.in_language(options.lang))
    return 1


class _New:
    """One run: what was given, what is asked, what is written."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.language: str = options.lang
        self.kind: type[Entry] = KINDS[options.kind]
        self.asks = not options.no_input and sys.stdin.isatty()
        self.files = chosen(options.files)
        self.root = self.files.root
        self.file = options.file and self._path(
            self.root / from_root(options.file, Path.cwd(), self.root)
        )
        self.texts = self._texts()
        self.documents = [parse_document(text, path) for path, text in self.texts.items()]
        self.known = _kinds_by_id(self.documents)

    def make(self) -> int:
        """Gathers the record and writes it. Raises Refused and NoRecord."""
        self._refuse_unreadable()
        values = self._values()
        changed: dict[str, str] = {}
        made = [values["id"]]
        if (page := values.pop("source", None)) is not None:
            self._put(KINDS["source"], page, changed)
            made.append(page["id"])
        self._put(self.kind, values, changed)
        left = self._checked(changed)
        target = shown(", ".join(changed))
        if self.asks and not self.options.yes:
            lines = skeleton(self.kind, values, 2, self.language)
            say("\n".join(map(shown, lines)))
            answer = self._ask(words.CONFIRM, path=target, hint=self._say(words.YES))
            if answer.strip().lower() in words.NO_ANSWERS:
                raise Refused(self._say(words.LEFT_ALONE))
        for path, text in changed.items():
            write_whole(self.root / path, text)
        for line in [*self._places(made, changed), *left]:
            say(line)
        for path in changed:
            if not self.files.named and not is_named(path, self.files.patterns):
                warn(self._say(words.NOT_NAMED, path=shown(path)))
        say(self._say(words.NEXT))
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
        return Path(os.path.relpath(file, self.root)).as_posix()

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

    def _put(self, kind: type[Entry], values: dict[str, Any], changed: dict[str, str]) -> None:
        """Puts the record into the text of its file."""
        texts = self.texts | changed
        path = self.file or file_for(kind, values["id"], texts, self.files.patterns)
        text = texts.get(path)
        text = first_lines(path, self.root) if text is None else text
        try:
            changed[path] = placed(
                text, kind.plural, lambda column: skeleton(kind, values, column, self.language)
            )
        except BetweenBrackets:
            raise Refused(self._say(words.BRACKETS, plural=kind.plural, path=shown(path))) from None

    def _places(self, made: list[str], changed: dict[str, str]) -> list[str]:
        """Where each record of ``made`` now stands."""
        lines = {
            item.get("id"): (path, item.position.line)
            for path, text in changed.items()
            for _, item in _records(parse_document(text, path))
        }
        return [
            self._say(words.WRITTEN, path=shown(lines[one][0]), line=lines[one][1], id=one)
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
            self._say(
                words.TO_WRITE, path=shown(p.path), line=p.line, key=shown(str(p.values["field"]))
            )
            for p in empty
        ]

    # ---- values ---------------------------------------------------------------------------------

    def _values(self) -> dict[str, Any]:
        """The record as far as it is known; ``source`` is a source to be made with it."""
        values: dict[str, Any] = {}
        if self.options.ror or self.options.ror_file:
            if self.options.kind != "partner":
                raise Refused(self._say(words.ONLY_PARTNERS))
            values = partner_of(read_ror(self.options.ror, self.options.ror_file))
        if issubclass(self.kind, Named):
            values["name"] = self._local("name", words.NAME, values.get("name"))
            values["summary"] = self._local("summary", words.SUMMARY, None)
        if self.kind is KINDS["source"]:
            values |= self._page()
        name = values.get("name") or values.get("publisher") or ""
        in_french = name if isinstance(name, str) else name.get("fr", "")
        values["id"] = self._id(slug(in_french))
        self._refuse_missing(values)
        if issubclass(self.kind, Record):
            values["sources"] = self._sources(values)
        return values

    def _local(self, field: str, title: Titles, known: Any) -> Any:
        """A text by language: what is given, what is known, what is answered."""
        texts = {} if known is None else {"fr": known} if isinstance(known, str) else dict(known)
        given = {code: getattr(self.options, f"{field}_{code}") for code in LANGUAGES}
        texts |= {code: cleaned(text) for code, text in given.items() if text}
        for code in LANGUAGES:
            if self.asks and code not in texts:
                hint = self._say(words.OPTIONAL) if code != "fr" else ""
                asked = f"{self._say(title)} {self._say(words.IN_LANGUAGE[code])}"
                answer = cleaned(self._ask_text(asked, hint))
                texts |= {code: answer} if answer else {}
        if isinstance(known, str) and texts == {"fr": known}:
            return known
        return {code: texts[code] for code in LANGUAGES if code in texts}

    def _id(self, suggestion: str) -> str:
        given: str = self.options.id or ("" if self.asks else suggestion)
        while True:
            if not given and self.asks:
                given = self._ask(words.ID, hint=suggestion).strip() or suggestion
            problem = self._wrong_id(given)
            if problem is None:
                return given
            if not self.asks or not given:
                raise Refused(problem)
            warn(problem)
            given = ""

    def _wrong_id(self, given: str) -> str | None:
        if not given:
            return self._say(words.MISSING, options="--id")
        if not is_record_id(given):
            suggestion = slug(given) or self._say(AN_ID)
            return self._say(words.BAD_ID, suggestion=suggestion)
        return self._say(words.TAKEN, id=given) if given in self.known else None

    def _refuse_missing(self, values: dict[str, Any]) -> None:
        missing = []
        if issubclass(self.kind, Named) and not _has_french(values.get("name")):
            missing.append("--name-fr")
        has_source = self.options.source or self.options.source_url
        if issubclass(self.kind, Record) and not has_source and not self.asks:
            missing.append("--source ID | --source-url URL")
        if missing:
            raise Refused(self._say(words.MISSING, options=", ".join(missing)))

    def _sources(self, values: dict[str, Any]) -> list[str]:
        """The sources of the record; a new page becomes a source beside it."""
        given: list[str] = list(self.options.source or [])
        for source in given:
            if (problem := self._wrong_source(source)) is not None:
                raise Refused(problem)
        while not given and not self.options.source_url:
            answer = self._ask(words.SOURCE).strip()
            if answer.startswith(("http://", "https://")):
                self.options.source_url = answer
            elif answer and (problem := self._wrong_source(answer)) is not None:
                warn(problem)
            elif answer:
                given = [answer]
        if self.options.source_url:
            page = self._page()
            host = page["url"].partition("://")[2].partition("/")[0].removeprefix("www.")
            # A publisher without a Latin letter is known by its address.
            wanted = slug(page["publisher"]) or slug(host) or "source"
            page["id"] = numbered(wanted, {*self.known, values["id"]})
            values["source"] = page
            given.append(page["id"])
        return given

    def _wrong_source(self, given: str) -> str | None:
        if self.known.get(given) == "source":
            return None
        sources = [known for known, kind in self.known.items() if kind == "source"]
        near = nearest(given, sources, at_least=LIKE)
        hint = self._say(words.NEAR, near=near) if near != NOTHING else ""
        return self._say(words.NO_SOURCE, id=shown(given), near=hint)

    def _page(self) -> dict[str, Any]:
        """A source as far as it is known, read today."""
        levels = ", ".join(level.value for level in SourceLevel)
        asked: dict[str, tuple[str | None, Callable[[], str]]] = {
            "publisher": (self.options.source_publisher, lambda: self._ask(words.PUBLISHER)),
            "url": (self.options.source_url, lambda: self._ask(words.PAGE)),
            "language": (self.options.source_language, lambda: self._ask(words.PAGE_LANGUAGE)),
            "level": (self.options.source_level, lambda: self._ask(words.LEVEL, known=levels)),
        }
        page = {
            name: cleaned(given or (self._answered(name, ask) if self.asks else ""))
            for name, (given, ask) in asked.items()
        }
        return {**page, "accessed": date.today().isoformat()}

    def _answered(self, name: str, ask: Callable[[], str]) -> str:
        """An answer that ``name`` of a source can hold, or none; asked again until it is one."""
        source = KINDS["source"]
        while (answer := cleaned(ask())) and _refuses(source, name, answer):
            said = explained(source, name, self.language)
            warn(self._say(words.NOT_TAKEN, value=shown(answer), help=said))
        return answer

    # ---- the person -----------------------------------------------------------------------------

    def _say(self, titles: Titles, **values: object) -> str:
        return titles.in_language(self.language).format(**values)

    def _ask(self, titles: Titles, hint: str = "", **values: object) -> str:
        return self._ask_text(self._say(titles, **values), hint)

    def _ask_text(self, question: str, hint: str) -> str:
        return input(f"{question} [{hint}] : " if hint else f"{question} : ")


def _refuses(kind: type[Entry], name: str, value: str) -> bool:
    """Whether the field ``name`` of ``kind`` does not take ``value``."""
    try:
        kind.model_validate({name: value})
    except ValidationError as error:
        return any(fault["loc"][:1] == (name,) for fault in error.errors())
    return False


def _has_french(name: Any) -> bool:
    return bool(name) and (isinstance(name, str) or bool(name.get("fr")))


def _records(document: Document) -> Iterator[tuple[type[Entry], Mapping]]:
    """The records of ``document`` as they are written."""
    lists = document.value if isinstance(document.value, Mapping) else {}
    for kind in KINDS.values():
        items = lists.get(kind.plural)
        for item in items if isinstance(items, list) else []:
            if isinstance(item, Mapping):
                yield kind, item


def _kinds_by_id(documents: list[Document]) -> dict[str, str]:
    """The kind of each record, by its id and by its former ids."""
    found: dict[str, str] = {}
    for document in documents:
        for kind, item in _records(document):
            former = item.get("former_ids")
            ids = [item.get("id"), *(former if isinstance(former, list) else [])]
            found |= {known: kind.kind for known in ids if isinstance(known, str)}
    return found


def _problems(documents: list[Document]) -> list[Problem]:
    try:
        catalogue_of(documents)
    except CatalogueError as error:
        return error.problems
    return []
