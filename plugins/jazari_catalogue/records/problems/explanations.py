"""The name of each problem, and why it matters; shown on the pages about problems and by CI.

They are apart from `codes.py` so that a build does not load them.
"""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.records.values.titles import Titles as T


class Explanation(NamedTuple):
    """The name of a problem, and a sentence on why it matters."""

    title: T
    why: T


# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off

_UNREADABLE = T("Rien de ce fichier ne peut être publié tant qu’il n’est pas lu.", "لا يُنشر شيء من هذا الملف ما لم تمكن قراءته.", "Nothing in this file can be published until it is read.")
_SPLIT = T("Sans correction, une partie du texte serait perdue ou prise pour autre chose.", "من دون إصلاح، يضيع جزء من النص أو يُفهم على غير معناه.", "Part of the text would be lost or misread.")
_CHOICE = T("Les filtres et les statistiques du site reposent sur ces termes exacts.", "تعتمد مرشحات الموقع وإحصاءاته على هذه الكلمات بعينها.", "The filters and statistics of the site rely on exactly these words.")
_LINKS = T("Le lien ne mènerait nulle part.", "لن يؤدي الرابط إلى أي مكان.", "The link would lead nowhere.")
_TRUST = T("Un lecteur doit pouvoir vérifier chaque affirmation.", "يجب أن يستطيع القارئ التحقق من كل قول.", "A reader must be able to verify every statement.")
_DATES = T("Une date fausse place la fiche au mauvais endroit et induit en erreur ceux qui veulent candidater.", "التاريخ الخاطئ يضع البطاقة في غير موضعها ويضلل من يريد الترشح.", "A wrong date puts the record in the wrong order and misleads people who want to apply.")
_PATH = T("Les étapes se suivent, et la dernière donne le statut : dans le désordre, il serait faux.", "تروي المراحل تطور الأمر، وآخرها هي الحالة: إن اختل ترتيبها كانت الحالة خاطئة.", "The steps follow one another, and the last one gives the status; out of order, it would be wrong.")
_PERSONS = T("Le catalogue ne publie aucune donnée personnelle : les contacts sont ceux de fonctions.", "لا ينشر الدليل أي معطيات شخصية: جهات الاتصال وظيفية.", "The catalogue publishes no personal data; contacts are roles, not persons.")
_SHAPE = T("Le site ne saurait pas où placer ce qui est écrit là.", "لن يعرف الموقع أين يضع ما كُتب هنا.", "The site would not know where to show what is written there.")
_LOST = T("Ce qui n’est pas reconnu ne s’afficherait pas, sans que personne s’en aperçoive.", "ما لا يُتعرف عليه لن يظهر، ولن ينتبه إلى ذلك أحد.", "What is not recognised would not be shown, and no one would notice.")

EXPLANATIONS = {
    "CAT001": Explanation(T("Fichier illisible", "ملف تتعذر قراءته", "Unreadable file"), _UNREADABLE),
    "CAT002": Explanation(T("Autre encodage qu’UTF-8", "ترميز غير UTF-8", "Not UTF-8"), T("Dans un autre encodage, l’arabe et les accents deviennent illisibles.", "بترميز آخر تصبح الحروف العربية والحروف ذات الحركات غير مقروءة.", "In another encoding, Arabic and accents become unreadable.")),
    "CAT003": Explanation(T("Fichier vide", "ملف فارغ", "Empty file"), T("Un fichier vide est presque toujours un accident : ses fiches disparaîtraient du site.", "الملف الفارغ خطأ في الغالب، وستختفي بطاقاته من الموقع.", "An empty file is nearly always an accident; its records would vanish from the site.")),
    "CAT006": Explanation(T("Éditeur du site", "ناشر الموقع", "Publisher of the site"), T("Chaque page dit qui la publie et si le site est officiel : une erreur tromperait tout le monde.", "تبين كل صفحة ناشرها وهل الموقع رسمي: والخطأ في ذلك يضلل الجميع.", "Every page says who publishes it and whether the site is official; a mistake would mislead everyone.")),
    "CAT007": Explanation(T("Réglages illisibles", "إعدادات تتعذر قراءتها", "Unreadable settings"), T("Les réglages (mkdocs.yml) disent quels fichiers contiennent les fiches.", "تحدد الإعدادات (mkdocs.yml) الملفات التي تحوي البطاقات.", "The settings (mkdocs.yml) name the files that contain the records.")),
    "CAT008": Explanation(T("Liste des fichiers de fiches", "قائمة ملفات البطاقات", "List of the record files"), T("Le site et toutes les commandes lisent les fichiers que cette option nomme.", "يقرأ الموقع وجميع الأوامر الملفات التي يسميها هذا الخيار.", "The site and every command read the files that this option names.")),
    "CAT009": Explanation(T("Lien qui sort du projet", "رابط يخرج من المشروع", "Link to a file outside the project"), T("Ce qui est derrière le lien n’est pas dans le dépôt : les autres ne le liraient pas.", "ما وراء الرابط ليس في المستودع: لن يقرأه الآخرون.", "The target of the link is not in the repository: no one else could read it.")),
    "CAT010": Explanation(T("YAML mal formé", "YAML غير صحيح", "Invalid YAML"), _UNREADABLE),
    "CAT011": Explanation(T("Tabulation", "علامة جدولة", "Tab"), T("YAML compte les espaces du retrait ; une tabulation n’y a pas de largeur.", "يعد YAML مسافات الإزاحة؛ وعلامة الجدولة لا عرض لها فيه.", "YAML counts the spaces of the indentation; a tab has no width.")),
    "CAT012": Explanation(T("Guillemet non fermé", "علامة اقتباس غير مغلقة", "Unclosed quote"), T("Tout ce qui suit serait pris pour la suite du texte.", "سيُعد كل ما يليها بقية للنص.", "Everything after it would become part of the text.")),
    "CAT013": Explanation(T("Deux-points dans un texte", "نقطتان داخل نص", "Colon in a text"), _SPLIT),
    "CAT014": Explanation(T("Deux-points manquant", "نقطتان ناقصتان", "Missing colon"), _SPLIT),
    "CAT015": Explanation(T("Retrait", "إزاحة", "Indentation"), T("En YAML, c’est le retrait qui dit à quelle fiche appartient une ligne.", "في YAML الإزاحة هي التي تحدد البطاقة التي ينتمي إليها السطر.", "In YAML, the indentation decides which record a line belongs to.")),
    "CAT016": Explanation(T("Caractère invisible", "محرف خفي", "Invisible character"), T("Deux textes identiques à l’œil ne le seraient plus pour la recherche et les liens.", "نصان متطابقان في الظاهر يختلفان في البحث والروابط.", "Two texts that look the same would differ for search and links.")),
    "CAT017": Explanation(T("Caractère interdit", "محرف ممنوع", "Forbidden character"), _UNREADABLE),
    "CAT018": Explanation(T("Ancre ou alias", "مرساة أو اسم مستعار", "Anchor or alias"), T("Une fiche se lit et se corrige seule, sans renvoi à une autre.", "تُقرأ البطاقة وتُصحح وحدها دون إحالة إلى غيرها.", "People read and correct a record by itself, without looking at others.")),
    "CAT019": Explanation(T("Étiquette YAML", "وسم YAML", "YAML tag"), T("Une étiquette ferait d’un texte autre chose que ce qui est écrit.", "يجعل الوسم من النص شيئا غير ما كُتب.", "A tag turns a text into something other than what is written.")),
    "CAT020": Explanation(T("Clé en double", "مفتاح مكرر", "Duplicate key"), T("Des deux valeurs, une serait perdue sans avertissement.", "ستضيع إحدى القيمتين دون إشعار.", "One of the two values would be lost silently.")),
    "CAT021": Explanation(T("Clé qui n’est pas un mot", "مفتاح ليس كلمة", "Key that is not a word"), _SHAPE),
    "CAT022": Explanation(T("Second document", "وثيقة ثانية", "Second document"), T("Ce qui suit la ligne `---` ne serait pas lu.", "ما يلي السطر `---` لن يُقرأ.", "What follows the `---` line would not be read.")),
    "CAT023": Explanation(T("Trop de niveaux", "مستويات كثيرة", "Too many levels"), _SHAPE),
    "CAT024": Explanation(T("Pas une suite de listes", "ليست قوائم متتالية", "Not a series of lists"), _SHAPE),
    "CAT025": Explanation(T("Guillemet typographique", "علامة اقتباس طباعية", "Typographic quote"), T("YAML ne connaît que les guillemets droits ; les autres font partie du texte.", "لا يعرف YAML إلا علامات الاقتباس المستقيمة؛ وغيرها جزء من النص.", "Only straight quotes are quotes in YAML; others are part of the text.")),
    "CAT026": Explanation(T("Espace manquante", "مسافة ناقصة", "Missing space"), _SPLIT),
    "CAT027": Explanation(T("Crochet ou accolade", "قوس", "Bracket or brace"), T("Tout ce qui suit serait pris pour la suite de la liste.", "سيُعد كل ما يليه بقية للقائمة.", "Everything after it would become part of the list.")),
    "CAT028": Explanation(T("Texte après la valeur", "نص بعد القيمة", "Text after the value"), _SPLIT),
    "CAT029": Explanation(T("Caractère réservé", "محرف محجوز", "Reserved character"), _SPLIT),
    "CAT030": Explanation(T("Barre oblique inverse", "شرطة مائلة معكوسة", "Backslash"), _SPLIT),
    "CAT031": Explanation(T("Conflit de fusion", "تعارض دمج", "Merge conflict"), T("Deux propositions touchent aux mêmes lignes, ainsi à la fin d’une liste : le site ne peut pas choisir pour vous.", "اقتراحان يمسان الأسطر نفسها، كنهاية قائمة: لا يمكن للموقع أن يختار نيابة عنكم.", "Two proposals touch the same lines, such as the end of a list: the site cannot choose for you.")),
    "CAT032": Explanation(T("Tiret après une clé", "شرطة بعد مفتاح", "Dash after a key"), _SPLIT),
    "CAT033": Explanation(T("Virgule dans un texte", "فاصلة داخل نص", "Comma in a text"), _SPLIT),
    "CAT034": Explanation(T("Fichier coupé ?", "ملف مقطوع؟", "File cut?"), T("Ce qui suivait manquerait au site, et ce qui le cite ne mènerait plus nulle part.", "سيغيب عن الموقع ما كان يليه، ولن يؤدي ما يذكره إلى أي مكان.", "The rest would be missing from the site, and links to it would be broken.")),
    "CAT035": Explanation(T("« Rien » écrit en toutes lettres", "«لا شيء» مكتوبة بالحروف", "“Nothing” written as a word"), T("Le mot serait publié comme si c’était la valeur.", "ستُنشر الكلمة كأنها هي القيمة.", "The word would be published as if it were the value.")),
    "CAT036": Explanation(T("Texte coupé par #", "نص يقطعه #", "Text cut by #"), T("La fin du texte disparaîtrait du site sans avertissement.", "ستختفي نهاية النص من الموقع دون إشعار.", "The end of the text would silently vanish from the site.")),
    "CAT037": Explanation(T("Tiret long ou puce", "شرطة طويلة أو رمز نقطي", "Long dash or bullet"), T("La liste deviendrait un seul texte, tirets compris.", "ستصبح القائمة نصا واحدا بشرطاته.", "The list would become one text, dashes included.")),
    "CAT038": Explanation(T("Virgule d’une autre écriture", "فاصلة من كتابة أخرى", "Comma of another script"), T("Plusieurs éléments deviendraient un seul.", "ستصبح عدة عناصر عنصرا واحدا.", "Several items would become one.")),
    "CAT039": Explanation(T("Deux-points d’une autre écriture", "نقطتان من كتابة أخرى", "Colon of another script"), T("La clé ferait partie du texte et serait publiée avec lui.", "سيصبح المفتاح جزءا من النص ويُنشر معه.", "The key would become part of the text, and be published with it.")),
    "CAT040": Explanation(T("Lignes jointes", "أسطر مجموعة", "Joined lines"), T("Alinéas et listes se suivraient sur une seule ligne.", "ستتتابع الفقرات والقوائم في سطر واحد.", "Paragraphs and list items would run together on one line.")),
    "CAT041": Explanation(T("Barre oblique inverse qui a un sens", "شرطة مائلة معكوسة لها معنى", "Escape sequence"), T("Le public verrait autre chose que ce qui est écrit.", "سيرى الجمهور غير ما هو مكتوب.", "The public would see something other than what is written.")),
    "CAT042": Explanation(T("Fichier trop grand", "ملف كبير جدا", "File too large"), _UNREADABLE),
    "CAT043": Explanation(T("Liste trop longue", "قائمة طويلة جدا", "List too long"), _SHAPE),
    "CAT101": Explanation(T("Catégorie de fiches inconnue", "صنف بطاقة غير معروف", "Unknown kind of record"), _LOST),
    "CAT102": Explanation(T("Clé inconnue", "مفتاح غير معروف", "Unknown key"), _LOST),
    "CAT103": Explanation(T("Champ manquant", "حقل ناقص", "Missing field"), T("La page de la fiche ne peut pas être produite sans lui.", "لا يمكن إنشاء صفحة البطاقة بدونه.", "The page of the record cannot be built without it.")),
    "CAT104": Explanation(T("Valeur vide", "قيمة فارغة", "Empty value"), T("On ne saurait pas si la valeur est inconnue ou oubliée.", "لن يُعرف هل القيمة مجهولة أم منسية.", "No one could tell whether the value is unknown or forgotten.")),
    "CAT105": Explanation(T("Texte attendu", "نص مطلوب", "Text expected"), _SHAPE),
    "CAT106": Explanation(T("Liste attendue", "قائمة مطلوبة", "List expected"), _SHAPE),
    "CAT107": Explanation(T("Lignes `clé: valeur` attendues", "أسطر `key: value` مطلوبة", "Lines of `key: value` expected"), _SHAPE),
    "CAT108": Explanation(T("Valeur hors de la liste", "قيمة خارج القائمة", "Value not in the list"), _CHOICE),
    "CAT109": Explanation(T("Identifiant mal formé", "معرف غير صحيح", "Malformed id"), T("L’identifiant forme l’adresse permanente de la page.", "المعرف هو العنوان الدائم للصفحة.", "The id is the permanent address of the page.")),
    "CAT110": Explanation(T("Date mal formée", "تاريخ غير صحيح", "Malformed date"), _DATES),
    "CAT111": Explanation(T("Jour mal formé", "يوم غير صحيح", "Malformed day"), _DATES),
    "CAT112": Explanation(T("Adresse web incomplète", "عنوان ويب غير كامل", "Incomplete web address"), _LINKS),
    "CAT113": Explanation(T("Adresse électronique mal formée", "بريد إلكتروني غير صحيح", "Malformed email address"), T("Personne ne pourrait y écrire.", "لن يستطيع أحد المراسلة عليه.", "No one could write to it.")),
    "CAT114": Explanation(T("Région inconnue", "جهة غير معروفة", "Unknown region"), _CHOICE),
    "CAT115": Explanation(T("Français manquant", "الفرنسية ناقصة", "French missing"), T("Le français est la langue montrée là où une traduction manque.", "الفرنسية هي اللغة المعروضة حين تنقص الترجمة.", "Where a translation is missing, the site shows French.")),
    "CAT116": Explanation(T("Langue inconnue", "لغة غير معروفة", "Unknown language"), _LOST),
    "CAT117": Explanation(T("Identifiant de registre mal formé", "معرف سجل غير صحيح", "Malformed registry identifier"), T("Il relierait l’institution à une autre, ou à rien.", "سيربط المؤسسة بغيرها أو بلا شيء.", "It would link to another institution, or to none.")),
    "CAT118": Explanation(T("Nombre refusé", "عدد مرفوض", "Invalid number"), T("Le lieu serait mal placé sur la carte.", "سيُوضع المكان في غير موضعه على الخريطة.", "The map would show the place in the wrong position.")),
    "CAT119": Explanation(T("Aucune source", "بلا مصدر", "No source"), _TRUST),
    "CAT120": Explanation(T("Pays inconnu", "بلد غير معروف", "Unknown country"), _CHOICE),
    "CAT121": Explanation(T("Code de langue mal formé", "رمز لغة غير صحيح", "Malformed language code"), T("Un lecteur d’écran lirait le texte avec la mauvaise voix.", "سيقرأ قارئ الشاشة النص بصوت غير مناسب.", "A screen reader would read the text with the wrong voice.")),
    "CAT122": Explanation(T("Lettres décomposées", "حروف مفككة", "Decomposed letters"), T("Deux textes identiques à l’œil ne le seraient plus pour la recherche et les liens.", "نصان متطابقان في الظاهر يختلفان في البحث والروابط.", "Two texts that look the same would differ for search and links.")),
    "CAT123": Explanation(T("Clé d’une autre catégorie de fiches", "مفتاح من صنف آخر", "Key of another kind of record"), T("La fiche serait rangée parmi des fiches d’une autre nature.", "ستُوضع البطاقة بين أشياء ليست منها.", "The record would be listed among things of another kind.")),
    "CAT124": Explanation(T("Caractère d’une autre écriture", "محرف من كتابة أخرى", "Character of another script"), T("Deux mots identiques à l’œil ne le sont pas pour un programme.", "كلمتان متطابقتان في الظاهر تختلفان لدى البرنامج.", "Two words that look the same differ for a program.")),
    "CAT125": Explanation(T("Signes empilés", "علامات متراكمة", "Stacked marks"), T("Ils couvriraient les lignes voisines de la page.", "ستغطي الأسطر المجاورة من الصفحة.", "They would cover the lines around them on the page.")),
    "CAT126": Explanation(T("Paramètres de suivi", "وسائط تتبع", "Tracking parameters"), T("Ils indiquent d’où vient un lecteur, et permettraient de suivre ceux du catalogue.", "تدل على الطريق التي جاء منها القارئ، وستتتبع قراء الدليل.", "They say where a reader came from, and would track those of the catalogue.")),
    "CAT127": Explanation(T("Preuve mal écrite", "سند غير صحيح", "Malformed evidence"), T("Le lecteur doit savoir si une source le dit, si c’est déduit d’un autre champ ou classé par le catalogue.", "يجب أن يعرف القارئ هل صرح بذلك مصدر أم استُنتج من حقل آخر أم صنفه الدليل.", "A reader must know whether a source states it, another field gives it, or the catalogue classified it.")),
    "CAT128": Explanation(T("Éléments sans leurs sources", "عناصر دون مصادرها", "Items without their sources"), _TRUST),
    "CAT129": Explanation(T("Pas un nombre entier", "ليس عددا صحيحا", "Not a whole number"), T("Le site compte avec ce nombre et le montre dans trois langues.", "يحسب الموقع بهذا العدد ويعرضه بثلاث لغات.", "The site counts with this number and shows it in three languages.")),
    "CAT130": Explanation(T("Langue que le nom n’a pas", "لغة ليست للاسم", "Language that the name lacks"), T("Le site signalerait comme traduit un nom qui n’existe pas dans cette langue.", "سيُقدَّم الاسم على أنه مترجم، وهو غير موجود بهذه اللغة.", "The site would call a name translated that does not exist in that language.")),
    "CAT131": Explanation(T("Statut contre dernière étape", "الحالة تخالف آخر مرحلة", "Status contradicts latest step"), T("Le statut est la dernière étape que les sources donnent : deux réponses se contrediraient.", "الحالة هي آخر مرحلة تذكرها المصادر: فلو ذُكرت مرتين لتناقض الجوابان.", "The status is the latest step that sources give; two answers would contradict each other.")),
    "CAT132": Explanation(T("Date dans une divergence sur autre chose", "تاريخ في خلاف على شيء آخر", "Date in a dispute about something else"), T("La chronologie donnerait cette date à ce qui est contesté.", "سيعرضه التسلسل الزمني تاريخا للشيء المختلف فيه.", "The timeline would show it as a date of what is disputed.")),
    "CAT133": Explanation(T("Retrait sans motif", "حذف بلا سبب", "Removal without a reason"), T("Sans page ni motif, personne ne saurait si l’adresse a été perdue ou supprimée à dessein.", "من دون صفحة ولا سبب، لن يُعرف هل ضاع العنوان أم حُذف عن قصد.", "Without a page or a reason, no one would know whether the address was lost or removed on purpose.")),
    "CAT199": Explanation(T("Valeur refusée", "قيمة مرفوضة", "Invalid value"), _SHAPE),
    "CAT201": Explanation(T("Identifiant déjà pris", "معرف مستعمل", "Id already taken"), T("Une adresse ne peut mener qu’à une fiche.", "لا يؤدي العنوان إلا إلى بطاقة واحدة.", "An address can lead to only one record.")),
    "CAT202": Explanation(T("Fiche inexistante", "بطاقة غير موجودة", "No such record"), _LINKS),
    "CAT203": Explanation(T("Fiche d’une autre catégorie", "بطاقة من صنف آخر", "Record of another kind"), T("La relation dirait une chose fausse, comme un événement partenaire.", "ستفيد العلاقة شيئا خاطئا، كأن يكون حدث شريكا.", "The relation would say something false, such as an event being a partner.")),
    "CAT204": Explanation(T("Champ inconnu", "حقل غير معروف", "Unknown field"), _LOST),
    "CAT205": Explanation(T("Fiche liée à elle-même", "بطاقة مرتبطة بنفسها", "Record related to itself"), T("Une telle relation n’apprend rien et ramène à la même page.", "علاقة كهذه لا تفيد شيئا وتدور في حلقة.", "Such a relation says nothing, and its link leads back to the same page.")),
    "CAT206": Explanation(T("Cité sous un autre identifiant", "مذكور بمعرف آخر", "Cited by another id"), T("L’identifiant forme l’adresse permanente de la page.", "المعرف هو العنوان الدائم للصفحة.", "The id is the permanent address of the page.")),
    "CAT207": Explanation(T("Preuve de ce qui a ses sources", "سند لما له مصادره", "Evidence of what has its own sources"), T("Une source citée pour tout le champ ne dit pas quelle phrase elle appuie.", "المصدر المذكور للحقل كله لا يبين أي جملة يثبتها.", "A source cited for the whole field does not say which sentence it supports.")),
    "CAT208": Explanation(T("Déduit de soi-même", "مستنتج من نفسه", "Derived from itself"), _TRUST),
    "CAT209": Explanation(T("Déduit d’un champ vide", "مستنتج من حقل فارغ", "Derived from an empty field"), _TRUST),
    "CAT210": Explanation(T("Preuve superflue", "سند زائد", "Evidence that is not needed"), T("Ce champ ne décrit pas l’objet de la fiche, ou se vérifie de lui-même ; une preuve ferait croire le contraire.", "لا يصرح هذا الحقل بشيء عنها، أو يمكن التحقق منه بذاته؛ والسند يوهم بعكس ذلك.", "This field does not describe the subject of the record, or can be checked as it is; evidence would suggest the opposite.")),
    "CAT211": Explanation(T("Fiche retirée", "بطاقة محذوفة", "Removed record"), _LINKS),
    "CAT212": Explanation(T("Adresse publiée et perdue", "عنوان منشور ضاع", "Published address that is lost"), T("Un identifiant est une adresse permanente : des lecteurs, d’autres sites et des imprimés la citent.", "المعرف عنوان دائم: يستشهد به القراء ومواقع أخرى ومطبوعات.", "An id is a permanent address: readers, other sites and printed pages cite it.")),
    "CAT301": Explanation(T("Texte trop long", "نص طويل", "Text too long"), T("Trop long, il est coupé dans les listes, les onglets et les moteurs de recherche.", "إذا طال يُقطع في القوائم وعلامات التبويب ومحركات البحث.", "A text that is too long is cut in lists, tabs and search engines.")),
    "CAT302": Explanation(T("Traduction manquante", "ترجمة ناقصة", "Missing translation"), T("Le lecteur de cette langue tombe sur du français.", "يجد قارئ هذه اللغة نصا فرنسيا.", "Readers of that language see French instead.")),
    "CAT303": Explanation(T("Source sans date", "مصدر بلا تاريخ", "Source without a date"), T("Sans date, on ne sait pas si une source parle d’un projet ou de ce qu’il est devenu.", "بدون تاريخ لا يُعرف هل يتحدث المصدر عن مشروع أم عما آل إليه.", "Without a date, no one can tell whether a source describes a plan or its result.")),
    "CAT304": Explanation(T("Vérification ancienne", "مراجعة قديمة", "Checked long ago"), T("En un an, un statut, un partenaire ou une adresse changent souvent.", "كثيرا ما تتغير خلال سنة حالة أو شريك أو عنوان.", "Within a year, a status, a partner or an address often changes.")),
    "CAT305": Explanation(T("Lien non chiffré", "رابط غير مشفر", "Unencrypted link"), T("Un tiers peut lire et changer une page non chiffrée.", "يمكن لطرف ثالث قراءة صفحة غير مشفرة وتغييرها.", "Third parties can read and change an unencrypted page.")),
    "CAT306": Explanation(T("Adresse d’une personne", "عنوان شخص", "Personal address"), _PERSONS),
    "CAT307": Explanation(T("Numéro de téléphone", "رقم هاتف", "Phone number"), _PERSONS),
    "CAT308": Explanation(T("Fiches semblables", "بطاقتان متشابهتان", "Similar records"), T("Une même chose en deux fiches se contredit dès que l’une change.", "الشيء الواحد في بطاقتين يتناقض حين تتغير إحداهما.", "Two records of the same thing contradict each other as soon as one changes.")),
    "CAT309": Explanation(T("Statut contre date", "الحالة تخالف التاريخ", "Status contradicts date"), _DATES),
    "CAT310": Explanation(T("Fin avant le début", "النهاية قبل البداية", "End before start"), _DATES),
    "CAT311": Explanation(T("Annoncé, décrit comme en activité", "معلن عنه وموصوف بأنه قائم", "Announced, described as operating"), T("Le catalogue ne présente pas comme existant ce qui n’est qu’annoncé.", "لا يصف الدليل بأنه قائم ما أُعلن عنه فقط.", "The catalogue does not describe as existing what is only announced.")),
    "CAT313": Explanation(T("Texte entre guillemets typographiques", "نص بين علامات اقتباس طباعية", "Text between typographic quotes"), T("Le public verrait des guillemets que personne n’a voulus.", "سيرى الجمهور علامات اقتباس لم يردها أحد.", "The public would see quotes that no one intended.")),
    "CAT312": Explanation(T("Date à venir", "تاريخ في المستقبل", "Date in the future"), _DATES),
    "CAT314": Explanation(T("Nom absent des sources", "اسم لا يرد في أي مصدر", "Name that no source gives"), T("Le lecteur croirait que l’institution porte ce nom dans sa langue.", "سيظن القارئ أن المؤسسة تحمل هذا الاسم بلغته.", "Readers would believe that the institution bears this name in their language.")),
    "CAT315": Explanation(T("Champ sans preuve", "حقل بلا سند", "Field without evidence"), _TRUST),
    "CAT316": Explanation(T("Divergence annoncée, non montrée", "اختلاف مذكور وغير معروض", "Difference mentioned but not shown"), T("Le lecteur doit voir ce que dit chaque source, et non apprendre seulement qu’elles divergent.", "يجب أن يرى القارئ ما يقوله كل مصدر لا أن يعلم فقط أنها تختلف.", "Readers must see what each source says, not only that they differ.")),
    "CAT317": Explanation(T("Vérifié avant la lecture", "مراجعة قبل القراءة", "Verified before reading"), T("Personne n’a pu comparer la fiche avec une page qui n’était pas encore lue.", "لا يمكن أن تكون البطاقة قد قورنت بصفحة لم تُقرأ بعد.", "No one can have checked the record against a page that had not been read yet.")),
    "CAT318": Explanation(T("Étape trop tard", "مرحلة متأخرة عن موضعها", "Step out of order"), _PATH),
    "CAT319": Explanation(T("Étape en double", "مرحلة مكررة", "Step twice"), _PATH),
    "CAT320": Explanation(T("Date d’étape à rebours", "تاريخ مرحلة يعود إلى الوراء", "Step date out of order"), _PATH),
    "CAT321": Explanation(T("Copie à côté de l’original", "نسخة بجانب الأصل", "Copy beside its original"), T("Une même dépêche reprise dix fois semblerait confirmée par dix sources.", "البرقية الواحدة المنقولة عشر مرات ستبدو كأن عشرة مصادر تؤكدها.", "One dispatch repeated ten times would look confirmed by ten sources.")),
    "CAT322": Explanation(T("Source jamais citée", "مصدر لا يُستند إليه", "Source that nothing cites"), T("Le lecteur la prendrait pour une confirmation de plus.", "سيعدّه القارئ سندا إضافيا.", "Readers would take it for one more confirmation.")),
    "CAT323": Explanation(T("« Autre », sans plus", "«غير ذلك» دون بيان", "“Other”, and nothing more"), T("Le lecteur ne saurait pas de quoi il s’agit.", "لن يعرف القارئ ما المقصود.", "Readers would not know what it is.")),
    "CAT324": Explanation(T("Adresse AMP", "عنوان AMP", "AMP address"), T("Ces copies disparaissent souvent, et certaines passent par un tiers qui suit les lecteurs.", "كثيرا ما تختفي هذه النسخ، وبعضها يمر عبر طرف ثالث يتتبع القراء.", "These copies often disappear, and some are served by a third party that tracks readers.")),
    "CAT325": Explanation(T("Titre incomplet", "عنوان غير كامل", "Incomplete title"), T("Le lecteur ne reconnaîtrait pas la page, ni un moteur de recherche.", "لن يتعرف القارئ على الصفحة ولا محرك البحث.", "Neither readers nor search engines would recognise the page.")),
    "CAT326": Explanation(T("Preuves changées, non vérifiées", "أدلة تغيرت دون مراجعة", "Evidence changed, not verified"), T("La date de vérification couvrirait ce que personne n’a relu depuis le changement.", "سيوهم تاريخ المراجعة بأن ما لم يراجعه أحد بعد التغيير قد روجع.", "The date of verification would cover what no one has checked since the change.")),
    "CAT327": Explanation(T("Source citée et non listée", "مصدر مذكور غير مدرج", "Source cited but not listed"), T("La liste des sources dit au lecteur tout ce que la fiche cite.", "تبين قائمة المصادر للقارئ كل ما تستشهد به البطاقة.", "The list of sources tells the reader all that the record cites.")),
    "CAT328": Explanation(T("Champ qui en suppose un autre", "حقل يفترض غيره", "Field that needs another"), T("Les deux ensemble se contrediraient.", "سيتناقض الحقلان معا.", "The two together would contradict each other.")),
    "CAT329": Explanation(T("Élément en double", "عنصر مكرر", "Item twice"), T("La page le montrerait deux fois, comme s’il y en avait deux.", "ستعرضه الصفحة مرتين كأنهما اثنان.", "The page would show it twice, as if there were two.")),
    "CAT330": Explanation(T("Preuve d’un champ vide", "سند لحقل فارغ", "Evidence of an empty field"), T("Une source compterait pour ce que la fiche ne dit pas.", "سيُحسب مصدر لما لا تقوله البطاقة.", "A source would count for something that the record does not say.")),
    "CAT331": Explanation(T("Recherché sans résultat, et pourtant présent", "بُحث عنه دون جدوى وهو وارد", "Not found, yet there"), T("La page donnerait l’information tout en la disant introuvable.", "ستذكر الصفحة المعلومة وتقول في الوقت نفسه إنه لم يُعثر عليها.", "The page would state the thing and say that it was not found.")),
    "CAT332": Explanation(T("Divergence à une seule version", "خلاف من طرف واحد", "One-sided dispute"), T("Le lecteur doit voir ce que dit chaque source, et non apprendre seulement qu’elles divergent.", "يجب أن يرى القارئ ما يقوله كل مصدر لا أن يعلم فقط أنها تختلف.", "Readers must see what each source says, not only that they differ.")),
    "CAT333": Explanation(T("Deux éditeurs pour un site", "ناشران لموقع واحد", "Two publishers of one site"), T("Un éditeur écrit de deux façons compterait pour deux médias.", "الناشر المكتوب بطريقتين سيُحسب ناشرين مستقلين.", "A publisher in two spellings would count as two independent publishers.")),
    "CAT334": Explanation(T("Divergence sur une date, sans date", "خلاف على تاريخ دون تاريخ", "Dispute about a date, without one"), T("La chronologie ne pourrait pas montrer les dates contestées.", "لن يستطيع التسلسل الزمني عرض التواريخ المختلف فيها.", "The timeline could not show the disputed dates.")),
    "CAT335": Explanation(T("Hors ligne avant la lecture", "غير متاح قبل القراءة", "Offline before it was read"), _DATES),
    "CAT336": Explanation(T("Copie d’une page hors ligne", "نسخة من صفحة غير متاحة", "Copy of an offline page"), T("La copie serait celle d’un message d’erreur, et le lecteur n’y trouverait pas ce que la fiche affirme.", "ستكون النسخة لرسالة خطأ لا يجد فيها القارئ ما تقوله البطاقة.", "The copy would be of an error message, where readers would not find what the record says.")),
    "CAT401": Explanation(T("Fichier d’un autre type", "ملف من نوع آخر", "File of another type"), T("Un fichier HTML, SVG ou JavaScript serait publié tel quel, et pourrait agir au nom du site.", "ملف HTML أو SVG أو JavaScript يُنشر كما هو، وقد يتصرف باسم الموقع.", "A file of HTML, SVG or JavaScript would be published as it is, and could act in the name of the site.")),
    "CAT402": Explanation(T("Lien ou tube à la place d’un fichier", "رابط أو أنبوب مكان ملف", "Link or pipe in place of a file"), T("Un lien publierait n’importe quel fichier de la machine qui construit le site.", "الرابط ينشر أي ملف من الجهاز الذي يبني الموقع.", "A link would publish any file of the machine that builds the site.")),
    "CAT403": Explanation(T("Nom de fichier qui ne convient pas", "اسم ملف غير مقبول", "Unusable file name"), T("Un nom peut cacher des signes invisibles, ou ne différer d’un autre que par une majuscule.", "قد يخفي الاسم علامات غير مرئية، أو لا يختلف عن غيره إلا بحرف كبير.", "A name may hide invisible characters, or differ from another only by a capital.")),
    "CAT404": Explanation(T("Adresse réservée", "عنوان محجوز", "Reserved address"), T("Une page prendrait la place d’une fiche ou d’une liste, présente ou à venir.", "ستأخذ الصفحة مكان بطاقة أو قائمة، حالية أو مقبلة.", "A page would take the place of a record or list, present or future.")),
    "CAT405": Explanation(T("Fausse image", "صورة زائفة", "False image"), T("Un fichier qui n’est pas ce que dit son nom peut être exécuté.", "الملف الذي ليس ما يقوله اسمه قد يُنفذ.", "A file that is not what its name says may be run.")),
    "CAT406": Explanation(T("Fichier trop gros", "ملف كبير", "File too large"), T("Chaque lecteur le téléchargerait, et chaque contrôle le lirait.", "سيحمّله كل قارئ ويقرؤه كل فحص.", "Every reader would download it, and every check would read it.")),
    "CAT407": Explanation(T("Page sans langue", "صفحة بلا لغة", "Page in no language"), T("L’adresse d’une page commence par sa langue.", "يبدأ عنوان الصفحة بلغتها.", "The address of a page begins with its language.")),
    "CAT408": Explanation(T("Page qui manque dans une langue", "صفحة ناقصة بلغة", "Page missing in a language"), T("Le lecteur de cette langue perdrait la page en changeant de langue.", "سيفقد قارئ هذه اللغة الصفحة حين يغير اللغة.", "Readers would lose the page by changing the language.")),
    "CAT409": Explanation(T("Pas de page d’accueil", "لا صفحة رئيسية", "No home page"), T("Le site commence par elle.", "بها يبدأ الموقع.", "The site begins with it.")),
    "CAT410": Explanation(T("HTML dans une page", "HTML في صفحة", "HTML in a page"), T("Le HTML peut cacher la page, la remplacer ou appeler un autre site.", "قد تخفي HTML الصفحة أو تعوضها أو تتصل بموقع آخر.", "HTML can hide the page, replace it, or call another site.")),
    "CAT411": Explanation(T("Attributs entre accolades", "خصائص بين قوسين", "Attributes between braces"), T("Ils disparaîtraient de la page, et peuvent en changer d’autres parties.", "ستختفي من الصفحة وقد تغير أجزاء أخرى منها.", "They would vanish from the page, and can change other parts of it.")),
    "CAT412": Explanation(T("Lien qui n’est pas admis", "رابط غير مقبول", "Link that is not accepted"), T("Certaines adresses exécutent un programme dans le navigateur du lecteur.", "بعض العناوين تنفذ برنامجا في متصفح القارئ.", "Some addresses run a program in the reader’s browser.")),
    "CAT413": Explanation(T("Image d’ailleurs", "صورة من مكان آخر", "Image from elsewhere"), T("Le site n’appelle aucun autre site.", "لا يتصل الموقع بأي موقع آخر.", "The site calls no other site.")),
    "CAT414": Explanation(T("Condition qui ne peut pas être vérifiée", "شرط لا يمكن التحقق منه", "Condition that cannot be checked"), T("La section serait montrée, ou cachée, à tort.", "سيُعرض القسم أو يُخفى خطأ.", "The section would be shown, or hidden, wrongly.")),
    "CAT415": Explanation(T("Ancre qui ne convient pas", "اسم قسم غير مقبول", "Unusable anchor"), T("Les liens vers cette partie de la page mèneraient ailleurs, et des commandes du site ne marcheraient plus.", "ستؤدي روابط هذا الجزء إلى مكان آخر وتتعطل أزرار في الموقع.", "Links to this part of the page would lead elsewhere, and controls of the site would stop working.")),
    "CAT416": Explanation(T("Lien mort", "رابط ميت", "Dead link"), _LINKS),
    "CAT417": Explanation(T("Lien vers un ancien identifiant", "رابط إلى معرف قديم", "Link to a former id"), _LINKS),
    "CAT418": Explanation(T("Lien vers une fiche retirée", "رابط إلى بطاقة محذوفة", "Link to a removed record"), _LINKS),
    "CAT419": Explanation(T("Bloc de code sans fin", "كتلة شفرة بلا نهاية", "Block of code without an end"), T("Le reste de la page serait du code, ou le code du texte.", "سيصير باقي الصفحة شفرة، أو تصير الشفرة نصا.", "The rest of the page would be code, or the code text.")),
    "CAT420": Explanation(T("En-tête illisible", "ترويسة لا تُقرأ", "Unreadable front matter"), T("La page montrerait son en-tête comme un texte, ou en perdrait le début.", "ستعرض الصفحة ترويستها نصا أو تفقد بدايتها.", "The page would show its front matter as text, or lose its beginning.")),
    "CAT421": Explanation(T("Clé inconnue de l’en-tête", "مفتاح غير معروف في الترويسة", "Unknown key of front matter"), _LOST),
    "CAT422": Explanation(T("Valeur d’en-tête refusée", "قيمة مرفوضة في الترويسة", "Invalid value in front matter"), T("La page serait sans titre, ou à une autre place du menu.", "ستكون الصفحة بلا عنوان أو في غير مكانها من القائمة.", "The page would lack its title, or be elsewhere in the menu.")),
    "CAT423": Explanation(T("Texte qui disparaîtrait", "نص سيختفي", "Text that would vanish"), T("Ce qui a la forme d’une définition de lien n’est pas montré, sans rien qui l’annonce.", "ما كان على شكل تعريف رابط لا يُعرض ولا ينبه إليه شيء.", "What has the form of a definition of a link is not shown, and nothing says so.")),
    "CAT424": Explanation(T("Adresse trompeuse", "عنوان مضلل", "Misleading address"), T("Le lecteur croirait ouvrir un autre site.", "سيظن القارئ أنه يفتح موقعا آخر.", "Readers would believe that they open another site.")),
    "CAT425": Explanation(T("Trop d’emboîtements", "تداخل مفرط", "Too much nesting"), T("Le programme qui met la page en forme s’arrêterait, ou ne finirait pas.", "سيتوقف البرنامج الذي ينسق الصفحة أو لن ينتهي.", "The program that renders the page would stop, or not end.")),
}
"""Every problem by its code."""
