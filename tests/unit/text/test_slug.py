from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.text import slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Müller-Lüdenscheidt", "muller-ludenscheidt"),
        ("Łukasz Øre, Straße", "lukasz-ore-strasse"),
        ("don’t  Panic!", "dont-panic"),
        ("C++ & D", "c-d"),
        ("İstanbul", "istanbul"),
        ("Ｆｕｌｌ", "full"),
        ("日本語 タイトル", "日本語-タイトル"),
        ("Привет", "привет"),
        ("हिन्दी", "हिन्दी"),
        ("a\u0301\u0302", "a"),
        ("", "x"),
        ("–!", "x"),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_a_file_name_and_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert 0 < len(slug.encode()) <= 120
    assert not set(slug) & set(" /\\.:?#%&<>\"'|*\n")
