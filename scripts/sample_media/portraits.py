"""Portraits of people who do not exist: flat shapes, no features, half a face in the shade.

The shade falls along a meridian of the face, as night does on a globe; hair, cloth and ground
tell the people apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sample_media.svg import (
    CLAY,
    DEEP,
    INDIGO,
    INK,
    OCHRE,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TEAL,
    circle,
    clipped,
    document,
    ellipse,
    line,
    path,
    rect,
)

HEAD = (160.0, 138.0)
BLACK, BROWN, GREY, AUBURN, SILVER = "#1f1a1c", "#4b2f24", "#8b8a8c", "#8f4a2b", "#cfcac4"
SKINS = ("#f1cfae", "#dfae82", "#c48a5c", "#9c6845", "#74492f", "#533323")


@dataclass(frozen=True)
class Portrait:
    """What one portrait is made of; ``skin`` is an index into ``SKINS``."""

    slug: str
    name: str
    ground: str
    skin: int
    hair: str
    colour: str
    cloth: str
    trim: str
    glasses: bool = False
    beard: bool = False


def draw(person: Portrait) -> str:
    """The portrait as an SVG file of 320 by 320."""
    behind, before = HAIR[person.hair]
    return document(
        320,
        320,
        [
            *_ground(person),
            *behind(person),
            *_shoulders(person),
            *_face(person),
            *(_beard(person) if person.beard else ()),
            *before(person),
            *(_glasses() if person.glasses else ()),
        ],
        f"Portrait of {person.name}, drawn by a program",
    )


def _ground(person: Portrait) -> Iterator[str]:
    yield rect(0, 0, 320, 320, person.ground)
    for rx in (56, 108, 152, 188):
        yield ellipse(
            160, 150, rx, 190, "none", stroke="#fff", stroke_width=1.6, stroke_opacity=0.42
        )


def _shoulders(person: Portrait) -> Iterator[str]:
    outline = path("M18 330C24 258 78 232 126 224L194 224C242 232 296 258 302 330Z", person.cloth)
    shade = path("M160 330C204 300 232 268 232 200L330 200L330 330Z", INK, opacity=0.14)
    yield outline
    yield clipped("cloth", outline, [shade])
    yield path("M122 224C128 262 192 262 198 224L210 228C204 282 116 282 110 228Z", person.trim)


def _face(person: Portrait) -> Iterator[str]:
    skin = SKINS[person.skin]
    x, y = HEAD
    yield path("M134 186L134 226C138 250 182 250 186 226L186 186Z", skin)
    yield path(
        "M134 196C144 214 176 214 186 196L186 214C176 228 144 228 134 214Z", INK, opacity=0.2
    )
    face = ellipse(x, y, 54, 66, skin)
    yield face
    night = f"M{x} {y - 80}C{x + 30} {y - 40} {x + 30} {y + 40} {x} {y + 80}L260 240L260 40Z"
    yield clipped("face", face, [path(night, INK, opacity=0.16)])


def _glasses() -> Iterator[str]:
    for x in (136, 184):
        yield circle(x, 138, 17, "#fff", fill_opacity=0.18, stroke=INK, stroke_width=3.4)
    yield line([(153, 136), (167, 136)], INK, 3.4)


def _beard(person: Portrait) -> Iterator[str]:
    yield path(
        "M107 144C112 156 126 164 140 162C152 158 168 158 180 162C194 164 208 156 213 144"
        "C216 190 194 218 160 218C126 218 104 190 107 144Z",
        person.colour,
    )


def _cap(person: Portrait) -> Iterator[str]:
    yield path(
        "M104 142C98 84 128 62 162 62C198 62 222 86 216 142C210 116 196 104 178 100"
        "C150 104 118 108 104 142Z",
        person.colour,
    )


def _part(person: Portrait) -> Iterator[str]:
    yield path(
        "M104 140C96 82 130 60 160 60C190 60 224 82 216 140C206 118 186 112 150 84"
        "C142 108 116 116 104 140Z",
        person.colour,
    )


def _fringe(person: Portrait) -> Iterator[str]:
    yield path(
        "M102 150C94 80 128 58 160 58C192 58 226 80 218 150L212 116C176 122 144 122 108 116Z",
        person.colour,
    )


def _bob(person: Portrait) -> Iterator[str]:
    yield path(
        "M160 54C108 54 90 96 90 146C90 178 92 200 98 210L222 210C228 200 230 178 230 146"
        "C230 96 212 54 160 54Z",
        person.colour,
    )


def _long(person: Portrait) -> Iterator[str]:
    yield path(
        "M160 54C104 54 90 98 90 146C90 200 76 250 66 276L254 276C244 250 230 200 230 146"
        "C230 98 216 54 160 54Z",
        person.colour,
    )


def _afro(person: Portrait) -> Iterator[str]:
    yield circle(160, 112, 88, person.colour)


def _curls(person: Portrait) -> Iterator[str]:
    for x, y, r in (
        (104, 120, 26),
        (112, 88, 30),
        (142, 68, 32),
        (180, 68, 32),
        (208, 90, 30),
        (216, 122, 26),
    ):
        yield circle(x, y, r, person.colour)


def _bun(person: Portrait) -> Iterator[str]:
    yield circle(160, 48, 30, person.colour)


def _braids(person: Portrait) -> Iterator[str]:
    for step in range(5):
        for side in (-1, 1):
            start = 160 + side * (50 - step * 2)
            yield line(
                [
                    (start, 96 + step * 4),
                    (160 + side * (62 + step * 7), 190),
                    (160 + side * (60 + step * 9), 262 - step * 8),
                ],
                person.colour,
                9,
            )


def _wrap(person: Portrait) -> Iterator[str]:
    outline = path(
        "M100 122C84 60 116 22 168 26C222 30 236 76 218 124C184 96 134 96 100 122Z", person.trim
    )
    stripes = [
        path(f"M84 {y}C130 {y - 44} 190 {y - 44} 240 {y}", stroke=person.cloth, stroke_width=7)
        for y in (66, 92, 118)
    ]
    yield outline
    yield clipped("wrap", outline, stripes)


def _scarf_behind(person: Portrait) -> Iterator[str]:
    yield path(
        "M160 48C104 48 88 94 92 146C94 196 84 232 62 256L258 256C236 232 226 196 228 146"
        "C232 94 216 48 160 48Z",
        person.trim,
    )


def _scarf_before(person: Portrait) -> Iterator[str]:
    yield path(
        "M160 48C110 48 90 92 94 146C96 190 104 214 84 240C66 262 96 292 160 292"
        "C224 292 254 262 236 240C216 214 224 190 226 146C230 92 210 48 160 48Z"
        "M160 86C192 86 207 108 207 142C207 180 188 206 160 206C132 206 113 180 113 142"
        "C113 108 128 86 160 86Z",
        person.trim,
        fill_rule="evenodd",
    )
    for d in (
        "M104 236C132 262 186 266 222 246",
        "M120 216C146 240 184 240 212 222",
        "M96 262C130 282 188 284 226 262",
    ):
        yield path(d, stroke="#fff", stroke_width=2.2, stroke_opacity=0.28)


def _nothing(_person: Portrait) -> Iterator[str]:
    yield from ()


Part = Callable[[Portrait], Iterator[str]]
HAIR: dict[str, tuple[Part, Part]] = {
    "short": (_nothing, _cap),
    "part": (_nothing, _part),
    "bob": (_bob, _fringe),
    "long": (_long, _part),
    "afro": (_afro, _cap),
    "curls": (_curls, _cap),
    "bun": (_bun, _part),
    "braids": (_nothing, lambda person: iter([*_braids(person), *_cap(person)])),
    "wrap": (_nothing, _wrap),
    "scarf": (_scarf_behind, _scarf_before),
    "none": (_nothing, _nothing),
}
"""For each style of hair, what is drawn behind the head and what before it."""

PEOPLE = (
    Portrait("nakato-birungi", "Nakato Birungi-Sørensen", OCHRE, 4, "afro", BLACK, DEEP, SAND),
    Portrait("xochitl-barragan", "Xóchitl Barragán-Ito", SKY, 2, "long", BLACK, CLAY, OCHRE),
    Portrait("leila-ben-attia", "Leïla Ben Attia-Moreau", ROSE, 1, "curls", BROWN, INDIGO, SAND),
    Portrait(
        "sigridur-vatnsdal", "Sigríður Vatnsdal-Achebe", SAGE, 0, "bob", SILVER, TEAL, SAND, True
    ),
    Portrait(
        "kwaku-amponsah",
        "Kwaku Amponsah-Lévesque",
        OCHRE,
        5,
        "none",
        GREY,
        INDIGO,
        CLAY,
        glasses=True,
        beard=True,
    ),
    Portrait("takahashi-minori", "高橋みのり", SKY, 0, "bob", BLACK, OCHRE, SAND),
    Portrait("rafaela-nunes", "Rafaela Nunes-Abubakar", ROSE, 3, "wrap", BLACK, TEAL, OCHRE),
    Portrait("mohammed-alsaadi", "محمد الساعدي", SAND, 2, "short", BLACK, DEEP, SKY, beard=True),
    Portrait(
        "ananya-joshi", "Ananya Joshi-Fernandes (अनन्या जोशी)", SAGE, 2, "bun", BLACK, CLAY, OCHRE
    ),
    Portrait(
        "wambui-achterberg", "Wambui Achterberg-Njoroge", CLAY, 4, "braids", BLACK, SAND, TEAL
    ),
    Portrait(
        "baltazar-iturralde", "Baltazar Iturralde-Kim", SKY, 1, "part", BROWN, CLAY, SAND, True
    ),
    Portrait("yoon-haneulbom", "윤하늘봄", OCHRE, 0, "long", BLACK, TEAL, SAND),
    Portrait(
        "thandeka-van-der-vliet", "Thandeka van der Vliet", SAGE, 4, "curls", BLACK, OCHRE, DEEP
    ),
    Portrait("lucja-wisniewska", "Łucja Wiśniewska-Obi", ROSE, 0, "bun", AUBURN, DEEP, SAND, True),
    Portrait("tamati-huria", "Tāmati Hūria-Ngata", TEAL, 2, "curls", BLACK, SAND, CLAY, beard=True),
    Portrait("ines-quispe", "Inés Quispe Zaldívar", SAND, 2, "braids", BLACK, CLAY, TEAL),
    Portrait("eilidh-drummond", "Eilidh Drummond-Sato", SKY, 0, "part", AUBURN, INDIGO, ROSE),
    Portrait("shira-lev-ari", "שירה לב-ארי", OCHRE, 1, "long", BROWN, DEEP, ROSE, True),
    Portrait("okwuchukwu-adebayo", "Okwuchukwu Adébayo-Stone", ROSE, 5, "short", BLACK, TEAL, SAND),
    Portrait("kamau-ogilvie", "Kamau Ogilvie-Mutua", SAGE, 4, "none", BLACK, CLAY, SAND, True),
    Portrait("henrique-salgado", "Henrique Salgado-Mwale", SAND, 3, "afro", BROWN, INDIGO, OCHRE),
    Portrait(
        "chonthicha-saengphet", "Chonthicha Saengphet (ชลธิชา)", ROSE, 1, "bob", BLACK, DEEP, SAND
    ),
    Portrait("ngozi-hartmann", "Ngozi Hartmann-Eze", SKY, 5, "wrap", BLACK, OCHRE, CLAY),
    Portrait("chen-yuqing", "陳雨晴", SAGE, 0, "part", BLACK, CLAY, SAND, True),
    Portrait("makena-gachoka", "Makena Gachoka-Ferreira", OCHRE, 3, "scarf", BLACK, DEEP, INDIGO),
    Portrait("aroha-te-whata", "Aroha Te Whata-Lindgren", SKY, 1, "curls", AUBURN, TEAL, SAND),
)
