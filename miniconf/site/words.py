"""The words of the interface in one language, from gettext catalogues read as they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations, c2py
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from miniconf.site.outputs import digest
from miniconf.site.resources import locales

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


class Words(NullTranslations):
    """gettext's interface over a catalogue, without compiled files."""

    def __init__(
        self,
        language: str,
        messages: dict[str, tuple[str, ...]] | None = None,
        plural_rule: str = "n != 1",
        for_scripts: dict[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__()
        self.language = language
        self.messages = messages or {}
        self.plural_rule = plural_rule
        """Which form a count takes, in the syntax that gettext, C and JavaScript share."""
        self.for_scripts = for_scripts or {}
        """The messages that the browser's modules use."""

    def gettext(self, message: str) -> str:
        """The message in this language, or as it is where there is no translation."""
        found = self.messages.get(message)
        return found[0] if found and found[0] else message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form that ``count`` asks for."""
        found = self.messages.get(singular)
        form = int(_plural(self.plural_rule)(count))
        if found and form < len(found) and found[form]:
            return found[form]
        return singular if count == 1 else plural

    @property
    def digest(self) -> str:
        """Changes when any word changes, or the rule by which one is chosen."""
        parts = (self.language, self.plural_rule, sorted(self.messages.items()))
        return digest(repr(parts), repr(sorted(self.for_scripts)))

    @property
    def locale(self) -> Locale:
        """Babel's locale, for dates and lists."""
        return Locale.parse(self.language, sep="-")

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return "rtl" if self.locale.language in RIGHT_TO_LEFT else "ltr"


@cache
def _plural(rule: str) -> Callable[[int], int]:
    return c2py(rule)


def available() -> tuple[str, ...]:
    """Languages with a catalogue, English first."""
    return ("en", *sorted(_tag(path) for path in locales().glob("*.po") if path.stem != "en"))


@cache
def words(language: str) -> Words:
    """The words of ``language`` (``es``, ``ja``, ``es-MX`` falls back to ``es``); English else."""
    path = _catalogue(language)
    if path is None:
        return Words("en")
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    return Words(
        _tag(path), _messages(catalog), catalog.plural_expr, _messages(catalog, "static/js/")
    )


def _tag(path: Path) -> str:
    """The language of a catalogue as HTML and browsers call it: ``pt-BR`` of ``pt_BR.po``."""
    return path.stem.replace("_", "-")


def _catalogue(language: str) -> Path | None:
    known = {path.stem.casefold(): path for path in locales().glob("*.po")}
    wanted = language.replace("-", "_").casefold()
    return known.get(wanted) or known.get(wanted.partition("_")[0])


def _messages(catalog: Catalog, place: str = "") -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        if place and not any(file.startswith(place) for file, _line in message.locations):
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        found[key] = tuple(str(string) for string in strings)
    return found
