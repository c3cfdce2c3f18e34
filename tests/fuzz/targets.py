"""What is fuzzed: how an input is made, and what has to hold for every one."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import cmarkgfm
from lxml import html
from markdown import Markdown
from mkdocs.exceptions import Abort

from jazari_catalogue.editing.proposal.outcome import outcome
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.problems.nearest import Effort
from jazari_catalogue.records.problems.position import lines_of
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.records.yaml.reader import document_of
from jazari_catalogue.site.prose.checks import page_problems
from jazari_catalogue.site.prose.front_matter import body_offset
from jazari_catalogue.site.prose.sanitise import first_removed
from tests.editing.proposal.filled_forms import ANSWERS, FORMS, body, event
from tests.fuzz.mutations import PIECES, mutated
from tests.hostile_prose import HARMLESS_TEXTS, HEAD, REFUSED_TEXTS
from tests.project import ROOT, SMALL, Project
from tests.records.cases import BROKEN, VALID
from tests.work import steps

FILES = ("institutes.yaml", "partners.yaml")
STEPS_OF_ANY, STEPS_OF_A_CHARACTER = 2_000_000, 400
"""Lines of Python that loading an input may take, as `steps` counts them."""
COUNTED = 25
"""One of so many inputs is loaded once more, while its steps are counted, which is slow."""


class Target(NamedTuple):
    """A part of the program, and the inputs it gets."""

    make: Callable[[Random], str]
    """A random input."""
    check: Callable[[str, Path], str]
    """Raises AssertionError, or anything, for an input that breaks a rule; says what became of it.

    Scratch files go below the folder.
    """


@cache
def record_files() -> list[str]:
    """The record files that inputs are made from: valid ones, and those with a mistake each."""
    files = [VALID, *(SMALL / name for name in FILES), *sorted(BROKEN.iterdir())]
    texts = [file.read_bytes().decode("utf-8", "surrogateescape") for file in files]
    # Only the first loads alone: most inputs are made from it.
    return texts[:1] * 400 + texts[1:3] * 20 + texts[3:]


def _file(draw: Random) -> str:
    return mutated(draw, draw.choice(record_files()))


def check_loader(text: str, _folder: Path) -> str:
    """A file loads, or is refused with lines and with messages in three languages."""
    data = text.encode("utf-8", "surrogateescape")

    def load() -> str:
        document = document_of(data, "a.yaml")
        try:
            catalogue = catalogue_of([document])
            problems = house_problems([document], catalogue, date(2026, 11, 28), None)
        except CatalogueError as error:
            check_report(error, data.decode("utf-8", "replace"))
            return "refused"
        assert all(problem.message(code) for problem in problems for code in MESSAGES)
        return "loaded"

    became = load()
    if len(text) % COUNTED == 0:
        limit = STEPS_OF_ANY + STEPS_OF_A_CHARACTER * len(text)
        assert (count := steps(load)) < limit, f"{count} steps for {len(text)} characters"
    return became


def check_report(error: CatalogueError, text: str) -> None:
    """Every problem has a line of the file, a message and a fix; the report is short."""
    assert error.problems
    last = len(lines_of(text))
    for problem in error.problems:
        assert problem.path
        assert 1 <= problem.line <= last, problem
        assert problem.column >= 1
    for code in MESSAGES:
        assert len(error.report(code)) < 1_500_000
        for problem in error.problems[:500]:
            for message in (problem.message(code), problem.fix(code)):
                assert message.strip()
                assert visible(message) == message, ascii(message)


def _form(draw: Random) -> str:
    answers = {
        name: mutated(draw, text) if draw.random() < 0.3 else text for name, text in ANSWERS.items()
    }
    if draw.random() < 0.5:
        answers[draw.choice(list(ANSWERS))] = draw.choice(PIECES)
    text = body(draw.choice([form for form in FORMS if form.purpose == "propose"]), **answers)
    return mutated(draw, text) if draw.random() < 0.3 else text


def check_form(text: str, folder: Path) -> str:
    """A filled form is proposed, sorted, or refused with reasons; what is proposed loads."""
    if not (folder / FILES[0]).exists():
        for name in FILES:
            shutil.copy(SMALL / name, folder)
    made = outcome(event(text), folder, list(FILES))
    if made is None:
        return "no form"
    json.dumps(made)
    became = str(made["outcome"])
    assert became in {"proposed", "refused", "sorted"}
    texts = [str(made[name]) for name in ("reply", "body", "title") if name in made]
    for shown in texts:
        raw = cmarkgfm.Options.CMARK_OPT_UNSAFE
        answer = cmarkgfm.github_flavored_markdown_to_html(shown, options=raw)
        assert not _ACTIVE_IN_ANSWERS.search(answer), shown
    if became == "refused":
        assert re.search(r"^- \S", made["reply"], re.MULTILINE), made["reply"]
    return became


_ACTIVE_IN_ANSWERS = re.compile(r"<(?:script|img|svg|iframe|style|meta|form)", re.IGNORECASE)


PAGE = "fr/invented.md"
PAGES = {PAGE, "fr/about.md"}


def _page(draw: Random) -> str:
    texts = draw.sample([*HARMLESS_TEXTS.values(), *REFUSED_TEXTS.values(), PROSE], 2)
    if draw.random() < 0.7:
        texts = draw.sample([*HARMLESS_TEXTS.values(), PROSE], 2)
    return mutated(draw, HEAD + "\n\n".join(texts) + "\n")


PROSE = (ROOT / "content" / "fr" / "about.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def check_prose(text: str, _folder: Path) -> str:
    """A page is refused with lines, or the second wall takes what both renderers make of it."""
    text = re.sub(r"\r\n?", "\n", text.encode("utf-8", "replace").decode())
    problems = [*page_problems(text, f"content/{PAGE}", PAGE, PAGES, Effort())]
    if problems:
        check_report(CatalogueError(problems), text)
        return "refused"
    settings = {"tables": {"use_align_attribute": True}}
    markdown = Markdown(
        extensions=["fenced_code", "attr_list", "md_in_html", "tables", "toc"],
        extension_configs=settings,
    )
    body = text[body_offset(text) :]
    assert first_removed(markdown.convert(body)) is None, body
    section = body.replace("<section markdown ", "<section ")
    html_of_section = cmarkgfm.markdown_to_html(section, cmarkgfm.Options.CMARK_OPT_UNSAFE)
    assert first_removed(html_of_section) is None, body
    return "accepted"


def _project(draw: Random) -> str:
    """Two record files and a page of prose, as JSON; few changes, so that many are built."""
    texts = {name: (SMALL / name).read_text(encoding="utf-8") for name in FILES}
    name = draw.choice(FILES)
    texts[name] = _text_changed(draw, texts[name])
    prose = draw.choice([*HARMLESS_TEXTS.values(), *REFUSED_TEXTS.values()])
    if draw.random() < 0.7:
        prose = "Un texte inventé."
    if draw.random() < 0.5:
        prose = mutated(draw, prose)
    pages = {f"content/{code}/essai.md": HEAD + prose + "\n" for code in MESSAGES}
    return json.dumps(texts | pages)


def _text_changed(draw: Random, text: str) -> str:
    """``text`` with a hostile piece at the end of some texts, which mostly stays valid."""
    lines = text.splitlines(keepends=True)
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(lines))
        piece = draw.choice(list(PIECES))
        if match := re.fullmatch(
            r"( *(?:- )?(?:name|summary|fr|ar|en|city|label): )(\w.*)\n", lines[at]
        ):
            lines[at] = f"{match[1]}{json.dumps(f'{match[2]} {piece}', ensure_ascii=False)}\n"
    return "".join(lines)


def check_build(text: str, folder: Path) -> str:
    """A project is built, and no page runs or fetches anything; or the build says where and why."""
    root = folder / "project"
    shutil.rmtree(root, ignore_errors=True)
    project = Project.of(SMALL, root)
    for name, content in json.loads(text).items():
        (root / name).write_bytes(content.encode("utf-8", "surrogateescape"))
    entries: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: entries.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        project.build()
    except (BuildRefused, Abort) as error:
        said = "\n".join([str(error), *entries])
        assert "Traceback" not in said, said
        assert re.search(r"\w+\.(?:yaml|md)(?::\d+)?", said), said
        return "refused"
    finally:
        logger.removeHandler(handler)
    for file in project.site.rglob("*.html"):
        check_page(html.document_fromstring(file.read_bytes().decode()), file.as_posix())
    return "built"


def check_page(page: html.HtmlElement, where: str) -> None:
    """No script of its own, no event attribute, and nothing that is fetched from elsewhere."""
    for element in page.iter(html.etree.Element):
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (where, name, value)
            if name in {"href", "src", "action", "formaction", "xlink:href", "data", "srcdoc"}:
                target = re.sub(r"[\x00-\x20]", "", value).lower()
                assert not target.startswith(("javascript:", "vbscript:")), (where, value)
                leads = element.tag in {"a"} or element.get("rel") in _RELS_THAT_FETCH_NOTHING
                outside = target.startswith(("http:", "https:", "//", "data:"))
                assert leads or not outside or target.startswith("data:image/"), (where, value)
        if element.tag == "script":
            is_data = element.get("type") in {"application/ld+json", "application/json"}
            is_ours = where.endswith("404.html") and page.xpath("count(//script[not(@src)])") == 1
            assert is_data or is_ours or element.get("src"), where
        assert element.tag not in {"iframe", "object", "embed", "applet"}, (where, element)
        assert element.tag != "base" or element.get("href") is None, where


_RELS_THAT_FETCH_NOTHING = {"canonical", "alternate", "license", "describedby", "me", "author"}

TARGETS = {
    "loader": Target(_file, check_loader),
    "forms": Target(_form, check_form),
    "prose": Target(_page, check_prose),
    "build": Target(_project, check_build),
}
