"""How pages show the values of fields."""

from __future__ import annotations

import pytest

from jazari_catalogue.site.field_values import shown_address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.invalid/", "example.invalid"),
        ("https://example.invalid/%D9%86%D9%88%D8%B1-2030/a%20b", "example.invalid/نور-2030/a%20b"),
        ("https://example.invalid/%c3%a9t%C3%A9", "example.invalid/été"),
        ("https://example.invalid/%2Fa%3Fb", "example.invalid/%2Fa%3Fb"),
        ("https://example.invalid/%D9%86%E2%80%AE", "example.invalid/%D9%86%E2%80%AE"),
        ("https://example.invalid/%D9x%FF", "example.invalid/%D9x%FF"),
        ("https://example.invalid/نور", "example.invalid/نور"),
    ],
)
def test_address_is_shown_with_its_letters(address: str, shown: str) -> None:
    assert shown_address(address) == shown
