"""Silences: they excuse what they name, with their reason, and are reported when they excuse nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from supplement_calc.diagnostics import Excuse, Problem
from support.checking import codes, problems, under
from support.running import run

CASE = "title: x\nworkforce: {G: {teams: {North: {men: 4}, South: {men: 3}}}}\non_costs: 5%\n"


def silences(*entries: str) -> list[Problem]:
    return problems(CASE + "silences:\n" + "".join(f"  - {{{one}, reason: as printed}}\n" for one in entries))


def test_a_silence_excuses_every_finding_of_its_rule() -> None:
    excused = [(one.code, one.excuse) for one in silences("rule: small-count")]
    why = Excuse("silenced", "as printed")
    assert excused == [("small-count", why), ("small-count", why), ("on-costs-unusual", None)]


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ("workforce.g.teams.north.men", ["3"]),
        ("workforce.G.teams.North", ["3"]),
        ("workforce.g.teams.south", ["4"]),
        ("workforce", []),
    ],
)
def test_a_silence_at_a_place_reaches_what_is_under_it(at: str, left: list[str]) -> None:
    reported = silences(f"rule: small-count, at: {at}")
    assert [under(one) for one in reported if one.code == "small-count" and one.excuse is None] == left


def test_an_unknown_rule_is_reported_with_the_nearest() -> None:
    [finding] = [one for one in silences("rule: small-counts") if one.code == "unknown-rule"]
    assert (finding.severity, finding.help, under(finding)) == ("error", "did you mean small-count?", "small-counts")


@pytest.mark.parametrize("rule", ["duplicate-key", "unknown-rule", "silence-unused"])
def test_what_is_no_rule_cannot_be_silenced(rule: str) -> None:
    assert "unknown-rule" in [one.code for one in silences(f"rule: {rule}")]


@pytest.mark.parametrize("entry", ["rule: late-review", "rule: small-count, at: on_costs", "rule: small-count, at: agency.fte"])
def test_a_silence_that_silences_nothing_is_reported(entry: str) -> None:
    reported = [one for one in silences(entry) if one.code == "silence-unused"]
    assert [one.severity for one in reported] == ["warning"]


def test_of_two_silences_of_one_finding_neither_is_unused() -> None:
    reported = silences("rule: on-costs-unusual", "rule: on-costs-unusual, at: on_costs")
    assert "silence-unused" not in [one.code for one in reported]


def test_a_silenced_error_passes_and_a_silenced_warning_passes_strictly(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        CASE.replace("on_costs: 5%", "establishment: 4\ngrades: {A: {salary: 30000, in_post: 5}}"), encoding="utf-8"
    )
    assert run("check", path).code == 1
    quiet = "silences: [{rule: establishment-differs, reason: a}, {rule: small-count, reason: b}]\n"
    path.write_text(path.read_text(encoding="utf-8") + quiet, encoding="utf-8")
    assert run("check", path, "--strict").code == 0


def test_a_silence_needs_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("title: x\nsilences: [{rule: small-count}]\n", encoding="utf-8")
    assert "missing-key" in run("check", path).out


def test_a_name_with_dots_is_resolved() -> None:
    silence = "{rule: small-count, at: workforce.G.teams.%s, reason: a}"
    text = "title: x\nworkforce: {G: {teams: {St. Ann's: {men: 4}}}}\nsilences:\n  - " + silence + "\n"
    assert codes(text % "St. Ann's") == []
    assert codes(text % "st_ann_s") == []
