"""Slips of the keyboard in every section: each is one problem put right from what was typed, or read as it was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from supplement_calc.case.loading import Loaded, load_text
from supplement_calc.case.sections import SECTIONS
from supplement_calc.parser.source_file import decode

BASE = (Path(__file__).parents[2] / "docs" / "reference" / "every-section.yaml").read_text(encoding="utf-8")
PAY = "      Grade 8: £39,400 - £43,100\n"
IN_POST, SUPPLEMENT = "    in_post: 11.4 ", "    supplement: 1,000 "
SPENT = "    value: £636,214\n"

# What stands in the case, what is typed in its place, the problem's code, and a part of what it says to write.
PUT_RIGHT = [
    ("on_costs: 28.5%", "on_costs: 0.285", "missing-percent", "write 28.5%, which a spreadsheet keeps as 0.285"),
    ("on_costs: 28.5%", "on_costs: 28,5 %", "not-a-number", "write 28.5%"),
    ("on_costs: 28.5%", "on_costs: 28. 5%", "not-a-number", "write 28.5%"),
    ("on_costs: 28.5%", "on_costs: 28·5%", "not-a-number", "U+00B7"),
    ("        share: 22%\n", "        share: 0.22\n", "wrong-unit", "write 22%"),
    ("        share: 22%\n", "        share: 2 2%\n", "not-a-number", "write 22%, or 2.2%"),
    (IN_POST, "    in_post: 11 .4 ", "not-a-number", "write 11.4"),
    (IN_POST, "    in_post: 11·4 ", "not-a-number", "write 11.4"),
    (IN_POST, "    in_post: {29: 3, 31: 8,4} ", "split-number", "write 8.4"),
    (IN_POST, "    in_post: {29 = 3, 31 = 8.4} ", "syntax", "write {29: 3, 31: 8.4}"),
    (IN_POST, "    in_post 11.4 ", "syntax", "write in_post: 11.4"),
    (SUPPLEMENT, "    supplement: 1.000 ", "ambiguous-number", "write 1,000 for thousands"),
    (SUPPLEMENT, "    supplement: 1,000 plus 2% ", "not-a-number", "1,000 or 2%"),
    (SUPPLEMENT, "    supplement: £1,000 a quarter ", "wrong-unit", "write £4,000, which is 4 × £1,000"),
    (SUPPLEMENT, "    supplement: £1,000 a term ", "wrong-unit", "what £1,000 a term comes to in a year"),
    (SUPPLEMENT, "    supplement: 2 increments ", "not-a-number", "what `2 increments` comes to as an amount in pounds"),
    (SUPPLEMENT, "    supplement: £1;000 ", "not-a-number", "write £1,000"),
    (SUPPLEMENT, "    supplement: %10 ", "syntax", 'write supplement: "%10", in quotes'),
    (SUPPLEMENT, "    supplement: {make_up_to: 45,000} ", "split-number", "45000"),
    ("  29: 38,220", "  29: 38.220", "ambiguous-number", "write 38,220 for thousands"),
    ("  29: 38,220", "  29:38,220", "syntax", "write 29: 38,220"),
    ("budget: 1,020,000", "budget: '1,020,000", "syntax", "write '1,020,000'"),
    ("budget: 1,020,000", "budget: £1,020,000 (2026/27)", "not-a-number", "write £1,020,000"),
    (PAY, "      Grade 8: £39.400 - £43.100\n", "ambiguous-number", "write £39,400"),
    (PAY, "      Grade 8: £39,400 £43,100\n", "not-a-range", "write £39,400 - £43,100"),
    (PAY, "      Grade 8: £39,400 ~ £43,100\n", "not-a-range", "write £39,400 - £43,100"),
    (PAY, "      Grade 8 £39,400 - £43,100\n", "wrong-shape", "write Grade 8: £39,400 - £43,100"),
    ("    points: 29-31 ", "    points: 29-3l ", "not-a-range", "write 29-31"),
    ("    points: 29-31 ", "    points: 29..31 ", "not-a-range", "write 29-31"),
    ("    costed_at: 31 ", "    costed_at: £40,777 ", "not-a-point", "`£40,777`"),
    ("  time_limit: 24 months", "  time_limit: 104 weeks", "wrong-unit", "what 104 weeks comes to in months"),
    ("    every_months: 12", "    every_months: annually", "not-months", "write 12 months"),
    ("    every_months: 12", "    every_months: every 2 yrs", "not-months", "write 24 months"),
    ("    turnover: 26% ", "    turnover: 2.2% a month ", "wrong-unit", "write 26.4%"),
    ("    target: 90%", "    target: 90% by 2027", "not-a-number", "write 90%"),
    ("    target: 90%", "    target: >90%", "syntax", 'write target: ">90%"'),
    ("    amount: £50k\n", "    amount: 50kk\n", "not-a-number", "write 50k"),
    ("    amount: £50k\n", "    amount: £50.000\n", "ambiguous-number", "write £50,000"),
    (SPENT, "    value: £53,018 per month\n", "wrong-unit", "write £636,216, which is 12 × £53,018, if the figure"),
    (SPENT, "    value: £12,300 a week\n", "wrong-unit", "write what £12,300 a week comes to in a year"),
    ("  draws: 2,000", "  draws: 2.000", "draws-unclear", "write 2,000"),
    ("  draws: 2,000", "  draws: 2k", "wrong-unit", "write 2,000"),
    ("  pensionable: yes", "  pensionable: true", "not-a-choice", "did you mean yes?"),
    ("  statistic: mean ", "  statistic: 75th percentile ", "not-a-choice", "did you mean upper quartile?"),
    ("    accepted: 5\n", "    appointed: 5\n", "unknown-key", "did you mean accepted?"),
    ("        men: 6\n", "        male: 6\n", "unknown-key", "did you mean men?"),
    ("      not_paid: ", "      unpaid: ", "unknown-key", "did you mean not_paid?"),
    ("  review: 2027-06-01", "  review date: 2027-06-01", "unknown-key", "did you mean review?"),
]  # fmt: skip
# The same of what only one thing can be meant by, with what it is written as otherwise.
READ = [
    (PAY, "      Grade 8: 39.4-43.1k\n", "39400 43100"),
    (PAY, "      Grade 8: £39,400 to £43.1k\n", "39400 43100"),
    (PAY, "      Grade 8: £43,100 max\n", "None 43100"),
    (SPENT, "    value: £'000 636\n", "636000 3"),
    (SPENT, "    value: £000 636\n", "636000 3"),
    (SPENT, "    value: 636 (£000s)\n", "636000 3"),
    (SPENT, "    value: £636 (thousands)\n", "636000 3"),
    (SPENT, "    value: £m 0.636\n", "636000 3"),
    (SPENT, "    value: £600,000 to £1.1m\n", "600000 5"),
    (SPENT, "    value: £636,214 a year, excluding on-costs\n", "636214 0"),
    (SPENT, "    value: a total of £636k (incl. on-costs)\n", "636000 3"),
    (SPENT, "    value: doubled from 15% to 30%\n", "15 0"),
    ("  time_limit: 24 months", "  time_limit: two years", "24"),
]


def loaded(stands: str, typed: str) -> Loaded:
    assert stands in BASE
    source, problems = decode("case.yaml", BASE.replace(stands, typed, 1).encode())
    return load_text(source, list(SECTIONS), (), problems)


@pytest.mark.parametrize(("stands", "typed", "code", "help"), PUT_RIGHT)
def test_a_slip_is_one_problem_with_what_was_meant(stands: str, typed: str, code: str, help: str) -> None:
    problems = loaded(stands, typed).problems
    assert [one.code for one in problems] == [code], problems
    assert help in (problems[0].help or "")
    assert "for example" not in (problems[0].help or "")
    assert problems[0].span.line == BASE[: BASE.index(stands)].count("\n") + 1


@pytest.mark.parametrize(("stands", "typed", "meant"), READ)
def test_what_only_one_thing_can_be_meant_by_is_read(stands: str, typed: str, meant: str) -> None:
    case = loaded(stands, typed).case
    assert case is not None
    pay = case.comparators["Next Borough Council"].pay["Grade 8"]
    spent = case.published[1].value
    assert case.policy is not None and case.policy.time_limit is not None and spent is not None and pay.top is not None
    read = {
        PAY: f"{pay.bottom and f'{pay.bottom.known.normalize():f}'} {pay.top.known.normalize():f}",
        SPENT: f"{spent.value.normalize():f} {spent.precision}",
    }
    assert read.get(stands, f"{case.policy.time_limit.known:f}") == meant
