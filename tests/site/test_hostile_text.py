"""Whatever a record says is text: it never becomes markup, an address, a template or a mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from tests.project import LANGUAGES, SMALL, Project, text_of
from tests.reading import Site

ATTACK = (
    """<script>alert(1)</script><img src=x onerror=alert(1)>"'><b onclick='x'>&lt;i&gt;&amp;"""
    """ {{ 7 * 7 }}{% raw %}{# # #} @@jz:body@@ @@jz:title@@ </title></h1></main>"""
    """ <!-- --> javascript:alert(1) %(num)s \\u003cscript\\u003e ${7*7}"""
)
HARMLESS = "Texte inventé"

PLAIN = {"title", "publisher", "phone", "address"}
TEXTS = {
    *("name", "summary", "city", "place", "cost", "label", "text", "about", "named_after"),
    *("unnamed_parties", "objectives", "means"),
}
"""Fields that hold a text in several languages."""


def with_text(value: Any, attack: str, field: str = "") -> Any:
    """A record file's data with ``attack`` added to every text that people read."""
    if isinstance(value, dict):
        if field in TEXTS:
            return {language: f"{text} {attack}" for language, text in value.items()}
        return {
            key: item if key in {"description", "evidence"} else with_text(item, attack, key)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [with_text(item, attack, field) for item in value]
    if field in {*TEXTS, *PLAIN, "aliases"}:
        return f"{value} {attack}"
    return value


def project_of(root: Path, attack: str) -> Project:
    project = Project.of(SMALL, root)
    for name in ("institutes.yaml", "partners.yaml"):
        data = yaml.load((SMALL / name).read_text(encoding="utf-8"), yaml.BaseLoader)
        text = yaml.safe_dump(with_text(data, attack), allow_unicode=True, sort_keys=False)
        (project.root / name).write_text(text, encoding="utf-8")
    project.build()
    return project


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(project_of(tmp_path_factory.mktemp("attacked") / "project", ATTACK).site)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(project_of(tmp_path_factory.mktemp("harmless") / "project", HARMLESS).site)


def skeleton(page: html.HtmlElement) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """The elements of a page and their attributes, without the texts of either."""
    return [
        (str(element.tag), tuple(sorted(_attributes(element))))
        for element in page.iter(html.etree.Element)
    ]


def _attributes(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        is_text = name in {"content", "data-texts", "placeholder", "data-index", "aria-label"}
        is_edit_link = name == "href" and "/edit/main/" in value
        yield name, "" if is_text or is_edit_link else value


def test_no_text_adds_an_element_or_an_attribute_to_any_page(
    attacked: Site, harmless: Site
) -> None:
    assert set(attacked.pages) == set(harmless.pages)
    for path, page in attacked.pages.items():
        assert skeleton(page) == skeleton(harmless.pages[path]), path


def test_every_text_is_shown_as_it_was_written(attacked: Site) -> None:
    attack = " ".join(ATTACK.split())
    for code in LANGUAGES:
        page = attacked.pages[f"{code}/institutes/institut-invente/"]
        assert text_of(page.xpath("//h1")[0]).endswith(attack)
        assert text_of(page.xpath("//head/title")[0]).count(attack) == 1
        assert page.xpath("string(//meta[@name='description']/@content)").endswith(ATTACK)
        # Name, aliases, summary, city, link, statement, dispute, partners, sources and so on.
        assert text_of(page.xpath("//article")[0]).count(attack) > 20


def test_descriptions_keep_their_structure_and_nothing_that_acts(small_project: Project) -> None:
    attack = (
        "**fort** <script>alert(1)</script> <b onclick='alert(1)'>x</b> "
        "[lien](javascript:alert(1)) ![image](https://example.invalid/x.png) "
        "[autre](https://example.invalid/ok) <a href='data:text/html,x' style='x'>y</a>\n\n"
        "<iframe src='https://example.invalid/'></iframe><svg onload=alert(1)></svg>\n\n"
        "<div id='content' class='masthead'>z</div>\n\n# Titre\n\n- point"
    )
    records = yaml.load((SMALL / "institutes.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    records["institutes"][0]["description"]["fr"] = attack
    text = yaml.safe_dump(records, allow_unicode=True, sort_keys=False)
    (small_project.root / "institutes.yaml").write_text(text, encoding="utf-8")
    small_project.build()
    page = small_project.page("fr/institutes/institut-invente/")
    (prose,) = page.xpath("//article//section[contains(@class, 'prose')]")
    allowed = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "h3", "h4"}
    assert {element.tag for element in prose.iterdescendants()} <= allowed
    assert {(e.tag, name) for e in prose.iterdescendants() for name in e.attrib} <= {
        ("a", "href"),
        ("a", "rel"),
        ("ol", "start"),
    }
    assert set(prose.xpath(".//a/@href")) == {"", "https://example.invalid/ok"}
    assert prose.xpath(".//strong/text()") == ["fort"]
    assert page.xpath("count(//*[@id='content'])") == 1
