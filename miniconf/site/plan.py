"""Everything a build writes, in the order in which people look for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

import msgspec

from miniconf import __version__
from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.conference.related import Related
from miniconf.conference.talk import Archive, Talk
from miniconf.site import theme
from miniconf.site.assets import Assets, Wanted, collect
from miniconf.site.contexts.layout import Layout
from miniconf.site.contexts.shared import Head
from miniconf.site.environment import Renderer, environment, templates_digest
from miniconf.site.frame import frame
from miniconf.site.options import BuildOptions
from miniconf.site.outline import digests
from miniconf.site.outputs import Bytes, Output, Page, Part, digest
from miniconf.site.pages import FILES, PAGES, data, meaning
from miniconf.site.pages import map as paper_map
from miniconf.site.pages import paper as paper_page
from miniconf.site.pages import papers as paper_list
from miniconf.site.pages import talk as talk_pages
from miniconf.site.policy import HEADERS, served_policy
from miniconf.site.resources import sources
from miniconf.site.site import Site
from miniconf.site.words import words
from miniconf.text import said


def plan(
    conference: Conference,
    options: BuildOptions,
    related: Related | None = None,
    archive: Archive | None = None,
) -> Iterator[Output]:
    """Every output of the site. Nothing is rendered until its content is asked for."""
    for part in parts(conference, options, related or Related(), archive):
        yield from part.outputs()


def parts(
    conference: Conference,
    options: BuildOptions,
    related: Related,
    archive: Archive | None = None,
) -> Iterator[Part]:
    """The site in parts: what is shared, the outline, each paper, shards of them, all of them."""
    spoken = words(conference.settings.language)
    site = Site(conference, options, spoken, related, archive)
    documents = any(paper.posters or paper.slides for paper in conference.papers)
    style = theme.stylesheet(conference.settings.theme)
    wanted = Wanted(documents=documents, live=site.is_live)
    assets = collect(options.base, spoken, style, wanted)
    layout = frame(site, assets, __version__)
    shared = [*assets.files.values(), *_header_files(layout, options.base), *site.take_media()]
    yield Part("shared", digest(*(output.key for output in shared)), lambda: shared)
    planner = _Planner(site, assets, layout)
    found = digests(conference)
    people = msgspec.json.encode(related.people)
    source = digest(planner.seal, found.outline, people, site.talks.digest, *site.prose_files())
    yield Part("outline", source, planner.outline, apart=True)
    keys = {uid: f"{source} {own}" for uid, own in found.papers.items()}
    for paper in conference.papers:
        reasons = msgspec.json.encode(site.reasons(paper)) if related.neighbours else b""
        own = f"{keys[paper.uid]} {digest(reasons)}" if reasons else keys[paper.uid]
        yield Part(f"paper/{paper.slug}", own, partial(planner.paper, paper), apart=True)
    for number, shard in paper_list.shards(site):
        own = digest(source, *(found.papers[paper.uid] for paper in shard))
        yield Part(f"shard {number}", own, partial(planner.shard, number, shard), apart=True)
    for talk in site.talks.archive.talks:
        own = digest(source, msgspec.json.encode(talk))
        yield Part(f"talk/{talk.key}", own, partial(planner.talk, talk), apart=True)
    every = partial(planner.all_papers, list(keys.values()))
    yield Part("all papers", digest(source, *found.papers.values()), every)
    kinship = digest(source, msgspec.json.encode(related, order="deterministic"))
    yield Part("kinship", kinship, planner.kinship)
    yield Part("map", kinship, planner.map, apart=True)
    entries = digest(source, *(paper.bibtex for paper in conference.papers))
    yield Part("bibliography", entries, planner.bibliography)


class _Planner:
    """Makes the outputs of parts; all pages share one renderer and one seal."""

    def __init__(self, site: Site, assets: Assets, layout: Layout) -> None:
        env = environment(site.words, site.clock, site.options)
        given = {"layout": layout, "assets": assets.href, "tracks": site.tracks}
        env.filters["said"] = partial(said, papers=partial(talk_pages.paper_href, site))
        self._site, self._render = site, Renderer(env, given)
        # The footer is markup, a str of its own.
        shared = msgspec.json.encode(layout, enc_hook=str)
        templates = templates_digest(site.options.sitedata)
        self.seal = digest(shared, templates, _code(), site.words.digest)

    def outline(self) -> Iterator[Output]:
        """Pages and files that need no long text of a paper."""
        site = self._site.of_outline()
        for pages in PAGES:
            for path, template, context in pages(site):
                head: Head = context.head  # type: ignore[attr-defined]
                site.indexed += [head.path] if head.index else []
                yield self._page(path, template, context)
        site.indexed += ["/map/"] if site.is_mapped else []
        site.indexed += [f"/paper/{paper.slug}/" for paper in site.conference.papers]
        for files in FILES:
            yield from files(site)
        yield from site.take_media()

    def paper(self, paper: Paper) -> Iterator[Output]:
        """A paper's page and its BibTeX entry."""
        site = self._site
        yield self._page(paper_page.path(paper), "pages/paper.html", paper_page.page(site, paper))
        yield paper_page.bib_file(site, paper)
        yield from site.take_media()

    def talk(self, talk: Talk) -> Iterator[Output]:
        """What was said in a room."""
        for path, template, context in talk_pages.pages(self._site, talk):
            yield self._page(path, template, context)
        yield from talk_pages.pictures(self._site, talk.said)

    def shard(self, number: int, papers: Sequence[Paper]) -> Iterator[Output]:
        """Details of some papers, for the paper list."""
        yield from paper_list.shard_files(self._site, number, papers)
        yield from self._site.take_media()

    def all_papers(self, keys: Sequence[str]) -> Iterator[Output]:
        """Files that hold all papers with their abstracts; what they link to belongs to these."""
        yield from data.paper_files(self._site, keys)
        self._site.take_media()

    def kinship(self) -> Iterator[Output]:
        """Files that hold what was found between papers."""
        yield from data.related_files(self._site)
        yield from meaning.files(self._site)

    def map(self) -> Iterator[Output]:
        """The map of papers and the pages of its topics."""
        site = self._site.of_outline()
        for path, template, context in paper_map.pages(site):
            yield self._page(path, template, context)
        yield from paper_map.files(site)
        yield from site.take_media()

    def bibliography(self) -> Iterator[Output]:
        """The BibTeX entries of all papers, which hold nothing of their abstracts."""
        yield from data.bibliography_files(self._site)

    def _page(self, path: str, template: str, context: object) -> Page:
        return Page(path, template, context, self._render, self.seal)


def _header_files(layout: Layout, base: str) -> Iterator[Output]:
    headers = {"Content-Security-Policy": served_policy(layout.policy)} | HEADERS
    yield Bytes("_headers", _headers(headers, base).encode())
    yield Bytes("headers.json", msgspec.json.format(msgspec.json.encode(headers)) + b"\n")


@cache
def _code() -> str:
    """A digest of the code; what has been imported stays as it is while the process lives."""
    return digest(*(path.read_bytes() for path in sources()))


def _headers(headers: dict[str, str], base: str) -> str:
    """Headers for hosts that read a ``_headers`` file; others are told in the documentation."""
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in headers.items())]
    lines += [f"{base}/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"
