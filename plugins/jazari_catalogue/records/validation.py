"""From Pydantic's errors to problems at a line and column, in the editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.key_paths import location_words, position_of, value_at
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.field_types import field_at, field_types, fields_at
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING, nearest
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.suggestions import LIKE, date_meant, meant, region_meant
from jazari_catalogue.records.values.characters import look_alike, name_of, plain_look
from jazari_catalogue.records.values.countries import COUNTRIES
from jazari_catalogue.records.values.slug import AN_ID, slug
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.records.yaml.document import Mapping
from jazari_catalogue.records.yaml.punctuation import COMMA, is_comma

_CODES: dict[str, Code] = {
    "missing": codes.MISSING_FIELD,
    "extra_forbidden": codes.UNKNOWN_KEY,
    "enum": codes.NOT_IN_VOCABULARY,
    "string_type": codes.NOT_TEXT,
    "list_type": codes.NOT_A_LIST,
    "dict_type": codes.NOT_A_MAPPING,
    "model_type": codes.NOT_A_MAPPING,
    "model_attributes_type": codes.NOT_A_MAPPING,
    "empty_value": codes.EMPTY_VALUE,
    "not_text": codes.NOT_TEXT,
    "not_normalized": codes.NOT_NORMALIZED,
    "unknown_language": codes.UNKNOWN_LANGUAGE,
    "missing_french": codes.MISSING_FRENCH,
    "missing_space": codes.MISSING_SPACE,
    "nothing_seen": codes.HIDDEN_CHARACTER,
    "many_marks": codes.MANY_MARKS,
    "hidden_character": codes.HIDDEN_CHARACTER,
    "look_alike": codes.LOOK_ALIKE,
    "bad_id": codes.BAD_ID,
    "bad_date": codes.BAD_DATE,
    "not_a_day": codes.NOT_A_DAY,
    "bad_url": codes.BAD_URL,
    "bad_email": codes.BAD_EMAIL,
    "bad_region": codes.BAD_REGION,
    "bad_country": codes.BAD_COUNTRY,
    "bad_language_code": codes.BAD_LANGUAGE_CODE,
    "bad_identifier": codes.BAD_IDENTIFIER,
    "bad_number": codes.BAD_NUMBER,
    "greater_than_equal": codes.BAD_NUMBER,
    "less_than_equal": codes.BAD_NUMBER,
}


class _Fault(NamedTuple):
    """One thing that a model refuses: what, where inside the record, and what is written there."""

    kind: str
    location: list[int | str]
    written: object
    context: dict[str, Any]
    detail: str


def shape_problems(
    error: ValidationError, model: type[Entry], value: Mapping, path: str
) -> list[Problem]:
    """One problem for each thing that ``model`` refuses in the mapping ``value``.

    Missing values are left out: the reader of the file has told of them.
    """
    record = value.get(ID)
    faults = [
        fault
        for fault in _faults(error, value)
        if fault.kind == "missing" or fault.written is not None
    ]
    misspelt = [
        [*fault.location[:-1], _known_key(fault, model)]
        for fault in faults
        if fault.kind == "extra_forbidden"
    ]
    return [
        _problem(fault, model, value, path, record if isinstance(record, str) else None)
        for fault in faults
        if fault.kind != "missing" or fault.location not in misspelt
    ]


def _faults(error: ValidationError, value: Mapping) -> Iterator[_Fault]:
    for details in error.errors(include_url=False):
        context: dict[str, Any] = details.get("ctx", {})
        faults = context.get("faults", [(details["type"], None)])
        for kind, language in faults:
            location = [*details["loc"]] if language is None else [*details["loc"], language]
            written = value_at(value, location)
            yield _Fault(kind, location, written, context, details["msg"])


def _problem(
    fault: _Fault, model: type[Entry], value: Mapping, path: str, record: str | None
) -> Problem:
    code = _CODES.get(fault.kind, codes.INVALID)
    if isinstance(fault.written, str) and _comma_between_items(code, fault):
        code = codes.FOREIGN_COMMA
    if code is codes.UNKNOWN_KEY and _lists_with_key(fault):
        code = codes.KEY_OF_ANOTHER_KIND
    if code is codes.NOT_IN_VOCABULARY and not isinstance(fault.written, str):
        code = codes.NOT_TEXT
    of_key = fault.kind in {"extra_forbidden", "unknown_language", "empty_value"}
    words = dict(location_words(fault.location))
    words["value"] = fault.written if isinstance(fault.written, str) else NOTHING
    words |= _more_words(code, fault, model)
    position = position_of(value, fault.location, of_key=of_key)
    if code in _OF_ASCII:
        written = fault.location[-1] if of_key else fault.written
        other = look_alike_problem(str(written), path, position, record, of_key=of_key)
        if other is not None:
            return other
    if code is codes.MISSING_FIELD:
        position = _place_of_missing(value, fault.location, model) or position
    return code.at(path, position, record, **words)


def _comma_between_items(code: Code, fault: _Fault) -> bool:
    """Whether a comma that is none to YAML makes one text of several items."""
    if code is codes.NOT_A_LIST:
        return COMMA.search(str(fault.written)) is not None
    # No id has a semicolon; in a text, one without a space after it is a part of it.
    is_item = isinstance(fault.location[-1], int)
    return code is codes.BAD_ID and is_item and ";" in str(fault.written)


_OF_ASCII = {
    codes.UNKNOWN_KEY,
    codes.UNKNOWN_LANGUAGE,
    codes.NOT_IN_VOCABULARY,
    codes.BAD_ID,
    codes.BAD_DATE,
    codes.NOT_A_DAY,
    codes.BAD_EMAIL,
    codes.BAD_REGION,
    codes.BAD_COUNTRY,
    codes.BAD_LANGUAGE_CODE,
    codes.BAD_IDENTIFIER,
    codes.BAD_NUMBER,
}
"""Refusals of what only ASCII letters and signs can write."""


def look_alike_problem(
    written: str,
    path: str,
    position: Position,
    record: str | None = None,
    *,
    of_key: bool = False,
) -> Problem | None:
    """Which character of ``written``, at ``position``, only looks like the ASCII one meant.

    The word meant, beside it, would look the same. None where no character does.
    """
    letter = look_alike(written)
    if letter is None:
        return None
    meant_by_letter, name = plain_look(letter), name_of(letter)
    if not meant_by_letter:
        shift = 0 if of_key else written.index(letter)
        at = Position(position.line, position.column + shift)
        return codes.HIDDEN_CHARACTER.at(path, at, record, character=name)
    return codes.LOOK_ALIKE.at(
        path,
        position,
        record,
        value=written,
        character=f"{letter} ({name})",
        like=meant_by_letter,
        nearest=plain_look(written),
    )


def refused_text(error: ValidationError, text: str, code: Code) -> Problem:
    """Why a type refuses ``text``, without its place; ``code`` where no character is to blame."""
    details = error.errors(include_url=False)[0]
    words = {"value": text, "field": NOTHING} | details.get("ctx", {})
    if details["type"] == "nothing_seen":
        words["character"] = name_of(text[0])
    elif code in _OF_ASCII and (other := look_alike_problem(text, "", Position(1, 1))):
        return other
    return _CODES.get(details["type"], code).at("", **words)


def _place_of_missing(
    value: Mapping, location: list[int | str], model: type[Entry]
) -> Position | None:
    """Where the missing key at the end of ``location`` belongs: at the key that comes after it.

    In the last line of its mapping where none does; None where there is no other key.
    """
    *parents, key = location
    here = value_at(value, parents)
    if not isinstance(here, Mapping) or not here.key_positions:
        return None
    order = [*fields_at(model, parents)]
    after = [name for name in order[order.index(str(key)) + 1 :] if name in here.key_positions]
    if after:
        return here.key_positions[after[0]]
    last = [*here.key_positions.values()][-1]
    return Position(here.end_line, 1) if here.end_line > last.line else last


def _more_words(code: Code, fault: _Fault, model: type[Entry]) -> dict[str, object]:
    """What the message of ``code`` needs beyond the place and the value."""
    value = str(fault.written)
    if code is codes.UNKNOWN_KEY:
        known = fields_at(model, fault.location[:-1])
        return {"nearest": _known_key(fault, model), "known": ", ".join(known)}
    if code is codes.KEY_OF_ANOTHER_KIND:
        return {"list": model.plural, "lists": ", ".join(_lists_with_key(fault))}
    if code is codes.NOT_A_MAPPING:
        # A mapping without a model of its own is keyed by the fields of the record.
        known = fields_at(model, fault.location) or field_types(model)
        return {"known": ", ".join(known), "first": next(iter(known))}
    if code is codes.NOT_IN_VOCABULARY:
        titles = _vocabulary_at(model, fault.location).titles_by_value()
        return {"known": _with_meanings(titles), "nearest": meant(value, titles)}
    if code in {codes.BAD_DATE, codes.NOT_A_DAY}:
        return {"nearest": date_meant(value)}
    if code is codes.MISSING_FIELD:
        name = str(fault.location[-1])
        return {"title": model.fields()[name].titles if len(fault.location) == 1 else name}
    if code is codes.BAD_ID:
        return {"suggestion": slug(value) or AN_ID}
    if code is codes.BAD_REGION:
        return region_meant(value)
    if code is codes.BAD_COUNTRY:
        # Of two letters, one alone says nothing.
        found = meant(value, COUNTRIES, at_least=0.6)
        return {"nearest": found, "nearest_title": COUNTRIES.get(found, NOTHING)}
    if code is codes.UNKNOWN_LANGUAGE:
        return {"value": fault.location[-1], "known": ", ".join(TEXT)}
    if code is codes.FOREIGN_COMMA:
        return {"character": next(sign for sign in value if is_comma(sign))}
    if fault.kind == "nothing_seen":
        return {"character": name_of(value[0])}
    if code in {codes.HIDDEN_CHARACTER, codes.LOOK_ALIKE, codes.BAD_IDENTIFIER}:
        return fault.context
    if code is codes.MISSING_SPACE:
        return {"sign": ":"}
    return {"detail": fault.detail}


def _lists_with_key(fault: _Fault) -> list[str]:
    """The lists in whose records the key at the end of the location stands; none inside one."""
    *parents, key = fault.location
    return [
        plural for plural, kind in KINDS_BY_PLURAL.items() if not parents and key in kind.fields()
    ]


def _known_key(fault: _Fault, model: type[Entry]) -> str:
    """The key that was probably meant by the unknown one at the end of the location."""
    *parents, key = fault.location
    look = plain_look(str(key))
    known = fields_at(model, parents)
    if look in known:
        return look
    if not parents:
        return meant(str(key), {name: spec.titles for name, spec in model.fields().items()})
    return nearest(str(key), known, at_least=LIKE)


def _with_meanings(titles: dict[str, Titles]) -> Titles:
    """The values of a closed list, each with its words in the reader's language."""
    return Titles(
        *(
            comma.join(f"{value} ({words})" for value, words in zip(titles, column, strict=True))
            for comma, column in zip(
                (", ", "، ", ", "), zip(*titles.values(), strict=True), strict=True
            )
        )
    )


def _vocabulary_at(model: type[Entry], location: list[int | str]) -> type[Vocabulary]:
    """The closed list of values that holds at ``location`` inside ``model``."""
    field = field_at(model, location)
    assert field is not None
    assert field.vocabulary is not None
    return field.vocabulary
