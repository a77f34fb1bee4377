from __future__ import annotations

import pytest

from miniconf.sitedata.framing import refusal

SITE = "https://2027.example.org/conference"


@pytest.mark.parametrize(
    ("policy", "site", "framed"),
    [
        ("", "", True),
        ("default-src 'none'; sandbox", "", True),
        ("frame-ancestors 'none'", SITE, False),
        ("frame-ancestors", SITE, False),
        ("frame-ancestors 'self'", SITE, False),
        ("frame-ancestors *", "", True),
        ("FRAME-ANCESTORS 'self' HTTPS:", "", True),
        ("frame-ancestors http:", SITE, True),
        ("frame-ancestors data: chrome-extension:", SITE, False),
        ("frame-ancestors https://*", "", True),
        ("frame-ancestors http://a.org https://b.org:8443", "", False),
        ("frame-ancestors *.example.org", "", False),
        ("frame-ancestors *.example.org", SITE, True),
        ("frame-ancestors https://2027.example.org:443/any", SITE, True),
        ("frame-ancestors 2027.example.org:*", SITE, True),
        ("frame-ancestors 2027.example.org:8443", SITE, False),
        ("frame-ancestors *.example.org", "https://example.org", False),
        ("frame-ancestors https://2027.example.org", "http://2027.example.org", False),
        ("frame-ancestors 'none'; frame-ancestors *", SITE, False),
        ("frame-ancestors *, frame-ancestors 'self'", SITE, False),
    ],
)
def test_frame_ancestors(policy: str, site: str, framed: bool) -> None:
    assert (refusal([policy], [], site) == "") is framed


@pytest.mark.parametrize(
    ("options", "framed"),
    [
        ([], True),
        (["DENY"], False),
        (["SameOrigin"], False),
        (["ALLOWALL"], True),
        (["ALLOW-FROM https://a.org"], True),
        (["DENY, ALLOWALL"], False),
        (["allowall", "nonsense"], False),
    ],
)
def test_frame_options(options: list[str], framed: bool) -> None:
    assert (refusal([], options) == "") is framed


def test_frame_options_do_not_count_beside_frame_ancestors() -> None:
    assert refusal(["frame-ancestors https:"], ["DENY"]) == ""
    assert refusal(["default-src *"], ["DENY"]) == "X-Frame-Options: deny"


def test_the_words_name_what_refuses() -> None:
    assert refusal(["frame-ancestors 'self' https://a.org"], []) == (
        "frame-ancestors 'self' https://a.org"
    )
    assert refusal(["frame-ancestors"], []) == "frame-ancestors"
