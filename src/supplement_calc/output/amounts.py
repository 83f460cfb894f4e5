"""Figures as people read them. The engine has rounded what is rounded; nothing is rounded in a format string here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Literal, NamedTuple, ParamSpec

from ..ledger import Figure, Rounding, in_place_of_value, to_places
from ..ledger.figure import Unit
from ..ledger.rounding import EXACT, settled
from .followed.follower import Expression
from .followed.numbers import Followed, MarkedText, expression_of
from .followed.texts import either, written

MoneyUnit = Literal["pounds", "thousands", "millions"]

_SHIFT: dict[MoneyUnit, int] = {"pounds": 0, "thousands": 3, "millions": 6}
_SUFFIX: dict[MoneyUnit, str] = {"pounds": "", "thousands": "k", "millions": "m"}
# A price or FTE with more decimals than this is a quotient, shown shorter than it is kept.
_LONGEST = 6


P = ParamSpec("P")


class FigureText(MarkedText):
    """A text that shows one figure and nothing else: a cell, for the formats that can say which figure it is."""

    __slots__ = ("figure",)
    figure: Figure

    @classmethod
    def of(cls, figure: Figure, text: str) -> FigureText:
        """The text with its figure."""
        made = cls(text)
        made.figure = figure
        return made


def shows_figure(show: Callable[P, str]) -> Callable[P, str]:
    """The same function of a figure, whose text carries the figure wherever that has a value."""

    in_either_case = either(show)

    @wraps(show)
    def showing(*args: P.args, **kwargs: P.kwargs) -> str:
        text = in_either_case(*args, **kwargs)
        figure = next((one for one in args[:2] if isinstance(one, Figure)), None)
        has_one = figure is not None and (isinstance(text, MarkedText) or figure.value is not None)
        return FigureText.of(figure, text) if figure is not None and has_one else text

    return showing


class Shown(NamedTuple):
    """How a run shows money: the unit only moves the decimal point, and the rounding says how many places that leaves."""

    unit: MoneyUnit
    rounding: Rounding

    @property
    def heading(self) -> str:
        """The heading of a column of money: £, £k or £m."""
        return f"£{_SUFFIX[self.unit]}"

    @property
    def rounding_phrase(self) -> str:
        """How a page says what its lines are rounded to."""
        return "lines not rounded" if self.rounding.unit is None else f"every line rounded to {self.rounding.name}"

    def bare(self, value: Decimal) -> str:
        """Money without its sign or unit, for a column that says both."""
        if isinstance(value, Followed):
            return value.marked("bare", self._terms, self.bare(Decimal(value)))
        return f"{self._scaled(settled(value)):,f}"

    @shows_figure
    def column(self, figure: Figure, none: str | None = None) -> str:
        """Money in a column: in brackets below zero; where it has no value `none`, or `not known` of what the case does not say
        enough for, unless the column has a word of its own."""
        if figure.value is None:
            return none or in_place_of_value(figure)
        return bracketed(figure.value, self.bare)

    def exact(self, value: Decimal) -> str:
        """Pay in the unit, to the penny where it has pennies: only the decimal point moves."""
        return self._pay(value, None)

    def pay(self, compared: Iterable[Figure | None]) -> Callable[[Decimal], str]:
        """How a table shows pay and what is worked out from it, all to as many places: to the pound, or to the penny where the
        pay that it compares has pennies, so that its amounts add up as they stand."""
        values = [one.value for one in compared if one is not None and one.value is not None]
        places = 2 if any(_decimals(Decimal(one)) for one in values) else 0
        rest_on = tuple(map(expression_of, values))
        return lambda value: self._pay(value, places, rest_on)

    def _pay(self, value: Decimal, places: int | None, rest_on: tuple[Expression, ...] | None = None) -> str:
        """To so many places, which rest on the compared; by itself to the penny where it has pennies."""
        if isinstance(value, Followed):
            return value.marked("pay", (_SHIFT[self.unit], rest_on), self._pay(Decimal(value), places))
        if places is None:
            places = 2 if _decimals(value) else 0
        return f"{to_places(value, places).scaleb(-_SHIFT[self.unit], EXACT) + 0:,f}"

    def money(self, value: Decimal) -> str:
        """Money in a sentence: £1,026,347 or £1.027m."""
        if isinstance(value, Followed):
            return value.marked("money", (*self._terms, _SUFFIX[self.unit]), self.money(Decimal(value)))
        sign = "-" if value < 0 else ""
        return f"{sign}£{self.bare(abs(value))}{_SUFFIX[self.unit]}"

    @property
    def _terms(self) -> tuple[int, str | None]:
        """What the rules of money ask for: how far the point is moved, and the rounding unit."""
        return _SHIFT[self.unit], None if self.rounding.unit is None else exact(self.rounding.unit)

    def _scaled(self, value: Decimal) -> Decimal:
        scaled = value.scaleb(-_SHIFT[self.unit], EXACT)
        if self.rounding.unit is None:
            return shortest(scaled) if _decimals(value) <= _LONGEST else to_places(scaled, 2 + _SHIFT[self.unit])
        return to_places(scaled, max(0, _SHIFT[self.unit] - _exponent(self.rounding.unit))) + 0


@lru_cache
def _exponent(unit: Decimal) -> int:
    """The power of ten that a rounding unit is a multiple of."""
    exponent = unit.normalize(EXACT).as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def shortest(value: Decimal) -> Decimal:
    """The same value without trailing zeros after the point, and without a minus on zero."""
    if not value:
        return Decimal(0)
    plain = value.normalize(EXACT)
    exponent = plain.as_tuple().exponent
    return plain.quantize(Decimal(1), context=EXACT) if isinstance(exponent, int) and exponent > 0 else plain


@written
def exact(value: Decimal) -> str:
    """Every digit, no thousands marks, no exponent: for machines."""
    text = str(value)
    if "E" in text:
        text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if value else "0"


def digits(figure: Figure | None) -> str | None:
    """A figure with every digit, for machines; None where there is none or it has no value."""
    return None if figure is None or figure.value is None else exact(figure.value)


def bracketed(value: Decimal, show: Callable[[Decimal], str]) -> str:
    """An amount as `show` gives it, in brackets below zero, as councils print it."""
    if isinstance(value, Followed):
        return value.bracketed(show, bracketed(Decimal(value), show))
    value = settled(value)
    return f"({show(-value)})" if value < 0 else show(value)


def _decimals(value: Decimal) -> int:
    """How many decimals the shortest form of the value has."""
    return len(exact(value).partition(".")[2])


@written
def price(value: Decimal) -> str:
    """Pounds per FTE: to the penny, without .00; prices are never scaled to thousands."""
    sign = "-" if value < 0 else ""
    return f"{sign}£{bare_price(abs(value))}"


@written
def bare_price(value: Decimal) -> str:
    """The same without the pound sign."""
    places = min(_decimals(value), 2)
    return f"{to_places(value, 2 if places else 0) + 0:,f}"


@written
def fte(value: Decimal) -> str:
    """FTE as given, or to two places where it is a quotient."""
    return f"{shortest(value):,f}" if _decimals(value) <= 3 else f"{to_places(value, 2) + 0:,f}"


@written
def fte_column(value: Decimal) -> str:
    """FTE in a column: two decimals always, so that points stand under each other."""
    return f"{to_places(value, 2) + 0:,f}"


def percent(value: Decimal, places: int | None = None) -> str:
    """A percentage with its sign: as given, or to so many places."""
    return MarkedText(f"{_rate(value, places)}%")


@written
def _rate(value: Decimal, places: int | None) -> str:
    if places is None:
        places = min(_decimals(value), 2)
    return f"{to_places(value, places) + 0:f}"


@either
def plain(figure: Figure) -> str:
    """A figure by its unit, outside any table; `not known` or `none` where it has no value."""
    value = figure.value
    if value is None:
        return in_place_of_value(figure)
    return by_unit(value, figure.unit)


def by_unit(value: Decimal, unit: Unit) -> str:
    """A number by its unit."""
    match unit:
        case "GBP":
            return price(value)
        case "FTE":
            return f"{fte(value)} FTE"
        case "percent":
            return percent(value)
        case "months":
            return f"{fte(value)} months"
        case _:
            return fte(value)


@either
def in_full(figure: Figure) -> str:
    """A figure with more of its digits, for showing arithmetic; … where a quotient goes on."""
    return in_place_of_value(figure) if figure.value is None else _all_of_it(figure.value, figure.unit)


@written
def _all_of_it(value: Decimal, unit: Unit) -> str:
    decimals = _decimals(value)
    short = to_places(value, _LONGEST) if decimals > _LONGEST else shortest(value)
    places = "2" if unit == "GBP" and decimals == 1 else None
    number = f"{short:,.{places}f}" if places else f"{short:,f}"
    more = "…" if decimals > _LONGEST else ""
    sign, number = ("-", number[1:]) if number.startswith("-") else ("", number)
    match unit:
        case "GBP":
            return f"{sign}£{number}{more}"
        case "percent":
            return f"{sign}{number}{more}%"
        case "FTE":
            return f"{sign}{number}{more} FTE"
        case "months":
            return f"{sign}{number}{more} months"
        case _:
            return f"{sign}{number}{more}"
