"""The pages that the search finds beside records."""

from __future__ import annotations

import json

import pytest

from jazari_catalogue import routes
from jazari_catalogue.records.values.vocabularies import Question
from jazari_catalogue.site.pages import gaps
from jazari_catalogue.site.search.prose_sections import ProseSection, prose_sections
from jazari_catalogue.site.search.site_pages import site_pages, site_pages_file
from tests.project import LANGUAGES, Project
from tests.search import corpus

MARKDOWN = """---
title: Page inventée
---

Avant *tout*, [un lien](https://example.org "titre") et `du code`.

## Première partie {#first}

Un texte<!-- un commentaire -->, <abbr title="x">gras</abbr>.

| Ce qu’il en est | Ce qui est fait |
|---|---|
| rien | tout |

<section markdown data-if="repository contact">

## Partie cachée {#hidden}

Caché.

</section>

### Sans ancre

Fin.
"""


def test_the_sections_of_a_page_are_its_headings_with_their_anchors_and_plain_texts() -> None:
    assert list(prose_sections(MARKDOWN, {"official"})) == [
        ProseSection("", "", "Avant tout , un lien et du code ."),
        ProseSection(
            "Première partie",
            "first",
            "Un texte , gras . Ce qu’il en est Ce qui est fait rien tout",
        ),
        ProseSection("Sans ancre", "", "Fin."),
    ]


def test_a_section_whose_condition_is_true_is_found() -> None:
    anchors = [section.anchor for section in prose_sections(MARKDOWN, {"contact"})]
    assert anchors == ["", "first", "hidden", ""]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_page_and_anchor_exists(real_project: Project, code: str) -> None:
    pages = list(site_pages(corpus.language_search(code).views, corpus.prose_pages()))
    assert len(pages) > 80
    for page in pages:
        path, _, anchor = page.path.partition("#")
        html = (real_project.site / routes.file_of(f"{code}/{path}")).read_text(encoding="utf-8")
        assert not anchor or f' id="{anchor}"' in html, page.path


def test_questions_are_counted_by_records_and_found_in_every_language() -> None:
    search = corpus.language_search("en")
    pages = {page.path: page for page in site_pages(search.views, ())}
    lacking = {
        gap.record.id for gap in search.views.catalogue.all_gaps() if gap.question is Question.MONEY
    }
    money = pages["gaps/#money"]
    assert f"for {len(lacking)} record" in money.text
    for word in ("bourse", "scholarship", "ميزانية"):
        assert word in money.words


def test_a_question_is_found_on_the_page_of_gaps_that_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gaps, "PER_PAGE", 2)
    views = corpus.language_search("fr").views
    listing = gaps.gaps_listing(views)
    anchors = {
        f"{path}#{question.code}"
        for number, path in enumerate(listing.paths, start=1)
        for question in gaps.gaps_view(views, listing, number).questions
    }
    found = [f"fr/{page.path}" for page in site_pages(views, ()) if page.sort.code == "gap"]
    assert len(found) > 10
    assert {*found} <= anchors
    assert any("/page/" in path for path in found)


def test_the_file_has_no_word_twice_in_a_page() -> None:
    search = corpus.language_search("fr")
    data = json.loads(site_pages_file(search.views, corpus.prose_pages()))
    codes = [code for code, _ in data["sorts"]]
    assert {"gap", "region", "audience", "topic", "list", "picture", "page", "section"} <= {*codes}
    for _, name, _, *others in data["pages"]:
        for text in others[1:]:
            pieces = text.split()
            assert len(pieces) == len({*pieces}), name
