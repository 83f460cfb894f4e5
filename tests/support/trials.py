"""One try of the command line on a changed case: which case, which command, which options. The same number is the same try."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from support.mutation import ROOT, changed, cut_down, folded, multiplied, seeds_with, text_slip
from support.nasty import NAMES, NUMBERS, PERCENTAGES, WORDS, nasty
from support.schema_values import case_schema_once as schema
from support.schema_values import made
from support.yaml_trees import Leaf, Section, copied_case, slots, written

SHOWN = ("table", "json", "csv", "markdown")
CHECKED = ("full", "concise", "github", "json", "junit", "sarif")
EVIDENCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")
# What each command reads a case for: without one of these sections it has nothing to show.
NEEDS: dict[str, tuple[str, ...]] = {
    "cost": ("grades", "measures"),
    "break-even": ("grades",),
    "market": ("comparators",),
    "pay-points": ("grades",),
    "workforce": EVIDENCE,
    "forecast": ("forecast",),
    "explain": ("grades", "comparators", *EVIDENCE),
    "compare": ("grades",),
    "sensitivity": ("grades",),
    "check": (),
}
_FORMATS = {"check": CHECKED, "compare": (*SHOWN, "comment")}
PROBES = tuple((command, format_) for command in NEEDS for format_ in _FORMATS.get(command, SHOWN))
WITHOUT_CASE = (("rule", ""), ("schema", ""), ("init", ""), ("import", ""))
ALL_PROBES = (*PROBES, *WITHOUT_CASE)

_MONEY = ("cost", "break-even", "market", "forecast", "explain", "compare", "sensitivity")
_FIGURES = (
    "current_spend.total",
    "full_establishment.total",
    "break_even.vacant_fte",
    "supplement_cost.period_total",
    "day_one.total",
    "budget_position.difference",
    "break_even.by_basis.budgeted",
    "forecast.net_cost.total",
    "current_spend.{}",
    "market.{}.gap",
    "full_establishment.{}",
    "supplement_cost.existing.{}",
    "supplement_cost.vacant.{}",
    "market.{}.comparator",
    "establishment.{}",
    "break_even.by_basis.{}_without_supplements",
    "grades.{}.in_post",
    "forecast.proposal.month_2026_05.{}.starters",
)
_NO_FIGURES = (
    "title",
    "grades",
    "",
    "nothing.like.it",
    ".",
    "current_spend.totl",
    "current_spend.total.",
    "*",
    "\ud800",
    "--full",
)
_FLAGS = {
    "cost": ("--marginal",), "workforce": ("--full",), "forecast": ("--monthly",), "explain": ("--full",),
    "check": ("--strict", "--no-accept", "--verbose", "--full", "--no-source"),
}  # fmt: skip


class Trial(NamedTuple):
    """A case's bytes for standard input, and the arguments. `careless` arguments may be refused as a wrong command line."""

    number: int
    command: str
    format: str
    data: bytes
    arguments: tuple[str, ...]
    careless: bool


def trial(seed: int, number: int) -> Trial:
    """The try of a number: commands and formats in turn, all else by chance."""
    draw = Random(f"{seed}:{number}")
    command, format_ = ALL_PROBES[number % len(ALL_PROBES)]
    if command not in NEEDS:
        arguments, careless = _without_case(draw, command)
        return Trial(number, command, format_, b"", arguments, careless)
    case = changed_case(draw, NEEDS[command])
    text = written(case)
    if draw.random() < 0.05:
        text = text_slip(draw, text)
    options, careless = _options(draw, command, case)
    given = ("-f", format_, *options)
    figure: tuple[str, ...] = (_figure(draw, case),) if command == "explain" else ()
    careless = careless or command in ("explain", "compare", "sensitivity")
    before = (str(ROOT / "cases" / "derbyshire-2019.yaml"),) if command in ("cost", "check") and draw.random() < 0.03 else ()
    if command == "compare" and draw.random() < 0.8:
        before = (str(ROOT / "src" / "supplement_calc" / "case" / "starters" / "flat.yaml"),)
        given = (*given, *(("--bridge",) if format_ == "comment" or draw.random() < 0.3 else ()))
    if command == "sensitivity":
        given = (*given, "--draws", "20")
    if any(one.startswith("-") for one in figure):
        figure = ("--", "-", *figure)
        return Trial(number, command, format_, _bytes(text), (command, *given, *figure), careless)
    return Trial(number, command, format_, _bytes(text), (command, *before, "-", *figure, *given), careless)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def changed_case(draw: Random, needed: tuple[str, ...]) -> Section:
    """A case with what a command needs, mostly cut down and changed in a place or two; now and then with very many entries."""
    seed = draw.choice(seeds_with(needed if draw.random() < 0.95 else ()))
    has = [key for key in needed if seed.get(key) is not None]
    needs = [draw.choice(has)] if has else []
    whole = draw.random() < (0.02 if len(seed.entries) > 12 else 0.5)
    case = copied_case(seed) if whole else cut_down(draw, seed, needs)
    if draw.random() < 0.02:
        case = _made_case(draw)
    changed(draw, case, draw.choice((0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 6)))
    if draw.random() < 0.003:
        multiplied(draw, case)
    return case


def _made_case(draw: Random) -> Section:
    """A case made from the schema alone."""
    names = [f"Grade {number}" for number in range(1, 4)]
    keys = [key for key in schema()["properties"] if key in ("title", "grades") or draw.random() < 0.3]
    return Section([(key, made(draw, schema()["properties"][key], names)) for key in keys])


def _options(draw: Random, command: str, case: Section) -> tuple[list[str], bool]:
    given: list[str] = []
    careless = False
    for flag in _FLAGS.get(command, ()):
        if draw.random() < 0.25:
            given.append(flag)
    if command in _MONEY and draw.random() < 0.4:
        rough = draw.random() < 0.1
        given.append(
            f"--round={draw.choice(NUMBERS if rough else ('penny', 'pound', 'thousand', 'none', '250', '0.005', '1,000,000'))}"
        )
        careless |= rough
    if command in _MONEY and draw.random() < 0.2:
        rough = draw.random() < 0.1
        given.append(f"--unit={draw.choice(WORDS if rough else ('pounds', 'thousands', 'millions', '£m'))}")
        careless |= rough
    if command == "forecast" and draw.random() < 0.3:
        given.append(f"--years={draw.choice((1, 2, 3, 5, 20))}")
    if command == "check" and draw.random() < 0.1:
        given += ["--policy", str(draw.choice(sorted((ROOT / "docs" / "policies").glob("*.yaml"))))]
    if draw.random() < 0.2:
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            said, rough = _override(draw, case)
            given.append(f"--set={said}")
            careless |= rough
    return given, careless


def _override(draw: Random, case: Section) -> tuple[str, bool]:
    """`PATH=VALUE` for a place of the case, or near one."""
    if draw.random() < 0.05:
        said = draw.choice((*WORDS, *NAMES))
        return said, "=" not in said or not said.partition("=")[0].strip()
    leaves = [slot for slot in slots(case) if isinstance(slot.value, Leaf)]
    path: tuple[str, ...] = ("title",)
    text = "x"
    if leaves:
        slot = draw.choice(leaves)
        assert isinstance(slot.value, Leaf)
        path, text = slot.path, slot.value.text
    if draw.random() < 0.1:
        path = (*path[:-1], draw.choice(NAMES))
    spelt = ".".join(map(folded, path) if draw.random() < 0.6 else path)
    value = draw.choice(PERCENTAGES) if draw.random() < 0.1 else nasty(draw, text)
    said = f"{spelt}={value}"
    return said, not said.partition("=")[0].strip()


def _figure(draw: Random, case: Section) -> str:
    """The id of a figure: an input of the case, a table's, or none at all."""
    leaves = [slot.path for slot in slots(case) if isinstance(slot.value, Leaf)]
    if leaves and draw.random() < 0.3:
        return ".".join(map(folded, draw.choice(leaves)))
    grades = case.get("grades")
    names = [folded(key) for key, _ in grades.entries] if isinstance(grades, Section) else []
    return draw.choice(_FIGURES if draw.random() < 0.9 else _NO_FIGURES).replace("{}", draw.choice(names or ["grade_9"]))


def _without_case(draw: Random, command: str) -> tuple[tuple[str, ...], bool]:
    if command == "import":
        return (command, "no-such-extract.csv"), True
    if command != "rule" or draw.random() < 0.3:
        return (command,), False
    return (command, "--", draw.choice((*NAMES, *WORDS, "negative-fte", "alias", "negative-ft"))), True
