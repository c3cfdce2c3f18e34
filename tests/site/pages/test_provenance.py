"""What the page of a record shows its values to rest on, on the pages of invented records."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from jazari_catalogue.records.loading import load
from jazari_catalogue.site.pages.record import RecordPages, RecordView
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.project import LANGUAGES, SITE_URL, SMALL, Project, text_of
from tests.site.pages.catalogues import catalogue_in, real_catalogue, views_of

INSTITUTE = "institutes/institut-invente/"
AGREEMENT = "agreements/accord-invente/"
NBSP = "\u00a0"


def marks_in(element: html.HtmlElement) -> list[str]:
    """The addresses of the marks of sources in ``element``, those in lists included."""
    return list(element.xpath(".//*[@class='marks']//a[not(contains(@class, 'sign'))]/@href"))


def shown(element: html.HtmlElement) -> str:
    """The text of ``element`` without marks of sources."""
    for marks in element.xpath(".//*[@class='marks']"):
        marks.drop_tree()
    return text_of(element)


def view_of(record_id: str, code: str) -> RecordView:
    """The page of a record of the small project."""
    catalogue = load([SMALL / "institutes.yaml", SMALL / "partners.yaml"], SMALL)
    views = Views(catalogue, interface(code), SiteFacts("", SITE_URL, None))
    return RecordPages(views).view(catalogue[record_id])


@pytest.mark.parametrize(
    ("code", "heading", "steps", "latest"),
    [
        ("fr", "Étapes", ["Annoncé juillet 2025", "Accord signé", "Lancé 12 janvier 2026"],
         "dernière étape connue"),
        ("ar", "المراحل",
         ["مرحلة الإعلان يوليوز 2025", "مرحلة الاتفاق", "مرحلة الإطلاق 12 يناير 2026"],
         "آخر مرحلة معروفة"),
        ("en", "Steps", ["Announced July 2025", "Agreement signed", "Launched 12 January 2026"],
         "latest known step"),
    ],
)  # fmt: skip
def test_path_is_a_list_of_dated_steps_of_which_the_latest_is_marked(
    small_built: Project, code: str, heading: str, steps: list[str], latest: str
) -> None:
    page = small_built.page(f"{code}/{INSTITUTE}")
    (section,) = page.xpath("//section[@aria-labelledby='steps']")
    assert text_of(section.xpath("h2")[0]) == heading
    items = section.xpath(".//ol/li")
    assert section.xpath(".//ol//time/@datetime") == ["2025-07", "2026-01-12"]
    cited = [["#source-2"], ["#source-2", "#source-3"], ["#source-1"]]
    assert [marks_in(item) for item in items] == cited
    assert [item.get("aria-current") for item in items] == [None, None, "step"]
    assert [shown(item) for item in items] == [*steps[:-1], f"{steps[-1]} {latest}"]
    (badge,) = page.xpath("//header//*[contains(@class, 'badge--status')]")
    assert steps[-1].startswith(text_of(badge))


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        (
            "fr",
            f"En activité{NBSP}: aucune source consultée ne l’indique, ou les sources divergent.",
        ),
        ("ar", "قيد العمل: لم يرد ذلك في المصادر المُطّلع عليها، أو اختلفت فيه."),
        ("en", "Operating: no source consulted says so, or sources differ."),
    ],
)
def test_path_names_the_steps_that_no_source_gives(code: str, missing: str) -> None:
    path = view_of("institut-invente", code).path
    assert path is not None
    assert path.missing == missing
    assert path.wheel == ("reached", "reached", "latest", "")


def test_no_dispute_is_mentioned_beside_steps_if_there_is_none() -> None:
    catalogue = real_catalogue()
    path = RecordPages(views_of(catalogue)).view(catalogue["jazari-industrie-x0"]).path
    assert path is not None
    assert path.missing is not None
    assert path.missing.endswith(": no source consulted says so.")


def test_wheel_has_a_fifth_tooth_if_the_record_is_closed(small_project: Project) -> None:
    small_project.change(
        "institutes.yaml",
        "      - {step: launched, date: 2026-01-12",
        "      - {step: closed, date: 2026-01-12",
    )
    small_project.build()
    page = small_project.page(f"fr/{INSTITUTE}")
    teeth = [tooth.get("class") for tooth in page.xpath("//*[@class='wheel']/*[@transform]")]
    reached = "wheel__reached"
    assert teeth == [reached, reached, None, None, "wheel__latest", "wheel__hand"]
    (missing,) = page.xpath("//*[@class='steps__missing']")
    assert text_of(missing).startswith("Lancé, en activité : aucune source consultée ne l’indique")


def test_record_without_a_path_has_its_status_as_the_step(small_project: Project) -> None:
    small_project.change(
        "institutes.yaml",
        "    status: announced\n    region: MA-11\n    sources: [article-invente]\n",
        "    status: announced\n    region: MA-11\n    sources: [article-invente]\n"
        "    evidence: {status: [article-invente]}\n",
    )
    small_project.build()
    page = small_project.page("fr/institutes/institut-en-francais/")
    (step,) = page.xpath("//ol[@class='steps']/li")
    assert marks_in(step) == ["#source-1"]
    assert shown(step) == "Annoncé"
    (missing,) = page.xpath("//*[@class='steps__missing']")
    assert text_of(missing).startswith("Accord signé, lancé, en activité")
    (line,) = page.xpath("//p[@class='head__line']")
    assert marks_in(line) == ["#source-1"]
    (line,) = small_project.page(f"fr/{INSTITUTE}").xpath("//p[@class='head__line']")
    assert marks_in(line) == ["#source-1"]


def test_marks_of_a_paragraph_end_its_last_line(small_built: Project) -> None:
    page = small_built.page(f"en/{INSTITUTE}")
    (section,) = page.xpath("//section[@aria-label='Description']")
    paragraphs = section.xpath(".//p")
    assert [marks_in(p) for p in paragraphs] == [["#source-1"], ["#source-2", "#source-3"]]
    assert [p[-1].get("class") for p in paragraphs] == ["marks", "marks"]
    assert [shown(p) for p in paragraphs] == [
        "An invented sentence.",
        "A second invented paragraph.",
    ]


@pytest.mark.parametrize(
    ("markdown", "end"),
    [
        ("- un\n- deux", "</li>\n</ul>\n"),
        ("1. un\n\n   deux", "</p>\n</li>\n</ol>\n"),
        ("> cité **ici**", "</p>\n</blockquote>\n"),
        ("un *deux*", "</p>\n"),
        ("### Titre", "</h3>\n"),
        ("`code`", "</p>\n"),
    ],
)
def test_marks_are_within_the_last_element_of_a_text(
    tmp_path: Path, markdown: str, end: str
) -> None:
    file = tmp_path / "institutes.yaml"
    lines = "".join(f"          {line}\n" for line in markdown.split("\n"))
    file.write_text(
        "partners:\n"
        "  - id: un\n    name: Un\n    summary: Inventé.\n    sources: [page]\n"
        f"    description:\n      - text:\n          fr: |-\n{lines.replace('  ' * 5, '  ' * 6)}"
        "        sources: [page]\n"
        "sources:\n"
        "  - {id: page, publisher: Inventé, url: https://example.invalid/,"
        " accessed: 2026-01-01, language: fr, level: press}\n",
        encoding="utf-8",
    )
    catalogue = load([file], tmp_path)
    views = Views(catalogue, interface("fr"), SiteFacts("", SITE_URL, None))
    (prose,) = RecordPages(views).view(catalogue["un"]).prose
    (paragraph,) = prose.paragraphs
    assert paragraph.end == end
    assert [mark.number for mark in paragraph.origin.marks] == [1]


@pytest.mark.parametrize(
    ("code", "derived", "classified"),
    [
        ("fr", f"déduit de «{NBSP}Ville{NBSP}»", "classement du catalogue, d’après"),
        ("ar", "مستنتج من «المدينة»", "تصنيف الدليل استنادا إلى"),
        ("en", "derived from “City”", "classified by the catalogue from"),
    ],
)
def test_facts_say_what_the_catalogue_derived_and_classified(
    code: str, derived: str, classified: str
) -> None:
    view = view_of("institut-invente", code)
    origins = {
        fact.field: (fact.origin.note, [mark.number for mark in fact.origin.marks])
        for fact in view.facts
    }
    assert origins["city"] == (None, [2, 3])
    assert origins["region"] == (derived, [2, 3])
    assert origins["missions"] == (classified, [1, 2])
    assert origins["audiences"] == (None, [])
    assert view.topics_origin.note == classified


def test_notes_are_beside_the_values_with_the_marks(small_built: Project) -> None:
    page = small_built.page(f"fr/{INSTITUTE}")
    (region,) = page.xpath("//*[@data-field='region']")
    (note,) = region.xpath("dd/small[@class='basis']")
    assert marks_in(note) == marks_in(region) == ["#source-2", "#source-3"]
    assert shown(note) == "déduit de « Ville »"
    (city,) = page.xpath("//*[@data-field='city']")
    assert city.xpath(".//small") == []
    (topics,) = page.xpath("//*[@id='at-topics']")
    assert marks_in(topics) == ["#source-1"]
    assert shown(topics).endswith("classement du catalogue, d’après")


@pytest.mark.parametrize(
    ("code", "path", "note", "marks"),
    [
        ("fr", INSTITUTE, "Nom relevé dans", ["#source-1", "#source-2"]),
        ("ar", INSTITUTE, "الاسم كما ورد في", ["#source-1", "#source-2"]),
        ("en", INSTITUTE, "Name translated by the catalogue", ["#source-1", "#source-2"]),
        ("fr", AGREEMENT, "Nom composé par le catalogue à partir de « Crée »",
         ["#source-1"]),
    ],
)  # fmt: skip
def test_name_is_printed_translated_or_composed(
    small_built: Project, code: str, path: str, note: str, marks: list[str]
) -> None:
    (named,) = small_built.page(f"{code}/{path}").xpath("//header/div/p[@class='named']")
    assert marks_in(named) == marks
    assert shown(named) == note


def test_other_names_say_which_of_them_the_catalogue_translated(small_built: Project) -> None:
    def names_on(path: str) -> list[str]:
        return [shown(name) for name in small_built.page(path).xpath("//ul[@class='names']/li")]

    assert names_on(f"fr/{INSTITUTE}") == [
        "معهد مختلق",
        "Invented institute (traduit par le catalogue)",
        "Inventitut",
    ]
    assert names_on(f"en/{INSTITUTE}") == ["Institut inventé", "معهد مختلق", "Inventitut"]


def test_summary_and_aliases_have_marks(small_built: Project) -> None:
    page = small_built.page(f"ar/{INSTITUTE}")
    assert marks_in(page.xpath("//p[@class='lead']")[0]) == ["#source-1"]
    names = page.xpath("//ul[@class='names']/li")
    assert [marks_in(name) for name in names] == [[], [], ["#source-2"]]


@pytest.mark.parametrize(
    ("code", "heading", "gaps"),
    [
        ("fr", "Ce qu’on ne sait pas", {
            "Introuvable dans les parties lues de 145 pages ; dernière recherche "
            "le 22 novembre 2026.": ["Téléphone", "Budget inventé"],
            "Introuvable dans les parties lues de 2 pages ; dernière recherche "
            "le 1er octobre 2026.":
                ["Vidéo"],
        }),
        ("ar", "ما لا يُعرف", {
            "لم يُعثر عليه فيما قُرئ من 145 صفحة، وآخر بحث عنه في 22 نونبر 2026.":
                ["الهاتف", "ميزانية مختلقة"],
            "لم يُعثر عليه فيما قُرئ من صفحتين، وآخر بحث عنه في 1 أكتوبر 2026.": ["فيديو"],
        }),
        ("en", "What is not known", {
            "Not found in the parts read of 145 pages, last looked for on 22 November 2026.":
                ["Telephone", "Invented budget"],
            "Not found in the parts read of 2 pages, last looked for on 1 October 2026.":
                ["Video"],
        }),
    ],
)  # fmt: skip
def test_gaps_say_when_and_where_was_looked(
    small_built: Project, code: str, heading: str, gaps: dict[str, list[str]]
) -> None:
    page = small_built.page(f"{code}/{INSTITUTE}")
    (section,) = page.xpath("//section[@aria-labelledby='gaps']")
    assert text_of(section.xpath("h2[@id='gaps']")[0]) == heading
    results = [text_of(result) for result in section.xpath("p[@class='vain__result']")]
    lists = [[text_of(item) for item in one.xpath("li")] for one in section.xpath("ul")]
    assert dict(zip(results, lists, strict=True)) == gaps
    assert section.xpath(".//li/@id") == ["gap-1", "gap-2", "gap-3"]
    *_, link = section.xpath("p[@class='vain__links']/a/@href")
    assert urljoin(f"{code}/{INSTITUTE}", link) == f"{code}/gaps/"


def test_gap_that_nobody_looked_for_says_so_and_leads_to_the_form_for_sources(
    real_project: Project,
) -> None:
    page = real_project.page("en/agreements/partenariat-ocp-mistral-ai/")
    (section,) = page.xpath("//section[@aria-labelledby='gaps']")
    assert text_of(section.xpath("p")[0]) == "Not looked for yet."
    assert len(section.xpath("ul/li")) == len(set(section.xpath("ul/li/@id"))) > 0
    form, gaps = section.xpath("p[@class='vain__links']/a")
    assert text_of(form) == "Propose a source"
    assert "record=partenariat-ocp-mistral-ai" in form.get("href")
    assert gaps.get("href").endswith("/en/gaps/")


@pytest.mark.parametrize(
    ("code", "name", "archived"),
    [
        ("fr", "Journal inventé · article de presse · janvier 2026", "Archivé le 31 octobre 2026"),
        ("ar", "\u200fJournal inventé · مقال صحفي · يناير 2026", "أُرشف في 31 أكتوبر 2026"),
        ("en", "Journal inventé · press article · January 2026", "Archived on 31 October 2026"),
    ],
)
def test_source_without_a_title_is_named_by_its_publisher_kind_and_date(
    small_built: Project, code: str, name: str, archived: str
) -> None:
    page = small_built.page(f"{code}/{INSTITUTE}")
    (source,) = page.xpath("//li[@id='source-2']")
    assert text_of(source.xpath(".//*[@class='sources__title']")[0]) == name
    assert archived in [text_of(detail) for detail in source.xpath(".//span")]
    assert source.xpath(".//a[@href='https://example.invalid/archive/article']")
    own = small_built.page(f"{code}/sources/article-invente/")
    assert text_of(own.xpath("//h1")[0]) == name
    assert own.xpath("//ul[@class='names']") == []


def test_arabic_publisher_does_not_turn_the_words_of_a_french_page_around(
    small_project: Project,
) -> None:
    old = "  - id: article-invente\n    publisher: Journal inventé\n"
    small_project.change("institutes.yaml", old, old.replace("Journal inventé", "جريدة 24"))
    views = views_of(catalogue_in(small_project.root), "fr")
    name = views.face(views.catalogue["article-invente"]).name.text
    assert name == "\u200eجريدة 24 · article de presse · janvier\u00a02026"


@pytest.mark.parametrize(("code", "via"), [("fr", "via"), ("ar", "عبر"), ("en", "via")])
def test_source_names_the_site_that_its_text_came_through(
    small_built: Project, code: str, via: str
) -> None:
    (source,) = small_built.page(f"{code}/{INSTITUTE}").xpath("//li[@id='source-3']")
    assert f"{via} copies.example" in text_of(source)
    assert "مرآة مختلقة" in text_of(source)
    own = small_built.page(f"{code}/sources/copie-inventee/")
    assert text_of(own.xpath("//*[@data-field='via']/dd")[0]) == "copies.example"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("fr", "Journal inventé via copies.example · article de presse · 2026-01"),
        ("ar", "Journal inventé عبر copies.example · مقال صحفي · 2026-01"),
        ("en", "Journal inventé via copies.example · press article · 2026-01"),
    ],
)
def test_source_without_a_title_is_named_by_the_site_its_text_came_through(
    code: str, name: str
) -> None:
    catalogue = load([SMALL / "institutes.yaml", SMALL / "partners.yaml"], SMALL)
    source = catalogue["article-invente"].model_copy(update={"via": "copies.example"})
    assert source.display_name().in_language(code).text == name


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_writes_the_date_of_a_source_as_record_files_do(
    small_built: Project, code: str
) -> None:
    for path in (INSTITUTE, "sources/", "sources/article-invente/", "sources/copie-inventee/"):
        page = small_built.page(f"{code}/{path}")
        for element in page.xpath("//script | //*[@class='cite__text']"):
            element.drop_tree()
        assert "2026-01" not in page.text_content(), path


def test_copy_links_to_the_source_that_it_copies(small_built: Project) -> None:
    path = f"en/{INSTITUTE}"
    page = small_built.page(path)
    (copy,) = page.xpath("//li[@id='source-3']//span[contains(., 'Copy of')]")
    assert text_of(copy) == "Copy of Journal inventé · press article · January 2026"
    (href,) = copy.xpath("a/@href")
    assert urljoin(path, href) == "en/sources/article-invente/"
    own = small_built.page("en/sources/copie-inventee/")
    (fact,) = own.xpath("//*[@data-field='copy_of']")
    assert (
        text_of(fact.getnext().xpath(".//bdi")[0])
        == "Journal inventé · press article · January 2026"
    )


def test_source_and_its_copy_count_as_one_publisher(small_built: Project) -> None:
    items = small_built.page(f"fr/{INSTITUTE}").xpath(
        "//section[@aria-labelledby='statements']//li"
    )
    strengths = {text_of(item.xpath("bdi")[0]): item.get("data-strength") for item in items}
    assert strengths == {
        "Il compte zéro personne.": "single",
        "Il ne loge nulle part.": "single",
        "Il ne fait rien.": "official",
    }
