"""What every page module needs of one build: addresses, media, cards, the timetable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, lru_cache
from urllib.parse import quote

from miniconf.conference.addresses import address
from miniconf.conference.conference import Conference, Thing
from miniconf.conference.paper import Author, Link, Paper, Video
from miniconf.conference.programme import Event, Presentation, Ref, Session, Workshop
from miniconf.conference.related import Neighbour, Related
from miniconf.conference.talk import Archive
from miniconf.conference.times import Slot, iso
from miniconf.conference.timetable import Item, timetable
from miniconf.site import faces, links, videos
from miniconf.site.clock import Clock
from miniconf.site.contexts.shared import (
    EventRow,
    Face,
    LinkView,
    PaperCard,
    Span,
    TrackMark,
    VideoView,
)
from miniconf.site.options import BuildOptions
from miniconf.site.outline import outline
from miniconf.site.outputs import Copied
from miniconf.site.playlists import played_with
from miniconf.site.prose import files, media_path
from miniconf.site.sky import FEWEST, Sky
from miniconf.site.talks import Talks
from miniconf.site.theme import TRACK_COLOURS
from miniconf.site.words import Words
from miniconf.text import plain


class Site:
    """One conference being built: the model, turned into what pages show."""

    def __init__(
        self,
        conference: Conference,
        options: BuildOptions,
        words: Words,
        related: Related | None = None,
        archive: Archive | None = None,
    ) -> None:
        self.conference = conference
        self.related = related or Related()
        self.talks = Talks(conference, archive or Archive())
        self.options = options
        self.words = words
        self.clock = Clock(conference.zone, words.locale)
        self.media_files: dict[str, Copied] = {}
        self.indexed: list[str] = []
        """Paths of the pages made so far that search engines may list."""
        self._cards: dict[str, PaperCard] = {}
        self._orders: dict[str, tuple[str, ...]] = {}

    def of_outline(self) -> Site:
        """The same site, made from the conference's outline."""
        archive = self.talks.archive
        return Site(outline(self.conference), self.options, self.words, self.related, archive)

    # Addresses

    def url(self, path: str) -> str:
        """Address of a path from the site's root (``/papers/``) under the base path."""
        return self.options.base + path

    def href(self, kind: str, slug: str) -> str:
        """Address of a thing's page."""
        return self.url(address(kind, slug))

    def media(self, path: str) -> str:
        """Publish a file of the sitedata directory, a playlist with what it plays: its address."""
        if not path:
            return ""
        clean, target = path.lstrip("/"), media_path(path)
        if target not in self.media_files:
            self.media_files[target] = Copied(target, self.options.sitedata / clean)
            for played in played_with(clean, self.options.sitedata):
                self.media(played)
        return self.url("/" + quote(target))

    def take_media(self) -> tuple[Copied, ...]:
        """The files published since the last call, each to belong to the part that shows it."""
        taken = tuple(self.media_files.values())
        self.media_files = {}
        return taken

    def prose(self, text: str) -> str:
        """A text of the organizers as it is, with the files that it shows or links to published."""
        for path in files(text, self.options.sitedata):
            self.media(path)
        return text

    def prose_files(self) -> list[str]:
        """Files that the organizers' texts show or link to; they come and go without the texts."""
        known = self.conference
        asked = (question.answer for section in known.faq for question in section.questions)
        bodies = [*(own.body for own in known.pages), *(news.body for news in known.news)]
        texts = (known.code_of_conduct, known.settings.theme.footer, *asked, *bodies)
        return [path for text in texts for path in files(text, self.options.sitedata)]

    @cached_property
    def home(self) -> str:
        """Scheme, host and base path of the site, or empty where they are not known."""
        return (self.options.base_url or self.conference.settings.site_url).rstrip("/")

    def whole_address(self, kind: str, slug: str) -> str:
        """Address with scheme and host, or empty where the site's home is not known."""
        return self.home + address(kind, slug) if self.home else ""

    def author_href(self, author: Author) -> str:
        """Where all papers of an author stand: on the page of the first letter."""
        return self.url(f"/authors/{letter(author.slug)}/#{author.slug}")

    # Time

    def span(self, slot: Slot) -> Span:
        """A slot as pages show it."""
        return Span(
            iso(slot.start),
            iso(slot.end),
            self.clock.day(slot.start),
            self.clock.hour(slot.start),
            self.clock.hour(slot.end),
            slot.label,
        )

    def spans(self, slots: Iterable[Slot]) -> tuple[Span, ...]:
        """Several slots, in order."""
        return tuple(self.span(slot) for slot in slots)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The whole timetable in order."""
        return timetable(self.conference)

    @cached_property
    def slots_by_ref(self) -> dict[Ref, tuple[Slot, ...]]:
        """All hours of each thing, those included that a calendar entry gives it."""
        found: dict[Ref, list[Slot]] = defaultdict(list)
        for item in self.items:
            if item.slot not in found[item.ref]:
                found[item.ref].append(item.slot)
        return {ref: tuple(slots) for ref, slots in found.items()}

    @cached_property
    def sessions_in_time(self) -> tuple[Session, ...]:
        """Sessions that have an hour, in order of their first."""
        timed = [session for session in self.conference.sessions if session.slots]
        return tuple(sorted(timed, key=lambda session: (session.slots[0].start, session.title)))

    @cached_property
    def bounds(self) -> tuple[datetime, datetime] | None:
        """First start and last end of the programme, or None without one."""
        if not self.items:
            return None
        return (
            min(item.slot.start for item in self.items),
            max(item.slot.end for item in self.items),
        )

    # The map

    @cached_property
    def is_mapped(self) -> bool:
        """Whether so many papers have places that a map says something."""
        placed = sum(paper.position is not None for paper in self.conference.papers)
        return placed >= FEWEST and 2 * placed >= len(self.conference.papers)

    @property
    def is_live(self) -> bool:
        """Whether pages show the parts that a live service fills."""
        return self.options.live or self.conference.settings.live

    @property
    def is_recommended(self) -> bool:
        """Whether the browser has what it takes to recommend papers, and papers to choose from."""
        return len(self.related.meaning.uids) >= FEWEST

    # Tracks

    @cached_property
    def tracks(self) -> tuple[str, ...]:
        """Tracks in the order in which papers, then sessions, first name them."""
        named = [paper.track for paper in self.conference.papers]
        named += [session.track for session in self.conference.sessions]
        return tuple(dict.fromkeys(track for track in named if track))

    @cached_property
    def sky(self) -> Sky:
        """The constellation of the papers."""
        return Sky(self.conference, self.tracks, self.url("/constellation.svg"))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {track: i % TRACK_COLOURS + 1 for i, track in enumerate(self.tracks)}

    def track(self, name: str) -> TrackMark | None:
        """The mark of a track, or None where there is no track."""
        if not name:
            return None
        return TrackMark(name, self._numbers.get(name, 0), self.papers_where("track", name))

    def papers_where(self, field: str, value: str) -> str:
        """Address of the paper list filtered by one value."""
        return self.url(f"/papers/?{field}={_quoted(value)}")

    # Papers

    @cached_property
    def presented_in(self) -> dict[str, tuple[tuple[Session | Event, Slot], ...]]:
        """For each paper's uid, what presents it and when, in order of time."""
        found: dict[str, list[tuple[Session | Event, Slot]]] = defaultdict(list)
        blocks: list[Session | Event] = [*self.conference.sessions, *self.conference.events]
        for block in blocks:
            for turn in block.presentations:
                for slot in _slots_of(turn, block):
                    found[turn.paper].append((block, slot))
        return {
            uid: tuple(sorted(turns, key=lambda turn: (turn[1].start, turn[1].end)))
            for uid, turns in found.items()
        }

    def card(self, paper: Paper) -> PaperCard:
        """The paper as lists show it; made once."""
        if paper.uid not in self._cards:
            turns = self.presented_in.get(paper.uid, ())
            self._cards[paper.uid] = PaperCard(
                uid=paper.uid,
                href=self.href("paper", paper.slug),
                title=paper.title,
                authors=tuple(author.name for author in paper.authors),
                track=self.track(paper.track),
                spans=tuple(dict.fromkeys(self.span(slot) for _block, slot in turns)),
                awards=paper.awards,
                has_video=bool(paper.videos),
                has_poster=bool(paper.posters),
                highlighted=paper.highlighted,
            )
        return self._cards[paper.uid]

    def cards(self, papers: Iterable[Paper]) -> tuple[PaperCard, ...]:
        """Several papers as lists show them."""
        return tuple(self.card(paper) for paper in papers)

    def reasons(self, paper: Paper) -> dict[str, Neighbour]:
        """Why the papers that its page shows are like ``paper``, by uid."""
        found = self.related.neighbours.get(paper.uid, ())
        return {each.uid: each for each in found if each.uid in paper.similar}

    def order_in(self, block: Session | Event) -> tuple[str, ...]:
        """Uids of the papers of a session or event, in its order, known ones only."""
        if block.uid not in self._orders:
            known = self.conference.paper_by_uid
            uids = (turn.paper for turn in block.presentations if turn.paper in known)
            self._orders[block.uid] = tuple(dict.fromkeys(uids))
        return self._orders[block.uid]

    def programme_title(self, programme: str) -> str:
        """What a programme is called: a workshop's title, or the name the data gives it."""
        if programme == "main":
            return self.words.gettext("Main programme")
        workshop = self.conference.by_kind["workshop"].get(programme)
        return workshop.title if isinstance(workshop, Workshop) else programme

    @cached_property
    def papers_of(self) -> dict[str, tuple[Paper, ...]]:
        """Papers by programme (a workshop's uid, say)."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.conference.papers:
            found[paper.programme].append(paper)
        return {programme: tuple(papers) for programme, papers in found.items()}

    # Things on the timetable

    def row(self, item: Item) -> EventRow:
        """An item of the timetable as lists show it."""
        return EventRow(
            key=item.key,
            kind=item.kind,
            title=item.title,
            href=item.url or self.ref_href(item.ref),
            external=bool(item.url),
            span=self.span(item.slot),
            track=self.track(item.track),
            venue=item.venue,
            people=item.people,
            papers=item.papers,
        )

    def ref_href(self, ref: Ref) -> str:
        """Address of the page that ``ref`` points to, or empty."""
        path = self.conference.address_of(ref)
        return self.url(path) if path else ""

    # Pieces

    def face(self, name: str, affiliation: str = "", href: str = "", image: str = "") -> Face:
        """Somebody with a portrait or a monogram."""
        return faces.face(plain(name), affiliation, href, self.media(image))

    def videos(self, mirrors: Iterable[Video]) -> tuple[VideoView, ...]:
        """Videos as pages show them, those of the preferred providers first."""
        return videos.views(mirrors, self.conference.settings.video_preference, self.media)

    def link(self, link: Link) -> LinkView:
        """A link as pages show it."""
        return links.view(link, self.words, self.media)

    def links_of(self, thing: Thing, website: str = "") -> tuple[Link, ...]:
        """Its own site first, then its other links."""
        first = (Link("website", website),) if website else ()
        return (*first, *getattr(thing, "links", ()))


@lru_cache(maxsize=100_000)
def _quoted(value: str) -> str:
    return quote(plain(value))


def letter(slug: str) -> str:
    """The page of the authors' index that holds ``slug``: a letter, or ``other``."""
    return slug[0] if slug[:1].isascii() and slug[:1].isalpha() else "other"


def _slots_of(turn: Presentation, block: Session | Event) -> tuple[Slot, ...]:
    return (turn.slot,) if turn.slot is not None else block.slots
