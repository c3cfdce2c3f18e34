"""What search knows of one record in one language: plain data, from which the index is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from jazari_catalogue.site.view_data import Labelled


class Piece(NamedTuple):
    """A text of a record, and what it is, if the text alone does not say so."""

    text: str
    label: str = ""


class Document(msgspec.Struct, frozen=True):
    """What search knows of one record in one language.

    Dates are EDTF level 0 (``2026``, ``2026-01`` or ``2026-01-12``), or empty. Values of facets
    are as in the URL, the same in every language.
    """

    id: str
    kind: str
    """Value of the ``kind`` facet: ``institute``."""
    kind_label: str
    """The kind in the language of the page."""
    kind_order: int
    """Position of the kind: among equally good results, lower numbers come first."""
    href: str
    """Address relative to the root of the language: ``institutes/jazari-root/``."""
    name: str
    name_lang: str | None = None
    """Language of the name (BCP 47), or None if it is that of the page."""
    name_translated: bool = False
    """Whether the catalogue translated the name, which pages then say after it."""
    aliases: Sequence[str] = ()
    """What else a visitor may type: aliases, names in other languages, the city."""
    summary: str = ""
    summary_lang: str | None = None
    """Likewise, of the summary."""
    pieces: Sequence[Piece] = ()
    """All other text that is searched but not shown: description, names of related records. Also
    the aliases: from all of these a result shows the words that matched, in context."""
    status: Labelled | None = None
    """Its code is the value of the ``status`` facet."""
    region: Labelled | None = None
    """Its code is the value of the ``region`` facet."""
    strength: Labelled | None = None
    """How well sources support it. Its code is the value of the ``strength`` facet."""
    disputes: int = 0
    """How many points sources differ on."""
    steps: Sequence[bool] | None = None
    """For each step of a path, whether it was reached; None if the kind has no path."""
    meta: Sequence[str] = ()
    """Further short facts shown on the card."""
    facets: Mapping[str, Sequence[str]] = msgspec.field(default_factory=dict)
    """Facet -> values, without ``kind``, ``status``, ``region``, ``strength``, ``year`` and
    ``apply``, which derive from the other fields."""
    date: str = ""
    """The date that files the record; its year is the value of the ``year`` facet."""
    disputed_dates: Sequence[str] = ()
    """The dates in its place if sources differ on it, newest first."""
    moments: Sequence[tuple[str, str, tuple[str, str] | None, int]] = ()
    """Its dates if they are not just ``date``: each with the words of a range or "", the code and
    the label of the step that it then reached, and 1 if sources differ on it."""
    changed: str = ""
    """The day on which the record was last verified."""
    opens: str = ""
    """When applications open. The browser derives ``apply`` from this, ``closes`` and its date."""
    closes: str = ""
    """When applications close."""
    leads: bool = False
    """Whether it comes first without a query: the core of the network."""

    @property
    def text(self) -> str:
        """The texts of the pieces."""
        return " ".join(piece.text for piece in self.pieces)
