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
    T("« {field} » compte {count} caractères, pour {most} au plus.", "عدد محارف «{field}» {count}، والحد الأقصى {most}.", "“{field}” has {count} characters; there is room for {most}."),
    T("Le raccourcir ; ce qui est long va dans `description`.", "اختصروه؛ ما طال مكانه `description`.", "Shorten it; longer text belongs in `description`."),
)
NOT_TRANSLATED = _rule(
    "CAT302",
    T("« {field} » n’est pas traduit ; il manque : {missing}.", "«{field}» غير مترجم؛ ينقص: {missing}.", "“{field}” is not translated; missing: {missing}."),
    T("Ajouter {lines} ; d’ici là, le texte français s’affiche, avec une mention.", "أضيفوا {lines}؛ وإلى ذلك الحين يُعرض النص الفرنسي مع التنبيه إليه.", "Add {lines}; until then the French text is shown, marked as such."),
)
UNDATED_SOURCE = _rule(
    "CAT303",
    T("Cette source n’a pas de date.", "هذا المصدر بلا تاريخ.", "This source has no date."),
    T("Ajouter `date: …` si la source en donne une ; sinon, indiquer ce qui en a été lu : `read_extent: whole` ou `part`.", "أضيفوا `date: …` إن كان المصدر مؤرخا؛ وإلا فاذكروا ما قُرئ منه: `read_extent: whole` أو `part`.", "Add `date: …` if the source gives one; otherwise say how much of it was read: `read_extent: whole` or `part`."),
)
CHECKED_LONG_AGO = _rule(
    "CAT304",
    T("Cette fiche a été vérifiée il y a plus d’un an ({value}).", "مضى على مراجعة هذه البطاقة أكثر من سنة ({value}).", "This record was checked more than a year ago ({value})."),
    T("La relire avec ses sources, puis mettre `verified` à la date du jour.", "راجعوها مع مصادرها ثم حدّثوا `verified`.", "Check it against its sources, then set `verified` to today’s date."),
)
INSECURE_LINK = _rule(
    "CAT305",
    T("Cette adresse commence par `http://`.", "يبدأ هذا العنوان بالصيغة `http://`.", "This address begins with `http://`."),
    T("Écrire `https://` si le site y répond.", "اكتبوا `https://` إن كان الموقع يدعمها.", "Write `https://` if the site supports it."),
)
PERSONAL_EMAIL = _rule(
    "CAT306",
    T("« {value} » semble être l’adresse d’une personne.", "«{value}» يبدو عنوان شخص.", "“{value}” looks like a personal address."),
    T("Ne publier qu’une adresse de fonction, comme `contact@…` ; sinon la supprimer.", "لا يُنشر إلا عنوان وظيفي مثل `contact@…`؛ وإلا فاحذفوه.", "Publish only a role address, such as `contact@…`; otherwise remove it."),
)
PHONE_NUMBER = _rule(
    "CAT307",
    T("« {value} » semble être un numéro de téléphone.", "«{value}» يبدو رقم هاتف.", "“{value}” looks like a phone number."),
    T("Le supprimer, sauf s’il s’agit du standard de l’institution.", "احذفوه ما لم يكن رقم المؤسسة العام.", "Remove it, unless it is the institution’s switchboard."),
)
LOOKS_THE_SAME = _rule(
    "CAT308",
    T("Cette fiche ressemble à « {id} » ({other}) : {value}.", "هذه البطاقة تشبه «{id}» ({other}): {value}.", "This record looks like “{id}” ({other}): {value}."),
    T("Si c’est la même chose, n’en garder qu’une et mettre l’autre `id` dans `former_ids`.", "إن كانتا شيئا واحدا فاحتفظوا بواحدة وضعوا `id` الأخرى في `former_ids`.", "If they are the same thing, keep one and add the other `id` to `former_ids`."),
)
STATUS_BEFORE_DATE = _rule(
    "CAT309",
    T("Le statut « {status} » est incompatible avec `{key}: {value}`, qui est à venir.", "الحالة «{status}» لا توافق `{key}: {value}` لأنه في المستقبل.", "The status “{status}” contradicts `{key}: {value}`, which is in the future."),
    T("Vérifier les deux dans les sources, et corriger celui qui est faux.", "تحققوا من الاثنين في المصادر وصححوا الخاطئ منهما.", "Check both in the sources and correct the wrong one."),
)
END_BEFORE_START = _rule(
    "CAT310",
    T("`{key}: {value}` vient avant `{first_key}: {first_value}`.", "`{key}: {value}` يسبق `{first_key}: {first_value}`.", "`{key}: {value}` is before `{first_key}: {first_value}`."),
    T("Corriger ou échanger les deux dates.", "صححوا التاريخين أو بدّلوا بينهما.", "Correct or swap the two dates."),
)
DESCRIBED_AS_OPERATING = _rule(
    "CAT311",
    T("« {value} » : le texte parle d’une activité en cours, le statut est « {status} ».", "«{value}»: النص يتحدث عن نشاط قائم والحالة «{status}».", "“{value}”: the text describes something in operation, but the status is “{status}”."),
    T("Écrire au futur ce qui est annoncé, ou changer le statut si une source le permet.", "اكتبوا ما أُعلن عنه بصيغة المستقبل، أو غيّروا الحالة إن أثبت ذلك مصدر.", "Use the future tense for what is announced, or change the status if a source supports it."),
)
TYPOGRAPHIC_QUOTES = _rule(
    "CAT313",
    T("Ce texte est tout entier entre {value} : pour YAML ils en font partie, et seraient publiés.", "هذا النص كله بين {value}: هي في YAML جزء منه وستُنشر معه.", "The whole text is between {value}: in YAML these are part of it and would be published."),
    T("Les supprimer, ou écrire des guillemets droits : \"…\".", "احذفوها، أو اكتبوا علامتي اقتباس مستقيمتين: \"…\".", "Remove them, or write straight quotes: \"…\"."),
)
IN_THE_FUTURE = _rule(
    "CAT312",
    T("`{key}: {value}` est à venir : cela ne peut pas encore avoir eu lieu.", "`{key}: {value}` في المستقبل: لا يمكن أن يكون قد حدث.", "`{key}: {value}` is in the future: it cannot have happened yet."),
    T("Corriger la date.", "صححوا التاريخ.", "Correct the date."),
)
NAME_IN_NO_SOURCE = _rule(
    "CAT314",
    T("Aucune des sources citées pour ce nom n’est en « {key} ».", "ليس بين المصادر المذكورة لهذا الاسم مصدر بلغة «{key}».", "None of the sources cited for this name is in “{key}”."),
    T("Si le catalogue l’a traduit, écrire `{line}` ; sinon, citer dans `evidence` une page en cette langue où il figure.", "إن كان الدليل قد ترجمه فاكتبوا `{line}`؛ وإلا فاذكروا له في `evidence` صفحة بهذه اللغة ورد فيها.", "If the catalogue translated it, write `{line}`; otherwise cite in `evidence` a page in that language that gives it."),
)
NO_EVIDENCE = _rule(
    "CAT315",
    T("« {key} » est rempli, mais rien n’indique sur quoi il repose.", "«{key}» مملوء ولا شيء يبين ما يستند إليه.", "“{key}” has a value, but nothing says what it rests on."),
    T("Ajouter sous `evidence` : `{key}: [id-de-la-source]` si une source le dit, `{key}: {{classified: [id-de-la-source]}}` si le catalogue l’a classé, `{key}: {{derived: champ}}` s’il se déduit d’un autre champ.", "أضيفوا في `evidence`: `{key}: [source-id]` إن صرح به مصدر، أو `{key}: {{classified: [source-id]}}` إن صنفه الدليل، أو `{key}: {{derived: field}}` إن استُنتج من حقل آخر.", "Add under `evidence`: `{key}: [source-id]` if a source states it, `{key}: {{classified: [source-id]}}` if the catalogue classified it, `{key}: {{derived: field}}` if it follows from another field."),
)
DIFFERENCE_WITHOUT_DISPUTE = _rule(
    "CAT316",
    T("« {value} » : le texte dit que des sources divergent, mais la fiche n’a pas de `disputes`.", "«{value}»: يقول النص إن مصادر تختلف، وليس في البطاقة `disputes`.", "“{value}”: the text says that sources differ, but the record has no `disputes`."),
    T("Ajouter `disputes: [{{field: …, claims: [{{text: …, sources: […]}}, …]}}]`, avec ce que dit chaque version, ou reformuler la phrase.", "أضيفوا `disputes: [{{field: …, claims: [{{text: …, sources: […]}}, …]}}]` بما يقوله كل طرف، أو أعيدوا صياغة الجملة.", "Add `disputes: [{{field: …, claims: [{{text: …, sources: […]}}, …]}}]` with what each side says, or reword the sentence."),
)
VERIFIED_BEFORE_READING = _rule(
    "CAT317",
    T("`{key}: {value}` vient avant le jour où la source « {id} » a été lue, {accessed}.", "`{key}: {value}` يسبق اليوم الذي قُرئ فيه المصدر «{id}»، وهو {accessed}.", "`{key}: {value}` is before the day on which the source “{id}” was read, {accessed}."),
    T("Relire la fiche avec cette source, puis écrire le jour de la relecture : `{key}: {accessed}` ou plus tard.", "راجعوا البطاقة مع هذا المصدر ثم اكتبوا يوم المراجعة: `{key}: {accessed}` أو بعده.", "Check the record against that source, then write the day on which you did: `{key}: {accessed}` or later."),
)
STEP_OUT_OF_ORDER = _rule(
    "CAT318",
    T("L’étape « {value} » vient après « {other} » (ligne {line}), qui est plus avancée.", "المرحلة «{value}» تأتي بعد «{other}» (السطر {line})، وهي أكثر تقدما.", "The step “{value}” comes after “{other}” (line {line}), which is further on."),
    T("La mettre avant `step: {other}`, ou corriger celle des deux qui est fausse.", "ضعوها قبل `step: {other}`، أو صححوا الخاطئة منهما.", "Move it before `step: {other}`, or correct the wrong one of the two."),
)
STEP_TWICE = _rule(
    "CAT319",
    T("L’étape « {value} » est déjà là (ligne {line}).", "المرحلة «{value}» موجودة من قبل (السطر {line}).", "The step “{value}” is already there (line {line})."),
    T("N’en garder qu’une, avec la première date et les sources des deux.", "احتفظوا بواحدة، بالتاريخ الأول وبمصادر الاثنتين.", "Keep one, with the first date and the sources of both."),
)
STEP_DATE_OUT_OF_ORDER = _rule(
    "CAT320",
    T("`{key}: {value}` vient avant `{key}: {other}` d’une étape précédente (ligne {line}).", "`{key}: {value}` يسبق `{key}: {other}` لمرحلة سابقة (السطر {line}).", "`{key}: {value}` is before `{key}: {other}` of an earlier step (line {line})."),
    T("Vérifier les deux dates dans les sources : corriger la fausse, ou mettre l’étape la plus ancienne en premier.", "تحققوا من التاريخين في المصادر: صححوا الخاطئ منهما أو ضعوا المرحلة الأقدم أولا.", "Check both dates in the sources: correct the wrong one, or put the older step first."),
)
COPY_BESIDE_ORIGINAL = _rule(
    "CAT321",
    T("« {id} » et « {other} » donnent le même texte : ensemble, elles ne comptent que pour une source.", "«{id}» و«{other}» يقدمان النص نفسه: يُحسبان معا مصدرا واحدا.", "“{id}” and “{other}” have the same text: together they count as one source only."),
    T("Supprimer `{id}` d’ici ; `{other}` suffit.", "احذفوا `{id}` من هنا؛ يكفي `{other}`.", "Remove `{id}` here; `{other}` is enough."),
)
SOURCE_NOT_CITED = _rule(
    "CAT322",
    T("Rien dans la fiche ne cite la source « {value} ».", "لا شيء في البطاقة يستند إلى المصدر «{value}».", "Nothing in the record cites the source “{value}”."),
    T("La citer là où elle appuie une information (`evidence`, `path`, `description`, `statements`, `disputes`), ou la retirer de `{list}`.", "اذكروه حيث يصرح بشيء (`evidence` أو `path` أو `description` أو `statements` أو `disputes`)، أو احذفوه من `{list}`.", "Cite it where it states something (`evidence`, `path`, `description`, `statements`, `disputes`), or remove it from `{list}`."),
)
NOT_EXPLAINED = _rule(
    "CAT323",
    T("`{key}: {value}` ne dit pas de quoi il s’agit.", "`{key}: {value}` لا يبين ما هو المقصود.", "`{key}: {value}` does not say what it is."),
    T("Choisir une valeur plus précise, ou ajouter `{other}: {{fr: …, ar: …, en: …}}`, en quelques mots.", "اختاروا قيمة أدق، أو أضيفوا `{other}: {{fr: …, ar: …, en: …}}` في بضع كلمات.", "Choose a more precise value, or add `{other}: {{fr: …, ar: …, en: …}}`, in a few words."),
)
AMP_ADDRESS = _rule(
    "CAT324",
    T("Cette adresse est celle d’une page AMP, une copie pour téléphones.", "هذا عنوان صفحة AMP، وهي نسخة للهواتف.", "This is the address of an AMP page, a copy for phones."),
    T("Écrire l’adresse de la page elle-même : `{nearest}`, si elle s’y trouve.", "اكتبوا عنوان الصفحة نفسها: `{nearest}`، إن وُجدت هناك.", "Write the address of the page itself: `{nearest}`, if it is there."),
)
NO_WHOLE_TITLE = _rule(
    "CAT325",
    T("« {value} » : ce titre est une adresse, ou il est coupé.", "«{value}»: هذا العنوان رابط أو مقطوع.", "“{value}”: this title is an address, or it is cut off."),
    T("Écrire le titre entier, tel que publié, ou effacer la ligne `{key}` : l’éditeur et la date seront montrés.", "اكتبوا العنوان كاملا كما نُشر، أو احذفوا السطر `{key}`: سيظهر الناشر والتاريخ.", "Write the whole title as published, or delete the line `{key}`: publisher and date are shown instead."),
)
CHANGED_UNVERIFIED = _rule(
    "CAT326",
    T("Les preuves de la fiche ont changé, mais `verified` n’a pas été mis à jour.", "تغير ما تستند إليه البطاقة ولم يتقدم `verified`.", "The evidence of the record has changed, but `verified` has not been updated."),
    T("Relire la fiche avec ses sources, puis écrire `verified: {today}`.", "راجعوا البطاقة مع مصادرها ثم اكتبوا `verified: {today}`.", "Check the record against its sources, then write `verified: {today}`."),
)
SOURCE_NOT_LISTED = _rule(
    "CAT327",
    T("La source « {value} » est citée ici, mais ne figure pas dans `{list}`.", "المصدر «{value}» مذكور هنا، ولا يرد في `{list}`.", "The source “{value}” is cited here but is not in `{list}`."),
    T("L’ajouter à la liste `{list}` de la fiche.", "أضيفوه إلى القائمة `{list}` في البطاقة.", "Add it to the list `{list}` of the record."),
)
ONLY_WITH = _rule(
    "CAT328",
    T("« {key} » n’a de sens qu’avec `{other}: {needed}`.", "«{key}» لا يرد إلا مع `{other}: {needed}`.", "“{key}” makes sense only with `{other}: {needed}`."),
    T("Écrire `{other}: {needed}` si c’est le cas ; sinon supprimer cette ligne.", "اكتبوا `{other}: {needed}` إن كان الأمر كذلك؛ وإلا فاحذفوا هذا السطر.", "Write `{other}: {needed}` if that is so; otherwise remove this line."),
)
ITEM_TWICE = _rule(
    "CAT329",
    T("« {value} » est déjà dans cette liste.", "«{value}» موجود من قبل في هذه القائمة.", "“{value}” is already in this list."),
    T("Le supprimer ici.", "احذفوه هنا.", "Remove it here."),
)
EVIDENCE_OF_NOTHING = _rule(
    "CAT330",
    T("`evidence` dit sur quoi repose « {key} », que la fiche n’a pas.", "يبين `evidence` ما يستند إليه «{key}»، وهو غير موجود في البطاقة.", "`evidence` says what “{key}” rests on, but the record does not have it."),
    T("Supprimer cette ligne, ou remplir le champ.", "احذفوا هذا السطر أو املؤوا الحقل.", "Remove this line, or fill in the field."),
)
FOUND_AFTER_ALL = _rule(
    "CAT331",
    T("« {value} » est donné comme introuvable, mais la fiche le contient.", "يرد هنا أن «{value}» لم يُعثر عليه، وهو موجود في البطاقة.", "“{value}” is said not to have been found, but the record has it."),
    T("Supprimer cet élément ; si autre chose a été recherché, l’indiquer : `{more}: {{fr: …, ar: …, en: …}}`.", "احذفوا هذا العنصر؛ وإن جرى البحث عن شيء آخر فاذكروه: `{more}: {{fr: …, ar: …, en: …}}`.", "Remove this item; if something else was looked for, say what: `{more}: {{fr: …, ar: …, en: …}}`."),
)
ONE_SIDED = _rule(
    "CAT332",
    T("Une divergence a deux versions au moins ; celle-ci en a {count}.", "للخلاف طرفان على الأقل؛ وعدد أطراف هذا الخلاف {count}.", "A dispute has at least two sides; this one has {count}."),
    T("Ajouter l’autre version : `- {{text: …, sources: […]}}`, ou supprimer la divergence.", "أضيفوا ما يقوله الطرف الآخر: `- {{text: …, sources: […]}}`، أو احذفوا الخلاف.", "Add what the other side says: `- {{text: …, sources: […]}}`, or remove the dispute."),
)
TWO_PUBLISHERS = _rule(
    "CAT333",
    T("« {value} » et « {other_value} » (`{id}`) seraient deux éditeurs du site {site}.", "«{value}» و«{other_value}» (`{id}`) ناشران مختلفان للموقع {site}.", "“{value}” and “{other_value}” (`{id}`) would be two publishers of the site {site}."),
    T("Écrire l’éditeur de la même façon ; si le site reprend le texte d’un autre, nommer celui-ci et ajouter `{more}: {site}`.", "اكتبوا اسم الناشر بالطريقة نفسها؛ وإن كان الموقع يحمل نص ناشر آخر فسمّوا هذا الناشر وأضيفوا `{more}: {site}`.", "Write the publisher in the same way; if the site carries the text of another, name that one and add `{more}: {site}`."),
)
UNDATED_SIDES = _rule(
    "CAT334",
    T("Cette divergence porte sur une date, et aucune version n’en donne.", "هذا الخلاف يتعلق بتاريخ، ولا يذكر أي طرف فيه تاريخا.", "This dispute is about a date, and no side gives one."),
    T("Ajouter `{date}: …` à chaque version qui en donne une.", "أضيفوا `{date}: …` إلى كل طرف يذكر تاريخا.", "Add `{date}: …` to each side that gives one."),
)
DEAD_BEFORE_READING = _rule(
    "CAT335",
    T("`{key}: {value}` vient avant le jour de la lecture, `{accessed_key}: {accessed}`.", "`{key}: {value}` يسبق يوم القراءة، `{accessed_key}: {accessed}`.", "`{key}: {value}` is before the day of reading, `{accessed_key}: {accessed}`."),
    T("Si la page est de nouveau en ligne, supprimer `{key}` ; si une copie conservée a été lue, ajouter `{read_key}: {stored}` ; sinon, corriger le jour.", "إن عادت الصفحة إلى موقعها فاحذفوا `{key}`؛ وإن قُرئت نسخة محفوظة فأضيفوا `{read_key}: {stored}`؛ وإلا فصححوا اليوم.", "If the page is online again, remove `{key}`; if a stored copy was read, add `{read_key}: {stored}`; otherwise correct the day."),
)
ARCHIVED_WHEN_DEAD = _rule(
    "CAT336",
    T("La copie date du {value}, et la page est hors ligne depuis le {dead}.", "تاريخ النسخة {value}، والصفحة غير متاحة منذ {dead}.", "The copy is of {value}, and the page has been offline since {dead}."),
    T("Choisir dans l’archive une copie d’un jour où la page répondait, ou corriger `{dead_key}`.", "اختاروا من الأرشيف نسخة من يوم كانت فيه الصفحة متاحة، أو صححوا `{dead_key}`.", "Choose a copy in the archive from a day on which the page answered, or correct `{dead_key}`."),
)
