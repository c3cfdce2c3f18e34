"""The Jinja environment of all templates but the theme's: autoescape is on, names are strict."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import FunctionType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from jazari_catalogue.exceptions import BuildRefused, not_utf8
from jazari_catalogue.languages import is_rtl
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.site.rendering.code_generator import (
    FastCodeGenerator,
    cached_escape,
    macro,
)
from jazari_catalogue.site.rendering.compiled import compiled_templates
from jazari_catalogue.site.rendering.markup import among, quoted, text, without, words
from jazari_catalogue.site.rendering.neighbourhood import sides
from jazari_catalogue.site.rendering.share_images import FOLDER
from jazari_catalogue.texts.interface import LOCALES, Interface
from jazari_catalogue.texts.latin import isolate_latin

_FOLDERS = ("embeds", "frame", "pages", "pictures", "records")


_TEXT = re.compile(r"""_\((["'])((?:(?!\1).)+)\1\)""")


class Utf8Loader(FileSystemLoader):
    """Loads templates from folders; refuses those that are not UTF-8 with their line."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source of ``template``, as Jinja's method returns it. Raises BuildRefused."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise not_utf8(template, error) from None


class _WithTexts(BaseLoader):
    """Replaces ``_("Sources")`` in templates by the look-up ``texts["Sources"]``.

    A page has some twenty interface texts, and a look-up takes a tenth of the time of a call of
    gettext. Languages share the compiled template and differ in their ``texts``.
    """

    def __init__(self, folder: Path, sources: Mapping[str, bytes]) -> None:
        """``sources`` are the bytes of the templates in ``folder`` by their names."""
        self._folder = folder
        self._sources = sources

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of ``template``, as Jinja has it, with look-ups. Raises BuildRefused."""
        if template not in self._sources:
            raise TemplateNotFound(template)
        try:
            source = self._sources[template].decode()
        except UnicodeDecodeError as error:
            raise not_utf8(template, error) from None
        source = _TEXT.sub(r"texts[\1\2\1]", source)
        return source, str(self._folder / template), lambda: True


class _Texts(dict[str, Markup]):
    """The interface texts of a language, escaped, by their English."""

    def __init__(self, interface: Interface) -> None:
        super().__init__()
        self._gettext = interface.gettext

    def __missing__(self, text: str) -> Markup:
        escaped = self[text] = escape(self._gettext(text))
        return escaped


class _Environment(Environment):
    """A Jinja environment with our code generator and what its code calls."""

    code_generator_class = FastCodeGenerator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.escaped = cached_escape()
        self.macro = macro
        self._loaded: dict[str, Template] = {}

    def get_template(self, name: Any, *options: Any) -> Template:
        """The template ``name``. Every rendering of a template asks for the one it extends."""
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, *options)
            # Jinja copies the globals at every rendering, which is slow from its chain of mappings.
            template.globals = dict(template.globals)
        return template


class Templates:
    """The templates in ``folder`` with the interface texts of every language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._templates: dict[tuple[str, str], Template] = {}
        self._environments: dict[str, Environment] = {}
        pictures = sorted(file.name for file in (self.folder / FOLDER).glob("*.png"))
        # Read once: one that is edited while pages are made must not have the digest of before.
        self._sources = {
            file.relative_to(self.folder).as_posix(): file.read_bytes() for file in self._files()
        }
        texts = (file.read_bytes() for file in sorted(LOCALES.rglob("*.po")))
        self.digest = digest(*pictures, *self._sources.values(), *texts)
        """Of all templates and interface texts, and of the names of the share images. It is part
        of the key of every page: a change in any of them rebuilds all pages."""

    def _files(self) -> list[Path]:
        files = [file for name in _FOLDERS for file in sorted((self.folder / name).rglob("*.html"))]
        return [*files, *sorted(self.folder.glob("macros*.html"))]

    def get(self, name: str, interface: Interface) -> Template:
        """The template ``name`` in the language of ``interface``. Raises TemplateError."""
        key = (interface.code, name)
        template = self._templates.get(key)
        if template is None:
            template = self._templates[key] = self._environment(interface).get_template(name)
        return template

    def has(self, name: str) -> bool:
        """Whether there is a file ``name`` in the folder: a template or an asset."""
        return (self.folder / name).is_file()

    def render(self, name: str, interface: Interface, /, **values: Any) -> str:
        """The template ``name`` rendered with ``values``.

        Raises BuildRefused, with file and line, if the template has a mistake.
        """
        try:
            return self.get(name, interface).render(values)
        except Exception as error:
            message = template_mistake(error)
            if message is None:
                raise
            raise BuildRefused(message) from error

    def _environment(self, interface: Interface) -> Environment:
        environment = self._environments.get(interface.code)
        if environment is None:
            environment = _Environment(
                loader=_WithTexts(self.folder, self._sources),
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
                "text": partial(text, page_language=interface.code),
                "words": partial(words, page_language=interface.code),
                "isolated": _isolated if is_rtl(interface.code) else escape,
                "sides": sides,
                "among": among,
                "without": without,
                "quoted": quoted,
            }
            environment.globals["texts"] = _Texts(interface)
            _cache_macros(environment)
            self._environments[interface.code] = environment
        return environment


def _isolated(text: str) -> Markup:
    """``text`` as HTML, with its Latin words isolated from Arabic around them."""
    return Markup(isolate_latin(str(escape(text))))


def template_mistake(error: Exception) -> str | None:
    """What is wrong with a template, with file and line, if it caused ``error``; otherwise None."""
    if isinstance(error, BuildRefused):
        return None
    location = _location(error)
    if isinstance(error, TemplateError):
        return f"{location}{error.message or type(error).__name__}"
    return f"{location}{type(error).__name__}: {error}" if location else None


def _location(error: Exception) -> str:
    """``file:line: `` of the template that ``error`` comes from; empty if it is not known."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: "
    location = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            location = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}: "
        trace = trace.tb_next
    return location


def _cache_macros(environment: Environment) -> None:
    """Caches what the macros of ``macros.html`` return for the same arguments.

    The cards and sources that they draw are on many pages: without this, a cold build of 1,000
    invented records takes 1.06 times as long (``benchmarks/shortcuts.py``). A macro there must not
    use anything but its arguments.
    """
    module = environment.get_template("macros.html").module
    for name, macro_ in vars(module).items():
        if isinstance(macro_, FunctionType):
            # ``typed``, since a text equals the Markup of the same characters.
            setattr(module, name, lru_cache(maxsize=1 << 15, typed=True)(macro_))
