"""Templates: where they are found, what they may call, how they are rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import fields
from functools import lru_cache, partial
from pathlib import Path
from traceback import extract_tb
from types import CodeType
from typing import Any, ClassVar

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from miniconf.errors import TemplateFailed
from miniconf.site.bibtex import entry
from miniconf.site.citations import json_ld
from miniconf.site.clock import Clock, LanguageNames
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import digest
from miniconf.site.prose import Addressed
from miniconf.site.resources import resource
from miniconf.site.words import Words
from miniconf.text import inline, markdown, page, plain

OWN_TEMPLATES = "templates"
"""A folder of the sitedata directory."""
_TITLES = 50_000


def environment(words: Words, clock: Clock, options: BuildOptions) -> Environment:
    """The template environment of a build.

    Of the organizers' templates, one of the same name as ours takes its place, and may extend
    it as ``miniconf/<name>``.
    """
    own = options.sitedata / OWN_TEMPLATES
    ours = FileSystemLoader(resource("templates"))
    first = [FileSystemLoader(own)] if own.is_dir() else []
    env = _Environment(
        loader=ChoiceLoader([*first, ours, PrefixLoader({"miniconf": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_bytecode(),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    for name, render in (("markdown", markdown), ("page", page)):
        env.filters[name] = Addressed(render, options.base, options.sitedata)
    words_of = _remembered(plain)
    env.filters |= {"inline": _remembered(inline), "plain": words_of}
    env.filters |= {
        "json_ld": partial(json_ld, plain=words_of),
        "bibtex": entry,
        "language_name": LanguageNames(words.locale),
    }
    env.filters |= {"day": clock.day, "hour": clock.hour, "span": clock.span}
    return env


class _Environment(Environment):
    """Templates have the globals of their environment and none of their own.

    Jinja asks at every import which globals differ; between the two dictionaries that it makes
    of them, the answer costs a twentieth of a build.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As in the class above it."""
        return super().make_globals(d) if d else self.globals


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, kept for this user between builds, and at hand in this process."""

    _at_hand: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """As in the class above it."""
        key = (bucket.key, bucket.checksum)
        bucket.code = self._at_hand.get(key)
        if bucket.code is None:
            super().load_bytecode(bucket)
            if bucket.code is not None:
                self._at_hand[key] = bucket.code


def _bytecode() -> FileSystemBytecodeCache | None:
    """Compiled templates as they are kept; none where there is no place for them."""
    try:
        return _Compiled()
    except (OSError, RuntimeError):
        return None


def _remembered(render: Callable[[str], str]) -> Callable[[str], str]:
    """The filter with its last results kept: a title stands on many pages."""
    return lru_cache(maxsize=_TITLES)(render)


class Renderer:
    """Renders contexts; every page of a build shares one."""

    def __init__(self, env: Environment, shared: Mapping[str, Any]) -> None:
        self._env = env
        env.globals |= shared
        env.globals["once"] = lru_cache(maxsize=None)(self._once)

    def __call__(self, template: str, context: object) -> str:
        """The page as HTML.

        Raises ``TemplateFailed`` with the template's name and line where it does not render.
        """
        values = {f.name: getattr(context, f.name) for f in fields(context)}  # type: ignore[arg-type]
        try:
            return self._env.get_template(template).render(values)
        except TemplateError as error:
            raise TemplateFailed(
                f"The template {_place(error, template)} does not render: {error.message}",
                "Mend it, or take your own template away to use ours.",
            ) from error

    def _once(self, template: str, active: str = "") -> Markup:
        """A part that is the same on all pages, or on all that mark the same place."""
        # The part has escaped what it was given.
        return Markup(self._env.get_template(template).render(active=active))  # noqa: S704


def _place(error: TemplateError, template: str) -> str:
    """The template's name and line: as the parser says, or where rendering was."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or template}, line {error.lineno}"
    inside = [step for step in extract_tb(error.__traceback__) if step.filename.endswith(".html")]
    return f"{template}, line {inside[-1].lineno} of {inside[-1].filename}" if inside else template


def templates_digest(sitedata: Path) -> str:
    """Changes when any template changes."""
    own = sitedata / OWN_TEMPLATES
    homes = [resource("templates"), *([own] if own.is_dir() else [])]
    parts: list[str | bytes] = []
    for home in homes:
        for path in sorted(home.rglob("*.html")):
            parts += [str(path.relative_to(home)), path.read_bytes()]
    return digest(*parts)


Render = Callable[[str, object], str]
