"""Links of papers and things: what each is called, and whether it leaves the site."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from miniconf.conference.paper import Link
from miniconf.site.contexts.shared import LinkView
from miniconf.site.words import Words


def _(message: str) -> str:
    """Marks a word for translation; it is translated where it is shown."""
    return message


LABELS = {
    "pdf": _("Paper"),
    "preprint": _("Preprint"),
    "code": _("Code"),
    "data": _("Data"),
    "demo": _("Demo"),
    "project": _("Project page"),
    "slides": _("Slides"),
    "poster": _("Poster"),
    "doi": _("DOI"),
    "forum": _("Reviews"),
    "supplement": _("Supplement"),
    "website": _("Website"),
}


def view(link: Link, words: Words, media: Callable[[str], str]) -> LinkView:
    """The link as pages show it. ``media`` publishes a local file and gives its address."""
    parts = urlsplit(link.url)
    external = bool(parts.scheme)
    label = link.label or words.gettext(LABELS.get(link.kind, "")) or parts.netloc or link.url
    return LinkView(link.kind, label, link.url if external else media(link.url), external)
