"""What `cost` takes of a case for the total of several: the supplement by year, of a full year and over the term."""

from __future__ import annotations

from ..costing import Costing
from ..on_costs.assumed_rates import assumed_in_costs
from .taken import Series, Single, TakenCase, on_costs_in_words, posts_in_words, taken, taken_by_year

IN_POST = Series("supplement_by_year.in_post", "Supplement in {year}, staff in post")
ALL_POSTS = Series("supplement_by_year", "Supplement in {year}, all posts filled")
FULL_YEAR_EFFECT = Series("supplement_by_year.full_year", "Full-year effect of the supplement in {year}, all posts filled")
MOVEMENT = Series("supplement_movement", "Change to base budget in {year}, all posts filled")
SERIES = (IN_POST, ALL_POSTS, FULL_YEAR_EFFECT, MOVEMENT)

YEAR_IN_POST = Single("day_one.supplements", "Supplement of a full year, staff in post")
YEAR_ALL_POSTS = Single("supplement_cost.total", "Supplement of a full year, all posts filled")
TERM_IN_POST = Single("supplement_cost.period_in_post", "Supplement over the whole term, staff in post", of_term=True)
TERM_ALL_POSTS = Single("supplement_cost.period_total", "Supplement over the whole term, all posts filled", of_term=True)
PAID_NOW = Single("supplement_cost.paid_now", "Of a full year, paid already")
OTHER_IN_POST = Single("day_one.payments", "Other payments of a full year, staff in post")
OTHER_ALL_POSTS = Single("full_establishment.payments", "Other payments of a full year, all posts filled")
SINGLES = (YEAR_IN_POST, YEAR_ALL_POSTS, TERM_IN_POST, TERM_ALL_POSTS, PAID_NOW, OTHER_IN_POST, OTHER_ALL_POSTS)


def taken_of_cost(costing: Costing) -> TakenCase:
    """What is taken of a costed case."""
    case, figures = costing.case, costing.ledger.figures
    period = case.period
    years = costing.years
    by_year = {
        IN_POST: taken_by_year((one.year, one.in_post) for one in years),
        ALL_POSTS: taken_by_year((one.year, one.cost) for one in years),
        FULL_YEAR_EFFECT: taken_by_year((one.year, one.full_year) for one in years),
        MOVEMENT: taken_by_year((one.year, one.movement) for one in years),
    }
    single = {one: value for one in SINGLES if (value := taken(figures.get(one.id))) is not None}
    assumed = assumed_in_costs(case)
    return TakenCase(
        case.title,
        case.file.name,
        by_year,
        single,
        None if period is None else period.starts,
        None if period is None else period.ends,
        period is not None and period.ends is None,
        case.years,
        on_costs_in_words(case),
        posts_in_words(case),
        tuple(["renewal of a supplement in payment"] if figures.get(PAID_NOW.id) is not None else []),
        "; ".join(one.text for one in case.changed),
        "" if assumed is None else assumed.words,
    )


def why_not_counted(costing: Costing) -> str | None:
    """Why a case that is costed adds nothing; None of one that pays something."""
    figures = costing.ledger.figures
    supplements = (figures[YEAR_IN_POST.id].value, figures[YEAR_ALL_POSTS.id].value)
    if supplements != (None, None) or costing.case.payments or figures.get(PAID_NOW.id) is not None:
        return None
    unknown = taken(figures[YEAR_ALL_POSTS.id])
    assert unknown is not None
    return "it proposes no supplement" if unknown.absent else unknown.why
