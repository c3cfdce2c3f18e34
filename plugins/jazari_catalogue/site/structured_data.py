"""What a page says to programs: JSON-LD in the terms of schema.org, and nothing beyond the page.

A value is stated here only where a reader finds it on the same page, and not where the page tells
that sources contradict each other about it: a program would take it for settled.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from msgspec import Raw
from msgspec.json import Encoder

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.record import Entry, Named, Record
from jazari_catalogue.records.regions import REGIONS
from jazari_catalogue.records.vocabularies import PartnerType, ProgrammeType, SourceLevel
from jazari_catalogue.site import routes
from jazari_catalogue.site.field_values import identifier_pages
from jazari_catalogue.site.interface import Interface
from jazari_catalogue.site.view_data import Crumb, Face

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Node = dict[str, Any]
"""A thing and its properties, as JSON-LD 1.1 writes it."""

_TYPES: Mapping[str, str] = {
    "network": "Organization",
    "institute": "ResearchOrganization",
    "lab": "ResearchOrganization",
    # schema.org has no type for an agreement between organisations.
    "agreement": "CreativeWork",
    "event": "Event",
    "topic": "DefinedTerm",
}
_ORGANISATIONS: Mapping[PartnerType, str] = {
    PartnerType.GOVERNMENT: "GovernmentOrganization",
    PartnerType.EDUCATION: "CollegeOrUniversity",
    PartnerType.COMPANY: "Corporation",
    PartnerType.FACILITY: "ResearchOrganization",
    PartnerType.HEALTHCARE: "MedicalOrganization",
}
_PROGRAMMES: Mapping[ProgrammeType, str] = {
    ProgrammeType.TRAINING: "EducationalOccupationalProgram",
    ProgrammeType.RESEARCH: "ResearchProject",
    ProgrammeType.STRATEGY: "CreativeWork",
    ProgrammeType.SUPPORT: "Service",
}
_SOURCES: Mapping[SourceLevel, str] = {
    SourceLevel.PRESS: "NewsArticle",
    SourceLevel.INTERVIEW: "Article",
    SourceLevel.BLOG: "BlogPosting",
}


def type_of(record: Entry) -> str:
    """The schema.org type of what ``record`` is about; ``Thing`` for a kind that has none here."""
    if record.kind == "partner":
        return _ORGANISATIONS.get(record.get("type"), "Organization")
    if record.kind == "programme":
        return _PROGRAMMES.get(record.get("type"), "Project")
    if record.kind == "source":
        return _SOURCES.get(record.get("level"), "CreativeWork")
    return _TYPES.get(record.kind, "Thing")


def _text_of(value: object) -> str:
    """A date or an address, which our models keep as texts of their own types."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"no way to write {type(value).__name__} as JSON")


_encode = Encoder(enc_hook=_text_of).encode


def script(data: Raw) -> str:
    """``data`` as the text of a ``script`` element, which no text in it can end.

    HTML, section "Restrictions for contents of script elements".
    """
    return bytes(data).replace(b"<", b"\\u003c").decode()


class StructuredData:
    """Says in one language what pages are about."""

    def __init__(
        self, catalogue: Catalogue, interface: Interface, url: str, face: Callable[[Entry], Face]
    ) -> None:
        """``url`` is the site's; ``face`` gives the name and the page of a record."""
        self._catalogue = catalogue
        self._interface = interface
        self._lang = interface.code
        self._url = url
        self._face = face
        self._catalogue_id = {"@id": f"{url}#catalogue"}
        self._references: dict[str, Raw] = {}
        self._steps: dict[tuple[Crumb, ...], list[Raw]] = {}
        self._of_kind: dict[str, Callable[[Any, Container[str]], Node]] = {
            "network": self._network,
            "institute": self._institute,
            "lab": self._lab,
            "programme": self._programme,
            "partner": self._partner,
            "agreement": self._agreement,
            "event": self._event,
            "topic": self._topic,
            "source": self._source,
        }

    # ---- pages ------------------------------------------------------------------------------

    def page(self, path: str, title: str, way: tuple[Crumb, ...], sort: str, more: Node) -> Raw:
        """The page at ``path``; ``more`` is what only it has."""
        url = self._url + path
        data: Node = {
            "@context": "https://schema.org",
            "@type": sort,
            "url": url,
            "name": title,
            "inLanguage": self._lang,
            "isPartOf": self._catalogue_id,
            "license": LICENCE,
        }
        if way:
            steps: list[Any] = [*self._way(way)]
            steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
            data["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": steps}
        data |= more
        return Raw(_encode(data))

    def of_record(self, record: Entry, alternate_names: list[str], sources: list[str]) -> Node:
        """What the page of ``record`` says beside what every page does.

        ``sources`` are the addresses of what it cites.
        """
        thing = self.thing(record)
        if alternate_names:
            thing["alternateName"] = alternate_names
        more: Node = {"mainEntity": thing}
        if isinstance(record, Record):
            if record.verified:
                more["lastReviewed"] = record.verified
            more["citation"] = sources
        return more

    def of_list(self, records: Iterable[Entry], first: int, total: int) -> Node:
        """What a page of a list says beside what every page does.

        ``records`` are those on the page: the first is number ``first``, of ``total`` in all.
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

    def home(self, title: str, description: str, name: str, networks: Iterable[Entry]) -> Raw:
        """The home page: the site and its search, the catalogue ``name``, the networks in it."""
        url = self._url + routes.home_path(self._lang)
        site: Node = {
            "@type": "WebSite",
            "@id": f"{url}#site",
            "url": url,
            "name": title,
            "inLanguage": self._lang,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": (
                        f"{self._url}{routes.finder_path(self._lang)}?q={{search_term_string}}"
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
            "inLanguage": [*LANGUAGES],
            "license": LICENCE,
        }
        if description:
            site["description"] = catalogue["description"] = description
        graph = [site, catalogue]
        things = [self.thing(network) for network in networks]
        if things:
            about = [{"@id": thing["@id"]} for thing in things]
            catalogue["about"] = about if len(about) > 1 else about[0]
        shown = ("@type", "@id", "name", "url", "description")
        graph += [{key: thing[key] for key in shown if key in thing} for thing in things]
        return Raw(_encode({"@context": "https://schema.org", "@graph": graph}))

    # ---- records ----------------------------------------------------------------------------

    def thing(self, record: Entry) -> Node:
        """What ``record`` is about, with all that its page shows of it."""
        face = self._face(record)
        thing: Node = {
            "@type": type_of(record),
            "@id": self._id(record),
            "name": face.name.text,
            "url": self._url + face.path,
        }
        disputed: Container[str] = ()
        if isinstance(record, Record) and record.disputes:
            disputed = [dispute.field for dispute in record.disputes]
        if isinstance(record, Named) and "summary" not in disputed:
            thing["description"] = record.summary.in_language(self._lang)[0]
        identifiers = record.get("identifiers")
        if identifiers and "identifiers" not in disputed:
            thing["sameAs"] = [page for _, page in identifier_pages(identifiers)]
        of_kind = self._of_kind.get(record.kind)
        if of_kind is not None:
            for name, value in of_kind(record, disputed).items():
                if value:
                    thing[name] = value
        return thing

    def _id(self, record: Entry) -> str:
        """The name of the thing itself, the same on its pages in every language."""
        return f"{self._url}{routes.record_path(FALLBACK, record)}#{record.kind}"

    def _reference(self, record_id: str) -> Raw:
        known = self._references.get(record_id)
        if known is None:
            record = self._catalogue[record_id]
            name = self._face(record).name.text
            node = {"@type": type_of(record), "@id": self._id(record), "name": name}
            known = self._references[record_id] = Raw(_encode(node))
        return known

    def _related(self, record: Entry, field: str, disputed: Container[str]) -> list[Raw]:
        ids = record.get(field)
        if not ids or field in disputed:
            return []
        return [self._reference(found) for found in ids]

    def _one(self, record: Entry, field: str, disputed: Container[str]) -> Raw | None:
        found = record.get(field)
        return None if found is None or field in disputed else self._reference(found)

    def _text(self, record: Entry, field: str, disputed: Container[str]) -> str | None:
        text = record.get(field)
        if text is None or field in disputed:
            return None
        return str(text.in_language(self._lang)[0])

    def _way(self, way: tuple[Crumb, ...]) -> list[Raw]:
        steps = self._steps.get(way)
        if steps is None:
            steps = self._steps[way] = [
                Raw(
                    _encode(
                        {
                            "@type": "ListItem",
                            "position": position,
                            "name": crumb.text,
                            "item": self._url + crumb.href.lstrip("./"),
                        }
                    )
                )
                for position, crumb in enumerate(way, start=1)
            ]
        return steps

    # ---- kinds ------------------------------------------------------------------------------

    def _network(self, record: Any, disputed: Container[str]) -> Node:
        institutes = self._catalogue.relating(record.id, "institute", "network")
        return {
            "knowsAbout": self._related(record, "topics", disputed),
            "subOrganization": [self._reference(institute.id) for institute in institutes],
        }

    def _institute(self, record: Any, disputed: Container[str]) -> Node:
        address = self._address(record, disputed)
        found: Node = {
            "parentOrganization": self._one(record, "network", disputed),
            "knowsAbout": self._related(record, "topics", disputed),
            "address": address,
        }
        if record.location and "location" not in disputed:
            found["location"] = {
                "@type": "Place",
                "geo": {
                    "@type": "GeoCoordinates",
                    "latitude": record.location.latitude,
                    "longitude": record.location.longitude,
                },
            }
        contact = record.contact
        if (
            contact
            and "contact" not in disputed
            and (contact.email or contact.phone or contact.url)
        ):
            found["contactPoint"] = _filled(
                {
                    "@type": "ContactPoint",
                    "email": contact.email,
                    "telephone": contact.phone,
                    "url": contact.url,
                }
            )
        return found

    def _lab(self, record: Any, disputed: Container[str]) -> Node:
        return {
            "parentOrganization": self._one(record, "institute", disputed),
            "knowsAbout": self._related(record, "topics", disputed),
            "subjectOf": self._one(record, "established_by", disputed),
        }

    def _partner(self, record: Any, disputed: Container[str]) -> Node:
        return {
            "address": self._address(record, disputed),
            "knowsAbout": self._related(record, "topics", disputed),
        }

    def _address(self, record: Any, disputed: Container[str]) -> Node | None:
        region = record.get("region")
        parts = {
            "addressLocality": self._text(record, "city", disputed),
            "addressRegion": (
                self._interface.words(REGIONS[region])
                if region and "region" not in disputed
                else None
            ),
            "addressCountry": None if "country" in disputed else record.get("country"),
        }
        filled = _filled(parts)
        return {"@type": "PostalAddress", **filled} if filled else None

    def _programme(self, record: Any, disputed: Container[str]) -> Node:
        sort = type_of(record)
        found: Node = {}
        if sort == "EducationalOccupationalProgram":
            apply = None if "apply" in disputed else record.apply
            found = {
                "provider": [
                    *self._related(record, "institutes", disputed),
                    *self._related(record, "labs", disputed),
                ],
                "startDate": _undisputed(record, "starts", disputed),
                "endDate": _undisputed(record, "ends", disputed),
                "applicationStartDate": apply.opens if apply else None,
                "applicationDeadline": apply.closes if apply else None,
            }
            if record.mode and "mode" not in disputed:
                found["educationalProgramMode"] = self._interface.words(record.mode.titles)
        elif sort in ("ResearchProject", "Project"):
            found = {"knowsAbout": self._related(record, "topics", disputed)}
        else:
            if record.audiences and "audiences" not in disputed:
                found["audience"] = [
                    {"@type": "Audience", "audienceType": self._interface.words(audience.titles)}
                    for audience in record.audiences
                ]
            if sort == "CreativeWork":
                found["about"] = self._related(record, "topics", disputed)
            else:
                found["provider"] = self._related(record, "institutes", disputed)
        return found

    def _agreement(self, record: Any, disputed: Container[str]) -> Node:
        place = self._text(record, "place", disputed)
        return {
            "genre": (
                self._interface.words(record.type.titles)
                if record.type and "type" not in disputed
                else None
            ),
            "dateCreated": _undisputed(record, "signed", disputed),
            "locationCreated": {"@type": "Place", "name": place} if place else None,
            "creator": self._related(record, "parties", disputed),
            "about": [
                *self._related(record, "establishes", disputed),
                *self._related(record, "concerns", disputed),
                *self._related(record, "topics", disputed),
            ],
        }

    def _event(self, record: Any, disputed: Container[str]) -> Node:
        place = self._text(record, "place", disputed)
        return {
            "startDate": _undisputed(record, "starts", disputed),
            "endDate": _undisputed(record, "ends", disputed),
            "location": {"@type": "Place", "name": place} if place else None,
            "organizer": self._related(record, "organisers", disputed),
            "about": [
                *self._related(record, "announces", disputed),
                *self._related(record, "topics", disputed),
            ],
        }

    def _topic(self, record: Any, disputed: Container[str]) -> Node:  # noqa: ARG002
        return {"inDefinedTermSet": self._url + routes.list_path(self._lang, type(record))}

    def _source(self, record: Any, disputed: Container[str]) -> Node:  # noqa: ARG002
        return {
            "url": record.url,
            "publisher": {"@type": "Organization", "name": record.publisher},
            "datePublished": record.date,
            "inLanguage": record.language,
        }


def _undisputed(record: Entry, field: str, disputed: Container[str]) -> Any:
    return None if field in disputed else record.get(field)


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
