"""Fields that several kinds share, so that they read the same everywhere."""

from __future__ import annotations

from miniconf.sitedata.fields import Field

UID = Field(
    "uid",
    "uid",
    "Identifier, unique in its file; part of the address.",
    ("id", "key"),
    required=True,
)

TIMES = (
    Field("start", "time", "Begin.", ("start_time", "starts", "begin")),
    Field("end", "time", "End.", ("end_time", "ends")),
    Field("minutes", "count", "Length, where there is no end.", ("duration_minutes",)),
    Field("zone", "zone", "Zone of local times in this row.", ("timezone", "tz")),
    Field(
        "slots", "slots", "Several times, where it happens more than once.", ("times", "schedule")
    ),
)

VENUE = Field(
    "venue",
    "word",
    "Where in the building, or which hall of the platform.",
    ("room", "location", "place"),
)

VIDEOS = (
    Field(
        "videos",
        "videos",
        "Videos or their addresses: YouTube, Vimeo, SlidesLive, Bilibili, Underline, PeerTube, "
        "MP4, WebM, HLS.",
        (
            "video",
            "video_url",
            "video_urls",
            "underline_url",
            "youtube",
            "livestream_url",
            "recording",
        ),
    ),
    Field(
        "presentation_id",
        "video_id",
        "SlidesLive number of the talk.",
        ("slideslive_id", "slideslive", "prerecorded", "livestream"),
    ),
    Field(
        "captions",
        "links",
        "WebVTT captions of the first video: addresses, or {url, language, label}.",
        ("subtitles",),
    ),
)

PRIVATE = (
    Field(
        "email",
        "word",
        "E-mail addresses; never published.",
        ("emails", "mail", "author_emails", "contact_email"),
        private=True,
    ),
    Field(
        "meeting_link",
        "word",
        "Meeting address; never published.",
        (
            "zoom_link",
            "zoom",
            "zoom_join_link",
            "meeting",
            "meeting_url",
            "join_link",
            "qa_link",
            "webex",
            "teams",
            "meet",
            "gather_link",
        ),
        private=True,
    ),
    Field(
        "meeting_password",
        "word",
        "Meeting password or number; never published.",
        (
            "password",
            "passcode",
            "zoom_password",
            "meeting_id",
            "zoom_id",
            "host_key",
            "secret",
            "token",
        ),
        private=True,
    ),
    Field(
        "reviews",
        "word",
        "Text of reviewers; never published.",
        ("review", "reviewer_comments", "meta_review", "reviewers", "decision_comment"),
        private=True,
    ),
)

CHAT = Field(
    "chat_channel",
    "ignored",
    "Mini-Conf's bought chat; it is no part of the site.",
    ("rocketchat_channel", "rocketchat", "chat"),
)
