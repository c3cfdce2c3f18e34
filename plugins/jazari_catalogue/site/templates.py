"""The Jinja environment of everything but the theme's frame: autoescape on, strict names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Macro
from markupsafe import escape

from jazari_catalogue.site.languages import LOCALES, Interface
from jazari_catalogue.site.markup import text
from jazari_catalogue.site.targets import digest

_FOLDERS = ("parts", "pages", "records")


_TEXT = re.compile(r"""\{\{-?\s*_\((["'])((?:(?!\1).)+)\1\)\s*-?\}\}""")


class _Translated(FileSystemLoader):
    """Puts the interface texts into a template before it is compiled, once per language.

    ``{{ _("Sources") }}`` stands some twenty times in a page and pages come by the thousand.
    """

    def __init__(self, folder: Path, interface: Interface) -> None:
        super().__init__(folder)
        self._gettext = interface.gettext

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source of ``template`` with its fixed texts translated and escaped."""
        source, name, current = super().get_source(environment, template)
        return _TEXT.sub(self._translated, source), name, current

    def _translated(self, found: re.Match[str]) -> str:
        text = str(escape(self._gettext(found.group(2))))
        return text.replace("{", "&#123;")  # a translation is text, never template code


class Templates:
    """The templates in ``folder``, rendered with the interface texts of a language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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

    def render(self, name: str, interface: Interface, /, **values: Any) -> str:
        """Template ``name`` filled with ``values``."""
        return self.get(name, interface).render(values)

    def _environment(self, interface: Interface) -> Environment:
        environment = self._environments.get(interface.code)
        if environment is None:
            environment = Environment(
                loader=_Translated(self.folder, interface),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                auto_reload=False,
                extensions=["jinja2.ext.i18n"],
            )
            install: Callable[..., None] = environment.install_gettext_callables  # type: ignore[attr-defined]
            install(interface.gettext, interface.ngettext, newstyle=True)
            environment.filters["text"] = text
            _remember_macros(environment)
            self._environments[interface.code] = environment
        return environment


def _remember_macros(environment: Environment) -> None:
    """Lets the macros of ``macros.html`` answer from memory.

    They are pure: a card or a source looks the same on each of the many pages that show it.
    """
    module = environment.get_template("macros.html").module
    for name, macro in vars(module).items():
        if isinstance(macro, Macro):
            setattr(module, name, lru_cache(maxsize=1 << 15)(macro))
