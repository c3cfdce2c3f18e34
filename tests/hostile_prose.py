"""Prose that attacks its readers, the site or those who build it, by what it attempts.

What is in `REFUSED_TEXTS` and `REFUSED_FILES` no build publishes. What is in `HARMLESS_TEXTS` is
published, and every sign of it is text.
"""

from __future__ import annotations

from pathlib import Path

from tests.project import LANGUAGES, SMALL, Project

PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
"""What the first bytes of an image in PNG are."""

REFUSED_TEXTS = {
    "a script of another site": '<script src="https://evil.invalid/x.js"></script>',
    "a script of this site": 'Text <script src="../about.js"></script>',
    "an inline script": "Text\n\n<script>alert(1)</script>",
    "a handler": "<p onclick='alert(1)'>Text</p>",
    "a handler of an image": "<img src=x onerror=alert(1)>",
    "a handler in a word": "Some <b onmouseover=alert(1)>text</b>",
    "a style sheet": "<style>main { display: none }</style>",
    "a linked sheet": '<link rel="stylesheet" href="x.css">',
    "a refresh": '<meta http-equiv="refresh" content="0;url=https://evil.invalid/">',
    "a policy of its own": '<meta http-equiv="Content-Security-Policy" content="script-src *">',
    "a base": '<base href="https://evil.invalid/">',
    "a frame": '<iframe src="https://evil.invalid/"></iframe>',
    "an object": '<object data="x.svg"></object>',
    "a form": '<form action="https://evil.invalid/"><input name="password"></form>',
    "an svg": "<svg><script>alert(1)</script></svg>",
    "an svg in capitals": "<SVG/ONLOAD=alert(1)>",
    "a tag across lines": 'Text <a\nhref="javascript:alert(1)"\n>here</a>',
    "a comment that never ends": "<!-- Text\n\nand the rest of the page",
    "a comment": "Text <!-- hidden --> text",
    "an instruction": "<?php echo 1 ?>",
    "a declaration": "<!DOCTYPE html>",
    "character data": "<![CDATA[ <script>alert(1)</script> ]]>",
    "the end of the frame": "</div></article></main>",
    "an element without a closing bracket": "Text <img src=x onerror=alert(1) \n\nmore",
    "html after a backtick on another line": "A ` b\nc ` <i>d</i> ` e",
    "html in a list after a backtick": "- a ` b\n- c ` d ` <script>alert(1)</script> ` e",
    "html after an escaped backtick": "\\` <script>alert(1)</script> `",
    "html in a code span of two lines": "`a\n<script>alert(1)</script>\nb`",
    "html in a fence that does not end": "```\n<script>alert(1)</script>\n",
    "html in a fence that is indented": " ```\n<script>alert(1)</script>\n ```\n",
    "html in a fence with attributes": "``` { onclick=alert(1) }\nx\n```\n",
    "html below a fence of tildes in backticks": "~~~\n```\n~~~\n<script>alert(1)</script>\n```\n",
    "an escaped bracket": "\\<script>alert(1)</script>",
    "markdown in html": '<div markdown="1" onclick="alert(1)">\n\nText\n\n</div>',
    "a section with a handler": '<section markdown data-if="contact" onclick="x">\n\n</section>',
    "a control with a handler": (
        '<p data-slash hidden onclick="x"><label><input type="checkbox" checked> a</label></p>'
    ),
    "a field of a form": '<p data-slash hidden><label><input type="password"> a</label></p>',
    "a handler by attributes": "Text *more*{: onclick=alert(1) }",
    "a style by attributes": "Text\n{: style='position:fixed;inset:0' }",
    "a class of the frame": "Text\n{: .menu #content }",
    "an attribute of a link": "[Text](about.md){target=_blank}",
    "attributes in a heading": "## Title {#name onclick=alert(1)}",
    "attributes in a cell": "| A |\n|---|\n| b {onclick=alert(1)} |",
    "attributes in a list": "- Text\n  {: onclick=alert(1) }",
    "attributes after two backslashes": "*a*\\\\{onclick=alert(1)}",
    "the id of the content": "## Title {#content}",
    "the id of the menu": "## Menu",
    "the id of an underlined heading": "Content\n-------",
    "the id of the menu in a quote": "> ## Menu",
    "the id of the menu in a list": "1. # Menu",
    "the id of the menu in code": "## `menu`",
    "the id of the menu in a link": "## [Menu](about.md)",
    "the id of the menu in entities": "## M&#101;nu",
    "the id of an underlined heading in a quote": "> Content\n> -------",
    "an anchor without a space before it": "## Title{#name}",
    "a merge conflict in one without an end": (
        "<<<<<<< a\n---\n<<<<<<< a\nb\n=======\nc\n>>>>>>> d"
    ),
    "an id with a space": "## Title {#a.b}",
    "an id twice": "## A {#a}\n\n## B {#a}",
    "a script as a link": "[Text](javascript:alert(1))",
    "a script as a link in capitals": "[Text](JavaScript:alert%281%29)",
    "a script as a link with entities": "[Text](&#106;avascript:alert(1))",
    "a script as a link with a named entity": "[Text](javascript&colon;alert(1))",
    "a script as a link with a tab": "[Text](<java\tscript:alert(1)>)",
    "a script as a link with a backslash": "[Text](javascript\\:alert(1))",
    "a script as a link over two lines": "[Text](\njavascript:alert(1))",
    "a script as a definition": "[Text][a]\n\n[a]: javascript:alert(1)",
    "a script as a definition in a quote": "> [Text][a]\n>\n> [a]: javascript:alert(1)",
    "a script as a definition on the next line": "[Text][a]\n\n[a]:\n  javascript:alert(1)",
    "a script as a definition on the next line of a quote": (
        "> [a]:\n> javascript:alert(1)\n\n[Text][a]"
    ),
    "a script as a definition with a label of two lines": "[b c]\n\n[b\nc]: javascript:alert(1)",
    "a text that is a definition": "- [UM6P]: university",
    "a footnote": "Text[^1]\n\n[^1]: https://a.example/",
    "a script as an address": "<javascript:alert(1)>",
    "data as a link": "[Text](data:text/html;base64,PHNjcmlwdD4=)",
    "a program as a link": "[Text](vbscript:msgbox)",
    "a link without a scheme": "[Text](//evil.invalid/)",
    "a link with backslashes": "[Text](\\\\evil.invalid)",
    "a link with a user name": "[Text](https://um6p.ma@evil.invalid/)",
    "a link with letters that look alike": "[Text](https://g\u043eogle.com/)",
    "a link that turns the line": "[Text](https://a.example/%E2%80%AEx)",
    "a link to no port": "[Text](https://a.example:b/)",
    "an address to no host": "<https://a|b.example/>",
    "a link with quotes": "[Text](https://evil.invalid/?q=\"onclick=alert(1)&x=')\n*a* `b)`",
    "an address to an encoded host": "<https://a%62c.example/>",
    "a link with one slash": "[Text](https:/evil.invalid)",
    "a link to a file of the builder": "[Text](../../../../etc/passwd)",
    "a link to no page": "[Text](/fr/about/)",
    "brackets that do not end": "[" * 3000,
    "links in links": "[" * 60 + "a" + "](about.md)" * 60,
    "signs without end": "*" * 200 + "a" + "*" * 200,
    "a list in a list": "".join(f"{'    ' * depth}- a\n" for depth in range(60)),
    "a quote in a quote": "> " * 150 + "a",
    "a link to nothing": "[Text]()",
    "an image of another site": "![](https://evil.invalid/pixel.png)",
    "an image without a scheme": "![](//evil.invalid/pixel.png)",
    "an image by definition": "![a][b]\n\n[b]: https://evil.invalid/pixel.png",
    "an image by a short definition": "![b]\n\n[b]: https://evil.invalid/pixel.png",
    "an image as data": "![](data:image/svg+xml;base64,PHN2Zz4=)",
    "an image that is not there": "![a](nowhere.png)",
    "an image out of the folder": "![a](../../../../etc/secret.png)",
    "contents of its own": "[TOC]",
    "a turned line": "Paid \u202e000,1\u202c dirhams",
    "a turned line by an entity": "Paid &#x202e;000,1 dirhams",
    "a turned line by an entity without an end": "Paid &#8238 000,1 dirhams &#x202c",
    "a control by an entity": "Paid &#1; &#x80;",
    "a hidden character": "a\u200bb",
    "a placeholder of the renderer": "\x02wzxhzdk:0\x03",
    "a mark of a pile": "q" + "\u0301" * 12,
    "a terminal": "a\x1b[31mb",
    "a condition that is none": '<section markdown data-if="admin">\n\nText\n\n</section>',
    "a section that does not end": '<section markdown data-if="contact">\n\nText',
    "a record that is none": "[Text](record:nobody-at-all)",
    "a list that is none": "[Text](list:secrets)",
    "a merge conflict": "<<<<<<< a\nb\n=======\nc\n>>>>>>> d",
}
"""Bodies of pages."""

REFUSED_HEADS = {
    "another template": "template: 404.html",
    "another language": "lang: en",
    "a hidden page": "hide: [navigation]",
    "a misspelt key": "titel: A",
    "a title that is a list": "title: [a, b]",
    "a title that is false": "title: no",
    "a number that is none": "order: .inf",
    "an object of python": "title: !!python/object/apply:os.system [id]",
    "aliases in aliases": "title: &a [x]\nlede: *a",
    "a key twice": "title: A\ntitle: B",
    "a turned title": "title: a\u202eb",
    "a title without end": "title: " + "x" * 5000,
}
"""Front matter."""

REFUSED_FILES = {
    "a page of html": ("fr/x.html", b"<script>alert(1)</script>"),
    "a page in no markdown": ("fr/x.htm", b"<script>alert(1)</script>"),
    "a drawing": ("fr/x.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "a script": ("fr/x.js", b"alert(1)"),
    "a sheet": ("fr/x.css", b"main { display: none }"),
    "xml": ("fr/x.xml", b"<?xml-stylesheet href='x.xsl'?><a/>"),
    "a pdf": ("fr/x.pdf", b"%PDF-1.7"),
    "a redirect of the host": ("_redirects", b"/* https://evil.invalid/:splat"),
    "headers of the host": ("_headers", b"/*\n  Access-Control-Allow-Origin: *"),
    "a domain": ("CNAME", b"evil.invalid"),
    "html as an image": ("fr/x.png", b"<html><script>alert(1)</script>"),
    "a drawing as an image": ("fr/x.webp", b"<svg onload='alert(1)'/>"),
    "an image with two names": ("fr/x.png.html", PNG),
    "the page of a list": ("fr/institutes.md", b"# A"),
    "the page of a record": ("fr/institutes/jazari-root.md", b"# A"),
    "an image among records": ("fr/institutes/a.png", PNG),
    "an asset": ("assets/site.css.png", PNG),
    "an answer of the API": ("api/v1/index.md", b"# A"),
    "a worker": ("sw.js", b"self.onfetch = 1"),
    "a turned name": ("fr/a\u202egnp.md", b"# A"),
    "a name of two lines": ("fr/a\n::error::b.md", b"# A"),
    "a name with a control": ("fr/a\x1b[31m.md", b"# A"),
    "a name in capitals": ("fr/About.md", b"# A"),
    "a name with an accent": ("fr/cafe\u0301.md", b"# A"),
    "a very long name": (f"fr/{'a' * 120}.md", b"# A"),
    "a deep folder": ("fr/a/b/c/d/e/f.md", b"# A"),
    "a page in the place of another": ("fr/about/index.md", b"# A"),
    "a folder in the place of a page": ("fr/index.html/a.png", PNG),
    "a page in the place of a file": ("fr/index.html.md", b"# A"),
    "a large page": ("fr/large.md", b"a " * 200_000),
}
"""Files by their paths in the folder of prose."""

HARMLESS_TEXTS = {
    "a script in code": "`<script>alert(1)</script>`",
    "a script in a fence": "```html\n<script>alert(1)</script>\n```",
    "a script in a fence of tildes": "~~~\n<img src=x onerror=alert(1)>\n~~~",
    "a script in entities": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "a script in numbers": "&#60;img src=x onerror=alert(1)&#62;",
    "brackets": "1 < 2 > 0 & 3 <3 <- -> << >>",
    "a template": "{{ 7 * 7",
    "escaped braces": "*a*\\{: onclick=alert(1) \\}",
    "braces in code": "*a* `{: onclick=alert(1) }`",
    "a mark of the frame": "@@jz:body@@ @@jz:title@@",
    "a formula": "=HYPERLINK(1) %(num)s ${7*7 %00",
    "a link in text": "javascript:alert(1) and https://evil.invalid/",
    "a title with quotes": "[Text](about.md \"a' onclick='alert(1)\")",
    "an address": "<https://evil.invalid/?a=1&b=2>",
    "an e-mail address": "<info@a.example>",
    "brackets and a colon": "[Note]: this is text.\n\n\\[UM6P]: university",
    "definitions": "[a] [B c][]\n\n[A]: about.md\n[b\nc]: <https://a.example/> 'Title'",
    "an address with quotes": "[Text](https://evil.invalid/?q=%22onclick=alert(1)&x=')",
    "an anchor": "[Text](#content)",
    "the end of a script": "`</script><!--` ]]>",
    "a table": "| A | B |\n|--:|:-:|\n| `<b>` | &lt;b> |",
    "names of objects": "## \\_\\_proto\\_\\_ {#proto}\n\nconstructor toString",
    "both directions": "abc (معهد) 12-34 «معهد» )(",
    "many brackets": "[a](about.md) [b] " * 100 + "[" * 20,
    "a long rule": "*" * 200 + "\n\nText",
    "a rule": "***\n\nText\n\n***",
}
"""Bodies of pages that look like attacks and are text."""

HEAD = "---\ntitle: Page inventée\ndescription: Une page inventée.\n---\n\n"
HARMLESS_HEAD = (
    "---\ntitle: '<script>alert(1)</script> \"onload=alert(1) {{ 7*7 }} @@jz:body@@'\n"
    "description: '</title><img src=x onerror=alert(1)>'\n"
    "menu: '</a><b onclick=alert(1)>x</b>'\n---\n\n"
)
"""Front matter whose texts look like attacks."""


def harmless_page(name: str) -> str:
    """The address of the page of ``name`` below its language, in `harmless_project`."""
    return f"hostile-{[*HARMLESS_TEXTS].index(name)}/"


def harmless_project(root: Path) -> Project:
    """The small project at ``root`` with a page for each of `HARMLESS_TEXTS`. It is not built."""
    project = Project.of(SMALL, root)
    write_harmless_pages(project.root / "content")
    return project


def write_harmless_pages(content: Path) -> None:
    """Writes a page for each of `HARMLESS_TEXTS` in each language; they link to ``about.md``."""
    for name, text in HARMLESS_TEXTS.items():
        for code in LANGUAGES:
            file = content / code / f"{harmless_page(name)[:-1]}.md"
            file.write_text(f"{HARMLESS_HEAD}{text}\n", encoding="utf-8")
