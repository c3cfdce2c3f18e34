"""The refusal of markup that a renderer has made and that the scan of the text has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.problems import prose_codes
from jazari_catalogue.records.problems.position import position_at

if TYPE_CHECKING:
    from jazari_catalogue.site.view_data import ProsePage


def refused_markup(page: ProsePage, what: str) -> BuildRefused:
    """The refusal of ``page`` because of the markup ``what``, with the line that has it, if any.

    In every language of messages: which one the build reports in is not known here, for a page
    does not depend on it.
    """
    offset = page.text.find(what)
    position = position_at(page.text, offset) if offset >= 0 else None
    problem = prose_codes.RAW_HTML.at(page.file, position, what=what)
    return BuildRefused("\n".join(problem.text(language) for language in MESSAGES))
