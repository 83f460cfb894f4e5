"""Break-even: the vacant FTE at which the full cost meets the budget, on every basis, with no agency staff.

vacant FTE = (full cost − budget) ÷ what a vacancy saves. Which posts stay empty decides what a vacancy saves, so each
basis is named. A vacancy saves its own salary, supplement and on-costs, never another grade's uplift.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from ..case.case import Case
from ..case.models.budget import BudgetedPosts
from ..diagnostics.names import fold
from ..ledger import Dependents, Figure, Ledger, Missing, WorkedApart
from .budget import funded_fte
from .full_establishment import established_fte, full_cost, full_establishment, payments_of_full_year, vacant_fte
from .on_costs.base import OnCosts
from .posts import GradePosts, Posts, Staffing
from .supplement_cost import supplement_cost

Emptied = Literal["average", "mix", "order"]
Order = Literal["cheapest first until", "dearest first until"]


class Basis(NamedTuple):
    """One answer. `title` is its label without the words on supplements, and `counts_supplement` says the same of its saving;
    `emptied` says whether it is an average of no particular posts, a mix of `posts`, or posts in the `order` of an operation;
    `limit` is how many posts there are to leave empty; `own_vacant` is how many are vacant, of its grade where it is of one."""

    id: str
    label: str
    title: str
    counts_supplement: bool
    saving: Figure | None
    vacant_fte: Figure
    limit: Figure
    emptied: Emptied
    posts: tuple[Posts, ...] = ()
    order: Order | None = None
    grade: str | None = None
    own_vacant: Figure | None = None


class Savings(NamedTuple):
    """What a vacancy in each line of posts saves a year, per FTE."""

    without: dict[str, Figure]
    with_supplements: dict[str, Figure]

    @property
    def both(self) -> tuple[tuple[str, bool, dict[str, Figure]], ...]:
        """Each with the words that its ids end in, and whether it counts the supplement."""
        return (("without_supplements", False, self.without), ("with_supplements", True, self.with_supplements))


class BreakEven(NamedTuple):
    """Every basis, the first one the default, and the figures they rest on."""

    excess: Figure
    established: Figure
    vacant: Figure
    savings: Savings
    bases: tuple[Basis, ...]

    def basis(self, id: str) -> Basis:
        """The basis by its id."""
        return next(basis for basis in self.bases if basis.id == id)


def break_even(case: Case, ledger: Ledger, staff: Staffing, on_costs: OnCosts, excess: Figure) -> BreakEven:
    """The figures `break_even.*`. Without a budget each is unanswered."""
    table = ledger.table("break_even", "Break-even")
    bases = _Bases(ledger, excess, established_fte(ledger, staff), vacant_fte(ledger, staff))
    savings = _savings(ledger, staff, on_costs)
    answers = [
        bases.average(_plain("budgeted", "Budgeted cost of a post"), _budgeted(case, ledger, bases.established)),
        *_pair(bases, savings, "mean", "Mean of all posts", staff),
        *_pair(bases, savings, "vacant_mix", "Today's mix of vacant posts", staff),
        bases.in_order(_plain("cheapest_first", "Lowest-cost vacant posts first"), "cheapest first until", savings, staff),
        bases.in_order(_plain("dearest_first", "Highest-cost vacant posts first"), "dearest first until", savings, staff),
        *chain.from_iterable(_grade(bases, savings, grade) for grade in staff.grades),
    ]
    default = answers[0]
    table.show(ledger.relabelled("break_even.vacant_fte", "Vacant FTE at break-even", default.vacant_fte))
    operands = (default.vacant_fte, bases.established)
    table.show(ledger.work("break_even.vacancy_rate", "As a share of all posts", "percent", "percentage", operands))
    for basis in answers:
        table.show(basis.vacant_fte, label=basis.label)
    return BreakEven(excess, bases.established, bases.vacant, savings, tuple(answers))


class _Name(NamedTuple):
    """What a basis is called: see `Basis`."""

    id: str
    title: str
    label: str


def _plain(id: str, title: str) -> _Name:
    """The name of a basis that is worked out in one way alone."""
    return _Name(id, title, title)


def _with_words(id: str, title: str, how: str) -> _Name:
    """The name of a basis that is worked out without and with supplements."""
    return _Name(f"{id}_{how}", title, f"{title}, {how.replace('_', ' ')}")


class _Bases:
    """Makes the bases of one case."""

    def __init__(self, ledger: Ledger, excess: Figure, established: Figure, vacant: Figure) -> None:
        self.ledger, self.excess, self.established, self.vacant = ledger, excess, established, vacant

    def average(self, name: _Name, saving: Figure, limit: Figure | None = None) -> Basis:
        """An average saving, of no particular posts, without their supplements."""
        return self._basis(name, saving, limit or self.established, "average")

    def mix(self, name: _Name, saving: Figure, limit: Figure, posts: Sequence[Posts]) -> Basis:
        """The saving of some posts left empty in proportion, each with its own supplement."""
        return self._basis(name, saving, limit, "mix")._replace(posts=tuple(posts), counts_supplement=True)

    def in_order(self, name: _Name, order: Order, savings: Savings, staff: Staffing) -> Basis:
        """Vacant posts left empty in order of what they save, each with its own supplement."""
        posts = tuple(p for p in staff.posts if p.vacant is not None)
        fte_id, fte_label = f"break_even.by_basis.{name.id}", f"{name.label}, vacant FTE"
        if posts:
            operands = (self.excess, *ordered_operands(savings, posts))
            fte = self.ledger.work(fte_id, fte_label, "FTE", order, operands)
        else:
            fte = self.ledger.unanswered_as(fte_id, fte_label, "FTE", self.vacant)
        return Basis(name.id, name.label, name.title, True, None, fte, self.vacant, "order", posts, order, None, self.vacant)

    def _basis(self, name: _Name, saving: Figure, limit: Figure, emptied: Emptied) -> Basis:
        fte = self.ledger.work(
            f"break_even.by_basis.{name.id}",
            f"{name.label}, vacant FTE",
            "FTE",
            "ratio",
            (self.excess, saving),
            why_undefined="a vacancy saves nothing",
        )
        return Basis(name.id, name.label, name.title, False, saving, fte, limit, emptied, own_vacant=self.vacant)


def ordered_operands(savings: Savings, posts: Sequence[Posts]) -> list[Figure]:
    """Quantity and price of each kind of vacant post, for the operations that take them in order."""
    return [figure for p in posts if p.vacant is not None for figure in (p.vacant, savings.with_supplements[p.id])]


def _budgeted(case: Case, ledger: Ledger, established: Figure) -> Figure:
    """What the budget pays for a post: as it says itself, or budget ÷ funded FTE. It leaves the supplement out."""
    id, label = "break_even.saving.budgeted", "Budgeted cost of a post"
    if isinstance(case.budget, BudgetedPosts):
        return ledger.relabelled(id, label, case.budget.cost_per_post)
    operands = (ledger.figures["budget_position.budget"], funded_fte(case, ledger, established))
    return ledger.work(id, label, "GBP", "ratio", operands, why_undefined="there are no posts")


def _savings(ledger: Ledger, staff: Staffing, on_costs: OnCosts) -> Savings:
    """Each line's cost of a post: its pay, without and with its supplement, and on-costs on that."""
    cost = on_costs.cost_of_posts(ledger)
    without, with_supplements = {}, {}
    for posts in staff.posts:
        pays = [posts.salary] if posts.supplement is None else [posts.salary, posts.supplement]
        id, label = f"break_even.pay.{posts.id}_with_supplements", f"{posts.label} salary and supplement"
        pay = posts.salary if len(pays) == 1 else ledger.work(id, label, "GBP", "sum", pays)
        without[posts.id] = cost(posts, posts.salary, "without_supplements")
        with_supplements[posts.id] = cost(posts, pay, "with_supplements")
    return Savings(without, with_supplements)


def _pair(bases: _Bases, savings: Savings, id: str, label: str, staff: Staffing) -> Iterator[Basis]:
    """An average without and with supplements: of all posts, or of the vacant ones.

    Only the vacant mix with supplements is of particular posts, which can be costed again empty.
    """
    of_all = id == "mean"
    posts = [p for p in staff.posts if of_all or p.vacant is not None]
    weights = {p.id: p.established(bases.ledger) if of_all else p.vacant for p in posts}
    for how, counts, of in savings.both:
        name = _with_words(id, label, how)
        saving = _mean(bases, name, posts, weights, of, "there are no posts" if of_all else "no post is vacant")
        if of_all or not counts:
            yield bases.average(name, saving)._replace(counts_supplement=counts)
        else:
            yield bases.mix(name, saving, bases.vacant, posts)


def _mean(
    bases: _Bases, name: _Name, posts: Sequence[Posts], weights: dict[str, Figure | None], of: dict[str, Figure], why: str
) -> Figure:
    operands = [figure for p in posts if (w := weights[p.id]) is not None for figure in (w, of[p.id])]
    if not operands:
        return bases.ledger.unanswered_as(f"break_even.saving.{name.id}", name.label, "GBP", bases.vacant)
    return bases.ledger.work(f"break_even.saving.{name.id}", name.label, "GBP", "mean", operands, why_undefined=why)


def _grade(bases: _Bases, savings: Savings, grade: GradePosts) -> Iterator[Basis]:
    """A grade's own posts left empty: its vacant ones, or any where it has none."""
    posts = [p for p in grade.posts if p.vacant is not None] or list(grade.posts)
    weights = {p.id: p.vacant if p.vacant is not None else p.in_post for p in posts}
    established = [fte for fte in (p.established(bases.ledger) for p in grade.posts) if fte is not None]
    limit = established[0]
    if len(established) > 1:
        limit = bases.ledger.work(f"establishment.{grade.id}", f"{grade.label} posts", "FTE", "sum", established)
    vacant = [p.vacant for p in grade.posts if p.vacant is not None]
    own_vacant = vacant[0] if vacant else None
    if len(vacant) > 1:
        own_vacant = bases.ledger.work(f"establishment.{grade.id}.vacant", f"{grade.label} vacant posts", "FTE", "sum", vacant)
    for how, counts, of in savings.both:
        name = _with_words(grade.id, f"{grade.label} posts", how)
        saving = of[posts[0].id] if len(posts) == 1 else _mean(bases, name, posts, weights, of, _no_posts(grade))
        basis = bases.mix(name, saving, limit, posts) if counts else bases.average(name, saving, limit)
        yield basis._replace(grade=grade.label, own_vacant=own_vacant)


def _no_posts(grade: GradePosts) -> str:
    """Why posts of a grade have no mean: those that are weighed are the vacant ones, where the case gives any."""
    return f"no post of {grade.label} is vacant" if any(p.vacant is not None for p in grade.posts) else "there are no posts"


Chosen = Callable[[Basis], bool]


def every_basis(basis: Basis) -> bool:
    """Any basis."""
    return True


def of_whole_case(basis: Basis) -> bool:
    """The bases of no grade of its own: as few in a large case as in a small one."""
    return basis.grade is None


def prove(
    ledger: Ledger, staff: Staffing, on_costs: OnCosts, answer: BreakEven, in_full: Chosen = every_basis
) -> dict[str, Figure]:
    """The full cost with the posts of each basis empty, by the basis's id; none for a basis without an answer.

    A basis of particular posts is costed again `in_full` where chosen. Of any other only the full cost is worked out, from
    what of the costing depends on its posts: it is the same figure, without those it rests on.
    """
    answered = [basis for basis in answer.bases if not isinstance(basis.vacant_fte.origin, Missing)]
    payments = payments_of_full_year(ledger)
    again = Dependents(ledger, full_cost(ledger), fixed=[] if payments is None else [payments])
    return {
        basis.id: _average(ledger, basis)
        if basis.emptied == "average"
        else _proof(ledger, staff, on_costs, answer, basis)
        if in_full(basis)
        else _recalculated(ledger, answer, basis, again)
        for basis in answered
    }


def rates(ledger: Ledger, answer: BreakEven) -> dict[str, Figure]:
    """Each basis's vacant FTE as a share of all posts, by the basis's id."""
    return {basis.id: rate(ledger, answer, basis) for basis in answer.bases}


def rate(ledger: Ledger, answer: BreakEven, basis: Basis) -> Figure:
    """A basis's vacant FTE as a share of all posts."""
    id, label = f"break_even.rate.{basis.id}", f"{basis.label}, share of all posts"
    return ledger.work(id, label, "percent", "percentage", (basis.vacant_fte, answer.established))


def _proof(ledger: Ledger, staff: Staffing, on_costs: OnCosts, answer: BreakEven, basis: Basis) -> Figure:
    under = f"proof.{basis.id}."
    left = _staff_left(ledger, staff, _emptied(ledger, answer, basis), under)
    supplements = ledger.figures[f"{supplement_cost(ledger, left, on_costs, under).id}.total"]
    full_establishment(ledger, left, on_costs, supplements, under)
    return full_cost(ledger, under)


def _recalculated(ledger: Ledger, answer: BreakEven, basis: Basis, again: Dependents) -> Figure:
    """The last figure of a proof by itself. How many posts are left is worked out in a ledger that is not kept."""
    apart, under, full = Ledger(ledger.rounding), f"proof.{basis.id}.", full_cost(ledger)
    emptied = _emptied(apart, answer, basis)
    left = {_weight(posts): _weight(_left(apart, posts, emptied[posts.id], under)).value for posts in basis.posts}
    return ledger.keep(Figure(f"{under}{full.id}", full.label, again.value(left), full.unit, WorkedApart()))


def _average(ledger: Ledger, basis: Basis) -> Figure:
    assert basis.saving is not None
    full = full_cost(ledger)
    id = f"proof.{basis.id}"
    saved = ledger.work(f"{id}.saved", f"{basis.label}: saved", "GBP", "product", (basis.vacant_fte, basis.saving))
    return ledger.work(
        f"{id}.total", f"{basis.label}: full cost less that", "GBP", "difference", (full, saved), ledger.rounding
    )


def _emptied(ledger: Ledger, answer: BreakEven, basis: Basis) -> dict[str, Figure]:
    """How many of each posts are left empty, by their id: their share of a mix, or as many as their turn comes to."""
    names = [(f"proof.{basis.id}.empty.{posts.id}", f"{posts.label} left vacant") for posts in basis.posts]
    if basis.order is not None:
        operands = [answer.excess, *ordered_operands(answer.savings, basis.posts)]
        figures = ledger.work_parts(names, "FTE", basis.order, operands)
    elif len(basis.posts) == 1:
        figures = [ledger.relabelled(*names[0], basis.vacant_fte)]
    else:
        figures = [_share(ledger, basis, posts, *name) for posts, name in zip(basis.posts, names, strict=True)]
    return {posts.id: figure for posts, figure in zip(basis.posts, figures, strict=True)}


def _share(ledger: Ledger, basis: Basis, posts: Posts, id: str, label: str) -> Figure:
    under = f"proof.{basis.id}.empty" if posts.point is None else f"proof.{basis.id}.empty.{fold(posts.grade)}"
    together = ledger.figures.get(f"{under}_of")
    if together is None:
        together = ledger.work(f"{under}_of", "The posts together", "FTE", "sum", [_weight(p) for p in basis.posts])
    each = ledger.work(f"{id}.share", f"{posts.label} as a share of them", "percent", "percentage", (_weight(posts), together))
    return ledger.work(id, label, "FTE", "share", (each, basis.vacant_fte))


def _weight(posts: Posts) -> Figure:
    fte = posts.vacant if posts.vacant is not None else posts.in_post
    assert fte is not None
    return fte


def _staff_left(ledger: Ledger, staff: Staffing, emptied: dict[str, Figure], under: str) -> Staffing:
    grades = (
        GradePosts(g.id, g.label, tuple(_left(ledger, posts, emptied.get(posts.id), under) for posts in g.posts))
        for g in staff.grades
    )
    return Staffing(tuple(grades), staff.uplifts)


def _left(ledger: Ledger, posts: Posts, emptied: Figure | None, under: str) -> Posts:
    """The posts with some of them empty: vacant ones first, and where the case counts none vacant, those in post."""
    if emptied is None:
        return posts
    fte = _weight(posts)
    if posts.vacant is not None:
        left = ledger.work(f"{under}left.{posts.id}", f"{posts.label} vacant posts filled", "FTE", "difference", (fte, emptied))
        return posts._replace(under=under, vacant=left)
    left = ledger.work(f"{under}left.{posts.id}", f"{posts.label} staff still in post", "FTE", "difference", (fte, emptied))
    return posts._replace(under=under, in_post=left)
