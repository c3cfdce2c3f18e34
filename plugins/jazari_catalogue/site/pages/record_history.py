"""What the page of a record shows of its history: its dates, and what each commit changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from jazari_catalogue import routes
from jazari_catalogue.code_host import commit_address
from jazari_catalogue.history.comparison import FieldChange
from jazari_catalogue.history.excerpts import Part, cut, marked_excerpts
from jazari_catalogue.history.history import Change
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.history.plain import Plain
from jazari_catalogue.languages import is_rtl, language_of_script
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.site.pages.record_dates import DateLine, RecordDates
from jazari_catalogue.site.shown_values import ShownValues, shown_values
from jazari_catalogue.site.view_data import Value, View
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.plain_values import PlainValues

MOST_TITLES = 3
"""The most fields that the line of a change names."""
LONGEST = 160
"""The most characters of a text that are shown, around what differs."""
LONGEST_ID = 100
SHORT_NAME = 7
"""So many characters of the name of a commit are shown."""


class Excerpt(View, frozen=True):
    """A value before or after a change, in parts, some of which differ."""

    parts: tuple[Part, ...]
    lang: str | None
    """Its language; None if it is that of the page."""
    dir: str | None
    """Its direction; None if it is that of its first letter."""


class FieldView(View, frozen=True):
    """A field that changed; before or after is None where there was or is no value."""

    label: Value
    language: str | None
    """The name of the language of the text; None if the value is no text by language."""
    before: Excerpt | None
    after: Excerpt | None
    alike: str | None = None
    """What is said where both look the same, in place of either."""


class RelationView(View, frozen=True):
    """A relation that the record gained or lost."""

    label: Value
    name: Value
    """The other record: a link if it still exists, else its id."""
    is_gained: bool


class ChangeView(View, frozen=True):
    """What one commit changed."""

    anchor: str
    day: Value
    what: str
    """What happened to the record: ``Record changed``."""
    former: Value | None
    """What it was called before; follows ``what``."""
    titles: Value | None
    """The first fields that changed, and how many others."""
    commit: str
    """The short name of the commit."""
    commit_href: str | None
    """Its address on the code host; None without a repository."""
    fields: tuple[FieldView, ...]
    relations: tuple[RelationView, ...]
    others: int
    """How many fields changed beside ``fields``."""


class HistoryView(View, frozen=True):
    """The dates of a record, and what changed in it, newest first."""

    dates: tuple[DateLine, ...]
    sentence: str
    """When the record entered the catalogue and how often it changed, or why that is unknown."""
    changes: tuple[ChangeView, ...]
    feed_href: str
    """The address of the feed of these changes."""
    pages_href: str
    """That of the pages with the changes of all records."""
    data_href: str
    """That of the file with all of these."""


class Histories:
    """Makes the views of the histories of records, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._interface = views.interface
        self._dates = RecordDates(views)
        self._values = PlainValues(views.interface, self._date_in_text)

    def of(self, record: Entry, base: str) -> HistoryView:
        """The history of ``record``, on a page whose relative root is ``base``."""
        changes = self._views.history.changes.get(record.id, [])
        return HistoryView(
            tuple(self._dates.of(record, changes)),
            self._sentence(changes),
            tuple(self._changes(changes, base)),
            base + routes.feed_path(routes.record_path(self._views.lang, record)),
            base + routes.changes_path(self._views.lang),
            base + routes.CHANGES_JSON,
        )

    def _sentence(self, changes: list[Change]) -> str:
        say = self._interface.gettext
        if changes:
            date = self._interface.date(changes[0].day)
            times = len(changes) - 1
            if not times:
                text = say("This record was added to the catalogue on {date} and has not changed.")
                return text.format(date=date)
            counted = self._interface.ngettext(
                "This record was added to the catalogue on %(date)s and has changed %(num)s time.",
                "This record was added to the catalogue on %(date)s and has changed %(num)s times.",
                times,
            )
            return counted % {"date": date, "num": self._interface.number(times)}
        reason = self._views.history.missing
        if reason is None:
            return say("This record is not in the repository yet: its history begins once it is.")
        if reason in (Reason.SHALLOW, Reason.INCOMPLETE):
            return say(
                "The history of this record is not part of this edition of the site, "
                "which was made from a part of the repository."
            )
        if reason in (Reason.NO_GIT, Reason.NO_REPOSITORY, Reason.NO_COMMIT):
            return say(
                "The history of this record is not part of this edition of the site, "
                "which was made from files without their past versions."
            )
        return say(
            "The history of this record is not part of this edition of the site: "
            "the repository could not be read."
        )

    # ---- changes ----------------------------------------------------------------------------

    def _changes(self, changes: list[Change], base: str) -> Iterator[ChangeView]:
        lasts = [None, *changes][-2::-1]
        anchors: set[str] = set()
        for shown, last in zip(shown_values(changes), lasts, strict=True):
            view = self._change(shown, last, base)
            if view.anchor in anchors:  # one commit removed a record, and changed its successor
                view = msgspec.structs.replace(view, anchor=f"{view.anchor}-{len(anchors)}")
            anchors.add(view.anchor)
            yield view

    def _change(self, shown: ShownValues, last: Change | None, base: str) -> ChangeView:
        change = shown.change
        what, former = self._what(change, last)
        kind = KINDS_BY_PLURAL.get(change.address.plural)
        relations = [
            self._relation(kind, field, other, base, is_gained=is_gained)
            for edges, is_gained in ((shown.gained, True), (shown.lost, False))
            for field, other in edges
        ]
        return ChangeView(
            anchor=routes.change_anchor(change.commit),
            day=self._views.date(change.day),
            what=what,
            former=former,
            titles=self._titles(kind, change),
            commit=change.commit[:SHORT_NAME],
            commit_href=commit_address(self._views.site.repository, change.commit),
            fields=tuple(self._field(kind, field) for field in shown.fields),
            relations=tuple(relations),
            others=len(change.fields) - len(shown.fields) if shown.has_any else 0,
        )

    def _what(self, change: Change, last: Change | None) -> tuple[str, Value | None]:
        """What happened to the record, in words, and what it was called before."""
        say = self._interface.gettext
        former = change.former
        if change.change == "renamed" and former is not None:
            return say("New id; the former one:"), Value(_line(former.id, LONGEST_ID), ltr=True)
        if change.change == "moved" and former is not None:
            kind = KINDS_BY_PLURAL.get(former.plural)
            title = _line(former.plural, LONGEST_ID)
            if kind is not None:
                title = self._interface.title(kind.titles)
            return say("New kind; the former one:"), Value(title)
        if change.change == "added":
            is_back = last is not None and last.change == "removed"
            return say("Record restored") if is_back else say("Record added"), None
        if change.change == "removed":
            return say("Record removed"), None
        return say("Record changed"), None

    def _titles(self, kind: type[Entry] | None, change: Change) -> Value | None:
        if change.change in ("added", "removed"):
            return None
        names = [field.path[0] for field in change.fields]
        names += [field for field, _ in (*change.gained, *change.lost)]
        titles = [
            _line(self._values.field(kind, (name,)), LONGEST_ID) for name in dict.fromkeys(names)
        ]
        text = self._interface.list_of(titles[:MOST_TITLES])
        if len(titles) > MOST_TITLES:
            text = f"{text} {self._views.others(len(titles) - MOST_TITLES)}"
        return Value(text) if text else None

    def _field(self, kind: type[Entry] | None, field: FieldChange) -> FieldView:
        before, after = (self._text(kind, field, value) for value in (field.before, field.after))
        label = Value(_line(self._values.field(kind, field.path), LONGEST_ID * 2))
        language = field.language and self._interface.language_name(field.language)
        if before is not None and after is not None:
            if before.split() == after.split():
                return FieldView(label, language, None, None, self._alike(field))
            old, new = marked_excerpts(before, after, LONGEST)
            return FieldView(
                label,
                language,
                self._excerpt(old, field.language),
                self._excerpt(new, field.language),
            )
        one, other = (
            None
            if text is None
            else self._excerpt([Part(cut(text, LONGEST) or "", differs=True)], field.language)
            for text in (before, after)
        )
        return FieldView(label, language, one, other)

    def _alike(self, field: FieldChange) -> str:
        say = self._interface.gettext
        values = (field.before, field.after)
        texts = [value.split() for value in values if isinstance(value, str)]
        if len(texts) == len(values) and texts[0] == texts[1]:
            return say("Only spaces or invisible characters changed.")
        return say("Only the way in which it is written changed.")

    def _text(self, kind: type[Entry] | None, field: FieldChange, value: Plain) -> str | None:
        """``value`` on one line: old record files may hold any character, and any structure."""
        try:
            text = self._values.value(kind, field.path, value)
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ):
            text = "…"
        return None if text is None else _line(text)

    def _excerpt(self, parts: list[Part], language: str | None) -> Excerpt:
        text = "".join(part.text for part in parts)
        direction = None  # that of the first letter, which is right for values in no language
        if language is not None and (is_rtl(language) or language_of_script(text)):
            direction = "rtl" if is_rtl(language) else "ltr"
        own = language == self._views.lang
        return Excerpt(tuple(parts), None if own else language, direction)

    def _relation(
        self, kind: type[Entry] | None, field: str, other: str, base: str, *, is_gained: bool
    ) -> RelationView:
        label = Value(_line(self._values.field(kind, (field,)), LONGEST_ID))
        record = self._views.catalogue.records.get(other)
        if record is None:
            return RelationView(label, Value(_line(other, LONGEST_ID), ltr=True), is_gained)
        return RelationView(label, self._views.link_to(record, base), is_gained)

    def _date_in_text(self, date: str) -> str:
        return self._interface.date(date) if _EDTF.fullmatch(date) else date


_EDTF = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_BLANKS = re.compile(r"[ \t\r\n]+")


def _line(text: str, longest: int | None = None) -> str:
    """``text`` on one line, with escapes for hidden characters, cut to ``longest`` characters."""
    line = visible(_BLANKS.sub(" ", text).strip())
    return line if longest is None else cut(line, longest) or ""
