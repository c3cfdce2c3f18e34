"""A mistake in a YAML text that is valid YAML, or that the parser explains badly."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.records.problems.problem import Code


class Mistake(NamedTuple):
    """A mistake at ``offset`` (in characters, from 0) of a text or a line.

    ``spoils_value`` means that the value differs so much from the intended one that checking it
    further would report nothing but consequences of this mistake.
    """

    code: Code
    offset: int
    values: dict[str, object]
    """What fills in the message of the code."""
    spoils_value: bool = True

    def shifted(self, by: int) -> Mistake:
        """The same mistake, ``by`` characters further on."""
        return self._replace(offset=self.offset + by)


def mistake_at(code: Code, offset: int, *, spoils_value: bool = True, **values: object) -> Mistake:
    """The mistake of ``code`` at ``offset``; ``values`` fill in its message."""
    return Mistake(code, offset, values, spoils_value)
