from __future__ import annotations

import pytest

from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.texts.fallback import mark_fallback, remove_fallback_marks, tag_fallback
from jazari_catalogue.texts.interface import Interface

TEXT = mark_fallback("Région")
TAGGED = '<span lang="fr">Région</span>'
AMAZIGH = Interface(BY_CODE["zgh"])


@pytest.mark.parametrize(
    ("marked", "published"),
    [
        (f"<p>{TEXT}</p>", f"<p>{TAGGED}</p>"),
        (f"<p>a {TEXT} b</p>", f"<p>a {TAGGED} b</p>"),
        (f'<a title="{TEXT}">x</a>', '<a title="Région">x</a>'),
        (f"<title>{TEXT}</title>", '<title lang="fr">Région</title>'),
        (f'<option value="a">{TEXT}</option>', '<option value="a" lang="fr">Région</option>'),
        ("<title>x</title>", "<title>x</title>"),
        (f"<script>'{TEXT}'</script>", "<script>'Région'</script>"),
        (f"<!-- {TEXT} -->", "<!-- Région -->"),
        ("<p data-x='\\ufdd0a\\ufdd1'>x</p>", "<p data-x='a'>x</p>"),
        (
            f"<svg><text>{TEXT}</text></svg><p>{TEXT}</p>",
            f'<svg><text><tspan lang="fr">Région</tspan></text></svg><p>{TAGGED}</p>',
        ),
        # A sentence cut into lines, and one that contains marked text.
        (
            mark_fallback("Fès-</b><b>Meknès"),
            '<span lang="fr">Fès-</span></b><b><span lang="fr">Meknès</span>',
        ),
        (
            mark_fallback(f"Liste : {TEXT}, page"),
            f'<span lang="fr">Liste : </span>{TAGGED}<span lang="fr">, page</span>',
        ),
    ],
)
def test_marked_text_gets_a_lang_attribute_where_an_element_can_be(
    marked: str, published: str
) -> None:
    assert tag_fallback(marked) == published


def test_data_has_no_marks() -> None:
    assert remove_fallback_marks(f'{{"a":"{TEXT}"}}') == '{"a":"Région"}'


def test_only_texts_that_a_language_lacks_are_in_the_fallback() -> None:
    assert AMAZIGH.gettext("Languages") == mark_fallback("Langues")
    assert AMAZIGH.title(Titles("Région", zgh="ⵜⵉⵎⵏⴰⴹⵜ")) == "ⵜⵉⵎⵏⴰⴹⵜ"
    assert AMAZIGH.title(Titles("Région")) == TEXT
    assert AMAZIGH.country("MA") == "ⵍⵎⵖⵔⵉⴱ"
    assert AMAZIGH.country("AX") == mark_fallback("Îles Åland")
    assert AMAZIGH.date("2026-01-12") == "12\u00a0ⵉⵏⵏⴰⵢⵔ\u00a02026"


def test_fallback_sentences_have_the_plural_forms_of_the_fallback_language() -> None:
    forms = AMAZIGH.plural_forms("{count} result", "{count} results")
    assert forms["one"] == mark_fallback("{count} résultat")
    assert forms["other"] == mark_fallback("{count} résultats")
    assert AMAZIGH.ngettext("{count} result", "{count} results", 2) == forms["other"]
