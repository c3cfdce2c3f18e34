"""Texts in several languages: read as written, compared by that; which of them are translated."""

from __future__ import annotations

from jazari_catalogue.records.values.text import LocalText, translations


def test_a_text_is_read_back_as_it_was_written() -> None:
    plain = LocalText.of_written("JAZARI")
    assert (plain.plain, plain.by_language, plain.written()) == ("JAZARI", {}, "JAZARI")
    texts = {"fr": "institut", "ar": "معهد"}
    local = LocalText.of_written(texts)
    assert (local.plain, local.by_language, local.written()) == (None, texts, texts)
    assert local == LocalText.of_written(dict(texts))
    assert len({local, LocalText.of_written(dict(texts))}) == 1
    assert local not in (plain, LocalText.of_written({"fr": "institut"}), texts)


def test_a_wording_that_the_source_prints_in_some_language_is_no_translation() -> None:
    texts = {"fr": "JAZARI", "ar": "جزري", "en": "JAZARI", "es": "jazarí"}
    assert translations(texts, ["fr"]) == ["ar", "es"]
    assert translations(texts, ["ar", "en"]) == ["es"]
    assert translations(texts, []) == ["fr", "ar", "en", "es"]
