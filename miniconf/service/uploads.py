"""Pictures that people send: known by what they hold, made anew, kept under names of ours."""

from __future__ import annotations

import io
import secrets
import warnings
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError
from sqlalchemy.orm import Session as Db

from miniconf.errors import RequestError, TooLarge, Unknown
from miniconf.service.access import Caller
from miniconf.service.places import Place, enter
from miniconf.store.tables import Room, Upload

LONGEST = 8_000_000
"""Bytes of a picture as it is sent."""
KIND = "image/webp"
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_MOST_PIXELS = 40_000_000
_WIDEST = 2400
_PORTRAIT = 256
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made anew: nothing of the file that was sent is in it but what one sees."""

    data: bytes
    width: int
    height: int


def picture(raw: bytes, *, portrait: bool = False) -> Picture:
    """The picture in ``raw``, at most ``_WIDEST`` wide and high. Raises ``RequestError``.

    A ``portrait`` is its middle, square and small.
    """
    if len(raw) > LONGEST:
        raise TooLarge(f"A picture has at most {LONGEST // 1_000_000} MB.", code="upload.too-large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _anew(Image.open(io.BytesIO(raw), formats=_FORMATS), portrait=portrait)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning) as error:
        raise RequestError(
            "That is no picture that can be shown.",
            "Send PNG, JPEG, GIF or WebP.",
            code="upload.kind",
        ) from error


def _anew(image: Image.Image, *, portrait: bool) -> Picture:
    if image.width * image.height > _MOST_PIXELS:
        raise ValueError("too many pixels")
    upright = ImageOps.exif_transpose(image)
    drawn = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    if portrait:
        drawn = ImageOps.fit(drawn, (_PORTRAIT, _PORTRAIT))
    drawn.thumbnail((_WIDEST, _WIDEST))
    found = io.BytesIO()
    drawn.save(found, "WEBP", quality=_QUALITY)
    return Picture(found.getvalue(), drawn.width, drawn.height)


def keep(db: Db, place: Place, made: Picture, folder: Path, now: datetime) -> Upload:
    """Keep a picture for a message that its sender will write. Raises ``Refused``."""
    place.must("write", "You cannot send pictures here.")
    name = f"{secrets.token_hex(16)}.webp"
    row = Upload(name=name, account_id=place.caller.id, kind=KIND, created_at=now)
    row.width, row.height, row.bytes = made.width, made.height, len(made.data)
    row.room_id, row.number = place.room.id, None
    db.add(row)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / name).write_bytes(made.data)
    return row


def find(db: Db, caller: Caller, name: str) -> Upload:
    """A picture that somebody may see: one's own, or one in a room. Raises ``Unknown``."""
    found = db.get(Upload, name)
    if found is None or found.room_id is None:
        raise Unknown("There is no such picture.", code="upload.unknown")
    if found.number is None and found.account_id != caller.id:
        raise Unknown("There is no such picture.", code="upload.unknown")
    enter(db, caller, db.get_one(Room, found.room_id).key)
    return found
