"""What a downloaded file says of each record, in few large parts.

The index has it too, but spread over so many small files that a download of all results would fetch
hundreds. ``overrides/assets/search/list_files.js`` reads these files, for downloads only.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from jazari_catalogue.site.search.document import Document

RECORDS_PER_FILE = 1000
"""Records in one file, which then has about 50 kB, gzipped."""


def list_file(documents: Iterable[Document], lang: str) -> bytes:
    """The file of these ``documents``: a JSON list of records."""
    return msgspec.json.encode([_record(document, lang) for document in documents])


def _record(document: Document, lang: str) -> dict[str, object]:
    """Without facets, which the head has, and without what the record lacks."""
    disputed = list(document.disputed_dates)
    record = {
        "id": document.id,
        "href": document.href,
        "kindLabel": document.kind_label,
        "name": {document.name_lang or lang: document.name},
        "disputes": document.disputes,
        "summary": {document.summary_lang or lang: document.summary} if document.summary else None,
        "disputedDates": disputed or None,
        "date": None if disputed else document.date or None,
    }
    return {key: value for key, value in record.items() if value is not None}
