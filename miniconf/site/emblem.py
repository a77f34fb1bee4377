"""The site's icon, and the picture that stands beside a link to it elsewhere."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from miniconf.site.constellation import HEIGHT, WIDTH, Star
from miniconf.site.theme import DEFAULT_ACCENT, Oklch, from_css

CARD = (1200, 630)
_GROUND = (251, 249, 245)
_INK = (38, 34, 30)
_SOFT = (106, 100, 94)
_LEFT = 80
_SCALE = 2
_LARGEST, _SMALLEST = 112, 44

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<rect width="64" height="64" rx="15" fill="{accent}"/>'
    '<g fill="none" stroke="#fff" stroke-width="2.6" stroke-opacity=".65">'
    '<path d="M17 43 27 21 38 37 48 18"/></g><g fill="#fff"><circle cx="17" cy="43" r="5"/>'
    '<circle cx="27" cy="21" r="4"/><circle cx="38" cy="37" r="6"/>'
    '<circle cx="48" cy="18" r="4"/><circle cx="49" cy="47" r="2.6"/></g></svg>'
)


def icon(accent: str) -> bytes:
    """The icon as SVG: four joined points on the accent."""
    return _ICON.format(accent=_colour(accent).hex()).encode()


def card(name: str, line: str, accent: str, stars: tuple[Star, ...]) -> bytes:
    """The picture for social cards as PNG, 1200 × 630: the constellation and the name.

    Letters that the bundled font lacks are left to the words beside the picture.
    """
    image = Image.new("RGB", (CARD[0] * _SCALE, CARD[1] * _SCALE), _GROUND)
    draw = ImageDraw.Draw(image)
    _draw_stars(draw, stars, _mixed(_colour(accent)))
    if name.isascii():
        font = _fitting(draw, name, (CARD[0] - 2 * _LEFT) * _SCALE)
        draw.text((_LEFT * _SCALE, 400 * _SCALE), name, _INK, font=font, anchor="ls")
        if line.isascii() and line:
            small = ImageFont.load_default(34 * _SCALE)
            draw.text((_LEFT * _SCALE, 470 * _SCALE), line[:64], _SOFT, font=small, anchor="ls")
    draw.rectangle(
        (0, (CARD[1] - 14) * _SCALE, CARD[0] * _SCALE, CARD[1] * _SCALE),
        _bytes(_colour(accent)),
    )
    out = BytesIO()
    image.reduce(_SCALE).save(out, "PNG")
    return out.getvalue()


def _draw_stars(
    draw: ImageDraw.ImageDraw, stars: tuple[Star, ...], colour: tuple[int, int, int]
) -> None:
    across, down = CARD[0] * _SCALE / WIDTH, CARD[1] * _SCALE / HEIGHT
    radius = (4 if len(stars) > 300 else 7) * _SCALE
    for star in stars:
        x, y = star.x * across, star.y * down
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour)


def _fitting(
    draw: ImageDraw.ImageDraw, name: str, width: int
) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for size in range(_LARGEST, _SMALLEST, -4):
        font = ImageFont.load_default(size * _SCALE)
        if draw.textlength(name, font=font) <= width:
            return font
    return ImageFont.load_default(_SMALLEST * _SCALE)


def _colour(accent: str) -> Oklch:
    try:
        colour = from_css(accent or DEFAULT_ACCENT)
    except ValueError:
        colour = from_css(DEFAULT_ACCENT)
    return Oklch(min(colour.lightness, 0.55), colour.chroma, colour.hue)


def _bytes(colour: Oklch) -> tuple[int, int, int]:
    digits = colour.hex()[1:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _mixed(colour: Oklch) -> tuple[int, int, int]:
    """The colour at a quarter of its strength on the ground."""
    red, green, blue = (
        round(0.28 * own + 0.72 * ground)
        for own, ground in zip(_bytes(colour), _GROUND, strict=True)
    )
    return red, green, blue
