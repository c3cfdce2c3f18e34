from __future__ import annotations

from pathlib import Path

from benchmarks.invention.tables import LANGUAGES
from benchmarks.synthetic import generate
from benchmarks.through_mkdocs import markdown, markdown_pages

RECORDS = generate(100)


def test_a_page_states_every_field_of_its_record() -> None:
    for records in RECORDS.values():
        for record in records:
            page = "\n".join(markdown(record, "ar"))
            for name, value in record.items():
                stated = value["ar"] if isinstance(value, dict) and "ar" in value else f"| {name} |"
                assert stated in page


def test_every_record_has_a_page_in_every_language(tmp_path: Path) -> None:
    markdown_pages(RECORDS).prepare(tmp_path / "site")
    pages = [
        path.relative_to(tmp_path / "site" / "docs") for path in tmp_path.rglob("docs/*/*/*.md")
    ]
    assert {str(page) for page in pages} == {
        f"{language}/{kind}/{record['id']}.md"
        for language in LANGUAGES
        for kind, records in RECORDS.items()
        for record in records
    }
