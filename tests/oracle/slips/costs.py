"""Made-up costings: grades, on-costs, agency staff by cost, charge or weekly spend, and a budget."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import NamedTuple

from .sheet import Changed, Number, Sheet, plain, rounded

HUNDRED = Fraction(100)


class Grade(NamedTuple):
    """Posts at one salary."""

    id: str
    salary: Fraction
    in_post: Fraction
    vacant: Fraction
    supplement: Fraction


class Costs(NamedTuple):
    """A case to be costed. `agency_how` is cost, charge or spend; `day` is an agency count of another table."""

    grades: tuple[Grade, ...]
    on_costs: Fraction
    agency_how: str
    agency_fte: Fraction
    cost_per_fte: Fraction
    charge: Fraction
    hours: Fraction
    weeks: Fraction
    spend: Fraction
    budget: Fraction
    day: Fraction

    def text(self) -> str:
        """As a case file."""
        weeks = f"weeks_a_year: {plain(self.weeks)}"
        how = {
            "cost": f"cost_per_fte: {plain(self.cost_per_fte, 0)}",
            "charge": f"charge_rate: {plain(self.charge)}, hours_a_week: {plain(self.hours)}, {weeks}",
            "spend": f"weekly_spend: {plain(self.spend, 0)}, {weeks}",
        }[self.agency_how]
        grades = "".join(
            f"  {one.id.replace('_', ' ').title()}: {{salary: {plain(one.salary, 0)}, in_post: {plain(one.in_post)}, "
            f"vacant: {plain(one.vacant)}, supplement: {plain(one.supplement, 0)}}}\n"
            for one in self.grades
        )
        teams = (
            f"workforce:\n  Staff:\n    teams:\n      All: {{agency: {plain(self.day, 1)}}}\n"
            if self.agency_how == "spend"
            else ""
        )
        return (
            f"title: made up\ngrades:\n{grades}on_costs: {plain(self.on_costs)}%\n"
            f"agency: {{fte: {plain(self.agency_fte)}, {how}}}\nbudget: {plain(self.budget, 0)}\n{teams}"
        )

    def agency_cost(self) -> Fraction:
        """Of one FTE a year."""
        if self.agency_how == "charge":
            return self.charge * self.hours * self.weeks
        return self.spend * self.weeks / self.agency_fte if self.agency_how == "spend" else self.cost_per_fte

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """Every figure, lines rounded to the unit."""
        sheet = Sheet(changed or {})
        self._spend(sheet, unit)
        self._supplements(sheet, unit)
        self._full(sheet, unit)
        sheet.put("budget_position.budget", rounded(self.budget, unit), "GBP")
        sheet.take("budget_position.current_over_budget", "current_spend.total", "budget_position.budget", "GBP")
        sheet.take("budget_position.full_over_budget", "full_establishment.total", "budget_position.budget", "GBP")
        _posts(sheet, self.grades)
        self._bases(sheet)
        return sheet

    def _spend(self, sheet: Sheet, unit: Number) -> None:
        lines = []
        for grade in self.grades:
            lines.append(f"current_spend.{grade.id}")
            sheet.put(lines[-1], rounded(grade.in_post * grade.salary, unit), "GBP")
        salaries = sheet.add("current_spend.salaries", lines, "GBP")
        sheet.put("current_spend.on_costs", rounded(salaries * self.on_costs / HUNDRED, unit), "GBP")
        sheet.add("current_spend.employed", ["current_spend.salaries", "current_spend.on_costs"], "GBP")
        cost = self.agency_cost()
        if self.agency_how != "cost":
            cost = sheet.put("agency_cost.per_fte", cost, "GBP")
        spend = self.spend * self.weeks if self.agency_how == "spend" else self.agency_fte * cost
        sheet.put("current_spend.agency", rounded(spend, unit), "GBP")
        sheet.add("current_spend.total", ["current_spend.employed", "current_spend.agency"], "GBP")

    def _supplements(self, sheet: Sheet, unit: Number) -> None:
        for part, attribute in (("existing", "in_post"), ("vacant", "vacant")):
            lines = []
            for grade in self.grades:
                lines.append(f"supplement_cost.{part}.{grade.id}")
                sheet.put(lines[-1], rounded(getattr(grade, attribute) * grade.supplement, unit), "GBP")
            sheet.add(f"supplement_cost.{part}", lines, "GBP")
        before = sheet.add("supplement_cost.before_on_costs", ["supplement_cost.existing", "supplement_cost.vacant"], "GBP")
        sheet.put("supplement_cost.on_costs", rounded(before * self.on_costs / HUNDRED, unit), "GBP")
        sheet.add("supplement_cost.total", ["supplement_cost.before_on_costs", "supplement_cost.on_costs"], "GBP")

    def _full(self, sheet: Sheet, unit: Number) -> None:
        lines = []
        for grade in self.grades:
            lines.append(f"full_establishment.{grade.id}")
            sheet.put(lines[-1], rounded((grade.in_post + grade.vacant) * grade.salary, unit), "GBP")
        salaries = sheet.add("full_establishment.salaries", lines, "GBP")
        sheet.put("full_establishment.on_costs", rounded(salaries * self.on_costs / HUNDRED, unit), "GBP")
        sheet.add(
            "full_establishment.without_supplements", ["full_establishment.salaries", "full_establishment.on_costs"], "GBP"
        )
        sheet.add("full_establishment.total", ["full_establishment.without_supplements", "supplement_cost.total"], "GBP")

    def bases(self, *, on_costs: bool = True, alike: bool = False) -> dict[str, Fraction]:
        """What a post costs on each basis but the budgeted; with every grade counted `alike`, the means are plain ones."""
        times = (HUNDRED + self.on_costs if on_costs else HUNDRED) / HUNDRED
        without = {grade.id: grade.salary * times for grade in self.grades}
        with_them = {grade.id: (grade.salary + grade.supplement) * times for grade in self.grades}
        found = {"in_post": _mean(self.grades, "in_post", without, alike)}
        for how, prices in (("without_supplements", without), ("with_supplements", with_them)):
            found[f"mean_{how}"] = _mean(self.grades, "posts", prices, alike)
            found[f"vacant_mix_{how}"] = _mean(self.grades, "vacant", prices, alike)
            found |= {f"{id}_{how}": price for id, price in prices.items()}
        return found

    def _bases(self, sheet: Sheet) -> None:
        prices = self.bases()
        full_over, posts = sheet.values["budget_position.full_over_budget"], sheet.values["establishment.total"]
        sheet.put("break_even.by_basis.budgeted", full_over / (sheet.values["budget_position.budget"] / posts), "FTE")
        for basis, price in prices.items():
            if basis != "in_post":
                sheet.put(f"break_even.by_basis.{basis}", full_over / price, "FTE")
            sheet.put(f"agency_premium.{basis}", sheet.values.get("agency_cost.per_fte", self.agency_cost()) - price, "GBP")
        vacant = sheet.put("break_even.vacant_fte", sheet.values["break_even.by_basis.budgeted"], "FTE")
        sheet.put("break_even.vacancy_rate", vacant * HUNDRED / posts, "percent")
        cover = min(self.agency_fte * HUNDRED / sheet.values["establishment.vacant"], HUNDRED)  # the rest is beyond them
        sheet.put("agency_cover.share", cover, "percent")


def _posts(sheet: Sheet, grades: tuple[Grade, ...]) -> None:
    for grade in grades:
        sheet.put(f"grades.{grade.id}.vacant", grade.vacant, "FTE")
        sheet.put(f"establishment.{grade.id}", grade.in_post + grade.vacant, "FTE")
    sheet.add("establishment.total", [f"establishment.{grade.id}" for grade in grades], "FTE")
    sheet.add("establishment.vacant", [f"grades.{grade.id}.vacant" for grade in grades], "FTE")


def _mean(grades: tuple[Grade, ...], of: str, prices: dict[str, Fraction], alike: bool) -> Fraction:
    def weight(grade: Grade) -> Fraction:
        return Fraction(1) if alike else grade.in_post + grade.vacant if of == "posts" else getattr(grade, of)

    return sum((weight(one) * prices[one.id] for one in grades), Fraction(0)) / sum(map(weight, grades), Fraction(0))


def any_costs(random: Random) -> Costs:
    """A made-up case of two grades to five."""
    first = random.randint(6, 9)
    salary = random.randint(24_000, 30_000)
    grades = []
    for number in range(random.randint(2, 5)):
        salary += random.randint(1_500, 5_000)
        in_post, vacant = Fraction(random.randint(400, 9_000), 100), Fraction(random.randint(100, 4_500), 100)
        grades.append(
            Grade(f"grade_{first + number}", Fraction(salary), in_post, vacant, Fraction(random.randint(2, 12) * 500))
        )
    rate = Fraction(random.randint(1_900, 3_400), 100)
    agency_fte = Fraction(random.randint(50, 800), 10)
    weeks, hours = Fraction(random.choice((44, 46, 47, 52))), Fraction(random.choice(("35", "37", "37.5", "40")))
    full = sum((one.salary * (one.in_post + one.vacant) for one in grades), Fraction(0)) * (1 + rate / HUNDRED)
    return Costs(
        tuple(grades),
        rate,
        random.choice(("cost", "charge", "spend")),
        agency_fte,
        Fraction(random.randint(58_000, 85_000)),
        Fraction(random.randint(2_800, 5_200), 100),
        hours,
        weeks,
        Fraction(random.randint(20_000, 120_000)),
        Fraction(int(full * Fraction(random.randint(88, 99), 100))),
        agency_fte + Fraction(random.choice((-55, -31, -12, 15, 27, 44)), 10) + Fraction(6),
    )
