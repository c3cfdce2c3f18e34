"""GeoJSON (RFC 7946): the outlines of the regions, and the records of each kind with a location.

Licence and attribution are foreign members (section 6.1): the outlines are OpenStreetMap's, the
rest is the catalogue's. What differs by language is in properties of its own, such as ``name_fr``,
since most programs of maps show properties that are texts or numbers only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from jazari_catalogue import licences, routes
from jazari_catalogue.exports.data_sets import OUTLINES, records_of
from jazari_catalogue.exports.export import GEOJSON, Export
from jazari_catalogue.exports.open_data import OpenData, encode
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.facets import REGION, REGION_PAGE, STATUS, STRENGTH
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.location import Location
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.regions import REGIONS, outlines


def geojson_exports(data: OpenData) -> Iterator[Export]:
    """The file of each kind with a location that has records, then that of the regions."""
    located = [
        kind
        for kind in data.catalogue.kinds()
        if issubclass(kind, Record) and location_field(kind) is not None
    ]
    records = [record for kind in located for record in data.catalogue.of_kind(kind)]
    key = digest(data.url, repr(data.publisher), *map(data.digests.with_sources, _ids(records)))
    for kind in located:
        target = MadeTarget(
            routes.geojson_path(kind.plural), key, partial(_records_file, data, kind)
        )
        yield Export(target, GEOJSON, kind.plural_titles, data_set=records_of(kind))
    target = MadeTarget(
        routes.geojson_path(REGION_PAGE.path), key, partial(_regions_file, data, located)
    )
    yield Export(target, GEOJSON, OUTLINES.titles, data_set=OUTLINES)


def location_field(kind: type[Entry]) -> str | None:
    """The field of ``kind`` that has a `Location`; None if there is none."""
    types = field_types(kind).values()
    return next((type_.name for type_ in types if type_.group is Location), None)


def _ids(records: Iterable[Entry]) -> Iterator[str]:
    return (record.id for record in records)


def _records_file(data: OpenData, kind: type[Record]) -> bytes:
    features = [_record_feature(data, record) for record in data.catalogue.of_kind(kind)]
    return _collection(features, licences.CONTENT, data.publisher)


def _record_feature(data: OpenData, record: Record) -> dict[str, Any]:
    """A record; its geometry is null where no source gives a location (section 3.2)."""
    field = location_field(type(record))
    place: Location | None = getattr(record, field) if field else None
    region, name = _region_of(record), record.display_name()
    properties = {
        ID: record.id,
        **_named({code: name.plain or name.by_language.get(code) for code in data.interfaces}),
        STATUS.name: record.status,
        STRENGTH.name: data.catalogue.strength(record),
        REGION.name: region,
        "url": data.url + routes.permalink(record.id),
    }
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": place
        and {"type": "Point", "coordinates": [float(place.longitude), float(place.latitude)]},
        "properties": properties,
    }


def _regions_file(data: OpenData, located: Iterable[type[Record]]) -> bytes:
    features = []
    for code, ring in outlines().items():
        names = {language: REGIONS[code].in_language(language) for language in data.interfaces}
        properties: dict[str, Any] = {"code": code, **_named(names)}
        for kind in located:
            ids = [
                record.id for record in data.catalogue.of_kind(kind) if _region_of(record) == code
            ]
            properties |= {f"{kind.plural}_count": len(ids), kind.plural: ids}
        features.append(
            {
                "type": "Feature",
                "id": code,
                "geometry": {"type": "Polygon", "coordinates": [ring]},
                "properties": properties,
            }
        )
    return _collection(features, OUTLINES.licence, OUTLINES.attribution)


def _region_of(record: Record) -> str | None:
    field = facet_fields(type(record)).get(REGION)
    region = None if field is None else getattr(record, field)
    return None if region is None else str(region)


def _named(names: Mapping[str, str | None]) -> dict[str, str | None]:
    """Null for a language that has no name."""
    return {f"name_{language}": name for language, name in names.items()}


def _collection(features: list[dict[str, Any]], licence: str, attribution: object) -> bytes:
    head = {"type": "FeatureCollection", "license": licence, "attribution": attribution}
    lines = b",\n".join(map(encode, features))
    return encode(head)[:-1] + b',"features":[\n' + lines + b"\n]}\n"
