"""Run pip or npm with a clean environment, and explain failures.

    fetch.py python -m pip install …
    fetch.py python tools/node.py npm ci …

The machine's settings of where packages come from are kept. Others are dropped: pip's `user` or
npm's `global` would install packages elsewhere. If npm's cache is not writable, it moves to .venv.
After a failure, the error lines of pip or npm are printed first, then the likely cause.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".venv" / ".cache"

OF_PIP = {
    *("index-url", "extra-index-url", "no-index", "find-links"),
    *("trusted-host", "cert", "client-cert", "proxy", "keyring-provider"),
    *("timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir"),
    *("use-feature", "use-deprecated", "config-file"),
}
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
"""npm still reads its settings files; these variables override them."""

_AGAIN = "Then run make again: completed downloads are kept."
CAUSES = {
    r"ENOSPC|EDQUOT|No space left on device|Errno 28\b|[Qq]uota exceeded": (
        "The disk or your quota is full. Free some space, then run make again."
    ),
    r"EROFS|EACCES|EPERM|Read-only file system|Permission denied|Errno (?:13|30)\b"
    r"|error writing to the directory": (
        "The file or folder named above is not writable. Only write access to this folder is "
        "needed: check who owns it (ls -la)."
    ),
    r"DO NOT MATCH THE HASHES|EINTEGRITY": (
        "The download does not match its hash in the lock file. A proxy or a mirror may have "
        "changed it, or the cache may be stale: clear it (pip cache purge, "
        "npm cache clean --force)."
    ),
    r"407 Proxy|E407\b|status code 407|ProxyError|Cannot connect to proxy"
    r"|proxy.*(?:ECONN|ENOTFOUND)": (
        "The proxy does not answer, or refuses the connection. Set its address, with name and "
        "password if it needs them: export HTTPS_PROXY=http://name:password@proxy.example:8080"
    ),
    r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|\bSSL:|UNABLE_TO_GET_ISSUER"
    r"|UNABLE_TO_VERIFY|SELF_SIGNED_CERT|CERT_[A-Z]+|certificate|ERR_TLS|ERR_SSL|EPROTO": (
        "This machine does not trust the certificate of the package index. If your company uses a "
        "proxy, set its certificate: PIP_CERT=file.pem and NODE_EXTRA_CA_CERTS=file.pem. Check the "
        "clock of this machine, too."
    ),
    r"\b40[13] (?:Client Error|Unauthorized|Forbidden)|E40[13]\b|ENEEDAUTH"
    r"|HTTP error 40[13]|User for \S+:": (
        "The package index refuses access: check the name and password in pip's index-url "
        "(pip config list) or npm's registry (npm config list)."
    ),
    r"NewConnectionError|NameResolution|Max retries|Temporary failure|timed? ?out\b|Timeout"
    r"|connection error|Connection (?:refused|reset|aborted)|Network is unreachable"
    r"|RemoteDisconnected|IncompleteRead|ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH"
    r"|ERR_SOCKET|\b50[0234] (?:Server Error|Bad|Service|Gateway)|E50[0234]\b": (
        f"The package index does not answer. Check the network connection. {_AGAIN}"
    ),
    r"No matching distribution|Could not find a version|ETARGET|E404\b|HTTP error 404": (
        "The configured package index (pip config list, npm config list) does not have this "
        "package, hides it without a password, or is broken. A mirror may be out of date."
    ),
    r"EUSAGE.*|in sync": "The lock file is out of date. Run: make lock",
}
"""Suggestions by pattern in the output, the most certain first. The first match is used."""


def main(command: list[str]) -> int:
    """Run the command; return its exit code."""
    run = subprocess.run(
        command,
        env=environment(command, os.environ),
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    if run.returncode:
        cause = cause_of(run.stderr)
        lines = error_lines(run.stderr)
        print(*lines, *[cause] * (bool(cause) and cause not in lines), sep="\n", file=sys.stderr)
    return run.returncode


def cause_of(output: str) -> str | None:
    """The suggestion for a failure of pip or npm with this output; None if it is not known."""
    causes = (cause for pattern, cause in CAUSES.items() if re.search(pattern, output))
    return next(causes, None)


def error_lines(output: str) -> list[str]:
    """The error lines of the output without duplicates, tracebacks and warnings.

    The first of pip's retries stays, because only these lines name the network error.
    """
    output = re.sub(r"^Traceback .*\n(?:[ \t].*\n|\n)*", "", output, flags=re.MULTILINE)
    lines: dict[str, str] = {}
    for line in output.splitlines():
        if _RETRY in line:
            lines.setdefault(_RETRY, line)
        elif not re.match(_NOISE, line):
            lines.setdefault(line, line)
    return list(lines.values())


_RETRY = "Retrying ("
_NOISE = r"WARNING: |(?:npm error)?\s*$|npm error\s+at |\(Use `node|\(node:"


def environment(command: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """The environment variables to run the command with."""
    kept = {name: value for name, value in given.items() if _is_kept(name)} | SET_HERE
    home = given.get("HOME") or os.path.expanduser("~")
    if not os.path.isabs(home):
        # In a container, HOME and the passwd entry may be missing: npm fails, pip creates `./~`.
        kept["HOME"] = home = str(CACHE)
    if "install" in command:
        return _with_files_of_pip(command[: command.index("install")], kept)
    if "npm_config_cache" not in kept and not _can_be_written(Path(home, ".npm")):
        kept["npm_config_cache"] = str(CACHE / "npm")
    return kept


def _is_kept(name: str) -> bool:
    if name.lower().startswith("npm_config_"):
        return bool(OF_NPM.fullmatch(name[len("npm_config_") :]))
    if name.startswith("PIP_"):
        return name[len("PIP_") :].lower().replace("_", "-") in OF_PIP
    return name != "NODE_ENV"


def _with_files_of_pip(pip: list[str], kept: dict[str, str]) -> dict[str, str]:
    """``kept`` and variables for the options of OF_PIP in pip's settings files, which it skips."""
    # With `user = true` pip would list only one of the files, with `quiet = 1` none.
    plain = {f"PIP_{name}": "0" for name in ("USER", "GLOBAL", "SITE", "QUIET", "VERBOSE")}
    answer = subprocess.run(
        [*pip, "config", "list"], env=kept | plain, capture_output=True, text=True, check=False
    )
    if answer.returncode:  # pip will report what is wrong with its file
        return kept
    # pip lists [global] before [install], so the latter overrides the former, as in pip.
    listed = re.findall(r"^(?:global|install)\.([\w-]+)=(['\"].*)$", answer.stdout, re.MULTILINE)
    # In a variable, several values are separated by spaces.
    from_files = {
        f"PIP_{name.upper().replace('-', '_')}": " ".join(ast.literal_eval(value).split())
        for name, value in listed
        if name in OF_PIP
    }
    return {**from_files, **kept, "PIP_CONFIG_FILE": os.devnull}


def _can_be_written(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
