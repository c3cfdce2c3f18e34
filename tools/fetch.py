"""Runs pip or npm, and says what is in the way where they fail.

`fetch.py python -m pip install …`, `fetch.py python tools/node.py npm ci …`. Of what a person or a
company has set for pip and npm, only what says where packages come from is kept: pip's `user` or
npm's `global`, for example, would install them elsewhere. npm's cache is in .venv where its own
cannot be written. Of a failure, their own error lines come first, then what these suggest.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".venv" / ".cache"

OF_PIP = (
    *("index-url", "extra-index-url", "no-index", "find-links"),
    *("trusted-host", "cert", "client-cert", "proxy", "keyring-provider"),
    *("timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir"),
    *("use-feature", "use-deprecated"),
)
OF_NPM = re.compile(
    "registry|userconfig|globalconfig|cache|(?:https?[-_])?proxy|noproxy|ca|cafile|cert|key"
    "|strict[-_]ssl|(?:prefer[-_])?offline|maxsockets|local[-_]address|fetch[-_].*|[@/_].*",
    re.IGNORECASE,
)
SET_HERE = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_PROGRESS_BAR": "off",
    "npm_config_location": "project",
    "npm_config_global": "false",
    "npm_config_dry_run": "false",
    "npm_config_package_lock": "true",
    "npm_config_bin_links": "true",
}
"""Of npm's, what a file of its settings may have otherwise: those files are read."""
SECTIONS_OF_PIP = ("global", "install", ":env:")
"""In pip's own order: the later overrides the earlier."""

_AGAIN = "Run make again once it is there: what has been fetched is kept."
CAUSES = {
    r"ENOSPC|EDQUOT|No space left on device|Errno 28\b|[Qq]uota exceeded": (
        "The disk is full, or your share of it. Make room, and run make again."
    ),
    r"EROFS|EACCES|EPERM|Read-only file system|Permission denied|Errno (?:13|30)\b"
    r"|error writing to the directory": (
        "The file or folder named above may not be written. This needs no other rights than to "
        "write in this folder: see who owns it (ls -la)."
    ),
    r"DO NOT MATCH THE HASHES|EINTEGRITY": (
        "What came is not what the lock file names. A proxy or a mirror may have changed it, or an "
        "old cache have kept it: try without the cache (pip cache purge, npm cache clean --force)."
    ),
    r"407 Proxy|E407\b|status code 407": (
        "The proxy asks for a name and a password: "
        "export HTTPS_PROXY=http://name:password@proxy.example:8080"
    ),
    r"ProxyError|Cannot connect to proxy|proxy.*(?:ECONN|ENOTFOUND)": (
        "The proxy that HTTPS_PROXY or the settings of pip and npm name does not answer."
    ),
    r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|\bSSL:|UNABLE_TO_GET_ISSUER"
    r"|UNABLE_TO_VERIFY|SELF_SIGNED_CERT|CERT_[A-Z]+|certificate|ERR_TLS|ERR_SSL|EPROTO": (
        "The certificate of the package index is not trusted here. If a proxy of your company is "
        "between, name its certificate: PIP_CERT=file.pem and NODE_EXTRA_CA_CERTS=file.pem. The "
        "clock of this machine may be wrong, too."
    ),
    r"\b40[13] (?:Client Error|Unauthorized|Forbidden)|E40[13]\b|ENEEDAUTH"
    r"|HTTP error 40[13]|User for \S+:": (
        "The package index refuses: look at the name and password in the index-url of pip "
        "(pip config list) or the registry of npm (npm config list)."
    ),
    r"NewConnectionError|NameResolution|Max retries|Temporary failure|timed? ?out\b|Timeout"
    r"|connection error|Connection (?:refused|reset|aborted)|Network is unreachable"
    r"|RemoteDisconnected|IncompleteRead|ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH"
    r"|ERR_SOCKET|\b50[0234] (?:Server Error|Bad|Service|Gateway)|E50[0234]\b": (
        f"The package index does not answer. Is the network there? It is needed once. {_AGAIN}"
    ),
    r"ENOTCACHED": (
        "npm is set to work offline and its cache lacks this: npm_config_offline=false"
    ),
    r"No matching distribution|Could not find a version|ETARGET|E404\b|HTTP error 404": (
        "The package index that is set here (pip config list, npm config list) does not have it, "
        "or does not show it without a password. A mirror may be behind, or lack this Python."
    ),
    r"EUSAGE.*|in sync": "The lock file is behind: make lock",
    r"Failed (?:to build|building)|metadata-generation-failed|error: command .*failed": (
        "There is no ready-made package for this machine, and it could not be compiled here."
    ),
}
"""What an error line suggests, by what is in it; the sure ones stand before the likely ones."""


def main(command: list[str]) -> int:
    """Run the command; its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "pip.log"
        run = subprocess.run(
            command,
            env=surroundings(command, os.environ) | {"PIP_LOG": str(log)},
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            check=False,
        )
        logged = log.read_text("utf-8", "replace") if log.exists() else ""
    if run.returncode:
        output = run.stderr
        if "No matching distribution" in output:
            output = "".join(_UNFETCHED.findall(logged)[-_INDEXES:]) + output
        cause = cause_of(output)
        lines = error_lines(output)
        print(*lines, *[cause] * (bool(cause) and cause not in lines), sep="\n", file=sys.stderr)
    return run.returncode


_UNFETCHED = re.compile(r"Could not fetch URL .*\n")
"""Why an index gave nothing: on the terminal, pip only says that there is no such release."""
_INDEXES = 3
"""How many of these lines are shown: pip stops at the first package that no index has."""


def cause_of(output: str) -> str | None:
    """What the output of a pip or npm that failed suggests; None where it says all there is."""
    found = (cause for sign, cause in CAUSES.items() if re.search(sign, output))
    return next(found, None)


def error_lines(output: str) -> list[str]:
    """The lines of the output that are for people, each once.

    Of pip's attempts at each package the first, which alone says what is in the way of the network.
    """
    output = re.sub(r"^Traceback .*\n(?:[ \t].*\n|\n)*", "", output, flags=re.MULTILINE)
    lines: dict[str, str] = {}
    for line in output.splitlines():
        if _ATTEMPT in line:
            lines.setdefault(_ATTEMPT, line)
        elif not re.match(_OF_NO_USE, line):
            lines.setdefault(line, line)
    return list(lines.values())


_ATTEMPT = "Retrying ("
_OF_NO_USE = r"WARNING: |(?:npm error)?\s*$|npm error\s+at |\(Use `node|\(node:"


def surroundings(command: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """The variables to run the command with."""
    kept = {name: value for name, value in given.items() if not _is_setting(name)}
    kept |= SET_HERE
    if "install" in command:
        kept |= _settings_of_pip(command[: command.index("install")], given)
    home = given.get("HOME") or os.path.expanduser("~")
    if not os.path.isabs(home):
        # Without HOME, a user who has no name has no home either: npm stops, pip makes a `~` here.
        kept["HOME"] = home = str(CACHE)
    if "npm_config_cache" not in kept and not _can_be_written(os.path.join(home, ".npm")):
        kept["npm_config_cache"] = str(CACHE / "npm")
    return kept


def _is_setting(name: str) -> bool:
    """Whether the variable sets pip or npm to something that is not ours to keep."""
    if name.lower().startswith("npm_config_"):
        return not OF_NPM.fullmatch(name[len("npm_config_") :])
    return name.startswith("PIP_") or name == "NODE_ENV"


def _settings_of_pip(pip: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """What is set for this pip, in variables and files, of what is kept."""
    # `user = true` would list one of the files alone, `quiet = 1` none.
    plain = {f"PIP_{name}": "0" for name in ("USER", "GLOBAL", "SITE", "QUIET", "VERBOSE")}
    asking = {name: value for name, value in given.items() if name != "PIP_PYTHON"}
    answer = subprocess.run(
        [*pip, "config", "list"],
        env={**asking, **plain},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:  # pip itself says what is wrong with its file
        return {
            _variable(name): given[_variable(name)] for name in OF_PIP if _variable(name) in given
        }
    found: dict[tuple[int, str], str] = {}
    for line in answer.stdout.splitlines():
        setting = re.fullmatch(r"(:env:|\w+)\.([\w-]+)=(['\"].*)", line)
        if setting and setting[1] in SECTIONS_OF_PIP and setting[2] in OF_PIP:
            found[SECTIONS_OF_PIP.index(setting[1]), setting[2]] = ast.literal_eval(setting[3])
    # In a variable, several values stand on one line.
    kept = {_variable(name): " ".join(found[rank, name].split()) for rank, name in sorted(found)}
    return {**kept, "PIP_CONFIG_FILE": os.devnull}


def _variable(name: str) -> str:
    return f"PIP_{name.upper().replace('-', '_')}"


def _can_be_written(path: str) -> bool:
    """Whether the folder can be written, or made."""
    while not os.path.lexists(path) and path != os.path.dirname(path):
        path = os.path.dirname(path)
    return os.path.isdir(path) and os.access(path, os.W_OK | os.X_OK)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
