"""A page joined from the theme's frame and its parts is the page that MkDocs would render."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urljoin

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.rendering.frame import PARTS, Frame, Shell
from jazari_catalogue.site.rendering.theme import Theme
from jazari_catalogue.site.view_data import PageView
from jazari_catalogue.texts.interface import Interface
from tests.project import LANGUAGES, Project


def resolved(whole: str, page: PageView) -> str:
    """The page with absolute URLs.

    The theme writes the shortest relative URL from the page that it renders. Pages that share a
    frame share that URL, which is not the shortest for each of them, but leads to the same page.
    """
    return re.sub(
        r'(?<= )(href|src|action)="([^"]*)"',
        lambda match: f'{match[1]}="{urljoin(page.canonical, match[2])}"',
        whole,
    )


def test_every_joined_page_is_the_page_that_mkdocs_renders(
    small_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = small_project.build()
    site, theme = plugin.build.site, plugin.build.theme
    assert isinstance(theme, Theme)
    compared: Counter[tuple[str, str]] = Counter()
    join = site.frame.whole

    def compare(page: PageView, interface: Interface, body: str) -> str:
        joined = join(page, interface, body)
        rendered = theme.render(page, site.frame.parts(page, interface, body))
        assert resolved(joined, page) == resolved(rendered, page), page.path
        compared[page.lang, page.id] += 1
        return joined

    monkeypatch.setattr(site.frame, "whole", compare)
    published = small_project.files()
    for target in site.targets():
        content = target.content()
        assert published[target.path] == content, target.path
    kinds = {kind for _, kind in compared}
    assert {"institute", "source", "list-institute", "region", "audiences", "search"} <= kinds
    assert set(compared) == {(code, kind) for code in LANGUAGES for kind in kinds}


def test_text_that_looks_like_a_mark_stays_text() -> None:
    shell = Shell("".join(f"<{name}>@@jz:{name}@@</{name}>" for name in PARTS))
    parts = {name: f"@@jz:{other}@@" for name, other in zip(PARTS, reversed(PARTS), strict=True)}
    page = shell.join(parts)
    assert page == "".join(f"<{name}>{parts[name]}</{name}>" for name in PARTS)


def test_an_error_names_the_parts_that_a_template_leaves_out() -> None:
    with pytest.raises(BuildRefused, match="leaves out: body, head, menu"):
        Shell("@@jz:title@@ @@jz:languages@@ @@jz:breadcrumb@@")


def test_records_of_all_kinds_share_one_frame_per_language(small_project: Project) -> None:
    site = small_project.build().build.site
    rendered: list[PageView] = []

    def shell_for(page: PageView) -> str:
        rendered.append(page)
        return "".join(f"@@jz:{name}@@" for name in PARTS)

    frame = Frame(site.frame.templates, shell_for, lambda _: [])
    for code in LANGUAGES:
        for record in site.catalogue.records.values():
            frame.shell(RecordPages(site.views[code]).view(record).page)
    assert [page.lang for page in rendered] == list(LANGUAGES)
