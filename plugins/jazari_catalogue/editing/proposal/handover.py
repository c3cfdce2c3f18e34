"""What the programs that read forms and those that send what was made of them agree on.

The latter run with a token and without installed packages, so this module imports none.
"""

from __future__ import annotations

import hashlib

MOST_OPEN_DRAFTS = 5
"""The most open drafts that an account without write access may have proposed."""
MOST_CHARACTERS = 100_000
"""Of an outcome as JSON: Linux allows 131,071 bytes in one environment variable."""
PROPOSAL = "proposal"
"""The label of forms that propose a record, which GitHub sets when one is submitted."""


def digest(text: str | None) -> str:
    """The digest of the text of a form: whether it has changed can be seen without reading it."""
    return hashlib.sha256((text or "").encode("utf-8", "surrogatepass")).hexdigest()
