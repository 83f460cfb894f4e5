from __future__ import annotations

from supplement_calc.case.models.workforce import Split
from support.papers import CASES, load_case, text

PAPER = "kent-2016.yaml"


def split(stage: object) -> tuple[str | None, str | None, str | None]:
    """Total, external, internal as printed."""
    if isinstance(stage, Split):
        return text(stage.total), text(stage.external), text(stage.internal)
    return text(stage), None, None


def test_it_holds_the_sections_of_the_paper_and_no_others() -> None:
    assert set(load_case(PAPER).root) == {
        "title",
        "organisation",
        "source",
        "recruitment",
        "coverage",
        "indicators",
        "measures",
        "silences",  # what `check` is told of the paper, beside what the paper holds
    }


def test_recruitment_is_the_three_columns_of_the_table() -> None:
    funnels = {
        job: (split(funnel.applications), text(funnel.shortlisted), split(funnel.offered))
        for job, funnel in load_case(PAPER).recruitment.items()
    }
    assert funnels == {
        "Social Workers": (("64", "52", "12"), "19", ("11", None, None)),
        "Senior Practitioners": (("42", "9", "33"), "38", ("9", "2", "7")),
        "Team Managers": (("30", "17", "13"), "12", ("10", "1", "9")),
    }


def test_recruitment_is_of_one_period_and_says_nothing_of_acceptances() -> None:
    for funnel in load_case(PAPER).recruitment.values():
        assert funnel.period == "between April and October 2015"
        assert funnel.accepted is None
        assert funnel.printed is None


def test_coverage_has_two_dates_and_the_target() -> None:
    (coverage,) = load_case(PAPER).coverage.values()
    assert {date: (text(at.permanent), text(at.agency), at.vacancy_gap, at.uncovered) for date, at in coverage.at.items()} == {
        "October 2014": ("75%", "19%", None, None),
        "end of October 2015": ("75.4%", "19.6%", None, None),
    }
    assert text(coverage.target) == "85%"


def test_every_number_of_the_prose_is_an_indicator() -> None:
    indicators = load_case(PAPER).indicators
    assert {name: [text(value) for value in indicator.values.values()] for name, indicator in indicators.items()} == {
        "Leavers since April 2015": ["46", "25"],
        "Leavers in July 2015": ["10", "8"],
        "Social workers eligible for the second tranche of retention payments": ["32"],
        "Newly qualified social workers recruited": ["50"],
        "Authorities invited to the accreditation pilot": ["26"],
        "Social workers in the accreditation pilot": ["1000", "approximately 160"],
        "Authorities in the Memorandum of Cooperation": ["19", "15"],
        "Time before a permanent leaver may work for agencies in the region": ["6 months", "12 months"],
    }


def test_measures_are_the_three_elements_without_a_cost() -> None:
    measures = load_case(PAPER).measures
    assert [(measure.where or "")[:16] for measure in measures.values()] == [
        "paragraph 2.2 a)",
        "paragraph 2.2 b)",
        "paragraph 2.2 d)",
    ]
    assert all(measure.cost is None and measure.fte is None for measure in measures.values())


def test_the_lost_graphs_are_named() -> None:
    assert "# Lost in the text: two graphs" in (CASES / PAPER).read_text(encoding="utf-8")
