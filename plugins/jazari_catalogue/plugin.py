"""The MkDocs plugin: which event of a build calls what. Every decision is made elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority

from jazari_catalogue import phases
from jazari_catalogue.build import (
    Build,
    free_earlier_builds,
    refusal_message,
    report,
    unchanged_summary,
)
from jazari_catalogue.config import (
    CatalogueConfig,
    WarningCount,
    build_options,
    empty_config,
    has_failed,
    located,
    preview_inputs,
    serves_reloading,
    site_facts,
    sources_of,
    watched_by_mkdocs,
    without_pages,
)
from jazari_catalogue.publishing.publisher import Outcome, Publisher
from jazari_catalogue.publishing.scratch import Scratch
from jazari_catalogue.publishing.targets import Target, files_of
from jazari_catalogue.records.reloading import RecordCache
from jazari_catalogue.site.pages.prose import fallback_homes, read_prose
from jazari_catalogue.site.rendering import theme
from jazari_catalogue.site.rendering.frame import context_without_view

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from jazari_catalogue.preview.server import Preview


@contextmanager
def _refusals() -> Iterator[None]:
    """Hands a refusal to MkDocs, which reports it without a traceback and stops the build."""
    try:
        yield
    except Exception as error:
        if (message := refusal_message(error)) is None:
            raise
        raise PluginError(message) from error


class JazariCatalogue(BasePlugin[CatalogueConfig]):
    """Builds the catalogue's pages around the prose that MkDocs renders."""

    preview: Preview | None = None
    record_cache: RecordCache | None = None
    scratch: Scratch | None = None
    publisher: Publisher | None = None
    warning_count: WarningCount | None = None
    kept: Outcome | None = None
    files: theme.FilesOfMkDocs | None = None
    builds = 0

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Reports a wrong ``records`` or ``publisher`` option with its line."""
        errors, warnings = super().load_config(options, config_file_path)
        return located(errors, config_file_path, options), warnings

    def on_startup(self, *, command: str, **_: object) -> None:
        """Makes this a plugin that lives through the rebuilds of ``serve``."""
        self.is_preview = command == "serve"
        if self.is_preview and serves_reloading():
            # Its imports, of watchdog and a server, are a tenth of those that other builds need.
            from jazari_catalogue.preview.server import Preview

            self.preview = Preview(free_earlier_builds, self.rebuild_records)

    @_refusals()
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Turns MkDocs' output to a folder of this build's own."""
        self.phases = phases.start_build()
        options = self.options = build_options(config, self.config)
        reloads_itself = self.is_preview and self.preview is None
        self.facts = site_facts(config, self.config, has_policy=not reloads_itself)
        config.watch += map(str, options.watched)
        if self.preview is None:
            self.publisher = options.publisher()
            self.publisher.begin()
        else:
            self.preview.read(preview_inputs(config, options), options.messages)
            if not self.preview.is_serving:
                return empty_config(config)
        self.scratch = Scratch(options.cache)
        rendered = self.scratch.path / "rendered"
        self.warning_count = WarningCount()
        with phases.phase("comparing with the last build"):
            self.sources = None if self.is_preview else sources_of(config, self.config, options)
            self.kept = None
            if self.publisher is not None and self.sources is not None:
                self.kept = self.publisher.kept(self.sources.digest)
        if self.kept is not None:
            return without_pages(config, rendered)
        theme.load_quickly(config.theme)
        config.site_dir = str(rendered)
        return config

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
        **_: object,
    ) -> LiveReloadServer:
        """Builds the site, for the first time, and has the preview rebuild it."""
        if self.preview is not None:
            watched = watched_by_mkdocs(config)
            if not self.preview.serve(server, builder, watched):
                self.preview = None
                builder()
        return server

    def on_shutdown(self) -> None:
        """Ends the preview, and a build that was interrupted."""
        self._end()
        if self.preview is not None:
            self.preview.stop()
        if self.is_preview and self.publisher is not None:
            self.publisher.remove_traces()

    def _end(self) -> None:
        """Deletes what is only needed while a build runs, and lets others begin."""
        if self.scratch is not None:
            self.scratch.remove()
            self.scratch = None
        if self.warning_count is not None:
            self.warning_count.stop()
        if self.publisher is not None:
            self.publisher.end()

    @event_priority(-100)
    @_refusals()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publishes our assets in place of the theme's; checks the prose pages."""
        if self.kept is not None:
            return files
        theme.replace_assets(files, config)
        contents, drafts = theme.prose_contents(files, is_preview=self.is_preview)
        texts = read_prose(contents, drafts, Path(config.docs_dir), self.options.messages)
        self.homes = fallback_homes(texts)
        theme.add_pages(self.homes, files, config)
        return files

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Keeps the navigation for the theme."""
        self.navigation = nav

    @_refusals()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Reads the records and plans the site, once prose pages and theme are there."""
        if self.kept is not None:
            return
        prose = theme.prose_pages(files, config, self.homes, is_preview=self.is_preview)
        themed = partial(theme.Theme, env, config, files, self.navigation, self.facts.policy)
        record_cache = self.record_cache or self.options.record_cache()
        self.record_cache = record_cache if self.is_preview else None
        plan = partial(Build, self.options, self.facts, prose, themed, record_cache)
        self.build = plan()
        if self.preview is not None and theme.is_only_plugin(config):
            self.plan = plan
            self.files = theme.FilesOfMkDocs(env, config, files, self.navigation)

    @event_priority(-50)
    @_refusals()
    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """Gives a prose page its parts and the menu."""
        page.meta["lang"] = page.url.split("/", 1)[0]
        context.update(self.build.prose.context(page.url, page.content or ""))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Finishes a prose page, which MkDocs has put together."""
        return self.build.prose.finished(page.url, output)

    def on_template_context(self, context: TemplateContext, **_: object) -> TemplateContext:
        """Gives 404.html, which has no view, what other pages have from theirs."""
        context.update(context_without_view(self.facts, self.options.overrides))  # type: ignore[typeddict-item]
        return context

    @event_priority(-100)
    @_refusals()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publishes the targets, unless MkDocs will stop over its warnings."""
        if has_failed(config):
            self._end()
            return
        if self.kept is not None:
            self._end()
            report(unchanged_summary(self.kept, self.options.site, self.phases))
            return
        self.rendered = files_of(Path(config.site_dir))
        assert self.warning_count is not None  # since on_config
        has_warned = self.warning_count.stop()
        if self.preview is not None:
            self._end()
            self._show()
            return
        assert self.publisher is not None  # since on_config
        targets = self.build.targets(self.rendered)
        # With warnings, the next build is made too, so that it warns again.
        published = self.build.publish(
            self.publisher, targets, None if has_warned else self.sources
        )
        self._end()
        config.site_dir = str(self.options.site)
        report(self.build.summary(published, self.phases, brief=self.is_preview))

    def _show(self) -> None:
        """Has the preview show the build."""
        assert self.preview is not None
        self.builds += 1
        others: list[Target] = [*self.rendered]
        if self.files is not None:
            others += self.files.targets(self.build.prose, str(self.builds))
        self.preview.show(self.build.targets(others))

    def rebuild_records(self) -> bool:
        """Builds the site without MkDocs, for a preview, if only records have changed.

        False if the preview needs MkDocs: another plugin may do something with the pages.
        """
        if self.files is None:
            return False
        self.phases = phases.start_build()
        self.build = self.plan()
        self._show()
        return True

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Ends the build; reports without a traceback what MkDocs would not."""
        self._end()
        if not isinstance(error, MkDocsException) and (message := refusal_message(error)):
            raise Abort(message)
