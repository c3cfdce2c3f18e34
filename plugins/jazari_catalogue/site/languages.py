"""The languages of the site: their names, their interface texts, their dates.

Texts come from the gettext catalogues in ``locales/``; dates and names of countries and languages
from CLDR through Babel. All formatting happens at build time.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from jazari_catalogue.records.titles import Titles

LOCALES = Path(__file__).parent.parent / "locales"


@dataclass(frozen=True)
class Language:
    """A language of the site: its BCP 47 code, native name, direction and CLDR locale.

    ``ar_MA`` rather than ``ar``: Western digits and the months as Moroccans name them.
    ``is_reviewed``: a native speaker has read the interface texts and signed them.
    """

    code: str
    native_name: str
    direction: str
    locale: str
    is_reviewed: bool


KNOWN = (
    Language("fr", "Français", "ltr", "fr_MA", True),
    Language("ar", "العربية", "rtl", "ar_MA", True),
    Language("en", "English", "ltr", "en_GB", True),
    # Drafts in locales/zgh. Whoever signs them says so here, and adds content/zgh.
    Language("zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "ltr", "zgh", False),
)
LANGUAGES: dict[str, Language] = {lang.code: lang for lang in KNOWN if lang.is_reviewed}
"""The languages that the site is published in; records may hold texts in others."""
DEFAULT = "fr"

_SCRIPTS = {"ar": re.compile("[\u0600-\u06ff]"), "zgh": re.compile("[\u2d30-\u2d7f]")}


def language_of_script(text: str) -> str | None:
    """The language that the letters of ``text`` give away; None for Latin ones, which do not."""
    return next((code for code, script in _SCRIPTS.items() if script.search(text)), None)


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
    """What the site itself says in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code
        self._locale = Locale.parse(language.locale)
        self._translations = _translations(language.code)
        self._countries: Mapping[str, str] = dict(self._locale.territories)
        self._languages: Mapping[str, str] = dict(self._locale.languages)
        self.gettext: Callable[[str], str] = self._translations.gettext
        self.ngettext: Callable[[str, str, int], str] = self._translations.ngettext
        # A page asks some 30 times for these two: they are look-ups, not methods.
        self.words: Callable[[Titles], str] = attrgetter(self.code)
        """The catalogue's own words in this language."""
        self.date: Callable[[str], str] = _Dates(self._format).__getitem__
        """An EDTF level 0 date as people write it: a year, a month or a day."""

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
        return format_percent(
            share, "#,##0\u00a0%" if self.code == "fr" else "#,##0%", self._locale
        )

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
        places = {"d": "{day}", "MMMM": "{month}", "y": "{year}"}
        return re.sub(r"\w+", lambda field: places[field[0]], pattern.pattern)

    def country(self, code: str) -> str:
        """The country's name, or its code where CLDR has none."""
        return str(self._countries.get(code, code))

    def language_name(self, code: str) -> str:
        """The name of language ``code``, or the code where CLDR has none."""
        return str(self._languages.get(code, code))

    def plural_forms(self, one: str, many: str) -> dict[str, str]:
        """The text for each CLDR plural category of this language."""
        rule = self._locale.plural_form
        forms: dict[str, str] = {}
        for count in _SAMPLES:
            forms.setdefault(rule(count), self.ngettext(one, many, count))
        return forms

    @property
    def thousands(self) -> str:
        """What parts the thousands of a number."""
        return "\u202f" if self.code == "fr" else ","

    def list_of(self, words: list[str]) -> str:
        """The words as an enumeration."""
        return ("، " if self.code == "ar" else ", ").join(words)


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
