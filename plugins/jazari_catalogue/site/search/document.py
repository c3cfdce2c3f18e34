"""What search knows of one record in one language: plain data, given to the index builder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jazari_catalogue.site.view_data import Labelled


class Document(msgspec.Struct, frozen=True):
    """What search knows of one record in one language. Plain data, in the order of names."""

    id: str
    kind: str
    """Language-neutral kind, the value of the ``kind`` facet."""
    kind_label: str
    kind_order: int
    """Of equally good results those of the kind with the lower number come first."""
    href: str
    """Address relative to the root of the language: ``institutes/jazari-root/``."""
    name: str
    name_lang: str | None = None
    """Language of the name where it is not the page's."""
    aliases: Sequence[str] = ()
    """What else a visitor may type: aliases, names in other languages, the city."""
    summary: str = ""
    summary_lang: str | None = None
    text: str = ""
    """Everything else that is searched and not shown: description, names of related records."""
    status: Labelled | None = None
    """Its code is the value of the ``status`` facet."""
    region: Labelled | None = None
    """Its code is the value of the ``region`` facet."""
    meta: Sequence[str] = ()
    """Further short facts shown on the card."""
    facets: Mapping[str, Sequence[str]] = msgspec.field(default_factory=dict)
    """Facet name -> values, both as they stand in the URL: all but ``kind``, ``status``,
    ``region``, ``year`` and ``apply``, which are made of the other fields."""
    date: str = ""
    """The day, month or year it is filed under (EDTF level 0); its year is the ``year`` facet."""
    changed: str = ""
    """The day on which it was last changed or verified."""
    opens: str = ""
    closes: str = ""
    """When one may apply (EDTF level 0): of them and the reader's day ``apply`` is made."""
    leads: bool = False
    """Whether it comes first where nothing is asked: the core of the network."""
