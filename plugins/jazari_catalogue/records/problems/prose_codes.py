"""The problems of prose, the files in ``content/``: ``4xx``."""

from __future__ import annotations

from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# fmt: off


def _of_file(number: str, message: T, fix: T) -> Code:
    """A problem of a whole file, which must not be read or has no lines."""
    return Code(number, message, fix, quotes_line=False)


NO_PAGE = _of_file(
    "CAT401",
    T("Ce fichier n’est ni une page en Markdown (`.md`), ni une image ({known}).", "هذا الملف ليس صفحة Markdown (`.md`) ولا صورة ({known}).", "This file is neither a page in Markdown (`.md`) nor an image ({known})."),
    T("Le supprimer ; en écrire le texte dans une page, ou convertir l’image en PNG.", "احذفوه؛ واكتبوا نصه في صفحة، أو حولوا الصورة إلى PNG.", "Delete it; write its text in a page, or convert the image to PNG."),
)
NO_FILE = _of_file(
    "CAT402",
    T("Ce n’est pas un fichier ordinaire : {what}.", "هذا ليس ملفا عاديا: {what}.", "This is not a regular file: {what}."),
    T("Mettre à sa place le fichier lui-même, ou le supprimer.", "ضعوا مكانه الملف نفسه أو احذفوه.", "Put the file itself in its place, or delete it."),
)
A_LINK = T("c’est un lien, qui publierait un autre fichier de la machine", "هو رابط ينشر ملفا آخر من الجهاز", "it is a link, which would publish another file of the machine")
A_DEVICE = T("c’est un tube ou un périphérique, dont la lecture ne finit jamais", "هو أنبوب أو جهاز لا تنتهي قراءته", "it is a pipe or a device, which reading may never reach the end of")
A_MODULE = T("c’est un autre dépôt git", "هو مستودع git آخر", "it is another git repository")
WRONG_NAME = _of_file(
    "CAT403",
    T("Le nom « {name} » ne convient pas : il devient une adresse.", "الاسم «{name}» غير مقبول: فهو يصير عنوانا.", "The name “{name}” cannot be used: it becomes an address."),
    T("Le renommer avec les lettres a à z, des chiffres et des traits d’union, {most} caractères au plus, dans {depth} dossiers au plus.", "أعيدوا تسميته بالحروف من a إلى z والأرقام والشرطات، {most} حرفا على الأكثر، في {depth} مجلدات على الأكثر.", "Rename it with the letters a to z, digits and hyphens, at most {most} characters, in at most {depth} folders."),
)
TAKEN_ADDRESS = _of_file(
    "CAT404",
    T("L’adresse « {address} » est réservée à {owner}.", "العنوان «{address}» محجوز: {owner}.", "The address “{address}” is reserved for {owner}."),
    T("Renommer le fichier ou son dossier, dans chaque langue.", "أعيدوا تسمية الملف أو مجلده في كل لغة.", "Rename the file or its folder, in every language."),
)
A_PAGE_OF_RECORDS = T("une page que le catalogue établit", "صفحة ينشئها الدليل", "a page that the catalogue makes")


def the_page(file: str) -> T:
    """The page ``file``, as what an address is reserved for."""
    return T(f"la page {file}", f"صفحة {file}", f"the page {file}")


NO_IMAGE = _of_file(
    "CAT405",
    T("Le contenu de ce fichier n’est pas une image `{format}`.", "محتوى هذا الملف ليس صورة `{format}`.", "The content of this file is not a `{format}` image."),
    T("L’enregistrer à nouveau dans ce format, ou lui donner le nom de son vrai format.", "احفظوه من جديد بهذه الصيغة، أو سمّوه باسم صيغته الحقيقية.", "Save it again in that format, or give it the name of its real format."),
)
TOO_LARGE = _of_file(
    "CAT406",
    T("Ce fichier a {size} octets, pour {most} au plus.", "حجم هذا الملف {size} بايت، والحد الأقصى {most}.", "This file has {size} bytes; at most {most} are accepted."),
    T("Réduire l’image, ou partager la page en plusieurs.", "صغّروا الصورة أو قسّموا الصفحة.", "Make the image smaller, or split the page."),
)
NO_LANGUAGE = _of_file(
    "CAT407",
    T("Ce fichier n’est dans aucune langue.", "هذا الملف ليس في أي لغة.", "This file is in no language."),
    T("Le déplacer dans l’un de ces dossiers : {known}.", "انقلوه إلى أحد هذه المجلدات: {known}.", "Move it into one of these folders: {known}."),
)
NOT_IN_EVERY_LANGUAGE = _of_file(
    "CAT408",
    T("Cette page n’existe pas dans toutes les langues.", "هذه الصفحة غير موجودة بجميع اللغات.", "This page is not in every language."),
    T("Écrire aussi {files}.", "اكتبوا أيضا {files}.", "Write {files} too."),
)
NO_HOME = _of_file(
    "CAT409",
    T("Il n’y a pas de page d’accueil.", "لا توجد صفحة رئيسية.", "There is no home page."),
    T("Écrire cette page, dans toutes les langues.", "اكتبوا هذه الصفحة بجميع اللغات.", "Write this page, in every language."),
)
RAW_HTML = Code(
    "CAT410",
    T("Le HTML « {what} » n’est pas admis dans une page.", "لا تُقبل صياغة HTML «{what}» في الصفحات.", "The HTML “{what}” is not accepted in a page."),
    T("L’écrire en Markdown (pour aller à la ligne, deux espaces à la fin) ; pour montrer ces signes, écrire `&lt;` au lieu de `<`, ou les mettre entre accents graves : `…`. Sont seuls admis, chacun sur sa ligne : `<section markdown data-if=\"…\">` et `</section>`.", "اكتبوه بصياغة Markdown (للانتقال إلى سطر جديد: مسافتان في آخر السطر)؛ ولعرض هذه العلامات اكتبوا `&lt;` عوض `<` أو ضعوها بين `…`. ولا يُقبل، كل في سطر مستقل، إلا `<section markdown data-if=\"…\">` و`</section>`.", "Write it in Markdown (for a new line, end the line with two spaces); to show these characters, write `&lt;` for `<`, or put them between backticks: `…`. Only `<section markdown data-if=\"…\">` and `</section>` are accepted, each on a line of its own."),
)
ATTRIBUTES = Code(
    "CAT411",
    T("Ces accolades donneraient des attributs à un élément : {what}", "هذه الأقواس تعطي عنصرا خصائص: {what}", "These braces would give attributes to an element: {what}"),
    T("Les effacer. N’est admise qu’une ancre, à la fin d’un titre : `## Titre {{#ancre}}` ; pour montrer des accolades : `…`, ou `\\{{` et `\\}}`.", "احذفوها. لا يُقبل إلا اسم القسم في آخر العنوان: `## العنوان {{#name}}`؛ ولعرض الأقواس: `…` أو `\\{{` و`\\}}`.", "Delete them. Only an anchor is accepted, at the end of a heading: `## Title {{#name}}`; to show braces, write `…`, or `\\{{` and `\\}}`."),
)
WRONG_LINK = Code(
    "CAT412",
    T("Ce lien n’est pas admis : « {link} ».", "هذا الرابط غير مقبول: «{link}».", "This link is not accepted: “{link}”."),
    T("Écrire `[texte](adresse)` sans espace dans l’adresse, avec une page (`method.md`), `https://…`, `mailto:…`, `record:…`, `list:…` ou `repository:…`.", "اكتبوا `[text](address)` دون مسافة في العنوان: صفحة (`method.md`) أو `https://…` أو `mailto:…` أو `record:…` أو `list:…` أو `repository:…`.", "Write `[text](address)` without a space in the address: a page (`method.md`), `https://…`, `mailto:…`, `record:…`, `list:…` or `repository:…`."),
)
WRONG_IMAGE = Code(
    "CAT413",
    T("Cette image n’est pas un fichier de ce dossier : « {link} ».", "هذه الصورة ليست ملفا في هذا المجلد: «{link}».", "This image is not a file of this folder: “{link}”."),
    T("Mettre l’image à côté de la page, et écrire `![description](image.png)`. Une image d’un autre site livrerait à celui-ci l’adresse de chaque lecteur.", "ضعوا الصورة بجانب الصفحة واكتبوا `![description](image.png)`. فصورة من موقع آخر تكشف له عنوان كل قارئ.", "Put the image beside the page, and write `![description](image.png)`. An image of another site would give that site every reader’s address."),
)
WRONG_CONDITION = Code(
    "CAT414",
    T("Cette section ne peut pas dépendre d’un réglage : {reason}.", "لا يمكن أن يتوقف هذا القسم على إعداد: {reason}.", "This section cannot depend on a setting: {reason}."),
    T("Écrire `<section markdown data-if=\"…\">` avec une ou plusieurs de ces conditions : {known} ; puis `</section>` avant la section suivante.", "اكتبوا `<section markdown data-if=\"…\">` مع شرط أو أكثر من: {known}؛ ثم `</section>` قبل القسم التالي.", "Write `<section markdown data-if=\"…\">` with one or more of these conditions: {known}; then `</section>` before the next section."),
)
UNKNOWN_CONDITION = T("« {name} » n’est pas une condition", "«{name}» ليس شرطا", "“{name}” is no condition")
SECTION_IN_SECTION = T("la précédente n’est pas finie", "القسم السابق لم ينته", "the one before has not ended")
SECTION_WITHOUT_END = T("elle n’a pas de fin", "ليست له نهاية", "it has no end")
SECTION_NEXT_TO_TEXT = T("il faut une ligne vide avant et après", "يلزم سطر فارغ قبله وبعده", "there must be an empty line before and after it")
SECTION_WITHOUT_START = T("aucune section ne commence avant cette fin", "لا يبدأ أي قسم قبل هذه النهاية", "no section begins before this end")
WRONG_ANCHOR = Code(
    "CAT415",
    T("L’ancre « {name} » ne convient pas : {reason}.", "اسم القسم «{name}» غير مقبول: {reason}.", "The anchor “{name}” cannot be used: {reason}."),
    T("En donner une autre au titre, comme `## Titre {{#ancre}}` : une lettre de a à z, puis des lettres, des chiffres et des traits d’union.", "أعطوا العنوان اسما آخر مثل `## العنوان {{#name}}`: حرف من a إلى z ثم حروف وأرقام وشرطات.", "Give the heading another one, as in `## Title {{#name}}`: a letter from a to z, then letters, digits and hyphens."),
)
ANCHOR_OF_FRAME = T("elle est celle d’une autre partie de la page", "هو اسم جزء آخر من الصفحة", "another part of the page has it")
ANCHOR_TWICE = T("la ligne {first} l’a déjà", "السطر {first} يحمله", "line {first} has it already")
ANCHOR_MALFORMED = T("elle contient d’autres signes", "فيه علامات أخرى", "it has other characters")
DEAD_LINK = Code(
    "CAT416",
    T("« {link} » ne mène nulle part.", "«{link}» لا يؤدي إلى شيء.", "“{link}” leads nowhere."),
    T("Fallait-il écrire « {nearest} » ?", "هل المقصود «{nearest}»؟", "Did you mean “{nearest}”?"),
    T("Vérifier l’identifiant dans l’adresse de la page, ou supprimer le lien. Une page s’écrit comme `method.md`, une liste comme `list:labs`, une fiche comme `record:um6p`.", "تحققوا من المعرف في عنوان الصفحة أو احذفوا الرابط. تُكتب الصفحة هكذا: `method.md`، والقائمة: `list:labs`، والبطاقة: `record:um6p`.", "Check the id in the address of the page, or remove the link. Write a page as `method.md`, a list as `list:labs`, a record as `record:um6p`."),
)
MOVED_LINK = Code(
    "CAT417",
    T("« {link} » est un ancien identifiant.", "«{link}» معرف قديم.", "“{link}” is a former id."),
    T("Écrire « {nearest} ».", "اكتبوا «{nearest}».", "Write “{nearest}”."),
)
REMOVED_LINK = Code(
    "CAT418",
    T("« {link} » a été retiré le {day}.", "حُذف «{link}» في {day}.", "“{link}” was removed on {day}."),
    T("Le remplacer par « {nearest} ».", "عوّضوه بالرابط «{nearest}».", "Link to “{nearest}”, which replaces it."),
    T("Supprimer le lien.", "احذفوا الرابط.", "Remove the link."),
)
CODE_WITHOUT_END = Code(
    "CAT419",
    T("Ce bloc de code n’a pas de fin, ou n’est pas écrit comme un bloc de code.", "كتلة الشفرة هذه بلا نهاية، أو لم تُكتب كما تُكتب.", "This block of code has no end, or is not written as one."),
    T("Le commencer au début d’une ligne par ``` (ou ```yaml, sans autre signe) et le finir par une ligne ```.", "ابدؤوها في أول السطر بالعلامة ``` (أو ```yaml دون علامة أخرى) واختموها بسطر ```.", "Begin it at the start of a line with ``` (or ```yaml, and nothing else) and end it with a line ```."),
)
FRONT_MATTER = Code(
    "CAT420",
    T("L’en-tête de la page ne peut pas être lu : {reason}.", "تعذرت قراءة ترويسة الصفحة: {reason}.", "The front matter of the page cannot be read: {reason}."),
    T("Commencer la page par `---`, puis une clé par ligne (`title: …`), puis `---`.", "ابدؤوا الصفحة بالسطر `---` ثم مفتاح في كل سطر (`title: …`) ثم `---`.", "Begin the page with `---`, then one key on each line (`title: …`), then `---`."),
)
HEAD_WITHOUT_END = T("il n’a pas de fin", "ليست لها نهاية", "it has no end")
HEAD_NOT_KEYS = T("ce ne sont pas des clés avec leurs valeurs", "ليست مفاتيح وقيما", "it is not a set of keys with their values")
HEAD_WITHOUT_LINES = T("il n’est pas entre deux lignes `---` au début du fichier", "ليست بين سطري `---` في أول الملف", "it is not between two lines `---` at the start of the file")
UNKNOWN_HEAD_KEY = Code(
    "CAT421",
    T("L’en-tête d’une page n’a pas de clé « {key} ».", "ليس في ترويسة الصفحة مفتاح «{key}».", "The front matter of a page has no key “{key}”."),
    T("Fallait-il écrire « {nearest} » ? Les clés sont {known}.", "هل المقصود «{nearest}»؟ المفاتيح هي {known}.", "Did you mean “{nearest}”? The keys are {known}."),
    T("L’effacer. Les clés sont {known}.", "احذفوه. المفاتيح هي {known}.", "Delete it. The keys are {known}."),
)
WRONG_HEAD_VALUE = Code(
    "CAT422",
    T("La valeur de « {key} » ne convient pas : « {value} ».", "قيمة «{key}» غير مقبولة: «{value}».", "The value of “{key}” cannot be used: “{value}”."),
    T("Écrire {expected}.", "اكتبوا {expected}.", "Write {expected}."),
)
A_TEXT = T("un texte d’au plus {most} caractères, entre guillemets s’il a l’air d’un nombre ou d’une date", "نصا من {most} حرف على الأكثر، بين علامتي اقتباس إن كان يشبه عددا أو تاريخا", "a text of at most {most} characters, between quotes if it looks like a number or a date")
A_TEXT_OR_FALSE = T("un texte court, ou `false` pour ne pas figurer au menu", "نصا قصيرا، أو `false` كي لا تظهر في القائمة", "a short text, or `false` to be left out of the menu")
A_NUMBER = T("un nombre entier, par exemple `order: 10`", "عددا صحيحا، مثل `order: 10`", "a whole number, such as `order: 10`")
TRUE_OR_FALSE = T("`true` ou `false`", "`true` أو `false`", "`true` or `false`")
ONE_OF = T("l’un de : {known}", "واحدا من: {known}", "one of: {known}")
LOST_TEXT = Code(
    "CAT423",
    T("« {what} » définit un lien que rien n’emploie, ou une note : ce texte ne serait pas sur la page.", "«{what}» يعرّف رابطا لا يستعمله شيء أو حاشية: لن يظهر هذا النص في الصفحة.", "“{what}” defines a link that nothing uses, or a footnote: this text would not be on the page."),
    T("Pour un lien, écrire `[texte](adresse)` ; pour un texte entre crochets, `\\[` au lieu de `[` ; une note, l’écrire dans le texte, entre parenthèses.", "للرابط اكتبوا `[text](address)`؛ وللنص بين معقوفين `\\[` عوض `[`؛ والحاشية اكتبوها في النص بين قوسين.", "For a link, write `[text](address)`; for a text in brackets, `\\[` instead of `[`; write a footnote in the text, in parentheses."),
)
MISLEADING_LINK = Code(
    "CAT424",
    T("Cette adresse a l’air de celle d’un autre site : « {link} ».", "يوهم هذا العنوان بأنه عنوان موقع آخر: «{link}».", "This address looks like that of another site: “{link}”."),
    T("La copier dans la barre d’adresse du navigateur : sans nom d’utilisateur (`…@`), sans lettre qui en imite une autre, sans signe qui retourne le texte.", "انسخوه من شريط العنوان في المتصفح: دون اسم مستخدم (`…@`) ولا حرف يشبه غيره ولا علامة تعكس اتجاه النص.", "Copy it from the address bar of the browser: without a user name (`…@`), a letter that imitates another, or a character that turns the text."),
)
TOO_NESTED = Code(
    "CAT425",
    T("Trop de signes sont emboîtés ici : plus de {most}.", "علامات متداخلة أكثر مما ينبغي هنا: أكثر من {most}.", "Too much is nested here: more than {most} levels."),
    T("Fermer les crochets, ôter des niveaux de liste ou de citation ; pour montrer de tels signes, les mettre entre accents graves : `…`.", "أغلقوا الأقواس المعقوفة وقللوا مستويات اللوائح والاقتباسات؛ ولعرض هذه العلامات ضعوها بين `…`.", "Close the brackets, remove levels of lists or quotes; to show such characters, put them between backticks: `…`."),
)
