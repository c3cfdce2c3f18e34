"""Create the virtual environment, even if this Python lacks `ensurepip`.

Run this with the Python that the environment will use. Debian and Ubuntu ship `ensurepip`, which
installs pip into a new environment, in a separate package that minimal machines lack. Then:

1. as root, install that package;
2. otherwise use another pip: the system's own, or the one in the `python3-pip-whl` package, which
   any user may download and unpack;
3. otherwise name the missing package.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
# Holds the folder of the project: an environment contains absolute paths, so the Makefile makes a
# new one if the project was moved.
MADE_IN = ENVIRONMENT / ".made-in"
FETCH = ROOT / "tools" / "fetch.py"
LOCK = ROOT / "requirements" / "site.txt"
# Dpkg::Use-Pty=0: plain output, without progress bars.
APT_INSTALL = (
    *("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"),
    *("install", "--no-install-recommends", "-y"),
)


def main() -> int:
    """Create `.venv` with pip in it; return the exit code."""
    print(f"Creating .venv with Python {sys.version.split()[0]} ({sys.executable})", flush=True)
    if not _has_ensurepip() and os.geteuid() == 0 and shutil.which("apt-get"):
        _install_ensurepip()
    with_pip = _has_ensurepip()
    try:
        venv.create(ENVIRONMENT, clear=True, symlinks=True, with_pip=with_pip)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        # One line of the output of ensurepip, which includes tracebacks, gives the reason.
        output = (getattr(error, "output", None) or b"").decode(errors="replace")
        reason = re.search(r"^(?:ERROR|OSError): (.+)", output, re.MULTILINE)
        print(f"Cannot create .venv here: {reason[1] if reason else error}", file=sys.stderr)
        return 1
    if not with_pip and not _borrow_pip():
        shutil.rmtree(ENVIRONMENT)
        print(
            "This Python has no ensurepip, so it cannot create a virtual environment. Run\n"
            f"  sudo apt-get install {_debian_package()}\n"
            "and then run make again.",
            file=sys.stderr,
        )
        return 1
    MADE_IN.write_text(str(ROOT), encoding="utf-8")
    return 0


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _debian_package() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def _install_ensurepip() -> None:
    print(f"Installing {_debian_package()}, which is missing", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=quiet, check=False)
    subprocess.run(
        [*APT_INSTALL, _debian_package()],
        env=quiet,
        check=False,
    )


def _borrow_pip() -> bool:
    """Install pip into the environment with another pip; return whether that worked."""
    if importlib.util.find_spec("pip") is not None and _install_pip(["-m", "pip"]):
        return True
    if not shutil.which("apt-get"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        # apt-get downloads into the current folder; the file name contains the version.
        fetched = subprocess.run(
            ["apt-get", "-qq", "download", "python3-pip-whl"], cwd=folder, check=False
        )
        packages = list(Path(folder).glob("*.deb"))
        if fetched.returncode != 0 or not packages:
            return False
        subprocess.run(["dpkg-deb", "-x", packages[0], folder], check=True)
        wheels = list(Path(folder).glob("usr/share/python-wheels/pip-*.whl"))
        # A wheel is a zip archive, from which Python can run a package.
        return bool(wheels) and _install_pip([f"{wheels[0]}/pip"])


def _install_pip(pip: list[str]) -> bool:
    """Install the locked release of pip into the environment with the given pip."""
    wanted = [
        requirement
        for requirement in LOCK.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        if requirement.startswith("pip==")
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as requirements:
        requirements.write("\n".join(wanted))
        requirements.flush()
        into = str(ENVIRONMENT / "bin" / "python")
        command = [sys.executable, str(FETCH), sys.executable, *pip, "--python", into]
        install = ["install", "-q", "--require-hashes", "-r", requirements.name]
        done = subprocess.run([*command, *install], check=False)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
