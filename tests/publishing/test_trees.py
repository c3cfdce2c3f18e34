"""The site and its spare: each build changes only what differs, and believes no tree blindly."""

from __future__ import annotations

import ast
import errno
import hashlib
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing import exchange, trees
from jazari_catalogue.publishing.publisher import Outcome, Publisher
from jazari_catalogue.publishing.targets import (
    FileFacts,
    FileTarget,
    MadeTarget,
    SummaryTarget,
    facts_of,
    keys_of,
)
from jazari_catalogue.publishing.trees import MADE_IN_PARALLEL_FROM, Tree

FILES = {"index.html": "1", "fr/a/index.html": "1", "fr/b/index.html": "1", "ar/a/index.html": "1"}


class Site:
    """A site of small files in a temporary folder; counts what is made."""

    def __init__(self, root: Path) -> None:
        self.site = root / "site"
        self.spare = root / ".site.spare"
        self.cache = root / "cache"
        self.made: list[str] = []

    def publish(self, files: dict[str, str]) -> Outcome:
        """Publishes ``files``: path -> what the file is made from, which is in its text."""
        self.made = []

        def make(path: str, text: str) -> bytes:
            self.made.append(path)
            return f"{path}: {text.partition(' ')[0]}".encode()

        targets = [
            MadeTarget(path, text, lambda path=path, text=text: make(path, text))  # type: ignore[misc]
            for path, text in files.items()
        ]
        publisher = Publisher(self.site, self.cache)
        try:
            publisher.begin()
            outcome = publisher.publish(targets)
        finally:
            publisher.end()
        assert self.files() == {
            path: f"{path}: {text.partition(' ')[0]}" for path, text in files.items()
        }
        return outcome

    def files(self) -> dict[str, str]:
        return {
            file.relative_to(self.site).as_posix(): file.read_text(encoding="utf-8")
            for file in self.site.rglob("*")
            if not file.is_dir()
        }

    def inodes(self) -> dict[str, int]:
        return {
            file.relative_to(self.site).as_posix(): file.stat().st_ino
            for file in [self.site, *self.site.rglob("*")]
        }


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site that was built twice, so that it has a spare."""
    site = Site(tmp_path)
    site.publish({**FILES, "index.html": "0"})
    site.publish(FILES)
    return site


def test_a_build_makes_what_it_and_the_build_before_changed(site: Site) -> None:
    before = site.inodes()
    outcome = site.publish({**FILES, "fr/a/index.html": "2"})
    assert site.made == ["fr/a/index.html"]
    assert (outcome.files, outcome.written) == (4, 1)
    after = site.inodes()
    kept = {path for path in FILES if after[path] == before[path]}
    assert kept == FILES.keys() - {"fr/a/index.html"}
    assert site.publish({**FILES, "fr/b/index.html": "2"}).written == 2
    assert site.publish(FILES).written == 1
    assert site.made == []  # the spare still has the file of before


def test_without_changes_nothing_is_made_nor_exchanged(site: Site) -> None:
    before = site.inodes()
    assert site.publish(FILES).written == 0
    assert (site.made, site.inodes()) == ([], before)


def test_bytes_that_are_the_same_under_another_key_stay_the_file_that_is_there(site: Site) -> None:
    before = site.inodes()
    outcome = site.publish(dict.fromkeys(FILES, "1 otherwise"))
    assert sorted(site.made) == sorted(FILES)
    assert outcome.written == 0
    after = site.inodes()
    assert [path for path in FILES if after[path] != before[path]] == []
    assert site.publish(FILES).written == 0
    assert site.made == []


def test_removed_files_and_their_folders_are_gone_and_a_file_may_become_a_folder(
    site: Site,
) -> None:
    site.publish({"fr/b/index.html": "1", "ar": "1"})
    assert not (site.site / "fr" / "a").exists()
    site.publish(FILES)
    site.publish({"fr/b/index.html": "1", "index.html/index.html": "1"})
    assert not (site.site / "ar").exists()


@pytest.mark.parametrize("change", [{}, {"fr/index.html": "2"}], ids=["in the root", "above"])
def test_what_a_killed_build_had_still_to_delete_is_deleted_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch, change: dict[str, str]
) -> None:
    """Also below a folder that it was about to change, which is then in no manifest."""
    files = {**FILES, "fr/index.html": "1"}
    more = {**files, "old.html": "1", "fr/a/old.html": "1"}
    site.publish(more)
    site.publish({**more, "index.html": "2"})

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Tree, "_delete", kill)
        with pytest.raises(KeyboardInterrupt):
            site.publish({**(more if change else files), **change})
    site.publish({**files, **change})


@pytest.mark.parametrize("folder", ["fr/a", "fr/a/b/c"])
def test_what_a_killed_build_had_made_is_deleted_by_the_next_with_its_folders(
    site: Site, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """Nothing has come or gone around the folder, and the file in it is in no manifest."""
    page = f"{folder}/index.html"
    site.publish({**FILES, page: "1"})
    site.publish({**FILES, page: "1", "index.html": "2"})

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(trees, "_in_chunks", kill)
        with pytest.raises(KeyboardInterrupt):
            site.publish({**FILES, page: "2"})
    site.publish({path: text for path, text in FILES.items() if path != "fr/a/index.html"})
    site.publish({path: text for path, text in FILES.items() if path != "fr/a/index.html"})


def damage_file(tree: Path) -> None:
    file = tree / "fr/a/index.html"
    file.unlink()
    file.write_text("fr/a/index.html: 9", encoding="utf-8")  # the size is the same


def damage_file_in_place(tree: Path) -> None:
    file = tree / "fr/a/index.html"
    copy = file.read_bytes()
    file.unlink()  # the other tree has the same file
    file.write_bytes(copy.replace(b"1", b"8"))


def delete_file(tree: Path) -> None:
    (tree / "fr/a/index.html").unlink()


def delete_folder(tree: Path) -> None:
    for file in (tree / "fr/a/index.html", tree / "fr/a", tree / "fr/b/index.html", tree / "fr/b"):
        file.rmdir() if file.is_dir() else file.unlink()


def add_strangers(tree: Path) -> None:
    (tree / "fr/a/planted.html").write_text("planted", encoding="utf-8")
    (tree / "planted/deeper").mkdir(parents=True)
    (tree / "planted/deeper/file").touch()


def lead_a_folder_away(tree: Path) -> None:
    outside = tree.parent / "outside"
    (tree / "fr").rename(outside)
    (tree / "fr").symlink_to(outside)


def lead_a_file_away(tree: Path) -> None:
    outside = tree.parent / "outside"
    (tree / "fr/a/index.html").rename(outside)
    (tree / "fr/a/index.html").symlink_to(outside)


def swap_file_and_folder(tree: Path) -> None:
    (tree / "index.html").unlink()
    (tree / "index.html").mkdir()
    (tree / "ar/a/index.html").unlink()
    (tree / "ar/a").rmdir()
    (tree / "ar/a").touch()


def close_for_others(tree: Path) -> None:
    (tree / "fr/a/index.html").chmod(0o600)
    (tree / "fr/b").chmod(0o700)


def delete_tree(tree: Path) -> None:
    tree.rename(tree.parent / "away")


@pytest.mark.parametrize(
    "damage",
    [
        damage_file,
        damage_file_in_place,
        delete_file,
        delete_folder,
        add_strangers,
        lead_a_folder_away,
        lead_a_file_away,
        swap_file_and_folder,
        close_for_others,
        delete_tree,
    ],
)
@pytest.mark.parametrize("name", ["site", ".site.spare"])
@pytest.mark.parametrize("is_known", [True, False])
def test_a_damaged_tree_is_made_whole_whether_or_not_it_has_a_manifest(
    site: Site, damage: object, name: str, is_known: bool
) -> None:
    assert callable(damage)
    damage(site.site.with_name(name))
    outside = site.site.with_name("outside")
    away = {file: file.read_bytes() for file in outside.rglob("*") if file.is_file()}
    if not is_known:
        for file in site.cache.iterdir():
            file.unlink()
    for files in (FILES, {**FILES, "index.html": "2"}, FILES):
        site.publish(files)
        for path in [site.site, *site.site.rglob("*")]:
            assert not path.is_symlink()
            assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)
    assert {file: file.read_bytes() for file in away} == away


def test_files_and_folders_are_readable_whatever_the_umask(site: Site) -> None:
    old = os.umask(0o077)
    try:
        site.publish({**FILES, "en/new/index.html": "1"})
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(old)
    for path in [site.site, *site.site.rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


def test_a_site_that_is_a_link_is_brought_forward_in_its_folder(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    www = site.site.with_name("www")
    www.mkdir()
    site.site.rename(site.site.with_name("before"))
    site.site.symlink_to("www")
    site.publish(FILES)
    folder = www.stat().st_ino
    assert site.site.is_symlink()
    assert "one by one" in capsys.readouterr().out
    assert site.publish({**FILES, "index.html": "2"}).written == 1
    assert site.made == ["index.html"]
    site.publish({"fr/b/index.html": "1"})
    assert (www.stat().st_ino, site.site.is_symlink()) == (folder, True)


def test_a_site_on_another_file_system_gets_copies(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, path: str) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), source, None, path)

    monkeypatch.setattr(os, "link", refuse)
    www = site.site.with_name("www")
    site.site.rename(www)
    site.site.symlink_to("www")
    assert site.publish({**FILES, "index.html": "2"}).written == 1
    assert site.publish(FILES).written == 1
    assert site.publish(dict.fromkeys(FILES, "1 otherwise")).written == 0


@pytest.mark.parametrize("has_exchange", [True, False])
def test_a_mount_point_is_brought_forward_where_it_is(
    site: Site, monkeypatch: pytest.MonkeyPatch, has_exchange: bool
) -> None:
    rename = os.rename

    def refuse(*_: object) -> bool:
        if not has_exchange:
            return False
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    def refuse_the_site(source: Path, path: Path) -> None:
        if Path(source) == site.site:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        rename(source, path)

    monkeypatch.setattr(exchange, "_at_once", refuse)
    monkeypatch.setattr(os, "rename", refuse_the_site)
    folder = site.site.stat().st_ino
    assert site.publish({**FILES, "index.html": "2"}).written == 1
    assert site.publish(FILES).written == 1
    assert site.site.stat().st_ino == folder


def test_without_an_exchange_the_names_are_renamed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_at_once", lambda *_: False)
    spare = site.spare.stat().st_ino
    assert site.publish({**FILES, "index.html": "2"}).written == 1
    assert site.site.stat().st_ino == spare
    assert site.publish(FILES).written == 1
    assert site.made == []


@pytest.mark.parametrize("renamings", [1, 2])
def test_a_build_that_is_killed_between_the_renamings_is_undone_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch, renamings: int
) -> None:
    rename, left = Path.rename, iter(range(renamings))

    def stop(source: Path, path: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return rename(source, path)

    before = site.files()
    with monkeypatch.context() as patch:
        patch.setattr(exchange, "_at_once", lambda *_: False)
        patch.setattr(Path, "rename", stop)
        with pytest.raises(KeyboardInterrupt):
            site.publish({**FILES, "index.html": "2"})
    assert site.site.exists() == (renamings == 2)
    publisher = Publisher(site.site, site.cache)
    publisher.begin()
    publisher.end()
    assert site.files() == (before if renamings == 1 else {**before, "index.html": "index.html: 2"})
    site.publish(FILES)
    assert not site.site.with_name(".site.old").exists()


def test_a_renaming_that_fails_is_undone_at_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(source: Path, path: Path) -> Path:
        if source == site.spare:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(source, path)

    before = site.inodes()
    monkeypatch.setattr(exchange, "_at_once", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        site.publish({**FILES, "index.html": "2"})
    assert site.inodes() == before


def test_a_link_to_a_folder_with_other_files_is_refused(site: Site) -> None:
    home = site.site.with_name("home")
    home.mkdir()
    (home / "letter").touch()
    site.site.rename(site.site.with_name("before"))
    site.site.symlink_to("home")
    with pytest.raises(BuildRefused, match="has other files than a site"):
        site.publish(FILES)
    assert [file.name for file in home.iterdir()] == ["letter"]


def lead_the_spare_away(spare: Path) -> None:
    spare.rename(spare.with_name("outside"))
    spare.symlink_to("outside")


def put_a_file_in_its_place(spare: Path) -> None:
    spare.rename(spare.with_name("outside"))
    spare.touch()


@pytest.mark.parametrize("hide", [lead_the_spare_away, put_a_file_in_its_place])
def test_what_is_in_the_place_of_the_spare_is_refused_and_stays(site: Site, hide: object) -> None:
    assert callable(hide)
    hide(site.spare)
    before, outside = site.inodes(), {*site.site.with_name("outside").rglob("*")}
    with pytest.raises(BuildRefused, match=r"\.site\.spare is no folder, .*: delete it"):
        site.publish({"index.html": "2"})
    assert (site.inodes(), {*site.site.with_name("outside").rglob("*")}) == (before, outside)


def test_a_spare_of_another_user_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    with pytest.raises(BuildRefused, match="belongs to another user"):
        site.publish({"index.html": "2"})


# ---- files about the bytes of others ----------------------------------------------------------


def with_sizes(root: Path, files: dict[str, str], *, workers: int = 1) -> tuple[str, list[str]]:
    """Publishes ``files`` with two summaries: what the last says, and which of the two was made."""
    made = []

    def report(name: str, facts: Mapping[str, FileFacts]) -> bytes:
        made.append(name)
        return repr({path: tuple(one) for path, one in facts.items()}).encode()

    targets = [MadeTarget(path, text, text.encode) for path, text in files.items()]
    sizes = SummaryTarget("sizes.txt", targets[1:], "v1", partial(report, "sizes"))
    all_sizes = SummaryTarget("all.txt", [*targets, sizes], "v1", partial(report, "all"))
    publisher = Publisher(root / "site", root / "cache")
    try:
        publisher.begin()
        # In an order in which no file is there when it is first asked for.
        publisher.publish([sizes, all_sizes, *targets], workers)
    finally:
        publisher.end()
    written = {path: (root / "site" / path).read_bytes() for path in (*files, "sizes.txt")}
    said = ast.literal_eval((root / "site" / "all.txt").read_text())
    assert said == {
        path: (len(data), hashlib.sha256(data).digest()) for path, data in written.items()
    }
    return (root / "site" / "sizes.txt").read_text(), made


@pytest.mark.parametrize("workers", [1, 2])
def test_a_summary_has_the_facts_of_files_and_summaries_before_it(
    tmp_path: Path, workers: int
) -> None:
    files = {f"{number}.txt": "x" * number for number in range(MADE_IN_PARALLEL_FROM + 1)}
    said, made = with_sizes(tmp_path, files, workers=workers)
    assert ("'2.txt': (2, " in said, made) == (True, ["sizes", "all"])


def test_a_summary_is_made_again_only_if_a_file_that_it_is_about_changes(tmp_path: Path) -> None:
    files = {"a.txt": "1", "b.txt": "1"}
    with_sizes(tmp_path, files)
    with_sizes(tmp_path, files)
    assert with_sizes(tmp_path, files)[1] == []
    _, made = with_sizes(tmp_path, {**files, "a.txt": "22"})
    assert made == ["all"]
    said, made = with_sizes(tmp_path, {**files, "b.txt": "333"})
    assert ("'b.txt': (3, " in said, made) == (True, ["sizes", "all"])


def test_a_summary_gives_the_same_bytes_without_a_tree() -> None:
    about = [FileTarget("a.txt", b"12345")]
    summary = SummaryTarget("sizes.txt", about, "", lambda facts: b"%d" % facts["a.txt"].size)
    assert summary.content() == b"5"
    assert (
        summary.key() == keys_of({target.path: target for target in [summary, *about]})["sizes.txt"]
    )


def test_the_digest_of_a_file_that_stays_is_not_computed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number}.txt": str(number) for number in range(9)}
    with_sizes(tmp_path, files)
    with_sizes(tmp_path, files)
    digested: list[bytes] = []
    monkeypatch.setattr(trees, "facts_of", lambda data: digested.append(data) or facts_of(data))
    with_sizes(tmp_path, {**files, "3.txt": "new"})  # which checks the digests of all
    assert b"new" in digested
    assert not set(digested) & {text.encode() for text in files.values()}
