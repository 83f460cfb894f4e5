from __future__ import annotations

import re

from support.papers import CASES, load_case, text

PAPER = "devon-2021.yaml"


def test_it_holds_the_sections_of_the_decision_and_no_others() -> None:
    assert set(load_case(PAPER).root) == {"title", "organisation", "source", "indicators", "package", "measures", "funding"}


def test_measures_follow_the_letters_of_the_decision() -> None:
    letters = [re.match(r"decision \((.)\)", measure.where or "") for measure in load_case(PAPER).measures.values()]
    assert "".join(letter[1] for letter in letters if letter) == "abcccdefghij"


def test_measures_follow_the_sections_of_the_report() -> None:
    sections = [
        re.search(r"section (3\.\d+) of the report", measure.where or "") for measure in load_case(PAPER).measures.values()
    ]
    assert [section[1] for section in sections if section] == (
        ["3.1", "3.2", "3.3", "3.3", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10"]
    )


def test_only_the_posts_of_the_care_leaver_service_have_fte_and_no_measure_has_a_cost() -> None:
    measures = load_case(PAPER).measures.values()
    assert {measure.what: text(measure.fte) for measure in measures if measure.fte is not None} == {
        "Qualified social workers added to the care leaver service": "2",
        "Education, Employment and Training Workers added to the care leaver service": "2",
    }
    assert all(measure.cost is None for measure in measures)


def test_funding_is_two_years_from_two_sources() -> None:
    lines = list(load_case(PAPER).funding.values())
    assert [(one.year and one.year.name, one.amount and text(one.amount), one.source) for one in lines] == [
        ("2021/22", "£1.1m", "reserve"),
        ("2022/23", "£3.4m", "base budget"),
    ]
    assert [money.approved for money in load_case(PAPER).funding.values()] == ["yes", "to be considered"]


def test_every_number_of_the_minutes_is_an_indicator_with_its_hedge() -> None:
    assert {
        name: {group: text(value) for group, value in indicator.values.items()}
        for name, indicator in load_case(PAPER).indicators.items()
    } == {
        "Permanent staff to recruit": {"qualified social workers": "approximately 100", "team managers": "6"},
        "Children in care": {"this time last year": "approximately 780", "now": "806"},
        "Children subject to child protection plans": {"this time last year": "approximately 530", "now": "590"},
    }


def test_the_fte_of_the_whole_is_printed_once_and_not_split() -> None:
    package = load_case(PAPER).package
    assert package is not None
    assert (text(package.fte), package.where) == ("48 fte", 'decision (k), "the creation of 48 additional FTE"')


def test_the_earlier_decision_is_quoted() -> None:
    assert '"In December 2020, Cabinet agreed improvements' in (CASES / PAPER).read_text(encoding="utf-8")
