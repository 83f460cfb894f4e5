"""What charts show, in figures and in words, and that they are drawn alike each time."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from supplement_calc.case.loading import load
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.ledger import POUND, Figure, Input, Unit
from supplement_calc.output.amounts import Shown
from supplement_calc.output.charts.bridge import option_charts
from supplement_calc.output.charts.costs import cost_charts
from supplement_calc.output.charts.draw import inline_svg, png, svg
from supplement_calc.output.charts.model import (
    Bar,
    Bars,
    Drawing,
    Line,
    Lines,
    Mark,
    Point,
    Spread,
    Spreads,
    Stride,
    Swing,
    Tornado,
    Waterfall,
)
from supplement_calc.scenarios.evaluation import Evaluation
from support.running import DERBYSHIRE, ROOT, run
from support.samples import UNDER_BUDGET, costed, written

POUNDS = Shown("pounds", POUND)


def mark(value: str, unit: Unit = "GBP") -> Mark:
    """A figure with its own digits as its text."""
    return Mark(Figure(f"x.{value}", value, Decimal(value), unit, Input(value)), value)


EACH: tuple[Drawing, ...] = (
    Bars("bars", "$ title $", "alt", "£", ("A", "B"), (Bar("$x_1$ <b>", (mark("1"), None), "1"),), mark("2")),
    Lines("lines", "t", "alt", "FTE", "£",
          (Line("a", (Point(mark("0").figure, mark("9")), Point(mark("3").figure, mark("5")))),),
          mark("5"), (("spot", Point(mark("4").figure, mark("8"))),)),
    Spreads("spreads", "t", "alt", "£", ("Range", "Before", "After"),
            (Spread("a", mark("1").figure, mark("4").figure, mark("2"), mark("3")),), mark("3")),
    Waterfall("waterfall", "t", "alt", "£",
              (Stride("a", mark("5"), True), Stride("b", mark("-2")), Stride("c", mark("3"), True))),
    Tornado("tornado", "t", "alt", "£", mark("5"), (Swing("a", mark("4"), None), Swing("b", mark("7"), mark("2")))),
)  # fmt: skip


@pytest.mark.parametrize("drawing", EACH, ids=lambda drawing: type(drawing).__name__)
def test_a_chart_is_drawn_alike_each_time_with_all_its_texts(drawing: Drawing) -> None:
    first = svg(drawing)
    assert first == svg(drawing)
    text = first.decode()
    assert "<dc:date>" not in text
    assert "Matplotlib v" not in text
    for word in re.findall(r"(?<=text=')[^']+|(?<=label=')[^']+", repr(drawing.__class__(*drawing))):
        assert word.replace("<", "&lt;").replace(">", "&gt;") in text


def test_a_picture_is_a_png_without_the_program_or_the_day() -> None:
    data = png(EACH[0])
    assert data.startswith(b"\x89PNG")
    assert b"Software" not in data
    assert data == png(EACH[0])


def test_within_a_page_a_chart_has_no_size_of_its_own_and_nothing_before_it() -> None:
    text = inline_svg(EACH[3])
    assert text.startswith("<svg")
    assert not re.search(r"<svg[^>]* (width|height)=", text)
    assert "<metadata>" not in text


def test_the_charts_of_a_costing_are_its_figures_and_say_so_in_words() -> None:
    charts = {chart.id: chart for chart in cost_charts(costed(DERBYSHIRE), POUNDS)}
    assert list(charts) == ["cost", "vacancies", "bridge"]
    bars, lines = charts["cost"], charts["vacancies"]
    assert isinstance(bars, Bars)
    assert isinstance(lines, Lines)
    ids = [[None if part is None else part.figure.id for part in row.parts] for row in bars.rows]
    assert ids == [
        ["current_spend.employed", "current_spend.agency", None],
        ["current_spend.employed", "current_spend.agency", "day_one.supplements"],
        ["full_establishment.without_supplements", None, "supplement_cost.total"],
    ]
    assert [row.text for row in bars.rows] == ["£11,318,237", "£11,991,619", "£11,403,379"]
    for row in bars.rows:  # the parts make the total that is written at their end
        assert sum(part.figure.known for part in row.parts if part is not None) == Decimal(row.text[1:].replace(",", ""))
        assert row.text in bars.alt
    assert bars.line is not None and bars.line.text == "Budget £10,334,613"
    assert lines.lines[0].points[1].up.text == "Break-even: 25.61 FTE vacant"
    assert "25.61 FTE vacant" in lines.alt


def test_a_case_within_its_budget_has_no_chart_of_break_even_and_one_without_a_forecast_a_bridge(tmp_path: Path) -> None:
    charts = {chart.id: chart for chart in cost_charts(costed(written(tmp_path, UNDER_BUDGET)), POUNDS)}
    assert list(charts) == ["cost", "bridge"]
    bridge = charts["bridge"]
    assert isinstance(bridge, Waterfall)
    first, *changes, last = bridge.steps
    assert first.is_level and last.is_level
    assert first.mark.figure.known + sum(one.mark.figure.known for one in changes) == last.mark.figure.known


def test_the_way_to_an_option_is_what_compare_says_of_it(tmp_path: Path) -> None:
    """From the case as it stands to each option, cause by cause, of the first total of `compare --bridge` or the extra cost."""
    case = load(str(ROOT / "docs" / "options.yaml"), EVERYTHING).case
    assert case is not None
    charts = list(option_charts(case, Evaluation(case, POUND), POUNDS))
    assert [chart.steps[-1].label for chart in charts] == list(case.options)[:6]
    assert len({chart.id for chart in charts}) == 6
    for chart in charts:
        option = chart.steps[-1].label
        asked = run(
            "compare", ROOT / "docs" / "options.yaml", "--option", option, "--bridge", "forecast.net.total", "-f", "json"
        )
        (said,) = json.loads(asked.out)["bridge"]
        first, *causes, last = chart.steps
        assert (str(first.mark.figure.known), str(last.mark.figure.known)) == (said["before"], said["after"])
        bars = [(bar["label"], bar["amount"]) for bar in said["bars"] if Decimal(bar["amount"])]
        assert [(one.label, str(one.mark.figure.known)) for one in causes] == bars
        assert sum(one.mark.figure.known for one in chart.steps[:-1]) == last.mark.figure.known
        assert all(one.mark.text in chart.alt for one in chart.steps)
