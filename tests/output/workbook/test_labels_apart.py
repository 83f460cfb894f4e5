"""No two figures of a table have one label, as ids are left off in print; of a course it says which."""

from __future__ import annotations

from pathlib import Path

import pytest

from supplement_calc.case.loading import load
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.labels_apart import courses_of
from supplement_calc.output.reports import Report
from supplement_calc.output.workbook.contents import Contents, contents_of
from supplement_calc.output.workbook.results import labels_of
from support.every_form import EVERY_FORM
from support.running import DERBYSHIRE, ROOT


def made(file: Path) -> Contents:
    """What the workbook of a case shows."""
    case = load(str(file), EVERYTHING).case
    assert case is not None
    return contents_of(Report(case, (), Shown("pounds", POUND)))


def shared(of: Contents) -> list[str]:
    """The labels of a table that two figures have."""
    rows = [(f"{part.sheet}, {row.table}", row.label, row.figure.id) for part in of.parts for row in part.rows]
    figures = [figure for answer in of.answers for figure in answer.figures]
    labels = labels_of(of.answers, courses_of(of.forecast))
    rows += [("Key figures", label, figure.id) for label, figure in zip(labels, figures, strict=True)]
    ids: dict[tuple[str, str], set[str]] = {}
    for table, label, id in rows:
        ids.setdefault((table, label), set()).add(id)
    return [f"{table}: {label}" for (table, label), its in ids.items() if len(its) > 1]


@pytest.mark.parametrize("form", EVERY_FORM)
def test_no_two_figures_of_a_table_have_one_label(form: str, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(EVERY_FORM[form], encoding="utf-8")
    assert shared(made(file)) == []


def test_a_label_says_which_course_grade_or_payment_it_is_of() -> None:
    for file in (*sorted((ROOT / "cases").glob("*.yaml")), ROOT / "docs" / "reference" / "every-section.yaml"):
        assert shared(made(file)) == [], file
    of = made(DERBYSHIRE)
    labels = labels_of(of.answers, courses_of(of.forecast))
    assert {"Total in 2019/20, doing nothing", "Total in 2019/20, the proposal", "Extra cost in 2019/20"} <= set(labels)
    said = {row.figure.id: row.label for part in of.parts for row in part.rows}
    assert said["supplement_cost.existing.grade_9"] == "Staff in post: Grade 9"
    assert said["forecast.proposal.starters.grade_9"] == "Grade 9 starters planned a year, the proposal"
    assert said["supplement_by_year.in_post.2019_20"] == "Supplement in 2019/20, staff in post"
