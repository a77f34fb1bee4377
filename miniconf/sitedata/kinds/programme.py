"""What happens when: sessions, events, tutorials, workshops, socials, Mini-Conf's calendar."""

from __future__ import annotations

from miniconf.sitedata.fields import Field, Kind
from miniconf.sitedata.kinds.shared import CHAT, PRIVATE, TIMES, UID, VENUE, VIDEOS

_TITLE = Field("title", "line", "Title.", ("name",), required=True)
_DESCRIPTION = Field("description", "text", "What it is about.", ("abstract", "summary"))
_ABSTRACT = Field("abstract", "text", "What it is about.", ("description", "summary"))
_LINKS = Field("links", "links", "Links: addresses, or {url, label}.", ("resources", "materials"))
_WEBSITE = Field("website", "url", "Its own site.", ("url", "homepage", "link"))
_IMAGE = Field("image", "image", "Picture.", ("logo", "thumbnail"))
_TRACK = Field("track", "word", "Track or area.", ("area",))
_CHAIRS = Field("chairs", "people", "Session chairs.", ("chair", "session_chair", "session_chairs"))
_PAPERS = Field(
    "papers",
    "presentations",
    "Papers in order: uids, or {paper, start, end}.",
    ("paper_ids", "paper_uids", "presentations"),
)

SESSIONS = Kind(
    "sessions",
    "One row a session: a block of the programme.",
    (
        UID,
        _TITLE,
        Field("kind", "word", "session, oral, poster, … (see the list of kinds).", ("type",)),
        *TIMES,
        _TRACK,
        VENUE,
        _CHAIRS,
        _DESCRIPTION,
        _PAPERS,
        Field("workshop", "uid", "Uid of the workshop it belongs to."),
        *VIDEOS,
        _LINKS,
        CHAT,
        *PRIVATE,
    ),
    ("sessions",),
    "sessions",
)

EVENTS = Kind(
    "events",
    "Keynotes, panels, breaks, business meetings, and events inside sessions.",
    (
        UID,
        _TITLE,
        Field(
            "kind",
            "word",
            "keynote, panel, break, meeting, ceremony, … (see the list of kinds).",
            ("type",),
        ),
        *TIMES,
        Field("session", "uid", "Uid of the session it happens in."),
        Field("workshop", "uid", "Uid of the workshop it belongs to."),
        _TRACK,
        VENUE,
        Field(
            "people",
            "people",
            "Who speaks or sits on the panel.",
            ("speakers", "speaker", "presenter", "panelists"),
        ),
        _CHAIRS,
        _DESCRIPTION,
        _PAPERS,
        Field(
            "about", "word", "What it is about: a kind and a uid, such as `speaker 3`.", ("ref",)
        ),
        Field("url", "url", "Address of another site.", ("link", "website")),
        *VIDEOS,
        _LINKS,
        CHAT,
        *PRIVATE,
    ),
    ("events",),
    "events",
)

TUTORIALS = Kind(
    "tutorials",
    "One row a tutorial.",
    (
        UID,
        _TITLE,
        Field(
            "people",
            "people",
            "Who gives it.",
            ("organizers", "presenters", "speakers", "authors", "tutors"),
        ),
        _ABSTRACT,
        *TIMES,
        VENUE,
        _IMAGE,
        _WEBSITE,
        *VIDEOS,
        _LINKS,
        Field("material", "link", "Material.", ("slides",)),
        CHAT,
        *PRIVATE,
    ),
    ("tutorials",),
    "tutorials",
)

WORKSHOPS = Kind(
    "workshops",
    "One row a workshop; its papers name it as their programme.",
    (
        UID,
        _TITLE,
        Field("organizers", "people", "Who organizes it.", ("authors", "people", "chairs")),
        _ABSTRACT,
        *TIMES,
        VENUE,
        _WEBSITE,
        _IMAGE,
        *VIDEOS,
        _LINKS,
        CHAT,
        *PRIVATE,
    ),
    ("workshops",),
    "workshops",
)

SOCIALS = Kind(
    "socials",
    "One row a social.",
    (
        UID,
        _TITLE,
        Field("hosts", "people", "Who hosts it.", ("organizers", "people", "host")),
        _DESCRIPTION,
        *TIMES,
        VENUE,
        _IMAGE,
        _WEBSITE,
        Field("capacity", "count", "Seats, where there is a limit.", ("seats",)),
        _LINKS,
        CHAT,
        *PRIVATE,
    ),
    ("socials",),
    "socials",
)

MAIN_CALENDAR = Kind(
    "main_calendar",
    "The calendar as Mini-Conf has it.",
    (
        Field("uid", "uid", "Identifier; made from title and start where absent.", ("id",)),
        Field("title", "line", "Title.", required=True),
        Field("start", "time", "Begin, with an offset.", required=True),
        Field("end", "time", "End, with an offset.", required=True),
        Field(
            "link",
            "word",
            "Page of the thing it is about, at Mini-Conf's names on any host.",
            ("url",),
        ),
        Field("location", "word", "As link, or a place."),
        Field(
            "calendarId",
            "word",
            "Mini-Conf's class of entry; `qa`, `talk` and others become kinds.",
            ("calendar", "kind"),
        ),
        Field("category", "ignored", "Mini-Conf's constant `time`."),
        Field("type", "word", "A class of entry, as ACL 2020 has it."),
        Field("view", "ignored", "In which of Mini-Conf's views the entry shows."),
        Field("body", "text", "Description.", ("description",)),
        *PRIVATE,
    ),
    ("main_calendar", "overall_calendar"),
)
