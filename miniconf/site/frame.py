"""The frame around every page: menu, style, scripts, policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from markupsafe import Markup

from miniconf.conference.times import iso
from miniconf.site.assets import LIVE_STYLE, SITE_STYLE, Assets
from miniconf.site.contexts.layout import Layout, Loads, MenuEntry
from miniconf.site.contexts.shared import Anchor
from miniconf.site.options import LIVE
from miniconf.site.policy import policy
from miniconf.site.prose import Addressed
from miniconf.site.site import Site
from miniconf.site.talks import INDEX
from miniconf.site.words import Words
from miniconf.text import page

_COUNTED = {
    "/speakers/",
    "/tutorials/",
    "/workshops/",
    "/socials/",
    "/mentors/",
    "/sponsors/",
}
"""Lists whose length says something."""
_LIB = ("store", "marks", "clock", "times", "dom")
_PARTS = ("bookmarks", "header", "keys", "small")


def frame(site: Site, assets: Assets, version: str) -> Layout:
    """The layout that every page of the build shares."""
    conference, options = site.conference, site.options
    settings, theme = conference.settings, conference.settings.theme
    first, last = (iso(bound) for bound in site.bounds) if site.bounds else ("", "")
    return Layout(
        name=settings.name,
        date=_words(settings.date),
        location=settings.location,
        language=site.words.language,
        direction=site.words.direction,
        zone=settings.zone,
        zone_city=settings.zone.rsplit("/", 1)[-1].replace("_", " "),
        base=options.base,
        site_url=(options.base_url or settings.site_url).rstrip("/"),
        menu=tuple(menu(site)),
        more=tuple(more(site)),
        footer_links=tuple(footer_links(site)),
        footer=_footer(site, theme.footer),
        contact=settings.contact,
        logo=site.media(theme.logo),
        logo_dark=site.media(theme.logo_dark),
        favicon=site.media(theme.favicon) or site.url("/favicon.svg"),
        loads=loads(site, assets),
        policy=policy(conference, assets.import_map_hash),
        social_card=site.url("/social-card.png"),
        has_search=options.search,
        has_schedule=bool(site.items),
        has_news=bool(conference.news),
        live_reload=options.live_reload,
        api=f"{options.base}{options.api}" if options.api else "",
        live=site.url(LIVE) if site.is_live else "",
        meaning=site.url("/meaning/") if site.related.meaning.uids else "",
        now=options.now,
        first=first,
        last=last,
        scope=f"miniconf:{options.base}:{settings.name}",
        version=version,
    )


def loads(site: Site, assets: Assets) -> Loads:
    """What every page loads: our style and the organizers' own, the modules, the fonts."""
    own_css = (site.media(sheet) for sheet in site.conference.settings.theme.css)
    return Loads(
        stylesheets=(*styles(assets), *own_fonts(site, assets), *own_css),
        fonts=tuple(assets.href(name) for name in assets.files if name.endswith("-latin.woff2")),
        theme_script=assets.href("js/theme.js"),
        main_module="miniconf/main.js",
        preload=preloaded(assets),
        modules={name: href for name, href in assets.imports.items() if name.endswith(".js")},
        import_map=assets.import_map,
    )


def styles(assets: Assets) -> Iterator[str]:
    """Our style sheets: that of every page, and that of the live parts where there are any."""
    yield from (assets.href(name) for name in (SITE_STYLE, LIVE_STYLE) if name in assets.files)


def _footer(site: Site, text: str) -> Markup:
    """The organizers' own words at the foot of every page."""
    show = Addressed(page, site.options.base, site.options.sitedata)
    return show(site.prose(text)) if text else Markup()


def _words(html: str) -> str:
    """The plain words of a text in which HTML is allowed."""
    return " ".join(page(html).striptags().split())


def preloaded(assets: Assets) -> tuple[str, ...]:
    """The modules that every page needs, so that none waits for another to be read."""
    names = ("words.js", *(f"lib/{name}.js" for name in _LIB), *(f"parts/{n}.js" for n in _PARTS))
    wanted = ("miniconf/catalog", *(f"miniconf/{name}" for name in names))
    return tuple(assets.imports[name] for name in wanted if name in assets.imports)


def own_fonts(site: Site, assets: Assets) -> tuple[str, ...]:
    """A style sheet that names the organizers' font files; a family is called as its file."""
    rules = [
        f'@font-face{{font-family:"{PurePosixPath(file).stem}";font-weight:100 900;'
        f'font-display:swap;src:url("{site.media(file)}")}}\n'
        for file in site.conference.settings.theme.fonts
    ]
    return (assets.add("css/fonts.css", "".join(rules).encode()),) if rules else ()


def menu(site: Site) -> Iterator[MenuEntry]:
    """The places of the menu, five at most with the service's rooms; the rest is under More."""
    gettext = site.words.gettext
    yield MenuEntry("home", gettext("Home"), site.url("/"))
    if site.items:
        yield MenuEntry("schedule", gettext("Schedule"), site.url("/schedule/"))
    if site.conference.papers:
        yield MenuEntry("papers", gettext("Papers"), site.url("/papers/"))
    if site.is_live:
        yield MenuEntry("rooms", gettext("Rooms"), site.url("/chat/"))


def more(site: Site) -> Iterator[Anchor]:
    """What stands under More: every other list that has something in it."""
    conference = site.conference
    if site.is_recommended:
        yield Anchor(site.words.gettext("For you"), site.url("/for-you/"))
    if site.is_mapped:
        yield Anchor(site.words.gettext("Map"), site.url("/map/"))
    for things, text, path in _lists(site, site.words):
        if things:
            yield Anchor(text, site.url(path), len(things) if path in _COUNTED else 0)
    if site.talks.archive.talks:
        yield Anchor(site.words.gettext("Discussions"), site.url(INDEX))
    for own in sorted(conference.pages, key=lambda own: own.order):
        if own.menu == "more":
            yield Anchor(own.title, site.url(f"/{own.slug}/"))
    for link in conference.settings.menu:
        yield Anchor(link.title, own_href(site, link.url))


def own_href(site: Site, url: str) -> str:
    """Where an organizer's own entry leads: a page of the site, a published file, another site."""
    if url.startswith("/"):
        return site.url(url)
    return url if urlsplit(url).scheme else site.media(url)


def _lists(site: Site, words: Words) -> Iterator[tuple[tuple[object, ...], str, str]]:
    conference, gettext = site.conference, words.gettext
    yield conference.speakers, gettext("Speakers"), "/speakers/"
    yield conference.tutorials, gettext("Tutorials"), "/tutorials/"
    yield conference.workshops, gettext("Workshops"), "/workshops/"
    yield conference.socials, gettext("Socials"), "/socials/"
    yield conference.mentors, gettext("Mentors"), "/mentors/"
    yield conference.awards, gettext("Awards"), "/awards/"
    yield conference.sponsors, gettext("Sponsors"), "/sponsors/"
    yield conference.committee, gettext("Committee"), "/committee/"
    yield conference.faq, gettext("Help"), "/help/"
    yield (
        (conference.code_of_conduct,) * bool(conference.code_of_conduct),
        gettext("Code of conduct"),
        "/code-of-conduct/",
    )


def footer_links(site: Site) -> Iterator[Anchor]:
    """Links at the foot of every page."""
    conference, gettext = site.conference, site.words.gettext
    if conference.papers and "authors" not in conference.settings.hide:
        yield Anchor(gettext("Authors"), site.url("/authors/"))
    if conference.code_of_conduct:
        yield Anchor(gettext("Code of conduct"), site.url("/code-of-conduct/"))
    for own in sorted(conference.pages, key=lambda own: own.order):
        if own.menu == "footer":
            yield Anchor(own.title, site.url(f"/{own.slug}/"))
