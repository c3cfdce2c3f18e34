"""Nothing that git tracks is tied to one machine or one package registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The path of a URL is not meant: it has a letter, a dot or a slash before the slash.
MACHINE_PATH = re.compile(r"(?<![\w./:~$)}-])/(?:root|work|home|Users|private|tmp|opt)/[\w.]")
REGISTRY_HOSTS = re.compile(
    "|".join(
        re.escape(name.replace(" ", "."))
        for name in ("pypi org", "pythonhosted org", "registry npmjs org", "deb debian org")
    )
)


def tracked_text() -> dict[str, str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content:
            texts[name] = content.decode("utf-8")
    return texts


def findings(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_tracked_file_names_a_path_of_one_machine() -> None:
    assert findings(MACHINE_PATH, {"a": "cd " + "/home" + "/invented"})
    assert not findings(MACHINE_PATH, {"a": "https://invented.example/home/page"})
    assert findings(MACHINE_PATH, tracked_text()) == []


def test_no_tracked_file_names_a_package_registry() -> None:
    assert findings(REGISTRY_HOSTS, {"a": "https://registry.npmjs" + ".org/invented"})
    assert findings(REGISTRY_HOSTS, tracked_text()) == []


def test_no_tracked_file_has_windows_line_endings_or_trailing_spaces() -> None:
    wrong = re.compile(r"[ \t\r]$")
    # Two spaces are a line break in Markdown; licences are kept as published.
    texts = {
        name: text for name, text in tracked_text().items() if not name.endswith((".md", "CONTENT"))
    }
    assert findings(wrong, texts) == []


def test_generated_folders_are_not_tracked() -> None:
    generated = ("site/", ".venv/", "node_modules/", ".cache/")
    assert [name for name in tracked_text() if name.startswith(generated)] == []


def test_the_record_files_are_named_only_in_the_settings() -> None:
    # Documents and the records may name them; another test compares .vscode with the settings.
    may_name = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/", "content/", "tests/")
    texts = {
        name: text
        for name, text in tracked_text().items()
        if not name.startswith((*may_name, "benchmarks/", ".vscode/"))
    }
    named = {line.partition(":")[0] for line in findings(re.compile(r"\bpartners\.ya?ml"), texts)}
    assert named == {
        "institutes.yaml",
        "mkdocs.yml",
        "plugins/jazari_catalogue/records/settings.py",
    } | ({"partners.yaml"} & named)
