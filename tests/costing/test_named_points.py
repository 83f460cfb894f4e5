"""Pay points that have names, and grades of several pay spines: worked by hand, and held against plain fractions."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import pytest

from costing.engine import case_of, codes, costed, forecasted, known
from supplement_calc.case.loading import load_text
from supplement_calc.case.models.fields.points import read_point
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import COSTING, EVERYTHING
from supplement_calc.costing.costing import cost
from supplement_calc.diagnostics import Problem, Source
from supplement_calc.evidence.pay_points import pay_points
from supplement_calc.ledger import NONE, POUND

NAMED = """\
title: t
pay_points: {0: "28,000", M1: "30,000", M6: "41,333", SCP 12: "27,711", 8a: "50,952", "5.1": "28,407"}
grades:
  Teacher: {points: M1-M6, in_post: 3}
"""
SPINES = """\
title: Two spines
pay_points:
  NJC: {1: 24000, 2: 24500, 3: 25000}
  Teachers: {M1: 31650, M2: 33483, M6: 43607, U1: 45646, U3: 49084}
  AfC: {2: 24465, 3: 25674, 5.1: 29970, 5.2: 32324}
grades:
  Clerk: {points: 1-3, in_post: {SCP 2: 3, 3: 1}, supplement: 10%}
  Porter: {spine: AfC, points: 2-3, in_post: 2}
  Teacher: {points: M1-M6, in_post: {M1: 2, M6: 3}, supplement: {make_up_to: point U1}}
  Upper: {points: U1-U3, costed_at: U1, in_post: 2, vacant: 1}
  Nurse: {points: 5.1-5.2, in_post: {5.1: 2, "5.2": 1}, lowest_in_use: 5.2}
uplifts: [{grade: Teacher, from: M1, to: M2, in_post: 1.5}]
"""


def problems(text: str) -> list[Problem]:
    return load_text(Source("case.yaml", text), EVERYTHING).problems


def one(text: str, code: str) -> Problem:
    (problem,) = problems(text)
    assert problem.code == code, problem
    return problem


def test_names_that_people_have_are_costed() -> None:
    assert known(costed(NAMED), "current_spend.teacher") == 3 * 41333 == 123999
    text = NAMED.replace("in_post: 3", "in_post: {m: 3, M6: 1}")
    assert [problem.code for problem in problems(text)] == ["not-a-point"]
    for points, at, pay in (("12", "SCP 12", 27711), ("0", "point 0", 28000), ("8a", "8a", 50952), ("5.1", "'5.1'", 28407)):
        text = NAMED.replace("points: M1-M6", f"points: {points}, costed_at: {at}")
        assert known(costed(text), "current_spend.teacher") == 3 * pay


def test_words_that_only_say_that_a_point_follows_are_left_off() -> None:
    said = {"SCP 12": 12, "scp12": 12, "Point 3": 3, "spine point 7": 7, "pt. 4": 4, "0": 0, "point M1": "M1", "SCP 8a": "8a"}
    assert {text: read_point(text) for text in said} == said
    names = ("M1", "U3", "8a", "5.1", "5.10", "5.1/entry step", "L18*", "Grade 9 step 2")
    assert [read_point(text) for text in names] == list(names)
    no_points = (
        "Entry",
        "top",
        "019",
        "10000",
        "M1-M6",
        "1 to 3",
        "£5",
        "1O",
        "3l",
        "5:1",
        "",
        "M1, M2",
        "point 019",
        "9" * 90,
    )
    assert [text for text in no_points if read_point(text) is not None] == []


@pytest.mark.parametrize(
    ("points", "grade", "between"),
    [
        ("{M1: 1, M2: 2, U1: 3, U3: 4}", "M2-U1", ["M2", "U1"]),
        ("{16: 5, 14: 3, 12: 1, 13: 2}", "12-14", [12, 13, 14]),  # numbers by number, the highest first in the file
        ("{SCP 12: 1, SCP 16: 2}", "12 to 16", [12, 16]),
        ("{SCP 12: 1, SCP 16: 2}", "SCP 12-SCP 16", [12, 16]),
        ("{7: 1, 8a: 2, 8b: 3, 8c: 4, 9: 5}", "8a-9", ["8a", "8b", "8c", 9]),
        ("{7: 1, 8a: 2, 8b: 3, 8c: 4, 9: 5}", "7-9", [7, "8a", "8b", "8c", 9]),
        ("{9: 4, M1: 2, 8: 3, 7: 1}", "7-9", [7, "M1", 8, 9]),  # numbers in the places that numbers have
        ("{9: 3, M1: 1, M2: 2, 7: 1}", "M1 – M2", ["M1", "M2"]),
        ("{5.1: 1, 5.10: 2, '5.2': 3}", "5.1-'5.2'", None),
    ],
)  # fmt: skip
def test_a_range_takes_what_stands_between_in_the_spines_order(points: str, grade: str, between: list[object] | None) -> None:
    if between is None:
        assert [p.code for p in problems(f"title: t\npay_points: {points}\ngrades: {{A: {{points: {grade}}}}}\n")] == [
            "not-a-range"
        ]
        return
    case = case_of(f"title: t\npay_points: {points}\ngrades: {{A: {{points: {grade}, in_post: 1}}}}\n")
    evidence = pay_points(case, NONE)
    assert [point.point for point in evidence.grades[0].points] == between
    assert case.spine_of("A").between(case.grades["A"].points)[0] == between[0]


def test_what_is_wrong_with_a_name_is_one_problem_and_says_what_to_write() -> None:
    twice = one("title: t\npay_points: {12: 20000, SCP 12: 21000}\n", "duplicate-key")
    assert (twice.span.column, twice.related[0].span.column) == (25, 14)
    assert one("title: t\npay_points: {M1: 20000, m1: 21000}\n", "name-taken").related
    again = NAMED.replace("in_post: 3", "in_post: {M1: 3, point M1: 2}")
    assert one(again, "duplicate-key").span.line == 4
    assert one(NAMED.replace("M1-M6", "M1-m6"), "point-without-pay").help == "did you mean M6? Or add `m6: …` to pay_points"
    assert (
        one(NAMED.replace("M1-M6", "M6-M1"), "not-a-range").help == "write M1-M6, or list the lowest point first in pay_points"
    )
    numbers = "title: t\npay_points: {16: 20000, 17: 21000}\ngrades: {A: {points: 16-17, in_post: 1}}\n"
    assert one(numbers.replace("16-17", "M1-M6"), "point-without-pay").help == "add `M1: …` to pay_points, which has 16 and 17"
    assert one(numbers.replace("16-17", "16/17"), "not-a-range").help == "write 16-17"
    assert one(NAMED.replace("in_post: 3", "in_post: {8a: 3}"), "point-off-grade")
    assert one(NAMED.replace("M1-M6", "5.10"), "point-without-pay")
    beside = one("title: t\npay_points: {NJC: {1: 20000}, 12: 21000}\n", "wrong-shape")
    assert beside.headline == "12 is a point of no pay spine, where others are under NJC"


def test_a_point_is_set_by_its_name_as_written_or_folded() -> None:
    def with_(*sets: str) -> dict[str, object]:
        overrides = [parse_override(text, number) for number, text in enumerate(sets, 1)]
        loaded = load_text(Source("case.yaml", SPINES), COSTING, [one for one in overrides if one is not None])
        assert loaded.case is not None, loaded.problems
        return {id: figure.value for id, figure in cost(loaded.case, POUND).ledger.figures.items()}

    changed = with_(
        "pay_points.teachers.m1=30000",
        "grades.clerk.in_post.scp_2=5",
        "pay_points.AfC.5.1=30,000",
        "grades.nurse.in_post.5.2=4",
    )
    assert (changed["current_spend.teacher.point_m1"], changed["current_spend.clerk.point_2"]) == (60000, 122500)
    assert (changed["current_spend.nurse.point_5_1"], changed["current_spend.nurse.point_5_2"]) == (60000, 129296)
    assert with_("grades.clerk.in_post.2=1")["current_spend.clerk.point_2"] == 24500


def test_several_spines_are_costed_and_stand_apart() -> None:
    result = costed(SPINES)
    by_hand = {
        "clerk": 3 * 24500 + 25000,
        "porter": 2 * 25674,
        "teacher": 2 * 31650 + 3 * 43607,
        "upper": 2 * 45646,
        "nurse": 2 * 29970 + 32324,
    }
    assert {id: known(result, f"current_spend.{id}") for id in by_hand} == by_hand
    assert known(result, "current_spend.salaries") == sum(by_hand.values())
    assert known(result, "supplement_cost.existing.teacher_m1_to_m2") == 2750  # 1.5 × £1,833 is £2,749.50
    assert known(result, "supplement_cost.existing.teacher") == 2 * (45646 - 31650) + 3 * (45646 - 43607)
    assert known(result, "supplement_cost.existing.clerk") == 3 * 2450 + 2500
    evidence = pay_points(case_of(SPINES), NONE)
    assert [(grade.name, grade.spine) for grade in evidence.grades] == [
        *(("Clerk", "NJC"), ("Porter", "AfC"), ("Nurse", "AfC"), ("Teacher", "Teachers"), ("Upper", "Teachers"))
    ]
    assert [(step.lower, step.upper) for step in evidence.steps] == [("Porter", "Nurse"), ("Teacher", "Upper")]
    assert [point.in_use for point in evidence.grades[2].points] == [False, True]


def test_which_spine_is_asked_only_where_more_than_one_has_the_points() -> None:
    unsaid = one(SPINES.replace("spine: AfC, points", "points"), "spine-not-said")
    assert unsaid.help == "add `spine: NJC` under Porter"
    assert one(SPINES.replace("spine: AfC", "spine: AFCs"), "unknown-spine").help == "did you mean AfC?"
    assert one(NAMED.replace("points: M1", "spine: Teachers, points: M1"), "unknown-spine")
    assert one(SPINES.replace("points: 5.1-5.2", "points: 5.1-5.3"), "point-without-pay").headline.endswith(
        "in pay_points under AfC"
    )
    assert codes(SPINES.replace("Teachers: {M1", "Teachers: {X: 1, M1"))[0] == "not-a-point"


def test_ids_of_uplifts_do_not_meet() -> None:
    text = """\
title: t
pay_points: {1: 20000, 2: 21000, M 1: 22000, M 2: 23000}
grades: {A: {points: M 1-M 2}, A M: {points: 1-2}}
uplifts: [{grade: A, from: M 1, to: M 2, in_post: 1}, {grade: A M, from: 1, to: 2, in_post: 1}]
"""
    assert problems(text) == []
    same = (
        text.replace("M 2: 23000", "M 2: 23000, 3: 24000")
        .replace("points: M 1-M 2", "points: M 1-3")
        .replace("to: M 2", "to: 3")
    )
    assert problems(same) == []
    assert one(same.replace("points: 1-2", "points: 1-3").replace("from: 1, to: 2", "from: 1, to: 3"), "name-taken").related


def test_staff_move_up_to_the_next_point_in_the_spines_order() -> None:
    text = """\
title: t
period: {starts: 2027-03-01, ends: 2027-04-30}
pay_points: {M1: 31650, M2: 33483, M3: 35674, U1: 45646}
grades: {Teacher: {points: M1-M3, in_post: {M1: 2, M2: 1}, supplement: 1000}}
forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 0}, increments: yes}
"""
    result = forecasted(text)
    before, after = 2 * 31650 + 33483, 2 * 33483 + 35674
    figures = result.ledger.figures
    assert figures["forecast.doing_nothing.2026_27.salaries"].known == round(Fraction(before, 12))
    assert figures["forecast.doing_nothing.2027_28.salaries"].known == round(Fraction(after, 12))


def _two(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / value.denominator:.2f}"


def _random_case(chance: random.Random) -> tuple[str, dict[str, Fraction]]:
    """A case of one to three spines of names or numbers, and what its grades cost, in fractions."""
    lines, grades, uplifts = [], [], []
    wanted: dict[str, Fraction] = {}
    shapes = [
        lambda s, n: f"{'MUL'[s]}{n}",
        lambda s, n: f"{s + 5}.{n}",
        lambda s, n: f"SCP {40 * s + n}",
        lambda s, n: f"{s + 6}{'abcdefghij'[n]}",
    ]
    count = chance.randint(1, 3)
    kinds = chance.sample(shapes, count)
    for s in range(count):
        size = chance.randint(2, 7)
        names = [kinds[s](s, n) for n in range(size)]
        pay = list(accumulate((chance.randint(1, 90000) for _ in range(size)), initial=2_000_000))[1:]  # in pence
        entries = [f'"{name}": {Decimal(p) / 100:.2f}' for name, p in zip(names, pay, strict=True)]
        lines.append(f"  Spine {s}: {{{', '.join(entries)}}}" if count > 1 else "\n".join(f"  {one}" for one in entries))
        low = chance.randrange(size - 1)
        high = chance.randrange(low + 1, size)
        posts = {
            n: Fraction(chance.randint(0, 900), 100)
            for n in chance.sample(range(low, high + 1), chance.randint(1, high - low + 1))
        }
        percent = chance.randint(0, 30)
        at = ", ".join(f'"{names[n]}": {_two(fte)}' for n, fte in posts.items())
        grades.append(f"  Grade {s}: {{points: {names[low]}-{names[high]}, in_post: {{{at}}}, supplement: {percent}%}}")
        moved = Fraction(chance.randint(0, 300), 100)
        uplifts.append(f'  - {{grade: Grade {s}, from: "{names[low]}", to: "{names[high]}", in_post: {_two(moved)}}}')
        salaries = sum((fte * Fraction(pay[n], 100) for n, fte in posts.items()), Fraction(0))
        wanted[f"current_spend.grade_{s}"] = salaries
        wanted[f"supplement_cost.existing.grade_{s}"] = salaries * percent / 100
        wanted[f"uplift.{s}"] = moved * Fraction(pay[high] - pay[low], 100)
    return "\n".join(["title: r", "pay_points:", *lines, "grades:", *grades, "uplifts:", *uplifts, ""]), wanted


def test_random_cases_agree_with_fractions() -> None:
    chance = random.Random(16)
    for _ in range(60):
        text, wanted = _random_case(chance)
        result = costed(text, None)
        ours = {id: Fraction(known(result, id)) for id in wanted if id in result.ledger.figures}
        assert ours == {id: value for id, value in wanted.items() if id in ours}, text
        salaries = [value for id, value in wanted.items() if id.startswith("current_spend.")]
        assert Fraction(known(result, "current_spend.salaries")) == sum(salaries), text
        moved = [
            Fraction(f.known)
            for id, f in result.ledger.figures.items()
            if id.startswith("supplement_cost.existing.") and "_to_" in id
        ]
        assert moved == [value for id, value in wanted.items() if id.startswith("uplift.")], text
