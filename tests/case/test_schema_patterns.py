# ruff: noqa: E501 - what is typed is kept on its line
"""The pattern of each kind of value in the JSON Schema and the function that reads it take the same texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from supplement_calc.case.editors import leaves
from supplement_calc.case.editors.places import Place
from supplement_calc.case.models import agency, budget, package, payments, policy, published, service_length
from supplement_calc.case.models.assumed import increments
from supplement_calc.case.models.fields import awards, by_the_hour, dates, numbers, pay_ranges, points, year_start
from supplement_calc.case.models.fields import stated_figures as stated
from supplement_calc.case.models.fields.shares_in_words import IN, SHARE, share_in_words
from supplement_calc.case.models.pay import supplement
from supplement_calc.parser.tree import Scalar
from support.draws import TIMES
from support.nasty import ALL

Read = Callable[[object], object]


class Leaf(NamedTuple):
    """A kind of value: what reads it, the key that it stands under, sound texts, and what such texts are made of."""

    kind: str
    read: Read
    key: str
    sound: str
    pieces: str


_NUMBERS = "0|1|12|600|25,064|1_000|0.5|007|.5|5.|38.220|1,234.567|£'000 |£m 1.2|£k| (£000s)|(thousands)| (in £m)|£|-|−|–|+|%|(|)|,|.|/|_| |  |ten"
_OFTEN = "pa|p.a.|per annum|a year|year|/hour|an hour|hour|per|week|a week|a day|of salary|of the basic pay|per fte|per post|of"
_UNITS = "k|m|bn|million|thousand|K|fte|FTE|wte|WTEs|per cent|percent|pc|months|weeks|hours|hrs|days"
_DATES = "1|2|3|10|13|29|31|01|2026|1948|1947|2199|2200|/|-|.|‐|–|st|30th| of |Jan|January|Sept|sept.|October,|Feb|Apr|T|00:00|２| |  "
_YEARS = "2024|2025|2026|1999|2000|24|25|26|00|/|-|–| |  |1948|2199|2098/99|20"
_POINTS = "scp|SCP|point|points|pt.|to|-|–|—|16|19|0|22|019|10000| |market mean|upper quartile|_|M|a|.|/|entry step|U3|*|O|l"
_MONTHS = "months|month|years|Year|600|601|50|51|24|0|00|010| |.|1|to"
_STATED = (
    "about |c. |c|~|over |under |<|> |up to |roughly |at least |£|k|m|million|mn|%|per cent|percent|fte|wte|whole time equivalents"
    "|a |a third|half|two thirds|one|five| in |4 in 5| of posts| out of |+| or more| or so| (approx)| est.| years|-fold|doubled|unchanged"
    "|a year| pa|/yr|per annum|n/a|-|illegible|not given|:|[c]|*|..|low|z|[|]|(|)|5|12|0|-3|25,064|0.5| |months|weeks|7 years, 0 months"
    "|38.220|£'000 93|£m 1.2|£k | (£000s)| (k)| (in £m)|a total of |well under |quarterly"
)
_PRINTED = (
    f"{_STATED}|x| times|fold|points|pp|percentage points|fall of |a rise of |increase by | lower| higher|-up|underspend of |over budget"
    "| of posts| (4 of 14 posts)| people|changed by |twice|half again|three times| deficit| savings"
    "|to | to | and |from |between |–|33%|68%|doubled from |halved from |tripled| in total| in a full year| excluding on-costs| (incl. on-costs)"
    "|, net of employers' on costs|39-43k|a total cost of "
)
_PAY = "£32,233|£36,153|30k|top|bottom|up to |to |max. |from |+| plus| max|max.| minimum| min|38.220|£'000 | (£000s)|-| - |–| to |to|−|n/a|c|low|illegible|: £3…|not given|under 5|0| pa| a year|[|]|%| |ten|5"
LEAVES = [
    Leaf("count", numbers.count, "hours_a_week", "37|37.5 hours|37 hours a week", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("count", numbers.count, "other", "37|1,000|12 months", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("signed", numbers.signed, "rank", "-0.5|10,000|+3", f"{_NUMBERS}|{_UNITS}"),
    Leaf("money", numbers.money, "amount", "25,064|£1.2m|-0|£3k", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("money", numbers.money, "pension_deficit", "25,064|£3,000 pa|£1.31 million a year|-£0 pa", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("price", numbers.price, "cost_per_fte", "25,064|£30,000 pa|30k per annum|£4 per fte", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("salary", by_the_hour.salary, "salary", "25,064|£30,000 pa|£12.65 an hour|1265p/hr|12.65 ph", f"{_NUMBERS}|{_UNITS}|{_OFTEN}|p|pence"),
    Leaf("price", numbers.price, "charge_rate", "46|£46/hour|£46.50 an hour|46 ph", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("price", numbers.price, "day_rate", "460|£460 a day|£460pd", f"{_NUMBERS}|{_UNITS}|{_OFTEN}|pd|daily"),
    Leaf("fte", numbers.fte, "in_post", "61.03|3 wte|0.5 FTE|-0", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("fte", numbers.fte, "starters", "12|12 fte a year|3 wte pa", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("percent", numbers.percent, "recovered", "2.75%|3 per cent|-0%", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("award", awards.award, "award", "2.75%|£1,925|1925|-2%|-£500|2k|3% pa|£1,925 a year", f"{_NUMBERS}|{_UNITS}|{_OFTEN}|99|100"),
    Leaf("award_or_body", awards.award_or_body, "award", "2.75%|£1,925|NJC|agenda_for_change|AfC", f"{_NUMBERS}|{_UNITS}|NJC|afc|NHS |_|"),
    Leaf("body", awards.body, "award", "NJC|agenda_for_change|AfC|NJC pay award", "NJC|afc|NHS |_| |pay|award|3%"),
    Leaf("award_points", awards.award_points, "points", "2-43|44 and above|above SCP 43|up to point 43|44+|22|17 or below", f"{_POINTS}|and above|above |up to|below |+|or |upwards"),
    Leaf("percent", numbers.percent, "on_costs", "24.33%|24% of salary|24 per cent of the basic pay", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("percent", numbers.percent, "turnover", "18.6%|18.6% a year|5 per cent pa", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("percent", budget.vacancy_factor, "vacancy_factor", "4%|99.9%", f"{_NUMBERS}|{_UNITS}"),
    Leaf("supplement", numbers.money_or_percent, "pay", "4,000|10%", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf(
        "supplement_or_hourly", by_the_hour.supplement, "supplement",
        "4,000|10%|10% of salary|£3k pa|50p an hour|£0.50 per hour|£1.25/hr|0 an hour", f"{_NUMBERS}|{_UNITS}|{_OFTEN}|p|pence|50p",
    ),
    Leaf("supplement", numbers.money_or_percent, "payments", "4,000|10%|10% of salary", f"{_NUMBERS}|{_UNITS}|{_OFTEN}"),
    Leaf("fee", agency.fee_of, "fee", "10%|£2.50|Included", f"{_NUMBERS}|{_UNITS}|{_OFTEN}|included"),
    Leaf("release", agency.release_of, "release", "In proportion|one_for_one_|0.8", f"{_NUMBERS}|fte|one|for|in|proportion"),
    Leaf("date", dates.day, "starts", "2026-10-01|1st of Oct 2026|October 1, 2026|31/12/2025|5.5.2025|2026/1/2 00:00:00", _DATES),
    Leaf("financial_year", dates.financial_year, "year", "2024/25|1999-00|2098 – 99", _YEARS),
    Leaf("financial_years", dates.financial_years, "years", "2026/27 to 2028/29|2024-25 – 2025-26", f"{_YEARS}| to |to"),
    Leaf("year_start", year_start.year_start, "financial_year_starts", "1 August|1st of Sept|August 1", _DATES),
    Leaf("tax_year", dates.tax_year, "tax_year", "2024/25|1999-2000|2098 – 99|2025–2026", _YEARS),
    Leaf("point", points.point, "costed_at", "19|SCP 19|point 0|M1|5.1/entry step", _POINTS),
    Leaf(
        "increment_day", increments.increment_day, "date", "1 April|1 September|anniversary|1st Sept",
        "1|01|15|31|April|sept|ju|May|anniversary|anniversaries| |st|of|_",
    ),
    Leaf("points", points.point_range, "points", "16-19|SCP 16 to SCP 19|22|M1-U3|8a to 8b", _POINTS),
    Leaf("make_up_to", supplement.made_up_to, "make_up_to", "market mean|Market_Median|POINT 22", _POINTS),
    Leaf("months", payments.months_of, "months", "24|2 years|50Years|600 months", _MONTHS),
    Leaf("landmark", payments.landmark, "at", "6 months|2 years|1year", _MONTHS),
    Leaf("band", service_length.band_name, "band", "1 to 2 years|2019", f"{_MONTHS}|9999|12345"),
    Leaf("limit", policy.limit_of, "at_most", "0|£1.2m|25%|-12 wte|none|£1.1 million", f"{_NUMBERS}|{_UNITS}|none|about "),
    Leaf("months_limit", policy.or_none(policy.months), "time_limit", "24|24 months|None|2 years|1.5yrs|three years", f"{_NUMBERS}|{_UNITS}|none|years|yrs|two|Year"),
    Leaf("percent_limit", policy.or_none(numbers.percent), "cap", "15%|NONE", f"{_NUMBERS}|{_UNITS}|none"),
    Leaf("stated", stated.stated, "value", "£71k|about 60 fte|5%|(£5m pa)|7 years, 0 months|[c]|illegible: 4…", _STATED),
    Leaf("stated_money", stated.stated_money, "amount", "£3.4m|over £50k a year|(0)|c|not given", _STATED),
    Leaf("stated_fte", stated.stated_fte, "fte", "48 fte|2|about 3 wte|n/a", _STATED),
    Leaf("stated_posts", stated.posts, "in_post", "39.2|over 60|<5|60 wte|(0)|illegible", _STATED),
    Leaf("stated_vacant", stated.posts, "vacant", "-3|(3 fte)|3|low", _STATED),
    Leaf("stated_heads", stated.heads, "men", "60|about 60.0|under 5|*", _STATED),
    Leaf("stated_rate", stated.rate, "turnover", "a third|one in five|over half|15.4% or so|15.4%|nearly 5 per cent|15 percent|z", _STATED),
    Leaf("stated_applicants", stated.applicants, "offered", "60|12.5 fte|about 60.0|12+|under 5|*", _STATED),
    Leaf("stated_age", stated.age, "average_age", "44.5|45 years|about 45 years old|<30 yrs|illegible: 4", _STATED),
    Leaf("cost", package.cost_of, "cost", "£50k|The_Supplement|supplement|£1.1 million a year|x", f"{_STATED}|the|supplement|_"),
    Leaf("pay", pay_ranges.pay_range, "pay", "£32,233 - £36,153|top 30k|up to £30k|max. 30,000|30k+|£30k pa|illegible: £3… - 5|c - £5|5 to n/a|bottom c", _PAY),
    Leaf(
        "printed", published.printed, "value",
        "£11.318m|(£80,000)|over £90k|33% to 68%|5 to 6 wte|4.5 times|a fall of about 5%|5% higher|£1.1 to £1.3 million a year|29% of posts|about 33% to 68%"
        "|a third of posts|28% (approx)|5 or more|doubled|one in five staff|a fall of a third|4 in 5 higher|5-|4.5-fold|changed by 5%|half again", _PRINTED,
    ),
    Leaf("printed_to", published.printed_to, "to", "£1,000|0.1%|about 5|5 points|a rise of 5|5+|a third", _PRINTED),
]  # fmt: skip
# What a reader refuses that no pattern can tell, by the start of what it says.
BEYOND = re.compile(
    r".* runs backwards|.*, which says a (rise|fall)|.*, a day that does not exist|.*, which leaves no (posts|pay)|.*, which has no pay point"
)
ODD = sorted({value for kind in ALL for value in kind if value.strip()})


def is_more_than_all(text: str) -> bool:
    """Whether a share in it is of more than there are: `5 in 4`, which only the two numbers tell."""
    shares = (found[0] for pattern in (IN, SHARE) if (found := pattern.search(text)) is not None)
    return any(share_in_words(share) is None for share in shares)


def taken_by_the_reader(leaf: Leaf, text: str) -> bool | None:
    """Whether it is read; None where what is wrong is no matter of how it is written."""
    try:
        leaf.read(Scalar.at(text, None, (leaf.key,)))  # type: ignore[arg-type]
    except PydanticCustomError as error:
        context: dict[str, Any] = dict(error.context or {})
        return None if BEYOND.match(context["headline"]) or is_more_than_all(text) else False
    return True


@cache
def schema_of(leaf: Leaf) -> list[dict[str, Any]]:
    schema = leaves.leaf(leaf.kind, Place().under(leaf.key))
    forms: list[dict[str, Any]] = schema.get("anyOf", [schema])
    return forms


def taken_by_the_schema(leaf: Leaf, text: str) -> bool:
    return any(
        re.search(one["pattern"], text) is not None if "pattern" in one else text in one["enum"] for one in schema_of(leaf)
    )


def of(leaf: Leaf) -> st.SearchStrategy[str]:
    """Texts of the pieces of a kind, and sound ones with a piece put in, taken out or changed."""
    pieces = st.sampled_from(leaf.pieces.split("|"))
    made = st.lists(pieces, min_size=1, max_size=5).map("".join)
    sound = st.sampled_from(leaf.sound.split("|"))
    place = st.integers(0, 12)
    put_in = st.builds(lambda text, at, piece: text[:at] + piece + text[at:], sound, place, pieces)
    taken_out = st.builds(lambda text, at: text[:at] + text[at + 1 :], sound, place)
    changed = st.builds(lambda text, at, piece: text[:at] + piece + text[at + 1 :], sound, place, pieces)
    followed = st.builds(lambda text, between, piece: text + between + piece, sound, st.sampled_from(("", " ")), pieces)
    return st.one_of(made, put_in, taken_out, changed, followed)


@pytest.mark.parametrize("leaf", LEAVES, ids=[f"{leaf.kind}-{leaf.key}" for leaf in LEAVES])
def test_pattern_and_reader_take_the_same_texts(leaf: Leaf) -> None:
    for text in leaf.sound.split("|"):
        assert (taken_by_the_reader(leaf, text), taken_by_the_schema(leaf, text)) == (True, True), text
    for text in ODD:
        assert taken_by_the_reader(leaf, text) in (None, taken_by_the_schema(leaf, text)), text[:100]

    @settings(max_examples=25 * TIMES, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(of(leaf))
    def agree(text: str) -> None:
        if text.strip():
            assert taken_by_the_reader(leaf, text) in (None, taken_by_the_schema(leaf, text)), text

    agree()


def test_every_kind_of_value_is_tried() -> None:
    same = {"number_limit": "months_limit"}  # read by the same function
    no_texts = {"text", "point_key", "as_the_input", "chances", "changes"}  # any text, a key, or values of any kind
    tried = {leaf.kind for leaf in LEAVES}
    assert set(leaves.KINDS) == tried | set(same) | no_texts
