"""A published page: a view, laid out by a template inside the theme's frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import FileFacts, SummaryTarget, Target, digest
from jazari_catalogue.site.rendering.frame import Frame
from jazari_catalogue.site.view_data import PageAddress, PageView, SiteFacts
from jazari_catalogue.texts.interface import Interface

Subject = TypeVar("Subject")


class PageContent(Protocol):
    """The view of a page: plain data."""

    @property
    def page(self) -> PageView:
        """What every page has."""
        ...


def unchanged(view: Any) -> Any:
    """``view`` itself, for templates that take the view as it is."""
    return view


class PageType(Generic[Subject]):
    """What pages of one type in one language share; each is about a subject, such as a record."""

    def __init__(
        self,
        page_id: str,
        template: str,
        frame: Frame,
        interface: Interface,
        facts: SiteFacts,
        view: Callable[[Subject], PageContent],
        inputs: Callable[[Subject], bytes],
        lay_out: Callable[[Any], object] = unchanged,
    ) -> None:
        """``view`` makes the view of the page about a subject, ``inputs`` a digest of its inputs.

        Where that digest is the same, so must be the view. ``page_id`` is the id of the pages
        (`PageAddress.id`). ``lay_out`` makes of the view what the template is given.
        """
        self.page_id = page_id
        self.template = template
        self.frame = frame
        self._facts = facts
        self.interface = interface
        self.view = view
        self.inputs = inputs
        self.lay_out = lay_out
        self._digests: dict[int, str] = {}

    def digest(self, path: str) -> str:
        """Of what the page at ``path`` is made from beside its view."""
        depth = path.count("/")
        made = self._digests.get(depth)
        if made is None:
            base = routes.relative_root(path)
            frame = self.frame.digest(PageAddress(self.interface.code, self.page_id, path, base))
            made = self._digests[depth] = digest(frame, self.template, repr(self._facts))
        return made


class PageTarget(Target, Generic[Subject]):
    """A page of the site. Its view is made only if it is written, never for its key."""

    def __init__(self, path: str, type_: PageType[Subject], subject: Subject) -> None:
        """``path`` is the address of the page of ``type_`` about ``subject``."""
        super().__init__(routes.file_of(path))
        self._address = path
        self._type = type_
        self._subject = subject

    def key(self) -> str:
        """The digest of what the view is made from, the templates and the frame."""
        type_ = self._type
        return digest(type_.digest(self._address), type_.inputs(self._subject))

    def view(self) -> PageContent:
        """What the page shows."""
        return self._type.view(self._subject)

    def content(self) -> bytes:
        """The HTML of the page. Raises BuildRefused where a template has a mistake."""
        type_, view = self._type, self.view()
        page = view.page
        # Or the frame of another page would be in the key.
        assert (page.id, page.path) == (type_.page_id, self._address), self._address
        body = type_.frame.templates.render(
            type_.template, type_.interface, view=type_.lay_out(view), page=page
        )
        return type_.frame.whole(page, type_.interface, body).encode()


class Pages:
    """Makes the pages of a site: those of one type, or the only one of its type."""

    def __init__(self, frame: Frame, facts: SiteFacts) -> None:
        self._frame = frame
        self._facts = facts

    def of_type(
        self,
        interface: Interface,
        page_id: str,
        template: str,
        view: Callable[[Subject], PageContent],
        inputs: Callable[[Subject], bytes],
        subjects: Iterable[tuple[str, Subject]],
    ) -> list[PageTarget[Subject]]:
        """Pages of one type, each at its path and about its subject."""
        type_ = PageType(page_id, template, self._frame, interface, self._facts, view, inputs)
        return [PageTarget(path, type_, subject) for path, subject in subjects]

    def single(
        self,
        interface: Interface,
        path: str,
        page_id: str,
        template: str,
        view: Callable[[], PageContent],
        inputs: Callable[[], bytes],
        lay_out: Callable[[Any], object] = unchanged,
    ) -> PageTarget[None]:
        """The only page of its type."""
        type_: PageType[None] = PageType(
            *(page_id, template, self._frame, interface, self._facts),
            lambda _: view(),
            lambda _: inputs(),
            lay_out,
        )
        return PageTarget(path, type_, None)


class SummaryPage(SummaryTarget):
    """A page about the bytes of other files."""

    def __init__(
        self, about: Sequence[Target], page: Callable[[Mapping[str, FileFacts]], PageTarget[None]]
    ) -> None:
        """``page`` gives the page from the facts of the files ``about``, by path.

        Its path and its key do not depend on them.
        """
        without_facts = page({})
        super().__init__(
            without_facts.path, about, without_facts.key(), lambda facts: page(facts).content()
        )
