"""The table of national pay awards: shipped as it is quoted, each row read, and no more said than it settles."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from supplement_calc.ledger import Input
from supplement_calc.reference.pay_awards import (
    BODIES,
    Body,
    Row,
    Unsettled,
    award_of,
    between,
    body_named,
    days,
    figure_of,
    known_from,
    known_to,
    lump_sums,
    rows,
)


def on(body: Body, day: date, point: int | None = None, since: date | None = None) -> Row | Unsettled:
    return award_of(body, day, point, since or date(day.year - 1, 12, 31))


def test_every_row_of_the_file_is_read_with_its_sources_and_note() -> None:
    text = files("supplement_calc.reference").joinpath("pay_awards.csv").read_text(encoding="utf-8")
    cells = list(csv.DictReader(text.splitlines()))
    assert len(rows()) == len(cells) == 43
    for row, cell in zip(rows(), cells, strict=True):
        assert (row.group, row.note, row.sources_agree) == (cell["group"], cell["note"], cell["sources_agree"])
        assert row.sources == tuple(filter(None, (cell["source_1"], cell["source_2"])))
        assert row.sources
        assert (row.value is None) == (row.kind == "respread")


def test_the_groups_are_read_as_points_or_all_or_as_words_that_points_do_not_settle() -> None:
    read = {row.group: (row.who, row.points) for row in rows()}
    assert read["SCP 11-49 (old spine)"] == ("points", (11, 49))
    assert read["SCP 5 (old spine)"] == ("points", (5, 5))
    assert read["SCP 20 and above (old spine)"] == ("points", (20, 9999))
    assert read["most points (NICVA: SCP 18 and above)"] == ("points", (18, 9999))
    assert read["above SCP 43"] == ("points", (44, 9999))
    assert read["points up to 42"] == ("points", (0, 42))
    assert read["points 3-8, additional"] == ("points", (0, 8))
    assert read["all NJC points"][0] == read["all, full-time equivalent"][0] == "all"
    others = {group for group, (who, _) in read.items() if who == "other"}
    assert others == {
        "most points", "top of band, bands 2-8c", "top of band", "top of band 6 and all of band 7 (instead, if higher)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "day", "point", "kind", "value"),
    [
        ("NJC", date(2015, 1, 1), 9, "flat", "350"),
        ("NJC", date(2015, 1, 1), 30, "percent", "2.2"),
        ("NJC", date(2016, 4, 1), 18, "percent", "1.0"),
        ("NJC", date(2018, 4, 1), 17, "flat", "900"),
        ("NJC", date(2018, 4, 1), 40, "percent", "2.0"),
        ("NJC", date(2020, 4, 1), None, "percent", "2.75"),
        ("NJC", date(2021, 4, 1), 1, "percent", "2.75"),
        ("NJC", date(2021, 4, 1), 2, "percent", "1.75"),
        ("NJC", date(2022, 4, 1), None, "flat", "1925"),
        ("NJC", date(2024, 4, 1), 43, "flat", "1290"),
        ("NJC", date(2024, 4, 1), 44, "percent", "2.5"),
        ("NJC", date(2025, 4, 1), None, "percent", "3.2"),
        ("Agenda for Change", date(2015, 4, 1), 9, "percent", "1.0"),
        ("Agenda for Change", date(2015, 4, 1), 43, "percent", "0.0"),
        ("Agenda for Change", date(2023, 4, 1), None, "percent", "5.0"),
    ],
)
def test_an_award_is_that_of_the_day_and_the_point(body: Body, day: date, point: int | None, kind: str, value: str) -> None:
    row = on(body, day, point)
    assert isinstance(row, Row)
    assert (row.kind, row.value) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("body", "day", "point", "says"),
    [
        ("NJC", date(2016, 4, 1), 17, "lower points got more"),
        ("NJC", date(2017, 4, 1), 30, "most points"),
        ("NJC", date(2019, 4, 1), 30, "other numbers"),
        ("NJC", date(2019, 4, 1), None, "other numbers"),
        ("NJC", date(2021, 4, 1), None, "SCP 1 2.75%"),
        ("NJC", date(2024, 4, 1), None, "goes by pay point"),
        ("NJC", date(2023, 4, 1), 1, "point 1 was deleted on 1 April 2023"),
        ("Agenda for Change", date(2015, 4, 1), 2, "does not settle"),
        ("Agenda for Change", date(2018, 4, 1), 30, "top of band"),
        ("Agenda for Change", date(2022, 4, 1), None, "band 7"),
    ],
)
def test_what_the_table_does_not_settle_has_a_reason(body: Body, day: date, point: int | None, says: str) -> None:
    found = on(body, day, point)
    assert isinstance(found, Unsettled)
    assert says in found.why
    assert found.by_points == (point is None and "SCP" in found.why)


def test_the_awards_between_two_days_leave_out_the_first_and_have_the_last() -> None:
    assert between("NJC", date(2021, 4, 1), date(2023, 4, 1)) == [date(2022, 4, 1), date(2023, 4, 1)]
    assert between("NJC", date(2021, 3, 31), date(2022, 3, 31)) == [date(2021, 4, 1)]
    assert [row.amount for row in lump_sums("Agenda for Change", date(2022, 3, 31), date(2022, 4, 1))] == ["2.0%"]


def test_the_table_covers_its_years_and_no_more() -> None:
    assert [known_from(body) for body in BODIES] == [date(2014, 12, 31), date(2015, 3, 31)]
    assert [known_to(body) for body in BODIES] == [date(2026, 3, 31)] * 2
    assert [days(body)[-1] for body in BODIES] == [date(2025, 4, 1)] * 2


def test_a_body_is_known_by_its_usual_names() -> None:
    assert {body_named(text) for text in ("NJC", "njc", "NJC pay award")} == {"NJC"}
    assert {body_named(text) for text in ("Agenda for Change", "AfC", "agenda_for_change")} == {"Agenda for Change"}
    assert body_named("Soulbury") is None


def test_a_figure_says_where_it_is_from() -> None:
    row = on("NJC", date(2024, 4, 1), 20)
    assert isinstance(row, Row)
    figure = figure_of(row)
    assert (figure.id, figure.value, figure.unit) == ("pay_awards.njc.2024_04_01.scp_2_43", Decimal(1290), "GBP")
    assert isinstance(figure.origin, Input)
    assert "£1,290 from 1 April 2024, SCP 2-43" in figure.origin.text
    assert "slcc.co.uk, clerksandcouncilsdirect.co.uk; sources agree: yes" in figure.origin.text
