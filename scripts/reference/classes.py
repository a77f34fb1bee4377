"""What dataclasses say of their fields: types as people read them, and the texts below them."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any

from reference.markdown import code, plain_code, table

_WORDS = {
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "true or false",
    "None": "nothing",
}


def dataclasses_of(module: ModuleType) -> list[type[Any]]:
    """The dataclasses that ``module`` itself declares, in its order."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.__name__
    ]


def described(declared: type[Any], linked: Collection[str] = ()) -> str:
    """A table of the fields of a dataclass; types in ``linked`` have a heading on the page."""
    texts = _texts_below_fields(declared)
    rows = [
        (
            code(field.name),
            _in_words(ast.parse(str(field.type), mode="eval").body, linked),
            plain_code(texts.get(field.name, "")),
        )
        for field in fields(declared)
    ]
    return table(("Field", "Type", "What it is"), rows)


def purpose(declared: type[Any]) -> str:
    """What the class says of itself."""
    return plain_code(inspect.getdoc(declared) or "")


def names_in_types(declared: type[Any]) -> set[str]:
    """Every name in the types of the fields."""
    return {name for field in fields(declared) for name in re.findall(r"\w+", str(field.type))}


def _in_words(written: ast.expr, linked: Collection[str]) -> str:
    """A type as people say it: ``tuple[Face, ...]`` is a list of Face."""
    match written:
        case ast.BinOp(left=left, right=right):
            return f"{_in_words(left, linked)} or {_in_words(right, linked)}"
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, value])):
            return f"{_in_words(value, linked)} by {_in_words(key, linked)}"
        case ast.Subscript(slice=ast.Tuple(elts=[item, ast.Constant()])):
            return f"list of {_in_words(item, linked)}"
        case ast.Name(id=name) if name in linked:
            return f"[{name}](#{name.lower()})"
    plain = ast.unparse(written)
    return _WORDS.get(plain) or code(plain)


def _texts_below_fields(declared: type[Any]) -> dict[str, str]:
    """The string that stands below each field, where there is one."""
    tree = ast.parse(inspect.cleandoc(inspect.getsource(declared))).body[0]
    found: dict[str, str] = {}
    name = ""
    for statement in getattr(tree, "body", []):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
        elif name and isinstance(statement, ast.Expr):
            found[name] = str(ast.literal_eval(statement.value))
            name = ""
    return found
