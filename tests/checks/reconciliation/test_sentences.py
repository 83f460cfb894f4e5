"""Figures as councils print them in sentences: each is held, differs, or is told with its place; none is wrong in silence."""

from __future__ import annotations

import json

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.reconciliation.reconciliation import reconcile
from supplement_calc.diagnostics import Source

PAPER = """\
title: Agency staff at £93,000; over a budget of £320,000 by £13,000, under one of £340,000 by £7,000
grades:
  Officer: {salary: "30,000", in_post: 8, vacant: 4, supplement: "3,000"}
agency: {fte: 2, cost_per_fte: "46,500"}
budget: "%s"
published:
  - {figure: %s, value: %s}
"""
TABLE = """\
title: A vacancy rate of 28.57%%, turnover of 20%%
workforce:
  Team:
    counted_in: fte
    teams:
      North: {establishment: 14.00, in_post: 10.00, vacant: 4.00, agency: 3.00, leavers: 2.00, printed: {%s: %s}}
"""
RATES = """\
title: A rate before and after
indicators:
  Turnover: {by: date, unit: per cent, values: {before: %s, after: %s}, printed_change: %s}
"""
COUNTS = """\
title: A count before and after
indicators:
  Vacancies: {by: date, unit: posts, values: {before: %s, after: %s}, printed_change: %s}
"""
# A case, what it is filled with, and the sentences that hold of it, that differ from it, and that are told.
SENTENCES: tuple[tuple[str, tuple[str, ...], list[str], list[str], list[str]], ...] = (
    (
        PAPER,
        ("320000", "current_spend.agency"),
        [
            "approximately £93k",
            "£0.09m",
            "in the region of £90,000",
            "just over £90,000",
            "between £90,000 and £95,000",
            "£90-95k",
            "£93,000 per annum",
            "some £93,000",
            "upwards of £90,000",
            "£93,000 (2 FTE)",
            "a little over £92,000",
            "well over £90,000",
            "£93,000+",
            "c£93k",
            "circa. £93k",
            "£93.0k",
            "£'000 93",
            "93 (£000s)",
            "well under £100k",
            "no more than £93,000",
            "around £90-95k",
            "not quite £95,000",
            "close to £95,000",
        ],
        [
            "£0.9m",
            "£'000 94",
            "94 (£000s)",
            "£m 0.94",
            "just over £95,000",
            "between £80,000 and £90,000",
            "£95-100k",
            "upwards of £95,000",
            "no more than £92,000",
            "around £50-60k",
            "(£93,000)",
            "-£93,000",
        ],
        ["£93,000 per month", "93%", "93 FTE"],
    ),
    (
        PAPER,
        ("320000", "budget_position.current_over_budget"),
        [
            "an overspend of £13,000",
            "a pressure of £13,000",
            "a shortfall of £13,000",
            "£13k adverse",
            "a projected overspend of £13,000",
            "a deficit of £13,000",
            "an overspend of around £13,000",
        ],
        [
            "an underspend of £13,000",
            "£13k favourable",
            "£13,000 below budget",
            "a projected underspend of £13,000",
            "a surplus of £13,000",
            "£13,000 CR",
        ],
        [],
    ),
    (
        PAPER,
        ("340000", "budget_position.current_over_budget"),
        [
            "an underspend of £7,000",
            "(£7,000)",
            "£7,000 under budget",
            "underspent by £7k",
            "a saving of £7,000",
            "£7k favourable",
            "£7,000 below budget",
            "a surplus of £7,000",
            "headroom of £7,000",
            "£7,000 CR",
            "£7,000-",
        ],
        ["an overspend of £7,000", "£7,000 over budget"],
        [],
    ),
    (
        TABLE,
        ("vacancy_rate",),
        [
            "29 per cent",
            "28.6 percent",
            "between 25% and 30%",
            "over a quarter",
            "nearly 30%",
            "2 in 7",
            "more than one in four",
            "less than half",
            "28.6% (4 of 14 posts)",
            "4 out of 14",
            "29% of posts",
            "c29%",
        ],
        [
            "26 per cent",
            "between 30% and 35%",
            "over a third",
            "around a third",
            "nearly a third",
            "1 in 5",
            "more than half",
            "92% of posts",
            "0.286",
        ],
        ["£28.6", "28.6 FTE", "a rise of 28.6%", "28.6 percentage points"],
    ),
    (TABLE, ("turnover",), ["a fifth", "one in five"], ["one in three"], []),
    (TABLE, ("permanent_share",), ["almost three quarters", "seven in ten", "over two-thirds"], ["almost two thirds"], []),
    (TABLE, ("agency_share",), ["21 to 22%"], ["31 to 32%"], []),
    (TABLE, ("vacant",), ["4 posts"], ["4%"], ["£4"]),
    (TABLE, ("in_post",), [], ["10%"], []),
    (
        RATES,
        ("30%", "18%"),
        [
            "a fall of 12 percentage points",
            "fell by 12 points",
            "a 40% reduction",
            "from 30% to 18%",
            "down 12pp",
            "decreased from 30% to 18%",
            "a decrease of 12 ppts",
            "12 points lower",
            "a 12 point fall",
            "reduced by two fifths",
            "-12 ppt",
            "12 percentage point reduction",
            "improved by 12 points",
        ],
        [
            "a rise of 12 percentage points",
            "fell by 12%",
            "from 18% to 30%",
            "up 12pp",
            "halved",
            "12 points higher",
            "12 percentage point increase",
        ],
        ["increased from 30% to 18%"],
    ),
    (
        RATES,
        ("15%", "30%"),
        ["doubled", "a doubling", "twice as high", "two-fold", "doubled from 15% to 30%"],
        ["trebled", "doubled from 16% to 32%"],
        ["doubled from 30% to 15%"],
    ),
    (RATES, ("30%", "15%"), ["halved"], [], []),
    (RATES, ("30%", "20%"), ["a fall of a third", "fallen by a third"], ["a rise of a third"], []),
    (RATES, ("20%", "30%"), ["increased by half"], ["fell by half"], []),
    (
        COUNTS,
        ("10", "15"),
        [
            "up by 50 per cent",
            "an increase of 5",
            "1.5 times",
            "from 10 to 15",
            "half as many again",
            "5 more",
            "rose by half",
            "an additional 5",
            "net increase of 5",
        ],
        ["down by 50 per cent", "a decrease of 5", "from 10 to 14", "5 fewer"],
        [],
    ),
    (COUNTS, ("10", "20"), ["a two-fold increase"], [], []),
    (
        COUNTS,
        ("10", "5"),
        ["5 fewer posts", "down from 10 to 5"],
        ["an additional 5", "net increase of 5"],
        ["up from 10 to 5"],
    ),
    (COUNTS, ("10", "10"), ["unchanged", "no change"], [], []),
    (
        PAPER,
        ("320000", "supplement_cost.total"),
        ["£36,000", "£36,000 a year, excluding on-costs", "a total of £36k in a full year"],
        [],
        [],
    ),
)


def outcome(case: str, filling: tuple[str, ...], sentence: str) -> str:
    """What comes of a sentence: `holds`, `differs`, or `told` where it is a problem of its own at its place."""
    loaded = load_text(Source("case.yaml", case % (*filling, json.dumps(sentence, ensure_ascii=False))), EVERYTHING)
    if loaded.case is None:
        [problem] = loaded.problems
        assert sentence in problem.headline
        return "told"
    result = reconcile(CheckContext(loaded.case))
    if result.entry_problems:
        [problem] = result.entry_problems
        assert sentence in problem.headline
        assert problem.span.line > 1
        return "told"
    verdicts = [one for one in result.verdicts if not one.claim.is_within_row]
    assert verdicts, "a sentence that nothing is held against"
    assert {one.result for one in verdicts} <= {"reproduces", "reproduces at another rounding", "differs"}
    return "holds" if all(one.agrees for one in verdicts) else "differs"


@pytest.mark.parametrize(("case", "filling", "holding", "differing", "told"), SENTENCES)
def test_a_sentence_is_held_differs_or_is_told(
    case: str, filling: tuple[str, ...], holding: list[str], differing: list[str], told: list[str]
) -> None:
    for expected, sentences in (("holds", holding), ("differs", differing), ("told", told)):
        assert {one: outcome(case, filling, one) for one in sentences} == dict.fromkeys(sentences, expected)


def test_there_are_more_than_a_hundred_sentences() -> None:
    assert sum(len(part) for one in SENTENCES for part in one[2:]) > 140
