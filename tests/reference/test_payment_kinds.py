"""What is due on each kind of payment."""

from __future__ import annotations

from supplement_calc.reference.payment_kinds import KINDS


def test_the_table_is_that_of_an_lgps_employer() -> None:
    found = {name: (kind.national_insurance, kind.pension, kind.levy) for name, kind in KINDS.items()}
    assert found == {
        "monthly supplement": (True, True, True),
        "higher point": (True, True, True),
        "lump to stay": (True, False, True),
        "retention payment": (True, False, True),
        "golden hello": (True, None, True),
        "professional registration fee": (False, False, False),
        "qualifying relocation": (False, False, False),
        "cash in lieu of a car": (True, False, True),
    }


def test_the_levy_is_due_where_national_insurance_is() -> None:
    assert all(kind.levy == kind.national_insurance for kind in KINDS.values())


def test_every_answer_has_its_source() -> None:
    assert all(kind.sources for kind in KINDS.values())
