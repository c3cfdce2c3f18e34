"""The names that screen readers read for a mark of a drawing: what it stands for, and its signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jazari_catalogue.site.view_data import StrengthView
    from jazari_catalogue.site.views import Views


def disputes_in_words(views: Views, number: int) -> str:
    """The sentence that sources differ on ``number`` points; empty for none."""
    return views.disputes(number) if number else ""


def accessible_name(name: str, strength: StrengthView | None, disputed: str) -> str:
    """``name``, its strength and that it is ``disputed``, as sentences of any language."""
    parts = [name, strength.label if strength else "", disputed]
    return ". ".join(part for part in parts if part)
