"""Dictionary order: a golden list for each language, and the rules behind it."""

from __future__ import annotations

import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.texts import collation as collation_module
from jazari_catalogue.texts.collation import DIGITS, OTHERS, collation, sort_name
from tests.work import LINEAR, growth, guarded, steps

GOLDEN = {
    "fr": """
        10 ans de recherche
        2M
        Agence nationale
        « Aïda », invention
        Al Akhawayn University
        Centrale inventée
        Centre d’essais
        Centre d’étude
        Centre des essais
        cote
        coté
        côte
        côté
        Ecole d’été
        École des Mines
        L’Économiste
        Égide
        Institut Jazari à Nador
        Institut-Jazari de Rabat
        La Lettre
        Maroc Digital 2030
        Le Matin
        Noël
        Nœud d’échange
        Nom d’emprunt
        œuvre
        Offre
        The Times
        Université Euro-Méditerranéenne de Fès
        Université Ibn Zohr
        Zagora
        ابن زهر
    """,
    "ar": """
        2030
        جامعة ابن زهر
        وزارة الاتصال
        جامعة الأخوين
        آسفي
        إفران
        أكادير
        البيانات
        التكوين
        معهد الجزري بالناظور
        جزري روت
        الذكاء
        الرباط
        مركز الصحة
        مختبر الطاقة
        فاس
        فأس
        مدرسة
        مستشفى المدينة
        المختبر المشترك
        الأكاديمية الملكية
        المعهد الوطني للإحصاء
        يوم
        Mistral AI
        OCP
    """,
    "en": """
        A 1.5 lab
        The Agency
        Al Akhawayn University
        An Archive
        café
        Café
        caféteria
        Ibn Zohr University
        JAZARI Industrie X.0
        Jazari Institute at Nador
        JAZARI ROOT
        résumé service
        X-ray
        Xerox
    """,
}


def golden(language: str) -> list[str]:
    return [line.strip() for line in GOLDEN[language].strip().splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_shuffled_names_sort_into_the_golden_order(language: str) -> None:
    order = golden(language)
    for seed in range(20):
        names = random.Random(seed).sample(order, len(order))
        ranks = collation(language).ranks(names)
        assert sorted(names, key=ranks.__getitem__) == order


@pytest.mark.parametrize(
    ("name", "sorted_by"),
    [
        ("L’École normale", "École normale"),
        ("L'École normale", "École normale"),
        ("Les Mines", "Mines"),
        ("Lesieur", "Lesieur"),
        ("La", "La"),
        ("The Agency", "Agency"),
        ("Theory", "Theory"),
        ("الجزري", "جزري"),
        ("معهد الجزري", "جزري"),
        ("مَعْهَد الجزري", "جزري"),
        ("الجامعة الدولية", "دولية"),
        ("اَلْجزري", "جزري"),
        ("معهد", "معهد"),
        ("«المغرب الرقمي»", "مغرب الرقمي»"),
        ("ال", "ال"),
        ("", ""),
    ],
)
def test_a_name_is_sorted_by_what_follows_its_article_and_its_generic_first_word(
    name: str, sorted_by: str
) -> None:
    assert sort_name(name) == sorted_by


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("École", "E"),
        ("œuvre", "O"),
        ("Œuvre", "O"),
        ("«Jazari»", "J"),
        ("آسفي", "ا"),
        ("إفران", "ا"),
        ("جامعة الأخوين", "ا"),
        ("ئ", "ي"),
        ("10 ans", DIGITS),
        ("٣ معاهد", DIGITS),
        ("ⵜⴰⴼⵔⴰⵡⵜ", OTHERS),
        ("京都", OTHERS),
        ("…", OTHERS),
        ("", OTHERS),
    ],
)
def test_a_name_is_listed_under_its_letter(name: str, letter: str) -> None:
    assert {collation(language).letter(name) for language in LANGUAGES} == {letter}


def test_the_order_does_not_depend_on_how_characters_are_composed() -> None:
    for language in LANGUAGES:
        order = golden(language)
        decomposed = [unicodedata.normalize("NFD", name) for name in order]
        ranks = collation(language).ranks(decomposed)
        assert sorted(decomposed, key=ranks.__getitem__) == decomposed


def test_latin_words_sort_as_the_library_sorts_them() -> None:
    """The table agrees with the library where our own rules do not apply."""
    from pyuca import Collator

    library = Collator()
    words = "ecole école École Ecole cœur coeur côte cote coté Ça ca œ oe Straße strasse ł l ñ n z"
    names = words.split()
    ranks = collation("fr").ranks(names)
    assert sorted(names, key=ranks.__getitem__) == sorted(names, key=library.sort_key)


def invented(count: int) -> list[str]:
    """So many invented names, in no order."""
    return [f"Centre d’étude {n * 7919 % 10007} inventé" for n in range(count)]


def test_many_names_sort_in_linear_time() -> None:
    ranks = collation("fr").ranks
    assert growth(ranks, invented(100), invented(1_000)) < LINEAR
    assert steps(lambda: ranks(invented(1_000))) < 50 * 1_000


def test_names_sort_without_the_library() -> None:
    """From the second run on, the weights come from the file and the library is not imported."""
    program = (
        "import sys\n"
        "from jazari_catalogue.texts.collation import collation\n"
        f"collation('fr').ranks({invented(100)})\n"
        "print('pyuca' in sys.modules)\n"
    )
    run = [sys.executable, "-c", program]
    environment = {"PYTHONUTF8": "1"}
    subprocess.run(run, check=True, capture_output=True, env=environment)
    output = subprocess.run(run, check=True, capture_output=True, text=True, env=environment).stdout
    assert output == "False\n"


def test_a_damaged_table_of_weights_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "collation.py"
    module.touch()
    (tmp_path / "__pycache__").mkdir()
    monkeypatch.setattr(collation_module, "__file__", str(module))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = dict(collation_module._weights.__wrapped__())
    (file,) = (tmp_path / "__pycache__").iterdir()
    data = bytearray(file.read_bytes())
    data[data.rindex(made[ord("a")][0][0].to_bytes(4, "little"))] ^= 1
    file.write_bytes(data)
    assert dict(collation_module._weights.__wrapped__()) == made


def test_hostile_names_neither_break_the_order_nor_slow_it() -> None:
    names = ["\u0301" * 400_000, "ل" * 400_000, " " * 400_000, "<script>", "\u200f", "a" * 400_000]
    with guarded():
        ranks = collation("ar").ranks(names)
        letters = {len(collation("ar").letter(name)) for name in names}
    assert sorted(ranks.values()) == list(range(len(names)))
    assert letters == {1}
