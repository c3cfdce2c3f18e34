"""Keep the share images up to date: the pictures that other sites show beside a link to a page.

There is one per kind of record and language, and one of the catalogue for all other pages, with the
texts, colours, signs and fonts of the site. They are committed to overrides/assets/share/, where
the build reads them, because drawing them takes longer than a build.

`make generate` draws missing and stale images only: share_images.json beside this file has a digest
of what each image was drawn from.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from jazari_catalogue.editing.generate import command as generate
from jazari_catalogue.editing.generate.generated_files import STALE, UP_TO_DATE, WRITTEN, add_check
from jazari_catalogue.languages import LANGUAGES, MESSAGES, is_rtl
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.reporter import say, warn
from jazari_catalogue.site.pages.language_choice import TAGLINE
from jazari_catalogue.site.publisher import read_publisher
from jazari_catalogue.site.rendering.share_images import CATALOGUE, FOLDER, INDEPENDENT, image_path
from jazari_catalogue.texts.interface import interface
from tools.share_picture import Content, draw

IMAGES = f"overrides/{FOLDER}"
ROOT = Path(__file__).resolve().parents[1]
DRAWN = Path(__file__).with_suffix(".json")
"""The digest of what each image was drawn from, by file name."""
MOST_BYTES = 60_000
"""An app that previews a link downloads the image, often over a mobile network."""
REMOVED = Titles("{path} : supprimé", "{path}: حُذف", "{path}: removed")


class TooLarge(Exception):
    """An image has more than `MOST_BYTES`."""


def pictures() -> dict[str, Content]:
    """What each share image shows, by file name. Raises CatalogueError for a wrong publisher.

    There is one for each published language into which the models are translated; pages in other
    languages use the French image.
    """
    is_official = read_publisher(ROOT).official
    return {
        Path(image_path(name, code)).name: _content(name, code, is_official)
        for name in [*KINDS, CATALOGUE]
        for code in LANGUAGES
        if code in MESSAGES
    }


def _content(name: str, code: str, is_official: bool) -> Content:
    language = interface(code)
    catalogue = language.gettext("Catalogue of the Jazari Institutes")
    tagline = language.gettext(TAGLINE)
    notice = "" if is_official else language.gettext(INDEPENDENT)
    if name == CATALOGUE:
        return Content(is_rtl(code), catalogue, "", tagline, notice, None)
    kind = KINDS[name]
    title = language.title(kind.titles)
    return Content(is_rtl(code), title, catalogue, tagline, notice, kind.sign)


class Folder:
    """The committed share images, and the digests of what they were drawn from."""

    def __init__(self, images: Path = ROOT / IMAGES, drawn: Path = DRAWN) -> None:
        self.images = images
        self.drawn = drawn
        self.contents = pictures()
        self.digests = {file: content.digest() for file, content in self.contents.items()}
        self.kept = json.loads(drawn.read_text(encoding="utf-8")) if drawn.exists() else {}

    def stale(self) -> list[str]:
        """The file names of images that are missing, out of date or no longer used."""
        present = {file.name for file in self.images.glob("*.png")}
        outdated = [
            file
            for file, digest in self.digests.items()
            if file not in present or self.kept.get(file) != digest
        ]
        return outdated + sorted((present | self.kept.keys()) - self.digests.keys())

    def write(self, file: str) -> None:
        """Draw the image ``file``, or remove it if it is no longer used.

        Raises NoShaping if Pillow cannot write Arabic, and TooLarge for an image of more than
        `MOST_BYTES`.
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
    """Run the command line; return the exit code."""
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
