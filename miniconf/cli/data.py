"""The option that every command on live data takes."""

from __future__ import annotations

from pathlib import Path

import click

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MINICONF_DATA",
    show_envvar=True,
    required=True,
    help="Directory of live data.",
)
"""``--data DIR``."""
