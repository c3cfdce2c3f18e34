"""Every published document is under the policy, whatever prose says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from tests.hostile_prose import HARMLESS_TEXTS, PNG, harmless_page, harmless_project
from tests.project import LANGUAGES, BuiltOnce, Project


@pytest.fixture(scope="module")
def attacked(built_once: BuiltOnce) -> Project:
    """The small project with pages and images that look like attacks."""

    def build(root: Path) -> None:
        project = harmless_project(root)
        for code in LANGUAGES:
            folder = project.root / "content" / code
            (folder / "image.png").write_bytes(PNG + b"<script>alert(1)</script>")
            (folder / ".hidden.html").write_text("<script>alert(1)</script>", encoding="utf-8")
            home = folder / "index.md"
            text = "\n\n".join(text for text in HARMLESS_TEXTS.values())
            home.write_text(f"{home.read_text('utf-8')}\n## A {{#startups}}\n\n{text}\n", "utf-8")
        project.build()

    return built_once("attacked-prose", build)


def documents(project: Project, *suffixes: str) -> Iterator[tuple[str, bytes]]:
    for path, data in project.files().items():
        if path.endswith(suffixes):
            yield path, data


def test_every_document_has_the_policy_before_all_that_it_governs(attacked: Project) -> None:
    count = 0
    for path, data in documents(attacked, ".html"):
        page = html.document_fromstring(data.decode())
        head = page.xpath("//head/*")
        policies = [one for one in head if one.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, path
        before = head[: head.index(policies[0])]
        assert {one.tag for one in before} <= {"meta"}, path
        rules = dict(rule.partition(" ")[::2] for rule in policies[0].get("content").split("; "))
        assert rules["default-src"] == "'none'", path
        assert not re.search(r"unsafe|\*|https?:|data:", rules.get("script-src", "")), path
        assert not re.search(r"unsafe|\*|data:", rules.get("style-src", "")), path
        assert rules["base-uri"] == "'none'", path
        count += 1
    assert count > 100


def test_no_document_has_a_script_of_its_own_or_a_handler(attacked: Project) -> None:
    for path, data in documents(attacked, ".html"):
        page = html.document_fromstring(data.decode())
        for script in page.xpath("//script"):
            is_data = script.get("type") == "application/ld+json"
            assert is_data or script.get("src") or path == "404.html", path
        names = {name for element in page.iter(etree.Element) for name in element.attrib}
        assert not [name for name in names if name.startswith("on")], path
        addresses = page.xpath("//@href | //@src | //@action | //@formaction")
        assert not [one for one in addresses if re.match(r"\s*(javascript|vbscript):", one)], path
        assert not page.xpath("//iframe | //object | //base[@href]") or "embed" in path, path


def test_no_drawing_and_no_feed_can_run_a_script(attacked: Project) -> None:
    for path, data in documents(attacked, ".svg", ".xml", ".rdf", ".xhtml"):
        root = etree.fromstring(data)
        instructions = root.getroottree().xpath("/processing-instruction()")
        assert [one.target for one in instructions] == [], path
        for element in root.iter(etree.Element):
            name = etree.QName(element)
            assert name.localname not in {"script", "foreignObject", "handler", "iframe"}, path
            if name.namespace == "http://www.w3.org/1999/xhtml":  # languages in the sitemap
                assert name.localname == "link", path
            assert not [key for key in element.attrib if key.startswith("on")], path


def test_texts_that_look_like_attacks_are_shown_as_they_were_written(attacked: Project) -> None:
    for code in LANGUAGES:
        name = "<script>alert(1)</script>"
        for path in (harmless_page("a script in code"), "audiences/startups/"):
            (content,) = attacked.page(f"{code}/{path}").xpath("//*[@id='content']")
            assert name in content.text_content(), path
        (heading,) = attacked.page(f"{code}/{harmless_page('a rule')}").xpath("//h1")
        assert f'{name} "onload=alert(1) {{{{ 7*7 }}}}' in heading.text_content()


def test_of_content_only_pages_and_images_are_published(attacked: Project) -> None:
    paths = attacked.files()
    assert f"{LANGUAGES[0]}/image.png" in paths
    assert not [path for path in paths if ".hidden" in path or path.endswith(".md")]
