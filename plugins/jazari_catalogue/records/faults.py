"""The errors of Pydantic, of which a text in several languages may give one for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from jazari_catalogue.records.key_paths import KeyPath, value_at
from jazari_catalogue.records.problems.nearest import NOTHING
from jazari_catalogue.records.yaml.document import Mapping


class Fault(NamedTuple):
    """What one value of a record is refused for."""

    type: str
    """The type of the error; ``validation`` has the code for each."""
    key_path: KeyPath
    value: object
    """The value at ``key_path``."""
    context: dict[str, Any]
    """What the validator gives to fill in the message."""
    detail: str
    """Pydantic's own message."""
    suggested_key: str = NOTHING
    """For an unknown key: the known one that it is probably a misspelling of."""


def faults_in(error: ValidationError, value: Mapping) -> Iterator[Fault]:
    """The faults in the record ``value``, for which a model raised ``error``."""
    for details in error.errors(include_url=False):
        context: dict[str, Any] = details.get("ctx", {})
        faults = context.get("faults", [(details["type"], None)])
        for type_, inner in faults:
            key_path = [*details["loc"], *_inner_path(inner)]
            yield Fault(type_, key_path, value_at(value, key_path), context, details["msg"])


def _inner_path(inner: str | int | tuple[str | int, ...] | None) -> KeyPath:
    """The key path of a fault inside the value that Pydantic refused."""
    if inner is None:
        return []
    return [*inner] if isinstance(inner, tuple) else [inner]
