"""What house rules look for in texts: words, addresses and numbers, in French, Arabic, English.

Every pattern is bounded, so that the time it takes grows with the text and no faster.
"""

from __future__ import annotations

import re
import unicodedata

_OPERATING = re.compile(
    r"\b(?:est|sont) (?:déjà |désormais )?(?:opérationnel(?:le)?s?|en (?:activité|service))\b"
    r"|\b(?:a|ont) ouvert (?:ses|leurs) portes\b"
    r"|\b(?:is|are) (?:already |now )?(?:operational|operating|in operation|up and running)\b"
    r"|\b(?:has|have) opened (?:its|their) doors\b"
    r"|\b(?:يعمل|تعمل|يشتغل|تشتغل) (?:حاليا|حاليًا|الآن)\b"
    r"|\bدخلت? حيز (?:الخدمة|التشغيل)\b"
    r"|\bفتحت? أبوابه(?:ا|م)?\b",
    re.IGNORECASE,
)


def described_as_operating(text: str) -> str | None:
    """The words of ``text`` that say that something is at work now; None where there are none."""
    found = _OPERATING.search(text)
    return found.group() if found else None


_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,63})(?:\.[\w-]{1,63}){1,4}")

_ROLE_WORDS = """
accueil admin administration admission admissions ai alumni bibliotheque bonjour bureau
candidature candidatures cellule com communication conference contact cooperation courrier
desk direction dg dsi ecole entreprises events formation general hello help ia incubateur
info infos informations innovation inscription inscriptions institut institute international
it jobs lab labo laboratoire mail media medias office partenariat partenariats partners
partnerships presidence press presse programme public recherche recrutement rectorat
relations research rh sav scolarite secretaire secretariat securite service services siege
startup startups stages stage students support team university universite web webmaster
"""
_ROLES = frozenset(_ROLE_WORDS.split())
"""What a role address is named after."""


def personal_email(text: str) -> str | None:
    """An e-mail address in ``text`` that seems to be a person's; None where there is none.

    A role address is named after what it is for, or after the institution: ``contact@``,
    ``uemf@uemf.example``.
    """
    if "@" not in text:
        return None
    for found in _EMAIL.finditer(text):
        local, domain = found.group(1).casefold(), found.group(2).casefold()
        words = re.split(r"[._+-]+|\d+", local)
        if not any(word in _ROLES for word in words) and domain not in words:
            return found.group()
    return None


_NUMBER = re.compile(
    r"(?<![\w/=.+-])(?:\+|\(\+?)?\d(?:[\s\u00a0\u202f.()/-]{0,2}\d){8,14}(?![\w/])"
)


def phone_number(text: str, *, mobile_only: bool = False) -> str | None:
    """A telephone number in ``text`` as written; None where there is none.

    International (``+212 …``, ``00212 …``) or Moroccan (``05 …`` to ``08 …``), in any digits. With
    ``mobile_only``, only a Moroccan mobile one, which is as a rule a person's.
    """
    for found in _NUMBER.finditer(text):
        written = found.group()
        digits = "".join(str(unicodedata.digit(c)) for c in written if c.isdigit())
        abroad = "+" in written or digits.startswith("00")
        digits = digits.removeprefix("00") if abroad else digits
        national = f"0{digits[3:].removeprefix('0')}" if digits.startswith("212") else digits
        is_moroccan = len(national) == 10 and national[0] == "0" and national[1] in "5678"
        is_mobile = is_moroccan and national[1] in "67"
        if is_mobile or (not mobile_only and (is_moroccan or (abroad and len(digits) >= 10))):
            return written.strip()
    return None


def folded_name(name: str) -> str:
    """``name`` without what spelling varies in: case, accents, marks, order of words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(letters.split()))
