"""The conference as a whole: ``config``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from PIL import ImageColor

from miniconf.conference.settings import EncoderSettings, MenuLink, Settings, SignInProvider, Theme
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.findings import Flaw, Place
from miniconf.sitedata.identity import UNTITLED
from miniconf.sitedata.kinds.config import CALENDAR, ENCODER, LOGO, SIGN_IN, THEME
from miniconf.sitedata.kinds.nested import LINKS
from miniconf.sitedata.linked import files_of, image_of, target_of, url_of
from miniconf.sitedata.media import is_address, web_address
from miniconf.sitedata.private import is_email
from miniconf.sitedata.reading import Reading
from miniconf.sitedata.times import day, zone_named

LANGUAGES = ("en", "es", "ja")
"""Languages that the interface speaks."""
DTYPES = ("auto", "float32", "bfloat16", "float16")
DEVICES = ("auto", "cpu", "cuda")
REGISTRATIONS = ("roster", "open")
TICKETED = ("tutorial", "workshop")
"""Kinds whose rooms may take a ticket each."""
ACCESSES = ("public", "registered")

_IGNORED = (
    "background_image",
    "analytics",
    "chat_server",
    "default_presentation_id",
    "default_poster_pdf",
)
_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Config:
    """Settings, and what the loader itself needs to know."""

    settings: Settings
    pictures: dict[str, str]
    """Thumbnails by the uid of their paper."""


def config_of(rows: Sequence[Cells], reading: Reading) -> Config:
    """What ``config`` says; the conference's zone is set in ``reading``."""
    if not rows:
        remedy = "write config.yml with at least `name:`"
        flaw = Flaw("config.missing", "there is no config.yml that can be read", remedy)
        reading.report(flaw, Place("config.yml"))
        return Config(Settings(UNTITLED), {})
    cells = rows[0]
    reading.zone = cells.read("time_zone", zone_named) or ZoneInfo("UTC")
    _report_ignored(cells)
    return Config(_settings(cells, reading.zone.key), _pictures(cells))


def _settings(cells: Cells, zone: str) -> Settings:
    return Settings(
        name=_name(cells),
        tagline=cells.text("tagline"),
        date=cells.line("date"),
        location=cells.line("location"),
        description=cells.text("description"),
        organization=cells.line("organization"),
        zone=zone,
        language=_language(cells),
        days=_days(cells),
        site_url=url_of(cells, "site_url").rstrip("/"),
        proceedings_title=cells.line("proceedings_title"),
        citation_date=cells.line("citation_date"),
        contact=cells.read("contact", _contact) or "",
        legacy_urls=cells.yes("legacy_urls"),
        live=cells.yes("live"),
        registration=_word_of(cells, "registration", REGISTRATIONS),
        access=_word_of(cells, "access", ACCESSES),
        tickets=frozenset(_ticketed(cells)),
        sign_in=tuple(_providers(cells)),
        menu=_menu(cells),
        hide=frozenset(word.casefold() for word in cells.words("hide")),
        video_preference=tuple(word.casefold() for word in cells.words("video_preference")),
        theme=_theme(cells),
        encoder=_encoder(cells),
    )


def _word_of(cells: Cells, name: str, known: tuple[str, ...]) -> str:
    """One of the words that a setting knows; the first one where nothing is written."""
    written = cells.line(name).casefold()
    if not written or written in known:
        return written or known[0]
    # Whoever wrote something meant to shut somebody out; a slip of the pen opens nothing.
    taken = known[-1] if name == "access" else known[0]
    cells.report(
        Flaw(f"config.{name}", f"it is unknown; {taken} is used", _or(known), written), name
    )
    return taken


def _ticketed(cells: Cells) -> Iterator[str]:
    for word in cells.words("tickets"):
        kind = word.casefold().removesuffix("s")
        if kind in TICKETED:
            yield kind
        else:
            reason = "rooms of that kind take no tickets"
            cells.report(Flaw("config.tickets", reason, _or(TICKETED), word), "tickets")


def _providers(cells: Cells) -> Iterator[SignInProvider]:
    for table in cells.nested("sign_in", SIGN_IN):
        found = SignInProvider(
            table.line("name"), table.read("issuer", web_address) or "", table.line("client_id")
        )
        if found.name and found.issuer and found.client_id:
            yield found
        else:
            reason = "name, issuer and client_id are all needed; it is left out"
            table.report(Flaw("config.sign-in", reason), "name")


def _encoder(cells: Cells) -> EncoderSettings:
    for table in cells.nested("encoder", ENCODER):
        return EncoderSettings(
            model=table.line("model"),
            url=table.read("url", web_address) or "",
            dtype=_one_of(table, "dtype", DTYPES),
            device=_one_of(table, "device", DEVICES),
            diversity=_diversity(table),
        )
    return EncoderSettings()


def _one_of(table: Cells, name: str, known: tuple[str, ...]) -> str:
    written = table.line(name).casefold()
    if not written or written in known:
        return written or known[0]
    flaw = Flaw("config.encoder", f"{name} is unknown; {known[0]} is used", _or(known), written)
    table.report(flaw, name)
    return known[0]


def _diversity(table: Cells) -> float:
    written = table.line("diversity")
    try:
        share = float(written or 0)
    except ValueError:
        share = -1
    if 0 <= share <= 1:
        return share
    flaw = Flaw("config.encoder", "diversity is no share; 0 is used", "write 0 to 1", written)
    table.report(flaw, "diversity")
    return 0.0


def _or(words: tuple[str, ...]) -> str:
    return f"write {', '.join(words[:-1])} or {words[-1]}"


def _name(cells: Cells) -> str:
    name = cells.line("name")
    if not name:
        cells.report(Flaw("config.no-name", "the conference has no name", "add `name:`"), "name")
    return name or UNTITLED


def _language(cells: Cells) -> str:
    written = cells.line("language").replace("_", "-").casefold()
    language = written.split("-")[0]
    if not written or language in LANGUAGES:
        return language or "en"
    reason = f"the interface speaks {', '.join(LANGUAGES)}; en is used"
    cells.report(Flaw("config.language", reason, value=written), "language")
    return "en"


def _accent(theme: Cells) -> str:
    """The accent, or empty. In YAML ``#`` begins a comment, so that a bare colour is nothing."""
    if "accent" in theme.row.headers and "accent" not in theme.row.cells:
        remedy = 'put the colour into quotes: accent: "#0f6e6e"'
        theme.report(Flaw("config.accent", "nothing is written here", remedy), "accent")
    return theme.read("accent", _colour) or ""


def _colour(text: str) -> str:
    """The colour as written, where it is one. Raises ``Flaw``."""
    try:
        ImageColor.getrgb(text.strip())
    except ValueError:
        remedy = "write #0f6e6e, teal, rgb(15, 110, 110) or hsl(180, 76%, 25%)"
        raise Flaw("config.accent", "not a colour; the default is used", remedy, text) from None
    return text.strip()


def _contact(text: str) -> str:
    return web_address(
        f"mailto:{text}" if is_email(text) and ":" not in text else text, mailto=True
    )


def _days(cells: Cells) -> tuple[datetime.date, ...]:
    for calendar in cells.nested("calendar", CALENDAR):
        listed = [_day(calendar, "days", text) for text in calendar.words("days")]
        if listed:
            return tuple(sorted({found for found in listed if found is not None}))
        start, end = calendar.read("start", day), calendar.read("end", day)
        if start or end:
            return _between(calendar, start or end, end or start)
    return ()


def _day(cells: Cells, name: str, text: str) -> datetime.date | None:
    try:
        return day(text)
    except Flaw as flaw:
        cells.report(flaw, name)
        return None


def _between(
    cells: Cells, start: datetime.date | None, end: datetime.date | None
) -> tuple[datetime.date, ...]:
    if start is None or end is None:
        return ()
    count = (end - start).days + 1
    if not 0 < count <= _MOST_DAYS:
        reason = "the last day is before the first" if count <= 0 else f"{count} days are too many"
        cells.report(Flaw("config.days", reason, value=f"{start} – {end}"), "start")
        return ()
    return tuple(start + datetime.timedelta(days=ahead) for ahead in range(count))


def _menu(cells: Cells) -> tuple[MenuLink, ...]:
    found: list[MenuLink] = []
    for link in cells.nested("menu", LINKS):
        written = link.line("url")
        # A path from the root is a page of the site itself, which no file stands for.
        url = written if written.startswith("/") else target_of(link, "url", mailto=True)
        if url and not url.startswith("//"):
            found.append(MenuLink(link.line("label") or url, url))
    return tuple(found)


def _theme(cells: Cells) -> Theme:
    logo = next(iter(cells.nested("logo", LOGO)), None)
    own = next(iter(cells.nested("theme", THEME)), None)
    theme = Theme(
        logo=image_of(logo, "image") if logo else "",
        logo_dark=image_of(logo, "dark") if logo else "",
    )
    if own is None:
        return theme
    return replace(
        theme,
        accent=_accent(own),
        favicon=image_of(own, "favicon"),
        font_text=own.line("font_text"),
        font_interface=own.line("font_interface"),
        fonts=files_of(own, "fonts", "other")[0],
        css=files_of(own, "css", "other")[0],
        footer=own.text("footer"),
    )


def _pictures(cells: Cells) -> dict[str, str]:
    folder = cells.line("paper_images_path")
    if not folder:
        return {}
    if is_address(folder):
        remedy = "download the pictures into a folder of the sitedata directory"
        flaw = Flaw("image.remote", "nothing third-party is loaded by a page", remedy, folder)
        cells.report(flaw, "paper_images_path")
        return {}
    try:
        return cells.reading.media.in_folder(folder)
    except Flaw as flaw:
        cells.report(flaw, "paper_images_path")
        return {}


def _report_ignored(cells: Cells) -> None:
    for name in _IGNORED:
        value = cells.line(name)
        field = cells.row.kind.field(name)
        if value and field is not None:
            reason = f"it has no effect. {field.doc}"
            cells.report(Flaw("config.ignored", reason, f"remove {name}", value), name)
