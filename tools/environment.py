"""Makes the virtual environment, also where Python came without venv's parts.

Run by the Python that the environment is to use. Debian and Ubuntu keep `ensurepip`, which puts
pip into a new environment, in a package of its own that a bare machine lacks. So:

1. as root, that package is installed;
2. otherwise a pip is borrowed: the system's own, or the one in the `python3-pip-whl` package,
   which any user may download and unpack;
3. failing both, a message names the package.
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
# Names the tree the environment was made in: it holds absolute paths, so a moved tree needs a new
# one (the Makefile compares).
PLACE = ENVIRONMENT / ".made-in"
FETCH = ROOT / "tools" / "fetch.py"
LOCK = ROOT / "requirements" / "site.txt"
# The plain output of dpkg, without the terminal that it would want to draw on.
APT_INSTALL = (
    *("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"),
    *("install", "--no-install-recommends", "-y"),
)


def main() -> int:
    """Make `.venv` with a pip in it; the exit code."""
    print(f"Making .venv with Python {sys.version.split()[0]} ({sys.executable})", flush=True)
    if not _has_ensurepip() and os.geteuid() == 0 and shutil.which("apt-get"):
        _install_ensurepip()
    with_pip = _has_ensurepip()
    try:
        venv.create(ENVIRONMENT, clear=True, symlinks=True, with_pip=with_pip)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        # Of what ensurepip prints, tracebacks included, one line says what is wrong.
        said = (getattr(error, "output", None) or b"").decode(errors="replace")
        reason = re.search(r"^(?:ERROR|OSError): (.+)", said, re.MULTILINE)
        print(f".venv cannot be made here: {reason[1] if reason else error}", file=sys.stderr)
        return 1
    if not with_pip and not _borrow_pip():
        shutil.rmtree(ENVIRONMENT)
        print(
            "This Python has no ensurepip, so it cannot fill a virtual environment. Run\n"
            f"  sudo apt-get install {_debian_package()}\n"
            "and then make again.",
            file=sys.stderr,
        )
        return 1
    PLACE.write_text(str(ROOT), encoding="utf-8")
    return 0


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _debian_package() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def _install_ensurepip() -> None:
    print(f"Installing {_debian_package()}, which this Python lacks", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=quiet, check=False)
    subprocess.run(
        [*APT_INSTALL, _debian_package()],
        env=quiet,
        check=False,
    )


def _borrow_pip() -> bool:
    """Put pip into the environment with another pip; whether that worked."""
    if importlib.util.find_spec("pip") is not None and _install_pip(["-m", "pip"]):
        return True
    if not shutil.which("apt-get"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        # apt-get downloads into the folder it is run in; the package's name carries its version.
        fetched = subprocess.run(
            ["apt-get", "-qq", "download", "python3-pip-whl"], cwd=folder, check=False
        )
        packages = list(Path(folder).glob("*.deb"))
        if fetched.returncode != 0 or not packages:
            return False
        subprocess.run(["dpkg-deb", "-x", packages[0], folder], check=True)
        wheels = list(Path(folder).glob("usr/share/python-wheels/pip-*.whl"))
        # A wheel is a zip archive, and Python runs a package inside one.
        return bool(wheels) and _install_pip([f"{wheels[0]}/pip"])


def _install_pip(pip: list[str]) -> bool:
    """Install the locked pip into the environment with the given one."""
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
