"""Every rule in its place: in its module's rows, in the registry, with its tests, its page and its samples."""

from __future__ import annotations

from support.checking import codes
from support.sound_cases import proposal


def test_a_whole_proposal_breaks_no_rule() -> None:
    assert codes(proposal()) == []


def test_a_case_that_proposes_nothing_needs_no_record_terms_or_review() -> None:
    assert codes("title: x\nperiod: {starts: 2026-04-01}\ngrades: {A: {salary: 30000, in_post: 1}}\n") == []
