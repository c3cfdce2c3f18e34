"""The catalogue of the Jazari Institutes: YAML records become a static site."""

from __future__ import annotations

# Before any other module, so that none is loaded unnoticed from a file that changes meanwhile.
from jazari_catalogue import program as program

__version__ = "0.1.0"
