"""Everything that the documents name exists: files, headings, make targets, commands, pictures."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from jazari_catalogue import __version__
from jazari_catalogue.cli import main
from tools.screenshots import MOST_BYTES, PICTURE

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "SECURITY.md",
    ROOT / "benchmarks" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
NAMES = [document.relative_to(ROOT).as_posix() for document in DOCUMENTS]
TARGETS = set(
    re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
)
FENCED = re.compile(r"^```.*?^```$", flags=re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", flags=re.MULTILINE)
PATH = re.compile(r"`((?:\.?[\w-]+/)+(?:[\w.-]+\.\w+)?)`")


def prose(text: str) -> str:
    """The text without its code."""
    return CODE.sub("", FENCED.sub("", text))


def code(text: str) -> str:
    """The code blocks and code spans of the text, joined by line breaks."""
    return "\n".join(FENCED.findall(text) + CODE.findall(FENCED.sub("", text)))


def anchors(text: str) -> set[str]:
    """The anchors that GitHub makes from the headings of the text."""
    return {slug(heading) for heading in HEADING.findall(FENCED.sub("", text))}


def slug(heading: str) -> str:
    kept = (
        letter
        for letter in heading.lower()
        if letter in "-_ " or unicodedata.category(letter)[0] in "LMN"
    )
    return "".join(kept).strip().replace(" ", "-")


def broken_links(document: Path, text: str) -> list[str]:
    """The relative links in `text`, the content of `document`, whose target does not exist."""
    broken = []
    for link in LINK.findall(prose(text)):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (document.parent / path).resolve() if path else document
        known = target.is_relative_to(ROOT) and target.exists()
        if known and anchor:
            known = anchor in anchors(target.read_text(encoding="utf-8") if path else text)
        if not known:
            broken.append(link)
    return broken


def unknown_targets(text: str) -> set[str]:
    return set(re.findall(r"(?:^|[`(\s])make ([a-z][a-z-]*)", code(text))) - TARGETS


def unknown_paths(text: str) -> set[str]:
    """The files and folders that the text names in code and that do not exist.

    Paths may start at the root, at the program, at overrides/ or at benchmarks/.
    """
    starts = (
        ROOT,
        ROOT / "plugins" / "jazari_catalogue",
        ROOT / "overrides",
        ROOT / "benchmarks",
    )
    generated = ("site/", "build/", "node_modules/", ".venv/", ".cache/", "results/")
    return {
        name
        for name in PATH.findall(FENCED.sub("", text))
        if not any((start / name).exists() for start in starts) and not name.startswith(generated)
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_target_of_a_relative_link_exists(name: str) -> None:
    document = ROOT / name
    assert broken_links(document, document.read_text(encoding="utf-8")) == []


def test_a_broken_link_is_noticed() -> None:
    text = "# A heading\n[a](docs/no.md) [b](#a-heading) [c](#no-heading) [d](LICENSE) `[e](f)`"
    assert broken_links(ROOT / "README.md", text) == ["docs/no.md", "#no-heading"]


def test_an_anchor_is_the_one_that_github_makes() -> None:
    assert slug("How a field is added") == "how-a-field-is-added"
    assert slug("4. The languages are ours, not i18n's") == "4-the-languages-are-ours-not-i18ns"


@pytest.mark.parametrize("name", NAMES)
def test_every_make_target_in_a_document_exists(name: str) -> None:
    assert unknown_targets((ROOT / name).read_text(encoding="utf-8")) == set()


def test_an_unknown_make_target_is_noticed() -> None:
    text = "To `make sites`, they make do with `make test`.\n```\nmake nothing UPGRADE=1\n```\n"
    assert unknown_targets(text) == {"sites", "nothing"}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_in_a_document_exists(name: str) -> None:
    assert unknown_paths((ROOT / name).read_text(encoding="utf-8")) == set()


def test_an_unknown_file_is_noticed() -> None:
    text = "`records/nothing.py` and `mkdocs.yml`, `tests/docs/`, `routes.py`, `.cache/a/`"
    assert unknown_paths(text) == {"records/nothing.py"}


def unknown_scripts(text: str) -> set[str]:
    """The scripts that the text runs with Python and that do not exist."""
    scripts = re.findall(r"python3? ((?:[\w-]+/)+[\w-]+\.py)", code(text))
    return {name for name in scripts if not (ROOT / name).is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_every_script_in_a_document_exists(name: str) -> None:
    assert unknown_scripts((ROOT / name).read_text(encoding="utf-8")) == set()


def test_an_unknown_script_is_noticed() -> None:
    text = "`.venv/bin/python benchmarks/no.py`\n```\npython benchmarks/run.py --help\n```\n"
    assert unknown_scripts(text) == {"benchmarks/no.py"}


def test_every_command_in_a_document_exists(capsys: pytest.CaptureFixture[str]) -> None:
    named = {
        (command, option)
        for document in DOCUMENTS
        for piece in re.findall(r"`catalogue ([^`]+)`", document.read_text(encoding="utf-8"))
        for command in [piece.split()[0]]
        for option in ["", *re.findall(r"--[a-z-]+", piece)]
    }
    assert ("check", "--lang") in named
    for command, option in named:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0, command
        assert option in capsys.readouterr().out


def test_the_changelog_begins_with_unreleased_changes() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *released = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert first == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", section) for section in released)
    assert not released or released[0].startswith(f"{__version__} - ")


def test_the_readme_shows_a_small_picture_of_the_site() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", text)
    assert [path for _, path in shown] == [PICTURE.relative_to(ROOT).as_posix()]
    picture = PICTURE.read_bytes()
    assert picture[:4] + picture[8:12] == b"RIFFWEBP"
    assert len(picture) <= MOST_BYTES


@pytest.mark.parametrize("name", [name for name in NAMES if re.search(r"/\d{4}-", name)])
def test_a_decision_has_its_sections_and_is_in_the_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    number, title = re.match(r"# (\d+)\. (.+)\n", text).groups()
    status = re.search(r"^Status: (accepted|superseded by)", text, flags=re.MULTILINE)
    assert status
    assert f"| {number} | [{title}]({Path(name).name}) | {status[1]}" in index
    sections = re.findall(r"^## (.+)$", FENCED.sub("", text), flags=re.MULTILINE)
    assert sections == ["Context", "Decision", "Consequences"]
