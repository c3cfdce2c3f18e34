"""A bounded share of the fuzzing, with fixed seeds; `make fuzz` goes on with others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from jazari_catalogue.records import references, validation
from tests.fuzz import __main__ as command
from tests.fuzz.mutations import MUTATIONS
from tests.fuzz.run import Fuzzing, Random
from tests.fuzz.targets import TARGETS, check_page


def fuzzing(folder: Path, seed: int, said: list[str]) -> Fuzzing:
    return Fuzzing(seed, folder / "kept", folder / "scratch", said.append)


@pytest.mark.parametrize(
    ("target", "inputs"),
    [
        ("loader", 40),
        ("forms", 12),
        ("prose", 40),
        pytest.param("loader", 3_000, marks=pytest.mark.whole),
        pytest.param("forms", 600, marks=pytest.mark.whole),
        pytest.param("prose", 3_000, marks=pytest.mark.whole),
        pytest.param("build", 20, marks=pytest.mark.whole),
    ],
)
def test_random_inputs_break_no_rule(target: str, inputs: int, tmp_path: Path) -> None:
    said: list[str] = []
    fuzz = fuzzing(tmp_path, 0, said)
    for number in range(inputs):
        fuzz.check(target, TARGETS[target].make(Random(f"0 {number}")), f"{target}-{number}")
    assert not said, said[0]
    assert len(fuzz.tried) > 1, "all inputs are of one sort"


def test_every_mutation_changes_something_and_the_same_seed_does_the_same() -> None:
    text = TARGETS["loader"].make(Random(1))
    assert text == TARGETS["loader"].make(Random(1))
    for mutation in MUTATIONS:
        assert any(mutation(Random(seed), text) != text for seed in range(20)), mutation


def test_a_broken_rule_is_found_kept_and_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as broken:

        def suggested(*_: object, **__: object) -> Any:
            raise KeyError("broken on purpose")

        broken.setattr(validation, "position_of", suggested)
        broken.setattr(references, "position_of", suggested)
        said: list[str] = []
        fuzz = fuzzing(tmp_path, 3, said)
        fuzz.run(lambda number: not fuzz.failures and number < 300)
        assert fuzz.failures == 1
        assert "broken on purpose" in said[0]
        (again,) = re.findall(r"make fuzz INPUT=(\S+)$", said[0])
        assert command.main(["--input", again]) == 1
    assert command.main(["--input", again]) == 0
    assert capsys.readouterr().out.endswith("0 failures\n")


def test_a_run_prints_its_seed_and_what_it_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command.main(["--seconds", "0", "--seed", "7"]) == 0
    assert capsys.readouterr().out == ("seed 7: the same inputs again with SEED=7\n0 failures\n")


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='java\nscript:alert(1)'>x</a>",
        "<link rel=stylesheet href='https://evil.invalid/x.css'>",
        "<img src='//evil.invalid/x.png'>",
        "<iframe src='/x'></iframe>",
    ],
)
def test_a_page_that_runs_or_fetches_something_breaks_a_rule(markup: str) -> None:
    page = html.document_fromstring(f"<body><p>x</p>{markup}</body>")
    with pytest.raises(AssertionError):
        check_page(page, "x.html")
    check_page(html.document_fromstring("<p><a href='https://a.example/'>x</a></p>"), "x.html")
