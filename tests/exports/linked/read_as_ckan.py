"""Reads a catalogue of data sets as CKAN does when it harvests one; prints what arrives, in JSON.

The request, in JSON on the standard input, has the path of the ``file``, Turtle or JSON-LD, the
``profiles`` of ckanext-dcat, and for CKAN its ``settings`` and ``plugins``. This runs in the
environment of requirements/ckan.txt, and needs no server.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ckan.plugins
from ckan.common import config
from ckan.config import environment
from ckan.lib import webassets_tools

FORMATS = {".ttl": "turtle", ".jsonld": "json-ld"}


def main() -> None:
    request = json.load(sys.stdin)
    config.update(request["settings"])
    # The rest of CKAN's set-up is for pages, a database and a search server; none of them is used.
    environment.update_config = lambda: None
    webassets_tools.create_library = lambda *_: None
    ckan.plugins.load(*request["plugins"])
    for plugin in ckan.plugins.PluginImplementations(ckan.plugins.IConfigurer):
        plugin.update_config(config)

    # It asks for the plugins when it is imported.
    from ckanext.dcat.processors import RDFParser

    parser = RDFParser(profiles=request["profiles"])
    file = Path(request["file"])
    parser.parse(file.read_text(encoding="utf-8"), FORMATS[file.suffix])
    json.dump(list(parser.datasets()), sys.stdout)


if __name__ == "__main__":
    main()
