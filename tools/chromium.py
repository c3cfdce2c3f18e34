"""Find Chromium, or install it, and print its path.

The CHROMIUM variable is tried first, then Chromium and Chrome where systems install them, then the
one that Playwright keeps. A browser counts if it starts and prints its version: Ubuntu's
`chromium-browser` is on the path but only asks for a snap, and a browser without its libraries does
not start. The tests drive the browser through Playwright, whose own driver must start too.

With `--headless-shell` Debian's headless shell comes first: the same engine without desktop
windows, which take longer to open than the pages of the tests. Benchmarks, audits and screenshots
run in a full browser.
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
# Dpkg::Use-Pty=0: plain output, without progress bars.
APT_INSTALL = (
    *("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"),
    *("install", "--no-install-recommends", "-y"),
)
NOT_FOUND = """\
The browser tests need Chromium, which could not be found or installed. Run one of these:
  sudo apt-get install chromium-headless-shell libatomic1            (Debian)
  sudo .venv/bin/python -m playwright install --with-deps chromium   (Ubuntu)
  .venv/bin/python -m playwright install chromium                    (macOS)
  make test CHROMIUM=/path/to/chromium                               (if it is elsewhere)"""


def main(arguments: list[str] | None = None) -> int:
    """Print the path of a Chromium that starts; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--headless-shell", action="store_true", help="prefer the headless shell")
    shell: bool = parser.parse_args(arguments).headless_shell
    named = os.environ.get("CHROMIUM")
    if named and not starts(named):
        print(f"CHROMIUM is set to {named}, which does not start.", file=sys.stderr)
        return 1
    path = find(shell=shell) if driver_starts() else None
    path = path or install(shell=shell)
    if path is None:
        print(NOT_FOUND, file=sys.stderr)
        return 1
    print(path)
    return 0


def find(*, shell: bool = False) -> str | None:
    """The path of the first installed Chromium that starts, or None."""
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
    """Where Playwright keeps its Chromium, even if missing; None if Playwright does not start."""
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() if answer.returncode == 0 else None


def driver_starts() -> bool:
    """Whether Playwright's driver starts. It needs a library that a minimal Debian lacks."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def starts(path: str) -> bool:
    """Whether the browser starts and prints its version."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def install(*, shell: bool = False) -> str | None:
    """Install Chromium with the first command that works here; return its path, or None."""
    for command in ways_to_install(shell=shell):
        print("Installing Chromium: " + " ".join(command), file=sys.stderr, flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        # Progress goes to stderr, because this program's output must be only the path.
        done = subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
        if done.returncode == 0 and driver_starts() and (path := find(shell=shell)):
            return path
    return None


def ways_to_install(*, shell: bool = False) -> Iterator[list[str]]:
    """Commands that install Chromium, the most suitable for this system first."""
    root, apt = os.geteuid() == 0, shutil.which("apt-get") is not None
    if root and apt:
        yield ["apt-get", "-qq", "update"]
        # Ubuntu's package is a snap, which does not start in a container.
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
