from __future__ import annotations

from collections.abc import Callable

import pytest

from supplement_calc.case.loading import Loaded
from supplement_calc.diagnostics import Problem

Reports = Callable[..., Problem]


@pytest.mark.parametrize(
    ("sample", "headline", "help"),
    [
        ("«on_cost»: 24.33%", "`on_cost` is not known", "did you mean on_costs?"),
        ("«oncosts»: 24.33%", "`oncosts` is not known", "did you mean on_costs?"),
        ("«On-costs»: 24.33%", "`On-costs` is not known", "did you mean on_costs?"),
        ("«organization»: x", "`organization` is not known", "did you mean organisation?"),
        ("agency: {fte: 5, «cost_per_ft»: 6}", "`cost_per_ft` is not known in agency", "did you mean cost_per_fte?"),
        ("period: {starts: 2019-07-01, «zzz»: 7}", "`zzz` is not known in period", "known here: starts, ends or review"),
        ("budget: {posts: 5, «cost_per_posts»: 6}", "`cost_per_posts` is not known in budget", "did you mean cost_per_post?"),
        ("grades: {Grade 9: {salary: 5, «supplment»: 4}}", "`supplment` is not known in Grade 9", "did you mean supplement?"),
        ("grades: {Grade 9: {salary: 5, «In post»: 4}}", "`In post` is not known in Grade 9", "did you mean in_post?"),
        ("published: [{figure: a, «valeu»: 5}]", "`valeu` is not known in published 1", "did you mean value?"),
        ("uplifts: [{«grde»: a, from: 1, to: 2}]", "`grde` is not known in uplift 1", "did you mean grade?"),
        ("period: {starts: 2019-07-01, «end»: 2021-06-30}", "`end` is not known in period", "did you mean ends?"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_reported_once_with_the_nearest_right_spelling(
    sample: str, headline: str, help: str, reports: Reports
) -> None:
    problem = reports(f"title: x\n{sample}\n", "unknown-key")
    assert (problem.headline, problem.help) == (headline, help)


@pytest.mark.parametrize(
    ("choice", "help"),
    [("market men", "did you mean market mean?"), ("nothing", "write market mean, "), ("''", "write market mean, ")],
)
def test_a_choice_that_is_none_is_reported_with_those_there_are(choice: str, help: str, reports: Reports) -> None:
    problem = reports(f"title: x\ngrades: {{Grade 9: {{salary: 5, supplement: {{make_up_to: «{choice}»}}}}}}\n", "not-a-choice")
    assert problem.help is not None
    assert problem.help.startswith(help)


def test_a_title_misspelt_is_one_mistake(reports: Reports) -> None:
    assert reports("«titel»: x\n", "unknown-key").help == "did you mean title?"


def test_a_key_already_there_is_not_offered_again(reports: Reports) -> None:
    problem = reports("title: x\n«titel»: y\n", "unknown-key")
    assert problem.help is not None
    assert problem.help.startswith("known here: title, organisation, ")


@pytest.mark.parametrize(
    ("sample", "headline", "help"),
    [
        ("«agency»:\n  cost_per_fte: 5", "agency has no FTE", "add `fte: …`"),
        ("«budget»: {posts: 5}", "budget has no cost per post", "add `cost_per_post: …`"),
        ("«period»: {ends: 2019-07-01}", "period has no starts", "add `starts: …`"),
        ("published:\n  - «figure»: a", "published 1 has no value", "add `value: …`"),
        ("published:\n  - figure: a\n    value: £5\n  - «value»: £5", "published 2 has no figure", "add `figure: …`"),
    ],
)
def test_a_missing_key_is_reported_at_its_section(sample: str, headline: str, help: str, reports: Reports) -> None:
    problem = reports(f"title: x\n{sample}\n", "missing-key")
    assert (problem.headline, problem.help) == (headline, help)


def test_a_case_without_a_title_is_reported_at_its_first_key(reports: Reports) -> None:
    assert reports("# a case\n«budget»: 5\n", "missing-key").headline == "the case has no title"


@pytest.mark.parametrize(
    "sample",
    [
        "agency: «5»",
        "agency:«»",
        "«agency»: [5]",
        "period: «2019-07-01»",
        "grades: {Grade 9: «5»}",
        "grades:\n  Grade 9:«»",
        "grades:\n  «Grade 9»: [5]",
        "uplifts:\n  - «Grade 12»",
        "published:\n  - [«a»]",
        "grades: «Grade 9»",
        "grades:\n  - «Grade 9»: {salary: 5}",
        "uplifts:\n  «Grade 12»: {from: 28}",
        "uplifts: «none»",
        "pay_points: «25064»",
        "pay_points:\n  - «16»: 25064",
    ],
)
def test_a_section_of_the_wrong_shape_is_one_problem(sample: str, reports: Reports) -> None:
    problem = reports(f"title: x\n{sample}\n", "wrong-shape")
    assert " must be " in problem.headline
    assert problem.help


@pytest.mark.parametrize("section", ["grades", "uplifts", "pay_points", "published"])
@pytest.mark.parametrize("nothing", ["«[]»", "«{}»", "«»", "«''»"])
def test_a_section_with_nothing_in_it_is_reported(section: str, nothing: str, reports: Reports) -> None:
    space = "" if nothing == "«»" else " "
    assert reports(f"title: x\n{section}:{space}{nothing}\n", "no-value").headline.endswith("has nothing in it")


def test_a_file_that_is_no_section_is_not_a_case(reports: Reports) -> None:
    for sample in ("«just a text»\n", "- «a»\n- b\n", "«[]»\n", "«null»\n"):
        reports(sample, "not-a-case")


def test_an_entry_with_a_mistake_hides_none_in_another(reports: Reports) -> None:
    reports(
        "title: x\n"
        "grades:\n"
        "  Grade 9: {salary: «nil», in_post: «-1»}\n"
        "  Grade 10: {salary: 5, «vacnt»: 3}\n"
        "  Grade 11: {salary: 5, in_post: «-2»}\n"
        "uplifts:\n"
        "  - {grade: Grade 9, from: «a», to: 2}\n"
        "  - {grade: Grade 9, from: 1, to: «b»}\n"
        "pay_points: {1: 5, 2: «c», «d»: 6}\n",
        *("not-a-number", "negative-fte", "unknown-key", "negative-fte", "not-a-point", "not-a-point"),
        *("not-a-number", "not-a-point"),
    )


def test_every_mistake_of_one_entry_is_reported(reports: Reports) -> None:
    reports(
        "title: x\n"
        "grades:\n"
        "  Grade 9: {points: «a», costed_at: «b», in_post: «c», vacant: {«d»: «e»}, supplement: «f», «g»: h}\n",
        *("not-a-range", "not-a-point", "not-a-number", "not-a-point", "not-a-number", "not-a-number", "unknown-key"),
    )


def test_problems_come_in_the_file_s_order(loaded: Callable[..., Loaded]) -> None:
    found = loaded("published: [{figure: a}]\nbudget: -5\ntitle: x\nzzz: 1\nagency: 5\nbudget: 6\n").problems
    assert [p.span.line for p in found] == [1, 2, 4, 5, 6]


@pytest.mark.parametrize(
    ("sample", "help"),
    [
        ("«salary»: [38,220]", "write 38220, without brackets or a dash"),
        ("«salary»: ['38,220']", "write 38,220, without brackets or a dash"),
        ("«salary»: {about: 38}", "write an amount in pounds after the colon, in place of `about: 38`"),
        ("«salary»: {38220}", "write 38220, without brackets or a colon"),
        ("salary: 38220, «points»: {16: 19}", "write 16-19"),
        ("salary: 38220, «points»: {16:19}", "write 16-19"),
        ("salary: 38220, «points»: [16, 19]", "write 16-19"),
        ("salary: 38220, «points»: [16,190]", "write 16-190"),
        ("salary: 38220, «points»: [16-19]", "write 16-19, without brackets or a dash"),
        ("salary: 38220, «points»: {a: b}", "write the lowest and the highest point in place of `a: b`, with a hyphen between"),
        ("salary: 38220, «points»: {a: [b]}", "write a range of pay points after the colon"),
    ],
)
def test_a_list_or_a_section_in_place_of_a_value_is_one_problem_with_what_is_in_it(
    sample: str, help: str, reports: Reports
) -> None:
    assert reports(f"title: x\ngrades: {{A: {{{sample}}}}}\n", "wrong-shape").help == help


def test_what_is_split_elsewhere_is_reported_beside_a_list_that_is_to_be_none(reports: Reports) -> None:
    reports("title: x\ngrades: {A: {«salary»: [38,220], supplement: «4,000»}}\n", "wrong-shape", "split-number")


@pytest.mark.parametrize(
    ("sample", "code", "help"),
    [
        ("grades: {A: {salary: 5, supplement_now: {«a»: b}}}", "unknown-key", "known here: amount or in_post"),
        ("policy: {«cap_of»: {a: b}}", "not-a-choice", "in place of `a: b`"),
    ],
)
def test_a_section_of_other_keys_is_one_problem(sample: str, code: str, help: str, reports: Reports) -> None:
    assert help in (reports(f"title: x\n{sample}\n", code).help or "")


@pytest.mark.parametrize(
    ("sample", "code", "help"),
    [
        ("«alternative»: {what: Agency, cost: £900k}", "missing-key", "add `per:` with year or term"),
        ("agency: {fte: 6, cost_per_fte: 75000, «to»: 2026-09-30}", "unknown-key", "did you mean until?"),
        ("funding: [{from: «Corporate reserve», amount: £150k, year: 2026/27}]", "not-a-choice", "did you mean reserve?"),
        ("«package»: [{what: Interims, cost: £240k}]", "wrong-shape", "write the list under `measures:`"),
        ("«spend»: [{year: 2025/26}]", "wrong-shape", "without dashes; known here: year"),
    ],
)
def test_what_to_write_is_named_in_its_own_words(sample: str, code: str, help: str, reports: Reports) -> None:
    assert help in (reports(f"title: x\n{sample}\n", code).help or "")
