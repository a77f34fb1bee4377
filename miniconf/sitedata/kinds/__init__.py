"""The native format, declared: every kind of data and every field of it."""

from __future__ import annotations

from miniconf.sitedata.fields import Kind
from miniconf.sitedata.kinds.config import (
    CALENDAR,
    CONFIG,
    ENCODER,
    LOGO,
    PAGE_TITLE,
    SIGN_IN,
    THEME,
)
from miniconf.sitedata.kinds.nested import (
    CAPTIONS,
    LINKS,
    PERSONS,
    PRESENTATIONS,
    SLOTS,
    VIDEO,
)
from miniconf.sitedata.kinds.papers import HIGHLIGHTED, PAPERS, PROJECTION, RECOMMENDATIONS
from miniconf.sitedata.kinds.people import COMMITTEE, MENTOR_SLOTS, MENTORS, SPEAKERS, SPONSORS
from miniconf.sitedata.kinds.programme import (
    EVENTS,
    MAIN_CALENDAR,
    SESSIONS,
    SOCIALS,
    TUTORIALS,
    WORKSHOPS,
)
from miniconf.sitedata.kinds.texts import AWARDS, CODE_OF_CONDUCT, FAQ, FAQ_QUESTIONS, NEWS, PAGES

KINDS: tuple[Kind, ...] = (
    CONFIG,
    PAPERS,
    SESSIONS,
    EVENTS,
    SPEAKERS,
    TUTORIALS,
    WORKSHOPS,
    SOCIALS,
    SPONSORS,
    MENTORS,
    COMMITTEE,
    AWARDS,
    FAQ,
    CODE_OF_CONDUCT,
    NEWS,
    PAGES,
    MAIN_CALENDAR,
    HIGHLIGHTED,
    PROJECTION,
    RECOMMENDATIONS,
)
"""Every kind that has a file of its own."""

NESTED: tuple[Kind, ...] = (
    CALENDAR,
    LOGO,
    PAGE_TITLE,
    THEME,
    ENCODER,
    SIGN_IN,
    MENTOR_SLOTS,
    FAQ_QUESTIONS,
    SLOTS,
    PRESENTATIONS,
    PERSONS,
    LINKS,
    CAPTIONS,
    VIDEO,
)
"""Kinds that only occur inside others."""

BY_NAME = {kind.name: kind for kind in (*KINDS, *NESTED)}
