"""The MkDocs plugin: which event of a build calls what. Every decision is made elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority

from jazari_catalogue import config as settings
from jazari_catalogue.build import Build, refusal_message
from jazari_catalogue.run import PreviewRun, PublishingRun, new_preview
from jazari_catalogue.site.prose.files import fallback_homes
from jazari_catalogue.site.rendering import theme
from jazari_catalogue.site.rendering.frame import context_without_view

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from jazari_catalogue.preview.server import Preview


class JazariCatalogue(BasePlugin[settings.CatalogueConfig]):
    """Builds the catalogue's pages around the prose that MkDocs renders."""

    preview: Preview | None = None
    run: PublishingRun | PreviewRun | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Reports a wrong ``records`` or ``publisher`` option with its line."""
        errors, warnings = super().load_config(options, config_file_path)
        return settings.located(errors, config_file_path, options), warnings

    def on_startup(self, *, command: str, **_: object) -> None:
        """Makes this a plugin that lives through the rebuilds of ``serve``."""
        # MkDocs keeps the plugin for other builds in the same process.
        self.run, self.is_preview = None, command == "serve"
        self.preview = new_preview() if self.is_preview and settings.serves_reloading() else None

    @settings.refusals()
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Turns MkDocs' output to a folder of this build's own."""
        options = self.options = settings.build_options(config, self.config)
        reloads_itself = self.is_preview and self.preview is None
        self.facts = settings.site_facts(config, self.config, has_policy=not reloads_itself)
        config.watch += map(str, options.watched)
        warnings = settings.WarningCount()
        if self.preview is not None:
            self.preview.read(settings.preview_inputs(config, options), options.messages)
            if not self.preview.is_serving:  # MkDocs ends if the first build of a preview fails
                return settings.without_pages(config, config.site_dir)
            self.run = PreviewRun(options, warnings, self.preview)
        else:
            self.run = PublishingRun(options, warnings, is_preview=self.is_preview)
            if not self.is_preview:
                sources = partial(settings.sources_of, config, self.config, options)
                if self.run.is_unchanged(sources):
                    return settings.without_pages(config, self.run.rendered)
        # Before MkDocs lists the files: it follows links, and waits for what is in a pipe.
        self.prose = settings.accepted_prose(config, options)
        theme.load_quickly(config.theme)
        config.site_dir = self.run.rendered
        return config

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any, **_: object) -> Any:
        """Builds the site, for the first time, and has the preview rebuild it."""
        watched = settings.watched_by_mkdocs(config)
        if self.preview is not None and not self.preview.serve(server, builder, watched):
            self.preview = None
            builder()
        return server

    def on_shutdown(self) -> None:
        """Ends the preview, and a build that was interrupted."""
        if self.run is not None:
            self.run.shut_down()
        if self.preview is not None:
            self.preview.stop()

    @event_priority(-100)
    @settings.refusals()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publishes our assets in place of the theme's, and of prose what has been checked."""
        theme.replace_assets(files, config)
        theme.keep_files(files, config, self.prose.paths)
        self.homes = fallback_homes(self.prose.pages)
        theme.add_pages(self.homes, files, config)
        return files

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Keeps the navigation for the theme."""
        self.navigation = nav

    @settings.refusals()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Reads the records and plans the site, once prose pages and theme are there."""
        prose = theme.prose_pages(files, config, self.homes, is_preview=self.is_preview)
        themed = partial(theme.Theme, env, config, files, self.navigation, self.facts.policy)
        assert self.run is not None  # since on_config
        records, dead_links = self.run.records, self.prose.link_problems
        plan = partial(Build, self.options, self.facts, prose, themed, records, dead_links)
        self.build = plan()
        if isinstance(self.run, PreviewRun) and theme.is_only_plugin(config):
            self.run.keep(plan, theme.FilesOfMkDocs(env, config, files, self.navigation))

    @event_priority(-50)
    @settings.refusals()
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
    @settings.refusals()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publishes the site, unless MkDocs will stop over its warnings."""
        assert self.run is not None  # since on_config
        if settings.has_failed(config):
            self.run.end()
        else:
            self.run.finish(self.build)
            config.site_dir = str(self.options.site)

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Ends the build; reports without a traceback what MkDocs would not."""
        if self.run is not None:
            self.run.end()
        if not isinstance(error, MkDocsException) and (message := refusal_message(error)):
            raise Abort(message)
