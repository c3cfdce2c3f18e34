"""The address of the repository: on github.com, or on the server that the workflow runs on."""

from __future__ import annotations

import pytest

from jazari_catalogue.code_host import repository_address
from tests.project import Project


@pytest.mark.parametrize(
    ("server", "address"),
    [
        (None, "https://github.com/owner/name"),
        ("", "https://github.com/owner/name"),
        ("https://git.example.ma", "https://git.example.ma/owner/name"),
        ("https://git.example.ma/", "https://git.example.ma/owner/name"),
        ("https://git:8443", "https://git:8443/owner/name"),
    ],
)
def test_repository_is_on_its_server(server: str | None, address: str) -> None:
    assert repository_address(server, "owner/name") == address


@pytest.mark.parametrize(
    "server",
    [
        "http://git.example.ma",
        "git.example.ma",
        "javascript:alert(1)",
        "https://",
        "https://git.example.ma/path",
        "https://git.example.ma?query",
        "https://user@git.example.ma",
        'https://git.example.ma"onclick="',
        "https://git.example.ma\n",
        "https://git.example.ma:99999999",
        " https://git.example.ma",
    ],
)
def test_server_that_is_no_host_is_refused(server: str) -> None:
    with pytest.raises(ValueError, match="GITHUB_SERVER_URL, such as") as refused:
        repository_address(server, "owner/name")
    assert server.rpartition("@")[2] in str(refused.value)


@pytest.mark.parametrize(
    "name", ["name", "a/b/c", "../name", "owner/..", "a b/c", "a/b?c", "a/b\n"]
)
def test_name_that_is_no_repository_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="GITHUB_REPOSITORY, such as"):
        repository_address(None, name)


def test_pages_link_to_the_server_that_the_workflow_runs_on(small_project: Project) -> None:
    run = small_project.build_in_subprocess(
        GITHUB_SERVER_URL="https://git.example.ma", GITHUB_REPOSITORY="ia/cat"
    )
    assert run.code == 0, run.output
    for path in ("institutes/institut-invente/", "gaps/"):
        page = small_project.page(f"fr/{path}")
        links = page.xpath("//*[@id='content']//a/@href")
        assert [link for link in links if link.startswith("https://git.example.ma/ia/cat/")], path
        assert not [link for link in links if link.startswith("https://github.com/")], path


def test_build_on_a_server_that_is_no_host_is_refused(small_project: Project) -> None:
    run = small_project.build_in_subprocess(GITHUB_SERVER_URL="javascript:alert(1)")
    assert run.code != 0
    assert "the server of the repository is “javascript:alert(1)”" in run.output
    assert "GITHUB_SERVER_URL, such as https://git.example.org" in run.output
    assert "Traceback" not in run.output


def test_a_message_keeps_the_password_of_an_address_to_itself() -> None:
    with pytest.raises(ValueError, match=r"“https://…@git\.example\.ma”") as refused:
        repository_address("https://invented:s3cret/@git.example.ma", "ia/cat")
    assert "s3cret" not in str(refused.value)
