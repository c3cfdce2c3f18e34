"""The licences of what the site publishes, each by its address."""

from __future__ import annotations

CONTENT = "https://creativecommons.org/licenses/by/4.0/"
"""Of records and prose (``LICENSE-CONTENT``): Creative Commons Attribution 4.0."""
OUTLINES = "https://opendatacommons.org/licenses/odbl/1-0/"
"""Of the outlines of the regions (``regions.geojson.license``): Open Database Licence 1.0."""
