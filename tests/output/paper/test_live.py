"""What the live page carries: the figures that its words rest on, and for each part of it how it reads otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from output.paper.cases import CASE, paper, report_of
from supplement_calc.ledger import POUND, Figure, Input, Unit
from supplement_calc.ledger import Ledger as Book
from supplement_calc.ledger.figure import Missing, WorkedApart
from supplement_calc.ledger.operations import ROWS
from supplement_calc.output import amounts
from supplement_calc.output.amounts import Shown, bracketed, fte, price
from supplement_calc.output.document import Sentence
from supplement_calc.output.followed.follower import FIRST
from supplement_calc.output.followed.numbers import Followed, MarkedText, following
from supplement_calc.output.pages import market
from supplement_calc.output.paper import html, narrative
from supplement_calc.output.paper.contents import paper_of
from supplement_calc.output.paper.lines import lines_of
from supplement_calc.output.paper.live.data import live_page, plain_sections
from supplement_calc.output.paper.live.follower import PageFollower
from supplement_calc.output.paper.live.ledger import PageLedger
from supplement_calc.output.paper.live.shape import OtherShapeError
from supplement_calc.output.paper.live.trees import Fork, Leaf, Tree
from supplement_calc.output.paper.live.variants import variants, whether_there
from supplement_calc.output.paper.material import Material

FORECAST = """\
forecast:
  doing_nothing: {turnover: 20%, starters: 2}
  proposal: {turnover: 0%, starters: [{from: 2026-04-01, fte: 1}, {from: 2026-09-01, fte: 1}]}
"""
RULES = Path(__file__).parent / "rules.json"


def script(name: str) -> str:
    """A part of the page's script."""
    return resources.files("supplement_calc.output.paper.live").joinpath(name).read_text(encoding="utf-8")


def figure(value: str, unit: Unit) -> Figure:
    """A figure that is given, whose id is its value."""
    return Figure(f"x{value}", "X", Decimal(value), unit, Input(value))


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """What the page of the small case carries."""
    text = html.page(paper(CASE), report_of().case)
    return dict(json.loads(text.partition('id="ledger">')[2].partition("</script>")[0]))


@pytest.fixture
def follower() -> PageFollower:
    """A follower of the small case."""
    return PageFollower(PageLedger(report_of().case))


def test_a_figure_whose_working_is_not_kept_is_not_live() -> None:
    ledger = PageLedger(report_of().case)
    assert ledger.number(Figure("x", "X", Decimal(1), "GBP", WorkedApart())) is None
    assert ledger.number(Figure("y", "Y", None, "GBP", Missing("it is not given"))) == 0


def test_what_rests_on_a_small_count_is_not_in_the_page_whether_it_is_shown_or_not() -> None:
    book = Book(POUND)
    small, other = figure("3", "count"), figure("8", "count")
    shown = book.work("whole", "Whole", "count", "sum", [small, other])
    assert PageLedger(report_of().case, {"y"}).number(shown) == 2
    ledger = PageLedger(report_of().case, {small.id})
    assert ledger.number(shown) is None
    assert small.id not in json.dumps(ledger.data())


def test_the_ledger_of_a_page_has_operands_first_and_every_input_once(data: dict[str, Any]) -> None:
    assert data["operations"] == list(ROWS)
    for place, one in enumerate(data["figures"]):
        if isinstance(one, list):
            assert all(operand < place for operand in one[1])
    paths = [one["path"] for one in data["inputs"]]
    assert len(paths) == len(set(paths))
    assert {"grades.grade_8.in_post", "on_costs", "agency.fte", "budget"} <= set(paths)
    assert not any(path.endswith((".men", ".women")) for path in paths)  # small counts are in no part of the page


def test_every_operation_of_the_ledger_and_every_rule_of_writing_is_in_the_script() -> None:
    table = script("ledger.js").partition("const OPERATIONS = {")[2].partition("\n};")[0]
    assert [name for name in ROWS if f"\n  {name}:" not in table and f'\n  "{name}":' not in table] == []
    rules = script("words.js").partition("const RULES = {")[2].partition("\n};")[0]
    named = {name for module in (amounts, market, narrative) for name, one in vars(module).items() if _is_rule(one)}
    assert {"price", "fte", "_all_of_it", "_in_words", "_ordinal"} <= named
    assert [name for name in named if not re.search(rf"^  {name}(?:,|:|\()", rules, re.MULTILINE)] == []


def _is_rule(one: object) -> bool:
    return getattr(getattr(one, "__code__", None), "co_qualname", "").startswith("written.")


@pytest.mark.parametrize(("rule", "value", "terms", "expected"), json.loads(RULES.read_text(encoding="utf-8")))
def test_a_number_is_written_by_its_rule(rule: str, value: str, terms: list[Any], expected: str) -> None:
    module = next(one for one in (amounts, market, narrative) if hasattr(one, rule))
    assert getattr(module, rule)(Decimal(value), *terms) == expected


def test_a_followed_number_is_a_mark_that_keeps_its_rule_and_reads_as_ever(follower: PageFollower) -> None:
    shown, number = Shown("millions", POUND), Followed.of(Decimal(-1026347), 7)
    follower.start({})
    with following(follower):
        texts = [price(number), shown.money(abs(number)), bracketed(number, lambda one: f"{fte(one)} FTE"), f"{number:,f}"]
    assert all(len(text) == 1 and ord(text) >= FIRST for text in texts)
    assert [follower.text(text) for text in texts] == ["-£1,026,347", "£1.026347m", "(1,026,347 FTE)", "-1,026,347"]
    marks = [follower.of(text) for text in texts]
    assert [(mark.expression, mark.rule) for mark in marks if mark] == [
        (7, "price"), (("abs", 7), "money"), (7, "around"), (7, "format"),
    ]  # fmt: skip
    assert follower.answers == {}  # nothing was asked: the rule knows its sign


def test_what_words_depend_on_is_asked_once_and_can_be_answered_otherwise(follower: PageFollower) -> None:
    number, other = Followed.of(Decimal(5), 1), Followed.of(Decimal(9), 2)
    follower.start({})
    with following(follower):
        assert number > 0 and number and not number < 0 and -number < 0 and other > number and number == Decimal(5)
        asked = list(follower.answers)
        assert [question.parts for question in asked] == [(1, "0"), (1, 2), (1, "5")]
        follower.start({asked[0]: -1})
        assert number < 0 < -number
        assert MarkedText(price(number)) != price(other)
        assert [question.kind for question in follower.answers] == ["compare", "alike"]


def leaves(tree: Tree) -> Iterator[str]:
    """Every text that may stand in a place."""
    if isinstance(tree, Leaf):
        yield str(tree.lines)
    elif isinstance(tree, Fork):
        for _, branch in tree.by_answer:
            yield from leaves(branch)


def test_parts_of_a_line_that_depend_on_other_questions_are_apart(follower: PageFollower) -> None:
    one, two = Followed.of(Decimal(5), 1), Followed.of(Decimal(-3), 2)

    def blocks() -> Iterator[Sentence]:
        yield Sentence(f"It is {'over' if one > 0 else 'under'} and that is {'over' if two > 0 else 'under'}.")
        if one > two:
            yield Sentence("A sentence by itself.")

    found = variants(lambda: map(lines_of, blocks()), follower)
    assert [(place.line, place.is_inner, sorted(set(leaves(place.tree)))) for place in found.places] == [
        (0, True, ["over", "under"]),
        (0, True, ["over", "under"]),
        (1, False, ["(('p', '<p>A sentence by itself.</p>'),)", "()"]),
    ]


def test_two_questions_that_change_nothing_alone_are_turned_together(follower: PageFollower) -> None:
    one, two = Followed.of(Decimal(5), 1), Followed.of(Decimal(3), 2)

    def blocks() -> Iterator[Sentence]:
        yield Sentence("Both are under." if not any([one > 0, two > 0]) else "One is over.")

    found = variants(lambda: map(lines_of, blocks()), follower)
    assert [sorted(set(leaves(place.tree))) for place in found.places] == [["Both are under", "One is over"]]


def test_what_the_engine_asks_of_a_case_is_asked_of_its_page() -> None:
    report = report_of(CASE + FORECAST)
    material = Material(report)
    follower = PageFollower(PageLedger(report.case))
    follower.start({})
    with following(follower):
        assert material.forecast is not None
    of = [follower.ledger.figure(part).id for question in follower.answers for part in question.parts if isinstance(part, int)]
    assert any(id.endswith(".supplement") for id in of)  # whether any is paid
    nil = next(question for question in follower.answers if question.kind == "compare" and question.parts[1] == "0")
    follower.start({nil: 0})
    with following(follower), pytest.raises(OtherShapeError):
        assert material.forecast


def test_a_live_page_opens_as_the_page_that_is_not_live() -> None:
    report = report_of(CASE + FORECAST)
    made = paper_of(report)
    assert live_page(made, PageFollower(PageLedger(report.case, made.hidden))).sections == plain_sections(made)


def test_a_section_that_other_answers_fill_or_empty_is_known(follower: PageFollower) -> None:
    one, two = Followed.of(Decimal(5), 1), Followed.of(Decimal(3), 2)

    def blocks() -> Iterator[Sentence]:
        if one < 0:
            yield Sentence(f"It is {'over' if two > 0 else 'under'}.")

    found = whether_there(lambda: map(lines_of, blocks()), follower)
    assert [(question.parts, answer) for question, answer in found.items()] == [((1, "0"), 1)]


def test_the_sentences_of_the_case_can_read_otherwise(data: dict[str, Any]) -> None:
    said = json.dumps([node["is"] for node in data["nodes"] if "is" in node], ensure_ascii=False)
    assert "Not needed: " in said  # of the break-even, which it needs
