"""The texts of the issue forms, in each language that has forms."""

from __future__ import annotations

from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
NO_PERSONAL_DATA = T(
    "**Aucune donnée personnelle** : ni nom de personne, ni adresse, ni numéro d’une personne. Ce que vous écrivez ici est public.",
    "**لا معطيات شخصية**: لا اسم شخص ولا عنوانه ولا رقمه. كل ما يُكتب هنا علني.",
    "**No personal data**: no person’s name, address or number. What you write here is public.",
)
NOTHING_WITHOUT_A_SOURCE = T(
    "**Rien sans source** : le catalogue ne contient que ce que disent des pages publiées.",
    "**لا شيء دون مصدر**: لا يقول الدليل إلا ما تقوله صفحة منشورة.",
    "**Nothing without a source**: the catalogue states only what a published page states.",
)
BECOMES_A_DRAFT = T(
    "Le formulaire devient un brouillon de fiche que quelqu’un relit avant toute publication. Une réponse vous est donnée ici en quelques minutes.",
    "تصير الاستمارة مسودة بطاقة يراجعها شخص قبل أي نشر. ويأتي الرد هنا في بضع دقائق.",
    "The form becomes a draft record, which someone reviews before anything is published. You get an answer here within minutes.",
)

PROPOSE = T("Proposer une fiche", "اقتراح بطاقة", "Propose a record")
PROPOSE_WHAT = T("Un institut, un partenaire, un accord, un programme ou un événement qui manque au catalogue.", "معهد أو شريك أو اتفاق أو برنامج أو حدث ينقص الدليل.", "An institute, a partner, an agreement, a programme or an event that is missing from the catalogue.")
PROPOSAL = T("Proposition : ", "اقتراح: ", "Proposal: ")
CORRECT = T("Corriger une fiche", "تصحيح بطاقة", "Correct a record")
CORRECT_WHAT = T("Une erreur, un oubli ou un changement dans une fiche du catalogue.", "خطأ أو نقص أو تغيير في إحدى بطاقات الدليل.", "A mistake, a gap or a change in a record of the catalogue.")
CORRECTION = T("Correction : ", "تصحيح: ", "Correction: ")
REPORT = T("Signaler un lien mort", "الإبلاغ عن رابط معطل", "Report a dead link")
REPORT_WHAT = T("Une page citée par le catalogue qui ne répond plus ou a changé.", "صفحة يذكرها الدليل لم تعد تستجيب أو تغير محتواها.", "A page that the catalogue cites and that is no longer available or has changed.")
DEAD_LINK = T("Lien mort : ", "رابط معطل: ", "Dead link: ")

KIND = T("Catégorie de la fiche", "صنف البطاقة", "Kind of record")
NAMES = {
    "fr": T("Nom en français", "الاسم بالفرنسية", "Name in French"),
    "ar": T("Nom en arabe", "الاسم بالعربية", "Name in Arabic"),
    "en": T("Nom en anglais", "الاسم بالإنجليزية", "Name in English"),
    "zgh": T("Nom en amazighe", "الاسم بالأمازيغية", "Name in Amazigh"),
}
SUMMARIES = {
    "fr": T("Résumé en français", "الملخص بالفرنسية", "Summary in French"),
    "ar": T("Résumé en arabe", "الملخص بالعربية", "Summary in Arabic"),
    "en": T("Résumé en anglais", "الملخص بالإنجليزية", "Summary in English"),
    "zgh": T("Résumé en amazighe", "الملخص بالأمازيغية", "Summary in Amazigh"),
}
NAME_AS_THERE = T("Tel que la source l’écrit.", "كما يكتبه المصدر.", "As the source writes it.")
NAME_NEEDED = T("Tel que la source l’écrit. Si elle ne le donne pas en français, traduisez-le s’il est descriptif (un ministère, une université) : la fiche dira que c’est une traduction. Il est obligatoire : sans lui, votre proposition attendra une traduction.", "كما يكتبه المصدر. إن لم يذكره بالفرنسية فترجموه إن كان وصفيا (وزارة، جامعة): وستذكر البطاقة أنه مترجم. كل بطاقة تحتاج إليه؛ وبدونه تنتظر من يترجمها.", "As the source writes it. If it does not give the name in French, translate it if it is descriptive (a ministry, a university): the record will say that it is a translation. This is required: without it, your proposal has to wait for a translation.")
NAME_IF_GIVEN = T("Si une source le donne, ou traduit s’il est descriptif (un ministère, une université). Sinon, laissez vide.", "إن ذكره مصدر، أو مترجما إن كان وصفيا (وزارة، جامعة). وإلا فاتركوه فارغا.", "If a source gives it, or translated if it is descriptive (a ministry, a university). Otherwise leave it empty.")
SUMMARY_OWN = T("Une ou deux phrases, dans vos mots, sans mise en forme.", "جملة أو جملتان بأسلوبكم، دون تنسيق.", "One or two sentences in your own words, without formatting.")
SUMMARY_NEEDED = T("Une ou deux phrases, dans vos mots, sans mise en forme. Obligatoire.", "جملة أو جملتان بأسلوبكم، دون تنسيق. كل بطاقة تحتاج إليه.", "One or two sentences in your own words, without formatting. Required.")
SUMMARY_SAME = T("Le même texte, si vous le pouvez.", "المعنى نفسه إن أمكن.", "The same text, if you can.")

SOURCE_URL = T("Adresse de la source", "رابط المصدر", "Address of the source")
SOURCE_URL_WHAT = T("La page publiée d’où vient ce que vous écrivez.", "الصفحة المنشورة التي تثبت ما ورد في الاستمارة.", "The published page that supports what you write.")
SOURCE_PUBLISHER = T("Éditeur de la source", "ناشر المصدر", "Publisher of the source")
SOURCE_PUBLISHER_WHAT = T("Qui publie la page : un journal, un ministère, une école.", "الجهة الناشرة: جريدة أو وزارة أو مدرسة.", "Who publishes the page: a newspaper, a ministry, a school.")
SOURCE_TITLE = T("Titre de la source", "عنوان المصدر", "Title of the source")
SOURCE_TITLE_WHAT = T("Dans sa propre langue, tel que la page l’écrit.", "بلغته الأصلية كما تكتبه الصفحة.", "In its own language, as the page writes it.")
SOURCE_DATE = T("Date de la source", "تاريخ المصدر", "Date of the source")
SOURCE_DATE_WHAT = T("Si la page la donne : 2026, 2026-01 ou 2026-01-12.", "إن ذكرته الصفحة: 2026 أو 2026-01 أو 2026-01-12.", "If the page gives it: 2026, 2026-01 or 2026-01-12.")
SOURCE_LANGUAGE = T("Langue de la source", "لغة المصدر", "Language of the source")
SOURCE_LANGUAGES = {
    "fr": T("français (fr)", "الفرنسية (fr)", "French (fr)"),
    "ar": T("arabe (ar)", "العربية (ar)", "Arabic (ar)"),
    "en": T("anglais (en)", "الإنجليزية (en)", "English (en)"),
    "zgh": T("amazighe (zgh)", "الأمازيغية (zgh)", "Amazigh (zgh)"),
    "es": T("espagnol (es)", "الإسبانية (es)", "Spanish (es)"),
}
"""The languages of a source that a form offers, by the code that the record gets."""
SOURCE_LEVEL = T("Niveau de la source", "مستوى المصدر", "Level of the source")
SOURCE_LEVEL_WHAT = T("Son degré de proximité avec ce qu’elle affirme.", "مدى قرب المصدر مما يصرح به.", "How close the source is to what it states.")

RECORD = T("Identifiant de la fiche", "معرف البطاقة", "Id of the record")
RECORD_WHAT = T("La fin de l’adresse de sa page : `jazari-root`.", "نهاية عنوان صفحتها: `jazari-root`.", "The last part of the address of its page: `jazari-root`.")
PAGE = T("Adresse de la page", "عنوان الصفحة", "Address of the page")
WRONG = T("Ce que dit la fiche", "ما تقوله البطاقة", "What the record says")
WRONG_WHAT = T("Le passage à corriger ; laissez vide s’il s’agit d’un oubli.", "المقطع المراد تصحيحه؛ اتركوه فارغا إن كان الأمر نقصا.", "The passage to correct; leave it empty if something is missing.")
RIGHT = T("Ce qu’elle devrait dire", "ما ينبغي أن تقوله", "What it should say")
SOURCES = T("Sources", "المصادر", "Sources")
SOURCES_WHAT = T("L’adresse de chaque page publiée qui le dit, une par ligne.", "رابط كل صفحة منشورة تقول ذلك، واحد في كل سطر.", "The address of each published page that says so, one per line.")
LINK = T("Lien qui ne répond plus", "الرابط المعطل", "Link that no longer works")
REPLACEMENT = T("Nouvelle adresse", "الرابط الجديد", "New address")
REPLACEMENT_WHAT = T("L’adresse actuelle de la même page, ou celle d’une copie archivée.", "الرابط الحالي للصفحة نفسها أو رابط نسخة محفوظة منها.", "The present address of the same page, or of an archived copy.")

DETAILS = T("Autres précisions", "معلومات أخرى", "Other details")
DETAILS_WHAT = T("Dates, lieu, partenaires, autres sources. La personne qui relit les lit ici ; elles ne sont pas ajoutées automatiquement à la fiche.", "التواريخ والمكان والشركاء ومصادر أخرى. يقرؤها المراجع هنا ولا تدخل البطاقة من تلقاء نفسها.", "Dates, place, partners, other sources. The reviewer reads them here; they are not added to the record automatically.")
BEFORE_SENDING = T("Avant d’envoyer", "قبل الإرسال", "Before sending")
NONE_WRITTEN = T("Je n’ai écrit aucune donnée personnelle.", "لم أكتب أي معطى شخصي.", "I have written no personal data.")
SOURCE_READ = T("J’ai lu la source aujourd’hui ; elle est publiée et confirme ce que j’écris.", "قرأت المصدر اليوم؛ وهو منشور ويقول ما كتبته.", "I read the source today; it is published and supports what I write.")
# fmt: on
