"""What the parts, limits and halves of a supplement must agree on among themselves, and the hours of a year with pay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Problem, Related
from ...diagnostics.names import fold
from ..case import Case
from ..models.pay.supplement import ByPost, Part, PercentOf, forms_within
from ..pay.by_the_hour import has_pay_by_the_hour

_CODE = "supplement-unclear"
_RESERVED = re.compile(r"of|before_limits|at_least|in_post|vacant|short|point_\d+|in_\d{4}_\d\d|")


def supplement_forms(case: Case) -> Iterator[Problem]:
    """Each grade's, whichever form it has."""
    for name, grade in case.grades.items():
        if isinstance(grade.supplement, ByPost) and grade.supplement.in_post is None and grade.supplement.vacant is None:
            help = "add `in_post: …` or `vacant: …`, or leave the supplement out"
            yield Problem(_CODE, f"{name}'s supplement is for nobody", case.place("grades", name, "supplement"), help)
        for keys, form in forms_within(grade.supplement):
            path = ("grades", name, "supplement", *keys)
            if isinstance(form, PercentOf):
                yield from _limits(case, f"{name}'s supplement", form, path)
            elif isinstance(form, list):
                yield from _parts(case, name, form, path)


def _limits(case: Case, what: str, form: PercentOf | Part, path: tuple[str, ...]) -> Iterator[Problem]:
    least, most = form.at_least, form.at_most
    if least is not None and most is not None and least.known > most.known:
        other = Related(case.place(*path, "at_most"), "at most")
        headline = f"{what} is at least £{least.known:,f} and at most £{most.known:,f}"
        yield Problem(_CODE, headline, case.place(*path, "at_least"), "swap the two, or correct one", (other,))


def _parts(case: Case, name: str, parts: list[Part], path: tuple[str, ...]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for number, part in enumerate(parts, 1):
        at = (*path, str(number))
        what, folded = f"{name}'s {part.what}", fold(part.what)
        if _RESERVED.fullmatch(folded):
            headline = f"{part.what} gives no id for the figures of {name}'s supplement"
            yield Problem("name-without-id", headline, case.place(*at, "what"), "give it another name, with letters in it")
        elif folded in seen:
            first = Related(case.place(*path, seen[folded], "what"), "first here")
            headline = f"{name} has two supplements called {part.what}"
            yield Problem("name-taken", headline, case.place(*at, "what"), "give each its own name", (first,))
        seen.setdefault(folded, str(number))
        yield from _amount(case, what, part, at)
        if part.of == "salary and supplements" and number == 1:
            headline = f"{what} is of salary and supplements, and none is listed before it"
            yield Problem(_CODE, headline, case.place(*at, "of"), "list it after those that it is of, or write `of: salary`")


def _amount(case: Case, what: str, part: Part, at: tuple[str, ...]) -> Iterator[Problem]:
    """An amount or a percentage; what is said of a percentage has one to be of."""
    if part.amount is not None and part.percent is not None:
        other = Related(case.place(*at, "percent"), "its percentage")
        headline = f"{what} has an amount and a percentage"
        yield Problem(_CODE, headline, case.place(*at, "amount"), "keep the one that is paid", (other,))
    elif part.given is None:
        headline = f"{what} has no amount"
        yield Problem("missing-key", headline, case.place(*at, "what"), "add `amount: …` or `percent: …`")
    elif part.percent is None:
        for key in ("of", "at_least", "at_most"):
            if key in part.model_fields_set:
                headline = f"{what} has `{key}` and no `percent` that it is about"
                help = "write the percentage as `percent: …`, or leave the line out"
                yield Problem(_CODE, headline, case.place(*at, key), help)
                return
    yield from _limits(case, what, part, at)


def working_time(case: Case) -> Iterator[Problem]:
    """Hours of a year where nothing is paid by the hour would change nothing."""
    if case.working_time is not None and "grades" in case.root and not _is_used(case):
        headline = "the case gives the hours of a year, and no pay by the hour"
        help = "write pay by the hour as `£12.65 an hour`, or leave `working_time` out"
        yield Problem("not-used", headline, case.place("working_time"), help, severity="warning")
    for name, grade in case.grades.items():
        if grade.working_time is not None and not has_pay_by_the_hour(grade):
            headline = f"{name} has the hours of a year, and no pay by the hour of its own"
            help = "write its salary or supplement as `£12.65 an hour`, or leave `working_time` out"
            yield Problem("not-used", headline, case.place("grades", name, "working_time"), help, severity="warning")


def _is_used(case: Case) -> bool:
    """Whether anything is paid for the hours of all; grades that cannot be read may be."""
    grades = case.root["grades"]
    unread = len(case.grades) < len(grades) if hasattr(grades, "keys") else True
    return unread or any(map(has_pay_by_the_hour, case.grades.values()))
