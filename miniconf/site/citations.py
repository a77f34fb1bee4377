"""What search engines and reference managers read from a paper's page.

``citation_*`` after Google Scholar's inclusion guidelines; JSON-LD after schema.org's
ScholarlyArticle.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from miniconf.conference.paper import Author, Paper
from miniconf.site.contexts.paper import Scholar, Scholarly
from miniconf.site.site import Site
from miniconf.text import plain


def scholarly(site: Site, paper: Paper) -> Scholarly:
    """The paper's bibliographic values, texts still as written."""
    settings = site.conference.settings
    return Scholarly(
        title=paper.title,
        authors=tuple(_scholar(author) for author in paper.authors),
        abstract=paper.abstract,
        keywords=paper.keywords,
        date=paper.year or settings.citation_date,
        venue=paper.venue or settings.proceedings_title or settings.name,
        doi=paper.doi,
        pdf=_link(paper, "pdf"),
        url=site.whole_address("paper", paper.slug),
        same_as=tuple(
            link.url for link in paper.links if link.kind in {"doi", "preprint", "forum"}
        ),
    )


def json_ld(paper: Scholarly, plain: Callable[[str], str] = plain) -> str:
    """The paper for schema.org as JSON, safe inside a script element."""
    values = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": plain(paper.title),
        "author": [_person(author) for author in paper.authors],
        "abstract": plain(paper.abstract),
        "keywords": list(paper.keywords),
        "url": paper.url,
        "sameAs": list(paper.same_as),
        "isPartOf": {"@type": "PublicationIssue", "name": paper.venue},
        "datePublished": paper.date,
    }
    present = {name: value for name, value in values.items() if value}
    return json.dumps(present, ensure_ascii=False).replace("<", "\\u003c")


def _scholar(author: Author) -> Scholar:
    return Scholar(author.name, author.affiliations, author.orcid)


def _person(author: Scholar) -> dict[str, object]:
    person: dict[str, object] = {"@type": "Person", "name": author.name}
    if author.affiliations:
        person["affiliation"] = [
            {"@type": "Organization", "name": place} for place in author.affiliations
        ]
    if author.orcid:
        person["identifier"] = f"https://orcid.org/{author.orcid}"
    return person


def _link(paper: Paper, kind: str) -> str:
    return next((link.url for link in paper.links if link.kind == kind and "//" in link.url), "")
