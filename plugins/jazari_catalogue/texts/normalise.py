"""The text normaliser: turns a text into the words that search compares.

``docs/search.md`` (section 1) specifies it. ``overrides/assets/search/normalise.js`` does the same
in the browser, and both are tested with ``tests/search/vectors.json``. Change all four together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_WORD = 40
"""Maximum length of a word in code points; the rest is cut off."""

ELIDED = frozenset(
    ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
)
"""Folded French particles before an apostrophe, which are dropped: the l of « l’école »."""

ARABIC_PARTICLES = frozenset(
    ["و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ول", "وب", "وك", "ولل"]
)
"""Arabic prefixes, dropped where they are joined to a Latin name or a number: «بـMistral»."""

_STOP_WORDS = {
    "fr": "a au aux avec ce ces cet cette dans de des du elle en est et il la le les leur leurs ne "
    "ou par pas pour que qui sa se ses son sont sur un une vers y",
    "ar": "ان او الي التي الذي عن علي في فيها ما مع من هذا هذه هو هي و",
    "en": "a an and are as at be by for from in is it its of on or that the their this to was were "
    "which with",
}
STOP_WORDS = {lang: frozenset(listed.split()) for lang, listed in _STOP_WORDS.items()}
"""Language -> its folded stop words."""

_QUESTION_WORDS = (
    "ou quand quel quelle quels quelles comment pourquoi qui quoi est ce je tu nous vous on mon "
    "mes cherche chercher trouver veux voudrais svp avoir etre plus tout tous toute "
    "what where when who how why do does i you we my me find want looking can there any all some "
    "اين متي كيف لماذا ماذا هل ما كم اي انا نحن اريد ابحث كل بعض وين فين شنو كيفاش "
)
QUERY_STOP_WORDS = frozenset(_QUESTION_WORDS.split()).union(*STOP_WORDS.values())
"""Folded words that are ignored in a query: stop words and question words of every language,
because people mix languages."""

_APOSTROPHES = "'`‘’‛′ʹʻʼʽʾʿˈ՚＇"
_BEFORE_DECOMPOSITION = str.maketrans({"´": "'", "™": " ", "℠": " "})
_LETTERS = {
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ŋ": "ng",
    "ı": "i",
    "ς": "σ",
    "ɛ": "e",
    "ɣ": "gh",
    "ٱ": "ا",
    "ة": "ه",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "ك",
    "ڭ": "ك",
    "ڤ": "ف",
    "ڥ": "ف",
    "پ": "ب",
    "چ": "ج",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ۃ": "ه",
    "ے": "ي",
    "ݣ": "ك",
    "ڨ": "ك",
    "ء": "",
    "ـ": "",
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    **dict.fromkeys(_APOSTROPHES, "'"),
}


class _Folding(dict[int, str]):
    """Code point of lower-cased NFKD (UAX #15) -> what it becomes; filled on first use."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        category = unicodedata.category(character)
        removed = category[0] == "M" or category == "Cf"
        self[point] = "" if removed else character
        return self[point]


_FOLDING = _Folding({ord(letter): fold for letter, fold in _LETTERS.items()})
_PERHAPS_INITIALS = re.compile(r"&|\.[^\W_]")
_INITIALS = re.compile(r"(?<![^\W_])[^\W_](?:(?: ?& ?|\.)[^\W_])+(?![^\W_])")
_WORD = re.compile(r"[^\W_]+(?:'+[^\W_]+)*'*")
_SCRIPT_RUNS = re.compile(r"[\u0600-\u06ff]+|[^\u0600-\u06ff]+")
_HAS_ARABIC = re.compile(r"[\u0600-\u06ff]")
_IS_ARABIC = re.compile(r"[\u0600-\u06ff]+")
_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)(.{3,})", re.DOTALL)
_CONJUNCTION = re.compile(r"[وف](.{3,})", re.DOTALL)
_PREPOSITION = re.compile(r"[وف]?[بلك](.{3,})", re.DOTALL)
_ARABIC_PLURAL = re.compile(r"(.{3,})ات", re.DOTALL)
_LATIN_PLURALS = (
    (re.compile(r"([a-z]{2,}[a-df-hj-rt-z])ies"), "y"),
    (re.compile(r"([a-z]{2,}[bcdgilmnoprtv])aux"), "al"),
    (re.compile(r"([a-z]+(?:s|x|z|sh))es"), ""),
    (re.compile(r"([a-z]{2,}[a-rt-z])[sx]"), ""),
)


def fold(text: str) -> str:
    """``text`` without case, accents, variant letter forms, invisible characters and tatweel.

    Initials are joined (``R & D`` -> ``rd``). Positions in the result are not those in ``text``.
    """
    folded = _fold_letters(text)
    if _PERHAPS_INITIALS.search(folded):
        folded = _INITIALS.sub(_joined, folded)
    return folded


def _fold_letters(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    if "´" in text or "™" in text or "℠" in text:
        text = text.translate(_BEFORE_DECOMPOSITION)
    return unicodedata.normalize("NFKD", text).lower().translate(_FOLDING)


def words(text: str) -> list[str]:
    """The words of ``text`` in its order, normalised.

    Normalising twice changes nothing: ``words(" ".join(words(text))) == words(text)``.
    """
    normalised: list[str] = []
    for piece in text.split():
        parts = _words_of_piece(piece)
        if parts is None:
            return _words_of_folded(fold(text))
        normalised += parts
    return normalised


@lru_cache(maxsize=1 << 16)
def _words_of_piece(piece: str) -> list[str] | None:
    """The words of a text without spaces; cached, because texts repeat the same pieces.

    None if it may be part of initials with spaces in them, such as ``R & D``.
    """
    folded = _fold_letters(piece)
    return None if _PERHAPS_INITIALS.search(folded) else _words_of_folded(folded)


def terms(text: str) -> set[str]:
    """The words of ``text`` and all ``forms`` of each."""
    terms_of_pieces = [*map(_terms_of_piece, set(text.split()))]
    if None in terms_of_pieces:
        return {form for word in _words_of_folded(fold(text)) for form in known_forms(word)}
    return set().union(*terms_of_pieces)  # type: ignore[arg-type]


@lru_cache(maxsize=1 << 16)
def _terms_of_piece(piece: str) -> frozenset[str] | None:
    """The terms of a text without spaces; None if it may be part of initials."""
    parts = _words_of_piece(piece)
    return (
        None if parts is None else frozenset(form for word in parts for form in known_forms(word))
    )


def _words_of_folded(folded: str) -> list[str]:
    return [part for word in _WORD.findall(folded) for part in _parts(word)]


def _parts(word: str) -> tuple[str, ...]:
    """The words in one folded word: without elision, Arabic separated from other scripts."""
    if "'" in word:
        word = _without_elision(word)
    if _HAS_ARABIC.search(word) and not _IS_ARABIC.fullmatch(word):
        return tuple(_by_script(word))
    return (word[:MAX_WORD],) if word else ()


def forms(word: str) -> list[str]:
    """``word``, which is normalised, then the shorter forms under which search also finds it.

    An Arabic word: without its article and the letters before it, or else without a conjunction or
    preposition of one letter, if three letters remain; of these, a plural in ات also as the
    singular. A Latin word: the singulars that it may have as a French or English plural.
    """
    if _IS_ARABIC.fullmatch(word):
        return _arabic_forms(word)
    latin = [word]
    for plural, ending in _LATIN_PLURALS:
        if match := plural.fullmatch(word):
            latin.append(match[1] + ending)
    return list(dict.fromkeys(latin))


known_forms = lru_cache(maxsize=1 << 16)(forms)
"""The same, remembered: texts repeat their words."""


def _arabic_forms(word: str) -> list[str]:
    if match := _ARTICLE.fullmatch(word):
        stems = [match[1]]
        whole = [word]
    else:
        stems = [word]
        whole = []
        for pattern in (_CONJUNCTION, _PREPOSITION):
            if match := pattern.fullmatch(word):
                stems.append(match[1])
    singulars = [f"{match[1]}ه" for stem in stems if (match := _ARABIC_PLURAL.fullmatch(stem))]
    return list(dict.fromkeys([*whole, *stems, *singulars]))


def _joined(initials: re.Match[str]) -> str:
    return re.sub(r"[ .&]", "", initials[0])


def _without_elision(word: str) -> str:
    pieces = word.split("'")
    while len(pieces) > 1 and pieces[0] in ELIDED:
        del pieces[0]
    if len(pieces) > 1 and pieces[-1] == "s":
        del pieces[-1]
    return "".join(pieces)


def _by_script(word: str) -> list[str]:
    """``word`` split where Arabic meets another script, without particles before the last part."""
    *runs, last = _SCRIPT_RUNS.findall(word)
    kept = [run for run in runs if run not in ARABIC_PARTICLES]
    return [run[:MAX_WORD] for run in (*kept, last)]
