"""The structured data of pages: JSON-LD 1.1 in the terms of schema.org.

It states only what a reader finds on the same page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Raw

from jazari_catalogue import licences, routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.publisher import PublisherView
from jazari_catalogue.site.structured_claims import CitedText, claims
from jazari_catalogue.site.structured_data_sets import DataDownload, data_set
from jazari_catalogue.site.structured_things import Node, Things, encode
from jazari_catalogue.site.view_data import Face, Link
from jazari_catalogue.texts.interface import Interface


class StructuredData:
    """Makes the structured data of pages in one language."""

    def __init__(
        self,
        catalogue: Catalogue,
        interface: Interface,
        url: str,
        face: Callable[[Entry], Face],
        publisher: PublisherView,
    ) -> None:
        """``url`` is the root of the site; ``face`` gives the name and the path of a record."""
        self._lang = interface.code
        self._url = url
        self._face = face
        self._catalogue_id = {"@id": url + routes.CATALOGUE}
        self._notice = publisher.notice
        self._publisher = publisher.schema_org(url + routes.PUBLISHER)
        self.things = Things(catalogue, interface, url, face)
        self._breadcrumbs: dict[tuple[Link, ...], list[Raw]] = {}

    def page(
        self,
        path: str,
        title: str,
        breadcrumbs: tuple[Link, ...],
        page_type: str,
        properties: Node,
    ) -> Raw:
        """The structured data of the page at ``path``, a ``WebPage`` or a subtype of it.

        ``properties`` are those that not every page has.
        """
        url = self._url + path
        data: Node = {
            "@context": "https://schema.org",
            "@type": page_type,
            "url": url,
            "name": title,
            "inLanguage": self._lang,
            "isPartOf": self._catalogue_id,
            "publisher": self._publisher,
            "license": licences.CONTENT,
        }
        if breadcrumbs:
            items: list[Any] = [*self._breadcrumb_items(breadcrumbs)]
            items.append({"@type": "ListItem", "position": len(items) + 1, "name": title})
            data["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": items}
        data |= properties
        return Raw(encode(data))

    def of_record(
        self,
        record: Entry,
        alternate_names: list[str],
        sources: dict[str, Source],
        cited_texts: list[CitedText],
    ) -> Node:
        """The properties of the page of ``record``.

        ``sources`` are those it lists, by the ids of their elements; ``cited_texts`` are the values
        beside which it shows their marks.
        """
        thing = self.things.of(record)
        if alternate_names:
            thing["alternateName"] = alternate_names
        properties: Node = {"mainEntity": thing}
        if isinstance(record, Record):
            if record.verified:
                properties["lastReviewed"] = record.verified
            properties["citation"] = [
                {"@type": source.schema_org_type().name, "@id": f"#{element}", "url": source.url}
                for element, source in sources.items()
            ]
            if cited_texts:
                properties["hasPart"] = claims(cited_texts)
        return properties

    def of_list(self, records: Iterable[Entry], first: int, total: int) -> Node:
        """The properties of a page of a list, which shows ``records``.

        The first of them is number ``first`` of the list, from 1, which has ``total`` in all.
        """
        items = [
            {
                "@type": "ListItem",
                "position": position,
                "name": face.name.text,
                "url": self._url + face.path,
            }
            for position, face in enumerate(map(self._face, records), start=first)
        ]
        return {
            "mainEntity": {
                "@type": "ItemList",
                "numberOfItems": total,
                "itemListElement": items,
            }
        }

    def of_data_set(
        self,
        name: str,
        description: str,
        files: Sequence[DataDownload],
        changed: str | None,
    ) -> Node:
        """The properties of the page about the open data, whose arguments `data_set` explains."""
        return {"mainEntity": data_set(self._url, name, description, files, changed)}

    def home(self, title: str, description: str, name: str, networks: Iterable[Entry]) -> Raw:
        """The structured data of the home page: the site, the catalogue ``name``, its networks."""
        url = self._url + routes.home_path(self._lang)
        site: Node = {
            "@type": "WebSite",
            "@id": f"{url}#site",
            "url": url,
            "name": title,
            "disambiguatingDescription": self._notice,
            "inLanguage": self._lang,
            "publisher": {"@id": self._publisher["@id"]},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": (
                        f"{self._url}{routes.search_path(self._lang)}?q={{search_term_string}}"
                    ),
                },
                "query-input": "required name=search_term_string",
            },
        }
        catalogue: Node = {
            "@type": "DataCatalog",
            **self._catalogue_id,
            "url": url,
            "name": name,
            "disambiguatingDescription": self._notice,
            "inLanguage": [*LANGUAGES],
            "publisher": {"@id": self._publisher["@id"]},
            "license": licences.CONTENT,
        }
        if description:
            site["description"] = catalogue["description"] = description
        graph = [site, catalogue, self._publisher]
        things = [self.things.of(network) for network in networks]
        if things:
            about = [{"@id": thing["@id"]} for thing in things]
            catalogue["about"] = about if len(about) > 1 else about[0]
        shown = ("@type", "@id", "name", "url", "description")
        graph += [{key: thing[key] for key in shown if key in thing} for thing in things]
        return Raw(encode({"@context": "https://schema.org", "@graph": graph}))

    def _breadcrumb_items(self, breadcrumbs: tuple[Link, ...]) -> list[Raw]:
        items = self._breadcrumbs.get(breadcrumbs)
        if items is None:
            items = self._breadcrumbs[breadcrumbs] = [
                Raw(
                    encode(
                        {
                            "@type": "ListItem",
                            "position": position,
                            "name": link.text,
                            "item": self._url + link.href.lstrip("./"),
                        }
                    )
                )
                for position, link in enumerate(breadcrumbs, start=1)
            ]
        return items
