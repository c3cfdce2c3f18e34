"""The headings and messages of ``catalogue stats``, in three languages."""

from __future__ import annotations

from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
RECORDS = T("Fiches par catégorie", "البطاقات حسب الصنف", "Records by kind")
TEXTS = T("Textes par langue", "النصوص حسب اللغة", "Texts by language")
TRANSLATED_NAMES = T("Noms que le catalogue a traduits", "أسماء ترجمها الدليل", "Names translated by the catalogue")
STRENGTH = T("Solidité des fiches", "قوة أدلة البطاقات", "Strength of records")
VALUES = T("Solidité des valeurs", "قوة أدلة القيم", "Strength of values")
GAPS = T("Ce qu’aucune source ne dit, par question", "ما لا يذكره أي مصدر، حسب السؤال", "What no source says, by question")
DISPUTES = T("Points sur lesquels les sources divergent", "نقاط تختلف فيها المصادر", "Points on which sources differ")
SOURCES = T("Sources", "المصادر", "Sources")
VERIFIED = T("Relecture", "التحقق", "Verification")

ALL = T("En tout", "المجموع", "In all")
BY_FIELD = T("Champs", "الحقول", "Fields")
DERIVED = T("Valeurs déduites d’une autre", "قيم مستنتجة من قيمة أخرى", "Values derived from another")
SEARCHED = T("recherché sans résultat", "بُحث عنه دون جدوى", "looked for but not found")
NOT_SEARCHED = T("pas encore recherché", "لم يُبحث عنه بعد", "not looked for yet")
BY_LEVEL = T("Par niveau", "حسب المستوى", "By level")
BY_EXTENT = T("Par étendue lue", "حسب المقدار المقروء", "By extent read")
NOT_STATED = T("Non précisé", "غير محدد", "Not stated")
DEAD = T("Hors ligne", "غير متاحة", "Offline")
WITH_COPY = T("avec une copie archivée", "لها نسخة مؤرشفة", "with an archived copy")
WITHOUT_COPY = T("sans copie archivée", "بلا نسخة مؤرشفة", "without an archived copy")
DEAD_SOURCES = T("Sources hors ligne sans copie archivée ({shown} sur {count})", "مصادر غير متاحة بلا نسخة مؤرشفة ({shown} من {count})", "Offline sources without an archived copy ({shown} of {count})")
HOW_TO_ARCHIVE = T("Chercher une copie dans une archive du web, et l’ajouter sous `archived`.", "ابحثوا عن نسخة في أرشيف للويب وأضيفوها في `archived`.", "Look for a copy in a web archive, and add it as `archived`.")
ADDRESS = T("Adresse", "الرابط", "Address")
ARCHIVED = T("Archivées", "مؤرشفة", "Archived")
COPIES = T("Copies d’une autre", "منقولة عن مصدر آخر", "Copies of another")
WITH_DAY = T("Fiches relues avec leurs sources", "بطاقات روجعت مع مصادرها", "Records checked against their sources")
WITHOUT_DAY = T("Fiches jamais relues", "بطاقات لم تُراجَع قط", "Records never checked")
PARTS = T("{label} : {parts}", "{label}: {parts}", "{label}: {parts}")
TOTAL = T("Nombre", "العدد", "Number")

QUEUE = T("À relire avec leurs sources, les plus anciennes d’abord ({shown} sur {count})", "للمراجعة مع مصادرها، الأقدم أولا ({shown} من {count})", "To be checked against their sources, oldest first ({shown} of {count})")
HOW = T("Relire la fiche avec ses sources, corriger ce qui doit l’être, puis mettre `verified` à la date du jour.", "راجعوا البطاقة مع مصادرها وصححوا ما يجب تصحيحه، ثم ضعوا في `verified` تاريخ اليوم.", "Compare the record with its sources, correct what needs it, then set `verified` to today’s date.")
NEVER = T("jamais relue", "لم تُراجَع قط", "never checked")
OVERDUE = T("relue il y a plus d’un an", "مر على مراجعتها أكثر من سنة", "checked more than a year ago")
DISPUTED = T("divergences : {count}", "نقاط خلاف: {count}", "disputes: {count}")
GAPS_LEFT = T("lacunes : {count}", "ثغرات: {count}", "gaps: {count}")
OLD = T("Traductions plus anciennes que le français", "ترجمات أقدم من النص الفرنسي", "Translations older than the French")
OUT_OF = T("{language} (sur {count})", "{language} (من {count})", "{language} (of {count})")
UNKNOWN = T("Inconnues, car {reason}", "غير معروفة، والسبب: {reason}", "Unknown, because {reason}")
REVIEW = T("Traductions à revoir : le français a changé ({shown} sur {count}, les plus anciennes d’abord)", "ترجمات يجب مراجعتها: النص الفرنسي تغير ({shown} من {count}، الأقدم أولا)", "Translations to review: the French has changed ({shown} of {count}, oldest first)")
HOW_TO_REVIEW = T("Corriger la traduction ; si toutes celles de la fiche sont justes, mettre `translations_verified` à la date du jour.", "صححوا الترجمة؛ وإن كانت كل ترجمات البطاقة صحيحة، ضعوا في `translations_verified` تاريخ اليوم.", "Correct the translation; if all those of the record are right, set `translations_verified` to today’s date.")
FIELD = T("Champ", "الحقل", "Field")
LANGUAGE = T("Langue", "اللغة", "Language")
SINCE = T("Depuis le", "منذ", "Since")
FRENCH_BEFORE = T("Français avant", "النص الفرنسي قبل", "French before")
FRENCH_AFTER = T("Français maintenant", "النص الفرنسي الآن", "French now")
RECORD = T("Fiche", "البطاقة", "Record")
LOCATION = T("Endroit", "المكان", "Location")
LAST = T("Relue le", "تاريخ المراجعة", "Checked on")
WHY = T("Pourquoi", "السبب", "Why")
# fmt: on
