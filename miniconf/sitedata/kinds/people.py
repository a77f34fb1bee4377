"""Speakers, sponsors, mentors and the committee."""

from __future__ import annotations

from miniconf.sitedata.fields import Field, Kind
from miniconf.sitedata.kinds.shared import CHAT, PRIVATE, TIMES, UID, VIDEOS

_AFFILIATION = Field("affiliation", "word", "Affiliation.", ("institution", "aff", "affiliations"))
_IMAGE = Field("image", "image", "Portrait.", ("im", "photo", "portrait"))
_HOMEPAGE = Field("homepage", "url", "Home page.", ("website", "url"))

SPEAKERS = Kind(
    "speakers",
    "One row an invited speaker.",
    (
        UID,
        Field("name", "word", "Name.", ("speaker", "presenter"), required=True),
        Field("title", "line", "Title of the talk."),
        _AFFILIATION,
        Field("abstract", "text", "Abstract of the talk.", ("description",)),
        Field("bio", "text", "About the speaker.", ("biography",)),
        _IMAGE,
        _HOMEPAGE,
        Field("session", "word", "Session the talk belongs to.", ("sessions",)),
        *TIMES,
        *VIDEOS,
        Field("links", "links", "Links: addresses, or {url, label}."),
        CHAT,
        *PRIVATE,
    ),
    ("speakers", "keynotes"),
    "speakers",
)

SPONSORS = Kind(
    "sponsors",
    "One row a sponsor. A list of {level, sponsors: […]} is read too.",
    (
        UID,
        Field("name", "word", "Name.", required=True),
        Field(
            "level",
            "word",
            "Level; levels stand in the order in which they first appear.",
            ("tier",),
        ),
        Field("logo", "image", "Logo.", ("image",)),
        Field("website", "url", "Site.", ("url", "homepage", "link")),
        Field("description", "text", "What they do.", ("abstract", "about")),
        *TIMES,
        *VIDEOS,
        Field(
            "links",
            "links",
            "Links: addresses, or {url, label}; mailto: too.",
            ("resources",),
            mailto=True,
        ),
        Field("contacts", "word", "Contacts; never published.", ("contact",), private=True),
        Field("logoontop", "ignored", "A switch of one fork's layout."),
        CHAT,
        *PRIVATE,
    ),
    ("sponsors",),
    "sponsors",
)

MENTOR_SLOTS = Kind(
    "mentor_slots",
    "An hour that a mentor offers.",
    (
        Field("start", "time", "Begin.", required=True),
        Field("end", "time", "End."),
        Field("minutes", "count", "Length, where there is no end.", ("length", "duration")),
        Field("capacity", "count", "Mentees at most; 15 where absent.", ("seats",)),
        Field("topics", "words", "Topics."),
        Field("languages", "words", "Languages.", ("language",)),
        Field("notes", "line", "What to know before."),
        Field("zone", "zone", "Zone of local times.", ("timezone", "tz")),
    ),
    (),
)

MENTORS = Kind(
    "mentors",
    "One row a mentor.",
    (
        UID,
        Field("name", "word", "Name.", required=True),
        _AFFILIATION,
        Field("bio", "text", "About the mentor.", ("biography", "description")),
        _IMAGE,
        _HOMEPAGE,
        Field("topics", "words", "Topics."),
        Field("languages", "words", "Languages.", ("language",)),
        Field("slots", "records", "Hours offered.", ("times", "hours"), records="mentor_slots"),
        *PRIVATE,
    ),
    ("mentors",),
    "mentors",
)

COMMITTEE = Kind(
    "committee",
    "One row a member of the committee, in the order to be shown.",
    (
        Field(
            "role",
            "word",
            "Role; members with the same role stand together.",
            ("title", "position"),
            required=True,
        ),
        Field("name", "word", "Name.", required=True),
        _AFFILIATION,
        _IMAGE,
        _HOMEPAGE,
        Field("tw", "word", "Name on Twitter (now X), as in Mini-Conf.", ("twitter",)),
        Field("links", "links", "Links: addresses, or {url, label}."),
        *PRIVATE,
    ),
    ("committee",),
    "committee",
)
