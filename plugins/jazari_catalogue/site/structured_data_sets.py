"""The open data as a node of JSON-LD in the terms of schema.org, for searches of data sets.

A ``Dataset`` of the catalogue with a ``DataDownload`` for each file that the page lists. Its IRI is
that of the data set in DCAT-AP.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jazari_catalogue import licences, routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.site.structured_things import Node


class DataDownload(NamedTuple):
    """A file, as the page lists it."""

    name: str
    path: str
    """From the root of the site."""
    media_type: str
    size: str
    """As the page writes it: ``12 kB``."""
    sha256: str
    licence: str


def data_set(
    url: str, name: str, description: str, files: Sequence[DataDownload], changed: str | None
) -> Node:
    """The node of the data set ``name`` of the site at ``url``, last ``changed`` on that day.

    A file has a licence of its own if it is not that of the data set.
    """
    node: Node = {
        "@type": "Dataset",
        "@id": url + routes.ALL_DATA,
        "name": name,
        "description": description,
        "license": licences.CONTENT,
        "inLanguage": [*LANGUAGES],
        "creator": {"@id": url + routes.PUBLISHER},
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": url + routes.CATALOGUE,
            "name": name,
        },
        "distribution": [_download(url, file) for file in files],
    }
    if changed is not None:
        node["dateModified"] = changed
    return node


def _download(url: str, file: DataDownload) -> Node:
    node: Node = {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": url + file.path,
        "encodingFormat": file.media_type,
        "contentSize": file.size,
        "sha256": file.sha256,
    }
    if file.licence != licences.CONTENT:
        node["license"] = file.licence
    return node
