"""Addresses: which parameters only track readers, and what shows that a page is an AMP page."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.records.values.addresses import (
    Url,
    is_misleading,
    without_amp,
    without_tracking,
)
from tests.work import guarded

PAGE = "https://a.example/texte"
TRACKED = {
    f"{PAGE}?utm_source=a": PAGE,
    f"{PAGE}?UTM_Source=a&utm_medium=b": PAGE,
    f"{PAGE}?utm_source=a&id=7#b": f"{PAGE}?id=7#b",
    f"{PAGE}?id=7&utm_source=a": f"{PAGE}?id=7",
    f"{PAGE}?utm_source=a;id=7": f"{PAGE}?id=7",
    f"{PAGE}?id=7;utm_source=a": f"{PAGE}?id=7",
    f"{PAGE}?utm_content=a;b&id=7": f"{PAGE}?id=7",
    f"{PAGE}?id=7?utm_source=a": f"{PAGE}?id=7",
    f"{PAGE}??utm_source=a": PAGE,
    f"{PAGE}?id=7&amp;utm_source=a": f"{PAGE}?id=7",
    f"{PAGE}?utm_source=a&&id=7": f"{PAGE}?id=7",
    f"{PAGE}?utm%5Fsource=a": PAGE,
    f"{PAGE}?utm_source": PAGE,
    f"{PAGE}#utm_source=a": PAGE,
    f"{PAGE}?id=7#xtor=RSS-1&partie": f"{PAGE}?id=7#partie",
    f"{PAGE}#?utm_source=a": PAGE,
    f"{PAGE}?_gl=1*a": PAGE,
    f"{PAGE}?de=https://b.example/?utm_source=a": f"{PAGE}?de=https://b.example/",
}
UNTRACKED = [
    f"{PAGE}?id=7&amp;page=2#partie",
    f"{PAGE}?q=utm_source",
    f"{PAGE}/utm_source=a",
    f"{PAGE}?autm_source=a",
    f"{PAGE}?",
    f"{PAGE}??id=7&&",
    f"{PAGE}#:~:text=un%20mot&text=deux",
    f"https://archive.example/2026/{PAGE}?utm_source=a",
]
AMP = {
    f"{PAGE}/amp": PAGE,
    f"{PAGE}/amp/": f"{PAGE}/",
    f"{PAGE}/amp.html": PAGE,
    f"{PAGE}.amp.html": f"{PAGE}.html",
    "https://a.example/amp/texte": PAGE,
    "https://a.example/fr/amp/texte?id=7": "https://a.example/fr/texte?id=7",
    "https://amp.a.example/texte": PAGE,
    "https://www.google.com/amp/s/a.example/texte": PAGE,
    "https://a-example.cdn.ampproject.org/c/s/a.example/texte": PAGE,
    f"{PAGE}?amp": PAGE,
    f"{PAGE}?id=7&amp": f"{PAGE}?id=7",
    f"{PAGE}?AMP=1&id=7#b": f"{PAGE}?id=7#b",
    f"{PAGE}?id=7&outputType=amp": f"{PAGE}?id=7",
    f"{PAGE}/un&deux?amp": f"{PAGE}/un&deux",
}
NOT_AMP = [
    "https://a.example/champ/ampoule?amplitude=1",
    "https://a.example/camp/",
    "https://a.example/amp",
    "https://a.example/guide-amp.html",
    "https://ampere.example/texte",
    "https://amp.example/texte",
    f"{PAGE}?amp=0",
    f"{PAGE}?id=7&amp;page=2",
    f"{PAGE}?id=7#amp",
]


def suggested(url: str) -> str:
    """The address that is suggested for the refused ``url``."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Url).validate_python(url)
    (error,) = caught.value.errors()
    assert error["type"] == "tracked_url"
    assert isinstance(error["ctx"]["nearest"], str)
    return error["ctx"]["nearest"]


@pytest.mark.parametrize(("url", "page"), TRACKED.items())
def test_a_tracking_parameter_is_refused_with_an_address_that_is_accepted(
    url: str, page: str
) -> None:
    assert suggested(url) == page
    assert TypeAdapter(Url).validate_python(page) == page


@pytest.mark.parametrize("url", UNTRACKED)
def test_an_address_without_tracking_is_left_as_it_is(url: str) -> None:
    assert TypeAdapter(Url).validate_python(url) == url


@pytest.mark.parametrize(("url", "page"), AMP.items())
def test_the_marks_of_an_amp_page_are_removed(url: str, page: str) -> None:
    assert without_amp(url) == page


@pytest.mark.parametrize("url", NOT_AMP)
def test_another_address_is_not_taken_for_an_amp_page(url: str) -> None:
    assert without_amp(url) == url


@pytest.mark.parametrize(
    ("parameter", "times"),
    [
        ("&a", 200_000),
        ("&utm_source=a", 40_000),
        (";", 400_000),
        ("?", 400_000),
        ("/amp/a", 150_000),
        ("&amp;", 100_000),
        ("%75", 200_000),
    ],
)
def test_a_long_address_takes_linear_time(parameter: str, times: int) -> None:
    text = parameter * times
    with guarded():
        for url in (f"{PAGE}?{text}", f"{PAGE}{text}"):
            without_amp(without_tracking(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://um6p.ma",
        "https://um6p.ma/fr?page=1#haut",
        "http://جامعة.example/صفحة",
        "https://example.org/a@b",
    ],
)
def test_an_address_that_looks_like_what_it_is_does_not_mislead(url: str) -> None:
    assert not is_misleading(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://um6p.ma@example.org/",
        "https:///example.org",
        "https://",
        "ftp://example.org/",
        "https://um6р.ma/",
        "https://example.org/%E2%80%AEfdp",
    ],
)
def test_an_address_that_looks_like_another_misleads(url: str) -> None:
    assert is_misleading(url)
