"""The schema of each kind of single value, by the name that its field gives: the texts and numbers that are read, examples, and
what an editor says of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..models.fields.stated_figures import SERVICE
from ..models.grades import MARKET_FIGURES, POINT
from ..models.payments import LENGTH, LONGEST
from ..models.policy import YEARS
from . import dates, pay_points, stated
from .numbers import Sign, not_in_mills, number, placed, supplement
from .patterns import any_case, either, in_editors, one_of, whole
from .places import Place

Schema = dict[str, Any]
_MORE = 10**15
_LEAST: dict[Sign, Schema] = {
    "any": {"exclusiveMinimum": -_MORE},
    "not negative": {"minimum": 0},
    "positive": {"exclusiveMinimum": 0},
}
_NONE = any_case("none")
_BETWEEN = r"[\s_]+"
_ANY_TEXT = {"type": ["string", "number", "boolean"]}
_EXAMPLES_AS_STATED = (39.2, "32.15%", "£71k", "approximately 60 fte", "n/a", "illegible")


def leaf(name: str, place: Place) -> Schema:
    """The schema of a value of that kind at that place."""
    return KINDS[name](place)


def _text(pattern: str, say: str, examples: Iterable[object]) -> Schema:
    return {"type": "string", "pattern": whole(pattern), "patternErrorMessage": say, "examples": list(examples)}


def _number(pattern: str, sign: Sign, say: str, examples: Iterable[object]) -> Schema:
    """A number, or a text: in a schema `pattern` holds for a text alone, and the least for a number alone."""
    least = _LEAST[sign]
    return {**_text(pattern, say, examples), "type": ["number", "string"], **least, "exclusiveMaximum": _MORE}


def _whole_number(pattern: str, least: int, most: int, say: str, examples: Iterable[object]) -> Schema:
    return {**_text(pattern, say, examples), "type": ["integer", "string"], "minimum": least, "maximum": most}


def _words(words: Iterable[str]) -> str:
    """Words as `word_or_number` reads them: in any case, `_` for spaces."""
    return rf"[\s_]*{either(*(any_case(word).replace(' ', _BETWEEN) for word in words))}[\s_]*"


def _any(_: Place) -> Schema:
    return {**_ANY_TEXT, "pattern": r"\S"}


def _count(place: Place) -> Schema:
    return _number(placed("count", "positive", place), "positive", "a number above 0, such as 37 or 52", (37, 52))


def _signed(place: Place) -> Schema:
    return _number(placed("count", "any", place), "any", "a number, such as 0.5 or 10,000", (0.5, "10,000"))


def _money(place: Place) -> Schema:
    say = "pounds, 0 or more, such as 25,064, £10.335m or 25k"
    return _number(placed("money", "not negative", place), "not negative", say, ("25,064", 25064, "£10.335m"))


def _price(place: Place) -> Schema:
    say = "pounds, more than 0, such as 25,064 or £1.2m"
    return _number(placed("money", "positive", place), "positive", say, ("25,064", 25064))


def _fte(place: Place) -> Schema:
    say = "full-time equivalents, 0 or more, such as 61.03 or 3 wte"
    return _number(placed("fte", "not negative", place), "not negative", say, (61.03, "61.03"))


def _percent(place: Place) -> Schema:
    return _text(placed("percent", "not negative", place), "a percentage with its % sign, such as 24.33%", ("24.33%",))


def _supplement(place: Place) -> Schema:
    return _number(supplement(place), "not negative", "pounds such as 4,000, or a percentage such as 10%", ("4,000", "10%"))


def _fee(place: Place) -> Schema:
    say = "a percentage such as 10%, pounds such as £2.50, or included"
    return _number(either(supplement(place), _words(("included",))), "not negative", say, ("10%", "£2.50", "included"))


def _release(place: Place) -> Schema:
    words = ("in proportion", "one for one")
    say = "in proportion, one for one, or the agency FTE that goes for each FTE more in post, such as 0.8"
    return _number(either(placed("fte", "not negative", place), _words(words)), "not negative", say, (*words, 0.8))


def _date(_: Place) -> Schema:
    return _text(dates.day(), "a day, such as 2026-10-01 or 1 October 2026", ("2026-10-01",))


def _year(_: Place) -> Schema:
    return _text(dates.financial_year(), "a financial year, such as 2026/27", ("2026/27",))


def _tax_year(_: Place) -> Schema:
    return _text(dates.tax_year(), "a tax year, such as 2026-27", ("2026-27",))


def _made_up_to(_: Place) -> Schema:
    return {
        "anyOf": [
            {"enum": list(MARKET_FIGURES)},
            _text(
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
    return _whole_number(_length(), 1, LONGEST, say, (24, "2 years"))


def _landmark(_: Place) -> Schema:
    return _text(
        rf"(?=[0-9]+ ?[a-zA-Z]){_length()}", "a length of service, such as 6 months or 2 years", ("6 months", "2 years")
    )


def _band(_: Place) -> Schema:
    return {**_ANY_TEXT, "exclusiveMaximum": 10_000, "exclusiveMinimum": -10_000, "pattern": r"^(?![\s\S]*[0-9]{5})[\s\S]*\S"}


def _months_limit(place: Place) -> Schema:
    say = "months, such as 24 months or 2 years; or none, where the policy sets no limit"
    years = rf"(?!0+\s?[yY]){in_editors(YEARS)}"
    return _number(either(placed("count", "positive", place), years, _NONE), "positive", say, ("24 months", "none"))


def _number_limit(place: Place) -> Schema:
    say = "a number above 0, such as 3; or none, where the policy sets no limit"
    return _number(either(placed("count", "positive", place), _NONE), "positive", say, (3, "none"))


def _percent_limit(place: Place) -> Schema:
    say = "a percentage with its % sign, such as 15%; or none, where the policy sets no limit"
    return _text(either(placed("percent", "not negative", place), _NONE), say, ("15%", "none"))


def _limit(_: Place) -> Schema:
    say = "£1.2m, 12 fte, 25% or a number, as the figure has it; or none"
    return _number(either(stated.limit(), _NONE), "any", say, (0, "£1.2m", "25%", "none"))


_NOT_GIVEN = "; or n/a, -, illegible or not given"


def _stated(_: Place) -> Schema:
    kinds = (
        stated.as_printed("percent", "any"),
        stated.as_printed("fte", "any"),
        stated.as_printed("money", "any", pounds="must"),
        number("count", "any"),
    )
    pattern = either(stated.stated(*((one, one) for one in kinds), shares=True), in_editors(SERVICE))
    return _number(pattern, "any", f"a figure as the paper states it, with its sign{_NOT_GIVEN}", _EXAMPLES_AS_STATED)


def _stated_money(_: Place) -> Schema:
    say = f"pounds as the paper states them, 0 or more{_NOT_GIVEN}"
    pattern = f"{not_in_mills()}{stated.of_kinds(lambda sign: stated.as_printed('money', sign))}"
    return _number(pattern, "not negative", say, ("£3.4m", "50,000", "not given"))


def _stated_fte(_: Place) -> Schema:
    say = f"full-time equivalents as the paper states them{_NOT_GIVEN}"
    return _number(
        stated.of_kinds(lambda sign: stated.as_fte(sign, must=False)), "not negative", say, ("48 fte", 2, "not given")
    )


def _posts(_: Place) -> Schema:
    say = f"posts or people as the paper states them, 0 or more{_NOT_GIVEN}"
    return _number(
        stated.of_kinds(stated.as_fte, stated.as_count), "not negative", say, (39.2, "approximately 60 fte", "n/a", "illegible")
    )


def _vacant(_: Place) -> Schema:
    pattern = stated.stated(*((kind("any"), kind("any")) for kind in (stated.as_fte, stated.as_count)))
    say = f"vacant posts as the paper states them{_NOT_GIVEN}"
    return _number(pattern, "any", say, (5.5, "-2 fte", "n/a", "illegible"))


def _heads(_: Place) -> Schema:
    say = f"people, a whole number{_NOT_GIVEN}"
    return {**_number(stated.of_kinds(stated.as_heads), "not negative", say, (223, "about 60", "n/a")), "multipleOf": 1}


def _rate(_: Place) -> Schema:
    say = f"a percentage with its % sign{_NOT_GIVEN}"
    return _text(
        stated.of_kinds(lambda sign: stated.as_printed("percent", sign), shares=True), say, ("32.15%", "n/a", "illegible")
    )


def _applicants(_: Place) -> Schema:
    say = f"people, a whole number, or FTE{_NOT_GIVEN}"
    return {
        **_number(stated.of_kinds(stated.as_fte, stated.as_heads), "not negative", say, (48, "about 60", "n/a")),
        "multipleOf": 1,
    }


def _age(_: Place) -> Schema:
    say = f"an age in years{_NOT_GIVEN}"
    return _number(either(stated.of_kinds(stated.as_count), stated.in_years()), "not negative", say, (44.5, "45 years", "n/a"))


def _cost(place: Place) -> Schema:
    money = _stated_money(place)
    own = one_of(("supplement", "the supplement"))
    say = f"pounds as the decision states them, or the supplement{_NOT_GIVEN}"
    pattern = f"{money['pattern']}|^{own}$"
    return {**money, "pattern": pattern, "patternErrorMessage": say, "examples": ["£50,000", "the supplement", "not given"]}


def _pay(_: Place) -> Schema:
    say = "a salary or a range of them, such as £32,233 - £36,153, top £33,799 or not given"
    return _number(stated.pay(), "positive", say, ("£32,233 - £36,153", "£29,909", "top £33,799", "£37,107 - illegible: £39…"))


def _printed(_: Place) -> Schema:
    say = "a figure as printed, such as £11.318m, 32.15%, 27.75 fte, over £90k or (£80,000)"
    return _number(stated.printed(), "any", say, ("£11.318m", "£85,142", "27.75 fte", "32.15%", "over £90k", "(£80,000)"))


def _printed_to(_: Place) -> Schema:
    return _number(stated.printed_to(), "positive", "what the figure is rounded to, such as £1,000 or 0.1%", ("£1,000", "0.1%"))


_AS_THE_INPUT = "a value as the input has it: 22%, 60,000 or 40"


def _as_input(_: Place) -> Schema:
    return _number(_as_any_input(), "not negative", _AS_THE_INPUT, ("22%", "60,000", 40))


def _as_any_input() -> str:
    return either(supplement(Place(), mills=False), placed("fte", "not negative", Place()))


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
    "fee": _fee,
    "release": _release,
    "date": _date,
    "financial_year": _year,
    "tax_year": _tax_year,
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
    "stated": _stated,
    "stated_money": _stated_money,
    "stated_fte": _stated_fte,
    "stated_posts": _posts,
    "stated_vacant": _vacant,
    "stated_heads": _heads,
    "stated_applicants": _applicants,
    "stated_age": _age,
    "stated_rate": _rate,
    "cost": _cost,
    "pay": _pay,
    "printed": _printed,
    "printed_to": _printed_to,
    "as_the_input": _as_input,
    "chances": _chances,
    "changes": _changes,
}
