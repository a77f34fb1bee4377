"""Whose places the map shows: the organizers' where they fit, else those that were computed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from miniconf.app.similarity import Found, is_remapped, remarks, with_related
from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.conference.related import Neighbour, Related
from miniconf.conference.settings import Settings

UIDS = ("a", "b", "c", "d", "e")
GIVEN, COMPUTED = (0.25, 0.75), (0.5, 0.5)
RELATED = Related({uid: (Neighbour("a", 0.5),) for uid in UIDS}, dict.fromkeys(UIDS, COMPUTED))


def conference(placed: int) -> Conference:
    """Five papers, the first ``placed`` of them with places that organizers gave."""
    papers = [Paper(uid, uid, uid, ()) for uid in UIDS]
    papers[:placed] = [replace(paper, position=GIVEN) for paper in papers[:placed]]
    return Conference(Settings("Mapped", zone="UTC"), papers=tuple(papers))


def positions(placed: int, related: Related) -> list[tuple[float, float] | None]:
    """The papers' places on the map."""
    return [paper.position for paper in with_related(conference(placed), related).papers]


@pytest.mark.parametrize("placed", [3, 5])
def test_a_map_of_these_papers_is_used(placed: int) -> None:
    assert positions(placed, RELATED) == [GIVEN] * placed + [None] * (5 - placed)
    assert not is_remapped(conference(placed), RELATED)


@pytest.mark.parametrize("placed", [1, 2])
def test_a_map_of_other_papers_is_computed_anew_and_said(placed: int) -> None:
    assert positions(placed, RELATED) == [COMPUTED] * 5
    assert is_remapped(conference(placed), RELATED)
    assert any("papers_projection" in remark for remark in remarks(Found(remapped=True)))


def test_no_map_is_nothing_to_speak_of() -> None:
    assert positions(0, RELATED) == [COMPUTED] * 5
    assert not is_remapped(conference(0), RELATED)
    assert remarks(Found()) == []


def test_a_poor_map_stays_where_nothing_was_computed() -> None:
    unread = replace(RELATED, positions={})
    assert positions(1, unread)[0] == GIVEN
    assert not is_remapped(conference(1), unread)
