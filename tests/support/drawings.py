"""Charts of odd numbers and long texts, to see whether all that is written on them can be read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from supplement_calc.ledger import Figure, Input
from supplement_calc.output.charts import model
from supplement_calc.output.charts.model import Drawing, Mark, Point

_LABELS = (
    "All",
    "Looked-after children",
    "Agency by grade Prîf Weithiwr Cymdeithasol charge rate",
    "Rotherham Metropolitan Borough Council and its neighbours, together with all of the others of the region that answered",
    "Adolescentsafeguardingandexploitationteamofthenortheast",
    "WWWWWWWW MMMMMMMMMM WWWWWWWWWWWW",
)


def odd_drawings(number: int) -> Iterator[Drawing]:
    """So many of each kind."""
    for place in range(number):
        random = Random(f"drawing {place}")
        yield from (_bars(random), _lines(random), _vacancies(random), _spreads(random), _waterfall(random), _tornado(random))


def _mark(value: float, unit: str = "£") -> Mark:
    rounded = Decimal(round(value))
    sign = "−" if rounded < 0 else ""
    return Mark(Figure("x", "x", rounded, "GBP", Input("x")), f"{sign}{unit}{abs(rounded):,}")


def _size(random: Random) -> float:
    return float(random.choice((3, 90, 40_000, 12_345_678)))


def _bars(random: Random) -> model.Bars:
    size, rows = _size(random), []
    for _ in range(random.randint(1, 6)):
        parts = [random.choice((None, _mark(random.uniform(0, size)), _mark(random.uniform(0, size)))) for _ in range(3)]
        total = sum(float(part.figure.known) for part in parts if part is not None)
        rows.append(model.Bar(random.choice(_LABELS), tuple(parts), _mark(total).text, random.random() < 0.2))
    line = _mark(random.uniform(0, 3 * size))
    budget = line._replace(text=f"Budget {line.text}")
    names = ("Employees", "Agency staff", "Supplement")
    return model.Bars("bars", "t", "a", "£", names, tuple(rows), random.choice((None, budget)))


def _lines(random: Random) -> model.Lines:
    size, months = _size(random), random.randint(1, 12)
    lines = []
    for name in ("Doing nothing", "The proposal"):
        points = [Point(f"Sep 20{20 + month}", _mark(random.uniform(0.6, 1) * size)) for month in range(months)]
        lines.append(model.Line(name, tuple(points)))
    return model.Lines("lines", "t", "a", "", "FTE vacant", tuple(lines))


def _vacancies(random: Random) -> model.Lines:
    size, needed, vacant = _size(random), random.uniform(0, 60), random.choice((0.0, random.uniform(0, 60)))
    full, budget = _mark(size), _mark(random.uniform(0.5, 0.999) * size)
    level = budget._replace(text=f"Budget {budget.text}")
    met = budget._replace(text=f"Break-even: {needed:.2f} FTE vacant")
    line = model.Line("No agency staff", (Point(_mark(0).figure, full), Point(_mark(needed).figure, met)))
    now = _mark(random.uniform(0.5, 1.2) * size)
    spot = now._replace(text=f"Today's {vacant:.2f} FTE vacant, agency staff as now: {now.text}")
    return model.Lines("vacancies", "t", "a", "FTE vacant", "£", (line,), level, (("spot", Point(_mark(vacant).figure, spot)),))


def _spreads(random: Random) -> model.Spreads:
    rows = []
    for _ in range(random.randint(1, 6)):
        low, high, before, after = sorted(random.uniform(20_000, 60_000) for _ in range(4))
        has_range = random.random() < 0.6
        first, last = (_mark(low).figure, _mark(high).figure) if has_range else (None, None)
        rows.append(model.Spread(random.choice(_LABELS), first, last, _mark(before), random.choice((None, _mark(after)))))
    line = _mark(random.uniform(20_000, 60_000))
    names = ("Range of pay", "Tops compared", "Ours with the supplement")
    return model.Spreads("spreads", "t", "a", "£ a year", names, tuple(rows), line._replace(text=f"Market mean {line.text}"))


def _waterfall(random: Random) -> model.Waterfall:
    size = _size(random)
    now = random.choice((0.0, -size, size))
    steps = [model.Stride("Doing nothing", _mark(now), True)]
    for _ in range(random.randint(1, 6)):
        change = random.choice((0.0, 1.0, -1.0)) * random.uniform(0, size)
        now += round(change)
        steps.append(model.Stride(random.choice(_LABELS), _mark(change)))
    return model.Waterfall("waterfall", "t", "a", "£", (*steps, model.Stride("The proposal", _mark(now), True)))


def _tornado(random: Random) -> model.Tornado:
    size = _size(random)
    now = random.choice((0.0, size, -size))
    rows = []
    for _ in range(random.randint(1, 8)):
        low, high = (now + random.choice((0.0, 1.0, -1.0)) * random.uniform(0, size) for _ in range(2))
        given = [None if random.random() < 0.1 else _mark(one)._replace(text="£12,345.67") for one in (low, high)]
        rows.append(model.Swing(random.choice(_LABELS), given[0], given[1]))
    return model.Tornado("tornado", "t", "a", "£", _mark(now), tuple(rows))
