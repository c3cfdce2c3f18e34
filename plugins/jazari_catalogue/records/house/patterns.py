"""Phrases, addresses and numbers that house rules search for, in French, Arabic and English.

No pattern has an unbounded repetition, so that a search takes linear time.
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
    """The phrase of ``text`` that says that something operates now; None if there is none."""
    phrase = _OPERATING.search(text)
    return phrase.group() if phrase else None


_DIFFER = re.compile(
    r"\bsources (?:(?!ne\b)\w{1,30} )?(?:divergent|diff[èe]rent(?!e)|se contredisent"
    r"|sont (?:contradictoires|divergentes|en désaccord|partagées)"
    r"|ne (?:s[’']accordent|s[’']entendent|concordent) pas|ne sont pas d[’']accord"
    r"|(?:citent|donnent|indiquent|rapportent) (?:\w{1,30} ){2}(?:contradictoire|diff[ée]rent)e?s)"
    r"|\bsources (?:contradictoires|divergentes)\b"
    r"|\b(?:diff[èe]re|diverge|varie)(?:nt)? (?:selon les sources|d[’']une source à l[’']autre)\b"
    r"|(?<!\bno )(?<!\bopen )\bsources (?:\w{1,30} )?(?:differ|disagree|conflict|do not agree"
    r"|contradict (?:each other|one another)|are divided"
    r"|(?:cite|give|name|report) (?:\w{1,30} )?(?:conflicting|contradictory|different))\b"
    r"|\b(?:conflicting|contradictory) sources\b"
    r"|\b(?:differs?|var(?:ies|y)) (?:across|among|between|by|from source to) sources?\b"
    r"|(?<!لا )(?<!لم )\b[وف]?(?:تختلف|اختلفت|تتباين|تباينت|تتضارب|تضاربت|تتعارض|تتناقض|لا تتفق"
    r"|لم تتفق) (?:هذه )?المصادر\b"
    r"|(?<!لا )(?<!دون )\b[وفب]?(?:اختلاف|تباين|تضارب|تعارض|تناقض) (?:بين )?المصادر\b"
    r"|\bالمصادر (?:\w{1,30} )?(?:تختلف|مختلفة|تتباين|متباينة|تتضارب|متضاربة|تتعارض|متعارضة"
    r"|تتناقض|متناقضة|لا تتفق)\b"
    r"|\bمن مصدر (?:إلى آخر|لآخر)\b",
    re.IGNORECASE,
)


_OF_SOURCES = ("ources", "source", "المصادر", "مصدر")


def sources_differ(text: str) -> str | None:
    """The phrase of ``text`` that says that sources differ; None if there is none."""
    if not any(word in text for word in _OF_SOURCES):
        return None  # much faster than the pattern, and true of most texts
    phrase = _DIFFER.search(text)
    return phrase.group() if phrase else None


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
"""The words that role addresses have before the ``@``."""


def personal_email(text: str) -> str | None:
    """The first e-mail address in ``text`` that is probably a person's; None if there is none.

    Others are named after a role or the institution: ``contact@``, ``uemf@uemf.example``.
    """
    if "@" not in text:
        return None
    for email in _EMAIL.finditer(text):
        local, domain = email.group(1).casefold(), email.group(2).casefold()
        words = re.split(r"[._+-]+|\d+", local)
        if not any(word in _ROLES for word in words) and domain not in words:
            return email.group()
    return None


_NUMBER = re.compile(
    r"(?<![\w/=.+-])(?:\+|\(\+?)?\d(?:[\s\u00a0\u202f.()/-]{0,2}\d){8,14}(?![\w/])"
)


def phone_number(text: str, *, mobile_only: bool = False) -> str | None:
    """The first telephone number in ``text``, as it is written; None if there is none.

    It is international (``+212 …``, ``00212 …``) or Moroccan (``05 …`` to ``08 …``), in the digits
    of any script. With ``mobile_only``, only Moroccan mobile numbers, which are usually personal.
    """
    for number in _NUMBER.finditer(text):
        written = number.group()
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
    """``name`` to compare: without case, accents and punctuation, its words sorted."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(letters.split()))
