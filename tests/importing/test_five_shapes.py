"""An establishment of 3,000 posts in five shapes, as text and workbooks: brought in, checked and costed as fractions are."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from oracle.establishment import establishment, salaries
from support.establishments import PAY, SHAPES, as_csv, as_xlsx, posts, spine
from support.plain_yaml import as_texts
from support.running import run


@cache
def _rows(shape: str) -> list[list[str | int | float | None]]:
    return SHAPES[shape](posts())


def _written(folder: Path, shape: str, form: str) -> Path:
    if form == "xlsx":
        return as_xlsx(folder / "posts.xlsx", _rows(shape))
    return as_csv(folder / "posts.csv", _rows(shape), form)


@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_brought_in_and_costs_as_the_rows_do(shape: str, tmp_path: Path) -> None:
    path, case = _written(tmp_path, shape, "utf-8"), tmp_path / "case.yaml"
    (tmp_path / "spine.csv").write_text(spine(), encoding="utf-8")
    ran = run("import", path, tmp_path / "spine.csv", "-o", case)
    assert (ran.code, ran.out) == (0, ""), ran.err
    heads = 4 if shape == "two headings" else 1
    many = 6000 if shape == "long" else 3000
    assert f"{many + heads:,} rows read: {many:,} used, {heads} left out" in ran.err

    held = establishment(shape, path)
    made = as_texts(case.read_text(encoding="utf-8"))
    assert _held(made["grades"]) == {key: fte for key, fte in held.items() if fte != ("0", "0")}
    assert made["pay_points"] == {str(point): f"{pay:,}" for point, pay in PAY.items()}

    checked = run("check", case)
    assert (checked.code, checked.out) == (0, "")
    figures = json.loads(run("cost", case, "-f", "json").out)["figures"]
    assert int(figures["current_spend.salaries"]) == salaries(held, PAY, with_vacant=False)
    assert int(figures["full_establishment.salaries"]) == salaries(held, PAY, with_vacant=True)

    body = case.read_text(encoding="utf-8").partition("\ngrades:")[2].partition("\nworkforce:")[0]
    for form in ("cp1252", "xlsx"):
        path = _written(tmp_path, shape, form)
        assert establishment(shape, path, "utf-8" if form == "xlsx" else form) == held
        ran = run("import", path, tmp_path / "spine.csv")
        assert f"{many:,} used, {heads} left out" in ran.err
        assert ran.out.partition("\ngrades:")[2].partition("\nworkforce:")[0] == body


def _held(grades: dict[str, dict[str, dict[str, str]]]) -> dict[tuple[str, int], tuple[str, str]]:
    return {
        (name, int(point)): (grade["in_post"].get(point, "0"), grade.get("vacant", {}).get(point, "0"))
        for name, grade in grades.items()
        for point in {**grade["in_post"], **grade.get("vacant", {})}
    }


def test_the_shapes_agree_and_nothing_personal_is_carried_over(tmp_path: Path) -> None:
    (tmp_path / "spine.csv").write_text(spine(), encoding="utf-8")
    texts = []
    for shape in ("wide", "long", "two headings", "WTE and FTE"):
        path = _written(tmp_path, shape, "utf-8")
        texts.append(run("import", path, tmp_path / "spine.csv").out)
    grades = [as_texts(text)["grades"] for text in texts]
    assert all(one == grades[0] for one in grades)
    assert [word for word in ("Person", "P00", "Female") if word in texts[0]] == []
