from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.diagnostics import Problem, Related, Source, Span
from supplement_calc.diagnostics.checked import Checked, CheckRun
from supplement_calc.diagnostics.render import concise as concise_format
from supplement_calc.diagnostics.render import github as github_format
from supplement_calc.diagnostics.render.json import as_data

FILE = Source("cases/x.yaml", "grades:\n  Grade 9:\n    in_post: -3\n")
NEGATIVE = Problem(
    "negative-fte",
    "Grade 9 has -3 FTE in post; FTE must be 0 or more",
    Span(FILE, 3, 14, 3, 16),
    "give full-time equivalents in post, for example 61.03",
    (Related(Span(FILE, 2, 3, 2, 10), "this grade"),),
)


@pytest.fixture(autouse=True)
def repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A repository's root, where the commands run."""
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def github(problems: list[Problem]) -> str:
    return github_format.render(CheckRun([Checked("cases/x.yaml", problems)]))


def concise(problems: list[Problem]) -> str:
    return concise_format.render(CheckRun([Checked("cases/x.yaml", problems)]))


def named(name: str) -> Problem:
    return NEGATIVE._replace(span=NEGATIVE.span._replace(source=Source(name, "")))


def test_concise_is_a_line_a_problem() -> None:
    warning = NEGATIVE._replace(code="other", headline="so", severity="warning")
    assert concise([NEGATIVE, warning]) == (
        "cases/x.yaml:3:14: error[negative-fte]: Grade 9 has -3 FTE in post; FTE must be 0 or more\n"
        "cases/x.yaml:3:14: warning[other]: so\n"
    )
    assert concise([]) == ""


def test_github_shows_a_problem_beside_its_line() -> None:
    assert github([NEGATIVE]) == (
        "::error file=cases/x.yaml,line=3,endLine=3,col=14,endColumn=16,title=negative-fte::"
        "Grade 9 has -3 FTE in post; FTE must be 0 or more%0Agive full-time equivalents in post, for example 61.03\n"
    )


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_github_has_words_of_its_own_for_severities(severity: str, level: str) -> None:
    assert github([NEGATIVE._replace(severity=severity)]).startswith(f"::{level} ")  # type: ignore[arg-type]


def test_github_gets_columns_only_within_one_line() -> None:
    assert "::error file=cases/x.yaml,line=2,endLine=3,title=" in github([NEGATIVE._replace(span=Span(FILE, 2, 3, 3, 16))])


def test_github_never_gets_an_end_before_its_start() -> None:
    assert ",col=9,endColumn=10," in github([NEGATIVE._replace(span=Span(FILE, 3, 9, 3, 9))])


def test_github_messages_are_escaped() -> None:
    problem = NEGATIVE._replace(headline="50% of\nposts: a, b", help=None)
    assert github([problem]).endswith("::50%25 of%0Aposts: a, b\n")


def test_github_properties_are_escaped() -> None:
    problem = named("a,b:c%d.yaml")._replace(code="x:y,z")
    assert github([problem]).startswith("::error file=a%2Cb%3Ac%25d.yaml,line=3,")
    assert ",title=x%3Ay%2Cz::" in github([problem])


@given(st.text(), st.text(min_size=1), st.text())
def test_github_gets_one_command_a_problem_whatever_the_text(headline: str, name: str, help: str) -> None:
    text = github([named(name)._replace(headline=headline, help=help)])
    assert len(text.split("\n")) == 2
    assert "\r" not in text
    assert text.count(",title=negative-fte::") == 1


@given(st.sampled_from(["\x1b[31m", "\x9b31m", "\x07", "\u202e"]))
def test_nothing_that_steers_a_screen_reaches_a_log(steering: str) -> None:
    problem = named(f"{steering}.yaml")._replace(headline=f"no place called {steering}", help=steering)
    assert steering not in concise([problem])
    assert steering not in github([problem])


def test_paths_are_given_from_the_root_of_the_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cases/x.yaml", "./cases/x.yaml", str(repository / "cases" / "x.yaml")):
        assert "file=cases/x.yaml," in github([named(name)]), name
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository.parent))
    assert f"file={repository.name}/cases/x.yaml," in github([named(str(repository / "cases" / "x.yaml"))])


def test_a_path_from_a_folder_of_the_repository_is_given_from_its_root(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "cases").mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
    monkeypatch.chdir(repository / "cases")
    assert "file=cases/x.yaml," in github([named("x.yaml")])
    assert "file=y.yaml," in github([named("../y.yaml")])


def test_a_path_outside_the_repository_is_left_as_it_is(repository: Path) -> None:
    outside = Path(repository.anchor) / "elsewhere" / "x.yaml"
    assert f"file={outside.as_posix()}," in github([named(str(outside))])


def test_standard_input_and_overrides_keep_their_names() -> None:
    assert "file=<stdin>," in github([named("<stdin>")])
    assert "file=<--set 1>," in github([named("<--set 1>")])


def test_data_has_every_part_of_a_problem() -> None:
    assert as_data(NEGATIVE) == {
        "code": "negative-fte",
        "severity": "error",
        "headline": "Grade 9 has -3 FTE in post; FTE must be 0 or more",
        "file": "cases/x.yaml",
        "line": 3,
        "column": 14,
        "end_line": 3,
        "end_column": 16,
        "help": "give full-time equivalents in post, for example 61.03",
        "excuse": None,
        "related": [
            {"text": "this grade", "file": "cases/x.yaml", "line": 2, "column": 3, "end_line": 2, "end_column": 10},
        ],
    }


def test_data_without_help_or_second_places_has_none() -> None:
    data = as_data(NEGATIVE._replace(help=None, related=()))
    assert (data["help"], data["related"]) == (None, [])
    assert json.loads(json.dumps(data)) == data
