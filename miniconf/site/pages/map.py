"""The map: papers by meaning, drawn by the browser, and for everybody a page for each topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from miniconf.conference.addresses import distinct_segments
from miniconf.conference.paper import Paper
from miniconf.site import paper_index
from miniconf.site.contexts.map import MapData, MapPage, MapTrack, TopicCard, TopicPage
from miniconf.site.contexts.shared import Head
from miniconf.site.outputs import Bytes, Output
from miniconf.site.site import Site
from miniconf.text import plain, slugify

FORM = 1
_SIDE = 10_000
_POINTS = "map/points.json"


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """The map and its topics, where papers have places."""
    if not site.is_mapped:
        return
    gettext, grouped = site.words.gettext, _grouped(site)
    topics = _topics(site, grouped)
    yield (
        "map/index.html",
        "pages/map.html",
        MapPage(
            head=Head(
                gettext("Map"),
                gettext("All papers by meaning: similar ones lie close together."),
                "/map/",
                "more",
                script="map.js",
                searchable=False,
            ),
            points=site.url(f"/{_POINTS}"),
            index=site.url("/" + paper_index.file(site).path),
            count=sum(paper.position is not None for paper in site.conference.papers),
            topics=tuple(card for card in topics if card.count),
            papers=site.url("/papers/"),
        ),
    )
    for number, papers in sorted(grouped.items()):
        yield _topic(site, topics, number, papers)


def files(site: Site) -> Iterator[Output]:
    """The points, for the browser."""
    if site.is_mapped:
        yield Bytes(_POINTS, msgspec.json.encode(_data(site)))


def _grouped(site: Site) -> dict[int, list[Paper]]:
    """Papers by topic, those without one left out."""
    found: dict[int, list[Paper]] = defaultdict(list)
    for paper in paper_index.listed(site):
        topic = site.related.topic_of.get(paper.uid)
        if topic is not None:
            found[topic].append(paper)
    return found


def _topics(site: Site, grouped: dict[int, list[Paper]]) -> tuple[TopicCard, ...]:
    topics = site.related.topics
    slugs = distinct_segments(slugify(topic.label) for topic in topics)
    return tuple(
        TopicCard(topic.label, len(grouped.get(number, ())), site.url(f"/map/{slug}/"))
        for number, (topic, slug) in enumerate(zip(topics, slugs, strict=True))
    )


def _topic(
    site: Site, topics: tuple[TopicCard, ...], number: int, papers: list[Paper]
) -> tuple[str, str, object]:
    own = topics[number]
    path = own.href.removeprefix(site.options.base)
    head = Head(
        own.label,
        site.words.gettext("Papers about {topic}").format(topic=own.label),
        path,
        "more",
        searchable=False,
        index=False,
    )
    others = tuple(card for card in topics if card is not own and card.count)
    context = TopicPage(head, own.label, site.cards(papers), others, site.url("/map/"))
    return f"{path.strip('/')}/index.html", "pages/topic.html", context


def _data(site: Site) -> MapData:
    papers, numbers = paper_index.listed(site), {name: at for at, name in enumerate(site.tracks)}
    points = _fitted([paper.position for paper in papers])
    marks = ((name, site.track(name)) for name in site.tracks)
    return MapData(
        form=FORM,
        uids=tuple(paper.uid for paper in papers),
        x=tuple(x for x, _ in points),
        y=tuple(y for _, y in points),
        topic=tuple(site.related.topic_of.get(paper.uid, -1) for paper in papers),
        topics=_topics(site, _grouped(site)),
        track=tuple(numbers.get(paper.track, -1) for paper in papers),
        tracks=tuple(MapTrack(plain(name), mark.number if mark else 0) for name, mark in marks),
    )


def _fitted(places: list[tuple[float, float] | None]) -> list[tuple[int, int]]:
    """Places moved and scaled alike in both directions, in whole units from 0 to ``_SIDE``."""
    known = [place for place in places if place is not None]
    low = [min(place[axis] for place in known) for axis in (0, 1)]
    high = [max(place[axis] for place in known) for axis in (0, 1)]
    size = max(high[0] - low[0], high[1] - low[1]) or 1.0
    shift = [_SIDE / 2 - _SIDE * (high[axis] + low[axis]) / 2 / size for axis in (0, 1)]
    return [
        (-1, -1)
        if place is None
        else (
            round(_SIDE * place[0] / size + shift[0]),
            round(_SIDE * place[1] / size + shift[1]),
        )
        for place in places
    ]
