"""Seventeen mistakes, one a file: each found alone, at its own text, with help; and the file without a mistake is clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.golden import assert_golden
from support.running import run

FOLDER = Path(__file__).parent / "seventeen"
FILES = sorted(path.stem for path in FOLDER.glob("[0-9]*.yaml"))
CODES = {
    "01-duplicate-key": "duplicate-key",
    "02-mistyped-key": "unknown-key",
    "03-missing-salary": "missing-salary",
    "04-negative-fte": "negative-fte",
    "05-decimal-comma": "ambiguous-number",
    "06-percent-without-its-sign": "missing-percent",
    "07-digit-lost": "digit-lost",
    "08-digit-gained": "digit-gained",
    "09-row-twice": "row-twice",
    "10-point-off-its-grade": "point-off-grade",
    "11-budget-in-thousands": "budget-in-thousands",
    "12-more-agency-than-vacancies": "agency-above-vacancies",
    "13-not-a-number": "not-a-number",
    "14-tab": "tab",
    "15-leading-nought": "ambiguous-number",
    "16-supplement-twice": "duplicate-key",
    "17-grades-without-posts": "grades-without-posts",
}


def test_there_are_seventeen() -> None:
    assert sorted(CODES) == FILES
    assert len(FILES) == 17


@pytest.mark.parametrize("name", FILES)
def test_a_mistake_is_reported_alone_with_its_place_and_help(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    ran = run("check", f"{name}.yaml", "--strict")
    assert ran.code == 1
    [first] = [line for line in ran.out.splitlines() if line.startswith(f"{name}.yaml:")]
    assert f"[{CODES[name]}]" in first
    assert "= help: " in ran.out
    mended = (FOLDER / "mended.yaml").read_text(encoding="utf-8").splitlines()
    broken = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    reported = int(first.split(":")[1])
    differs = next(number for number, (one, other) in enumerate(zip(mended, broken, strict=False), 1) if one != other)
    assert reported <= differs + 1  # where the file goes wrong, or the section or the row it is in
    assert differs - reported <= 5


def test_the_seventeen_as_a_person_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    out = run("check", *[f"{name}.yaml" for name in FILES]).out
    assert_golden(str(FOLDER / "told.txt"), out)


def test_the_file_without_a_mistake_is_clean() -> None:
    assert run("check", FOLDER / "mended.yaml", "--strict") == (0, "", "")
