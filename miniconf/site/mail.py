"""Mails as text and HTML: templates/mail/, in the conference's language."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    select_autoescape,
)

from miniconf.errors import TemplateFailed
from miniconf.site.environment import OWN_TEMPLATES
from miniconf.site.resources import resource
from miniconf.site.words import words

_GAP = re.compile(r"\n\s*\n")
SHARED = ("conference", "site", "contact", "language")
"""Names that every mail may use."""


@dataclass(frozen=True)
class MailWriter:
    """Writes the mails of one conference."""

    conference: str
    site: str = ""
    """The site's address, without a slash at its end."""
    contact: str = ""
    language: str = "en"
    sitedata: Path | None = None
    """Where the organizers' own templates may lie, in templates/mail/."""

    def __call__(self, letter: Any) -> tuple[str, str, str]:
        """Subject, plain text and HTML of a letter, a dataclass that names its template.

        Raises ``TemplateFailed``.
        """
        values = {field.name: getattr(letter, field.name) for field in fields(letter)}
        values |= {name: getattr(self, name) for name in SHARED}
        try:
            text = self._env.get_template(f"mail/{letter.template}.txt")
            html = self._env.get_template(f"mail/{letter.template}.html")
            subject, words = _subject_and_words(text, values)
            written = html.render(values | {"subject": subject})
            return subject, _spaced(words), written.strip() + "\n"
        except TemplateError as error:
            raise TemplateFailed(
                f"The template of the mail {letter.template} does not render: {error.message}",
                "Mend it, or take your own template away to use ours.",
            ) from error

    @cached_property
    def _env(self) -> Environment:
        ours = FileSystemLoader(resource("templates"))
        own = self.sitedata and self.sitedata / OWN_TEMPLATES
        first = [FileSystemLoader(own)] if own and own.is_dir() else []
        env = Environment(
            loader=ChoiceLoader([*first, ours, PrefixLoader({"miniconf": ours})]),
            autoescape=select_autoescape(["html"], default=False),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        env.policies["ext.i18n.trimmed"] = True
        spoken = words(self.language)
        env.install_gettext_translations(spoken, newstyle=True)  # type: ignore[attr-defined]
        return env


def _spaced(text: str) -> str:
    """With one empty line where the template leaves several."""
    return _GAP.sub("\n\n", text).strip() + "\n"


def _subject_and_words(template: Template, values: dict[str, Any]) -> tuple[str, str]:
    """Raises ``TemplateError`` where neither the template nor those it extends has a subject."""
    context = template.new_context(values)
    words = "".join(template.root_render_func(context))
    if not context.blocks.get("subject"):
        raise TemplateError("it has no block named subject.")
    subject = "".join(context.blocks["subject"][0](context))
    return " ".join(subject.split()), words
