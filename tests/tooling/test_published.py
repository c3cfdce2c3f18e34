"""The published site, here a local server, is compared with the build of the same commit."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from jazari_catalogue import routes
from tests.editing.repositories import commit, git
from tools import published

COMMIT = "0123456789abcdef0123456789abcdef01234567"
OTHER = "f" * 40
FILES = {
    "index.html": "choose",
    "fr/index.html": "accueil",
    "fr/partners/société/index.html": "société",
    "assets/site.css": "a{}",
    "404.html": "missing",
    "sitemap.xml": "<urlset/>",
    routes.BUILD: json.dumps({"commit": COMMIT}),
}


class Published:
    """A folder that a server publishes, and the build that it is compared with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "published"
        self.site = folder / "site"
        self.url = ""
        self.requests: list[str] = []
        for root in (self.folder, self.site):
            for path, text in FILES.items():
                self.write(root, path, text)

    def write(self, root: Path, path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    def publish(self, path: str, text: str) -> None:
        self.write(self.folder, path, text)

    def compare(self) -> dict[str, list[str]]:
        return published.compare(self.url, self.site)


class InventedServer(SimpleHTTPRequestHandler):
    requests: list[str]

    def do_GET(self) -> None:
        self.requests.append(self.path)
        if "refused" in self.path:
            self.send_error(503)
        elif "moved" in self.path:
            self.send_response(301)
            self.send_header("Location", "/elsewhere")
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_arguments: object) -> None:
        return


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Published]:
    place = Published(tmp_path)
    handler = type("Handler", (InventedServer,), {"requests": place.requests})
    at = partial(handler, directory=str(place.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), at) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        place.url = f"http://127.0.0.1:{server.server_port}/"
        yield place
        server.shutdown()
        thread.join()


def test_builds_of_one_commit_are_equal_and_each_file_is_asked_for_once(place: Published) -> None:
    assert place.compare() == {"equal": sorted(FILES)}
    extra = {f"/{routes.BUILD}", "/sitemap.xml"}
    assert len(place.requests) == len(FILES) + len(extra)
    assert {path for path in place.requests if place.requests.count(path) > 1} == extra


def test_other_bytes_missing_and_unknown_files_are_told_apart(place: Published) -> None:
    place.publish("fr/index.html", "accueil!")
    place.publish("assets/site.css", "b{}")
    (place.folder / "404.html").unlink()
    locations = [f"{place.url}fr/", f"{place.url}fr/old%20page/", "https://other.example/x/"]
    sitemap = "".join(f"<url><loc>{address}</loc></url>" for address in locations)
    for root in (place.folder, place.site):
        place.write(root, "sitemap.xml", sitemap)
    by_outcome = place.compare()
    assert by_outcome.pop("equal")
    assert by_outcome == {
        "differs": ["assets/site.css", "fr/index.html"],
        "missing": ["404.html"],
        "unknown": ["fr/old page/index.html"],
    }
    assert list(published.report_lines({"equal": ["a", "b"], **by_outcome})) == [
        "2 equal, 2 differs, 1 missing, 1 unknown, 0 unsure",
        "differs: assets/site.css",
        "differs: fr/index.html",
        "missing: 404.html",
        "unknown: fr/old?page/index.html",
    ]


def test_a_longer_file_differs_although_it_begins_the_same(place: Published) -> None:
    place.publish("index.html", "choose and more")
    assert place.compare()["differs"] == ["index.html"]


def test_a_failure_is_no_difference_and_no_redirect_is_followed(place: Published) -> None:
    for path in ("refused.txt", "moved.txt"):
        place.write(place.site, path, "x")
    place.publish("elsewhere", "x")
    assert place.compare()["unsure"] == ["moved.txt", "refused.txt"]
    assert "/elsewhere" not in place.requests


def test_builds_of_different_commits_are_not_compared(place: Published) -> None:
    place.publish(routes.BUILD, json.dumps({"commit": OTHER}))
    with pytest.raises(published.NotComparable, match=f"of {OTHER}, this build of {COMMIT}"):
        place.compare()
    assert place.requests == [f"/{routes.BUILD}"]


def test_a_site_that_is_published_during_the_comparison_does_not_differ(
    place: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.publish("index.html", "new")
    commits = iter([COMMIT, OTHER])
    monkeypatch.setattr(published, "published_commit", lambda _url: next(commits))
    with pytest.raises(published.NotComparable, match=f"of {OTHER}, this build of {COMMIT}"):
        place.compare()


@pytest.mark.parametrize(
    "answer",
    ["{}", "[]", "no", "[" * 9_999, '{"commit": "unknown"}', f'{{"commit": "{COMMIT}\\n"}}'],
)
def test_a_site_that_does_not_say_its_commit_is_reported(place: Published, answer: str) -> None:
    place.publish(routes.BUILD, answer)
    with pytest.raises(published.NotComparable):
        published.published_commit(place.url)


@pytest.mark.parametrize("built", [None, "[]", '{"commit": "unknown"}'])
def test_without_a_site_of_a_known_commit_nothing_is_compared(
    place: Published, built: str | None
) -> None:
    if built is None:
        (place.site / routes.BUILD).unlink()
    else:
        place.write(place.site, routes.BUILD, built)
    with pytest.raises(published.NotComparable, match="run `make site` first"):
        place.compare()
    assert place.requests == []


def test_only_a_commit_of_this_branch_is_taken(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    first = commit(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "other")
    foreign = commit(tmp_path)
    git(tmp_path, "switch", "-q", "-")
    published.check_is_ours(first, tmp_path)
    git(tmp_path, "switch", "-q", "-c", "merged")
    inside = commit(tmp_path)
    git(tmp_path, "switch", "-q", "-")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "Merge", "merged")
    for unknown in (foreign, OTHER, inside):
        with pytest.raises(published.NotComparable, match="no commit of this branch"):
            published.check_is_ours(unknown, tmp_path)


def test_the_command_asks_the_address_in_the_settings_and_fails_if_a_file_differs(
    place: Published, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = place.folder.parent / "summary.md"
    monkeypatch.setenv("SITE_URL", place.url)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    settings = published.load_config(str(published.ROOT / "mkdocs.yml"))
    assert settings.site_url == place.url
    settings.site_dir = str(place.site)
    monkeypatch.setattr(published, "load_config", lambda _file: settings)
    assert published.main([]) == 0
    assert (
        capsys.readouterr().out
        == f"{len(FILES)} equal, 0 differs, 0 missing, 0 unknown, 0 unsure\n"
    )
    place.publish("index.html", "new")
    assert published.main([]) == 1
    assert summary.read_text(encoding="utf-8").endswith(
        f"- {len(FILES) - 1} equal, 1 differs, 0 missing, 0 unknown, 0 unsure\n"
        "- differs: index.html\n"
    )


def test_the_commit_is_an_output_of_the_step(
    place: Published, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = git(published.ROOT, "rev-parse", "HEAD")
    output = place.folder.parent / "output"
    monkeypatch.setenv("SITE_URL", place.url)
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    place.publish(routes.BUILD, json.dumps({"commit": head}))
    assert published.main(["--commit"]) == 0
    assert capsys.readouterr().out == f"{head}\n"
    assert output.read_text(encoding="utf-8") == f"commit={head}\n"
    place.publish(routes.BUILD, json.dumps({"commit": OTHER}))
    assert published.main(["--commit"]) == 2
    assert "no commit of this branch" in capsys.readouterr().err
