"""The filter of templates that writes a text as HTML."""

from __future__ import annotations

import pytest

from jazari_catalogue.site.rendering.markup import quoted, text
from jazari_catalogue.site.view_data import Value


@pytest.mark.parametrize(
    ("value", "page", "shown"),
    [
        (Value("écrit « ابن جرير », non"), "fr",
         '<bdi>écrit « <span lang="ar">ابن جرير</span> », non</bdi>'),
        (Value("دون ميسترال (Mistral AI)."), "ar", "<bdi>دون ميسترال (Mistral AI).</bdi>"),
        (Value("دون", lang="ar"), "fr", '<bdi lang="ar">دون</bdi>'),
        (Value("Le « نور »", lang="fr"), "ar",
         '<bdi lang="fr">Le « <span lang="ar">نور</span> »</bdi>'),
        (Value("ⴰⵣⵓⵍ <معهد>"), "en",
         '<bdi><span lang="zgh">ⴰⵣⵓⵍ</span> &lt;<span lang="ar">معهد</span>&gt;</bdi>'),
        (Value("example.invalid/نور-2030", href="https://example.invalid/x", ltr=True), "fr",
         '<a href="https://example.invalid/x"><bdi dir="ltr">example.invalid/'
         '<span lang="ar">نور</span>-2030</bdi></a>'),
        (Value("Été 2026"), "fr", "<bdi>Été 2026</bdi>"),
    ],
)  # fmt: skip
def test_words_in_the_script_of_another_language_are_marked(
    value: Value, page: str, shown: str
) -> None:
    assert text(value, page_language=page) == shown


@pytest.mark.parametrize(
    ("value", "page", "direction"),
    [
        (Value("«AI Made in Morocco» خارطة طريق."), "ar", ' dir="rtl"'),
        (Value("خارطة طريق AI Made in Morocco."), "ar", ""),
        (Value("AI Made in Morocco"), "ar", ""),
        (Value("«AI Made in Morocco» خارطة طريق."), "fr", ""),
        (Value("La « نور ».", lang="fr"), "ar", ' lang="fr"'),
        (Value("a.example/نور", ltr=True), "ar", ' dir="ltr"'),
    ],
)
def test_a_sentence_that_begins_with_a_latin_name_has_its_own_direction(
    value: Value, page: str, direction: str
) -> None:
    assert text(value, page_language=page).startswith(f"<bdi{direction}>")


@pytest.mark.parametrize(
    ("opening", "title", "cited"),
    [
        ("«", "معهد «جزري روت»", "معهد “جزري روت”"),
        ("«\u00a0", "Institut «\u00a0Racine\u00a0»", "Institut “Racine”"),
        ("“", "Institut «\u00a0Racine\u00a0»", "Institut «\u00a0Racine\u00a0»"),
        ("«", "معهد", "معهد"),
    ],
)
def test_guillemets_are_not_nested(opening: str, title: str, cited: str) -> None:
    assert quoted(title, opening) == cited
