"""The theme's frame, borrowed from MkDocs: the only module of ``site`` that imports it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.site.rendering.compiled import compiled_templates
from jazari_catalogue.site.rendering.frame import MARKS
from jazari_catalogue.site.view_data import Footer, PageView

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.theme import Theme as MkDocsTheme


class _WithoutIcons(FileSystemLoader):
    """The theme's templates, but for the 14,000 icons in its dot-folder, which nobody lists.

    MkDocs goes through all names of templates for the files to copy, and copies none of these.
    """

    def list_templates(self) -> list[str]:
        """The names of templates outside dot-folders."""
        found: set[str] = set()
        for start in self.searchpath:
            for folder, folders, names in os.walk(start):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(folder).relative_to(start)
                found |= {(below / name).as_posix() for name in names}
        return sorted(found)


def quick_to_load(theme: MkDocsTheme) -> None:
    """Keeps MkDocs from listing the icons of ``theme`` and from compiling its templates anew."""
    get_environment = theme.get_env

    def get_env() -> Environment:
        environment = get_environment()
        environment.loader = _WithoutIcons([Path(folder).resolve() for folder in theme.dirs])
        environment.bytecode_cache = compiled_templates()
        environment.auto_reload = False
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


class Theme:
    """Renders the theme's page template with the parts of a page, or with marks for them."""

    def __init__(
        self,
        environment: Environment,
        config: MkDocsConfig,
        files: Files,
        policy: str,
        footer: Callable[[str], Footer],
    ) -> None:
        """``footer`` gives what the foot of a page leads to in a language."""
        self._environment = environment
        self._config = config
        self._files = files
        self._policy = policy
        self._footer = footer
        self.navigation: Navigation

    def frame_of(self, page: PageView) -> str:
        """The frame of ``page`` with marks where its parts go."""
        return self.render(page, MARKS)

    def render(self, page: PageView, parts: dict[str, str]) -> str:
        """A whole page as MkDocs itself would render it with these ``parts``."""
        file = File.generated(self._config, f"{page.path}index.md", content="")
        stand_in = Page(page.title if parts is not MARKS else "", file, self._config)
        stand_in.meta = {"lang": page.lang}
        stand_in.content = ""
        stand_in.toc = get_toc([])
        context = get_context(self.navigation, self._files, self._config, stand_in)
        template = self._environment.get_template("main.html")
        footer = self._footer(page.lang)
        return template.render({**context, **page_context(page, parts, self._policy, footer)})


def page_context(
    page: PageView, parts: dict[str, str], policy: str, footer: Footer
) -> dict[str, Any]:
    """What ``main.html`` is given beside what MkDocs gives it."""
    return {
        "parts": {**parts, "csp": policy},
        "page_kind": page.id,
        "footer": footer,
        "typefaces": LANGUAGES[page.lang].typefaces,
    }
