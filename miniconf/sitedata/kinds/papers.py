"""Papers, and the files of Mini-Conf that speak about papers."""

from __future__ import annotations

from miniconf.sitedata.fields import Field, Kind
from miniconf.sitedata.kinds.shared import CHAT, PRIVATE, UID, VIDEOS

PAPERS = Kind(
    "papers",
    "One row a paper.",
    (
        UID,
        Field("title", "line", "Title.", ("name",), required=True),
        Field(
            "authors",
            "authors",
            "Authors in order, by | or ;, or a list of {name, affiliation, orcid, homepage}.",
            ("author", "speakers"),
        ),
        Field(
            "affiliations",
            "words",
            "Affiliations, one an author in the same order, by |; several of one author by +.",
            ("affiliation", "institutions"),
        ),
        Field(
            "orcids",
            "words",
            "ORCID identifiers, one an author in the same order; empty places stay empty.",
            ("orcid",),
        ),
        Field(
            "homepages",
            "words",
            "Home pages, one an author in the same order.",
            ("author_homepages", "websites"),
        ),
        Field("abstract", "text", "Abstract.", ("summary",)),
        Field("tldr", "line", "One sentence that says it.", ("tl;dr", "one_sentence_summary")),
        Field("keywords", "words", "Keywords.", ("keyword", "tags", "topics", "subject_areas")),
        Field("track", "word", "Track or area.", ("area", "primary_area", "subject")),
        Field(
            "programme",
            "word",
            "Programme: main, demo, findings, tacl, or a workshop's uid.",
            ("program", "workshop", "category"),
        ),
        Field("paper_type", "word", "Long, short, oral, poster, …", ("type", "presentation_type")),
        Field(
            "sessions",
            "words",
            "Sessions or events that present it, by uid or title.",
            ("session", "session_ids", "event_ids"),
        ),
        *VIDEOS,
        Field(
            "poster",
            "files",
            "Poster: PDF or image under the sitedata directory.",
            ("posters", "poster_pdf", "poster_image"),
        ),
        Field("slides", "files", "Slides: PDF under the sitedata directory.", ("slides_pdf",)),
        Field("pdf", "link", "The paper itself.", ("pdf_url", "paper_pdf", "paper_url", "paper")),
        Field("preprint", "link", "Preprint.", ("arxiv", "arxiv_url", "preprint_url")),
        Field(
            "code", "link", "Code.", ("code_url", "code_link", "github", "repository", "software")
        ),
        Field("data", "link", "Data.", ("dataset", "data_url", "datasets")),
        Field("demo", "link", "Demonstration.", ("demo_url",)),
        Field("project", "link", "Project page.", ("project_page", "project_url", "website")),
        Field("forum", "link", "Review forum.", ("openreview", "forum_url")),
        Field(
            "supplement",
            "link",
            "Supplement.",
            ("supplementary", "supplementary_material", "material", "appendix"),
        ),
        Field("links", "links", "Further links: addresses, or {url, label}."),
        Field("doi", "word", "DOI."),
        Field(
            "bibtex",
            "word",
            "BibTeX entry; made from the other fields where it is absent.",
            ("bib", "citation"),
        ),
        Field("award", "words", "Awards.", ("awards", "prize")),
        Field(
            "ethics", "text", "Ethics note.", ("ethics_note", "ethics_statement", "broader_impact")
        ),
        Field(
            "contact",
            "word",
            "How the authors like to be reached, in words (never an address).",
            ("contact_preference",),
        ),
        Field(
            "thumbnail", "image", "Small picture.", ("image", "preview_image", "card_image_path")
        ),
        Field("languages", "words", "Languages studied or spoken.", ("language",)),
        Field("year", "word", "Year of first publication.", ("date_published",)),
        Field("appeared_in", "word", "Where it first appeared.", ("published_in", "proceedings")),
        Field(
            "similar",
            "words",
            "Uids of similar papers, best first.",
            ("similar_papers", "similar_paper_ids", "similar_paper_uids", "recs"),
        ),
        CHAT,
        *PRIVATE,
    ),
    ("papers",),
    "papers",
)

HIGHLIGHTED = Kind(
    "highlighted",
    "Papers shown first, as in Mini-Conf.",
    (
        UID,
        Field(
            "session", "word", "Mini-Conf's number of the session; kept, not shown.", ("sessions",)
        ),
    ),
    ("highlighted",),
    bare="uid",
)

PROJECTION = Kind(
    "papers_projection",
    "Positions of the papers on a map, as in Mini-Conf.",
    (UID, Field("pos", "point", "x and y.", ("position", "xy", "point"), required=True)),
    ("papers_projection",),
    bare="pos",
)

RECOMMENDATIONS = Kind(
    "paper_recs",
    "Similar papers, as ACL 2020 had them: a mapping from a paper's uid to uids of papers like it.",
    (
        UID,
        Field(
            "similar",
            "words",
            "Uids of similar papers, best first; the paper's own uid is left out.",
            ("recs",),
        ),
    ),
    ("paper_recs", "recommendations"),
    bare="similar",
)
