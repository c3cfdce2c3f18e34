"""The problems of the house rules: warnings about valid records."""

from __future__ import annotations

from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off


def _rule(number: str, message: T, fix: T) -> Code:
    return Code(number, message, fix, severity="warning")


TOO_LONG = _rule(
    "CAT301",
    T("« {field} » a {count} caractères ; {most} tiennent à sa place.", "«{field}» فيه {count} محرفا؛ مكانه يتسع لـ{most}.", "“{field}” has {count} characters; there is room for {most}."),
    T("Le raccourcir ; ce qui est long va dans `description`.", "اختصره؛ ما طال مكانه `description`.", "Shorten it; longer text belongs in `description`."),
)
NOT_TRANSLATED = _rule(
    "CAT302",
    T("« {field} » n’est pas traduit ; il manque : {missing}.", "«{field}» غير مترجم؛ ينقص: {missing}.", "“{field}” is not translated; missing: {missing}."),
    T("Ajouter {lines} ; d’ici là, le français est montré, signalé comme tel.", "أضف {lines}؛ وإلى ذلك الحين يعرض النص الفرنسي مع التنبيه إليه.", "Add {lines}; until then the French text is shown, marked as such."),
)
UNDATED_SOURCE = _rule(
    "CAT303",
    T("Cette source n’a pas de date.", "هذا المصدر بلا تاريخ.", "This source has no date."),
    T("Ajouter `date: …` si la source en porte une.", "أضف `date: …` إن كان المصدر مؤرخا.", "Add `date: …` if the source gives one."),
)
CHECKED_LONG_AGO = _rule(
    "CAT304",
    T("Cette fiche a été vérifiée il y a plus d’un an ({value}).", "تم التحقق من هذه البطاقة قبل أكثر من سنة ({value}).", "This record was checked more than a year ago ({value})."),
    T("La relire avec ses sources, puis mettre `verified` à ce jour.", "راجعها مع مصادرها ثم حدث `verified`.", "Check it against its sources, then set `verified` to today."),
)
INSECURE_LINK = _rule(
    "CAT305",
    T("Cette adresse commence par `http://`.", "هذا العنوان يبدأ بـ `http://`.", "This address begins with `http://`."),
    T("Écrire `https://` si le site y répond.", "اكتب `https://` إن كان الموقع يجيب به.", "Write `https://` if the site supports it."),
)
PERSONAL_EMAIL = _rule(
    "CAT306",
    T("« {value} » semble être l’adresse d’une personne.", "«{value}» يبدو عنوان شخص.", "“{value}” looks like a personal address."),
    T("Ne publier qu’une adresse de fonction, comme `contact@…` ; sinon l’ôter.", "لا ينشر إلا عنوان وظيفي مثل `contact@…`؛ وإلا فاحذفه.", "Publish only a role address, such as `contact@…`; otherwise remove it."),
)
PHONE_NUMBER = _rule(
    "CAT307",
    T("« {value} » semble être un numéro de téléphone.", "«{value}» يبدو رقم هاتف.", "“{value}” looks like a telephone number."),
    T("L’ôter, à moins que ce soit le standard de l’institution.", "احذفه ما لم يكن رقم المؤسسة العام.", "Remove it, unless it is the institution’s switchboard."),
)
LOOKS_THE_SAME = _rule(
    "CAT308",
    T("Cette fiche ressemble à « {id} » ({other}) : {value}.", "هذه البطاقة تشبه «{id}» ({other}): {value}.", "This record looks like “{id}” ({other}): {value}."),
    T("Si c’est la même chose, n’en garder qu’une et mettre l’autre `id` dans `former_ids`.", "إن كانتا شيئا واحدا فاحتفظ بواحدة وضع `id` الأخرى في `former_ids`.", "If they are the same thing, keep one and add the other `id` to `former_ids`."),
)
STATUS_BEFORE_DATE = _rule(
    "CAT309",
    T("Le statut « {status} » ne s’accorde pas avec `{key}: {value}`, qui est à venir.", "الحالة «{status}» لا توافق `{key}: {value}` لأنه في المستقبل.", "The status “{status}” contradicts `{key}: {value}`, which is in the future."),
    T("Vérifier les deux dans les sources, et corriger celui qui est faux.", "تحقق من الاثنين في المصادر وصحح الخاطئ منهما.", "Check both in the sources and correct the wrong one."),
)
END_BEFORE_START = _rule(
    "CAT310",
    T("`{key}: {value}` vient avant `{first_key}: {first_value}`.", "`{key}: {value}` يسبق `{first_key}: {first_value}`.", "`{key}: {value}` is before `{first_key}: {first_value}`."),
    T("Corriger ou échanger les deux dates.", "صحح التاريخين أو بدل بينهما.", "Correct or swap the two dates."),
)
DESCRIBED_AS_OPERATING = _rule(
    "CAT311",
    T("« {value} » : le texte parle d’une activité en cours, le statut est « {status} ».", "«{value}»: النص يتحدث عن نشاط قائم والحالة «{status}».", "“{value}”: the text describes something in operation, but the status is “{status}”."),
    T("Écrire au futur ce qui est annoncé, ou changer le statut si une source le permet.", "اكتب ما أعلن عنه بصيغة المستقبل، أو غير الحالة إن أجاز ذلك مصدر.", "Use the future tense for what is announced, or change the status if a source supports it."),
)
TYPOGRAPHIC_QUOTES = _rule(
    "CAT313",
    T("Ce texte est tout entier entre {value} : pour YAML ils en font partie, et seraient publiés.", "هذا النص كله بين {value}: هي في YAML جزء منه وستنشر معه.", "The whole text is between {value}: in YAML these are part of it and would be published."),
    T("Les ôter, ou écrire des guillemets droits : \"…\".", "احذفها، أو اكتب علامتي اقتباس مستقيمتين: \"…\".", "Remove them, or write straight quotes: \"…\"."),
)
IN_THE_FUTURE = _rule(
    "CAT312",
    T("`{key}: {value}` est à venir : cela ne peut pas encore avoir eu lieu.", "`{key}: {value}` في المستقبل: لا يمكن أن يكون قد حدث.", "`{key}: {value}` is in the future: it cannot have happened yet."),
    T("Corriger la date.", "صحح التاريخ.", "Correct the date."),
)
