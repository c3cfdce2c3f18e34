"""What prose may contain: every hostile text is refused at a position, or is nothing but text."""

from __future__ import annotations

import re
from itertools import islice
from random import Random

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown import Markdown

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.catalogue import connect
from jazari_catalogue.records.problems.nearest import NOTHING, Effort
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.site.prose.checks import dead_links, page_problems
from jazari_catalogue.site.prose.front_matter import body_offset
from jazari_catalogue.site.prose.sanitise import first_removed, refuse_markup
from jazari_catalogue.site.view_data import ProsePage
from tests.hostile_prose import (
    HARMLESS_HEAD,
    HARMLESS_TEXTS,
    HEAD,
    REFUSED_HEADS,
    REFUSED_TEXTS,
)
from tests.project import ROOT, SMALL

FILE = "content/fr/invented.md"
PATH = "fr/invented.md"
KNOWN = {PATH, "fr/about.md", "fr/map.png", "en/about.md"}
"""The pages and images that there are."""


def problems_of(text: str) -> list[Problem]:
    records = connect([], {})
    return [
        *page_problems(text, FILE, PATH, KNOWN, Effort()),
        *dead_links(text, FILE, records, Effort()),
    ]


def rendered(text: str) -> str:
    """``text`` as MkDocs renders it, by the settings of this tree."""
    extensions = ["fenced_code", "attr_list", "md_in_html", "tables", "toc"]
    configs = {"tables": {"use_align_attribute": True}}
    body = text[body_offset(text) :]
    return str(Markdown(extensions=extensions, extension_configs=configs).convert(body))


@pytest.mark.parametrize("name", REFUSED_TEXTS)
def test_a_hostile_text_is_refused_at_its_line(name: str) -> None:
    problems = problems_of(f"{HEAD}{REFUSED_TEXTS[name]}\n")
    assert problems
    first = HEAD.count("\n") + 1
    last = first + REFUSED_TEXTS[name].count("\n")
    assert all(first <= problem.line <= last for problem in problems)
    for language in MESSAGES:
        assert FILE in CatalogueError(problems).report(language)


@pytest.mark.parametrize("name", REFUSED_HEADS)
def test_hostile_front_matter_is_refused_at_its_line(name: str) -> None:
    text = f"---\n{REFUSED_HEADS[name]}\n---\n\nText\n"
    problems = problems_of(text)
    assert problems
    assert all(2 <= problem.line <= 3 for problem in problems)


@pytest.mark.parametrize("name", HARMLESS_TEXTS)
def test_a_text_that_only_looks_hostile_is_accepted_and_stays_text(name: str) -> None:
    text = f"{HARMLESS_HEAD}{HARMLESS_TEXTS[name]}\n"
    assert [problem.text("en") for problem in problems_of(text)] == []
    assert first_removed(rendered(text)) is None


@pytest.mark.parametrize("name", REFUSED_TEXTS)
def test_html_that_the_scan_would_miss_does_not_pass_the_second_wall(name: str) -> None:
    """HTML that a renderer makes of a hostile text, and that would act, is refused."""
    html = rendered(f"{HEAD}{REFUSED_TEXTS[name]}\n")
    is_active = re.search(
        r"<(?:script|style|link|meta|base|iframe|object|form|svg|div)\b|<[^<>]*\son\w+="
        r"|<[^<>]*\"(?:javascript|data|vbscript):|<img[^<>]*src=\"?(?:https?:)?//|<!--",
        html,
        re.IGNORECASE,
    )
    if is_active:
        assert first_removed(html)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("Voir [la page](mehtod.md).", 16, "“mehtod.md” leads nowhere. Did you mean “method.md”?"),
        ("[a](/fr/about/)", 5, "“/fr/about/” leads nowhere. Check"),
        ("![](map.png) [a](mapp.png)", 18, "“mapp.png” leads nowhere. Did you mean “map.png”?"),
        ("[a](../ar/method.md)", 5, "“../ar/method.md” leads nowhere. Did you mean"),
        ("> [a][b]\n>\n> [b]: nowhere.md", 8, "“nowhere.md” leads nowhere."),
        ("[a](about.md) [b](mailto: x)", 18, "“(mailto: x)”."),
        ("[a](https://um6p.ma@evil.invalid/)", 5, "looks like that of another site"),
    ],
)
def test_a_link_is_refused_where_its_target_begins(text: str, column: int, message: str) -> None:
    known = {*KNOWN, "fr/method.md"}
    (problem,) = page_problems(text, FILE, PATH, known, Effort())
    assert problem.column == column
    assert message in f"{problem.message('en')} {problem.fix('en')}"


@pytest.mark.parametrize(
    "target",
    [
        "about.md",
        "about.md#what",
        "./about.md",
        "../en/about.md?a=b",
        "#what",
        "map.png",
        "%61bout.md",
    ],
)
def test_a_link_to_a_page_or_an_image_that_is_there_is_accepted(target: str) -> None:
    assert [*page_problems(f"[a]({target})", FILE, PATH, KNOWN, Effort())] == []


FRAGMENTS = (
    *("`", "``", "```", "~~~", "\n", "\n\n", "    ", "> ", "- ", "1. ", "|", "*", "**", "_"),
    *("| a | b |\n|---|---|\n| ", "[a]", "(about.md)", "(record:x)", "[a]: ", "![", "]("),
    *("<b>", "<i ", "</b>", ">", "<", "<script>", "<!--", "-->", "{", "}", "{: .x}", "{#id}"),
    *("\\", "\\`", "\\{", "\\<", "&lt;", "&#60;", "text", "more words", "# ", "## ", "===\n"),
    *("---\n", '\n\n<section markdown data-if="contact">\n\n', "\n\n</section>\n\n", "&"),
    *("<https://a.example/>", "<a@b.c>", "javascript:", '"', "'", "(", ")", "[", "]", "!"),
    *("`a`", "`<b>`", "```\n<b>\n```\n", "~~~\nx\n~~~\n", "\t", "\n: a", "[^1]", "[TOC]"),
    *("&#8238", "&#x80; ", "&shy", "[a\nb]: ", "[^1]: ", "<a@b.example>", "> [a]:\n> "),
    *("~", "&amp;", "\n\n    code <b>\n\n", "***\n", " \n", "\n```\n", "\n~~~~\n", "<br>", "<?"),
)


def check_renderers(cases: range) -> None:
    """What the scan accepts of texts of `FRAGMENTS`, both renderers make accepted HTML of."""
    accepted = 0
    for case in cases:
        random = Random(case)
        text = "".join(random.choice(FRAGMENTS) for _ in range(random.randint(2, 14))) + "\n"
        if next(page_problems(text, FILE, PATH, KNOWN, Effort()), None) is None:
            accepted += 1
            section = text.replace("<section markdown ", "<section ")
            assert first_removed(rendered(text)) is None, text
            html = cmarkgfm.markdown_to_html(section, Options.CMARK_OPT_UNSAFE)
            assert first_removed(html) is None, text
    assert accepted > len(cases) / 12


def test_of_what_the_scan_accepts_no_renderer_makes_other_html() -> None:
    check_renderers(range(1500))


@pytest.mark.whole
def test_of_many_texts_that_the_scan_accepts_no_renderer_makes_other_html() -> None:
    check_renderers(range(1500, 60_000))


def test_a_page_of_many_mistakes_is_scanned() -> None:
    text = "`a ``b {x} <i> ](x y) ![ [a]: \n" * 500
    assert len([*islice(page_problems(text, FILE, PATH, KNOWN, Effort()), 40)]) == 40
    for opening in ("```\n", "~~~a\n", "`", "[", "<", "{", "![", "](", "]: \n", "&#x", "`a"):
        assert isinstance([*page_problems(opening * 3_000, FILE, PATH, KNOWN, Effort())], list)


def test_a_page_of_dead_links_is_reported_whole_but_suggestions_end() -> None:
    text = "[a](abuot.md) [b](list:sorces)\n\n" * 200
    effort = Effort(40 * len(KNOWN))
    problems = [*page_problems(text, FILE, PATH, KNOWN, effort)]
    assert [problem.values["nearest"] for problem in problems] == ["about.md"] * 40 + [
        NOTHING
    ] * 160
    dead = [*dead_links(text, FILE, connect([], {}), effort)]
    assert [problem.values["nearest"] for problem in dead] == [NOTHING] * 200


def test_the_second_wall_names_the_position_in_each_language() -> None:
    page = ProsePage("fr/a/", FILE, "Text\n\nText <b>x</b>\n", "A", {})
    with pytest.raises(BuildRefused) as refusal:
        refuse_markup("<p>Text</p><p>Text <b>x</b></p>", page)
    text = str(refusal.value)
    assert text.count(f"{FILE}:3:6: CAT410") == 3
    assert "is not accepted in a page" in text
    assert "غير مقبول" in text or "لا تُقبل" in text


def test_the_pages_of_this_tree_are_accepted_and_pass_the_second_wall() -> None:
    for folder in (ROOT, SMALL):
        pages = {
            file.relative_to(folder / "content").as_posix(): file
            for file in (folder / "content").rglob("*.md")
        }
        for path, file in pages.items():
            text = file.read_text(encoding="utf-8")
            assert [*page_problems(text, str(file), path, pages, Effort())] == []
            assert first_removed(rendered(text)) is None, file
