"""The interface of the site in each language: its texts, dates and numbers.

Texts come from the gettext catalogues in ``locales/``; dates and names of countries and languages
from CLDR through Babel. All formatting happens at build time. A text that a language lacks is that
of the fallback language, marked as such (``fallback.py``).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache, partial
from gettext import NullTranslations
from pathlib import Path
from typing import TypeVar

from babel import Locale
from babel.numbers import format_decimal, format_percent, get_group_symbol
from babel.support import Translations
from babel.units import format_unit

from jazari_catalogue.languages import BY_CODE, FALLBACK, LANGUAGES, Language
from jazari_catalogue.publishing.program_cache import kept
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.texts.dates import Dates
from jazari_catalogue.texts.fallback import mark_fallback

LOCALES = Path(__file__).parents[1] / "locales"
"""Folder of the gettext catalogues: ``{code}/LC_MESSAGES/catalogue.po``."""

_PLURAL_SAMPLES = (0, 1, 2, 3, 11, 100)
"""One count for every CLDR plural category of our languages."""


_IN_FULL = {("en", "byte"), ("ar", "megabyte"), ("ar", "gigabyte")}
"""Units of languages whose short form in CLDR is not beside that of the others: 9 byte, م.ب."""

_Value = TypeVar("_Value")


class _Formatted(dict[_Value, str]):
    """Values as texts, each formatted once."""

    def __init__(self, format_value: Callable[[_Value], str]) -> None:
        super().__init__()
        self._format = format_value

    def __missing__(self, value: _Value) -> str:
        self[value] = formatted = self._format(value)
        return formatted


class Interface:
    """The texts, dates and numbers of the site in one language.

    ``gettext`` and ``ngettext`` take the English text of an interface message (``ngettext`` both
    its forms and a count) and return it in this language.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code
        self._locale = Locale.parse(language.locale)
        self.uses_fallback = not language.translated
        """Whether some texts may be those of the fallback language, which pages must then tag."""
        translations = _translations(language.code)
        fallback = Locale.parse(BY_CODE[FALLBACK].locale)
        if self.uses_fallback:
            translations.add_fallback(_FallbackTranslations(_translations(FALLBACK)))
        self._countries = _names(self._locale.territories, fallback.territories, self.uses_fallback)
        self._languages = _names(self._locale.languages, fallback.languages, self.uses_fallback)
        # A sentence in the fallback language has the plural forms of that language.
        self._plural_rule = (fallback if self.uses_fallback else self._locale).plural_form
        self.gettext: Callable[[str], str] = translations.gettext
        self.ngettext: Callable[[str, str, int], str] = translations.ngettext
        self.dates = Dates(language)
        # A page has some 30 dates: a dictionary look-up costs less than a method call.
        self.date: Callable[[str], str] = _Formatted(self.dates.format).__getitem__
        """Formats an EDTF level 0 date: ``2026``, ``2026-01`` or ``2026-01-12``."""
        self.number: Callable[[int], str] = _Formatted(self._format_number).__getitem__
        """Formats a number with thousands separators."""

    def title(self, titles: Titles) -> str:
        """``titles``, a name that the records' models declare, in this language."""
        text = titles.in_language(self.code)
        return mark_fallback(text) if self.uses_fallback and not titles.has(self.code) else text

    def _format_number(self, number: int) -> str:
        return format_decimal(number, locale=self._locale)

    def file_size(self, size: int) -> str:
        """``size``, in bytes, with two digits at least, in units of 1,000 bytes and its powers."""
        amount, units = float(size), ["byte", "kilobyte", "megabyte", "gigabyte"]
        while amount >= 999.5 and len(units) > 1:
            amount /= 1000
            del units[0]
        digits = "0.0" if units[0] != "byte" and amount < 9.95 else "0"
        return format_unit(
            amount,
            f"digital-{units[0]}",
            length="long" if (self.code, units[0]) in _IN_FULL else "short",
            format=digits,
            locale=self._locale,
        )

    def percent(self, share: float) -> str:
        """``share``, from 0 to 1, as a whole percentage."""
        return format_percent(share, locale=self._locale)

    def country(self, code: str) -> str:
        """The name of the country with this ISO 3166-1 code; the code if CLDR has no name."""
        return str(self._countries.get(code, code))

    def language_name(self, code: str) -> str:
        """The name of the language with this BCP 47 code; the code if CLDR has no name."""
        return str(self._languages.get(code, code))

    def plural_forms(self, one: str, many: str) -> dict[str, str]:
        """CLDR plural category (``one``, ``two``, …, ``other``) -> the text for such a count.

        ``one`` and ``many`` are the message's two forms in English.
        """
        rule = self._plural_rule
        forms: dict[str, str] = {}
        for count in _PLURAL_SAMPLES:
            forms.setdefault(rule(count), self.ngettext(one, many, count))
        return forms

    @property
    def thousands(self) -> str:
        """The separator of thousands."""
        return get_group_symbol(self._locale)

    def list_of(self, items: list[str]) -> str:
        """``items`` as a list, with this language's comma."""
        return self.language.comma.join(items)

    def sentence_of(self, parts: list[str]) -> str:
        """``parts`` as one sentence enumerates them."""
        return self.language.and_comma.join(parts)


class _FallbackTranslations(NullTranslations):
    """The texts of the fallback language, each marked as such."""

    def __init__(self, translations: NullTranslations) -> None:
        super().__init__()
        self._translations = translations

    def gettext(self, message: str) -> str:
        return mark_fallback(self._translations.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return mark_fallback(self._translations.ngettext(msgid1, msgid2, n))


def _names(
    own: Mapping[str, str], fallback: Mapping[str, str], uses_fallback: bool
) -> dict[str, str]:
    """Code -> name in CLDR: a language's ``own`` names, then those of the fallback, marked."""
    if not uses_fallback:
        return dict(own)
    return {code: mark_fallback(str(name)) for code, name in fallback.items()} | dict(own)


@cache
def interface(code: str) -> Interface:
    """The interface of the language with this code. Raises KeyError if it is not published."""
    return Interface(LANGUAGES[code])


def _translations(code: str) -> Translations:
    text = (LOCALES / code / "LC_MESSAGES" / "catalogue.po").read_bytes()
    compiled = kept(f"messages-{code}", digest(text), bytes, partial(_compiled, text, code))
    return Translations(io.BytesIO(compiled))


def _compiled(text: bytes, code: str) -> bytes:
    """The gettext catalogue ``text`` as programs read it (MO)."""
    # Imported here, because they are rarely needed.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=code))
    return compiled.getvalue()
