"""What is new and changed, on the home page: the newest commits, each with its day.

``scripts/news.js`` marks what is new on the reader's day; without it, the days are enough.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.change_log import ChangeLog, Logged, Step, steps
from jazari_catalogue.site.change_texts import ChangeTexts
from jazari_catalogue.site.view_data import Labelled, Value
from jazari_catalogue.site.views import Views

LINES = 6
"""How many lines the home page shows."""
NAMED = 2
"""The most records of one commit that are named."""
RECENT = 30
"""For how many days a change is new."""


class NewsLine(NamedTuple):
    """What one commit changed, or one of the few records that it changed."""

    kind: Labelled | None
    """The kind of the record; None for several records."""
    what: str
    """What happened, in words."""
    names: tuple[Value, ...]
    others: str | None
    """How many records are not named, in words."""
    date: Value


class News(NamedTuple):
    """The newest changes; of sources and topics only if nothing else has changed."""

    lines: tuple[NewsLine, ...]
    latest: Value
    """The day of the newest change."""
    all: str
    """The address of all changes."""
    days: str
    """Days, and how many changes each has, for the script: ``2026-01-12:3 2026-01-11:40``."""
    recent: str
    """What the script says of the last days; ``{number}`` is how many changes they have."""
    mark: str
    """What the script says beside a line of the last days."""


def news_of(views: Views, log: ChangeLog, base: str) -> News | None:
    """The newest changes, on a page whose relative root is ``base``; None if there are none."""
    if not log.changes:
        return None
    texts = ChangeTexts(views)
    shown = [one for one in log.changes if _rests_on_sources(one)] or log.changes
    lines = (line for step in steps(shown) for line in _lines(views, texts, step, base))
    days = Counter(one.change.day for one in log.changes)
    say = views.interface.gettext
    return News(
        tuple(islice(lines, LINES)),
        views.date(log.changes[0].change.day),
        base + routes.changes_path(views.lang),
        # In the last days, today and tomorrow included, there can be no more days than these.
        " ".join(f"{day}:{count}" for day, count in islice(days.items(), RECENT + 2)),
        say("Changes in the last 30 days: {number}"),
        say("new"),
    )


def _rests_on_sources(logged: Logged) -> bool:
    """Whether it is a change of what the catalogue is about, not of a source or a topic."""
    kind = KINDS_BY_PLURAL.get(logged.change.address.plural)
    return kind is not None and issubclass(kind, Record)


def _lines(views: Views, texts: ChangeTexts, step: Step, base: str) -> list[NewsLine]:
    date = views.date(step.day)
    if len(step.changes) <= NAMED:
        return [
            NewsLine(
                texts.kind(one.change.address.plural),
                texts.sort(one.change.change).label,
                (_name(texts, one, base),),
                None,
                date,
            )
            for one in step.changes
        ]
    left = len(step.changes) - NAMED
    names = tuple(_name(texts, one, base) for one in step.changes[:NAMED])
    return [NewsLine(None, texts.summary(step.changes), names, views.others(left), date)]


def _name(texts: ChangeTexts, logged: Logged, base: str) -> Value:
    name, path = texts.name(logged), texts.path(logged)
    return Value(name.text, name.lang, None if path is None else base + path, name.ltr)
