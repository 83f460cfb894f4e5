"""Derbyshire, 24 June 2019: every row of the paper's tables is in the case, as printed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from supplement_calc.case.case import Case
from supplement_calc.case.loading import load
from supplement_calc.case.models.workforce import Staff
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.ledger import Figure, Input, Missing
from support.running import DERBYSHIRE

COLUMNS = ("establishment", "establishment_before", "vacant", "agency", "turnover", "starters")
ABSENT = {"n/a": "the paper prints n/a", "-": "the paper prints a dash", "illegible": "it is illegible"}


@pytest.fixture(scope="module")
def case() -> Case:
    """The published case, with every section."""
    loaded = load(str(DERBYSHIRE), EVERYTHING)
    assert loaded.problems == []
    assert loaded.case is not None
    return loaded.case


def text(figure: Figure | None) -> str:
    """A figure as printed, hedge and all, or what the paper prints where there is none."""
    assert figure is not None
    if isinstance(figure.origin, Input):
        return figure.origin.text
    assert isinstance(figure.origin, Missing)
    return next(printed for printed, why in ABSENT.items() if figure.origin.why.startswith(why))


def row(name: str, staff: Staff) -> str:
    """A row of a workforce table: its columns, then the rates, then turnover and starters of the years before."""
    columns = [text(cell) for cell in (getattr(staff, column) for column in COLUMNS) if cell is not None]
    rates = [rate.text for rate in (staff.printed or {}).values()]
    earlier = [text(cell) for year in (staff.earlier or {}).values() for cell in (year.turnover, year.starters)]
    return f"{name} | {' '.join(columns)} | {' '.join(rates)} | {' '.join(earlier)}\n"


def texts(values: Mapping[str, Figure]) -> dict[str, str]:
    """An indicator's values as printed."""
    return {name: text(figure) for name, figure in values.items()}


def test_pay_points_and_the_lowest_in_use(case: Case) -> None:
    assert list(case.pay_points[0]) == list(range(16, 32))
    assert {name: grade.lowest_in_use for name, grade in case.grades.items()} == {
        "Grade 9": 19,
        "Grade 10": 22,
        "Grade 11": 25,
        "Grade 12": None,
    }


def test_what_is_costed_is_as_it_was(case: Case) -> None:
    posts = {name: (grade.in_post, grade.vacant, grade.supplement) for name, grade in case.grades.items() if grade.in_post}
    found = {name: tuple(text(figure) for figure in three if isinstance(figure, Figure)) for name, three in posts.items()}
    assert found == {
        "Grade 9": ("61.03", "40", "£4,000"),
        "Grade 10": ("38.95", "22", "£3,000"),
        "Grade 11": ("79.27", "27.06", "£2,000"),
    }


def test_six_comparators_with_a_range_for_each_grade(case: Case) -> None:
    pay = {name: [each.text for each in other.pay.values()] for name, other in case.comparators.items()}
    assert all(list(other.pay) == ["Grade 9", "Grade 10", "Grade 11"] for other in case.comparators.values())
    assert pay == {
        "Derby City Council": ["£32,233 - £36,153", "£37,107 - illegible: £39…", "illegible"],
        "Nottinghamshire County Council": ["£26,999 - £31,371", "£31,371 - illegible: £35…", "illegible"],
        "Nottingham City Council": ["£25,295 - £26,999", "£28,785 - £30,507", "£32,878 - £34,788"],
        "Leicestershire County Council": ["£26,397", "£27,387 - £30,762", "£34,599 - £37,107"],
        "Sheffield City Council": ["top £33,799", "top £33,799", "top £37,849"],
        "Rotherham Metropolitan Borough Council": ["£29,909", "£33,136", "£37,107"],
    }


def test_what_is_cut_off_has_no_value(case: Case) -> None:
    ends = [(name, grade, end) for name, other in case.comparators.items() for grade, end in other.pay.items()]
    without = {(name, grade) for name, grade, pay in ends if pay.top is not None and pay.top.value is None}
    assert without == {
        (council, grade)
        for council in ("Derby City Council", "Nottinghamshire County Council")
        for grade in ("Grade 10", "Grade 11")
    }


def test_other_pay_of_comparators(case: Case) -> None:
    said = {name: (other.allowances, other.non_pay) for name, other in case.comparators.items() if other.allowances}
    assert said == {
        "Nottinghamshire County Council": (
            "Retention payments in targeted hard to retain teams (excl. NQSW): £1K after 6 months £1K after 1 year £3 after 2 "
            "years £4K after 3 years",
            "mobile working; transfer scheme; CPD package; options to enhance pay by becoming a Practice Educator/ASYE Mentor",
        ),
        "Nottingham City Council": ("Market Supplements: Up to £1,633-£1,963 (for L2 & L3 respectively)", None),
        "Leicestershire County Council": ("Market Supplements paid – no details", None),
    }
    supplements = {name: texts(other.supplements) for name, other in case.comparators.items() if other.supplements}
    assert supplements == {"Nottingham City Council": {"Grade 10": "£1,633", "Grade 11": "£1,963"}}


def test_how_pay_is_compared(case: Case) -> None:
    assert case.market is not None
    assert (case.market.statistic, case.market.of, case.market.counting) == ("mean", "tops", "basic pay")
    assert case.differential is not None
    assert text(case.differential.least) == "£1"


CHILDREN = """\
High Peak | 39.2 27.8 2.0 3.0 33.3% 8.7 | 5.10% 7.65% | 13.5% 8 15.9% 6.1
Chesterfield | 42.6 32.1 4.5 0.0 8.30% 9.0 | 10.56% 0.00% | 13.2% 9.0 15.1% 2.6
North East and Bolsover | 50.2 39.3 22.36 13.0 42.4% 12.0 | 44.54% 25.90% | 7.0% 9.0 8.3% 6.6
Amber Valley | 34 25.5 14.9 11.0 15.8% 7.0 | 43.82% 32.35% | 57.9% 6.0 18.8% 5.5
Erewash | 37 28.5 19.6 16.6 20.0% 4.1 | 52.97% 44.86% | 26.3% 4.0 16.7% 3.0
South Derbyshire | 34.7 23.5 19.1 13.9 21.4% 5.0 | 55.04% 40.06% | 8.0% 2.0 10.7% 5.6
Disability Services | 22.5 13.5 4.6 6.0 0.0% 3.5 | 20.44% 26.67% | 5.9% 1.0 6.5% 2.0
Starting Point | 8.1 n/a 2.0 2.0 7.70% 0.0 | 24.70% 24.70% | 25% 1.0 0.0% 0.0
total | 268.3 198.3 89.06 65.5 18.6% 49.3 | 32.15% 25.27% 23.56fte | 19.6% 38.4 11.5% 31.2
"""

ADULT_CARE = """\
High Peak | 20.93 1.00 0.0 n/a 4.03 | 4.77% 0.0% | n/a 2.85 n/a 1.80
Chesterfield | 22.42 2.90 5.0 n/a 4.00 | 12.93% 22.30% | n/a 6.00 n/a 1.80
North East and Bolsover | 41.43 3.31 0.0 n/a 7.80 | 7.98% 0.0% | n/a 11.80 n/a 4.50
Amber Valley | 21.78 3.50 3.0 n/a 5.60 | 16.07% 13.77% | n/a 5.80 n/a -
Erewash | 26.52 6.00 0.0 n/a 7.09 | 22.62% 0.0% | n/a 6.09 n/a 3.50
South Derbyshire | 23.19 3.90 0.0 n/a 5.80 | 16.81% 0.0% | n/a 5.20 n/a 4.80
Mental Health | 42.55 2.09 0.0 n/a 16.09 | 4.91% 0.0% | n/a 10.20 n/a 5.00
Hospitals | 15.60 2.00 0.0 n/a 5.00 | 12.82% 0.0% | n/a 2.00 n/a 1.00
Direct Care | 2.00 0.50 0.0 n/a 1.50 | 25.00% 0.0% | n/a - n/a -
Prevention | 5.00 1.00 0.0 n/a 2.00 | 20.00% 0.0% | n/a 1.00 n/a 2.00
Learning Disability and Deaf Services | 11.30 3.50 0.0 n/a 3.00 | 30.97% 0.0% | n/a 0.50 n/a 3.00
total | 232.72 29.7 8.0 7.8% 61.91 | 12.7% 3.3% | 12.0% 51.44 5.8% 27.40
"""


@pytest.mark.parametrize(("name", "table"), [("Child protection", CHILDREN), ("Adult care", ADULT_CARE)])
def test_every_cell_of_the_workforce_tables(case: Case, name: str, table: str) -> None:
    group = case.workforce[name]
    assert group.teams is not None
    assert group.total is not None
    assert "".join(row(team, staff) for team, staff in [*group.teams.items(), ("total", group.total)]) == table


def test_rates_are_named_and_years_in_order(case: Case) -> None:
    for group in case.workforce.values():
        assert group.teams is not None
        assert str(group.date) == "2019-04-30"
        for staff in group.teams.values():
            assert list(staff.printed or ()) == ["vacancy_rate", "agency_share_of_workforce"]
            assert list(staff.earlier or ()) == ["30 April 2018", "30 April 2017"]


@pytest.mark.parametrize(
    ("workforce", "shares", "cumulative"),
    [
        (
            "Child protection",
            "30.9% 21.4% 21.3% 9.1% 5.0% 9.6% 2.1% 0.6% 0.0%",
            "30.9% 52.3% 73.6% 82.7% 87.7% 97.3% 99.4% 100.0% 0.0%",
        ),
        (
            "Adult care",
            "27.0% 24.0% 18.0% 8.0% 9.0% 9.0% 3.0% 1.0% 1.0%",
            "27.0% 51.0% 69.0% 77.0% 86.0% 95.0% 98.0% 99.0% 100.0%",
        ),
    ],
)
def test_nine_bands_of_service(case: Case, workforce: str, shares: str, cumulative: str) -> None:
    served = case.service_length[workforce]
    assert " ".join(text(band.share) for band in served.bands) == shares
    assert " ".join(text(band.cumulative) for band in served.bands) == cumulative
    assert (text(served.total), text(served.cumulative_total)) == ("100.0%", "100.0%")


def test_recruitment(case: Case) -> None:
    (funnel,) = case.recruitment.values()
    stages = (funnel.adverts, funnel.applications, funnel.fewest_per_advert, funnel.most_per_advert, funnel.declined)
    assert [text(stage) for stage in stages if isinstance(stage, Figure)] == ["24", "213", "0", "26", "approximately 4"]
    assert {name: rate.text for name, rate in (funnel.printed or {}).items()} == {"applications_per_advert": "9"}


def test_every_figure_of_the_prose(case: Case) -> None:
    assert {name: list(texts(said.values).values()) for name, said in case.indicators.items()} == {
        "Vacancies since 2017": ["89.06fte", "28.19fte", "24.92fte"],
        "Vacancies that the growth bid added": ["70fte"],
        "Vacancy rate of the full establishment": ["0%"],
        "Turnover of child protection social workers": ["11.5%", "18.6%"],
        "Weekly spend on agency staff": ["£71k"],
        "Agency workers above what is budgeted for this number of social workers": ["£1.724m"],
        "Social work apprenticeships": ["14"],
        "Locality teams": ["7"],
        "Shortest time before workers qualify": ["6 months"],
        "Longest time before workers qualify": ["4"],
        "Standard period for a review of market supplements": ["up to 2"],
        "Review within that period": ["12 months"],
    }
    turnover = case.indicators["Turnover of child protection social workers"]
    assert (text(turnover.target), turnover.target_by) == ("10%", "December 2019")


def published(case: Case, place: str) -> list[tuple[str, str]]:
    """Figure and printed value of each entry printed in a place, in order."""
    entries = [p for p in case.published.values() if p.where is not None and p.where.startswith(place)]
    return [(p.figure, p.value.text) for p in entries if p.value is not None]


@pytest.mark.parametrize(
    ("place", "count"),
    [
        ("section 7", 6),
        ("section 8, pay point table", 6),
        ("section 8, current cost estimate", 8),
        ("section 8, below the current cost estimate", 3),
        ("section 8, costs of proposed supplements", 16),
        ("section 8, full establishment", 11),
        ("section 8, below the full establishment", 3),
        ("report, section 5", 4),
        ("", 65),
    ],
)
def test_published_figures_of_each_place(case: Case, place: str, count: int) -> None:
    assert len(published(case, place)) == count


def test_published_figures_of_the_market_and_pay_points(case: Case) -> None:
    assert published(case, "section 7") == [
        ("market.grade_9.comparator", "£30,771"),
        ("market.grade_10.comparator", "£32,780"),
        ("market.grade_11.comparator", "£37,124"),
        ("market.grade_9.gap", "£3,881"),
        ("market.grade_10.gap", "£1,800"),
        ("market.grade_11.gap", "£1,937"),
    ]
    assert published(case, "section 8, pay point table") == [
        ("pay_points.grade_9.point_19.after", "£30,890"),
        ("pay_points.grade_10.point_22.after", "£32,957"),
        ("pay_points.grade_10.point_23.after", "£33,980"),
        ("pay_points.grade_11.point_25.after", "£35,084"),
        ("pay_points.grade_11.point_26.after", "£36,135"),
        ("pay_points.grade_11.point_27.after", "£37,187"),
    ]


def test_published_figures_of_the_three_tables(case: Case) -> None:
    assert [value for _, value in published(case, "section 8, current cost estimate")] == (
        ["£1.641m", "£1.207m", "£2.789m", "£5.637m", "£1.371m", "£7.008m", "£4.310m", "£11.318m"]
    )
    assert [value for _, value in published(case, "section 8, costs of proposed supplements")] == [
        *("£0.244m", "£0.117m", "£0.159m", "£0.022m", "£1,078", "£0.542m"),
        *("89.06fte", "£0.160m", "£0.066m", "£0.054m", "£0.004m", "£1,078", "£0.284m"),
        *("£0.826m", "£0.201m", "£1.027m"),
    ]
    assert [value for _, value in published(case, "section 8, full establishment")] == [
        *("268.31fte", "101.03fte", "£2.717m", "60.95fte", "£1.888m", "106.33fte", "£3.741m"),
        *("£8.346m", "£2.031m", "£10.377m", "£11.404m"),
    ]


def test_published_figures_of_the_report(case: Case) -> None:
    assert published(case, "report, section 5") == [
        ("budget_position.full_over_budget", "£1,068,766"),
        ("budget_position.current_over_budget", "£983,624"),
        ("budget_position.difference", "£85,142"),
        ("break_even.vacant_fte", "27.75 fte"),
    ]
    assert published(case, "section 8, below the full establishment")[-1] == ("break_even.vacant_fte", "27.75 fte")
