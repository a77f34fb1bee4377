"""Organizers' own pages: Markdown with TeX and HTML, sanitised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape

from . import links, render
from .fields import safe, with_mathematics
from .grammar import parser
from .plaintext import plain
from .slug import slugify
from .spans import shield, tidy, unshield

_TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp"
    " section small span strong sub summary sup table tbody td tfoot th thead time tr u ul"
    " var wbr".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "details": {"open"},
    "q": {"cite"},
    "blockquote": {"cite"},
}
_BANNED_WITH_CONTENT = {"script", "style", "iframe", "object", "embed", "template", "noscript"}
# In what nh3 writes, attribute values are in double quotes and hold none.
_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
_BARE_IMAGE = re.compile(r'<img(?![^<>]*\ssrc=")(?:[^<>"]|"[^"]*")*>')


def page(text: str, *, heading: int = 2) -> Markup:
    """`text`, Markdown with TeX and HTML, as HTML that is safe to show.

    No scripts, styles or event handlers; links to http(s), mailto and this site; pictures of this
    site only. Headings carry stable ids; the highest in Markdown is `h{heading}`. Never raises.
    """
    md = parser("page")
    env: dict[str, object] = {"images": True}
    tokens = md.parse(shield(tidy(text)), env)
    render.level_headings(tokens, heading)
    _name_headings(tokens)
    return safe(_with_mathematics(sanitised(md.renderer.render(tokens, md.options, env))))


def sanitised(html: str) -> str:
    """`html` without anything that acts, styles or loads from elsewhere."""
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=_BANNED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    return _BARE_IMAGE.sub("", clean)


def _attribute(tag: str, name: str, value: str) -> str | None:
    value = unshield(value)
    if name in ("href", "src", "cite"):
        fit = links.local(value) if tag == "img" else links.allowed(value)
        return value if fit else None
    if name == "id":
        return slugify(value)
    return value


def _name_headings(tokens: Sequence[Token]) -> None:
    """Ids from the words of the headings; a repeated one gets a number."""
    seen: dict[str, int] = {}
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open":
            slug = slugify(plain(unshield(words.content)))
            seen[slug] = seen.get(slug, 0) + 1
            opening.attrs["id"] = slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"


def _with_mathematics(html: str) -> str:
    """MathML in the text; in a tag's attributes, the source."""
    parts: list[str] = []
    pos = 0
    for tag in _TAG.finditer(html):
        parts.append(with_mathematics(html[pos : tag.start()]))
        parts.append(unshield(tag[0], lambda source: str(escape(source))))
        pos = tag.end()
    return "".join([*parts, with_mathematics(html[pos:])])
