"""The tables beside those of records: overview, relations, claims, gaps, names of values."""

from __future__ import annotations

from collections.abc import Iterator

from jazari_catalogue.exports.tables import columns as of
from jazari_catalogue.exports.tables.columns import (
    choices_of,
    localized,
    text_columns,
    vocabulary_name,
)
from jazari_catalogue.exports.tables.record_tables import CODE, RECORDS, REGIONS_TABLE
from jazari_catalogue.exports.tables.table import Column, Reference, Table, Type
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import ID
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.provenance import NotFound
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.records.values.vocabularies import Strength

CLAIMS = "claims"
CLAIM_SOURCES = "claim_sources"
GAPS = "gaps"
RELATIONS = "relations"
VOCABULARIES = "vocabularies"
KIND = "kind"
"""What that table calls the kinds of records, which are no vocabulary of a field."""

_LABEL = T("Nom affiché", "الاسم المعروض", "Label")
_LABEL_HELP = T(
    "Le nom que le site affiche dans cette langue.",
    "الاسم الذي يعرضه الموقع بهذه اللغة.",
    "The name that the site shows in this language.",
)
_VALUE = T("Valeur", "القيمة", "Value")
_NAME = T("Nom", "الاسم", "Name")
_NAME_HELP = T("Le nom dans cette langue.", "الاسم بهذه اللغة.", "The name in this language.")
_FIELD_HELP = T(
    "Le champ qui a la valeur, ou sur lequel les sources divergent.",
    "الحقل الذي له القيمة، أو الذي تختلف فيه المصادر.",
    "The field that has the value, or on which sources differ.",
)
_POSITION = T("Le rang, à partir de 1.", "الترتيب، ابتداء من 1.", "The position, from 1.")
_CLAIM = Column(
    name="claim",
    type=Type.INTEGER,
    required=True,
    titles=T("Affirmation", "القول", "Claim"),
    help=T(
        "Le rang de l’affirmation dans la fiche.",
        "ترتيب القول في البطاقة.",
        "The position of the claim in the record.",
    ),
)
_STRENGTH = Column(
    name="strength",
    titles=T("Solidité", "قوة المصادر", "Strength"),
    choices=choices_of(Strength),
    vocabulary=vocabulary_name(Strength),
    help=T(
        "À quel point les sources l’appuient ; vide sans source.",
        "مدى تأييد المصادر؛ فارغة بلا مصدر.",
        "How well sources support it; empty without any.",
    ),
)


def _number(name: str, titles: T, help: T, required: bool = False) -> Column:
    return Column(name=name, titles=titles, help=help, type=Type.INTEGER, required=required)


def tables_beside_records(languages: tuple[str, ...]) -> Iterator[Table]:
    """The tables beside those of records; that with a row for each record comes first."""
    record = Reference((of.RECORD.name,), RECORDS, (ID,))
    claim_key = (of.RECORD.name, of.POSITION.name)
    position = _number(of.POSITION.name, of.POSITION.titles, _POSITION, required=True)
    yield Table(
        RECORDS,
        T("Toutes les fiches", "جميع البطاقات", "All records"),
        (
            of.POSITION,
            Column(
                name=ID,
                titles=T("Identifiant", "المعرف", "Id"),
                help=of.RECORD.help,
                required=True,
                pattern=of.ID_PATTERN,
            ),
            Column(
                name="kind",
                titles=T("Catégorie", "الصنف", "Kind"),
                required=True,
                choices=tuple(KINDS),
                vocabulary=KIND,
                help=T("La catégorie de la fiche.", "صنف البطاقة.", "The kind of the record."),
            ),
            *localized("label", _LABEL, _LABEL_HELP, None, languages),
            Column(
                name="url",
                titles=T("Adresse permanente", "العنوان الدائم", "Permalink"),
                required=True,
                help=T(
                    "L’adresse de la fiche pour toujours.",
                    "عنوان البطاقة الدائم.",
                    "The address of the record for ever.",
                ),
            ),
            _STRENGTH,
            _number(
                "disputes",
                T("Divergences", "الخلافات", "Disputes"),
                T(
                    "Sur combien de points les sources divergent.",
                    "عدد النقاط التي تختلف فيها المصادر.",
                    "On how many points sources differ.",
                ),
                required=True,
            ),
            _number(
                "gaps",
                T("Lacunes", "الثغرات", "Gaps"),
                T(
                    "Combien de réponses attendues manquent.",
                    "عدد الأجوبة المنتظرة الناقصة.",
                    "How many expected answers are missing.",
                ),
                required=True,
            ),
        ),
        (ID,),
    )
    yield Table(
        RELATIONS,
        T("Relations entre fiches", "العلاقات بين البطاقات", "Relations between records"),
        (
            of.RECORD,
            of.FIELD,
            of.POSITION,
            Column(
                name="cited",
                titles=T("Fiche citée", "البطاقة المذكورة", "Cited record"),
                help=T(
                    "L’identifiant de la fiche citée.",
                    "معرف البطاقة المذكورة.",
                    "The id of the cited record.",
                ),
                required=True,
                pattern=of.ID_PATTERN,
            ),
        ),
        (of.RECORD.name, of.FIELD.name, of.POSITION.name),
        (record, Reference(("cited",), RECORDS, (ID,))),
    )
    yield Table(
        CLAIMS,
        T(
            "Affirmations et ce qui les appuie",
            "الأقوال وما تستند إليه",
            "Claims and what they rest on",
        ),
        (
            of.RECORD,
            position,
            Column(name=of.FIELD.name, titles=of.FIELD.titles, help=_FIELD_HELP, required=True),
            _number(
                "item",
                T("Élément", "العنصر", "Item"),
                T(
                    "Le rang de l’élément, si chacun a ses sources.",
                    "ترتيب العنصر، إن كانت لكل عنصر مصادره.",
                    "The position of the item, where each has its own sources.",
                ),
            ),
            Column(
                name="value",
                titles=_VALUE,
                help=T(
                    "La valeur en JSON, telle que dans la fiche.",
                    "القيمة بصيغة JSON كما في البطاقة.",
                    "The value as JSON, as the record has it.",
                ),
                required=True,
            ),
            *localized(
                "value",
                _VALUE,
                T(
                    "La valeur telle qu’on la lit dans cette langue.",
                    "القيمة كما تُقرأ بهذه اللغة.",
                    "The value as readers of the language read it.",
                ),
                None,
                languages,
            ),
            of.BASIS,
            of.DERIVED_FROM,
            _STRENGTH,
            Column(
                name="disputed",
                type=Type.BOOLEAN,
                required=True,
                titles=T("Contestée", "مختلف فيها", "Disputed"),
                help=T(
                    "Si les sources divergent sur la valeur ; vrai pour chaque version.",
                    "هل تختلف المصادر في القيمة؛ صحيح لكل رواية.",
                    "Whether sources differ on the value; true for each side.",
                ),
            ),
            _number(
                "dispute",
                T("Divergence", "الخلاف", "Dispute"),
                T(
                    "Le rang de la divergence ; vide pour une valeur.",
                    "ترتيب الخلاف؛ فارغ إذا كانت قيمة.",
                    "The position of the dispute; empty for a value.",
                ),
            ),
            _number(
                "side",
                T("Version", "الرواية", "Side"),
                T(
                    "Le rang de la version dans la divergence.",
                    "ترتيب الرواية في الخلاف.",
                    "The position of the side in the dispute.",
                ),
            ),
        ),
        claim_key,
        (record,),
    )
    yield Table(
        CLAIM_SOURCES,
        T("Sources des affirmations", "مصادر الأقوال", "Sources of claims"),
        (of.RECORD, _CLAIM, position, of.SOURCE),
        (of.RECORD.name, _CLAIM.name, of.POSITION.name),
        (
            Reference((of.RECORD.name, _CLAIM.name), CLAIMS, claim_key),
            Reference((of.SOURCE.name,), Source.plural, (ID,)),
        ),
    )
    searches = field_types(NotFound)
    about, day, pages, asked = (
        searches[name] for name in ("about", "searched", "pages", "question")
    )
    yield Table(
        GAPS,
        T("Ce qu’aucune source ne dit", "ما لا يذكره أي مصدر", "What no source says"),
        (
            of.RECORD,
            position,
            of.column_of(asked, asked.name, True),
            Column(
                name=of.FIELD.name,
                titles=of.FIELD.titles,
                help=T(
                    "Le champ qui aurait la réponse.",
                    "الحقل الذي كان سيتضمن الجواب.",
                    "The field that would have the answer.",
                ),
                required=True,
            ),
            *text_columns(about.name, about.spec),
            of.column_of(day, day.name, False),
            of.column_of(pages, pages.name, False),
        ),
        claim_key,
        (record,),
    )
    yield Table(
        VOCABULARIES,
        T("Vocabulaires", "المصطلحات", "Vocabularies"),
        (
            Column(
                name="vocabulary",
                titles=T("Vocabulaire", "قائمة المصطلحات", "Vocabulary"),
                help=T(
                    "Le nom de la liste de valeurs.",
                    "اسم قائمة القيم.",
                    "The name of the list of values.",
                ),
                required=True,
            ),
            Column(
                name="value",
                titles=_VALUE,
                help=T(
                    "La valeur, telle que dans les fiches.",
                    "القيمة كما في البطاقات.",
                    "The value, as records have it.",
                ),
                required=True,
            ),
            position,
            *localized("title", _NAME, _NAME_HELP, None, languages),
        ),
        ("vocabulary", "value"),
    )
    yield Table(
        REGIONS_TABLE,
        T("Régions", "الجهات", "Regions"),
        (
            Column(
                name=CODE,
                titles=T("Code", "الرمز", "Code"),
                help=T("Le code ISO 3166-2.", "رمز ISO 3166-2.", "The ISO 3166-2 code."),
                required=True,
            ),
            *localized("name", _NAME, _NAME_HELP, None, languages),
        ),
        (CODE,),
    )
