"""Reading and checking grow no faster than the file, in calls; and no pattern goes back over its text again and again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.check import findings
from supplement_calc.checks.context import CheckContext
from supplement_calc.diagnostics import Source, in_file_order
from supplement_calc.diagnostics.checked import Checked, CheckRun
from supplement_calc.diagnostics.render.registry import FORMATS, renderer
from supplement_calc.diagnostics.styled_text import Rendered
from supplement_calc.output.terminal import texts
from support.growth import growth
from support.running import clean_environment

GRADES = "grades:\n" + "".join(f"  Grade {n}: {{salary: 3{n:04}, in_post: 3, vacant: 1}}\n" for n in range(20))


def checked(text: str) -> Checked:
    """The problems of a text, of reading it and where that is sound of its rules and published figures."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    found = [] if loaded.case is None else findings(CheckContext(loaded.case)).problems
    return Checked("case.yaml", in_file_order([*loaded.problems, *found]))


def checking(text_of: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    return lambda size: lambda: checked(text_of(size))


def silences(size: int) -> str:
    points = "".join(f"  {n}: {20000 + n}\n" for n in range(1, size + 1))
    entries = "".join(f"  - {{rule: small-count, at: pay_points, reason: as printed {n}}}\n" for n in range(size))
    return f"title: x\npay_points:\n{points}silences:\n{entries}"


def each_silenced(size: int) -> str:
    teams = "".join(f"      T{n}: {{men: 1}}\n" for n in range(size))
    entries = "".join(f"  - {{rule: small-count, at: workforce.g.teams.t{n}, reason: as printed}}\n" for n in range(size))
    return f"title: x\nworkforce:\n  G:\n    teams:\n{teams}silences:\n{entries}"


GROWING: dict[str, Callable[[int], str]] = {
    "unknown keys": lambda size: "title: x\n" + "".join(f"key{n}: 1\n" for n in range(size)),
    "unknown keys of a grade": lambda size: f"title: x\ngrades: {{G: {{{', '.join(f'key{n}: 1' for n in range(size))}}}}}\n",
    "silences of one section": silences,
    "silences of one place each": each_silenced,
    "unknown grades": lambda size: (
        f"title: x\n{GRADES}agency:\n  by_grade:\n" + "".join(f"    Grad {n}x: {{fte: 1}}\n" for n in range(size))
    ),
    "grades and agency staff of other grades": lambda size: (
        "title: x\ngrades:\n"
        + "".join(f"  Grade {n}: {{salary: 30000, in_post: 3}}\n" for n in range(size))
        + "agency:\n  by_grade:\n"
        + "".join(f"    Grad {n}x: {{fte: 1}}\n" for n in range(size))
    ),
    "unknown published figures": lambda size: (
        f"title: x\n{GRADES}published:\n" + "".join(f"  - {{figure: curent_spend.grad{n}, value: 5}}\n" for n in range(size))
    ),
    "salaries out of line": lambda size: (
        "title: x\ngrades:\n" + "".join(f"  G{n}: {{salary: {300 + n}, in_post: 1}}\n" for n in range(size))
    ),
    "a number split by commas": lambda size: f"title: x\npay_points: {{1: 1{',234' * size}}}\n",
    "a list of numbers split by commas": lambda size: f"title: x\npay_points: [1{',234' * size}]\n",
}


@pytest.mark.parametrize("kind", GROWING)
def test_checking_grows_no_faster_than_the_file(kind: str) -> None:
    assert growth(checking(GROWING[kind]), 120) < 1.25


@pytest.mark.parametrize("format_", FORMATS)
def test_showing_problems_of_one_long_line_grows_no_faster_than_they_do(format_: str) -> None:
    def showing(size: int) -> Callable[[], object]:
        run = CheckRun([checked(f"title: x\nkeys: {{{', '.join(f'ké{n}: 1' for n in range(size))}}}\n" + "x: 1\n" * size)])
        return lambda: whole(renderer(format_).render(run))

    assert growth(showing, 120) < 1.25


def whole(rendered: Rendered) -> str:
    """All that is rendered, lines as they are painted."""
    return "".join(texts(rendered))


def test_a_place_far_along_a_line_is_shown_with_its_own_column_underlined() -> None:
    text = f"title: x\ngrades: {{G: {{{', '.join(f'key{n}: é' for n in range(5000))}}}}}\n"
    problems = [one for one in checked(text).problems if one.code == "unknown-key"]
    far = problems[4000]
    rendered = renderer("full").render(CheckRun([Checked("case.yaml", [far])]))
    first, excerpt, marks, *_ = whole(rendered).split("\n")
    assert first.startswith(f"case.yaml:2:{far.span.column}: error[unknown-key]")
    assert excerpt[marks.index("^") : marks.rindex("^") + 1] == "key4000"
    assert len(excerpt) < 120


# A place for a text of each kind, and texts that a pattern which goes back over its text would take minutes for.
PLACES = (
    "comparators: {{C: {{pay: {{A: {0}}}}}}}",
    "pay_points: {{{0}: 1, 1: {0}}}",
    "grades: {{A: {{salary: {0}, points: {0}, in_post: {0}, vacant: {{{0}: 1}}, supplement: {{make_up_to: {0}}}}}}}",
    "period: {{starts: {0}, ends: {0}, review: {0}}}",
    "on_costs: {{tax_year: {0}, from: {0}, pension: {0}}}",
    "service_length: {{T: {{bands: [{{band: {0}, share: {0}}}]}}}}",
    "payments: [{{what: {0}, kind: {0}, amount: {0}, after_months: {0}, at: {{{0}: 1}}}}]",
    "workforce: {{G: {{teams: {{T: {{vacant: {0}, printed: {{vacancy_rate: {0}}}}}}}}}}}",
    "published: [{{figure: {0}, value: {0}, to: {0}}}]",
    "measures: [{{what: x, cost: {0}, year: {0}}}]",
    "silences: [{{rule: {0}, at: {0}, reason: x}}]",
    "indicators: {{I: {{values: {{{0}: {0}}}}}}}",
)
N = 4_500  # more digits than Python reads as a whole number
SPITEFUL = (
    "top" + " " * N + "1-", "1" + " " * N + "1", "1" + " " * N + "x", "9" * N, "9" * N + ",1", "1" + ",111" * (N // 3),
    "1" + " 111" * (N // 3), "1" + "_111" * (N // 3) + "x",
    "1:" * N, "1." * N, "." * N, "-" * N, "to" * N, "c " * N, "about " * N + "x",
    "£" * N, "1e" * N, "0x" + "f" * N + "g", "up to " + "9" * N + " years", "9" * N + " to " + "9" * N + " years",
    "illegible:" * N, "1" * N + "%", "A" * N, "A " * N, "a." * N, "_" * N, "n/a" * N, "2019" + " " * N + "/20",
    "1 " + "J" * N + " 2019", "point " + "0" * N,
)  # fmt: skip


PROGRAM = """
import resource
import sys

resource.setrlimit(resource.RLIMIT_CPU, (40, 45))
sys.path[:0] = sys.argv[1:]
from test_growth import PLACES, SPITEFUL, checked

for place in PLACES:
    for text in SPITEFUL:
        for written in (text, f'"{text}"'):
            checked(f"title: x\\n{place.format(written)}\\n")
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of processor time can be set there")
def test_no_text_takes_longer_than_its_length() -> None:
    """Every text in every place, in 40 seconds of processor time: hours, where one pattern goes back over its text."""
    command = [sys.executable, "-c", PROGRAM, str(Path(__file__).parent), *sys.path]
    process = subprocess.run(command, capture_output=True, text=True, env=clean_environment())
    assert process.stdout == "done\n", process.stderr[-2000:]
