"""The recipes of docs/recipes.md, followed to the letter on a copy of the project."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from jazari_catalogue.texts.normalise import words as words_of
from tests.project import LANGUAGES, ROOT, SMALL, BuiltOnce, Project, Run, text_of
from tests.search.corpus import texts

DOCUMENT = ROOT / "docs" / "recipes.md"
# After its language, a code block names the file that its text is for, and what to do there.
BLOCK = re.compile(
    r"^```\w+ (file|append|replace)=(\S+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL
)
RECIPES = ("How a field is added", "How a kind is added")

RECORDS = """
labs:
  - id: labo-de-la-recette
    name: {fr: Labo de la recette, ar: مختبر الوصفة, en: Recipe lab}
    summary: {fr: Un labo inventé., ar: مختبر مختلق., en: An invented lab.}
    capacity: {fr: Douze fantômes, ar: اثنا عشر شبحا, en: Twelve ghosts}
    sources: [source-officielle]
    evidence: {capacity: [source-officielle]}
prizes:
  - id: prix-de-la-recette
    name: {fr: Prix de la recette, ar: جائزة الوصفة, en: Recipe prize}
    summary: {fr: Un prix inventé., ar: جائزة مختلقة., en: An invented prize.}
    status: announced
    merit: phd-thesis
    given_by: universite-inventee
    founded: 2026-01
    sources: [source-officielle]
"""
CAPACITY = {
    "fr": ("Capacité", "Douze fantômes"),
    "ar": ("الطاقة الاستيعابية", "اثنا عشر شبحا"),
    "en": ("Capacity", "Twelve ghosts"),
}
PRIZE = {"fr": "Prix de la recette", "ar": "جائزة الوصفة", "en": "Recipe prize"}
ONE_PRIZE = {"fr": "Prix", "ar": "جائزة", "en": "Prize"}
PRIZES = {"fr": "Prix", "ar": "الجوائز", "en": "Prizes"}
GIVEN_BY = {
    "fr": ("Décerné par", "Université inventée"),
    "ar": ("تمنحها", "جامعة مختلقة"),
    "en": ("Given by", "Invented university"),
}
MERIT = {"fr": "Thèse", "ar": "أطروحة", "en": "Thesis"}
GIVES = {"fr": "Décerne", "ar": "تمنح", "en": "Gives"}

TOUCHED_BY_A_KIND = (
    "tests/benchmarks/test_synthetic.py",
    "tests/editing/generate/test_generate.py",
    "tests/editing/new/test_new.py",
    "tests/editing/generate/test_reference.py",
    "tests/editing/generate/test_schema.py",
    "tests/records/test_catalogue.py",
    "tests/records/model/test_help.py",
    "tests/records/kinds/test_kinds.py",
    "tests/exports/api/test_contract.py",
    "tests/site/test_every_kind.py",
)
"""The tests of the project that look at every kind and take a few seconds only."""

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def steps(recipe: str) -> list[tuple[str, str, str]]:
    """The steps of the recipe: the action, path and text of each code block."""
    _, _, section = DOCUMENT.read_text(encoding="utf-8").partition(f"\n## {recipe}\n")
    return BLOCK.findall(section.partition("\n## ")[0])


def follow(recipe: str, root: Path) -> list[str]:
    """Follows the recipe in the project at `root` and returns the paths that it wrote."""
    done = []
    for action, name, text in steps(recipe):
        path = root / name
        assert path.exists() is (action != "file"), f"{name}: {action}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if action == "replace":  # the line that begins with the same word
            start = re.escape(text.partition(" ")[0])
            old = path.read_text(encoding="utf-8")
            new, count = re.subn(rf"^{start} .*\n", text, old, flags=re.MULTILINE)
            assert count == 1, f"{name}: {count} lines to replace"
            path.write_text(new, encoding="utf-8")
            done.append(name)
            continue
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
        done.append(name)
    return done


class Tree:
    """A copy of this tree that runs its own program."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def at(cls, root: Path) -> Tree:
        """Copies every file that git tracks or would add, and links what is installed."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
        for name in filter(None, listed.stdout.decode().split("\0")):
            if (ROOT / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, root / name)
        (root / "node_modules").symlink_to(ROOT / "node_modules")
        (root / ".venv").symlink_to(sys.prefix)
        return cls(root)

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which Python imports its program, not the installed one."""
        return {"PYTHONPATH": str(self.root / "plugins")}

    def run(self, *command: str) -> Run:
        """Runs ``python -m COMMAND`` in the copy."""
        return Project(self.root).run(*command, **self.environment)

    def test(self, *arguments: str, base: Path) -> Run:
        """Runs the tests of the copy, with the new folder ``base`` for what they write.

        Without it, pytest deletes the folders of earlier runs, which may take minutes.
        """
        options = ("-q", "-p", "no:cacheprovider", f"--basetemp={base}")
        return self.run("pytest", *options, *arguments)


@pytest.fixture(scope="session")
def tree(built_once: BuiltOnce) -> Tree:
    """A copy of this tree after both recipes, followed to the letter, and `make generate`."""

    def make(root: Path) -> None:
        copied = Tree.at(root)
        field, kind = (follow(recipe, root) for recipe in RECIPES)
        assert len(field) == 2
        assert [name.split("/")[0] for name in kind] == ["plugins", "overrides", "tests"]
        # The commands of `make generate`, without its set-up.
        for command in (["jazari_catalogue.cli", "generate"], ["tools.share_images"]):
            run = copied.run(*command)
            assert run.code == 0, run.output
        git = ["git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.invalid"]
        for command in (
            ["init", "-q"],
            ["add", "-A"],
            ["commit", "-q", "-m", "Follow the recipes"],
        ):
            subprocess.run([*git, *command], cwd=root, check=True)

    return Tree(built_once("recipes", make).root)


@pytest.fixture(scope="session")
def copy(built_once: BuiltOnce, tree: Tree) -> Project:
    """The small project with records of both recipes, built by the program of the copied tree."""

    def build(root: Path) -> None:
        project = Project.of(SMALL, root)
        (root / "overrides").unlink()
        (root / "overrides").symlink_to(tree.root / "overrides")
        with (root / "partners.yaml").open("a", encoding="utf-8") as file:
            file.write(RECORDS)
        run = project.build_in_subprocess(**tree.environment)
        assert run.code == 0, run.output

    return built_once("recipes-small", build)


def facts(page: HtmlElement) -> dict[str, str]:
    """The facts that a record's page shows, by their labels."""
    facts = {text_of(term): text_of(term.getnext()) for term in page.xpath("//div[@data-field]/dt")}
    relations = page.xpath("//dt[@data-field]")
    return facts | {
        text.strip(): text_of(term.getnext().xpath(".//bdi")[0])
        for term in relations
        for text in term.xpath("./text()[1]")
    }


@in_each_language
def test_a_new_field_is_shown_with_its_name_value_and_source(copy: Project, language: str) -> None:
    label, value = CAPACITY[language]
    page = copy.page(f"{language}/labs/labo-de-la-recette/")
    assert facts(page)[label].startswith(value)
    assert "[1]" in facts(page)[label]


@in_each_language
def test_the_search_index_has_the_words_of_a_new_field(copy: Project, language: str) -> None:
    search = copy.site / "assets" / "search"
    (file,) = search.glob(f"{language}-*.json")
    folder = search / json.loads(file.read_text(encoding="utf-8"))["folder"]
    columns, words = (
        json.loads((folder / part).read_text(encoding="utf-8"))
        for part in ("columns.json", "words-0.json")
    )
    ids = texts(columns["id"])
    (word,) = words_of(CAPACITY[language][1].split()[0])
    # A row is the number of the document times two, plus one if the word is in its long text.
    # Only the first row of a word is written in full.
    assert ids[words["rows"][words["terms"].index(word)][0] // 2] == "labo-de-la-recette"


@in_each_language
def test_a_new_kind_has_a_page_for_each_record(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/prizes/prix-de-la-recette/")
    assert text_of(page.xpath("//h1")[0]) == PRIZE[language]
    label, value = GIVEN_BY[language]
    assert facts(page)[label] == value
    founded = page.xpath("//dl[@class='keys']/div[@data-field='founded']")
    assert founded, "the template of the kind has no effect"


@in_each_language
def test_a_new_kind_has_a_list(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/prizes/")
    assert text_of(page.xpath("//h1")[0]) == PRIZES[language]
    (link,) = page.xpath("//main//li//a[contains(@href, 'prix-de-la-recette/')]")
    assert text_of(link) == PRIZE[language]


@in_each_language
def test_a_new_kind_is_in_the_menu(copy: Project, language: str) -> None:
    for path in ("", "labs/labo-de-la-recette/"):
        page = copy.page(f"{language}/{path}")
        links = page.xpath("//nav[@class='menu']//a[contains(@href, '/prizes/')]")
        # There is one, to which the menu leads.
        assert [text_of(link) for link in links] == [ONE_PRIZE[language]]
        assert links[0].get("href").endswith(f"/{language}/prizes/prix-de-la-recette/")


@in_each_language
def test_a_new_kind_is_a_filter_on_the_search_page(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/search/")
    (box,) = page.xpath("//input[@type='checkbox'][@name='kind'][@value='prize']")
    assert PRIZES[language] in text_of(box.getparent())


@in_each_language
def test_a_vocabulary_of_a_new_kind_is_a_facet_with_counts(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/search/")
    (box,) = page.xpath("//input[@type='checkbox'][@name='merit'][@value='phd-thesis']")
    assert MERIT[language] in text_of(box.getparent())
    assert text_of(box.getparent().xpath("*[@data-finder-number]")[0]) == "1"
    assert page.xpath("//input[@type='checkbox'][@name='year'][@value='2026']")


@in_each_language
def test_the_card_of_a_new_kind_has_its_merit_and_its_date(copy: Project, language: str) -> None:
    (card,) = copy.page(f"{language}/prizes/").xpath("//main//li[contains(@class, 'card')]")
    meta = [text_of(fact) for fact in card.xpath(".//p[@class='meta']/span")]
    assert meta[0] == MERIT[language]
    assert "2026" in meta[1]
    assert len(meta) == 2


@in_each_language
def test_a_new_kind_is_in_the_timeline_and_the_latest_dates(copy: Project, language: str) -> None:
    timeline = copy.page(f"{language}/timeline/")
    here = f"//main//a[contains(@href, '{language}/prizes/prix-de-la-recette/')]"
    assert timeline.xpath(
        f"//li[@data-date]//p[@class='moment__what']{here.removeprefix('//main')}"
    )
    assert timeline.xpath("//li[@class='kind-prize']"), "no key to its shape"
    assert copy.page(f"{language}/").xpath(f"//ol[@class='latest']{here.removeprefix('//main')}")


@in_each_language
def test_the_diagram_shows_a_new_kind_with_its_relations(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/diagram/")
    (box,) = page.xpath("//a[@id='record-prix-de-la-recette']")
    assert "kind-prize" in box.get("class")
    (row,) = page.xpath("//tr[th//a[contains(@href, '/prizes/prix-de-la-recette/')]]")
    assert row.xpath("td//a[contains(@href, '/partners/universite-inventee/')]")
    assert any(PRIZES[language] in text_of(head) for head in page.xpath("//svg//text"))


@in_each_language
def test_the_structured_data_of_a_new_kind_has_its_fields(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/prizes/prix-de-la-recette/")
    thing = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)["mainEntity"]
    assert thing["@type"] == "CreativeWork"
    assert thing["genre"] == MERIT[language]
    assert thing["dateCreated"] == "2026-01"
    assert thing["sponsor"]["name"] == GIVEN_BY[language][1]


@in_each_language
def test_a_new_kind_has_a_share_image(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/prizes/prix-de-la-recette/")
    (image,) = page.xpath("//meta[@property='og:image']/@content")
    assert image.endswith(f"assets/share/prize-{language}.png")
    assert (copy.site / "assets" / "share" / f"prize-{language}.png").is_file()


@in_each_language
def test_the_target_of_a_new_relation_shows_its_reverse(copy: Project, language: str) -> None:
    page = copy.page(f"{language}/partners/universite-inventee/")
    groups = {
        text_of(label): text_of(label.getparent())
        for label in page.xpath("//section[@aria-labelledby='relations']//dt")
    }
    assert PRIZE[language] in groups[GIVES[language]]


@in_each_language
def test_the_sitemap_has_the_new_pages(copy: Project, language: str) -> None:
    sitemap = (copy.site / "sitemap.xml").read_text(encoding="utf-8")
    for path in ("prizes/", "prizes/prix-de-la-recette/"):
        assert f"/{language}/{path}</loc>" in sitemap


def test_the_database_has_a_new_field_and_a_new_kind(copy: Project) -> None:
    with closing(sqlite3.connect(copy.site / "data" / "catalogue.sqlite")) as database:
        found = database.execute(
            "SELECT capacity_fr, capacity_ar FROM labs WHERE id = 'labo-de-la-recette'"
        ).fetchall()
        assert found == [(CAPACITY["fr"][1], CAPACITY["ar"][1])]
        found = database.execute("SELECT id, merit, given_by, founded FROM prizes").fetchall()
        assert found == [("prix-de-la-recette", "phd-thesis", "universite-inventee", "2026-01")]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_tables_for_programs_have_a_new_field_and_a_new_kind(copy: Project) -> None:
    tables = copy.site / "data" / "tables"
    package = json.loads((tables / "datapackage.json").read_text("utf-8"))
    columns = {
        one["name"]: [column["name"] for column in one["schema"]["fields"]]
        for one in package["resources"]
    }
    assert "capacity_en" in columns["labs"]
    assert {"merit", "given_by", "founded"} <= {*columns["prizes"]}
    assert "prix-de-la-recette" in (tables / "prizes.csv").read_text("utf-8")


@pytest.mark.whole
def test_the_tests_of_every_kind_pass_for_the_new_one(tree: Tree, tmp_path: Path) -> None:
    own = next(name for _, name, _ in steps(RECIPES[1]) if name.startswith("tests/"))
    run = tree.test(own, *TOUCHED_BY_A_KIND, base=tmp_path / "base")
    assert run.code == 0, run.output


@pytest.mark.whole
def test_the_whole_suite_passes_in_the_copy(tree: Tree, tmp_path: Path) -> None:
    others = ["-m", "not whole and not browser", "--ignore=tests/docs/test_recipes.py"]
    run = tree.test("-n2", *others, base=tmp_path / "base")
    assert run.code == 0, run.output
