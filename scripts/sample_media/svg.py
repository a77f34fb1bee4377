"""The little of SVG that the drawings need: shapes as strings, numbers kept short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

INK = "#14252b"
TEAL = "#0b6e69"
DEEP = "#0a3f46"
SAND = "#f3ead9"
OCHRE = "#dda032"
CLAY = "#c4573a"
INDIGO = "#46508f"
ROSE = "#dcb0a4"
SAGE = "#a3bb9c"
SKY = "#b9d3d6"

Point = tuple[float, float]


def number(value: float) -> str:
    """``value`` with at most two decimals and no idle zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def shape(name: str, **attributes: float | str) -> str:
    """One element without children; ``stroke_width`` becomes ``stroke-width``."""
    pairs = (
        f'{key.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name} {' '.join(pairs)}/>"


def circle(x: float, y: float, r: float, fill: str, **more: float | str) -> str:
    """A disc."""
    return shape("circle", cx=x, cy=y, r=r, fill=fill, **more)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **more: float | str) -> str:
    """A filled ellipse."""
    return shape("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **more)


def rect(x: float, y: float, w: float, h: float, fill: str, **more: float | str) -> str:
    """A filled rectangle."""
    return shape("rect", x=x, y=y, width=w, height=h, fill=fill, **more)


def path(d: str, fill: str = "none", **more: float | str) -> str:
    """A path; without a fill it is a line."""
    return shape("path", d=d, fill=fill, **more)


def line(points: Sequence[Point], stroke: str, width: float, **more: float | str) -> str:
    """A line through ``points`` with round ends and joints."""
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return shape(
        "path",
        d=d,
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        **more,
    )


def group(children: Iterable[str], **attributes: float | str) -> str:
    """Children under common attributes."""
    opening = shape("g", **attributes).removesuffix("/>") if attributes else "<g"
    return f"{opening}>{''.join(children)}</g>"


def clipped(name: str, outline: str, children: Iterable[str]) -> str:
    """Children cut to ``outline``, an element; ``name`` is the clip's id."""
    return (
        f'<clipPath id="{name}">{outline}</clipPath>'
        f'<g clip-path="url(#{name})">{"".join(children)}</g>'
    )


def document(width: float, height: float, children: Iterable[str], title: str) -> str:
    """A whole SVG file that says in ``title`` what it shows."""
    box = f"0 0 {number(width)} {number(height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{number(width)}" '
        f'height="{number(height)}" role="img"><title>{title}</title>\n'
        + "\n".join(children)
        + "\n</svg>\n"
    )
