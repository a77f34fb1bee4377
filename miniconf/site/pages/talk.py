"""The archive: a page, or several, for every room in which something was said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import unquote

from miniconf.conference.talk import Picture, Said, Talk
from miniconf.conference.times import Slot
from miniconf.site.contexts.shared import Anchor, Head
from miniconf.site.contexts.talk import (
    AskedLine,
    PictureView,
    QuestionView,
    SaidView,
    TalkGroup,
    TalkLink,
    TalkPage,
    TalksPage,
)
from miniconf.site.outputs import Copied
from miniconf.site.site import Site
from miniconf.site.talks import INDEX

LONGEST = 200
"""Messages of a page, their replies not counted."""
_ORDER = ("lobby", "announcements", "event", "session", "paper", "workshop", "tutorial", "social",
          "sponsor", "help", "random", "open")  # fmt: skip

Made = tuple[str, str, object]


def index(site: Site) -> Iterator[Made]:
    """The list of rooms, where there are any."""
    if not site.talks.archive.talks:
        return
    gettext = site.words.gettext
    title, words = gettext("Discussions"), gettext("What was said at the conference.")
    head = Head(title, words, INDEX, "more", index=False)
    yield "discussions/index.html", "pages/talks.html", TalksPage(head, tuple(_groups(site)))


def _groups(site: Site) -> Iterator[TalkGroup]:
    talks = sorted(
        site.talks.archive.talks, key=lambda talk: (_rank(talk.kind), talk.title.casefold())
    )
    for kind, some in groupby(talks, key=lambda talk: talk.kind):
        rooms = (
            Anchor(talk.title, site.url(site.talks.paths[talk.key]), len(talk.said))
            for talk in some
        )
        yield TalkGroup(kind, tuple(rooms))


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def pages(site: Site, talk: Talk) -> Iterator[Made]:
    """The pages of one room."""
    path = site.talks.paths[talk.key]
    replies: dict[int, list[Said]] = defaultdict(list)
    there = {one.number for one in talk.said}
    for one in talk.said:
        if one.thread in there:
            replies[one.thread or 0].append(one)
    roots = [one for one in talk.said if one.thread not in there]
    questions = tuple(_question(site, one, replies) for one in roots if one.kind == "question")
    said = [_view(site, one, replies) for one in roots if one.kind != "question"]
    paths = [path, *(f"{path}{n + 1}/" for n in range(1, _count(said)))]
    first = _page(site, talk, path)
    for number, own in enumerate(paths, 1):
        shown = said[(number - 1) * LONGEST : number * LONGEST]
        context = replace(
            first,
            head=replace(first.head, path=own),
            questions=questions if number == 1 else (),
            said=tuple(shown),
            page=number,
            pages=tuple(site.url(each) for each in paths),
        )
        yield f"{unquote(own).strip('/')}/index.html", "pages/talk.html", context


def _count(said: Sequence[SaidView]) -> int:
    return max(1, -(-len(said) // LONGEST))


def _page(site: Site, talk: Talk, path: str) -> TalkPage:
    gettext = site.words.gettext
    title = talk.title or talk.key
    words = gettext("What was said at the conference.")
    about = Anchor(title, site.url(talk.href)) if site.talks.has_page(talk) else None
    head = Head(f"{gettext('Discussion')}: {title}", words, path, "more", index=False)
    back = Anchor(gettext("Discussions"), site.url(INDEX))
    return TalkPage(head, title, back, about, (), (), 1, ())


def _question(site: Site, one: Said, replies: dict[int, list[Said]]) -> QuestionView:
    view = _view(site, one, replies)
    first = (reply for reply in view.replies if reply.kind == "answer")
    then = (reply for reply in view.replies if reply.kind != "answer")
    ordered = sorted(first, key=lambda reply: (reply.number != one.accepted, reply.number))
    answers = (replace(reply, accepted=reply.number == one.accepted) for reply in ordered)
    return QuestionView(
        said=replace(view, replies=(*answers, *then)),
        state=one.state,
        votes=one.votes,
        duplicate_of=_anchor("question", one.duplicate_of) if one.duplicate_of else "",
        live_at=_clock(one.live_at),
    )


def _view(site: Site, one: Said, replies: dict[int, list[Said]]) -> SaidView:
    return SaidView(
        number=one.number,
        anchor=_anchor(one.kind, one.number),
        kind=one.kind,
        voice=one.voice,
        by=one.by,
        at=site.span(Slot(one.at, one.at)),
        text=one.text,
        pictures=tuple(_picture(site, picture) for picture in one.pictures),
        gone=one.gone,
        accepted=False,
        replies=tuple(_view(site, reply, {}) for reply in replies.get(one.number, ())),
    )


def _anchor(kind: str, number: int) -> str:
    return f"question-{number}" if kind == "question" else f"m{number}"


def _picture(site: Site, picture: Picture) -> PictureView:
    return PictureView(site.url(f"/{_file(picture)}"), picture.width, picture.height)


def _file(picture: Picture) -> str:
    return f"discussions/pictures/{picture.name}"


def pictures(site: Site, said: Iterable[Said]) -> Iterator[Copied]:
    """The files of pictures, those that are there."""
    for picture in (each for one in said for each in one.pictures):
        source = site.talks.archive.pictures / picture.name
        if source.is_file():
            yield Copied(_file(picture), source)


def _clock(second: int | None) -> str:
    if second is None:
        return ""
    minutes, seconds = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def link(site: Site, key: str) -> TalkLink | None:
    """Where the archive keeps what was said of a thing, or None."""
    talk = site.talks.of.get(key)
    if talk is None:
        return None
    href = site.url(site.talks.paths[key])
    return TalkLink(href, len(talk.said), tuple(_asked(talk, href)))


def _asked(talk: Talk, href: str) -> Iterator[AskedLine]:
    answers = Counter(one.thread for one in talk.said if one.kind == "answer" and not one.gone)
    for one in talk.said:
        if one.kind == "question" and one.text:
            anchor = _anchor("question", one.number)
            yield AskedLine(anchor, f"{href}#{anchor}", one.text, answers[one.number])


def paper_href(site: Site, uid: str) -> str:
    """Address of the page of a paper that somebody speaks of, or empty where there is none."""
    paper = site.conference.paper_by_uid.get(uid)
    return site.href("paper", paper.slug) if paper else ""
