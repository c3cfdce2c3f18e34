"""The file that the search field in the head of every page fetches first, one per language.

The index has a new name whenever the records change. Because only this file names it, pages stay
the same when other records change.
"""

from __future__ import annotations

import msgspec

from jazari_catalogue.publishing.targets import FileTarget
from jazari_catalogue.texts.fallback import remove_fallback_marks
from jazari_catalogue.texts.interface import Interface


def header_search_file(
    interface: Interface, kind_labels: dict[str, str], index_path: str, scripts: str
) -> FileTarget:
    """``assets/search/{language}.json``, which ``overrides/assets/search/header_search.js`` reads.

    ``kind_labels`` maps each kind to its plural in the language of ``interface``; ``index_path`` is
    the head of the index, in the same folder, and ``scripts`` the version of the scripts. A page
    that was open before the site was published reads here what has changed.
    """
    folder, _, index = index_path.rpartition("/")
    say = interface.gettext
    content = {
        "index": index,
        "scripts": scripts,
        "group": interface.thousands,
        "label": say("Results"),
        "kinds": kind_labels,
        "pages": say("Pages of this site"),
        "results": interface.plural_forms("{count} result", "{count} results"),
        "show": interface.plural_forms("Show {count} result", "Show {count} results"),
        "similar": say("Similar words"),
        "none": say("No results. Try another spelling or fewer words."),
        "failed": say("Not everything could be loaded. Press Enter to search."),
    }
    data = msgspec.json.encode(content)
    if interface.uses_fallback:
        data = remove_fallback_marks(data.decode()).encode()
    return FileTarget(f"{folder}/{interface.code}.json", data)
