"""From Pydantic's errors to problems at a line and column, in the editor's words."""

from __future__ import annotations

import unicodedata
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jazari_catalogue.records import codes
from jazari_catalogue.records.nearest import nearest
from jazari_catalogue.records.position import Position
from jazari_catalogue.records.problems import Code, Problem
from jazari_catalogue.records.record import Entry
from jazari_catalogue.records.regions import REGIONS
from jazari_catalogue.records.text import TEXT_LANGUAGES
from jazari_catalogue.records.values import MAX_ID
from jazari_catalogue.records.yaml_source import Mapping, Sequence

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

_REGISTRIES = {
    "ROR": ("ror.org", "03xc55g68"),
    "Wikidata": ("wikidata.org", "Q1028"),
    "ISNI": ("isni.org", "0000 0001 2180 2473"),
}


def shape_problems(
    error: ValidationError, model: type[Entry], value: Mapping, path: str
) -> list[Problem]:
    """One problem for each error that ``model`` found in the mapping ``value``.

    Missing values are left out: the reader of the file has told of them.
    """
    record = value.get("id")
    return [
        _problem(details, model, value, path, record if isinstance(record, str) else None)
        for details in error.errors(include_url=False)
        if details["type"] == "missing" or not _is_none(details)
    ]


def _is_none(details: ErrorDetails) -> bool:
    written = details["input"]
    at = details.get("ctx", {}).get("at")
    return written is None or (at is not None and written[at] is None)


def _problem(
    details: ErrorDetails, model: type[Entry], value: Mapping, path: str, record: str | None
) -> Problem:
    location = list(details["loc"])
    context: dict[str, Any] = details.get("ctx", {})
    at = context.get("at")
    if at is not None:
        location.append(at)
    kind = details["type"]
    code = _CODES.get(kind, codes.INVALID)
    written = details.get("input")
    of_key = kind in {"extra_forbidden", "unknown_language"} or code is codes.EMPTY_VALUE
    position = position_of(value, location, of_key=of_key)
    words: dict[str, object] = {
        "field": ".".join(str(step) for step in location if isinstance(step, str)),
        "value": context.get("value", written if isinstance(written, str) else "…"),
        "detail": details["msg"],
    }
    words |= _more_words(code, details, model, location, words)
    return code.at(path, position, record, **words)


def _more_words(
    code: Code,
    details: ErrorDetails,
    model: type[Entry],
    location: list[int | str],
    words: dict[str, object],
) -> dict[str, object]:
    """What the message of ``code`` needs beyond the field and the value."""
    value = str(words["value"])
    context = details.get("ctx", {})
    if code is codes.UNKNOWN_KEY:
        known = list(_model_at(model, location[:-1]).model_fields)
        key = str(location[-1])
        return {"key": key, "nearest": nearest(key, known), "known": ", ".join(known)}
    if code is codes.NOT_A_MAPPING:
        known = list(_model_at(model, location).model_fields)
        return {"known": ", ".join(known) or "…"}
    if code is codes.NOT_IN_VOCABULARY:
        known = [word.strip("'") for word in _split_expected(context.get("expected", ""))]
        return {"known": ", ".join(known), "nearest": nearest(value, known)}
    if code is codes.MISSING_FIELD:
        name = str(location[-1])
        titles = model.fields()[name].titles if len(location) == 1 else name
        return {"field": name, "title": titles}
    if code is codes.BAD_ID:
        return {"suggestion": suggested_id(value)}
    if code is codes.BAD_REGION:
        code_or_name = {**{key: key for key in REGIONS}}
        for key, names in REGIONS.items():
            code_or_name |= dict.fromkeys(names, key)
        found = code_or_name[nearest(value, code_or_name)]
        return {"nearest": found, "nearest_title": REGIONS[found]}
    if code is codes.UNKNOWN_LANGUAGE:
        return {"known": ", ".join(TEXT_LANGUAGES)}
    if code is codes.BAD_IDENTIFIER:
        scheme = context["scheme"]
        where, example = _REGISTRIES[scheme]
        return {"scheme": scheme, "where": where, "example": example}
    return {}


def _split_expected(expected: str) -> list[str]:
    """Pydantic's ``'a', 'b' or 'c'`` as a list."""
    return [word for word in expected.replace(" or ", ", ").split(", ") if word]


def _model_at(model: type[BaseModel], location: list[int | str]) -> type[BaseModel]:
    """The model that governs the mapping at ``location`` inside ``model``."""
    for step in location:
        if not isinstance(step, str) or step not in model.model_fields:
            continue
        inner = _model_in(model.model_fields[step].annotation)
        if inner is None:
            return BaseModel
        model = inner
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None


def position_of(value: Mapping, location: list[int | str], *, of_key: bool = False) -> Position:
    """The position of what stands at ``location`` inside ``value``.

    As near as the file comes to it: where the path stops existing (a missing field), the
    position of the last mapping or item on the way.
    """
    here: object = value
    position = value.position
    for depth, step in enumerate(location):
        last = depth == len(location) - 1
        if isinstance(here, Mapping) and isinstance(step, str) and step in here:
            at_key = (of_key and last) or step not in here.value_positions
            positions = here.key_positions if at_key else here.value_positions
            position = positions[step]
            here = here[step]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
            position = here.item_positions[step]
            here = here[step]
        else:
            break
    return position


def suggested_id(text: str) -> str:
    """An id made from ``text``: lower case, without accents, hyphens between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words)[:MAX_ID].strip("-") or "mon-identifiant"
