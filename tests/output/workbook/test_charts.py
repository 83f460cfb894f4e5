"""The charts of a workbook: those of the paper, each drawn from cells that have the paper's figures, and what places a bar."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import NamedTuple
from unittest.mock import patch
from xml.etree import ElementTree

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.charts.model import Bars, Drawing, Lines, Mark, Spreads, Tornado, Waterfall
from supplement_calc.output.paper.contents import paper_of
from supplement_calc.output.reports import Report
from supplement_calc.output.workbook.charts.data import Ref, Span
from supplement_calc.output.workbook.contents import Contents, contents_of
from supplement_calc.output.workbook.workbook import written
from support.odd_text import ODD
from support.running import ROOT
from support.workbooks import workbook
from support.xlsx import CellRead, read

FILES = ("cases/derbyshire-2019.yaml", "docs/reference/every-section.yaml", "docs/options.yaml")
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RANGE = re.compile(r"'?([^'!]+)'?!\$([A-Z])\$(\d+)(?::\$([A-Z])\$(\d+))?")


class Native(NamedTuple):
    """A chart of the file: its title, the series by name with the values that they point at, and its text alternative."""

    title: str
    series: list[tuple[str, list[object]]]
    axes: list[str]
    alternative: str


@cache
def report(file: str) -> Report:
    """A case ready for any document."""
    loaded = load_text(Source("case.yaml", (ROOT / file).read_text(encoding="utf-8")), EVERYTHING)
    assert loaded.case is not None
    return Report(loaded.case, loaded.problems, Shown("pounds", POUND))


@cache
def data(file: str) -> bytes:
    """Its workbook."""
    with patch("supplement_calc.output.workbook.workbook.contents_of", lambda _: contents(file)):
        return written(report(file))


@cache
def contents(file: str) -> Contents:
    """What is to be in it, worked out once: of options that is much work."""
    return contents_of(report(file))


@cache
def drawn(file: str) -> list[Native]:
    """The charts that it has."""
    return natives(data(file))


def natives(made: bytes) -> list[Native]:
    """Every chart, in order, with what stands in the cells that it names."""
    sheets = read(made)

    def cells(formula: str | None) -> list[CellRead]:
        found = _RANGE.fullmatch(str(formula))
        assert found is not None, formula
        sheet, column, first, _, last = found.groups()
        return [sheets[sheet].get(f"{column}{row}", CellRead(None)) for row in range(int(first), int(last or first) + 1)]

    with zipfile.ZipFile(BytesIO(made)) as file:
        numbers = sorted(
            int(found[1]) for name in file.namelist() if (found := re.fullmatch(r"xl/charts/chart(\d+).xml", name))
        )
        drawing = ElementTree.fromstring(file.read("xl/drawings/drawing1.xml"))
        said = [one.get("descr", "") for one in drawing.iter() if one.tag.endswith("}cNvPr")]
        made_of: list[Native] = []
        for number, alternative in zip(numbers, said, strict=True):
            root = ElementTree.fromstring(file.read(f"xl/charts/chart{number}.xml"))
            assert all(len(label) > 1 for label in root.iter(f"{_C}dLbl")), "a label that says nothing breaks the file"
            title = root.find(f"{_C}chart/{_C}title//{_C}f")
            assert title is not None
            series: list[tuple[str, list[object]]] = []
            for one in root.iter(f"{_C}ser"):
                parts = {key: one.find(f"{_C}{key}//{_C}f") for key in ("tx", "cat", "xVal", "val", "yVal")}
                text = {key: cells(part.text) for key, part in parts.items() if part is not None}
                key = "val" if "val" in text else "yVal"
                points, values = text.get("cat") or text["xVal"], text[key]
                assert len(points) == len(values)
                kept = {int(pt.get("idx", "")): "".join(pt.itertext()) for pt in one.findall(f"{_C}{key}//{_C}pt")}
                for place, value in enumerate(values):
                    assert not isinstance(value.value, Decimal) or Decimal(kept[place]) == value.value
                series.append((str(text["tx"][0].value), [cell.value for cell in values]))
            axes = ["".join(str(text.text) for text in one.iter(f"{_A}t")) for one in root.iter(f"{_C}title")]
            made_of.append(Native(str(cells(title.text)[0].value), series, axes, alternative))
    return made_of


def shown(drawing: Drawing) -> list[Decimal]:
    """Every amount that a chart of the paper shows."""
    marks: Sequence[Mark | None]
    match drawing:
        case Bars(rows=rows, line=line):
            marks = [mark for row in rows for mark in row.parts] + [line]
        case Lines(lines=lines, level=level, spots=spots):
            marks = [point.up for line in lines for point in line.points] + [level, *(one.up for _, one in spots)]
        case Spreads(rows=rows, line=line):
            marks = [mark for row in rows for mark in (row.before, row.after)] + [line]
        case Waterfall(steps=steps):
            marks = [*(step.mark for step in steps if step.is_level)]
        case Tornado(rows=rows, now=now):
            return [mark.figure.known - now.figure.known for row in rows for mark in (row.low, row.high) if mark is not None]
    return [mark.figure.known for mark in marks if mark is not None]


@pytest.mark.parametrize("file", FILES)
def test_the_charts_are_the_papers_and_draw_its_figures(file: str) -> None:
    papers = {drawing.id: drawing for drawing in paper_of(report(file)).pictures}
    ours = contents(file).drawings
    assert {drawing.id for drawing in ours} == {*papers, "by_month"}
    made = drawn(file)
    for drawing, native in zip(ours, made, strict=True):
        paper = papers.get(drawing.id, drawing)
        assert native.title == f"{paper.title}. {report(file).case.title}"
        assert native.alternative == f"As in the case file: {drawing.alt}"
        assert len(native.alternative) > 60
        values = [value for _, values in native.series for value in values if isinstance(value, Decimal)]
        left = [value for value in shown(paper) if not any(abs(value - one) < Decimal("0.0000001") for one in values)]
        assert left == [], drawing.id
        assert any(re.search("£|FTE|%", text) for text in native.axes), (drawing.id, native.axes)
    assert len(made) > 6


@pytest.mark.parametrize("file", FILES)
def test_a_waterfall_comes_to_its_end_and_every_bar_stands_where_the_last_one_stopped(file: str) -> None:
    both = zip(contents(file).drawings, drawn(file), strict=True)
    falls = [(one, native) for one, native in both if isinstance(one, Waterfall)]
    assert falls
    for drawing, native in falls:
        series = dict(reversed(native.series))  # the total is also the labels of its own
        at = Decimal(0)
        for place, step in enumerate(drawing.steps):
            base, total, more, less = (
                series[name][place] for name in ("What a bar stands on, not drawn", "Total", "More", "Less")
            )
            assert isinstance(base, Decimal)
            assert isinstance(more, Decimal)
            assert isinstance(less, Decimal)
            amount = step.mark.figure.known
            if step.is_level:
                assert [base, total, more, less] == [0, amount, 0, 0]
                assert not place or amount == at, "the steps do not come to the end"
                at = amount
            elif at >= 0 and at + amount >= 0:
                assert [base, more, less] == [min(at, at + amount), max(amount, 0), max(-amount, 0)]
                at += amount


# From, to; what is not drawn; and what is: of a rise above 0 and below, of a fall above 0 and below.
SPANS = {
    ("3", "5"): ("3", "2", "0", "0", "0"),
    ("5", "3"): ("3", "0", "0", "2", "0"),
    ("-2", "5"): ("0", "5", "-2", "0", "0"),
    ("5", "-2"): ("0", "0", "0", "5", "-2"),
    ("-5", "-2"): ("-2", "0", "-3", "0", "0"),
    ("-2", "-5"): ("-2", "0", "0", "0", "-3"),
    ("4", "4"): ("4", "0", "0", "0", "0"),
    ("0", "-7"): ("0", "0", "0", "0", "-7"),
}


@pytest.mark.parametrize("ends", SPANS)
def test_a_bar_stands_where_it_should_above_and_below_nothing(ends: tuple[str, str]) -> None:
    span = Span(*(Ref(f"D{number}", Decimal(one)) for number, one in enumerate(ends, 1)))
    parts = [span.part(rises=rises, above=above).value for rises in (True, False) for above in (True, False)]
    assert [span.base.value, *parts] == [Decimal(one) for one in SPANS[ends]]
    size = Decimal(ends[1]) - Decimal(ends[0])
    label = span.label(rises=size > 0).value
    assert isinstance(label, Decimal)
    assert abs(label) == abs(size)
    assert (label < 0) is (max(map(Decimal, ends)) <= 0 and size != 0)
    unknown = Span(Ref("D1", None), Ref("D2", Decimal(1)))
    assert {unknown.base.value, unknown.part(rises=True, above=True).value, unknown.label(rises=False).value} == {"none"}


def test_every_amount_of_the_chart_data_is_a_formula_or_says_that_it_is_as_in_the_file() -> None:
    cells = read(data(FILES[0]))["Chart data"]
    rows = [n for n in range(4, 9_999) if f"A{n}" in cells]
    assert len(rows) > 300
    fixed = {"as in the case file", "set in the chart"}
    for n in rows:
        what = str(cells[f"F{n}"].value)
        if (value := cells.get(f"D{n}")) is None:
            assert what == "none: nothing is drawn"
            continue
        assert value.formula or what in fixed, (n, value)
        if what == "from the tables" and value.formula:
            assert re.fullmatch(r"(?:Workings|Inputs|'Fixed values')!B\d+", value.formula)
    follows = {cells[f"A{n}"].value for n in rows if "as in the case file" in str(cells[f"F{n}"].value)}
    said = read(data(FILES[0]))["Charts"]
    assert follows == {said[f"A{n}"].value for n in range(4, 40) if f"C{n}" in said and said[f"C{n}"].value != "yes"}


def test_names_and_titles_that_look_like_formulas_are_text() -> None:
    text = f"""
title: {ODD["formula"]}
grades:
  "{ODD["at"]}": {{salary: 30000, in_post: 3, vacant: 2, supplement: 1000}}
budget: 90000
on_costs: 20%
options:
  "{ODD["plus"]}": {{changes: {{budget: "95,000", on_costs: 25%}}}}
"""
    made = workbook(text)
    assert made is not None
    with zipfile.ZipFile(BytesIO(made)) as file:
        charts = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) >= 4
    for formula in (one for chart in charts for one in re.findall("<c:f>(.*?)</c:f>", chart)):
        assert _RANGE.fullmatch(formula), formula
    assert all(one.title.endswith(ODD["formula"]) for one in natives(made))
