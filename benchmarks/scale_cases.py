"""The cases that `scale.py` measures: one kind of growth each, sound but for what is meant to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple


class Measured(NamedTuple):
    """A command's arguments without the case, and its target at one size: seconds, MB and times the smallest."""

    arguments: tuple[str, ...]
    at: int | None = None
    seconds: float = float("inf")
    memory: float = float("inf")
    times: float = float("inf")

    @property
    def name(self) -> str:
        """The command as it is typed."""
        return f"`{' '.join(self.arguments)}`"

    @property
    def target(self) -> str:
        """The target in words."""
        limits = ((self.seconds, "{:g} s"), (self.memory, "{:g} MB"), (self.times, "{:g} times the smallest"))
        said = [words.format(limit) for limit, words in limits if limit != float("inf")]
        return f"{', '.join(said)} at {self.at:,}" if self.at else ""


class Kind(NamedTuple):
    """A kind of case: what there are many of, the sizes, the text of a case of a size, and the commands measured."""

    name: str
    what: str
    sizes: tuple[int, ...]
    case: Callable[[int], str]
    measured: tuple[Measured, ...]


def _start(draw: Random, title: str, ends: str = "2028-03-31") -> Iterator[str]:
    yield f"title: {title}"
    yield "organisation: A county council"
    yield f"period: {{starts: 2026-04-01, ends: {ends}, review: 2027-04-01}}"
    yield f"on_costs: {draw.randrange(2000, 3000) / 100}%"


def _grades(draw: Random, count: int) -> Iterator[str]:
    yield "grades:"
    for number in range(1, count + 1):
        salary, supplement = draw.randrange(24_000, 64_000), draw.randrange(5, 40) * 50
        posts = f"in_post: {draw.randrange(50, 4_000) / 100}, vacant: {draw.randrange(1, 800) / 100}"
        yield f'  Grade {number}: {{salary: "{salary:,}", {posts}, supplement: "{supplement:,}"}}'


def posts(lines: int) -> str:
    """So many grades, each a line of posts at one salary."""
    draw = Random(lines)
    agency = f'agency: {{fte: {lines / 2}, cost_per_fte: "71,250"}}'
    budget = f'budget: "{lines * 900_000:,}"'
    return _text(_start(draw, "Posts"), _grades(draw, lines), [agency, budget])


def by_point(lines: int) -> str:
    """So many lines of posts counted by pay point, eight points a grade."""
    draw = Random(lines)
    grades = lines // 8 or 1
    points = ["pay_points:", *(f"  {point}: {22_000 + 7 * point:,}" for point in range(1, 8 * grades + 1))]
    entries = ["grades:"]
    for number in range(grades):
        own = range(8 * number + 1, 8 * number + 9)
        in_post = ", ".join(f"{point}: {draw.randrange(25, 900) / 100}" for point in own)
        span, vacant = f"{own[0]}-{own[-1]}", draw.randrange(1, 500) / 100
        entries.append(f"  Band {number + 1}: {{points: {span}, in_post: {{{in_post}}}, vacant: {vacant}, supplement: 750}}")
    return _text(_start(draw, "By point"), points, entries, [f'budget: "{lines * 160_000:,}"'])


def wrong(published: int) -> str:
    """So many printed figures, each off by more than a slip, in a case of a fifth as many grades."""
    draw = Random(published)
    grades = published // 5 or 1
    entries = ["published:"]
    for number in range(1, grades + 1):
        for id in ("current_spend", "full_establishment", "supplement_cost.existing", "supplement_cost.vacant"):
            entries.append(f'  - {{figure: {id}.grade_{number}, value: "£{draw.randrange(3_217, 98_765):,}"}}')
        entries.append(f'  - {{figure: establishment.grade_{number}, value: "{draw.randrange(5_000, 9_000) / 100}"}}')
    return _text(_start(draw, "Wrong"), _grades(draw, grades), [f'budget: "{grades * 900_000:,}"'], entries)


def measures(count: int) -> str:
    """A package of so many measures, and a funding line for each fifty."""
    draw = Random(count)
    entries = [
        "measures:",
        *(f'  - {{what: Measure {n}, cost: "{draw.randrange(1_000, 90_000):,}"}}' for n in range(1, count + 1)),
    ]
    funds = ["funding:"]
    for _ in range(count // 50 + 1):
        funds.append(f'  - {{from: reserve, year: 2026/27, amount: "{draw.randrange(9_000, 90_000):,}"}}')
    return _text(_start(draw, "Measures"), _grades(draw, 3), entries, funds)


def ten_years(grades: int) -> str:
    """A forecast of so many grades over ten years, month by month."""
    draw = Random(grades)
    course = "turnover: {}%, starters: {{{}}}"
    starters = [", ".join(f"Grade {n}: {draw.randrange(1, 30) / 10}" for n in range(1, grades + 1)) for _ in range(2)]
    forecast = [
        "forecast:",
        f"  doing_nothing: {{{course.format(18.5, starters[0])}}}",
        f"  proposal: {{{course.format(12, starters[1])}}}",
    ]
    agency = f'agency: {{fte: {grades}, cost_per_fte: "71,250"}}'
    return _text(
        _start(draw, "Ten years", "2036-03-31"), _grades(draw, grades), [agency, f'budget: "{grades * 900_000:,}"'], forecast
    )


def _text(*parts: Iterator[str] | list[str]) -> str:
    return "".join(f"{line}\n" for part in parts for line in part)


LINES = (24, 250, 1_000, 4_000)
KINDS = (
    Kind(
        "posts",
        "grades, a line of posts each",
        LINES,
        posts,
        (
            Measured(("cost",), 1_000, times=1.6),
            Measured(("cost", "-f", "json"), 1_000, times=1.6),
            Measured(("cost", "-f", "csv"), 1_000, times=1.6),
            Measured(("cost", "-f", "markdown")),
            Measured(("break-even",), 1_000, seconds=2, memory=150),
            Measured(("break-even", "-f", "json"), 1_000, seconds=2, memory=150),
            Measured(("pay-points", "-f", "json")),
            Measured(("explain", "current_spend.total", "-f", "json")),
            Measured(("check",)),
        ),
    ),
    Kind(
        "by-point",
        "lines of posts by pay point, eight a grade",
        LINES,
        by_point,
        (
            Measured(("cost", "-f", "json")),
            Measured(("break-even", "-f", "json")),
            Measured(("pay-points", "-f", "json")),
            Measured(("check",)),
        ),
    ),
    Kind("wrong", "printed figures that are wrong", (25, 250, 1_250, 5_000), wrong, (Measured(("check",), 1_250, seconds=5),)),
    Kind(
        "measures",
        "measures of a package",
        (25, 250, 1_250, 5_000),
        measures,
        (Measured(("cost",), 5_000, seconds=2), Measured(("cost", "-f", "json"), 5_000, seconds=2)),
    ),
    Kind(
        "ten-years",
        "grades of a forecast over ten years",
        (10, 50, 100, 200),
        ten_years,
        (
            Measured(("forecast",), 200, seconds=10, memory=400),
            Measured(("forecast", "-f", "json"), 200, seconds=10, memory=400),
            Measured(("forecast", "--monthly", "-f", "csv")),
        ),
    ),
)
