"""Committee, help, code of conduct, awards, authors, the organizers' own pages, not found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from miniconf.conference.paper import Author, Paper
from miniconf.site.contexts.shared import Anchor, Head
from miniconf.site.contexts.texts import (
    Answer,
    AuthorEntry,
    AuthorsPage,
    AwardsPage,
    CommitteePage,
    HelpPage,
    HelpSection,
    Member,
    NotFoundPage,
    Prize,
    Role,
    TextPage,
)
from miniconf.site.site import Site, letter
from miniconf.text import slugify

_LIKE = 3
"""People like an author that stand below their papers."""


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """Every text page that has something to say, and the page for what is not there."""
    conference, gettext = site.conference, site.words.gettext
    if conference.committee:
        yield "committee/index.html", "pages/committee.html", _committee(site)
    if conference.faq:
        yield "help/index.html", "pages/help.html", _help(site)
    if conference.awards:
        yield "awards/index.html", "pages/awards.html", _awards(site)
    if conference.code_of_conduct:
        title = gettext("Code of conduct")
        head = Head(title, title, "/code-of-conduct/", "more")
        page = TextPage(head, title, site.prose(conference.code_of_conduct))
        yield "code-of-conduct/index.html", "pages/text.html", page
    for own in conference.pages:
        head = Head(own.title, own.summary or own.title, f"/{own.slug}/", "more")
        yield (
            f"{own.slug}/index.html",
            "pages/text.html",
            TextPage(head, own.title, site.prose(own.body)),
        )
    if conference.papers and "authors" not in conference.settings.hide:
        yield from _authors(site)
    yield "404.html", "pages/not_found.html", _not_found(site)


def _committee(site: Site) -> CommitteePage:
    title = site.words.gettext("Committee")
    roles: dict[str, list[Member]] = defaultdict(list)
    for member in site.conference.committee:
        person = member.person
        face = site.face(person.name, person.affiliation, person.homepage, person.image)
        roles[member.role].append(Member(face, tuple(site.link(link) for link in member.links)))
    head = Head(title, title, "/committee/", "more")
    return CommitteePage(head, tuple(Role(role, tuple(found)) for role, found in roles.items()))


def _help(site: Site) -> HelpPage:
    title = site.words.gettext("Help")
    sections = tuple(
        HelpSection(
            section.title,
            slugify(section.title),
            tuple(
                Answer(slugify(question.question), question.question, site.prose(question.answer))
                for question in section.questions
            ),
        )
        for section in site.conference.faq
    )
    return HelpPage(Head(title, title, "/help/", "more"), sections)


def _awards(site: Site) -> AwardsPage:
    title = site.words.gettext("Awards")
    papers = site.conference.paper_by_uid
    prizes = tuple(
        Prize(
            award.title,
            slugify(award.uid),
            award.description,
            site.cards(papers[uid] for uid in award.papers if uid in papers),
        )
        for award in site.conference.awards
    )
    return AwardsPage(Head(title, title, "/awards/", "more"), prizes)


def _authors(site: Site) -> Iterator[tuple[str, str, object]]:
    title = site.words.gettext("Authors")
    by_letter = _authors_by_letter(site)
    letters = tuple(
        Anchor(name.upper() if len(name) == 1 else "…", site.url(f"/authors/{name}/"))
        for name in by_letter
    )
    for number, (name, authors) in enumerate(by_letter.items()):
        path = f"/authors/{name}/"
        head = Head(f"{title}: {name.upper()}", title, path, "papers", searchable=False)
        page = AuthorsPage(head, name, letters, authors)
        yield f"authors/{name}/index.html", "pages/authors.html", page
        if number == 0:
            first = Head(title, title, "/authors/", "papers", searchable=False)
            page = AuthorsPage(first, name, letters, authors)
            yield "authors/index.html", "pages/authors.html", page


def _authors_by_letter(site: Site) -> dict[str, tuple[AuthorEntry, ...]]:
    """Entries under the letter of their slug, ``other`` last, in order of slug."""
    papers: dict[str, list[Paper]] = defaultdict(list)
    names: dict[str, Author] = {}
    for paper in site.conference.papers:
        for author in paper.authors:
            names.setdefault(author.slug, author)
            papers[author.slug].append(paper)
    found: dict[str, list[AuthorEntry]] = defaultdict(list)
    for slug in sorted(names):
        like = [names[uid] for uid in site.related.people.get(slug, ()) if uid in names]
        found[letter(slug)].append(_author(site, names[slug], papers[slug], like[:_LIKE]))
    order = sorted(found, key=lambda name: (name == "other", name))
    return {name: tuple(found[name]) for name in order}


def _author(site: Site, author: Author, papers: list[Paper], like: list[Author]) -> AuthorEntry:
    return AuthorEntry(
        author.name,
        author.slug,
        site.papers_where("author", author.name),
        tuple(
            Anchor(paper.title, site.href("paper", paper.slug)) for paper in dict.fromkeys(papers)
        ),
        tuple(Anchor(other.name, site.author_href(other)) for other in like),
    )


def _not_found(site: Site) -> NotFoundPage:
    gettext = site.words.gettext
    head = Head(
        gettext("Not found"), gettext("Not found"), "/404.html", searchable=False, index=False
    )
    places = [Anchor(gettext("Home"), site.url("/"))]
    if site.items:
        places.append(Anchor(gettext("Schedule"), site.url("/schedule/")))
    if site.conference.papers:
        places.append(Anchor(gettext("Papers"), site.url("/papers/")))
    return NotFoundPage(head, tuple(places))
