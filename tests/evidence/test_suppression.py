"""Small counts of people: not shown in any output, nor to be worked out from what is, unless the whole is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evidence.engine import CASES, workforce_of
from supplement_calc.evidence.disclosure import HOW, ShownSums
from supplement_calc.evidence.suppression import Suppressed
from supplement_calc.evidence.workforce import WorkforceEvidence
from supplement_calc.ledger import Computed, Figure, Input, Operation
from supplement_calc.ledger.operations import ROWS
from supplement_calc.output.pages.workforce.view import workforce_tables
from support.draws import TIMES
from support.running import run
from support.samples import written

DEVON = CASES / "devon-2024.yaml"
NURSES = "workforce.permanent_workforce.teams.public_health_nursing"
SEND = "workforce.permanent_workforce.teams.send"
FORMATS = ("table", "json", "csv", "markdown")


def cells(text: str) -> set[str]:
    """Every number that stands by itself in a text, without marks."""
    return set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?!\w|\.\d)", text))


def workforce(case: Path, format_: str = "table", *options: str) -> str:
    """What `workforce` prints, which must go well; read from standard input, for a path may hold any digit."""
    ran = run("workforce", "-", "-f", format_, *options, stdin=case.read_bytes())
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def figures(case: Path) -> dict[str, str | None]:
    """Every figure that is given to scripts."""
    found = json.loads(workforce(case, "json"))["figures"]
    assert isinstance(found, dict)
    return found


# Devon's Public Health Nursing: 4 men and 223 women


def lines_of(text: str, name: str) -> str:
    """The lines of a text that are about a team."""
    return "\n".join(line for line in text.splitlines() if name in line)


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_the_row_says_under_5_and_withholds_the_other_sex_and_a_second_row(format_: str) -> None:
    out = workforce(DEVON, format_)
    nurses, send = ([lines_of(out, name).splitlines()[-1]] for name in ("Public Health Nursing", "SEND"))
    assert re.search(r"227\W+under 5\W+not shown", nurses[0])
    assert re.search(r"165\W+not shown\W+not shown", send[0])
    assert "Counts of people under 5 are not shown" in out


@pytest.mark.parametrize("name", ["men", "women", "people", "women_share"])
@pytest.mark.parametrize("team", [NURSES, SEND])
def test_scripts_are_given_none_of_it_and_told_so(team: str, name: str) -> None:
    data = json.loads(workforce(DEVON, "json"))
    assert data["figures"][f"{team}.{name}"] is None
    assert "--full" in data["notes"][f"{team}.{name}"]
    rows = {row["id"]: row["amount"] for table in data["tables"] for row in table["rows"]}
    assert rows[f"{team}.{name}"] is None
    (row,) = [line for line in workforce(DEVON, "csv").splitlines() if f",{team}.{name}," in line]
    assert row.split(",")[-5:-2] == ["", "", ""]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_number_of_the_withheld_rows_is_anywhere(format_: str) -> None:
    """223 women, 30 men and 135 women are numbers that the rest of the paper does not have."""
    assert not {"223", "135"} & cells(workforce(DEVON, format_))
    assert {"223", "135"} <= cells(workforce(DEVON, format_, "--full"))


@pytest.mark.parametrize("id", [f"{NURSES}.men", f"{NURSES}.women", f"{NURSES}.women_share", f"{SEND}.men",
                                "workforce.permanent_workforce.pooled.men",
                                "workforce.permanent_workforce.pooled.women_share"])  # fmt: skip
@pytest.mark.parametrize("format_", FORMATS)
def test_an_explanation_has_what_stands_in_place_of_the_count(id: str, format_: str) -> None:
    ran = run("explain", "-", id, "-f", format_, stdin=DEVON.read_bytes())
    assert (ran.code, ran.err) == (0, "")
    assert not {"4", "223", "30", "135"} & cells(re.sub(r"-:\d+:\d+|\"(line|column)\": \d+", "", ran.out))
    assert "under 5" in ran.out or "not shown" in ran.out
    full = run("explain", "-", id, "-f", format_, "--full", stdin=DEVON.read_bytes())
    assert (full.code, full.err) == (0, "")
    assert {"4", "223", "30", "135"} & cells(full.out)


@pytest.mark.parametrize("case", [DEVON, CASES / "kent-2016.yaml"], ids=["devon", "kent"])
def test_whatever_json_has_is_explained_with_the_value_that_json_gives(case: Path) -> None:
    for id, value in figures(case).items():
        if any(word in id for word in ("pooled", "offered", "send.", "by_job")):
            ran = run("explain", case, id, "-f", "json")
            assert ran.code == 0, ran.err
            assert json.loads(ran.out)["steps"][-1]["value"] == value


def test_the_whole_is_shown_where_it_is_asked_for() -> None:
    full = json.loads(workforce(DEVON, "json", "--full"))
    assert (full["figures"][f"{NURSES}.men"], full["figures"][f"{NURSES}.women"]) == ("4", "223")
    table = workforce(DEVON, "table", "--full")
    assert "under 5" not in table
    assert "not shown" not in table


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_under_5_and_above_nil(count: int, hidden: bool) -> None:
    evidence = workforce_of(f"title: t\nworkforce:\n  G: {{teams: {{A: {{men: {count}}}, B: {{men: 30}}}}}}\n")
    assert ("workforce.g.teams.a.men" in Suppressed(evidence).instead) == hidden
    assert not Suppressed(evidence, full=True).instead


def test_fte_are_no_count_of_people_and_heads_are() -> None:
    text = "title: t\nworkforce:\n  G: {%steams: {A: {in_post: 3}, B: {in_post: 30}, C: {in_post: 40}}}\n"
    assert not Suppressed(workforce_of(text % "")).instead
    assert Suppressed(workforce_of(text % "counted_in: heads, ")).instead == {
        "workforce.g.teams.a.in_post": "under 5",
        "workforce.g.teams.b.in_post": "not shown",
    }


# Ways around it. The count hidden is 3 in each, a number that nothing else of the case has.

LEAKS = {
    "a total of one team is that team": """
        G: {teams: {A: {headcount: 227, men: 3, women: 224}}}""",
    "a printed total beside the pooled one": """
        G: {teams: {A: {men: 3, women: 224}}, total: {men: 3, women: 224}}""",
    "the paper's own figure of it": """
        G: {teams: {A: {men: 3, printed: {men: 3}}, B: {men: 30}, C: {men: 40}}}""",
    "an earlier date": """
        G: {teams: {A: {men: 30, earlier: {April 2018: {men: 3}}}, B: {men: 30}, C: {men: 40}}}""",
    "starters in heads": """
        G: {counted_in: heads, teams: {A: {starters: 3}, B: {starters: 30}, C: {starters: 40}}}""",
    "earlier starters in heads": """
        G:
          counted_in: heads
          teams: {A: {starters: 30, earlier: {2018: {starters: 3}}}, B: {starters: 30}, C: {starters: 40}}""",
    "agency staff in heads": """
        G: {counted_in: heads, teams: {A: {agency: 3}, B: {agency: 30}, C: {agency: 40}}}""",
    "a share over the one team that gives both": """
        G: {teams: {A: {men: 30, women: 3}, B: {women: 40}, C: {men: 50}, D: {women: 60}}}""",
}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("how", LEAKS)
def test_no_way_around_shows_the_count(how: str, format_: str, tmp_path: Path) -> None:
    case = written(tmp_path, f"title: t\nworkforce:\n{LEAKS[how]}\n")
    assert "3" not in cells(workforce(case, format_))


SERIES = """
title: t
workforce:
  G:
    counted_in: heads
    series: {Jan: {establishment: 20, in_post: 3, agency: 11}, Feb: {establishment: 20, in_post: 9, agency: 10}}
"""


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_the_change_to_a_later_date_does_not_give_it_away(format_: str, tmp_path: Path) -> None:
    """9 in February and +6 since January are 3 in January."""
    shown = workforce(written(tmp_path, SERIES), format_)
    assert not re.search(r"In post.*\+6", shown)
    assert "+200.0%" not in shown


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_no_bar_is_drawn_of_it(format_: str, tmp_path: Path) -> None:
    shown = workforce(written(tmp_path, SERIES), format_)
    assert not [line for line in shown.splitlines() if "█" in line and line.lstrip().startswith("Jan")]


def test_no_bar_is_drawn_of_a_rate_that_rests_on_it(tmp_path: Path) -> None:
    teams = "{A: {establishment: 8, in_post: 3}, B: {establishment: 20, in_post: 15}, C: {establishment: 30, in_post: 20}}"
    text = f"title: t\nworkforce:\n  G: {{counted_in: heads, teams: {teams}}}\n"
    assert "62.5%" not in workforce(written(tmp_path, text))


def test_posts_less_vacancies_do_not_give_it_away(tmp_path: Path) -> None:
    """10 posts less 7 vacant are 3 in post, whichever two of the three the paper gives."""
    teams = "{A: {establishment: 10, vacant: 7}, B: {establishment: 40, vacant: 9}, C: {establishment: 50, vacant: 9}}"
    shown = figures(written(tmp_path, f"title: t\nworkforce:\n  G: {{counted_in: heads, teams: {teams}}}\n"))
    assert shown["workforce.g.teams.a.in_post"] is None
    known = [shown[f"workforce.g.teams.a.{name}"] for name in ("establishment", "vacant")]
    assert None in known
    assert shown["workforce.g.teams.a.vacancy_rate"] is None


def test_unfilled_with_a_floor_of_nil_does_not_give_it_away(tmp_path: Path) -> None:
    teams = ", ".join(
        f"{name}: {{establishment: {posts}, in_post: {staff}, agency: 1}}"
        for name, posts, staff in (("A", 10, 3), ("B", 40, 31), ("C", 50, 41))
    )
    shown = figures(written(tmp_path, f"title: t\nworkforce:\n  G: {{counted_in: heads, teams: {{{teams}}}}}\n"))
    assert shown["workforce.g.teams.a.unfilled"] is None
    assert shown.get("workforce.g.pooled.gap.a") is None


def test_men_and_women_of_the_second_row_do_not_give_its_headcount_away(tmp_path: Path) -> None:
    """A small team's headcount is the whole less the others, one of which is withheld: its sexes may not tell it."""
    teams = "{A: {headcount: 3}, B: {headcount: 20, men: 8, women: 12}, C: {headcount: 30, men: 15, women: 15}}"
    shown = figures(written(tmp_path, f"title: t\nworkforce:\n  G: {{teams: {teams}}}\n"))
    assert shown["workforce.g.teams.b.headcount"] is None
    assert shown["workforce.g.teams.b.people"] is None
    assert None in (shown["workforce.g.teams.b.men"], shown["workforce.g.teams.b.women"])


@pytest.mark.parametrize("count", [1, 4])
def test_two_small_counts_do_not_follow_from_their_sum(count: int, tmp_path: Path) -> None:
    """Two counts from 1 to 4 that make 2 are 1 each, and two that make 8 are 4 each."""
    teams = f"{{A: {{men: {count}}}, B: {{men: {count}}}, C: {{men: 50}}}}"
    shown = figures(written(tmp_path, f"title: t\nworkforce:\n  G: {{teams: {teams}}}\n"))
    assert None in (shown["workforce.g.teams.c.men"], shown["workforce.g.pooled.men"])


def test_the_mean_of_rates_does_not_give_two_hidden_ones_away(tmp_path: Path) -> None:
    """The sum of the vacancies and the sum of their rates are two equations, and two are hidden."""
    teams = "{A: {establishment: 10, vacant: 7}, B: {establishment: 40, vacant: 9}, C: {establishment: 50, vacant: 9}}"
    shown = figures(written(tmp_path, f"title: t\nworkforce:\n  G: {{counted_in: heads, teams: {teams}}}\n"))
    assert shown["workforce.g.pooled.vacant"] == "25"
    assert shown.get("workforce.g.pooled.mean_vacancy_rate.together") is None
    assert shown.get("workforce.g.pooled.mean_vacancy_rate") is None


# From what is shown no hidden count can be worked out by one subtraction

counts = st.none() | st.integers(0, 9) | st.integers(0, 60)


@st.composite
def one_group(draw: st.DrawFn) -> str:
    """Teams that give men and women, or one of the two, and the headcount they make or none."""
    teams = []
    for number in range(draw(st.integers(1, 5))):
        men, women, headcount = draw(counts), draw(counts), draw(st.booleans())
        keys = [f"{name}: {count}" for name, count in (("men", men), ("women", women)) if count is not None]
        keys += [f"headcount: {men + women}"] if headcount and men is not None and women is not None else []
        teams.append(f"T{number}: {{{', '.join([*keys, 'in_post: 50'])}}}")
    return f"title: t\nworkforce:\n  G: {{teams: {{{', '.join(teams)}}}}}\n"


@settings(max_examples=75 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one_group())
def test_no_hidden_count_follows_by_one_subtraction(text: str) -> None:
    evidence = workforce_of(text)
    hidden = Suppressed(evidence).instead
    shown = {
        row.figure.id: row.figure.value
        for table in workforce_tables(evidence)
        for row in table.rows
        if row.figure.id not in hidden and row.figure.value is not None
    }
    truth = {id: evidence.ledger.figures[id].known for id in hidden if id.rpartition(".")[2] in ("men", "women", "headcount")}
    for id, worked_out in subtractions(shown, set(hidden)):
        assert id not in truth, f"{id} is {truth[id]}: worked out as {worked_out}"


def subtractions(shown: dict[str, Decimal], hidden: set[str]) -> Iterator[tuple[str, Decimal]]:
    """Every cell that one subtraction in its row or its column gives, with what it gives."""
    base = "workforce.g.teams."
    teams = sorted({id.removeprefix(base).split(".")[0] for id in shown if id.startswith(base)})
    for team in teams:
        row = {name: shown.get(f"{base}{team}.{name}") for name in ("men", "women", "headcount")}
        people = shown.get(f"{base}{team}.people")
        whole = row["headcount"] if row["headcount"] is not None else people
        for one, other in (("men", "women"), ("women", "men")):
            other_count = row[other]
            if whole is not None and other_count is not None and row[one] is None:
                yield f"{base}{team}.{one}", whole - other_count
        if people is not None and row["headcount"] is None:
            yield f"{base}{team}.headcount", people
    for column in ("men", "women", "headcount"):
        whole = shown.get(f"workforce.g.pooled.{column}")
        ids = [f"{base}{team}.{column}" for team in teams]
        missing = [id for id in ids if id in hidden]
        if whole is not None and len(missing) == 1:
            yield missing[0], whole - sum((shown[id] for id in ids if id in shown), Decimal(0))


KENT = CASES / "kent-2016.yaml"


@pytest.mark.parametrize("format_", FORMATS)
def test_few_of_a_grade_are_not_shown_in_a_funnel_either(format_: str) -> None:
    """Team managers offered a post: 10, of whom 1 external; the 9 internal would give it away."""
    ran = workforce(KENT, format_)
    shown = {line for line in ran.splitlines() if "offered" in line.lower() and "external" in line.lower()}
    assert not any(re.search(r"\b1\b", line) for line in shown)
    assert figures(KENT)["recruitment.team_managers.offered.external"] is None
    assert figures(KENT)["recruitment.team_managers.offered.internal"] is None
    assert figures(KENT)["recruitment.team_managers.applications.external"] == "17"


def test_few_of_a_grade_are_not_shown_in_an_indicator_of_people() -> None:
    found = figures(DEVON)
    by_job = {id: value for id, value in found.items() if "agreed_permanent_terms_by_job.values." in id}
    assert sorted(by_job.values(), key=str) == ["5", None, None, None]
    assert found["indicators.conversions_to_permanent.values.confirmed"] == "2"  # of no grade or service


def test_explain_withholds_them_too() -> None:
    id = "recruitment.team_managers.offered.external"
    shown = run("explain", KENT, id).out
    assert "under 5" in shown
    assert "given as" not in shown
    assert "given as 1" in run("explain", KENT, id, "--full").out
    for options, amount in (((), None), (("--full",), "1")):
        tables = json.loads(run("explain", KENT, "-f", "json", *options).out)["tables"]
        assert {row["amount"] for table in tables for row in table["rows"] if row["id"] == id} == {amount}


def test_a_group_called_pooled_has_the_sums_of_its_hidden_counts_hidden(tmp_path: Path) -> None:
    text = """\
title: Small
workforce:
  {name}:
    counted_in: heads
    teams:
      North: {{establishment: 40, in_post: 3, agency: 2}}
      South: {{establishment: 40, in_post: 4, agency: 1}}
      West: {{establishment: 60, in_post: 50, agency: 8}}
"""
    hidden = []
    for name in ("Nurses", "Pooled"):
        given = figures(written(tmp_path, text.format(name=name)))
        hidden.append({id.replace(f".{name.lower()}.", "."): value for id, value in given.items()})
    assert hidden[0]["workforce.teams.north.workforce"] is None
    assert hidden[1] == hidden[0]


# Sums that are shown, taken together; and what the paper itself prints of what is hidden.

SUMS = {
    "a second that is known to be 5 or more": (
        "G: {teams: {T0: {women: 1, in_post: 50}, T1: {men: 3, women: 5, in_post: 50}, T2: {men: 2, women: 1, in_post: 50}}}",
        "workforce.g.teams.t0.women",
    ),
    "a sum of fewer teams beside the whole": (
        "G: {teams: {A: {men: 30, women: 3}, B: {men: 20, women: 4}, C: {women: 2}, D: {women: 50}}}",
        "workforce.g.teams.c.women",
    ),
    "a share of fewer teams beside the whole": (
        "G: {teams: {A: {men: 30, women: 3}, B: {men: 20, women: 4}, C: {men: 44, women: 40}, D: {women: 2}, E: {women: 9}}}",
        "workforce.g.teams.d.women",
    ),
    "staff with agency staff beside staff": (
        "G: {counted_in: heads, teams: {A: {in_post: 3, agency: 10}, B: {in_post: 4, agency: 12}, C: {in_post: 2}, "
        "D: {in_post: 60}}}",
        "workforce.g.teams.c.in_post",
    ),
    "a zero as the second": ("G: {teams: {A: {men: 1}, B: {men: 0}, C: {men: 0}}}", "workforce.g.teams.a.men"),
    "people less men, where all the women are few": (
        "G: {teams: {A: {men: 40, women: 0}, B: {men: 30, women: 1}, C: {men: 20, women: 2}}}",
        "workforce.g.pooled.women",
    ),
    "an earlier date whose counts are all the least": (
        "G: {teams: {A: {men: 9, earlier: {May: {men: 1}}}, B: {men: 9, earlier: {May: {men: 1}}}}}",
        "workforce.g.teams.a.earlier.may.men",
    ),
}


@pytest.mark.parametrize("how", SUMS)
def test_no_small_count_follows_from_the_sums_that_are_shown(how: str) -> None:
    groups, small = SUMS[how]
    assert_another_case_shows_the_same(f"title: t\nworkforce:\n  {groups}\n", small)


@settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(one_group())
def test_every_small_count_could_be_another(text: str) -> None:
    evidence = workforce_of(text)
    hidden = Suppressed(evidence).instead
    small = [id for id, instead in hidden.items() if instead == "under 5" and ".teams." in id]
    assume(small and sum(evidence.ledger.figures[id].is_input for id in hidden) <= 6)
    assert_another_case_shows_the_same(text, min(small))


def assert_another_case_shows_the_same(text: str, small: str) -> None:
    """With a few of the hidden counts one more or one less, and the small one among them, a reader is shown the same."""
    evidence = workforce_of(text)
    hidden = Suppressed(evidence).instead
    assert small in hidden
    ours = shown_of(evidence, hidden)
    given_ = {id: figure for id in hidden if (figure := evidence.ledger.figures[id]).is_input and "printed" not in id}
    truth = evidence.ledger.figures[small].known
    for steps in changes(list(given_)):
        other = workforce_of(changed(text, {given_[id]: step for id, step in steps.items()}))
        figures_ = other.ledger.figures
        alike = all((0 < figures_[id].known < 5) == (hidden[id] == "under 5") for id in hidden if figures_[id].is_input)
        if alike and figures_[small].known != truth and shown_of(other, hidden) == ours:
            return
    pytest.fail(f"{small} is {truth} whatever else is so: {ours}")


def shown_of(evidence: WorkforceEvidence, hidden: Collection[str]) -> dict[str, Decimal | None]:
    return {id: figure.value for id, figure in evidence.ledger.figures.items() if id not in hidden}


def changes(ids: Sequence[str]) -> Iterator[dict[str, int]]:
    """One more or one less of up to four counts."""
    for many in range(1, min(len(ids), 4) + 1):
        for some in combinations(ids, many):
            for steps in product((-1, 1), repeat=many):
                yield dict(zip(some, steps, strict=True))


def changed(text: str, steps: Mapping[Figure, int]) -> str:
    """The text with numbers changed by so much, the last in it first."""
    lines = text.splitlines()
    spans = {span: (figure, step) for figure, step in steps.items() if (span := getattr(figure.origin, "span", None))}
    for span in sorted(spans, key=lambda span: (span.line, -span.column)):
        figure, step = spans[span]
        line = lines[span.line - 1]
        number = max(figure.known + step, Decimal(0))
        lines[span.line - 1] = f"{line[: span.column - 1]}{number}{line[span.end_column - 1 :]}"
    return "\n".join(lines) + "\n"


PRINTED = """
title: t
workforce:
  G:
    counted_in: heads
    teams:
      A: {in_post: 32, leavers: 3, turnover: 9.375%, headcount: 66, women: 3, printed: {women_share: 4.545%, rate: 9.375%}}
      B: {in_post: 41, leavers: 7, headcount: 55, women: 30}
      C: {in_post: 61, leavers: 9, headcount: 66, women: 31}
recruitment:
  Managers:
    applications: 40
    offered: {total: 2, external: 1, internal: 1}
    printed: {offered_of_applications: 5.1%}
indicators:
  Social workers by grade: {counts: people, by: date, values: {Jan: 3, Feb: 11}, printed_change: 8}
  Managers by grade: {counts: people, values: {Jan: 8, Feb: 11}, new: {Jan: 2, Feb: 7}}
"""


@pytest.mark.parametrize("format_", FORMATS)
def test_what_the_paper_prints_of_a_hidden_count_is_hidden(format_: str, tmp_path: Path) -> None:
    """Its share of a headcount that is shown, its turnover, a change from it, the sum of two that can only be one each."""
    case = written(tmp_path, PRINTED)
    numbers = cells(workforce(case, format_).replace("%", ""))
    assert not {"9.375", "4.545", "4.55", "9.38", "5.1", "266.7", "2"} & numbers, numbers
    assert {"9.375", "4.545", "2"} <= cells(workforce(case, format_, "--full").replace("%", ""))


# 20 approved posts, 16 of them filled, leave 4 vacant and not 5: nothing hidden is in that, and three men are on its line.
UNHIDDEN = """
title: t
workforce:
  G:
    teams:
      A: {headcount: 47, men: 3, establishment: 20, in_post: 16, printed: {vacant: 5}}
      B: {headcount: 33}
"""


def test_no_excerpt_shows_a_count_that_stands_on_the_line_of_another_problem(tmp_path: Path) -> None:
    case = written(tmp_path, UNHIDDEN)
    ran = run("check", case)
    assert "error[published-differs]" in ran.out and "not shown" not in ran.out
    assert "men: 3" not in ran.out
    assert "men: 3" in run("check", case, "--full").out


@pytest.mark.parametrize(
    "text",
    [
        "{title: t, grades: {A: {salary: lots}}, workforce: {G: {teams: {A: {men: 3}, B: {headcount: 33}}}}}",  # of another
        "{title: t, gradez: {}, workforce: {G: {teams: {A: {men: 3}, B: {headcount: 33}}}}}",
        "title: t\nworkforce: {G: {teams: {A: {headcount: 47x, men: 3}}}}",  # of the section itself
        "title: t\nworkforce: {G: {teams: {A: {headcount: 47, men: 3}, a: {headcount: 33}}}}",
    ],
)
@pytest.mark.parametrize("command", ["check", "cost", "workforce"])
def test_no_excerpt_of_a_case_that_cannot_be_read_shows_a_count_on_its_line(command: str, text: str, tmp_path: Path) -> None:
    ran = run(command, case := written(tmp_path, text))
    if command == "check":
        assert ran.code == 1 and "error[" in ran.out
    assert "men: 3" not in ran.out + ran.err
    if command == "check":
        assert "men: 3" in run("check", case, "--full").out


@pytest.mark.parametrize(("agency", "beyond"), [(1, 1), (3, 2), (4, 0)])
def test_few_agency_staff_of_whom_some_cover_no_vacancy_are_not_shown(agency: int, beyond: int) -> None:
    """Vacancies covered are the lesser of vacancies and those on them, and at least none."""
    teams = (
        f"A: {{establishment: 20, in_post: 18, agency: {agency}, agency_beyond: {beyond}}}, "
        "B: {establishment: 50, in_post: 40, agency: 8, agency_beyond: 6}"
    )
    text = f"title: t\nworkforce: {{G: {{counted_in: heads, teams: {{{teams}}}}}}}\n"
    hidden = Suppressed(workforce_of(text)).instead
    assert {"workforce.g.teams.a.agency", "workforce.g.teams.b.agency"} <= hidden.keys()
    assert run("workforce", "-", stdin=text.encode()).code == 0


def test_what_every_operation_makes_of_counts_is_known() -> None:
    assert HOW.keys() == ROWS.keys()


@pytest.mark.parametrize("operation", [name for name, how in HOW.items() if how == "otherwise"])
def test_a_sum_of_what_is_no_sum_of_counts_is_not_shown(operation: Operation) -> None:
    """Not even where it is made of one hidden count and one that is shown."""
    few, many = (Figure(id, id, Decimal(count), "count", Input("", None)) for id, count in (("few", 2), ("many", 30)))
    made = Figure("made", "made", Decimal(4), "count", Computed(operation, (few, many)))
    shown = Figure("shown", "shown", Decimal(9), "count", Computed("sum", (made, few)))
    assert not ShownSums([few, many, made, shown], {"few": "under 5"}, "under 5", 4).may_show(shown)
