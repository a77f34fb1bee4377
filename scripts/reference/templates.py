"""``docs/templates.md``: every template of a page, and the context that fills it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from jinja2 import Environment, FileSystemLoader, nodes

from miniconf.site import contexts
from miniconf.site.contexts.layout import Layout
from miniconf.site.resources import resource
from reference.classes import dataclasses_of, described, names_in_types, purpose
from reference.markdown import codes, page

_SHOWS = re.compile(r"``(pages/[a-z_]+\.html)``")


def templates() -> str:
    """The page. Raises ``KeyError`` where a template has no context class."""
    by_template = context_classes()
    home = resource("templates")
    names = sorted(f"pages/{path.name}" for path in (home / "pages").glob("*.html"))
    pieces = _pieces([Layout, *(by_template[name] for name in names)])
    linked = {piece.__name__ for piece in pieces}
    parts = sorted(path.name for path in (home / "parts").glob("*.html"))
    return page(
        "templates.md",
        pages="\n".join(_page(name, by_template[name], linked) for name in names),
        pieces="\n".join(_piece(piece, linked) for piece in pieces),
        parts=f"{codes(f'parts/{name}' for name in parts)}.",
    )


def context_classes() -> dict[str, type[Any]]:
    """The context class of each page's template, by the template's name."""
    found: dict[str, type[Any]] = {}
    for declared in _declared():
        named = _SHOWS.search(declared.__doc__ or "")
        if named and any(field.name == "head" for field in fields(declared)):
            found[named[1]] = declared
    return found


def _declared() -> Iterator[type[Any]]:
    for info in pkgutil.iter_modules(contexts.__path__):
        module = importlib.import_module(f"{contexts.__name__}.{info.name}")
        yield from dataclasses_of(module)


def _pieces(contexts: Iterable[type[Any]]) -> list[type[Any]]:
    """The layout, and every class that a context holds, directly or not, by name."""
    by_name = {declared.__name__: declared for declared in _declared()}
    found: dict[str, type[Any]] = {}
    waiting = [name for context in contexts for name in names_in_types(context)]
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in found:
            found[name] = by_name[name]
            waiting += names_in_types(by_name[name])
    return [Layout, *(found[name] for name in sorted(found))]


def _page(template: str, declared: type[Any], linked: set[str]) -> str:
    text = f"Context: `{declared.__name__}`. Blocks: {codes(_blocks(template))}."
    return f"### `{template}`\n\n{text}\n\n{described(declared, linked)}"


def _piece(declared: type[Any], linked: set[str]) -> str:
    return f"### {declared.__name__}\n\n{purpose(declared)}\n\n{described(declared, linked)}"


def _blocks(template: str) -> list[str]:
    """The blocks that a template fills, which one of an organizer's own may fill instead."""
    home = resource("templates")
    env = Environment(loader=FileSystemLoader(home), extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
    tree = env.parse((home / template).read_text("utf-8"))
    return [block.name for block in tree.find_all(nodes.Block)]
