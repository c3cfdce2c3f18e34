"""The root of the site: a page in no language, where visitors choose theirs."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.site.publisher import publisher_views
from jazari_catalogue.site.rendering.share_images import share_image
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import remove_fallback_marks

TAGLINE = "The network of artificial intelligence institutes of Morocco"


def language_choice(views: Mapping[str, Views], templates: Templates, facts: SiteFacts) -> Target:
    """The page at the root; ``views`` are those of each language. No record is in it."""

    def content() -> bytes:
        return _html(views, templates, facts).encode()

    return MadeTarget("index.html", digest(templates.digest, repr(facts)), content)


def _html(views: Mapping[str, Views], templates: Templates, facts: SiteFacts) -> str:
    own = views[FALLBACK]
    interfaces = [of_language.interface for of_language in views.values()]
    taglines = (remove_fallback_marks(interface.gettext(TAGLINE)) for interface in interfaces)
    tagline = " · ".join(dict.fromkeys(taglines))
    page = own.page(routes.home_path(FALLBACK), "choice", facts.name, tagline)
    return templates.render(
        "pages/choose.html",
        own.interface,
        page=replace(page, base=""),
        canonical=facts.url,
        publishers=publisher_views(facts.publisher),
        names=[
            (interface.language, interface.gettext("Catalogue of the Jazari Institutes"))
            for interface in interfaces
            if not interface.uses_fallback
        ],
        catalogue=facts.name,
        image=share_image(page.id, own.interface, templates.has),
        csp=facts.policy,
    )
