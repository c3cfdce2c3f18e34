"""The Markdown of records: CommonMark to sanitised HTML."""

from __future__ import annotations

import re
from functools import lru_cache

import cmarkgfm
import nh3

# Records are untrusted. Raw HTML in their Markdown is reduced to these elements: an image would
# make requests to other sites, and an id or a class could take over anchors and styles of the page.
_sanitise = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "h3", "h4"},
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
).clean


# Atomic groups, not possessive quantifiers of groups: before 3.11.5, Python goes on from the middle
# of a repetition that fails (python/cpython#106052), and gives other bytes.
_BARE = re.compile(r"(?>(?:[^<&]++|</?(?:p|em|strong|ul|ol|li|blockquote|code)>|<br />|&quot;)*)")
"""HTML of allowed elements without attributes, which the sanitiser would leave as it is."""


@lru_cache(maxsize=4096)
def render_markdown(text: str) -> str:
    """``text`` (CommonMark 0.31) as sanitised HTML."""
    html: str = cmarkgfm.markdown_to_html(text)
    return html if _BARE.fullmatch(html) else str(_sanitise(html))
