"""The page about the open data: what is in it, how sure it is, its files, and how to read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from jazari_catalogue import licences, routes
from jazari_catalogue.publishing.targets import FileFacts, Target, digest
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.feed_links import feed_of_changes
from jazari_catalogue.site.pages.following import WayToFollow, ways_to_follow
from jazari_catalogue.site.pages.open_files import DataFile, OpenFiles, is_answer, is_spreadsheet
from jazari_catalogue.site.pages.overviews import data_overview, institutes_first
from jazari_catalogue.site.pictures.counts import Counts
from jazari_catalogue.site.pictures.statistics import figures_of
from jazari_catalogue.site.publisher import PublisherView
from jazari_catalogue.site.structured_data_sets import DataDownload
from jazari_catalogue.site.structured_things import Node
from jazari_catalogue.site.view_data import (
    Figure,
    Labelled,
    Link,
    PageView,
    StrengthView,
    Value,
    View,
)
from jazari_catalogue.site.views import Views

ROWS = 10
"""How many records the page shows as examples."""


class FileView(View, frozen=True):
    """A file to download."""

    label: str
    href: str
    path: str
    """From the root of the site."""
    size: str
    sha256: str
    saved_as: str
    """The name that a browser saves it under: with the language, which the path has in a folder."""
    media_type: str
    licence: str
    parts: tuple[FileView, ...] = ()
    """Files that belong to it, with their names as labels."""


class FilesOfFormat(View, frozen=True):
    """The files of one format."""

    format: str
    use: str | None
    standard: Link
    files: tuple[FileView, ...]


class KindFiles(View, frozen=True):
    """The records of a kind, and its spreadsheet if there is one."""

    name: Value
    """With the address of its list."""
    number: str
    file: FileView | None


class Share(View, frozen=True):
    """The facts of one strength, as a part of a bar, in hundredths of its length."""

    strength: StrengthView
    number: str
    percent: str
    start: float
    length: float


class SampleRow(View, frozen=True):
    """A record as a row of the data."""

    name: Value
    kind: str
    status: Labelled | None
    strength: StrengthView
    sources: str


class DataView(View, frozen=True):
    """The page about the open data."""

    page: PageView
    figures: tuple[Figure, ...]
    kinds: tuple[KindFiles, ...]
    shares: tuple[Share, ...]
    verified: Value | None
    """The last day that a record was checked."""
    changed: Value | None
    """The day of the last change, with the address of all changes; None if it is not known."""
    spreadsheets: tuple[FileView, ...]
    """Those in the language of the page that are of no kind."""
    formats: tuple[FilesOfFormat, ...]
    """The other files to download."""
    api: tuple[FilesOfFormat, ...]
    files: tuple[FileView, ...]
    """All those that the page links."""
    rows: tuple[SampleRow, ...]
    examples: tuple[Labelled, ...]
    """Programs: what they are written in, and their text."""
    following: tuple[WayToFollow, ...]
    addresses: tuple[Labelled, ...]
    """Full addresses, with what is there."""
    checksums: str
    """The address of the list of checksums."""
    licence: str
    licence_of_outlines: str
    publisher: PublisherView


class DataPage:
    """Makes the page in one language."""

    def __init__(
        self,
        views: Views,
        files: OpenFiles,
        counts: Callable[[], Counts],
        log: ChangeLog,
        published: Callable[[str], bool],
    ) -> None:
        """``counts`` counts the records, or has counted them.

        ``published`` is whether the site has a file with this path.
        """
        self._views = views
        self._files = files
        self._counts = counts
        self._log = log
        self.path = routes.data_path(views.lang)
        self._base = routes.relative_root(self.path)
        self._following = ways_to_follow(views, self._base, published)

    def view(self, facts: Mapping[str, FileFacts]) -> DataView:
        """The page; ``facts`` are those of the files, by path."""
        views, base = self._views, self._base
        files = [file for file in self._files.files if file.language in (views.lang, None)]
        spreadsheets = [file for file in files if is_spreadsheet(file)]
        answers = [file for file in files if is_answer(file)]
        others = [file for file in files if file not in (*spreadsheets, *answers)]
        of_kinds = {file.titles: file for file in spreadsheets}
        kinds = views.catalogue.kinds()
        plurals = {kind.plural_titles for kind in kinds}
        listed = tuple(
            view
            for file in files
            for whole in (self._file(facts, file),)
            for view in (whole, *whole.parts)
        )
        overview = data_overview(views.interface)
        page = views.page(
            *(self.path, overview.sign, overview.heading, overview.intro),
            properties=self._described(overview.intro, listed),
            feed=feed_of_changes(views),
        )
        return DataView(
            page=page,
            figures=figures_of(views, self._counts(), base),
            kinds=tuple(
                self._kind(kind, of_kinds.get(kind.plural_titles), facts) for kind in kinds
            ),
            shares=tuple(self._shares()),
            verified=self._verified(),
            changed=self._changed(),
            spreadsheets=tuple(
                self._file(facts, file) for file in spreadsheets if file.titles not in plurals
            ),
            formats=self._formats(others, facts),
            api=self._formats(answers, facts),
            files=listed,
            rows=tuple(map(self._row, self._sample())),
            examples=tuple(self._files.examples),
            following=self._following,
            addresses=tuple(self._addresses()),
            checksums=base + routes.CHECKSUMS,
            licence=licences.CONTENT,
            licence_of_outlines=licences.OUTLINES,
            publisher=views.publisher,
        )

    def inputs(self, everything: bytes) -> bytes:
        """A digest of what the page is made from beside its files, whose keys are in its key too.

        ``everything`` is a digest of all records.
        """
        listed = [
            (
                *(file.target.path, *file[1:3], repr(file.titles), repr(file.use), file.language),
                ([part.path for part in file.parts], *file[-3:]),
            )
            for file in self._files.files
        ]
        texts = (listed, self._files.examples, self._last_day(), self._following)
        return digest(everything, repr(texts)).encode()

    def _described(self, description: str, files: Sequence[FileView]) -> Node:
        """The files as one data set, for searches of data sets."""
        name = self._views.interface.gettext("Catalogue of the Jazari Institutes")
        downloads = [
            DataDownload(
                *(file.label, file.path, file.media_type, file.size, file.sha256, file.licence)
            )
            for file in files
        ]
        return self._views.structured_data.of_data_set(
            name, description, downloads, self._last_day()
        )

    # ---- files ------------------------------------------------------------------------------

    def _file(self, facts: Mapping[str, FileFacts], file: DataFile) -> FileView:
        title = self._views.interface.title(file.titles)
        whole = self._target(facts, file, file.target, title)
        parts = [self._target(facts, file, part) for part in file.parts]
        return replace(whole, parts=tuple(parts))

    def _target(
        self, facts: Mapping[str, FileFacts], file: DataFile, target: Target, label: str = ""
    ) -> FileView:
        """``target`` of ``file``, which is one of its parts or the whole."""
        path, name = target.path, target.path.rpartition("/")[2]
        size = self._views.interface.file_size(facts[path].size)
        saved_as = name.replace(".", "." if file.language is None else f"-{file.language}.")
        return FileView(
            *(label or name, self._base + path, path, size, facts[path].sha256, saved_as),
            file.media_type if target is file.target else file.media_type_of_parts,
            file.licence,
        )

    def _formats(
        self, files: Sequence[DataFile], facts: Mapping[str, FileFacts]
    ) -> tuple[FilesOfFormat, ...]:
        by_format: dict[str, list[DataFile]] = {}
        for file in files:
            by_format.setdefault(file.format, []).append(file)
        title_of = self._views.interface.title
        return tuple(
            FilesOfFormat(
                name,
                None if of_format[0].use is None else title_of(of_format[0].use),
                of_format[0].standard,
                tuple(self._file(facts, file) for file in of_format),
            )
            for name, of_format in by_format.items()
        )

    def _kind(
        self, kind: type[Entry], file: DataFile | None, facts: Mapping[str, FileFacts]
    ) -> KindFiles:
        interface = self._views.interface
        return KindFiles(
            Value(
                interface.title(kind.plural_titles),
                href=self._base + routes.list_path(self._views.lang, kind),
            ),
            interface.number(len(self._views.catalogue.of_kind(kind))),
            None if file is None else self._file(facts, file),
        )

    def _addresses(self) -> Iterator[Labelled]:
        say, url = self._views.interface.gettext, self._views.site.url
        yield Labelled(url + routes.api_path("index"), say("All answers of the API"))
        yield Labelled(url + routes.api_record_path("{id}"), say("A record"))
        yield Labelled(url + routes.permalink("{id}"), say("The permanent link of a record"))
        yield Labelled(url + routes.api_schema_path("{name}"), say("The JSON Schema of an answer"))

    # ---- what is in it ------------------------------------------------------------------------

    def _shares(self) -> Iterator[Share]:
        interface, counts = self._views.interface, self._counts().facts
        total, start = counts.total(), 0.0
        for strength in Strength:
            number = counts[strength]
            if number:
                length = 100 * number / total
                yield Share(
                    self._views.strength(strength, self._base),
                    interface.number(number),
                    interface.percent(number / total),
                    round(start, 2),
                    round(length, 2),
                )
                start += length

    def _verified(self) -> Value | None:
        days = [
            record.verified
            for record in self._views.catalogue.records.values()
            if isinstance(record, Record) and record.verified
        ]
        return self._views.date(max(days)) if days else None

    def _last_day(self) -> str | None:
        return self._log.changes[0].change.day if self._log.changes else None

    def _changed(self) -> Value | None:
        day = self._last_day()
        if day is None:
            return None
        href = self._base + routes.changes_path(self._views.lang)
        return Value(self._views.interface.date(day), href=href)

    def _sample(self) -> list[Record]:
        return institutes_first(self._views, self._views.catalogue.with_sources)[:ROWS]

    def _row(self, record: Record) -> SampleRow:
        views = self._views
        return SampleRow(
            views.link_to(record, self._base),
            views.interface.title(record.titles),
            None if record.status is None else views.status(record.status),
            views.strength(views.catalogue.strength(record), self._base),
            views.interface.number(len(views.catalogue.sources_of(record))),
        )
