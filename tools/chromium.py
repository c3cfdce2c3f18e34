"""Finds Chromium, or installs one, and prints its path.

Looked for in turn: the CHROMIUM variable, Chromium and Chrome as systems install them, and the one
Playwright keeps. A browser counts when it starts and tells its version: Ubuntu's `chromium-browser`
is on the path but only asks for a snap, and one without its libraries does not start either. The
tests drive the browser through Playwright, whose own driver must start too.

With `--headless-shell` Debian's headless shell comes first: the same engine without the windows of
a desktop, which take longer to open than the pages of the tests. What is timed, audited or pictured
runs in a whole browser.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HEADLESS_SHELL = "chromium-headless-shell"
ON_THE_PATH = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
ON_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# The plain output of dpkg, without the terminal that it would want to draw on.
APT_INSTALL = (
    *("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"),
    *("install", "--no-install-recommends", "-y"),
)
REMEDY = """\
The browser tests need Chromium, and none could be found or installed. One of these mends it:
  sudo apt-get install chromium-headless-shell libatomic1            (Debian)
  sudo .venv/bin/python -m playwright install --with-deps chromium   (Ubuntu)
  .venv/bin/python -m playwright install chromium                    (macOS)
  make test CHROMIUM=/path/to/chromium                               (one that is elsewhere)"""


def main(arguments: list[str] | None = None) -> int:
    """Print the path of a Chromium that starts; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--headless-shell", action="store_true", help="prefer the headless shell")
    shell: bool = parser.parse_args(arguments).headless_shell
    named = os.environ.get("CHROMIUM")
    if named and not starts(named):
        print(f"CHROMIUM names {named}, which does not start.", file=sys.stderr)
        return 1
    path = find(shell=shell) if driver_starts() else None
    path = path or install(shell=shell)
    if path is None:
        print(REMEDY, file=sys.stderr)
        return 1
    print(path)
    return 0


def find(*, shell: bool = False) -> str | None:
    """The path of the first Chromium here that starts, or None."""
    return next((path for path in candidates(shell=shell) if starts(path)), None)


def candidates(*, shell: bool = False) -> Iterator[str]:
    """Paths where a Chromium may be, the preferred ones first."""
    if named := os.environ.get("CHROMIUM"):
        yield named
    for name in (HEADLESS_SHELL, *ON_THE_PATH) if shell else ON_THE_PATH:
        if path := shutil.which(name):
            yield path
    yield from (path for path in ON_MACOS if Path(path).exists())
    path = playwright_browser()
    if path and Path(path).exists():
        yield path


def playwright_browser() -> str | None:
    """Where Playwright keeps its Chromium, there or not; None where Playwright does not start."""
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() if answer.returncode == 0 else None


def driver_starts() -> bool:
    """Whether Playwright's driver runs: it needs a library that a bare Debian lacks."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def starts(path: str) -> bool:
    """Whether the browser runs well enough to tell its version."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def install(*, shell: bool = False) -> str | None:
    """Install a Chromium by the first way that works on this machine; its path, or None."""
    for command in ways_to_install(shell=shell):
        print("Installing Chromium: " + " ".join(command), file=sys.stderr, flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        # Their progress goes to stderr: this program's own output is the path alone.
        done = subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
        if done.returncode == 0 and driver_starts() and (path := find(shell=shell)):
            return path
    return None


def ways_to_install(*, shell: bool = False) -> Iterator[list[str]]:
    """Commands that install Chromium, the ones that suit this system first."""
    root, apt = os.geteuid() == 0, shutil.which("apt-get") is not None
    if root and apt:
        yield ["apt-get", "-qq", "update"]
        # Ubuntu's package is a snap, which a container cannot start.
        browsers = [HEADLESS_SHELL, "chromium"] if shell else ["chromium"]
        for browser in [] if is_ubuntu() else browsers:
            yield [*APT_INSTALL, "libatomic1", browser]
        yield [*APT_INSTALL, "libatomic1"]
    playwright = [sys.executable, "-m", "playwright", "install"]
    yield [*playwright, "--with-deps", "chromium"] if root and apt else [*playwright, "chromium"]


def is_ubuntu() -> bool:
    """Whether this is Ubuntu (os-release(5))."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=ubuntu" in release.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    sys.exit(main())
