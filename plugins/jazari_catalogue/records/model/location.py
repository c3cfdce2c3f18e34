"""Where something is: a group of fields for kinds whose records are at a point on the map."""

from __future__ import annotations

from jazari_catalogue.records.model.fields import part
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.values.coordinates import Latitude, Longitude


class Location(Model):
    """A point on the map, in decimal degrees of WGS 84."""

    latitude: Latitude = part(
        fr="Latitude",
        ar="خط العرض",
        en="Latitude",
        help=(
            "Degrés décimaux, avec un point, de -90 à 90.",
            "درجات عشرية بنقطة، من -90 إلى 90.",
            "Decimal degrees, with a decimal point, from -90 to 90.",
        ),
        required=True,
        schema_org="latitude",
    )
    longitude: Longitude = part(
        fr="Longitude",
        ar="خط الطول",
        en="Longitude",
        help=(
            "Degrés décimaux, avec un point, de -180 à 180 ; négatifs au Maroc.",
            "درجات عشرية بنقطة، من -180 إلى 180؛ سالبة في المغرب.",
            "Decimal degrees, with a decimal point, from -180 to 180; negative in Morocco.",
        ),
        required=True,
        schema_org="longitude",
    )
