"""Texts: questions and answers, code of conduct, awards, news, the organizers' own pages."""

from __future__ import annotations

from miniconf.sitedata.fields import Field, Kind
from miniconf.sitedata.kinds.shared import UID

FAQ_QUESTIONS = Kind(
    "faq_questions",
    "A question and its answer.",
    (
        Field("question", "line", "The question.", ("q",), required=True),
        Field("answer", "html", "The answer.", ("a",), required=True),
    ),
    (),
)

FAQ = Kind(
    "faq",
    "Questions and answers in sections. A flat table of section, question, answer is read too.",
    (
        Field("section", "word", "Heading of the group.", ("title",)),
        Field(
            "qa",
            "records",
            "The questions of the section.",
            ("questions",),
            records="faq_questions",
        ),
        Field("question", "line", "The question, in a flat table."),
        Field("answer", "html", "The answer, in a flat table."),
    ),
    ("faq",),
    "FAQ",
)

CODE_OF_CONDUCT = Kind(
    "code_of_conduct",
    "The code of conduct; a file code_of_conduct.md is read too.",
    (Field("text", "html", "The text.", ("CodeOfConduct", "body"), required=True),),
    ("code_of_conduct",),
    single=True,
)

AWARDS = Kind(
    "awards",
    "One row a prize.",
    (
        UID,
        Field("title", "line", "Its name.", ("name", "award"), required=True),
        Field("description", "text", "What it honours."),
        Field(
            "papers",
            "words",
            "Uids of the papers that won it.",
            ("paper", "paper_ids", "paper_uids"),
        ),
    ),
    ("awards",),
    "awards",
)

NEWS = Kind(
    "news",
    "One row a notice; shown at home and in the Atom feed.",
    (
        UID,
        Field("title", "line", "Headline.", required=True),
        Field(
            "when", "time", "When it was published.", ("date", "published", "time"), required=True
        ),
        Field("zone", "zone", "Zone of local times.", ("timezone", "tz")),
        Field("body", "html", "The notice.", ("text", "description")),
    ),
    ("news",),
    "news",
)

PAGES = Kind(
    "pages",
    "Further pages: one file `pages/<address>.md` each, these keys in its front matter.",
    (
        Field("title", "line", "Title; the first heading where absent."),
        Field("menu", "word", "`more` (the menu), `footer` or `none`."),
        Field("order", "order", "Place in the menu, small numbers first."),
        Field("summary", "line", "One sentence for search engines.", ("description",)),
        Field("slug", "uid", "Address, where it should differ from the file's name.", ("uid",)),
        Field("body", "html", "The text: whatever stands below the front matter."),
    ),
    (),
)
