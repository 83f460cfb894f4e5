"""The terms of payment, and its pension."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics.names import fold, listed
from ..subject import Subject
from .common import proposes
from .rule import Found, Rule

_LGPS = ("lgps", "local_government_pension_scheme")


def terms_absent(subject: Subject) -> Iterator[Found]:
    """A payment that does not say how it is reviewed and how it is withdrawn."""
    case = subject.case
    if not proposes(case):
        return
    lacks = [key for key in ("review", "withdrawal") if case.terms is None or getattr(case.terms, key) is None]
    if lacks:
        names = {"review": "how it is reviewed", "withdrawal": "how it is withdrawn"}
        yield Found(
            f"the terms of the payment do not say {listed(names[key] for key in lacks)}",
            case.place("terms") if case.terms is not None else case.place("period"),
            f"add {listed(f'`{key}: …`' for key in lacks)}" + (" under `terms`" if "terms" in case.root else " under `terms:`"),
        )


def pensionability(subject: Subject) -> Iterator[Found]:
    """A supplement that is not pensionable in a scheme whose rule is that it is, or a scheme whose rule the case leaves open.

    A monthly supplement is pensionable pay in the LGPS: regulation 20(1) of the Local Government Pension Scheme Regulations
    2013.
    """
    case = subject.case
    if case.pension is None:
        return
    if fold(case.pension.scheme) in _LGPS:
        if case.pension.pensionable == "no" and case.pension.why is None:
            yield Found(
                "the supplement is said not to be pensionable; in the LGPS a monthly supplement is",
                case.place("pension", "pensionable"),
                "write `pensionable: yes` (regulation 20(1), LGPS Regulations 2013), or give the fund's advice as `why: …`",
            )
    elif case.pension.pensionable is None:
        yield Found(
            f"whether the supplement is pensionable in the scheme {case.pension.scheme} is not said",
            case.place("pension"),
            "add `pensionable: yes` or `pensionable: no`, as the scheme's own rules have it",
        )


RULES = (
    Rule("terms-absent", "warning", terms_absent),
    Rule("pensionability", "warning", pensionability),
)
