"""The catalogue of the Jazari Institutes: YAML records become a static site."""

from __future__ import annotations

__version__ = "0.1.0"
