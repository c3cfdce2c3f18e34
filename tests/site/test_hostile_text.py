"""Texts of records stay text: they never become markup, URLs, templates or marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from lxml import html

from tests.built_site import Site
from tests.hostile import ATTACK, HARMLESS, hostile_project
from tests.project import LANGUAGES, SMALL, Project, text_of


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(hostile_project(tmp_path_factory.mktemp("attacked") / "project", ATTACK).site)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(hostile_project(tmp_path_factory.mktemp("harmless") / "project", HARMLESS).site)


def skeleton(page: html.HtmlElement) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """The elements of a page and their attributes, without element texts and attribute texts.

    In the diagram of the network, lines and positions depend on how wide the letters are: it has
    each combination of an element and its attributes once, without their values.
    """
    elements = []
    drawn = set()
    for element in page.iter(html.etree.Element):
        if element.xpath("boolean(ancestor-or-self::svg[@class='diagram'])"):
            drawn.add((str(element.tag), tuple((name, "") for name in sorted(element.attrib))))
        else:
            elements.append((str(element.tag), tuple(sorted(_attributes(element)))))
    return elements + sorted(drawn)


def _attributes(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        is_text = name in {"content", "data-texts", "placeholder", "data-index", "aria-label"}
        is_edit_link = name == "href" and "/edit/main/" in value
        yield name, "" if is_text or is_edit_link else value


def test_no_text_adds_an_element_or_an_attribute_to_any_page(
    attacked: Site, harmless: Site
) -> None:
    expected = harmless.pages | harmless.permalinks | harmless.embeds
    attacked_pages = attacked.pages | attacked.permalinks | attacked.embeds
    assert set(attacked_pages) == set(expected)
    for path, page in attacked_pages.items():
        assert skeleton(page) == skeleton(expected[path]), path


def test_every_text_is_shown_as_written(attacked: Site) -> None:
    attack = " ".join(ATTACK.split())
    for code in LANGUAGES:
        page = attacked.pages[f"{code}/institutes/institut-invente/"]
        assert text_of(page.xpath("//h1")[0]).endswith(attack)
        assert text_of(page.xpath("//head/title")[0]).count(attack) == 1
        assert page.xpath("string(//meta[@name='description']/@content)").endswith(ATTACK)
        assert text_of(attacked.permalinks["id/institut-invente/"].xpath("//h1")[0]).count(attack)
        # Name, aliases, summary, city, link, statement, dispute, partners, sources and so on.
        assert text_of(page.xpath("//article")[0]).count(attack) > 20


def test_descriptions_keep_their_structure_and_nothing_active(small_project: Project) -> None:
    attack = (
        "**fort** <script>alert(1)</script> <b onclick='alert(1)'>x</b> "
        "[lien](javascript:alert(1)) ![image](https://example.invalid/x.png) "
        "[autre](https://example.invalid/ok) <a href='data:text/html,x' style='x'>y</a>\n\n"
        "<iframe src='https://example.invalid/'></iframe><svg onload=alert(1)></svg>\n\n"
        "<div id='content' class='masthead'>z</div>\n\n# Titre\n\n- point"
    )
    records = yaml.load((SMALL / "institutes.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    records["institutes"][0]["description"][0]["text"]["fr"] = attack
    text = yaml.safe_dump(records, allow_unicode=True, sort_keys=False)
    (small_project.root / "institutes.yaml").write_text(text, encoding="utf-8")
    small_project.build()
    page = small_project.page("fr/institutes/institut-invente/")
    prose, _ = page.xpath("//article//div[contains(@class, 'prose')]")
    for marks in prose.xpath(".//*[@class='marks']"):
        marks.drop_tree()
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
