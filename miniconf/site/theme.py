"""Colour: one accent turned into scales that pass contrast, and equal-lightness track hues.

OKLCH to sRGB after Björn Ottosson, "A perceptual color space for image processing" (2020);
contrast after WCAG 2.2, relative luminance.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from PIL import ImageColor

from miniconf.conference.settings import Theme
from miniconf.site.prose import media_path

DEFAULT_ACCENT = "#0f6e6e"
TRACK_COLOURS = 12
# Hues in an order that keeps neighbours apart also for protanopes and deuteranopes.
_TRACK_HUES = (250, 75, 155, 20, 300, 110, 215, 45, 340, 185, 275, 130)
_LIGHT_GROUND = 0.985
_DARK_GROUND = 0.19
_ENOUGH = 4.6


@dataclass(frozen=True, slots=True)
class Oklch:
    """A colour: lightness 0 to 1, chroma, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def rgb(self) -> tuple[float, float, float]:
        """Linear-light sRGB, each channel clipped to 0 to 1."""
        a = self.chroma * math.cos(math.radians(self.hue))
        b = self.chroma * math.sin(math.radians(self.hue))
        l_ = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        m_ = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        s_ = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        return (
            _clip(4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_),
            _clip(-1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_),
            _clip(-0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_),
        )

    def hex(self) -> str:
        """``#rrggbb``."""
        return "#" + "".join(f"{round(_encode(channel) * 255):02x}" for channel in self.rgb())


def files(theme: Theme) -> tuple[str, ...]:
    """Paths on the site of the files that every page is dressed with."""
    named = (theme.logo, theme.logo_dark, theme.favicon, *theme.fonts, *theme.css)
    return tuple(f"/{media_path(name)}" for name in named if name)


def from_css(colour: str) -> Oklch:
    """A CSS colour: a name, ``#rgb``, ``#rrggbb``, ``rgb()``, ``hsl()``. ``ValueError`` else."""
    red, green, blue = ImageColor.getrgb(colour.strip())[:3]
    r, g, b = (_decode(channel / 255) for channel in (red, green, blue))
    l_ = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    m_ = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    s_ = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_
    a = 1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_
    b_ = 0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_
    return Oklch(lightness, math.hypot(a, b_), math.degrees(math.atan2(b_, a)) % 360)


def contrast(one: Oklch, other: Oklch) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def legible(colour: Oklch, ground: Oklch, ratio: float = _ENOUGH) -> Oklch:
    """``colour`` moved in lightness, away from ``ground``, until it reaches ``ratio``."""
    step = -0.01 if ground.lightness > 0.5 else 0.01
    while contrast(colour, ground) < ratio and 0 < colour.lightness < 1:
        colour = Oklch(min(1, max(0, colour.lightness + step)), colour.chroma, colour.hue)
    return colour


def stylesheet(theme: Theme) -> str:
    """CSS custom properties of the accent, the tracks and the fonts, for light and dark."""
    try:
        base = from_css(theme.accent or DEFAULT_ACCENT)
    except ValueError:
        base = from_css(DEFAULT_ACCENT)
    light = _scale(base, Oklch(_LIGHT_GROUND - 0.05, 0.005, 85), dark=False)
    dark = _scale(base, Oklch(_DARK_GROUND + 0.09, 0.01, 265), dark=True)
    return (
        f":root{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f":root[data-theme=dark]{{{dark}}}\n"
        + "".join(
            f".track-{number}{{--track:var(--track-{number})}}\n"
            for number in range(1, TRACK_COLOURS + 1)
        )
        + _families(theme)
    )


def _families(theme: Theme) -> str:
    chosen = {"--serif": theme.font_text, "--sans": theme.font_interface}
    rules = "".join(
        f'{name}:"{_family(family)}",{"serif" if name == "--serif" else "sans-serif"};'
        for name, family in chosen.items()
        if _family(family)
    )
    return f":root:root{{{rules}}}\n" if rules else ""


def _family(name: str) -> str:
    return re.sub(r"[^\w .-]", "", name).strip()


def _scale(base: Oklch, ground: Oklch, *, dark: bool) -> str:
    chroma = min(base.chroma, 0.17)
    text = legible(Oklch(0.78 if dark else min(base.lightness, 0.52), chroma, base.hue), ground)
    fill = Oklch(0.72 if dark else min(base.lightness, 0.55), chroma, base.hue)
    ink = Oklch(0.16, 0.01, base.hue) if dark else Oklch(0.99, 0, 0)
    fill = legible(fill, ink)
    tint = Oklch(0.29 if dark else 0.945, min(chroma, 0.02), base.hue)
    line = Oklch(0.45 if dark else 0.8, min(chroma, 0.08), base.hue)
    names = {
        "--accent": text,
        "--accent-fill": fill,
        "--on-accent": ink,
        "--accent-tint": tint,
        "--accent-line": line,
    }
    tracks = {
        f"--track-{number}": legible(Oklch(0.74 if dark else 0.56, 0.1, hue), ground, 3.2)
        for number, hue in enumerate(_TRACK_HUES, 1)
    }
    return "".join(f"{name}:{colour.hex()};" for name, colour in (names | tracks).items())


def _luminance(colour: Oklch) -> float:
    r, g, b = colour.rgb()
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _clip(channel: float) -> float:
    return min(1.0, max(0.0, channel))


def _encode(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _decode(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
