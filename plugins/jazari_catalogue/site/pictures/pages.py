"""The pages that draw the whole catalogue: their names, headings and frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.kinds.event import Event
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.model.menu import Menu

if TYPE_CHECKING:
    from jazari_catalogue.site.view_data import Link, PageView
    from jazari_catalogue.site.views import Views
    from jazari_catalogue.texts.interface import Interface

PICTURES = ("statistics", "timeline", "diagram")
"""The names of these pages, in the order of the sitemap."""


class Picture(NamedTuple):
    """The texts of such a page in one language."""

    sign: str
    """The name of its drawing and colour on the home page: those of a kind, or its own."""
    heading: str
    intro: str
    menu: Menu
    """The group of the menu with the link to it."""


def pictures(interface: Interface) -> dict[str, Picture]:
    """The texts of these pages by their names, in the order of the home page."""
    say = interface.gettext
    return {
        "diagram": Picture(
            Network.sign.drawing,
            say("The network at a glance"),
            say("How partners, agreements, institutes, programmes and events are connected."),
            Menu.PARTNERS,
        ),
        "timeline": Picture(
            Event.sign.drawing,
            say("Timeline"),
            say("Events, agreements and launches, with the dates that the sources give."),
            Menu.DATES,
        ),
        "statistics": Picture(
            "statistics",
            say("Statistics"),
            say("The catalogue in figures, counted from its records at each publication."),
            Menu.EVIDENCE,
        ),
    }


def picture_page(views: Views, name: str, calendar: Link | None = None) -> PageView:
    """What the frame of the page ``name``, one of ``PICTURES``, shows."""
    _, heading, intro, _ = pictures(views.interface)[name]
    path = routes.picture_path(views.lang, name)
    return views.page(path, name, heading, intro, calendar=calendar)
