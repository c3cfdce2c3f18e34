"""What every record has: the base models of all kinds."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from jazari_catalogue.records.fields import FieldSpec, fact, field_spec, part, relation
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import (
    Day,
    Isni,
    LanguageCode,
    PlainText,
    RecordId,
    Ror,
    Url,
    Wikidata,
)
from jazari_catalogue.records.vocabularies import Status


class Model(BaseModel):
    """A mapping of a record file: unknown keys are refused, defaults are trusted."""

    model_config = ConfigDict(extra="forbid", validate_default=False)


class Link(Model):
    """A page elsewhere about the record."""

    url: Url
    label: LocalText | None = None
    language: LanguageCode | None = None


class Identifiers(Model):
    """Persistent identifiers of the same thing in other registries."""

    ror: Ror | None = None
    wikidata: Wikidata | None = None
    isni: Isni | None = None


class Claim(Model):
    """A sentence and the sources that state it."""

    text: LocalText
    sources: list[RecordId]


class Dispute(Model):
    """What sources say against each other about one field; not for us to decide.

    ``about`` names the disputed point where the field's own title says too little.
    """

    field: PlainText
    about: LocalText | None = None
    claims: list[Claim]


class Entry(Model):
    """What even a topic and a source have. A kind is a subclass in ``kinds/``."""

    kind: ClassVar[str]
    plural: ClassVar[str]
    titles: ClassVar[Titles]
    plural_titles: ClassVar[Titles]
    intro: ClassVar[Titles] = Titles("", "", "")
    """A sentence for the head of the kind's list."""
    order: ClassVar[int]
    """Where the kind stands in menus and lists; lower first."""
    listed: ClassVar[bool] = True
    """Whether the kind has its place in the menu of the site."""

    id: RecordId = part(fr="Identifiant", ar="المعرف", en="Id", required=True)
    former_ids: list[RecordId] = part(
        fr="Anciens identifiants", ar="المعرفات السابقة", en="Former ids", many=True
    )

    def display_name(self) -> LocalText:
        """The name to show for this record."""
        raise NotImplementedError

    def get(self, field: str) -> Any:
        """The value of ``field``, or None where this kind has no such field."""
        return self.__dict__.get(field)

    @classmethod
    def fields(cls) -> dict[str, FieldSpec]:
        """The fields of this kind by name: its own first, then those of every record."""
        return _fields(cls)


@cache
def _fields(kind: type[Entry]) -> dict[str, FieldSpec]:
    common = Record.model_fields
    own = [name for name in kind.model_fields if name not in common]
    shared = [name for name in kind.model_fields if name in common]
    return {name: field_spec(name, kind.model_fields[name]) for name in own + shared}


class Named(Entry):
    """An entry with a name and a summary in the languages of the catalogue."""

    name: LocalText = part(fr="Nom", ar="الاسم", en="Name", required=True)
    aliases: list[PlainText] = part(
        fr="Autres graphies", ar="تسميات أخرى", en="Other spellings", many=True
    )
    summary: LocalText = part(fr="Résumé", ar="الملخص", en="Summary", required=True)

    def display_name(self) -> LocalText:
        """The name of the record."""
        return self.name


class Record(Named):
    """What every kind but topic and source has: status, topics, links and provenance."""

    description: LocalText | None = part(fr="Description", ar="الوصف", en="Description")
    status: Status | None = part(fr="Statut", ar="الحالة", en="Status")
    topics: list[RecordId] = relation(
        "topic",
        fr="Thèmes",
        ar="المواضيع",
        en="Topics",
        reverse=("Fiches de ce thème", "بطاقات هذا الموضوع", "Records on this topic"),
        many=True,
    )
    links: list[Link] = fact(fr="Liens", ar="روابط", en="Links", many=True)
    identifiers: Identifiers | None = fact(fr="Identifiants", ar="المعرفات", en="Identifiers")
    statements: list[Claim] = part(
        fr="Ce qu’en disent les sources",
        ar="ما تقوله المصادر",
        en="What the sources say",
        many=True,
    )
    disputes: list[Dispute] = part(
        fr="Points sur lesquels les sources divergent",
        ar="نقاط تختلف فيها المصادر",
        en="Where the sources differ",
        many=True,
    )
    sources: list[RecordId] = part(fr="Sources", ar="المصادر", en="Sources", required=True)
    evidence: dict[str, list[RecordId]] = part(
        fr="Preuves par champ", ar="الأدلة حسب الحقل", en="Evidence by field"
    )
    verified: Day | None = part(fr="Vérifié le", ar="تاريخ التحقق", en="Verified on")

    def cited_sources(self) -> list[str]:
        """Every source the record cites anywhere, each once, those of ``sources`` first."""
        found = dict.fromkeys(self.sources)
        for cited in (self.evidence or {}).values():
            found |= dict.fromkeys(cited)
        for claim in self.statements:
            found |= dict.fromkeys(claim.sources)
        for dispute in self.disputes:
            for claim in dispute.claims:
                found |= dict.fromkeys(claim.sources)
        return list(found)
