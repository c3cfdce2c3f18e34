"""What the search field in the head of every page begins with: one small file per language.

The pages themselves name neither the index nor its words: a change of the records, which renames
the index, changes no page.
"""

from __future__ import annotations

import msgspec

from jazari_catalogue.publishing.targets import FileTarget
from jazari_catalogue.site.text.fallback import remove_fallback_marks
from jazari_catalogue.site.text.interface import Interface


def opening(interface: Interface, kinds: dict[str, str], index_path: str) -> FileTarget:
    """The file that ``overrides/assets/search/header_search.js`` reads first.

    ``kinds`` is what records of each kind are called; ``index_path`` is in the same folder.
    """
    folder, _, index = index_path.rpartition("/")
    say = interface.gettext
    written = {
        "index": index,
        "group": interface.thousands,
        "label": say("Results"),
        "kinds": kinds,
        "results": interface.plural_forms("{count} result", "{count} results"),
        "show": interface.plural_forms("Show {count} result", "Show {count} results"),
        "none": say("Nothing was found. Try another spelling or fewer words."),
    }
    data = msgspec.json.encode(written)
    if interface.uses_fallback:
        data = remove_fallback_marks(data.decode()).encode()
    return FileTarget(f"{folder}/{interface.code}.json", data)
