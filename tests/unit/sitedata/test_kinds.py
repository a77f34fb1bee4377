from __future__ import annotations

from collections import Counter

import pytest

from miniconf.sitedata.fields import Kind, folded
from miniconf.sitedata.kinds import BY_NAME, KINDS, NESTED

ALL = (*KINDS, *NESTED)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_no_two_spellings_are_the_same(kind: Kind) -> None:
    spelled = Counter(
        folded(name) for field in kind.fields for name in (field.name, *field.aliases)
    )
    assert [name for name, count in spelled.items() if count > 1] == []


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_what_is_nested_and_what_is_bare_is_declared(kind: Kind) -> None:
    assert all(field.records in BY_NAME for field in kind.fields if field.records)
    assert not kind.bare or kind.field(kind.bare) is not None


def test_no_two_kinds_share_a_name_or_a_file() -> None:
    assert len(BY_NAME) == len(ALL)
    stems = Counter(stem for kind in KINDS for stem in kind.stems)
    assert set(stems.values()) == {1}


def test_case_spaces_hyphens_and_underscores_never_matter() -> None:
    papers = BY_NAME["papers"]
    assert papers.field("Paper_Type") is papers.field("paper type") is papers.field("PAPER-TYPE")
    assert papers.field("papertypes") is None
