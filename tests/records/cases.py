"""Broken record files, each with one mistake that people make, and the problem expected.

The files are in ``broken/``; those with an invisible mistake are written here, with escapes. Each
is read together with ``valid.yaml``, whose records it refers to.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
VALID = HERE / "valid.yaml"
VALID_RECORDS = sum(
    map(len, yaml.load(VALID.read_text(encoding="utf-8"), yaml.BaseLoader).values())
)
"""How many records ``valid.yaml`` holds, as PyYAML counts them."""
BROKEN = HERE / "broken"


@dataclass(frozen=True)
class Case:
    """A file with one mistake; ``contains`` is in the message or the fix in every language."""

    name: str
    code: str
    line: int
    column: int
    contains: str = ""
    content: bytes | None = None

    @property
    def file(self) -> str:
        return f"{self.name}.yaml"

    def lay_into(self, folder: Path) -> list[Path]:
        """Writes the file and the valid records into ``folder``; returns both files."""
        shutil.copy(VALID, folder)
        file = folder / self.file
        if self.content is not None:
            file.write_bytes(self.content)
        elif (BROKEN / self.file).exists():
            shutil.copy(BROKEN / self.file, file)
        return [folder / VALID.name, file]


FILES = (
    # The file.
    Case("empty-file", "CAT003", 1, 1),
    Case("only-comments", "CAT003", 3, 1),
    Case("list-without-kind", "CAT024", 1, 1),
    Case("text-only", "CAT024", 1, 1),
    # YAML.
    Case("stray-bracket", "CAT010", 3, 11),
    Case("tab-indentation", "CAT011", 5, 1),
    Case("tab-after-spaces", "CAT011", 5, 5),
    Case("unclosed-quote", "CAT012", 3, 11),
    Case("unclosed-quote-before-another", "CAT012", 3, 11),
    Case("unclosed-quote-in-braces", "CAT012", 3, 16),
    Case("unclosed-apostrophe", "CAT012", 3, 11),
    Case("colon-in-text", "CAT013", 3, 23),
    Case("missing-colon", "CAT014", 5, 5),
    Case("missing-colon-last-line", "CAT014", 6, 5),
    Case("key-indented-too-deep", "CAT015", 4, 7),
    Case("key-indented-too-little", "CAT015", 4, 4),
    Case("list-item-too-deep", "CAT015", 8, 9),
    Case("list-item-too-little", "CAT015", 8, 6),
    Case("folded-text-not-indented", "CAT015", 5, 5),
    Case("dash-without-indentation", "CAT015", 7, 1),
    Case("first-line-indented", "CAT015", 1, 2),
    Case("key-moved-out", "CAT015", 5, 1),
    Case("statements-moved-out", "CAT015", 5, 1),
    Case("list-without-dash", "CAT015", 2, 5),
    Case("anchor", "CAT018", 3, 11, "nom"),
    Case("alias", "CAT018", 6, 14, "sources"),
    Case("tag", "CAT019", 5, 11, "!!str"),
    Case("exclamation-mark-first", "CAT019", 3, 11, "!"),
    Case("key-twice", "CAT020", 6, 5, "5"),
    Case("new-record-without-dash", "CAT020", 8, 5, "- id:"),
    Case("kind-twice", "CAT020", 7, 1),
    Case("template-left-over", "CAT021", 3, 12),
    Case("second-document", "CAT022", 7, 1),
    Case("curly-quotes", "CAT025", 3, 11, "“"),
    Case("french-quotes", "CAT025", 3, 11, "«"),
    Case("no-space-after-colon", "CAT026", 5, 10),
    Case("no-space-before-bracket", "CAT026", 7, 34),
    Case("no-space-after-derived", "CAT026", 7, 31),
    Case("no-space-after-dash", "CAT026", 8, 8),
    Case("no-space-after-language", "CAT026", 4, 7),
    Case("unclosed-bracket", "CAT027", 6, 14, "]"),
    Case("unclosed-bracket-with-colon", "CAT027", 6, 14, "]"),
    Case("unclosed-bracket-with-question-mark", "CAT027", 7, 14, "]"),
    Case("unclosed-brace", "CAT027", 3, 11, "}"),
    Case("comma-missing-in-braces", "CAT027", 3, 38),
    Case("text-after-quote", "CAT028", 3, 25),
    Case("apostrophe-in-apostrophes", "CAT028", 3, 14),
    Case("text-after-bracket", "CAT028", 3, 20),
    Case("at-sign-first", "CAT029", 3, 11, "@"),
    Case("backquote-first", "CAT029", 3, 11, "`"),
    Case("per-cent-first", "CAT029", 3, 11, "%"),
    Case("bold-first", "CAT029", 4, 14, "*"),
    Case("greater-than-first", "CAT029", 4, 14, ">"),
    Case("backslash", "CAT030", 3, 23),
    Case("merge-conflict", "CAT031", 5, 1),
    Case("dash-after-key", "CAT032", 6, 14),
    Case("comma-in-braces", "CAT033", 4, 41),
    Case("hash-in-text", "CAT036", 5, 31, "#"),
    Case("en-dash-in-list", "CAT037", 9, 7, "–"),
    Case("arabic-comma-in-brackets", "CAT038", 7, 20, "،"),
    Case("fullwidth-colon", "CAT039", 5, 9, "："),
    Case("paragraphs-in-folded-text", "CAT040", 12, 13, "|"),
    Case("backslash-of-path", "CAT041", 3, 14, "\\t"),
    # The shape of a record.
    Case("unknown-kind", "CAT101", 1, 1, "partners"),
    Case("kind-in-french", "CAT101", 1, 1, "partners"),
    Case("kind-nobody-knows", "CAT101", 7, 1),
    Case("unknown-key", "CAT102", 6, 5, "status"),
    Case("key-in-french", "CAT102", 6, 5, "country"),
    Case("key-in-arabic", "CAT102", 6, 5, "country"),
    Case("key-of-another-kind", "CAT123", 6, 5, "institutes"),
    Case("key-misspelt", "CAT102", 3, 5, "name"),
    Case("cyrillic-letter-in-key", "CAT124", 6, 5, "U+0443"),
    Case("unknown-key-inside", "CAT102", 8, 9),
    Case("missing-name", "CAT103", 3, 5, "name"),
    Case("missing-id", "CAT103", 2, 5, "id"),
    Case("missing-sources", "CAT103", 5, 5, "sources"),
    Case("missing-longitude", "CAT103", 5, 16, "longitude"),
    Case("statement-without-sources", "CAT103", 7, 9, "sources"),
    Case("nothing-after-colon", "CAT104", 5, 5, "type"),
    Case("empty-quotes", "CAT104", 3, 5, "name"),
    Case("nothing-after-dash", "CAT104", 8, 8),
    Case("empty-translation", "CAT104", 3, 37, "ar"),
    Case("null-as-translation", "CAT035", 3, 41, "null"),
    Case("tilde-as-nothing", "CAT035", 5, 21, "~"),
    Case("empty-kind", "CAT104", 7, 1, "topics"),
    Case("list-instead-of-text", "CAT105", 3, 11, "name"),
    Case("alias-with-colon", "CAT105", 7, 9, "aliases"),
    Case("list-instead-of-word", "CAT105", 5, 11, "type"),
    Case("text-instead-of-list", "CAT106", 6, 14, "sources: ["),
    Case("text-instead-of-list-of-records", "CAT106", 1, 1, "partners: ["),
    Case("text-instead-of-mapping", "CAT107", 5, 15, "latitude"),
    Case("text-instead-of-record", "CAT107", 2, 5, "summary"),
    Case("list-instead-of-evidence", "CAT107", 7, 15, "`type: …`"),
    Case("word-in-french", "CAT108", 5, 11, "nonprofit ("),
    Case("word-in-arabic", "CAT108", 6, 13, "announced"),
    Case("word-with-capital", "CAT108", 6, 13, "announced"),
    Case("no-as-word", "CAT108", 6, 13),
    Case("word-in-list", "CAT108", 5, 26, "research"),
    Case("id-with-accents", "CAT109", 2, 9, "association-ete"),
    Case("id-with-underscore", "CAT109", 2, 9, "association-exemple"),
    Case("classified-from-address", "CAT109", 7, 52, "https-page-example-org"),
    Case("reference-by-name", "CAT109", 5, 16, "institut-exemple"),
    Case("impossible-month", "CAT110", 5, 13, "2026-01"),
    Case("impossible-day", "CAT110", 5, 13, "2026-01-12"),
    Case("date-with-slashes", "CAT110", 5, 13, "`2026-01-12`"),
    Case("month-with-slash", "CAT110", 5, 33, "`2026-11`"),
    Case("date-in-words", "CAT110", 5, 13, "2026-01-12"),
    Case("date-without-zero", "CAT110", 5, 13, "2026-01-12"),
    Case("month-instead-of-day", "CAT111", 6, 15, "2026-01-12"),
    Case("relative-url", "CAT112", 5, 10, "https://"),
    Case("url-without-scheme", "CAT112", 5, 10, "https://"),
    Case("javascript-url", "CAT112", 5, 10, "https://"),
    Case("url-with-user", "CAT112", 5, 10, "https://"),
    Case("url-with-space", "CAT112", 5, 10, "https://"),
    Case("url-with-tracking", "CAT126", 5, 10, "https://page.example.org/a?id=7#b"),
    Case("evidence-in-other-words", "CAT127", 8, 13, "derived"),
    Case("evidence-in-square-brackets", "CAT127", 7, 22, "derived"),
    Case("evidence-in-one-text", "CAT127", 8, 13, "classified"),
    Case("description-without-sources", "CAT128", 5, 18, "- text"),
    Case("path-in-one-word", "CAT128", 5, 11, "- step"),
    Case("count-in-words", "CAT129", 9, 16, "12"),
    Case("count-of-nothing", "CAT129", 9, 16, "9999999"),
    Case("count-in-arabic-digits", "CAT124", 9, 16, "`145`"),
    Case("translated-name-missing", "CAT130", 4, 23, "name_translated"),
    Case("status-before-latest-step", "CAT131", 5, 13, "agreed"),
    Case("date-in-dispute-about-type", "CAT132", 10, 70, "status"),
    Case("bad-email", "CAT113", 5, 22, "contact@"),
    Case("region-by-town", "CAT114", 5, 13, "MA-04"),
    Case("region-in-arabic", "CAT114", 5, 13, "MA-02"),
    Case("region-that-is-none", "CAT114", 5, 13, "MA-"),
    Case("missing-french", "CAT115", 3, 11, "fr:"),
    Case("unknown-language", "CAT116", 3, 37, "zgh"),
    Case("french-misspelt", "CAT116", 3, 12, "fr"),
    Case("sources-among-languages", "CAT116", 8, 11, "text"),
    Case("name-translated-in-name", "CAT116", 6, 7, "name"),
    Case("objective-with-colon", "CAT116", 8, 9, "zgh"),
    Case("ror-with-wrong-check-digits", "CAT117", 6, 24, "ror.org"),
    Case("ror-as-address", "CAT117", 6, 24, "03xc55g68"),
    Case("isni-with-wrong-check-digit", "CAT117", 6, 25, "isni.org"),
    Case("wikidata-without-q", "CAT117", 6, 29, "Q1028"),
    Case("decimal-comma", "CAT118", 5, 26, "34.02"),
    Case("latitude-out-of-range", "CAT118", 5, 26, "90"),
    Case("no-sources", "CAT119", 6, 14, "sources: ["),
    Case("dispute-without-sources", "CAT119", 10, 52, "sources: ["),
    Case("evidence-without-sources", "CAT119", 7, 22, "type: ["),
    Case("country-in-words", "CAT120", 6, 14, "`MA` ("),
    Case("country-nobody-knows", "CAT120", 6, 14, "XX"),
    Case("language-in-words", "CAT121", 7, 15, "fr"),
    # What records say of each other.
    Case("id-twice", "CAT201", 7, 9, "id-twice.yaml:2"),
    Case("id-in-another-file", "CAT201", 2, 9, "valid.yaml:"),
    Case("id-in-another-kind", "CAT201", 2, 9, "valid.yaml:"),
    Case("former-id-in-use", "CAT201", 6, 18, "valid.yaml:"),
    Case("former-id-of-another", "CAT201", 6, 18, "valid.yaml:"),
    Case("wrong-reference", "CAT202", 5, 16, "institut-exemple"),
    Case("wrong-source", "CAT202", 6, 15, "source-exemple"),
    Case("wrong-source-in-evidence", "CAT202", 7, 39, "autre-source"),
    Case("wrong-source-in-statement", "CAT202", 9, 19, "source-exemple"),
    Case("former-id-cited", "CAT202", 5, 16, "institut-exemple"),
    Case("reference-to-nothing", "CAT202", 5, 16),
    Case("wrong-kind", "CAT203", 5, 16, "institut-exemple"),
    Case("partner-as-source", "CAT203", 6, 15, "source"),
    Case("evidence-for-unknown-field", "CAT204", 7, 16, "country"),
    Case("dispute-over-unknown-field", "CAT204", 8, 16, "type"),
    Case("derived-from-unknown-field", "CAT204", 8, 26, "region"),
    Case("continues-itself", "CAT205", 5, 16),
    Case("evidence-of-statements", "CAT207", 9, 7, "statements"),
    Case("derived-from-itself", "CAT208", 8, 26),
    Case("derived-from-nothing", "CAT209", 8, 26, "region"),
    Case("evidence-of-sources", "CAT210", 8, 7, "sources"),
    # What was removed.
    Case("removal-without-day", "CAT103", 5, 5, "removed"),
    Case("removal-with-unknown-key", "CAT102", 5, 5, "reason"),
    Case("removal-of-kind-by-list", "CAT108", 3, 18, "programme"),
    Case("silent-removal", "CAT133", 5, 11, "reason"),
    Case("removal-of-a-record", "CAT201", 2, 9, "valid.yaml:"),
    Case("removal-of-a-former-id", "CAT201", 3, 18, "valid.yaml:"),
    Case("own-former-id-twice", "CAT201", 3, 39, "own-former-id-twice.yaml:2"),
    Case("removed-id-cited", "CAT211", 5, 16, "institut-du-sud"),
    Case("removal-in-favour-of-a-removed", "CAT211", 5, 18, "removals"),
)


def partner(**changed: str) -> bytes:
    """A partner, with the lines of some keys ``changed``."""
    lines = {
        "id": "  - id: association-exemple",
        "name": "    name: {fr: Association exemple}",
        "summary": "    summary: {fr: Association inventée.}",
        "type": "    type: nonprofit",
        "sources": "    sources: [source-exemple]",
    } | changed
    return "\n".join(["partners:", *lines.values(), ""]).encode()


INVISIBLE = (
    Case(
        "direction-override",
        "CAT016",
        3,
        15,
        "U+202E",
        partner(name="    name: Asso\u202eciation"),
    ),
    Case(
        "direction-override-escaped",
        "CAT016",
        3,
        11,
        "U+202E",
        partner(name='    name: "Asso\\u202eciation"'),
    ),
    Case(
        "zero-width-space-in-id",
        "CAT016",
        6,
        21,
        "U+200B",
        partner(sources="    sources: [source\u200b-exemple]"),
    ),
    Case(
        "zero-width-space-in-key",
        "CAT016",
        5,
        5,
        "U+200B",
        partner(type="    \u200btype: nonprofit"),
    ),
    Case(
        "second-byte-order-mark", "CAT016", 1, 1, "U+FEFF", b"\xef\xbb\xbf\xef\xbb\xbf" + partner()
    ),
    Case(
        "line-separator",
        "CAT016",
        3,
        22,
        "U+2028",
        partner(name="    name: Association\u2028exemple"),
    ),
    Case(
        "no-break-space-as-indent", "CAT016", 5, 1, "U+00A0", partner(type="\xa0   type: nonprofit")
    ),
    Case(
        "no-break-space-after-colon",
        "CAT016",
        5,
        10,
        "U+00A0",
        partner(type="    type:\xa0nonprofit"),
    ),
    Case("nul", "CAT017", 3, 15, "U+0000", partner(name="    name: Asso\0ciation")),
    Case("bell", "CAT017", 3, 15, "U+0007", partner(name="    name: Asso\aciation")),
    Case("bell-escaped", "CAT030", 3, 16, "", partner(name='    name: "Asso\\aciation"')),
    Case(
        "latin-1",
        "CAT002",
        4,
        29,
        "UTF-8",
        partner(summary="    summary: {fr: Été invent#e.}").replace(b"#", b"\xe9"),
    ),
    Case("utf-16", "CAT002", 1, 1, "UTF-8", partner().decode().encode("utf-16")),
    Case("accents-apart", "CAT122", 3, 11, "", partner(name="    name: Se\u0301minaire")),
    Case(
        "accents-apart-in-alias",
        "CAT122",
        3,
        15,
        "",
        partner(name="    aliases: [Se\u0301minaire]\n    name: N"),
    ),
    Case(
        "nine-marks-on-a-letter",
        "CAT125",
        3,
        11,
        "",
        partner(name="    name: e" + 9 * "\u0301" + "xemple"),
    ),
    Case(
        "brackets-in-brackets",
        "CAT023",
        3,
        24,
        "16",
        partner(name="    name: " + 40 * "[" + 40 * "]"),
    ),
    Case("too-large", "CAT042", 1, 1, "32", content=b"#" * 32_000_001),
    Case(
        "too-many-items",
        "CAT043",
        3,
        14,
        "10000",
        content=b"topics:\n  - id: x\n    aliases: [" + b"a," * 10_001 + b"]\n",
    ),
    Case("long-line-unclosed", "CAT012", 3, 11, "", partner(name='    name: "' + 100_000 * "x")),
    Case(
        "long-line-cut-by-colon",
        "CAT013",
        3,
        100_011,
        "",
        partner(name="    name: " + 100_000 * "x" + ": y"),
    ),
    Case("long-id", "CAT109", 2, 9, 80 * "x", partner(id="  - id: " + 100_000 * "x")),
    Case("file-that-is-not-there", "CAT001", 1, 1),
    Case(
        "next-line-character",
        "CAT016",
        3,
        22,
        "U+0085",
        partner(name="    name: Association\x85exemple"),
    ),
    Case(
        "lines-of-the-first-macs",
        "CAT014",
        5,
        5,
        "",
        partner(type="    type nonprofit").replace(b"\n", b"\r"),
    ),
    Case(
        "windows-lines",
        "CAT111",
        7,
        15,
        "2026-01-12",
        partner(verified="    verified: 2026-01").replace(b"\n", b"\r\n"),
    ),
)

CASES = FILES + INVISIBLE
