"""Record files that YAML reads otherwise than their author, and similar files that are right.

Each file is read together with ``valid.yaml``, whose records it refers to. ``⟦`` marks the position
at which the problem must be reported (the line and column of what follows). A file without a mark
has no such problem, and publishes the texts under ``loads``. Characters that are invisible, or look
like others, are written as escapes.

These are reported:

- A ``#`` after a blank, if the text was meant to continue: a letter, a digit or a character but
  ``#`` follows directly (``#1``, ``#IA2026``); or ``# `` and a number that begins no date follow
  after one space (``n° # 3``); or nothing follows, or a comma; or the word before is C, F, J or Q
  (``C # et F``: programming languages); or a bracket or quotation mark that is open before it is
  closed after it. ``# `` and words after a value are a comment, however many spaces precede it. So
  is any ``#`` after a date, a code or a closing bracket, and any line that begins with ``#``, but
  a hashtag in a text of several lines, indented like them. After a closing quote, ``#1`` is text:
  the author believes that the text continues. A no-break space before ``# `` and words makes the
  comment part of the text; before ``#1`` it is typography.
- A line that YAML joins to the text above, although it begins like a key, with any kind of colon
  and space, or like an item of the list that it is in (any dash, a bullet, ``1.``). A text or line
  that begins with ``fr`` or ``ar`` and a blank has lost its colon; ``en`` is a French word. An item
  that begins with a dash has one too many, unless it is between quotes. In a text of a mapping, one
  line may begin with a dash; two such lines are a list, which ``>`` and plain texts join to one
  line, as they join two paragraphs in ``description``.
- A foreign comma or semicolon between the items of ``[ ]`` or the keys of ``{ }``. Between ``{ }``
  it is text unless a key follows. A Latin comma separates items, unless it cuts a number in a text,
  or a text between parentheses or quotation marks. Lines between ``[ ]`` with one item each and no
  commas are one text. An item with such a character on purpose must be between quotes.
- A space that YAML takes for a letter where an ASCII space has a meaning: beside a colon after a
  key, after a dash, beside a comma, as indentation; or at either end of a plain text. To Markdown
  it is a letter, too: after the mark of a heading or item, or alone on a line. In a text it is
  typography.
- A key, id or value of a closed list with a character of another script or width, or an invisible
  one: the message names the character, because the two words look the same. One mistake is one
  problem, also if other records cite what is below the misspelt key.
- An escape that gives an unintended tab, line break or space; in ``description``, a line break is
  intended.
- Quotation marks that are none to YAML around a text, a key or a value.
- A hidden character in anything published, also as a character reference in Markdown, unless it
  affects the characters around it: joiners in Arabic, Tifinagh and emoji, variation selectors of
  emoji and keycaps, tags of a flag. Private and unassigned characters count as hidden; so does a
  letter of another script in the host of an address. Other encoded characters in an address are
  visible as such, save changes of direction.
- A text without any visible character; more than eight marks on one letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HERE = "⟦"
NAME = "misread.yaml"


@dataclass(frozen=True)
class Input:
    """A record file; ``at`` are the positions (line, column) at which a problem may be reported.

    At least one problem is, and at most ``most``; none if ``at`` is None. ``names`` are in the
    message or the fix in every language, ``never`` (wrong advice) in none. ``loads`` are texts by
    their key path in the record, with dots.
    """

    name: str
    text: str
    at: tuple[tuple[int, int], ...] | None = None
    names: tuple[str, ...] = ()
    loads: Mapping[str, str] = field(default_factory=dict)
    most: int = 1
    never: str = ""


def reported(name: str, marked: str, *names: str, most: int = 1, never: str = "") -> Input:
    """A file with one mistake, to be reported at the mark, or at any of several marks."""
    at = []
    while HERE in marked:
        before, _, after = marked.partition(HERE)
        marked = before + after
        before = before.removeprefix("\ufeff")
        at.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
    assert at, name
    return Input(name, marked, tuple(at), names, most=most, never=never)


def quiet(name: str, text: str, /, **loads: str) -> Input:
    """A file without a mistake; ``name__fr`` is the text to be published as ``fr`` of ``name``."""
    assert HERE not in text, name
    return Input(name, text, loads={key.replace("__", "."): text for key, text in loads.items()})


def record(plural: str, *fields: str, id_line: str = "id: association-exemple") -> str:
    """A list of one record; ``fields`` are its lines without indentation."""
    lines = [line for field in fields for line in field.split("\n")]
    body = "".join(f"    {line}\n" if line else "\n" for line in lines)
    return f"{plural}:\n  - {id_line}\n{body}"


def partner(**changed: str) -> str:
    """A partner, with the lines of some keys ``changed``."""
    lines = {
        "name": "name: Association exemple",
        "summary": "summary: Association inventée.",
        "type": "type: nonprofit",
        "sources": "sources: [source-exemple]",
    }
    return record("partners", *(lines | changed).values())


def paragraph(text: str) -> str:
    """A partner with a description of one paragraph, whose ``text`` follows ``text:``."""
    first, *lines = text.split("\n")
    below = "".join(f"\n    {line}" if line else "\n" for line in lines)
    return partner(
        description=f"description:\n  - text:{first}{below}\n    sources: [source-exemple]"
    )


def named(text: str) -> str:
    """A partner with the line ``name: text``."""
    return partner(name=f"name: {text}")


def alias_list(text: str) -> str:
    """A partner with ``text`` below or after ``aliases:``."""
    return partner(aliases=f"aliases:{text}")


def described(text: str) -> str:
    """A partner with a French description in several lines."""
    lines = "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    return paragraph(f"\n  fr: |\n{lines}")


def other(plural: str, *fields: str) -> str:
    """A record of another kind with name, summary and sources."""
    return record(
        plural,
        "name: Chose exemple",
        "summary: Chose inventée.",
        *fields,
        "sources: [source-exemple]",
        id_line="id: chose-exemple",
    )


def source(**changed: str) -> str:
    """A source, with the lines of some keys ``changed``."""
    lines = {
        "title": "title: Annonce inventée",
        "publisher": "publisher: Troisième Journal",
        "url": "url: https://troisieme.example.org/",
        "date": "date: 2026-01-12",
        "accessed": "accessed: 2026-11-22",
        "language": "language: fr",
        "level": "level: press",
    }
    return record("sources", *(lines | changed).values(), id_line="id: troisieme-source")


NBSP, NARROW = "\u00a0", "\u202f"

SPACES = {
    "no-break-space": "\u00a0",
    "narrow-no-break-space": "\u202f",
    "thin-space": "\u2009",
    "figure-space": "\u2007",
    "em-space": "\u2003",
    "hair-space": "\u200a",
    "mathematical-space": "\u205f",
    "ideographic-space": "\u3000",
}
"""Spaces that keyboards, Word, web pages and PDF files produce."""

COLONS = {
    "fullwidth-colon": "\uff1a",
    "ratio": "\u2236",
    "modifier-colon": "\ua789",
    "sof-pasuq": "\u05c3",
    "small-colon": "\ufe55",
}
"""Characters that look like a colon."""

DASHES = {
    "en-dash": "–",
    "em-dash": "—",
    "minus": "−",
    "bullet": "•",
    "middle-dot": "·",
    "small-square": "▪",
    "arrow": "→",
    "plus": "+",
    "tatweel": "ـ",
    "fullwidth-hyphen": "－",
}
"""What Word and phones write in place of `- `, and other marks of list items."""

LIKE_HYPHEN = {"hyphen": "\u2010", "no-break-hyphen": "\u2011"}
"""These look exactly like a hyphen: messages give the code point."""

COMMAS = {
    "arabic-comma": "،",
    "arabic-semicolon": "؛",
    "semicolon": ";",
    "fullwidth-comma": "，",
    "ideographic-comma": "、",
}


def code(character: str) -> str:
    return f"U+{ord(character):04X}"


# ---- a number sign that ends a text -------------------------------------------------------------

HASHES = (
    reported("hash-number-in-name", named("Université Exemple ⟦#1 du Maroc"), "#"),
    reported(
        "hash-hashtag-in-summary",
        partner(summary="summary: Une phrase sur le prix ⟦#IA2026, publiée ensuite."),
        "#",
    ),
    reported(
        "hash-number-in-language",
        partner(name="name:\n  fr: Université Exemple ⟦#1 du Maroc\n  en: Example University"),
        "#",
    ),
    reported("hash-first-in-braces", named("{fr: ⟦#IA, ar: ب}"), "#"),
    reported(
        "hash-line-between-lines-of-text",
        partner(summary="summary:\n  fr: Un texte qui\n    ⟦#continue ici\n    et finit là"),
        "#",
    ),
    reported("hash-number-apart", named("Prix n° ⟦# 3"), "#"),
    reported("hash-number-glued-to-hash", named("Prix n° ⟦#3"), "#"),
    reported("hash-letter-and-number", named("Club C ⟦# 1"), "#"),
    reported("hash-letter-and-words", named("Club C ⟦# et F"), "#"),
    reported("hash-alone-at-end", named("Le club du langage C ⟦#"), "#"),
    reported("hash-in-block-item", alias_list("\n  - Salle ⟦#2 du campus\n  - Salle rouge"), "#"),
    reported("hash-in-last-block-item", alias_list("\n  - Salle rouge\n  - Salle ⟦#2"), "#"),
    reported("hash-in-brackets", alias_list(" [Salle ⟦#2, Salle rouge]"), "#"),
    reported("hash-in-last-of-brackets", alias_list(" [Salle rouge, Salle ⟦#2]"), "#"),
    reported(
        "hash-in-brackets-of-several-lines",
        alias_list(" [\n  Salle ⟦#2,\n  Salle rouge\n]"),
        "#",
    ),
    reported("hash-after-bracket-opens", alias_list(" [⟦#IA2026, Salle rouge]"), "#"),
    reported("hash-after-comma", alias_list(" [Salle rouge, ⟦#IA2026]"), "#"),
    reported("hash-in-braces", named("{fr: Université ⟦#1, en: University}"), "#"),
    reported("hash-at-end-of-braces", named("{fr: Université ⟦#1}"), "#"),
    reported(
        "hash-in-braces-of-several-lines",
        named("{fr: Université ⟦#1,\n  en: University}"),
        "#",
    ),
    reported(
        "hash-in-arabic",
        partner(name="name:\n  fr: Prix exemple\n  ar: جائزة ⟦#الذكاء_الاصطناعي السنوية"),
        "#",
    ),
    reported(
        "hash-arabic-number",
        partner(name="name:\n  fr: Université exemple\n  ar: الجامعة رقم ⟦#١ في المثال"),
        "#",
    ),
    reported("hash-after-tab", named("Université\t⟦#1 du Maroc"), "#"),
    reported("hash-after-two-spaces", named("Le prix  ⟦#IA2026 est ouvert"), "#"),
    reported("hash-twice", named("Prix ⟦#IA et #Data"), "#"),
    reported("hash-keycap", named("Canal ⟦#\ufe0f\u20e3 de l’exemple"), "#"),
    reported("hash-in-parentheses", named("Réseau (prix ⟦# IA) exemple"), "#"),
    reported(
        "hash-in-guillemets",
        partner(summary="summary: Le projet « Tous ⟦# ensemble » commence."),
        "#",
    ),
    reported(
        "hash-in-last-line",
        partner(summary="summary:\n  Le prix est décerné\n  avec ⟦#IA2026 et salué."),
        "#",
    ),
    reported(
        "hash-in-first-of-two-lines",
        partner(summary="summary: Le prix ⟦#IA2026 est\n  décerné ici."),
        "#",
    ),
    reported(
        "hash-comment-between-two-lines",
        partner(summary="summary:\n  Le prix est  ⟦# vérifié\n  décerné ici."),
        "#",
    ),
    reported(
        "hash-begins-last-line",
        partner(summary="summary:\n  Le prix est décerné pour\n  ⟦#IA2026 et salué."),
        "#",
    ),
    reported(
        "hash-begins-line-in-the-middle",
        partner(summary="summary:\n  Le prix est décerné pour\n  ⟦#IA2026 et\n  salué."),
        "#",
    ),
    reported("hash-begins-name", partner(name="⟦name: ⟦#IA2026"), "#"),
    reported("hash-begins-language", partner(name="name:\n  ⟦fr: ⟦#IA2026 au Maroc"), "#"),
    reported("hash-begins-item", alias_list("\n  ⟦-⟦ ⟦#IA2026\n  - Salle rouge"), "#"),
    reported("hash-after-double-quote", named('"Université Exemple" ⟦#1 du Maroc'), "#"),
    reported("hash-after-single-quote", named("'Université Exemple' ⟦#1 du Maroc"), "#"),
    reported("hash-glued-to-quote", named('"Université Exemple"⟦#1 du Maroc'), "#"),
    reported(
        "hash-after-folded-sign",
        partner(summary="summary: > ⟦#IA2026 est ouvert.\n  Le prix est annuel."),
        "#",
    ),
    reported(
        "hash-after-literal-sign",
        paragraph("\n  fr: |- ⟦#IA2026 est ouvert.\n    Le prix est annuel."),
        "#",
    ),
    reported(
        "hash-in-statement",
        partner(
            statements="statements:\n  - text: Classée ⟦#1 en 2026\n    sources: [source-exemple]"
        ),
        "#",
    ),
    reported(
        "hash-in-statement-in-braces",
        partner(
            statements="statements:\n  - text: {fr: Classée ⟦#1 en 2026}\n"
            "    sources: [source-exemple]"
        ),
        "#",
    ),
    reported(
        "hash-in-claim",
        partner(
            disputes="disputes:\n  - field: summary\n    claims:\n"
            "      - text: Classée ⟦#1\n        sources: [source-exemple]\n"
            "      - text: Classée deuxième\n        sources: [autre-source]"
        ),
        "#",
    ),
    reported(
        "hash-in-objective",
        other("agreements", "objectives:\n  - Préparer ⟦#Maroc2030 ensemble\n  - Former"),
        "#",
    ),
    reported(
        "hash-in-label",
        partner(links="links:\n  - url: https://e.example/\n    label: Prix ⟦#1 de l’année"),
        "#",
    ),
    reported("hash-in-place", other("events", "place: Salle ⟦#4, Villexemple"), "#"),
    reported(
        "hash-in-address",
        other("institutes", "contact:\n  address: Rue exemple, appartement ⟦#4"),
        "#",
    ),
    reported("hash-in-phone", other("institutes", "contact:\n  phone: 0500 00 00 00 ⟦#12"), "#"),
    reported("hash-in-title", source(title="title: Classement ⟦#1 des écoles inventées"), "#"),
    reported("hash-in-publisher", source(publisher="publisher: Studio ⟦#7"), "#"),
    quiet(
        "comment-after-two-spaces", named("Institut exemple  # vérifié"), name="Institut exemple"
    ),
    quiet("comment-after-one-space", named("Institut exemple # vérifié"), name="Institut exemple"),
    quiet("comment-in-arabic", named("معهد المثال  # تم التحقق"), name="معهد المثال"),
    quiet(
        "comment-after-sentence",
        partner(summary="summary: Une phrase. # à relire avec la source"),
        summary="Une phrase.",
    ),
    quiet(
        "comment-after-language",
        partner(name="name:\n  fr: Texte  # vérifié\n  en: Text  # checked"),
        name__fr="Texte",
        name__en="Text",
    ),
    quiet("comment-with-date", named("Texte # 2026-11-22 vérifié"), name="Texte"),
    quiet("comment-with-day", named("Texte # 22/11/2026"), name="Texte"),
    quiet("comment-after-per-cent", named("Prix de 30 % # vérifié"), name="Prix de 30 %"),
    quiet("comment-after-digit", named("Salle 3 # vérifié"), name="Salle 3"),
    quiet("comment-after-guillemet", named("L'« IA » # vérifié"), name="L'« IA »"),
    quiet("comment-after-letter", named("Classe A # vérifié"), name="Classe A"),
    quiet("comment-with-number", named("Texte  # 2 sources"), name="Texte"),
    quiet("comment-with-hash-inside", named("Texte  # voir #12"), name="Texte"),
    quiet("comment-with-colon", named("Texte  # source : le journal"), name="Texte"),
    quiet("comment-with-brackets", named("Texte  # (à vérifier) [2026]"), name="Texte"),
    quiet("comment-after-quotes", named('"Texte"  # vérifié'), name="Texte"),
    quiet("comment-one-space-after-quotes", named("'Texte' # vérifié"), name="Texte"),
    quiet(
        "comment-after-id",
        record("partners", "name: N", "summary: S", "sources: [source-exemple]").replace(
            "association-exemple", "association-exemple  # ne change plus"
        ),
        id="association-exemple",
    ),
    quiet(
        "comment-after-date",
        partner(verified="verified: 2026-11-22 # relu"),
        verified="2026-11-22",
    ),
    quiet("comment-after-word", partner(type="type: nonprofit # sous réserve"), type="nonprofit"),
    quiet("comment-after-list", partner(sources="sources: [source-exemple] # une seule")),
    quiet("comment-glued-after-list", partner(sources="sources: [source-exemple]  #une seule")),
    quiet("comment-after-braces", named("{fr: Texte} # à traduire"), name__fr="Texte"),
    quiet("comment-after-item", alias_list("\n  - UE  # sigle\n  - Univ-Ex"), aliases__0="UE"),
    quiet(
        "comment-in-brackets",
        alias_list(" [\n  UE,  # sigle\n  Univ-Ex  # sur le site\n]"),
        aliases__0="UE",
        aliases__1="Univ-Ex",
    ),
    quiet(
        "comment-after-key",
        partner(name="name:  # à traduire\n  fr: Texte"),
        name__fr="Texte",
    ),
    quiet("comment-after-key-of-list", alias_list("  # sigles\n  - UE"), aliases__0="UE"),
    quiet(
        "comment-after-folded-sign",
        partner(summary="summary: >-  # une phrase\n  Une phrase."),
        summary="Une phrase.",
    ),
    quiet(
        "comment-after-literal-sign",
        paragraph(" |-  # en Markdown\n  Texte."),
        description__0__text="Texte.",
    ),
    quiet(
        "comment-lines",
        "# Fiches\n\n" + partner(name="# Son nom\nname: Texte\n  # plus loin\n# name: Autre"),
        name="Texte",
    ),
    quiet(
        "comment-that-was-a-key", partner(status="#status: operating"), name="Association exemple"
    ),
    quiet(
        "comment-that-was-an-item",
        alias_list("\n  - UE\n  #- Univ-Ex\n  # - Autre"),
        aliases__0="UE",
    ),
    quiet("comment-of-dashes", "# -----\n#####\n" + partner(), name="Association exemple"),
    quiet("comment-at-end", partner() + "# Fin\n", name="Association exemple"),
    quiet("hash-glued-to-letter", named("Club C# et F#"), name="Club C# et F#"),
    quiet("hash-glued-to-sign", named("Prix n°#1"), name="Prix n°#1"),
    quiet("hash-after-parenthesis", named("Réseau (#IA)"), name="Réseau (#IA)"),
    quiet(
        "hash-in-double-quotes", named('"Université #1 du Maroc"'), name="Université #1 du Maroc"
    ),
    quiet("hash-in-single-quotes", named("'Prix # 3'"), name="Prix # 3"),
    quiet("hash-begins-quotes", named('"#IA2026"'), name="#IA2026"),
    quiet(
        "hash-in-quotes-in-brackets",
        alias_list(' ["Salle #2", C#]'),
        aliases__0="Salle #2",
        aliases__1="C#",
    ),
    quiet(
        "hash-in-folded-text",
        partner(summary="summary: >-\n  Le prix #IA2026\n  #Maroc est ouvert."),
        summary="Le prix #IA2026 #Maroc est ouvert.",
    ),
    quiet(
        "hash-heading-in-description",
        paragraph(" |-\n  # Titre\n\n  Texte #1"),
        description__0__text="# Titre\n\nTexte #1",
    ),
    quiet("hash-after-no-break-space", named(f"Prix{NBSP}#1"), name=f"Prix{NBSP}#1"),
    quiet(
        "hash-in-address-of-page",
        partner(links="links: [{url: https://e.example/#a, label: A}]"),
        links__0__url="https://e.example/#a",
    ),
    quiet("hash-in-cut-quotes", named("L’exemple  # « suite »"), name="L’exemple"),
)

# ---- lines joined to the text above -------------------------------------------------------------

JOINED_KEYS = (
    *(
        reported(f"{name}-after-language", partner(name=f"name:\n  fr⟦{sign}Institut"), sign)
        for name, sign in COLONS.items()
    ),
    *(
        reported(f"{name}-and-space", partner(name=f"name:\n  fr⟦{sign} Institut"), sign)
        for name, sign in COLONS.items()
    ),
    *(
        reported(
            f"{name}-in-deeper-language",
            partner(name=f"name:\n  fr: Institut\n    ar⟦{sign} معهد"),
            sign,
        )
        for name, sign in COLONS.items()
    ),
    reported(
        "fullwidth-colon-in-second-language",
        partner(name="name:\n  fr: Institut\n  ar⟦： معهد"),
        "：",
    ),
    reported("fullwidth-colon-after-key", partner(type="type⟦： nonprofit"), "："),
    reported("fullwidth-colon-in-braces", named("{fr⟦：Institut}"), "："),
    reported("fullwidth-colon-in-second-of-braces", named("{fr: Institut, ar⟦： معهد}"), "："),
    reported("fullwidth-colon-after-kind", partner().replace("partners:", "partners⟦："), "："),
    reported(
        "arabic-semicolon-after-language", partner(name="name:\n  fr: Institut\n  ar⟦؛ معهد"), "؛"
    ),
    reported("semicolon-after-language", partner(name="name:\n  fr: Institut\n  ar⟦; معهد"), ";"),
    reported("arabic-decimal-sign-after-language", partner(name="name:\n  fr⟦٫ Institut"), "٫"),
    reported(
        "deeper-language-glued",
        partner(name="name:\n  fr: Institut\n    ⟦ar:⟦معهد"),
        ":",
    ),
    reported(
        "deeper-key-glued",
        partner(summary="summary: Association inventée.\n  ⟦type:⟦nonprofit", type="country: MA"),
        ":",
    ),
    reported("language-glued", partner(name="name:\n  ⟦fr:⟦Institut"), ":"),
    reported("language-glued-in-braces", named("{⟦fr:⟦Institut}"), ":"),
    reported("second-language-glued-in-braces", named("{fr: Institut, ⟦ar:⟦معهد}"), ":"),
    reported(
        "deeper-key-with-no-break-spaces",
        partner(
            summary=f"summary: Association inventée.\n  type⟦{NBSP}:{NBSP}nonprofit",
            type="country: MA",
        ),
        "U+00A0",
    ),
    reported(
        "deeper-key-with-no-break-space-after",
        partner(
            summary=f"summary: Association inventée.\n  type:⟦{NBSP}nonprofit", type="country: MA"
        ),
        "U+00A0",
    ),
    reported(
        "deeper-language-with-no-break-space",
        partner(name=f"name:\n  fr: Institut\n    ar⟦{NBSP}: معهد"),
        "U+00A0",
    ),
    quiet(
        "text-of-two-lines",
        partner(summary="summary: Une phrase\n  sur deux lignes."),
        summary="Une phrase sur deux lignes.",
    ),
    quiet(
        "text-of-two-lines-below-its-key",
        partner(summary="summary:\n  fr:\n    Une phrase\n    sur deux lignes."),
        summary__fr="Une phrase sur deux lignes.",
    ),
    quiet(
        "text-with-time",
        partner(summary="summary: Ouvert à 9:30 selon\n  l’horaire 9:30-12:30."),
        summary="Ouvert à 9:30 selon l’horaire 9:30-12:30.",
    ),
    quiet(
        "address-on-next-line",
        partner(summary="summary: Voir le site\n  https://e.example/ en ligne."),
        summary="Voir le site https://e.example/ en ligne.",
    ),
    quiet("ratio-in-text", named("Un ratio 2∶3 exemple"), name="Un ratio 2∶3 exemple"),
    quiet(
        "no-break-space-before-colon-on-next-line",
        partner(summary=f"summary: Deux villes\n  Rabat{NBSP}:{NBSP}la capitale."),
        summary=f"Deux villes Rabat{NBSP}:{NBSP}la capitale.",
    ),
)

JOINED_ITEMS = (
    *(
        reported(
            f"{name}-for-both-dashes",
            alias_list(f"\n  ⟦{sign} UE\n  ⟦{sign} Univ-Ex"),
            sign,
            most=2,
            never=f"[{sign}",
        )
        for name, sign in DASHES.items()
    ),
    *(
        reported(f"{name}-for-second-dash", alias_list(f"\n  - UE\n  ⟦{sign} Univ-Ex"), sign)
        for name, sign in DASHES.items()
    ),
    *(
        reported(f"{name}-deeper", alias_list(f"\n  - UE\n    ⟦{sign} Univ-Ex"), sign)
        for name, sign in DASHES.items()
    ),
    *(
        reported(f"{name}-for-only-dash", alias_list(f"\n  ⟦{sign} UE"), code(sign), never="[")
        for name, sign in LIKE_HYPHEN.items()
    ),
    *(
        reported(f"{name}-for-second-dash", alias_list(f"\n  - UE\n  ⟦{sign} U"), code(sign))
        for name, sign in LIKE_HYPHEN.items()
    ),
    reported("en-dash-for-first-dash", alias_list("\n  ⟦– UE\n  - Univ\n  - Univ-Ex"), "–"),
    reported("en-dash-for-third-dash", alias_list("\n  - UE\n  - Univ\n  ⟦– Univ-Ex"), "–"),
    reported("en-dash-for-middle-dash", alias_list("\n  - UE\n  ⟦– Univ\n  - Univ-Ex"), "–"),
    reported("en-dash-for-middle-deeper", alias_list("\n  - UE\n    ⟦– Univ\n  - Univ-Ex"), "–"),
    reported("star-for-dash", alias_list("\n  ⟦* UE\n  ⟦* Univ-Ex"), "*", most=2, never="[*"),
    reported("star-for-second-dash", alias_list("\n  - UE\n  ⟦* Univ-Ex"), "*"),
    reported("bullet-and-tab", alias_list("\n  ⟦•\tUE"), "•", never="[•"),
    reported("bullet-and-no-break-space", alias_list(f"\n  ⟦•{NBSP}UE"), "•", never="[•"),
    reported("dash-for-source", partner(sources="sources:\n  ⟦– source-exemple"), "–", never="[–"),
    reported(
        "dash-for-second-source",
        partner(sources="sources:\n  - source-exemple\n  ⟦– autre-source"),
        "–",
    ),
    reported(
        "dash-for-second-source-deeper",
        partner(sources="sources:\n  - source-exemple\n    ⟦– autre-source"),
        "–",
    ),
    reported("dash-for-record", partner().replace("- id", "⟦– id"), "–"),
    reported("bullet-for-record", partner().replace("- id", "⟦• id"), "•"),
    reported(
        "dash-for-second-record",
        partner()
        + record("", "name: A", "summary: S", "sources: [autre-source]", id_line="id: b")[
            2:
        ].replace("- id", "⟦– id"),
        "–",
    ),
    reported(
        "dash-for-statement",
        partner(statements="statements:\n  ⟦– text: Une phrase.\n    sources: [source-exemple]"),
        "–",
    ),
    reported(
        "dash-for-second-statement",
        partner(
            statements="statements:\n  - text: Une phrase.\n    sources: [source-exemple]\n"
            "  ⟦– text: Une autre.\n    sources: [source-exemple]"
        ),
        "–",
    ),
    reported(
        "dash-for-link", partner(links="links:\n  ⟦— url: https://e.example/\n    label: A"), "—"
    ),
    reported("dash-for-objective", other("labs", "objectives:\n  ⟦– Former"), "–", never="[–"),
    reported(
        "dash-for-second-objective-deeper",
        other("agreements", "objectives:\n  - Former\n    ⟦– Chercher"),
        "–",
    ),
    reported(
        "dash-in-arabic-list",
        alias_list("\n  - معهد المثال\n    ⟦– المعهد المختلق"),
        "–",
    ),
    reported("no-space-in-braces", named("{fr: Institut, ar:⟦معهد}"), ":"),
    reported("no-space-first-in-braces", named("{fr:⟦Institut, ar: معهد}"), ":", never="CAT104"),
    reported("no-space-after-en-dash", alias_list("\n  - UE\n    ⟦–Univ-Ex"), "–"),
    reported("tab-after-dash", alias_list("\n  -⟦\tUE")),
    reported("hyphen-deeper", alias_list("\n  - UE\n    ⟦- Univ-Ex"), "-"),
    reported("no-break-space-after-dash", alias_list(f"\n  -⟦{NBSP}UE"), "U+00A0"),
    reported(
        "no-break-space-after-second-dash", alias_list(f"\n  - UE\n  -⟦{NBSP}Univ-Ex"), "U+00A0"
    ),
    reported(
        "no-break-space-after-dash-of-record",
        partner().replace("- id", f"-⟦{NBSP}id"),
        "U+00A0",
    ),
    reported(
        "list-in-folded-text",
        paragraph("\n  fr: >-\n    ⟦- Former\n    ⟦- Chercher"),
        "|",
    ),
    reported(
        "dashes-in-text-of-several-lines",
        paragraph("\n  fr:\n    Trois buts\n    ⟦– former\n    ⟦– chercher"),
        "|",
    ),
    reported(
        "paragraphs-in-folded-text",
        paragraph("\n  fr: ⟦>-\n    Un alinéa.\n⟦\n    ⟦Un autre alinéa."),
        "|",
    ),
    reported(
        "paragraphs-without-sign",
        paragraph("\n  fr: ⟦Un alinéa.\n⟦\n    ⟦Un autre alinéa."),
        "|",
    ),
    quiet("dash-in-name", named("Région Fès – Meknès"), name="Région Fès – Meknès"),
    quiet("dash-in-alias", alias_list("\n  - Fès – Meknès\n  - FM"), aliases__0="Fès – Meknès"),
    quiet("dash-in-brackets", alias_list(" [Fès – Meknès, F — M]"), aliases__1="F — M"),
    quiet(
        "dashes-in-sentence",
        partner(summary="summary: L’institut – inventé – ouvre en 2026 – 2030."),
        summary="L’institut – inventé – ouvre en 2026 – 2030.",
    ),
    quiet(
        "dash-begins-second-line",
        partner(summary="summary: Le réseau relie Fès\n  – Meknès est proche – et Rabat."),
        summary="Le réseau relie Fès – Meknès est proche – et Rabat.",
    ),
    quiet(
        "dash-begins-line-of-folded-text",
        partner(summary="summary: >-\n  Le réseau relie Fès\n  – Meknès est proche – et Rabat."),
        summary="Le réseau relie Fès – Meknès est proche – et Rabat.",
    ),
    quiet("dash-begins-quotes", alias_list('\n  - "– UE"'), aliases__0="– UE"),
    quiet(
        "dashes-in-literal-text",
        paragraph(" |-\n  Buts :\n  – former\n  – chercher"),
        description__0__text="Buts :\n– former\n– chercher",
    ),
    quiet(
        "list-in-literal-text",
        paragraph(" |-\n  - Former\n  - Chercher"),
        description__0__text="- Former\n- Chercher",
    ),
    quiet("middle-dot-in-name", named("Étudiant·e·s · exemple"), name="Étudiant·e·s · exemple"),
    quiet("bullet-in-name", named("Exemple • Réseau"), name="Exemple • Réseau"),
    quiet("plus-in-name", named("Exemple + Réseau"), name="Exemple + Réseau"),
    quiet("arrow-in-name", named("Exemple → Réseau"), name="Exemple → Réseau"),
    quiet("negative-number", alias_list("\n  - -1\n  - +1"), aliases__0="-1", aliases__1="+1"),
    quiet("list-at-edge-of-key", alias_list("\n- UE\n- Univ-Ex"), aliases__1="Univ-Ex"),
    quiet(
        "alias-of-two-lines",
        alias_list("\n  - Université de\n    l’Exemple"),
        aliases__0="Université de l’Exemple",
    ),
    quiet(
        "one-paragraph-in-folded-text",
        paragraph("\n  fr: >-\n    Un alinéa\n    sur deux lignes."),
        description__0__text__fr="Un alinéa sur deux lignes.",
    ),
    quiet(
        "paragraphs-in-literal-text",
        paragraph("\n  fr: |-\n    Un alinéa.\n\n    Un autre."),
        description__0__text__fr="Un alinéa.\n\nUn autre.",
    ),
)

# ---- commas -------------------------------------------------------------------------------------

SPLIT = (
    *(
        reported(f"{name}-between-aliases", alias_list(f" [UE⟦{sign} Univ-Ex]"), sign)
        for name, sign in COMMAS.items()
    ),
    *(
        reported(
            f"{name}-between-sources",
            partner(sources=f"sources: [source-exemple⟦{sign} autre-source]"),
            sign,
            never="source-exemple-autre-source",
        )
        for name, sign in COMMAS.items()
    ),
    *(
        reported(f"{name}-between-languages", named(f"{{fr: Institut⟦{sign} ar: معهد}}"), sign)
        for name, sign in COMMAS.items()
    ),
    reported("arabic-comma-glued", alias_list(" [UE⟦،Univ-Ex]"), "،"),
    reported("arabic-comma-with-spaces", alias_list(" [UE ⟦، Univ-Ex]"), "،"),
    reported("arabic-comma-second", alias_list(" [UE, Univ⟦، Univ-Ex]"), "،"),
    reported("arabic-comma-twice", alias_list(" [UE⟦، Univ⟦، Univ-Ex]"), "،", most=2),
    reported("arabic-comma-in-arabic-list", alias_list(" [معهد⟦، مختبر]"), "،"),
    reported("arabic-comma-over-lines", alias_list(" [UE⟦،\n  Univ-Ex]"), "،"),
    reported(
        "arabic-comma-between-mappings",
        other("agreements", "objectives: [{fr: Former}⟦، {fr: Chercher}]"),
        "،",
    ),
    reported("arabic-comma-between-quotes", alias_list(' ["UE"⟦، "Univ-Ex"]'), "،"),
    reported(
        "arabic-comma-in-evidence",
        partner(evidence="evidence: {name: [source-exemple⟦، autre-source]}"),
        "،",
    ),
    reported(
        "arabic-comma-in-location",
        other("institutes", "location: {latitude: 34.02⟦، longitude: -6.84}"),
        "،",
    ),
    reported(
        "arabic-comma-in-words",
        other("institutes", "missions: [research⟦، training]"),
        "،",
    ),
    reported(
        "semicolon-in-claim",
        partner(statements="statements: [{text: Une phrase⟦; sources: [source-exemple]}]"),
        ";",
    ),
    reported("latin-comma-in-number", alias_list(" [Programme 1⟦,5 million]"), ","),
    reported("latin-comma-in-parentheses", alias_list(" [Institut (Rabat⟦, Maroc), IR]"), ","),
    reported("latin-comma-in-guillemets", alias_list(" [Prix « Un⟦, deux », Prix]"), ","),
    reported(
        "latin-comma-in-number-of-text",
        other("agreements", "objectives: [Former 1⟦,5 million de personnes]"),
        ",",
    ),
    reported("latin-comma-in-braces", named("{fr: Institut de Rabat, ⟦Maroc}"), '"…"'),
    quiet(
        "latin-comma-between-aliases",
        alias_list(" [Rabat, Maroc]"),
        aliases__0="Rabat",
        aliases__1="Maroc",
    ),
    quiet("latin-comma-glued", alias_list(" [Rabat,Maroc]"), aliases__1="Maroc"),
    quiet("latin-comma-last", alias_list(" [Rabat, Maroc,]"), aliases__1="Maroc"),
    quiet(
        "latin-comma-in-text", named("Institut de Rabat, Maroc"), name="Institut de Rabat, Maroc"
    ),
    quiet("latin-comma-in-item", alias_list("\n  - Rabat, Maroc"), aliases__0="Rabat, Maroc"),
    quiet("latin-comma-in-quotes", alias_list(' ["Rabat, Maroc"]'), aliases__0="Rabat, Maroc"),
    quiet("decimal-comma-in-text", named("Programme 1,5 million"), name="Programme 1,5 million"),
    quiet(
        "arabic-comma-in-sentence",
        partner(summary="summary: {fr: Un texte., ar: معهد، ومختبر؛ ثم مركز.}"),
        summary__ar="معهد، ومختبر؛ ثم مركز.",
    ),
    quiet("arabic-comma-in-name", named("معهد، مختبر"), name="معهد، مختبر"),
    quiet("arabic-comma-in-item", alias_list("\n  - معهد، مختبر"), aliases__0="معهد، مختبر"),
    quiet("arabic-comma-in-quoted-item", alias_list(' ["معهد، مختبر"]'), aliases__0="معهد، مختبر"),
    quiet(
        "arabic-comma-in-objective",
        other("agreements", "objectives: [{fr: Former, ar: التكوين، والبحث}]"),
        objectives__0__ar="التكوين، والبحث",
    ),
    quiet("semicolon-in-sentence", named("{fr: Institut; réseau}"), name__fr="Institut; réseau"),
    quiet("semicolon-in-quotes", alias_list(" ['UE; Univ']"), aliases__0="UE; Univ"),
    quiet(
        "semicolon-in-address",
        partner(links="links:\n  - {url: https://e.example/a;b, label: A}"),
        links__0__url="https://e.example/a;b",
    ),
    quiet("parentheses-in-brackets", alias_list(" [Institut (Rabat), IR]"), aliases__1="IR"),
)

# ---- keys that are none -------------------------------------------------------------------------


def in_every_place(space: str) -> dict[str, str]:
    """A partner or another record with ``space`` before the colon of a key; by where the key is."""
    gap = f"⟦{space}:"
    return {
        "language": partner(name=f"name:\n  fr{gap} Institut"),
        "second-language": partner(name=f"name:\n  fr: Institut\n  en{gap} Institute"),
        "language-in-braces": named(f"{{fr{gap} Institut}}"),
        "second-language-in-braces": named(f"{{fr: Institut, en{gap} Institute}}"),
        "name": partner(name=f"name{gap} Institut"),
        "name-of-languages": partner(name=f"name{gap}\n  fr: Institut"),
        "type": partner(type=f"type{gap} nonprofit"),
        "verified": partner(verified=f"verified{gap} 2026-11-22"),
        "sources": partner(sources=f"sources{gap} [source-exemple]"),
        "sources-in-lines": partner(sources=f"sources{gap}\n  - source-exemple"),
        "id": partner().replace("id:", f"id{gap}"),
        "kind": partner().replace("partners:", f"partners{gap}"),
        "evidence": partner(evidence=f"evidence{gap}\n  name: [source-exemple]"),
        "field-of-evidence": partner(evidence=f"evidence:\n  name{gap} [source-exemple]"),
        "field-of-evidence-in-braces": partner(
            evidence=f"evidence: {{name{gap} [source-exemple]}}"
        ),
        "statements": partner(
            statements=f"statements{gap}\n  - text: Une phrase.\n    sources: [source-exemple]"
        ),
        "text-of-statement": partner(
            statements=f"statements:\n  - text{gap} Une phrase.\n    sources: [source-exemple]"
        ),
        "sources-of-statement": partner(
            statements=f"statements:\n  - text: Une phrase.\n    sources{gap} [source-exemple]"
        ),
        "field-of-dispute": partner(
            disputes=f"disputes:\n  - field{gap} type\n    claims:\n"
            "      - {text: Un, sources: [source-exemple]}"
        ),
        "claims": partner(
            disputes=f"disputes:\n  - field: type\n    claims{gap}\n"
            "      - {text: Un, sources: [source-exemple]}"
        ),
        "url-of-link": partner(links=f"links:\n  - url{gap} https://e.example/\n    label: A"),
        "ror": partner(identifiers=f"identifiers: {{ror{gap} 03xc55g68}}"),
        "email": other("institutes", f"contact:\n  email{gap} contact@example.org"),
        "latitude": other("institutes", f"location: {{latitude{gap} 34.02, longitude: -6.84}}"),
        "opens": other("programmes", f"apply: {{opens{gap} 2026-01}}"),
    }


LETTERS = {
    "cyrillic-a-in-ar": (partner(name="name:\n  fr: Institut\n  ⟦\u0430r: معهد"), "U+0430"),
    "cyrillic-e-in-en": (partner(name="name:\n  fr: Institut\n  ⟦\u0435n: Institute"), "U+0435"),
    "cyrillic-a-in-name": (partner(name="⟦n\u0430me: Institut"), "U+0430"),
    "cyrillic-o-in-sources": (partner(sources="⟦s\u043eurces: [source-exemple]"), "U+043E"),
    "greek-o-in-sources": (partner(sources="⟦s\u03bfurces: [source-exemple]"), "U+03BF"),
    "cyrillic-i-in-id": (partner().replace("id:", "⟦\u0456d:"), "U+0456"),
    "dotless-i-in-id": (partner().replace("id:", "⟦\u0131d:"), "U+0131"),
    "fullwidth-fr": (partner(name="name:\n  ⟦\uff46\uff52: Institut"), "U+FF46"),
    "fullwidth-second-fr": (
        partner(name="name:\n  fr: Institut\n  ⟦\uff46\uff52: Institut"),
        "U+FF46",
    ),
    "ligature-in-verified": (partner(verified="⟦veri\ufb01ed: 2026-11-22"), "U+FB01"),
    "ligature-in-word": (partner(type="type: ⟦nonpro\ufb01t"), "U+FB01"),
    "cyrillic-in-kind": (partner().replace("partners", "⟦p\u0430rtners"), "U+0430"),
    "cyrillic-in-word": (partner(type="type: ⟦n\u043enprofit"), "U+043E"),
    "cyrillic-in-country": (partner(country="country: ⟦\u041cA"), "U+041C"),
    "cyrillic-in-cited-id": (partner(sources="sources: [⟦s\u043eurce-exemple]"), "U+043E"),
    "cyrillic-in-field-of-evidence": (
        partner(evidence="evidence: {⟦n\u0430me: [source-exemple]}"),
        "U+0430",
    ),
    "no-break-hyphen-in-cited-id": (
        partner(sources="sources: [⟦source\u2011exemple]"),
        "U+2011",
    ),
    "hyphen-in-cited-id": (partner(sources="sources: [⟦source\u2010exemple]"), "U+2010"),
    "no-break-hyphen-in-id": (
        partner().replace("association-exemple", "⟦association\u2011exemple"),
        "U+2011",
    ),
    "no-break-hyphen-in-date": (partner(verified="verified: ⟦2026\u201111\u201122"), "U+2011"),
    "no-break-hyphen-in-region": (partner(region="region: ⟦MA\u201104"), "U+2011"),
    "en-dash-in-date": (partner(verified="verified: ⟦2026–11–22"), "2026-11-22"),
    "en-dash-in-cited-id": (partner(sources="sources: [⟦source–exemple]"), "source-exemple"),
    "en-dash-in-region": (partner(region="region: ⟦MA–04"), "MA-04"),
    "arabic-digits-in-date": (partner(verified="verified: ⟦٢٠٢٦-١١-٢٢"), "2026-11-22"),
    "arabic-digits-in-region": (partner(region="region: ⟦MA-٠٤"), "MA-04"),
    "minus-in-longitude": (
        other("institutes", "location: {latitude: 34.02, longitude: ⟦−6.84}"),
        "−",
    ),
    "arabic-decimal-in-latitude": (
        other("institutes", "location: {latitude: ⟦34٫02, longitude: -6.84}"),
        "٫",
    ),
    "no-break-space-after-word": (partner(type=f"type: nonprofit⟦{NBSP}"), "U+00A0"),
    "no-break-space-after-date": (partner(verified=f"verified: 2026-11-22⟦{NBSP}"), "U+00A0"),
    "no-break-space-after-country": (partner(country=f"country: MA⟦{NARROW}"), "U+202F"),
}
"""Files, and what the message has: the code point of a look-alike, else the fix."""


def also_at_letter(marked: str) -> str:
    """``text`` with a second mark, at the first character after the mark that is not ASCII."""
    before, _, after = marked.partition(HERE)
    at = next(index for index, letter in enumerate(after) if not letter.isascii())
    return f"{before}{HERE}{after[:at]}{HERE}{after[at:]}" if at else marked


KEYS = (
    *(
        reported(f"no-break-space-before-colon-of-{place}", text, "U+00A0")
        for place, text in in_every_place(NBSP).items()
    ),
    *(
        reported(
            f"{name}-before-colon", partner(name=f"name:\n  fr⟦{space}: Institut"), code(space)
        )
        for name, space in SPACES.items()
        if space != NBSP
    ),
    *(
        reported(f"{name}-before-colon-of-key", partner(type=f"type⟦{space}: company"), code(space))
        for name, space in SPACES.items()
    ),
    *(reported(name, also_at_letter(text), shown) for name, (text, shown) in LETTERS.items()),
    reported("capital-in-key", partner(name="⟦Name: Institut"), "name"),
    reported("capital-in-language", partner(name="name:\n  ⟦Fr: Institut"), "fr"),
    reported("capitals-in-second-language", partner(name="name:\n  fr: A\n  ⟦FR: B"), "fr"),
    reported(
        "statement-for-statements",
        partner(statements="⟦statement:\n  - text: Une phrase.\n    sources: [source-exemple]"),
        "statements",
    ),
    reported("alias-for-aliases", partner(aliases="⟦alias: [UE]"), "aliases"),
    reported("source-for-sources", partner(sources="⟦source: [source-exemple]"), "sources"),
    reported("partner-for-partners", partner().replace("partners", "⟦partner"), "partners"),
    reported("kind-in-capitals", partner().replace("partners", "⟦Partners"), "partners"),
    reported(
        "source-for-kind-that-is-cited",
        partner(sources="sources: [troisieme-source]") + source().replace("sources:", "⟦source:"),
        "sources",
    ),
    *(
        reported(
            f"{name}-in-id-that-is-cited",
            partner().replace("id: association-exemple", f"id: {mark}association{sign}exemple")
            + other("labs", "institute: institut-exemple", "partners: [association-exemple]"),
            f"U+{ord(sign.strip(HERE)):04X}",
        )
        for name, mark, sign in (
            ("no-break-hyphen", HERE, "\u2011"),
            ("en-dash", HERE, "–"),
            ("no-break-space", "", f"{HERE}{NBSP}"),
        )
    ),
    reported(
        "no-break-space-in-kind-that-is-cited",
        partner(sources="sources: [troisieme-source]")
        + source().replace("sources:", f"sources⟦{NBSP}:"),
        "U+00A0",
    ),
    reported(
        "institute-for-kind-with-many-records",
        other("institutes", "role: hub").replace("institutes", "⟦institute")
        + "  - id: institut-second\n    name: Second\n    summary: S\n"
        "    sources: [source-exemple]\n"
        "labs:\n  - id: labo-second\n    name: Labo\n    summary: S\n"
        "    institute: institut-second\n    sources: [source-exemple]\n",
        "institutes",
    ),
    quiet("space-before-colon", partner(name="name :\n  fr : Institut"), name__fr="Institut"),
    quiet("spaces-before-colon", partner(verified="verified  : 2026-11-22"), verified="2026-11-22"),
    quiet("space-before-colon-in-braces", named("{fr : Institut}"), name__fr="Institut"),
    quiet(
        "space-before-colon-of-kind", partner().replace("partners:", "partners :"), type="nonprofit"
    ),
    quiet("spaces-after-colon", named("   Institut"), name="Institut"),
    quiet("spaces-at-end", named("Institut   "), name="Institut"),
    quiet("tab-at-end", named("Institut\t"), name="Institut"),
    quiet("tab-after-colon", partner(name="name:\tInstitut"), name="Institut"),
    quiet("quoted-key", partner(name='"name":\n  "fr": Institut'), name__fr="Institut"),
    quiet("quoted-key-in-braces", named('{"fr":"Institut"}'), name__fr="Institut"),
    quiet("single-quoted-key", partner(name="'name': Institut"), name="Institut"),
    quiet(
        "cyrillic-name",
        named("\u0418\u043d\u0441\u0442\u0438\u0442\u0443\u0442"),
        name="\u0418\u043d\u0441\u0442\u0438\u0442\u0443\u0442",
    ),
    quiet("greek-name", named("Institut \u03b1\u03b2\u03b3"), name="Institut \u03b1\u03b2\u03b3"),
    quiet("no-break-hyphen-in-name", named("Al\u2011Jazari"), name="Al\u2011Jazari"),
    quiet("arabic-digits-in-name", named("مركز ٢٠٢٦"), name="مركز ٢٠٢٦"),
    quiet("ligature-oe", named("Œuvre exemple"), name="Œuvre exemple"),
)

# ---- spaces -------------------------------------------------------------------------------------

WITH_SPACES = (
    *(
        reported(f"{name}-after-colon", partner(type=f"type:⟦{space}nonprofit"), code(space))
        for name, space in SPACES.items()
    ),
    *(
        reported(
            f"{name}-after-colon-of-language",
            partner(name=f"name:\n  fr:⟦{space}Université Exemple"),
            code(space),
        )
        for name, space in SPACES.items()
    ),
    *(
        reported(f"{name}-as-indentation", partner(type=f"⟦{space}type: nonprofit"), code(space))
        for name, space in SPACES.items()
    ),
    *(
        reported(f"{name}-after-comma", alias_list(f" [UE,⟦{space}Univ-Ex]"), code(space))
        for name, space in SPACES.items()
    ),
    reported(
        "no-break-spaces-around-colon",
        partner(name=f"name:\n  fr⟦{NBSP}:{NBSP}Université Exemple"),
        "U+00A0",
    ),
    reported(
        "no-break-space-after-colon-of-second-language",
        partner(name=f"name:\n  fr: Institut\n  en:⟦{NBSP}Institute"),
        "U+00A0",
    ),
    reported("no-break-space-after-colon-in-braces", named(f"{{fr:⟦{NBSP}Institut}}"), "U+00A0"),
    reported(
        "no-break-space-after-second-colon-in-braces",
        named(f"{{fr: Institut, en:⟦{NBSP}Institute}}"),
        "U+00A0",
    ),
    reported("no-break-space-after-space", named(f"⟦{NBSP}Institut"), "U+00A0"),
    reported("no-break-space-at-end", named(f"Institut⟦{NBSP}"), "U+00A0"),
    reported("no-break-space-at-end-of-item", alias_list(f"\n  - UE⟦{NARROW}\n  - U"), "U+202F"),
    reported("no-break-space-begins-item", alias_list(f"\n  - ⟦{NBSP}UE"), "U+00A0"),
    reported("no-break-space-in-opened-bracket", alias_list(f" [⟦{NBSP}UE]"), "U+00A0"),
    reported("no-break-space-before-bracket", alias_list(f" [UE⟦{NBSP}]"), "U+00A0"),
    reported("no-break-space-before-comma", alias_list(f" [UE⟦{NBSP}, Univ-Ex]"), "U+00A0"),
    reported(
        "no-break-space-after-comma-of-sources",
        partner(sources=f"sources: [source-exemple,⟦{NBSP}autre-source]"),
        "U+00A0",
    ),
    reported(
        "no-break-space-before-comma-of-sources",
        partner(sources=f"sources: [source-exemple⟦{NBSP}, autre-source]"),
        "U+00A0",
    ),
    reported(
        "no-break-space-for-space-after-colon-of-id",
        partner().replace("id: ", f"id:⟦{NBSP}"),
        "U+00A0",
    ),
    reported(
        "no-break-space-for-space-after-colon-of-sources",
        partner(sources=f"sources:⟦{NBSP}[source-exemple]"),
        "U+00A0",
    ),
    reported(
        "no-break-space-in-indentation-of-item",
        alias_list(f"\n  - UE\n ⟦{NBSP}- Univ-Ex"),
        "U+00A0",
    ),
    reported(
        "no-break-space-in-indentation-of-language",
        partner(name=f"name:\n  fr: Institut\n⟦{NBSP} en: Institute"),
        "U+00A0",
    ),
    reported(
        "no-break-space-on-line-alone",
        partner(name=f"name: Institut\n⟦{NBSP}"),
        "U+00A0",
    ),
    reported(
        "no-break-space-in-id",
        partner().replace("association-exemple", f"association⟦{NBSP}exemple"),
        "U+00A0",
    ),
    reported("colon-after-no-break-space-in-text", named(f"Rabat{NBSP}⟦: la ville"), '"…"'),
    *(
        quiet(f"{name}-inside-text", named(f"Prix 10{space}000"), name=f"Prix 10{space}000")
        for name, space in SPACES.items()
    ),
    quiet(
        "no-break-spaces-in-quoted-text",
        partner(summary=f'summary: "Rabat{NBSP}: la ville{NARROW}; le réseau{NARROW}!"'),
        summary=f"Rabat{NBSP}: la ville{NARROW}; le réseau{NARROW}!",
    ),
    quiet(
        "no-break-spaces-in-plain-text",
        partner(
            summary=f"summary: La ville de «{NBSP}Villexemple{NBSP}», 10{NARROW}000 places{NARROW}!"
        ),
        summary=f"La ville de «{NBSP}Villexemple{NBSP}», 10{NARROW}000 places{NARROW}!",
    ),
    quiet(
        "no-break-spaces-in-folded-text",
        partner(summary=f"summary: >-\n  Rabat{NBSP}: la ville de\n  l’exemple{NARROW}?"),
        summary=f"Rabat{NBSP}: la ville de l’exemple{NARROW}?",
    ),
    quiet(
        "no-break-spaces-around-colon-in-text",
        named(f"Rabat{NBSP}:{NBSP}la ville"),
        name=f"Rabat{NBSP}:{NBSP}la ville",
    ),
    quiet(
        "no-break-spaces-in-braces",
        named(f"{{fr: L’institut «{NBSP}exemple{NBSP}» de Rabat}}"),
        name__fr=f"L’institut «{NBSP}exemple{NBSP}» de Rabat",
    ),
    quiet(
        "no-break-space-in-item", alias_list(f"\n  - Prix n°{NBSP}1"), aliases__0=f"Prix n°{NBSP}1"
    ),
    quiet(
        "no-break-space-in-brackets",
        alias_list(f" [Prix n°{NBSP}1, UE]"),
        aliases__0=f"Prix n°{NBSP}1",
    ),
    quiet(
        "no-break-space-around-dash-in-text",
        named(f"Fès{NBSP}– Meknès"),
        name=f"Fès{NBSP}– Meknès",
    ),
    quiet(
        "no-break-space-in-comment",
        partner(type=f"type: company  # vrai{NBSP}: vérifié"),
        type="company",
    ),
    quiet(
        "no-break-space-in-comment-line",
        f"#{NBSP}Fiches{NBSP}: exemples\n" + partner(),
        type="nonprofit",
    ),
    quiet("two-spaces-in-text", named("Institut  exemple"), name="Institut  exemple"),
    quiet("byte-order-mark-at-head", "\ufeff" + partner(), name="Association exemple"),
    quiet("windows-line-ends", partner().replace("\n", "\r\n"), name="Association exemple"),
    quiet(
        "byte-order-mark-and-windows-line-ends",
        "\ufeff" + partner().replace("\n", "\r\n"),
        name="Association exemple",
    ),
    reported("byte-order-mark-twice", "\ufeff⟦\ufeff" + partner(), "U+FEFF"),
    reported("byte-order-mark-before-key", partner(type="⟦\ufefftype: company"), "U+FEFF"),
    reported("byte-order-mark-in-text", named("Institut⟦\ufeff exemple"), "U+FEFF"),
    reported("byte-order-mark-after-first-list", partner() + "⟦\ufeff" + source(), "U+FEFF"),
)

# ---- escapes and quotes -------------------------------------------------------------------------

ESCAPES = (
    reported("escaped-tab", named('"Institut ⟦\\texemple"'), "\\t"),
    reported("escaped-tab-of-windows-path", named('"C:⟦\\temp"'), "\\t"),
    reported("escaped-line-break-in-name", named('"Institut⟦\\nexemple"'), "\\n"),
    reported("escaped-line-break-of-windows-path", alias_list(' ["C:⟦\\new"]'), "\\n"),
    reported("escaped-return", named('"Institut ⟦\\rexemple"'), "\\r"),
    reported("escaped-no-break-space", named('"Institut⟦\\_exemple"'), "\\_"),
    reported(
        "escaped-no-break-space-in-markdown",
        paragraph(' "Le mot snake⟦\\_case"'),
        "\\_",
    ),
    quiet(
        "no-break-space-escaped-by-program",
        named('"Institut \\xAB\\_exemple\\_\\xBB"'),
        name="Institut «\u00a0exemple\u00a0»",
    ),
    quiet("no-break-space-escaped-before-colon", named('"IA\\_: un"'), name="IA\u00a0: un"),
    reported("escaped-next-line", named('⟦"Institut ⟦\\Nord"'), "U+0085"),
    reported("escaped-line-separator", named('⟦"Institut ⟦\\Lyon"'), "U+2028"),
    reported("escaped-override", named('⟦"Institut ⟦\\u202eexemple"'), "U+202E"),
    reported("escaped-soft-hyphen", named('⟦"Insti⟦\\u00adtut"'), "U+00AD"),
    reported("escaped-braille-blank", named('⟦"⟦\\u2800"'), "U+2800"),
    reported("escaped-zero-width-space", named('⟦"Institut⟦\\u200bexemple"'), "U+200B"),
    reported("bad-escape", named('"D:⟦\\data"'), "\\"),
    reported("bad-escape-of-users", named('"C:⟦\\Users"'), "\\"),
    quiet("escaped-letter", named('"Universit\\u00e9 \\xe9"'), name="Université é"),
    quiet("escaped-quotes", named('"Prix \\"exemple\\""'), name='Prix "exemple"'),
    quiet("escaped-backslash", named('"C:\\\\temp"'), name="C:\\temp"),
    quiet("backslash-without-quotes", named("C:\\temp\\new"), name="C:\\temp\\new"),
    quiet("backslash-in-single-quotes", named("'C:\\temp'"), name="C:\\temp"),
    quiet(
        "backslash-in-block",
        described("Le mot snake\\_case"),
        description__0__text__fr="Le mot snake\\_case\n",
    ),
    quiet(
        "escaped-paragraphs-in-description",
        paragraph(' "Un alinéa.\\n\\nUn autre."'),
        description__0__text="Un alinéa.\n\nUn autre.",
    ),
    quiet("doubled-apostrophe", named("'L''institut'"), name="L'institut"),
    quiet("apostrophe-without-quotes", named("L'institut d'Exemple"), name="L'institut d'Exemple"),
    quiet(
        "line-goes-on-with-name-of-language",
        partner(summary="summary:\n  fr: Le site est en\n    fr pour le public."),
        summary__fr="Le site est en fr pour le public.",
    ),
    quiet("line-goes-on-in-quotes", named('"Institut \\\n  exemple"'), name="Institut exemple"),
    quiet("guillemets-inside", named("Le « prix » exemple"), name="Le « prix » exemple"),
    quiet("curly-quotes-inside", named("Le “prix” exemple"), name="Le “prix” exemple"),
    reported("curly-quotes-around", named("⟦“Institut exemple”"), "“"),
    reported("guillemets-around", named(f"⟦«{NBSP}Institut exemple{NBSP}»"), "«"),
    reported("arabic-quotes-around", partner(name="name:\n  fr: I\n  ar: ⟦«معهد المثال»"), "«"),
    reported("curly-quotes-around-alias", alias_list(" [⟦“UE”, Univ-Ex]"), "“"),
)

# ---- words that are retyped ---------------------------------------------------------------------

RETYPED = (
    *(
        reported(f"nothing-{number}", partner(name=f"name:\n  fr: I\n  en: ⟦{word}"), word)
        for number, word in enumerate(("null", "Null", "NULL", "~"), start=1)
    ),
    reported("nothing-as-alias", alias_list(" [UE, ⟦null]"), "null"),
    reported("nothing-as-item", alias_list("\n  - UE\n  - ⟦~"), "~"),
    *(
        quiet(f"plain-{word.strip('.=<')}", alias_list(f"\n  - {word}"), aliases__0=word)
        for word in (
            *("yes", "no", "on", "off", "true", "False", "Y", "012", "1e3", "1_000", "0x1F"),
            *("12:30:45", "2026-01-12", ".inf", ".NaN", "1,5", "+212", "NO", "3.10", "nil"),
        )
    ),
    quiet(
        "quoted-nothing",
        alias_list(' ["null", "~", ""null]').replace('""null', "'NULL'"),
        aliases__0="null",
    ),
    quiet("colon-in-quotes", named('"Rabat: la ville"'), name="Rabat: la ville"),
    quiet("colon-glued-in-text", named("Rabat:ville"), name="Rabat:ville"),
    quiet("colon-at-end-of-quotes", named('"Rabat:"'), name="Rabat:"),
    quiet(
        "address-in-text", named("Voir https://e.example/a:b"), name="Voir https://e.example/a:b"
    ),
)

# ---- characters that nobody sees ----------------------------------------------------------------

HIDDEN = {
    "soft-hyphen": "\u00ad",
    "combining-grapheme-joiner": "\u034f",
    "arabic-letter-mark": "\u061c",
    "hangul-choseong-filler": "\u115f",
    "hangul-jungseong-filler": "\u1160",
    "khmer-inherent-aq": "\u17b4",
    "khmer-inherent-aa": "\u17b5",
    "mongolian-selector": "\u180b",
    "mongolian-vowel-separator": "\u180e",
    "zero-width-space": "\u200b",
    "left-to-right-mark": "\u200e",
    "right-to-left-mark": "\u200f",
    "right-to-left-override": "\u202e",
    "word-joiner": "\u2060",
    "function-application": "\u2061",
    "invisible-times": "\u2062",
    "invisible-separator": "\u2063",
    "invisible-plus": "\u2064",
    "right-to-left-isolate": "\u2067",
    "inhibit-symmetric-swapping": "\u206a",
    "nominal-digit-shapes": "\u206f",
    "braille-blank": "\u2800",
    "hangul-filler": "\u3164",
    "halfwidth-hangul-filler": "\uffa0",
    "annotation-anchor": "\ufff9",
    "annotation-terminator": "\ufffb",
    "object-replacement": "\ufffc",
    "musical-begin-beam": "\U0001d173",
    "language-tag": "\U000e0001",
    "tag-letter": "\U000e0061",
    "cancel-tag": "\U000e007f",
    "variation-selector-1": "\ufe00",
    "emoji-selector-on-letter": "\ufe0f",
    "variation-selector-17": "\U000e0100",
    "private-use": "\ue000",
    "private-use-last": "\uf8ff",
    "private-plane-15": "\U000f0000",
    "private-plane-16": "\U0010fffd",
    "noncharacter": "\ufdd0",
    "noncharacter-of-plane-1": "\U0001fffe",
}

EMPTY = {
    "braille-blanks": "\u2800\u2800",
    "hangul-filler": "\u3164",
    "joiner": "\u200d",
    "non-joiner": "\u200c",
    "mark": "\u0301",
    "tashkeel": "\u064e",
    "selector": "\ufe0f",
}
"""Texts without any visible character."""

REFERENCES = {
    "override-by-hex": ("&#x202e;", "U+202E"),
    "override-by-hex-in-capitals": ("&#X202E;", "U+202E"),
    "override-by-number": ("&#8238;", "U+202E"),
    "override-with-zeros": ("&#x00202E;", "U+202E"),
    "zero-width-space-by-name": ("&ZeroWidthSpace;", "U+200B"),
    "zero-width-space-by-other-name": ("&NegativeThinSpace;", "U+200B"),
    "soft-hyphen-by-name": ("&shy;", "U+00AD"),
    "left-to-right-by-name": ("&lrm;", "U+200E"),
    "right-to-left-by-name": ("&rlm;", "U+200F"),
    "word-joiner-by-name": ("&NoBreak;", "U+2060"),
    "function-by-name": ("&af;", "U+2061"),
    "times-by-name": ("&InvisibleTimes;", "U+2062"),
    "byte-order-mark-by-number": ("&#65279;", "U+FEFF"),
    "braille-blank-by-hex": ("&#x2800;", "U+2800"),
    "filler-by-number": ("&#12644;", "U+3164"),
    "private-use-by-hex": ("&#xE000;", "U+E000"),
    "tag-by-hex": ("&#xE0041;", "U+E0041"),
    "joiner-between-latin-letters": ("&zwj;", "U+200D"),
    "non-joiner-between-latin-letters": ("&zwnj;", "U+200C"),
}

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
FAMILY = "\U0001f469\u200d\U0001f52c"

UNSEEN = (
    *(
        reported(f"{name}-in-name", named(f"Insti⟦{character}tut"), code(character))
        for name, character in HIDDEN.items()
    ),
    *(
        reported(
            f"{name}-in-summary", partner(summary=f"summary: Un mot⟦{character}."), code(character)
        )
        for name, character in HIDDEN.items()
        if ord(character) in {0xAD, 0x2800, 0x3164, 0xE000, 0xE0001, 0x206A, 0xFE00}
    ),
    *(
        reported(
            f"{name}-in-id",
            partner(sources=f"sources: [source⟦{character}-exemple]"),
            code(character),
        )
        for name, character in HIDDEN.items()
        if ord(character) in {0xAD, 0x34F, 0x2060, 0x3164, 0xE000, 0xE0061, 0xFE0F}
    ),
    *(
        reported(
            f"{name}-in-address",
            partner(links=f"links:\n  - url: https://e⟦{character}.example/\n    label: A"),
            code(character),
        )
        for name, character in HIDDEN.items()
        if ord(character) in {0xAD, 0x200B, 0x2062, 0x3164, 0xE0061, 0xFE0F}
    ),
    *(
        reported(f"{name}-in-alias", alias_list(f"\n  - U⟦{character}E"), code(character))
        for name, character in HIDDEN.items()
        if ord(character) in {0xAD, 0x115F, 0x180E, 0xFFFC, 0xF8FF, 0xFDD0}
    ),
    *(
        reported(f"{name}-in-key", partner(type=f"⟦ty⟦{character}pe: company"), code(character))
        for name, character in HIDDEN.items()
        if ord(character) in {0xAD, 0x200D, 0x2060, 0x2800, 0xFE0F}
    ),
    reported("soft-hyphen-in-language", partner(name="name:\n  ⟦f⟦\u00adr: Institut"), "U+00AD"),
    reported("soft-hyphen-in-kind", partner().replace("partners", "⟦part⟦\u00adners"), "U+00AD"),
    reported("soft-hyphen-in-word", partner(type="type: ⟦non⟦\u00adprofit"), "U+00AD"),
    reported("joiner-in-word", partner(type="type: ⟦non⟦\u200dprofit"), "U+200D"),
    reported("joiner-in-cited-id", partner(sources="sources: [⟦source⟦\u200d-exemple]"), "U+200D"),
    reported("joiner-in-key", partner(type="⟦ty⟦\u200dpe: company"), "U+200D"),
    reported("joiner-in-french", named("Insti⟦\u200dtut"), "U+200D"),
    reported("non-joiner-in-french", named("Insti⟦\u200ctut"), "U+200C"),
    reported("joiner-at-end-of-french", named("Institut⟦\u200d"), "U+200D"),
    reported(
        "joiner-in-address",
        partner(links="links:\n  - url: https://e.example/a⟦\u200db\n    label: A"),
        "U+200D",
    ),
    reported("tags-without-flag", named("Institut ⟦\U000e0067\U000e0062 exemple"), "U+E0067"),
    *(
        reported(f"name-of-{name}-alone", named(f'⟦"⟦{text}"'), code(text[0]))
        for name, text in EMPTY.items()
    ),
    reported("name-of-no-break-space-alone", partner(name=f'⟦name: ⟦"⟦{NBSP}"')),
    reported("alias-of-braille-blank-alone", alias_list(" [UE, ⟦\u2800]"), "U+2800"),
    reported("many-marks-on-a-letter", named("⟦Mot q⟦" + 20 * "\u0301")),
    *(
        reported(
            f"reference-{name}",
            described(f"Un texte\navec un mo⟦{reference}t caché."),
            shown,
        )
        for name, (reference, shown) in REFERENCES.items()
    ),
    reported(
        "reference-in-plain-description",
        paragraph(" Un mo⟦&shy;t"),
        "U+00AD",
    ),
    reported(
        "reference-in-quoted-description",
        paragraph(' "Un mo⟦&#x202e;t"'),
        "U+202E",
    ),
    reported(
        "reference-in-folded-description",
        paragraph("\n  fr: >-\n    Un texte\n    et un mo⟦&shy;t."),
        "U+00AD",
    ),
    reported(
        "reference-in-arabic-description",
        paragraph("\n  fr: Texte\n  ar: نص⟦&rlm; مختلق"),
        "U+200F",
    ),
    reported(
        "reference-in-title-of-link",
        described('Voir [le site](https://e.example/ "Le si⟦&#x202e;te").'),
        "U+202E",
    ),
    reported(
        "reference-in-text-of-link",
        described("Voir [le si⟦&#8203;te](https://e.example/)."),
        "U+200B",
    ),
    reported(
        "reference-in-address-of-link",
        described("Voir [le site](https://e.example/a⟦&shy;b)."),
        "U+00AD",
    ),
    reported("reference-in-heading", described("## Un ti⟦&shy;tre\n\nTexte."), "U+00AD"),
    reported("reference-in-item", described("- un\n- de⟦&lrm;ux"), "U+200E"),
    reported("reference-in-bold", described("Un **mo⟦&#x2062;t** gras."), "U+2062"),
    reported("reference-between-tags", described("Un <b>mo⟦&shy;t</b> gras."), "U+00AD"),
    reported(
        "reference-after-code",
        described("Écrire `&shy;` ne fait pas un mo⟦&shy;t."),
        "U+00AD",
    ),
    quiet("reference-in-name", named("Insti&shy;tut"), name="Insti&shy;tut"),
    quiet(
        "reference-in-summary",
        partner(summary="summary: Un mot&#x202e; écrit."),
        summary="Un mot&#x202e; écrit.",
    ),
    *(
        quiet(f"reference-{name}", described(text), description__0__text__fr=f"{text}\n")
        for name, text in {
            "written-out": "Écrire &amp;#x202e; se voit.",
            "written-out-by-number": "Écrire &#38;#x202e; se voit.",
            "in-code": "Écrire `&#x202e;` se voit.",
            "in-long-code": "Écrire ``a ` &shy; b`` se voit.",
            "in-fenced-code": "Un exemple :\n\n```\n&#x202e; &shy;\n```",
            "in-indented-code": "Un exemple :\n\n    &#x202e; &shy;",
            "with-backslash": "Écrire \\&shy; se voit.",
            "without-semicolon": "Écrire &shy et &#x202e se voit.",
            "unknown": "Écrire &nosuch; se voit.",
            "too-long": "Écrire &#x00000202e; se voit.",
            "of-a-visible-character": "A &eacute; &lt; &copy; &#233; &#xe9; B",
            "of-a-no-break-space": "10&nbsp;000 &#160; &thinsp; B",
            "joiner-in-emoji": "Une chercheuse &#x1F469;&zwj;&#x1F52C;.",
            "non-joiner-in-arabic": "می&zwnj;خواهم",
            "ampersand": "R&D & formation; AT&T;",
        }.items()
    ),
    *(
        quiet(f"seen-{name}", named(text), name=text)
        for name, text in {
            "emoji-with-selector": "Institut ❤\ufe0f exemple",
            "emoji-keycap": "Institut 1\ufe0f\u20e3 exemple",
            "emoji-family": f"Institut {FAMILY} exemple",
            "emoji-text-selector": "Institut ☎\ufe0e exemple",
            "flag-of-england": f"Club {ENGLAND} exemple",
            "flag-of-morocco": "Club \U0001f1f2\U0001f1e6 exemple",
            "rainbow-flag": "Club \U0001f3f3\ufe0f\u200d\U0001f308 exemple",
            "skin-tone": "Club \U0001f469\U0001f3fd\u200d\U0001f52c exemple",
            "non-joiner-in-persian": "می\u200cخواهم",
            "joiner-at-end-of-arabic": "سنة 1447 ه\u200d",
            "joiner-before-arabic-space": "ه\u200d مختلقة",
            "tashkeel": "مَعْهَدُ ٱلْمِثَالِ",
            "shadda-and-vowel": "اللُّغَةُ الْعَرَبِيَّةُ",
            "quranic-marks": "ٱلرَّحْمَـٰنِ ٱلرَّحِيمِۖ",
            "tatweel": "معهـــد المثال",
            "tifinagh": "ⴰⵙⵉⵏⴰⴳ ⵏ ⵓⵎⴷⵢⴰ",
            "tifinagh-joiner": "ⴰ\u2d7fⴱ",
            "arabic-number-sign": "\u0600 12 مثال",
            "end-of-ayah": "مثال \u06dd",
            "honorific": "محمد \ufdfa",
            "mark-on-letter": "Schr\u00f6\u0331",
            "hindi-joiner": "क्\u200dष",
            "cjk": "摩洛哥示例研究所",
            "hangul": "모로코 예시",
            "beyond-first-plane": "Exemple 𝒜 𐤀",
            "no-break-hyphen": "Tanger\u2011Tétouan",
            "replacement-of-dots": "Suite…",
        }.items()
    ),
    quiet(
        "address-in-arabic-script",
        partner(links="links:\n  - url: https://موقع.example/صفحة\n    label: A"),
        links__0__url="https://موقع.example/صفحة",
    ),
    quiet(
        "address-with-accents",
        partner(links="links:\n  - url: https://café.example/été\n    label: A"),
        links__0__url="https://café.example/été",
    ),
    quiet(
        "address-in-punycode",
        partner(links="links:\n  - url: https://xn--mgbh0fb.example/%D8%B5\n    label: A"),
        links__0__url="https://xn--mgbh0fb.example/%D8%B5",
    ),
    reported(
        "address-with-two-scripts",
        partner(links="links:\n  - url: ⟦https://ex⟦\u0430mple.org/\n    label: A"),
        "U+0430",
    ),
    reported(
        "turn-in-address-of-reference",
        described("[a][b]\n\n[b]: https://e.example/⟦%E2%80%AEgnp"),
        "U+202E",
    ),
    reported(
        "address-with-encoded-override",
        partner(links="links:\n  - url: ⟦https://e.example/⟦%E2%80%AEgnp\n    label: A"),
        "U+202E",
    ),
    quiet(
        "address-with-encoded-marks",
        partner(links="links:\n  - url: https://e.example/%E2%80%8F%C2%AD\n    label: A"),
        links__0__url="https://e.example/%E2%80%8F%C2%AD",
    ),
)

# ---- marks of Markdown, smart quotes, habits of phones and Word ----------------------------------

MORE_HASHES = (
    reported("hash-hashtag-in-arabic-alone", named("جائزة ⟦#الذكاء"), "#"),
    reported("hash-in-parentheses-with-number", named("Salle (bâtiment ⟦#2) exemple"), "#"),
    reported("hash-in-quotes-inside", named("Le prix “Tous ⟦# ensemble” commence"), "#"),
    reported("hash-letter-sharp", named("Le concours F ⟦#, édition exemple"), "#"),
    reported("hash-after-colon-of-text", named("Prix:exemple ⟦#IA"), "#"),
    reported("hash-with-dash", named("Prix ⟦#-1 exemple"), "#"),
    reported("hash-in-second-language", named("{fr: Prix, en: Prize ⟦#1 of the year}"), "#"),
    reported("hash-in-cost", other("programmes", "cost: Formule ⟦#2"), "#"),
    reported("hash-in-named-after", other("networks", "named_after:\n  fr: Prix ⟦#1"), "#"),
    reported("hash-in-unnamed-parties", other("agreements", "unnamed_parties: Société ⟦#2"), "#"),
    reported(
        "hash-in-about",
        partner(
            disputes="disputes:\n  - field: type\n    about: Le rang ⟦#1\n    claims:\n"
            "      - {text: Un, sources: [source-exemple]}"
        ),
        "#",
    ),
    reported(
        "hash-in-only-language-of-list",
        other("agreements", "objectives:\n  - fr: Former ⟦#1000 personnes\n  - fr: Chercher"),
        "#",
    ),
    reported(
        "hash-in-two-texts",
        partner(name="name: Prix ⟦#1", summary="summary: Le prix ⟦#IA2026."),
        "#",
        most=2,
    ),
    quiet("comment-without-space-line", "#Fiches inventées\n" + partner(), type="nonprofit"),
    quiet(
        "comment-after-address",
        partner(links="links:\n  - url: https://e.example/  # en ligne\n    label: A"),
        links__0__url="https://e.example/",
    ),
    quiet(
        "comment-after-number",
        other("institutes", "location:\n  latitude: 34.02  # nord\n  longitude: -6.84 # ouest"),
        name="Chose exemple",
    ),
    quiet("comment-after-region", partner(region="region: MA-04 # Rabat"), region="MA-04"),
    quiet(
        "comment-with-list-after-list",
        partner(sources="sources: [source-exemple]  # [autre-source]"),
        sources__0="source-exemple",
    ),
    quiet(
        "comment-between-items",
        alias_list("\n  - UE\n  # le sigle d’avant\n  - Univ-Ex\n    # le dernier"),
        aliases__1="Univ-Ex",
    ),
    quiet(
        "comment-between-records",
        partner() + "\n  # ---- Autres ----\n\n# Sources\n" + source(),
    ),
    quiet(
        "comment-between-braces",
        named("{\n    fr: Institut,  # le nom\n    # en anglais\n    en: Institute\n  }"),
        name__en="Institute",
    ),
    quiet(
        "comment-before-text-below-key",
        partner(summary="summary:\n  # une phrase\n  Une phrase."),
        summary="Une phrase.",
    ),
    quiet(
        "comment-below-text-of-lines",
        partner(summary="summary:\n  Une phrase\n  sur deux lignes.\n  # à relire"),
        summary="Une phrase sur deux lignes.",
    ),
    quiet(
        "comment-after-folded-text",
        partner(summary="summary: >-\n  Une phrase.\n# à relire"),
        summary="Une phrase.",
    ),
    quiet("comment-with-many-signs", named("Institut ## exemple ##"), name="Institut"),
    quiet("hash-in-escaped-quotes", named('"Prix \\"#1\\""'), name='Prix "#1"'),
)

QUOTED = (
    reported("single-curly-quotes-around", named("⟦‘Institut exemple’"), "‘"),
    reported("low-quotes-around", named("⟦„Institut exemple“"), "„"),
    reported("curly-and-straight-quotes-around", named('⟦“Institut exemple"'), "“"),
    reported("closing-quotes-around", named("⟦”Institut exemple”"), "”"),
    reported("curly-quotes-around-key", partner(name="⟦“name”: Institut"), "“"),
    reported("curly-quotes-around-language", partner(name="name:\n  ⟦“fr”: Institut"), "“"),
    reported("curly-quotes-around-id", partner(sources="sources: [⟦“source-exemple”]"), "“"),
    reported("guillemets-around-word", partner(type="type: ⟦«nonprofit»"), "«"),
    reported("curly-quotes-around-date", partner(verified="verified: ⟦“2026-11-22”"), "“"),
    reported(
        "curly-quotes-around-address",
        partner(links="links:\n  - url: ⟦“https://e.example/”\n    label: A"),
        "“",
    ),
    reported("curly-quotes-around-comma", alias_list(" [⟦“Rabat⟦, Maroc”]"), "“"),
    reported("curly-quotes-in-braces", named("{fr: ⟦“Institut”, en: Institute}"), "“"),
    reported("curly-quotes-around-colon", named("⟦“Rabat⟦: la ville”"), "“"),
    reported(
        "merge-mark-in-quotes",
        partner(summary='summary: "Une phrase\n⟦<<<<<<< HEAD\n    inventée."').replace(
            "    ⟦<", "⟦<"
        ),
    ),
    reported(
        "merge-mark-in-folded-text",
        partner(summary="summary: >-\n  Une phrase\n⟦<<<<<<< HEAD\n  inventée.").replace(
            "    ⟦<", "⟦<"
        ),
    ),
    reported(
        "merge-mark-of-base",
        partner(type="⟦||||||| 1a2b3c4\ntype: nonprofit").replace("    ⟦|", "⟦|"),
    ),
    reported(
        "merge-mark-left-alone",
        partner(type="type: nonprofit\n⟦=======").replace("    ⟦=", "⟦="),
    ),
    quiet("quotes-inside-both-ends", named("« Un » et « deux »"), name="« Un » et « deux »"),
    quiet("apostrophe-first", named("’Institut"), name="’Institut"),
    quiet("single-quotes-keep-escapes", named("'Un \\u202e écrit'"), name="Un \\u202e écrit"),
    quiet("equals-in-text", named("Un ======= exemple"), name="Un ======= exemple"),
)

TYPED_ON_A_PHONE = (
    reported("full-stop-after-colon", partner(name="name:\n  fr:⟦. Institut")),
    reported("full-stop-for-colon", partner(name="name:\n  ⟦fr⟦. Institut"), "fr"),
    reported("colon-forgotten", partner(name="name:\n  ⟦fr⟦ Institut"), "fr"),
    reported(
        "colon-forgotten-in-both", partner(name="name:\n  ⟦fr⟦ Institut\n  ⟦ar⟦ معهد"), "fr", most=2
    ),
    reported("colon-forgotten-deeper", partner(name="name:\n  fr: Institut\n    ⟦ar⟦ معهد"), "ar"),
    reported(
        "full-stop-after-dash", alias_list("\n  ⟦-⟦. UE\n  ⟦-⟦. Univ-Ex"), "- ", most=2, never="[-."
    ),
    reported(
        "hyphen-without-space", alias_list("\n  ⟦-⟦UE\n  ⟦-⟦Univ-Ex"), "- ", most=2, never="[-"
    ),
    reported("hyphen-without-space-deeper", alias_list("\n  - UE\n    ⟦-⟦Univ-Ex"), "- "),
    reported("number-for-second-dash", alias_list("\n  - UE\n  ⟦2. Univ-Ex"), "2.", never="2: "),
    reported("letter-for-second-dash", alias_list("\n  - UE\n  ⟦b) Univ-Ex"), "b)", never="b: "),
    reported("two-hyphens-for-second-dash", alias_list("\n  - UE\n  ⟦-- U"), "--", never="--: "),
    reported(
        "arabic-number-for-dash", alias_list("\n  ⟦١- UE\n  ⟦٢- Univ-Ex"), "- ", most=2, never="[١"
    ),
    reported("letter-for-dash", alias_list("\n  ⟦a) UE\n  ⟦b) Univ-Ex"), ")", most=2, never="[a"),
    reported("two-hyphens-for-dash", alias_list("\n  ⟦-- UE\n  ⟦-- U"), "--", most=2, never="[--"),
    reported("number-for-dash", alias_list("\n  ⟦1. UE\n  ⟦2. Univ-Ex"), "- ", most=2, never="[1."),
    reported("number-for-dash-deeper", alias_list("\n  - UE\n    ⟦2. Univ-Ex"), "- "),
    reported("letter-and-tab-of-word", alias_list("\n  - UE\n    ⟦o\tUniv-Ex"), "- "),
    *(
        reported(f"bullet-{number}-deeper", alias_list(f"\n  - UE\n    ⟦{sign} Univ-Ex"), sign)
        for number, sign in enumerate("●○◦‣⁃►➤✓■–", start=1)
    ),
    *(
        reported(
            f"bullet-{number}-of-sources",
            partner(sources=f"sources:\n  ⟦{sign} source-exemple\n  ⟦{sign} autre-source"),
            sign,
            most=2,
            never=f"[{sign}",
        )
        for number, sign in enumerate("•·–—", start=1)
    ),
    reported("em-dash-for-document", "⟦—\n" + partner(), "—"),
    reported("dots-for-end", partner() + "⟦…\n", "…"),
    quiet("document-marks", "---\n" + partner() + "...\n", type="nonprofit"),
    quiet("document-mark-with-comment", "--- # fiches\n" + partner(), type="nonprofit"),
    quiet(
        "text-that-begins-with-en",
        partner(summary="summary:\n  en bref, un institut."),
        summary="en bref, un institut.",
    ),
    quiet(
        "second-line-begins-with-en",
        partner(summary="summary: Le projet est\n  en cours."),
        summary="Le projet est en cours.",
    ),
    quiet("text-that-begins-like-a-language", named("France et Maroc"), name="France et Maroc"),
    quiet("text-that-begins-with-arabic", named("Arabe. Institut"), name="Arabe. Institut"),
    quiet("number-begins-name", named("1. Institut"), name="1. Institut"),
    quiet("number-begins-item", alias_list("\n  - 1. Institut"), aliases__0="1. Institut"),
    quiet(
        "number-begins-second-line",
        partner(summary="summary: Ouvert le\n  2. janvier 2026."),
        summary="Ouvert le 2. janvier 2026.",
    ),
    quiet("range-in-name", named("2026–2030 exemple"), name="2026–2030 exemple"),
    quiet("two-hyphens-in-name", named("Institut -- exemple"), name="Institut -- exemple"),
    quiet("hyphen-in-name", named("Institut - exemple"), name="Institut - exemple"),
    quiet("dash-begins-name", named("– Institut"), name="– Institut"),
)

MARKDOWN = (
    reported("no-break-space-after-heading-mark", described(f"##⟦{NBSP}Titre\n\nTexte."), "U+00A0"),
    reported("no-break-space-after-item-mark", described(f"-⟦{NBSP}un\n- deux"), "U+00A0"),
    reported("no-break-space-after-item-number", described(f"1.⟦{NBSP}un\n2. deux"), "U+00A0"),
    reported(
        "no-break-space-between-paragraphs", described(f"Un alinéa.\n⟦{NBSP}\nUn autre."), "U+00A0"
    ),
    reported(
        "no-break-space-indents-folded-text",
        paragraph(f"\n  fr: >-\n⟦{NBSP}{NBSP} Texte."),
        "U+00A0",
    ),
    reported(
        "paragraphs-in-quotes",
        paragraph(' ⟦"Un alinéa.\n⟦\n  ⟦Un autre alinéa."'),
        "|",
    ),
    quiet(
        "no-break-space-in-heading",
        described(f"## Titre{NBSP}: exemple\n\n- un{NARROW}; deux"),
        description__0__text__fr=f"## Titre{NBSP}: exemple\n\n- un{NARROW}; deux\n",
    ),
    quiet(
        "no-break-space-after-number",
        described(f"Les 10.{NBSP}000 places"),
        description__0__text__fr=f"Les 10.{NBSP}000 places\n",
    ),
    quiet(
        "two-blank-lines-in-folded-text",
        paragraph("\n  fr: >-\n    Un alinéa.\n\n\n    Un autre."),
        description__0__text__fr="Un alinéa.\n\nUn autre.",
    ),
    quiet(
        "item-of-one-line-in-folded-text",
        paragraph("\n  fr: >-\n    Le réseau - un exemple\n    - grandit."),
        description__0__text__fr="Le réseau - un exemple - grandit.",
    ),
    quiet(
        "deeper-lines-in-folded-text",
        paragraph("\n  fr: >-\n    Un alinéa.\n\n      - un\n      - deux"),
        description__0__text__fr="Un alinéa.\n\n  - un\n  - deux",
    ),
    quiet(
        "literal-text-that-keeps-its-end",
        paragraph(" |+\n  Un alinéa.\n"),
        description__0__text="Un alinéa.\n\n",
    ),
    quiet(
        "literal-text-with-its-indentation",
        paragraph(" |2-\n  Un alinéa."),
        description__0__text="Un alinéa.",
    ),
    quiet(
        "folded-text-that-keeps-its-end",
        partner(summary="summary: >\n  Une phrase\n  sur deux lignes."),
        summary="Une phrase sur deux lignes.\n",
    ),
    quiet(
        "soft-break-in-literal-text",
        described("Une phrase\nsur deux lignes."),
        description__0__text__fr="Une phrase\nsur deux lignes.\n",
    ),
)

MORE_VALUES = (
    reported(
        "no-break-space-after-address",
        partner(links=f"links:\n  - url: https://e.example/⟦{NBSP}\n    label: A"),
        "U+00A0",
    ),
    reported(
        "narrow-space-in-address",
        partner(links=f"links:\n  - url: ⟦https://e.example/a⟦{NARROW}b\n    label: A"),
        "U+202F",
    ),
    reported(
        "no-break-space-after-email",
        other("institutes", f"contact:\n  email: contact@example.org⟦{NBSP}"),
        "U+00A0",
    ),
    reported(
        "cyrillic-in-email",
        other("institutes", "contact:\n  email: ⟦\u0441ontact@example.org"),
        "U+0441",
    ),
    reported(
        "no-break-hyphen-in-email",
        other("institutes", "contact:\n  email: ⟦contact@ex⟦\u2011ample.org"),
        "U+2011",
    ),
    reported(
        "no-break-space-in-isni",
        partner(identifiers=f"identifiers: {{isni: ⟦0000⟦{NBSP}0001 2180 2473}}"),
        "U+00A0",
    ),
    reported(
        "left-to-right-mark-in-wikidata",
        partner(identifiers="identifiers: {wikidata: Q1028⟦\u200e}"),
        "U+200E",
    ),
    reported(
        "no-break-space-after-language-code", source(language=f"language: fr⟦{NBSP}"), "U+00A0"
    ),
    reported(
        "cyrillic-in-level", source(level="level: ⟦\u0440r⟦ess").replace("⟦ess", "ess"), "U+0440"
    ),
    reported("fullwidth-digits-in-date", source(date="date: ⟦２０２６-03-05"), "2026-03-05"),
    reported("persian-digits-in-date", source(date="date: ⟦۲۰۲۶-۰۳-۰۵"), "2026-03-05"),
    reported("minus-in-date", source(date="date: ⟦2026⟦−03−05"), "2026-03-05"),
    reported("soft-hyphen-in-date", source(date="date: ⟦2026-⟦\u00ad01-12"), "U+00AD"),
    reported("no-break-space-in-date", source(date=f"date: 2026-01⟦{NBSP}-12"), "U+00A0"),
    reported(
        "fullwidth-full-stop-in-latitude",
        other("institutes", "location: {latitude: ⟦33．57, longitude: -6.84}"),
        "33.57",
    ),
    reported(
        "en-dash-in-longitude",
        other("institutes", "location: {latitude: 34.02, longitude: ⟦–6.84}"),
        "–",
    ),
    reported(
        "arabic-digits-in-latitude",
        other("institutes", "location: {latitude: ⟦٣٣٫٥٧, longitude: -6.84}"),
        "33.57",
    ),
    reported("no-break-space-in-quoted-key", partner(name=f'⟦"name⟦{NBSP}": Institut'), "U+00A0"),
    reported(
        "no-break-space-escaped-in-key", partner(name='name:\n  ⟦"fr⟦\\u00a0": Institut'), "U+00A0"
    ),
    reported(
        "no-break-space-in-word",
        other("institutes", f"missions: [research, ⟦training⟦{NBSP}]"),
        "U+00A0",
    ),
    reported(
        "thin-space-in-kind-before-colon",
        partner().replace("partners:", "partners⟦\u2009:"),
        "U+2009",
    ),
    reported("zero-width-space-before-colon", partner(name="name⟦\u200b: Institut"), "U+200B"),
    reported("soft-hyphen-before-colon", partner(name="⟦name⟦\u00ad: Institut"), "U+00AD"),
    reported(
        "mark-on-key",
        partner(name="⟦nam⟦e\u0323: Institut").replace("⟦e\u0323", "e⟦\u0323"),
    ),
    reported(
        "objective-for-objectives",
        other("labs", "⟦objective:\n  - Former\n  - Chercher"),
        "objectives",
    ),
    reported(
        "link-for-links",
        partner(links="⟦link:\n  - url: https://e.example/\n    label: A"),
        "links",
    ),
    reported(
        "claim-for-claims",
        partner(
            disputes="disputes:\n  - field: type\n    ⟦claim:\n"
            "      - {text: Un, sources: [source-exemple]}"
        ),
        "claims",
    ),
    reported(
        "evidences-for-evidence",
        partner(evidence="⟦evidences: {name: [source-exemple]}"),
        "evidence",
    ),
    reported(
        "institutes-in-french-that-are-cited",
        other("institutes").replace("institutes", "⟦instituts")
        + "labs:\n  - id: labo-second\n    name: Labo\n    summary: S\n"
        "    institute: chose-exemple\n    sources: [source-exemple]\n",
        "institutes",
    ),
    reported("nothing-visible-in-summary", partner(summary='summary: ⟦"⟦\u200c\u200c"'), "U+200C"),
    reported(
        "nothing-visible-in-language", partner(name='name:\n  fr: I\n  ar: ⟦"⟦\u2800"'), "U+2800"
    ),
    reported("nothing-visible-in-title", source(title='title: ⟦"⟦\u3164"'), "U+3164"),
    reported(
        "nothing-visible-in-label",
        partner(links='links:\n  - url: https://e.example/\n    label: ⟦"⟦\u2060"'),
        "U+2060",
    ),
    reported("escaped-joiner-in-french", named('⟦"Insti⟦\\u200dtut"'), "U+200D"),
    reported("escaped-private-use", named('⟦"Institut ⟦\\ue000"'), "U+E000"),
    reported("escaped-byte-order-mark", named('⟦"⟦\\ufeffInstitut"'), "U+FEFF"),
    reported("escaped-tag", named('⟦"Institut ⟦\\U000e0041"'), "U+E0041"),
    quiet(
        "escaped-emoji",
        named('"Institut \\U0001F469\\u200d\\U0001F52C"'),
        name=f"Institut {FAMILY}",
    ),
    quiet(
        "no-break-space-in-phone",
        other("institutes", f"contact:\n  phone: 0500{NBSP}00{NBSP}00{NBSP}00"),
        contact__phone=f"0500{NBSP}00{NBSP}00{NBSP}00",
    ),
    quiet("tab-before-colon", partner(name="name\t: Institut"), name="Institut"),
    quiet("directive", "%YAML 1.1\n---\n" + partner(), type="nonprofit"),
    reported("latin-comma-in-arabic-number", alias_list(" [برنامج ١⟦,٥ مليون]"), ","),
    reported("latin-comma-in-thousands", alias_list(" [Les 1⟦,000 places]"), ","),
    reported("latin-comma-in-nested-parentheses", alias_list(" [I (a (b⟦, c)), IR]"), ","),
    reported("latin-comma-in-curly-quotes", alias_list(" [Prix “Un⟦, deux”, Prix]"), ","),
    reported(
        "latin-comma-in-parentheses-of-objective",
        other("agreements", "objectives: [Former (jeunes⟦, adultes), Chercher]"),
        ",",
    ),
    quiet("years-glued", alias_list(" [2026,2027]"), aliases__1="2027"),
    quiet(
        "decimal-sign-of-arabic", alias_list(" [برنامج ١٫٥ مليون]"), aliases__0="برنامج ١٫٥ مليون"
    ),
    quiet(
        "closing-parentheses-alone",
        alias_list(" [a) un, b) deux]"),
        aliases__0="a) un",
        aliases__1="b) deux",
    ),
    quiet(
        "guillemets-in-each-item", alias_list(" [Prix « A », Prix « B »]"), aliases__1="Prix « B »"
    ),
    quiet("apostrophes-in-items", alias_list(" [L’Un, l’Autre]"), aliases__0="L’Un"),
    quiet(
        "latin-comma-between-objectives",
        other("agreements", "objectives: [Former, Chercher et publier]"),
        objectives__1="Chercher et publier",
    ),
    quiet("arabic-question-mark", named("هل يوجد معهد؟"), name="هل يوجد معهد؟"),
    quiet(
        "arabic-comma-in-alias-in-braces", named("{fr: A, ar: معهد، مختبر}"), name__ar="معهد، مختبر"
    ),
    quiet(
        "semicolon-in-title", source(title="title: Un titre; un autre"), title="Un titre; un autre"
    ),
)

# ---- what stands around values ------------------------------------------------------------------

AROUND = (
    reported("space-before-colon-none-after", partner(name="name:\n  ⟦fr⟦ ⟦:⟦Institut"), ":"),
    reported(
        "space-before-colon-none-after-deeper",
        partner(name="name:\n  fr: Institut\n    ⟦ar⟦ ⟦:⟦معهد"),
        ":",
    ),
    reported("space-before-colon-none-after-in-braces", named("{⟦fr⟦ ⟦:⟦Institut}"), ":"),
    reported("space-before-colon-none-after-key", partner(type="⟦type⟦ ⟦:⟦nonprofit"), ":"),
    reported(
        "no-break-space-before-colon-none-after",
        partner(name=f"name:\n  fr⟦{NBSP}:Institut"),
        "U+00A0",
    ),
    reported("zero-width-space-after-colon", partner(name="name:\n  fr:⟦\u200bInstitut"), "U+200B"),
    *(
        reported(f"no-break-space-ends-line-of-{name}", text, "U+00A0")
        for name, text in {
            "name": partner(name=f"name:⟦{NBSP}\n  fr: Institut"),
            "language": partner(name=f"name:\n  fr:⟦{NBSP}\n    Institut"),
            "sources": partner(sources=f"sources:⟦{NBSP}\n  - source-exemple"),
            "aliases-with-comment": alias_list(f"⟦{NBSP}# sigles\n  - UE"),
            "kind": partner().replace("partners:", f"partners:⟦{NBSP}"),
            "evidence": partner(evidence=f"evidence:⟦{NBSP}\n  name: [source-exemple]"),
            "double-quoted-value": named(f'"Institut"⟦{NBSP}'),
            "single-quoted-value": named(f"'Institut'⟦{NBSP}"),
            "brackets": partner(sources=f"sources: [source-exemple]⟦{NBSP}"),
            "braces": named(f"{{fr: Institut}}⟦{NBSP}"),
            "folded-sign": partner(summary=f"summary: >-⟦{NBSP}\n  Une phrase."),
            "id": partner().replace("association-exemple", f"association-exemple⟦{NBSP}"),
            "cited-id": partner(sources=f"sources:\n  - source-exemple⟦{NBSP}"),
        }.items()
    ),
    *(
        reported(f"no-break-space-before-{name}", text, "U+00A0")
        for name, text in {
            "double-quotes": named(f'⟦{NBSP}"Institut"'),
            "brackets": partner(sources=f"sources: ⟦{NBSP}[source-exemple]"),
            "braces": partner(name=f"name:⟦{NBSP}{{fr: Institut}}"),
            "date": partner(verified=f"verified:⟦{NBSP}2026-11-22"),
            "brackets-in-braces": partner(evidence=f"evidence: {{name:⟦{NBSP}[source-exemple]}}"),
            "braces-in-brackets": other("labs", f"objectives: [⟦{NBSP}{{fr: Former}}]"),
            "first-key-in-braces": named(f"{{⟦{NBSP}fr: Institut}}"),
            "second-key-in-braces": named(f"{{fr: Institut,⟦{NBSP}en: Institute}}"),
            "end-of-braces": named(f"{{fr: Institut⟦{NBSP}}}"),
            "comma-in-braces": named(f"{{fr: Institut⟦{NBSP}, en: Institute}}"),
            "colon-of-quoted-key": partner(name=f'"name"⟦{NBSP}: Institut'),
            "comment": named(f"Institut⟦{NBSP}# vérifié"),
            "comment-after-space": named(f"Institut ⟦{NBSP}# vérifié"),
            "comment-after-word": partner(type=f"type: nonprofit⟦{NBSP}# vrai"),
            "comment-of-line": partner(name=f"name: Institut\n⟦{NBSP} # le nom"),
        }.items()
    ),
    reported(
        "no-break-space-after-dash-of-statement",
        partner(
            statements=f"statements:\n  -⟦{NBSP}text: Une phrase.\n    sources: [source-exemple]"
        ),
        "U+00A0",
    ),
    reported(
        "no-break-space-after-dash-before-braces",
        partner(links=f"links:\n  -⟦{NBSP}{{url: https://e.example/, label: A}}"),
        "U+00A0",
    ),
    reported("dash-before-language", partner(name="name:\n  ⟦– fr: Institut"), "–"),
    reported("bullet-before-language", partner(name="name:\n  ⟦• fr: Institut"), "•"),
    reported("dash-before-second-language", partner(name="name:\n  fr: Institut\n  ⟦– en: I"), "–"),
    reported("dash-before-key", partner(type="⟦– type: nonprofit"), "–"),
    reported(
        "dash-before-field-of-evidence",
        partner(evidence="evidence:\n  ⟦– name: [autre-source]"),
        "–",
    ),
    reported("dash-after-dash", alias_list("\n  - ⟦– UE\n  - Univ-Ex"), "–"),
    reported("bullet-after-dash", alias_list("\n  - ⟦• UE"), "•"),
    reported("dashes-in-brackets", alias_list(" [⟦– UE, ⟦– Univ-Ex]"), "–", most=2),
    reported(
        "arabic-comma-without-brackets",
        partner(sources="sources: ⟦source-exemple⟦، autre-source"),
        "،",
        never="[source-exemple،",
    ),
    reported(
        "arabic-comma-between-aliases-without-brackets",
        alias_list(" ⟦UE⟦، Univ-Ex"),
        "،",
        never="[UE،",
    ),
    reported(
        "semicolon-without-brackets",
        partner(sources="sources: ⟦source-exemple⟦; autre-source"),
        ";",
        never="[source-exemple;",
    ),
    reported(
        "semicolon-between-ids",
        partner(sources="sources: [⟦source-exemple⟦;autre-source]"),
        ";",
        never="source-exemple-autre-source",
    ),
    reported(
        "lines-without-commas",
        partner(sources="sources: [\n  ⟦source-exemple⟦\n  ⟦autre-source\n]"),
        ",",
        never="source-exemple-autre-source",
    ),
    quiet(
        "item-folded-by-program",
        alias_list(
            " [\n  Association pour la recherche en intelligence artificielle et\n  en calcul,\n]"
        ),
        aliases__0="Association pour la recherche en intelligence artificielle et en calcul",
    ),
    reported("aliases-in-lines-without-commas", alias_list(" [\n  ⟦UE⟦\n  ⟦Univ-Ex\n]"), ","),
    reported(
        "second-alias-in-lines-without-comma",
        alias_list(" [\n  UE,\n  ⟦Univ⟦\n  ⟦Univ-Ex\n]"),
        ",",
    ),
    quiet(
        "alias-of-two-lines-in-brackets",
        alias_list(" [Université de\n  l’Exemple, UE]"),
        aliases__0="Université de l’Exemple",
    ),
    quiet("aliases-in-lines", alias_list(" [\n  UE,\n  Univ-Ex,\n]"), aliases__1="Univ-Ex"),
    quiet("brackets-below-key", alias_list("\n  [ UE , Univ-Ex ]"), aliases__0="UE"),
    quiet("comment-after-tab", named("Institut\t# vérifié"), name="Institut"),
    quiet("comment-glued-after-date", partner(verified="verified: 2026-11-22 #relu")),
    quiet("comment-glued-after-region", partner(region="region: MA-04 #Rabat")),
    quiet("fullwidth-number-sign", named("Prix ＃1"), name="Prix ＃1"),
    quiet("number-sign-of-numero", named("Prix № 1"), name="Prix № 1"),
    quiet("colon-without-spaces", named("Ratio 2:3"), name="Ratio 2:3"),
    quiet("space-before-colon-in-text", named("Ratio :3"), name="Ratio :3"),
    quiet(
        "no-break-space-before-number-sign",
        alias_list(f"\n  - Prix{NBSP}#2"),
        aliases__0=f"Prix{NBSP}#2",
    ),
    *(
        quiet(f"seen-{name}", named(text), name=text)
        for name, text in {
            "copyright-selector": "Exemple ©\ufe0f",
            "check-text-selector": "Exemple ✔\ufe0e",
            "couple": "Exemple \U0001f469\u200d\u2764\ufe0f\u200d\U0001f468",
            "family-of-four": "Exemple \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
            "flag-of-scotland": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074"
            "\U000e007f Exemple",
            "emoji-first": "\U0001f680 Exemple",
            "non-joiner-in-arabic-plural": "خانه\u200cها",
            "joiner-and-vowel": "هـ\u200d",
            "four-marks": "ٱللَّٰهِ",
            "hebrew-points": "שָׁלוֹם",
            "vietnamese": "Việt Nam",
            "superscripts": "Exemple² m³",
            "euro": "Exemple 10 €",
            "typographic-signs": "L’exemple… — « un » ‹ deux › “trois” ‘quatre’",
        }.items()
    ),
)


@dataclass(frozen=True)
class Answer:
    """An answer in an issue form: refused with ``names`` in the reason, or written as ``loads``.

    ``field`` is the id of the field of the form.
    """

    name: str
    field: str
    text: str
    names: tuple[str, ...] = ()
    loads: str | None = None


ANSWERS = (
    *(
        Answer(f"{name}-in-name", "name_fr", f"Insti{character}tut d’essai", (code(character),))
        for name, character in HIDDEN.items()
        if ord(character) in {0xAD, 0x115F, 0x206A, 0x2800, 0xFE00, 0xE000, 0xE0001, 0xFDD0}
    ),
    *(Answer(f"{name}-alone", "name_ar", text, (code(text[0]),)) for name, text in EMPTY.items()),
    Answer("soft-hyphen-in-summary", "summary_fr", "Un mo\u00adt.", ("U+00AD",)),
    Answer("soft-hyphen-in-title", "source_title", "Un mo\u00adt.", ("U+00AD",)),
    Answer("joiner-in-french", "name_fr", "Insti\u200dtut d’essai", ("U+200D",)),
    Answer("tags-without-flag", "name_en", "Essay \U000e0067\U000e0062", ("U+E0067",)),
    Answer("no-break-space-in-address", "source_url", f"https://e.example/a{NBSP}b", ("U+00A0",)),
    Answer("soft-hyphen-in-address", "source_url", "https://e.example/a\u00adb", ("U+00AD",)),
    Answer("two-scripts-in-address", "source_url", "https://ex\u0430mple.org/", ("U+0430",)),
    Answer("no-break-hyphen-in-date", "source_date", "2026\u201101\u201112", ("U+2011",)),
    Answer("en-dash-in-date", "source_date", "2026–03–05", ("2026-03-05",)),
    Answer("arabic-digits-in-date", "source_date", "٢٠٢٦-٠٣-٠٥", ("2026-03-05",)),
    *(
        Answer(f"quiet-{name}", "name_fr", text, loads=text)
        for name, text in {
            "hash": "Société d’essai #1 du Maroc",
            "hash-first": "#IA2026 essai",
            "comment": "Société d’essai # vérifiée",
            "colon": "Société : l’essai",
            "colon-after-no-break-space": f"Société{NBSP}: l’essai",
            "no-break-spaces": f"Société «{NBSP}essai{NBSP}» à 10{NARROW}000",
            "dash-first": "– Société d’essai",
            "hyphen-first": "- Société d’essai",
            "bullet-first": "• Société d’essai",
            "brackets": "[Société, essai]",
            "braces": "{fr: Société}",
            "nothing": "null essai",
            "number-like": "2026-01-12 essai",
            "backslash": "Essai C:\\temp",
            "double-quotes": 'Société "essai" #1',
            "single-quotes": "Société 'essai': 'un'",
            "curly-quotes": "Société “essai”",
            "arabic-comma": "معهد Essai، مختبر",
            "semicolon": "Société; essai",
            "reference": "Société &shy; d’essai",
            "language": "fr: Société",
            "ampersand-first": "&Essai",
            "star-first": "*Essai*",
            "percent-first": "% Essai",
            "question-first": "? Essai",
            "exclamation-first": "! Essai",
            "emoji": f"Essai {FAMILY} ❤\ufe0f {ENGLAND}",
            "joiner": "Essai ه\u200d",
            "tashkeel": "Essai مَعْهَدُ",
        }.items()
    ),
    Answer(
        "quiet-spaces-around", "name_fr", f"  {NBSP}Société d’essai{NBSP} ", loads="Société d’essai"
    ),
    Answer("quiet-lines", "name_fr", "Société\nd’essai", loads="Société d’essai"),
)
"""Answers in issue forms: they are no YAML, so that only hidden characters are refused."""

GROUPS = {
    "hashes": HASHES,
    "joined keys": JOINED_KEYS,
    "joined items": JOINED_ITEMS,
    "split lists": SPLIT,
    "keys": KEYS,
    "spaces": WITH_SPACES,
    "escapes": ESCAPES,
    "retyped": RETYPED,
    "unseen": UNSEEN,
    "more hashes": MORE_HASHES,
    "typographic quotes": QUOTED,
    "phones": TYPED_ON_A_PHONE,
    "Markdown": MARKDOWN,
    "more values": MORE_VALUES,
    "around values": AROUND,
}
INPUTS = tuple(given for group in GROUPS.values() for given in group)
REPORTED = tuple(given for given in INPUTS if given.at is not None)
QUIET = tuple(given for given in INPUTS if given.at is None)
