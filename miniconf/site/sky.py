"""The constellation of one site: its points, its markup, a figure for each paper."""

from __future__ import annotations

from functools import cached_property

from miniconf.conference.conference import Conference
from miniconf.site import constellation
from miniconf.site.constellation import Net

FEWEST = 8
"""Fewer papers make no constellation and no map; a list shows them better."""


class Sky:
    """Made once a build; pages take what they show."""

    def __init__(self, conference: Conference, tracks: tuple[str, ...], file: str) -> None:
        self.stars = constellation.stars(conference.papers, tracks)
        self._file = file
        self._by_uid = {star.uid: star for star in self.stars}
        self.mapped = any(paper.position for paper in conference.papers)

    @cached_property
    def markup(self) -> str:
        """The mark, to be coloured by style sheets; empty where papers are too few."""
        return constellation.svg(self.stars) if len(self.stars) >= FEWEST else ""

    @cached_property
    def file(self) -> bytes:
        """The mark as a file that stands on any ground."""
        return constellation.svg(self.stars, standalone=True).encode()

    @cached_property
    def _net(self) -> Net:
        return Net(self.stars)

    def figure(self, uid: str) -> str:
        """The figure with one paper lit; empty where there is no map to light it on."""
        star = self._by_uid.get(uid)
        if star is None or not self.mapped or len(self.stars) < FEWEST:
            return ""
        return constellation.figure(star, self._net.closest(star, 3), self._file)
