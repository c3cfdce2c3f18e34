"""What the search finds beside records: lists, pictures, prose pages, and the questions left open.

``overrides/assets/search/site_pages.js`` reads the file and searches in it. Its size depends on the
vocabularies and on the prose, not on the number of records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

import msgspec

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.concerns import RULES
from jazari_catalogue.records.facet_fields import all_facets, value_type
from jazari_catalogue.records.gaps import Gap
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.facets import AUDIENCE, AUDIENCE_PAGE, REGION_PAGE
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Audience, Question
from jazari_catalogue.site.pages.gaps import gap_label, gaps_listing, questions_with_gaps
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.pages.overviews import gaps_overview, overviews
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.site.prose.conditions import conditions_of
from jazari_catalogue.site.search.prose_sections import ProseSection, prose_sections
from jazari_catalogue.site.view_data import Labelled, ProsePage
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import remove_fallback_marks
from jazari_catalogue.texts.interface import Interface, interface
from jazari_catalogue.texts.normalise import QUERY_STOP_WORDS, words

RECORDS_PER_QUESTION = 20
"""Of how many records at most a question has the names: with their words too, it is found."""
LABELS_PER_QUESTION = 20
"""How many labels of gaps a question is found by: those of most records."""


class SitePage(NamedTuple):
    """A page, or a place on a page, that the search finds."""

    sort: Labelled
    """What it is: a region, a list, a page."""
    name: str
    path: str
    """Its address relative to the root of the language; empty for the home page."""
    text: str = ""
    """What it is about, in a sentence that results show."""
    words: str = ""
    """Other words that it is found by: its names in other languages, what people call it."""
    body: str = ""
    """The rest of its text."""
    records: str = ""
    """The names of the records that it is about, by which alone it is not found."""


def site_pages_file(views: Views, prose: Sequence[ProsePage]) -> bytes:
    """The pages in the language of ``views`` as JSON; ``prose`` are the prose pages of all.

    ``{"sorts": [[code, label], …], "pages": [[index of the sort, name, path, text, words, body,
    records], …]}``. The last three have each word once, and none that comes before; empty texts at
    the end of a page are left out.
    """
    pages = list(site_pages(views, prose))
    sorts = list(dict.fromkeys(page.sort for page in pages))
    rows = [_row(sorts.index(page.sort), page) for page in pages]
    data = msgspec.json.encode(
        {"sorts": [[sort.code, sort.label] for sort in sorts], "pages": rows}
    )
    if views.interface.uses_fallback:
        data = remove_fallback_marks(data.decode()).encode()
    return data


def _row(sort: int, page: SitePage) -> list[int | str]:
    known = set(words(page.name))
    others = _distinct(page.words, known)
    row: list[int | str] = [sort, page.name, page.path, page.text, others]
    row.append(_distinct(page.body, known | set(words(page.text))))
    row.append(_distinct(page.records, known))
    while row[-1] == "":
        row.pop()
    return row


def _distinct(text: str, known: set[str]) -> str:
    """The words of ``text`` as they are first written there, to which ``known`` is extended.

    Without known words, single letters, and words that queries ignore.
    """
    kept = []
    for piece in text.split():
        new = {word for word in words(piece) if len(word) > 1} - QUERY_STOP_WORDS - known
        if new:
            kept.append(piece.strip(".,;:!?()«»“”\"'،؛؟ "))
            known |= new
    return " ".join(kept)


def site_pages(views: Views, prose: Sequence[ProsePage]) -> Iterator[SitePage]:
    """All pages that the search finds; of equally good ones, the first come first."""
    root = routes.home_path(views.lang)
    for page in (
        *_open_questions(views),
        *_audiences(views, prose),
        *_values_of_facets(views),
        *_lists(views),
        *_pictures(views),
        *_overviews(views),
        *_prose(views, prose),
    ):
        yield page._replace(path=page.path.removeprefix(root))


def _open_questions(views: Views) -> Iterator[SitePage]:
    """The questions of the public that no source answers for some records."""
    say = views.interface
    gaps = views.catalogue.all_gaps()
    by_question: dict[Question, list[Gap]] = {}
    for gap in gaps:
        by_question.setdefault(gap.question, []).append(gap)
    pages = _first_pages(views)
    for question, _ in questions_with_gaps(gaps):
        lacking = by_question[question]
        records = {gap.record.id: gap.record for gap in lacking}
        names = [views.face(record).name.text for record in records.values()]
        labels = Counter(gap_label(views, gap).text for gap in lacking)
        common = [label for label, _ in labels.most_common(LABELS_PER_QUESTION)]
        text = say.ngettext(
            "No source consulted answers this for %(num)s record.",
            "No source consulted answers this for %(num)s records.",
            len(records),
        )
        yield SitePage(
            Labelled("gap", gaps_overview(say).heading),
            say.title(question.titles),
            f"{pages[question]}#{question.value}",
            text % {"num": say.number(len(records))},
            _others(question.titles, question.asked_as),
            ", ".join(common),
            ", ".join(names) if len(names) <= RECORDS_PER_QUESTION else "",
        )


def _first_pages(views: Views) -> dict[Question, str]:
    """The path of the first page of gaps that has each question: it may have many pages."""
    listing = gaps_listing(views)
    paths = listing.paths
    first: dict[Question, str] = {}
    for position, record in enumerate(listing.records):
        for gap in views.catalogue.gaps_of(cast(Record, record)):
            first.setdefault(gap.question, paths[position // listing.per_page])
    return first


def _audiences(views: Views, prose: Sequence[ProsePage]) -> Iterator[SitePage]:
    """The pages of audiences, each with its section of the home page."""
    title_of = views.interface.title
    home = [page for page in prose if page.path == routes.home_path(views.lang)]
    texts = {part.anchor: part.text for page in home for part in _sections(views, page)}
    for audience in Audience:
        yield SitePage(
            Labelled(AUDIENCE.name, title_of(AUDIENCE.titles)),
            title_of(audience.titles),
            routes.facet_path(views.lang, AUDIENCE_PAGE, audience.value),
            title_of(AUDIENCE_PAGE.intro_of_value),
            _others(audience.titles),
            texts.get(RULES[audience].section, ""),
        )


def _values_of_facets(views: Views) -> Iterator[SitePage]:
    """The lists of regions, missions and so on, and the topics."""
    title_of = views.interface.title
    for facet, page, values in listed_facets():
        if page is AUDIENCE_PAGE:
            continue
        for value, titles in values.items():
            number = len(views.catalogue.holding(facet, value))
            yield SitePage(
                Labelled(facet.name, title_of(facet.titles)),
                title_of(titles),
                routes.facet_path(views.lang, page, value),
                _record_count(views.interface, number),
                _others(titles),
            )
    for facet in all_facets():
        type_ = value_type(facet)
        for kind in type_ if isinstance(type_, tuple) else ():
            if issubclass(KINDS[kind], Record):
                continue  # the search has these records
            for record in views.catalogue.of_kind(KINDS[kind]):
                aliases = record.aliases if isinstance(record, Named) else []
                yield SitePage(
                    Labelled(facet.name, title_of(facet.titles)),
                    views.face(record).name.text,
                    routes.record_path(views.lang, record),
                    _record_count(views.interface, len(views.catalogue.holding(facet, record.id))),
                    _others(record.display_name().texts(), aliases),
                )


def _lists(views: Views) -> Iterator[SitePage]:
    """The lists of kinds, the pages of facets and the list of all names."""
    say, title_of = views.interface.gettext, views.interface.title
    for kind in views.catalogue.kinds():
        yield SitePage(
            Labelled("list", say("List")),
            title_of(kind.plural_titles),
            routes.list_path(views.lang, kind),
            title_of(kind.intro),
            _others(kind.plural_titles, kind.titles),
        )
    for _, page, _ in listed_facets():
        yield SitePage(
            Labelled("list", say("List")),
            title_of(page.titles),
            routes.facet_path(views.lang, page),
            title_of(page.intro),
            _others(page.titles),
        )
    yield SitePage(
        Labelled("list", say("List")),
        say("From A to Z"),
        routes.index_path(views.lang),
        words=_others(_in_every_language("From A to Z")),
    )


def _pictures(views: Views) -> Iterator[SitePage]:
    """The pages that draw the catalogue, and the map, which is on the page of regions."""
    say = views.interface.gettext
    sort = Labelled("picture", say("Picture"))
    drawn = {code: pictures(interface(code)) for code in LANGUAGES}
    for name, picture in pictures(views.interface).items():
        headings = [of_language[name].heading for of_language in drawn.values()]
        path = routes.picture_path(views.lang, name)
        yield SitePage(sort, picture.heading, path, picture.intro, _others(headings))
    yield SitePage(
        sort,
        say("Map"),
        routes.facet_path(views.lang, REGION_PAGE),
        views.interface.title(REGION_PAGE.intro),
        _others(_in_every_language("Map")),
    )


def _overviews(views: Views) -> Iterator[SitePage]:
    """The pages about what sources differ on, what none says, and how far each region is."""
    by_language = [overviews(interface(code)) for code in LANGUAGES]
    for number, page in enumerate(overviews(views.interface)):
        headings = [of_language[number].heading for of_language in by_language]
        sort = Labelled("list", views.interface.gettext("List"))
        yield SitePage(sort, page.heading, page.path, page.intro, _others(headings))


def _prose(views: Views, prose: Sequence[ProsePage]) -> Iterator[SitePage]:
    """The prose pages of the language and their sections."""
    say = views.interface.gettext
    of_audiences = {rule.section for rule in RULES.values()}
    titles: dict[str, list[str]] = {}
    for page in prose:
        titles.setdefault(page.page_id, []).append(page.title)
    for page in (page for page in prose if page.language == views.lang):
        first, *sections = _sections(views, page)
        if page.path == routes.home_path(views.lang):  # the pages of audiences have the others
            sections = [section for section in sections if section.anchor not in of_audiences]
        description = str(page.meta.get("description", ""))
        yield SitePage(
            Labelled("page", say("Page")),
            page.title,
            page.path,
            description,
            _others(titles[page.page_id]),
            f"{page.meta.get('lede', '')} {first.text}",
        )
        for section in sections:
            path = f"{page.path}#{section.anchor}" if section.anchor else page.path
            yield SitePage(
                Labelled("section", say("Section")),
                section.heading,
                path,
                page.title,
                body=section.text,
            )


def _sections(views: Views, page: ProsePage) -> list[ProseSection]:
    conditions = {name for name, is_true in conditions_of(views.site).items() if is_true}
    return list(prose_sections(page.text, conditions))


def _record_count(say: Interface, number: int) -> str:
    return say.ngettext("%(num)s record", "%(num)s records", number) % {"num": say.number(number)}


def _in_every_language(message: str) -> list[str]:
    return [interface(code).gettext(message) for code in LANGUAGES]


def _others(*texts: Iterable[str] | Titles) -> str:
    """All ``texts``, each once."""
    return ", ".join(dict.fromkeys(text for some in texts for text in some))
