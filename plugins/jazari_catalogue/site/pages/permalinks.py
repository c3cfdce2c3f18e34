"""Permalinks: ``id/{id}/`` leads to the pages of a record in each language, and to its data.

The address names the record, not a page about it in some language, as a generic resource does in
the W3C's Cool URIs for the Semantic Web. A static site cannot negotiate the language or the format
(RFC 9110, section 12.1), so the page offers the choice and redirects nobody; a former id does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.removals import removed_name, removed_sentence
from jazari_catalogue.site.publisher import publisher_views
from jazari_catalogue.site.rendering.code_generator import html_text
from jazari_catalogue.site.rendering.frame import Cut
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import SiteFacts, Value
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import remove_fallback_marks


def permalinks(
    views: Mapping[str, Views], templates: Templates, facts: SiteFacts, inputs: Inputs
) -> Iterator[Target]:
    """The page of every record, of every removal that has a page, and of their former ids.

    ``views`` are those of each language.
    """
    catalogue = inputs.catalogue
    pages = _Permalinks(views, templates, facts)
    same = digest(templates.digest, repr(facts))
    removals = (removal for removal in catalogue.removals.values() if removal.has_page)
    for entry in (*catalogue.records.values(), *removals):
        name = digest_of(entry) if isinstance(entry, Removal) else inputs.name(entry.id)
        key = digest(same, name)
        path = routes.permalink(entry.id)
        yield MadeTarget(routes.file_of(path), key, partial(pages.page, entry))
        # A record that was of another kind may have its own id among its former ones.
        for former in entry.former_ids:
            if former != entry.id:
                path = routes.permalink(former)
                yield MadeTarget(routes.file_of(path), key, partial(pages.redirect, entry))


class _Permalinks:
    """Makes the pages. Each type of page is laid out once, with marks where records differ."""

    def __init__(self, views: Mapping[str, Views], templates: Templates, facts: SiteFacts) -> None:
        self._views = views
        self._templates = templates
        self._facts = facts
        self._cuts: dict[str, Cut] = {}

    def page(self, entry: Entry) -> bytes:
        """The page of ``entry``, in which it is named in every language."""
        return self._html("removed" if isinstance(entry, Removal) else "record", entry)

    def redirect(self, entry: Entry) -> bytes:
        """The page of a former id, which leads to that of ``entry``."""
        return self._html("moved", entry)

    def _html(self, type_: str, entry: Entry) -> bytes:
        cut = self._cuts.get(type_)
        if cut is None:
            cut = self._cuts[type_] = self._laid_out(type_)
        names: dict[str, str] = {}
        paths: dict[str, str] = {}
        removed: list[str] = []
        for code, views in self._views.items():
            if isinstance(entry, Removal):
                name = removed_name(views, entry)
                paths[f"path{code}"] = routes.removal_path(code, entry)
                removed.append(_paragraph(removed_sentence(views, entry), views))
            else:
                face = views.face(entry)
                name, paths[f"path{code}"] = face.name, face.path
            names.setdefault(name.text, _span(name, code))
        values = {
            "title": html_text(" · ".join(map(remove_fallback_marks, names))),
            "names": " ".join(map(remove_fallback_marks, names.values())),
            "id": html_text(entry.id),
            "removed": "".join(removed),
            **paths,
        }
        return cut.join(values).encode()

    def _laid_out(self, type_: str) -> Cut:
        own = self._views[FALLBACK]
        mark, url = "@@jz:id@@", self._facts.url
        html = self._templates.render(
            "pages/permalink.html",
            own.interface,
            type=type_,
            record_id=mark,
            **{name: f"@@jz:{name}@@" for name in ("title", "names", "removed")},
            url=url + routes.permalink(mark),
            here="./" if type_ != "moved" else f"../{mark}/",
            data=None if type_ == "moved" else f"../../{routes.api_record_path(mark)}",
            graph=f"../../{routes.linked_record_path(mark)}",
            languages=[
                (views.interface.language, f"@@jz:path{code}@@")
                for code, views in self._views.items()
            ],
            site_url=url,
            interfaces=[
                (views.interface.language, views.interface.gettext)
                for views in self._views.values()
                if not views.interface.uses_fallback
            ],
            publishers=publisher_views(self._facts.publisher),
            csp=self._facts.policy,
        )
        return Cut(html)


def _paragraph(text: str, views: Views) -> str:
    """``text``, which is in the language of ``views``, as a paragraph."""
    language = views.interface.language
    shown = remove_fallback_marks(html_text(text))
    return f'<p lang="{language.code}" dir="{language.direction}">{shown}</p>'


def _span(name: Value, code: str) -> str:
    """The name, marked with its language, which is that of the page in ``code`` if it says none."""
    return f'<bdi lang="{name.lang or code}">{html_text(name.text)}</bdi>'
