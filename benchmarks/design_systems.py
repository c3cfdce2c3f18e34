"""The audited pages in the components of GOV.UK Frontend and the U.S. Web Design System.

Both come from npm as they are shipped, minified. The pages use the markup of their own components
(template, skip link, header, breadcrumbs, summary list or table, footer) and nothing else.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import markdown

from benchmarks.peer_content import (
    EXTENSIONS,
    RECORD,
    ROOT,
    audited_record,
    facts_of,
    name_of,
    prose,
)
from jazari_catalogue.languages import LANGUAGES

PACKAGES = ROOT / "benchmarks" / "lighthouse" / "node_modules"

NAME = {"fr": "Jazari Institutes", "ar": "معاهد الجزري", "en": "Jazari Institutes"}
SKIP_LINK = {
    "fr": "Aller au contenu principal",
    "ar": "انتقل إلى المحتوى الرئيسي",
    "en": "Skip to main content",
}
HOME = {"fr": "Accueil", "ar": "الرئيسية", "en": "Home"}
BREADCRUMB = {"fr": "Fil d’Ariane", "ar": "مسار التصفح", "en": "Breadcrumb"}

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
      {breadcrumb}
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
GOVUK_BREADCRUMB = """\
<nav class="govuk-breadcrumbs" aria-label="{label}">
  <ol class="govuk-breadcrumbs__list">
    <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{home}">{home_label}</a></li>
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
        {breadcrumb}
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
USWDS_BREADCRUMB = """\
<nav class="usa-breadcrumb" aria-label="{label}">
  <ol class="usa-breadcrumb__list">
    <li class="usa-breadcrumb__list-item"><a href="{home}" class="usa-breadcrumb__link"><span>{home_label}</span></a></li>
    <li class="usa-breadcrumb__list-item usa-current" aria-current="page"><span>{title}</span></li>
  </ol>
</nav>"""
USWDS_FACT = '<tr><th scope="row">{title}</th><td>{shown}</td></tr>'


@dataclass(frozen=True)
class DesignSystem:
    """The templates of one design system."""

    page: str
    breadcrumb: str
    facts: str
    """The markup around all facts of the record."""
    fact: str
    classes: Mapping[str, str] = field(default_factory=dict)
    """The class that each element of prose has, by its name."""


GOVUK_SYSTEM = DesignSystem(
    GOVUK,
    GOVUK_BREADCRUMB,
    '<dl class="govuk-summary-list">{facts}</dl>',
    GOVUK_FACT,
    GOVUK_CLASSES,
)
USWDS_SYSTEM = DesignSystem(
    USWDS,
    USWDS_BREADCRUMB,
    '<table class="usa-table usa-table--stacked"><tbody>{facts}</tbody></table>',
    USWDS_FACT,
)


def govuk_frontend(folder: Path) -> Path:
    """Writes the pages with GOV.UK Frontend into ``folder`` and returns it."""
    shipped = PACKAGES / "govuk-frontend" / "dist" / "govuk"
    assets = folder / "assets"
    assets.mkdir()
    shutil.copy(shipped / "govuk-frontend.min.js", assets)
    # Only gov.uk may use its typeface; others set $govuk-font-family to Arial, as its docs ask.
    sheet = (shipped / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (assets / "govuk-frontend.min.css").write_text(
        re.sub(r"""["']?GDS Transport["']?,\s*""", "", sheet), encoding="utf-8"
    )
    return _write_pages(folder, GOVUK_SYSTEM)


def uswds(folder: Path) -> Path:
    """Writes the pages with the U.S. Web Design System into ``folder`` and returns it."""
    shipped = PACKAGES / "@uswds" / "uswds" / "dist"
    for name in ("css/uswds.min.css", "js/uswds.min.js", "js/uswds-init.min.js"):
        (folder / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(shipped / name, folder / "assets" / name)
    for name in ("fonts", "img"):
        (folder / "assets" / name).symlink_to(shipped / name)
    return _write_pages(folder, USWDS_SYSTEM)


def _write_pages(folder: Path, system: DesignSystem) -> Path:
    """Writes the home page and the record in each language."""
    record = audited_record()
    for language in LANGUAGES:
        common = {
            "language": language,
            "direction": "rtl" if language == "ar" else "ltr",
            "name": NAME[language],
            "skip": SKIP_LINK[language],
        }
        home = folder / language / "index.html"
        home.parent.mkdir()
        title, body = _home_prose(language, system.classes)
        home.write_text(
            system.page.format(
                **common,
                title=escape(title),
                description=escape(title),
                base="../",
                home="./",
                breadcrumb="",
                body=body,
            ),
            encoding="utf-8",
        )
        name = escape(name_of(record, language))
        facts = "".join(
            system.fact.format(title=escape(title), shown="<br>".join(map(escape, shown)))
            for title, shown in facts_of(record, language)
        )
        page = folder / language / RECORD / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            system.page.format(
                **common,
                title=name,
                description=name,
                base="../../../",
                home="../../",
                breadcrumb=system.breadcrumb.format(
                    label=BREADCRUMB[language],
                    home="../../",
                    home_label=HOME[language],
                    title=name,
                ),
                body=system.facts.format(facts=facts),
            ),
            encoding="utf-8",
        )
    return folder


def _home_prose(language: str, classes: Mapping[str, str]) -> tuple[str, str]:
    """The title and the HTML of the home page, with the ``classes`` of a design system."""
    _, head, text = prose(ROOT / "content" / language / "index.md").split("---\n", 2)
    title = re.findall(r"^title: (.*)$", head, re.M)[0]
    body = re.sub(
        "<(%s)(?=[ >])" % ("|".join(classes) or "(?!)"),
        lambda tag: f'<{tag[1]} class="{classes[tag[1]]}"',
        markdown.markdown(text, extensions=EXTENSIONS),
    )
    return title, body
