"""Questions and answers, code of conduct, news, the organizers' own pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from miniconf.conference.pages import FaqSection, News, Page, Question
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.identity import identified
from miniconf.sitedata.kinds.texts import FAQ_QUESTIONS
from miniconf.sitedata.moments import zone_of
from miniconf.sitedata.times import instant

_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t#]*(?:\n|\Z)")
_MENUS = ("more", "footer", "none")


def faq_of(rows: Sequence[Cells]) -> tuple[FaqSection, ...]:
    """Sections in the order of the file; rows of a flat table are gathered by section."""
    sections: dict[str, list[Question]] = {}
    for cells in rows:
        questions = sections.setdefault(cells.line("section"), [])
        for nested in (cells, *cells.nested("qa", FAQ_QUESTIONS)):
            question, answer = nested.line("question"), nested.text("answer")
            if question or answer:
                questions.append(Question(question, answer))
    return tuple(
        FaqSection(title, tuple(questions)) for title, questions in sections.items() if questions
    )


def conduct_of(rows: Sequence[Cells]) -> str:
    """The code of conduct, from YAML or Markdown."""
    return "\n\n".join(text for cells in rows if (text := cells.text("text")))


def news_of(rows: Sequence[Cells]) -> tuple[News, ...]:
    """Notices, newest first; one without a time that can be read is left out."""
    found: list[News] = []
    for identity in identified(rows):
        cells = identity.cells
        zone = zone_of(cells, cells.reading.zone)
        when = cells.read("when", partial(instant, zone=zone, whole_days=True))
        if when is not None:
            found.append(News(identity.uid, identity.title, when, cells.text("body")))
        elif not cells.line("when"):
            flaw = Flaw("time.no-start", "the notice has no time", "add `when`")
            cells.report(flaw, "when")
    return tuple(sorted(found, key=lambda notice: notice.when, reverse=True))


def pages_of(rows: Sequence[tuple[str, Cells]]) -> tuple[Page, ...]:
    """The organizers' own pages by order, then title. ``rows`` come with their file's stem."""
    bodies: list[str] = []
    for stem, cells in rows:
        text, title = _titled(cells.text("body"), cells.line("title"), stem)
        bodies.append(text)
        cells.row.cells.setdefault("uid", cells.line("slug") or stem)
        cells.row.cells["title"] = title
    pages = [
        Page(
            slug=identity.slug,
            title=identity.title,
            body=text,
            menu=_menu(identity.cells),
            order=identity.cells.order("order", 100),
            summary=identity.cells.line("summary"),
        )
        for identity, text in zip(identified([cells for _, cells in rows]), bodies, strict=True)
    ]
    return tuple(sorted(pages, key=lambda page: (page.order, page.title)))


def _titled(text: str, title: str, stem: str) -> tuple[str, str]:
    """Text and title of a page; a first heading is the title, and never stands twice."""
    heading = _HEADING.match(text)
    if heading and title in ("", heading[1]):
        return text[heading.end() :].strip(), heading[1]
    return text, title or stem.replace("-", " ").replace("_", " ").capitalize()


def _menu(cells: Cells) -> str:
    word = cells.line("menu").casefold() or "more"
    if word in _MENUS:
        return word
    remedy = f"write one of {', '.join(_MENUS)}"
    cells.report(Flaw("value.unreadable", "there is no such menu", remedy, word), "menu")
    return "more"
