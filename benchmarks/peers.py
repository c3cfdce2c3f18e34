"""The same prose and the same record as others would publish them, to be audited beside ours.

Stock Material begins as its documentation says. GOV.UK Frontend and the U.S. Web Design System come
from npm as they are shipped, minified; the pages are written in the markup of their own components
(template, skip link, header, breadcrumbs, summary list or table, footer), with nothing else. Left
out are typefaces that come from other companies' servers (Material) or that only gov.uk may show,
as its crown (GOV.UK): those pages are lighter for it.

The Système de Design de l'État (DSFR) is not here: its terms forbid its use outside the sites of
the French State.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

import markdown

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.settings import read_settings
from jazari_catalogue.records.values.text import LocalText

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "benchmarks" / "lighthouse" / "node_modules"

RECORD = "agreements/accord-ministere-mistral-ai/"
NAME = {"fr": "Jazari Institutes", "ar": "معاهد الجزري", "en": "Jazari Institutes"}
SKIP = {
    "fr": "Aller au contenu principal",
    "ar": "انتقل إلى المحتوى الرئيسي",
    "en": "Skip to main content",
}
HOME = {"fr": "Accueil", "ar": "الرئيسية", "en": "Home"}
WAY = {"fr": "Fil d’Ariane", "ar": "مسار التصفح", "en": "Breadcrumb"}
EXTENSIONS = ["attr_list", "md_in_html", "tables"]

CONFIGURATION = """\
site_name: {name}
site_url: https://example.invalid/{language}/
docs_dir: {language}
site_dir: site/{language}
theme:
  name: material
  language: {language}
  font: false
markdown_extensions: [{extensions}]
"""


def facts_of(record: Entry, language: str) -> Iterator[tuple[str, list[str]]]:
    """The title of each field of ``record`` that says something, and what it says."""
    for name, value in record.__dict__.items():
        shown = list(_words(value, language))
        if shown:
            yield type(record).fields()[name].titles.in_language(language), shown


def _words(value: object, language: str) -> Iterator[str]:
    if isinstance(value, LocalText):
        yield " ".join(value.in_language(language).text.split())
    elif isinstance(value, str):
        yield str(value)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item, language)
    elif hasattr(value, "__dict__"):
        for part in vars(value).values():
            yield from _words(part, language)


def _record() -> Entry:
    return load(read_settings(ROOT).files(), ROOT)[RECORD.split("/")[1]]


def _name_of(record: Entry, language: str) -> str:
    return str(record.display_name().in_language(language).text)


def _prose(file: Path) -> str:
    """The Markdown of a page of ours, its links to records made into such as others have."""
    return re.sub(
        r"\]\((?:record|list):[\w-]+\)",
        "](https://example.invalid/)",
        file.read_text(encoding="utf-8"),
    )


# ---- Material for MkDocs ------------------------------------------------------------------------


def stock_material(folder: Path) -> Path:
    """The pages under Material as it comes; the folder of the site."""
    record = _record()
    for language in LANGUAGES:
        docs = folder / language
        (docs / RECORD).mkdir(parents=True)
        for file in sorted((ROOT / "content" / language).glob("*.md")):
            (docs / file.name).write_text(_prose(file), encoding="utf-8")
        page = "\n".join(_as_markdown(record, language))
        (docs / RECORD / "index.md").write_text(page, encoding="utf-8")
        configuration = CONFIGURATION.format(
            name=NAME["en"], language=language, extensions=", ".join(EXTENSIONS)
        )
        (folder / f"{language}.yml").write_text(configuration, encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", f"{language}.yml"]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        subprocess.run(command, cwd=folder, env=quiet, check=True)
    return folder / "site"


def _as_markdown(record: Entry, language: str) -> Iterator[str]:
    """The page of ``record`` as an editor without this project would write it."""
    yield f"# {_name_of(record, language)}\n"
    yield "| | |\n|---|---|"
    for title, shown in facts_of(record, language):
        yield f"| {title} | {'<br>'.join(shown).replace('|', ' ')} |"


# ---- pages of design systems --------------------------------------------------------------------

GOVUK = """\
<!DOCTYPE html>
<html lang="{language}" dir="{direction}" class="govuk-template">
  <head>
    <meta charset="utf-8">
    <title>{title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="theme-color" content="#1d70b8">
    <meta name="description" content="{description}">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="{base}assets/govuk-frontend.min.css">
  </head>
  <body class="govuk-template__body">
    <script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>
    <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">{skip}</a>
    <header class="govuk-template__header">
      <div class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container">
          <div class="govuk-generic-header__logo">
            <a href="{home}" class="govuk-generic-header__homepage-link">{name}</a>
          </div>
        </div>
      </div>
    </header>
    <div class="govuk-width-container">
      {way}
      <main class="govuk-main-wrapper" id="main-content">
        <h1 class="govuk-heading-xl">{title}</h1>
        {body}
      </main>
    </div>
    <footer class="govuk-template__footer">
      <div class="govuk-footer">
        <div class="govuk-width-container">
          <div class="govuk-footer__meta">
            <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
              <span class="govuk-footer__licence-description"><a class="govuk-footer__link" href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a></span>
            </div>
          </div>
        </div>
      </div>
    </footer>
    <script type="module" src="{base}assets/govuk-frontend.min.js"></script>
    <script type="module">
      import {{ initAll }} from "{base}assets/govuk-frontend.min.js";
      initAll();
    </script>
  </body>
</html>
"""
GOVUK_WAY = """\
<nav class="govuk-breadcrumbs" aria-label="{label}">
  <ol class="govuk-breadcrumbs__list">
    <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{home}">{of_home}</a></li>
    <li class="govuk-breadcrumbs__list-item" aria-current="page">{title}</li>
  </ol>
</nav>"""
GOVUK_FACT = """\
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{title}</dt><dd class="govuk-summary-list__value">{shown}</dd></div>"""
GOVUK_CLASSES = {
    "h2": "govuk-heading-m",
    "p": "govuk-body",
    "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet",
}

USWDS = """\
<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
  <head>
    <meta charset="utf-8">
    <title>{title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description" content="{description}">
    <link rel="icon" href="data:,">
    <script src="{base}assets/js/uswds-init.min.js"></script>
    <link rel="stylesheet" href="{base}assets/css/uswds.min.css">
  </head>
  <body>
    <a class="usa-skipnav" href="#main-content">{skip}</a>
    <div class="usa-overlay"></div>
    <header class="usa-header usa-header--basic">
      <div class="usa-nav-container">
        <div class="usa-navbar">
          <div class="usa-logo"><em class="usa-logo__text"><a href="{home}">{name}</a></em></div>
        </div>
      </div>
    </header>
    <main id="main-content" class="usa-section">
      <div class="grid-container">
        {way}
        <div class="usa-prose">
          <h1>{title}</h1>
          {body}
        </div>
      </div>
    </main>
    <footer class="usa-footer usa-footer--slim">
      <div class="usa-footer__primary-section">
        <div class="usa-footer__primary-container grid-row">
          <a class="usa-footer__primary-link" href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>
        </div>
      </div>
    </footer>
    <script src="{base}assets/js/uswds.min.js"></script>
  </body>
</html>
"""
USWDS_WAY = """\
<nav class="usa-breadcrumb" aria-label="{label}">
  <ol class="usa-breadcrumb__list">
    <li class="usa-breadcrumb__list-item"><a href="{home}" class="usa-breadcrumb__link"><span>{of_home}</span></a></li>
    <li class="usa-breadcrumb__list-item usa-current" aria-current="page"><span>{title}</span></li>
  </ol>
</nav>"""
USWDS_FACT = '<tr><th scope="row">{title}</th><td>{shown}</td></tr>'


def govuk_frontend(folder: Path) -> Path:
    """The pages in the components of GOV.UK Frontend; the folder of the site."""
    shipped = PACKAGES / "govuk-frontend" / "dist" / "govuk"
    assets = folder / "assets"
    assets.mkdir()
    shutil.copy(shipped / "govuk-frontend.min.js", assets)
    # Its typeface is for gov.uk alone: $govuk-font-family is Arial elsewhere, as it asks.
    sheet = (shipped / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (assets / "govuk-frontend.min.css").write_text(
        re.sub(r"""["']?GDS Transport["']?,\s*""", "", sheet), encoding="utf-8"
    )
    return _write_pages(folder, GOVUK, GOVUK_WAY, _govuk_facts, GOVUK_CLASSES)


def _govuk_facts(rows: Iterator[tuple[str, str]]) -> str:
    found = "".join(GOVUK_FACT.format(title=title, shown=shown) for title, shown in rows)
    return f'<dl class="govuk-summary-list">{found}</dl>'


def uswds(folder: Path) -> Path:
    """The pages in the components of the U.S. Web Design System; the folder of the site."""
    shipped = PACKAGES / "@uswds" / "uswds" / "dist"
    for name in ("css/uswds.min.css", "js/uswds.min.js", "js/uswds-init.min.js"):
        (folder / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(shipped / name, folder / "assets" / name)
    for name in ("fonts", "img"):
        (folder / "assets" / name).symlink_to(shipped / name)
    return _write_pages(folder, USWDS, USWDS_WAY, _uswds_facts, {})


def _uswds_facts(rows: Iterator[tuple[str, str]]) -> str:
    found = "".join(USWDS_FACT.format(title=title, shown=shown) for title, shown in rows)
    return f'<table class="usa-table usa-table--stacked"><tbody>{found}</tbody></table>'


def _write_pages(
    folder: Path,
    page: str,
    way: str,
    facts: Callable[[Iterator[tuple[str, str]]], str],
    classes: Mapping[str, str],
) -> Path:
    """Writes the home page and the record in each language, of the templates of one system."""
    record = _record()
    for language in LANGUAGES:
        _, head, text = _prose(ROOT / "content" / language / "index.md").split("---\n", 2)
        title = re.findall(r"^title: (.*)$", head, re.M)[0]
        body = re.sub(
            "<(%s)(?=[ >])" % ("|".join(classes) or "(?!)"),
            lambda found: f'<{found[1]} class="{classes[found[1]]}"',
            markdown.markdown(text, extensions=EXTENSIONS),
        )
        common = {
            "language": language,
            "direction": "rtl" if language == "ar" else "ltr",
            "name": NAME[language],
            "skip": SKIP[language],
        }
        home = folder / language / "index.html"
        home.parent.mkdir()
        home.write_text(
            page.format(
                **common,
                title=escape(title),
                description=escape(title),
                base="../",
                home="./",
                way="",
                body=body,
            ),
            encoding="utf-8",
        )
        name = escape(_name_of(record, language))
        rows = (
            (escape(title), "<br>".join(map(escape, shown)))
            for title, shown in facts_of(record, language)
        )
        there = folder / language / RECORD / "index.html"
        there.parent.mkdir(parents=True)
        there.write_text(
            page.format(
                **common,
                title=name,
                description=name,
                base="../../../",
                home="../../",
                way=way.format(
                    label=WAY[language], home="../../", of_home=HOME[language], title=name
                ),
                body=facts(rows),
            ),
            encoding="utf-8",
        )
    return folder


PEERS: Mapping[str, Callable[[Path], Path]] = {
    "stock Material": stock_material,
    "GOV.UK Frontend": govuk_frontend,
    "USWDS": uswds,
}
"""What writes the site of each peer into an empty folder, and gives the folder to be served."""
PAGES = {"home": "", "record": RECORD}
"""Pages of a peer below a language; their search, where they have one, is no page of its own."""
