"""One turn of a measurement, in a process of its own: nothing is warm but the imports."""

from __future__ import annotations

import csv
import json
import logging
import resource
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path

from flask import Flask, Response, render_template_string
from flask_frozen import Freezer

from benchmarks.figures import Spent, spent
from miniconf.app.pipeline import build_site
from miniconf.conference.conference import Conference
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Output
from miniconf.site.plan import plan
from miniconf.sitedata import load

_PLAIN = """<!doctype html><html><head><title>{{ paper.title }}</title></head><body>
<h1>{{ paper.title }}</h1><p>{% for author in paper.authors %}{{ author.name }} {% endfor %}</p>
<p>{{ paper.abstract }}</p><p>{{ paper.keywords|join(", ") }}</p></body></html>"""


def taken(turn: str, data: Path, out: Path) -> tuple[list[Spent], float]:
    """Run a turn of ``TURNS`` in a fresh process: what each of its steps took, and the most
    memory that any of its processes held, in MB."""
    command = [sys.executable, "-m", "benchmarks.turns", turn, str(data), str(out)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    steps, memory = json.loads(done.stdout)
    return [Spent(*step) for step in steps], memory


def _cold(data: Path, out: Path) -> list[Spent]:
    return [spent(lambda: _ours(data, out))]


def _edited(data: Path, out: Path) -> list[Spent]:
    """Cold, one abstract edited, nothing edited: what `miniconf serve` does."""
    cold = spent(lambda: _ours(data, out))
    _edit(data)
    return [cold, spent(lambda: _ours(data, out)), spent(lambda: _ours(data, out))]


def _edited_alone(data: Path, out: Path) -> list[Spent]:
    """One abstract edited in a site that another process has built."""
    _edit(data)
    return [spent(lambda: _ours(data, out))]


def _edit(data: Path) -> None:
    """Put a word before an abstract. The data is not loaded, so that nothing is warmed by it."""
    papers = data / "papers.csv"
    with papers.open(encoding="utf-8-sig", newline="") as file:
        abstracts = (row["abstract"] for row in csv.DictReader(file))
        words = next(text for text in abstracts if len(text) > 100).splitlines()[0][:80]
    text = papers.read_text("utf-8")
    if words not in text:
        raise AssertionError(f"{papers} does not hold {words!r} as it is")
    papers.write_text(text.replace(words, f"Edited. {words}", 1), "utf-8")


def _ours(sitedata: Path, out: Path) -> None:
    build_site(BuildOptions(sitedata, out, search=False))


def _loaded(sitedata: Path) -> Conference:
    conference = load(sitedata).conference
    assert conference is not None  # noqa: S101
    return conference


def _frozen(sitedata: Path, out: Path) -> None:
    options = BuildOptions(sitedata, out, search=False)
    outputs = {output.path: output for output in plan(_loaded(sitedata), options)}
    _freeze(_app(outputs), outputs, out)


def _app(outputs: dict[str, Output]) -> Flask:
    app = Flask("frozen", static_folder=None)

    @app.route("/<path:path>")
    def file(path: str) -> Response:
        return Response(outputs[path].content(), mimetype="application/octet-stream")

    return app


def _freeze(app: Flask, outputs: dict[str, Output], out: Path) -> None:
    app.config |= {"FREEZER_DESTINATION": str(out), "FREEZER_IGNORE_MIMETYPE_WARNINGS": True}
    freezer = Freezer(app, with_static_files=False, with_no_argument_rules=False)

    @freezer.register_generator  # type: ignore[untyped-decorator]
    def file() -> Iterator[dict[str, str]]:
        for path in outputs:
            yield {"path": path}

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        freezer.freeze()


def _plain(sitedata: Path, out: Path) -> None:
    papers = {paper.slug: paper for paper in _loaded(sitedata).papers}
    app = Flask("plain", static_folder=None)

    @app.route("/paper_<slug>.html")
    def paper(slug: str) -> str:
        return render_template_string(_PLAIN, paper=papers[slug])

    app.config |= {"FREEZER_DESTINATION": str(out)}
    freezer = Freezer(app, with_static_files=False, with_no_argument_rules=False)

    @freezer.register_generator  # type: ignore[untyped-decorator]
    def paper_pages() -> Iterator[tuple[str, dict[str, str]]]:
        for slug in papers:
            yield "paper", {"slug": slug}

    freezer.freeze()


TURNS: dict[str, Callable[[Path, Path], list[Spent]]] = {
    "cold": _cold,
    "edited": _edited,
    "edited-alone": _edited_alone,
    "frozen": lambda data, out: [spent(lambda: _frozen(data, out))],
    "plain": lambda data, out: [spent(lambda: _plain(data, out))],
}


def main() -> None:
    """Print the steps of the turn that the command line names, and its memory, as JSON."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    steps = TURNS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    memory = max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024
    sys.stdout.write(json.dumps([[astuple(step) for step in steps], memory]))


if __name__ == "__main__":
    main()
