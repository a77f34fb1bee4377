"""Collects the interface's words for translation, and brings every language up to date.

Run by ``make messages``. ``miniconf/locales/miniconf.pot`` is what the sources say;
``<language>.po`` beside it keeps its translations, gets new messages without one, and loses
those that nobody uses. Nothing is guessed, and the files change only with the words in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_python
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "miniconf" / "locales"
TEMPLATE = LOCALES / "miniconf.pot"

KEYWORDS: dict[str, Any] = {"_": None, "gettext": None, "ngettext": (1, 2)}
BROWSER_KEYWORDS: dict[str, Any] = {"t": None, "n": (1, 2)}
JINJA = {
    "extensions": "jinja2.ext.i18n",
    "newstyle_gettext": "true",
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
WIDTH = 96

_STRING = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
_CALL = re.compile(rf"(?<![\w.$])([tn])\(\s*({_STRING})?(?:\s*,\s*({_STRING}))?")
_ALIAS = re.compile(r"\bn as (\w+)\b")
"""Modules that call something else ``n`` name the function of counts anew."""
_ESCAPE = re.compile(r"\\(.)")
_COMMENT = re.compile(r"^\s*(?://|/?\*).*$", re.MULTILINE)


def main() -> None:
    """Write what has changed, and say what waits for a translation."""
    LOCALES.mkdir(exist_ok=True)
    for path, text in renewed().items():
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"{path.relative_to(ROOT)} is written anew.")
    for path in languages():
        waiting = list(untranslated(read(path)))
        print(f"{path.stem}: {len(waiting)} messages wait for a translation.")
        for message in waiting:
            print(f"  {_first(message)}")


def renewed() -> dict[Path, str]:
    """Every catalogue as it should be, by its file."""
    template = collected()
    texts = {TEMPLATE: text_of(template)}
    for path in languages():
        catalog = read(path)
        _update(catalog, template)
        texts[path] = text_of(catalog)
    return texts


def languages() -> list[Path]:
    """The catalogue of every language."""
    return sorted(LOCALES.glob("*.po"))


def read(path: Path) -> Catalog:
    """The catalogue in ``path``; its language is the file's name."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """Messages that lack a translation, or one of its plural forms."""
    for message in catalog:
        if message.id and not all(_strings(message)):
            yield message


def collected() -> Catalog:
    """All messages of the sources, each with the files that use it."""
    catalog = Catalog()
    for method, keywords, options, paths in _sources():
        for path in paths:
            place = path.relative_to(ROOT).as_posix()
            with path.open("rb") as file:
                for _line, message, _comments, _context in extract(
                    method, file, keywords, (), options
                ):
                    catalog.add(message, locations=[(place, 1)])
    return catalog


def _sources() -> Iterator[tuple[Any, dict[str, Any], dict[str, str], Iterable[Path]]]:
    python = [*_files("miniconf/ics", "py"), *_files("miniconf/site", "py")]
    yield extract_python, KEYWORDS, {}, python
    texts = [*_files("templates", "html"), *_files("templates", "txt")]
    yield babel_extract, KEYWORDS, JINJA, texts
    yield browser_messages, BROWSER_KEYWORDS, {}, _files("static/js", "js")


def _files(directory: str, suffix: str) -> list[Path]:
    return sorted((ROOT / directory).rglob(f"*.{suffix}"))


def browser_messages(
    file: IO[bytes], keywords: object, _comment_tags: object, options: object
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """Messages of a module that takes its words from ``miniconf/words.js``.

    Yields them as Babel wants them; raises ``ValueError`` for words that are not written out
    where they are asked for, since no translator would see those.
    """
    source = _COMMENT.sub("", file.read().decode())
    if "miniconf/words.js" not in source:
        return
    alias = _ALIAS.search(source)
    if alias:
        source = re.sub(rf"(?<![\w.$]){alias[1]}\(", "n(", source)
    for match in _CALL.finditer(source):
        function, *words = match.groups()
        count = {"t": 1, "n": 2}[function]
        if None in words[:count]:
            raise ValueError(f"{file.name}: the words of {match[0]}…) are not written out")
        texts = tuple(_ESCAPE.sub(r"\1", word[1:-1]) for word in words[:count])
        line = source.count("\n", 0, match.start()) + 1
        yield line, function, texts if count > 1 else texts[0], []


def _update(catalog: Catalog, template: Catalog) -> None:
    """Bring ``catalog`` to the messages of ``template``."""
    catalog.update(template, no_fuzzy_matching=True, keep_user_comments=False)
    catalog.obsolete.clear()
    for message in catalog:
        if message.id and message.fuzzy:
            message.flags.discard("fuzzy")
            message.string = ("",) * catalog.num_plurals if message.pluralizable else ""


def text_of(catalog: Catalog) -> str:
    """The catalogue as a file: sorted, without dates and numbers of lines."""
    body = BytesIO()
    write_po(
        body,
        catalog,
        width=WIDTH,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return f"{_head(catalog)}\n{body.getvalue().decode().strip()}\n"


def _head(catalog: Catalog) -> str:
    fields = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if catalog.locale is not None:
        fields = [f"Language: {catalog.locale}", *fields, f"Plural-Forms: {catalog.plural_forms}"]
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in fields), ""])


def _strings(message: Message) -> tuple[str, ...]:
    found = message.string
    return tuple(map(str, found)) if isinstance(found, tuple | list) else (found or "",)


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    main()
