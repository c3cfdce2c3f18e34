"""``catalogue propose``: makes a record of a filled issue form, or says why it cannot.

It reads the event that GitHub writes into a file, and writes one line of JSON: what to change in
the record files and what to answer. It has no rights and sends nothing; ``tools/send_proposal.py``
does that with a token, and without reading the form.

Nothing that a person wrote reaches a command line, a title, a branch or the body of a pull request.
It is found in the record alone and, where a record is refused, quoted in the answer as code.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.editing.generate import issue_form_texts
from jazari_catalogue.editing.generate.issue_forms import KINDS_TO_PROPOSE, Field, forms
from jazari_catalogue.editing.new.destination import file_for, first_lines
from jazari_catalogue.editing.new.insertion import placed
from jazari_catalogue.editing.new.skeleton import skeleton
from jazari_catalogue.editing.options import add_files, add_language, chosen
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.filled_form import Filled, confirmed, filled_in
from jazari_catalogue.languages import FALLBACK, LANGUAGES, is_rtl
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import record_files, shown_path
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import catalogue_of, load
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.validation import refused_text
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.characters import FORBIDDEN, first_hidden, name_of, visible
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.ids import MAX_ID
from jazari_catalogue.records.values.slug import numbered, slug
from jazari_catalogue.records.values.text import PlainText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.records.yaml.reader import parse_document
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

MOST_OF_EVENT = 2_000_000
_NEEDED = (f"name_{FALLBACK}", f"summary_{FALLBACK}")
_BLANKS = re.compile(r"[ \t\n]+")
_PERSONAL = re.compile(r"[\w.+-]+@\w[\w-]*\.\w|(?:\+|\b00)212[ .-]?\d|\b0[5-7](?:[ .-]?\d\d){4}\b")


class Change(NamedTuple):
    """``lines`` instead of those from ``start`` (counted from 0) up to before ``end``."""

    path: str
    start: int
    end: int
    lines: list[str]


class Refusal(Exception):
    """No record can be made; ``reasons`` says why, in the language of the form."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(f"{len(reasons)} reasons")
        self.reasons = reasons


class Files:
    """The record files as texts, and what changes in them."""

    def __init__(self, texts: dict[str, str], patterns: list[str], root: Path) -> None:
        self.texts = texts
        self.patterns = patterns
        self.root = root
        self.changes: list[Change] = []

    def add(self, kind: type[Entry], values: dict[str, Any]) -> None:
        """Puts a record of ``kind`` after the last one of its list, or into a file of its own."""
        path = file_for(kind, values[ID], self.texts, self.patterns)
        old = self.texts.get(path, "")
        begun = old if path in self.texts else first_lines(path, self.root)
        new = placed(begun, kind.plural, lambda column: skeleton(kind, values, column, FALLBACK))
        self.changes.append(_change(path, old, new))
        self.texts[path] = new

    def catalogue(self) -> Catalogue:
        """The catalogue as changed. Raises CatalogueError."""
        return catalogue_of([parse_document(text, path) for path, text in self.texts.items()])


def _change(path: str, old: str, new: str) -> Change:
    before, after = old.split("\n"), new.split("\n")
    start = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    most = min(len(before), len(after)) - start
    same = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    return Change(path, start, len(before) - same, after[start : len(after) - same])


def outcome(event: dict[str, Any], root: Path, patterns: list[str]) -> dict[str, Any] | None:
    """What is to be done about the issue of ``event``; None where it is no filled form.

    Raises CatalogueError where the records as they stand cannot be loaded.
    """
    issue = event.get("issue") or {}
    if "pull_request" in issue or issue.get("state") == "closed":
        return None
    filled = filled_in(str(issue.get("body") or ""), forms())
    if filled is None:
        return None
    sorted_only = {"outcome": "sorted", "label": filled.form.label}
    if filled.form.purpose != "propose":
        return sorted_only
    files = record_files(patterns, root)
    catalogue = load(files, root)
    texts = {shown_path(file, root): file.read_bytes().decode("utf-8-sig") for file in files}
    language, number = filled.form.language, int(issue["number"])
    try:
        written = Files(texts, patterns, root)
        record, changes = _proposed(filled, catalogue, written, str(issue["created_at"])[:10])
    except Refusal as refusal:
        return sorted_only | {
            "outcome": "refused",
            "comment": _refusal(refusal.reasons, language),
        }
    kind = record.titles.in_language(FALLBACK)
    return sorted_only | {
        "outcome": "proposed",
        "comment": _directed(messages.THANKS.in_language(language), language),
        "title": messages.TITLE.format(kind=kind, id=record.id),
        "message": messages.MESSAGE.format(id=record.id, issue=number),
        "body": messages.BODY.format(issue=number),
        "changes": [change._asdict() for change in changes],
    }


def _proposed(
    filled: Filled, catalogue: Catalogue, files: Files, today: str
) -> tuple[Entry, list[Change]]:
    """The record that a form proposes, and the changes that write it. Raises Refusal."""
    reasons = list(_faults(filled))
    if reasons:
        raise Refusal(reasons)
    form, said = _Answers(filled), _sayer(filled)
    kind = form.kind()
    name = form.text("name")
    taken = {*catalogue.records, *(old for r in catalogue.records.values() for old in r.former_ids)}
    wanted = slug(name[FALLBACK])
    if not wanted:
        raise Refusal([said(messages.NO_LATIN, "name_fr")])
    for known in catalogue.of_kind(kind):
        if known.display_name().in_language(FALLBACK).text.casefold() == name[FALLBACK].casefold():
            raise Refusal([said(messages.KNOWN, "name_fr", id=known.id)])
    record_id = numbered(wanted, taken)
    source_id = _known_source(catalogue, form["source_url"])
    if source_id is None:
        source_id = numbered(form.source_slug(), taken | {record_id})
        files.add(Source, form.source(source_id, today))
    cited = [source_id]
    summary = form.text("summary")
    evidence = kind.as_written(name=cited, summary=cited)
    values = kind.as_written(
        id=record_id, name=name, summary=summary, sources=cited, evidence=evidence
    )
    files.add(kind, values)
    try:
        record = files.catalogue()[record_id]
    except CatalogueError as error:
        language = filled.form.language
        raise Refusal([_told(problem, language) for problem in error.problems]) from None
    return record, files.changes


class _Answers:
    """The values of a form without faults, as a record has them."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled

    def __getitem__(self, name: str) -> str:
        return _BLANKS.sub(" ", unicodedata.normalize("NFC", self.filled.values[name]))

    def text(self, name: str) -> dict[str, str]:
        found = {language: self[f"{name}_{language}"] for language in LANGUAGES}
        return {language: text for language, text in found.items() if text}

    def kind(self) -> type[Entry]:
        language = self.filled.form.language
        titles = {kind.titles.in_language(language): kind for kind in KINDS_TO_PROPOSE}
        return titles[self["kind"]]

    def source_slug(self) -> str:
        host = (urlsplit(self["source_url"]).hostname or "").removeprefix("www.")
        date = self["source_date"]
        room = MAX_ID - len(f"-{date}")
        name = slug(self["source_publisher"], room) or slug(host, room) or "source"
        return "-".join(filter(None, [name, date]))

    def source(self, source_id: str, today: str) -> dict[str, Any]:
        language = self.filled.form.language
        levels = {level.titles.in_language(language): level.value for level in SourceLevel}
        codes_of = {
            option.in_language(language): code
            for code, option in issue_form_texts.SOURCE_LANGUAGES.items()
        }
        return Source.as_written(
            id=source_id,
            title=self["source_title"],
            publisher=self["source_publisher"],
            url=self["source_url"],
            date=self["source_date"],
            accessed=today,
            language=codes_of[self["source_language"]],
            level=levels[self["source_level"]],
        )


def _faults(filled: Filled) -> Iterator[str]:
    """What a person has to mend in the form, field by field."""
    said = _sayer(filled)
    for field in filled.form.fields:
        name = field.id
        if name in filled.repeated:
            yield said(messages.REPEATED, name)
        elif name in filled.missing:
            yield said(messages.MISSING, name)
        elif fault := _fault(field, filled.values[name], said, filled.form.language):
            yield fault


def _fault(field: Field, text: str, said: Callable[..., str], language: str) -> str | None:
    name = field.id
    found: str | None = None
    if field.type == "checkboxes":
        found = None if confirmed(field, text) else said(messages.NOT_CONFIRMED, name)
    elif field.type == "dropdown":
        found = None if text in field.options else said(messages.NOT_A_CHOICE, name)
    elif not text:
        # A record needs its French; a form in another language may be sent without.
        if name in _NEEDED:
            found = said(messages.NO_FRENCH, name)
        elif field.required:
            found = said(messages.EMPTY, name)
    elif field.most is not None and len(text) > field.most:
        found = said(messages.TOO_LONG, name, count=len(text), most=field.most)
    elif field.most is not None:
        problem = _problem(name, unicodedata.normalize("NFC", text))
        if problem is not None:
            message, mend = problem.message(language), problem.fix(language)
            found = said(messages.PROBLEM, name, message=message, mend=mend)
        elif name != "source_url" and _PERSONAL.search(text):
            found = said(messages.PERSONAL, name)
    return found


def _problem(name: str, text: str) -> Problem | None:
    if hidden := first_hidden(text) or FORBIDDEN.search(text):
        return codes.HIDDEN_CHARACTER.at("", character=name_of(hidden[0]))
    kind = _TYPES.get(name, PlainText)
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return refused_text(error, text, codes.BAD_DATE if kind is Edtf else codes.BAD_URL)
    return None


_TYPES: dict[str, Any] = {"source_url": Url, "source_date": Edtf}


def _sayer(filled: Filled) -> Callable[..., str]:
    labels = {field.id: field.label for field in filled.form.fields}

    def said(text: Titles, name: str, **values: object) -> str:
        return text.in_language(filled.form.language).format(field=labels[name], **values)

    return said


def _known_source(catalogue: Catalogue, url: str) -> str | None:
    for source in catalogue.of_kind(Source):
        if source.url.rstrip("/") == url.rstrip("/"):
            return source.id
    return None


def _told(problem: Problem, language: str) -> str:
    return f"{problem.message(language)} {problem.fix(language)}"


def _refusal(reasons: list[str], language: str) -> str:
    listed = "\n".join(f"- {visible(reason)}" for reason in reasons)
    # What a person wrote may be in it: as code it neither calls on anyone nor formats anything.
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", listed) or [""]))
    parts = [
        messages.REFUSED.in_language(language),
        f"{fence}text\n{listed}\n{fence}",
        messages.AGAIN.in_language(language),
    ]
    return _directed("\n\n".join(parts), language)


def _directed(text: str, language: str) -> str:
    return f'<div dir="rtl">\n\n{text}\n\n</div>' if is_rtl(language) else text


_UNREADABLE = Titles(
    "{path} n’est pas un événement de GitHub.",
    "{path} ليس حدثا من GitHub.",
    "{path} is no event of GitHub.",
)
_NO_FORM = Titles(
    "Ce n’est pas un formulaire rempli.", "ليس نموذجا معبأ.", "This is no filled form."
)


def add_command(commands: Commands) -> None:
    """Adds ``propose`` to the commands."""
    parser = commands.add_parser(
        "propose",
        help="make a record of a filled issue form",
        description="Reads an issue form that GitHub hands over as an event, and writes as one "
        "line of JSON what to change in the record files and what to answer. Sends nothing.",
        epilog="Exit codes: 0 read, 1 event or records cannot be read, 2 wrong usage.",
    )
    add_files(parser)
    parser.add_argument("--event", required=True, type=Path, help="the event, a JSON file")
    parser.add_argument(
        "--outcome",
        type=Path,
        help="append the line to this file as outcome=…, as steps of GitHub Actions hand values on",
    )
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    language: str = options.lang
    try:
        if options.event.stat().st_size > MOST_OF_EVENT:
            raise ValueError
        event = json.loads(options.event.read_text(encoding="utf-8"))
        root, patterns, _ = chosen(options.files)
        found = outcome(event, root, patterns)
    except CatalogueError as error:
        warn(error.report(language))
        return 1
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        warn(_UNREADABLE.in_language(language).format(path=visible(str(options.event))))
        return 1
    if found is None:
        say(_NO_FORM.in_language(language))
        return 0
    # ASCII on one line: no character of it ends a line, and none begins a workflow command.
    line = json.dumps(found).replace("##[", "##\\u005b")
    if options.outcome is None:
        say(line)
        return 0
    with options.outcome.open("a", encoding="utf-8") as file:
        file.write(f"outcome={line}\n")
    say(found["outcome"])
    return 0
