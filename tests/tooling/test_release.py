"""A release is prepared by hand, checked by its tag, packed from a site, and published whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from jazari_catalogue import __version__
from tests.project import ROOT, Project
from tests.tooling.releases import CHANGELOG, DATA, NOW, Place, Service
from tools.release import changelog, clone, pack, prepare, publish
from tools.release.changelog import NotReleasable


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place.made(tmp_path_factory.mktemp("released"))


@pytest.fixture
def place(released: Place, tmp_path: Path) -> Place:
    return released.copy(tmp_path)


@pytest.fixture(scope="module")
def tagged(released: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A clone with the tag v1.0.0, whose data are packed."""
    place = released.copy(tmp_path_factory.mktemp("tagged"))
    place.tag("1.0.0")
    place.build()
    pack.pack(place.root)
    return place


class Publishing:
    """The job with write access, in a clone with the packed data."""

    def __init__(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place = place
        self.service = Service()
        self.service.tagged = place.head
        self.waits: list[float] = []
        monkeypatch.setattr(subprocess, "run", self.service.run)
        monkeypatch.setenv("GITHUB_REPOSITORY", "invente/catalogue")
        monkeypatch.setenv("GITHUB_REF", "refs/tags/v1.0.0")
        monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)

    def run(self, **failures: str) -> int:
        self.service.failures = failures
        return publish.main(self.place.root, self.waits.append)


@pytest.fixture
def publishing(tagged: Place, monkeypatch: pytest.MonkeyPatch) -> Publishing:
    return Publishing(tagged, monkeypatch)


# ---- prepared by hand ----


def test_a_release_is_one_commit_and_an_annotated_tag(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    before = place.git("rev-parse", "HEAD")
    assert place.prepare("1.0.0") == 0
    assert clone.version_of(place.root) == "1.0.0"
    day = changelog.section(place.read("CHANGELOG.md"), "1.0.0").day
    assert place.read("CHANGELOG.md") == CHANGELOG.replace(
        "## Unreleased\n", f"## Unreleased\n\n## 1.0.0 - {day}\n"
    )
    assert place.git("log", "--format=%s", f"{before}..") == "Release 1.0.0"
    assert place.git("cat-file", "-t", "v1.0.0") == "tag"
    assert place.git("rev-parse", "v1.0.0^{commit}") == place.git("rev-parse", "HEAD")
    assert "git push --atomic origin main v1.0.0" in capsys.readouterr().out
    assert place.git("rev-parse", "origin/main") == before


def test_a_dry_run_changes_nothing(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    before = place.state
    assert place.prepare("1.0.0", "--dry-run") == 0
    assert "git push --atomic origin main v1.0.0" in capsys.readouterr().out
    assert place.state == before


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ("changed", "Some files are changed or new"),
        ("new", "Some files are changed or new"),
        ("branch", "git switch main"),
        ("detached", "git switch main"),
        ("ahead", "main and origin/main differ"),
        ("tagged", "The tag v1.0.0 exists already"),
        ("later", "The program is at 1.1.0"),
        ("empty", "must begin with the section `## Unreleased`"),
        ("released", "CHANGELOG.md has 1.2.0 already"),
    ],
)
def test_no_release_is_made_from_another_state(place: Place, state: str, message: str) -> None:
    if state == "changed":
        place.write("LICENSE-CONTENT", "Other\n")
    elif state == "new":
        place.write("new.txt", "x")
    elif state == "branch":
        place.git("switch", "-q", "-c", "other")
    elif state == "detached":
        place.git("switch", "-q", "--detach")
    elif state == "ahead":
        place.commit()
    elif state == "tagged":
        place.git("tag", "v1.0.0")
    elif state == "later":
        clone.set_version(place.root, "1.1.0")
        place.commit()
    elif state == "empty":
        place.write("CHANGELOG.md", CHANGELOG.replace("- A page more.\n", ""))
    elif state == "released":
        place.write("CHANGELOG.md", CHANGELOG.replace("0.9.0", "1.2.0"))
    if state in ("later", "empty", "released"):
        place.commit()
        place.git("push", "-q", "origin", "main")
    before = place.state
    with pytest.raises(NotReleasable) as error:
        prepare.prepare(place.root, "1.0.0", NOW)
    assert message in str(error.value)
    assert place.state == before


def test_a_heading_without_text_is_no_version() -> None:
    text = changelog.released(f"{CHANGELOG}\n## \n", "1.0.0", NOW.date())
    assert "## 1.0.0 - " in text


@pytest.mark.parametrize("version", ["", "1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.0\n", "$(x)"])
def test_a_version_is_three_numbers(tagged: Place, version: str) -> None:
    with pytest.raises(NotReleasable, match="is no version: write three numbers"):
        prepare.prepare(tagged.root, version, NOW)


def test_if_git_refuses_the_commit_the_clone_is_as_before(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = place.root / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2; exit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert place.prepare("1.0.0") == 1
    assert "not today" in capsys.readouterr().err
    assert place.read("CHANGELOG.md") == CHANGELOG
    assert place.git("status", "--porcelain") == ""
    assert place.git("tag", "--list") == ""


def test_the_version_is_in_one_file_only() -> None:
    assert clone.version_of(ROOT) == __version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"] == {"path": clone.PROGRAM}
    assert "version" not in json.loads((ROOT / "package.json").read_text(encoding="utf-8"))


# ---- checked by its tag ----


def test_the_tag_that_was_prepared_can_be_released_with_its_changes(place: Place) -> None:
    place.tag("1.0.0")
    assert place.checked() == "- A page more."
    # A later commit on main does not matter.
    place.git("switch", "-q", "--detach", "v1.0.0")
    assert place.checked() == "- A page more."


@pytest.mark.parametrize(
    "ref", ["", "refs/heads/main", "refs/heads/v1.0.0", "refs/tags/v1", "v1.0.0"]
)
def test_only_the_tag_of_a_version_is_released(tagged: Place, ref: str) -> None:
    with pytest.raises(NotReleasable, match="is no tag of a version"):
        tagged.checked(ref)


def test_a_tag_that_is_not_on_main_is_refused(place: Place) -> None:
    place.git("switch", "-q", "-c", "other")
    place.write("plugins/jazari_catalogue/__init__.py", '__version__ = "1.0.0"\n')
    place.commit()
    place.git("tag", "v1.0.0")
    with pytest.raises(NotReleasable, match="is no commit of origin/main"):
        place.checked()


def test_a_commit_inside_a_merged_pull_request_is_not_on_main(place: Place) -> None:
    place.git("switch", "-q", "-c", "other")
    inside = place.commit("Evil")
    place.commit("Undo it")
    place.git("switch", "-q", "main")
    place.git("merge", "-q", "--no-ff", "-m", "Merge", "other")
    merged = place.git("rev-parse", "HEAD")
    assert clone.commit_on_main(place.root, merged[:10], "main") == merged
    with pytest.raises(NotReleasable, match="is no commit of main"):
        clone.commit_on_main(place.root, inside, "main")


@pytest.mark.parametrize("name", ["", "main", "HEAD~1", "--all", "abc", "g" * 40, "f" * 40])
def test_only_the_name_of_a_commit_is_taken_for_one(tagged: Place, name: str) -> None:
    with pytest.raises(NotReleasable):
        clone.commit_on_main(tagged.root, name, "main")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## 1.0.0", "## 1.0.1", "CHANGELOG.md has no section of 1.0.0"),
        ("## 0.9.0", "## 1.0.0", "CHANGELOG.md has 2 sections of 1.0.0"),
        ("\n- A page more.\n", "", "CHANGELOG.md, line 5: the section of 1.0.0 is empty"),
        ("1.0.0 - 2", "1.0.0 - x2", "CHANGELOG.md, line 5: write `## 1.0.0 - 2026-11-28`"),
    ],
)
def test_a_version_needs_one_section_with_its_day_and_its_changes(
    old: str, new: str, message: str
) -> None:
    text = changelog.released(CHANGELOG, "1.0.0", NOW.date())
    assert changelog.section(text, "1.0.0").text == "- A page more."
    with pytest.raises(NotReleasable) as error:
        changelog.section(text.replace(old, new), "1.0.0")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (clone.PROGRAM, '"1.0.0"', '"1.0.1"', "the version of the program 1.0.1"),
        (clone.CHANGELOG, "## 1.0.0 - 2", "## 1.0.0 - 7", "after its commit"),
        (clone.CHANGELOG, "## 1.0.0", "## 1.0.1", "no section of 1.0.0"),
    ],
)
def test_a_tag_without_its_version_or_its_section_is_refused(
    place: Place, file: str, old: str, new: str, message: str
) -> None:
    place.tag("1.0.0")
    place.write(file, place.read(file).replace(old, new))
    place.commit()
    place.git("tag", "--force", "v1.0.0")
    place.git("push", "-q", "origin", "main")
    with pytest.raises(NotReleasable) as error:
        place.checked()
    assert message in str(error.value)


# ---- packed ----


def test_the_same_site_gives_the_same_bytes_whatever_the_machine(
    tagged: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tagged.root / pack.PACKED
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert first.keys() == {*pack.ASSETS}
    for file in (tagged.root / "site").rglob("*"):
        os.utime(file, (1, 1))
        file.chmod(0o700)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    pack.pack(tagged.root)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first


def test_the_archive_has_all_data_their_licences_and_their_commit(tagged: Place) -> None:
    with zipfile.ZipFile(tagged.root / pack.PACKED / pack.ARCHIVE) as archive:
        entries = archive.infolist()
        assert archive.read("jazari-catalogue-1.0.0/data/csv/fr/institutes.csv") == b"Nom\n"
    assert all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)
    names = [entry.filename.removeprefix("jazari-catalogue-1.0.0/") for entry in entries]
    data = {name for name in DATA if name.startswith("data/")}
    assert names == sorted(data | {"LICENSE-CONTENT", "regions.geojson.license", "build.json"})


def test_the_digests_are_those_of_the_other_files(tagged: Place) -> None:
    folder = tagged.root / pack.PACKED
    lines = (folder / pack.CHECKSUMS).read_text(encoding="ascii").splitlines()
    digests = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    assert digests == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in pack.ASSETS[:-1]
    }


def test_a_site_of_another_commit_is_not_packed(place: Place) -> None:
    place.build()
    pack.pack(place.root)
    place.commit()
    with pytest.raises(NotReleasable, match="run `make site`"):
        pack.pack(place.root)


def test_a_site_has_every_file_of_a_release(small_built: Project) -> None:
    for name in (*pack.SINGLE_FILES, pack.CHECKSUMS):
        assert (small_built.site / "data" / name).is_file()


# ---- published ----


def test_a_release_is_a_draft_with_all_files_before_it_is_public(publishing: Publishing) -> None:
    assert publishing.run() == 0
    [release] = publishing.service.releases
    assert (release["draft"], release["name"], release["body"]) == (
        False,
        "1.0.0",
        "- A page more.",
    )
    assert [asset["name"] for asset in release["assets"]] == [*pack.ASSETS]
    first, *uploads, last = publishing.service.changes
    assert (first, last) == ("POST releases", "PATCH releases/100")
    assert len(uploads) == len(pack.ASSETS)


def test_running_again_changes_nothing(
    publishing: Publishing, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publishing.run() == 0
    before = publishing.service.changes
    assert publishing.run() == 0
    assert publishing.service.changes == before
    assert "is published already, with these files" in capsys.readouterr().out


@pytest.mark.parametrize("when", ["before", "half", "after"])
def test_a_passing_error_of_the_service_is_tried_again(publishing: Publishing, when: str) -> None:
    assert publishing.run(**{"POST catalogue.ttl": when}) == 0
    [release] = publishing.service.releases
    assert {asset["name"] for asset in release["assets"]} == {*pack.ASSETS}
    assert {asset["state"] for asset in release["assets"]} == {"uploaded"}
    assert release["draft"] is False
    uploads = [
        request for request in publishing.service.changes if "name=catalogue.sqlite" in request
    ]
    assert len(uploads) == 1
    assert publishing.waits == [5]


def test_a_draft_that_was_made_in_spite_of_an_error_is_not_made_twice(
    publishing: Publishing,
) -> None:
    assert publishing.run(**{"POST releases": "after"}) == 0
    assert [release["draft"] for release in publishing.service.releases] == [False]


def test_of_two_drafts_of_the_same_release_one_is_kept(publishing: Publishing) -> None:
    assert publishing.run(**{"PATCH releases/100": "before"}) == 0
    [release] = publishing.service.releases
    publishing.service.releases = [release | {"draft": True}, release | {"id": 101, "draft": True}]
    assert publishing.run() == 0
    assert [(each["id"], each["draft"]) for each in publishing.service.releases] == [(100, False)]


def test_after_the_service_failed_for_long_nobody_sees_a_release_and_another_run_completes_it(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(publish, "WAITS_SECONDS", ())
    assert publishing.run(**{"POST regions.geojson": "half"}) == 1
    assert [release["draft"] for release in publishing.service.releases] == [True]
    assert ": 502" in capsys.readouterr().err
    assert publishing.run() == 0
    [release] = publishing.service.releases
    assert release["draft"] is False
    assert [asset["state"] for asset in release["assets"]] == ["uploaded"] * len(pack.ASSETS)


def test_what_github_refuses_is_not_tried_again(
    publishing: Publishing, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publishing.run(**{"POST releases": "refused"}) == 1
    assert publishing.waits == []
    assert "POST releases: 404" in capsys.readouterr().err


def test_a_published_release_is_never_changed(
    publishing: Publishing, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publishing.run() == 0
    publishing.service.releases[0]["assets"][0]["digest"] = "sha256:0"
    before = publishing.service.changes
    assert publishing.run() == 1
    assert publishing.service.changes == before
    assert "release a later version" in capsys.readouterr().err


def test_a_draft_of_someone_else_is_left_alone(
    publishing: Publishing, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = {"id": 7, "tag_name": "v1.0.0", "draft": True, "body": "My words", "assets": []}
    publishing.service.releases.append(draft)
    assert publishing.run() == 1
    assert (publishing.service.releases, publishing.service.changes) == ([draft], [])
    assert "a draft of v1.0.0 with other notes" in capsys.readouterr().err


def test_a_tag_that_is_moved_meanwhile_is_not_published(publishing: Publishing) -> None:
    publishing.service.tagged = "f" * 40
    assert publishing.run() == 1
    assert [release["draft"] for release in publishing.service.releases] == [True]


@pytest.mark.parametrize("change", ["more", "less", "other", "link"])
def test_only_the_files_of_a_release_are_taken_from_the_job_that_built_them(
    tagged: Place, tmp_path: Path, change: str
) -> None:
    folder = shutil.copytree(tagged.root / pack.PACKED, tmp_path / "packed")
    file = folder / "catalogue.ttl"
    if change == "more":
        (folder / "##[add-mask]x").write_bytes(b"x")
    elif change == "less":
        file.unlink()
    elif change == "other":
        file.write_bytes(b"x")
    else:
        file.rename(tmp_path / file.name)
        file.symlink_to(tmp_path / file.name)
    with pytest.raises(NotReleasable) as error:
        publish.packed_files(folder)
    assert "##[" not in str(error.value)


def test_long_notes_are_cut_and_lead_to_the_changelog() -> None:
    long = "- A change more.\n" * 9_000
    section = changelog.section(f"## 1.0.0 - 2026-03-02\n{long}", "1.0.0")
    repository = publish.Repository("invente/catalogue", "")
    body = publish.Release(repository, section, "0" * 40).body
    assert len(body) < publish.MOST_CHARACTERS + 200
    link = "https://github.com/invente/catalogue/blob/v1.0.0/CHANGELOG.md"
    assert body.endswith(f"- A change more.\n\n[…]({link})")
