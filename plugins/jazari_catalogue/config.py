"""The options of the plugin in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from jazari_catalogue.languages import FALLBACK, MESSAGES
from jazari_catalogue.records.settings import DEFAULT_RECORDS, fault_in


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


class CatalogueConfig(Config):
    """Options under ``jazari-catalogue:``."""

    records = RecordFiles()
    """The record files: names and globs, relative to ``mkdocs.yml``."""

    repository = option.Optional(option.Type(str))
    """``owner/name`` on GitHub, where records are edited."""

    branch = option.Type(str, default="main")
    """The branch that edits start from."""

    assets = option.Type(str, default="node_modules")
    """Where the locked browser assets were installed, relative to ``mkdocs.yml``."""

    workers = option.Type(int, default=0)
    """Processes that write pages; 0 for one per core, at most four."""

    messages = option.Choice(MESSAGES, default=FALLBACK)
    """The language in which problems of the records are told."""
