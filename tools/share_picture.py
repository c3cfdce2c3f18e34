"""Draw one share image: text, and the sign of a kind or al-Jazari's wheels.

``share_images.py`` decides which images there are and what they show.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import PIL
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.site.rendering.share_images import HEIGHT, WIDTH

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "overrides" / "assets"
FONTS = ROOT / "node_modules" / "@fontsource"

SCALE = 3
"""Everything is drawn at this scale and reduced at the end, for smooth edges."""
PANEL = 400
"""Width in pixels of the side with the sign."""
MARGIN = 72
COLOURS = 36
INKS = ("deep", "on-brand", "brass-light", "paper", "brass", "on-deep", "on-deep-soft")
"""The colours of every image, besides that of its sign."""

Point = tuple[float, float]
Box = tuple[float, float, float]
"""The position of a drawing: x and y of its corner, and pixels per unit."""


class Content(NamedTuple):
    """What an image shows. Without a sign it has the wheels, and room for a longer title."""

    is_rtl: bool
    title: str
    subtitle: str
    """A line below the title; may be empty."""
    tagline: str
    notice: str
    """That the catalogue is independent; empty if it is official."""
    sign: Sign | None

    def family(self) -> str:
        """The name of the font family at Fontsource."""
        return "ibm-plex-sans-arabic" if self.is_rtl else "ibm-plex-sans"

    def colours(self) -> dict[str, str]:
        """The colours of the image by name, from the light scheme of the site."""
        text = (ASSETS / "styles" / "tokens.css").read_text(encoding="utf-8")
        tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))
        names = INKS if self.sign is None else (*INKS, self.sign.colour)
        return {name: tokens[name] for name in names}

    def drawings(self) -> dict[str, str]:
        """The files of the drawings in the image, by role."""
        if self.sign is None:
            return {"mark": "mark.svg", "wheels": "wheels.svg"}
        sign = f"kinds/{self.sign.drawing}.svg"
        return {"mark": "mark.svg", "tiles": "zellige.svg", "star": "kinds/star.svg", "sign": sign}

    def digest(self) -> str:
        """A digest of everything the image is drawn from, computed without drawing it.

        Inputs are the content, the drawings and colours of the site, the releases of the fonts and
        of Pillow, and this module.
        """
        packages = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
        inputs = [
            [self.is_rtl, self.title, self.subtitle, self.tagline, self.notice],
            [*self.colours().items()],
            [(name, _text_of(drawing)) for name, drawing in self.drawings().items()],
            [packages[f"@fontsource/{self.family()}"], PIL.__version__],
            Path(__file__).read_text(encoding="utf-8"),
        ]
        return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()


def _text_of(drawing: str) -> str:
    return (ASSETS / "images" / drawing).read_text(encoding="utf-8")


class NoShaping(Exception):
    """Pillow has no Raqm, so it would draw Arabic letters unjoined and in the wrong order."""


class Stroke(NamedTuple):
    """A path of an SVG file as points, one list per subpath, and how it is drawn."""

    lines: list[list[Point]]
    colour: str | None
    width: float
    filled: bool


class _Points(BasePen):  # type: ignore[misc]
    """Collects the points of a path; curves become short straight lines."""

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
    """The view box and the paths of a drawing of the site, which has no groups or transforms."""
    root = ElementTree.fromstring(_text_of(name))
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
    """The drawing ``name`` at ``box``, white on black; ``repeat`` tiles it over the image."""
    view, strokes = svg(name)
    whole = Image.new("1", size)
    for at_x, at_y in _positions(size, view, box, repeat):
        for stroke in strokes:
            lines = [
                [(at_x + (x - view[0]) * box[2], at_y + (y - view[1]) * box[2]) for x, y in line]
                for line in stroke.lines
            ]
            if stroke.filled:
                for line in lines:  # each subpath inverts its inside: SVG's rule "evenodd"
                    one = Image.new("1", size)
                    ImageDraw.Draw(one).polygon(line, fill=1)
                    whole = ImageChops.logical_xor(whole, one)
            else:
                _draw(ImageDraw.Draw(whole), lines, max(1, round(stroke.width * box[2])))
    return whole.convert("L")


def _positions(
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


class Picture:
    """An image being drawn at ``SCALE``; in Arabic its two sides are exchanged."""

    def __init__(self, content: Content) -> None:
        if not features.check("raqm"):
            raise NoShaping("This Pillow has no Raqm, so it cannot write Arabic")
        self.is_rtl = content.is_rtl
        self._direction = "rtl" if content.is_rtl else "ltr"
        self._family = content.family()
        self.colours = content.colours()
        self.drawn = content.drawings()
        self.size = (WIDTH * SCALE, HEIGHT * SCALE)
        self.image = Image.new("RGB", self.size, self.colours["deep"])

    def paint(self, mask: Image.Image, colour: str, strength: float = 1.0) -> None:
        """Paint with ``colour`` where ``mask`` is white."""
        if strength < 1:
            mask = mask.point(lambda value: round(value * strength))
        self.image.paste(self.colours[colour], (0, 0), mask)

    def panel(self, accent: str) -> None:
        """Draw the side with the sign: tiles in the colour ``accent``, and the sign on a star."""
        width = PANEL * SCALE
        left = 0 if self.is_rtl else self.size[0] - width
        side = Image.new("L", self.size)
        ImageDraw.Draw(side).rectangle((left, 0, left + width, self.size[1]), fill=255)
        self.paint(side, accent)
        tiles = mask_of(
            self.size, self.drawn["tiles"], (left, -60 * SCALE, 1.18 * SCALE), repeat=True
        )
        self.paint(ImageChops.multiply(tiles, side), "on-brand", 0.2)
        line = left + width if self.is_rtl else left
        edge = Image.new("L", self.size)
        half = 3 * SCALE
        ImageDraw.Draw(edge).rectangle((line - half, 0, line + half, self.size[1]), fill=255)
        self.paint(edge, "brass-light")
        star = 300 * SCALE
        x, y = left + (width - star) / 2, (self.size[1] - star) / 2
        self.paint(mask_of(self.size, self.drawn["star"], (x, y, star / 24)), "paper")
        small = 124 * SCALE
        x, y = left + (width - small) / 2, (self.size[1] - small) / 2
        self.paint(mask_of(self.size, self.drawn["sign"], (x, y, small / 24)), accent)

    def wheels(self) -> None:
        """Draw al-Jazari's wheels in gold, fading towards the text, as on the home page."""
        view, _ = svg(self.drawn["wheels"])
        unit = 760 * SCALE / view[3]
        across = view[2] * unit
        mask = mask_of(
            self.size, self.drawn["wheels"], (self.size[0] - across * 0.57, -64 * SCALE, unit)
        )
        fade = Image.linear_gradient("L").rotate(90).resize(self.size)
        fade = fade.point(lambda value: min(255, max(0, (value - 105) * 3)))
        mask = ImageChops.multiply(mask, fade)
        if self.is_rtl:
            mask = mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        self.paint(mask, "brass")

    def write(
        self, text: str, top: int, size: int, colour: str, weight: int = 600, lines: int = 1
    ) -> None:
        """Write ``text`` at the start side of its language, in a smaller size if it is too long.

        ``top`` is the baseline of its first line, in pixels; ``lines`` is how many it may have.
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
        """The lines of ``text``, broken between words to fit into ``room`` pixels."""
        lines = [""]
        for word in text.split(" "):
            line = f"{lines[-1]} {word}".strip()
            if lines[-1] and font.getlength(line, direction=self._direction) > room:
                lines.append(word)
            else:
                lines[-1] = line
        return lines

    def mark(self) -> None:
        """Draw the logo of the catalogue at the start of the first line."""
        size = 88 * SCALE
        x = self.size[0] - MARGIN * SCALE - size if self.is_rtl else MARGIN * SCALE
        self.paint(
            mask_of(self.size, self.drawn["mark"], (x, 64 * SCALE, size / 48)), "brass-light"
        )

    def _font(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        script = "arabic" if self.is_rtl else "latin"
        file = FONTS / self._family / "files" / f"{self._family}-{script}-{weight}-normal.woff2"
        return ImageFont.truetype(file, size * SCALE, layout_engine=ImageFont.Layout.RAQM)

    def png(self) -> bytes:
        """The image as PNG, reduced to its final size."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        flat = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        stream = io.BytesIO()
        flat.save(stream, "PNG", optimize=True)
        return stream.getvalue()


def draw(content: Content) -> bytes:
    """The image of ``content`` as PNG, the same on every machine with the locked releases.

    Raises NoShaping if Pillow cannot write Arabic.
    """
    picture = Picture(content)
    low = 24 if picture.is_rtl else 0
    if content.sign is None:
        picture.wheels()
        picture.write(content.title, 256 + low, 88, "on-deep", lines=2)
    else:
        picture.panel(content.sign.colour)
        picture.write(content.title, 300 + low, 104, "on-deep")
        picture.write(content.subtitle, 376 + low, 38, "brass-light")
    picture.mark()
    picture.write(content.tagline, 446 + low, 30, "on-deep-soft", weight=400)
    picture.write(content.notice, 532 + low, 38, "on-deep", lines=2)
    return picture.png()
