"""Every problem: its code, what is wrong and how to fix it.

``0xx`` are problems of a file and its YAML, ``1xx`` of one record, ``2xx`` between records; the
house rules (``3xx``) are in `records/house/codes.py`, those of prose (``4xx``) in `prose_codes.py`
beside this. A number is never reused.
"""

from __future__ import annotations

from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.values.regions import FIRST, LAST
from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# fmt: off

FILE_UNREADABLE = Code(
    "CAT001",
    T("Le fichier ne peut pas être lu : {reason}.", "تعذرت قراءة الملف: {reason}.", "The file cannot be read: {reason}."),
    T("Vérifier son nom ; les fichiers de fiches sont indiqués sous `records` dans mkdocs.yml.", "تحققوا من اسمه؛ الملفات التي تُقرأ عادة مسماة في `records` بملف mkdocs.yml.", "Check its name; the record files are listed under `records` in mkdocs.yml."),
)
NO_SUCH_FILE = T("il n’existe pas", "غير موجود", "it does not exist")
NO_MATCH = T("aucun fichier ne correspond à ce motif", "لا ملف يطابق هذا النمط", "no file matches this pattern")
NOT_A_FILE = T("ce n’est pas un fichier ordinaire", "ليس ملفًا عاديًا", "it is not a regular file")
A_FOLDER = T("c’est un dossier, dont les fichiers s’écrivent `dossier/**/*.yaml`", "هذا مجلد، وتُكتب ملفاته هكذا: `folder/**/*.yaml`", "it is a folder; for the files in it, write `folder/**/*.yaml`")
NO_PERMISSION = T("sa lecture n’est pas autorisée", "قراءته غير مسموح بها", "there is no permission to read it")
LINK_IN_CIRCLE = T("c’est un lien qui renvoie à lui-même", "هذا رابط يدور في حلقة", "it is a link that leads back to itself")
NOT_UTF8 = Code(
    "CAT002",
    T("Le fichier n’est pas en UTF-8.", "الملف غير مرمز بترميز UTF-8.", "The file is not UTF-8."),
    T("L’ouvrir dans un éditeur de texte, choisir « Enregistrer sous » et l’encodage UTF-8.", "افتحوه في محرر نصوص واختاروا «حفظ باسم» مع الترميز UTF-8.", "Open it in a text editor, choose “Save as” and the encoding UTF-8."),
)
EMPTY_FILE = Code(
    "CAT003",
    T("Le fichier est vide.", "الملف فارغ.", "The file is empty."),
    T("Y remettre les fiches (`institutes:`, `partners:`…) ou supprimer le fichier et, s’il y figure, son nom sous `records` dans mkdocs.yml.", "أعيدوا إليه البطاقات (`institutes:`، `partners:`…) أو احذفوا الملف واسمه من `records` في mkdocs.yml إن ورد فيه.", "Restore its records (`institutes:`, `partners:`…), or delete the file and, if it is listed there, its name under `records` in mkdocs.yml."),
)
WRONG_PUBLISHER = Code(
    "CAT006",
    T("L’option `publisher` n’indique pas qui publie le site : {reason}.", "الخيار `publisher` لا يبين ناشر الموقع: {reason}.", "The option `publisher` does not say who publishes the site: {reason}."),
    T("Écrire par exemple `publisher: {{name: {{fr: …, ar: …, en: …}}, official: false}}` ; `contact` et `url` sont facultatifs.", "اكتبوا مثلا `publisher: {{name: {{fr: …, ar: …, en: …}}, official: false}}`؛ و`contact` و`url` اختياريان.", "Write, for example, `publisher: {{name: {{fr: …, ar: …, en: …}}, official: false}}`; `contact` and `url` are optional."),
)
NOT_KEYS = T("ce ne sont pas des clés avec leurs valeurs", "ليس مفاتيح وقيما", "it is not a set of keys with their values")
UNKNOWN_OPTION = T("la clé « {key} » n’existe pas ; les clés sont {known}", "المفتاح «{key}» غير موجود؛ والمفاتيح هي {known}", "there is no key “{key}”; the keys are {known}")
NO_OFFICIAL_NAME = T("un éditeur officiel doit avoir un nom, sous `name`", "يجب أن يكون للناشر الرسمي اسم تحت `name`", "an official publisher needs a name, under `name`")
NAME_NOT_TEXT = T("le nom n’est pas un texte d’une ligne, ni un par langue", "الاسم ليس نصا من سطر واحد ولا نصا لكل لغة", "the name is neither a text on one line nor one in each language")
NAME_TOO_LONG = T("le nom a plus de {most} caractères", "عدد حروف الاسم يتجاوز {most}", "the name has more than {most} characters")
NAME_LACKS_LANGUAGE = T("le nom manque dans une langue : {languages}", "الاسم ناقص بلغة: {languages}", "the name is missing in a language: {languages}")
NOT_YES_OR_NO = T("`official` est `true` ou `false`", "`official` إما `true` وإما `false`", "`official` is `true` or `false`")
CONTACT_MALFORMED = T("le contact n’est pas une adresse électronique", "جهة الاتصال ليست عنوانا إلكترونيا", "the contact is not an email address")
CONTACT_PERSONAL = T("le contact semble être l’adresse d’une personne ; mettre celle d’une fonction, comme `contact@…`", "جهة الاتصال تبدو عنوان شخص؛ ضعوا عنوان وظيفة مثل `contact@…`", "the contact looks like a person’s address; write that of a role, such as `contact@…`")
URL_MALFORMED = T("`url` n’est pas une adresse web", "`url` ليس عنوان ويب", "`url` is not a web address")
SETTINGS_UNREADABLE = Code(
    "CAT007",
    T("Les réglages du site ne peuvent pas être lus : {detail}.", "تعذرت قراءة إعدادات الموقع: {detail}.", "The settings of the site cannot be read: {detail}."),
    T("Corriger cette ligne ou celle d’avant (un motif qui commence par `*` ou `[` se met entre guillemets) ; ou reprendre la version précédente du fichier.", "صححوا هذا السطر أو الذي قبله (يوضع بين علامتي اقتباس كل نمط يبدأ بالعلامة `*` أو `[`)، أو ارجعوا إلى النسخة السابقة من الملف.", "Correct this line or the one before (put a pattern that begins with `*` or `[` between quotes), or restore the previous version of the file."),
)
INHERITS_NOTHING = T("le fichier nommé sous INHERIT n’existe pas", "الملف المسمى في INHERIT غير موجود", "the file named under INHERIT does not exist")
WRONG_RECORDS = Code(
    "CAT008",
    T("L’option `records` ne nomme pas les fichiers de fiches : {reason}.", "الخيار `records` لا يسمي ملفات البطاقات: {reason}.", "The option `records` is not a list of record files: {reason}."),
    T("Écrire une liste, relative au dossier de ce fichier : `records: [institutes.yaml, records/**/*.yaml]`.", "اكتبوا قائمة نسبية إلى مجلد هذا الملف: `records: [institutes.yaml, records/**/*.yaml]`.", "Write a list of names relative to the folder of this file: `records: [institutes.yaml, records/**/*.yaml]`."),
)
NOT_A_LIST_OF_NAMES = T("ce n’est pas une liste", "ليس قائمة", "it is not a list")
NO_NAMES = T("la liste est vide", "القائمة فارغة", "the list is empty")
NOT_A_NAME = T("cet élément n’est pas un nom de fichier", "هذا العنصر ليس اسم ملف", "this item is not the name of a file")
NAME_LEADS_OUTSIDE = T("cet élément mène hors du projet", "هذا العنصر يؤدي إلى خارج المشروع", "this item is outside the project")
LEADS_OUTSIDE = Code(
    "CAT009",
    T("Ce fichier est un lien qui mène hors du projet.", "هذا الملف رابط يؤدي إلى خارج المشروع.", "This file is a link to a file outside the project."),
    T("Mettre le fichier lui-même à la place du lien.", "ضعوا الملف نفسه مكان الرابط.", "Replace the link with the file itself."),
    quotes_line=False,
)
SYNTAX = Code(
    "CAT010",
    T("Ce n’est pas du YAML : {detail}.", "هذا ليس YAML صحيحا: {detail}.", "This is not valid YAML: {detail}."),
    T("Comparer cette ligne et celle d’avant à une fiche voisine.", "قارنوا هذا السطر والذي قبله ببطاقة مجاورة.", "Compare this line and the one before with another record."),
)
TAB = Code(
    "CAT011",
    T("Une tabulation sert de retrait.", "استُعملت علامة جدولة للإزاحة.", "The line is indented with a tab."),
    T("La remplacer par des espaces, deux par niveau.", "عوّضوها بمسافات، مسافتان لكل مستوى.", "Replace it with spaces, two per level."),
)
UNCLOSED_QUOTE = Code(
    "CAT012",
    T("Ce guillemet n’est jamais fermé.", "علامة الاقتباس هذه لم تُغلق.", "This quote is never closed."),
    T("Ajouter le guillemet qui manque à la fin du texte.", "أضيفوا علامة الاقتباس الناقصة في نهاية النص.", "Add the missing quote at the end of the text."),
)
COLON_IN_TEXT = Code(
    "CAT013",
    T("Un deux-points suivi d’une espace coupe ce texte.", "نقطتان متبوعتان بمسافة تقطعان هذا النص.", "A colon followed by a space splits this text."),
    T("Mettre le texte entre guillemets : \"…\".", "ضعوا النص بين علامتي اقتباس: \"…\".", "Put the text between quotes: \"…\"."),
)
MISSING_COLON = Code(
    "CAT014",
    T("Il manque un deux-points après cette clé.", "تنقص نقطتان بعد هذا المفتاح.", "A colon is missing after this key."),
    T("Écrire `{key}: valeur`.", "اكتبوا `{key}: value`.", "Write `{key}: value`."),
)
INDENTATION = Code(
    "CAT015",
    T("Le retrait de cette ligne, ou de celle d’avant, ne suit pas ses voisines.", "إزاحة هذا السطر أو الذي قبله لا تطابق ما يجاوره.", "This line or the one before is not indented like the lines around it."),
    T("Aligner la ligne sur ses voisines ; deux espaces par niveau, un `- ` par élément de liste.", "حاذوا السطر مع جيرانه؛ مسافتان لكل مستوى و`- ` لكل عنصر.", "Align it with the lines around it: two spaces per level, one `- ` per list item."),
)
HIDDEN_CHARACTER = Code(
    "CAT016",
    T("Un caractère invisible ({character}) se cache ici.", "يوجد هنا محرف خفي ({character}).", "There is an invisible character ({character}) here."),
    T("L’effacer ; retaper le mot ou l’espace au clavier.", "احذفوه وأعيدوا كتابة الكلمة أو المسافة بلوحة المفاتيح.", "Delete it, and retype the word or the space on the keyboard."),
)
BAD_CHARACTER = Code(
    "CAT017",
    T("Un caractère interdit en YAML ({character}) se trouve ici.", "يوجد هنا محرف لا يقبله YAML ({character}).", "There is a character that YAML forbids ({character}) here."),
    T("L’effacer.", "احذفوه.", "Delete it."),
)
ANCHOR = Code(
    "CAT018",
    T("Ancre ou alias YAML « {name} » : chaque fiche s’écrit en entier.", "مرساة أو اسم مستعار «{name}»: تُكتب كل بطاقة كاملة.", "YAML anchor or alias “{name}”: every record must be written in full."),
    T("Répéter la valeur ; mettre entre guillemets un texte qui commence par & ou *.", "كرروا القيمة؛ وضعوا بين علامتي اقتباس كل نص يبدأ بالعلامة `&` أو `*`.", "Repeat the value; put a text that begins with & or * between quotes."),
)
TAG = Code(
    "CAT019",
    T("Étiquette YAML « {tag} » : les étiquettes ne sont pas admises.", "وسم YAML «{tag}»: الوسوم غير مقبولة.", "YAML tag “{tag}”: tags are not accepted."),
    T("L’effacer ; mettre entre guillemets un texte qui commence par `!`.", "احذفوه؛ وضعوا بين علامتي اقتباس كل نص يبدأ بالعلامة `!`.", "Delete it; put a text that begins with `!` between quotes."),
)
DUPLICATE_KEY = Code(
    "CAT020",
    T("La clé « {key} » est déjà à la ligne {first}.", "المفتاح «{key}» موجود في السطر {first}.", "The key “{key}” is already on line {first}."),
    T("N’en garder qu’une ; une nouvelle fiche commence par `- id:`.", "احتفظوا بواحد منهما؛ تبدأ البطاقة الجديدة بالسطر `- id:`.", "Keep one of the two; a new record begins with `- id:`."),
)
KEY_NOT_TEXT = Code(
    "CAT021",
    T("Une clé doit être un simple mot.", "يجب أن يكون المفتاح كلمة بسيطة.", "A key must be a plain word."),
    T("Écrire `clé: valeur` ; mettre entre guillemets un texte qui commence par `{{`, `[` ou `?`.", "اكتبوا `key: value`؛ وضعوا بين علامتي اقتباس كل نص يبدأ بالعلامة `{{` أو `[` أو `?`.", "Write `key: value`; put a text that begins with `{{`, `[` or `?` between quotes."),
)
SECOND_DOCUMENT = Code(
    "CAT022",
    T("Le fichier contient une ligne `---` qui ouvre un second document.", "في الملف سطر `---` يفتح وثيقة ثانية.", "The file has a `---` line, which begins a second document."),
    T("Supprimer cette ligne.", "احذفوا هذا السطر.", "Remove that line."),
)
TOO_DEEP = Code(
    "CAT023",
    T("Plus de {depth} niveaux de retrait.", "عدد مستويات الإزاحة يتجاوز {depth}.", "More than {depth} levels of nesting."),
    T("Revenir à la forme d’une fiche voisine.", "ارجعوا إلى شكل بطاقة مجاورة.", "Use the same structure as another record."),
)
NOT_A_FILE_OF_RECORDS = Code(
    "CAT024",
    T("Le fichier doit être une suite de listes, une par catégorie de fiches.", "يجب أن يتكون الملف من قوائم، قائمة لكل صنف.", "The file must consist of lists, one for each kind of record."),
    T("Commencer par `institutes:` puis, à la ligne, `  - id: …`.", "ابدؤوا بالسطر `institutes:` ثم في السطر التالي `  - id: …`.", "Begin with `institutes:` then, on the next line, `  - id: …`."),
)
SMART_QUOTE = Code(
    "CAT025",
    T("Pour YAML, {character} n’est pas un guillemet.", "{character} ليست علامة اقتباس في YAML.", "In YAML, {character} is not a quote."),
    T("Mettre le texte entre guillemets droits : \"…\".", "ضعوا النص بين علامتي اقتباس مستقيمتين: \"…\".", "Put the text between straight quotes: \"…\"."),
)
MISSING_SPACE = Code(
    "CAT026",
    T("Il manque une espace après « {sign} ».", "تنقص مسافة بعد «{sign}».", "A space is missing after “{sign}”."),
    T("Écrire `clé: valeur` ou `- élément`.", "اكتبوا `key: value` أو `- item`.", "Write `key: value` or `- item`."),
)
BRACKET = Code(
    "CAT027",
    T("Ce « {bracket} » n’est pas fermé, ou une virgule manque dans ce qui le suit.", "القوس «{bracket}» لم يُغلق، أو تنقص فاصلة بعده.", "This “{bracket}” is not closed, or a comma is missing after it."),
    T("Fermer par `{closing}` ; mettre `, ` entre les éléments ; ou écrire un élément par ligne.", "أغلقوه بالعلامة `{closing}`، وضعوا `, ` بين العناصر، أو اكتبوا كل عنصر في سطر.", "Close it with `{closing}` and put `, ` between the items, or write one item per line."),
)
TEXT_AFTER_VALUE = Code(
    "CAT028",
    T("Du texte suit le {sign} qui ferme la valeur.", "هناك نص بعد {sign} التي تختم القيمة.", "There is text after the {sign} that ends the value."),
    T("Mettre tout le texte entre guillemets droits ; un \" à l’intérieur s’écrit \\\".", "ضعوا النص كله بين علامتي اقتباس مستقيمتين؛ تُكتب \" داخله هكذا \\\".", "Put the whole text between straight quotes; write a \" inside as \\\"."),
)
RESERVED_START = Code(
    "CAT029",
    T("Un texte ne peut pas commencer par « {character} ».", "لا يمكن أن يبدأ النص بالعلامة «{character}».", "A text cannot begin with “{character}”."),
    T("Mettre le texte entre guillemets : \"…\".", "ضعوا النص بين علامتي اقتباس: \"…\".", "Put the text between quotes: \"…\"."),
)
BAD_ESCAPE = Code(
    "CAT030",
    T("Entre guillemets doubles, cette barre oblique inverse n’a pas de sens.", "بين علامتي الاقتباس \"…\" لا معنى لهذه الشرطة المائلة.", "Between double quotes, this backslash has no meaning."),
    T("La doubler (`\\\\`), ou mettre le texte entre apostrophes : '…'.", "كرروها (`\\\\`) أو ضعوا النص بين '…'.", "Double it (`\\\\`), or put the text between single quotes: '…'."),
)
MERGE_CONFLICT = Code(
    "CAT031",
    T("Un conflit de fusion git n’a pas été résolu ici : {sides}.", "بقي هنا تعارض دمج من git: {sides}.", "There is an unresolved git merge conflict here: {sides}."),
    T("Si les deux côtés ajoutent une fiche, garder les deux ; s’ils changent le même texte, en garder un. Puis effacer les lignes `<<<<<<<`, `=======` et `>>>>>>>` (s’il y a `|||||||`, tout ce qui va de cette ligne à `=======`).", "إن أضاف كل من الجانبين بطاقة فاحتفظوا بالبطاقتين، وإن غيّرا النص نفسه فاحتفظوا بأحد النصين. ثم احذفوا الأسطر `<<<<<<<` و`=======` و`>>>>>>>` (وإن وُجد `|||||||` فاحذفوا كل ما بين هذا السطر و`=======`).", "If both sides add a record, keep both; if they change the same text, keep one. Then delete the lines `<<<<<<<`, `=======` and `>>>>>>>` (and, if there is a `|||||||`, everything from that line to `=======`)."),
)
BOTH_ADD = T("les deux côtés ajoutent une fiche", "كل من الجانبين يضيف بطاقة", "both sides add a record")
BOTH_ADD_AND_SHARE = T("les deux côtés ajoutent une fiche, et les lignes qui suivent sont à écrire dans l’une et dans l’autre", "كل من الجانبين يضيف بطاقة، والأسطر الموالية تُكتب في كلتيهما", "both sides add a record, and the lines below belong in each of the two")
BOTH_ADD_GO_ON = T("c’est la suite du précédent, et chaque côté fait partie d’une des deux fiches", "هو تتمة التعارض السابق، وكل جانب جزء من إحدى البطاقتين", "it continues the one above, and each side is part of one of the two records")
BOTH_CHANGE = T("les deux côtés changent les mêmes lignes", "الجانبان يغيران الأسطر نفسها", "both sides change the same lines")
MARKS_ARE_GONE = T("il y manque des marques", "تنقصه بعض العلامات", "some of its marks are gone")
DASH_AFTER_KEY = Code(
    "CAT032",
    T("Un `- ` ne peut pas suivre la clé sur sa ligne.", "لا يمكن أن يتبع `- ` المفتاح في سطره.", "A `- ` cannot be on the same line as the key."),
    T("Mettre chaque `- ` sur sa propre ligne, plus bas ; ou mettre le texte entre guillemets : \"…\".", "ضعوا كل `- ` في سطر خاص به تحت المفتاح، أو ضعوا النص بين علامتي اقتباس: \"…\".", "Put each `- ` on a line of its own below the key, or put the text between quotes: \"…\"."),
)
COMMA_IN_TEXT = Code(
    "CAT033",
    T("Une virgule (`,`) coupe ce texte, qui est entre crochets ou accolades.", "فاصلة (`,`) تقطع هذا النص الموجود بين قوسين.", "A comma (`,`) splits this text, which is between brackets or braces."),
    T("Mettre le texte entre guillemets : \"…\".", "ضعوا النص بين علامتي اقتباس: \"…\".", "Put the text between quotes: \"…\"."),
)
PERHAPS_CUT = Code(
    "CAT034",
    T("Le fichier s’arrête au milieu d’une ligne.", "ينتهي الملف في وسط سطر.", "The file ends in the middle of a line."),
    T("S’il a été coupé, y remettre la fin ; sinon, finir la dernière ligne par un retour à la ligne.", "إن كان قد قُطع فأعيدوا إليه آخره؛ وإلا فأنهوا السطر الأخير بسطر جديد.", "If the file was cut off, restore its end; otherwise end the last line with a line break."),
)
NULL = Code(
    "CAT035",
    T("Sans guillemets, `{written}` signifie « rien » en YAML.", "بدون علامتي اقتباس، `{written}` معناها «لا شيء» في YAML.", "Without quotes, `{written}` means “nothing” in YAML."),
    T("Effacer la ligne, ou y écrire la valeur ; si ce mot est le texte même : \"{written}\".", "احذفوا السطر أو اكتبوا فيه القيمة؛ وإن كانت هذه الكلمة هي النص نفسه: \"{written}\".", "Delete the line or write the value; if this word is the text itself, write \"{written}\"."),
)
CUT_TEXT = Code(
    "CAT036",
    T("Ce `#` coupe le texte : pour YAML, la suite est un commentaire.", "هذا `#` يقطع النص: ما يليه تعليق في YAML.", "This `#` cuts the text: YAML takes the rest of the line for a comment."),
    T("Mettre le texte entre guillemets : \"…\" ; un vrai commentaire va sur sa propre ligne.", "ضعوا النص بين علامتي اقتباس: \"…\"؛ أما التعليق الحقيقي فيُكتب في سطر خاص به.", "Put the text between quotes: \"…\"; write a real comment on a line of its own."),
)
FOREIGN_DASH = Code(
    "CAT037",
    T("Pour YAML, {character} n’est pas un tiret de liste.", "{character} ليست شرطة قائمة في YAML.", "In YAML, {character} is not the dash of a list item."),
    T("Écrire `- ` : le tiret du clavier, puis une espace. Après un tiret ou devant une clé, effacer {character} ; s’il fait partie du texte, mettre le texte entre guillemets : \"…\".", "اكتبوا `- `: شرطة لوحة المفاتيح ثم مسافة. وبعد شرطة أخرى أو قبل مفتاح احذفوا {character}؛ وإن كانت جزءا من النص فضعوه بين علامتي اقتباس: \"…\".", "Write `- `: a hyphen from the keyboard, then a space. After a hyphen or before a key, delete {character}; if it is part of the text, put the text between quotes: \"…\"."),
)
FOREIGN_COMMA = Code(
    "CAT038",
    T("Pour YAML, {character} ne sépare pas les éléments d’une liste.", "{character} لا تفصل بين عناصر القائمة في YAML.", "In YAML, {character} does not separate the items of a list."),
    T("Écrire une virgule latine : `, ` ; si le signe fait partie du texte, le mettre entre guillemets : \"…\".", "اكتبوا فاصلة لاتينية: `, `؛ وإن كانت العلامة جزءا من النص فضعوه بين علامتي اقتباس: \"…\".", "Write a Latin comma: `, `; if the character is part of the text, put the text between quotes: \"…\"."),
)
FOREIGN_COLON = Code(
    "CAT039",
    T("Pour YAML, {character} n’est pas un deux-points.", "{character} ليست نقطتين في YAML.", "In YAML, {character} is not a colon."),
    T("Écrire `clé: valeur`, avec le deux-points du clavier et une espace.", "اكتبوا `key: value` بنقطتي لوحة المفاتيح ثم مسافة.", "Write `key: value`, with a colon from the keyboard and a space."),
)
LINES_JOINED = Code(
    "CAT040",
    T("YAML joint ces lignes en une seule.", "يجمع YAML هذه الأسطر في سطر واحد.", "YAML joins these lines into one."),
    T("Pour garder les lignes, écrire `|` après le deux-points et le texte au-dessous.", "اكتبوا `|` بعد النقطتين والنص تحته: تبقى أسطره كما هي.", "To keep the lines, write `|` after the colon and the text below it."),
)
ESCAPE = Code(
    "CAT041",
    T("Entre guillemets doubles, `{written}` ne s’affiche pas ainsi : YAML y met {meaning}.", "بين علامتي الاقتباس \"…\" لا يظهر `{written}` هكذا: يضع YAML مكانه {meaning}.", "Between double quotes, YAML replaces `{written}` with {meaning}."),
    T("Doubler la barre (`\\\\`), ou mettre le texte entre apostrophes : '…'.", "كرروا الشرطة المائلة (`\\\\`) أو ضعوا النص بين '…'.", "Double the backslash (`\\\\`), or put the text between single quotes: '…'."),
)
A_TAB = T("une tabulation", "علامة جدولة", "a tab")
A_LINE_BREAK = T("un retour à la ligne", "سطرا جديدا", "a line break")
A_NO_BREAK_SPACE = T("une espace insécable", "مسافة غير قابلة للكسر", "a no-break space")
FILE_TOO_LARGE = Code(
    "CAT042",
    T("Le fichier dépasse {most} Mo ; il n’est pas lu.", "يتجاوز حجم الملف {most} ميغابايت، لذلك لم يُقرأ.", "The file is larger than {most} MB and is not read."),
    T("Répartir ses fiches entre plusieurs fichiers.", "وزعوا بطاقاته على عدة ملفات.", "Split its records into several files."),
    quotes_line=False,
)
TOO_MANY_ITEMS = Code(
    "CAT043",
    T("Cette liste ou cet ensemble de clés a plus de {most} éléments.", "عدد عناصر هذه القائمة أو مفاتيحها يتجاوز {most}.", "This list or set of keys has more than {most} items."),
    T("Retirer ce qui n’est pas d’une seule fiche.", "احذفوا ما ليس من بطاقة واحدة.", "Remove what does not belong to a single record."),
)

UNKNOWN_KIND = Code(
    "CAT101",
    T("« {key} » n’est pas une catégorie de fiches. Catégories connues : {known}.", "«{key}» ليس صنفا من البطاقات. المعروفة: {known}.", "“{key}” is not a kind of record. Known kinds: {known}."),
    T("Vouliez-vous écrire « {nearest} » ?", "هل تقصدون «{nearest}»؟", "Did you mean “{nearest}”?"),
    T("Écrire une des catégories connues.", "اكتبوا أحد الأصناف المعروفة.", "Write one of the known kinds."),
)
UNKNOWN_KEY = Code(
    "CAT102",
    T("Clé inconnue « {key} ».", "مفتاح غير معروف «{key}».", "Unknown key “{key}”."),
    T("Vouliez-vous écrire « {nearest} » ? Clés connues ici : {known}.", "هل تقصدون «{nearest}»؟ المفاتيح المعروفة هنا: {known}.", "Did you mean “{nearest}”? Known keys: {known}."),
    T("La supprimer, ou écrire une des clés connues ici : {known}.", "احذفوه أو اكتبوا أحد المفاتيح المعروفة هنا: {known}.", "Remove it, or write one of the known keys: {known}."),
)
MISSING_FIELD = Code(
    "CAT103",
    T("Il manque « {key} » ({title}).", "ينقص «{key}» ({title}).", "“{key}” ({title}) is missing."),
    T("Ajouter une ligne `{key}: …` à cette fiche, par exemple ici.", "أضيفوا سطرا `{key}: …` إلى هذه البطاقة، هنا مثلا.", "Add a line `{key}: …` to this record, for example here."),
)
EMPTY_VALUE = Code(
    "CAT104",
    T("« {field} » n’a pas de valeur.", "«{field}» بلا قيمة.", "“{field}” has no value."),
    T("Écrire la valeur après le deux-points, ou effacer la ligne.", "اكتبوا القيمة بعد النقطتين أو احذفوا السطر.", "Write the value after the colon, or delete the line."),
)
NOT_TEXT = Code(
    "CAT105",
    T("« {field} » doit être un texte.", "يجب أن يكون «{field}» نصا.", "“{field}” must be text."),
    T("Écrire le texte sur la même ligne, entre guillemets s’il contient `: `.", "اكتبوا النص في السطر نفسه، بين علامتي اقتباس إن احتوى على `: `.", "Write the text on the same line, between quotes if it contains `: `."),
)
NOT_A_LIST = Code(
    "CAT106",
    T("« {field} » doit être une liste.", "يجب أن يكون «{field}» قائمة.", "“{field}” must be a list."),
    T("Écrire `{key}: [{value}]`, ou un élément par ligne, chacun après `- `.", "اكتبوا `{key}: [{value}]` أو عنصرا في كل سطر بعد `- `.", "Write `{key}: [{value}]`, or one item per line, each after `- `."),
)
NOT_A_MAPPING = Code(
    "CAT107",
    T("« {field} » s’écrit en lignes `clé: valeur`.", "يُكتب «{field}» في أسطر على شكل `key: value`.", "“{field}” must be lines of `key: value`."),
    T("Commencer par `{first}: …` ; clés connues ici : {known}.", "ابدؤوا بالسطر `{first}: …`؛ المفاتيح المعروفة هنا: {known}.", "Begin with `{first}: …`; known keys: {known}."),
)
NOT_IN_VOCABULARY = Code(
    "CAT108",
    T("« {value} » n’est pas une valeur de « {field} ». Admises : {known}.", "«{value}» ليست من قيم «{field}». المقبولة: {known}.", "“{value}” is not a value of “{field}”. Accepted values: {known}."),
    T("Vouliez-vous écrire « {nearest} » ?", "هل تقصدون «{nearest}»؟", "Did you mean “{nearest}”?"),
    T("Écrire une des valeurs admises, sans ce qui est entre parenthèses.", "اكتبوا إحدى القيم المقبولة دون ما بين القوسين.", "Write one of the accepted values, without the part in parentheses."),
)
BAD_ID = Code(
    "CAT109",
    T("« {value} » n’est pas un identifiant.", "«{value}» ليس معرفا صالحا.", "“{value}” is not an id."),
    T("Minuscules sans accents, chiffres et traits d’union, 80 au plus : `{suggestion}`.", "حروف لاتينية صغيرة وأرقام وشرطات، 80 على الأكثر: `{suggestion}`.", "Lower-case letters without accents, digits and hyphens, at most 80: `{suggestion}`."),
)
BAD_DATE = Code(
    "CAT110",
    T("« {value} » n’est pas une date.", "«{value}» ليس تاريخا.", "“{value}” is not a date."),
    T("Vouliez-vous écrire `{nearest}` ? L’année vient d’abord, puis le mois et le jour, à deux chiffres.", "هل تقصدون `{nearest}`؟ السنة أولا، ثم الشهر واليوم برقمين.", "Did you mean `{nearest}`? The year comes first, then month and day, two digits each."),
    T("Écrire l’année, le mois ou le jour : `2026`, `2026-01` ou `2026-01-12`.", "اكتبوا السنة أو الشهر أو اليوم: `2026` أو `2026-01` أو `2026-01-12`.", "Write the year, month or day: `2026`, `2026-01` or `2026-01-12`."),
)
NOT_A_DAY = Code(
    "CAT111",
    T("« {value} » n’est pas un jour.", "«{value}» ليس يوما.", "“{value}” is not a day."),
    T("Vouliez-vous écrire `{nearest}` ? L’année vient d’abord, puis le mois et le jour, à deux chiffres.", "هل تقصدون `{nearest}`؟ السنة أولا، ثم الشهر واليوم برقمين.", "Did you mean `{nearest}`? The year comes first, then month and day, two digits each."),
    T("Écrire l’année, le mois et le jour : `2026-01-12`.", "اكتبوا السنة والشهر واليوم: `2026-01-12`.", "Write year, month and day: `2026-01-12`."),
)
BAD_URL = Code(
    "CAT112",
    T("« {value} » n’est pas une adresse web complète.", "«{value}» ليس عنوانا كاملا على الويب.", "“{value}” is not a complete web address."),
    T("Écrire l’adresse entière, à partir de `https://`.", "اكتبوا العنوان كاملا ابتداء من `https://`.", "Write the whole address, including `https://`."),
)
BAD_EMAIL = Code(
    "CAT113",
    T("« {value} » n’est pas une adresse électronique.", "«{value}» ليس بريدا إلكترونيا.", "“{value}” is not an email address."),
    T("Écrire une adresse de fonction, comme `contact@exemple.ma`.", "اكتبوا عنوانا وظيفيا مثل `contact@example.ma`.", "Write a role address, such as `contact@example.ma`."),
)
BAD_REGION = Code(
    "CAT114",
    T("« {value} » n’est pas une région du Maroc (ISO 3166-2:MA).", "«{value}» ليس رمز جهة مغربية (ISO 3166-2:MA).", "“{value}” is not a region of Morocco (ISO 3166-2:MA)."),
    T(f"Écrire un code de {FIRST} à {LAST} ; le plus proche : `{{nearest}}` ({{nearest_title}}).", f"اكتبوا رمزا من {FIRST} إلى {LAST}؛ الأقرب: `{{nearest}}` ({{nearest_title}}).", f"Write a code from {FIRST} to {LAST}; the nearest is `{{nearest}}` ({{nearest_title}})."),
    T(f"Écrire un code de {FIRST} à {LAST}.", f"اكتبوا رمزا من {FIRST} إلى {LAST}.", f"Write a code from {FIRST} to {LAST}."),
)
MISSING_FRENCH = Code(
    "CAT115",
    T("« {field} » n’a pas de texte français.", "«{field}» بلا نص فرنسي.", "“{field}” has no French text."),
    T("Ajouter `fr: …` ; le français est obligatoire, les autres langues s’y ajoutent.", "أضيفوا `fr: …`؛ الفرنسية إلزامية وتُضاف إليها اللغات الأخرى.", "Add `fr: …`; French is required, other languages are optional."),
)
UNKNOWN_LANGUAGE = Code(
    "CAT116",
    T("« {value} » n’est pas une langue du catalogue.", "«{value}» ليست من لغات الدليل.", "“{value}” is not a language of the catalogue."),
    T("« {value} » est un champ : l’écrire sous « {nearest} » et à sa hauteur, non parmi ses langues.", "«{value}» حقل: اكتبوه تحت «{nearest}» ومحاذيا له، لا بين لغاته.", "“{value}” is a field: write it below “{nearest}” and aligned with it, not among its languages."),
    T("Langues admises : {known}. Un texte qui contient `: ` se met entre guillemets.", "اللغات المقبولة: {known}. النص الذي يحتوي على `: ` يوضع بين علامتي اقتباس.", "Accepted languages: {known}. Put a text that contains `: ` between quotes."),
)
BAD_IDENTIFIER = Code(
    "CAT117",
    T("« {value} » n’est pas un identifiant {scheme}.", "«{value}» ليس معرف {scheme} صالحا.", "“{value}” is not a {scheme} identifier."),
    T("Le recopier depuis {where} ; exemple : `{example}`.", "انسخوه من {where}؛ مثال: `{example}`.", "Copy it from {where}; example: `{example}`."),
)
BAD_NUMBER = Code(
    "CAT118",
    T("« {value} » n’est pas un nombre admis pour « {field} ».", "«{value}» ليس عددا مقبولا في «{field}».", "“{value}” is not a valid number for “{field}”."),
    T("Écrire un nombre avec un point décimal, comme `34.02` ; latitude de -90 à 90, longitude de -180 à 180.", "اكتبوا عددا تفصل النقطة كسوره، مثل `34.02`؛ خط العرض من -90 إلى 90 وخط الطول من -180 إلى 180.", "Write a number with a decimal point, such as `34.02`; latitude from -90 to 90, longitude from -180 to 180."),
)
NO_SOURCE = Code(
    "CAT119",
    T("« {field} » ne cite aucune source.", "«{field}» لا يذكر أي مصدر.", "“{field}” cites no source."),
    T("Citer au moins une source : `{key}: [id-de-la-source]`.", "اذكروا مصدرا واحدا على الأقل: `{key}: [source-id]`.", "Cite at least one source: `{key}: [source-id]`."),
)
BAD_COUNTRY = Code(
    "CAT120",
    T("« {value} » n’est pas un code de pays.", "«{value}» ليس رمز بلد.", "“{value}” is not a country code."),
    T("Écrire les deux lettres majuscules d’ISO 3166-1 ; le plus proche : `{nearest}` ({nearest_title}).", "اكتبوا حرفي ISO 3166-1 الكبيرين؛ الأقرب: `{nearest}` ({nearest_title}).", "Write the two capital letters of ISO 3166-1; the nearest is `{nearest}` ({nearest_title})."),
    T("Écrire les deux lettres majuscules d’ISO 3166-1 : `MA`, `FR`.", "اكتبوا حرفي ISO 3166-1 الكبيرين: `MA`، `FR`.", "Write the two capital letters of ISO 3166-1: `MA`, `FR`."),
)
BAD_LANGUAGE_CODE = Code(
    "CAT121",
    T("« {value} » n’est pas un code de langue.", "«{value}» ليس رمز لغة.", "“{value}” is not a language code."),
    T("Écrire deux ou trois lettres minuscules : `fr`, `ar`, `en`, `zgh`.", "اكتبوا حرفين أو ثلاثة حروف صغيرة: `fr`، `ar`، `en`، `zgh`.", "Write two or three lower-case letters: `fr`, `ar`, `en`, `zgh`."),
)
NOT_NORMALIZED = Code(
    "CAT122",
    T("Ce texte n’est pas en forme Unicode composée (NFC).", "هذا النص ليس بصيغة يونيكود المركبة (NFC).", "This text is not in composed Unicode form (NFC)."),
    T("Effacer et retaper les lettres accentuées.", "امحوا الحروف ذات الحركات وأعيدوا كتابتها.", "Delete and retype the accented letters."),
)
KEY_OF_ANOTHER_KIND = Code(
    "CAT123",
    T("La clé « {key} » n’existe pas dans la liste « {list} », où se trouve cette fiche ; elle existe dans : {lists}.", "لا يرد المفتاح «{key}» في القائمة «{list}» التي توجد فيها هذه البطاقة، بل فيما يلي: {lists}.", "Records in the list “{list}” have no key “{key}”; those in these lists do: {lists}."),
    T("Si la fiche n’est pas dans la bonne liste, l’y déplacer ; sinon supprimer cette ligne.", "إن لم تكن البطاقة في قائمتها فانقلوها إليها؛ وإلا فاحذفوا هذا السطر.", "If the record is in the wrong list, move it; otherwise remove this line."),
)
LOOK_ALIKE = Code(
    "CAT124",
    T("« {value} » contient {character}, qui ressemble à « {like} » mais est un autre caractère.", "في «{value}» {character} الذي يشبه «{like}» وليس هو.", "“{value}” contains {character}, which only looks like “{like}”."),
    T("Effacer ce mot et le retaper : `{nearest}`.", "امحوا هذه الكلمة وأعيدوا كتابتها: `{nearest}`.", "Delete the word and retype it: `{nearest}`."),
)
MANY_MARKS = Code(
    "CAT125",
    T("Trop de signes s’empilent sur une lettre de « {field} ».", "علامات كثيرة تتراكم على حرف في «{field}».", "A letter of “{field}” has too many marks above or below it."),
    T("Effacer cette lettre et la retaper.", "امحوا هذا الحرف وأعيدوا كتابته.", "Delete that letter and retype it."),
)
TRACKED_URL = Code(
    "CAT126",
    T("Cette adresse contient des paramètres de suivi ({parameters}).", "في هذا العنوان وسائط تتبع ({parameters}).", "This address has tracking parameters ({parameters})."),
    T("Écrire l’adresse de la page seule : `{nearest}`.", "اكتبوا عنوان الصفحة وحده: `{nearest}`.", "Write the address of the page alone: `{nearest}`."),
)
NOT_EVIDENCE = Code(
    "CAT127",
    T("« {field} » ne dit pas sur quoi repose la valeur.", "«{field}» لا يبين ما تستند إليه القيمة.", "“{field}” does not say what the value rests on."),
    T("Écrire `{key}: [id-de-la-source]`, `{key}: {{derived: champ}}` ou `{key}: {{classified: [id-de-la-source]}}`.", "اكتبوا `{key}: [source-id]` أو `{key}: {{derived: field}}` أو `{key}: {{classified: [source-id]}}`.", "Write `{key}: [source-id]`, `{key}: {{derived: field}}` or `{key}: {{classified: [source-id]}}`."),
)
NOT_SOURCED_ITEMS = Code(
    "CAT128",
    T("« {field} » doit être une liste d’éléments, chacun avec ses sources.", "يجب أن يكون «{field}» قائمة عناصر، كل منها مع مصادره.", "“{field}” must be a list of items, each with its sources."),
    T("Écrire `- {first}: …` puis, à la ligne, `sources: [id-de-la-source]` pour chaque élément ; `catalogue format` réécrit une description de l’ancienne forme.", "اكتبوا لكل عنصر `- {first}: …` ثم في السطر التالي `sources: [source-id]`؛ الأمر `catalogue format` يعيد كتابة وصف قديم.", "For each item, write `- {first}: …` then, on the next line, `sources: [source-id]`; `catalogue format` rewrites a description of the old form."),
)
BAD_COUNT = Code(
    "CAT129",
    T("« {value} » n’est pas un nombre entier de 1 à 9999999.", "«{value}» ليس عددا صحيحا من 1 إلى 9999999.", "“{value}” is not a whole number from 1 to 9999999."),
    T("Écrire le nombre en chiffres seuls, sans espace ni virgule, comme `1234`.", "اكتبوا العدد بالأرقام وحدها، دون مسافة ولا فاصلة، مثل `1234`.", "Write the number in digits alone, without spaces or commas, such as `1234`."),
)
NOT_IN_NAME = Code(
    "CAT130",
    T("Le nom n’a pas de texte en « {value} ».", "ليس للاسم نص باللغة «{value}».", "The name has no text in “{value}”."),
    T("La retirer de `name_translated`, ou donner le nom par langue.", "احذفوها من `name_translated`، أو اكتبوا الاسم حسب اللغة.", "Remove it from `name_translated`, or give the name by language."),
)
NOT_LATEST_STEP = Code(
    "CAT131",
    T("Le statut « {value} » n’est pas la dernière étape de `path`, « {latest} ».", "الحالة «{value}» ليست آخر مرحلة في `path`، وهي «{latest}».", "The status “{value}” is not the latest step of `path`, “{latest}”."),
    T("Supprimer la ligne `status` : la dernière étape le donne.", "احذفوا السطر `status`: آخر مرحلة تحدده.", "Remove the line `status`: the latest step gives it."),
)
NOT_ABOUT_A_DATE = Code(
    "CAT132",
    T("Cette divergence ne porte pas sur une date : « {key} » n’y a pas sa place.", "هذا الخلاف لا يتعلق بتاريخ: لا مكان فيه للحقل «{key}».", "This dispute is not about a date: “{key}” does not belong here."),
    T("Supprimer cette ligne et dire la date dans `text`, ou écrire la divergence sur un de ces champs : {known}.", "احذفوا هذا السطر واذكروا التاريخ في `text`، أو اجعلوا الخلاف حول أحد هذه الحقول: {known}.", "Remove this line and say the date in `text`, or write the dispute about one of these fields: {known}."),
)
SILENT_REMOVAL = Code(
    "CAT133",
    T("`page: none` n’a pas de motif.", "ليس للسطر `page: none` سبب.", "`page: none` has no reason."),
    T("Dire sous `reason` pourquoi rien ne doit répondre à l’ancienne adresse ; ou supprimer la ligne `page`.", "اذكروا في `reason` لماذا يجب ألا يجيب أي شيء في العنوان القديم، أو احذفوا السطر `page`.", "Say under `reason` why nothing may answer at the old address, or remove the line `page`."),
)
INVALID = Code(
    "CAT199",
    T("« {field} » : valeur refusée ({detail}).", "«{field}»: قيمة مرفوضة ({detail}).", "“{field}” has an invalid value ({detail})."),
    T("Suivre la forme d’une fiche voisine.", "اتبعوا شكل بطاقة مجاورة.", "Write it as another record does."),
)

DUPLICATE_ID = Code(
    "CAT201",
    T("L’identifiant « {id} » est déjà pris : {other}.", "المعرف «{id}» مستعمل: {other}.", "The id “{id}” is already taken: {other}."),
    T("En choisir un autre : un identifiant est unique, toutes catégories confondues, et définitif.", "اختاروا غيره: المعرف فريد بين كل الأصناف ودائم.", "Choose another: an id is unique among all kinds, and permanent."),
)
UNKNOWN_ID = Code(
    "CAT202",
    T("« {field} » cite « {id} », mais aucune fiche n’a cet identifiant{formerly}.", "«{field}» يذكر «{id}»، ولا توجد بطاقة بهذا المعرف{formerly}.", "“{field}” cites “{id}”, but no record has this id{formerly}."),
    T("Vouliez-vous écrire « {nearest} » ? Sinon, ajouter aussi cette fiche à sa liste ({lists}).", "هل تقصدون «{nearest}»؟ وإلا فأضيفوا هذه البطاقة أيضا إلى قائمتها ({lists}).", "Did you mean “{nearest}”? Otherwise, also add that record to its list ({lists})."),
    T("Corriger cet identifiant, ou ajouter aussi cette fiche à sa liste ({lists}).", "صححوا هذا المعرف، أو أضيفوا هذه البطاقة أيضا إلى قائمتها ({lists}).", "Correct this id, or also add that record to its list ({lists})."),
)
NEVER = T("", "", "")
FORMERLY = T(" ; une autre l’a porté", "؛ وهو معرف سابق لبطاقة أخرى", "; another record had it before")
WRONG_KIND = Code(
    "CAT203",
    T("« {field} » cite « {id} », une fiche de la catégorie « {found} » ; catégorie attendue : {expected}.", "«{field}» يذكر «{id}» وهو من صنف «{found}»؛ المطلوب: {expected}.", "“{field}” cites “{id}”, which is of kind “{found}”; expected: {expected}."),
    T("Vouliez-vous écrire « {nearest} » ?", "هل تقصدون «{nearest}»؟", "Did you mean “{nearest}”?"),
    T("Citer une fiche de cette catégorie : {expected}.", "اذكروا بطاقة من صنف: {expected}.", "Cite a record of this kind: {expected}."),
)
UNKNOWN_FIELD = Code(
    "CAT204",
    T("« {written} » n’est pas un champ de cette fiche.", "«{written}» ليس حقلا في هذه البطاقة.", "“{written}” is not a field of this record."),
    T("Vouliez-vous écrire « {nearest} » ?", "هل تقصدون «{nearest}»؟", "Did you mean “{nearest}”?"),
    T("Écrire un des champs de la fiche : {known}.", "اكتبوا أحد حقول البطاقة: {known}.", "Write one of the fields of the record: {known}."),
)
RELATES_TO_ITSELF = Code(
    "CAT205",
    T("« {field} » ramène la fiche à elle-même.", "«{field}» يعيد البطاقة إلى نفسها.", "“{field}” leads from the record back to itself."),
    T("Citer une autre fiche ou effacer la ligne.", "اذكروا بطاقة أخرى أو احذفوا السطر.", "Cite another record or delete the line."),
)
SOURCED_BY_ITEM = Code(
    "CAT207",
    T("Chaque élément de « {written} » a ses propres sources.", "لكل عنصر من «{written}» مصادره الخاصة.", "Each item of “{written}” has its own sources."),
    T("Écrire les sources auprès de chaque élément, sous `sources`, et supprimer cette ligne.", "اكتبوا المصادر مع كل عنصر في `sources` واحذفوا هذا السطر.", "Write the sources beside each item, under `sources`, and remove this line."),
)
DERIVED_IN_CIRCLE = Code(
    "CAT208",
    T("« {written} » est, au bout du compte, déduit de lui-même.", "«{written}» مستنتج في النهاية من نفسه.", "“{written}” is, in the end, derived from itself."),
    T("Nommer un champ dont une source donne la valeur.", "اذكروا حقلا يصرح به مصدر.", "Name a field that a source states."),
)
DERIVED_FROM_NOTHING = Code(
    "CAT209",
    T("« {written} » est déduit de « {origin} », que la fiche n’a pas.", "«{written}» مستنتج من «{origin}»، وهو غير موجود في البطاقة.", "“{written}” is derived from “{origin}”, which the record does not have."),
    T("Remplir ce champ, ou en nommer un autre.", "املؤوا هذا الحقل أو اذكروا حقلا آخر.", "Fill in that field, or name another."),
)
TAKES_NO_EVIDENCE = Code(
    "CAT210",
    T("« {written} » n’a pas besoin de preuve.", "«{written}» لا يحتاج إلى سند.", "“{written}” needs no evidence."),
    T("Supprimer cette ligne.", "احذفوا هذا السطر.", "Remove this line."),
)
REMOVED_ID = Code(
    "CAT211",
    T("« {field} » cite « {id} », une fiche retirée le {day}.", "«{field}» يذكر «{id}»، وهي بطاقة حُذفت بتاريخ {day}.", "“{field}” cites “{id}”, a record that was removed on {day}."),
    T("Citer « {nearest} », qui la remplace, ou supprimer cette mention.", "اذكروا «{nearest}» التي حلت محلها، أو احذفوا ذكرها.", "Cite “{nearest}”, which replaces it, or remove the mention."),
    T("Supprimer cette mention ; ou remettre la fiche, et supprimer ses lignes sous `removals`.", "احذفوا ذكرها؛ أو أعيدوا البطاقة واحذفوا أسطرها تحت `removals`.", "Remove the mention; or restore the record, and remove its lines under `removals`."),
)
LOST_ADDRESS = Code(
    "CAT212",
    T("L’adresse publiée `{address}` ne mène plus nulle part : {cause}.", "لم يعد العنوان المنشور `{address}` يؤدي إلى أي مكان: {cause}.", "The published address `{address}` leads nowhere any more: {cause}."),
    T("Ajouter `{former}` à la fiche « {nearest} ».", "أضيفوا `{former}` إلى البطاقة «{nearest}».", "Add `{former}` to the record “{nearest}”."),
    T("Ajouter sous `removals:` la ligne `{line}` ; ou `{former}` à la fiche qui porte sur la même chose.", "أضيفوا تحت `removals:` السطر `{line}`؛ أو أضيفوا `{former}` إلى البطاقة التي تتناول الشيء نفسه.", "Under `removals:`, add the line `{line}`; or add `{former}` to the record that is about the same thing."),
    quotes_line=False,
)
CITED_OTHERWISE = Code(
    "CAT206",
    T("Aucune fiche ne cite « {id} », mais « {cited} », qui lui ressemble et n’existe pas, est cité.", "لا تذكر أي بطاقة «{id}»، لكن «{cited}» الذي يشبهه ولا وجود له مذكور.", "No record cites “{id}”, but the similar “{cited}”, which does not exist, is cited."),
    T("Si l’identifiant vient de changer, le rétablir : un identifiant est définitif ; ou l’ajouter à `former_ids` et corriger les fiches qui le citent.", "إن كان المعرف قد تغير فأعيدوه: المعرف دائم؛ أو أضيفوا القديم إلى `former_ids` وصححوا من يذكره.", "If you have just changed the id, restore it: ids are permanent. Or add the old one to `former_ids`, and correct the records that cite it."),
)
