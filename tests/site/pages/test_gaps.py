"""The page of gaps: what no source says, by question and by record."""

from __future__ import annotations

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from jazari_catalogue.records.gaps import gaps_of
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Question
from jazari_catalogue.site.pages.gaps import PER_PAGE, GapsView, gaps_listing, gaps_view
from tests.built_site import Site
from tests.project import LANGUAGES, SITE_URL, Project, text_of
from tests.site.pages.catalogues import FORMS, real_catalogue, small_views


def small_view(code: str = "en", forms: str | None = FORMS) -> GapsView:
    views = small_views(code, forms)
    return gaps_view(views, gaps_listing(views), 1)


def test_questions_are_in_their_order_each_with_its_gaps() -> None:
    view = small_view()
    codes = [question.code for question in view.questions]
    assert codes == [question.value for question in Question if question.value in codes]
    (contact,) = (question for question in view.questions if question.code == "contact")
    by_result = {gap.result: [record.heading.id for record in gap.records] for gap in contact.gaps}
    assert by_result == {
        "Not found in the parts read of 145 pages, "
        "last looked for on 22\u00a0November\u00a02026.": ["institut-invente"],
        "Not looked for yet.": ["institut-en-francais"],
    }


@pytest.mark.parametrize(
    ("code", "vain", "unsearched"),
    [
        ("fr", "Introuvable dans les parties lues de 2 pages\u00a0; dernière recherche le "
               "1er\u00a0octobre\u00a02026.", "Pas encore recherché."),
        ("ar", "لم يُعثر عليه فيما قُرئ من صفحتين، وآخر بحث عنه في 1\u00a0أكتوبر\u00a02026.",
         "لم يُجرَ أي بحث بعد."),
        ("en", "Not found in the parts read of 2 pages, last looked for on "
               "1\u00a0October\u00a02026.",
         "Not looked for yet."),
    ],
)  # fmt: skip
def test_a_gap_says_who_looked_for_it(code: str, vain: str, unsearched: str) -> None:
    results = {gap.result for question in small_view(code).questions for gap in question.gaps}
    assert {vain, unsearched} <= results


def test_equal_gaps_of_several_records_are_one() -> None:
    view = small_view()
    (purpose,) = (question for question in view.questions if question.code == "purpose")
    (audiences,) = (gap for gap in purpose.gaps if gap.label.text == "Audiences")
    assert [record.heading.id for record in audiences.records] == ["institut-en-francais"]
    for question in view.questions:
        labels = [(gap.label.text, gap.result) for gap in question.gaps]
        assert len(labels) == len(set(labels))
    assert all(gap.records for question in view.questions for gap in question.gaps)


def test_the_form_for_sources_is_filled_in_and_only_shown_if_there_is_one() -> None:
    (record, *_) = small_view("ar").records
    assert record.form is not None
    assert record.form.startswith(FORMS)
    query = parse_qs(urlsplit(record.form).query)
    assert query["template"] == ["correct-ar.yml"]
    assert query["record"] == [record.heading.id]
    assert query["page"][0].startswith(f"{SITE_URL}ar/")
    view = small_view(forms=None)
    rows = [row for question in view.questions for gap in question.gaps for row in gap.records]
    assert {row.form for row in rows} == {record.form for record in view.records} == {None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_both_views_of_the_page_have_every_gap(real_site: Site, code: str) -> None:
    path = f"{code}/gaps/"
    page = real_site.pages[path]
    catalogue = real_catalogue()
    gaps = catalogue.all_gaps()
    assert len(gaps) > 50
    folds = page.xpath("//details/div[@id]")
    assert {fold.get("id"): len(fold.xpath("./ul/li")) for fold in folds} == {
        f"record-{record.id}": len(gaps_of(record))
        for record in catalogue.records.values()
        if isinstance(record, Record) and gaps_of(record)
    }
    for question in {gap.question for gap in gaps}:
        (fold,) = page.xpath(f"//details/ul[@id='{question.value}']")
        links = fold.xpath(".//ul[@class='gaps__records']/li//a[not(@rel)]/@href")
        named = {urljoin(path, link).rstrip("/").rsplit("/", 1)[1] for link in links}
        assert named == {gap.record.id for gap in gaps if gap.question is question}


def test_each_question_is_folded_and_the_page_says_what_a_gap_means(small_built: Project) -> None:
    page = small_built.page("en/gaps/")
    folds = page.xpath("//details[summary/h2]")
    assert [fold.xpath("./ul/@id") for fold in folds] == [[q.code] for q in small_view().questions]
    assert not any(fold.get("open") is not None for fold in folds)
    assert "not that it does not exist" in text_of(page.xpath("//*[@class='note']")[0])


def test_counts_of_one_page_among_several_say_so() -> None:
    views = small_views()
    listing = gaps_listing(views)
    (page, whole) = (
        gaps_view(views, listing._replace(per_page=number), 1) for number in (1, PER_PAGE)
    )
    assert {question.count.partition(" ")[2] for question in page.questions} <= {
        "gap on this page",
        "gaps on this page",
    }
    assert {question.count.partition(" ")[2] for question in whole.questions} <= {"gap", "gaps"}
    # Those of a record are on one page.
    assert page.records[0].count == whole.records[0].count


def test_counts_are_of_all_gaps() -> None:
    views = small_views()
    gaps = views.catalogue.all_gaps()
    vain = sum(gap.search is not None for gap in gaps)
    counts = small_view().counts
    assert counts == (
        f"{len(gaps)} gaps",
        f"{vain} looked for but not found",
        f"{len(gaps) - vain} not looked for yet",
    )
