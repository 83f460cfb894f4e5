from __future__ import annotations

from support.papers import CASES, load_case, text

PAPER = "west-sussex-2022.yaml"


def values(name: str) -> dict[str, str | None]:
    """An indicator's values as printed."""
    return {at: text(value) for at, value in load_case(PAPER).indicators[name].values.items()}


def test_it_holds_the_sections_of_the_plan_and_no_others() -> None:
    of_the_plan = {"title", "organisation", "source", "workforce", "coverage", "indicators"}
    assert set(load_case(PAPER).root) == of_the_plan | {"silences"}


def test_the_workforce_is_its_agency_staff_alone() -> None:
    (group,) = load_case(PAPER).workforce.values()
    assert group.counted_in == "fte"
    assert group.teams is not None
    (team,) = group.teams.values()
    assert text(team.agency) == "67.81fte"
    assert team.model_fields_set == {"agency", "note"}


def test_coverage_has_two_dates_neither_of_them_whole() -> None:
    (coverage,) = load_case(PAPER).coverage.values()
    assert {
        date: (text(at.permanent), text(at.agency), text(at.vacancy_gap), text(at.uncovered))
        for date, at in coverage.at.items()
    } == {
        "April 2021": ("84.3%", None, None, "2.56%"),
        "following the first stage of the Family Safeguarding Model": (None, None, "10.81%", "6.02%"),
    }
    assert coverage.target is None


def test_the_summary_of_february_2022_has_four_roles_and_turnover() -> None:
    assert values("Workforce by role") == {
        "ASYE Social Workers": "6.60%",
        "Social Workers": "42.90%",
        "Advanced Social Workers": "23.60%",
        "Management & CRO grades": "26.60%",
    }
    assert values("Voluntary turnover") == {"April 2021": "13%", "end of February 2022": "13.72%"}


def test_allocated_children_are_two_tables_of_three_rows() -> None:
    apart = "Allocated children, Family Safeguarding Teams, Social Worker"
    assert values("Allocated children, Family Safeguarding Teams") | values(apart) == {
        "Advanced Social Worker": "13",
        "NQSW": "10",
        "Social Worker": "17",
    }
    social_worker = load_case(PAPER).indicators[apart]
    assert (text(social_worker.target), social_worker.target_by) == ("15", "over time")
    assert values("Allocated children, Assessment and Intervention Teams") == {
        "Advanced Social Worker": "14",
        "Social Worker": "18",
        "NQSW": "10",
    }


def test_appendix_b_has_its_eleven_rows_of_figures() -> None:
    indicators = load_case(PAPER).indicators
    rows = {name: values(name) for name, indicator in indicators.items() if "Appendix B" in (indicator.where or "")}
    (coverage,) = load_case(PAPER).coverage.values()
    of_coverage = coverage.at["April 2021"].model_fields_set
    assert len(rows) + len(of_coverage) == 11
    assert rows == {
        "Voluntary turnover": {"April 2021": "13%", "end of February 2022": "13.72%"},
        "Regular meaningful conversations with my manager": {"before": "76.9%", "Spring 2021": "85.1%"},
        "Treated with dignity and respect": {"before": "86.2%", "Spring 2021": "92.6%"},
        "Employee wellbeing": {"before": "76%", "Spring 2021": "84%"},
        "Absence due to mental health": {"April 2021": "37.38%"},
        "Personal supervision reported as taking place": {"April 2021": "93.7%", "September 2021": "92.5%"},
        "Local induction completion": {"before": "76%", "Spring 2021": "84%"},
        "Supportive team that reflects": {"before": "74.2%", "Spring 2021": "83.9%"},
        "Development supported": {"before": "70%", "Spring 2021": "80%"},
    }


def test_there_is_no_indicator_beyond_these() -> None:
    assert len(load_case(PAPER).indicators) == 13


def test_the_lost_charts_are_named() -> None:
    comments = " ".join((CASES / PAPER).read_text(encoding="utf-8").replace("\n#", "").split())
    for chart in ("Permanent and Agency FTE", "Percentage of Filled Posts", "CYP&L Pulse Survey Positive Responses"):
        assert f'chart "{chart}"' in comments
