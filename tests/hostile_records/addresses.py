"""Addresses that lead elsewhere than they seem to, or run something."""

from __future__ import annotations

from jazari_catalogue.records.problems import codes
from tests.hostile_records.hostile import Hostile, accepted, refused

_NO_ADDRESS = {
    "javascript": "javascript:alert(1)",
    "javascript in capitals": "JaVaScRiPt:alert(1)",
    "javascript with slashes": "javascript://example.org/%0aalert(1)",
    "javascript after a space": " javascript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "a blob": "blob:https://example.org/1",
    "vbscript": "vbscript:msgbox(1)",
    "a file": "file:///etc/passwd",
    "transfer of files": "ftp://example.org/x",
    "a view of the source": "view-source:https://example.org/",
    "mail": "mailto:x@example.org?bcc=y@evil.example",
    "a telephone": "tel:+2125",
    "an intent": "intent://x#Intent;scheme=http;end",
    "no scheme": "//evil.example/",
    "a path": "/fr/search/",
    "a fragment": "#content",
    "a user name": "https://www.maroc.ma@evil.example/",
    "a password": "https://www.maroc.ma:80@evil.example/",
    "backslashes": "https:\\\\evil.example\\x",
    "a backslash in the host": "https://example.org\\@evil.example/",
    "one slash": "https:/evil.example/",
    "three slashes": "https:///evil.example/",
    "a host of one label": "http://localhost/",
    "a host of another version": "http://[::1]/",
    "an empty label": "https://example..org/",
    "a port that is none": "https://example.org:99999/",
    "a port of words": "https://example.org:port/",
    "a quotation mark": 'https://example.org/"onclick=alert(1)',
    "an angle bracket": "https://example.org/<script>",
    "a brace": "https://example.org/{x}",
    "a back quote": "https://example.org/`id`",
    "a space": "https://example.org/a b",
    "a line break": "https://example.org/\nSet-Cookie: x",
    "a tabulator": "https://example.org/\tx",
    "a full-width slash in the host": "https://www.maroc.ma／.evil.example/",
    "a full-width at in the host": "https://www.maroc.ma＠evil.example/",
}
_HIDDEN = {
    "a zero width space": "https://example.org/a\u200bb",
    "an override": "https://example.org/\u202egnp.exe",
    "an encoded override": "https://example.org/%E2%80%AEgnp.exe",
    "an encoded line break": "https://example.org/%0d%0aSet-Cookie:x",
    "a no-break space": "https://example.org/a\u00a0b",
}
_LOOKS_ALIKE = {
    "a Cyrillic letter in the host": "https://www.mаroc.ma/",
    "a Greek letter in the host": "https://www.gοv.example.org/",
    "a full-width letter in the host": "https://www.maroｃ.ma/",
}
_ADDRESSES = {
    "a host in capitals": "https://EXAMPLE.org/X",
    "a host of numbers": "http://127.0.0.1:8000/",
    "a host in hexadecimal": "https://0x7f.0.0.1/",
    "a host in Punycode": "https://xn--mroc-53d.ma/",
    "a host in Arabic": "https://المغرب.example.org/مسار?س=١",
    "a host that ends as another": "https://www.maroc.ma.evil.example/",
    "a host in a path": "https://evil.example/https://www.maroc.ma/",
    "a user name in a path": "https://evil.example/@www.maroc.ma",
    "apostrophes": "https://example.org/'onclick='alert(1)",
    "encoded quotation marks": "https://example.org/%22onclick=%22alert(1)%3Cscript%3E",
    "ampersands": "https://example.org/?a=1&lt;&amp;b=2&copy=3&#60;",
    "a fragment of text": "https://example.org/#:~:text=a,b",
    "a fragment that is a selector": "https://example.org/#a:has(b)[c='d']",
    "a template in its path": "https://example.org/%7B%7B7*7%7D%7D/$(id)/%s",
    "parentheses and brackets": "https://example.org/(a)[b]*_c_~d~;e,f",
    "dots in its path": "https://example.org/../../../etc/passwd",
    "two thousand letters": f"https://example.org/{'x' * 2000}",
    "a host of many labels": f"https://{'a.' * 60}example.org/",
    "a label of many letters": f"https://{'x' * 240}.example.org/",
    "a redirect": "https://example.org/?next=javascript:alert(1)",
    "right-to-left letters between": "https://example.org/abc/معهد/123/מכון?x=1",
    "marks": f"https://example.org/{'e%CC%81' * 30}",
    "emoji": "https://example.org/👩🏽‍🔬/🇲🇦",
    "an encoded null": "https://example.org/%2500",
}
_MAIL = {
    "two at signs": "a@b@evil.example",
    "a name before it": "Ministère <a@evil.example>",
    "a head of its own": "a@example.org?subject=x&bcc=y@evil.example",
    "a quotation": '"a b"@example.org',
    "markup": "<script>@example.org",
    "a letter of another script": "cоntact@example.org",
    "an override": "a\u202e@example.org",
    "a host of one label": "contact@localhost",
    "a line break": "a@example.org\nBcc: b@evil.example",
}
_MAIL_CODES = {
    "an override": codes.HIDDEN_CHARACTER,
    "a letter of another script": codes.LOOK_ALIKE,
}

ADDRESSES: list[Hostile] = [
    *(
        refused(f"an address with {what}", "sources", codes.BAD_URL, url=url)
        for what, url in _NO_ADDRESS.items()
    ),
    *(
        refused(f"an address with {what}", "sources", codes.HIDDEN_CHARACTER, url=url)
        for what, url in _HIDDEN.items()
    ),
    *(
        refused(f"an address with {what}", "sources", codes.LOOK_ALIKE, url=url)
        for what, url in _LOOKS_ALIKE.items()
    ),
    *(
        accepted(
            f"an address with {what}",
            "sources",
            url=url,
            archived={"url": url, "date": "2026-01-02"},
        )
        for what, url in _ADDRESSES.items()
    ),
    *(
        accepted(
            f"links with {what}",
            "institutes",
            links=[{"url": url}],
            contact={"url": url, "email": f"a%{'x' * 60}+{number}@example.org"},
        )
        for number, (what, url) in enumerate(_ADDRESSES.items())
    ),
    *(
        refused(
            f"an e-mail address with {what}",
            "institutes",
            _MAIL_CODES.get(what, codes.BAD_EMAIL),
            contact={"email": mail},
        )
        for what, mail in _MAIL.items()
    ),
    refused(
        "an archived copy that runs",
        "sources",
        codes.BAD_URL,
        archived={"url": "javascript:alert(1)", "date": "2026-01-02"},
    ),
    refused(
        "a link that runs",
        "labs",
        codes.BAD_URL,
        links=[{"url": "javascript:alert(1)", "label": "Site"}],
    ),
    refused(
        "an application that runs",
        "programmes",
        codes.BAD_URL,
        apply={"url": "javascript:alert(1)"},
    ),
    refused(
        "a contact page that runs", "institutes", codes.BAD_URL, contact={"url": "data:text/html,x"}
    ),
    refused(
        "an address that follows readers",
        "sources",
        codes.TRACKED_URL,
        url="https://example.org/?utm_source=x&fbclid=y",
    ),
]
