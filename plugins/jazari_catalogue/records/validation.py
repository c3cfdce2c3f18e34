"""Turns the validation errors of Pydantic into problems with a position and a suggestion."""

from __future__ import annotations

from pydantic import ValidationError

from jazari_catalogue.records.faults import Fault, faults_in
from jazari_catalogue.records.key_paths import KeyPath, names_of, position_of, value_at
from jazari_catalogue.records.message_values import lists_with_key, message_values, suggested_key
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.field_types import field_at, fields_at
from jazari_catalogue.records.model.record_fields import sourced_by_item
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING, Effort
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.values.characters import look_alike, name_of, plain_look
from jazari_catalogue.records.yaml.document import Mapping
from jazari_catalogue.records.yaml.punctuation import COMMA

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
    "bad_count": codes.BAD_COUNT,
    "not_evidence": codes.NOT_EVIDENCE,
    "tracked_url": codes.TRACKED_URL,
    "not_in_name": codes.NOT_IN_NAME,
    "not_latest_step": codes.NOT_LATEST_STEP,
    "silent_removal": codes.SILENT_REMOVAL,
    "undated_field": codes.NOT_ABOUT_A_DATE,
    "greater_than_equal": codes.BAD_NUMBER,
    "less_than_equal": codes.BAD_NUMBER,
}


def validation_problems(
    error: ValidationError,
    model: type[Entry],
    value: Mapping,
    path: str,
    effort: Effort | None = None,
) -> list[Problem]:
    """The problems of the record ``value`` in file ``path``, for which ``model`` raised ``error``.

    Keys without a value are left out: the reader of YAML reports them. So is a missing field if an
    unknown key is probably a misspelling of it. ``effort`` is what may still be spent on
    suggestions.
    """
    effort = effort or Effort()
    record = value.get(ID)
    faults = [
        fault
        for fault in faults_in(error, value)
        if fault.type == "missing" or fault.value is not None
    ]
    faults = [
        fault._replace(suggested_key=suggested_key(fault, model, effort))
        if fault.type == "extra_forbidden"
        else fault
        for fault in faults
    ]
    written_otherwise = {
        (*fault.key_path[:-1], fault.suggested_key)
        for fault in faults
        if fault.type == "extra_forbidden"
    }
    # A field among the languages of the text above it.
    written_otherwise |= {
        (*fault.key_path[:-2], fault.key_path[-1])
        for fault in faults
        if fault.type == "unknown_language"
    }
    return [
        _problem(fault, model, value, path, record if isinstance(record, str) else None, effort)
        for fault in faults
        if fault.type != "missing" or (*fault.key_path,) not in written_otherwise
    ]


def _problem(
    fault: Fault,
    model: type[Entry],
    value: Mapping,
    path: str,
    record: str | None,
    effort: Effort,
) -> Problem:
    code = _CODES.get(fault.type, codes.INVALID)
    if isinstance(fault.value, str) and _comma_between_items(code, fault):
        code = codes.FOREIGN_COMMA
    if code is codes.UNKNOWN_KEY and lists_with_key(fault):
        code = codes.KEY_OF_ANOTHER_KIND
    if code is codes.NOT_IN_VOCABULARY and not isinstance(fault.value, str):
        code = codes.NOT_TEXT
    if code is codes.NOT_A_LIST and _is_list_of_sourced(model, fault.key_path):
        code = codes.NOT_SOURCED_ITEMS
    of_key = fault.type in {"extra_forbidden", "unknown_language", "empty_value", "undated_field"}
    values = dict(names_of(fault.key_path))
    values["value"] = fault.value if isinstance(fault.value, str) else NOTHING
    values |= message_values(code, fault, model, effort)
    position = position_of(value, fault.key_path, of_key=of_key)
    if code in _OF_ASCII:
        written = fault.key_path[-1] if of_key else fault.value
        look_alike = look_alike_problem(str(written), path, position, record, of_key=of_key)
        if look_alike is not None:
            return look_alike
    if code is codes.MISSING_FIELD:
        position = _position_of_missing(value, fault.key_path, model) or position
    return code.at(path, position, record, **values)


def _comma_between_items(code: Code, fault: Fault) -> bool:
    """Whether several items are one text because the comma between them is none to YAML."""
    if code is codes.NOT_A_LIST:
        return COMMA.search(str(fault.value)) is not None
    # No id has a semicolon; in a list of texts, one without a space after it may be text.
    is_item = isinstance(fault.key_path[-1], int)
    return code is codes.BAD_ID and is_item and ";" in str(fault.value)


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
    codes.BAD_COUNT,
}
"""Codes of values that consist of ASCII characters alone."""


def look_alike_problem(
    written: str,
    path: str,
    position: Position,
    record: str | None = None,
    *,
    of_key: bool = False,
) -> Problem | None:
    """The problem of the first character of ``written`` that only looks like an ASCII one.

    ``written`` is at ``position`` of the file ``path``, ``record`` is the id of its record, and
    ``of_key`` says that it is a key. None if there is no such character. Messages name the
    character, because a suggestion would look the same as what is written.
    """
    letter = look_alike(written)
    if letter is None:
        return None
    ascii_letter, name = plain_look(letter), name_of(letter)
    if not ascii_letter:
        shift = 0 if of_key else written.index(letter)
        at_letter = Position(position.line, position.column + shift)
        return codes.HIDDEN_CHARACTER.at(path, at_letter, record, character=name)
    return codes.LOOK_ALIKE.at(
        path,
        position,
        record,
        value=written,
        character=f"{letter} ({name})",
        like=ascii_letter,
        nearest=plain_look(written),
    )


def refused_text(error: ValidationError, text: str, code: Code) -> Problem:
    """The problem of ``text``, for which a type gave ``error``; its file and position are empty.

    ``code`` is for an error whose type has no code of its own.
    """
    details = error.errors(include_url=False)[0]
    values = {"value": text, "field": NOTHING} | details.get("ctx", {})
    if details["type"] == "nothing_seen":
        values["character"] = name_of(text[0])
    elif code in _OF_ASCII and (look_alike := look_alike_problem(text, "", Position(1, 1))):
        return look_alike
    return _CODES.get(details["type"], code).at("", **values)


def _position_of_missing(value: Mapping, key_path: KeyPath, model: type[Entry]) -> Position | None:
    """The position at which the missing key at the end of ``key_path`` should be inserted.

    It is that of the next key in the order of the model; if there is none, the last line of the
    mapping, or the last known key if others may have come there by mistake. None if the mapping has
    no keys.
    """
    *parents, key = key_path
    mapping = value_at(value, parents)
    if not isinstance(mapping, Mapping) or not mapping.key_positions:
        return None
    order = [*fields_at(model, parents)]
    after = [name for name in order[order.index(str(key)) + 1 :] if name in mapping.key_positions]
    if after:
        return mapping.key_positions[after[0]]
    known = [position for name, position in mapping.key_positions.items() if name in order]
    if known and len(known) < len(mapping.key_positions):
        return known[-1]
    last = [*mapping.key_positions.values()][-1]
    return Position(mapping.end_line, 1) if mapping.end_line > last.line else last


def _is_list_of_sourced(model: type[Entry], key_path: KeyPath) -> bool:
    """Whether the field at ``key_path`` is a list of items that have their own sources."""
    field = field_at(model, key_path)
    return field is not None and field.name in sourced_by_item(model)
