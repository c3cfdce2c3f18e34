"""What a build makes from the program alone is made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jazari_catalogue.publishing import program_cache
from jazari_catalogue.publishing.program_cache import folder_of, kept


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the cache, in which the test starts with nothing."""
    monkeypatch.setattr(program_cache.sys, "dont_write_bytecode", False)
    monkeypatch.setattr(
        program_cache.importlib.util, "cache_from_source", lambda _: str(tmp_path / "x.pyc")
    )
    folder_of.cache_clear()
    yield tmp_path / "data"
    folder_of.cache_clear()


def test_data_is_made_once_and_again_if_what_it_is_made_from_has_changed(cache: Path) -> None:
    made: list[str] = []

    def make(text: str) -> dict[str, tuple[int, ...]]:
        def data() -> dict[str, tuple[int, ...]]:
            made.append(text)
            return {text: (1, 2)}

        return kept("name", text, dict[str, tuple[int, ...]], data)

    assert make("one") == make("one") == {"one": (1, 2)}
    assert make("two") == {"two": (1, 2)}
    assert made == ["one", "two"]
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert make("two") == {"two": (1, 2)}
    assert made == ["one", "two", "two"]


@pytest.mark.usefixtures("cache")
def test_nothing_is_kept_if_python_writes_no_byte_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_cache.sys, "dont_write_bytecode", True)
    assert folder_of("templates") is None
    numbers = iter([1, 2])
    assert [kept("name", "", int, numbers.__next__) for _ in range(2)] == [1, 2]


@pytest.mark.usefixtures("cache")
def test_nothing_is_kept_where_the_folder_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    assert kept("name", "", int, lambda: 3) == 3
