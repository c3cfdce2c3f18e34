"""The search page in Chromium: its own template over invented records."""

from __future__ import annotations

import re
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, expect

from jazari_catalogue.site.pictures.map import MapView
from jazari_catalogue.site.rendering.frame import CONTENT_SECURITY_POLICY
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.search.index import build_index
from jazari_catalogue.site.search.texts import result_views, search_texts, sort_orders
from jazari_catalogue.site.search.view import FacetFilter, FilterValue, SearchView
from jazari_catalogue.site.view_data import Card, Link, StrengthView, Value
from jazari_catalogue.texts.interface import interface

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
SHOWN = 100
"""Records in the HTML of the page; the index has 125."""
TEXTS = {
    **search_texts(interface("fr")),
    "group": " ",
    "results": {"one": "{count} résultat", "other": "{count} résultats"},
    "show": {"one": "Voir {count} résultat", "other": "Voir {count} résultats"},
    "partial": "Certains mots seulement.",
    "none": "Rien du tout.",
    "blocked": "Rien avec ces filtres.",
    "lift": "Sans {label} : {count}",
    "remove": "Retirer le filtre {label}",
    "title": "{query} – {title}",
    "failed": "La recherche ne marche pas.",
}
FRAME = """<!doctype html>
<html lang="fr" dir="ltr" class="no-js"><head>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Rechercher</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="../../assets/site.css">
<script src="../../assets/scripts/preferences.js"></script>
</head><body>{body}</body></html>
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Keeps requests out of the output of the tests."""


@dataclass
class SearchPage:
    """The open search page, its requests, and the errors and warnings in its console."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.address}{query}")
        self.settle()

    def settle(self) -> None:
        self.page.wait_for_selector("html[data-finder=ready]")

    def type(self, text: str) -> None:
        self.page.fill("[name=q]", text)
        self.settle()

    def check(self, name: str, value: str) -> None:
        self.page.check(f"[name={name}][value={value}]")
        self.settle()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()
        self.settle()

    @property
    def ids(self) -> list[str]:
        return self.page.eval_on_selector_all(
            "[data-result-id]", "cards => cards.map(card => card.dataset.resultId)"
        )

    @property
    def query(self) -> str:
        return self.page.url.removeprefix(self.address)

    @property
    def fetched(self) -> list[str]:
        """The files that were fetched for the search, not for the page."""
        names = [address.rsplit("/", 1)[1] for address in self.requests]
        return [name for name in names if name in {"worker.js", "engine.js", "fr.json"}]


@pytest.fixture(scope="module")
def address(many, tmp_path_factory):
    with published(many, tmp_path_factory.mktemp("search")) as address:
        yield address


@pytest.fixture(scope="module")
def large_address(many, tmp_path_factory):
    """The same, but with the index as that of a large catalogue."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jazari_catalogue.site.search.index.SMALL", 0)
        with published(many, tmp_path_factory.mktemp("large")) as address:
            yield address


@contextmanager
def published(many, site):
    shutil.copytree(ROOT / "overrides" / "assets", site / "assets")
    (site / "assets" / "styles" / "fonts.css").write_text("")  # it names files of the build
    index = build_index(many, "fr", "fr")
    (site / "assets" / "search" / "fr.json").write_bytes(index.head)
    parts = site / "assets" / "search" / "fr"
    parts.mkdir()
    for name, content in index.parts():
        (parts / name).write_bytes(content)
    (parts / "pages.json").write_text('{"sorts": [], "pages": []}', encoding="utf-8")
    view = search_view(many)
    body = Templates(ROOT / "overrides").render(
        "pages/search.html", interface("fr"), view=view, page=view.page
    )
    folder = site / "fr" / "search"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(
        FRAME.format(policy=CONTENT_SECURITY_POLICY, body=body), encoding="utf-8"
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/fr/search/"
    server.shutdown()
    server.server_close()


def facet_values(document, name) -> list[str]:
    if name == "kind":
        return [document.kind]
    if name == "region":
        return [document.region.code] if document.region else []
    return document.facets.get(name, [])


def search_view(documents) -> SearchView:
    def facet(name, *values):
        def count(value):
            return sum(value in facet_values(document, name) for document in documents)

        return FacetFilter(
            name, name.title(), [FilterValue(v, f"{v}-label", count(v)) for v in values]
        )

    return SearchView(
        page=SimpleNamespace(base="../../", title="Rechercher", description=""),
        root="../",
        index_url="../../assets/search/fr.json",
        worker_url="../../assets/search/worker.js",
        script_url="../../assets/search/page.js",
        scripts="",
        strengths_url="../../fr/strengths/",
        facets=[
            facet("kind", "institute", "lab", "partner", "programme"),
            facet("region", "xx-01", "xx-02"),
            facet("topic", "t1", "t2"),
        ],
        cards=[
            Card(
                id=document.id,
                kind=document.kind,
                kind_label=document.kind_label,
                href=f"../{document.href}",
                name=Value(
                    document.name,
                    document.name_lang,
                    note="notre traduction" if document.name_translated else None,
                ),
                summary=Value(document.summary),
                status=document.status,
                region=document.region.label if document.region else None,
                meta=tuple(document.meta),
                strength=StrengthView(
                    *(document.strength.code, document.strength.label),
                    f"../../fr/strengths/#{document.strength.code}",
                )
                if document.strength
                else None,
                disputes=document.disputes,
                steps=None if document.steps is None else tuple(document.steps),
            )
            for document in sorted(documents, key=lambda d: not d.leads)[:SHOWN]
        ],
        total=len(documents),
        lists=[Link("Instituts", "../institutes/")],
        texts=TEXTS,
        result_views=result_views(interface("fr")),
        sort_orders=sort_orders(interface("fr"), closing=True),
        last_closing="2999-03-20",
        map=MapView(0, 100, 100, (), (), (), ()),
        follow=None,
    )


@pytest.fixture
def search(browser: Browser, address):
    with opened(browser, address) as search_page:
        yield search_page


@pytest.fixture
def large(browser: Browser, large_address):
    with opened(browser, large_address) as search_page:
        yield search_page


@contextmanager
def opened(browser: Browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    search_page = SearchPage(context.new_page(), address)
    search_page.page.on("request", lambda request: search_page.requests.append(request.url))
    search_page.page.on("pageerror", lambda error: search_page.console_errors.append(str(error)))
    search_page.page.on(
        "console",
        lambda message: (
            search_page.console_errors.append(message.text)
            if message.type in {"error", "warning"}
            else None
        ),
    )
    yield search_page
    context.close()
    assert search_page.console_errors == []
    assert [
        url for url in search_page.requests if not url.startswith(("data:", address[:17]))
    ] == []


def test_nothing_is_fetched_before_the_first_use(search):
    search.open()
    assert search.fetched == []
    assert len(search.ids) == SHOWN
    search.page.focus("[name=q]")
    search.settle()
    assert sorted(search.fetched) == ["engine.js", "fr.json", "worker.js"]
    search.type("zeta")
    assert len(search.fetched) == 3


def test_results_come_best_first(search):
    search.open()
    search.type("Zêta")
    assert search.ids == ["zeta", "institut-zeta", "institut-omega", "labo-fable"]


def test_a_card_from_the_script_is_the_same_as_in_the_html(search):
    search.open()
    html = "cards => cards.map(card => card.outerHTML.replace(/>\\s+</g, '><'))"
    before = search.page.eval_on_selector_all("[data-result-id]", html)
    search.check("kind", "institute")
    search.check("kind", "lab")
    search.check("kind", "partner")
    assert search.page.eval_on_selector_all("[data-result-id]", html) == before[:5]
    whole = "".join(before[:5])
    for part in (
        *('data-strength="weak"', 'class="strength strength--official"', 'class="translated"'),
        *("divergent sur 1 point<", "divergent sur 2 points<", '<i class="on">', "<i></i>"),
    ):
        assert part in whole


def test_a_record_stands_hollow_under_each_date_that_sources_differ_on(search):
    search.open("?view=timeline&kind=institute")
    moments = search.page.locator(".finder__moment--disputed")
    assert moments.locator("time").all_inner_texts() == ["mai\xa02999", "2998"]
    assert search.ids == ["institut-zeta", "institut-omega", "institut-zeta"]
    for moment in moments.all():
        expect(moment).to_contain_text("Les sources divergent sur cette date")
        background = moment.evaluate("m => getComputedStyle(m, '::before').backgroundColor")
        assert background == search.page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(search.page.locator("[data-finder-count]")).to_have_text("2 résultats")
    search.page.locator("[data-compare=institut-zeta]").first.click()
    pressed = "buttons => buttons.map(button => button.ariaPressed)"
    toggles = search.page.eval_on_selector_all("[data-compare=institut-zeta]", pressed)
    assert toggles == ["true", "true"]


def test_texts_are_escaped(search):
    search.open()
    search.type("شركة")
    card = search.page.locator("[data-result-id=sharika-arabiya]")
    expect(card).to_contain_text("<b>& sans balises</b>")
    assert card.locator("h3 bdi[lang=ar]").count() == 1


def test_the_url_holds_the_state(search):
    search.open()
    search.type("institut")
    search.check("region", "xx-02")
    search.check("kind", "institute")
    assert search.query == "?q=institut&kind=institute&region=xx-02"
    assert search.ids == ["institut-omega"]
    search.page.reload()
    search.settle()
    assert search.ids == ["institut-omega"]
    assert search.page.input_value("[name=q]") == "institut"
    assert search.page.is_checked("[name=region][value=xx-02]")
    expect(search.page).to_have_title(re.compile("institut.* – Rechercher"))


def test_a_shared_address_opens_the_same_results(search):
    search.open("?kind=lab&colour=red")
    assert search.ids == ["labo-fable"]


def test_back_goes_a_step_back_and_forward_returns(search):
    search.open()
    search.check("kind", "institute")
    search.page.type("[name=q]", "omega")
    search.settle()
    assert search.ids == ["institut-omega"]
    search.page.go_back()
    search.settle()
    assert search.query == "?kind=institute"
    assert search.page.input_value("[name=q]") == ""
    assert search.ids == ["institut-zeta", "institut-omega"]
    search.page.go_back()
    search.settle()
    assert search.query == ""
    assert len(search.ids) == SHOWN
    search.page.go_forward()
    search.settle()
    assert search.ids == ["institut-zeta", "institut-omega"]


def test_values_show_their_number_of_results_and_are_disabled_without_any(search):
    search.open()
    search.check("region", "xx-02")
    labels = {
        name: search.page.locator(f"label:has([value={name}]) [data-finder-number]").inner_text()
        for name in ("institute", "lab", "xx-01", "xx-02", "t1", "t2")
    }
    assert labels == {
        "institute": "1",
        "lab": "0",
        "xx-01": "1",
        "xx-02": "1",
        "t1": "0",
        "t2": "1",
    }
    disabled = search.page.eval_on_selector_all(
        "input:disabled", "boxes => boxes.map(box => box.value)"
    )
    assert disabled == ["lab", "partner", "programme", "t1"]


def test_a_filter_keeps_the_focus(search):
    search.open()
    search.page.focus("[value=lab]")
    search.page.keyboard.press("Space")
    search.settle()
    assert search.ids == ["labo-fable"]
    assert search.page.evaluate("document.activeElement.value") == "lab"


def test_active_filters_are_buttons_that_remove_them(search):
    search.open("?kind=lab&kind=institute&topic=t1")
    search.press("Retirer le filtre lab-label")
    assert search.query == "?kind=institute&topic=t1"
    expect(search.page.get_by_role("button", name="Retirer le filtre t1-label")).to_be_focused()
    search.press("Retirer le filtre t1-label")
    expect(search.page.locator("#results-heading")).to_be_focused()
    search.page.locator("[data-finder-clear]").click()
    search.settle()
    assert search.query == ""
    assert len(search.ids) == SHOWN
    expect(search.page.locator("[data-finder-active]")).to_be_hidden()


def test_without_results_buttons_remove_what_excludes_them(search):
    search.open("?q=omega&kind=lab")
    notice = search.page.locator("[data-finder-notice]")
    expect(notice).to_contain_text("Rien avec ces filtres.")
    buttons = [
        text.replace("\u2068", "").replace("\u2069", "")
        for text in notice.get_by_role("button").all_inner_texts()
    ]
    assert buttons == ["Sans lab-label : 1", "Sans omega : 1"]
    notice.get_by_role("button").first.click()
    search.settle()
    assert search.query == "?q=omega"
    assert search.ids == ["institut-omega"]
    expect(notice).to_be_hidden()


def test_without_results_for_any_filter_only_a_notice_is_shown(search):
    search.open("?q=xyzzy")
    expect(search.page.locator("[data-finder-notice]")).to_have_text("Rien du tout.")
    assert search.ids == []


def test_a_notice_says_that_results_have_only_some_words(search):
    search.open("?q=omega+fable")
    expect(search.page.locator("[data-finder-notice]")).to_have_text("Certains mots seulement.")


def test_the_status_is_only_the_count_and_comes_after_a_pause(search):
    search.open()
    status = search.page.get_by_role("status")
    expect(status).to_have_count(1)
    assert status.inner_text() == ""
    search.page.fill("[name=q]", "omega")
    # Read by the page as soon as the count changes: on a slow machine, the pause may end before
    # the page is ready.
    read_out = search.page.evaluate("""() => new Promise((resolve) => {
      const count = document.querySelector("[data-finder-count]");
      const look = () => {
        if (count.textContent !== "1 résultat") return setTimeout(look);
        resolve(document.querySelector("[role=status]").textContent);
      };
      look();
    })""")
    assert read_out == ""
    expect(status).to_have_text("1 résultat")
    search.type("zeta")
    expect(status).to_have_text("4 résultats")


def test_a_button_shows_more_results(search):
    search.open("?kind=programme")
    assert len(search.ids) == 10
    search.page.locator("[data-finder-more]").click()
    expect(search.page.locator("[data-result-id]")).to_have_count(30)
    expect(search.page.locator("[data-result-id] a").nth(10)).to_be_focused()
    for shown in (50, 70, 90, 110, 120):
        expect(search.page.locator("[data-finder-more]")).to_be_visible()
        search.page.locator("[data-finder-more]").click()
        expect(search.page.locator("[data-result-id]")).to_have_count(shown)
    expect(search.page.locator("[data-finder-more]")).to_be_hidden()


@pytest.mark.parametrize(
    "odd",
    ["a" * 10_000, "\u0301" * 10_000, "<img src=x onerror=alert(1)>" * 300, "(a+)+$" * 1500],
    ids=["letters", "marks", "markup", "regex"],
)
def test_unusual_input_neither_breaks_nor_slows_the_page(search, odd):
    search.open()
    search.page.set_default_timeout(2000)
    search.type(odd)
    search.type("omega")
    assert search.ids == ["institut-omega"]


def test_fast_typing_ends_with_what_was_typed_last(search):
    search.open()
    search.page.focus("[name=q]")
    for text in ("z", "ze", "zet", "o", "om", "omeg", "omega"):
        search.page.fill("[name=q]", text)
    search.settle()
    assert search.ids == ["institut-omega"]
    assert search.query == "?q=omega"


def test_ten_results_by_name_do_not_wait_for_files_of_words(search):
    search.open()
    held = []
    search.page.route("**/words-*.json", lambda route: held.append(route))
    with search.page.expect_request("**/words-*.json"):  # fetched when typing pauses
        search.page.fill("[name=q]", "programme")
        expect(search.page.locator("[data-result-id]")).to_have_count(10)
    assert search.page.get_attribute("html", "data-finder") == "busy"
    for route in held:
        route.continue_()
    search.settle()
    assert len(search.ids) == 10


def test_fast_typing_fetches_only_the_words_of_the_last_query(search):
    search.open()
    search.page.focus("[name=q]")
    search.settle()
    search.page.evaluate("""() => {
      const field = document.querySelector("[name=q]");
      for (const end of [4, 6, 9]) {
        field.value = "programme".slice(0, end);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }""")
    search.settle()
    word_files = [address for address in search.requests if "/words-" in address]
    assert len(word_files) == len(set(word_files)) == 1


def test_the_words_of_the_query_are_shown_in_context_if_the_card_does_not_have_them(search):
    search.open()
    search.page.fill("[name=q]", "observatoires")
    search.settle()
    shown = search.page.locator("[data-result-id=institut-zeta] .finder__context")
    expect(shown.locator("mark")).to_have_text(["observatoire"])
    search.page.fill("[name=q]", "institut")
    search.settle()
    expect(search.page.locator(".finder__context")).to_have_count(0)


def test_a_large_catalogue_shows_results_before_it_fetches_columns_and_counts_them_then(large):
    number = large.page.locator("label").filter(has_text="institute-label")
    number = number.locator("[data-finder-number]")
    shown = []

    def look_and_continue(route):
        large.settle()
        shown.append((len(large.ids), number.inner_text()))
        assert not [address for address in large.requests if address.endswith("/terms.json")]
        route.continue_()

    large.page.route("**/columns.json", look_and_continue)
    with large.page.expect_response("**/columns.json"):
        large.open("?q=programme")
    expect(number).to_have_text("0")
    assert shown == [(10, "2")]


def test_a_large_catalogue_is_filtered_and_lists_similar_words(large):
    large.open("?kind=lab")
    large.settle()
    assert large.ids == ["labo-fable"]
    large.open("?q=labratoire")
    large.settle()
    expect(large.page.locator("[data-similar-id=labo-fable]")).to_be_visible()


def test_texts_are_fetched_only_for_cards_that_do_not_show_the_words(search):
    search.open("?q=programme")
    search.settle()
    assert not [address for address in search.requests if "/texts-" in address]


def test_a_card_that_stays_is_not_rendered_again(search):
    search.open()
    search.type("zeta")
    search.page.eval_on_selector("[data-result-id=institut-zeta]", "card => { card.kept = true; }")
    search.type("institut zeta")
    assert search.ids == ["institut-zeta", "institut-omega", "labo-fable"]
    kept = "cards => cards.map(card => card.kept ?? false)"
    assert search.page.eval_on_selector_all("[data-result-id]", kept) == [True, False, False]


def test_a_result_keeps_the_focus_while_its_card_is_loading(search):
    search.open()
    held = []
    search.page.route("**/cards-*.json", lambda route: held.append(route))
    with search.page.expect_request("**/cards-*.json"):
        search.page.fill("[name=q]", "omega")
        search.page.locator("[data-result-id=institut-omega] h3 a").focus()
    assert search.page.get_attribute("html", "data-finder") == "busy"
    for route in held:
        route.continue_()
    search.settle()
    expect(search.page.locator("[data-result-id=institut-omega]")).to_contain_text("voisin de Zêta")
    expect(search.page.locator("[data-result-id=institut-omega] h3 a")).to_be_focused()


def test_old_results_fade_while_an_answer_is_slow(search):
    held = []
    search.page.route("**/fr.json", lambda route: held.append(route))
    search.open()
    search.page.fill("[name=q]", "omega")
    expect(search.page.locator("[data-finder-results][data-awaited]")).to_be_visible()
    held[0].continue_()
    search.settle()
    expect(search.page.locator("[data-awaited]")).to_have_count(0)
    assert search.ids == ["institut-omega"]


def test_results_return_when_another_query_is_dropped_half_answered(search):
    search.open()
    held = []
    search.page.route("**/words-*.json", lambda route: held.append(route))
    with search.page.expect_request("**/words-*.json"):
        search.page.fill("[name=q]", "observatoire")
    expect(search.page.locator("[data-result-id]")).to_have_count(0)
    search.type("")
    assert len(search.ids) == SHOWN
    for route in held:
        route.continue_()


def test_results_do_not_stay_faded_when_another_query_is_dropped(search):
    held = []
    search.page.route("**/fr.json", lambda route: held.append(route))
    search.open()
    search.page.fill("[name=q]", "omega")
    expect(search.page.locator("[data-awaited]")).to_have_count(1)
    search.type("")
    expect(search.page.locator("[data-awaited]")).to_have_count(0)
    for route in held:
        route.continue_()


def test_the_dates_of_changes_are_fetched_only_to_sort_by_them(search):
    search.open("?kind=institute")
    assert not [address for address in search.requests if address.endswith("/changed.json")]
    search.page.select_option("[name=sort]", "changed")
    search.settle()
    assert search.ids == ["institut-omega", "institut-zeta"]
    assert [address for address in search.requests if address.endswith("/changed.json")]


def test_a_search_that_cannot_load_shows_a_notice_and_keeps_the_records(search):
    search.page.route("**/fr.json", lambda route: route.abort())
    search.open()
    search.type("omega")
    trouble = search.page.locator("[data-finder-trouble]")
    expect(trouble).to_contain_text("La recherche ne marche pas.")
    assert len(search.ids) == SHOWN
    search.page.unroute("**/fr.json")
    search.type("omega ")
    search.type("oméga")
    assert search.ids == ["institut-omega"]
    expect(trouble).to_be_hidden()
    search.console_errors.clear()


def test_on_a_narrow_screen_the_filters_open_and_a_button_leads_to_the_results(search):
    search.page.set_viewport_size({"width": 360, "height": 740})
    search.open()
    box = search.page.locator("[value=institute]")
    expect(box).to_be_hidden()
    search.page.get_by_role("button", name="Filtres").click()
    box.check()
    search.press("Voir 2 résultats")
    expect(box).to_be_hidden()
    expect(search.page.locator("#results-heading")).to_be_focused()


def test_without_javascript_the_page_lists_records_and_the_form_changes_nothing(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("[data-result-id]").count() == SHOWN
    expect(page.locator("noscript a[href='../institutes/']")).to_be_visible()
    page.fill("[name=q]", "omega")
    page.press("[name=q]", "Enter")
    page.wait_for_url(f"{address}?q=omega")
    assert page.locator("[data-result-id]").count() == SHOWN
    context.close()
