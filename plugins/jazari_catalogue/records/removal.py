"""A removal: what a record file says of a record that was removed. And all lists of such files.

An address that was published once goes on answering. A removal gives the page at the address of the
record, which says that it was removed, and when. It is no record: it is in no list, count or
search, and nothing cites it.
"""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.fields import part, relation
from jazari_catalogue.records.values.dates import Day
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary

if TYPE_CHECKING:
    FormerKind = Vocabulary
else:
    FormerKind = Vocabulary(
        "FormerKind", [(name.upper(), (name, *kind.titles)) for name, kind in KINDS.items()]
    )
    FormerKind.__doc__ = "The kind of a record that was removed: any of today."


class RemovalPage(Vocabulary):
    """What answers at the address of a removed record: by default, a page that says so."""

    NOTICE = "notice", "Page qui dit le retrait", "صفحة تبين الحذف", "Page about the removal"
    NONE = "none", "Aucune page", "لا توجد صفحة", "No page"


class Removal(Entry):
    """A record that was removed."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"page": {"const": RemovalPage.NONE}}, "required": ["page"]},
            "then": {"required": ["reason"]},
        }
    )

    kind: ClassVar[str] = "removal"
    plural: ClassVar[str] = "removals"
    titles: ClassVar[Titles] = Titles("Fiche retirée", "بطاقة محذوفة", "Removed record")
    plural_titles: ClassVar[Titles] = Titles(
        "Fiches retirées", "البطاقات المحذوفة", "Removed records"
    )
    intro: ClassVar[Titles] = Titles(
        "Ce qui a été retiré : à l’ancienne adresse, une page le dit, sans rien de la fiche.",
        "ما حُذف: تخبر بذلك صفحة في العنوان القديم، دون أي شيء من البطاقة.",
        "What was removed: a page at the old address says so, without anything of the record.",
    )

    former_kind: FormerKind = part(
        fr="Ancienne catégorie",
        ar="الصنف السابق",
        en="Former kind",
        required=True,
        help=(
            "La catégorie de la fiche, dont dépend son adresse.",
            "صنف البطاقة، وهو جزء من عنوانها.",
            "The kind of the record, which is in its address.",
        ),
    )
    name: LocalText | None = part(
        fr="Nom",
        ar="الاسم",
        en="Name",
        help=(
            "Le nom que la page montre encore ; à omettre s’il ne doit plus paraître.",
            "الاسم الذي تواصل الصفحة عرضه؛ ولا يُكتب إذا وجب ألا يظهر بعد الآن.",
            "The name that the page still shows; left out if it must no longer appear.",
        ),
        checks=Checks(longest=150, as_sources=True),
    )
    removed: Day = part(
        fr="Retirée le",
        ar="تاريخ الحذف",
        en="Removed on",
        required=True,
        help=(
            "Le jour où la fiche a été retirée.",
            "اليوم الذي حُذفت فيه البطاقة.",
            "The day the record was removed.",
        ),
        checks=Checks(past=True),
    )
    reason: LocalText | None = part(
        fr="Motif",
        ar="السبب",
        en="Reason",
        help=(
            "Pourquoi, en une phrase pour le public ; obligatoire avec `page: none`.",
            "السبب في جملة للجمهور؛ وهو إلزامي مع `page: none`.",
            "Why, in a sentence for the public; required with `page: none`.",
        ),
    )
    replaced_by: RecordId | None = relation(
        fr="Remplacée par",
        ar="حلت محلها",
        en="Replaced by",
        help=(
            "L’`id` de la fiche à lire à la place.",
            "معرف البطاقة التي تُقرأ بدلا منها.",
            "The `id` of the record to read instead.",
        ),
        reverse=("Remplace", "تحل محل", "Replaces"),
    )
    page: RemovalPage | None = part(
        fr="Page",
        ar="الصفحة",
        en="Page",
        help=(
            "`none` si rien ne doit répondre à l’ancienne adresse ; `reason` dit pourquoi.",
            "`none` إذا وجب ألا يجيب أي شيء في العنوان القديم؛ ويبين `reason` السبب.",
            "`none` if nothing may answer at the old address; `reason` says why.",
        ),
    )

    @property
    def former(self) -> type[Entry]:
        """The model of the kind that it was of."""
        return KINDS[self.former_kind]

    @property
    def has_page(self) -> bool:
        """Whether a page at the old address says that it was removed."""
        return self.page is not RemovalPage.NONE

    @model_validator(mode="after")
    def _silence_has_a_reason(self) -> Self:
        if not self.has_page and self.reason is None:
            faults = [("silent_removal", ("page",))]
            raise PydanticCustomError("removal", "no reason", {"faults": faults})
        return self


FORMER_KIND = "former_kind"
REMOVED_ON = "removed"
REPLACED_BY = "replaced_by"
"""The names of fields of a removal, for code that reads or writes one as files have it."""

_REMOVAL: dict[str, type[Entry]] = {Removal.kind: Removal}

ENTRIES = ChainMap(_REMOVAL, KINDS)
"""The models of all that record files list, by the name of the kind."""

LISTS = ChainMap({entry.plural: entry for entry in _REMOVAL.values()}, KINDS_BY_PLURAL)
"""The same by the key of their list in record files."""
