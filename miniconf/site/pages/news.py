"""The Atom feed of the organizers' news."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from miniconf.conference.pages import News
from miniconf.conference.times import iso
from miniconf.site.outputs import Bytes, Output
from miniconf.site.site import Site
from miniconf.text import markdown, plain

_ATOM = "http://www.w3.org/2005/Atom"


def files(site: Site) -> Iterator[Output]:
    """The feed, newest first, where there is any news."""
    if site.conference.news:
        yield Bytes("news.atom", _feed(site))


def _feed(site: Site) -> bytes:
    settings = site.conference.settings
    news = sorted(site.conference.news, key=lambda one: one.when, reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": site.words.language})
    _add(feed, "id", _name(site))
    _add(feed, "title", settings.name)
    _add(feed, "updated", iso(news[0].when))
    SubElement(feed, "link", href=_address(site, "/news.atom"), rel="self")
    SubElement(feed, "link", href=_address(site, "/"))
    _add(SubElement(feed, "author"), "name", settings.organization or settings.name)
    for one in news:
        _entry(site, SubElement(feed, "entry"), one)
    indent(feed, " ")
    text: str = tostring(feed, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(site: Site, entry: Element, news: News) -> None:
    _add(entry, "id", _name(site, news.uid))
    _add(entry, "title", plain(news.title))
    _add(entry, "updated", iso(news.when))
    SubElement(entry, "link", href=_address(site, "/"))
    _add(entry, "content", markdown(news.body)).set("type", "html")


def _add(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = str(text)
    return element


def _address(site: Site, path: str) -> str:
    return f"{site.home}{path}" if site.home else site.url(path)


def _name(site: Site, part: str = "") -> str:
    """A name that stays the same wherever the site is served."""
    return uuid5(NAMESPACE_URL, f"miniconf:{site.conference.settings.name}:{part}").urn
