"""The interface of the site in each language: its texts, dates and numbers.

Texts come from the gettext catalogues in ``locales/``; dates and names of countries and languages
from CLDR through Babel. All formatting happens at build time. What is not written in a language is
borrowed from the fallback, and marked as such (``borrowed.py``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent, get_group_symbol
from babel.support import Translations

from jazari_catalogue.languages import BY_CODE, FALLBACK, LANGUAGES, Language
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site.text.borrowed import borrowed

LOCALES = Path(__file__).parents[2] / "locales"


_SAMPLES = (0, 1, 2, 3, 11, 100)
"""A count of every plural category that our languages have."""


class _Dates(dict[str, str]):
    """Dates as people write them, by their EDTF: the same few are on all pages."""

    def __init__(self, written: Callable[[str], str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, edtf: str) -> str:
        found = self[edtf] = self._written(edtf)
        return found


class Interface:
    """The texts, dates and numbers of the site in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code
        self._locale = Locale.parse(language.locale)
        self.borrows = not language.has_words
        """Whether some of its words may be those of the fallback, which pages must then mark."""
        translations = _translations(language.code)
        fallback = Locale.parse(BY_CODE[FALLBACK].locale)
        if self.borrows:
            translations.add_fallback(_Borrowed(_translations(FALLBACK)))
        self._countries = _names(self._locale.territories, fallback.territories, self.borrows)
        self._languages = _names(self._locale.languages, fallback.languages, self.borrows)
        # Borrowed sentences have the forms of the language that they are in.
        self._plural_rule = (fallback if self.borrows else self._locale).plural_form
        self.gettext: Callable[[str], str] = translations.gettext
        self.ngettext: Callable[[str, str, int], str] = translations.ngettext
        # A page asks some 30 times for dates: a look-up, not a method.
        self.date: Callable[[str], str] = _Dates(self._format).__getitem__
        """An EDTF level 0 date as people write it: a year, a month or a day."""

    def words(self, titles: Titles) -> str:
        """The catalogue's own words in this language."""
        words = titles.in_language(self.code)
        return borrowed(words) if self.borrows and not titles.has(self.code) else words

    def _format(self, edtf: str) -> str:
        parts = [int(part) for part in edtf.split("-")]
        if len(parts) == 1:
            return str(edtf)
        day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
        if len(parts) == 2:
            return format_skeleton("yMMMM", day, locale=self._locale)
        return format_date(day, "long", locale=self._locale)

    def month(self, month: int) -> str:
        """The short name of a month, 1 to 12."""
        return str(format_skeleton("MMM", date(2000, month, 1), locale=self._locale))

    def number(self, number: int) -> str:
        """A count with its separators of thousands."""
        return format_decimal(number, locale=self._locale)

    def percent(self, share: float) -> str:
        """A share, 0 to 1, in whole hundredths."""
        return format_percent(share, locale=self._locale)

    def months(self) -> list[str]:
        """The names of the twelve months."""
        return list(self._locale.months["format"]["wide"].values())

    def date_pattern(self, precision: Literal["day", "month"]) -> str:
        """How dates of that precision are written: ``{day} {month} {year}``, or two of these."""
        pattern = (
            self._locale.date_formats["long"]
            if precision == "day"
            else self._locale.datetime_skeletons["yMMMM"]
        )
        places = {"d": "{day}", "M": "{month}", "y": "{year}"}
        # Between apostrophes stand words, as in “d 'de' MMMM”.
        return re.sub(r"'([^']+)'|\w+", lambda part: part[1] or places[part[0][0]], pattern.pattern)

    def country(self, code: str) -> str:
        """The country's name, or its code where CLDR has none."""
        return str(self._countries.get(code, code))

    def language_name(self, code: str) -> str:
        """The name of language ``code``, or the code where CLDR has none."""
        return str(self._languages.get(code, code))

    def plural_forms(self, one: str, many: str) -> dict[str, str]:
        """The text for each CLDR plural category of this language."""
        rule = self._plural_rule
        forms: dict[str, str] = {}
        for count in _SAMPLES:
            forms.setdefault(rule(count), self.ngettext(one, many, count))
        return forms

    @property
    def thousands(self) -> str:
        """What parts the thousands of a number."""
        return get_group_symbol(self._locale)

    def list_of(self, words: list[str]) -> str:
        """The words as an enumeration."""
        return self.language.comma.join(words)


class _Borrowed(NullTranslations):
    """The texts of another language, each marked as borrowed."""

    def __init__(self, lender: NullTranslations) -> None:
        super().__init__()
        self._lender = lender

    def gettext(self, message: str) -> str:
        return borrowed(self._lender.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return borrowed(self._lender.ngettext(msgid1, msgid2, n))


def _names(own: Mapping[str, str], lent: Mapping[str, str], borrows: bool) -> dict[str, str]:
    """The names that CLDR has in a language and, if it ``borrows``, the others in the fallback."""
    names = {code: borrowed(str(name)) for code, name in lent.items()} if borrows else {}
    return {**names, **own}


@cache
def interface(code: str) -> Interface:
    """The interface of language ``code``; raises KeyError for a language we do not publish."""
    return Interface(LANGUAGES[code])


def _translations(code: str) -> Translations:
    file = LOCALES / code / "LC_MESSAGES" / "catalogue.po"
    with file.open("rb") as stream:
        messages = read_po(stream, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)
