"""What is due on each kind of payment: National Insurance, pension and the apprenticeship levy.

The pension column is the default of an LGPS employer; in other schemes the case states it. The levy is due on all pay
liable to Class 1 secondary National Insurance (Finance Act 2016, Part 6), so it is due where that is.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from ..diagnostics.names import fold

KindName = Literal[
    "monthly supplement",
    "higher point",
    "lump to stay",
    "retention payment",
    "golden hello",
    "professional registration fee",
    "qualifying relocation",
    "cash in lieu of a car",
]


class Kind(NamedTuple):
    """One kind of payment. `pension` is None where the case must state it; `sources` says what each answer rests on."""

    name: KindName
    national_insurance: bool
    pension: bool | None
    levy: bool
    sources: str


class Due(NamedTuple):
    """What the employer owes on a payment."""

    national_insurance: bool
    pension: bool
    levy: bool


ALL_DUE = Due(True, True, True)

_EARNINGS = "earnings (Social Security Contributions and Benefits Act 1992, s.6)"
_LANDMARK = f"{_EARNINGS}; not pensionable: reg 20(2)(e) LGPS Regulations 2013"

KINDS: dict[KindName, Kind] = {
    kind.name: kind
    for kind in (
        Kind("monthly supplement", True, True, True, f"{_EARNINGS}; pensionable: reg 20(1) LGPS Regulations 2013"),
        Kind("higher point", True, True, True, f"{_EARNINGS}; pensionable: reg 20(1) LGPS Regulations 2013"),
        Kind("lump to stay", True, False, True, _LANDMARK),
        Kind("retention payment", True, False, True, _LANDMARK),
        Kind("golden hello", True, None, True, f"{_EARNINGS}; with clawback, ask the pension fund"),
        Kind("professional registration fee", False, False, False, "HMRC List 3 of approved professional organisations"),
        Kind("qualifying relocation", False, False, False, "qualifying relocation costs up to £8,000 a move"),
        Kind("cash in lieu of a car", True, False, True, f"{_EARNINGS}; not pensionable: reg 20(2)(f) LGPS Regulations 2013"),
    )
}
assert tuple(KINDS) == get_args(KindName)


def due_on(kind: KindName, pensionable: bool | None) -> Due:
    """What is due on a kind of payment; `pensionable` as the case has it, or None for the default of the kind. A pension
    that neither decides is counted: what is not known is not zero."""
    rule = KINDS[kind]
    pension = rule.pension if pensionable is None else pensionable
    return Due(rule.national_insurance, rule.national_insurance if pension is None else pension, rule.levy)


LGPS = ("lgps", "local_government_pension_scheme")


def is_lgps(scheme: str) -> bool:
    """Whether a pension scheme is the Local Government Pension Scheme, by its usual names."""
    return fold(scheme) in LGPS


RELOCATION_LIMIT = 8000
"""Pounds of relocation costs that are free of National Insurance."""
