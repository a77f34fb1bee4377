"""A silent film of twelve seconds: attention wanders over a sentence, word by word."""

from __future__ import annotations

import io
import math
import subprocess
from functools import cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from sample_media import attention, fonts
from sample_media.svg import CLAY, OCHRE, SAND, TEAL

WIDTH, HEIGHT, RATE, SECONDS = 960, 540, 25, 12
SEGMENT = 3
STILL = 8.2
SCALE = 2
GROUND = "#0c2528"
FAINT = "#2c4a4c"

CAPTIONS = {
    "en": (
        "A sentence of ten words. Each word looks at all of the others.",
        "A look has a weight: how well a query meets a key.",
        "Here “it” finds the river, and not the heron.",
        "Eight heads look for eight different things, all at once.",
    ),
    "es": (
        "Una oración de diez palabras. Cada palabra mira a todas las demás.",
        "Cada mirada tiene un peso: cuánto se parecen una consulta y una clave.",
        "Aquí «it» encuentra el río, y no la garza.",
        "Ocho cabezas buscan ocho cosas distintas, todas a la vez.",
    ),
}
CUES = (0.0, 3.0, 6.0, 9.0, 12.0)


def captions(language: str) -> str:
    """The film's WebVTT captions in a language."""
    cues = [
        f"{_clock(start)} --> {_clock(end)}\n{text}\n"
        for start, end, text in zip(CUES, CUES[1:], CAPTIONS[language], strict=False)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def make(folder: Path) -> None:
    """Writes the film as WebM, as MP4 with an HLS playlist of it, and its still as JPEG.

    The MP4 is made of fragments, so that one file plays by itself and by the playlist. Needs
    ffmpeg.
    """
    _encode(folder)
    _frame(round(STILL * RATE)).save(folder / "attention.jpg", quality=84, optimize=True)


def _encode(folder: Path) -> None:
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE)]
    common = ["-an", "-pix_fmt", "yuv420p", "-threads", "1", "-map_metadata", "-1"]
    common += ["-fflags", "+bitexact", "-flags:v", "+bitexact"]
    webm = ["-c:v", "libvpx-vp9", "-crf", "36", "-b:v", "0", *common, folder / "attention.webm"]
    mp4 = ["-c:v", "libx264", "-crf", "25", "-preset", "slow", "-g", str(RATE * SEGMENT), *common]
    hls = ["-f", "hls", "-hls_segment_type", "fmp4", "-hls_flags", "single_file"]
    hls += ["-hls_time", str(SEGMENT), "-hls_playlist_type", "vod", "-hls_segment_filename"]
    hls += [str(folder / "attention.mp4"), str(folder / "attention.m3u8")]
    command = ["ffmpeg", "-loglevel", "error", "-y", *raw, "-i", "-", *map(str, webm), *mp4, *hls]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        for index in range(RATE * SECONDS):
            process.stdin.write(_frame(index).tobytes())
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _clock(seconds: float) -> str:
    return f"00:00:{seconds:06.3f}"


def _frame(index: int) -> Image.Image:
    return Frame(index / RATE).draw(attention.weights(), attention.heads())


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(fonts.face(name)), size * SCALE)


def _mix(low: str, high: str, share: float) -> tuple[int, int, int]:
    a, b = ImageColor.getrgb(low), ImageColor.getrgb(high)
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a[:3], b[:3], strict=True))
    return red, green, blue


def _heat(weight: float) -> str:
    low, high, share = (FAINT, TEAL, weight * 3) if weight < 0.3 else (TEAL, OCHRE, weight * 1.5)
    return "#{:02x}{:02x}{:02x}".format(*_mix(low, high, min(1.0, share)))


def _ease(value: float) -> float:
    clamped = min(1.0, max(0.0, value))
    return clamped * clamped * (3 - 2 * clamped)


class Frame:
    """The picture at ``time`` seconds."""

    def __init__(self, time: float) -> None:
        self.time = time
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), GROUND)
        self.pen = ImageDraw.Draw(self.image)
        self.words = _font("Serif", 29)
        self.small = _font("Sans", 13)
        self.places = self._places()

    def draw(self, table: list[list[float]], heads: list[list[list[float]]]) -> Image.Image:
        """The frame at its final size."""
        query = self._query()
        whole = int(query)
        row = self._between(table, query)
        self._arcs(row, min(whole, len(table) - 1), _ease(self.time - 0.4))
        self._sentence(row, round(query))
        self._matrix(table, query)
        self._heads(heads, _ease((self.time - 8.8) / 0.8))
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def _query(self) -> float:
        """The word that looks, as a place in the sentence; it dwells on each and moves on."""
        if 6.0 <= self.time < 8.8:
            return 6.0
        steps: float = (
            (self.time - 0.6) * (6 / 5.2) if self.time < 6 else 6 + (self.time - 8.8) * 1.1
        )
        steps = min(9.0, max(0.0, steps))
        whole = math.floor(steps)
        return min(9.0, whole + _ease((steps - whole - 0.55) / 0.45))

    @staticmethod
    def _between(table: list[list[float]], place: float) -> list[float]:
        low, share = int(place), place - int(place)
        high = min(low + 1, len(table) - 1)
        return [a + (b - a) * share for a, b in zip(table[low], table[high], strict=True)]

    def _places(self) -> list[float]:
        widths = [self.words.getlength(word) for word in attention.WORDS]
        gap = 15 * SCALE
        x = (WIDTH * SCALE - sum(widths) - gap * (len(widths) - 1)) / 2
        centres = []
        for width in widths:
            centres.append(x + width / 2)
            x += width + gap
        return centres

    def _sentence(self, row: list[float], query: int) -> None:
        for index, (word, x) in enumerate(zip(attention.WORDS, self.places, strict=True)):
            colour = _mix("#7f9a99", SAND, min(1.0, row[index] * 2.6))
            if index == query:
                colour = _mix(OCHRE, OCHRE, 0)
            self.pen.text((x, 448 * SCALE), word, fill=colour, font=self.words, anchor="ms")

    def _arcs(self, row: list[float], query: int, strength: float) -> None:
        place = self._query()
        low = int(place)
        high = min(low + 1, len(self.places) - 1)
        start = self.places[low] + (self.places[high] - self.places[low]) * (place - low)
        order = sorted(range(len(row)), key=lambda index: row[index])
        for index in order:
            share = min(1.0, row[index] * 1.9) * strength
            if index == query or share < 0.05:
                continue
            self._arc(start, self.places[index], share)

    def _arc(self, start: float, end: float, share: float) -> None:
        base = 412 * SCALE
        rise = (48 + abs(end - start) / SCALE * 0.36) * SCALE
        points = [
            (start + (end - start) * t, base - rise * 4 * t * (1 - t) * 0.75)
            for t in (step / 160 for step in range(161))
        ]
        colour = _mix(GROUND, OCHRE if share > 0.55 else "#5fb3ac", 0.18 + 0.82 * share)
        self.pen.line(points, fill=colour, width=round((1.2 + 7 * share) * SCALE), joint="curve")
        radius = (2 + 5 * share) * SCALE
        x, y = points[-1]
        self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def _matrix(self, table: list[list[float]], query: float) -> None:
        cell, left, top = 15 * SCALE, 62 * SCALE, 46 * SCALE
        for i, row in enumerate(table):
            for j, weight in enumerate(row):
                seen = _ease(query - i + 1.0)
                colour = _heat(weight)
                shown = _mix(GROUND, colour, 0.22 + 0.78 * seen)
                x, y = left + j * cell, top + i * cell
                self.pen.rounded_rectangle((x, y, x + cell - 5, y + cell - 5), 5, fill=shown)
        tip = (left - 14 * SCALE + 14, top + query * cell + cell / 2 - 2)
        back = tip[0] - 14
        self.pen.polygon([(back, tip[1] - 9), tip, (back, tip[1] + 9)], fill=CLAY)

    def _heads(self, heads: list[list[list[float]]], strength: float) -> None:
        if strength <= 0:
            return
        cell = 6.4 * SCALE
        for index, head in enumerate(heads):
            drift = math.sin(self.time * 1.3 + index) * 3 * SCALE
            left = (330 + (index % 4) * 148) * SCALE
            top = (46 + (index // 4) * 88) * SCALE + drift
            for i, row in enumerate(head):
                for j, weight in enumerate(row):
                    share = strength * min(1.0, 0.1 + weight * 1.6)
                    colour = _mix(GROUND, (OCHRE, "#5fb3ac", SAND, CLAY)[index % 4], share)
                    x, y = left + j * cell, top + i * cell
                    self.pen.rectangle((x, y, x + cell - 2, y + cell - 2), fill=colour)
