"""Cases of every form for programs that take long: as many as asked for, the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from support.consistent_cases import any_business, any_conversion, any_package, by_grade_and_year, drawn
from support.every_form import EVERY_FORM

_BUDGET = "budget: {:,}\n"


def random_cases(number: int) -> Iterator[tuple[str, str]]:
    """So many cases by name: whole business cases, agency staff to convert, packages, supplements by year, and fixed forms."""
    forms = list(EVERY_FORM.items())
    for place in range(number):
        match place % 5:
            case 0 | 1:
                yield f"business {place}", any_business(place)
            case 2:
                yield f"conversion {place}", _budgeted(any_conversion(place, None).text(), drawn("budget", place))
            case 3:
                package = any_package(place).text() if place % 2 else by_grade_and_year("workbook", place).text()
                yield f"package {place}", _budgeted(package, drawn("budget", place))
            case _:
                name, text = forms[place // 5 % len(forms)]
                yield f"form {name}", text


def _budgeted(text: str, random: Random) -> str:
    """With a budget, so that it has a break-even."""
    return text if "\nbudget:" in text else text + _BUDGET.format(random.randint(1, 60) * 50_000)
