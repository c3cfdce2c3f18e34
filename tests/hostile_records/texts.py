"""Texts that try to be something else: markup, code, styles, marks of formats, pictures."""

# One attack a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from jazari_catalogue.records.problems import codes
from tests.hostile import REFUSED
from tests.hostile_records.hostile import SOURCE, Hostile, accepted, cited, refused

_NAMES = {
    # What pages are made of.
    "a script": "<script>alert(1)</script>",
    "an upper-case script": "<SCRIPT/SRC=//evil.example/x.js></SCRIPT>",
    "a split script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "an image with a handler": "<img src=x onerror=alert(1)>",
    "an image of another host": "<img src='https://evil.example/pixel.gif'>",
    "a drawing with a handler": "<svg/onload=alert(1)>",
    "a drawing that animates a link": "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>",
    "a drawing with foreign markup": "<svg><foreignObject><iframe src=//evil.example></iframe></foreignObject></svg>",
    "a use of another drawing": "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "a formula that holds a style": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "a formula that is a link": "<math href='javascript:alert(1)'><mtext>cliquer</mtext></math>",
    "a style sheet": "<style>main{display:none}</style>",
    "a style that leaves its attribute": '" style="position:fixed;inset:0;background:url(//evil.example)',
    "an attribute without quotes": "x onmouseover=alert(1) autofocus onfocus=alert(1)",
    "the end of an attribute": "'\"><details open ontoggle=alert(1)>",
    "an attribute of a template": '" data-finder="ready" data-result-id="x',
    "the end of the page": "</main></body></html><plaintext>",
    "the end of the title": "</title><meta http-equiv=refresh content='0;url=//evil.example'>",
    "the end of a text field": "</textarea></select></option></noscript><xmp>",
    "a base": "<base href='https://evil.example/'>",
    "a policy of its own": '<meta http-equiv=Content-Security-Policy content="default-src *">',
    "a form of its own": "</form><form action='https://evil.example/'><input name=q><button>Rechercher",
    "a field with a name of the page": "<input name=q><img name=cookie><a id=defaultView><form id=body>",
    "a frame": "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "a comment": "<!-- --!> <![endif]--> <!--><img src=x onerror=alert(1)>",
    "a part of another document": "]]><![CDATA[<script>alert(1)</script>]]>",
    "an instruction": "<?xml-stylesheet href='//evil.example'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "references of characters": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x&#62; &colon; &Tab;",
    "references twice": "&amp;lt;script&amp;gt; &#38;#60;b&#38;#62;",
    "a null in a reference": "&#0;&#x0;&#xD800;&#x110000;<b",
    # What makes pages.
    "a template": "{{ config.__class__.__init__.__globals__ }} {% include '/etc/passwd' %} {# #}",
    "a template of scripts": "${alert(1)} `${alert(1)}` {{constructor.constructor('alert(1)')()}}",
    "a mark of the frame": "@@jz:body@@ @@jz:title@@ @@jz:head@@ @@jz:menu@@",
    "a placeholder": "{name} {0} {0.__class__} %(name)s %s %n {} {{}}",
    "a text of the interface": "%(num)s fiches, %(query)s, {count} résultats",
    # What files for programs are made of.
    "JSON": '"},{"@type":"Person","name":"x"}]}</script>{"',
    "JSON-LD": '@id @type @context {"@graph":[]} \\u003c/script\\u003e',
    "Turtle": '" . <https://evil.example/> a <x> . """ ; # \\',
    "an IRI": "> <https://evil.example/s> <p> <o> . <",
    "Atom": "</title></entry><entry><link href='https://evil.example/'/>]]>",
    "a calendar": 'END:VEVENT\\nBEGIN:VALARM;X="y":z\\, \\; ATTACH:https://evil.example/',
    "CSV": "\";\"=1+1\", '=cmd|' /C calc'!A0",
    "a formula in full-width signs": '＝HYPERLINK("https://evil.example") ＋1 －1 ＠x',
    "a data exchange formula": '=DDE("cmd";"/C calc";"x") +cmd|\' /C notepad\'!A1',
    "SQL": "'; DROP TABLE records; -- \" OR 1=1 /* */ \\'; ATTACH 'x' AS y",
    "a pattern": "(a+)+$ [[[ ((( *** ??? \\1 \\k<x> (?P<n>",
    "BibTeX": "}}, url={https://evil.example}} @string{x} \\immediate\\write18{id}",
    "a message of a workflow": "::error file=x::y ##[command]id ::set-output name=a::b",
    "an escape of a terminal": "\\x1b[31m \\033]0;x\\007 \\e[2J ^[[A",
    "a head of a mail": "x%0d%0aBcc: y@evil.example %0a%0aSet-Cookie: a=b",
    "YAML": "!!python/object/apply:os.system ['id'] &a *a - ? : | > --- ...",
    "front matter": "--- publisher: true --- <section data-if=official>",
    "a path": "../../../../etc/passwd ..\\..\\x /etc/passwd file:///etc/passwd C:\\con",
    # What people and programs take for something else.
    "a member of every object": "__proto__",
    "a constructor": "constructor",
    "a method": "toString",
    "nothing in a script": "undefined null NaN [object Object]",
    "the id of the content": "content",
    "an element of the page": "masthead menu search results main",
    "a word of the interface": "Rechercher",
    "a heading of the page": "Sources",
    "who publishes": "Royaume du Maroc – site officiel ✔ vérifié",
    "a marked translation": "[en français] (traduction)",
    "a link in Markdown": "[x](javascript:alert(1)) ![x](https://evil.example/x.png) **x** `x`",
    "a link of prose": "[x](record:bare-partner) [x](list:partners) <record:x>",
    "an address that is a name": "https://evil.example/login?next=//evil.example",
    "a number that is large": "9" * 400,
    "a number that is infinite": "1e999 -1e999 0x41 1_000 ٣٤٥ ⅷ ½",
    # What lines have no room for.
    "one word of a thousand letters": "W" * 1000,
    "one word of a thousand Arabic letters": "ششسس" * 250,
    "one word with soft places": "a/" * 500,
    "no-break spaces": "mot\u00a0" * 120 + "fin",
    "hyphens that do not break": "mot\u2011" * 200 + "fin",
    "wide letters": "﷽" * 120,
    "wide signs": "𒐫" * 60,
    "ideographs": "漢字仮名交" * 80,
    "emoji": "👩🏽\u200d🔬🇲🇦🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f" * 20,
    "eight marks on each letter": ("q" + "\u0316" * 4 + "\u0301" * 4) * 40,
    "stacked signs of Thai": "\u0e2a\u0e39\u0e49\u0e4d" * 100,
    "dots of leaders": "." * 700,
    "hyphens": "-" * 700,
    "paragraphs": "un\n\n\n\ndeux\n\n\n\ntrois",
    # Directions.
    "right to left first": "معهد abc ‹‹ 12 – 34 ›› (xyz) ؟!",
    "directions in turn": "abc معهد def مختبر ghi برنامج jkl " * 12,
    "brackets that turn": ")(][}{»«›‹ معهد )(][}{",
    "Hebrew": "מכון 2026-01 (abc) 12%",
    "Tifinagh": "ⴰⵙⵉⵏⴰⴳ ⵏ ⵜⵎⴰⵣⵉⵖⵜ " * 8,
    "vertical writing": "ᠮᠣᠩᠭᠣᠯ " * 20,
    # Look-alikes.
    "Cyrillic letters": "Меtа Мinіstèrе",
    "Greek letters": "Ροlγtесhniquе",
    "mathematical letters": "𝐌𝐢𝐧𝐢𝐬𝐭è𝐫𝐞 𝖎 ①②③ Ⓜ ﬁ ﬀ",
    "digits of many scripts": "2026 ٢٠٢٦ ۲۰۲۶ २०२६ 𝟚𝟘𝟚𝟞",
    "signs of strength": "●●● ★★★ ✔ ⚠ ⟳",
}
"""Names of records, by what they try to be."""

_MARKDOWN = {
    "raw markup": "**fort** <script>alert(1)</script> <b onclick=alert(1)>x</b><style>*{display:none}</style>",
    "a link that runs": "[un](javascript:alert(1)) [deux](JaVaScRiPt&colon;alert(1)) [trois](data:text/html,x) [quatre](vbscript:x)",
    "a link with a reference": "[x][1]\n\n[1]: javascript:alert(1) 'x'",
    "an automatic link": '<javascript:alert(1)> <https://evil.example/?a="b"> https://evil.example/*x*',
    "an image": "![x](https://evil.example/pixel.gif) ![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "a frame in paragraphs": "<iframe src='https://evil.example/'></iframe>\n\n<svg onload=alert(1)></svg>",
    "headings": "# Titre\n\n## Sources\n\n<h1 id='content'>x</h1>\n\nTitre\n=====",
    "a table": "| a | b |\n|---|---|\n" + "| " + "x" * 300 + " | y |\n" * 3,
    "lists within lists": "\n".join("  " * depth + "- point" for depth in range(40)),
    "quotations within quotations": ">" * 60 + " texte",
    "code that is long": "`" + "x" * 500 + "`\n\n    " + "y" * 500,
    "emphasis without end": "*_" * 800 + "x",
    "brackets without end": "[" * 2000 + "x",
    "references without end": "&" * 500 + "&#x41;" * 300,
    "an id of the page": "<div id='content' class='masthead'><a name='search'></a></div>{#content .masthead}",
    "front matter in a paragraph": "---\npublisher: true\n---\n\ntexte",
    "a template in a paragraph": "{{ 7 * 7 }} {% raw %} @@jz:body@@ [[x]] ${x}",
}
"""Paragraphs of descriptions, by what they try."""

_KINDS = ("partners", "labs", "agreements", "programmes", "institutes", "events", "topics")


def _spread() -> list[Hostile]:
    records = []
    for number, (attempts, text) in enumerate(_NAMES.items()):
        plural = _KINDS[number % len(_KINDS)]
        records.append(
            accepted(
                f"a name that is {attempts}",
                plural,
                name={"fr": text, "ar": f"معهد {text}", "en": text},
                aliases=[text, f"{text} 2"],
                summary=text,
            )
        )
    for number, (attempts, text) in enumerate(_MARKDOWN.items()):
        plural = _KINDS[number % (len(_KINDS) - 1)]  # topics have no descriptions
        records.append(
            accepted(f"Markdown with {attempts}", plural, description=[cited({"fr": text})])
        )
    return records


_PLACES = (
    ("the title of a source", "sources", lambda text: {"title": text}),
    ("the publisher of a source", "sources", lambda text: {"publisher": text}),
    ("the agency of a source", "sources", lambda text: {"via": text}),
    (
        "a label of a link",
        "partners",
        lambda text: {"links": [{"url": "https://example.org/", "label": {"fr": text}}]},
    ),
    ("a statement", "labs", lambda text: {"statements": [cited(text)]}),
    (
        "a dispute",
        "agreements",
        lambda text: {
            "disputes": [
                {"field": "signed", "about": text, "claims": [cited(text), cited(f"{text} 2")]}
            ]
        },
    ),
    (
        "a gap",
        "institutes",
        lambda text: {
            "not_found": [
                {"field": "city", "about": text, "searched": "2026-01-02", "pages": "9999999"}
            ]
        },
    ),
    ("an objective", "labs", lambda text: {"objectives": [text, text]}),
    ("a means", "labs", lambda text: {"means": [text]}),
    ("a city", "institutes", lambda text: {"city": text}),
    (
        "a telephone number",
        "institutes",
        lambda text: {"contact": {"phone": text, "address": text}},
    ),
    ("a place", "events", lambda text: {"place": text}),
    ("unnamed parties", "agreements", lambda text: {"unnamed_parties": text}),
    ("a cost", "programmes", lambda text: {"cost": text}),
    ("another type", "partners", lambda text: {"type_other": text, "type": "other"}),
    ("a namesake", "networks", lambda text: {"named_after": text}),
    ("another name", "topics", lambda text: {"aliases": [text]}),
)
"""Where other texts are."""

_EVERYWHERE = "<img src=x onerror=alert(1)>\"'></h1>{{ 7*7 }}"

TEXTS = [
    *_spread(),
    *(
        accepted(f"{where} that is markup", plural, **fields(_EVERYWHERE))
        for where, plural, fields in _PLACES
    ),
    *(
        accepted(f"{where} that is one word", plural, **fields("x" * 400))
        for where, plural, fields in _PLACES
    ),
    *(
        refused(f"a name with {what}", "partners", code, name=f"Nom {REFUSED[what]} x")
        for what, code in {
            "an override": codes.HIDDEN_CHARACTER,
            "an isolate": codes.HIDDEN_CHARACTER,
            "a zero width space": codes.HIDDEN_CHARACTER,
            "a tag": codes.HIDDEN_CHARACTER,
            "a private character": codes.HIDDEN_CHARACTER,
            "three hundred marks": codes.MANY_MARKS,
        }.items()
    ),
    *(
        refused(
            f"{where} with an override",
            plural,
            codes.HIDDEN_CHARACTER,
            next(iter(fields(""))),
            **fields("abc\u202edef"),
        )
        for where, plural, fields in _PLACES
    ),
    refused("a name that nobody sees", "partners", codes.HIDDEN_CHARACTER, name="\u0301"),
    refused("a name of spaces", "partners", codes.EMPTY_VALUE, name="   "),
    refused("a name of no-break spaces", "labs", codes.HIDDEN_CHARACTER, name="\u00a0\u2003"),
    refused("a summary of nothing", "labs", codes.EMPTY_VALUE, summary=""),
    refused(
        "a name in two forms of Unicode", "labs", codes.NOT_NORMALIZED, name="Institut e\u0301"
    ),
    refused(
        "Markdown with a hidden reference",
        "labs",
        codes.HIDDEN_CHARACTER,
        description=[cited({"fr": "abc &#8238;def&#x202c;"})],
    ),
    refused(
        "Markdown with an address that turns",
        "labs",
        codes.HIDDEN_CHARACTER,
        description=[cited({"fr": "[x](https://example.org/%E2%80%AEgnp.exe)"})],
    ),
    accepted("very many other names", "partners", aliases=[f"Autre nom {n}" for n in range(400)]),
    accepted(
        "very many links",
        "partners",
        links=[{"url": f"https://example.org/{n}", "label": f"Lien {n}"} for n in range(200)],
    ),
    accepted(
        "very many statements",
        "labs",
        statements=[cited(f"<b>{n}</b> {'x' * 90}") for n in range(150)],
    ),
    accepted(
        "very many paragraphs",
        "labs",
        description=[cited(f"Paragraphe **{n}** {'long ' * 30}") for n in range(100)],
    ),
    accepted("a text of a hundred thousand letters", "labs", summary="Très long texte. " * 6000),
    accepted("very many sources", "events", sources=[SOURCE] * 1),
    accepted(
        "a removal that is markup",
        "removals",
        former_kind="lab",
        removed="2026-01-02",
        name=_EVERYWHERE,
        reason=_EVERYWHERE,
    ),
    accepted(
        "a removal that is one word",
        "removals",
        former_kind="event",
        removed="2026-01-02",
        name="x" * 400,
        reason="y" * 400,
    ),
    refused(
        "a removal with an override",
        "removals",
        codes.HIDDEN_CHARACTER,
        "reason",
        former_kind="lab",
        removed="2026-01-02",
        reason="abc\u202edef",
    ),
    refused(
        "a removal of no kind",
        "removals",
        codes.NOT_IN_VOCABULARY,
        "former_kind",
        former_kind="../x",
        removed="2026-01-02",
    ),
]
