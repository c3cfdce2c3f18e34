"""Front matter that MkDocs would publish as text is refused."""

from __future__ import annotations

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.site.prose.front_matter import refuse_broken_front_matter
from jazari_catalogue.site.view_data import ProsePage


def page(text: str, meta: dict[str, object]) -> ProsePage:
    return ProsePage("fr/about/", "content/fr/about.md", text, "Titre", meta)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: A\n\n# A\n", r":1: the front matter has no end\."),
        ("---\ntitle: A\norder: [\n---\n# A\n", ":4: the front matter cannot be read: "),
        ("---\ntitle: a: b\n---\n", ":2: the front matter cannot be read: "),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BuildRefused, match=f"^content/fr/about.md{message}"):
        refuse_broken_front_matter(page(text, {}))


@pytest.mark.parametrize("text", ["# A\n", "---\n\nText\n", "---\nText: more\n---\n"])
def test_a_text_that_has_none_or_was_read_is_accepted(text: str) -> None:
    refuse_broken_front_matter(page(text, {"title": "A"} if "Text:" in text else {}))
