"""What happened to a record, in words for readers of one language: for pages and feeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jazari_catalogue import routes
from jazari_catalogue.history.comparison import ChangeKind
from jazari_catalogue.history.history import Change
from jazari_catalogue.history.plain import Plain, is_text
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.site.change_log import SORTS, Logged
from jazari_catalogue.site.view_data import Labelled, Value
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import Interface
from jazari_catalogue.texts.plain_values import PlainValues

MOST_FIELDS = 8
"""How many of the fields that changed are named; the others are counted."""


def sort_label(interface: Interface, sort: ChangeKind) -> str:
    """What happened to a record, in one or two words."""
    say = interface.gettext
    labels: dict[ChangeKind, str] = {
        "added": say("Record added"),
        "changed": say("Record changed"),
        "renamed": say("Record renamed"),
        "moved": say("Record moved to another kind"),
        "removed": say("Record removed"),
    }
    return labels[sort]


def sort_count(interface: Interface, sort: ChangeKind, number: int) -> str:
    """To how many records it happened: ``3 records added``."""
    ngettext = interface.ngettext
    counts: dict[ChangeKind, Callable[[], str]] = {
        "added": lambda: ngettext("%(num)s record added", "%(num)s records added", number),
        "changed": lambda: ngettext("%(num)s record changed", "%(num)s records changed", number),
        "renamed": lambda: ngettext("%(num)s record renamed", "%(num)s records renamed", number),
        "moved": lambda: ngettext(
            "%(num)s record moved to another kind", "%(num)s records moved to another kind", number
        ),
        "removed": lambda: ngettext("%(num)s record removed", "%(num)s records removed", number),
    }
    return counts[sort]() % {"num": interface.number(number)}


class ChangeTexts:
    """The words for changes in the language of ``views``."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._plain = PlainValues(views.interface)
        self._fields: dict[tuple[str, str], str] = {}

    def sort(self, sort: ChangeKind) -> Labelled:
        """``sort`` with its label."""
        return Labelled(sort, sort_label(self._views.interface, sort))

    def kind(self, plural: str) -> Labelled:
        """A kind of record, which may no longer exist, by the key of its list."""
        kind = KINDS_BY_PLURAL.get(plural)
        if kind is None:
            return Labelled("default", visible(plural))
        return Labelled(kind.kind, self._views.interface.title(kind.titles))

    def record(self, logged: Logged) -> Entry | None:
        """The record that changed; None if it no longer exists."""
        return self._views.catalogue.records.get(logged.id)

    def name(self, logged: Logged) -> Value:
        """The name of the record today, or else that of then; its id if it had none."""
        record = self.record(logged)
        if record is not None:
            return self._views.face(record).name
        written = _name_of(logged.change.name)
        if written is None:
            return Value(visible(logged.change.address.id), ltr=True)
        value = self._views.text(written)
        return Value(visible(value.text), value.lang)

    def path(self, logged: Logged) -> str | None:
        """The path of the page of the record, or of the one that says that it was removed.

        It is from the root; None if there is neither.
        """
        record = self.record(logged)
        if record is not None:
            return routes.record_path(self._views.lang, record)
        removal = self._views.catalogue.removals.get(logged.id)
        if removal is None or not removal.has_page:
            return None
        return routes.removal_path(self._views.lang, removal)

    def former(self, change: Change) -> str | None:
        """What the record was before it was renamed or moved, in words; None if it was neither."""
        if change.former is None:
            return None
        before = visible(change.former.id)
        if change.former.plural != change.address.plural:
            label = self.kind(change.former.plural).label
            before = label if change.former.id == change.address.id else f"{label}, {before}"
        return self.labelled(self._views.interface.gettext("Before"), before)

    def fields(self, change: Change) -> list[str]:
        """The names of the fields whose values changed, each with its languages if not in all."""
        languages: dict[str, set[str | None]] = {}
        for field in change.fields:
            languages.setdefault(field.path[0], set()).add(field.language)
        for name, _ in (*change.gained, *change.lost):
            languages.setdefault(name, set()).add(None)
        return [
            self._field(change.address.plural, name, among) for name, among in languages.items()
        ]

    def some_fields(self, change: Change) -> tuple[Sequence[str], str | None]:
        """The names of the first of these fields, and how many others there are, in words."""
        if change.change in ("added", "removed"):
            return (), None
        names = self.fields(change)
        left = len(names) - MOST_FIELDS
        return tuple(names[:MOST_FIELDS]), self._views.others(left) if left > 0 else None

    def summary(self, changes: Sequence[Logged]) -> str:
        """How many records one commit changed, and how: ``3 records added · 1 record removed``."""
        interface = self._views.interface
        counts = {sort: sum(one.change.change == sort for one in changes) for sort in SORTS}
        return " · ".join(
            sort_count(interface, sort, number) for sort, number in counts.items() if number
        )

    def labelled(self, label: str, value: str) -> str:
        """``Label: value``."""
        return self._views.interface.gettext("{label}: {value}").format(label=label, value=value)

    def _field(self, plural: str, name: str, languages: set[str | None]) -> str:
        title = self._fields.get((plural, name))
        if title is None:
            title = visible(self._plain.field(KINDS_BY_PLURAL.get(plural), (name,)))
            self._fields[plural, name] = title
        if None in languages or languages >= set(MESSAGES):
            return title
        interface = self._views.interface
        names = [interface.language_name(code) for code in sorted(filter(None, languages))]
        return f"{title} ({interface.list_of(names)})"


def _name_of(name: Plain) -> LocalText | None:
    """``name`` as an old record file has it; None if it is no text of today's record files."""
    if isinstance(name, str):
        return LocalText.of_written(name)
    if is_text(name) and all(isinstance(text, str) for text in name.values()):
        return LocalText.of_written(name)
    return None
