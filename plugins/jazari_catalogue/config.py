"""The options of the plugin in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import Config


class CatalogueConfig(Config):
    """Options under ``jazari-catalogue:``."""

    records = option.ListOfItems(option.Type(str), default=["institutes.yaml", "partners.yaml"])
    """The record files: names and globs, relative to ``mkdocs.yml``."""

    repository = option.Optional(option.Type(str))
    """``owner/name`` on GitHub, where records are edited."""

    branch = option.Type(str, default="main")
    """The branch that edits start from."""

    assets = option.Type(str, default="node_modules")
    """Where the locked browser assets were installed, relative to ``mkdocs.yml``."""

    workers = option.Type(int, default=0)
    """Processes that write pages; 0 for one per core, at most four."""

    messages = option.Choice(("fr", "ar", "en"), default="fr")
    """The language in which problems of the records are told."""
