"""Keeps the pictures that others show beside a link to a page of the site.

One for each kind of record and each language, and one of the catalogue for all other pages: the
words, colours, signs and typefaces are those of the site, read from its own files. They are kept in
overrides/assets/share/, where the build finds them, since drawing them takes longer than a build.

`make generate` draws those that are missing or stale: share_images.json beside this file has a
digest of what each picture was drawn from. Where nothing is stale, nothing is drawn.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from jazari_catalogue.editing.generate import command as generate
from jazari_catalogue.editing.generate.generated_files import STALE, UP_TO_DATE, WRITTEN, add_check
from jazari_catalogue.languages import LANGUAGES, MESSAGES, is_rtl
from jazari_catalogue.plan import TAGLINE
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.reporter import say, warn
from jazari_catalogue.site.rendering.share_images import CATALOGUE, FOLDER, image_path
from jazari_catalogue.site.text.interface import interface
from tools.share_picture import Content, draw

IMAGES = f"overrides/{FOLDER}"
ROOT = Path(__file__).resolve().parents[1]
DRAWN = Path(__file__).with_suffix(".json")
"""By the name of each picture's file, the digest of what it was drawn from."""
MOST_BYTES = 60_000
"""A picture is fetched by whoever shows a link, often over a telephone."""
REMOVED = Titles("{path} : supprimé", "{path}: تم حذفه", "{path}: removed")


class TooLarge(Exception):
    """A picture has more bytes than someone who shows a link should have to fetch."""


def pictures() -> dict[str, Content]:
    """What each picture shows, by the name of its file.

    There is one in each published language that the models have words in; pages in another show the
    French.
    """
    return {
        Path(image_path(name, code)).name: _content(name, code)
        for name in [*KINDS, CATALOGUE]
        for code in LANGUAGES
        if code in MESSAGES
    }


def _content(name: str, code: str) -> Content:
    language = interface(code)
    catalogue = language.gettext("Catalogue of the Jazari Institutes")
    tagline = language.gettext(TAGLINE)
    if name == CATALOGUE:
        return Content(is_rtl(code), catalogue, "", tagline, None)
    kind = KINDS[name]
    return Content(is_rtl(code), language.words(kind.titles), catalogue, tagline, kind.sign)


class Folder:
    """The pictures as they are kept in the tree, and what they were drawn from."""

    def __init__(self, images: Path = ROOT / IMAGES, drawn: Path = DRAWN) -> None:
        self.images = images
        self.drawn = drawn
        self.contents = pictures()
        self.digests = {file: content.digest() for file, content in self.contents.items()}
        self.kept = json.loads(drawn.read_text(encoding="utf-8")) if drawn.exists() else {}

    def stale(self) -> list[str]:
        """The files that are missing, that something else was drawn into, or that nobody shows."""
        there = {file.name for file in self.images.glob("*.png")}
        asked = [
            file
            for file, digest in self.digests.items()
            if file not in there or self.kept.get(file) != digest
        ]
        return asked + sorted((there | self.kept.keys()) - self.digests.keys())

    def write(self, file: str) -> None:
        """Draws the picture ``file``, or removes it where nobody shows it.

        Raises NoShaping, and TooLarge for a picture that takes too long to fetch.
        """
        if file in self.digests:
            picture = draw(self.contents[file])
            if len(picture) > MOST_BYTES:
                raise TooLarge(f"{file} has {len(picture)} bytes, {MOST_BYTES} at most")
            self.images.mkdir(parents=True, exist_ok=True)
            (self.images / file).write_bytes(picture)
            self.kept[file] = self.digests[file]
        else:
            (self.images / file).unlink(missing_ok=True)
            self.kept.pop(file, None)
        text = json.dumps(self.kept, indent=1, sort_keys=True) + "\n"
        self.drawn.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """The command line; gives the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    add_check(parser)
    options = parser.parse_args(arguments)
    folder = Folder()
    stale = folder.stale()
    for file in [*folder.digests, *(file for file in stale if file not in folder.digests)]:
        message = UP_TO_DATE
        if file in stale and not options.check:
            folder.write(file)
            message = WRITTEN if file in folder.digests else REMOVED
        elif file in stale:
            message = STALE
        report = warn if message is STALE else say
        path = f"{IMAGES}/{file}"
        report(message.in_language(options.lang).format(path=path, command=generate.COMMAND))
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
