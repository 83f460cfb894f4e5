"""Counts of one to four people, by which one of them may be known."""

from __future__ import annotations

import pytest

from support.checking import codes


@pytest.mark.parametrize(
    ("section", "under_five"),
    [
        ("workforce: {G: {teams: {T: {men: %s}}}}", True),
        ("workforce: {G: {total: {women: %s}}}", True),
        ("workforce: {G: {teams: {T: {leavers: %s}}}}", False),  # FTE
        ("workforce: {G: {counted_in: heads, teams: {T: {leavers: %s}}}}", True),
        ("recruitment: {R: {offered: {external: %s}}}", True),
        ("recruitment: {R: {adverts: %s}}", False),
        ("indicators: {I: {counts: people, values: {a: %s}}}", True),
        ("indicators: {I: {values: {a: %s}}}", False),
    ],
)
def test_counts_of_people_under_five(section: str, under_five: bool) -> None:
    text = f"title: x\n{section}\n"
    for count, small in (
        ("0", False),
        ("1", True),
        ("4", True),
        ("5", False),
        ("under 5", False),
        ("about 4", False),
        ("n/a", False),
    ):
        assert codes(text % count) == (["small-count"] if small and under_five else []), count
