"""tools/fetch.py runs pip and npm with the settings they need, and explains their failures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import fetch
from tools.fetch import CAUSES, cause_of, environment, error_lines

PIP = [sys.executable, "-m", "pip", "install", "-q"]
NPM = [sys.executable, "tools/node.py", "npm", "ci"]

# As pip 26 and npm 11 wrote them, shortened.
BROKEN = (
    "WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after "
    "connection broken by '{}': /simple/inventee/\n"
    "ERROR: Could not find a version that satisfies the requirement inventee==1 (from versions: "
    "none)\n"
    "ERROR: No matching distribution found for inventee==1\n"
)
RECORDED = [
    (
        BROKEN.format(
            "NameResolutionError(\"HTTPSConnection(host='index.invalid', port=443): Failed to "
            "resolve 'index.invalid' ([Errno -2] Name or service not known)\")"
        ),
        "Check the network connection.",
    ),
    (
        BROKEN.format(
            "NewConnectionError(\"HTTPSConnection(host='localhost', port=9): Failed to establish a "
            'new connection: [Errno 111] Connection refused")'
        ),
        "Check the network connection.",
    ),
    (
        BROKEN.format(
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate "
            "verify failed: self-signed certificate (_ssl.c:1006)'))"
        ),
        "PIP_CERT",
    ),
    (
        BROKEN.format("OSError('Tunnel connection failed: 407 Proxy Authentication Required')"),
        "HTTPS_PROXY",
    ),
    (
        BROKEN.format("ProxyError('Cannot connect to proxy.', NewConnectionError('…'))"),
        "The proxy does not answer",
    ),
    (BROKEN.partition("\n")[2], "A mirror may be out of date"),
    (
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have "
        "updated the package versions, please update the hashes.\n    inventee==1 from "
        "https://index.invalid/inventee-1.whl:\n        Expected sha256 00\n",
        "does not match its hash",
    ),
    (
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n",
        "The disk or your quota is full",
    ),
    ("OSError: [Errno 30] Read-only file system: '/invented/x'\n", "is not writable"),
    (
        "npm error code ENOTFOUND\nnpm error network request to https://registry.invalid/inventee "
        "failed, reason: getaddrinfo ENOTFOUND registry.invalid\nnpm error network If you are "
        "behind a proxy, please make sure that the 'proxy' config is set properly.\n",
        "Check the network connection.",
    ),
    (
        "npm error   code: 'ECONNREFUSED',\nnpm error   errno: 'ECONNREFUSED',\n",
        "network connection",
    ),
    ("npm error code E503\nnpm error 503 Service Unavailable - GET https://r.invalid\n", "network"),
    (
        "npm error code DEPTH_ZERO_SELF_SIGNED_CERT\nnpm error request to https://r.invalid/ "
        "failed, reason: self-signed certificate\n",
        "NODE_EXTRA_CA_CERTS",
    ),
    (
        "npm error code E407\nnpm error 407 Proxy Authentication Required - GET https://r.invalid\n",
        "HTTPS_PROXY",
    ),
    ("npm error code E403\nnpm error 403 403 Forbidden - GET https://r.invalid\n", "refuses"),
    (
        "npm error code E404\nnpm error 404 Not Found - GET https://r.invalid\n",
        "does not have this",
    ),
    ("npm error code EINTEGRITY\nnpm error Integrity checksum failed\n", "does not match its hash"),
    ("npm error code ENOSPC\nnpm error syscall write\n", "The disk or your quota is full"),
    ("npm error code EACCES\nnpm error syscall mkdir\n", "is not writable"),
    (
        "npm error errno ENOENT\nnpm error Log files were not written due to an error writing to "
        "the directory: /invented/npm/_logs\n",
        "is not writable",
    ),
    (
        "npm error code EUSAGE\nnpm error `npm ci` can only install packages when your "
        "package.json and package-lock.json are in sync.\n",
        "make lock",
    ),
]


@pytest.mark.parametrize(("output", "suggests"), RECORDED)
def test_the_likely_cause_follows_from_the_output(output: str, suggests: str) -> None:
    assert suggests in str(cause_of(output))


def test_every_cause_is_recorded_and_an_unknown_failure_has_none() -> None:
    assert set(CAUSES.values()) == {cause_of(output) for output, _ in RECORDED}
    assert cause_of("ERROR: something that is not known\n") is None


def test_only_network_failures_mention_the_network() -> None:
    blamed = [output for output, _ in RECORDED if "network connection" in str(cause_of(output))]
    assert all(sign in "".join(blamed) for sign in ("NameResolution", "ENOTFOUND", "E503"))
    assert len(blamed) == 5


def test_only_the_error_lines_of_an_output_are_kept() -> None:
    output = (
        "WARNING: The cache has been disabled.\n"
        "WARNING: Retrying (Retry(total=4)) after 'one': /a/\n"
        "WARNING: Retrying (Retry(total=3)) after 'one': /a/\n"
        "ERROR: Exception:\n"
        "Traceback (most recent call last):\n"
        '  File "invented.py", line 1, in invented\n'
        "    open()\n"
        "\n"
        "OSError: [Errno 28] No space left on device\n"
        "npm error at invented (node:invented:1:1)\n"
        "npm error\n"
        "npm error code ENOSPC\n"
        "npm error code ENOSPC\n"
    )
    assert error_lines(output) == [
        "WARNING: Retrying (Retry(total=4)) after 'one': /a/",
        "ERROR: Exception:",
        "OSError: [Errno 28] No space left on device",
        "npm error code ENOSPC",
    ]


# ---- the settings of the machine ----------------------------------------------------------------


@pytest.fixture
def plain(tmp_path: Path) -> dict[str, str]:
    """The variables of a person without settings."""
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PIP_CONFIG_FILE": os.devnull}


def test_variables_that_change_where_pip_installs_are_removed(plain: dict[str, str]) -> None:
    removed = {
        "PIP_USER": "1",
        "PIP_TARGET": "/invented",
        "PIP_PREFIX": "/invented",
        "PIP_ROOT": "/invented",
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PIP_DRY_RUN": "1",
        "PIP_CONSTRAINT": "/invented.txt",
        "PIP_PYTHON": "/invented",
        "PIP_QUIET": "2",
    }
    kept = {"PIP_INDEX_URL": "https://index.invalid/simple", "PIP_NO_INDEX": "1"}
    assert environment(PIP, {**plain, **removed, **kept}) == environment(PIP, plain) | kept


def test_settings_in_files_that_change_where_pip_installs_are_removed(
    plain: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "pip.conf"
    file.write_text(
        "[global]\nuser = true\nquiet = 2\ntimeout = 60\nindex-url = https://index.invalid/a\n"
        "find-links =\n    /invented\n    /also-invented\n"
        "[install]\ntarget = /invented\nprefix = /invented\nindex-url = https://index.invalid/b\n"
        "[download]\nindex-url = https://index.invalid/c\n",
        encoding="utf-8",
    )
    result = environment(PIP, {**plain, "PIP_CONFIG_FILE": str(file), "PIP_TIMEOUT": "30"})
    assert not {"PIP_USER", "PIP_QUIET", "PIP_TARGET", "PIP_PREFIX"} & set(result)
    assert result["PIP_CONFIG_FILE"] == os.devnull
    assert result["PIP_TIMEOUT"] == "30"
    assert result["PIP_INDEX_URL"] == "https://index.invalid/b"
    assert result["PIP_FIND_LINKS"] == "/invented /also-invented"


def test_a_settings_file_that_cannot_be_read_is_left_to_pip(
    plain: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "pip.conf"
    file.write_text("[global\n", encoding="utf-8")
    result = environment(PIP, {**plain, "PIP_CONFIG_FILE": str(file), "PIP_INDEX_URL": "https://a"})
    assert result["PIP_INDEX_URL"] == "https://a"


def test_npm_passes_pip_settings_on_because_node_may_come_from_pip(plain: dict[str, str]) -> None:
    settings = {"PIP_CONFIG_FILE": "/invented", "PIP_INDEX_URL": "https://index.invalid"}
    assert environment(NPM, {**plain, **settings}).items() >= settings.items()


def test_variables_that_change_what_npm_installs_are_removed(plain: dict[str, str]) -> None:
    removed = {
        "npm_config_global": "true",
        "npm_config_prefix": "/invented",
        "NODE_ENV": "production",
        "npm_config_omit": "dev",
        "NPM_CONFIG_DRY_RUN": "true",
        "npm_config_ignore_scripts": "",
    }
    kept = {
        "npm_config_registry": "https://registry.invalid/",
        "npm_config_cafile": "/invented",
        "npm_config_https_proxy": "http://proxy.invalid",
        "npm_config_cache": "/invented",
        "npm_config_//registry.invalid/:_authToken": "x",
        "npm_config_fetch_retries": "1",
        "npm_config_@invented:registry": "https://registry.invalid/",
    }
    assert environment(NPM, {**plain, **removed, **kept}) == environment(NPM, plain) | kept


def test_npm_keeps_its_cache_in_a_writable_home(plain: dict[str, str]) -> None:
    assert "npm_config_cache" not in environment(NPM, plain)


def test_npm_has_its_cache_in_the_virtual_environment_if_home_is_read_only(
    plain: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", tmp_path / "file" / "home"):
        result = environment(NPM, {**plain, "HOME": str(home)})
        assert result["npm_config_cache"] == str(fetch.CACHE / "npm")
        assert result["HOME"] == str(home)


def test_without_a_home_npm_gets_one_in_the_virtual_environment(
    plain: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    del plain["HOME"]
    assert environment(NPM, plain)["HOME"] == str(fetch.CACHE)


# ---- running ------------------------------------------------------------------------------------


def run(tmp_path: Path, script: str) -> subprocess.CompletedProcess[str]:
    """The result of fetching with a package manager that runs ``script``."""
    program = tmp_path / "npm"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return subprocess.run(
        [sys.executable, fetch.__file__, program, "ci"],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_failure_ends_with_the_likely_cause_and_the_same_exit_code(tmp_path: Path) -> None:
    done = run(tmp_path, "echo 'npm error code ENOSPC' >&2; exit 7")
    assert done.returncode == 7
    assert done.stderr.splitlines()[0] == "npm error code ENOSPC"
    assert "The disk or your quota is full" in done.stderr.splitlines()[1]


def test_a_failure_of_unknown_cause_shows_only_its_own_lines(tmp_path: Path) -> None:
    done = run(tmp_path, "echo 'npm error code EINVENTED' >&2; exit 1")
    assert done.stderr == "npm error code EINVENTED\n"


def test_warnings_of_a_success_are_not_shown(tmp_path: Path) -> None:
    done = run(tmp_path, "echo added 4 packages; echo 'npm warn invented' >&2")
    assert (done.returncode, done.stdout, done.stderr) == (0, "added 4 packages\n", "")


def test_the_explanation_of_a_nested_command_is_not_repeated(tmp_path: Path) -> None:
    cause = cause_of("ENOSPC")
    done = run(tmp_path, f"echo 'ENOSPC' >&2; echo '{cause}' >&2; exit 1")
    assert done.stderr.splitlines() == ["ENOSPC", cause]
