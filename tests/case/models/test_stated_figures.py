"""Figures as a paper states them: hedged, in their own unit, or absent, which is never zero."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from supplement_calc.case.models.fields.pay_ranges import PayRange, pay_range
from supplement_calc.case.models.fields.stated_figures import absence, stated, unit_of
from supplement_calc.diagnostics import Source, Span
from supplement_calc.ledger import Figure, Input, why_none
from supplement_calc.parser.tree import Scalar

PLACE = Span(Source("case.yaml", "a: b\n"), 1, 4, 1, 5)


def scalar(text: str) -> Scalar:
    """A leaf of a case file."""
    return Scalar.at(text, PLACE, ("indicators", "I", "values", "now"))


def figure_from(text: str) -> Figure:
    """The figure that a text gives."""
    return stated(scalar(text))


def pay(text: str) -> PayRange:
    """The range that a text gives."""
    return pay_range(scalar(text))


def refused(text: str, read: Callable[[object], object] = stated) -> str:
    """The code of the problem with a text."""
    with pytest.raises(PydanticCustomError) as caught:
        read(scalar(text))
    context = caught.value.context
    assert context is not None
    assert context["headline"]
    return str(context["code"])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("39.2", "39.2", "count"),
        ("1,234", "1234", "count"),
        ("-1.53", "-1.53", "count"),
        ("−1.53", "-1.53", "count"),
        ("32.15%", "32.15", "percent"),
        ("12 per cent", "12", "percent"),
        ("£71k", "71000", "GBP"),
        ("£1.724m", "1724000", "GBP"),
        ("5.0fte", "5.0", "FTE"),
        ("101 FTE", "101", "FTE"),
        ("12 months", "12", "months"),
        ("1 month", "1", "months"),
        ("7 years, 0 months", "84", "months"),
        ("5 years 11 months", "71", "months"),
        ("1 year and 1 month", "13", "months"),
    ],
)
def test_a_figure_in_its_own_unit(text: str, value: str, unit: str) -> None:
    figure = figure_from(text)
    assert (figure.known, figure.unit) == (Decimal(value), unit)
    assert isinstance(figure.origin, Input)
    assert figure.origin.text == text


HEDGES = (
    "approximately ,approx. ,about ,around ,some ,circa ,c,c ,up to ,over ,Over ,at least ,more than ,fewer than ,under ,~,~ "
)


@pytest.mark.parametrize("hedge", HEDGES.split(","))
@pytest.mark.parametrize(("bare", "unit"), [("60", "count"), ("£22", "GBP"), ("60fte", "FTE"), ("60%", "percent")])
def test_a_hedge_is_kept_in_the_text_and_not_in_the_number(hedge: str, bare: str, unit: str) -> None:
    figure = figure_from(hedge + bare)
    assert (figure.known, figure.unit) == (figure_from(bare).known, unit)
    assert isinstance(figure.origin, Input)
    assert figure.origin.text == hedge + bare


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("n/a", "the paper prints n/a for it"),
        ("N/A", "the paper prints n/a for it"),
        ("-", "the paper prints a dash for it"),
        ("–", "the paper prints a dash for it"),
        ("illegible", "it is illegible in the text of the paper"),
        ("Illegible", "it is illegible in the text of the paper"),
        ("illegible: 16.…", "it is illegible in the text of the paper, but for 16.…"),
        ("not given", "the paper does not give it"),
    ],
)
def test_what_is_not_there_has_no_value_and_says_why(text: str, why: str) -> None:
    figure = figure_from(text)
    assert figure.value is None
    assert why_none(figure) == f"{why} (I, now)"


@pytest.mark.parametrize("text", ["0", "0%", "£0", "0 fte", "0.00"])
def test_nil_is_a_figure(text: str) -> None:
    assert figure_from(text).known == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-value"),
        ("about", "not-a-number"),
        ("a few", "not-a-number"),
        ("6/7", "not-a-number"),
        ("4 (2 new)", "not-a-number"),
        ("about about 5", "not-a-number"),
        ("5 years", "not-a-number"),
        ("12,5", "ambiguous-number"),
        ("1e5", "ambiguous-number"),
        ("9" * 16, "too-long"),
        ("£5 months", "wrong-unit"),
    ],
)
def test_what_is_no_figure_is_reported(text: str, code: str) -> None:
    assert refused(text) == code


@pytest.mark.parametrize("text", ["9" * 40 + " years 1 month", "1 year " + "9" * 40 + " months"])
def test_a_length_of_service_is_no_way_round_the_limit_of_digits(text: str) -> None:
    assert refused(text) in ("too-long", "not-a-number")


# Ranges of pay


@pytest.mark.parametrize(
    ("text", "bottom", "top"),
    [
        ("£32,233 - £36,153", 32233, 36153),
        ("£32,233-£36,153", 32233, 36153),
        ("£32,233 – £36,153", 32233, 36153),
        ("32233 to 36153", 32233, 36153),
        ("£30k - £35.5k", 30000, 35500),
        ("£30,000 - £30,000", 30000, 30000),
        ("top £33,799", None, 33799),
        ("bottom £33,799", 33799, None),
        ("£37,107 - illegible: £39…", 37107, "illegible"),
        ("illegible - £39,000", "illegible", 39000),
        ("£37,107 - n/a", 37107, "illegible"),
        ("illegible", "illegible", "illegible"),
        ("n/a", "illegible", "illegible"),
        ("£29,909", 29909, 29909),
    ],
)
def test_each_end_is_what_is_there(text: str, bottom: int | str | None, top: int | str | None) -> None:
    """An end that the paper does not speak of is None; one that cannot be read is a figure without a value."""
    found = pay(text)
    for end, wanted in ((found.bottom, bottom), (found.top, top)):
        if wanted is None:
            assert end is None
        else:
            assert end is not None
            assert end.value == (None if wanted == "illegible" else wanted)
    assert found.text == text


def test_what_is_left_of_an_end_is_kept_as_the_reason() -> None:
    top = pay("£37,107 - illegible: £39…").top
    assert top is not None
    assert why_none(top).startswith("it is illegible in the text of the paper, but for £39…")


@pytest.mark.parametrize(
    ("text", "single"), [("£29,909", True), ("£1 - £2", False), ("£2 - £2", False), ("top £2", False), ("bottom £2", False)]
)
def test_one_figure_for_a_whole_range_is_known_as_one(text: str, single: bool) -> None:
    assert pay(text).is_single == single


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("£5 - £3", "not-a-range"),
        ("", "not-a-range"),
        ("top", "not-a-number"),
        ("£1 - £2 - £3", "not-a-number"),
        ("31%", "wrong-unit"),
    ],
)
def test_what_is_no_range_is_reported(text: str, code: str) -> None:
    assert refused(text, pay_range) == code


@pytest.mark.parametrize("text", ["0", "£0", "£0 - £30,000", "−£5", "−5 - £30,000"])
def test_nobody_is_paid_nothing_or_less(text: str) -> None:
    assert refused(text, pay_range) in ("nil-amount", "negative-amount")


# Whatever the text

anything = st.text(max_size=40) | st.from_regex(
    r"(c|~|over |up to |top |£)?[\d,.٣５]{0,20} ?(-|–|to)? ?(years? \d+ months?|fte|%|k|illegible:?|n/a)?"
)


@given(anything)
@example("٣ years ٣ months")
@example("illegible:")
@example("\u2212")
@example("top -")
@example("- - -")
def test_any_text_is_a_figure_or_a_problem(text: str) -> None:
    for read in (stated, pay_range):
        try:
            read(scalar(text))
        except PydanticCustomError as reported:
            assert reported.context is not None
            assert reported.context["code"]
    assert unit_of(text) in ("percent", "FTE", "months", "GBP", "count")
    absence(text)
