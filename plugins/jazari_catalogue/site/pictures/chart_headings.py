"""The headings of charts: what each shows, as a sentence that is true for any numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jazari_catalogue.records.values.vocabularies import Status

if TYPE_CHECKING:
    from jazari_catalogue.texts.interface import Interface


def of_institutes(interface: Interface, counts: Mapping[Status | None, int]) -> str:
    """How many institutes are at each step: ``6 institutes: 5 …, 1 launched, none operating``."""
    total = sum(counts.values())
    whole = interface.ngettext("%(num)s institute", "%(num)s institutes", total)
    parts = [
        _at_step(interface, step, counts[step]) for step in (*Status, None) if counts.get(step)
    ]
    if not counts.get(Status.OPERATING):
        parts.append(interface.gettext("none operating"))
    return _sentence(interface, _counted(interface, whole, total), parts)


def _at_step(interface: Interface, step: Status | None, number: int) -> str:
    ngettext = interface.ngettext
    match step:
        case Status.ANNOUNCED:
            text = ngettext("%(num)s announced", "%(num)s announced", number)
        case Status.AGREED:
            text = ngettext(
                "%(num)s at the agreement stage", "%(num)s at the agreement stage", number
            )
        case Status.LAUNCHED:
            text = ngettext("%(num)s launched", "%(num)s launched", number)
        case Status.OPERATING:
            text = ngettext("%(num)s operating", "%(num)s operating", number)
        case Status.CLOSED:
            text = ngettext("%(num)s closed", "%(num)s closed", number)
        case None:
            text = ngettext("%(num)s with no known step", "%(num)s with no known step", number)
    return _counted(interface, text, number)


def of_facts(interface: Interface, well_supported: int, total: int) -> str:
    """How many of the facts rest on official sources or several publishers."""
    text = interface.ngettext(
        "%(num)s fact out of %(total)s rests on an official source or several publishers",
        "%(num)s facts out of %(total)s rest on an official source or several publishers",
        well_supported,
    )
    return text % {
        "num": interface.number(well_supported),
        "total": interface.number(total),
    }


def of_agreements(interface: Interface, dated: int, disputed: int, undated: int) -> str:
    """How many agreements have a date, one that sources differ on, or none."""
    ngettext = interface.ngettext
    total = dated + disputed + undated
    whole = ngettext("%(num)s agreement", "%(num)s agreements", total)
    parts = [
        (
            ngettext("%(num)s with an undisputed date", "%(num)s with an undisputed date", dated),
            dated,
        ),
        (
            ngettext("%(num)s with a disputed date", "%(num)s with a disputed date", disputed),
            disputed,
        ),
        (ngettext("%(num)s without a date", "%(num)s without a date", undated), undated),
    ]
    return _sentence(
        interface,
        _counted(interface, whole, total),
        [_counted(interface, text, number) for text, number in parts if number],
    )


def of_regions(interface: Interface, covered: int) -> str:
    """How many of the twelve regions have an institute."""
    text = interface.ngettext(
        "%(num)s of the 12 regions has an institute in the catalogue",
        "%(num)s of the 12 regions have an institute in the catalogue",
        covered,
    )
    return _counted(interface, text, covered)


def of_gaps(interface: Interface, searched: int, unsearched: int) -> str:
    """How many gaps there are, and how many were looked for."""
    ngettext = interface.ngettext
    total = searched + unsearched
    whole = ngettext("%(num)s gap", "%(num)s gaps", total)
    parts = [
        (
            ngettext(
                "%(num)s looked for but not found", "%(num)s looked for but not found", searched
            ),
            searched,
        ),
        (
            ngettext(
                "%(num)s not looked for yet",
                "%(num)s not looked for yet",
                unsearched,
            ),
            unsearched,
        ),
    ]
    return _sentence(
        interface,
        _counted(interface, whole, total),
        [_counted(interface, text, number) for text, number in parts if number],
    )


def _counted(interface: Interface, text: str, number: int) -> str:
    return text % {"num": interface.number(number)}


def _sentence(interface: Interface, whole: str, parts: list[str]) -> str:
    text = interface.gettext("{label}: {value}")
    return text.format(label=whole, value=interface.sentence_of(parts))
