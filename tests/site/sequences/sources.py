"""The sources of a small project as a mapping in memory, which edits change."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from tests.project import ROOT, SMALL
from tests.site.sequences import record_text

Sources = dict[str, bytes]
"""The content of each file of a project by its path. Edits set and delete items."""


class NotHere(Exception):
    """Raised by an edit that the sources, as they are, have nothing for."""


HOOK = b"""def on_page_markdown(markdown, **_):
    return markdown + '\\n\\ninvented'
"""
"""A hook of MkDocs, which mkdocs.yml may name."""

_LEFT_OUT = ("assets/share/",)
_KEPT_SHARE_IMAGES = ("assets/share/lab-fr.png", "assets/share/catalogue-fr.png")


def base() -> Sources:
    """The project that each sequence starts from: few records in several files, few pages."""
    sources: Sources = {}
    for path in sorted((ROOT / "overrides").rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        below = name.removeprefix("overrides/")
        if path.is_file() and (not below.startswith(_LEFT_OUT) or below in _KEPT_SHARE_IMAGES):
            sources[name] = path.read_bytes()
    for path in sorted((SMALL / "content").rglob("*.md")):
        sources[path.relative_to(SMALL).as_posix()] = path.read_bytes()
    fonts = "overrides/assets/styles/fonts.css"
    rules = re.findall(r"@font-face \{.*?\}\n", sources[fonts].decode(), flags=re.DOTALL)
    sources[fonts] = "\n".join(rules[:2]).encode()
    for name in re.findall(r"\.\./fonts/([\w.-]+)", sources[fonts].decode()):
        _add_module(sources, next((ROOT / "node_modules").glob(f"@fontsource*/*/files/{name}")))
    for module in ("lean-qr/index.mjs", "lean-qr/extras/svg.mjs"):
        _add_module(sources, ROOT / "node_modules" / module)
    sources["parent.yml"] = b"site_name: Invented parent\n"
    sources["hook.py"] = HOOK
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("        - partners.yaml\n", "        - records/**/*.yaml\n")
    sources["mkdocs.yml"] = settings.encode()
    _add_records(sources)
    return sources


def _add_module(sources: Sources, file: Path) -> None:
    sources[file.relative_to(ROOT).as_posix()] = file.read_bytes()


def _add_records(sources: Sources) -> None:
    """Spreads the small project's records over files."""
    institutes = (SMALL / "institutes.yaml").read_text(encoding="utf-8")
    old = "region: MA-11\n    sources: [article-invente]"
    assert institutes.count(old) == 1
    # Rests on a copy alone, so that its strength is that of another source, the original.
    institutes = institutes.replace(old, "region: MA-11\n    sources: [copie-inventee]")
    sections = [
        *record_text.split(institutes),
        *record_text.split((SMALL / "partners.yaml").read_text(encoding="utf-8")),
    ]
    files = {
        "institutes.yaml": {"networks", "institutes", "labs", "programmes", "events"},
        "records/partners.yaml": {"partners", "agreements"},
        "records/more/sources.yaml": {"topics", "sources"},
    }
    for path, plurals in files.items():
        chosen = [section for section in sections if section.plural in plurals]
        sources[path] = record_text.join(chosen).encode()


class Folder:
    """A project on disk that is brought to the state of sources."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        self._written: Sources = {}
        root.mkdir(parents=True)

    def bring_to(self, sources: Sources, *, keeping_times: bool = False) -> None:
        """Writes what differs from the last call; with ``keeping_times``, a file keeps its time."""
        for path in self._written.keys() - sources.keys():
            (self.root / path).unlink()
        for path, data in sources.items():
            if self._written.get(path) != data:
                file = self.root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                times = file.stat() if keeping_times and path in self._written else None
                new = file.with_name(f"{file.name}.new")
                new.write_bytes(data)
                new.replace(file)
                if times is not None:
                    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        self._written = dict(sources)

    def forget_builds(self) -> None:
        """Deletes all but the sources."""
        for path in (*self.root.glob(".*"), self.site):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
