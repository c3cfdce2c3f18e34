"""Links of prose to records, lists and pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jazari_catalogue.languages import LANGUAGES
from tests.project import Project, Run


@pytest.fixture
def built_before(small_project: Project) -> Iterator[Project]:
    """A project with a site, which must be unchanged after the test."""
    before = small_project.files()
    yield small_project
    assert small_project.files() == before
    assert {file.name for file in small_project.root.glob(".site*")} <= {".site.lock"}


def refused(run: Run) -> str:
    """The output of a build that must have failed with an error message."""
    assert run.code != 0
    assert "Traceback" not in run.output
    return run.output


def test_links_to_records_and_lists_work_in_each_language(small_built: Project) -> None:
    for code in LANGUAGES:
        links = small_built.page(f"{code}/").xpath("//main//a[.='→']/@href")
        assert links == [
            f"../{code}/institutes/institut-invente/",
            f"../{code}/partners/",
            "about/#what",
        ]


def test_links_that_lead_nowhere_stop_the_build_and_suggest_the_nearest(
    built_before: Project,
) -> None:
    built_before.change("content/ar/about.md", "record:labo-invente", "record:labo-invnte")
    built_before.change(
        "content/en/method.md", "(list:sources)", "(list:sources)\n\n[→](list:source)"
    )
    output = refused(built_before.build_in_subprocess())
    assert "content/ar/about.md:9:5: CAT416 « record:labo-invnte »" in output.replace("\xa0", " ")
    assert "record:labo-invente »" in output.replace("\xa0", " ")
    assert "content/en/method.md:9:5: CAT416 « list:source »" in output.replace("\xa0", " ")
    assert "list:sources »" in output.replace("\xa0", " ")


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_lead_to_the_pages_about_evidence(small_project: Project, code: str) -> None:
    links = "[1](list:gaps#contact) [2](list:disputes) [3](list:coverage) [4](list:strengths)"
    file = small_project.root / f"content/{code}/about.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n\n{links}\n", encoding="utf-8")
    small_project.build()
    hrefs = small_project.page(f"{code}/about/").xpath("//main//p[last()]/a/@href")
    names = ("gaps/#contact", "disputes/", "coverage/", "strengths/")
    assert hrefs[-4:] == [f"../../{code}/{name}" for name in names]


def test_link_in_a_code_span_is_not_resolved(small_project: Project) -> None:
    small_project.change("content/fr/about.md", "## ?", "`[…](record:nobody)`\n\n## ?")
    small_project.build()
    assert small_project.page("fr/about/").xpath("//main//code/text()") == ["[…](record:nobody)"]


def test_warning_in_a_strict_build_leaves_the_old_site(built_before: Project) -> None:
    built_before.change("mkdocs.yml", "validation:\n", "validation:\n  anchors: warn\n")
    built_before.change("content/fr/about.md", "](record:labo-invente)", "](#nowhere)")
    output = refused(built_before.build_in_subprocess())
    assert "#nowhere" in output
    assert "strict mode" in output
