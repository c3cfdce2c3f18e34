"""The theme's frame and files, from MkDocs: the only module of ``site`` that imports it."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from jazari_catalogue.exceptions import BuildRefused, not_utf8
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.publishing.program_cache import kept
from jazari_catalogue.publishing.targets import FileTarget, MadeTarget, Target, digest
from jazari_catalogue.site.menu import Footer
from jazari_catalogue.site.prose.files import is_left_out
from jazari_catalogue.site.rendering.assets import UNLINKED, linked_sheets, without_comments
from jazari_catalogue.site.rendering.bundles import bundled
from jazari_catalogue.site.rendering.compiled import compiled_templates
from jazari_catalogue.site.rendering.embed_sheets import IMAGES, embed_sheets
from jazari_catalogue.site.rendering.frame import MARKS, main_context, policy_of_page
from jazari_catalogue.site.rendering.templates import Utf8Loader
from jazari_catalogue.site.view_data import PageAddress, PageView, ProsePage

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.theme import Theme as MkDocsTheme


UNUSED_OF_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""The theme's scripts, sheets and icon: no page of ours loads them."""


class _WithoutIcons(Utf8Loader):
    """The theme's templates, but for the 14,000 icons in its dot-folder, which nobody lists.

    MkDocs goes through all names of templates for the files to copy, and copies none of these.
    """

    def list_templates(self) -> list[str]:
        """The names of templates outside dot-folders."""
        found: set[str] = set()
        for start in self.searchpath:
            for folder, folders, names in os.walk(start):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = folder[len(start) :].replace(os.sep, "/").lstrip("/")
                found |= {f"{below}/{name}" if below else name for name in names}
        return sorted(found)


def load_quickly(theme: MkDocsTheme) -> None:
    """Keeps MkDocs from listing the icons of ``theme`` and from recompiling its templates."""
    get_environment = theme.get_env

    def get_env() -> Environment:
        environment = get_environment()
        environment.loader = _WithoutIcons([Path(folder).resolve() for folder in theme.dirs])
        environment.bytecode_cache = compiled_templates()
        environment.auto_reload = False
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


def replace_assets(files: Files, config: MkDocsConfig) -> None:
    """Leaves out comments and what no page of ours loads; joins the parts of sheets and scripts.

    That is: the theme's scripts, sheets and icon, and the sitemap of MkDocs. Raises BuildRefused
    where a script or sheet is not UTF-8, or a sheet, a script or a part of it is missing.
    """
    config.theme.static_templates.discard("sitemap.xml")
    texts: dict[str, str] = {}
    for file in list(files):
        if file.src_uri == "sitemap.xml" or file.src_uri.startswith(UNUSED_OF_THEME):
            files.remove(file)
        elif file.src_uri.startswith("assets/") and file.src_uri.endswith((".css", ".js")):
            try:
                texts[file.src_uri] = file.content_string
            except UnicodeDecodeError as error:
                raise not_utf8(file.abs_src_path or file.src_uri, error) from None
    images = {
        file.src_uri: file.content_string
        for file in files
        if file.src_uri.startswith(IMAGES) and file.src_uri.endswith(".svg")
    }
    made_from = digest(*chain.from_iterable((*texts.items(), *images.items())))
    finished = kept("assets", made_from, dict[str, str], partial(_finished, texts, images))
    for file in list(files):
        if file.src_uri.startswith(UNLINKED):
            files.remove(file)
        elif file.src_uri in finished:
            file.content_string = finished[file.src_uri]


def _finished(texts: Mapping[str, str], images: Mapping[str, str]) -> dict[str, str]:
    """The scripts and sheets ``texts`` by path, as they are published; ``images`` are SVG."""
    short = {path: without_comments(text) for path, text in texts.items()}
    sheets = {path: text for path, text in short.items() if path.endswith(".css")}
    scripts = {path: text for path, text in short.items() if path.startswith("assets/search/")}
    linked = linked_sheets(sheets)
    return {**short, **linked, **embed_sheets(linked, images), **bundled(scripts)}


def add_pages(texts: Mapping[str, str], files: Files, config: MkDocsConfig) -> None:
    """Adds prose pages, path -> Markdown, to those of the project."""
    for path, text in texts.items():
        files.append(File.generated(config, path, content=text))


def keep_files(files: Files, config: MkDocsConfig, accepted: Container[str]) -> None:
    """Leaves out hidden files and backups of prose, which MkDocs may publish.

    Raises BuildRefused for a file of prose that is not at one of the paths ``accepted``, and for a
    page of another plugin that is in no language.
    """
    for file in list(files):
        if file.src_uri in accepted:
            continue
        is_prose = file.src_dir == config.docs_dir
        if is_prose and any(map(is_left_out, file.src_uri.split("/"))):
            files.remove(file)
        elif is_prose or (
            file.is_documentation_page() and file.src_uri.split("/")[0] not in LANGUAGES
        ):
            raise BuildRefused(
                f"{file.src_uri}: this file was made during the build, or by another plugin.\n"
                "    → Build again, or remove the plugin from the settings."
            )


def prose_pages(
    files: Files, config: MkDocsConfig, homes: Container[str], *, is_preview: bool
) -> list[ProsePage]:
    """The prose pages as MkDocs has read them; ``homes`` are those in the fallback language."""
    return [
        ProsePage(
            file.url,
            f"{Path(config.docs_dir).name}/{file.src_uri}",
            file.content_string,
            str(file.page.title),
            dict(file.page.meta),
            is_fallback=file.src_uri in homes,
            is_draft=_is_draft(file),
        )
        for file in _prose_files(files, is_preview)
        if file.page is not None
    ]


def _prose_files(files: Files, is_preview: bool) -> Sequence[File]:
    """The Markdown files of the pages that MkDocs builds: drafts only in a preview."""
    level = InclusionLevel.is_in_serve if is_preview else InclusionLevel.is_included
    return files.documentation_pages(inclusion=level)


def _is_draft(file: File) -> bool:
    return not file.inclusion.is_included()


class ProseParts(Protocol):
    """What the catalogue adds to prose pages."""

    def context(self, path: str, html: str) -> dict[str, Any]:
        """The variables of the template for the page at ``path``, whose prose is ``html``."""
        ...

    def finished(self, path: str, html: str) -> str:
        """The page at ``path`` from ``html``, as it is rendered."""
        ...


class FilesOfMkDocs:
    """Prose pages and assets as targets, for a preview: MkDocs itself would make all of them."""

    def __init__(
        self, environment: Environment, config: MkDocsConfig, files: Files, navigation: Navigation
    ) -> None:
        """Takes from ``files`` all that MkDocs would write, once it has read the prose pages."""
        self._template = environment.get_template
        self._context = partial(get_context, navigation, files, config)
        pages = [file.page for file in _prose_files(files, is_preview=True) if file.page]
        for page in pages:
            level = config.validation.links.anchors
            page.validate_anchor_links(files=files, log_level=level)
            page.meta["lang"] = page.url.split("/", 1)[0]
            page.active = True
        self._pages = [(page, page.content or "") for page in pages]
        self._assets: list[Target] = []
        for file in list(files):
            if file.is_documentation_page():
                files.remove(file)
            elif InclusionLevel.is_in_serve(file.inclusion):
                self._assets.append(FileTarget(file.dest_uri, file.content_bytes))
                files.remove(file)

    def targets(self, prose: ProseParts, build: str) -> list[Target]:
        """The targets; ``prose`` is that of the build that is called ``build``."""
        return self._assets + [
            MadeTarget(page.file.dest_uri, build, partial(self._page, page, html, prose))
            for page, html in self._pages
        ]

    def _page(self, page: Page, html: str, prose: ProseParts) -> bytes:
        """The prose page ``page`` as MkDocs would write it."""
        context = {**self._context(page), **prose.context(page.url, html)}
        rendered = self._template(page.meta.get("template", "main.html")).render(context)
        return prose.finished(page.url, rendered).encode(errors="xmlcharrefreplace")


def is_only_plugin(config: MkDocsConfig) -> bool:
    """Whether no other plugin and no hook takes part in builds."""
    return len(config.plugins) == 1 and not config.hooks


class Theme:
    """Renders the theme's page template with the parts of a page, or with marks for them."""

    def __init__(
        self,
        environment: Environment,
        config: MkDocsConfig,
        files: Files,
        navigation: Navigation,
        policy: str,
        footer: Callable[[str], Footer],
    ) -> None:
        """``footer`` gives what the foot of a page leads to in a language."""
        self._environment = environment
        self._config = config
        self._files = files
        self._navigation = navigation
        self._policy = policy
        self._footer = footer

    def shell(self, page: PageAddress) -> str:
        """The HTML around the parts of ``page``, with marks in their places."""
        return self.render(page, MARKS)

    def render(self, page: PageAddress, parts: dict[str, str]) -> str:
        """A whole page as MkDocs itself would render it with these ``parts``."""
        file = File.generated(self._config, f"{page.path}index.md", content="")
        title = page.title if isinstance(page, PageView) else ""
        stand_in = Page(title, file, self._config)
        stand_in.meta = {"lang": page.lang}
        stand_in.content = ""
        stand_in.toc = get_toc([])
        context = get_context(self._navigation, self._files, self._config, stand_in)
        template = self._environment.get_template("main.html")
        footer = self._footer(page.lang)
        policy = policy_of_page(self._policy, page.id)
        return template.render({**context, **main_context(page, parts, policy, footer)})
