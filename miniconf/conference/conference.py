"""The conference as one frozen value: what the organizers published, and nothing private."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from miniconf.conference.addresses import address

if TYPE_CHECKING:
    from miniconf.conference.pages import Award, FaqSection, News, Page
    from miniconf.conference.paper import Paper
    from miniconf.conference.people import CommitteeMember, Mentor, Speaker, Sponsor
    from miniconf.conference.programme import Event, Ref, Session, Social, Tutorial, Workshop
    from miniconf.conference.settings import Settings


class Thing(Protocol):
    """Anything with a page of its own."""

    @property
    def uid(self) -> str:
        """Identifier, unique among things of its kind."""

    @property
    def slug(self) -> str:
        """Its segment in addresses."""


@dataclass(frozen=True)
class Conference:
    """Everything that may be published. Order is the organizers' order unless stated."""

    settings: Settings
    papers: tuple[Paper, ...] = ()
    sessions: tuple[Session, ...] = ()
    events: tuple[Event, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    tutorials: tuple[Tutorial, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    socials: tuple[Social, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    committee: tuple[CommitteeMember, ...] = ()
    faq: tuple[FaqSection, ...] = ()
    awards: tuple[Award, ...] = ()
    pages: tuple[Page, ...] = ()
    news: tuple[News, ...] = ()
    code_of_conduct: str = ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The conference's own time zone."""
        return ZoneInfo(self.settings.zone)

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Thing]]:
        """``by_kind[kind][uid]`` for every thing that has a page."""
        tables: dict[str, tuple[Thing, ...]] = {
            "paper": self.papers,
            "session": self.sessions,
            "event": self.events,
            "speaker": self.speakers,
            "tutorial": self.tutorials,
            "workshop": self.workshops,
            "social": self.socials,
            "sponsor": self.sponsors,
            "mentor": self.mentors,
        }
        return {kind: {thing.uid: thing for thing in things} for kind, things in tables.items()}

    @cached_property
    def paper_by_uid(self) -> dict[str, Paper]:
        """Papers by uid."""
        return {paper.uid: paper for paper in self.papers}

    @cached_property
    def session_by_uid(self) -> dict[str, Session]:
        """Sessions by uid."""
        return {session.uid: session for session in self.sessions}

    def address_of(self, ref: Ref) -> str:
        """Path of the page ``ref`` points to, or an empty string if there is none."""
        thing = self.by_kind.get(ref.kind, {}).get(ref.uid)
        return address(ref.kind, thing.slug) if thing is not None else ""
