"""Texts of drawings in lines: whole, and no wider than their room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jazari_catalogue.site.pictures.text_lines import lines_of, width_of


@given(st.text(), st.integers(30, 200))
def test_lines_have_the_whole_text_and_fit(text: str, width: int) -> None:
    lines = lines_of(text, width, 13)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert line.strip()
        assert width_of(line) <= 100 * width // 13 or width_of(line[1:]) < width_of(line)


def test_lines_end_at_spaces_and_after_hyphens() -> None:
    lines = lines_of("Conseil régional de Guelmim-Oued Noun", 150, 13)
    assert lines == ("Conseil régional de", "Guelmim-Oued Noun")
    assert lines_of("Guelmim-Oued", 80, 13) == ("Guelmim-", "Oued")


def test_no_break_space_keeps_words_together() -> None:
    assert lines_of("l’Industrie «\u00a0X.0\u00a0»", 90, 13) == ("l’Industrie", "«\u00a0X.0\u00a0»")


def test_word_wider_than_a_line_goes_on_with_its_marks() -> None:
    lines = lines_of("بِ" * 20, 52, 13)
    assert len(lines) == 3
    assert all(line.startswith("ب") for line in lines)
