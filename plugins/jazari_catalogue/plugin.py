"""The MkDocs plugin: which event of a build calls what. Every decision lives elsewhere."""

from __future__ import annotations

import gc
import importlib
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.config.base import ValidationError
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.utils import CountHandler

from jazari_catalogue.config import CatalogueConfig
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import FALLBACK, LANGUAGES, MESSAGES
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import settings_in
from jazari_catalogue.records.watching import RecordWatch
from jazari_catalogue.records.yaml.conflicts import merge_conflicts

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from jazari_catalogue.build import Build, BuildPaths
    from jazari_catalogue.site.pages.prose import UnknownLink
    from jazari_catalogue.site.view_data import SiteFacts

UNUSED_OF_THEME = ("assets/javascripts/", "assets/images/favicon.png")
"""The theme's scripts and icon: no page of ours loads them."""

# ``mkdocs.plugins``; under ProperDocs, which lends its modules that name, ``properdocs.plugins``.
log = logging.getLogger(f"{BasePlugin.__module__}.{__name__}")


class JazariCatalogue(BasePlugin[CatalogueConfig]):
    """Builds the catalogue's pages around the prose that MkDocs renders.

    What this needs of the program is imported where it is needed: a process of its own reads the
    records meanwhile, from the moment that it is known which they are.
    """

    record_watch: RecordWatch | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Takes the options; begins to read the records, and loads the program."""
        outcome = super().load_config(options, config_file_path)
        errors, warnings = outcome
        if errors and config_file_path:
            return _located(errors, config_file_path, options.get("messages")), warnings
        _load_program()
        return outcome

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Marks the plugin as one that lives through the rebuilds of ``serve``."""
        self.command = command
        self.build: Build | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Moves MkDocs' output into the staging folder."""
        from jazari_catalogue.build import Build
        from jazari_catalogue.site.rendering.theme import quick_to_load

        build = self.build = Build(
            _paths(config, self.config),
            _facts(config, self.config, self.command),
            self.config.workers,
        )
        quick_to_load(config.theme)
        config.site_dir = str(build.paths.staging)
        watched = build.paths.overrides, build.paths.root / "plugins"
        config.watch += [str(folder) for folder in watched if folder.exists()]
        if self.record_watch is not None:
            self.record_watch.watch(build.paths.records, build.paths.root)
        elif self.command == "serve":
            signal = build.paths.cache / "changed-records"
            self.record_watch = RecordWatch(build.paths.records, build.paths.root, signal)
        return config

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: Callable[..., object],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Has the site rebuilt when a record file comes, goes or changes."""
        if self.record_watch is not None:
            server.watch(str(self.record_watch.signal))
            self.record_watch.start()
        return server

    def on_shutdown(self) -> None:
        """Ends the watch."""
        if self.record_watch is not None:
            self.record_watch.stop()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leaves out what is never loaded, and comments; makes one sheet of those of every page."""
        from jazari_catalogue.site.pages.prose import fallback_homes, misplaced_pages
        from jazari_catalogue.site.rendering.assets import (
            SHEET,
            SHEETS,
            one_sheet,
            without_comments,
        )

        config.theme.static_templates.discard("sitemap.xml")
        for file in list(files):
            if file.src_uri == "sitemap.xml" or file.src_uri.startswith(UNUSED_OF_THEME):
                files.remove(file)
            elif file.src_uri.startswith("assets/") and file.src_uri.endswith((".css", ".js")):
                file.content_string = without_comments(file.content_string)
        sheets = {f.src_uri: f.content_string for f in files if SHEETS.fullmatch(f.src_uri)}
        for file in list(files):
            if file.src_uri.startswith("assets/stylesheets/"):
                files.remove(file)
        files.append(File.generated(config, SHEET, content=one_sheet(sheets)))
        prose = {file.src_uri: file for file in files.documentation_pages()}
        if wrong := misplaced_pages(prose, Path(config.docs_dir).name):
            raise PluginError("\n".join(["The site was not built.", *wrong]))
        self.fallback_homes = fallback_homes(prose, lambda path: prose[path].content_string)
        for path, text in self.fallback_homes.items():
            files.append(File.generated(config, path, content=text))
        self._refuse_conflicts(files, Path(config.docs_dir))
        return files

    def _refuse_conflicts(self, files: Files, folder: Path) -> None:
        problems = []
        for file in files.documentation_pages():
            text = file.content_bytes.decode("utf-8-sig", "replace")
            problems += merge_conflicts(text, f"{folder.name}/{file.src_uri}", prose=True)
        if problems:
            report = CatalogueError(problems).report(self.config.messages, folder.parent)
            raise PluginError(f"The site was not built.\n{report}")

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Keeps the navigation for the frames."""
        self.navigation = nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Takes up records and prose; lets the theme give the frames."""
        from jazari_catalogue.site.rendering.theme import Theme

        build = self._build()
        try:
            build.load()
        except CatalogueError as error:
            raise PluginError(
                f"The site was not built.\n{error.report(self.config.messages, build.paths.root)}"
            ) from None
        theme = self.theme = Theme(env, config, files, build.facts.policy, build.site.footer)
        theme.navigation = self.navigation
        for file in files.documentation_pages():
            page = file.page
            if page is not None:
                try:
                    is_fallback = file.src_uri in self.fallback_homes
                    build.add_prose(file.url, dict(page.meta), str(page.title), is_fallback)
                except ValueError:
                    raise PluginError(
                        f"The site was not built.\n{Path(config.docs_dir).name}/{file.src_uri}: "
                        f"the order “{page.meta['order']}” is not a number.\n    → Write: order: 10"
                    ) from None
        build.with_shells(theme.frame_of)

    @event_priority(-50)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Gives a prose page its parts and the menu."""
        from jazari_catalogue.site.pages.prose import UnknownLink
        from jazari_catalogue.site.rendering.theme import page_context

        build = self._build()
        view = build.prose_page(page.url, dict(page.meta), str(page.title))
        page.meta["lang"] = view.lang
        try:
            body = build.prose_body(view, dict(page.meta), page.content or "")
        except UnknownLink as error:
            raise PluginError(_link_problem(page, config, error)) from None
        except TemplateError as error:
            raise PluginError(_template_problem(error)) from error
        interface = build.site.views[view.lang].interface
        parts = build.site.frame.parts(view, interface, body)
        footer = build.site.footer(view.lang)
        context.update(page_context(view, parts, build.facts.policy, footer))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Finishes a prose page, which MkDocs has put together."""
        return self._build().prose_finished(page.meta["lang"], output)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """Gives the page of missing addresses what other pages have of their own views."""
        context["typefaces"] = LANGUAGES[FALLBACK].typefaces  # type: ignore[typeddict-unknown-key]
        context["published"] = [*LANGUAGES]  # type: ignore[typeddict-unknown-key]
        context["parts"] = {"csp": self._build().facts.policy}  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publishes the targets and puts the new site in the place of the old."""
        from jazari_catalogue.site.rendering.assets import MissingAssets

        build = self._build()
        if _is_to_fail(config):
            build.abandon()
            return
        try:
            outcome = build.publish()
        except TemplateError as error:
            raise PluginError(_template_problem(error)) from error
        except MissingAssets as error:
            raise PluginError(
                f"{error} is not installed. Mend it with: rm -r node_modules && make site"
            ) from None
        except BuildRefused as refusal:
            raise PluginError(f"The site was not built.\n{refusal}") from None
        config.site_dir = str(build.paths.site)
        if self.command == "serve":
            log.info("%d of %d files written", outcome.written, outcome.files)
        else:
            sys.stdout.write(build.summary(outcome) + "\n")

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leaves no half-built site behind."""
        if self.build is not None:
            self.build.abandon()

    def _build(self) -> Build:
        assert self.build is not None, "on_config comes first"
        return self.build


def _load_program() -> None:
    """Imports what a build needs."""
    # The models and views are some ten thousand objects that stay: none of them is garbage.
    gc.disable()
    importlib.import_module("jazari_catalogue.build")
    importlib.import_module("jazari_catalogue.site.rendering.theme")
    gc.freeze()
    gc.enable()


def _located(errors: ConfigErrors, config_file_path: str, messages: object) -> ConfigErrors:
    """The errors, that of the record files with its line and in the language of ``messages``."""
    file = Path(config_file_path).absolute()
    language = str(messages) if messages in MESSAGES else FALLBACK
    try:
        settings_in(file, file.read_bytes())
    except CatalogueError as error:
        told = ValidationError(f"\n{error.report(language, file.parent)}")
        return [(key, told if key == "records" else other) for key, other in errors]
    except OSError:  # read from standard input
        pass
    return errors


def _root(config_file_path: str) -> Path:
    return Path(config_file_path).absolute().parent


def _is_to_fail(config: MkDocsConfig) -> bool:
    """Whether MkDocs will stop over its warnings, as it does in a strict build after all events."""
    handlers = logging.getLogger(BasePlugin.__module__.partition(".")[0]).handlers
    counts = (handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
    return config.strict and any(counts)


def _paths(config: MkDocsConfig, options: CatalogueConfig) -> BuildPaths:
    from jazari_catalogue.build import BuildPaths

    root = _root(config.config_file_path)
    custom = config.theme.custom_dir
    if custom is None:
        raise ConfigurationError("theme.custom_dir is not set; write: custom_dir: overrides")
    return BuildPaths(
        root=root,
        records=options.records,
        overrides=Path(custom),
        assets=root / options.assets,
        site=Path(config.site_dir),
    )


def _facts(config: MkDocsConfig, options: CatalogueConfig, command: str) -> SiteFacts:
    from jazari_catalogue.site.rendering.frame import CONTENT_SECURITY_POLICY
    from jazari_catalogue.site.view_data import SiteFacts

    if not config.site_url:
        raise ConfigurationError("site_url is not set; the languages of a page need full addresses")
    home = f"https://github.com/{options.repository}" if options.repository else None
    url = config.site_url.rstrip("/") + "/"
    # The preview's page reloads itself by an inline script that MkDocs adds; nothing else does.
    policy = "" if command == "serve" else CONTENT_SECURITY_POLICY
    return SiteFacts(
        config.site_name,
        url,
        edit_base=f"{home}/edit/{options.branch}/" if home else None,
        form_base=f"{home}/issues/new" if home else None,
        policy=policy,
    )


def _link_problem(page: Page, config: MkDocsConfig, error: UnknownLink) -> str:
    from jazari_catalogue.site.pages.prose import line_of

    root = _root(config.config_file_path)
    file = Path(page.file.abs_src_path or page.file.src_uri)
    text = file.read_text(encoding="utf-8")
    line, column = line_of(text, error.written)
    shown = file.resolve().relative_to(root) if file.resolve().is_relative_to(root) else file
    return (
        f"The site was not built.\n{shown.as_posix()}:{line}:{column}: "
        f"“{error.written}” leads nowhere.\n    → Did you mean “{error.near}”?"
    )


def _template_problem(error: TemplateError) -> str:
    """Where in which template something went wrong, for the person who just changed it."""
    place = ""
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name}:{error.lineno}: "
    else:
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename.endswith(".html"):
                place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}: "
            trace = trace.tb_next
    return f"The site was not built.\n{place}{error.message or type(error).__name__}"
