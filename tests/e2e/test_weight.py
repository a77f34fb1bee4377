"""What a first view costs: bytes over the wire before anybody touches anything."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Response

pytestmark = [pytest.mark.browser, pytest.mark.conferences]

LIST_LIMIT = 150_000
PAPER_LIMIT = 100_000
FONT_LIMIT = 100_000


@dataclass
class Weight:
    """Compressed bytes by kind of what a page loads."""

    fonts: int = 0
    media: int = 0
    other: int = 0


def weigh(page: Page, address: str) -> Weight:
    """Load the page and add up the bodies of all answers, as they were sent."""
    weight, answers = Weight(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    page.goto(address)
    page.wait_for_load_state("networkidle")
    for answer in answers:
        size = answer.request.sizes()["responseBodySize"]
        kind = answer.request.resource_type
        if kind == "font":
            weight.fonts += size
        elif kind in {"media", "image"}:
            weight.media += size
        else:
            weight.other += size
    return weight


def test_the_paper_list_of_iclr(page: Page, iclr: str) -> None:
    weight = weigh(page, f"{iclr}/papers/")
    assert 10_000 < weight.other <= LIST_LIMIT
    assert 10_000 < weight.fonts <= FONT_LIMIT


def test_a_paper_of_iclr(page: Page, iclr: str) -> None:
    weight = weigh(page, f"{iclr}/paper/rkgO66VKDS/")
    assert 10_000 < weight.other <= PAPER_LIMIT
    assert 10_000 < weight.fonts <= FONT_LIMIT
