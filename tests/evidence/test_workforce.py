"""The workforce: the whole pooled from its parts, each rate with its own denominator, and what is not given never nil."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.engine import close, seed, to, value, why, workforce_of
from oracle import evidence as oracle
from support.running import run

CHILDREN, ADULTS = "workforce.child_protection", "workforce.adult_care"
SOCIAL_WORKERS, LEADERS = "workforce.social_workers", "workforce.management_and_leadership"


def group(*teams: str, more: str = "") -> str:
    """A case with one group of teams A, B, C …, each by the keys it gives."""
    listed = "".join(f"      {chr(65 + n)}: {{{keys}}}\n" for n, keys in enumerate(teams))
    return f"title: t\nworkforce:\n  G:\n    teams:\n{listed}{more}"


# Derbyshire


def test_the_eight_localities_together() -> None:
    ledger = workforce_of(seed("derbyshire-2019")).ledger
    wanted = {"vacancy_rate": "33.19", "agency_share_of_establishment": "24.41", "agency_share_of_workforce": "26.76",
              "agency_share_of_vacancies": "73.55", "permanent_share_of_establishment": "66.81", "unfilled": "23.56",
              "unfilled_floor_nil": "25.96", "mean_vacancy_rate": "32.15"}  # fmt: skip
    assert {name: to(ledger, f"{CHILDREN}.pooled.{name}") for name in wanted} == wanted


def test_the_printed_totals_stand_beside_and_are_not_used() -> None:
    ledger = workforce_of(seed("derbyshire-2019")).ledger
    assert value(ledger, f"{CHILDREN}.pooled.establishment_before") == Decimal("190.2")  # Starting Point has n/a
    assert value(ledger, f"{CHILDREN}.total.establishment_before") == Decimal("198.3")
    printed = {
        name: value(ledger, f"{CHILDREN}.total.printed.{name}") for name in ("vacancy_rate", "agency_share_of_workforce")
    }
    assert printed == {"vacancy_rate": Decimal("32.15"), "agency_share_of_workforce": Decimal("25.27")}
    assert to(ledger, f"{ADULTS}.pooled.vacancy_rate") == "12.76"
    assert value(ledger, f"{ADULTS}.total.printed.vacancy_rate") == Decimal("12.7")


@pytest.mark.parametrize(
    ("team", "rate", "wanted"),
    [
        ("high_peak", "vacancy_rate", "5.10"),
        ("high_peak", "agency_share_of_establishment", "7.65"),
        ("high_peak", "agency_share_of_workforce", "7.46"),
        ("high_peak", "agency_share_of_vacancies", "150.00"),
        ("high_peak", "permanent_share_of_establishment", "94.90"),
        ("high_peak", "unfilled_rate", "-2.55"),
        ("erewash", "vacancy_rate", "52.97"),
        ("erewash", "agency_share_of_workforce", "48.82"),
    ],
)
def test_each_rate_has_the_denominator_of_its_name(team: str, rate: str, wanted: str) -> None:
    assert to(workforce_of(seed("derbyshire-2019")).ledger, f"{CHILDREN}.teams.{team}.{rate}") == wanted


# Devon


def test_an_over_established_service_is_no_error() -> None:
    ledger = workforce_of(seed("devon-2024")).ledger
    assert value(ledger, f"{SOCIAL_WORKERS}.teams.corporate_parenting.unfilled") == Decimal("-1.5")
    assert value(ledger, f"{SOCIAL_WORKERS}.teams.corporate_parenting.printed.unfilled") == Decimal("-1.53")
    assert value(ledger, f"{SOCIAL_WORKERS}.pooled.unfilled") == Decimal("28.4")
    assert value(ledger, f"{SOCIAL_WORKERS}.pooled.unfilled_floor_nil") == Decimal("29.9")


def test_devons_printed_gaps_net_and_with_a_floor_of_nil() -> None:
    ledger = workforce_of(group(*(f"vacant: {gap}, agency: 0" for gap in ("5.01", "20.38", "-1.53", "4.50")))).ledger
    assert value(ledger, "workforce.g.pooled.unfilled") == Decimal("28.36")
    assert value(ledger, "workforce.g.pooled.unfilled_floor_nil") == Decimal("29.89")


@pytest.mark.parametrize(
    ("where", "of_posts", "of_workforce", "of_vacancies"),
    [
        ("teams.assessment", "61.36", "69.23", "84.38"),
        ("teams.children_families", "44.46", "53.48", "72.51"),
        ("teams.corporate_parenting", "42.70", "41.04", "110.49"),
        ("teams.disabled_children_s_service", "19.13", "23.78", "49.44"),
        ("pooled", "44.89", "51.37", "78.05"),
        ("series.jul_23", "52.11", "54.15", "93.27"),
        ("series.mar_24", "44.89", "51.37", "78.05"),
    ],
)
def test_agency_share_by_service_and_in_all_on_each_denominator(
    where: str, of_posts: str, of_workforce: str, of_vacancies: str
) -> None:
    ledger = workforce_of(seed("devon-2024")).ledger
    found = [to(ledger, f"{SOCIAL_WORKERS}.{where}.agency_share_of_{of}") for of in ("establishment", "workforce", "vacancies")]
    assert found == [of_posts, of_workforce, of_vacancies]


def test_nine_months_in_order() -> None:
    groups = {group.name: group for group in workforce_of(seed("devon-2024")).groups}
    series = groups["Social workers"].series
    assert [date.name for date in series] == [
        "Jul 23",
        "Aug 23",
        "Sep 23",
        "Oct 23",
        "Nov 23",
        "Dec 23",
        "Jan 24",
        "Feb 24",
        "Mar 24",
    ]
    unfilled = [str(date.measures["unfilled"].value) for date in series]
    assert unfilled == ["8.2", "19.2", "20.4", "22.4", "21.6", "23.6", "22.0", "25.6", "28.4"]


@pytest.mark.parametrize(
    ("measure", "by", "per_cent"),
    [
        ("establishment", "7.00", "3.21"),
        ("in_post", "-0.60", "-0.62"),
        ("agency", "-12.60", "-11.09"),
        ("unfilled", "20.20", "246.34"),
        ("vacancy_rate", "1.64", "2.93"),
        ("agency_share_of_establishment", "-7.22", "-13.86"),
    ],
)
def test_the_change_over_nine_months_in_points_and_in_per_cent(measure: str, by: str, per_cent: str) -> None:
    ledger = workforce_of(seed("devon-2024")).ledger
    id = f"{SOCIAL_WORKERS}.change.{measure}"
    assert (to(ledger, id), to(ledger, f"{id}_percent")) == (by, per_cent)


def test_a_rates_change_is_in_points_and_an_amounts_in_its_own_unit() -> None:
    groups = {group.name: group for group in workforce_of(seed("devon-2024")).groups}
    in_points = {change.label for change in groups["Social workers"].changes if change.in_points}
    assert in_points == {
        "Vacancies as a share of establishment",
        "Agency as a share of establishment",
        "Agency as a share of agency and employed staff",
        "Employed staff as a share of establishment",
    }


def test_a_service_without_vacancies_has_no_share_of_them_and_the_whole_has() -> None:
    ledger = workforce_of(seed("devon-2024")).ledger
    assert why(ledger, f"{LEADERS}.teams.disabled_children_s_service.agency_share_of_vacancies").endswith("vacant is 0")
    assert to(ledger, f"{LEADERS}.pooled.agency_share_of_vacancies") == "73.33"


# What is not given


@pytest.mark.parametrize("absent", ["n/a", "-", "illegible", "not given", '"illegible: 4…"'])
def test_what_is_not_there_is_not_nil(absent: str) -> None:
    ledger = workforce_of(
        group("establishment: 10, vacant: 4", f"establishment: {absent}, vacant: 6", "establishment: 30, vacant: 9")
    ).ledger
    assert value(ledger, "workforce.g.pooled.establishment") == 40
    assert value(ledger, "workforce.g.pooled.vacant") == 19
    assert value(ledger, "workforce.g.pooled.vacancy_rate") == Decimal("32.5")  # 13 ÷ 40: the second gives no denominator
    assert value(ledger, "workforce.g.pooled.in_post") == 27
    assert value(ledger, "workforce.g.teams.b.vacancy_rate") is None
    assert value(ledger, "workforce.g.pooled.mean_vacancy_rate") == 35


def test_what_nobody_gives_has_no_total() -> None:
    ledger = workforce_of(group("vacant: n/a", "vacant: n/a")).ledger
    assert not any(id.startswith("workforce.g.pooled.vacant") for id in ledger.figures)


def test_one_team_has_no_mean_of_rates() -> None:
    ledger = workforce_of(group("establishment: 10, vacant: 4", "establishment: 10, vacant: n/a")).ledger
    assert "workforce.g.pooled.mean_vacancy_rate" not in ledger.figures


def test_leavers_are_of_staff_in_post() -> None:
    ledger = workforce_of(group("in_post: 40, leavers: 6", "in_post: 60, leavers: n/a", "in_post: 10, leavers: 4")).ledger
    assert value(ledger, "workforce.g.teams.a.turnover_of_in_post") == 15
    assert value(ledger, "workforce.g.pooled.turnover_of_in_post") == 20


def test_heads_are_counted_as_heads() -> None:
    (found,) = workforce_of(group("in_post: 40", more="    counted_in: heads\n")).groups
    assert found.unit == "count"
    assert found.pooled["in_post"].unit == "count"


@pytest.mark.parametrize("measure", ["headcount", "men", "women", "people"])
def test_people_are_counted_as_people_though_the_posts_are_fte(measure: str) -> None:
    (found,) = workforce_of(group("in_post: 40, headcount: 45, men: 20, women: 25")).groups
    assert [found.teams[0].measures[measure].unit, found.pooled[measure].unit] == ["count", "count"]


def test_earlier_dates_have_their_own_rates() -> None:
    text = group("establishment: 10, vacant: 4, earlier: {April 2018: {establishment: 8, vacant: 1}}")
    assert value(workforce_of(text).ledger, "workforce.g.teams.a.earlier.april_2018.vacancy_rate") == Decimal("12.5")


@pytest.mark.parametrize("ends", [("n/a", "5"), ("5", "n/a")])
def test_no_change_from_or_to_what_is_not_there(ends: tuple[str, str]) -> None:
    months = ", ".join(
        f"{month}: {{in_post: {said}}}" for month, said in zip(("Jan", "Feb", "Mar"), (ends[0], "5", ends[1]), strict=True)
    )
    text = f"title: t\nworkforce:\n  G:\n    series: {{{months}}}\n"
    assert not workforce_of(text).groups[0].changes


def test_no_percentage_of_a_start_from_nil() -> None:
    text = "title: t\nworkforce:\n  G:\n    series: {Jan: {agency: 0}, Feb: {agency: 5}}\n"
    ledger = workforce_of(text).ledger
    assert value(ledger, "workforce.g.change.agency") == 5
    assert why(ledger, "workforce.g.change.agency_percent").endswith("is 0")


# Agency staff who cover no vacancy


MIDDLESBROUGH = "in_post: 170.1, vacant: 29.6, agency: 58.6, agency_beyond: 29.0"


def test_agency_staff_beyond_vacancies_leave_none_filled() -> None:
    """58.6 - 29.0 = 29.6 on 29.6 vacancies; of 10 vacancies 3 - 1 = 2; 7 on 5, of whom 2 fill nothing of another team's."""
    found = workforce_of(
        group(MIDDLESBROUGH, "vacant: 10, agency: 3, agency_beyond: 1", "vacant: 5, agency: 9, agency_beyond: 2")
    )
    ledger, teams = found.ledger, "workforce.g.teams"
    for team, unfilled, cover in (("a", "0.00", "100.00"), ("b", "8.00", "20.00"), ("c", "-2.00", "100.00")):
        assert to(ledger, f"{teams}.{team}.unfilled") == unfilled
        assert to(ledger, f"{teams}.{team}.agency_cover_of_vacancies") == cover
    assert to(ledger, f"{teams}.a.agency_share_of_workforce") == "25.62"  # 58.6 / 228.7: all agency staff are workforce
    assert to(ledger, "workforce.g.pooled.unfilled") == "6.00"
    assert to(ledger, "workforce.g.pooled.unfilled_floor_nil") == "8.00"
    assert value(ledger, "workforce.g.pooled.covered") == Decimal("36.6")
    assert to(ledger, "workforce.g.pooled.agency_cover_of_vacancies") == "82.06"  # 36.6 / 44.6


def test_the_page_says_what_they_cover_and_what_the_case_cannot_cost() -> None:
    text = group(MIDDLESBROUGH, "in_post: 100, vacant: 10, agency: 4").encode()
    shown = " ".join(run("workforce", "-", stdin=text).out.split())
    assert "agency staff of the teams that say so cover 29.6 of 29.6 vacant FTE, 100.0%. Another 29 cover no vacancy." in shown
    assert "what is pooled of agency beyond vacancies is without B, which gives none" in shown
    assert "error[nothing-to-cost]" in run("cost", "-", stdin=text).err
    assert "agency-above-vacancies" not in run("check", "-", stdin=text).out
    assert "agency-above-vacancies" in run("check", "-", stdin=text.replace(b"29.0", b"28.0")).out


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (
            "agency: 3, agency_beyond: 3.5",
            "error[more-than-all]: G, A: 3.5 agency staff cover no vacancy, more than the 3 there",
        ),
        (
            "vacant: 3, agency_beyond: 1",
            "error[missing-key]: G, A says how many agency staff cover no vacancy, and not how many",
        ),
    ],
)
def test_they_are_some_of_the_agency_staff(keys: str, says: str) -> None:
    ran = run("workforce", "-", stdin=group(keys).encode())
    assert ran.code == 1 and says in ran.err and "<stdin>:5:" in ran.err


# Against the oracle, with gaps anywhere


def said(number: Fraction | None) -> str:
    """A number as a paper prints it, or that it is not there."""
    return "n/a" if number is None else f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


numbers = st.none() | st.integers(0, 20_000).map(lambda hundredths: Fraction(hundredths, 100))
KEYS = ("establishment", "in_post", "vacant", "agency", "agency_beyond", "leavers")


def _is_sound(team: dict[str, Fraction | None]) -> bool:
    """Not empty, and no more agency staff beyond vacancies than there are."""
    agency, beyond = team.get("agency"), team.get("agency_beyond")
    is_one_of_them = agency is None or beyond is None or beyond <= agency
    return bool(team) and ("agency_beyond" not in team or "agency" in team) and is_one_of_them


one_team = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, numbers)).filter(_is_sound)


@given(st.lists(one_team, min_size=1, max_size=7))
def test_the_pooled_whole_is_the_oracles(teams: list[dict[str, Fraction | None]]) -> None:
    written = [", ".join(f"{key}: {said(number)}" for key, number in team.items()) for team in teams]
    (found,) = workforce_of(group(*written)).groups
    complete = [oracle.completed(team) for team in teams]
    pooled = {name: figure.value for name, figure in found.pooled.items()}
    for measure in (*KEYS, "workforce", "agency_covering", "covered", "unfilled"):
        assert close(pooled.get(measure), oracle.together(complete, measure)), measure
    for rate in oracle.RATES:
        assert close(pooled.get(rate), oracle.pooled_rate(complete, rate)), rate
    assert close(pooled.get("unfilled_floor_nil"), oracle.floor_of_nil(complete))
