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
        random = drawn("budget", place)
        if place % 25 == 24:  # large ones
            name, text = forms[place // 25 % len(forms)]
            yield f"form {name}", text
        elif place % 4 == 0:
            yield f"business {place}", any_business(place)
        elif place % 4 == 1:
            yield f"conversion {place}", _budgeted(any_conversion(place, None).text(), random)
        elif place % 4 == 2:
            yield f"package {place}", _budgeted(any_package(place).text(), random)
        else:
            yield f"years {place}", _budgeted(by_grade_and_year("workbook", place).text(), random)


def _budgeted(text: str, random: Random) -> str:
    """With a budget, so that it has a break-even."""
    return text if "\nbudget:" in text else text + _BUDGET.format(random.randint(1, 60) * 50_000)
