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
    in_dispute: tuple[frozenset[str], ...]
    """The dates of each agreement that sources differ on."""
    dated: int
    disputed: int
    undated: int
    """How many agreements have such a date, several, or none."""


def agreement_dates(agreements: Iterable[Agreement]) -> AgreementDates:
    """The dates of ``agreements``: of their signature or, without one, of the step."""
    certain: Counter[str] = Counter()
    in_dispute = []
    dated = undated = 0
    for agreement in agreements:
        moments = _of_signature(agreement)
        if not moments:
            undated += 1
        elif any(moment.disputed for moment in moments):
            in_dispute.append(frozenset(moment.date[:7] for moment in moments))
        else:
            dated += 1
            certain[moments[0].date[:7]] += 1
    return AgreementDates(certain, tuple(in_dispute), dated, len(in_dispute), undated)


def _of_signature(agreement: Agreement) -> list[Moment]:
    moments = [moment for moment in moments_of(agreement) if moment.date]
    signed = [moment for moment in moments if moment.files]
    return signed or [moment for moment in moments if moment.step is Status.AGREED]


def periods(dates: AgreementDates) -> dict[str, list[int]]:
    """How many agreements, certain and in dispute, each month has, oldest first; else each year.

    Months are from the first to the last, those without an agreement too; dates that give only the
    year follow its months.
    """
    used = {*dates.certain}.union(*dates.in_dispute)
    months = sorted(date for date in used if len(date) > 4)
    length = 4
    if months and _index(months[-1]) - _index(months[0]) < MOST_MONTHS:
        between = range(_index(months[0]), _index(months[-1]) + 1)
        used |= {f"{index // 12:04}-{index % 12 + 1:02}" for index in between}
        length = 7
    certain: Counter[str] = Counter()
    for date, number in dates.certain.items():
        certain[date[:length]] += number
    # An agreement counts once in a year, even if its sides give several months of it.
    in_dispute = Counter(
        period for given in dates.in_dispute for period in {date[:length] for date in given}
    )
    used = {date[:length] for date in used}
    # A year sorts after its months.
    ordered = sorted(used, key=lambda date: date if len(date) > 4 else f"{date}-13")
    return {period: [certain[period], in_dispute[period]] for period in ordered}


def _index(month: str) -> int:
    """The number of months from the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1
