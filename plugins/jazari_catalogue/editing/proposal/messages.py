"""What ``catalogue propose`` answers to a filled form, in the language of the form."""

from __future__ import annotations

from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
MISSING = T("« {field} » : cette rubrique manque.", "«{field}»: هذه الخانة ناقصة.", "“{field}”: this heading is missing.")
REPEATED = T("« {field} » : ce titre de rubrique se trouve plusieurs fois dans le texte.", "«{field}»: عنوان هذه الخانة مكرر في النص.", "“{field}”: this heading occurs more than once in the text.")
EMPTY = T("« {field} » : cette rubrique est vide.", "«{field}»: لم يُكتب شيء.", "“{field}”: this field is empty.")
NO_FRENCH = T("« {field} » : cette rubrique est vide, or le catalogue est d’abord écrit en français.", "«{field}»: لم يُكتب شيء، والدليل يُكتب بالفرنسية أولا. يمكن لمن يراجع الاقتراح أن يترجمه.", "“{field}”: this field is empty, and the catalogue is written in French first. The person who reviews the proposal may translate it.")
TOO_LONG = T("« {field} » : {count} caractères, pour {most} au plus.", "«{field}»: عدد الحروف {count}، والحد الأقصى {most}.", "“{field}”: {count} characters, {most} at most.")
NOT_A_CHOICE = T("« {field} » : choisir une des réponses du formulaire.", "«{field}»: اختاروا أحد أجوبة الاستمارة.", "“{field}”: choose one of the form’s answers.")
NOT_CONFIRMED = T("« {field} » : chaque phrase doit être cochée.", "«{field}»: يجب وضع علامة أمام كل جملة.", "“{field}”: every sentence must be ticked.")
PERSONAL = T("« {field} » : supprimer l’adresse électronique ou le numéro de téléphone qui s’y trouve.", "«{field}»: فيه عنوان إلكتروني أو رقم هاتف؛ احذفوه.", "“{field}”: it contains an email address or a phone number; remove it.")
NO_LATIN = T("« {field} » : aucune lettre latine, alors que l’adresse de la fiche en est formée.", "«{field}»: لا يتضمن أي حرف لاتيني، ومن الحروف اللاتينية يتكون عنوان البطاقة.", "“{field}”: it has no Latin letter, and the address of the record is made from Latin letters.")
KNOWN = T("« {field} » : la fiche {id} porte déjà ce nom. S’il s’agit de la même chose, proposer une correction.", "«{field}»: البطاقة {id} تحمل هذا الاسم. إن كان الأمر يتعلق بالشيء نفسه فاقترحوا تصحيحا.", "“{field}”: the record {id} already has this name. If it is the same thing, suggest a correction.")
PROBLEM = T("« {field} » : {message} {fix}", "«{field}»: {message} {fix}", "“{field}”: {message} {fix}")

THANKS = T(
    "Merci. La fiche est devenue un brouillon, que quelqu’un relira avec sa source : {link}",
    "شكرا لكم. صارت البطاقة مسودة سيراجعها شخص مع مصدرها: {link}",
    "Thank you. The record is now a draft, which someone will check against its source: {link}",
)
REFUSED = T(
    "Merci. La fiche ne peut pas encore être créée :",
    "شكرا لكم. لا يمكن كتابة البطاقة بعد:",
    "Thank you. The record cannot be created yet:",
)
AGAIN = T(
    "Pour compléter : ouvrir le menu « … » du message, choisir « Edit », changer le texte sous les titres sans toucher aux titres, enregistrer. Le formulaire est alors relu.",
    "للإكمال: افتحوا قائمة «…» في الرسالة واختاروا «Edit» وغيّروا النص تحت العناوين دون المساس بها، ثم احفظوا. تُقرأ الاستمارة عندئذ من جديد.",
    "To correct it: open the “…” menu of the message, choose “Edit”, change the text below the headings without changing the headings, and save. The form is then read again.",
)
EDITED = T(
    "Le brouillon {link} a été fait d’une version antérieure de ce formulaire, et quelqu’un y travaille peut-être : ce qui a changé ici depuis n’y est pas repris. Écrire ce qui doit changer en commentaire sous le brouillon.",
    "أُعدت المسودة {link} من نص سابق لهذه الاستمارة، وقد يكون شخص ما يشتغل عليها: ما تغير هنا بعد ذلك لم يُنقل إليها. اكتبوا ما ينبغي تغييره في تعليق تحت المسودة.",
    "The draft {link} was made from an earlier text of this form, and someone may be working on it: what has changed here since is not in it. Write what should change in a comment below the draft.",
)
CLOSED = T(
    "Le brouillon {link} fait de ce formulaire est clos, et ce formulaire n’est plus relu. Pour une autre fiche : un nouveau formulaire.",
    "أُغلقت المسودة {link} المعدة من هذه الاستمارة، ولم تعد هذه الاستمارة تُقرأ. لبطاقة أخرى: استمارة جديدة.",
    "The draft {link} made from this form is closed, and this form is no longer read. For another record: a new form.",
)
WAITING = T(
    "Merci. Ce formulaire est complet, mais {most} brouillons proposés par ce compte sont déjà ouverts, et c’est le plus que l’on relit à la fois. Il attend donc, et deviendra un brouillon de lui-même, le lendemain du jour où l’un d’eux aura été accepté ou fermé. Il n’y a rien à refaire ; pour ne plus le proposer : « Close issue ».",
    "شكرا لكم. هذه الاستمارة كاملة، لكن عدد المسودات المفتوحة التي اقترحها هذا الحساب بلغ {most}، وهو الحد الأقصى لما يُراجَع في وقت واحد. لذلك تنتظر الاستمارة، وستصير مسودة تلقائيا في اليوم الموالي لقبول إحداها أو إغلاقها. لا داعي لإعادة أي شيء؛ وللعدول عن الاقتراح: «Close issue».",
    "Thank you. This form is complete, but {most} drafts proposed by this account are open, which is the most that are reviewed at a time. So it waits, and becomes a draft by itself on the day after one of them has been accepted or closed. There is nothing to do again; to withdraw it: “Close issue”.",
)
TOO_MUCH = T("le formulaire donne une fiche trop longue pour être envoyée.", "نتجت عن الاستمارة بطاقة أطول من أن تُرسل.", "the form makes a record too long to be sent.")
FORM_UNREADABLE = T("Formulaire {issue} : illisible, laissé tel quel.", "الاستمارة {issue}: تعذرت قراءتها، وتُركت كما هي.", "Form {issue}: cannot be read, and is left as it is.")
FORM_LEFT = T("Formulaire {issue} : trop de formulaires à la fois, au prochain passage.", "الاستمارة {issue}: الاستمارات كثيرة دفعة واحدة، في المرة القادمة.", "Form {issue}: too many forms at once, the next time.")

MORE_THAN_RECORDS = T("elle change autre chose que des fiches nouvelles.", "تغيّر شيئا آخر غير بطاقات جديدة.", "it changes more than new records.")
NOTHING_IN_COMMON = T("elle n’a aucun commit en commun avec la branche principale.", "ليس بينها وبين الفرع الرئيسي أي إيداع مشترك.", "it has no commit in common with the main branch.")
NOT_READABLE = T("ses fiches ne peuvent pas être lues.", "تعذرت قراءة بطاقاتها.", "its records cannot be read.")
TAKEN = T("l’identifiant {id} est déjà pris.", "المعرّف {id} مستعمل من قبل.", "the id {id} is taken.")
NOTHING_NEW = T("ses fiches sont déjà dans le catalogue.", "بطاقاتها موجودة في الدليل.", "its records are in the catalogue already.")
TOO_LONG_FOR_NOW = T("trop de brouillons à la fois : au prochain passage.", "المسودات كثيرة دفعة واحدة: في المرة القادمة.", "too many drafts at once: the next time.")
NOT_FORWARDED = T("Proposition {branch} laissée telle quelle : {reason}", "المسودة {branch} تُركت كما هي: {reason}", "{branch} is left as it is: {reason}")
NO_DRAFT = T("Aucun brouillon à remettre à jour.", "لا مسودة تحتاج إلى تحديث.", "No draft to bring forward.")
TITLE = "{kind} : {id}"
MESSAGE = "Propose the record {id}\n\nFrom the form filled in as #{issue}."
FORWARD_MESSAGE = "Bring {branch} forward\n\nAdds {ids} to the files as they are now."
KEPT_MESSAGE = "\n\nKeeps {ids} as the main branch has it, not as the draft wrote it."
# For reviewers, in French first.
BODY = """\
Brouillon fait du formulaire #{issue}. Rien n’en est vérifié. À faire avant de le fusionner :

- [ ] lire la source : dit-elle ce que dit la fiche ?
- [ ] aucune donnée personnelle, aucun passage recopié
- [ ] compléter ce que la source dit de plus ; supprimer les lignes d’aide qui restent en commentaire
- [ ] mettre `verified` au jour de cette lecture
- [ ] « Ready for review » : le contrôle se lance alors

Draft made from the form #{issue}; nothing in it is verified. Read the source, complete the record, remove the
remaining comments, set `verified`, then press “Ready for review”, which starts the check.

Closes #{issue}
"""
# fmt: on
