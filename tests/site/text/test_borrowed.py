from __future__ import annotations

import pytest

from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site.rendering.share_images import share_image
from jazari_catalogue.site.text.borrowed import borrowed, with_languages, without_brackets
from jazari_catalogue.site.text.interface import Interface

WORDS = borrowed("Région")
MARKED = '<span lang="fr">Région</span>'
AMAZIGH = Interface(BY_CODE["zgh"])


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (f"<p>{WORDS}</p>", f"<p>{MARKED}</p>"),
        (f"<p>a {WORDS} b</p>", f"<p>a {MARKED} b</p>"),
        (f'<a title="{WORDS}">x</a>', '<a title="Région">x</a>'),
        (f"<title>{WORDS}</title>", '<title lang="fr">Région</title>'),
        (f'<option value="a">{WORDS}</option>', '<option value="a" lang="fr">Région</option>'),
        ("<title>x</title>", "<title>x</title>"),
        (f"<script>'{WORDS}'</script>", "<script>'Région'</script>"),
        (f"<!-- {WORDS} -->", "<!-- Région -->"),
        ("<p data-x='\\ufdd0a\\ufdd1'>x</p>", "<p data-x='a'>x</p>"),
        (
            f"<svg><text>{WORDS}</text></svg><p>{WORDS}</p>",
            f'<svg><text><tspan lang="fr">Région</tspan></text></svg><p>{MARKED}</p>',
        ),
        # A sentence that was cut into lines, and one around words that are borrowed too.
        (
            borrowed("Fès-</b><b>Meknès"),
            '<span lang="fr">Fès-</span></b><b><span lang="fr">Meknès</span>',
        ),
        (
            borrowed(f"Liste : {WORDS}, page"),
            f'<span lang="fr">Liste : </span>{MARKED}<span lang="fr">, page</span>',
        ),
    ],
)
def test_borrowed_words_say_their_language_where_markup_may_stand(
    written: str, published: str
) -> None:
    assert with_languages(written) == published


def test_data_has_no_brackets() -> None:
    assert without_brackets(f'{{"a":"{WORDS}"}}') == '{"a":"Région"}'


def test_a_language_borrows_what_is_not_written_in_it_and_nothing_else() -> None:
    assert AMAZIGH.gettext("Languages") == borrowed("Langues")
    assert AMAZIGH.words(Titles("Région", zgh="ⵜⵉⵎⵏⴰⴹⵜ")) == "ⵜⵉⵎⵏⴰⴹⵜ"
    assert AMAZIGH.words(Titles("Région")) == WORDS
    assert AMAZIGH.country("MA") == "ⵍⵎⵖⵔⵉⴱ"
    assert AMAZIGH.country("AX") == borrowed("Îles Åland")
    assert AMAZIGH.date("2026-01-12") == "12 ⵉⵏⵏⴰⵢⵔ 2026"


def test_borrowed_sentences_have_the_plural_forms_of_their_own_language() -> None:
    forms = AMAZIGH.plural_forms("{count} result", "{count} results")
    assert forms["one"] == borrowed("{count} résultat")
    assert forms["other"] == borrowed("{count} résultats")
    assert AMAZIGH.ngettext("{count} result", "{count} results", 2) == forms["other"]


@pytest.mark.parametrize(
    ("pictures", "shown"),
    [
        ({"lab-zgh", "lab-fr", "catalogue-zgh", "catalogue-fr"}, "lab-zgh"),
        ({"lab-fr", "catalogue-zgh", "catalogue-fr"}, "catalogue-zgh"),
        ({"lab-fr", "catalogue-fr"}, "lab-fr"),
        ({"catalogue-fr"}, "catalogue-fr"),
    ],
)
def test_a_picture_is_borrowed_where_the_language_has_none(pictures: set[str], shown: str) -> None:
    files = {f"assets/share/{name}.png" for name in pictures}
    assert share_image("lab", AMAZIGH, files.__contains__).path == f"assets/share/{shown}.png"
