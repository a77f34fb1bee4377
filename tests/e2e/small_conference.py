"""A small conference with every kind of media, for tests of what the browser does."""

from __future__ import annotations

import wave
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Caption, Paper, Video
from miniconf.conference.programme import Event, Presentation, Session
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot

ADA = Author("Ada Lovelace", "ada-lovelace", ("Analytical Society",))
MIRRORS = (
    Video("youtube", "dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    Video("vimeo", "76979871", "https://vimeo.com/76979871"),
    Video("link", "", "https://example.org/talk"),
)
HERE = Video("file", "", "talk.wav", captions=(Caption("talk.vtt", "en", "English"),))

STREAM = Video("hls", "", "stream.m3u8")


def small_conference() -> Conference:
    """Two days in Vienna, three papers in one session, a keynote and a break."""
    return Conference(
        settings=Settings(
            name="SmallConf 2027",
            zone="Europe/Vienna",
            days=(date(2027, 3, 1), date(2027, 3, 2)),
        ),
        papers=(
            Paper("1", "1", "Engines", (ADA,), "On weaving algebra.", videos=MIRRORS),
            Paper("2", "2", "Looms", (ADA,), "On cards.", videos=(HERE,), posters=("poster.pdf",)),
            Paper(
                "3",
                "3",
                "Maps",
                (ADA,),
                "On seeing.",
                videos=(STREAM,),
                posters=("poster.png",),
                slides=("slides.pdf",),
            ),
        ),
        sessions=(
            Session(
                "S1",
                "S1",
                "Opening papers",
                slots=(_slot(1, 9, 11),),
                presentations=tuple(Presentation(uid) for uid in "123"),
            ),
        ),
        events=(
            Event("K1", "K1", "A keynote", "keynote", (_slot(1, 11, 12),)),
            Event("B1", "B1", "Lunch", "break", (_slot(1, 12, 13),)),
            Event("P1", "P1", "Night talk", "talk", (_slot(1, 22, 23),)),
        ),
    )


def write_media(directory: Path) -> None:
    """The files that the papers name."""
    pdf = Canvas(str(directory / "poster.pdf"), pagesize=(600, 400))
    for words in ("Looms weave", "Second page"):
        pdf.setFont("Helvetica", 40)
        pdf.drawString(60, 200, words)
        pdf.showPage()
    pdf.save()
    write_slides(directory / "slides.pdf")
    Image.new("RGB", (900, 600), "#3b5b92").save(directory / "poster.png")
    (directory / "stream.m3u8").write_text("not a playlist", "utf-8")
    (directory / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:05.000\nHello\n", "utf-8")
    with wave.open(str(directory / "talk.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000 * 60)


def write_slides(path: Path) -> None:
    """A page in Japanese that leaves its font to the reader, as old PDFs do."""
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    pdf = Canvas(str(path), pagesize=(600, 400))
    pdf.setFont("HeiseiMin-W3", 40)
    pdf.drawString(60, 200, "地図の見方")
    pdf.save()


def _slot(day: int, begin: int, end: int) -> Slot:
    """Hours of a day of March 2027, in UTC; Vienna is an hour ahead."""
    return Slot(datetime(2027, 3, day, begin, tzinfo=UTC), datetime(2027, 3, day, end, tzinfo=UTC))
