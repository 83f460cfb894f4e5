"""Rules about figures, whatever the case proposes: each finds what breaks it, and nothing at its limit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.checks.digit_slips import Range, slip
from support.checking import codes, found, under

TEAM = "title: x\ngrades:\n  A: {salary: 30000, in_post: 10, vacant: 2}\n  B: {salary: 36000, in_post: 4.25, vacant: 1}\n"


@pytest.mark.parametrize(
    ("establishment", "expected"),
    [
        ("17.25", []),
        ("17.3", []),
        ("17.2", []),
        ("17", []),
        ("17.24", ["establishment-differs"]),
        ("18", ["establishment-differs"]),
    ],
)
def test_grades_add_to_the_establishment_within_its_last_digit(establishment: str, expected: list[str]) -> None:
    assert codes(f"{TEAM}establishment: {establishment}\n") == expected


def test_the_difference_is_said_with_both_values() -> None:
    [finding] = found(TEAM + "establishment: 18.5\n")
    said = "the grades have 17.25 FTE in post and vacant, 1.25 fewer than the establishment of 18.5"
    assert (finding.headline, under(finding), finding.severity) == (said, "18.5", "error")


def test_posts_by_point_add_up_too() -> None:
    text = "title: x\npay_points: {1: 20000, 2: 21000}\ngrades:\n  A: {points: 1-2, in_post: {1: 2.5, 2: 3}, vacant: 1}\n"
    assert codes(text + "establishment: 6.5\n") == []
    assert codes(text + "establishment: 6.4\n") == ["establishment-differs"]


def test_more_vacant_than_posts() -> None:
    assert codes(TEAM + "establishment: 2.9\n") == ["vacant-above-establishment"]
    row = "title: x\nworkforce: {G: {teams: {T: {establishment: 5, vacant: %s}}}}\n"
    assert codes(row % "5") == []
    assert codes(row % "5.01") == ["vacant-above-establishment"]
    assert codes(row % "-1.53") == []  # over-established, which is no error
    assert codes(row % "n/a") == []


@pytest.mark.parametrize(
    "where", ["total: {%s}", "series: {Jan: {%s}}", "teams: {T: {establishment: 9, earlier: {2025: {%s}}}}"]
)
def test_totals_series_and_earlier_dates_are_looked_at(where: str) -> None:
    row = where.replace("%s", "establishment: 5, vacant: 6")
    assert codes("title: x\nworkforce: {G: {" + row + "}}\n") == ["vacant-above-establishment"]


@pytest.mark.parametrize("more", ["on_costs: 25%", "budget: 100000", "agency: {fte: 1, cost_per_fte: 60000}"])
def test_grades_without_posts_where_money_is_meant(more: str) -> None:
    bare = "title: x\ngrades: {A: {salary: 30000}}\n"
    assert codes(bare) == []  # known for its pay
    assert codes(f"{bare}{more}\n") == ["grades-without-posts"]
    assert codes(f"title: x\ngrades: {{A: {{salary: 30000}}, B: {{salary: 30000, vacant: 4}}}}\n{more}\n") == []


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("{fte: 3, cost_per_fte: 60000}", []),
        ("{fte: 3.01, cost_per_fte: 60000}", ["agency-above-vacancies"]),
        ("{fte: 5, beyond_vacancies: 2, cost_per_fte: 60000}", []),
        ("{fte: 5.1, beyond_vacancies: 2, cost_per_fte: 60000}", ["agency-above-vacancies"]),
    ],
)
def test_agency_staff_against_vacancies(agency: str, expected: list[str]) -> None:
    assert codes(f"{TEAM}agency: {agency}\n") == expected
    assert codes(f"title: x\ngrades: {{A: {{salary: 30000, in_post: 3}}}}\nagency: {agency}\n") == []  # vacancies not given


@pytest.mark.parametrize(
    ("staff", "expected"),
    [
        ("vacant: 2, agency: 2", []),
        ("vacant: 2, agency: 2.1", ["agency-above-vacancies"]),
        ("establishment: 10, in_post: 8, agency: 2", []),
        ("establishment: 10, in_post: 8, agency: 2.1", ["agency-above-vacancies"]),
        ("establishment: 10, in_post: 11, agency: 0", []),
        ("establishment: 10, agency: 9", []),
    ],
)
def test_agency_staff_of_a_team(staff: str, expected: list[str]) -> None:
    assert codes(f"title: x\nworkforce: {{G: {{teams: {{T: {{{staff}}}}}}}}}\n") == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("15%", []),
        ("14.99%", ["on-costs-unusual"]),
        ("45%", []),
        ("45.01%", ["on-costs-unusual"]),
        ("0%", ["on-costs-unusual"]),
        ("0.2433%", ["percentage-as-fraction"]),
        ("1%", ["on-costs-unusual"]),
    ],
)
def test_on_costs(rate: str, expected: list[str]) -> None:
    assert codes(f"title: x\non_costs: {rate}\n") == expected


def test_the_usual_on_costs_are_the_policys() -> None:
    assert codes("title: x\non_costs: 50%\npolicy: {on_costs_at_most: 55%}\n") == []
    assert codes("title: x\non_costs: 5%\npolicy: {on_costs_at_least: none}\n") == []


@pytest.mark.parametrize(
    ("supplement", "expected"),
    [
        ("0.1", ["percentage-as-fraction"]),
        ("0.1%", ["percentage-as-fraction"]),
        ("1%", []),
        ("0", []),
        ("20.5", ["percentage-without-sign"]),
        ("99.99", ["percentage-without-sign"]),
        ("100", []),
        ("20.5%", []),
    ],
)
def test_a_supplement_that_is_a_percentage(supplement: str, expected: list[str]) -> None:
    told = codes(f"title: x\ngrades: {{A: {{salary: 30000, in_post: 3, supplement: {supplement}}}}}\n")
    assert [code for code in told if code != "no-end-date"] == expected


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ("522000", []),
        ("522", ["budget-in-thousands"]),
        ("£522k", []),
        ("100", []),  # some other mistake: £100,000 would not pay for the posts either
        ("52200", ["digit-lost"]),
        ("5220000", ["digit-gained"]),
        ("400000", []),
        ("900000", []),
        ("0", []),
        ("{posts: 17, cost_per_post: 38500}", []),
        ("{posts: 17, cost_per_post: 38.5}", ["budget-in-thousands"]),
    ],
)
def test_a_budget_of_another_size(budget: str, expected: list[str]) -> None:
    assert codes(f"{TEAM}budget: {budget}\n") == expected
    assert codes("title: x\nbudget: 522\n") == []  # nothing to hold it against


SPINE = {1: "20,100", 2: "21,400", 3: "22,600", 4: "23,900", 5: "25,300"}


def spine(**changed: str) -> str:
    points = {str(point): value for point, value in SPINE.items()} | {key.lstrip("p"): v for key, v in changed.items()}
    return "title: x\npay_points:\n" + "".join(f"  {point}: {value}\n" for point, value in points.items())


@pytest.mark.parametrize("point", SPINE)
def test_a_digit_lost_or_gained_at_any_point_is_that_alone(point: int) -> None:
    assert codes(spine()) == []
    value = SPINE[point]
    lost = [value.replace(",", "")[:place] + value.replace(",", "")[place + 1 :] for place in range(5)]
    for text in {text for text in lost if not text.startswith("0")}:
        told = found(spine(**{f"p{point}": text}))
        assert [(one.code, under(one)) for one in told] == [("digit-lost", text)]
    told = found(spine(**{f"p{point}": value.replace(",", "") + "0"}))
    assert [(one.code, under(one)) for one in told] == [("digit-gained", value.replace(",", "") + "0")]


def test_points_rise() -> None:
    assert codes(spine(p3="21,400")) == ["pay-points-not-rising"]
    assert codes(spine(p3="21,399")) == ["pay-points-not-rising"]
    assert codes(spine(p3="21,401")) == []


def test_a_salary_off_the_spine() -> None:
    row = "grades: {A: {salary: %s, in_post: 2}}\n"
    assert codes(spine() + row % "21400") == []
    assert codes(spine() + row % "21401") == ["salary-off-spine"]
    assert codes(spine() + row % "25301") == []  # above the points that the case has
    [finding] = found(spine() + row % "21500")
    assert "£100 above point 2 and £1,100 below point 3" in finding.headline


@given(st.integers(13_000, 99_999), st.integers(0, 4))
def test_a_slip_is_explained_by_the_number_it_came_from(salary: int, place: int) -> None:
    text = str(salary)
    within = Range(Decimal(salary), Decimal(salary))
    rest = text[:place] + text[place + 1 :]
    if not rest.startswith("0") and Decimal(rest) * 2 < salary:
        lost = Decimal(rest)
        made = slip(lost, within)
        assert made is not None and (made.kind, made.mended) == ("lost", Decimal(salary))
    made = slip(Decimal(text + "7"), within)
    assert made is not None and (made.kind, made.mended) == ("gained", Decimal(salary))
    assert slip(Decimal(salary), within) is None


@pytest.mark.parametrize(
    ("salaries", "expected"),
    [
        ("30000 36000 41000", []),
        ("3000 36000 41000", ["digit-lost"]),
        ("30000 360000 41000", ["digit-gained"]),
        ("3000", ["digit-lost"]),
        ("30000", []),
        ("18000 60000", []),
        ("18000 60000 150000", []),  # a chief executive
    ],
)
def test_a_salary_against_the_others(salaries: str, expected: list[str]) -> None:
    grades = "".join(f"  G{n}: {{salary: {salary}, in_post: {n + 1}}}\n" for n, salary in enumerate(salaries.split()))
    assert codes(f"title: x\ngrades:\n{grades}") == expected


@pytest.mark.parametrize(
    ("supplements", "expected"),
    [
        ("4000 3000 2000", []),
        ("400 3000 2000", ["digit-lost"]),
        ("40000 3000 2000", ["digit-gained"]),
        ("1000 3000", []),
        ("5000 500", []),  # which of two is right cannot be said
        ("10% 8% 7%", []),
        ("1% 8% 12%", ["digit-lost"]),
    ],
)
def test_a_supplement_against_the_others(supplements: str, expected: list[str]) -> None:
    grades = "".join(
        f"  G{n}: {{salary: {60000 + 9000 * n}, in_post: {n + 1}, supplement: {one}}}\n"
        for n, one in enumerate(supplements.split())
    )
    wanted = ("digit-lost", "digit-gained")
    assert [code for code in codes(f"title: x\ngrades:\n{grades}") if code in wanted] == expected


@pytest.mark.parametrize(
    ("pay", "expected"),
    [("31000 - 34000", []), ("3100 - 34000", ["digit-lost"]), ("31000 - 340000", ["digit-gained"]), ("illegible", [])],
)
def test_a_comparators_pay_against_the_others(pay: str, expected: list[str]) -> None:
    text = f"title: x\ngrades: {{A: {{salary: 30000}}}}\ncomparators: {{X: {{pay: {{A: {pay}}}}}, Y: {{pay: {{A: 32000}}}}}}\n"
    assert codes(text) == expected


def test_agency_cost_against_salaries() -> None:
    text = TEAM + "agency: {fte: 1, cost_per_fte: %s}\n"
    assert [codes(text % cost) for cost in (65000, 6500, 650000)] == [[], ["digit-lost"], ["digit-gained"]]


BANDS = "title: x\nservice_length:\n  T:\n    bands:\n"


def bands(*rows: str) -> str:
    cells = [row.split() for row in rows]
    shares = (f"{{band: b{n}, share: {c[0]}%" + (f", cumulative: {c[1]}%" if c[1:] else "") + "}" for n, c in enumerate(cells))
    return BANDS + "".join(f"      - {row}\n" for row in shares)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("33.3", "33.3", "33.3"), []),  # three halves of the last digit
        (("33.3", "33.3", "33.2"), ["shares-not-100"]),
        (("33.4", "33.4", "33.4"), ["shares-not-100"]),
        (("33", "33", "33"), []),
        (("0.33", "0.33", "0.34"), ["percentage-as-fraction"]),
        (("40 40", "30 70", "30 100"), []),
        (("40 40", "30 71", "30 100"), []),  # one in the last digit may be rounding
        (("40 41", "30 70", "30 100"), []),  # half of one in each of the two
        (("40 42", "30 70", "30 100"), ["cumulative-breaks"]),
        (("40 40", "30 72", "30 100"), ["cumulative-breaks"]),
        (("40 40", "30 70", "30 0"), ["cumulative-breaks"]),
        (("40 40", "30 70", "30 30"), ["cumulative-breaks"]),
    ],
)
def test_shares_and_what_accumulates(rows: tuple[str, ...], expected: list[str]) -> None:
    assert codes(bands(*rows)) == expected


def test_shares_that_are_not_all_there_are_let_be() -> None:
    assert codes(BANDS + "      - {band: a, share: 40%}\n      - {band: b, share: illegible}\n") == []
    assert codes(BANDS + "      - {band: a, share: 40%}\n      - {band: b, share: about 50%}\n") == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("a: 6.60%, b: 42.90%, c: 23.60%, d: 26.60%", ["shares-not-100"]),
        ("a: 6.90%, b: 42.90%, c: 23.60%, d: 26.60%", []),
        ("a: 6.92%, b: 42.90%, c: 23.60%, d: 26.60%", []),
        ("a: 6.93%, b: 42.90%, c: 23.60%, d: 26.60%", ["shares-not-100"]),
        ("a: 13%, b: 42.90%, c: 23.60%, d: 26.60%", []),  # too far off to be one whole
        ("a: 47%, b: 52%", []),  # two of anything
        ("a: 47, b: 32, c: 20", []),
    ],
)
def test_an_indicator_of_shares(values: str, expected: list[str]) -> None:
    assert codes(f"title: x\nindicators: {{I: {{values: {{{values}}}}}}}\n") == expected
    assert codes(f"title: x\nindicators: {{I: {{by: date, values: {{{values}}}}}}}\n") == []


def test_coverage_of_posts_is_shares_too() -> None:
    text = "title: x\ncoverage: {C: {at: {now: {permanent: 75%%, %s}}}}\n"
    assert codes(text % "agency: 19%, uncovered: 6%") == []
    assert codes(text % "agency: 19%, uncovered: 9%") == ["shares-not-100"]
    assert codes(text % "vacancy_gap: 25%") == []
    assert codes(text % "vacancy_gap: 15%") == ["shares-not-100"]
    assert codes(text % "agency: 19%") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("workforce: {G: {teams: {A: {vacant: 2.5, in_post: 8, agency: 1}, B: {vacant: 2.5, in_post: 8, agency: 1}}}}", 1),
        ("workforce: {G: {teams: {A: {vacant: 2.5, in_post: 8, agency: 1}, B: {vacant: 2.5, in_post: 8, agency: 0}}}}", 0),
        ("workforce: {G: {teams: {A: {establishment: 9, vacant: 1}, B: {establishment: 9, vacant: 1}}}}", 0),  # by chance
        ("workforce: {G: {series: {A: {vacant: 2.5, in_post: 8, agency: 1}, B: {vacant: 2.5, in_post: 8, agency: 1}}}}", 0),
        ("grades: {A: {salary: 30000, in_post: 3, vacant: 1}, B: {salary: 30000, in_post: 3, vacant: 1}}", 1),
        ("grades: {A: {salary: 30000, in_post: 3, vacant: 1}, B: {salary: 31000, in_post: 3, vacant: 1}}", 0),
        ("service_length: {S: {bands: [{band: 1 to 2, share: 50%}, {band: 1 To 2, share: 50%}]}}", 1),
        ("measures: [{what: A car}, {what: A car}]", 1),
        ("measures: [{what: A car, where: a}, {what: A car, where: b}]", 0),
        ("funding: [{year: 2021/22, amount: £1m, from: grant}, {year: 2021/22, amount: £1m, from: grant}]", 1),
        ("published: [{figure: a.b, value: £1, where: p}, {figure: a.b, value: £1, where: p}]", 1),
        ("published: [{figure: a.b, value: £1, where: p}, {figure: a.b, value: £1, where: q}]", 0),
    ],
)  # fmt: skip
def test_a_row_twice(text: str, expected: int) -> None:
    assert codes(f"title: x\n{text}\n") == ["row-twice"] * expected


def test_a_comparator_twice() -> None:
    pay = "pay: {A: 30000 - 34000, B: %s}"
    text = "title: x\ngrades: {A: {salary: 31000}, B: {salary: 36000}}\ncomparators: {X: {%s}, Y: {%s}}\n"
    assert codes(text % (pay % "36000", pay % "36000")) == ["row-twice"]
    assert codes(text % (pay % "36000", pay % "36001")) == []


@pytest.mark.parametrize(
    ("section", "under_five"),
    [
        ("workforce: {G: {teams: {T: {men: %s}}}}", True),
        ("workforce: {G: {total: {women: %s}}}", True),
        ("workforce: {G: {teams: {T: {leavers: %s}}}}", False),  # FTE
        ("workforce: {G: {counted_in: heads, teams: {T: {leavers: %s}}}}", True),
        ("recruitment: {R: {offered: {external: %s}}}", True),
        ("recruitment: {R: {adverts: %s}}", False),
        ("indicators: {I: {counts: people, values: {a: %s}}}", True),
        ("indicators: {I: {values: {a: %s}}}", False),
    ],
)
def test_counts_of_people_under_five(section: str, under_five: bool) -> None:
    text = f"title: x\n{section}\n"
    for count, small in (
        ("0", False),
        ("1", True),
        ("4", True),
        ("5", False),
        ("under 5", False),
        ("about 4", False),
        ("n/a", False),
    ):
        assert codes(text % count) == (["small-count"] if small and under_five else []), count
