"""Firefox and WebKit, driven by WebDriver: the engines beside Chromium that a machine may have.

The commands are those of W3C WebDriver. WebKitWebDriver takes them over HTTP, as the standard has
it; Firefox itself takes them over its own protocol, Marionette, without a driver to install. The
libraries for it would bring thirty packages, one of them only as source.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

SIZE = (1280, 800)
"""The width and height of the window in pixels."""

CONTROL = "\ue009"
"""The key, as WebDriver writes it (section 17.4.2)."""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element's id (section 12.1)."""

FIREFOX = ("firefox-esr", "firefox")
WEBKIT_DRIVER = "WebKitWebDriver"
MINI_BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
"""Where Debian has the small browser that comes with WebKitGTK, below its folder of libraries."""

PREFERENCES = """\
user_pref("marionette.port", 0);
user_pref("ui.useOverlayScrollbars", 1);
"""
"""Any free port, and scroll bars that take no room, as on a phone."""

PATIENCE = 60
"""Seconds to wait for a browser to start, even on a busy machine."""


class DriverError(Exception):
    """What a browser answers to a command that it cannot carry out."""


def until(look: Callable[[], Any], otherwise: str, seconds: float = 30) -> Any:
    """What ``look`` gives once it is true, also where a page is just being left."""
    end = time.monotonic() + seconds
    while True:
        problem = otherwise
        try:
            if outcome := look():
                return outcome
        except (DriverError, OSError) as error:
            problem = f"{otherwise}: {error}"
        if time.monotonic() > end:
            raise AssertionError(problem)
        time.sleep(0.1)


class Wire(Protocol):
    """How commands reach a browser."""

    def send(self, command: str, values: dict[str, Any]) -> Any:
        """The answer to ``command``, one of `COMMANDS`; raises DriverError."""


COMMANDS = {
    "Navigate": ("POST", "url"),
    "ExecuteScript": ("POST", "execute/sync"),
    "SwitchToFrame": ("POST", "frame"),
    "GetComputedLabel": ("GET", "element/{id}/computedlabel"),
    "ElementClick": ("POST", "element/{id}/click"),
    "PerformActions": ("POST", "actions"),
    "SetWindowRect": ("POST", "window/rect"),
    "TakeScreenshot": ("GET", "screenshot"),
}
"""Marionette's names of commands -> their method and address over HTTP (section 6.3)."""


class _Http:
    def __init__(self, address: str, capabilities: dict[str, Any]) -> None:
        self._address = f"{address}/session"
        answer = self._request("POST", "", {"capabilities": {"alwaysMatch": capabilities}})
        self.version = answer["capabilities"]["browserVersion"]
        self._address = f"{self._address}/{answer['sessionId']}"

    def send(self, command: str, values: dict[str, Any]) -> Any:
        method, path = COMMANDS[command]
        return self._request(method, "/" + path.format(**values), values)

    def end(self) -> None:
        self._request("DELETE", "", {})

    def _request(self, method: str, path: str, values: dict[str, Any]) -> Any:
        body = json.dumps(values).encode() if method == "POST" else None
        request = Request(self._address + path, body, method=method)
        try:
            with urlopen(request) as response:
                return json.load(response)["value"]
        except HTTPError as error:
            with error:
                raise DriverError(json.load(error)["value"]["message"]) from None


class _Marionette:
    """Messages of Marionette, each a list in JSON after the number of its bytes and a colon."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._stream = self._socket.makefile("rb")
        self._receive()
        self._count = 0
        self.version = self.send("NewSession", {})["capabilities"]["browserVersion"]

    def send(self, command: str, values: dict[str, Any]) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, f"WebDriver:{command}", values]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, answer = self._receive()
        if error:
            raise DriverError(error["message"])
        return answer.get("value", answer)

    def end(self) -> None:
        self._stream.close()
        self._socket.close()

    def _receive(self) -> Any:
        size = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise DriverError("Firefox has ended")
            size += byte
        return json.loads(self._stream.read(int(size)))


class Driver:
    """A browser with one window; elements are what WebDriver writes for them."""

    def __init__(self, wire: Wire, version: str) -> None:
        self._wire = wire
        self.version = version
        self._wire.send("SetWindowRect", {"width": SIZE[0], "height": SIZE[1]})

    def go(self, address: str) -> None:
        """Opens ``address`` in the window and waits until it is loaded."""
        self.enter(None)
        self._wire.send("Navigate", {"url": address})

    def enter(self, frame: Any) -> None:
        """Makes ``frame``, an element or None for the window, what the rest is about."""
        self._wire.send("SwitchToFrame", {"id": frame})

    def run(self, script: str, *values: Any) -> Any:
        """What the JavaScript function ``script`` returns for ``values``."""
        body = f"return ({script})(...arguments)"
        return self._wire.send("ExecuteScript", {"script": body, "args": values})

    def label(self, element: Any) -> str:
        """The accessible name of ``element``, as the engine computes it."""
        return str(self._wire.send("GetComputedLabel", {"id": element[ELEMENT]}))

    def click(self, element: Any) -> None:
        """Scrolls to ``element`` and clicks it."""
        # WebKit's driver refuses what is cut by the edge of the window.
        self.run("element => element.scrollIntoView({ block: 'center' })", element)
        self._wire.send("ElementClick", {"id": element[ELEMENT]})

    def press(self, keys: str) -> None:
        """Presses ``keys`` one after the other."""
        self._keys([(kind, key) for key in keys for kind in ("keyDown", "keyUp")])

    def paste(self) -> None:
        """Pastes what was copied where the focus is."""
        pressed = [("keyDown", CONTROL), ("keyDown", "v")]
        self._keys([*pressed, ("keyUp", "v"), ("keyUp", CONTROL)])

    def _keys(self, actions: list[tuple[str, str]]) -> None:
        steps = [{"type": kind, "value": key} for kind, key in actions]
        keyboard = {"type": "key", "id": "keyboard", "actions": steps}
        self._wire.send("PerformActions", {"actions": [keyboard]})

    def screenshot(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self._wire.send("TakeScreenshot", {"full": False}))


@contextmanager
def firefox(path: str) -> Iterator[Driver]:
    """Firefox, without a window on any display."""
    with tempfile.TemporaryDirectory() as folder, _ending() as started:
        profile = Path(folder)
        port = profile / "MarionetteActivePort"
        profile.joinpath("user.js").write_text(PREFERENCES)
        started(path, "--headless", "--marionette", "--no-remote", "--profile", folder)
        until(lambda: port.exists() and port.read_text(), "Firefox does not start", PATIENCE)
        wire = _Marionette(int(port.read_text()))
        try:
            yield Driver(wire, f"Firefox {wire.version}")
        finally:
            wire.end()


@contextmanager
def webkit(driver: str, browser: str) -> Iterator[Driver]:
    """WebKit's small browser, on a display of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with _display() as display, _ending() as started:
        started(driver, f"--port={port}", env={**os.environ, "DISPLAY": display})
        until(lambda: urlopen(f"{address}/status").close() or True, "no driver", PATIENCE)
        options = {"binary": browser, "args": ["--automation"]}
        wire = _Http(address, {"webkitgtk:browserOptions": options})
        try:
            yield Driver(wire, f"WebKitGTK {wire.version}")
        finally:
            wire.end()


@contextmanager
def _ending() -> Iterator[Callable[..., None]]:
    """A function that starts a program, which is ended with the block."""
    programs: list[subprocess.Popen[bytes]] = []

    def start(*command: str, **options: Any) -> None:
        quiet = subprocess.DEVNULL
        programs.append(subprocess.Popen(command, stdout=quiet, stderr=quiet, **options))

    try:
        yield start
    finally:
        for program in programs:
            program.terminate()
            program.wait()


@contextmanager
def _display() -> Iterator[str]:
    """The name of an X display that nobody sees."""
    receive, send = os.pipe()
    screen = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(send), "-screen", "0", screen, "-nolisten", "tcp"]
    with _ending() as started, os.fdopen(receive) as number:
        started(*command, pass_fds=[send])
        os.close(send)
        yield f":{number.readline().strip()}"


def on_this_machine() -> dict[str, Callable[[], AbstractContextManager[Driver]]]:
    """The engines that this machine has, by name, each as what starts it."""
    engines: dict[str, Callable[[], AbstractContextManager[Driver]]] = {}
    if path := next(filter(None, map(shutil.which, FIREFOX)), None):
        engines["firefox"] = lambda: firefox(path)
    driver = shutil.which(WEBKIT_DRIVER)
    browsers = sorted(Path("/usr/lib").glob(MINI_BROWSERS))
    if driver and browsers and shutil.which("Xvfb"):
        engines["webkit"] = lambda: webkit(driver, str(browsers[-1]))
    return engines
