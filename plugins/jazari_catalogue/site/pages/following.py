"""What the page about the data offers for following the catalogue and for showing it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jazari_catalogue import routes
from jazari_catalogue.records.facet_fields import KIND
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.site.feed_links import feed_of_changes
from jazari_catalogue.site.view_data import Link, View
from jazari_catalogue.site.views import Views

_ATOM, _CALENDAR, _JSON = "application/atom+xml", "text/calendar", "application/json"
_TURTLE, _JSON_LD = "text/turtle", "application/ld+json"


class FollowLink(View, frozen=True):
    """A file or a page, and what it is called."""

    text: str
    href: str
    media_type: str | None
    """None for a page."""
    is_name: bool = False
    """Whether the text is the name of a file, written from left to right in every language."""


class WayToFollow(View, frozen=True):
    """One way to follow the catalogue or to show it elsewhere."""

    name: str
    use: str
    """Whom it is for, and what they get."""
    links: tuple[FollowLink, ...]
    more: Link | None = None
    """A page that has others of the same."""


def ways_to_follow(
    views: Views, base: str, published: Callable[[str], bool]
) -> tuple[WayToFollow, ...]:
    """Those that the site has, for a page with the relative root ``base``.

    ``published`` is whether the site has a file with this path.
    """
    return tuple(way for way in _Ways(views, base, published).all() if way.links)


class _Ways:
    """Makes the ways, also those that the site does not have: they are without links."""

    def __init__(self, views: Views, base: str, published: Callable[[str], bool]) -> None:
        self._views = views
        self._lang = views.lang
        self._title = views.interface.title
        self._base = base
        self._published = published

    def all(self) -> Iterator[WayToFollow]:
        """Those for readers first, then those for programs."""
        say, base = self._views.interface.gettext, self._base
        yield WayToFollow(
            say("Feeds"),
            say("For a feed reader: the records that were added or changed last."),
            tuple(self._feeds()),
            Link(
                say("Other feeds, by the filters of the search"),
                base + routes.search_path(self._lang),
            ),
        )
        yield WayToFollow(
            say("Calendars"),
            say("For a calendar app, by subscription: events and application deadlines."),
            tuple(self._calendars()),
        )
        yield WayToFollow(
            say("On another website"),
            say(
                "For the site of a partner, a school or a newsroom: a record, a list or the map, "
                "always up to date."
            ),
            tuple(self._link(say("What can be embedded"), routes.embeds_path(self._lang), None)),
        )
        yield WayToFollow(
            say("All changes"),
            say("For those who check the catalogue: what changed in which record, and when."),
            tuple(self._changes()),
            Link(say("What changed"), base + routes.changes_path(self._lang)),
        )
        yield WayToFollow(
            say("Linked data"),
            say("For libraries and knowledge graphs: records with their ROR, Wikidata and ISNI."),
            (*self._file(routes.JSON_LD, _JSON_LD), *self._file(routes.TURTLE, _TURTLE)),
        )
        yield WayToFollow(
            say("Portals of open data"),
            say(
                "For a portal such as CKAN, which harvests it: every file with its licence and "
                "size, in three languages (DCAT-AP)."
            ),
            (
                *self._file(routes.DATASETS_TURTLE, _TURTLE),
                *self._file(routes.DATASETS_JSON_LD, _JSON_LD),
            ),
        )

    def _link(self, text: str, path: str, media_type: str | None) -> Iterator[FollowLink]:
        if self._published(routes.file_of(path)):
            yield FollowLink(text, self._base + path, media_type)

    def _file(self, path: str, media_type: str) -> Iterator[FollowLink]:
        if self._published(path):
            name = path.rpartition("/")[2]
            yield FollowLink(name, self._base + path, media_type, is_name=True)

    def _feeds(self) -> Iterator[FollowLink]:
        everything = self._views.interface.gettext("Everything in the catalogue")
        yield from self._link(everything, routes.selection_feed_path(self._lang, {}), _ATOM)
        for kind in self._views.catalogue.kinds():
            path = routes.selection_feed_path(self._lang, {KIND: kind.kind})
            yield from self._link(self._title(kind.plural_titles), path, _ATOM)

    def _calendars(self) -> Iterator[FollowLink]:
        whole = self._views.interface.gettext("All events and deadlines")
        yield from self._link(whole, routes.calendar_path(self._lang), _CALENDAR)
        for audience in Audience:
            path = routes.calendar_path(self._lang, audience)
            yield from self._link(self._title(audience.titles), path, _CALENDAR)

    def _changes(self) -> Iterator[FollowLink]:
        changes = feed_of_changes(self._views)
        if changes is not None:
            text = self._views.interface.gettext("Atom feed")
            yield from self._link(text, changes.href, _ATOM)
        yield from self._file(routes.CHANGES_JSON, _JSON)
