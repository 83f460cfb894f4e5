"""The schema of each kind of single value that is as a paper states it."""

from __future__ import annotations

from collections.abc import Callable

from ..models.fields.stated_figures import SERVICE
from . import stated
from .numbers import not_in_mills, number
from .patterns import either, in_editors, one_of
from .places import Place
from .schemas import Schema, number_schema, text_schema

_EXAMPLES_AS_STATED = (39.2, "32.15%", "£71k", "approximately 60 fte", "n/a", "illegible")
_NOT_GIVEN = "; or n/a, -, illegible or not given"


def _stated(_: Place) -> Schema:
    kinds = (
        stated.as_printed("percent", "any"),
        stated.as_printed("fte", "any"),
        stated.as_printed("money", "any", pounds="must"),
        number("count", "any"),
    )
    pattern = either(stated.stated(*((one, one) for one in kinds), shares=True), in_editors(SERVICE))
    return number_schema(pattern, "any", f"a figure as the paper states it, with its sign{_NOT_GIVEN}", _EXAMPLES_AS_STATED)


def _stated_money(_: Place) -> Schema:
    say = f"pounds as the paper states them, 0 or more{_NOT_GIVEN}"
    pattern = f"{not_in_mills()}{stated.of_kinds(lambda sign: stated.as_printed('money', sign))}"
    return number_schema(pattern, "not negative", say, ("£3.4m", "50,000", "not given"))


def _stated_fte(_: Place) -> Schema:
    say = f"full-time equivalents as the paper states them{_NOT_GIVEN}"
    return number_schema(
        stated.of_kinds(lambda sign: stated.as_fte(sign, must=False)), "not negative", say, ("48 fte", 2, "not given")
    )


def _posts(_: Place) -> Schema:
    say = f"posts or people as the paper states them, 0 or more{_NOT_GIVEN}"
    return number_schema(
        stated.of_kinds(stated.as_fte, stated.as_count), "not negative", say, (39.2, "approximately 60 fte", "n/a", "illegible")
    )


def _vacant(_: Place) -> Schema:
    pattern = stated.stated(*((kind("any"), kind("any")) for kind in (stated.as_fte, stated.as_count)))
    say = f"vacant posts as the paper states them{_NOT_GIVEN}"
    return number_schema(pattern, "any", say, (5.5, "-2 fte", "n/a", "illegible"))


def _heads(_: Place) -> Schema:
    say = f"people, a whole number{_NOT_GIVEN}"
    return {**number_schema(stated.of_kinds(stated.as_heads), "not negative", say, (223, "about 60", "n/a")), "multipleOf": 1}


def _rate(_: Place) -> Schema:
    say = f"a percentage with its % sign{_NOT_GIVEN}"
    return text_schema(
        stated.of_kinds(lambda sign: stated.as_printed("percent", sign), shares=True), say, ("32.15%", "n/a", "illegible")
    )


def _applicants(_: Place) -> Schema:
    say = f"people, a whole number, or FTE{_NOT_GIVEN}"
    return {
        **number_schema(stated.of_kinds(stated.as_fte, stated.as_heads), "not negative", say, (48, "about 60", "n/a")),
        "multipleOf": 1,
    }


def _age(_: Place) -> Schema:
    say = f"an age in years{_NOT_GIVEN}"
    return number_schema(
        either(stated.of_kinds(stated.as_count), stated.in_years()), "not negative", say, (44.5, "45 years", "n/a")
    )


def _cost(place: Place) -> Schema:
    money = _stated_money(place)
    own = one_of(("supplement", "the supplement"))
    say = f"pounds as the decision states them, or the supplement{_NOT_GIVEN}"
    pattern = f"{money['pattern']}|^{own}$"
    return {**money, "pattern": pattern, "patternErrorMessage": say, "examples": ["£50,000", "the supplement", "not given"]}


def _pay(_: Place) -> Schema:
    say = "a salary or a range of them, such as £32,233 - £36,153, top £33,799 or not given"
    return number_schema(
        stated.pay(), "positive", say, ("£32,233 - £36,153", "£29,909", "top £33,799", "£37,107 - illegible: £39…")
    )


def _printed(_: Place) -> Schema:
    say = "a figure as printed, such as £11.318m, 32.15%, 27.75 fte, over £90k or (£80,000)"
    return number_schema(stated.printed(), "any", say, ("£11.318m", "£85,142", "27.75 fte", "32.15%", "over £90k", "(£80,000)"))


def _printed_to(_: Place) -> Schema:
    return number_schema(
        stated.printed_to(), "positive", "what the figure is rounded to, such as £1,000 or 0.1%", ("£1,000", "0.1%")
    )


STATED: dict[str, Callable[[Place], Schema]] = {
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
}
