"""The sections of the home page that other pages show, from the Markdown of the page."""

from __future__ import annotations

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from jazari_catalogue.site.prose.html import section_text
from jazari_catalogue.site.prose.sanitise import first_removed

HEAD = "---\ntitle: A\n---\n\nText.\n\n"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("## A {#a}\n\nText\n\n### B {#b}\n\nMore\n\n## C {#c}\n", "Text\n\n### B {#b}\n\nMore"),
        (
            "## A {#a}\n\nText\n\n```\n## C {#c}\n```\n\nMore\n",
            "Text\n\n```\n## C {#c}\n```\n\nMore",
        ),
        ("```\n## A {#a}\n\nnot\n```\n\n## A {#a}\n\nText\n", "Text"),
        (
            "[IF]\n\n## A {#a}\n\nText\n\n</section>\n\n## C {#c}\n",
            "[IF]\n\n\nText\n\n</section>",
        ),
        (
            "[IF]\n\n## A {#a}\n\nText\n\n## C {#c}\n\n</section>\n",
            "[IF]\n\n\nText\n\n\n</section>",
        ),
        (
            "## A {#a}\n\nText\n\n[IF]\n\n## C {#c}\n\n</section>\n",
            "Text\n\n[IF]\n\n\n</section>",
        ),
    ],
)
def test_a_section_is_whole_and_keeps_its_condition(text: str, section: str) -> None:
    condition = '<section markdown data-if="contact">'
    written = section_text(HEAD + text.replace("[IF]", condition), "a")
    assert written is not None
    assert written.strip().replace(condition, "[IF]") == section
    markdown = written.replace("<section markdown ", "<section ")
    assert first_removed(cmarkgfm.markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)) is None


def test_a_section_that_is_not_there_is_none() -> None:
    assert section_text(f"{HEAD}## A {{#a}}\n", "b") is None
