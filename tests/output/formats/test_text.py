"""Every report at every width: each figure whole, no line wider than it may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from supplement_calc.diagnostics.styled_text import Line
from supplement_calc.diagnostics.text import safe, width
from supplement_calc.ledger import NONE, POUND, Rounding
from supplement_calc.output.amounts import MoneyUnit, Shown
from supplement_calc.output.document import Chart, ChartRow, Document, Grid, GridRow, Heading, Sentence
from supplement_calc.output.formats.text import lines
from supplement_calc.output.pages.break_even import break_even_page
from supplement_calc.output.pages.cost import cost_page
from supplement_calc.output.pages.explain import explained
from supplement_calc.output.terminal import text_of
from support.running import DERBYSHIRE
from support.samples import ALL, WIDE, costed, written

WIDTHS = (*range(40, 100, 2), 100, *range(101, 201, 9))
SHOWN: list[tuple[MoneyUnit, Rounding]] = [("pounds", POUND), ("millions", NONE)]
PAGES = {"cost": cost_page, "break-even": break_even_page}
TEXTS = {**ALL, "wide": WIDE}


def figures(text: str) -> Counter[str]:
    """Every number of a text with its marks."""
    return Counter(re.findall(r"\(?-?£?\d[\d,]*(?:\.\d+)?[%)mk]*", text))


def laid_out(document: Document, columns: int | None) -> list[str]:
    """The lines as text."""
    return [text_of(line) for line in lines(document, columns)]


def pages(path: Path, shown: Iterable[tuple[MoneyUnit, Rounding]]) -> Iterable[Document]:
    """Each page of a case, as it is shown each way."""
    for unit, rounding in shown:
        case = costed(path, rounding)
        yield from (page(case, Shown(unit, rounding)) for page in PAGES.values())


def cells(document: Document) -> Iterable[str]:
    """The cells that hold figures."""
    for block in document:
        if isinstance(block, Grid):
            for row in block.rows:
                yield from row.cells[1:]


@pytest.mark.parametrize("name", ["derbyshire", *TEXTS])
def test_every_figure_is_whole_and_no_line_is_too_wide_at_any_width(name: str, tmp_path: Path) -> None:
    path = DERBYSHIRE if name == "derbyshire" else written(tmp_path, TEXTS[name])
    for document in pages(path, SHOWN if name == "derbyshire" else SHOWN[:1]):
        wanted = figures("\n".join(laid_out(document, None)))
        amounts = Counter(cells(document))
        for columns in WIDTHS:
            text = laid_out(document, columns)
            assert figures("\n".join(text)) == wanted, columns
            assert max(map(width, text)) <= columns, max(text, key=width)
            words = Counter(word for line in text for word in re.split(r"  +", line))
            assert not [cell for cell in amounts if words[cell] < amounts[cell]], columns


_DEEP = 30  # asked for: how deep a tree goes by itself is by how many lines it takes, which is by the width


@pytest.mark.parametrize("name", ["derbyshire", "by point"])
def test_an_explanation_is_whole_and_no_wider_than_the_terminal_at_any_width(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for words that no terminal so narrow can hold, such as ids: they run on rather than be cut."""
    monkeypatch.chdir(DERBYSHIRE.parent)
    costing = costed(DERBYSHIRE.name if name == "derbyshire" else written(tmp_path, TEXTS[name], "case.yaml"))
    for id in ("full_establishment.total", "break_even.by_basis.dearest_first"):
        figure = costing.figure(id)
        whole = [text_of(line) for line in lines((explained(figure, depth=_DEEP),), None)]
        ids = Counter(re.findall(r"\[[a-z0-9_.]+\]", "\n".join(whole)))
        wanted = figures(unbroken(whole))
        for columns in WIDTHS:
            text = [text_of(line) for line in lines((explained(figure, depth=_DEEP),), columns)]
            assert Counter(re.findall(r"\[[a-z0-9_.]+\]", "\n".join(text))) == ids
            assert figures(unbroken(text)) == wanted
            for line in text:
                words = line.lstrip("│├└─ ")
                assert width(line) <= columns or " " not in words, (columns, line)


def unbroken(text: Iterable[str]) -> str:
    """A tree without its rails and ids."""
    return " ".join(re.sub(r"\[[a-z0-9_.]+\]", "", line.lstrip("│├└─ ")) for line in text)


def test_a_number_is_not_parted_from_its_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DERBYSHIRE.parent)
    figure = costed(DERBYSHIRE.name).figure("full_establishment.total")
    for columns in (40, 50, 60, 80):
        assert not [
            line for line in map(text_of, lines((explained(figure),), columns)) if line.lstrip("│├└─ ").startswith("FTE")
        ]


def test_a_label_too_long_for_the_terminal_is_folded_beside_its_figures() -> None:
    grid = Grid(("Basis", "Saves £", "Vacant FTE"), (GridRow(("Mean of all the posts there are", "42,380.87", "25.22")),))
    *headings, first, second = laid_out((grid,), 46)
    assert [line.split() for line in headings] == [["Vacant"], ["Basis", "Saves", "£", "FTE"]]
    assert (first, second.split()) == ("  Mean of all the posts", ["there", "are", "42,380.87", "25.22"])
    assert {width(line) for line in (*headings, second)} == {46}


def test_a_table_with_no_room_for_labels_is_shown_row_by_row() -> None:
    grid = Grid(("Basis", "Saves £", "Vacant FTE"), (GridRow(("Mean of all the posts there are", "42,380.87", "25.22")),))
    assert laid_out((grid,), 40) == [
        "Basis",
        "  Mean of all the posts there are",
        "    Saves £                    42,380.87",
        "    Vacant FTE                     25.22",
    ]


def test_every_cell_ends_where_its_heading_ends() -> None:
    rows = (
        GridRow(("Mean", "42,380.87", "5", "9.4%")),
        GridRow(("社会", "1", "1,025.22", "")),
        GridRow(("None", "in turn", "", "9%")),
    )
    ends: dict[str, int] = {}
    for line in laid_out((Grid(("Basis", "Saves", "Vacant", "Rate"), rows),), None):
        ends |= {cell[0]: width(line[: cell.end()]) for cell in re.finditer(r"\S+(?: \S+)*", line)}
    assert {ends[cell] for cell in ("42,380.87", "1", "in turn")} == {ends["Saves"]}
    assert {ends[cell] for cell in ("5", "1,025.22")} == {ends["Vacant"]}
    assert {ends[cell] for cell in ("9.4%", "9%")} == {ends["Rate"]}


def test_an_empty_cell_has_no_line_of_its_own() -> None:
    grid = Grid(("Basis", "Saves £", "Vacant FTE"), (GridRow(("Mean of all the posts there are", "none", "")),))
    assert laid_out((grid,), 36)[1:] == ["  Mean of all the posts there are", f"    Saves £{'none':>25}"]


def test_tables_of_one_page_end_at_one_column() -> None:
    grids = (Grid(("A", "£"), (GridRow(("x", "1")),)), Grid(("B", "£"), (GridRow(("y" * 70, "1,000,000")),)))
    assert {width(line) for line in laid_out(grids, None) if line} == {83}


def test_a_total_is_ruled_off_from_what_it_adds() -> None:
    rows = (GridRow(("a", "1")), GridRow(("b", "22"), "line"), GridRow(("All", "23"), "total"))
    rule = " " * 58
    assert [line[58:] for line in laid_out((Grid(("T", "£"), rows),), None)] == [" £", " 1", "22", "──", "23", "══"]
    assert laid_out((Grid(("T", "£"), rows),), None)[3] == f"{rule}──"


def test_the_widths_of_wide_and_combining_characters_are_a_terminals() -> None:
    grid = Grid(("T", "£"), (GridRow(("社会福祉士", "1,000")), GridRow(("Cafe\u0301", "20"))))
    text = laid_out((grid,), None)
    assert {width(line) for line in text} == {60}
    assert [len(line) for line in text] == [60, 55, 61]


def test_sentences_are_broken_at_spaces_and_follow_one_another() -> None:
    document = (Heading("Title", ("under",)), Sentence("one two three " * 5), Sentence("last"))
    text = laid_out(document, 40)
    assert text[:3] == ["Title", "under", ""]
    assert " ".join(text[3:]).split() == ["one", "two", "three"] * 5 + ["last"]
    assert "" not in text[3:]


def test_a_code_that_steers_a_terminal_is_shown_and_not_sent() -> None:
    nasty = "a\x1b[31m\u202eb"
    document = (Heading(nasty, (nasty,)), Grid((nasty, "£"), (GridRow((nasty, "1")),)), Sentence(nasty))
    for columns in (None, 200, 40):
        text = "\n".join(laid_out(document, columns))
        assert text.count(safe(nasty)) == 5
        assert "\x1b" not in text


@pytest.mark.parametrize("text", ["::error::x", "a ::error::x", "漢字::error::" * 9, "漢字:::" * 9, "x ##[error]y " * 3])
def test_no_fold_of_a_line_makes_a_command_of_a_ci_runner(text: str) -> None:
    bar = Chart(text, ("FTE", text), (ChartRow(text, (Decimal(1), Decimal(2)), "1"),))
    document = (Heading(text, (text,)), Grid((text, "£"), (GridRow((text, "1")),)), Sentence(text), bar)
    for columns in (None, *range(5, 60)):
        assert not [line for line in laid_out(document, columns) if line.lstrip().startswith("::") or "##[" in line]


def test_styles_say_what_a_line_is_and_its_text_says_it_too() -> None:
    rows = (GridRow(("Spend over budget", "5"), "over"), GridRow(("Cost under budget", "(5)"), "under"))
    painted: list[Line] = [line for line in lines((Grid(("Budget", "£"), rows),), None) if line]
    assert [line[0].style for line in painted] == ["heading", "over", "under"]
    assert all(above[0].text != below[0].text for above, below in pairwise(painted))


def test_headings_stay_on_one_line_where_there_is_just_room_for_them() -> None:
    table = Grid(("Grade", "Posts in the grade", "Cost of them all"), (GridRow(("Grade 9", "3", "90,000")),))
    whole = laid_out((table,), None)
    just = max(map(width, whole))
    assert laid_out((table,), just) == whole
    assert laid_out((table,), just - 1) != whole
