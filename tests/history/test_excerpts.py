"""How texts before and after a change are shortened, and which words differ."""

from __future__ import annotations

import re

import pytest

from jazari_catalogue.history.excerpts import Part, excerpts, marked_excerpts

LONG = "Un institut inventé dans une ville inventée, " * 8


def test_short_texts_stay_whole() -> None:
    assert excerpts("avant", "après", 10) == ("avant", "après")


def test_long_texts_are_cut_to_the_words_around_what_differs() -> None:
    before, after = excerpts(f"{LONG}à Alpha, {LONG}", f"{LONG}à Bêta, {LONG}", 160)
    assert before is not None
    assert after is not None
    for text, word in ((before, "Alpha"), (after, "Bêta")):
        assert text.startswith("…")
        assert text.endswith("…")
        lead, tail = text.split(f"à {word}, ")
        assert LONG.endswith(lead[1:])
        assert LONG.startswith(tail[:-1])
        assert 40 <= len(lead) < 60
        assert 40 <= len(tail) < 60


def test_what_differs_is_cut_if_it_is_long_itself() -> None:
    before, after = excerpts("x" * 500, "y" * 500, 100)
    assert (before, after) == ("x" * 100 + "…", "y" * 100 + "…")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(None, "y" * 20, (None, "yyyyy…")), ("x" * 20, None, ("xxxxx…", None))],
)
def test_a_text_without_another_is_cut_at_its_end(
    before: str | None, after: str | None, shown: tuple[str | None, str | None]
) -> None:
    assert excerpts(before, after, 5) == shown


def shown(parts: list[Part]) -> str:
    """``parts`` as one text, with brackets around what differs."""
    return "".join(f"[{part.text}]" if part.differs else part.text for part in parts)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("un [deux] trois", "un [quatre] trois"),
        ("un deux", "un deux[ trois]"),
        ("deux trois", "[un ]deux trois"),
        ("[fiche]", "[fiches]"),
        ("[les] fiches du réseau", "[des] fiches du réseau"),
        ("un[ ]deux", "un[\u00a0]deux"),
        ("[Le coeur] du réseau, prévu [à Alpha]", "[Un centre] du réseau, prévu [en Bêta]"),
        ("[alpha bêta gamma]", "[delta epsilon zêta]"),
        ("", "[un]"),
    ],
)
def test_words_that_differ_are_told_from_what_is_alike(before: str, after: str) -> None:
    plain = [re.sub(r"[\[\]]", "", text) for text in (before, after)]
    old, new = marked_excerpts(*plain, longest=100)
    assert (shown(old), shown(new)) == (before, after)


def test_what_is_alike_and_far_from_any_difference_is_left_out() -> None:
    texts = [f"{LONG}{one} {LONG}{two} {LONG}" for one, two in (("Ici", "là"), ("Alpha", "Bêta"))]
    old, new = marked_excerpts(*texts, longest=300)
    assert [part.text for part in old if part.differs] == ["Ici", "là"]
    assert [part.text for part in new if part.differs] == ["Alpha", "Bêta"]
    assert shown(old).startswith("…")
    assert shown(old).count("…") == 3
    assert shown(old).endswith("…")
    assert len("".join(part.text for part in old)) <= 301


def test_many_words_that_differ_are_cut() -> None:
    old, new = marked_excerpts("x" * 500, "y " * 5_000, longest=100)
    assert [shown(old), shown(new)] == [f"[{'x' * 100}…]", f"[{'y ' * 50}…]"]


def test_texts_that_repeat_a_few_words_are_not_compared_word_by_word() -> None:
    texts = ["oui non " * 450, "non oui oui " * 300]  # which would take seconds
    old, new = marked_excerpts(*texts, longest=8)
    assert [shown(old), shown(new)] == ["[oui non …]", "[non oui …]"]
