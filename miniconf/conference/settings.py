"""What ``config`` says about the whole conference."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An organizer's own entry in the menu or the footer."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Theme:
    """How the site looks. Every field has a default that looks finished."""

    accent: str = ""
    """A CSS colour, turned into a scale that passes contrast in light and dark."""
    logo: str = ""
    logo_dark: str = ""
    favicon: str = ""
    font_text: str = ""
    """Family name for titles and abstracts, served from ``fonts`` or the visitor's system."""
    font_interface: str = ""
    fonts: tuple[str, ...] = ()
    """Font files under the sitedata directory."""
    css: tuple[str, ...] = ()
    """Extra style sheets under the sitedata directory."""
    footer: str = ""
    """Markdown, sanitised HTML allowed."""
    background_image: str = ""


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """What reads the papers. Empty fields leave the choice to the machine."""

    model: str = ""
    """A name or a folder."""
    url: str = ""
    """A server in its place."""
    dtype: str = "auto"
    device: str = "auto"
    diversity: float = 0.0
    """How much similar papers should differ among themselves, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class SignInProvider:
    """A place where people have accounts already: OpenID Connect."""

    name: str
    issuer: str
    client_id: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The conference as a whole."""

    name: str
    tagline: str = ""
    """May hold sanitised HTML, as Mini-Conf's does."""
    date: str = ""
    """The dates in words, as the organizer likes to print them."""
    location: str = ""
    description: str = ""
    organization: str = ""
    zone: str = "UTC"
    language: str = "en"
    days: tuple[datetime.date, ...] = ()
    """Days of the conference in its own zone, in order."""
    site_url: str = ""
    """Where the site will live, without a slash at the end, or empty."""
    proceedings_title: str = ""
    citation_date: str = ""
    contact: str = ""
    """A public address of the organizers (http(s) or mailto), or empty."""
    legacy_urls: bool = False
    live: bool = False
    """Whether a live service stands beside the site, so that pages show its parts."""
    registration: str = "roster"
    """Who may sign in: people of the roster, or with ``open`` whoever has an address."""
    access: str = "public"
    """Who may see a site beside its live service: everybody, or people who are ``registered``."""
    tickets: frozenset[str] = frozenset()
    """Kinds of things whose rooms take a ticket: ``tutorial``, ``workshop``."""
    sign_in: tuple[SignInProvider, ...] = ()
    menu: tuple[MenuLink, ...] = ()
    hide: frozenset[str] = frozenset()
    """Parts of the site the organizer does not want (``authors``, ``feeds``, …)."""
    video_preference: tuple[str, ...] = ()
    """Providers, best first, where a paper has several mirrors."""
    theme: Theme = field(default_factory=Theme)
    encoder: EncoderSettings = field(default_factory=EncoderSettings)
