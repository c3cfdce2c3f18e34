"""A published site, here a local server, is compared with the build of the commit it names."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from urllib.request import Request

import pytest

from jazari_catalogue import routes
from tests.editing.repositories import commit, git
from tools import live_site, verify
from tools.live_site import NotComparable
from tools.pages_server import served

FOREIGN = "f" * 40
PAGES = {
    "index.html": "choose",
    "404.html": "missing",
    "assets/site.css": "a{}",
    "fr/index.html": "accueil",
    "fr/partners/société/index.html": "société",
    "sitemap.xml": "<urlset/>",
}


class Place(NamedTuple):
    """A repository whose build copies its folder `pages`, and the site that a server publishes."""

    root: Path
    site: Path
    url: str

    def verify(self, url: str = "", *more: str) -> int:
        return verify.main([url or self.url, "--root", str(self.root), *more], build)

    def publish(self, path: str, text: str) -> None:
        write(self.site, path, text)

    def publish_build(self, **facts: str | None) -> None:
        before = json.loads((self.site / routes.BUILD).read_text(encoding="utf-8"))
        self.publish(routes.BUILD, json.dumps(before | facts))
        list_digests(self.site)


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def build(folder: Path, variables: Mapping[str, str]) -> None:
    """What `make site` does, of a project that is quick to build."""
    site = folder / "site"
    shutil.copytree(folder / "pages", site)
    facts = {
        "commit": git(folder, "rev-parse", "HEAD"),
        "url": variables["SITE_URL"],
        "repository": "https://github.com/example/invented",
    }
    write(site, routes.BUILD, json.dumps(facts))
    list_digests(site)


def list_digests(site: Path) -> None:
    (site / routes.DIGESTS).unlink(missing_ok=True)
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    sums = [f"{sha256((site / path).read_bytes()).hexdigest()}  {path}\n" for path in paths]
    write(site, routes.DIGESTS, "".join(sums))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(verify.tempfile, "tempdir", str(scratch))
    root = tmp_path / "root"
    for path, text in PAGES.items():
        write(root, f"pages/{path}", text)
    git(root, "init", "-q")
    commit(root)
    copy = tmp_path / "copy"
    with served(copy / "site") as url:
        shutil.copytree(root, copy)
        build(copy, {"SITE_URL": url})
        yield Place(root, copy / "site", url)
    assert list(scratch.iterdir()) == []  # whatever happened
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "worktree", "list").count("\n") == 0


def test_a_site_that_is_what_its_commit_gives_is_verified(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place.verify() == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "8 equal, 0 differs, 0 missing, 0 unknown, 0 unsure\n"
        "The site is what its commit gives, byte for byte.\n"
    )
    assert "8 of 8 files compared" in printed.err


def test_one_byte_is_found_and_named_with_both_digests(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    place.publish("fr/index.html", "accueiL")
    assert place.verify() == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "differs: fr/index.html",
        "The first that is not equal: fr/index.html",
        f"  SHA-256 of the build: {sha256(b'accueil').hexdigest()}",
        f"  SHA-256 of the site:  {sha256(b'accueiL').hexdigest()}",
    ]


def test_a_longer_file_differs_although_it_begins_the_same(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place.publish("index.html", "choose and more")
    monkeypatch.setattr(verify, "MORE_BYTES", 2)
    assert place.verify() == 1
    assert "SHA-256 of the site:  more than 8 bytes" in capsys.readouterr().out


def test_missing_files_and_files_too_many_are_told_apart(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    (place.site / "assets/site.css").unlink()
    place.publish("fr/more/index.html", "more")
    sums = (place.site / routes.DIGESTS).read_text()
    place.publish(routes.DIGESTS, f"{sums}{'0' * 64}  fr/more/index.html\n{'0' * 64}  x\x1b[2J y\n")
    place.publish("sitemap.xml", f"<urlset><loc>{place.url}fr/old%20page/</loc></urlset>")
    assert place.verify() == 1
    assert capsys.readouterr().out.splitlines()[:8] == [
        "5 equal, 2 differs, 1 missing, 3 unknown, 0 unsure",
        "differs: SHA256SUMS",
        "differs: sitemap.xml",
        "missing: assets/site.css",
        "unknown: fr/more/index.html",
        "unknown: fr/old?page/index.html",
        "unknown: x??2J?y",
        "The first that is not equal: SHA256SUMS",
    ]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"commit": FOREIGN}, "which never was what is checked out, so it is not built"),
        ({"commit": "--help"}, "does not name the commit"),
        ({"commit": "HEAD"}, "does not name the commit"),
        ({"url": "https://other.example/"}, "was built for the address https://other.example/"),
        ({"repository": "https://x.example/\x1b"}, "for the repository https://x.example/?, this"),
    ],
)
def test_what_a_site_says_chooses_neither_code_nor_settings(
    place: Place, capsys: pytest.CaptureFixture[str], facts: dict[str, str], message: str
) -> None:
    place.publish_build(**facts)
    assert place.verify() == 2
    assert message in capsys.readouterr().err


def test_only_a_commit_of_the_branch_is_built(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    git(place.root, "switch", "-q", "-c", "draft")
    place.publish_build(commit=commit(place.root))
    git(place.root, "switch", "-q", "-")
    assert place.verify() == 2
    git(place.root, "merge", "-q", "--no-ff", "-m", "Merge", "draft")
    assert place.verify() == 2  # the commit was never published
    assert "which never was what is checked out" in capsys.readouterr().err
    assert place.verify("", "--branch", "draft") == 0
    assert place.verify("", "--branch=--all") == 2
    assert "There is no branch --all" in capsys.readouterr().err


def test_an_older_commit_is_built_and_not_what_is_checked_out(place: Place) -> None:
    write(place.root, "pages/index.html", "newer")
    commit(place.root)
    assert place.verify() == 0


def test_a_site_that_names_another_commit_of_ours_differs(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    write(place.root, "pages/index.html", "newer")
    place.publish_build(commit=commit(place.root))
    assert place.verify() == 1
    assert "differs: index.html" in capsys.readouterr().out


def test_a_shallow_clone_and_a_folder_that_is_none_are_reported(
    place: Place, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write(place.root, "pages/index.html", "newer")
    commit(place.root)
    git(tmp_path, "clone", "-q", "--depth", "1", place.root.as_uri(), "shallow")
    assert verify.main([place.url, "--root", str(tmp_path / "shallow")], build) == 2
    assert "run git fetch --unshallow" in capsys.readouterr().err
    assert verify.main([place.url, "--root", str(tmp_path)], build) == 2
    assert "is no clone" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        "http://example.invalid/",
        "ftp://example.invalid/",
        "file:///etc/passwd",
        "example.invalid",
        "https://user:word@example.invalid/",
        "https://example.invalid/?x",
        "https://example.invalid/#x",
        "https://exa mple.invalid/\x1b[2J",
        "http://127.0.0.1.example.invalid/",
        "https://[::1/",
        "https://x:y/",
        "https://straße.invalid/",  # which is not what a browser would ask
        "-",
    ],
)
def test_only_an_address_that_nobody_can_change_on_the_way_is_asked(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify.main([address]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_site_with_letters_outside_ascii_in_its_address_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def answer(request: Request, **_options: object) -> None:
        asked.append(f"{request.host}{request.selector}")
        raise OSError

    monkeypatch.setattr(live_site._OPENER, "open", answer)
    with pytest.raises(NotComparable):
        live_site.LiveSite(live_site.checked_url("https://مثال.invalid/dépôt")).build()
    assert asked == ["xn--mgbh0fb.invalid/d%C3%A9p%C3%B4t/build.json"]


def test_a_site_that_is_published_meanwhile_is_not_said_to_differ(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    def publish_meanwhile(folder: Path, variables: Mapping[str, str]) -> None:
        build(folder, variables)
        place.publish("index.html", "newer")
        place.publish_build(commit=FOREIGN)

    assert verify.main([place.url, "--root", str(place.root)], publish_meanwhile) == 2
    assert f"is now of {FOREIGN}: try again" in capsys.readouterr().err


def test_a_build_that_fails_or_is_interrupted_leaves_nothing(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "COMMAND", ("git", "no-such-command"))
    arguments = [place.url, "--root", str(place.root)]
    assert verify.main(arguments) == 2
    assert "could not be built" in capsys.readouterr().err

    def interrupted(folder: Path, _: Mapping[str, str]) -> None:
        assert (folder / "pages").is_dir()
        raise KeyboardInterrupt

    assert verify.main(arguments, interrupted) == 130


def test_a_site_is_verified_where_a_copy_of_it_is_served(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place.publish_build(url="https://site.example/")
    assert place.verify() == 2
    assert "set SITE_URL to it" in capsys.readouterr().err
    monkeypatch.setenv("SITE_URL", "https://site.example")
    assert place.verify() == 0


def test_the_build_gets_no_setting_of_this_process(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = ("MAKEFLAGS", "GIT_DIR_X", "PYTHONPATH", "SOURCE_DATE_EPOCH", "GITHUB_OUTPUT")
    for name in own:
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/invented")
    seen: dict[str, str] = {}

    def noting(folder: Path, variables: Mapping[str, str]) -> None:
        seen.update(variables)
        build(folder, variables)

    assert verify.main([place.url, "--root", str(place.root)], noting) == 0
    assert not set(own) & seen.keys()
    assert (seen["SITE_URL"], seen["GITHUB_REPOSITORY"]) == (place.url, "example/invented")
    assert seen["PATH"] == os.environ["PATH"]


# ---- servers that answer anything ---------------------------------------------------------------

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """A server that answers every request by `answer`; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def raw(data: bytes) -> Answer:
    return lambda handler: handler.wfile.write(data) and None


def endless(start: bytes, part: bytes) -> Answer:
    """Sends `part` until the other side goes away."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        handler.connection.settimeout(0.01)
        while True:
            handler.connection.sendall(part)
            try:
                if not handler.connection.recv(1):
                    return
            except TimeoutError:
                continue

    return answer


OK = b"HTTP/1.1 200 OK\r\n"
NAMED = b'{"commit": "%s"}' % (b"a" * 40)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (raw(b"\0\xff garbage\r\n\r\n"), "cannot be read"),
        (raw(b""), "cannot be read"),
        (raw(OK + b"Content-Length: 99\r\n\r\n{}"), "ends 97 bytes too early"),
        (raw(OK + b"Content-Length: 2\r\n\r\n{}{}{}"), "does not name the commit"),
        (raw(OK + b"Content-Length: -1\r\n\r\n{}"), "does not name the commit"),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "cannot be read"),
        (raw(OK + b"\r\n" + b"[" * 9_999), "does not name the commit"),
        (raw(OK + b'\r\n{"commit": "unknown"}'), "does not name the commit"),
        (raw(b"HTTP/1.1 206 Part\r\n\r\n" + NAMED), "the server answers 206"),
        (raw(OK + b"Content-Encoding: br\r\n\r\n" + NAMED), "compresses its answer"),
        (raw(OK + b"Refresh: 0;url=//x.example\r\n\r\n" + NAMED), "leads readers to another"),
        (raw(b"HTTP/1.1 404 Not Found\r\n\r\n"), "is no site of this catalogue"),
        (raw(b"HTTP/1.1 503 Busy\r\n\r\n"), "the server answers 503"),
        (
            raw(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n"),
            "redirects to another address",
        ),
        (endless(OK + b"\r\n", b"x" * 9_999), "does not name the commit"),
        (endless(OK + b"\r\n", b""), "takes more than 0.1 s"),
        (endless(OK, b"A"), "takes more than 0.1 s"),
        (endless(b"", b""), "takes more than 0.1 s"),
    ],
)
def test_whatever_a_server_answers_the_command_ends_with_a_message(
    answer: Answer,
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_site, "SECONDS", 0.1)
    with answering(answer) as url:
        assert verify.main([url]) == 2
    assert message in capsys.readouterr().err


def test_without_a_server_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert verify.main([f"http://127.0.0.1:{free.getsockname()[1]}/"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_passing_failure_is_tried_again_and_others_are_no_difference(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.removeprefix("/")
        again = path in asked
        asked.append(path)
        if path == "404.html" or (path == "fr/" and not again):
            handler.send_error(503)
        else:
            file = place.site / unquote(routes.file_of(path))
            handler.wfile.write(OK + b"\r\n" + file.read_bytes())

    with answering(answer) as url:
        place.publish_build(url=url)
        assert place.verify(url) == 2
    assert "7 equal, 0 differs, 0 missing, 0 unknown, 1 unsure" in capsys.readouterr().out
    monkeypatch.setattr(verify, "MOST_UNSURE", 0)
    with answering(answer) as url:
        place.publish_build(url=url)
        assert place.verify(url) == 2
    assert (
        "fails too often, at first at 404.html: the server answers 503" in capsys.readouterr().err
    )


def test_the_default_address_is_that_of_the_settings(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    write(place.root, "mkdocs.yml", "site_name: x\nsite_url: !ENV [SITE_URL]\ndocs_dir: pages\n")
    monkeypatch.setenv("SITE_URL", place.url)
    commit(place.root)
    assert verify.main(["--root", str(place.root)], build) == 0
    assert summary.read_text(encoding="utf-8").startswith("- `8 equal, 0 differs")
    # GitHub would make links of these.
    answer = raw(b"[here](https://evil.example) `x`\r\n\r\n")
    with answering(answer) as url:
        assert verify.main([url]) == 2
    last = summary.read_text(encoding="utf-8").splitlines()[-1]
    assert "https://evil.example" in last
    assert re.fullmatch("- `[^`]*`", last)


def test_the_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        verify.main(["--help"])
    assert end.value.code == 0
    assert "exit code is 0 if all files are equal" in capsys.readouterr().out
