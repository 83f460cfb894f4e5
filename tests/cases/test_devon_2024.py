"""Devon's progress report of June 2024: every row of its tables is in the case, as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from supplement_calc.case.case import Case
from supplement_calc.case.loading import load
from supplement_calc.case.models.workforce import Staff
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.ledger import Figure, Input, why_none

CASE = Path(__file__).parents[2] / "cases" / "devon-2024.yaml"
SERVICES = ["Assessment", "Children & Families", "Corporate Parenting", "Disabled Children's Service"]
MONTHS = ["Jul 23", "Aug 23", "Sep 23", "Oct 23", "Nov 23", "Dec 23", "Jan 24", "Feb 24", "Mar 24"]
CASEWORK_MONTHS = [
    "March 2023",
    "April 2023",
    "May 2023",
    "June 2023",
    "July 2023",
    "August 2023",
    "September 2023",
    "October 2023",
    "November 2023",
    "December 2023",
    "January 2024",
    "February 2024",
    "March 2024",
]


@pytest.fixture(scope="module")
def case() -> Case:
    loaded = load(str(CASE), EVERYTHING)
    assert loaded.problems == []
    assert loaded.case is not None
    return loaded.case


def text(figure: Figure | None) -> str:
    """A figure as the paper prints it; nothing where the case leaves it out; why it has no value where it has none."""
    if figure is None:
        return ""
    return figure.origin.text if isinstance(figure.origin, Input) else why_none(figure)


def row(staff: Staff | None) -> str:
    """A row of the tables of management and of social workers, in the order of its columns."""
    assert staff is not None
    printed = {name: value.text for name, value in (staff.printed or {}).items()}
    cells = [
        text(staff.establishment),
        printed.get("in_work"),
        text(staff.agency),
        printed.get("agency_share"),
        text(staff.in_post),
        printed.get("permanent_share"),
        printed.get("unfilled", ""),
    ]
    return " ".join(str(cell) for cell in cells).strip()


def values(case: Case, name: str) -> dict[str, str]:
    return {key: text(value) for key, value in case.indicators[name].values.items()}


def change(case: Case, name: str) -> str:
    printed = case.indicators[name].printed_change
    return printed.text if printed else ""


def test_it_is_a_case_of_evidence(case: Case) -> None:
    assert case.organisation == "Devon County Council"
    assert not case.grades
    assert all(entry.value is None for entry in case.published.values())  # each accepts a cell of the tables
    assert list(case.workforce) == ["Permanent workforce", "Management and leadership", "Social workers"]


def test_the_permanent_workforce_has_five_services(case: Case) -> None:
    teams = case.workforce["Permanent workforce"].teams or {}
    assert {
        name: [
            text(staff.headcount),
            text(staff.in_post),
            f"{text(staff.men)}/{text(staff.women)}",
            text(staff.average_service),
            text(staff.average_age),
        ]
        for name, staff in teams.items()
    } == {
        "Social Care": ["545", "507", "106/439", "7 years, 0 months", "43.9"],
        "Health & Wellbeing": ["455", "405", "85/371", "8 years, 11 months", "44.8"],
        "Education": ["281", "224", "47/234", "11 years, 5 months", "49.8"],
        "SEND": ["165", "142.5", "30/135", "5 years 11 months", "44.1"],
        "Public Health Nursing": ["227", "179", "4/223", "9 years, 2 months", "45.1"],
    }
    service = teams["SEND"].average_service
    assert service is not None
    assert service.known == 71


def test_management_by_service(case: Case) -> None:
    group = case.workforce["Management and leadership"]
    teams = group.teams or {}
    assert str(group.date) == "2024-03-31"
    assert list(teams) == SERVICES
    assert [row(staff) for staff in teams.values()] == [
        "12 10.0 5.5 46% 4.5 38% 2.00",
        "25 23.0 7.0 28% 16.0 64% 2.00",
        "7 5.0 4.0 57% 1.0 14% 2.00",
        "6 6.0 0 0% 6.0 100%",
    ]
    assert row(group.total) == "50 44.0 16.5 33% 27.5 55% 6.00"


def test_management_by_month(case: Case) -> None:
    group = case.workforce["Management and leadership"]
    series = group.series or {}
    assert list(series) == MONTHS
    assert [row(staff) for staff in series.values()] == [
        "49 43.0 21.5 44% 21.5 44% 6.00",
        "49 43.0 20.5 42% 22.5 46% 6.00",
        "49 41.0 19.5 40% 21.5 44% 8.00",
        "49 39.0 17.5 36% 21.5 44% 10.00",
        "49 43.0 19.5 40% 23.5 48% 6.00",
        "49 43.0 19.5 40% 23.5 48% 6.00",
        "50 41.0 18.5 37% 22.5 45% 9.00",
        "50 42.0 19.5 39% 22.5 45% 8.00",
        "50 44.0 16.5 33% 27.5 55% 6.00",
    ]
    assert "1 x TM in January 2024" in (group.note or "")


def test_social_workers_by_service(case: Case) -> None:
    group = case.workforce["Social workers"]
    teams = group.teams or {}
    assert str(group.date) == "2024-03-31"
    assert list(teams) == SERVICES
    assert [row(staff) for staff in teams.values()] == [
        "44 39.0 27.0 69% 12.0 31% 5.01",
        "121 100.6 53.8 53% 46.8 47% 20.38",
        "37 38.5 15.8 41% 22.7 59% -1.53",
        "23 18.5 4.4 24% 14.1 76% 4.50",
    ]
    assert row(group.total) == "225 196.6 101.0 45% 95.6 42% 28.36"


def test_social_workers_by_month(case: Case) -> None:
    group = case.workforce["Social workers"]
    series = group.series or {}
    assert list(series) == MONTHS
    assert [row(staff) for staff in series.values()] == [
        "218 209.8 113.6 52% 96.2 44% 8.21",
        "218 198.8 102.6 47% 96.2 44% 19.21",
        "218 197.6 101.0 46% 96.6 44% 20.36",
        "218 195.6 97.0 45% 98.6 45% 22.37",
        "218 196.4 95.8 44% 100.6 46% 21.57",
        "218 194.4 94.0 43% 100.4 46% 23.56",
        "225 203.0 99.6 44% 103.4 46% 21.96",
        "225 199.4 102.8 46% 96.6 43% 25.56",
        "225 196.6 101.0 45% 95.6 42% 28.36",
    ]
    assert "1 x TM and 7 x SW" in (group.note or "")
    assert values(case, "Temporary increase in budgeted posts, Corporate Parenting") == {
        "Team Manager": "1",
        "Social Worker": "7",
    }


@pytest.mark.parametrize(
    ("group", "share", "fte"), [("Management and leadership", "11%", "5.0fte"), ("Social workers", "7%", "12.6fte")]
)
def test_the_changes_below_the_tables_of_the_appendix(case: Case, group: str, share: str, fte: str) -> None:
    total = case.workforce[group].total
    assert total is not None
    assert total.printed is not None
    assert total.printed["agency_share_change"].text == share
    assert total.printed["agency_change"].text == fte


SUMMARY = {
    "Agency share of management and leadership": (["44%", "33%"], "11%"),
    "Agency staff in management and leadership": (["21.5FTE", "16.5 FTE"], "5 FTE"),
    "Agency share of social workers": (["52%", "45%"], "7.2%"),
    "Agency staff in social worker roles": (["113.6 FTE", "101 FTE"], "12.6 FTE"),
    "Interims and consultants": (["28", "11"], "60.7%"),
    "Interims and consultants in Social Care": (["9"], ""),
    "Reduction in interims and consultants": (["17"], ""),
}


@pytest.mark.parametrize("name", SUMMARY)
def test_the_summary_of_agency_staff(case: Case, name: str) -> None:
    assert (list(values(case, name).values()), change(case, name)) == SUMMARY[name]


def test_the_national_benchmark_stands_beside_both_shares(case: Case) -> None:
    for name in ("Agency share of management and leadership", "Agency share of social workers"):
        assert text(case.indicators[name].benchmark) == "17.8%"


CASELOADS = {
    "Caseload, whole front door, own records": ["20.33", "16.65", "16.44"],
    "Caseload, England, national statistics": [
        "16.6",
        "it is illegible in the text of the paper, but for 16.… (Caseload, England, national statistics, Year to Sept 23)",
        "the paper prints n/a for it (Caseload, England, national statistics, Year to Date)",
    ],
    "Caseload, Devon, national statistics": [
        "18.3",
        "16.7",
        "the paper prints n/a for it (Caseload, Devon, national statistics, Year to Date)",
    ],
    "Caseload, Assessment, own records": ["26.45", "22.34", "19.19"],
    "Caseload, all other front door services, own records": ["18.24", "15.24", "15.69"],
}


@pytest.mark.parametrize("name", CASELOADS)
def test_the_table_of_caseloads(case: Case, name: str) -> None:
    assert list(values(case, name)) == ["Jan 22 to Sept 22", "Year to Sept 23", "Year to Date"]
    assert list(values(case, name).values()) == CASELOADS[name]


def test_the_table_of_caseloads_has_five_rows(case: Case) -> None:
    assert [name for name in case.indicators if name.startswith("Caseload, ") and "difference" not in name] == [*CASELOADS]


def test_the_months_of_casework(case: Case) -> None:
    cells = []
    for name in ("Disciplinary cases", "Grievances", "Whistleblowing cases"):
        indicator = case.indicators[name]
        assert list(indicator.values) == CASEWORK_MONTHS
        new = indicator.new or {}
        cells.append(
            [text(value) + (f" ({text(new[month])} new)" if month in new else "") for month, value in indicator.values.items()]
        )
    assert list(zip(*cells, strict=True)) == [
        ("4 (0 new)", "4 (1 new)", "5"),
        ("4 (0 new)", "3 (1 new)", "4"),
        ("5 (2 new)", "3 (1 new)", "2"),
        ("5 (0 new)", "2 (0 new)", "3"),
        ("3 (0 new)", "2 (1 new)", "3"),
        ("2 (0 new)", "4 (3 new)", "3"),
        ("4 (2 new)", "7 (4 new)", "3"),
        ("4 (0 new)", "7 (0 new)", "3"),
        ("4 (1 new)", "6 (0 new)", "2"),
        ("1 (0 new)", "2 (1 new)", "2"),
        ("1 (0 new)", "2 (0 new)", "2"),
        ("2 (1 new)", "0", "1"),
        ("1 (1 new)", "0", "1"),
    ]


PROSE = {
    "Social workers recruited from overseas": ["7"],
    "New ASYEs": ["3"],
    "Student placements": ["14", "17", "10", "5", "8"],
    "Student placements in total": ["54"],
    "Staff at online sessions on wellbeing and resilience": ["over 200"],
    "Agency staff agreed to transfer onto permanent contracts": ["3", "1"],
    "Meetings on converting to permanent": ["21"],
    "Conversions to permanent": ["2", "6", "28"],
    "Agency staff who agreed permanent terms": ["9"],
    "Agency staff who agreed permanent terms, by job": ["1", "2", "5", "1"],
    "Hourly pay of a social worker": ["c£22", "£24", "up to £44"],
    "Most cases a social worker is to hold": ["18", "25"],
    "Average caseload, highest and latest": ["23.11", "15.40"],
    "Average caseload in Assessment, highest": ["31.83"],
    "Caseload, difference from the Government's statistics": ["0.05"],
    "Average caseload compared with England": ["around 16"],
    "Social workers holding cases": ["170.93", "223.6"],
    "Practitioners at launch events of the 7 pillars training": ["over 100"],
    "Practitioners training to be Practice Educators": ["15"],
    "Additional posts for line management": ["11", "40"],
    "Average direct reports, printed 6/7": ["6", "7"],
    "Staff at the briefing by the Chief Executive": ["Over 600"],
    "Staff with 25+ years' service": ["101"],
    "Working days lost to sickness, Social Care": ["5522", "5151"],
    "Occasions of sickness, Social Care": ["657", "550"],
    "Staff on long-term sick, Social Care and Health and Wellbeing": ["22", "13"],
    "Sickness by length": ["31.6%", "5.94%", "62.44%"],
    "Sickness rate of the directorate": ["4.01%"],
    "Sickness days per person in the directorate": ["9.02"],
}


@pytest.mark.parametrize("name", PROSE)
def test_figures_in_prose(case: Case, name: str) -> None:
    assert list(values(case, name).values()) == PROSE[name]


def test_what_stands_beside_figures_in_prose(case: Case) -> None:
    assert change(case, "Working days lost to sickness, Social Care") == "6.7%"
    assert change(case, "Occasions of sickness, Social Care") == "16.3%"
    assert text(case.indicators["Sickness rate of the directorate"].benchmark) == "3.6%"
    assert text(case.indicators["Caseload, Assessment, own records"].target) == "25"
    assert text(case.indicators["Average caseload in Assessment, highest"].target) == "25"


def test_every_indicator_is_counted_here(case: Case) -> None:
    casework = {"Disciplinary cases", "Grievances", "Whistleblowing cases"}
    increase = {"Temporary increase in budgeted posts, Corporate Parenting"}
    assert set(case.indicators) == {*SUMMARY, *CASELOADS, *PROSE} | casework | increase
    assert len(case.indicators) == 45


DATES = {
    "Agency share of social workers": ["July 2023", "31 March 2024"],
    "Interims and consultants": ["February 2023", "31 March 2024"],
    "Hourly pay of a social worker": ["permanent, from", "permanent, to", "agency"],
    "Average caseload, highest and latest": ["February 2022", "April 2024"],
    "Social workers holding cases": ["April 2022", "April 2023"],
    "Working days lost to sickness, Social Care": ["2022/23", "2023/24"],
    "Occasions of sickness, Social Care": ["2022/23", "2023/24"],
    "Staff on long-term sick, Social Care and Health and Wellbeing": ["May and June 2023", "end of March 2024"],
}


@pytest.mark.parametrize("name", DATES)
def test_what_each_figure_is_of(case: Case, name: str) -> None:
    assert list(values(case, name)) == DATES[name]
