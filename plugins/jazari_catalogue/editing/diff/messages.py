"""The headings and messages of ``catalogue diff``, in three languages."""

from __future__ import annotations

from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
HEADING = T("Ce que le public verra changer", "ما سيتغير في نظر الجمهور", "What the public will see change")
NOTHING = T("Rien ne change pour le public.", "لا يتغير شيء بالنسبة إلى الجمهور.", "Nothing changes for the public.")
RECORDS = T("Fiches", "البطاقات", "Records")
CHANGES = {
    "added": T("Ajoutée", "أُضيفت", "Added"),
    "removed": T("Retirée", "حُذفت", "Removed"),
    "renamed": T("Renommée", "تغير معرفها", "Renamed"),
    "moved": T("A changé de catégorie", "تغير صنفها", "Changed kind"),
    "changed": T("Modifiée", "عُدّلت", "Changed"),
}
FORMERLY = T("avant : {id}", "سابقا: {id}", "before: {id}")
BREAKS = T("Son adresse ne mènera plus nulle part : dire sous `removals` qu’elle a été retirée, ou mettre son `id` dans les `former_ids` de la fiche qui porte sur la même chose.", "لن يؤدي عنوانها إلى أي مكان: اذكروا تحت `removals` أنها حُذفت، أو ضعوا معرفها في `former_ids` بالبطاقة التي تتناول الشيء نفسه.", "Its address will lead nowhere: say under `removals` that it was removed, or add its `id` to the `former_ids` of the record that is about the same thing.")
SAYS_SO = T("À son adresse, une page dit qu’elle a été retirée.", "تبين صفحة في عنوانها أنها حُذفت.", "A page at its address says that it was removed.")
SILENT = T("Rien ne répond plus à son adresse : son retrait le demande (`page: none`).", "لا يجيب أي شيء في عنوانها: يطلب ذلك حذفها (`page: none`).", "Nothing answers at its address any more: its removal asks for that (`page: none`).")
LEADS_TO = T("Son ancienne adresse mène à « {id} ».", "يقود عنوانها السابق إلى «{id}».", "Its old address leads to “{id}”.")
MOVE_BREAKS = T("Son ancienne adresse ne mènera plus nulle part : ajouter « {id} » à ses `former_ids`.", "لن يؤدي عنوانها السابق إلى أي مكان: أضيفوا «{id}» إلى `former_ids` فيها.", "Its old address will lead nowhere: add “{id}” to its `former_ids`.")
FIELD = T("Champ", "الحقل", "Field")
LANGUAGE = T("Langue", "اللغة", "Language")
BEFORE = T("Avant", "قبل", "Before")
AFTER = T("Après", "بعد", "After")
ABSENT = T("absent", "غائب", "absent")
RELATIONS = T("Relations", "العلاقات", "Relations")
GAINED = T("Nouvelle", "جديدة", "New")
LOST = T("Disparue", "حُذفت", "Removed")
STALE = T("Traductions à revoir : le français a changé", "ترجمات يجب مراجعتها: النص الفرنسي تغير", "Translations to review: the French has changed")
FIGURES = T("Ce que cela change dans les chiffres", "ما يغيره ذلك في الأرقام", "What this changes in the figures")
FIGURE = T("Chiffre", "الرقم", "Figure")
FROM_TO = T("{label} : de {before} à {after}", "{label}: من {before} إلى {after}", "{label}: from {before} to {after}")
VERIFIED = T("Fiches relues avec leurs sources : {count}", "بطاقات روجعت مع مصادرها: {count}", "Records checked against their sources again: {count}")
PAGES = T("Pages qui changent : {count}", "الصفحات التي تتغير: {count}", "Pages that change: {count}")
PAGE_CHANGES = {
    "added": T("nouvelles", "جديدة", "new"),
    "removed": T("retirées", "محذوفة", "removed"),
    "changed": T("modifiées", "معدلة", "changed"),
}
MORE = T("… et {count} de plus", "… و{count} أخرى", "… and {count} more")
BROKEN_BASE = T("La version de départ ({name}) ne peut pas être chargée : la comparaison est impossible.", "تعذر تحميل نسخة الانطلاق ({name}): لا شيء للمقارنة به.", "The version to compare with ({name}) does not load, so nothing can be compared.")
BROKEN_HEAD = T("La nouvelle version ({name}) ne peut pas être chargée, pour les raisons suivantes :", "تعذر تحميل النسخة الجديدة ({name}). وفيما يلي السبب.", "The new version ({name}) does not load, for these reasons:")
# fmt: on
