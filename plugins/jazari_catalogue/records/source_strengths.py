"""How well sources support what they are cited for, counted by who answers for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.values.vocabularies import SourceLevel, Strength

_COUNTED = (SourceLevel.OFFICIAL, SourceLevel.PRESS)
"""The levels of pages whose copies in the press count for a publisher."""


class SourceStrengths:
    """The strengths of any of the ``sources`` of a catalogue, by id; each is counted once."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._strengths: dict[tuple[str, ...], Strength] = {}

    def of(self, source_ids: tuple[str, ...]) -> Strength:
        """How well these sources, at least one, support a value.

        One official source is enough; otherwise `press_publishers` counts.
        """
        strength = self._strengths.get(source_ids)
        if strength is None:
            strength = self._strengths[source_ids] = self._of(source_ids)
        return strength

    def _of(self, source_ids: tuple[str, ...]) -> Strength:
        if any(self._sources[one].level is SourceLevel.OFFICIAL for one in source_ids):
            return Strength.OFFICIAL
        publishers = len(self.press_publishers(source_ids))
        if publishers > 1:
            return Strength.SEVERAL
        return Strength.SINGLE if publishers else Strength.WEAK

    def press_publishers(self, source_ids: Iterable[str]) -> set[str]:
        """The publishers of the press among these sources, as `Source.author` spells them.

        A copy counts as its original: an article printed by many has one publisher, and one that
        repeats an interview, a participant or a blog has none.
        """
        sources, originals = self._sources, self.originals
        pages = [(sources[source_id], sources[originals[source_id]]) for source_id in source_ids]
        return {
            original.author
            for source, original in pages
            if source.level is SourceLevel.PRESS and original.level in _COUNTED
        }

    @cached_property
    def originals(self) -> dict[str, str]:
        """For each source, the id of the one that it is a copy of; its own if it is no copy."""
        originals: dict[str, str] = {}
        for source in self._sources.values():
            copies = {source.id: None}
            copied = source.copy_of
            while copied is not None and copied not in originals:
                copies[copied] = None
                copied = self._sources[copied].copy_of
            original = originals[copied] if copied in originals else next(reversed(copies))
            originals |= dict.fromkeys(copies, original)
        return originals
