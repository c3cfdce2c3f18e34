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


def list_file(entries: Iterable[bytes]) -> bytes:
    """The file of these ``entries``: a JSON list of records."""
    return b"[" + b",".join(entries) + b"]"


def list_entry(document: Document, lang: str) -> bytes:
    """What a list says of ``document``, as JSON.

    It is without facets, which the head has, and without what the record lacks.
    """
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
    present = {key: value for key, value in record.items() if value is not None}
    return msgspec.json.encode(present)
