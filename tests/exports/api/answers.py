"""Answers of the API, read as programs elsewhere read them: by address, with their schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.catalogue import Catalogue
from tests.exports.catalogues import open_data_of, targets_of
from tests.project import SITE_URL

API = "api/v1/"
OPENAPI = f"{API}openapi.json"

Answer = dict[str, Any]


class Answers:
    """The answers of a site: ``read`` gives the bytes of the file at a path, one of ``paths``."""

    def __init__(self, paths: list[str], read: Callable[[str], bytes]) -> None:
        self.paths = [path for path in paths if path.startswith(API) and path != OPENAPI]
        self.read = read
        self._validators: dict[str, Draft202012Validator] = {}

    def __getitem__(self, path: str) -> Answer:
        """The answer at ``path``."""
        answer: Answer = json.loads(self.read(path))
        return answer

    def of_records(self) -> list[str]:
        """The paths of the answers about one record."""
        return [path for path in self.paths if path.startswith(f"{API}records/")]

    def validator(self, answer: Answer) -> Draft202012Validator:
        """The validator that the ``$schema`` of ``answer`` leads to, in the same site."""
        address: str = answer["$schema"]
        if address not in self._validators:
            schema = self[address.removeprefix(SITE_URL)]
            Draft202012Validator.check_schema(schema)
            assert schema["$id"] == address
            self._validators[address] = Draft202012Validator(schema)
        return self._validators[address]

    def faults(self, answer: Answer) -> list[str]:
        """What the schema of ``answer`` has against it."""
        return [
            f"{error.json_path}: {error.message[:200]}"
            for error in self.validator(answer).iter_errors(answer)
        ]


def answers_of(catalogue: Catalogue) -> Answers:
    """The answers that exports make of ``catalogue``."""
    targets: Mapping[str, Target] = targets_of(open_data_of(catalogue))
    return Answers(list(targets), cache(lambda path: targets[path].content()))


def addresses_in(value: Any) -> Iterator[str]:
    """Every address of the site in an answer."""
    if isinstance(value, str) and value.startswith(SITE_URL):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from addresses_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses_in(inner)
