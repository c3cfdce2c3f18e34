"""Every field has help for editors, in three languages."""

from __future__ import annotations

import re

import pytest

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.field_types import models_in
from jazari_catalogue.records.model.fields import FieldSpec, field_spec

ARABIC = re.compile("[\u0621-\u064a]")
LONGEST = 100
"""Characters: a sentence that an editor reads at a glance."""


MODELS = list(dict.fromkeys(model for kind in KINDS.values() for model in models_in(kind)))
SPECS = {
    f"{model.__name__}.{name}": field_spec(name, info)
    for model in MODELS
    for name, info in model.model_fields.items()
}


def test_fields_of_nested_models_are_included() -> None:
    names = {model.__name__ for model in MODELS}
    assert names >= {"Link", "Claim", "Dispute", "Contact", "Apply", "Location", "Identifiers"}


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_the_help_of_a_field_is_one_sentence(spec: FieldSpec) -> None:
    fr, ar, en = spec.help
    for text in spec.help:
        assert text == text.strip()
        assert len(text) <= LONGEST
        assert re.search(r"[^.][.…]$", text)
        assert ". " not in text
        assert text.count("`") % 2 == 0
    assert ARABIC.search(ar)
    assert not ARABIC.search(fr + en)
    assert fr != en


def test_quoted_code_in_the_help_is_the_same_in_every_language() -> None:
    for name, spec in SPECS.items():
        quoted = [set(re.findall("`[^`]+`", text)) - {"`id`"} for text in spec.help]
        assert quoted[0] == quoted[1] == quoted[2], name
