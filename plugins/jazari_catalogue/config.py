"""The options of the plugin in ``mkdocs.yml``, and what a build takes from them."""

from __future__ import annotations

import copy
import logging
import os
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import markdown.extensions  # type: ignore[import-untyped]
from mkdocs.config import config_options as option
from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PluginCollection
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

from jazari_catalogue import routes
from jazari_catalogue.build import BuildOptions, refusal_message
from jazari_catalogue.code_host import repository_address
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.history.history import state_of
from jazari_catalogue.languages import FALLBACK, MESSAGES
from jazari_catalogue.preview.inputs import Inputs
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import DEFAULT_RECORDS, fault_in, settings_in
from jazari_catalogue.site.prose.checks import Prose, read_prose
from jazari_catalogue.site.publisher import (
    PublisherFacts,
    check_publisher,
    faults_of_publisher,
    publisher_of,
)
from jazari_catalogue.site.rendering.frame import CONTENT_SECURITY_POLICY
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.sources import SourceFolders, Sources

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_MARKDOWN = markdown.extensions.__name__
_OWN = {module.name for module in pkgutil.iter_modules(markdown.extensions.__path__)}
"""The extensions that come with Python-Markdown, which read no files."""


class RecordFiles(BaseConfigOption[list[str]]):
    """Names and globs of record files, as ``records/settings.py`` takes them."""

    def run_validation(self, value: object) -> list[str]:
        """The names; the default where there is no value."""
        if value is None:
            return [*DEFAULT_RECORDS]
        fault = fault_in(value)
        if fault is not None:
            raise ValidationError(" · ".join(fault.reason))
        return [str(item) for item in value] if isinstance(value, list) else []


class PublisherOption(BaseConfigOption[PublisherFacts]):
    """Who publishes the site, as ``site/publisher.py`` takes it."""

    def run_validation(self, value: object) -> PublisherFacts:
        """The publisher; the default where there is no value."""
        if faults := faults_of_publisher(value):
            raise ValidationError("; ".join(" · ".join(fault.reason) for fault in faults))
        return publisher_of(value)


class CatalogueConfig(Config):
    """Options under ``jazari-catalogue:``."""

    records = RecordFiles()
    """The record files: names and globs, relative to ``mkdocs.yml``."""

    repository = option.Optional(option.Type(str))
    """``owner/name`` on GitHub, where records are edited."""

    server = option.Optional(option.Type(str))
    """The address of the server that has the repository; github.com if it is not set."""

    publisher = PublisherOption()
    """Who publishes the site, which every page says.

    ``name`` is one text, or a text in each language; ``official`` is true only on a site of the
    State; ``contact`` is the e-mail address of a role, ``url`` the web page of the publisher.
    Without the last two, no page mentions a contact or a web page.
    """

    branch = option.Type(str, default="main")
    """The branch that edits start from."""

    assets = option.Type(str, default="node_modules")
    """Where the locked browser assets were installed, relative to ``mkdocs.yml``."""

    workers = option.Type(int, default=0)
    """Processes that write pages; 0 for one per core, at most four."""

    messages = option.Choice(MESSAGES, default=FALLBACK)
    """The language of messages about records."""


def build_options(config: MkDocsConfig, options: CatalogueConfig) -> BuildOptions:
    """Where a build reads and writes. Raises BuildRefused where an option is missing."""
    if config.theme.custom_dir is None:
        raise BuildRefused("theme.custom_dir is not set; write: custom_dir: overrides")
    if not config.use_directory_urls:
        raise BuildRefused("use_directory_urls is false; pages of records need it to be true")
    root = Path(config.config_file_path).absolute().parent
    site = Path(config.site_dir)
    if os.path.lexists(site) and not site.is_dir():
        raise BuildRefused(f"site_dir is {site}, which is no folder: delete it")
    return BuildOptions(
        root=root,
        records=options.records,
        overrides=Path(config.theme.custom_dir),
        assets=root / options.assets,
        site=site,
        messages=options.messages,
        workers=options.workers,
    )


def accepted_prose(config: MkDocsConfig, options: BuildOptions) -> Prose:
    """The files of prose. Raises BuildRefused with every problem of them."""
    drafts = [spec for spec in (config.draft_docs, config.exclude_docs) if spec is not None]
    prose = read_prose(
        Path(config.docs_dir),
        options.root,
        lambda path: any(spec.match_file(path) for spec in drafts),
    )
    if prose.problems:
        raise BuildRefused(CatalogueError(prose.problems).report(options.messages, options.root))
    return prose


def site_facts(config: MkDocsConfig, options: CatalogueConfig, *, has_policy: bool) -> SiteFacts:
    """Where the site and its repository are. Raises BuildRefused where that is unknown or wrong.

    ``has_policy`` is false where MkDocs adds an inline script to pages, so that they reload.
    """
    if not config.site_url:
        raise BuildRefused("site_url is not set; the languages of a page need full addresses")
    home = None
    if options.repository:
        try:
            home = repository_address(options.server, options.repository)
        except ValueError as error:
            raise BuildRefused(str(error)) from None
    return SiteFacts(
        config.site_name,
        config.site_url.rstrip("/") + "/",
        edit_base=f"{home}/edit/{options.branch}/" if home else None,
        form_base=f"{home}/issues/new" if home else None,
        policy=CONTENT_SECURITY_POLICY if has_policy else "",
        publisher=options.publisher,
        repository=home,
    )


def located(
    errors: ConfigErrors, config_file_path: str | None, options: Mapping[str, object]
) -> ConfigErrors:
    """``errors``, those of ``records`` and ``publisher`` with their lines.

    Their language is that of the option ``messages``.
    """
    if not errors or not config_file_path:
        return errors
    file = Path(config_file_path).absolute()
    messages = options.get("messages")
    language = str(messages) if messages in MESSAGES else FALLBACK
    try:
        data = file.read_bytes()
    except OSError:  # read from standard input
        return errors
    reports = {}
    for key, check in (
        ("records", lambda: settings_in(file, data)),
        ("publisher", lambda: check_publisher(file, data, options.get("publisher"))),
    ):
        try:
            check()
        except CatalogueError as error:
            reports[key] = ValidationError(f"\n{error.report(language, file.parent)}")
    return [(key, reports.get(key, other)) for key, other in errors]


def sources_of(
    config: MkDocsConfig, plugin: CatalogueConfig, options: BuildOptions
) -> Sources | None:
    """All that the site is made from; None if it may be made from something that nobody knows.

    Other plugins, hooks and extensions of Markdown may read anything, and so may functions and
    classes that the settings name.
    """
    installed = [folder for folder in config.theme.dirs if folder != str(options.overrides)]
    if (
        len(config.plugins) != 1  # hooks are among them
        or not all("-packages" in folder for folder in installed)
        or not {name.removeprefix(f"{_MARKDOWN}.") for name in config.markdown_extensions} <= _OWN
        or not all(
            map(_is_plain, (config.mdx_configs, config.extra, _without_locale(config.theme)))
        )
    ):
        return None
    folders = SourceFolders(
        root=options.root,
        records=options.records,
        prose=Path(config.docs_dir),
        overrides=options.overrides,
        assets=options.assets,
        settings=Path(config.config_file_path),
    )
    day = os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).date().isoformat()
    # The environment is in the settings, where MkDocs has replaced `!ENV`.
    objects = {"plugins": dict(plugin), "theme": _theme_settings(config.theme)}
    settings = [repr(objects.get(name, value)) for name, value in config.items()]
    try:
        return Sources(folders, [day, state_of(options.root), *settings])
    except (OSError, ValueError, BuildRefused):  # which the build reports
        return None


def _theme_settings(theme: Theme) -> tuple[object, ...]:
    return theme.name, dict(theme), sorted(theme.static_templates)


def _without_locale(theme: Theme) -> dict[str, object]:
    """The settings of ``theme``, save the one of which MkDocs makes an object."""
    return {name: value for name, value in theme.items() if name != "locale"}


def _is_plain(value: object) -> bool:
    """Whether ``value`` of a setting is nothing but texts, numbers and dates."""
    if isinstance(value, Mapping):
        return all(map(_is_plain, (*value, *value.values())))
    if isinstance(value, list | tuple | set):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | bytes | int | float | date)


def without_pages(config: MkDocsConfig, folder: str) -> MkDocsConfig:
    """``config`` for a build that has nothing to do; ``folder`` is an empty one."""
    empty = copy.copy(config)
    empty.docs_dir = empty.site_dir = folder
    empty.nav = None
    empty.theme = Theme()
    empty.theme.static_templates.clear()
    empty.extra_templates = []
    empty.plugins = PluginCollection()
    return empty


class WarningCount:
    """Counts the warnings of MkDocs and its plugins, as a strict build does, until `stop`."""

    def __init__(self) -> None:
        self._logger = logging.getLogger(Config.__module__.partition(".")[0])
        self._handler = CountHandler()
        self._handler.setLevel(logging.WARNING)
        self._logger.addHandler(self._handler)

    def stop(self) -> bool:
        """Whether there were any. May be called again."""
        self._logger.removeHandler(self._handler)
        return any(self._handler.get_counts())


def has_failed(config: MkDocsConfig) -> bool:
    """Whether there were warnings, over which a strict build stops after all of its events."""
    handlers = logging.getLogger(Config.__module__.partition(".")[0]).handlers
    counts = (handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
    return config.strict and any(counts)


def serves_reloading() -> bool:
    """Whether this is ``mkdocs serve`` with pages that reload, and so with the event ``serve``."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("livereload"))


def watched_by_mkdocs(config: MkDocsConfig) -> list[str]:
    """The paths that MkDocs watches of itself."""
    file = config.config_file_path
    return [path for path in (config.docs_dir, file and os.path.abspath(file)) if path]


def preview_inputs(config: MkDocsConfig, options: BuildOptions) -> Inputs:
    """The files that a build reads, for a preview to watch."""
    return Inputs(
        options.root,
        tuple(options.records),
        folders=frozenset({config.docs_dir, *map(str, options.watched)}),
        files=frozenset({config.config_file_path, str(options.root / routes.SCHEMA)}),
    )


@contextmanager
def refusals() -> Iterator[None]:
    """Hands a refusal to MkDocs, which reports it without a traceback and stops the build."""
    try:
        yield
    except Exception as error:
        if (message := refusal_message(error)) is None:
            raise
        raise PluginError(message) from error
