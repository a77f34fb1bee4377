"""The poster on diffusion, a picture: a landscape that comes out of noise in eight steps."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from sample_media import fonts
from sample_media.svg import CLAY, DEEP, INDIGO, OCHRE, ROSE, SAND

WIDTH, HEIGHT = 1680, 1188
TILE = 354
COLUMNS, ROWS = 4, 2
INTRODUCTION = (
    "Add a little noise to a picture, a thousand times over, and nothing is left of it.",
    "A network that undoes one such step can undo them all: begin with noise, and repeat.",
)


def make(target: Path) -> None:
    """Writes the poster as JPEG."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), "#fbf8f1")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, WIDTH, 196), fill=INDIGO)
    pen.text(
        (60, 108), "Denoising Diffusion Probabilistic Models", SAND, _font("SerifBold", 62), "ls"
    )
    pen.text(
        (60, 160), "Jonathan Ho · Ajay Jain · Pieter Abbeel", "#dfe2f3", _font("Sans", 26), "ls"
    )
    pen.text((WIDTH - 60, 160), "NeurIPS 2020", OCHRE, _font("SansBold", 24), "rs")
    for row, words in enumerate(INTRODUCTION):
        pen.text((60, 254 + row * 38), words, DEEP, _font("Serif", 27), "ls")
    _steps(sheet, pen)
    note = (
        "A summary in our own words for a sample conference; the picture is no sample of the model."
    )
    pen.text((60, HEIGHT - 30), note, "#5c6b6c", _font("Sans", 20), "ls")
    pen.text((WIDTH - 60, HEIGHT - 30), "arXiv 2006.11239", "#5c6b6c", _font("SansBold", 20), "rs")
    sheet.save(target, quality=80, optimize=True)


def _steps(sheet: Image.Image, pen: ImageDraw.ImageDraw) -> None:
    clean, noise = _landscape(), _noise()
    count = COLUMNS * ROWS
    gap = (WIDTH - 120 - COLUMNS * TILE) / (COLUMNS - 1)
    for index in range(count):
        kept = index / (count - 1)
        left = round(60 + (index % COLUMNS) * (TILE + gap))
        top = 322 + (index // COLUMNS) * (TILE + 52)
        sheet.paste(Image.blend(noise, clean, kept**1.35), (left, top))
        step = round(1000 * (1 - kept))
        pen.text((left, top + TILE + 30), f"t = {step}", "#5c6b6c", _font("Sans", 20), "ls")


def _landscape() -> Image.Image:
    scale = 3
    image = Image.new("RGB", (TILE * scale, TILE * scale), ROSE)
    pen = ImageDraw.Draw(image)
    for y in range(TILE * scale):
        share = y / (TILE * scale)
        pen.line(
            (0, y, TILE * scale, y), fill=(round(240 - 30 * share), round(205 - 60 * share), 160)
        )
    pen.ellipse((560, 240, 820, 500), fill=OCHRE)
    for colour, points in (
        (CLAY, [(0, 640), (240, 470), (470, 650), (760, 520), (1062, 690)]),
        (INDIGO, [(0, 780), (300, 660), (560, 790), (860, 660), (1062, 760)]),
        (DEEP, [(0, 860), (260, 900), (620, 830), (1062, 940)]),
    ):
        pen.polygon([*points, (1062, 1062), (0, 1062)], fill=colour)
    soft = image.filter(ImageFilter.GaussianBlur(1.5))
    return soft.resize((TILE, TILE), Image.Resampling.LANCZOS)


def _noise() -> Image.Image:
    dice = random.Random(2006)  # noqa: S311 - the same picture every time
    values = bytes(min(255, max(0, round(dice.gauss(128, 62)))) for _ in range(TILE * TILE * 3))
    return Image.frombytes("RGB", (TILE, TILE), values)


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(fonts.face(name)), size)
