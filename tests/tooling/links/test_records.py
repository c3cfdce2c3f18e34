"""Where the addresses are that are checked, and which of them are those of sources."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jazari_catalogue.records.settings import read_settings
from tests.project import ROOT, SMALL
from tools.links import check, records
from tools.links.records import Link


def test_addresses_are_found_with_their_lines_but_no_examples_of_documents(tmp_path: Path) -> None:
    (tmp_path / "records.yaml").write_text(
        "sources:\n  - id: invented\n    url: https://invented.example/a_(b)\n    title: none\n"
        "    text: https://invented-site.ma/a (seen in 2024), [b](http://x.ma/b).\n"
    )
    (tmp_path / "page.md").write_text(
        "One\n[two](https://invented-site.ma/two), <http://x.ma>.\n"
        "`https://…` https://host.example/a http://localhost:8000/ https://example.org/ {https://…}\n"
        "https://ror.org/… https://my-example.org/\n"
        "(http://x.ma/a_(b)), [c](http://x.ma/c_(d)) http://x.ma/ه، **http://x.ma/e**\x7f\n"
    )
    assert list(records.links_in(tmp_path, "records.yaml")) == [
        Link("https://invented.example/a_(b)", "records.yaml", 3),
        Link("https://invented-site.ma/a", "records.yaml", 5),
        Link("http://x.ma/b", "records.yaml", 5),
    ]
    assert list(records.links_in(tmp_path, "page.md")) == [
        Link("https://invented-site.ma/two", "page.md", 2),
        Link("http://x.ma", "page.md", 2),
        Link("https://my-example.org/", "page.md", 4),
        *(Link(f"http://x.ma/{end}", "page.md", 5) for end in ("a_(b)", "c_(d)", "ه", "e")),
    ]


def test_without_a_clone_the_message_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="this needs git and a clone"):
        records.files_with_links(tmp_path)


def test_records_with_a_mistake_end_the_check_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "ROOT", tmp_path)
    for name in ("institutes.yaml", "partners.yaml"):
        (tmp_path / name).write_bytes(b"sources: [\xff")
    assert check.main() == 2
    assert "institutes.yaml:1:11: CAT002 The file is not UTF-8" in capsys.readouterr().err


def test_prose_that_is_gone_or_no_text_does_not_end_the_check(tmp_path: Path) -> None:
    for name in ("gone.md", "a.md"):
        (tmp_path / name).write_bytes(b"http://x.ma/a \xff http://x.ma/b")
    for command in ("init -q", "add ."):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    (tmp_path / "gone.md").unlink()
    assert [link.url for link in records.all_links(tmp_path)] == ["http://x.ma/a", "http://x.ma/b"]


def test_links_of_invented_records_are_not_checked() -> None:
    files = records.files_with_links(ROOT)
    assert "docs/dependencies.md" in files
    assert set(read_settings(ROOT).records) <= set(files)
    assert not [file for file in files if file.startswith(("tests/", "benchmarks/", "."))]


def test_the_sources_are_known_whose_address_a_link_is() -> None:
    links = list(records.links_in(SMALL, "institutes.yaml"))
    sources = records.sources_of(records.catalogue_in(SMALL), links)
    own = [(link.url, cited.id, cited.dead_since) for link, cited in sources.items()]
    assert own == [
        ("https://example.invalid/communique", "source-officielle", None),
        ("https://example.invalid/article", "article-invente", "2026-11-01"),
        ("https://example.invalid/copie", "copie-inventee", "2026-11-23"),
    ]
