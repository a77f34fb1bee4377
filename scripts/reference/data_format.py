"""``docs/data-format.md``: every kind of data and every field of it."""

from __future__ import annotations

from typing import get_args

from miniconf.conference.paper import LINK_KINDS
from miniconf.conference.programme import EVENT_KINDS
from miniconf.sitedata.fields import Field, FieldType, Kind
from miniconf.sitedata.kinds import KINDS, NESTED
from reference.field_types import EXPLAINED
from reference.markdown import code, codes, page, table

_ENDINGS = (".csv", ".tsv", ".yml", ".yaml", ".json")
_NESTED_IN = {
    "slots": "slots",
    "people": "persons",
    "authors": "persons",
    "links": "links",
    "videos": "video",
    "presentations": "presentations",
}
"""For a type of field, the kind that its cells hold in YAML and JSON."""


def data_format() -> str:
    """The page."""
    return page(
        "data-format.md",
        files=table(("Data", "Files", "What it holds"), map(_in_overview, KINDS)),
        types=table(
            ("Type", "What to write"), ((code(name), EXPLAINED[name]) for name in _types())
        ),
        kinds="\n".join(_section(kind, "##") for kind in KINDS),
        nested="\n".join(_section(kind, "###") for kind in NESTED),
        event_kinds=f"{codes(EVENT_KINDS)}.",
        link_kinds=f"{codes(LINK_KINDS)}.",
    )


def _types() -> tuple[FieldType, ...]:
    return get_args(FieldType)


def _in_overview(kind: Kind) -> tuple[str, str, str]:
    return f"[{kind.name}](#{kind.name})", _files(kind), kind.doc


def _files(kind: Kind) -> str:
    """The names under which a kind is looked for."""
    if kind.name == "pages":
        return "`pages/*.md`"
    names = codes(f"{stem}.*" for stem in kind.stems)
    return f"{names}, `code_of_conduct.md`" if kind.name == "code_of_conduct" else names


def _section(kind: Kind, level: str) -> str:
    shown = [field for field in kind.fields if not field.private and field.type != "ignored"]
    lines = [f"{level} {kind.name}", kind.doc, *_reading(kind)]
    if shown:
        lines.append(table(("Column", "Type", "What it is"), map(_row, shown)))
    private = [field.name for field in kind.fields if field.private]
    if private:
        lines.append(f"[Private](#private-columns), never published: {codes(private)}.")
    ignored = [f for f in kind.fields if f.type == "ignored"]
    if ignored:
        lines.append("Read without a word or with a warning, and without effect:")
        lines.append("\n".join(f"- {code(field.name)}: {field.doc}" for field in ignored))
    return "\n\n".join(line.strip("\n") for line in lines) + "\n"


def _reading(kind: Kind) -> list[str]:
    """How the rows stand in a file."""
    said: list[str] = []
    if kind.stems and kind.single:
        said.append("One record, not a list of rows.")
    if kind.wrapper:
        said.append(f"In YAML and JSON the rows may stand under a key `{kind.wrapper}`.")
    if kind.bare:
        said.append(f"A plain value is taken as `{kind.bare}`.")
    return [" ".join(said)] if said else []


def _row(field: Field) -> tuple[str, str, str]:
    name = f"**{code(field.name)}**" if field.required else code(field.name)
    said = [field.doc]
    if field.required:
        said.append("Needed.")
    if field.aliases:
        said.append(f"Also spelled {codes(field.aliases)}.")
    return name, _type(field), " ".join(said)


def _type(field: Field) -> str:
    nested = field.records or _NESTED_IN.get(field.type, "")
    if field.name == "captions":
        nested = "captions"
    return f"[{code(field.type)}](#{nested})" if nested else code(field.type)
