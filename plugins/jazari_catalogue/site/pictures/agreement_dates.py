"""When agreements were signed: in which month or year, and whether sources differ on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.values.vocabularies import Status
from jazari_catalogue.site.pictures.moments import Moment, moments_of

MOST_MONTHS = 24
"""The longest time of which every month is shown. Of a longer one, years are."""


class AgreementDates(NamedTuple):
    """The agreements by their dates, as EDTF level 0 to the month or the year."""

    certain: Counter[str]
    """The only date of an agreement, which no source disputes."""
    in_dispute: Counter[str]
    """Each date of an agreement that sources differ on."""
    dated: int
    disputed: int
    undated: int
    """How many agreements have such a date, several, or none."""


def agreement_dates(agreements: Iterable[Agreement]) -> AgreementDates:
    """The dates of ``agreements``: of their signature or, without one, of the step."""
    certain: Counter[str] = Counter()
    in_dispute: Counter[str] = Counter()
    dated = disputed = undated = 0
    for agreement in agreements:
        moments = _of_signature(agreement)
        if not moments:
            undated += 1
        elif any(moment.disputed for moment in moments):
            disputed += 1
            in_dispute.update({moment.date[:7] for moment in moments})
        else:
            dated += 1
            certain[moments[0].date[:7]] += 1
    return AgreementDates(certain, in_dispute, dated, disputed, undated)


def _of_signature(agreement: Agreement) -> list[Moment]:
    moments = [moment for moment in moments_of(agreement) if moment.date]
    signed = [moment for moment in moments if moment.files]
    return signed or [moment for moment in moments if moment.step is Status.AGREED]


def periods(dates: AgreementDates) -> dict[str, list[int]]:
    """How many agreements, certain and in dispute, each month has, oldest first; else each year.

    Months are from the first to the last, those without an agreement too; dates that give only the
    year follow its months.
    """
    used = {*dates.certain, *dates.in_dispute}
    months = sorted(date for date in used if len(date) > 4)
    if months and _index(months[-1]) - _index(months[0]) < MOST_MONTHS:
        between = range(_index(months[0]), _index(months[-1]) + 1)
        used |= {f"{index // 12:04}-{index % 12 + 1:02}" for index in between}
        certain, in_dispute = dates.certain, dates.in_dispute
    else:
        used = {date[:4] for date in used}
        certain, in_dispute = map(_by_year, (dates.certain, dates.in_dispute))
    # A year sorts after its months.
    ordered = sorted(used, key=lambda date: date if len(date) > 4 else f"{date}-13")
    return {period: [certain[period], in_dispute[period]] for period in ordered}


def _index(month: str) -> int:
    """The number of months from the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _by_year(dates: Counter[str]) -> Counter[str]:
    by_year: Counter[str] = Counter()
    for date, number in dates.items():
        by_year[date[:4]] += number
    return by_year
