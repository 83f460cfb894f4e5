"""Sessions on a real terminal, rendered and read: whole figures at any width, colour where it is wanted, plain characters
where no others can be shown."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from supplement_calc.diagnostics.text import width
from support.running import DERBYSHIRE, run, run_once, run_process
from support.samples import HOSTILE, LONG_NAMES, WIDE, written
from support.terminal import Session, session, session_apart

# 40 is the narrowest there is; a report laid out for less is no wider than that.
WIDTHS = (40, 80, 132)
REPORTS = {
    "cost": ("cost", "derbyshire-2019.yaml"),
    "forecast": ("forecast", "derbyshire-2019.yaml"),
    "break-even": ("break-even", "derbyshire-2019.yaml"),
    "explain": ("explain", "derbyshire-2019.yaml", "full_establishment.total"),
}
CLOSING = "Key figures are at the top"
FIGURE = re.compile(r"\(?-?£?\d[\d,]*(?:\.\d+)?[%)]?")


@cache
def seen(report: str, columns: int = 80, encoding: str = "utf-8", **env: str) -> Session:
    """A report on a terminal; sessions that several tests look at are held once."""
    return session(*REPORTS[report], columns=columns, encoding=encoding, env=env)


# What `--set` calls an input, which a table leaves out where there is no room.
PATH = re.compile(r"\b[a-z_]+(?:\.[a-z_0-9]+)+\b")


def figures(text: str) -> Counter[str]:
    """Every number of a page, with its sign and marks; of its closing lines none."""
    return Counter(FIGURE.findall(PATH.sub("", text.partition(CLOSING)[0])))


@pytest.fixture(autouse=True)
def beside_the_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short names of files."""
    monkeypatch.chdir(DERBYSHIRE.parent)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("report", ["cost", "break-even", "forecast"])
def test_a_report_on_a_terminal_has_every_figure_whole(report: str, columns: int) -> None:
    screen = seen(report, columns)
    assert screen.code == 0
    assert "…" not in screen.text
    found, every = figures(screen.text), figures(run_once(*REPORTS[report]).out)
    assert found == every if report != "break-even" or columns > 100 else found <= every  # it has fewer columns where narrow
    # a line that ran on would be wrapped by the terminal, and look like two
    assert [line.rstrip() for line in plain(screen.sent).splitlines()] == screen.rows


@pytest.mark.parametrize("columns", [80, 132])
def test_an_explanation_on_a_terminal_has_every_figure_whole(columns: int) -> None:
    screen = seen("explain", columns)
    assert screen.code == 0
    assert figures(screen.text) == figures(run_once(*REPORTS["explain"]).out)
    assert plain(screen.sent).splitlines() == screen.rows


def plain(sent: bytes) -> str:
    """What a terminal was sent, without the codes that steer it."""
    return re.sub(r"\x1b\[[0-9;]*m", "", sent.decode().replace("\r\n", "\n"))


@pytest.mark.parametrize("report", REPORTS)
def test_a_terminal_is_sent_what_a_pipe_is_sent_where_it_is_wide_enough(report: str) -> None:
    page, closing, _ = plain(seen(report, 800).sent).partition(f"\n{CLOSING}")
    assert page == run_once(*REPORTS[report]).out
    assert bool(closing) == (report != "explain")


@pytest.mark.parametrize(("encoding", "env"), [("utf-8", {}), ("utf-8", {"NO_COLOR": "1"}), ("ascii", {}), ("iso8859-5", {})])
def test_a_session_of_its_own_is_sent_the_same(encoding: str, env: dict[str, str]) -> None:
    assert session_apart(*REPORTS["cost"], encoding=encoding, env=env) == seen("cost", encoding=encoding, **env)
    usage = ("cost", "x.yaml", "--unit", "£x")
    assert session_apart(*usage, encoding=encoding, env=env) == session(*usage, encoding=encoding, env=env)


# Colour


@pytest.mark.parametrize("report", REPORTS)
def test_a_terminal_has_colour_and_a_pipe_none_and_no_wrapping(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert b"\x1b[" in seen(report).sent
    env = {"TERM": "xterm-256color", "COLUMNS": "40"}
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    piped = run(*REPORTS[report])
    assert piped == run_once(*REPORTS[report])
    assert "\x1b" not in piped.out
    if report == "cost":
        assert run_process(*REPORTS[report], env=env) == piped


@pytest.mark.parametrize("report", REPORTS)
def test_no_color_is_honoured(report: str) -> None:
    sent = seen(report, NO_COLOR="1").sent
    assert b"\x1b" not in sent
    assert sent.decode().replace("\r\n", "\n") == plain(seen(report).sent)


def test_a_terminal_that_cannot_paint_gets_no_codes() -> None:
    assert b"\x1b" not in seen("cost", TERM="dumb").sent


def test_problems_have_colour_on_a_terminal_and_none_without_it(tmp_path: Path) -> None:
    wrong = written(tmp_path, "title: t\non_costs: 25\n")
    assert b"\x1b[1;31m" in session("check", wrong).sent
    assert b"\x1b" not in session("check", wrong, env={"NO_COLOR": "1"}).sent
    assert "\x1b" not in run_process("check", wrong).out


def test_over_and_under_the_budget_are_told_apart_without_colour() -> None:
    rows = session("cost", DERBYSHIRE, "--set", "budget=11,350,000", env={"NO_COLOR": "1"}).rows
    start = next(number for number, row in enumerate(rows) if "Budget of a full year" in row)
    assert [" ".join(row.split()) for row in rows[start : start + 4]] == [
        "Budget of a full year 11,350,000",
        "Current spend, with 65.5 FTE of agency staff 11,318,237 (31,763)",
        "Current spend plus the supplement to staff in post 11,991,619 641,619",
        "All posts filled with the supplement, no agency staff 11,403,379 53,379",
    ]


# Problems


def excerpts(screen: Session) -> list[str]:
    """What stands above each run of carets on the screen."""
    found = []
    for above, below in pairwise(screen.rows):
        if marks := re.search(r"\^+", below):
            found.append(above[marks.start() : marks.end()])
    return found


BEFORE = "# a note before, so that the numbers of lines have more than one digit\n" * 9
LATE = "title: t\ngrades: {Senior practitioner in the child protection teams: {salary: 30000, in_post: 4, vacant: -17}}\n"


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_caret_stands_under_the_place_at_any_width(columns: int, tmp_path: Path) -> None:
    screen = session("check", written(tmp_path, BEFORE + LATE), columns=columns)
    assert screen.code == 1
    assert excerpts(screen) == ["-17"]


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_word_of_a_problem_is_on_the_screen(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long line of the file only the part about the place is shown; of what is said, nothing is cut."""
    monkeypatch.chdir(Path(__file__).parent)
    screen = session("check", "broken.yaml", columns=columns)
    assert screen.code == 1
    there = "".join(screen.text.split())
    said = [line for line in run("check", "broken.yaml").out.splitlines() if not re.match(r" *\d* │", line)]
    assert [line for line in said if "".join(line.split()) not in there] == []
    assert excerpts(screen)[:2] == ["organisaton", "2025-03-31"]


# Terminals that cannot show every character


def digits(text: str) -> Counter[str]:
    """Every number of a text, without the marks that another encoding may lack."""
    return Counter(re.sub(r"[^\d.,%]", "", figure) for figure in figures(text).elements())


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-5"])
@pytest.mark.parametrize("report", REPORTS)
def test_a_terminal_of_another_encoding_gets_plain_characters(report: str, encoding: str) -> None:
    screen = seen(report, 132, encoding)
    assert screen.code == 0
    assert not {"\ufffd", "£", "│", "─"} & set(screen.text)
    assert screen.text.count("?") == run_once(*REPORTS[report]).out.count("?")
    assert digits(screen.text) == digits(run_once(*REPORTS[report]).out)


@pytest.mark.parametrize("report", ["cost", "break-even"])
def test_plain_characters_are_no_wider_than_the_terminal(report: str) -> None:
    assert max(map(len, plain(seen(report, 80, "ascii").sent).splitlines())) <= 80


def test_a_character_that_the_terminal_has_is_kept() -> None:
    text = seen("cost", 132, "latin-1").text
    assert "£10,334,613" in text
    assert "─" not in text


def test_amounts_stay_in_one_column_in_plain_characters() -> None:
    rows = seen("cost", 132, "ascii").rows
    rows = rows[: next(n for n, row in enumerate(rows) if row.startswith("Supplement by financial year"))]
    ends = {len(row) for row in rows if re.search(r"  +[\d,]+$", row)}
    assert len(ends) == 1


@pytest.mark.parametrize("arguments", [("cost", "--help"), ("cost", "x.yaml", "--unit", "£x"), ("check", "Üñ.yaml"), ("init",)])
def test_no_command_fails_for_want_of_a_character(arguments: tuple[str, ...]) -> None:
    screen = session(*arguments, encoding="iso8859-5")
    assert "fault of ours" not in screen.text
    assert screen.code == run(*arguments).code


def test_a_machine_without_a_language_of_its_own_prints_utf_8_to_a_pipe() -> None:
    posix = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert run_process(*REPORTS["cost"], env=posix) == run(*REPORTS["cost"])


# Text from a case


def test_markup_in_a_name_is_shown_as_it_is(tmp_path: Path) -> None:
    screen = session("cost", written(tmp_path, HOSTILE), columns=200)
    assert screen.code == 0
    assert screen.rows[0] == "=HYPERLINK(1) [red]alarm[/red] *bold* | <b>html</b> `code`"
    assert screen.text.count("@SUM(1) [bold red]Grade[/bold red] 1 – ") == 4
    assert screen.rows[1].startswith("[link](http://x) _low_ council · ")


@pytest.mark.parametrize("code", ["\x1b[2J\x1b[31m", "\\e[31m", "\x9b31m", "\u202e"])
def test_a_code_that_steers_the_terminal_is_told_of_and_never_sent(code: str, tmp_path: Path) -> None:
    case = written(tmp_path, f'title: "A {code}title"\ngrades:\n  A1: {{salary: 30000, in_post: 1}}\n')
    screen = session("cost", case, columns=200, env={"NO_COLOR": "1"})
    assert screen.code == 1
    assert "error[control-character]" in screen.text
    assert not {"\x1b", "\x9b", "\u202e"} & set(screen.sent.decode())


def test_a_code_in_an_override_is_never_sent() -> None:
    screen = session("cost", DERBYSHIRE, "--set", 'title="\\e[31mred"', "--set", "\x1b[31m=1", env={"NO_COLOR": "1"})
    assert screen.code == 1
    assert b"\x1b" not in screen.sent


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("text", [WIDE, LONG_NAMES], ids=["wide", "long"])
def test_names_of_any_kind_leave_the_amounts_in_one_column(text: str, columns: int, tmp_path: Path) -> None:
    case = written(tmp_path, text)
    screen = session("cost", case, columns=columns, env={"NO_COLOR": "1"})
    assert max(map(width, screen.sent.decode().splitlines())) <= columns
    tables = [list(rows) for blank, rows in groupby(screen.rows, lambda row: not row) if not blank]
    of_one = [rows for rows in tables if not any(re.search(r"\d\)?  +\(?[\d,]+\)?$", row) for row in rows)]
    ends = [{width(row) for row in rows if re.search(r"  +[\d,]+$", row)} for rows in of_one]
    assert any(ends) and all(len(of_table) <= 1 for of_table in ends)
    assert figures(screen.text) == figures(run("cost", case).out)
