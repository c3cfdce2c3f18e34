"""The questions and messages of ``catalogue new``, in three languages."""

from __future__ import annotations

from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
ID = T("Identifiant, qui ne changera plus", "المعرف، ولن يتغير بعدها", "Id, which will never change")
NAME = T("Nom", "الاسم", "Name")
SUMMARY = T("Résumé, une ou deux phrases", "الملخص، جملة أو جملتان", "Summary, one or two sentences")
IN_LANGUAGE = {
    "fr": T("en français", "بالفرنسية", "in French"),
    "ar": T("en arabe", "بالعربية", "in Arabic"),
    "en": T("en anglais", "بالإنجليزية", "in English"),
    "zgh": T("en amazighe", "بالأمازيغية", "in Amazigh"),
}
OPTIONAL = T("Entrée pour passer", "Enter للتجاوز", "Enter to skip")
SOURCE = T("Source : identifiant d’une source connue, ou adresse d’une page nouvelle", "المصدر: معرف مصدر معروف أو عنوان صفحة جديدة", "Source: the id of a known source, or the address of a new page")
PUBLISHER = T("Éditeur de cette page", "ناشر هذه الصفحة", "Publisher of that page")
PAGE = T("Adresse de la page", "عنوان الصفحة", "Address of the page")
PAGE_LANGUAGE = T("Langue de la page (fr, ar, en…)", "لغة الصفحة (fr وar وen…)", "Language of the page (fr, ar, en…)")
LEVEL = T("Niveau : {known}", "المستوى: {known}", "Level: {known}")
CONFIRM = T("Écrire cette fiche dans {path} ?", "هل تُكتب هذه البطاقة في {path}؟", "Write this record to {path}?")
YES = T("O/n", "ن/ل", "Y/n")
NO_ANSWERS = ("n", "no", "non", "ل", "لا")
BAD_ID = T("Un identifiant se compose de minuscules, de chiffres et de traits d’union : {suggestion}", "يتكون المعرف من حروف لاتينية صغيرة وأرقام وشرطات: {suggestion}", "An id has only lower-case letters, digits and hyphens: {suggestion}")
NOT_VALID = T("« {value} » ne convient pas. {help}", "«{value}» غير مناسب. {help}", "“{value}” is not valid. {help}")
ID_USED = T("L’identifiant « {id} » est déjà pris.", "المعرف «{id}» مستعمل.", "The id “{id}” is already used.")
NO_SOURCE = T("Aucune source « {id} ». {near}", "لا يوجد مصدر «{id}». {near}", "There is no source “{id}”. {near}")
DID_YOU_MEAN = T("Vouliez-vous écrire « {near} » ?", "هل تقصدون «{near}»؟", "Did you mean “{near}”?")
MISSING = T("Il manque : {options}", "ينقص: {options}", "Missing: {options}")
WRITTEN = T("{path}:{line} : fiche « {id} » ajoutée.", "{path}:{line}: أُضيفت البطاقة «{id}».", "{path}:{line}: record “{id}” added.")
TO_FILL_IN = T("{path}:{line} : `{key}` reste à remplir.", "{path}:{line}: بقيت كتابة `{key}`.", "{path}:{line}: `{key}` still has to be filled in.")
NEXT = T("Supprimer le # devant les lignes utiles, effacer les autres, puis lancer `catalogue check`.", "احذفوا # من السطور المفيدة وامحوا غيرها ثم نفّذوا `catalogue check`.", "Remove the # from the lines that you need, delete the others, then run `catalogue check`.")
NOTHING_WRITTEN = T("Rien n’est écrit.", "لم يُكتب شيء.", "Nothing was written.")
LIST_IN_BRACKETS = T("La liste `{plural}` de {path} est entre crochets : lancer d’abord `catalogue format {path}`.", "القائمة `{plural}` في {path} بين قوسين: نفّذوا أولا `catalogue format {path}`.", "The list `{plural}` of {path} is between brackets: run `catalogue format {path}` first.")
NOT_NAMED = T("{path} : le site ne lit pas ce fichier ; le nommer sous `records` dans mkdocs.yml.", "{path}: لا يقرأ الموقع هذا الملف؛ سمّوه في `records` بملف mkdocs.yml.", "{path}: the site does not read this file; name it under `records` in mkdocs.yml.")
ONLY_PARTNERS = T("--ror ne remplit que des partenaires.", "--ror لا يملأ إلا الشركاء.", "--ror works for partners only.")
# fmt: on
