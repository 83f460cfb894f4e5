"""What the engine asks of figures as it makes the tables of a workbook is held as checks: a workbook never shows silently what
the engine would make otherwise."""

from __future__ import annotations

from support.workbooks import TURNOVER, TWO_PAID, workbook
from support.xlsx import Sheets, names_of, read

WARNING = "With these inputs the case takes another form: change the case file and make the workbook again."


def made(text: str) -> tuple[Sheets, dict[str, str]]:
    """The cells of a workbook, and what its names stand for."""
    data = workbook(text)
    assert data is not None
    return read(data), names_of(data)


def test_each_question_of_the_engine_is_a_check_that_leads_to_the_cover_and_every_sheet_of_figures() -> None:
    sheets, names = made(TWO_PAID + TURNOVER)
    rows = {cell.value: ref[1:] for ref, cell in sheets["Inputs"].items() if ref[0] == "J"}
    checks = {
        str(sheets["Checks"][f"A{ref[1:]}"].value): (ref, cell) for ref, cell in sheets["Checks"].items() if ref[0] == "B"
    }
    of_form = {what: one for what, one in checks.items() if what.startswith("Form of the case: ")}
    for what, formula in {
        "A supplement is not 0": f"ABS(Inputs!B{rows['grades.a.supplement']})>calc_tolerance",
        "B supplement is not 0": f"ABS(Inputs!B{rows['grades.b.supplement']})>calc_tolerance",
        "Forecast doing nothing turnover is not Forecast proposal turnover": (
            f"ABS(Inputs!B{rows['forecast.doing_nothing.turnover']}-Inputs!B{rows['forecast.proposal.turnover']})>calc_tolerance"
        ),
    }.items():
        ref, cell = of_form[f"Form of the case: {what}"]
        assert cell.formula == f"IFERROR({formula},FALSE)"
        assert cell.value is True
        assert sheets["Checks"][f"C{ref[1:]}"].value == WARNING
    whole, _ = checks["With these inputs the case takes the form that it has in the case file"]
    refs = [ref for ref, _ in of_form.values()]
    assert sheets["Checks"][whole].formula == f"IFERROR(AND($B${refs[0][1:]}:$B${refs[-1][1:]}),FALSE)"
    assert len(refs) == int(refs[-1][1:]) - int(refs[0][1:]) + 1
    assert names["calc_form_check"] == f"Checks!$B${whole[1:]}"
    assert any(WARNING in cell.formula for cell in sheets["Cover"].values())
    for sheet in ("Key figures", "Charts", "Inputs", "Cost", "Forecast", "Forecast by year", "Forecast by month", "Workings"):
        note = sheets[sheet]["A2"]
        assert note.formula.startswith("IF(calc_inputs_check,IF(calc_form_check,"), sheet
        assert WARNING in note.formula, sheet
        assert WARNING not in str(note.value), sheet


def test_a_case_of_which_nothing_is_asked_has_no_such_check() -> None:
    sheets, names = made("title: Ward\ngrades: {A: {salary: 30000, in_post: 3, vacant: 2}}")
    assert "calc_form_check" not in names
    assert not any("calc_form_check" in cell.formula for cells in sheets.values() for cell in cells.values())


def test_what_is_alike_in_the_case_file_is_to_stay_alike() -> None:
    sheets, _ = made(TWO_PAID + TURNOVER.replace("14%", "22%"))
    rows = {cell.value: ref[1:] for ref, cell in sheets["Inputs"].items() if ref[0] == "J"}
    said = {str(sheets["Checks"][f"A{ref[1:]}"].value): cell.formula for ref, cell in sheets["Checks"].items() if ref[0] == "B"}
    nothing, proposal = rows["forecast.doing_nothing.turnover"], rows["forecast.proposal.turnover"]
    what = "Form of the case: Forecast doing nothing turnover is Forecast proposal turnover"
    assert said[what] == f"IFERROR(ABS(Inputs!B{nothing}-Inputs!B{proposal})<=calc_tolerance,FALSE)"


def test_which_break_even_leads_is_part_of_the_form() -> None:
    """Of no vacant post it is another: charts and key figures are of the mean of all posts then."""
    sheets, _ = made(f"{TWO_PAID}budget: 900000\n")
    said = [cell.value for ref, cell in sheets["Checks"].items() if ref[0] == "A"]
    assert "Form of the case: Today's mix of vacant posts, with supplements has a value" in said
