"""What the messages about the faults of a record say beside the field and its value."""

from __future__ import annotations

from functools import cache

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.faults import Fault
from jazari_catalogue.records.key_paths import KeyPath
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import field_at, fields_at
from jazari_catalogue.records.model.record_fields import evidenced
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING, Effort, nearest
from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.suggestions import (
    MIN_SIMILARITY,
    suggested_date,
    suggested_region,
    suggestion,
)
from jazari_catalogue.records.values.characters import name_of, plain_look
from jazari_catalogue.records.values.countries import COUNTRIES
from jazari_catalogue.records.values.slug import AN_ID, slug
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.records.yaml.punctuation import is_comma


def message_values(
    code: Code, fault: Fault, model: type[Entry], effort: Effort
) -> dict[str, object]:
    """The values that the message of ``code`` needs beside the field and its value.

    ``effort`` is what may still be spent on suggestions.
    """
    value = fault.value if isinstance(fault.value, str) else ""
    if code is codes.UNKNOWN_KEY:
        known = fields_at(model, fault.key_path[:-1])
        return {"nearest": fault.suggested_key, "known": ", ".join(known)}
    if code is codes.KEY_OF_ANOTHER_KIND:
        return {"list": model.plural, "lists": ", ".join(lists_with_key(fault))}
    if code is codes.NOT_SOURCED_ITEMS:
        return {"first": next(iter(fields_at(model, fault.key_path)))}
    if code is codes.NOT_A_MAPPING:
        # A mapping without a model is `evidence`, whose keys are fields of the record.
        keys = [*fields_at(model, fault.key_path)] or evidenced(model)
        return {"known": ", ".join(keys), "first": keys[0]}
    if code is codes.NOT_IN_VOCABULARY:
        titles = _vocabulary_at(model, fault.key_path).titles_by_value()
        near = suggestion(value, titles, effort)
        return {"known": _with_meanings(_vocabulary_at(model, fault.key_path)), "nearest": near}
    if code in {codes.BAD_DATE, codes.NOT_A_DAY}:
        return {"nearest": suggested_date(value)}
    if code is codes.MISSING_FIELD:
        name = str(fault.key_path[-1])
        return {"title": model.fields()[name].titles if len(fault.key_path) == 1 else name}
    if code is codes.BAD_ID:
        return {"suggestion": slug(value) or AN_ID}
    if code is codes.BAD_REGION:
        return suggested_region(value, effort)
    if code is codes.BAD_COUNTRY:
        # Codes have two letters: one letter in common (0.5) does not make them similar.
        near = suggestion(value, COUNTRIES, effort, at_least=0.6)
        return {"nearest": near, "nearest_title": COUNTRIES.get(near, NOTHING)}
    if code is codes.UNKNOWN_LANGUAGE:
        *parents, text, key = fault.key_path
        above = text if key in fields_at(model, parents) else NOTHING
        return {"value": key, "known": ", ".join(TEXT), "nearest": above}
    if code is codes.FOREIGN_COMMA:
        return {"character": next(character for character in value if is_comma(character))}
    if fault.type == "nothing_seen":
        return {"character": name_of(value[0])}
    if code in {
        codes.HIDDEN_CHARACTER,
        codes.LOOK_ALIKE,
        codes.BAD_IDENTIFIER,
        codes.TRACKED_URL,
        codes.NOT_LATEST_STEP,
        codes.NOT_ABOUT_A_DATE,
    }:
        return fault.context
    return {"sign": ":"} if code is codes.MISSING_SPACE else {"detail": fault.detail}


def lists_with_key(fault: Fault) -> list[str]:
    """The lists whose records have the unknown key of ``fault``; none for a key inside a value."""
    *parents, key = fault.key_path
    return [
        plural for plural, kind in KINDS_BY_PLURAL.items() if not parents and key in kind.fields()
    ]


def suggested_key(fault: Fault, model: type[Entry], effort: Effort) -> str:
    """The known key that resembles the unknown key of ``fault``, or NOTHING."""
    *parents, key = fault.key_path
    look = plain_look(str(key))
    known = fields_at(model, parents)
    if look in known:
        return look
    if not parents:
        titles = {name: spec.titles for name, spec in model.fields().items()}
        return suggestion(str(key), titles, effort)
    if not effort.allows(len(known)):
        return NOTHING
    return nearest(str(key), known, at_least=MIN_SIMILARITY)


@cache
def _with_meanings(vocabulary: type[Vocabulary]) -> Titles:
    """The values of a closed list with their titles, in each language: ``hub (Core), …``."""
    titles = vocabulary.titles_by_value()
    return Titles(
        *(
            comma.join(f"{value} ({title})" for value, title in zip(titles, column, strict=True))
            for comma, column in zip(
                (", ", "، ", ", "), zip(*titles.values(), strict=True), strict=True
            )
        )
    )


def _vocabulary_at(model: type[Entry], key_path: KeyPath) -> type[Vocabulary]:
    """The vocabulary of the value at ``key_path`` inside ``model``."""
    field = field_at(model, key_path)
    assert field is not None
    assert field.vocabulary is not None
    return field.vocabulary
