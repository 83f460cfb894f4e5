"""Made-up costings with on-costs by part, salary sacrifice and an agency that charges a fee."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import NamedTuple

from .costs import HUNDRED, Grade, any_costs
from .sheet import Changed, Number, Sheet, plain, rounded


class Parts(NamedTuple):
    """A case to be costed: percentages of pay, the threshold of National Insurance, and the charge of agency staff."""

    grades: tuple[Grade, ...]
    insurance: Fraction
    threshold: Fraction
    pension: Fraction
    levy: Fraction
    sacrifice: Fraction
    heads: Fraction
    agency_fte: Fraction
    charge: Fraction
    fee: Fraction

    def text(self) -> str:
        """As a case file."""
        grades = "".join(
            f"  {one.id.replace('_', ' ').title()}: {{salary: {plain(one.salary, 0)}, in_post: {plain(one.in_post)}, "
            f"vacant: {plain(one.vacant)}, supplement: {plain(one.supplement, 0)}}}\n"
            for one in self.grades
        )
        sacrifice = f", salary_sacrifice: {plain(self.sacrifice, 1)}%" if self.sacrifice else ""
        heads = f", heads_per_fte: {plain(self.heads)}" if self.heads != 1 else ""
        return (
            f"title: made up\ngrades:\n{grades}"
            f"on_costs: {{national_insurance: {{rate: {plain(self.insurance)}%, threshold: {plain(self.threshold, 0)}}}, "
            f"pension: {plain(self.pension)}%, apprenticeship_levy: {plain(self.levy)}%{sacrifice}{heads}}}\n"
            f"agency: {{fte: {plain(self.agency_fte)}, charge_rate: {plain(self.charge)}, fee: {plain(self.fee)}%, "
            f"hours_a_week: 37, weeks_a_year: 46}}\n"
        )

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """Every figure, lines rounded to the unit."""
        sheet = Sheet(changed or {})
        salaries = self._lines(sheet, unit, "current_spend", "salary", ("in_post",))
        sheet.add("current_spend.salaries", salaries, "GBP")
        free = sum((one.in_post * self._free(one.salary) for one in self.grades), Fraction(0))
        self._on_costs(sheet, unit, "current_spend", "current_spend.salaries", free)
        sheet.add("current_spend.employed", ["current_spend.salaries", "current_spend.on_costs"], "GBP")
        sheet.put("agency_cost.per_fte", self.charge * (1 + self.fee / HUNDRED) * 37 * 46, "GBP")
        sheet.put("current_spend.agency", rounded(self.agency_fte * sheet.values["agency_cost.per_fte"], unit), "GBP")
        sheet.add("current_spend.total", ["current_spend.employed", "current_spend.agency"], "GBP")
        for part, count in (("existing", "in_post"), ("vacant", "vacant")):
            lines = self._lines(sheet, unit, f"supplement_cost.{part}", "supplement", (count,))
            sheet.add(f"supplement_cost.{part}", lines, "GBP")
        sheet.add("supplement_cost.before_on_costs", ["supplement_cost.existing", "supplement_cost.vacant"], "GBP")
        self._on_costs(sheet, unit, "supplement_cost", "supplement_cost.before_on_costs", Fraction(0))
        sheet.add("supplement_cost.total", ["supplement_cost.before_on_costs", "supplement_cost.on_costs"], "GBP")
        return sheet

    def _lines(self, sheet: Sheet, unit: Number, under: str, rate: str, counts: tuple[str, ...]) -> list[str]:
        for one in self.grades:
            count = sum((getattr(one, name) for name in counts), Fraction(0))
            sheet.put(f"{under}.{one.id}", rounded(count * getattr(one, rate), unit), "GBP")
        return [f"{under}.{one.id}" for one in self.grades]

    def _free(self, salary: Fraction) -> Fraction:
        """What of a salary less what is given up is free of National Insurance: every salary here is above the threshold."""
        return min(salary * (1 - self.sacrifice / HUNDRED), self.threshold * self.heads)

    def _on_costs(self, sheet: Sheet, unit: Number, under: str, pay: str, free: Fraction) -> None:
        paid = sheet.values[pay]
        liable = paid * (1 - self.sacrifice / HUNDRED)
        lines = {
            "national_insurance": self.insurance * (liable - free),
            "pension": self.pension * paid,
            "apprenticeship_levy": self.levy * liable,
        }
        for name, hundredfold in lines.items():
            sheet.put(f"{under}.on_costs.{name}", rounded(hundredfold / HUNDRED, unit), "GBP")
        sheet.add(f"{under}.on_costs", [f"{under}.on_costs.{name}" for name in lines], "GBP")


def any_parts(random: Random) -> Parts:
    """A made-up case of two grades to five."""
    costs = any_costs(random)
    return Parts(
        costs.grades,
        Fraction(random.choice(("13.8", "15"))),
        Fraction(random.choice((5000, 9100))),
        Fraction(random.randint(1_500, 2_400), 100),
        Fraction(1, 2),
        Fraction(0),
        Fraction(1),
        costs.agency_fte,
        costs.charge,
        Fraction(random.randint(200, 1_200), 100),
    )
