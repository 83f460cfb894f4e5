"""`init --ask`: questions, each answer checked by the case file's own readers, and a case at the end; a stop loses nothing."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from supplement_calc.case.loading import load, load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.cli.ask.draft import text_of, value
from supplement_calc.diagnostics import Source
from supplement_calc.output import files
from support.odd_text import ODD
from support.running import Ran, run
from support.terminal import answering

PLANNERS = (
    "Market supplement for planners", "Example Borough Council", "1 April 2027", "31 March 2029", "1 April 2028",
    "Grade 8", "Planner", "29-31", "40,777", "1,000", "11.4", "3.6", "yes",
    "Grade 9", "Principal", "41,771", "5%", "4", "1", "no",
    "28.5%", "2.5", "78,000", "1.02m",
    "6", "under 5", "9", "21", "By the gap", "7", "8", "9", "10", "By the gap too",
    "Assessment of 3 May 2026", "Yearly, by the committee", "It ends", "3 months in writing",
)  # fmt: skip


def asked(*answers: str, file: Path | None = None, arguments: tuple[str, ...] = ()) -> Ran:
    """A run whose answers are piped, a line each."""
    data = "".join(f"{answer}\n" for answer in answers).encode()
    return run("init", "--ask", *([] if file is None else [file]), *arguments, stdin=data)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a case goes."""
    return tmp_path / "case.yaml"


def test_the_answers_make_a_case_that_checks_clean_and_costs(file: Path) -> None:
    ran = asked(*PLANNERS, file=file)
    assert (ran.code, ran.out) == (0, "")
    assert "is ready: `check` finds nothing to correct." in ran.err
    assert run("check", file, "--strict") == Ran(0, "", "")
    figures = json.loads(run("cost", file, "-f", "json").out)["figures"]
    # (11.4 + 3.6) × £1,000 + (4 + 1) × 5% of £41,771, and 28.5% on top: £25,442.75 and £7,251.18
    assert (figures["supplement_cost.before_on_costs"], figures["supplement_cost.total"]) == ("25443", "32694")
    case = load(str(file), EVERYTHING).case
    assert case is not None
    assert case.grades["Grade 8"].points == (29, 31)
    assert case.pay_points[0][31].value == Decimal(40_777)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Made from the answers")
    assert "# The budget of a full year.\nbudget: 1.02m\n" in text
    assert "not all answered" not in text


def test_without_a_file_the_case_is_all_of_standard_output() -> None:
    ran = asked(*PLANNERS)
    assert ran.code == 0
    assert run("check", "-", "--strict", stdin=ran.out.encode()).code == 0
    assert "Which organisation" in ran.err
    assert "Which organisation" not in ran.out


WRONG = {
    "a day": (PLANNERS[:2], "31/13/2027"),
    "the days' order": (PLANNERS[:3], "1 March 2027"),
    "a review before the start": (PLANNERS[:4], "1 April 2026"),
    "a salary": (PLANNERS[:7], "a lot"),
    "points": (PLANNERS[:7], "31-29"),
    "a supplement": (PLANNERS[:9], "-1,000"),
    "FTE": (PLANNERS[:10], "eleven and a bit"),
    "a second grade of the name": (PLANNERS[:13], "Grade 8"),
    "on-costs without a sign": (PLANNERS[:20], "28.5"),
    "agency staff": (PLANNERS[:21], "-2"),
    "heads": (PLANNERS[:24], "6.5"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_answer_is_told_of_as_in_a_file_and_asked_for_again(what: str) -> None:
    before, wrong = WRONG[what]
    right = PLANNERS[len(before) :]
    ran = asked(*before, wrong, *right)
    assert ran.code == 0
    assert ran.err.count("  To fix: ") == 1
    again = asked(*before, *right)
    assert (ran.out, again.err.count("  To fix: ")) == (again.out, 0)


def test_what_is_said_of_an_answer_is_what_check_says_of_the_file(tmp_path: Path) -> None:
    case = tmp_path / "wrong.yaml"
    case.write_text("title: T\ngrades:\n  Grade 8:\n    salary: a lot\n", encoding="utf-8")
    (problem,) = json.loads(run("check", case, "-f", "json").out)["problems"]
    said = asked("T", "", "", "Grade 8", "", "a lot").err
    assert f"  {problem['headline']}\n  To fix: {problem['help']}\n" in said
    assert "wrong.yaml" not in said
    assert ":4:" not in said


def test_an_answer_that_may_be_meant_is_taken_and_the_doubt_said(file: Path) -> None:
    ran = asked("T", "", "", "Grade 8", "", "400", "", "1", "", "", "", "", "", file=file)
    assert "  Check: " in ran.err
    assert "  Type back to change the answer." in ran.err
    assert "salary: 400" in file.read_text(encoding="utf-8")


def test_back_goes_to_the_question_before_and_through_those_that_an_answer_led_to(file: Path) -> None:
    first = (
        "back",
        "Wrong title",
        "back",
        "Right title",
        "Org",
        "1 April 2027",
        "31 March 2029",
        "back",
        "back",
        "",
        "Grade 8",
    )
    ran = asked(*first, "", "30000", "", "2", *("",) * 8, file=file)
    assert ran.code == 0
    assert "This is the first question." in ran.err
    text = file.read_text(encoding="utf-8")
    assert "title: Right title\n" in text
    assert "\nperiod:" not in text
    assert ran.err.count("Which organisation") == 2
    assert ran.err.count("Last day that it is paid") == 2


def test_what_may_be_left_out_is_and_what_may_not_is_asked_again(file: Path) -> None:
    ran = asked("", "skip", "T", "unknown", "", "", "G 1", "", "30000", "none", "2", "", "maybe", "NO", "", "", "", file=file)
    assert ran.code == 0
    assert ran.err.count("This one needs an answer") == 3
    assert "Type yes or no." in ran.err
    assert run("check", file, "--strict").code == 0
    assert "# organisation: …  not answered: whose case it is\n" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("pay", "points"), [("29-31", (29, 31)), ("SCP 29 to SCP 31", (29, 31)), ("points 29 – 31", (29, 31)), ("SCP 31", (31, 31))]
)
def test_pay_points_are_told_from_a_salary_and_the_top_is_asked_for_once(pay: str, points: tuple[int, int], file: Path) -> None:
    grades = ("Grade 8", "", pay, "40,777", "", "2", "", "yes", "Grade 9", "", "31-31", "5%", "1", "")
    ran = asked("T", "", "", *grades, "", "", "", "", file=file)
    assert ran.code == 0
    assert ran.err.count("at point 31") == 1
    case = load(str(file), EVERYTHING).case
    assert case is not None
    assert case.grades["Grade 8"].points == points
    assert run("cost", file).code == 0


def test_what_is_still_to_put_right_is_said(file: Path) -> None:
    ran = asked("T", "", "1 April 2027", "", "", "Grade 8", "", "30000", "1,000", "", "", "", *("",) * 12, file=file)
    assert ran.code == 0
    assert "still to put right:" in ran.err
    assert "It has nothing to cost yet" in ran.err


# Stopping


@pytest.mark.parametrize("given", [1, 4, 8, 14, 30])
def test_the_end_of_the_input_keeps_what_was_answered(given: int, file: Path) -> None:
    ran = asked(*PLANNERS[:given], file=file)
    assert ran.code == 130
    assert f"in {file}; notes in it say what is missing." in ran.err
    text = file.read_text(encoding="utf-8")
    assert "# The questions were not all answered" in text
    assert text.count("not answered") > (1 if given < 30 else 0)
    loaded = load(str(file), EVERYTHING)
    assert loaded.root is not None
    for answer in PLANNERS[:given]:
        assert answer in ("yes", "no") or answer in text
    assert asked(*PLANNERS[:given]).out == text


def test_nothing_answered_is_nothing_kept(file: Path) -> None:
    ran = asked(file=file)
    assert ran.code == 130
    assert "nothing is kept" in ran.err
    assert not file.exists()


def test_ctrl_c_on_a_terminal_keeps_what_was_answered(file: Path) -> None:
    words = (("be called? ", "Planners"), ("is it for? ", "Ours"), ("1 April 2027: ", "^C"))
    screen = answering("init", "--ask", file, answers=words)
    assert screen.code == 130
    assert "Kept 2 answers in" in screen.text
    assert "Interrupted." in screen.text
    assert "Traceback" not in screen.text
    assert "organisation: Ours\n" in file.read_text(encoding="utf-8")


def test_a_conversation_on_a_terminal(file: Path) -> None:
    """A wrong answer, one taken back, and the end of the input by Ctrl-D."""
    words = (
        ("be called? ", "Plannners"),
        ("is it for? ", "back"),
        ("be called? ", "Planners £ é"),
        ("is it for? ", ""),
        ("1 April 2027: ", "tomorrow"),
        ("1 April 2027: ", "1 May 2027"),
        ("31 March 2029: ", "^D"),
    )
    screen = answering("init", "--ask", file, answers=words)
    assert screen.code == 130
    assert "To fix: " in screen.text
    text = file.read_text(encoding="utf-8")
    assert 'title: "Planners £ é"\n' in text or "title: Planners £ é\n" in text
    assert "  starts: 1 May 2027\n" in text


# The file


def test_a_file_that_exists_is_refused_before_anything_is_asked(file: Path) -> None:
    file.write_text("mine", encoding="utf-8")
    ran = asked(*PLANNERS, file=file)
    assert ran.code == 2
    assert "--force" in ran.err
    assert "Which organisation" not in ran.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert asked(*PLANNERS, file=file, arguments=("--force",)).code == 0
    assert "Planner" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("renewal",), ("renewal", "case.yaml"), ("--list",), ("nowhere/case.yaml",)])
def test_what_it_cannot_do_is_refused_before_anything_is_asked(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = run("init", "--ask", *arguments, stdin=b"T\n")
    assert (ran.code, ran.out) == (2, "")
    assert "be called?" not in ran.err


def test_answers_outlive_a_file_that_cannot_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_whole", full)
    for given, code in ((len(PLANNERS), 2), (5, 2)):
        ran = asked(*PLANNERS[:given], file=file)
        assert ran.code == code
        assert "No space left on device" in ran.err
        assert "title: Market supplement for planners" in ran.out


# Odd answers


@pytest.mark.parametrize(
    "title", ["a: b # c", "- x", "{y}", '"quoted"', "yes", "2019", "50% off", "'", "*a", "&b", "!c", "[x", "£5", "é", "#"]
)
def test_any_text_reads_back_as_it_was_typed(title: str, file: Path) -> None:
    assert asked(title, title, file=file).code == 130
    case = load(str(file), EVERYTHING).part
    assert case is not None
    assert (case.title, case.organisation) == (title, title)


def test_a_line_that_cannot_be_kept_is_asked_for_again(file: Path) -> None:
    ran = run("init", "--ask", file, stdin=b"\xff\xfe\nup\x1b[A\nPlanners\n" + b"x" * 100_000 + b"\n")
    assert ran.code == 130
    assert ran.err.count("That has a character that cannot be kept") == 2
    assert load(str(file), EVERYTHING).root is not None


def test_no_answers_lead_to_a_fault_of_ours(tmp_path: Path) -> None:
    """Sequences of answers at random, odd ones among them: each gives 0, 2 or 130, and a file that can be read."""
    random = Random(7)
    some = [
        *PLANNERS,
        "",
        "back",
        "no",
        "yes",
        "0",
        "-1",
        "1e9",
        "10%",
        "x" * 300,
        "2027",
        "31",
        "30-31",
        "M1-M6",
        *ODD.values(),
    ]
    for number in range(12):
        answers = [*PLANNERS[: random.randrange(12)], *random.choices(some, k=25)]
        file = tmp_path / f"{number}.yaml"
        ran = asked(*(answer.replace("\n", " ") for answer in answers), file=file)
        assert ran.code in (0, 130), ran.err
        assert not file.exists() or load(str(file), EVERYTHING).root is not None


def test_a_draft_of_nothing_says_what_every_part_is() -> None:
    text = text_of({}, unfinished=True)
    loaded = load_text(Source("a.yaml", text + "title: T\n"), EVERYTHING)
    assert loaded.problems == []
    for name in ("title", "organisation", "period", "grades", "on_costs", "agency", "budget", "equal_pay", "terms"):
        assert f"# {name}: …  not answered" in text
    assert (value(" 10% "), value("1 April 2027"), value("£1.5m")) == ("10%", "1 April 2027", "£1.5m")
