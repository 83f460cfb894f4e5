"""Parts of a live page that are made once for the answers that they depend on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from output.paper.cases import CASE, report_of
from supplement_calc.output.followed.follower import Asked, Question
from supplement_calc.output.followed.kept import Outcomes, Step, kept, kept_if_kept
from supplement_calc.output.followed.numbers import Followed, MarkedText, following
from supplement_calc.output.paper import html
from supplement_calc.output.paper.live.follower import PageFollower
from supplement_calc.output.paper.live.ledger import PageLedger

FIVE = Followed.of(Decimal(5), 1)
ABOVE_NIL = Question("compare", (1, "0"))


@pytest.fixture
def follower() -> PageFollower:
    """A follower of the small case."""
    return PageFollower(PageLedger(report_of().case))


def test_a_part_is_made_once_for_the_same_answers_and_again_for_others(follower: PageFollower) -> None:
    made: list[str] = []

    @kept
    def words(of: str) -> str:
        made.append(of)
        return f"{of} above" if FIVE > 0 else f"{of} not above"

    found = []
    for forced in ({}, {ABOVE_NIL: -1}, {}, {ABOVE_NIL: -1}):
        follower.start(dict(forced))
        with following(follower):
            found.append((words("A"), dict(follower.answers), {one: set(hows) for one, hows in follower.asked.items()}))
    assert [text for text, _, _ in found] == ["A above", "A not above"] * 2
    assert found[2:] == found[:2]  # what is kept asks what it asked as it was made
    assert found[1][1] == {ABOVE_NIL: -1}
    assert made == ["A", "A"]
    assert (words("A"), words("A"), made) == ("A above", "A above", ["A"] * 4)  # where nothing is followed nothing is kept


def test_what_a_part_of_a_part_asks_is_asked_of_both(follower: PageFollower) -> None:
    @kept
    def inner() -> str:
        return "above" if FIVE > 0 else "not above"

    @kept
    def rows() -> Iterator[str]:
        yield inner()
        yield inner()

    found = []
    for forced in ({}, {ABOVE_NIL: 0}):
        follower.start(dict(forced))
        with following(follower):
            inner()
            found.append(list(rows()))
    assert found == [["above"] * 2, ["not above"] * 2]


def test_a_part_is_told_by_all_that_it_is_given() -> None:
    class Cell(MarkedText):
        figure: object = None

    def key(*given: object, **named: object) -> Asked:
        return Asked.with_all(kept, given, named)

    one, other = object(), object()
    assert key([one, other], "a") == key((one, other), MarkedText("a")[:1])
    different = [
        key([one], other),
        key(one, [other]),
        key(one, other),
        key(other, one),
        key(one, by=other),
        key(str(one), other),
    ]
    assert len(set(different)) == len(different)
    first, second = Cell("a"), Cell("a")
    first.figure, second.figure = one, other
    assert key(first) != key(second)
    assert key({"a": one}) != key({"a": other})


def test_what_is_made_of_a_kept_part_is_kept_too_and_of_another_is_not(follower: PageFollower) -> None:
    made: list[object] = []

    @kept
    def part() -> list[object]:
        return [object()]

    @kept_if_kept
    def of_it(one: object) -> tuple[object]:
        made.append(one)
        return (one,)

    follower.start({})
    with following(follower):
        assert of_it(part()[0]) is of_it(part()[0])
        of_it(loose := object())
        of_it(loose)
    assert made[1:] == [loose, loose]


def test_what_fails_is_not_kept_and_outcomes_differ_by_what_was_asked(follower: PageFollower) -> None:
    @kept
    def words() -> str:
        if FIVE > 0:
            raise LookupError
        return "not above"

    for forced, expected in (({}, None), ({ABOVE_NIL: -1}, "not above"), ({}, None)):
        follower.start(dict(forced))
        with following(follower):
            if expected is None:
                with pytest.raises(LookupError):
                    words()
            else:
                assert words() == expected
    outcomes = Outcomes[str]()
    for answer in (True, False):
        outcomes.keep([Step(ABOVE_NIL, "more", now=True, answer=answer)], f"was {answer}")
    assert [outcomes.found(lambda *asked, answer=answer: answer) for answer in (True, False, 2)] == [
        ("was True",), ("was False",), None,
    ]  # fmt: skip


def test_a_page_is_the_same_whether_its_parts_are_kept_or_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, made = Counter[str](), Counter[str]()
    keep = PageFollower.kept

    def counting(self: PageFollower, asks: Asked, make: Callable[[], Any]) -> Any:
        name = getattr(asks._key[0], "__name__", "")

        def making() -> Any:
            made[name] += 1
            return make()

        asked[name] += 1
        return keep(self, asks, making)

    monkeypatch.setattr(PageFollower, "kept", counting)
    page = html.live(report_of(CASE))
    assert made.total() < asked.total() / 3, {name: (made[name], asked[name]) for name in asked}
    monkeypatch.setattr(PageFollower, "kept", lambda self, asks, make: make())
    assert html.live(report_of(CASE)) == page
