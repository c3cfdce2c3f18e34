"""Views of catalogues, for tests of what pages show."""

from __future__ import annotations

from pathlib import Path

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.project import ROOT, SITE_URL, SMALL, Project

FORMS = "https://forge.invalid/new"


def catalogue_in(folder: Path) -> Catalogue:
    """The catalogue of the two record files in ``folder``."""
    return load([folder / "institutes.yaml", folder / "partners.yaml"], folder)


def real_catalogue() -> Catalogue:
    """The catalogue that is published."""
    return catalogue_in(ROOT)


def views_of(catalogue: Catalogue, code: str = "en", forms: str | None = FORMS) -> Views:
    """The views of ``catalogue``; ``forms`` is the address of forms in the repository."""
    return Views(catalogue, interface(code), SiteFacts("", SITE_URL, None, forms))


def small_views(code: str = "en", forms: str | None = FORMS) -> Views:
    """The views of the small catalogue of invented records."""
    return views_of(catalogue_in(SMALL), code, forms)


def dispute_the_day(project: Project) -> None:
    """Lets two sources differ on the day of the event in the records of the small project."""
    project.change(
        "institutes.yaml",
        "    announces: [institut-invente, labo-invente]\n    sources: [article-invente]\n",
        "    announces: [institut-invente, labo-invente]\n    sources: [article-invente]\n"
        "    disputes:\n"
        "      - field: starts\n"
        "        claims:\n"
        "          - {text: {fr: Le 12.}, sources: [article-invente]}\n"
        "          - {text: {fr: Le 13.}, sources: [source-officielle]}\n",
    )
