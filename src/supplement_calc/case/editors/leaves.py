"""The schema of each kind of single value, by the name that its field gives: the texts and numbers that are read, examples, and
what an editor says of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..models.pay.supplement import MARKET_FIGURES, POINT
from ..models.payments import LENGTH, LONGEST
from ..models.policy import YEARS
from . import awards, dates, pay, pay_points, stated
from .numbers import placed, supplement
from .patterns import any_case, either, in_editors, one_of, whole
from .places import Place
from .schemas import Schema, number_schema, text_schema, whole_number_schema
from .stated_leaves import STATED

_NONE = any_case("none")
_BETWEEN = r"[\s_]+"
_ANY_TEXT = {"type": ["string", "number", "boolean"]}


def leaf(name: str, place: Place) -> Schema:
    """The schema of a value of that kind at that place."""
    return KINDS[name](place)


def _words(words: Iterable[str]) -> str:
    """Words as `word_or_number` reads them: in any case, `_` for spaces."""
    return rf"[\s_]*{either(*(any_case(word).replace(' ', _BETWEEN) for word in words))}[\s_]*"


def _any(_: Place) -> Schema:
    return {**_ANY_TEXT, "pattern": r"\S"}


def _count(place: Place) -> Schema:
    return number_schema(placed("count", "positive", place), "positive", "a number above 0, such as 37 or 52", (37, 52))


def _signed(place: Place) -> Schema:
    return number_schema(placed("count", "any", place), "any", "a number, such as 0.5 or 10,000", (0.5, "10,000"))


def _money(place: Place) -> Schema:
    say = "pounds, 0 or more, such as 25,064, £10.335m or 25k"
    return number_schema(placed("money", "not negative", place), "not negative", say, ("25,064", 25064, "£10.335m"))


def _price(place: Place) -> Schema:
    say = "pounds, more than 0, such as 25,064 or £1.2m"
    return number_schema(placed("money", "positive", place), "positive", say, ("25,064", 25064))


def _fte(place: Place) -> Schema:
    say = "full-time equivalents, 0 or more, such as 61.03 or 3 wte"
    return number_schema(placed("fte", "not negative", place), "not negative", say, (61.03, "61.03"))


def _percent(place: Place) -> Schema:
    return text_schema(placed("percent", "not negative", place), "a percentage with its % sign, such as 24.33%", ("24.33%",))


def _supplement(place: Place) -> Schema:
    return number_schema(
        supplement(place), "not negative", "pounds such as 4,000, or a percentage such as 10%", ("4,000", "10%")
    )


def _fee(place: Place) -> Schema:
    say = "a percentage such as 10%, pounds such as £2.50, or included"
    return number_schema(either(supplement(place), _words(("included",))), "not negative", say, ("10%", "£2.50", "included"))


def _release(place: Place) -> Schema:
    words = ("in proportion", "one for one")
    say = "in proportion, one for one, or the agency FTE that goes for each FTE more in post, such as 0.8"
    return number_schema(either(placed("fte", "not negative", place), _words(words)), "not negative", say, (*words, 0.8))


def _as_text(pattern: Callable[[], str], say: str, example: str) -> Callable[[Place], Schema]:
    """A leaf that is the same wherever it stands."""
    return lambda _: text_schema(pattern(), say, (example,))


def _made_up_to(_: Place) -> Schema:
    return {
        "anyOf": [
            {"enum": list(MARKET_FIGURES)},
            text_schema(
                either(one_of(MARKET_FIGURES), in_editors(POINT)), "a market figure, or a point such as point 22", ("point 22",)
            ),
        ]
    }


def _length() -> str:
    """Months from 1 to the most, or the years of as many; a number alone is of months."""
    more = "(?!0+(?![0-9]))"
    months, years = f"{more}(?:[0-5]?[0-9]{{1,2}}|{LONGEST})", f"{more}(?:0?[0-4]?[0-9]|0?{LONGEST // 12})"
    return either(
        *(
            in_editors(LENGTH, {"number": numbers, "unit": f"{any_case(unit)}[sS]?"})
            for numbers, unit in ((months, "month"), (years, "year"))
        )
    )


def _months(_: Place) -> Schema:
    say = "whole months from 1 to 600, such as 24, or years, such as 2 years"
    return whole_number_schema(_length(), 1, LONGEST, say, (24, "2 years"))


def _landmark(_: Place) -> Schema:
    return text_schema(
        rf"(?=[0-9]+ ?[a-zA-Z]){_length()}", "a length of service, such as 6 months or 2 years", ("6 months", "2 years")
    )


def _band(_: Place) -> Schema:
    return {**_ANY_TEXT, "exclusiveMaximum": 10_000, "exclusiveMinimum": -10_000, "pattern": r"^(?![\s\S]*[0-9]{5})[\s\S]*\S"}


def _months_limit(place: Place) -> Schema:
    say = "months, such as 24 months or 2 years; or none, where the policy sets no limit"
    years = rf"(?!0+\s?[yY]){in_editors(YEARS)}"
    return number_schema(either(placed("count", "positive", place), years, _NONE), "positive", say, ("24 months", "none"))


def _number_limit(place: Place) -> Schema:
    say = "a number above 0, such as 3; or none, where the policy sets no limit"
    return number_schema(either(placed("count", "positive", place), _NONE), "positive", say, (3, "none"))


def _percent_limit(place: Place) -> Schema:
    say = "a percentage with its % sign, such as 15%; or none, where the policy sets no limit"
    return text_schema(either(placed("percent", "not negative", place), _NONE), say, ("15%", "none"))


def _limit(_: Place) -> Schema:
    say = "£1.2m, 12 fte, 25% or a number, as the figure has it; or none"
    return number_schema(either(stated.limit(), _NONE), "any", say, (0, "£1.2m", "25%", "none"))


_AS_THE_INPUT = "a value as the input has it: 22%, 60,000 or 40"


def _as_input(_: Place) -> Schema:
    return number_schema(_as_any_input(), "any", _AS_THE_INPUT, ("22%", "60,000", 40))


def _as_any_input() -> str:
    """Below zero too, as a cut of pay may be."""
    kinds = [placed(kind, "any", Place()) for kind in ("percent", "fte")]
    return either(placed("money", "any", Place(), mills=False), *kinds)


def _chances(_: Place) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": whole(_as_any_input()), "patternErrorMessage": _AS_THE_INPUT},
        "additionalProperties": _percent(Place()),
        "examples": [{"8%": "20%", "10%": "80%"}],
    }


def _changes(_: Place) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"type": ["string", "number", "boolean", "object", "array"]},
        "examples": [{"grades.grade_9.supplement": "2,000"}],
    }


KINDS: dict[str, Callable[[Place], Schema]] = {
    "text": _any,
    "count": _count,
    "signed": _signed,
    "money": _money,
    "price": _price,
    "fte": _fte,
    "percent": _percent,
    "supplement": _supplement,
    "supplement_or_hourly": pay.supplement_or_hourly,
    "salary": pay.salary,
    "fee": _fee,
    **awards.KINDS,
    "release": _release,
    "date": _as_text(dates.day, "a day, such as 2026-10-01 or 1 October 2026", "2026-10-01"),
    "financial_year": _as_text(dates.financial_year, "a financial year, such as 2026/27", "2026/27"),
    "financial_years": _as_text(dates.financial_years, "financial years, such as 2026/27 to 2028/29", "2026/27 to 2028/29"),
    "year_start": _as_text(dates.year_start, "the first day of a month, such as 1 August", "1 August"),
    "tax_year": _as_text(dates.tax_year, "a tax year, such as 2026-27", "2026-27"),
    "point": pay_points.point,
    "point_key": pay_points.point_key,
    "points": pay_points.points,
    "make_up_to": _made_up_to,
    "months": _months,
    "increment_day": pay_points.increment_day,
    "landmark": _landmark,
    "band": _band,
    "months_limit": _months_limit,
    "number_limit": _number_limit,
    "percent_limit": _percent_limit,
    "limit": _limit,
    **STATED,
    "as_the_input": _as_input,
    "chances": _chances,
    "changes": _changes,
}
