"""The values of claims as texts for readers."""

from __future__ import annotations

from collections.abc import Iterable

from jazari_catalogue.exports.claims import DISPUTES, SIDES, Claim
from jazari_catalogue.history.plain import Plain, is_text
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.texts.interface import Interface
from jazari_catalogue.texts.plain_values import PlainValues


class ClaimTexts:
    """Names the values of claims as readers of each language read them; equal ones once."""

    def __init__(self, interfaces: Iterable[Interface]) -> None:
        self._plain = {one.code: PlainValues(one, one.date) for one in interfaces}
        self._known: dict[tuple[type[Entry], tuple[str, ...], str], list[str]] = {}

    def texts(self, kind: type[Entry], claim: Claim, written: str) -> list[str]:
        """The value of ``claim``, of a record of ``kind``, in each of the languages.

        ``written`` is the value as JSON. A text alone has no label before it.
        """
        value = claim.value
        path: tuple[str, ...] = (claim.field,)
        if claim.dispute is not None:
            path = (DISPUTES, SIDES)
        if (claim.item is not None or claim.dispute is not None) and len(value) == 1:
            ((name, value),) = value.items()
            path = (*path, name)
        if is_text(value):
            text = LocalText.of_written(value)
            return [text.in_language(code).text for code in self._plain]
        key = (kind, path, written)
        texts = self._known.get(key)
        if texts is None:
            texts = self._known[key] = self._named(kind, path, value)
        return texts

    def _named(self, kind: type[Entry], path: tuple[str, ...], value: Plain) -> list[str]:
        texts = (plain.value(kind, path, value) for plain in self._plain.values())
        return [text for text in texts if text is not None]  # a claim has a value
