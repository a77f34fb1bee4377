"""What every page shares: name, menu, style, scripts, policy."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Anchor


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A place in the menu."""

    name: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Loads:
    """Styles, scripts and fonts that every page loads."""

    stylesheets: tuple[str, ...]
    fonts: tuple[str, ...]
    """Font files to fetch early."""
    theme_script: str
    main_module: str
    preload: tuple[str, ...]
    """Addresses of the modules that the main one imports."""
    modules: dict[str, str]
    """Address of each module under ``js/``, by its import name."""
    import_map: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame around every page."""

    name: str
    date: str
    """Plain words."""
    location: str
    language: str
    direction: str
    zone: str
    zone_city: str
    base: str
    """Base path, empty or beginning with a slash and not ending with one."""
    site_url: str
    """Scheme, host and base path, or empty."""
    menu: tuple[MenuEntry, ...]
    more: tuple[Anchor, ...]
    footer_links: tuple[Anchor, ...]
    footer: str
    """Sanitised HTML."""
    contact: str
    logo: str
    logo_dark: str
    favicon: str
    loads: Loads
    policy: str
    social_card: str
    has_search: bool
    has_schedule: bool
    has_news: bool
    live_reload: bool
    api: str
    """Where search by meaning answers, or empty: a static host alone has none."""
    live: str
    """Where the live service answers, or empty where there is none."""
    meaning: str
    """The folder of vectors that browsers compare, or empty."""
    now: str
    """An instant to rehearse, or empty."""
    first: str
    last: str
    """First and last instant of the programme, ISO 8601 in UTC, or empty."""
    scope: str
    """Prefix of what the browser keeps for this conference."""
    version: str
