"""The text normaliser: how a text becomes the words that search compares.

Specified in ``docs/search.md``. ``overrides/assets/search/normalise.js`` is the same program in
the browser, and ``tests/search/vectors.json`` holds the two equal: change all four together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_WORD = 40
"""Code points of a word that count; what follows is cut off."""

ELIDED = frozenset(
    ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
)
"""Folded particles that lose their vowel before an apostrophe; they say nothing of the subject."""

ARABIC_PARTICLES = frozenset(
    ["و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ول", "وب", "وك", "ولل"]
)
"""Arabic prefixes that may be written against a Latin name or a number: «بـMistral»."""

_STOP_WORDS = {
    "fr": "a au aux avec ce ces cet cette dans de des du elle en est et il la le les leur leurs ne "
    "ou par pas pour que qui sa se ses son sont sur un une vers y",
    "ar": "ان او الي التي الذي عن علي في فيها ما مع من هذا هذه هو هي و",
    "en": "a an and are as at be by for from in is it its of on or that the their this to was were "
    "which with",
}
STOP_WORDS = {lang: frozenset(listed.split()) for lang, listed in _STOP_WORDS.items()}
"""Folded words that say nothing of a subject, by language."""

_ASKING = (
    "ou quand quel quelle quels quelles comment pourquoi qui quoi est ce je tu nous vous on mon "
    "mes cherche chercher trouver veux voudrais svp avoir etre plus tout tous toute "
    "what where when who how why do does i you we my me find want looking can there any all some "
    "اين متي كيف لماذا ماذا هل ما كم اي انا نحن اريد ابحث كل بعض وين فين شنو كيفاش "
)
QUERY_STOP_WORDS = frozenset(_ASKING.split()).union(*STOP_WORDS.values())
"""Folded words that a query in any language may hold and a record need not."""

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
    """What a code point of lower-cased NFKD becomes; filled as the code points are met."""

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
    """The text without what spelling may vary in: case, accents, letter forms, invisible marks.

    Lengths and positions are not kept.
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
    """The words of a text, in its order, as search compares them.

    Words are their own normal form: ``words(" ".join(words(text))) == words(text)``.
    """
    found: list[str] = []
    for piece in text.split():
        parts = _words_between_spaces(piece)
        if parts is None:
            return _words_of(fold(text))
        found += parts
    return found


@lru_cache(maxsize=1 << 16)
def _words_between_spaces(piece: str) -> list[str] | None:
    """The words of a text without spaces, which other texts have as well.

    None where it may belong to initials, which go on beyond a space: R & D.
    """
    folded = _fold_letters(piece)
    return None if _PERHAPS_INITIALS.search(folded) else _words_of(folded)


def terms(text: str) -> set[str]:
    """The words of a text and all forms of each, in no order."""
    found = [*map(_terms_between_spaces, set(text.split()))]
    if None in found:
        return {form for word in _words_of(fold(text)) for form in _forms(word)}
    return set().union(*found)  # type: ignore[arg-type]


@lru_cache(maxsize=1 << 16)
def _terms_between_spaces(piece: str) -> frozenset[str] | None:
    """The words and forms of a text without spaces; None where it may belong to initials."""
    parts = _words_between_spaces(piece)
    return None if parts is None else frozenset(form for word in parts for form in _forms(word))


def _words_of(folded: str) -> list[str]:
    found: list[str] = []
    for word in _WORD.findall(folded):
        found += _parts(word)
    return found


def _parts(word: str) -> tuple[str, ...]:
    """The words in one folded word."""
    if "'" in word:
        word = _without_elision(word)
    if _HAS_ARABIC.search(word) and not _IS_ARABIC.fullmatch(word):
        return tuple(_by_script(word))
    return (word[:MAX_WORD],) if word else ()


def forms(word: str) -> list[str]:
    """The normalised word, then the shorter forms under which it is also found.

    Arabic: without its article and what joins it, or else without a conjunction or preposition of
    one letter, while at least three letters remain; each also as the singular of a plural in ات.
    Latin: as the singular of a plural, by the rules of French and English.
    """
    if _IS_ARABIC.fullmatch(word):
        return _arabic_forms(word)
    found = [word]
    for plural, ending in _LATIN_PLURALS:
        if match := plural.fullmatch(word):
            found.append(match[1] + ending)
    return list(dict.fromkeys(found))


_forms = lru_cache(maxsize=1 << 16)(forms)


def _arabic_forms(word: str) -> list[str]:
    if match := _ARTICLE.fullmatch(word):
        bare = [match[1]]
        whole = [word]
    else:
        bare = [word]
        whole = []
        for pattern in (_CONJUNCTION, _PREPOSITION):
            if match := pattern.fullmatch(word):
                bare.append(match[1])
    singular = [f"{match[1]}ه" for form in bare if (match := _ARABIC_PLURAL.fullmatch(form))]
    return list(dict.fromkeys([*whole, *bare, *singular]))


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
    runs: list[str] = _SCRIPT_RUNS.findall(word)
    return [
        run[:MAX_WORD]
        for position, run in enumerate(runs)
        if position == len(runs) - 1 or run not in ARABIC_PARTICLES
    ]
