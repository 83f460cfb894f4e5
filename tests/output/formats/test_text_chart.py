"""Charts: bars to one scale, legible without colour, the figures always beside them and nothing wider than the terminal."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.diagnostics.text import width
from supplement_calc.output.document import Chart, ChartRow
from supplement_calc.output.formats.text_chart import lines


def chart(*rows: tuple[str, str, tuple[str, ...]], names: tuple[str, ...] = ("employed", "agency", "unfilled")) -> Chart:
    return Chart("Staff, FTE", names, tuple(ChartRow(label, tuple(map(Decimal, parts)), shown) for label, shown, parts in rows))


def bars(found: list[str]) -> list[str]:
    """The bars alone."""
    return ["".join(character for character in line if character in "█▒·") for line in found[1:]]


def test_the_longest_bar_is_forty_characters_and_the_others_to_its_scale() -> None:
    found = list(lines(chart(("a", "100", ("100", "0", "0")), ("b", "25", ("25", "0", "0")), ("c", "0", ("0", "0", "0"))), 80))
    assert [len(bar) for bar in bars(found)] == [40, 10, 0]


def test_the_parts_have_a_character_each_and_the_title_says_which() -> None:
    title, row = lines(chart(("a", "4 2 2", ("20", "10", "10"))), 80)
    assert title == "Staff, FTE (█ employed, ▒ agency, · unfilled)"
    assert row == f"  a  4 2 2  {'█' * 20}{'▒' * 10}{'·' * 10}"


def test_one_part_needs_no_key() -> None:
    title, _ = lines(chart(("a", "4", ("4",)), names=("vacant",)), 80)
    assert title == "Staff, FTE"


def test_parts_of_one_total_make_bars_of_one_length() -> None:
    rows = [
        (name, "", parts) for name, parts in (("a", ("1", "1", "1")), ("b", ("0.5", "1.7", "0.8")), ("c", ("2.9", "0.1", "0")))
    ]
    assert {len(bar) for bar in bars(list(lines(chart(*rows), 80)))} == {40}


def test_a_part_below_nil_has_no_length_and_takes_none_from_the_others() -> None:
    (_, row, other) = lines(chart(("a", "-1.5", ("20", "20", "-1.5")), ("b", "0", ("20", "20", "0"))), 80)
    assert bars(["", row]) == bars(["", other]) == ["█" * 20 + "▒" * 20]


def test_bars_and_figures_stand_in_columns() -> None:
    _, *rows = lines(chart(("Amber Valley", "9", ("1", "0", "0")), ("Erewash", "1,234.5", ("1", "0", "0"))), 80)
    assert len({row.index("█") for row in rows}) == 1
    assert {row[: row.index("█")].rstrip()[-1] for row in rows} == {"9", "5"}
    assert len({len(row[: row.index("█")].rstrip()) for row in rows}) == 1


def test_a_narrow_terminal_has_label_figures_and_bar_on_lines_of_their_own() -> None:
    found = list(lines(chart(("A service with a long name", "100  50  25", ("100", "50", "25"))), 40))
    assert [line.strip() for line in found[-3:-1]] == ["A service with a long name", "100  50  25"]
    assert set(found[-1].strip()) == {"█", "▒", "·"}
    assert max(map(width, found)) <= 40


@pytest.mark.parametrize("parts", [("0", "0", "0"), ("-1", "0", "-2")])
def test_nothing_to_draw_is_drawn_as_nothing(parts: tuple[str, ...]) -> None:
    assert list(lines(chart(("a", "0", parts)), 80))[1:] == ["  a  0"]


def test_a_label_cannot_steer_the_screen() -> None:
    assert "\x1b" not in "".join(lines(chart(("a\x1b[31m", "0", ("1", "1", "1"))), 80))


amounts = st.decimals(-50, 5_000, places=2)


@given(
    st.lists(
        st.tuples(st.text("ab 児é", min_size=1, max_size=30), st.tuples(amounts, amounts, amounts)), min_size=1, max_size=9
    ),
    st.integers(40, 132),
)
def test_nothing_is_wider_than_the_terminal_and_every_figure_is_whole(
    rows: list[tuple[str, tuple[Decimal, Decimal, Decimal]]], columns: int
) -> None:
    shown = [f"{n}{parts[0]}" for n, (_, parts) in enumerate(rows)]
    drawn = Chart(
        "Staff", ("a", "b", "c"), tuple(ChartRow(name, parts, said) for (name, parts), said in zip(rows, shown, strict=True))
    )
    found = list(lines(drawn, columns))
    for line in found:
        if line.strip() not in {name.strip() for name, _ in rows}:  # a name is not broken
            assert width(line) <= columns
    assert all(said in "\n".join(found) for said in shown)
    totals = [sum((max(part, Decimal(0)) for part in parts), Decimal(0)) for _, parts in rows]
    lengths = [len(bar) for bar in bars(found) if bar]
    assert (max(totals) == 0) == (not lengths)


def test_a_signed_chart_has_its_bars_on_both_sides_of_nil() -> None:
    rows = tuple(ChartRow(f"{value}", (Decimal(value),), f"{value}") for value in (-10, 0, 30))
    below, nil, above = list(lines(Chart("net", (), rows, signed=True), 80))[1:]
    axis = below.index("│")
    assert nil.index("│") == above.index("│") == axis
    assert (below.count("█"), nil.count("█"), above.count("█")) == (9, 0, 29)
    assert below.rstrip().endswith("│")
    assert "█" not in above[:axis]
    assert list(lines(Chart("net", (), (ChartRow("a", (Decimal(0),), "0"),), signed=True), 80))[1].endswith("│")
