"""``miniconf tune``."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.app.choice import Choice
from miniconf.app.pipeline import sound
from miniconf.app.tuning import tune
from miniconf.cli.console import Console
from miniconf.sitedata import load

_EPILOG = """
\b
Examples:
  miniconf tune mine
  miniconf tune mine --rounds 2 --out models/mine
"""


@click.command("tune", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("models/tuned"),
    show_default=True,
    help="Where the model goes.",
)
@click.option("--model", default="", help="The model to begin with; else the one config names.")
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default=None, help="Where it runs."
)
@click.option(
    "--rounds",
    type=click.IntRange(1, 20),
    default=1,
    show_default=True,
    help="How often every paper is gone through.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    sitedata: Path, out: Path, model: str, device: str | None, rounds: int, *, as_json: bool
) -> None:
    """Fit the model to the papers in SITEDATA: titles learn to find their abstracts.

    A fifth of the papers is held back to measure by. The model is kept where it has become better
    on them; where not, it says so and writes nothing. Minutes for a thousand papers.
    """
    console = Console(as_json=as_json)
    conference = sound(load(sitedata), strict=False)
    with console.progress() as progress:
        found = tune(conference, Choice(model, device or ""), out, rounds, progress)
    low, high = found.interval
    text = (
        f"Of {found.held} papers held back, titles find their abstracts with a mean reciprocal "
        f"rank of {found.before:.3f} before and {found.after:.3f} after "
        f"(gain {found.after - found.before:+.3f}, 95 % interval {low:+.3f} to {high:+.3f}).\n"
    )
    text += (
        f"{found.folder}\nIn config.yml, this line uses it:\nencoder: {found.folder.resolve()}"
        if found.folder
        else "Tuning does not help here; the model stays as it is, and nothing was written."
    )
    console.result(
        text,
        {
            "papers": found.papers,
            "held": found.held,
            "before": round(found.before, 4),
            "after": round(found.after, 4),
            "gain": [round(low, 4), round(high, 4)],
            "folder": str(found.folder) if found.folder else "",
        },
    )
