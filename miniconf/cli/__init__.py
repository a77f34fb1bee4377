"""The command line: one file a command, wiring only."""

from __future__ import annotations

import signal
import sys
from importlib import import_module

import click

from miniconf import __version__
from miniconf.errors import MiniconfError

COMMANDS = {
    "new": "Start a directory of data.",
    "check": "Say everything that is wrong with the data.",
    "build": "Turn the data into a site.",
    "serve": "Build, show the site on this machine, and follow every change.",
    "embed": "Embed the papers ahead of a build: similar papers, search, map.",
    "search": "Find papers by what they mean.",
    "tune": "Fit the model to the papers, where that helps.",
    "encoder": "Serve an encoder to others.",
    "people": "Bring people in from a roster, invite them, make links for them.",
    "rooms": "Bring the live service's rooms in step with the data.",
    "worker": "Send the live service's mail.",
    "db": "Look after the live data: upgrade, back up, restore, check.",
    "links": "Move meeting links from the data into the live data.",
    "export": "Write what was said in public as CSV or JSON.",
    "archive": "Make what was said in public a part of the site.",
    "import": "Bring a conference in from another layout.",
}
"""Every command and what it does; its module is imported when it is called."""

_MODULES = {"import": "importing"}

_EPILOG = """
\b
Examples:
  miniconf new mine              a first directory to fill in
  miniconf check mine            every fault and warning, with file and line
  miniconf serve mine            the site at http://127.0.0.1:5000, live
  miniconf build mine --out site a site for any web server
"""


class Commands(click.Group):
    """Commands that are imported only when they are used, so that starting is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"miniconf.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="miniconf")
def group() -> None:
    """MiniConf turns a directory of YAML and CSV files into a research conference."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 faults, 2 wrong usage, 130 stopped by Ctrl-C."""
    try:
        status = group.main(args=arguments, prog_name="miniconf", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # pressed again, it ends us without a word
        click.echo("Stopped; no site is half written.", err=True)
        sys.exit(130)
    except MiniconfError as error:
        from miniconf.cli.console import Console

        Console.current().error(error)
        sys.exit(error.exit_status)
    sys.exit(status if isinstance(status, int) else 0)
