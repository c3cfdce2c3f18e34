"""What every record has: the base models of all kinds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from jazari_catalogue.records.checks import Checks
from jazari_catalogue.records.facets import STATUS, TOPIC
from jazari_catalogue.records.field_types import field_types
from jazari_catalogue.records.fields import FieldSpec, fact, part, relation
from jazari_catalogue.records.schema_org import THING, SchemaType
from jazari_catalogue.records.sign import Sign
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import (
    Day,
    EdtfDate,
    FieldName,
    Isni,
    LanguageCode,
    PlainText,
    RecordId,
    Ror,
    SourceIds,
    Url,
    Wikidata,
)
from jazari_catalogue.records.vocabularies import Status


class Model(BaseModel):
    """A mapping of a record file: unknown keys are refused, defaults are trusted."""

    model_config = ConfigDict(defer_build=True, extra="forbid", validate_default=False)

    @classmethod
    def as_written(cls, **values: Any) -> dict[str, Any]:
        """What a record file says of these fields; those without a value are left out.

        Raises TypeError for a field that the model does not have.
        """
        unknown = values.keys() - cls.model_fields.keys()
        if unknown:
            raise TypeError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}")
        return {name: value for name, value in values.items() if value}


class Link(Model):
    """A page elsewhere about the record."""

    url: Url = part(
        fr="Adresse",
        ar="الرابط",
        en="Address",
        help=(
            "L’adresse entière de la page, à partir de `https://`.",
            "العنوان الكامل للصفحة ابتداء من `https://`.",
            "The whole address of the page, from `https://`.",
        ),
        required=True,
    )
    label: LocalText | None = part(
        fr="Libellé",
        ar="النص الظاهر",
        en="Label",
        help=(
            "Ce que le lien affiche ; sans lui, l’adresse.",
            "النص الذي يظهر للرابط؛ وإلا ظهر العنوان نفسه.",
            "What the link shows; without it, the address.",
        ),
        checks=Checks(as_sources=True),
    )
    language: LanguageCode | None = part(
        fr="Langue",
        ar="اللغة",
        en="Language",
        help=(
            "La langue de la page : `fr`, `ar`, `en`…",
            "لغة الصفحة: `fr` أو `ar` أو `en`…",
            "The language of the page: `fr`, `ar`, `en`…",
        ),
    )


class Identifiers(Model):
    """Persistent identifiers of the same thing in other registries."""

    ror: Ror | None = part(
        fr="ROR",
        ar="ROR",
        en="ROR",
        help=(
            "L’identifiant de l’organisation dans ROR, sans `https://ror.org/`.",
            "معرف المؤسسة في ROR دون `https://ror.org/`.",
            "The id of the organisation in ROR, without `https://ror.org/`.",
        ),
        checks=Checks(distinct=True),
    )
    wikidata: Wikidata | None = part(
        fr="Wikidata",
        ar="ويكي بيانات",
        en="Wikidata",
        help=(
            "Le numéro de l’élément Wikidata, avec son Q.",
            "رقم العنصر في ويكي بيانات مع حرف Q.",
            "The number of the Wikidata item, with its Q.",
        ),
        checks=Checks(distinct=True),
    )
    isni: Isni | None = part(
        fr="ISNI",
        ar="ISNI",
        en="ISNI",
        help=(
            "Les seize caractères de l’ISNI, avec ou sans espaces.",
            "خانات ISNI الست عشرة، بمسافات أو بدونها.",
            "The sixteen characters of the ISNI, with or without spaces.",
        ),
        checks=Checks(distinct=True),
    )


class Claim(Model):
    """A sentence and the sources that state it."""

    text: LocalText = part(
        fr="Texte",
        ar="النص",
        en="Text",
        help=(
            "Ce que les sources affirment, en une phrase.",
            "ما تصرح به المصادر في جملة واحدة.",
            "What the sources state, in one sentence.",
        ),
        required=True,
    )
    sources: SourceIds = part(
        fr="Sources",
        ar="المصادر",
        en="Sources",
        help=(
            "Les `id` des sources qui l’affirment, une au moins.",
            "معرفات المصادر التي تصرح بذلك، واحد على الأقل.",
            "The ids of the sources that state it, one at least.",
        ),
        required=True,
    )


class Dispute(Model):
    """What sources say against each other about one field; not for us to decide.

    ``about`` names the disputed point where the field's own title says too little.
    """

    field: FieldName = part(
        fr="Champ",
        ar="الحقل",
        en="Field",
        help=(
            "Le nom du champ en cause, tel que dans la fiche : `signed`.",
            "اسم الحقل المعني كما يكتب في البطاقة: `signed`.",
            "The name of the field concerned, as the record writes it: `signed`.",
        ),
        required=True,
    )
    about: LocalText | None = part(
        fr="Objet",
        ar="موضوع الخلاف",
        en="About",
        help=(
            "Le point précis, si le nom du champ ne suffit pas.",
            "النقطة بالتحديد إن لم يكف اسم الحقل.",
            "The exact point, where the name of the field says too little.",
        ),
    )
    claims: list[Claim] = part(
        fr="Affirmations",
        ar="الأقوال",
        en="Claims",
        help=(
            "Ce que dit chaque camp, avec ses sources ; on ne tranche pas.",
            "ما يقوله كل طرف مع مصادره، دون ترجيح.",
            "What each side says, with its sources; nothing is decided here.",
        ),
        required=True,
    )


class Menu(StrEnum):
    """Where the site leads to the list of a kind."""

    MAIN = "main"
    """The menu in the head of every page."""
    BROWSE = "browse"
    """The footer, among the ways to browse."""
    CATALOGUE = "catalogue"
    """The footer, among what the catalogue says of itself."""


ID = "id"
FORMER_IDS = "former_ids"
"""What every record is known by, for what reads records before a model does."""


class Entry(Model):
    """What even a topic and a source have. A kind is a subclass in ``kinds/``."""

    kind: ClassVar[str]
    plural: ClassVar[str]
    titles: ClassVar[Titles]
    plural_titles: ClassVar[Titles]
    intro: ClassVar[Titles] = Titles("", "", "")
    """A sentence for the head of the kind's list."""
    order: ClassVar[int]
    """The position of the kind in menus and lists; lower first."""
    menu: ClassVar[Menu] = Menu.MAIN
    """The menu that leads to the list of the kind."""
    counted: ClassVar[bool] = True
    """Whether the home page says how many records there are."""
    newest_first: ClassVar[bool] = False
    """Whether the list is in the order of the dates that file the records, not of names."""
    sign: ClassVar[Sign] = Sign()
    schema_type: ClassVar[SchemaType] = THING
    """What schema.org calls such a thing, where no value of the record decides it."""
    schema_list: ClassVar[str | None] = None
    """What schema.org calls the property that leads from the thing to the list of its kind."""
    in_last_file: ClassVar[bool] = False
    """Whether the first record of the kind goes to the last of the record files, not the first."""
    diagram_column: ClassVar[int | None] = None
    """The column of the diagram of the network, from 0 where reading starts; None for no place."""

    id: RecordId = part(
        fr="Identifiant",
        ar="المعرف",
        en="Id",
        required=True,
        help=(
            "Minuscules, chiffres et traits d’union ; unique, il ne change plus.",
            "حروف لاتينية صغيرة وأرقام وشرطات؛ فريد ولا يتغير.",
            "Lower-case letters, digits and hyphens; unique, it never changes.",
        ),
        example="jazari-root",
    )
    former_ids: list[RecordId] = part(
        fr="Anciens identifiants",
        ar="المعرفات السابقة",
        en="Former ids",
        many=True,
        help=(
            "Les `id` que la fiche a portés : leurs adresses mènent ici.",
            "المعرفات السابقة للبطاقة: عناوينها تقود إلى هنا.",
            "The ids the record once had: their addresses lead here.",
        ),
        in_new=False,
    )

    def display_name(self) -> LocalText:
        """The name to show for this record."""
        raise NotImplementedError

    def get(self, field: str) -> Any:
        """The value of ``field``, or None where this kind has no such field."""
        return self.__dict__.get(field)

    def values_of(self, field: str) -> list[Any]:
        """The values of ``field``, of which a record may hold none, one or several."""
        value = self.__dict__[field]
        if isinstance(value, list):
            return value
        return [] if value is None else [value]

    def filed_under(self) -> str:
        """The day, month or year that files the record (EDTF level 0); empty where it has none."""
        field = type(self).filing_field()
        return "" if field is None else str(self.__dict__[field] or "")

    def leads(self) -> bool:
        """Whether the record comes before the others of a list, whatever its name."""
        return any(self.__dict__[name] is value for name, value in _leading(type(self)))

    def schema_org_type(self) -> SchemaType:
        """What schema.org calls what the record is about."""
        for name, types in _schema_types(type(self)):
            found = types.get(self.__dict__[name])
            if found is not None:
                return found
        return self.schema_type

    @classmethod
    def fields(cls) -> dict[str, FieldSpec]:
        """The fields of this kind by name: its own first, then those of every record."""
        return specs_of(cls)

    @classmethod
    def filing_field(cls) -> str | None:
        """The field with the date that files the records of this kind.

        Raises TypeError where several do, or one that is no date.
        """
        return _filing_field(cls)


@cache
def specs_of(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """The declarations of ``model``, a kind or a group of fields: its own first."""
    bases = [base for base in model.__bases__ if issubclass(base, BaseModel)]
    inherited = {name for base in bases for name in base.model_fields}
    types = field_types(model)
    names = sorted(types, key=lambda name: name in inherited)
    return {name: types[name].spec for name in names}


@cache
def _filing_field(kind: type[Entry]) -> str | None:
    fields = [field for field in field_types(kind).values() if field.spec.files]
    for field in fields:
        if len(fields) > 1 or not issubclass(field.value, EdtfDate):
            where = f"{kind.__name__}.{field.name}"
            raise TypeError(f"{where}: one date files a record, no other field")
    return fields[0].name if fields else None


@cache
def _leading(kind: type[Entry]) -> list[tuple[str, StrEnum]]:
    return [(name, spec.leading) for name, spec in kind.fields().items() if spec.leading]


@cache
def _schema_types(kind: type[Entry]) -> list[tuple[str, Mapping[Any, SchemaType]]]:
    specs = kind.fields().items()
    return [(name, spec.schema_types) for name, spec in specs if spec.schema_types]


class Named(Entry):
    """An entry with a name and a summary in the languages of the catalogue."""

    name: LocalText = part(
        fr="Nom",
        ar="الاسم",
        en="Name",
        required=True,
        help=(
            "Le nom, en un seul texte ou par langue ; le français est obligatoire.",
            "الاسم، نصا واحدا أو حسب اللغة؛ الفرنسية إلزامية.",
            "The name, as one text or by language; French is required.",
        ),
        # Room on a card and in a tab.
        checks=Checks(longest=150, as_sources=True, distinct=True),
    )
    aliases: list[PlainText] = part(
        fr="Autres graphies",
        ar="تسميات أخرى",
        en="Other spellings",
        many=True,
        help=(
            "Sigles et autres graphies sous lesquels on la cherche.",
            "المختصرات والتسميات الأخرى التي يُبحث بها عنها.",
            "Acronyms and other spellings it is looked for under.",
        ),
        checks=Checks(longest=100),
    )
    summary: LocalText = part(
        fr="Résumé",
        ar="الملخص",
        en="Summary",
        required=True,
        help=(
            "Une ou deux phrases, sans mise en forme.",
            "جملة أو جملتان دون تنسيق.",
            "One or two sentences, without formatting.",
        ),
        schema_org="description",
        # Room in a list and below a link of a search engine, which cuts near 160 characters.
        checks=Checks(longest=400, describes=True),
    )

    def display_name(self) -> LocalText:
        """The name of the record."""
        return self.name


class Record(Named):
    """What every kind but topic and source has: status, topics, links and provenance."""

    diagram_column: ClassVar[int | None] = 3

    description: LocalText | None = part(
        fr="Description",
        ar="الوصف",
        en="Description",
        help=(
            "Un texte plus long, en Markdown.",
            "نص أطول بصيغة Markdown.",
            "A longer text, in Markdown.",
        ),
        checks=Checks(describes=True),
        markdown=True,
    )
    status: Status | None = part(
        fr="Statut",
        ar="الحالة",
        en="Status",
        help=(
            "Où en est la chose, d’après ses sources.",
            "مرحلة الإنجاز حسب المصادر.",
            "How far the thing has come, as its sources say.",
        ),
        facet=STATUS,
        own_follow=True,
    )
    topics: list[RecordId] = relation(
        "topic",
        fr="Thèmes",
        ar="المواضيع",
        en="Topics",
        reverse=("Fiches de ce thème", "بطاقات هذا الموضوع", "Records on this topic"),
        many=True,
        help=(
            "Les `id` de thèmes de la liste `topics`.",
            "معرفات مواضيع من قائمة `topics`.",
            "The ids of topics of the list `topics`.",
        ),
        shown=False,
        facet=TOPIC,
        schema_org={"Organization": "knowsAbout", "CreativeWork": "about", "Event": "about"},
    )
    links: list[Link] = fact(
        fr="Liens",
        ar="روابط",
        en="Links",
        many=True,
        help=(
            "Des pages d’ailleurs sur le même sujet : `{url: https://…}`.",
            "صفحات أخرى في الموضوع نفسه: `{url: https://…}`.",
            "Pages elsewhere on the same thing: `{url: https://…}`.",
        ),
    )
    identifiers: Identifiers | None = fact(
        fr="Identifiants",
        ar="المعرفات",
        en="Identifiers",
        help=(
            "Les identifiants de la même chose dans d’autres registres.",
            "معرفات الشيء نفسه في سجلات أخرى.",
            "Identifiers of the same thing in other registries.",
        ),
        schema_org="sameAs",
    )
    statements: list[Claim] = part(
        fr="Ce qu’en disent les sources",
        ar="ما تقوله المصادر",
        en="What the sources say",
        many=True,
        help=(
            "Chiffres et autres phrases, chacune avec ses sources.",
            "أرقام وجمل أخرى، كل منها مع مصادرها.",
            "Figures and other sentences, each with its sources.",
        ),
    )
    disputes: list[Dispute] = part(
        fr="Points sur lesquels les sources divergent",
        ar="نقاط تختلف فيها المصادر",
        en="Where the sources differ",
        many=True,
        help=(
            "Ce sur quoi les sources se contredisent, côte à côte.",
            "ما تتناقض فيه المصادر، جنبا إلى جنب.",
            "What the sources contradict each other on, side by side.",
        ),
    )
    sources: SourceIds = part(
        fr="Sources",
        ar="المصادر",
        en="Sources",
        required=True,
        help=(
            "Les `id` des sources de la fiche, une au moins.",
            "معرفات مصادر البطاقة، واحد على الأقل.",
            "The ids of the record’s sources, one at least.",
        ),
    )
    evidence: dict[str, SourceIds] = part(
        fr="Preuves par champ",
        ar="الأدلة حسب الحقل",
        en="Evidence by field",
        help=(
            "Pour chaque champ, les `id` des sources qui le disent.",
            "لكل حقل معرفات المصادر التي تصرح به.",
            "For each field, the ids of the sources that state it.",
        ),
    )
    verified: Day | None = part(
        fr="Vérifié le",
        ar="تاريخ التحقق",
        en="Verified on",
        help=(
            "Le jour où quelqu’un a relu la fiche avec ses sources.",
            "اليوم الذي روجعت فيه البطاقة مع مصادرها.",
            "The day someone last read the record against its sources.",
        ),
        checks=Checks(past=True, lasts=366),
    )

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


_NOT_EVIDENCED = frozenset({"id", "former_ids", "sources", "evidence", "disputes", "verified"})


def evidenced(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` that ``evidence`` and ``disputes`` may name."""
    return [name for name in kind.fields() if name not in _NOT_EVIDENCED]
