"""A supplement as a sentence says it, whichever form it has."""

from __future__ import annotations

from ...ledger import Figure
from ...reference.calendar import FinancialYear
from ..models.pay.supplement import ByPost, Form, MakeUpTo, Part, PercentOf


def supplement_in_words(form: Form | ByPost | dict[FinancialYear, Figure | PercentOf] | None) -> str:
    """`£3,000 in post, £1,000 vacant`; two spellings of one supplement give the same words."""
    match form:
        case None:
            return "none"
        case ByPost():
            return f"{supplement_in_words(form.in_post)} in post, {supplement_in_words(form.vacant)} vacant"
        case dict():
            return ", ".join(f"{supplement_in_words(one)} in {year.name}" for year, one in form.items())
        case list():
            return " and ".join(f"{_part(part)} ({part.what})" for part in form)
        case MakeUpTo():
            return f"pay made up to {form.make_up_to if form.point is None else f'point {form.point}'}"
        case PercentOf():
            return _percentage(form.percent, form)
        case _:
            return amount_in_words(form)


def _part(part: Part) -> str:
    given = part.given
    assert given is not None  # a rule has seen to it
    return amount_in_words(given) if part.percent is None else _percentage(given, part)


def _percentage(percent: Figure, form: PercentOf | Part) -> str:
    limits = [f"at {key} {amount_in_words(one)}" for key, one in (("least", form.at_least), ("most", form.at_most)) if one]
    return ", ".join([f"{amount_in_words(percent)} of {form.of}", *limits])


def amount_in_words(figure: Figure) -> str:
    """An amount or a percentage without zeros after its point, so that two spellings of one are alike."""
    value = figure.known
    plain = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    return f"{plain:f}%" if figure.unit == "percent" else f"£{plain:,f}"
