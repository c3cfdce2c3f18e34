"""The finder of one language: what search knows of each record, and the page it starts from."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from jazari_catalogue.records.record import Entry, Named, Record
from jazari_catalogue.records.regions import REGIONS
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.vocabularies import Audience, Mission, Status, Vocabulary
from jazari_catalogue.site import routes
from jazari_catalogue.site.finder.index import Document, build_index
from jazari_catalogue.site.finder.view import Facet, FacetValue, FinderTexts, SearchView
from jazari_catalogue.site.ordering import date_of, in_list_order
from jazari_catalogue.site.targets import Target, digest, encode
from jazari_catalogue.site.views import Views, menu_kinds

CARDS = 200
"""How many records the page shows without JavaScript; the lists show the rest."""


class IndexTarget(Target):
    """The search index of a language. Making words of all texts is left to the publisher."""

    def __init__(self, finder: Finder) -> None:
        super().__init__(finder.index_path)
        self._finder = finder

    def key(self) -> str:
        """The digest that the path carries."""
        return self.path

    def content(self) -> bytes:
        """The index as JSON."""
        return build_index(self._finder.documents, self._finder.interface.code)


class Finder:
    """The finder of the language of ``views``: its index and its page."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.interface = views.interface
        found = (r for r in views.catalogue.records.values() if r.kind not in {"source", "topic"})
        self.records = in_list_order(found, lambda record: views.face(record).name.text)

    @cached_property
    def documents(self) -> list[Document]:
        """What search knows of each record, in the order of lists."""
        return [self._document(record) for record in self.records]

    @cached_property
    def index_path(self) -> str:
        """Where the index is published: its name changes with what it is made from."""
        made_from = digest(encode(self.documents))
        return f"assets/search/{self.interface.code}-{made_from[:12]}.json"

    def view(self) -> SearchView:
        """The finder's page."""
        say = self.interface.gettext
        path = routes.finder_path(self.interface.code)
        heading = say("Find in the catalogue")
        intro = say("Institutes, laboratories, programmes, partners, agreements and events.")
        page = self.views.page(path, "search", heading, intro)
        return SearchView(
            page=page,
            heading=heading,
            intro=intro,
            root="../",
            index_url=page.base + self.index_path,
            worker_url=f"{page.base}assets/search/worker.js",
            script_url=f"{page.base}assets/search/finder.js",
            facets=self._facets(),
            cards=self.views.cards(self.records[:CARDS], page.base),
            total=len(self.records),
            lists=[
                (
                    self.interface.words(kind.plural_titles),
                    page.base + routes.list_path(self.interface.code, kind),
                )
                for kind in menu_kinds(self.views.catalogue)
            ],
            texts=self._texts(),
        )

    def _document(self, record: Entry) -> Document:
        views = self.views
        card = views.card(record, "")
        assert isinstance(record, Named)
        other_names = [name for name in record.name.texts() if name != card.name.text]
        related = self._related(record)
        return Document(
            id=record.id,
            kind=record.kind,
            kind_label=card.kind_label,
            href=card.href.split("/", 1)[1],
            name=card.name.text,
            name_lang=card.name.lang,
            aliases=[*record.aliases, *other_names],
            summary=card.summary.text if card.summary else "",
            summary_lang=card.summary.lang if card.summary else None,
            text=" ".join([*self._long_text(record), *related]),
            status=card.status,
            region=card.region,
            meta=card.meta,
            facets=self._facet_values(record),
        )

    def _related(self, record: Entry) -> list[str]:
        """The names and other spellings of the records that this one is tied to."""
        catalogue = self.views.catalogue
        ids = dict.fromkeys(edge.object for edge in catalogue.outgoing.get(record.id, []))
        found: list[str] = []
        for other in (catalogue[record_id] for record_id in ids):
            found.append(self.views.face(other).name.text)
            if isinstance(other, Named):
                found += other.aliases
        return found

    def _long_text(self, record: Entry) -> list[str]:
        """Every text of the record but its name and summary, whatever fields its kind has."""
        texts: list[LocalText] = []
        if isinstance(record, Record):
            if record.description:
                texts.append(record.description)
            texts += [claim.text for claim in record.statements]
        for name, spec in record.fields().items():
            value = record.get(name) if spec.shown else None
            items = value if isinstance(value, list) else [value]
            texts += [item for item in items if isinstance(item, LocalText)]
        return [text.in_language(self.interface.code)[0] for text in texts]

    def _facet_values(self, record: Entry) -> dict[str, list[str]]:
        def values(name: str) -> list[str]:
            value = record.get(name)
            if value is None:
                return []
            items = value if isinstance(value, list) else [value]
            return [item.value if isinstance(item, Vocabulary) else str(item) for item in items]

        found = {
            "kind": [record.kind],
            "region": [code.lower() for code in values("region")],
            "status": values("status"),
            "topic": values("topics"),
            "mission": values("missions"),
            "audience": values("audiences"),
            "year": [date_of(record)[:4]] if date_of(record) else [],
        }
        return {name: list_ for name, list_ in found.items() if list_}

    def _facets(self) -> list[Facet]:
        counts: dict[str, Counter[str]] = {}
        for record in self.records:
            for name, values in self._facet_values(record).items():
                counts.setdefault(name, Counter()).update(values)
        say, words = self.interface.gettext, self.interface.words
        catalogue = self.views.catalogue
        topics = catalogue.of_kind("topic")
        labels = {
            "kind": (say("Kind"), {k.kind: words(k.plural_titles) for k in catalogue.kinds()}),
            "region": (say("Region"), {c.lower(): words(names) for c, names in REGIONS.items()}),
            "status": (say("Status"), {s.value: words(s.titles) for s in Status}),
            "topic": (say("Topic"), {t.id: self.views.face(t).name.text for t in topics}),
            "mission": (say("Mission"), {m.value: words(m.titles) for m in Mission}),
            "audience": (say("Audience"), {a.value: words(a.titles) for a in Audience}),
            "year": (say("Year"), {y: y for y in sorted(counts.get("year", ()), reverse=True)}),
        }
        return [
            Facet(
                name,
                label,
                [
                    FacetValue(value, text, counts[name][value])
                    for value, text in values.items()
                    if counts[name][value]
                ],
            )
            for name, (label, values) in labels.items()
            if name in counts
        ]

    def _texts(self) -> FinderTexts:
        say = self.interface.gettext
        return FinderTexts(
            group="\u202f" if self.interface.code == "fr" else ",",
            results=self.interface.plural_forms("{count} result", "{count} results"),
            show=self.interface.plural_forms("Show {count} result", "Show {count} results"),
            partial=say("No record has every word; these have some of them."),
            none=say("Nothing was found. Try another spelling or fewer words."),
            blocked=say("Nothing was found with these filters."),
            lift=say("Without “{label}”: {count}"),
            remove=say("Remove the filter {label}"),
            title=say("{query} – {title}"),
            failed=say("The search could not be loaded. The lists below still work."),
        )
