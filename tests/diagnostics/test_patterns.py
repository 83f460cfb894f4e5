"""Patterns made when they are first asked for are those of their texts, and no earlier."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest

from supplement_calc.diagnostics.patterns import late
from support.running import run_python

A_CASE = "title: t\\ngrades:\\n  A1: {salary: 30000, in_post: 1, supplement: 1000}\\n"
# Which of the long patterns a run of `cost` has made: those of points and of printed figures, for a case that has neither.
PROGRAM = f"""
import io, re, sys

made = []
compiled = re.compile
re.compile = lambda text, *flags: made.append(text) or compiled(text, *flags)
sys.stdin = io.TextIOWrapper(io.BytesIO(b"{A_CASE}"))
sys.stdout = io.StringIO()
from supplement_calc.cli.main import main
code = main(["cost", "-"])
from supplement_calc.case.models.fields import points, printed_forms
before = set(made)
long = points.ONE, points.RANGE, printed_forms.HEDGE, printed_forms.WAY_BEFORE, printed_forms.WAY_AFTER, printed_forms.OF_WHAT
sys.__stdout__.write(f"{{code}} {{len([one for one in long if one.pattern in before])}}")
"""


def test_a_late_pattern_is_the_pattern_of_its_text() -> None:
    ours, plain = late("(?P<word>[a-z]+) b", re.IGNORECASE), re.compile("(?P<word>[a-z]+) b", re.IGNORECASE)
    for text in ("A b", "a c", "xx a b yy"):
        for method in ("fullmatch", "match", "search", "findall", "split"):
            assert str(getattr(ours, method)(text)) == str(getattr(plain, method)(text))
    assert (ours.pattern, ours.flags, ours.groupindex) == (plain.pattern, plain.flags, plain.groupindex)
    with pytest.raises(AttributeError):
        ours.no_such_thing  # type: ignore[attr-defined]  # noqa: B018


def test_it_is_made_once_when_it_is_asked_for() -> None:
    with patch("supplement_calc.diagnostics.patterns.re.compile", wraps=re.compile) as made:
        ours = late("ab+")
        assert made.call_count == 0
        assert ours.fullmatch("abb") and ours.fullmatch("abc") is None
        assert made.call_count == 1


def test_a_costing_without_points_or_printed_figures_makes_none_of_theirs() -> None:
    assert run_python(PROGRAM) == (0, "0 0", "")
