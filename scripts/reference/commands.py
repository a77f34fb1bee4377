"""``docs/commands.md``: every command as it explains itself."""

from __future__ import annotations

import click

from miniconf.cli import COMMANDS, group
from reference.markdown import page

_WIDTH = 88


def commands() -> str:
    """The page."""
    top = group.make_context("miniconf", [], resilient_parsing=True)
    return page("commands.md", commands="\n\n".join(_section(name, top) for name in COMMANDS))


def command_named(name: str) -> click.Command:
    """The command ``name``. Raises ``KeyError`` where there is none."""
    found = group.get_command(click.Context(group, info_name="miniconf"), name)
    if found is None:
        raise KeyError(name)
    return found


def _section(name: str, top: click.Context) -> str:
    command = command_named(name)
    text = f"## `miniconf {name}`\n\n{COMMANDS[name]}\n\n{_help(command, name, top)}"
    if isinstance(command, click.Group):
        parent = click.Context(command, info_name=name, parent=top)
        for each, inner in command.commands.items():
            text += f"\n\n### `miniconf {name} {each}`\n\n{_help(inner, each, parent)}"
    return text


def _help(command: click.Command, name: str, parent: click.Context) -> str:
    # The width of the terminal that runs this must not matter.
    context = click.Context(
        command, info_name=name, parent=parent, terminal_width=_WIDTH, max_content_width=_WIDTH
    )
    return f"```text\n{command.get_help(context)}\n```"
