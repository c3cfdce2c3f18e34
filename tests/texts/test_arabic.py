"""Arabic that the catalogue publishes reads as a Moroccan editor writes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from jazari_catalogue.texts.interface import LOCALES
from tests.project import ROOT

PROGRAM = ROOT / "plugins" / "jazari_catalogue"
NOT_PROSE = {
    "languages.py",
    "records/house/patterns.py",
    "records/values/characters.py",
    "records/yaml/punctuation.py",
    "records/yaml/silent_mistakes.py",
    "site/search/site_pages.py",
    "texts/collation.py",
    "texts/normalise.py",
}
"""Modules whose Arabic is letters and words to recognise, not texts to read."""

ARABIC = re.compile(r"[ء-ي]")
CODE = re.compile(
    r"^ *```.*?^ *```$|`[^`\n]*`|\]\([^)\n]*\)|https?://\S+", re.MULTILINE | re.DOTALL
)
START = r"(?<![ء-ْ])[وف]?"
END = r"(?![ء-ْ])"

RULES = {
    "a passive verb, not تم and a noun: أُطلق": (rf"{START}(?:[يت]تم|تمت?) +[ء-ي]", "تم إطلاقه."),
    "دليل for the catalogue: فهرس is the index of a book": ("فهرس|فهارس", "فهرس معاهد الجزري"),
    "no tatweel: a noun carries the preposition (بالعلامة &)": ("ـ", "معهد بـBenguérir"),
    "no preposition glued to a Latin word or a placeholder": (
        rf"{START}[بلك][A-Za-z{{%]",
        "نسخة ل{name}",
    ),
    "the comma, semicolon and question mark of Arabic": ("[ء-ْ»] ?[,;?]", "هل هذا صحيح?"),
    "nobody is addressed in the singular: اكتبوا, or a noun": (
        rf"{START}(?:ا(?:فتح|كتب|ختر|حذف|ذكر|تبع|نسخ|قرأ|بحث|سأل|ترك|ضغط|نقر|ملأ)(?:ه|ها)?|أضف(?:ه|ها)?"
        rf"|انتقل|جرب|تقصد|يخصك|عليك|إليك|لك|عنك|(?:مؤسست|رسالت|اقتراح|تغيير)ك){END}"
        rf"|(?<![ء-ْ])ف?ضع(?:ه|ها)?{END}",
        "اكتب اسم مؤسستك.",
    ),
    "months as in Morocco: يوليوز, غشت, شتنبر, نونبر, دجنبر": (
        rf"{START}(?:يوليو|أغسطس|سبتمبر|نوفمبر|ديسمبر){END}",
        "12 نوفمبر 2026",
    ),
    "أُحدث has its vowel": (rf"{START}أحدث بموجب", "أحدث بموجب الاتفاق"),
    "a heading says what it lists, not «ما له…»": (r"(?:^|\n)ما له\b", "ما له هذه الحالة"),
    "targets have figures, they are not numbered": ("أهداف[اً]* مرقمة", "أهدافا مرقمة للتكوين"),
    "a campus is حضوري, not فعلي": ("(?:حرم|مجمّ?ع) فعلي", "حرم فعلي"),
    "the doer is the subject, not من طرف": (r"من طرف (?!واحد)[ء-ي]", "وُقع من طرف الوزارة"),
    "a label of a status is the name of a step: مرحلة الإعلان": (
        r"^(?:معلن عنها?|متفق عليها?|أُطلقت?|منتهٍ|منتهية|مغلقة?)$",
        "معلن عنه",
    ),
    "فيما is one word where it means what or where": (
        rf"{START}في ما(?! هو){END}",
        "في ما قُرئ منها",
    ),
    "المصادر المُطّلع عليها, not one source that was": ("مصدر مُ?ط", "لا يذكره أي مصدر مُطّلع عليه."),
    "guillemets are not nested": ("«[^»]*«", "الاتفاق المؤسس لمعهد «الجزري «روت»»"),
    "a field or a label is no verb without its subject": (r"^(?:يخص|يُحدث|وُق[ّ]?ع خلال)$", "يُحدث"),
    "a genitive, not الخاص ب": (r"الخاصة? ب[ء-يـ]", "الموقع الخاص بالوزارة"),
}
"""What may not be read in an Arabic text, by what to write instead, each with an example."""


def faults(text: str) -> list[str]:
    """What is wrong in an Arabic text, without its code and addresses."""
    words = CODE.sub("", text)
    return [
        f"{advice} · {words[max(found.start() - 20, 0) : found.end() + 20]!r}"
        for advice, (pattern, _) in RULES.items()
        for found in re.finditer(pattern, words)
    ]


def of_interface() -> Iterator[tuple[str, str]]:
    with (LOCALES / "ar" / "LC_MESSAGES" / "catalogue.po").open("rb") as stream:
        for message in read_po(stream, locale="ar"):
            if message.id:
                forms = message.string if isinstance(message.string, tuple) else [message.string]
                yield from ((str(message.id), form) for form in forms)


def of_program() -> Iterator[tuple[str, str]]:
    """The Arabic strings of the models, the problems and what editors read."""
    for file in sorted([*PROGRAM.rglob("*.py"), *(ROOT / "tools").glob("*.py")]):
        if file.relative_to(ROOT).as_posix().removeprefix("plugins/jazari_catalogue/") in NOT_PROSE:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                # Examples and quoted words stand in code there.
                yield f"{file.name}:{node.lineno}", node.value.replace("`, `", "")


def of_pages() -> Iterator[tuple[str, str]]:
    files = [
        *(ROOT / "content" / "ar").glob("*.md"),
        *(ROOT / "docs" / "ar").glob("*.md"),
        *(ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-ar.yml"),
        ROOT / "overrides" / "partials" / "interface" / "ar.html",
        ROOT / "README.md",
        ROOT / ".github" / "artifact.md",
    ]
    for file in sorted(files):
        text = CODE.sub("", file.read_text("utf-8"))
        yield from ((file.name, line) for line in text.splitlines())


def of_records() -> Iterator[tuple[str, str]]:
    """The Arabic texts of the records. Titles of sources stay as printed."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, part in value.items():
                if key == "ar" and isinstance(part, str):
                    yield part
                else:
                    yield from texts(part)
        elif isinstance(value, list):
            for part in value:
                yield from texts(part)

    for name in ("institutes", "partners"):
        records = yaml.load(Path(ROOT, f"{name}.yaml").read_text("utf-8"), yaml.CSafeLoader)
        yield from ((name, text) for text in texts(records))


@pytest.mark.parametrize("texts", [of_interface, of_program, of_pages, of_records])
def test_arabic_is_written_as_an_editor_writes_it(texts: object) -> None:
    assert callable(texts)
    arabic = [(place, text) for place, text in texts() if ARABIC.search(text)]
    assert arabic
    assert [(place, fault) for place, text in arabic for fault in faults(text)] == []


@pytest.mark.parametrize("advice", RULES)
def test_each_fault_is_found(advice: str) -> None:
    assert [fault for fault in faults(RULES[advice][1]) if fault.startswith(advice)] != []


@pytest.mark.parametrize(
    "text",
    [
        "واختُتمت المناظرة بتوصيات، واكتبوا اسم مؤسستكم وCSV.",
        "لا يذكر المصدر إلا الأحدث؛ هل هذا صحيح؟ خلاف من طرف واحد.",
        "كُتب `key: value, other` في الملف، و«أُحدث بموجب» الاتفاق في 12 يوليوز 2026.",
    ],
)
def test_good_arabic_has_no_fault(text: str) -> None:
    assert faults(text) == []
