"""Small counts of people: not shown in any output, nor to be worked out from what is, unless the whole is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.engine import CASES, workforce_of
from supplement_calc.evidence.suppression import Suppressed
from supplement_calc.output.pages.workforce.view import workforce_tables
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
    assert row.split(",")[-4:-1] == ["", "", ""]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_number_of_the_withheld_rows_is_anywhere(format_: str) -> None:
    """223 women, 30 men and 135 women are numbers that the rest of the paper does not have."""
    assert not {"223", "135"} & cells(workforce(DEVON, format_))
    assert {"223", "135"} <= cells(workforce(DEVON, format_, "--full"))


@pytest.mark.parametrize("id", [f"{NURSES}.men", f"{NURSES}.women", f"{NURSES}.women_share", f"{SEND}.men",
                                "workforce.permanent_workforce.pooled.men"])  # fmt: skip
@pytest.mark.parametrize("format_", FORMATS)
def test_an_explanation_that_would_show_it_is_refused(id: str, format_: str) -> None:
    ran = run("explain", DEVON, id, "-f", format_)
    assert (ran.code, ran.out) == (2, "")
    assert "--full" in ran.err
    full = run("explain", DEVON, id, "-f", format_, "--full")
    assert (full.code, full.err) == (0, "")


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


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


def test_explain_refuses_them_too() -> None:
    id = "recruitment.team_managers.offered.external"
    assert run("explain", KENT, id).code == 2
    assert "given as 1" in run("explain", KENT, id, "--full").out


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
