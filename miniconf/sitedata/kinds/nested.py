"""What may stand inside a cell of YAML or JSON: slots, people, links, videos, turns."""

from __future__ import annotations

from miniconf.sitedata.fields import Field, Kind

ZONE = Field("zone", "zone", "Zone of local times.", ("timezone", "tz"))

SLOTS = Kind(
    "slots",
    "One of several times.",
    (
        Field("start", "time", "Begin.", ("start_time", "starts", "begin"), required=True),
        Field("end", "time", "End.", ("end_time", "ends")),
        Field("minutes", "count", "Length, where there is no end."),
        Field("label", "word", "What happens in it.", ("name", "title")),
        ZONE,
    ),
    (),
    bare="start",
)

PRESENTATIONS = Kind(
    "presentations",
    "A paper's turn in a session or event.",
    (
        Field("paper", "uid", "Uid of the paper.", ("uid", "id"), required=True),
        Field("start", "time", "Begin, where it has a time of its own.", ("start_time",)),
        Field("end", "time", "End.", ("end_time",)),
        Field("minutes", "count", "Length, where there is no end."),
        ZONE,
    ),
    (),
    bare="paper",
)

PERSONS = Kind(
    "persons",
    "Somebody with a name.",
    (
        Field("name", "word", "Name.", required=True),
        Field(
            "affiliations",
            "words",
            "Affiliation, or a list of them.",
            ("affiliation", "institution", "institutions", "aff"),
        ),
        Field("homepage", "url", "Home page.", ("website", "url")),
        Field("orcid", "word", "ORCID identifier; authors only."),
        Field("image", "image", "Portrait; not for authors.", ("im", "photo", "portrait")),
        Field("email", "word", "E-mail address; never published.", ("mail",), private=True),
    ),
    (),
    bare="name",
)

LINKS = Kind(
    "links",
    "An address with a meaning.",
    (
        Field(
            "url",
            "link",
            "http(s) address or file under the sitedata directory.",
            ("link", "href", "website", "file", "address"),
            required=True,
            mailto=True,
        ),
        Field("label", "word", "What to call it.", ("title", "name", "text")),
        Field("kind", "word", "pdf, code, slides, … (see the list of kinds).", ("type",)),
    ),
    (),
    bare="url",
)

CAPTIONS = Kind(
    "captions",
    "A WebVTT track.",
    (
        Field(
            "url",
            "link",
            "Address or file of the track.",
            ("src", "file", "link"),
            required=True,
        ),
        Field("language", "word", "Its language; `en` where absent.", ("lang", "srclang")),
        Field("label", "word", "What to call it.", ("title", "name")),
    ),
    (),
    bare="url",
)

VIDEO = Kind(
    "video",
    "One place from which a talk can be watched.",
    (
        Field(
            "url",
            "link",
            "Address of the video, or a file under the sitedata directory.",
            ("src", "file", "link", "address"),
            required=True,
        ),
        Field("title", "word", "What to call it.", ("name", "label")),
        Field("language", "word", "Language spoken in it.", ("lang",)),
        Field("poster", "image", "Picture shown before it plays.", ("image", "thumbnail")),
        Field("captions", "links", "WebVTT tracks: {url, language, label}.", ("subtitles",)),
    ),
    (),
    bare="url",
)
