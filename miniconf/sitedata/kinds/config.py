"""The conference as a whole: ``config``."""

from __future__ import annotations

from miniconf.sitedata.fields import Field, Kind

LOGO = Kind(
    "logo",
    "The logo, as Mini-Conf has it.",
    (
        Field("image", "image", "File of the logo.", ("src", "file")),
        Field("dark", "image", "File of the logo on dark ground."),
        Field("width", "ignored", "The logo keeps its proportions at the header's height."),
        Field("height", "ignored", "The logo keeps its proportions at the header's height."),
    ),
    (),
    bare="image",
)

PAGE_TITLE = Kind(
    "page_title",
    "Mini-Conf's pattern of the window's title.",
    (
        Field(
            "prefix",
            "ignored",
            "The window's title is made from the page's and the conference's name.",
        ),
        Field("separator", "ignored", "As above."),
    ),
    (),
)

CALENDAR = Kind(
    "calendar",
    "The calendar.",
    (
        Field("start", "date", "First day of the conference.", ("first_day",)),
        Field("end", "date", "Last day of the conference.", ("last_day",)),
        Field("days", "days", "The days one by one, where there are gaps."),
        Field("colors", "ignored", "Mini-Conf's colours of entries; kinds have their own."),
        Field("sunday_saturday", "ignored", "Days with something on them are always shown."),
    ),
    (),
)

THEME = Kind(
    "theme",
    "How the site looks.",
    (
        Field(
            "accent",
            "word",
            "A colour, `#7a3b69` or `#739`; a scale that passes contrast is made from it.",
            ("color", "colour", "accent_color"),
        ),
        Field("font_text", "word", "Family of titles and abstracts.", ("serif",)),
        Field("font_interface", "word", "Family of the interface.", ("sans",)),
        Field("fonts", "files", "Font files (WOFF2); a family is named after its file."),
        Field("css", "files", "Extra style sheets.", ("stylesheets",)),
        Field("favicon", "image", "Icon; made from the constellation where absent.", ("icon",)),
        Field("footer", "html", "Text of the footer."),
    ),
    (),
)

ENCODER = Kind(
    "encoder",
    "What reads the papers, to find those that are alike. A plain value is a model.",
    (
        Field(
            "model",
            "word",
            "A model of sentence-transformers: its name on the hub, or a folder. "
            "all-MiniLM-L6-v2 where absent, all-mpnet-base-v2 for quality.",
        ),
        Field(
            "url",
            "word",
            "An embedding server that answers `/v1/embeddings`, in place of a model of one's own.",
        ),
        Field("dtype", "word", "Precision: auto, float32, bfloat16 or float16."),
        Field("device", "word", "Where a model runs: auto, cpu or cuda."),
        Field(
            "diversity",
            "word",
            "How much the similar papers of a page should differ among themselves: 0 (the "
            "default) takes the nearest, 0.3 avoids several that say the same, 1 is the most.",
        ),
    ),
    (),
    bare="model",
)

SIGN_IN = Kind(
    "sign_in",
    "Places where people have accounts already and can sign in from, by OpenID Connect.",
    (
        Field("name", "word", "What the button says: `ORCID`, a university.", required=True),
        Field(
            "issuer",
            "url",
            "Address of the provider: `https://orcid.org`.",
            ("url",),
            required=True,
        ),
        Field(
            "client_id",
            "word",
            "What the provider knows the site by. The secret that belongs to it never stands here.",
            ("client",),
            required=True,
        ),
    ),
    (),
)

CONFIG = Kind(
    "config",
    "The conference as a whole.",
    (
        Field("name", "word", "Short name.", required=True),
        Field("tagline", "html", "Full name or motto.", ("subtitle", "full_name")),
        Field("date", "html", "The dates in words.", ("dates",)),
        Field("location", "word", "Where it is held.", ("place",)),
        Field(
            "description", "text", "A paragraph for the home page and search engines.", ("about",)
        ),
        Field("organization", "word", "Who holds it.", ("organisation", "organizer")),
        Field(
            "time_zone",
            "zone",
            "The conference's own zone; UTC where absent.",
            ("zone", "tz"),
        ),
        Field("language", "word", "Language of the interface: en, es or ja.", ("lang", "locale")),
        Field("site_url", "url", "Where the site will live.", ("base_url", "url")),
        Field("proceedings_title", "word", "Title of the proceedings, for citations."),
        Field("citation_date", "word", "Date in citations."),
        Field(
            "contact", "word", "A public address of the organizers: http(s) or mailto.", mailto=True
        ),
        Field("legacy_urls", "yes", "Lead from Mini-Conf's page names to ours."),
        Field(
            "live",
            "yes",
            "A live service stands beside the site: pages show its rooms, questions and sign-in.",
        ),
        Field(
            "access",
            "word",
            "Who may see the site beside its live service: `public` (the default), everybody, or "
            "`registered`, people who are signed in.",
        ),
        Field(
            "tickets",
            "words",
            "Kinds whose rooms and meetings take a ticket each: `tutorial`, `workshop`.",
        ),
        Field(
            "registration",
            "word",
            "Who may sign in: `roster` (the default), people whom the organizers imported, or "
            "`open`, whoever has an e-mail address.",
        ),
        Field(
            "sign_in", "table", "Other ways to sign in, besides a mailed link.", records="sign_in"
        ),
        Field("logo", "table", "The logo, a file or {image, dark}.", records="logo"),
        Field("site_title", "ignored", "The name stands beside the logo."),
        Field("page_title", "table", "Mini-Conf's pattern of titles.", records="page_title"),
        Field("background_image", "ignored", "The constellation takes its place."),
        Field("calendar", "table", "Days of the conference.", records="calendar"),
        Field("theme", "table", "How the site looks.", records="theme"),
        Field("encoder", "table", "What finds papers that are alike.", records="encoder"),
        Field("menu", "links", "Own entries of the menu: {label, url}.", mailto=True),
        Field("hide", "words", "Parts not wanted: `authors`, the index of authors."),
        Field(
            "video_preference",
            "words",
            "Providers, best first, where something has several videos: `file` (of your own), "
            "`hls`, `youtube`, `vimeo`, `slideslive`, `bilibili`, `underline`, `peertube`, `link`.",
        ),
        Field("analytics", "ignored", "Nothing third-party is loaded without a click."),
        Field("chat_server", "ignored", "A bought chat is no part of the site."),
        Field("default_presentation_id", "ignored", "It put one video on every paper."),
        Field("default_poster_pdf", "ignored", "It put one poster on every paper."),
        Field(
            "paper_images_path",
            "word",
            "Folder of pictures named `<uid>.png`, under the sitedata directory.",
            ("images_path",),
        ),
    ),
    ("config",),
    single=True,
)
