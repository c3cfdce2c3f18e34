"""Templates: escaping, errors and the cache of compiled templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment
from markupsafe import Markup

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.site.rendering import compiled
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.texts.interface import interface

HOSTILE = "<script>\"&'"
MACROS = "{% macro card(c) %}<b>{{ c }}</b>{% endmacro %}"
PAGE = (
    '{% from "macros.html" import card %}'
    "{{ value }}|{{ value | safe }}|{{ card(value) }}|"
    "{% for v in [value] %}{{ card(v) }}{% endfor %}"
    '{% set kept %}{{ value }}{% endset %}|{{ kept }}|{{ 7 }}|{{ _("Sources") }}'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of templates: one page and one macro."""
    (tmp_path / "macros.html").write_text(MACROS, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def render(folder: Path, value: object) -> str:
    """The page of ``folder`` in English, rendered with ``value``."""
    return Templates(folder).render("pages/page.html", interface("en"), value=value)


@pytest.mark.parametrize("value", [HOSTILE, Markup(HOSTILE), "", "plain", 0, 1.5, None, ("<", "&")])
def test_values_are_escaped_as_jinja_escapes_them(folder: Path, value: object) -> None:
    plain = PAGE.replace('{% from "macros.html" import card %}', MACROS).replace(
        '_("Sources")', '"Sources"'
    )
    expected = Environment(autoescape=True).from_string(plain).render(value=value)
    assert render(folder, value) == expected


def test_plain_text_is_escaped_even_if_equal_markup_came_before(folder: Path) -> None:
    templates = Templates(folder)
    shown = [
        templates.render("pages/page.html", interface("en"), value=value)
        for value in (Markup("<i>"), "<i>", Markup("<i>"), "<i>")
    ]
    assert shown[0].startswith("<i>|<i>|<b><i></b>|")
    assert shown[1].startswith("&lt;i&gt;|<i>|<b>&lt;i&gt;</b>|")
    assert shown[:2] == shown[2:]


def test_unknown_name_is_an_error(folder: Path) -> None:
    with pytest.raises(BuildRefused, match=r"pages/page\.html:1: 'value' is undefined"):
        Templates(folder).render("pages/page.html", interface("en"))


def test_bug_of_the_program_is_no_mistake_of_a_template(folder: Path) -> None:
    templates = Templates(folder)
    templates.get = lambda *_: 1 // 0  # type: ignore[assignment,method-assign,misc,return-value]
    with pytest.raises(ZeroDivisionError):
        templates.render("pages/page.html", interface("en"))


@pytest.fixture
def kept(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A folder of its own for compiled templates."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(compiled, "folder_of", lambda _: folder)
    compiled.compiled_templates.cache_clear()
    yield folder
    compiled.compiled_templates.cache_clear()


def test_template_is_compiled_once_and_again_after_a_change(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled_names: list[str] = []
    compile_template = Environment.compile

    def counted(self: Environment, source: str, name: str, *rest: object) -> object:
        compiled_names.append(name)
        return compile_template(self, source, name, *rest)

    monkeypatch.setattr(Environment, "compile", counted)
    first = render(folder, "x")
    assert sorted(compiled_names) == ["macros.html", "pages/page.html"]
    assert len(list(kept.iterdir())) == 2
    assert render(folder, "x") == first
    assert len(compiled_names) == 2
    (folder / "pages" / "page.html").write_text("new", encoding="utf-8")
    assert render(folder, "x") == "new"


@pytest.mark.parametrize("length", [0, 10, 30, 50, 500])
def test_a_compiled_template_that_is_cut_is_compiled_again(
    folder: Path, kept: Path, length: int
) -> None:
    first = render(folder, "x")
    files = list(kept.iterdir())
    assert len(files) == 2
    for file in files:
        file.write_bytes(file.read_bytes()[:length])
    assert render(folder, "x") == first


def test_a_template_that_is_edited_during_a_build_stays_as_it_was(folder: Path) -> None:
    """Pages would have the digest of the template before the edit, and stay when it is undone."""
    templates = Templates(folder)
    (folder / "macros.html").write_text(MACROS.replace("b>", "i>"), encoding="utf-8")
    (folder / "pages" / "page.html").write_text("edited", encoding="utf-8")
    shown = templates.render("pages/page.html", interface("en"), value="1")
    assert shown.startswith("1|1|<b>1</b>|")
    assert Templates(folder).digest != templates.digest
