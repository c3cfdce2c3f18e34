"""A kind whose name the API has for something else is refused, before any file is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest

from jazari_catalogue.exports.api.field_schemas import field_definitions
from jazari_catalogue.exports.api.schemas import all_answers
from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.titles import Titles


class Link(Record):
    """A kind whose model is called as a group of fields is."""

    kind: ClassVar[str] = "ghost"
    plural: ClassVar[str] = "ghosts"
    titles: ClassVar[Titles] = Titles("Fantôme", "شبح", "Ghost")
    plural_titles: ClassVar[Titles] = Titles("Fantômes", "أشباح", "Ghosts")


@pytest.fixture(autouse=True)
def without_what_is_kept() -> Iterator[None]:
    all_answers.cache_clear()
    yield
    all_answers.cache_clear()


@pytest.mark.parametrize("plural", ["claims", "catalogue", "regions", "openapi", "records"])
def test_a_list_with_the_name_of_an_answer(plural: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Link, "plural", plural)
    monkeypatch.setitem(KINDS, "ghost", Link)
    with pytest.raises(TypeError, match=f"the name of another answer of the API: {plural}"):
        all_answers()


def test_a_kind_with_the_name_of_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "ghost", Link)
    monkeypatch.setitem(KINDS_BY_PLURAL, "ghosts", Link)
    with pytest.raises(TypeError, match="two models have the name Link"):
        field_definitions()
