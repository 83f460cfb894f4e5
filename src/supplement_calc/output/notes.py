"""What must be said beside the figures: why one has no value, what a break-even leaves out, where it cannot be reached."""

from __future__ import annotations

from decimal import Decimal

from ..costing.break_even import Basis
from ..costing.costing import Costing
from ..costing.package import PackageCosting
from ..diagnostics.names import listed
from ..ledger import POUND, Figure, why_none
from .amounts import Shown, fte, percent, plain, price
from .budget_page import budget_terms
from .on_costs_page import on_costs_sentences
from .package_page import package_sentences
from .years_page import BY_YEAR, years_note


def notes(costing: Costing | PackageCosting, shown: Shown) -> dict[str, str]:
    """A sentence or more by the id of the figure or table they are about."""
    said: dict[str, str] = {
        figure.id: f"none, because {why_none(figure)}"
        for figure in costing.ledger.figures.values()
        if figure.value is None and not figure.id.startswith("proof.")
    }
    if sentences := package_sentences(costing, shown):
        said["package"] = " ".join(sentences)
    if isinstance(costing, PackageCosting):
        return said
    said["current_spend"] = f"the cost of a full year; {shown.terms}"
    said |= _terms(costing, shown)
    if costing.on_costs is not None:
        said["on_costs"] = " ".join(on_costs_sentences(costing, shown))
    if costing.case.payments:
        from .payments_page import payments_sentences

        said["payments"] = " ".join(payments_sentences(costing))
    excess = costing.break_even.excess.value
    if excess is not None:
        said["break_even"] = "assumes no agency staff: every post is filled by an employee or left empty"
        said["break_even.by_basis.budgeted"] = "leaves out the supplement that a vacancy also saves; the vacant mix counts it"
        for basis in costing.break_even.bases:
            if sentence := reach(basis):
                id = basis.vacant_fte.id
                said[id] = f"{said[id]}; {sentence}" if id in said and basis.vacant_fte.value is not None else sentence
    for basis in costing.break_even.bases:
        if sentence := conversion_note(costing, basis):
            said[f"agency_conversion.posts.{basis.id}"] = sentence
    return said


def _terms(costing: Costing, shown: Shown) -> dict[str, str]:
    """What the budget, the years and the agency cost stand for, by the id of the table or figure."""
    said: dict[str, str] = {}
    if terms := budget_terms(costing):
        said["budget_position"] = " ".join(terms)
    if BY_YEAR in costing.ledger.tables:
        said[BY_YEAR] = years_note(shown)
    if agency := agency_terms(costing):
        said["current_spend.agency"] = agency
    return said


def reach(basis: Basis) -> str | None:
    """Whether the answer can be had: headroom, more posts than there are, or nothing to add."""
    vacant, limit = basis.vacant_fte.value, basis.limit.value
    if vacant is None:
        return f"none, because {no_answer(basis)}"
    if vacant < 0:
        return f"under budget already: headroom for {fte(-vacant)} FTE more"
    if limit is not None and vacant > limit:
        return f"cannot be reached that way: there are {fte(limit)} {_of(basis)}"
    if own := _own_vacant(basis):
        return own
    return None


def no_answer(basis: Basis) -> str:
    """Why a basis has no break-even."""
    if basis.emptied == "order" and basis.limit.value is not None:
        if not basis.limit.value:
            return "there are no vacant posts"
        return f"leaving all {fte(basis.limit.value)} vacant posts empty does not save enough"
    return why_none(basis.vacant_fte)


def _of(basis: Basis) -> str:
    return "vacant posts" if basis.limit.id == "establishment.vacant" else "posts"


def _own_vacant(basis: Basis) -> str | None:
    """A grade whose vacant posts are fewer than its break-even: staff in post would have to leave."""
    needed = basis.vacant_fte.value
    is_grade = basis.emptied == "mix" and basis.limit.id != "establishment.vacant"
    if not is_grade or needed is None or needed <= 0:
        return None
    if basis.own_vacant is None or not basis.own_vacant.value:
        return "it has no vacant posts: staff in post would have to leave"
    if needed <= basis.own_vacant.value:
        return None
    return f"more than its {fte(basis.own_vacant.value)} vacant posts: staff in post would have to leave"


def budget_sentence(costing: Costing, shown: Shown) -> str | None:
    """`Budget £10,334,613. Current spend is £983,624 over it; …`."""
    budget = costing.figure("budget_position.budget").value
    current, full = (costing.figure(f"budget_position.{name}_over_budget").value for name in ("current", "full"))
    if budget is None or current is None or full is None:
        return None
    return (
        f"Budget {shown.money(budget)}. Current spend is {_over(current, shown)}; "
        f"the full establishment with supplements is {_over(full, shown)}."
    )


def _over(value: Decimal, shown: Shown) -> str:
    if not value:
        return "exactly on it"
    return f"{shown.money(abs(value))} {'over' if value > 0 else 'under'} it"


def break_even_sentences(costing: Costing, shown: Shown) -> list[str]:
    """The answer on the default basis with what it leaves out, the vacant mix beside it, and what agency cover does to it."""
    if costing.figure("break_even.vacant_fte").value is None:
        return [f"Break-even: none, because {why_none(costing.figure('break_even.vacant_fte'))}."]
    return [_break_even(costing, shown), *_agency(costing)]


def _break_even(costing: Costing, shown: Shown) -> str:
    answer = costing.break_even
    budgeted, mix = answer.basis("budgeted"), answer.basis("vacant_mix_with_supplements")
    vacant = costing.figure("break_even.vacant_fte").value
    assert vacant is not None and budgeted.saving is not None and budgeted.saving.value is not None
    each = f"at the budgeted {price(budgeted.saving.value)} a post"
    beside = _beside(mix)
    if vacant < 0:
        return (
            f"Break-even: not needed. The full establishment with supplements is under the budget, with headroom for "
            f"{fte(-vacant)} FTE more, {each}{beside}."
        )
    rate = costing.figure("break_even.vacancy_rate").value
    assert rate is not None
    told = f"; {told}" if (told := reach(budgeted)) else ""
    return (
        f"Break-even: {fte(vacant)} FTE vacant and no agency staff ({percent(rate, 1)} of posts), {each}, which leaves out "
        f"the supplement a vacancy also saves{beside}{told}."
    )


def _beside(mix: Basis) -> str:
    if mix.vacant_fte.value is None:
        return ""
    return f"; {fte(abs(mix.vacant_fte.value))} on the mix of vacant posts, which counts it"


def premium_sentence(costing: Costing) -> str | None:
    """What an agency worker costs more than an employed one, on the two bases that papers mean."""
    figures = costing.ledger.figures
    found = [
        (words, figure.value)
        for words, id in (("staff in post", "in_post"), ("a vacant post with its supplement", "vacant_mix_with_supplements"))
        if (figure := figures.get(f"agency_premium.{id}")) is not None and figure.value is not None
    ]
    if not found:
        return None
    said = [f"{price(POUND(abs(value)))} {'more' if value >= 0 else 'less'} than {words}" for words, value in found]
    return f"An agency FTE costs {listed(said)} a year, on-costs included."


def conversion_sentences(costing: Costing) -> list[str]:
    """How many agency posts to convert on the mix of vacant posts, and whether there are as many."""
    basis = costing.break_even.basis("vacant_mix_with_supplements")
    figures = costing.ledger.figures
    posts, left = (figures.get(f"agency_conversion.{name}.{basis.id}") for name in ("posts", "left"))
    if posts is None or left is None or why_none(posts) == "the case gives no vacant posts":
        return []
    if posts.value is None or left.value is None:
        return [f"Converting agency posts does not pay for the supplement: {why_none(posts)}."]
    said = f"Converting {fte(posts.value)} FTE of agency staff would pay for the supplement to staff in post"
    mix = "on the mix of vacant posts, each recruit with the supplement too"
    if left.value < 0:
        return [f"{said}, {mix}: {plain(left.operands[0])} are in use, {NOT_ENOUGH}."]
    return [f"{said}, {mix}; {fte(left.value)} FTE of agency staff would be left."]


def agency_terms(costing: Costing) -> str | None:
    """What the agency cost has in it beside the rate: the fee and VAT, where the case says or leaves it open."""
    agency = costing.case.agency
    if agency is None:
        return None
    rates = [
        agency.charge_rate,
        agency.day_rate,
        *(one.charge_rate or one.day_rate for one in (agency.by_grade or {}).values()),
    ]
    said = []
    if agency.fee == "included":
        said.append("the agency's fee is included in it")
    elif agency.fee is not None:
        per = "" if agency.fee.unit == "percent" else " an hour" if agency.hours_a_week is not None else " a day"
        said.append(f"with a fee of {plain(agency.fee)}{per} on top of the charge")
    elif any(rates):
        said.append("whether the charge includes a fee is not said")
    if agency.vat == "irrecoverable":
        said.append("with VAT of 20% that is not recovered")
    return f"Agency cost: {', '.join(said)}." if said else None


NOT_ENOUGH = "not enough agency posts for it to pay for itself"


def conversion_note(costing: Costing, basis: Basis) -> str | None:
    """Whether there are as many agency posts as a basis asks for; None where there are."""
    posts, left = (costing.ledger.figures.get(f"agency_conversion.{name}.{basis.id}") for name in ("posts", "left"))
    if posts is None or left is None:
        return None
    if posts.value is None or left.value is None:
        return f"none, because {why_none(posts)}"
    return NOT_ENOUGH if left.value < 0 else None


def _agency(costing: Costing) -> list[str]:
    figures = costing.ledger.figures
    mix = "vacant_mix_with_supplements"
    share, limit, saving, bearable = (
        figures.get(f"agency_cover.{name}") for name in ("share", f"limit.{mix}", f"saving.{mix}", f"bearable_fte.{mix}")
    )
    if not (share and limit and saving and bearable) or None in (
        share.value,
        limit.value,
        saving.value,
        bearable.value,
    ):
        return []
    return [_cover(share, limit, saving), _bearable(costing, bearable)]


def _cover(share: Figure, limit: Figure, saving: Figure) -> str:
    assert share.value is not None and limit.value is not None and saving.value is not None
    pounds = price(POUND(abs(saving.value)))
    effect = f"each vacancy {'adds' if saving.value < 0 else 'saves'} {pounds}"
    return (
        f"Agency staff cover {percent(share.value, 1)} of vacancies, at which {effect} a year. From a cover of "
        f"{percent(limit.value, 1)} there is no break-even."
    )


def _bearable(costing: Costing, bearable: Figure) -> str:
    vacant, agency = costing.break_even.vacant.value, costing.case.agency
    assert vacant is not None and agency is not None and bearable.value is not None
    in_use = costing.ledger.figures.get("agency_cost.fte", agency.fte)
    assert in_use is not None
    used = fte(in_use.known)
    if bearable.value < 0:
        return f"With {fte(vacant)} FTE vacant the budget can bear no agency staff; {used} FTE are in use."
    return f"With {fte(vacant)} FTE vacant the budget can bear {fte(bearable.value)} FTE of agency staff; {used} are in use."
