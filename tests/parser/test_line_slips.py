"""Slips of a whole line are put right by the lines around it."""

from __future__ import annotations

import pytest

from supplement_calc.diagnostics import Source
from supplement_calc.parser.number_shapes import Kind, Misread
from supplement_calc.parser.numbers import read_number
from supplement_calc.parser.yaml_reader import YamlReader

CASE = """\
title: x
grades:
  Level 2:
    salary: 41,771
    in_post: 9
    vacant: 3
uplifts:
  - grade: Level 2
    from: 31
    to: 32
"""


@pytest.mark.parametrize(
    ("line", "typed", "help"),
    [
        ("  - grade: Level 2", "  -grade: Level 2", "write `- grade: Level 2`, with a dash of the keyboard and a space"),
        ("  - grade: Level 2", "  – grade: Level 2", "write `- grade: Level 2`, with a dash of the keyboard and a space"),
        ("  - grade: Level 2", "  • grade: Level 2", "write `- grade: Level 2`, with a dash of the keyboard and a space"),
        ("  - grade: Level 2", "  * grade: Level 2", "write `- grade: Level 2`, with a dash of the keyboard and a space"),
        ("  - grade: Level 2", "  1. grade: Level 2", "write `- grade: Level 2`, with a dash of the keyboard and a space"),
        ("    in_post: 9", "     in_post: 9", "give `in_post: 9` the same indent as the lines around it, 4 spaces"),
        ("    in_post: 9", "   in_post: 9", "give `in_post: 9` the same indent as the lines around it, 4 spaces"),
        ("    vacant: 3", "   vacant: 3", "give `vacant: 3` the same indent as the lines around it, 4 spaces"),
        ("    vacant: 3", " vacant: 3", "give `vacant: 3` the same indent as the lines around it, 2 spaces"),
        (
            "  Level 2:",
            "  Level 2: planners",
            "leave out `planners` after `Level 2:` if lines are meant to be under it, or indent this line as that one is",
        ),
        ("    in_post: 9", "    in_post: 9, vacant: 1", "write `in_post: 9` and `vacant: 1` each on a line of its own"),
        ("    in_post: 9", "    in_post; 9", "write in_post: 9"),
        ("  Level 2:", "  Level 2", "write Level 2:"),
        ("  Level 2:", "  Level 2;", "write Level 2:"),
        ("  Level 2:", "  Level 2 (SW: children):", 'write "Level 2 (SW: children)":, a key with a colon in quotes'),
        ("title: x", "title: 'Children's services'", 'write title: "Children\'s services", in quotes'),
        ("title: x", "title: [DRAFT] Paper", 'write title: "[DRAFT] Paper", in quotes'),
        ("title: x", "title: *Draft* paper", 'write title: "*Draft* paper", in quotes'),
    ],
)
def test_a_line_is_put_right(line: str, typed: str, help: str) -> None:
    assert f"{line}\n" in CASE
    problems = YamlReader(Source("case.yaml", CASE.replace(f"{line}\n", f"{typed}\n", 1))).read().problems
    assert [(one.help or "").partition(" (column")[0] for one in problems] == [help]


@pytest.mark.parametrize(
    ("text", "kind", "help"),
    [
        ("37:30", "count", "write 37.5 if it is hours and minutes, or 37.30 if the colon is a decimal point"),
        ("1 in 5", "percent", "write 20%"),
        ("1/5", "percent", "write 20%"),
        ("2 out of 9 staff", "percent", "write 22.22%"),
        ("3 leavers", "percent", "write what 3 are as a percentage, 3 ÷ all of them × 100, with a % sign"),
        ("3 of 12", "fte", "write 3, if that is full-time equivalents"),
        ("3 + 1 on leave", "fte", "write one number, 4 for both together, or 3"),
        ("NI 15% + pension 20.4%", "percent", "write one number, 35.4% for both together, or 15%"),
        ("£3,500 + £500", "money", "write one number, £4,000 for both together, or £3,500"),
        ("SCP 31-34", "money", "write `points: 31-34` in place of it, or what it comes to in pounds"),
        ("25%", "fte", "write what 25% of them comes to as full-time equivalents, or 25 if it is that"),
    ],
)
def test_several_numbers_are_told_of_with_what_they_come_to(text: str, kind: Kind, help: str) -> None:
    read = read_number(text, kind)
    assert isinstance(read, Misread)
    assert read.help == help
