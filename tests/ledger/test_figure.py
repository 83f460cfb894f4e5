"""Figures: what they say of themselves, and why one has no value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from ledger.sheets import a_ledger, an_input
from supplement_calc.ledger import Computed, Figure, Ledger, Missing, Operation, Roots, why_none


def lacking(ledger: Ledger, id: str = "budget", why: str = "the case gives no budget") -> Figure:
    """A figure that the case has no answer for."""
    return ledger.unanswered(id, id.capitalize(), "GBP", why)


def test_an_input_is_known_and_rests_on_nothing() -> None:
    figure = an_input("grades.grade_9.in_post", "61.03", "FTE")
    assert figure.is_input
    assert figure.known == Decimal("61.03")
    assert figure.operands == ()
    assert why_none(figure) == "it has a value"
    assert repr(figure) == "<grades.grade_9.in_post = 61.03 FTE>"


def test_a_figure_worked_out_names_its_operands() -> None:
    ledger = a_ledger()
    fte, price = an_input("fte", "61.03", "FTE"), an_input("price", 26_890)
    line = ledger.work("line", "Line", "GBP", "product", (fte, price), ledger.rounding)
    assert line.value == 1_641_097
    assert not line.is_input
    assert line.operands == (fte, price)
    assert line.origin == Computed("product", (fte, price), ledger.rounding, None)


def test_the_same_number_twice_is_two_figures() -> None:
    one, other = an_input("fte", 1), an_input("fte", 1)
    assert one != other
    assert len({one, other, one}) == 2


def test_a_figure_without_a_value_is_not_known() -> None:
    with pytest.raises(AssertionError, match="budget"):
        assert lacking(a_ledger()).known


def test_the_reason_is_the_cases_own_where_it_leaves_something_out() -> None:
    assert why_none(lacking(a_ledger())) == "the case gives no budget"


def test_the_reason_is_handed_on_to_whatever_rests_on_it() -> None:
    ledger = a_ledger()
    over = ledger.work("over", "Over", "GBP", "difference", (an_input("cost", 5), lacking(ledger)))
    fte = ledger.work("fte", "FTE", "FTE", "ratio", (over, an_input("saving", 0)))
    assert over.origin == fte.origin == Missing("the case gives no budget")
    assert why_none(fte) == "the case gives no budget"


@pytest.mark.parametrize(
    ("operation", "operands", "why"),
    [
        ("ratio", (("cost", 5), ("posts", 0)), "Posts is 0"),
        ("percentage", (("cost", 5), ("posts", 0)), "Posts is 0"),
        ("mean", (("weight", 0), ("pay", 5)), "there are no figures to work out a mean from"),
        ("cheapest first until", (("overspend", 9), ("posts", 1), ("pay", 5)), "the total does not reach Overspend"),
        ("dearest first until", (("overspend", 9), ("posts", 1), ("pay", 5)), "the total does not reach Overspend"),
    ],
)
def test_why_an_operation_has_no_answer(operation: Operation, operands: tuple[tuple[str, int], ...], why: str) -> None:
    ledger = a_ledger()
    none = ledger.work("none", "None", "GBP", operation, [an_input(id, value) for id, value in operands])
    assert none.value is None
    assert why_none(none) == why
    after = ledger.work("after", "After", "GBP", "sum", [an_input("other", 1), none])
    assert after.value is None
    assert why_none(ledger.work("later", "Later", "GBP", "product", (after, after))) == why


def test_a_figure_may_say_in_its_own_words_why_its_divisor_is_nil() -> None:
    ledger = a_ledger()
    operands = (an_input("budget", 5), an_input("posts", 0))
    none = ledger.work("saving", "Saving", "GBP", "ratio", operands, why_undefined="there are no posts")
    assert why_none(none) == "there are no posts"
    assert why_none(ledger.work("after", "After", "GBP", "sum", [none])) == "there are no posts"


def test_the_first_cause_of_several_is_told() -> None:
    ledger = a_ledger()
    nil = an_input("nil", 0)
    first = ledger.work("first", "First", "GBP", "ratio", (an_input("cost", 1), nil))
    second = ledger.work("second", "Second", "GBP", "mean", (nil, nil))
    assert why_none(ledger.work("both", "Both", "GBP", "sum", (first, second))) == "Nil is 0"
    assert (
        why_none(ledger.work("both_ways", "Both", "GBP", "sum", (second, first)))
        == "there are no figures to work out a mean from"
    )


def test_the_reason_of_many_figures_that_rest_on_one_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, looked_at = a_ledger(), Counter[str]()
    posts = (an_input("fte", 1, "FTE"), an_input("price", 10))
    none = ledger.work("none", "None", "FTE", "cheapest first until", [an_input("target", 10**9), *posts])
    many = [ledger.work(f"rest_{n}", "Rest", "FTE", "sum", [none, posts[0]]) for n in range(5)]

    def operands(figure: Figure) -> tuple[Figure, ...]:
        looked_at[figure.id] += 1
        return figure.origin.operands if isinstance(figure.origin, Computed) else ()

    monkeypatch.setattr(Figure, "operands", property(operands))
    known: Roots = {}
    assert len({why_none(figure, known) for figure in many}) == 1
    assert looked_at["none"] == 1


class Watched(tuple[Figure, ...]):
    """Operands that count how often they are gone through."""

    __slots__ = ()
    times = 0

    def __iter__(self) -> Iterator[Figure]:
        type(self).times += 1
        return super().__iter__()


def test_the_kinds_of_one_operation_share_the_search_for_their_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watched, "times", 0)
    operands = Watched(an_input(f"input_{number}", 1) for number in range(9))
    kinds = [Figure(f"kind_{n}", "Kind", None, "FTE", Computed("cheapest first until", operands, part=n)) for n in range(4)]
    known: Roots = {}
    reasons = {why_none(kind, known) for kind in kinds}
    assert len(reasons) == 1
    assert "the total does not reach" in reasons.pop()
    assert Watched.times == 1
