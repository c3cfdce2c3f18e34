"""``make serve`` rebuilds the site when a record file is added, changed or removed."""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from jazari_catalogue.build import free_earlier_builds
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from tests.project import Project

SECONDS_AT_MOST = 60
TOPIC = "topics:\n  - id: sujet-neuf\n    name: Sujet neuf\n    summary: Inventé.\n"
FAILED = "The site was not rebuilt"
OPTION = "".join(f"        - {name}\n" for name in DEFAULT_RECORDS)


@pytest.fixture
def project(small_project: Project) -> Project:
    """A project whose records are in a folder and match a glob."""
    records = small_project.root / "records"
    records.mkdir()
    for name in DEFAULT_RECORDS:
        (small_project.root / name).rename(records / name)
    small_project.change("mkdocs.yml", OPTION, "        - records/**/*.yaml\n")
    return small_project


class Preview:
    """A running ``mkdocs serve``, or that of ProperDocs, and its output."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(process.stdout,), daemon=True)
        self._reader.start()

    def _read(self, stream: Iterator[str]) -> None:
        for line in stream:
            self._lines.put(line)
        self._lines.put("")

    def join(self) -> None:
        """Reads the rest of the output until the process has ended."""
        self._reader.join(SECONDS_AT_MOST)

    def wait_for(self, text: str) -> str:
        """The output from now on, up to the first line that contains ``text``."""
        output: list[str] = []
        while not output or text not in output[-1]:
            line = self._lines.get(timeout=SECONDS_AT_MOST)
            assert line, "it ended: " + "".join(output)
            output.append(line)
        return "".join(output)


@contextmanager
def served(project: Project, program: str = "mkdocs") -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", program, "serve", "--livereload", "--dev-addr", address]
    with subprocess.Popen(
        command,
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"},
    ) as process:
        preview = Preview(process)
        try:
            yield preview
        finally:
            # Not an interrupt: children of a shell in the background ignore it.
            process.terminate()
            preview.join()


def test_files_that_match_a_glob_are_watched_as_they_are_added_changed_and_removed(
    project: Project,
) -> None:
    new = project.root / "records" / "topics" / "sujet-neuf.yaml"
    with served(project) as preview:
        address = preview.wait_for("Serving on").rsplit(" ", 1)[1].strip()
        new.parent.mkdir()
        new.write_text(TOPIC, encoding="utf-8")
        preview.wait_for("Reloading browsers")
        new.write_text(TOPIC.replace("    summary", "    <b>sumary"), encoding="utf-8")
        assert "records/topics/sujet-neuf.yaml:4:5: CAT102" in preview.wait_for(FAILED)
        preview.wait_for("Reloading browsers")
        with urlopen(f"{address}fr/") as page:
            text = page.read().decode()
        assert "records/topics/sujet-neuf.yaml:4:5" in text
        assert "<mark>&lt;b&gt;sumary</mark>" in text
        new.unlink()
        preview.wait_for("Reloading browsers")


def test_properdocs_previews_too_and_a_glob_for_the_top_folder_is_watched(
    small_project: Project,
) -> None:
    small_project.change("mkdocs.yml", OPTION, "        - '*.yaml'\n")
    with served(small_project, "properdocs") as preview:
        address = preview.wait_for("Serving on").rsplit(" ", 1)[1].strip()
        (small_project.root / "neuf.yaml").write_text(TOPIC, encoding="utf-8")
        preview.wait_for("Reloading browsers")
        with urlopen(f"{address}fr/topics/sujet-neuf/") as page:
            assert "/.preview/preview.js" in page.read().decode()


def test_a_draft_is_shown_in_a_preview_and_in_no_menu(small_project: Project) -> None:
    settings = small_project.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\ndraft_docs: about.md\n", encoding="utf-8")
    (small_project.root / "content" / "ar" / "about.md").unlink()  # as in an unfinished draft
    small_project.change("content/ar/index.md", " [→](about.md#what)", "")
    with served(small_project) as preview:
        address = preview.wait_for("Serving on").rsplit(" ", 1)[1].strip()
        with urlopen(f"{address}fr/about/") as page:
            assert 'href="../about/"' not in page.read().decode()


def test_the_first_build_may_fail_and_a_template_heal(small_project: Project) -> None:
    small_project.copy_overrides()
    template = small_project.root / "overrides" / "main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "{% if %}", encoding="utf-8")
    with served(small_project) as preview:
        output = preview.wait_for("Serving on")
        assert "Traceback" not in output
        address = output.rsplit(" ", 1)[1].strip()
        with pytest.raises(HTTPError) as answer:
            urlopen(f"{address}fr/")
        assert "main.html:" in answer.value.read().decode()
        template.write_text(text, encoding="utf-8")
        preview.wait_for("Reloading browsers")
        with urlopen(f"{address}fr/") as page:
            assert "preview-problems" not in page.read().decode()


def test_a_preview_does_not_keep_the_catalogues_before(small_project: Project) -> None:
    config = load_config(str(small_project.root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    plugin = config.plugins["jazari-catalogue"]
    catalogues: list[weakref.ref[object]] = []
    for _ in range(3):
        build(config)
        free_earlier_builds()  # as a preview does once nobody waits
        catalogues.append(weakref.ref(plugin.build.catalogue))
    config.plugins.on_shutdown()
    assert catalogues[0]() is None


@pytest.mark.parametrize("language", MESSAGES)
def test_a_wrong_option_stops_the_build_and_is_reported_at_its_line(
    small_project: Project, language: str
) -> None:
    small_project.change(
        "mkdocs.yml", f"records:\n{OPTION}", f"records: all.yaml\n      messages: {language}\n"
    )
    run = small_project.run("mkdocs", "build")
    assert run.code != 0
    assert "Traceback" not in run.output
    assert "mkdocs.yml:16:16: CAT008 " in run.output
    messages = {"fr": "ce n’est pas une liste", "ar": "ليس قائمة", "en": "it is not a list"}
    assert messages[language] in run.output
