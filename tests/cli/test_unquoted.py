"""A text with spaces that stood on the command line without quotes."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from supplement_calc.diagnostics.shell import for_shell
from support.running import run

CASE = """\
title: x
grades:
  Prif Weithiwr Cymdeithasol: {salary: 41771, in_post: 5, vacant: 1, supplement: 3500}
on_costs: 30%
options:
  Half of it: {changes: {grades.prif_weithiwr_cymdeithasol.supplement: 1750}}
"""
PATH = "grades.Prif Weithiwr Cymdeithasol.in_post=3"


@pytest.mark.parametrize("command", ["cost", "break-even", "check", "forecast"])
def test_the_rest_of_a_path_without_quotes_is_told_of(command: str, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE)
    for given in ([str(case), "--set", *PATH.split()], ["--set", *PATH.split(), str(case)]):
        ran = run(command, *given)
        assert ran.code == 2
        assert f'text with spaces needs quotes: --set "{PATH}"' in ran.err + ran.out
    assert run("cost", case, "--set", PATH).code == 0


def test_the_rest_of_a_value_or_a_name_is_told_of_too(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE)
    ran = run("cost", case, "--set", "budget=£1,000,000", "a", "year")
    assert 'needs quotes: --set "budget=£1,000,000 a year"' in ran.err
    ran = run("explain", case, "--option", "Half", "of", "it", "day_one.total")
    assert 'needs quotes: --option "Half of it"' in ran.err


def test_what_is_no_rest_of_anything_is_not(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE)
    for given in (
        (case, "--set", "budget"),
        (case, "--set", "budget=1", "other.yaml"),
        ("case", "--set", "budget=1"),
        (case, "--st", "a b"),
    ):
        assert "needs quotes" not in run("cost", *given).err


@pytest.mark.parametrize("text", ["plain.path_1=£3,500", "two words", "it's", 'say "so"', "$HOME `ls`", ""])
def test_a_shell_reads_it_as_one(text: str) -> None:
    assert shlex.split(for_shell(text)) == [text]
