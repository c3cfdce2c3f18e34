"""The Jinja environment of everything but the theme's frame: autoescape on, strict names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket, BytecodeCache

from jazari_catalogue.site.languages import LOCALES, Interface
from jazari_catalogue.site.targets import digest

_FOLDERS = ("parts", "pages", "records")


class _Shared(BytecodeCache):
    """Compiled templates kept in memory, so that three languages compile each one once."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


class Templates:
    """The templates in ``folder``, rendered with the interface texts of a language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._compiled = _Shared()
        self._environments: dict[str, Environment] = {}
        self.digest = digest(*(file.read_bytes() for file in self._sources()))
        """Of all templates and interface texts: a change in any makes every page new."""

    def _sources(self) -> list[Path]:
        found = [file for name in _FOLDERS for file in sorted((self.folder / name).rglob("*.html"))]
        return [*found, *sorted(self.folder.glob("macros*.html")), *sorted(LOCALES.rglob("*.po"))]

    def get(self, name: str, interface: Interface) -> Template:
        """Template ``name`` speaking the language of ``interface``."""
        return self._environment(interface).get_template(name)

    def has(self, name: str) -> bool:
        """Whether there is a template ``name``."""
        return (self.folder / name).is_file()

    def render(self, name: str, interface: Interface, **values: Any) -> str:
        """Template ``name`` filled with ``values``."""
        return self.get(name, interface).render(values)

    def _environment(self, interface: Interface) -> Environment:
        environment = self._environments.get(interface.code)
        if environment is None:
            environment = Environment(
                loader=FileSystemLoader(self.folder),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                auto_reload=False,
                extensions=["jinja2.ext.i18n"],
                bytecode_cache=self._compiled,
            )
            install: Callable[..., None] = environment.install_gettext_callables  # type: ignore[attr-defined]
            install(interface.gettext, interface.ngettext, newstyle=True)
            self._environments[interface.code] = environment
        return environment
