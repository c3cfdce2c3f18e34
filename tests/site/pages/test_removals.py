"""What answers at the address of a record that was removed, renamed or moved to another kind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems.nearest import Effort
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.site.change_log import Logged
from jazari_catalogue.site.change_texts import ChangeTexts
from jazari_catalogue.site.prose.links import link_problem
from jazari_catalogue.site.prose.markup import CatalogueLink
from tests.project import SMALL, Project, text_of
from tests.site.invented_changes import change
from tests.site.pages.catalogues import views_of

REMOVALS = """
removals:
  - id: programme-retire
    former_ids: [programme-oublie]
    name: {fr: Programme <retiré> & inventé, ar: برنامج محذوف, en: Removed programme}
    former_kind: programme
    removed: 2026-03-02
    reason: {fr: "Inventé : pour <b>un test</b>.", en: Invented for a test.}
    replaced_by: programme-invente

  - id: labo-retire
    former_kind: lab
    removed: 2026-03-03

  - id: journee-retiree
    former_ids: [journee-oubliee]
    name: {fr: Journée secrète}
    former_kind: event
    removed: 2026-03-04
    reason: {fr: Motif secret.}
    page: none
"""


@pytest.fixture(scope="module")
def removed(small_built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project with three removals, built; tests must not change it."""
    project = small_built.copy(tmp_path_factory.mktemp("removed") / "project")
    with (project.root / "partners.yaml").open("a", encoding="utf-8") as file:
        file.write(REMOVALS)
    project.build()
    return project


def catalogue_of_removals(folder: Path) -> Catalogue:
    """The records of that project, with no site."""
    file = folder / "removals.yaml"
    file.write_text(REMOVALS, encoding="utf-8")
    return load([SMALL / "institutes.yaml", SMALL / "partners.yaml", file], folder)


def body_of(project: Project, path: str) -> str:
    return text_of(project.page(path).xpath("//main")[0])


def test_the_page_says_that_the_record_was_removed_when_why_and_what_replaced_it(
    removed: Project,
) -> None:
    page = removed.page("fr/programmes/programme-retire/")
    text = text_of(page.xpath("//article")[0])
    assert text_of(page.xpath("//h1")[0]) == "Programme <retiré> & inventé"
    assert "Cette fiche a été retirée du catalogue le 2 mars 2026." in text
    assert "Inventé : pour <b>un test</b>." in text
    assert page.xpath("//dd/a/@href") == ["../../../fr/programmes/programme-invente/"]
    arabic = removed.page("ar/programmes/programme-retire/")
    assert text_of(arabic.xpath("//h1")[0]) == "برنامج محذوف"
    assert "حُذفت هذه البطاقة من الدليل" in text_of(arabic.xpath("//article")[0])
    assert arabic.xpath("//dd//*[@lang='fr']"), "the reason is in French, and marked as such"


def test_a_removal_without_a_name_shows_none(removed: Project) -> None:
    for code, heading in (
        ("fr", "Fiche retirée"),
        ("ar", "بطاقة محذوفة"),
        ("en", "Removed record"),
    ):
        page = removed.page(f"{code}/labs/labo-retire/")
        assert text_of(page.xpath("//h1")[0]) == heading
        assert not page.xpath("//dl")


def test_the_page_leads_on_in_every_language(removed: Project) -> None:
    for code in LANGUAGES:
        page = removed.page(f"{code}/programmes/programme-retire/")
        assert page.xpath("//article//a[@class='button']/@href") == [f"../../../{code}/search/"]
        switch = page.xpath("//nav[@data-language-switch]//a/@href")
        assert switch == [f"../../../{other}/programmes/programme-retire/" for other in LANGUAGES]


def test_permalinks_of_removals_and_former_ids_lead_on(removed: Project) -> None:
    page = removed.page("id/programme-retire/")
    data = "../../api/v1/records/programme-retire.json"
    assert page.xpath("//main//a/@href") == [
        *(f"../../{code}/programmes/programme-retire/" for code in LANGUAGES),
        data,
    ]
    assert page.xpath("//link[@rel='describedby']/@href") == [data]
    graph = "data/records/programme-retire.jsonld"
    assert page.xpath("//link[@type='application/ld+json']/@href") == [f"../../{graph}"]
    assert {"api/v1/records/programme-retire.json", graph} <= removed.files().keys()
    assert "Cette fiche a été retirée du catalogue le 2 mars 2026." in text_of(page)
    former = removed.page("id/programme-oublie/")
    assert former.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../programme-retire/"]
    assert set(former.xpath("//main//a/@href")) == {"../programme-retire/"}


def test_no_search_engine_and_no_list_has_the_page(removed: Project) -> None:
    for code in LANGUAGES:
        for path in (f"{code}/programmes/programme-retire/", f"{code}/labs/labo-retire/"):
            page = removed.page(path)
            assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert not page.xpath("//script[@type='application/ld+json']")
    own = {f"{code}/{plural}/" for code in LANGUAGES for plural in ("programmes", "labs")}
    for path, data in removed.files().items():
        # Files of data, the list of digests and permalinks, which no search engine lists, name it.
        if not path.startswith(("api/", "data/", "id/", routes.DIGESTS)) and not path.startswith(
            tuple(f"{one}{name}-retire/" for one in own for name in ("programme", "labo"))
        ):
            about = b"programme-retire/" in data or b"labo-retire" in data
            assert not about or b'http-equiv="refresh"' in data, path


def test_a_removal_that_asks_for_silence_leaves_nothing(removed: Project) -> None:
    for path, data in removed.files().items():
        assert "journee-retiree" not in path
        assert "journee-oubliee" not in path
        for secret in ("Journée secrète", "Motif secret", "journee-retiree"):
            assert secret.encode() not in data, path


def test_a_former_id_answers_below_every_kind_in_every_language(removed: Project) -> None:
    for code in LANGUAGES:
        for kind in KINDS.values():
            page = removed.page(f"{code}/{kind.plural}/ancien-institut-invente/")
            new = f"../../../{code}/institutes/institut-invente/"
            assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={new}"]
            page = removed.page(f"{code}/{kind.plural}/programme-oublie/")
            new = f"../../../{code}/programmes/programme-retire/"
            assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={new}"]


def test_a_record_of_another_kind_than_before_keeps_its_old_address(
    small_project: Project,
) -> None:
    small_project.change(
        "institutes.yaml",
        "  - id: journee-inventee\n",
        "  - id: journee-inventee\n    former_ids: [journee-inventee]\n",
    )
    small_project.build()
    for code in LANGUAGES:
        here = f"{code}/events/journee-inventee/"
        assert not small_project.page(here).xpath("//meta[@http-equiv='refresh']")
        old = small_project.page(f"{code}/programmes/journee-inventee/")
        assert old.xpath("//link[@rel='canonical']/@href")[0].endswith(here)
        assert old.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../../../{here}"]


def test_the_page_is_made_again_when_what_it_shows_changes(
    removed: Project, tmp_path: Path
) -> None:
    project = removed.copy(tmp_path / "changed")
    project.change("partners.yaml", "removed: 2026-03-02", "removed: 2026-04-02")
    project.build()
    assert "2 avril 2026" in body_of(project, "fr/programmes/programme-retire/")
    text = (project.root / "institutes.yaml").read_text(encoding="utf-8")
    start = text.index("- id: programme-invente")
    name = text.index("fr: ", text.index("name:", start)) + 4
    (project.root / "institutes.yaml").write_text(
        f"{text[:name]}Renommé et {text[name:]}", encoding="utf-8"
    )
    project.build()
    assert "Renommé et" in body_of(project, "fr/programmes/programme-retire/")
    shutil.rmtree(project.root / ".cache")
    rebuilt = project.files()
    shutil.rmtree(project.site)
    project.build()
    assert project.files() == rebuilt


def test_a_removal_taken_back_leaves_no_page(removed: Project, tmp_path: Path) -> None:
    project = removed.copy(tmp_path / "back")
    project.change("partners.yaml", REMOVALS, "")
    project.build()
    assert not [path for path in project.files() if "retire/" in path]


@pytest.mark.parametrize(
    ("link", "what", "fix"),
    [
        ("ancien-institut-invente", "is a former id.", "Write “record:institut-invente”."),
        (
            "programme-retire",
            "was removed on 2026-03-02.",
            "Link to “record:programme-invente”, which replaces it.",
        ),
        ("labo-retire", "was removed on 2026-03-03.", "Remove the link."),
    ],
)
def test_a_link_of_prose_to_what_is_gone_says_what_became_of_it(
    tmp_path: Path, link: str, what: str, fix: str
) -> None:
    written = CatalogueLink("record", link, Position(9, 5))
    problem = link_problem(
        written, "content/fr/index.md", catalogue_of_removals(tmp_path), Effort()
    )
    assert problem is not None
    assert problem.message("en") == f"“record:{link}” {what}"
    assert problem.fix("en") == fix


def test_a_change_of_a_removed_record_links_to_the_page_that_says_so(tmp_path: Path) -> None:
    views = views_of(catalogue_of_removals(tmp_path), "ar")
    texts = ChangeTexts(views)
    paths = {
        record_id: texts.path(
            Logged(record_id, change("2026-03-02T10:00:00", (plural, record_id), "removed"))
        )
        for plural, record_id in (
            ("programmes", "programme-retire"),
            ("events", "journee-retiree"),
            ("labs", "labo-inconnu"),
        )
    }
    assert paths == {
        "programme-retire": "ar/programmes/programme-retire/",
        "journee-retiree": None,
        "labo-inconnu": None,
    }
