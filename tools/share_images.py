"""Draws the pictures that others show beside a link to a page of the site.

One for each kind of record and each language, and one of the catalogue for all other pages: the
words, colours, signs and typefaces are those of the site, read from its own files. `make share`
draws them into overrides/assets/share/, where the build finds them; they are drawn by hand of that
command and kept in the tree, for drawing them takes longer than a whole build.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.site.interface import Interface, interface
from jazari_catalogue.site.plan import TAGLINE
from jazari_catalogue.site.share_images import CATALOGUE, HEIGHT, WIDTH, image_path

ROOT = Path(__file__).resolve().parents[1]
OVERRIDES = ROOT / "overrides"
IMAGES = OVERRIDES / "assets" / "images"
FONTS = ROOT / "node_modules" / "@fontsource"
MOST_BYTES = 60_000
"""A picture is fetched by whoever shows a link, often over a telephone."""

SCALE = 3
"""Everything is drawn larger and reduced at the end, which gives smooth edges."""
PANEL = 400
"""Pixels of the side with the sign."""
MARGIN = 72
COLOURS = 40

Point = tuple[float, float]
Box = tuple[float, float, float]
"""Where a drawing goes: x and y of its corner, and how many pixels a unit of it takes."""


class NoShaping(Exception):
    """Pillow came without Raqm: it would draw Arabic letters apart and the wrong way round."""


class Stroke(NamedTuple):
    """A path of an SVG file as points, one list for each stretch, and how it is drawn."""

    lines: list[list[Point]]
    colour: str | None
    width: float
    filled: bool


class _Points(BasePen):  # type: ignore[misc]
    """Takes a path as points; curves become short straight lines."""

    def __init__(self) -> None:
        super().__init__(None)
        self.lines: list[list[Point]] = []

    def _moveTo(self, point: Point) -> None:  # noqa: N802
        self.lines.append([point])

    def _lineTo(self, point: Point) -> None:  # noqa: N802
        self.lines[-1].append(point)

    def _curveToOne(self, one: Point, two: Point, end: Point) -> None:  # noqa: N802
        start = self.lines[-1][-1]
        for step in range(1, 17):
            t = step / 16
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x, y = (a * start[i] + b * one[i] + c * two[i] + d * end[i] for i in (0, 1))
            self.lines[-1].append((x, y))

    def _closePath(self) -> None:  # noqa: N802
        self.lines[-1].append(self.lines[-1][0])


def svg(name: str) -> tuple[tuple[float, float, float, float], list[Stroke]]:
    """The view box and the paths of a drawing of the site. They have no groups, no transforms."""
    root = ElementTree.parse(IMAGES / name).getroot()
    x, y, width, height = (float(part) for part in root.attrib["viewBox"].split())
    strokes = []
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        pen = _Points()
        parse_path(path.attrib["d"], pen)
        given = {**root.attrib, **path.attrib}
        filled = given.get("fill") != "none"
        colour = given.get("fill" if filled else "stroke")
        strokes.append(Stroke(pen.lines, colour, float(given.get("stroke-width", 1)), filled))
    return (x, y, width, height), strokes


def mask_of(size: tuple[int, int], name: str, box: Box, repeat: bool = False) -> Image.Image:
    """Where the drawing ``name``, placed at ``box``, leaves a trace: white on black."""
    view, strokes = svg(name)
    whole = Image.new("1", size)
    for at_x, at_y in _places(size, view, box, repeat):
        for stroke in strokes:
            lines = [
                [(at_x + (x - view[0]) * box[2], at_y + (y - view[1]) * box[2]) for x, y in line]
                for line in stroke.lines
            ]
            if stroke.filled:
                for line in lines:  # each stretch turns what it holds: SVG's rule "evenodd"
                    one = Image.new("1", size)
                    ImageDraw.Draw(one).polygon(line, fill=1)
                    whole = ImageChops.logical_xor(whole, one)
            else:
                _draw(ImageDraw.Draw(whole), lines, max(1, round(stroke.width * box[2])))
    return whole.convert("L")


def _places(
    size: tuple[int, int], view: tuple[float, float, float, float], box: Box, repeat: bool
) -> Iterator[Point]:
    if not repeat:
        yield box[0], box[1]
        return
    across, down = view[2] * box[2], view[3] * box[2]
    x = box[0]
    while x < size[0]:
        y = box[1]
        while y < size[1]:
            yield x, y
            y += down
        x += across


def _draw(draw: ImageDraw.ImageDraw, lines: list[list[Point]], width: int) -> None:
    for line in lines:
        draw.line(line, fill=1, width=width, joint="curve")
        if width > 2:
            for x, y in (line[0], line[-1]):
                half = width / 2
                draw.ellipse((x - half, y - half, x + half, y + half), fill=1)


def tokens() -> dict[str, str]:
    """The colours of the site by their names, in the light scheme."""
    text = (OVERRIDES / "assets" / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def sign_of(kind: str) -> tuple[str, str]:
    """The name of the colour of ``kind`` and the file of its sign, as the style sheet has them."""
    text = (OVERRIDES / "assets" / "catalogue.css").read_text(encoding="utf-8")
    rule = r"\.kind-%s \{\s*--accent: var\(--([\w-]+)\);\s*--sign: url\(\"images/([\w/.-]+)\"\)"
    found = re.search(rule % re.escape(kind), text)
    return (found[1], found[2]) if found else ("slate", "kinds/default.svg")


class Picture:
    """A picture while it is drawn, at ``SCALE``; in Arabic its two sides are exchanged."""

    def __init__(self, language: Interface) -> None:
        if not features.check("raqm"):
            raise NoShaping("Pillow has no Raqm here, and cannot write Arabic")
        self.language = language
        self._direction = language.language.direction
        self.is_rtl = self._direction == "rtl"
        self.colours = tokens()
        self.size = (WIDTH * SCALE, HEIGHT * SCALE)
        self.image = Image.new("RGB", self.size, self.colours["deep"])

    def paint(self, mask: Image.Image, colour: str, strength: float = 1.0) -> None:
        """Lays ``colour`` where ``mask`` is white."""
        if strength < 1:
            mask = mask.point(lambda value: round(value * strength))
        self.image.paste(self.colours.get(colour, colour), (0, 0), mask)

    def panel(self, kind: str) -> None:
        """The side with the sign: tiles in the colour of the kind, and its sign on a star."""
        accent, sign = sign_of(kind)
        width = PANEL * SCALE
        left = 0 if self.is_rtl else self.size[0] - width
        side = Image.new("L", self.size)
        ImageDraw.Draw(side).rectangle((left, 0, left + width, self.size[1]), fill=255)
        self.paint(side, accent)
        tiles = mask_of(self.size, "zellige.svg", (left, -60 * SCALE, 1.18 * SCALE), repeat=True)
        self.paint(ImageChops.multiply(tiles, side), "on-brand", 0.2)
        line = left + width if self.is_rtl else left
        edge = Image.new("L", self.size)
        half = 3 * SCALE
        ImageDraw.Draw(edge).rectangle((line - half, 0, line + half, self.size[1]), fill=255)
        self.paint(edge, "brass-light")
        star = 300 * SCALE
        x, y = left + (width - star) / 2, (self.size[1] - star) / 2
        self.paint(mask_of(self.size, "kinds/star.svg", (x, y, star / 24)), "paper")
        small = 124 * SCALE
        x, y = left + (width - small) / 2, (self.size[1] - small) / 2
        self.paint(mask_of(self.size, sign, (x, y, small / 24)), accent)

    def wheels(self) -> None:
        """Al-Jazari's wheels in gold, fading towards the words, as on the home page."""
        view, _ = svg("wheels.svg")
        unit = 760 * SCALE / view[3]
        across = view[2] * unit
        mask = mask_of(self.size, "wheels.svg", (self.size[0] - across * 0.57, -64 * SCALE, unit))
        fade = Image.linear_gradient("L").rotate(90).resize(self.size)
        fade = fade.point(lambda value: min(255, max(0, (value - 105) * 3)))
        mask = ImageChops.multiply(mask, fade)
        if self.is_rtl:
            mask = mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        self.paint(mask, "brass")

    def write(
        self, text: str, top: int, size: int, colour: str, weight: int = 600, lines: int = 1
    ) -> None:
        """Writes ``text`` from the side where its language begins, smaller where it is too long.

        ``top`` is where its first line stands, in pixels.
        """
        room = (WIDTH - PANEL - 2 * MARGIN) * SCALE
        font = self._font(size, weight)
        while len(broken := self._broken(text, font, room)) > lines:
            size -= 2
            font = self._font(size, weight)
        x = self.size[0] - MARGIN * SCALE if self.is_rtl else MARGIN * SCALE
        draw = ImageDraw.Draw(self.image)
        anchor = "rs" if self.is_rtl else "ls"
        fill = self.colours[colour]
        for number, line in enumerate(broken):
            y = (top + number * size * 1.25) * SCALE
            draw.text((x, y), line, fill=fill, font=font, anchor=anchor, direction=self._direction)

    def _broken(self, text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
        """The words of ``text`` in as many lines as they need."""
        found = [""]
        for word in text.split(" "):
            line = f"{found[-1]} {word}".strip()
            if found[-1] and font.getlength(line, direction=self._direction) > room:
                found.append(word)
            else:
                found[-1] = line
        return found

    def mark(self) -> None:
        """The mark of the catalogue at the beginning of the first line."""
        size = 88 * SCALE
        x = self.size[0] - MARGIN * SCALE - size if self.is_rtl else MARGIN * SCALE
        self.paint(mask_of(self.size, "mark.svg", (x, 64 * SCALE, size / 48)), "brass-light")

    def _font(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        script = "arabic" if self.is_rtl else "latin"
        family = "ibm-plex-sans-arabic" if self.is_rtl else "ibm-plex-sans"
        file = FONTS / family / "files" / f"{family}-{script}-{weight}-normal.woff2"
        return ImageFont.truetype(file, size * SCALE, layout_engine=ImageFont.Layout.RAQM)

    def png(self) -> bytes:
        """The picture in its own size."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        flat = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        stream = io.BytesIO()
        flat.save(stream, "PNG", optimize=True)
        return stream.getvalue()


def draw(name: str, code: str) -> bytes:
    """The picture ``name``, of a kind of record or of the catalogue, in language ``code``, as PNG.

    The same on every machine with the locked releases. Raises NoShaping.
    """
    language = interface(code)
    catalogue = language.gettext("Catalogue of the Jazari Institutes")
    picture = Picture(language)
    low = 24 if picture.is_rtl else 0
    if name == CATALOGUE:
        picture.wheels()
        picture.write(catalogue, 300 + low, 88, "on-deep", lines=2)
    else:
        picture.panel(name)
        picture.write(language.words(KINDS[name].titles), 340 + low, 104, "on-deep")
        picture.write(catalogue, 420 + low, 38, "brass-light")
    picture.mark()
    picture.write(language.gettext(TAGLINE), 556, 32, "on-deep-soft", weight=400)
    return picture.png()


def names() -> list[str]:
    """The names of all pictures: the kinds of records, and the catalogue."""
    return [*KINDS, CATALOGUE]


def main() -> int:
    """The command line; gives the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--folder", type=Path, default=OVERRIDES, help="default: overrides/")
    options = parser.parse_args()
    for name in names():
        for code in LANGUAGES:
            picture = draw(name, code)
            if len(picture) > MOST_BYTES:
                print(f"{name}-{code} has {len(picture)} bytes, too many", file=sys.stderr)
                return 1
            file = options.folder / image_path(name, code)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(picture)
            print(f"{file.name}: {len(picture) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
