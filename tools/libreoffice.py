"""Find LibreOffice Calc, or install it, and print the path of its `soffice`.

The LIBREOFFICE variable is tried first, then the path and where macOS has it. It counts if it
starts and prints its version. Only `make test-all` needs it, to open the spreadsheets of the site
as people do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.chromium import APT_INSTALL

ON_THE_PATH = ("soffice", "libreoffice")
ON_MACOS = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)
PACKAGES = ("libreoffice-calc-nogui", "libreoffice-calc")
"""Of Debian and Ubuntu: the first has no windows, which need a hundred more packages."""
NOT_FOUND = """\
`make test-all` needs LibreOffice Calc, which could not be found or installed. Run one of these:
  sudo apt-get install libreoffice-calc-nogui        (Debian, Ubuntu)
  brew install --cask libreoffice                    (macOS)
  make test-all LIBREOFFICE=/path/to/soffice         (if it is elsewhere)"""


def main() -> int:
    """Print the path of a LibreOffice that starts; return the exit code."""
    named = os.environ.get("LIBREOFFICE")
    if named and not starts(named):
        print(f"LIBREOFFICE is set to {named}, which does not start.", file=sys.stderr)
        return 1
    path = find() or install()
    if path is None:
        print(NOT_FOUND, file=sys.stderr)
        return 1
    print(path)
    return 0


def find() -> str | None:
    """The path of the first installed LibreOffice that starts, or None."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[str]:
    """Paths where LibreOffice may be, the preferred ones first."""
    if named := os.environ.get("LIBREOFFICE"):
        yield named
    for name in ON_THE_PATH:
        if path := shutil.which(name):
            yield path
    yield from (path for path in ON_MACOS if Path(path).exists())


def starts(path: str) -> bool:
    """Whether LibreOffice starts and prints its version."""
    command = [path, "--headless", "--version"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "LibreOffice" in answer.stdout


def install() -> str | None:
    """Install LibreOffice with the first command that works here; return its path, or None."""
    for commands in ways_to_install():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in commands:
            print("Installing LibreOffice: " + " ".join(command), file=sys.stderr, flush=True)
            # Progress goes to stderr, because this program's output must be only the path.
            subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
        if path := find():
            return path
    return None


def ways_to_install() -> Iterator[list[list[str]]]:
    """Commands that install LibreOffice here; none without Debian's packages, or without rights."""
    if shutil.which("apt-get") is None:
        return
    # A runner of GitHub may use sudo; on a machine of a person, nothing is installed unasked.
    sudo = ["sudo", "-n"] if os.environ.get("GITHUB_ACTIONS") else []
    if os.geteuid() != 0 and not sudo:
        return
    become = [] if os.geteuid() == 0 else sudo
    for package in PACKAGES:
        yield [[*become, "apt-get", "-qq", "update"], [*become, *APT_INSTALL, package]]


if __name__ == "__main__":
    sys.exit(main())
