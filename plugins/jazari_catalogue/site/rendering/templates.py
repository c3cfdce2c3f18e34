"""The Jinja environment of everything but the theme's frame: autoescape on, strict names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import FunctionType
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.site.rendering.code_generator import QuickGenerator, escaping, macro
from jazari_catalogue.site.rendering.compiled import compiled_templates
from jazari_catalogue.site.rendering.markup import among, text, without
from jazari_catalogue.site.rendering.neighbourhood import sides
from jazari_catalogue.site.rendering.share_images import FOLDER
from jazari_catalogue.site.text.interface import LOCALES, Interface

_FOLDERS = ("frame", "pages", "pictures", "records")


_TEXT = re.compile(r"""_\((["'])((?:(?!\1).)+)\1\)""")


class _WithTexts(FileSystemLoader):
    """Writes ``_("Sources")`` as a look-up, ``texts["Sources"]``.

    Some twenty interface texts stand in every page, and a look-up costs a tenth of a call of
    gettext. Languages share the compiled template and differ in their ``texts``.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source of ``template`` with its interface texts as look-ups."""
        source, name, current = super().get_source(environment, template)
        return _TEXT.sub(r"texts[\1\2\1]", source), name, current


class _Texts(dict[str, Markup]):
    """The interface texts of a language, escaped, by their English."""

    def __init__(self, interface: Interface) -> None:
        super().__init__()
        self._gettext = interface.gettext

    def __missing__(self, text: str) -> Markup:
        found = self[text] = escape(self._gettext(text))
        return found


class _Environment(Environment):
    """Jinja's environment with our way of escaping."""

    code_generator_class = QuickGenerator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.escaped = escaping()
        self.macro = macro
        self._known: dict[str, Template] = {}

    def get_template(self, name: Any, *options: Any) -> Template:
        """Template ``name``; the build asks for one it inherits from at every page."""
        template = self._known.get(name)
        if template is None:
            template = self._known[name] = super().get_template(name, *options)
            # Jinja goes through a template's globals at every rendering: a chain of mappings,
            # unless they are one.
            template.globals = dict(template.globals)
        return template


class Templates:
    """The templates in ``folder``, rendered with the interface texts of a language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._templates: dict[tuple[str, str], Template] = {}
        self._environments: dict[str, Environment] = {}
        pictures = sorted(file.name for file in (self.folder / FOLDER).glob("*.png"))
        self.digest = digest(*pictures, *(file.read_bytes() for file in self._sources()))
        """Of all templates and interface texts, and of which pictures there are to name: a change
        in any makes every page new."""

    def _sources(self) -> list[Path]:
        found = [file for name in _FOLDERS for file in sorted((self.folder / name).rglob("*.html"))]
        return [*found, *sorted(self.folder.glob("macros*.html")), *sorted(LOCALES.rglob("*.po"))]

    def get(self, name: str, interface: Interface) -> Template:
        """Template ``name`` speaking the language of ``interface``."""
        key = (interface.code, name)
        template = self._templates.get(key)
        if template is None:
            template = self._templates[key] = self._environment(interface).get_template(name)
        return template

    def has(self, name: str) -> bool:
        """Whether there is a template ``name``."""
        return (self.folder / name).is_file()

    def render(self, name: str, interface: Interface, /, **values: Any) -> str:
        """Template ``name`` filled with ``values``.

        Raises BuildRefused, with file and line, where the template has a mistake.
        """
        try:
            return self.get(name, interface).render(values)
        except (TemplateError, AttributeError, LookupError) as error:
            message = error.message if isinstance(error, TemplateError) else str(error)
            raise BuildRefused(f"{_location(error)}{message or type(error).__name__}") from error

    def _environment(self, interface: Interface) -> Environment:
        environment = self._environments.get(interface.code)
        if environment is None:
            environment = _Environment(
                loader=_WithTexts(self.folder),
                bytecode_cache=compiled_templates(),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                auto_reload=False,
                extensions=["jinja2.ext.i18n"],
            )
            install: Callable[..., None] = environment.install_gettext_callables  # type: ignore[attr-defined]
            install(interface.gettext, interface.ngettext, newstyle=True)
            environment.filters |= {
                "text": text,
                "sides": sides,
                "among": among,
                "without": without,
            }
            environment.globals["texts"] = _Texts(interface)
            _remember_macros(environment)
            self._environments[interface.code] = environment
        return environment


def _location(error: Exception) -> str:
    """``file:line: `` of the template that ``error`` comes from; empty where it is not known."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: "
    location = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            location = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}: "
        trace = trace.tb_next
    return location


def _remember_macros(environment: Environment) -> None:
    """Lets the macros of ``macros.html`` answer from memory.

    They are pure: a card or a source looks the same on each of the many pages that show it.
    """
    module = environment.get_template("macros.html").module
    for name, drawn in vars(module).items():
        if isinstance(drawn, FunctionType):
            setattr(module, name, lru_cache(maxsize=1 << 15, typed=True)(drawn))
