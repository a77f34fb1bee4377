"""Builds: cold beside Frozen-Flask, edited, unchanged, and at 20,000 papers."""

from __future__ import annotations

import json
import logging
import shutil
import statistics
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from flask import Flask, Response, render_template_string
from flask_frozen import Freezer

from benchmarks.figures import Section, Spent, spent, verdict
from benchmarks.generated import write_conference
from miniconf.app.pipeline import build_site
from miniconf.conference.conference import Conference
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Output
from miniconf.site.plan import plan
from miniconf.sitedata import load

RUNS = 5
_SIZES = (5_000, 10_000, 20_000)
_PLAIN = """<!doctype html><html><head><title>{{ paper.title }}</title></head><body>
<h1>{{ paper.title }}</h1><p>{% for author in paper.authors %}{{ author.name }} {% endfor %}</p>
<p>{{ paper.abstract }}</p><p>{{ paper.keywords|join(", ") }}</p></body></html>"""


def cold(sitedata: Path, scratch: Path) -> Section:
    """Our cold build beside Frozen-Flask with our templates and contexts, run by turns."""
    ours, frozen, plain = [], [], []
    for turn in range(RUNS):
        ours.append(spent(lambda t=turn: _ours(sitedata, scratch / f"ours-{t}")))  # type: ignore[misc]
        frozen.append(spent(lambda t=turn: _frozen(sitedata, scratch / f"frozen-{t}")))  # type: ignore[misc]
        plain.append(spent(lambda t=turn: _plain(sitedata, scratch / f"plain-{t}")))  # type: ignore[misc]
    _same(scratch / "ours-0", scratch / "frozen-0")
    ratio = statistics.median(f.wall / o.wall for f, o in zip(frozen, ours, strict=True))
    rows = (
        _row("MiniConf, cold", ours),
        _row("Frozen-Flask, our templates and contexts", frozen),
        _row("Frozen-Flask, one plain template a paper and nothing else", plain),
    )
    return Section(
        "Cold build of ICLR 2020",
        "All pages and files, without search index. Load, checks and contexts are part of each; "
        f"median of {RUNS} runs by turns. The first two write the same files with the same bytes.",
        ("what", "seconds", "processor seconds"),
        rows,
        (verdict("Frozen-Flask's time over ours", ratio, 2.0, at_least=True, unit="×"),),
    )


def edited(sitedata: Path, scratch: Path) -> Section:
    """One abstract edited, and nothing edited, beside a cold build."""
    data, out = scratch / "edited", scratch / "edited-site"
    shutil.copytree(sitedata, data)
    whole, one, none = [], [], []
    for turn in range(RUNS):
        shutil.rmtree(out, ignore_errors=True)
        whole.append(spent(lambda: _ours(data, out)))
        _edit(data, turn)
        one.append(spent(lambda: _ours(data, out)))
        none.append(spent(lambda: _ours(data, out)))
    share = statistics.median(o.processor / w.processor for o, w in zip(one, whole, strict=True))
    return Section(
        "One abstract of ICLR 2020 edited",
        "Processor time after start-up, loading and checking included, without search index; "
        f"median of {RUNS} runs.",
        ("what", "seconds", "processor seconds"),
        (_row("cold", whole), _row("one abstract edited", one), _row("nothing edited", none)),
        (verdict("Share of a cold build's processor time", share, 0.1, at_least=False),),
    )


def scale(scratch: Path) -> Section:
    """Generated conferences of growing size: time and memory, each in its own process."""
    rows, seconds, memory = [], [], []
    for size in _SIZES:
        data = write_conference(scratch / f"generated-{size}", size)
        figures = _in_a_process(data, scratch / f"generated-site-{size}")
        seconds.append(figures["processor"])
        memory.append(figures["memory"])
        rows.append((f"{size:,}", f"{figures['processor']:.1f}", f"{figures['memory']:.0f}"))
        shutil.rmtree(scratch / f"generated-site-{size}")
    growth = (seconds[-1] / seconds[0]) / (_SIZES[-1] / _SIZES[0])
    return Section(
        "Generated papers",
        "`miniconf build --no-search` in a process of its own; memory is the largest resident "
        "size of any of its processes.",
        ("papers", "processor seconds", "memory in MB"),
        tuple(rows),
        (
            verdict("Growth of time over growth of papers", growth, 1.25, at_least=False, unit="×"),
            verdict("Memory at 20,000 papers", memory[-1], 1000, at_least=False, unit=" MB"),
        ),
    )


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


def _same(one: Path, other: Path) -> None:
    """Both wrote the same pages; else the comparison means nothing."""
    for page in sorted(one.rglob("*.html")):
        if page.read_bytes() != (other / page.relative_to(one)).read_bytes():
            raise AssertionError(f"{page.relative_to(one)} differs")


def _edit(data: Path, turn: int) -> None:
    papers = data / "papers.csv"
    text = papers.read_text("utf-8")
    old = "Deep networks run with low precision operations"
    marked = f"Edited {turn}. {old}"
    papers.write_text(text.replace(f"Edited {turn - 1}. {old}", old).replace(old, marked), "utf-8")


def _in_a_process(data: Path, out: Path) -> dict[str, float]:
    code = (
        "import json, resource, sys\n"
        "from pathlib import Path\n"
        "from benchmarks.builds import _ours\n"
        "from benchmarks.figures import spent\n"
        "taken = spent(lambda: _ours(Path(sys.argv[1]), Path(sys.argv[2])))\n"
        "kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)\n"
        "memory = max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024\n"
        "print(json.dumps({'processor': taken.processor, 'memory': memory}))\n"
    )
    command = [sys.executable, "-c", code, str(data), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _row(name: str, runs: list[Spent]) -> tuple[str, ...]:
    wall = statistics.median(run.wall for run in runs)
    processor = statistics.median(run.processor for run in runs)
    return name, f"{wall:.2f}", f"{processor:.2f}"


logging.getLogger("werkzeug").setLevel(logging.ERROR)
