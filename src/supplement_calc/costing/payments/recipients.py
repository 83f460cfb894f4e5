"""How many are paid in a full year, FTE or heads, and what each is paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...case.case import Case
from ...case.dated import figures_of
from ...case.further_payments import lapses_unpaid, service_of
from ...case.models.payments import FurtherPayment
from ...case.models.service_length import band_reaching
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ...ledger.figure import Unit
from ..constants import months_of_a_year
from ..posts import GradePosts, Posts, Staffing
from .retention import Retention

TABLE = "payments"


class Recipients(NamedTuple):
    """People paid one amount at one time: after how many months of service, how many, and what each is paid (with the salaries
    it is a percentage of, each with the FTE on it). `name` is its own in the table: the payment's, and the landmark's where it
    is paid at one."""

    name: str
    label: str
    served: int
    people: Figure
    amount: Figure
    salaries: tuple[tuple[Figure, Figure], ...] = ()

    @property
    def id(self) -> str:
        """Under which its figures stand."""
        return f"{TABLE}.{self.name}"


class People:
    """The people of one payment; `staying` is None of one that turnover makes no difference to."""

    def __init__(self, case: Case, ledger: Ledger, staff: Staffing, payment: FurtherPayment, staying: Retention | None) -> None:
        self.case, self.ledger, self.staff, self.payment = case, ledger, staff, payment
        self.staying = staying
        self.name = fold(payment.what)
        self.id = f"{TABLE}.{self.name}"
        self.grades = [grade for grade in staff.grades if payment.grades is None or grade.label in payment.grades]
        many = payment.every_months not in (None, 12) and payment.expected is None  # payments, and not people
        self.unit: Unit = "count" if payment.is_per_head or many else "FTE"

    def batches(self) -> list[Recipients]:
        """One, or one for each landmark."""
        payment = self.payment
        if payment.at is None:
            assert payment.amount is not None
            served = (payment.after_months or 0) if payment.goes_to == "starters" else 0
            return [self._batch(self.name, payment.what, served, self._people(), payment.amount)]
        batches = []
        for months, form in payment.amounts.items():
            landmark = landmark_name(months)
            name, label = f"{self.name}.at_{fold(landmark)}", f"{payment.what}, {landmark}"
            id = f"{TABLE}.{name}"
            fte = form.expected or landmark_reached(self.case, self.ledger, payment, id, label, months, self._in_post())
            people = self._heads(id, label, fte, stated=form.expected is not None)
            batches.append(self._batch(name, label, months, people, form.amount))
        return batches

    def _batch(self, name: str, label: str, served: int, people: Figure, amount: Figure) -> Recipients:
        id = f"{TABLE}.{name}"
        if amount.unit == "GBP":
            each = self.ledger.relabelled(f"{id}.amount", f"{label}, each", amount)
            return Recipients(name, label, served, people, each)
        salaries = self._salaries()
        operands = [figure for fte, salary in salaries for figure in (fte, salary)]
        mean = self.ledger.work(f"{id}.mean_salary", f"{label}: mean salary", "GBP", "mean", operands)
        each = self.ledger.work(f"{id}.amount", f"{label}, of the mean salary", "GBP", "share", (amount, mean))
        return Recipients(name, label, served, people, each, salaries)

    def _people(self) -> Figure:
        payment, what = self.payment, self.payment.what
        if lapses_unpaid(self.case, payment):
            label, why = f"{what}: expected to be paid", "0, since it lapses before anybody can be paid"
            return self.ledger.constant(f"{self.id}.people", label, Decimal(0), self.unit, why)
        if payment.expected is not None:
            return self._heads(self.id, what, self._expected(payment.expected), stated=True)
        fte = self._starters() if payment.goes_to == "starters" else self._in_post()
        if payment.after_months is not None:
            assert self.staying is not None
            id, label = f"{self.id}.people.who_stay", f"{what}: those still there after {payment.after_months} months"
            fte = self.ledger.work(id, label, "FTE", "share", (self.staying.after(payment.after_months), fte))
        if payment.every_months is not None:
            fte = self._times_a_year(fte, payment.every_months)
        return self._heads(self.id, what, fte)

    def _times_a_year(self, fte: Figure, every: int) -> Figure:
        """Each of them 12 ÷ the months between payments times a year."""
        if every == 12:
            return fte
        id, label = f"{self.id}.people.payments", f"{self.payment.what}: payments in a year"
        twelve = months_of_a_year(self.ledger)
        months = self.ledger.count(f"{id}.every", "Months between payments", every)
        together = self.ledger.work(f"{id}.months", f"{label}, times the months between", "FTE", "product", (fte, twelve))
        return self.ledger.work(id, label, "FTE", "ratio", (together, months))

    def _expected(self, expected: Figure) -> Figure:
        """Those whom the case expects; of starters in a year no more than the forecast has posts for."""
        payment = self.payment
        if payment.goes_to != "starters" or payment.paid_on is not None or self.case.forecast is None or not self.grades:
            return expected
        id, label = f"{self.id}.people", f"{payment.what}: posts for starters"
        room = self._room(id, label, self.grades)
        if payment.is_per_head and (heads := self._heads_per_fte()) is not None:
            room = self.ledger.work(f"{id}.room_for_heads", f"{label}, people", "count", "product", (room, heads))
        title = f"{payment.what}: expected, no more than there are posts for"
        return self.ledger.work(f"{id}.with_a_post", title, "FTE", "lesser of", (expected, room))

    def _heads_per_fte(self) -> Figure | None:
        parts = self.case.on_costs_by_part
        return self.payment.heads_per_fte or (None if parts is None else parts.heads_per_fte)

    def _heads(self, id: str, label: str, fte: Figure, *, stated: bool = False) -> Figure:
        """As `people`: FTE, or heads where each person gets the whole. A number that the case states is of those paid."""
        heads = self._heads_per_fte()
        if not self.payment.is_per_head or heads is None or stated:
            return self.ledger.work(f"{id}.people", f"{label}: expected to be paid", self.unit, "sum", [fte])
        return self.ledger.work(f"{id}.people", f"{label}: people expected to be paid", "count", "product", (fte, heads))

    def _in_post(self) -> Figure:
        in_post = [posts.in_post for posts in _posts(self.grades) if posts.in_post is not None]
        return self.ledger.work(f"{self.id}.in_post", f"{self.payment.what}: staff in post", "FTE", "sum", in_post)

    def _starters(self) -> Figure:
        """As the forecast plans them for the proposal: those of the grades that get it."""
        assert self.case.forecast is not None
        given = self.case.forecast.proposal.starters
        id, label = f"{self.id}.starters", f"{self.payment.what}: starters expected in a year"
        if isinstance(given, Mapping):
            of = {grade.id: figures_of(given[grade.label])[0] for grade in self.grades if grade.label in given}
            self.ledger.work(id, label, "FTE", "sum", list(of.values()) or [self.ledger.zero("FTE")])
            at_most = [
                self._with_room(f"{id}.{grade.id}", f"{label}, {grade.label}", of[grade.id], [grade])
                for grade in self.grades
                if grade.id in of
            ]
            title = f"{label}, no more than there are posts for"
            return self.ledger.work(f"{id}.with_a_post", title, "FTE", "sum", at_most or [self.ledger.zero("FTE")])
        return self._with_room(id, label, self._shared(id, label, figures_of(given)[0]), self.grades)

    def _with_room(self, id: str, label: str, planned: Figure, grades: Sequence[GradePosts]) -> Figure:
        """Starters, no more than there are posts for in a year."""
        room, title = self._room(id, label, grades), f"{label}, no more than there are posts for"
        return self.ledger.work(f"{id}.with_a_post", title, "FTE", "lesser of", (planned, room))

    def _room(self, id: str, label: str, grades: Sequence[GradePosts]) -> Figure:
        """Posts for starters in a year: those vacant, and those that leavers may empty."""
        work, zero = self.ledger.work, self.ledger.zero("FTE")
        posts = _posts(grades)
        vacant = [one.vacant for one in posts if one.vacant is not None] or [zero]
        established = [fte for one in posts if (fte := one.established(self.ledger)) is not None] or [zero]
        all_ = work(f"{id}.established", f"{label}: posts", "FTE", "sum", established)
        return work(f"{id}.room", f"{label}: posts for them", "FTE", "sum", (*vacant, *self._emptied(id, label, grades, all_)))

    def _emptied(self, id: str, label: str, grades: Sequence[GradePosts], all_: Figure) -> list[Figure]:
        """Posts that leavers may empty in a year, at the proposal's turnover of each grade."""
        label = f"{label}: posts that leavers may vacate"
        rates = {grade.id: first_turnover(self.case, grade.label) for grade in grades}
        if len({rate.id for rate in rates.values()}) == 1:
            return [self.ledger.work(f"{id}.left", label, "FTE", "share", (rates[grades[0].id], all_))]
        left = []
        for grade in grades:
            posts = [fte for one in grade.posts if (fte := one.established(self.ledger)) is not None]
            own, posts = f"{id}.left.{grade.id}", posts or [self.ledger.zero("FTE")]
            established = self.ledger.work(f"{own}.posts", f"{grade.label} posts", "FTE", "sum", posts)
            title = f"{label}, {grade.label}"
            left.append(self.ledger.work(own, title, "FTE", "share", (rates[grade.id], established)))
        return left

    def _shared(self, id: str, label: str, given: Figure) -> Figure:
        """What its grades have of starters that are given for all together."""
        if len(self.grades) == len(self.staff.grades):
            return self.ledger.relabelled(id, label, given)
        weights = self.ledger.work(f"{id}.posts", f"{label}: posts to fill", "FTE", "sum", self._to_fill(self.grades))
        all_ = self.ledger.work("payments.posts_to_fill", "Posts to fill", "FTE", "sum", self._to_fill(self.staff.grades))
        shared = self.ledger.work(f"{id}.shared", f"{label}, shared out", "FTE", "product", (given, weights))
        return self.ledger.work(id, label, "FTE", "ratio", (shared, all_), why_undefined="there are no posts to fill")

    def _to_fill(self, grades: Sequence[GradePosts]) -> list[Figure]:
        """Vacancies; the posts of a case that has none. Starters are shared out by them, as in the forecast."""
        return [fte for _, fte in self._filled(grades)] or [self.ledger.zero("FTE")]

    def _filled(self, grades: Sequence[GradePosts]) -> list[tuple[Posts, Figure]]:
        some = any(posts.vacant is not None and posts.vacant.value for posts in self.staff.posts)
        counted = [(posts, posts.vacant if some else posts.established(self.ledger)) for posts in _posts(grades)]
        return [(posts, fte) for posts, fte in counted if fte is not None]

    def _salaries(self) -> tuple[tuple[Figure, Figure], ...]:
        """Salaries that a percentage is of, each with its FTE: of starters, those of the posts to fill."""
        if self.payment.goes_to == "starters":
            return tuple((fte, posts.salary) for posts, fte in self._filled(self.grades))
        return tuple((posts.in_post, posts.salary) for posts in _posts(self.grades) if posts.in_post is not None)


def first_turnover(case: Case, grade: str) -> Figure:
    """The proposal's turnover a year of a grade that it pays something, its first where it changes; that of doing nothing of
    one that it leaves out."""
    assert case.forecast is not None
    given, otherwise = case.forecast.proposal.turnover, case.forecast.doing_nothing.turnover
    if not isinstance(given, Mapping):
        return figures_of(given)[0]
    own = given.get(grade) or (otherwise.get(grade) if isinstance(otherwise, Mapping) else otherwise)
    assert own is not None  # a rule has seen to it
    return figures_of(own)[0]


def landmark_reached(
    case: Case, ledger: Ledger, payment: FurtherPayment, id: str, label: str, months: int, in_post: Figure
) -> Figure:
    """Staff who pass a landmark in a year: the share of the workforce in the band that ends there or has it inside × staff in
    post ÷ the years that the band spans, as if the band were evenly filled and refilled."""
    service = service_of(case, payment)
    assert service is not None
    reached = band_reaching(service.bands, months)
    assert reached is not None
    span = reached.to - reached.from_
    title = f"{label}: staff in the band {reached.band.band}"
    in_band = ledger.work(f"{id}.in_band", title, "FTE", "share", (reached.band.share, in_post))
    twelve = months_of_a_year(ledger)
    spans = ledger.count(f"months_of_band.{span}", "Months that the band spans", span)
    yearly = ledger.work(f"{id}.in_band_by_year", f"{title}, times twelve months", "FTE", "product", (in_band, twelve))
    return ledger.work(f"{id}.reaching", f"{label}: staff who reach it in a year", "FTE", "ratio", (yearly, spans))


def landmark_name(months: int) -> str:
    """`6 months`, `1 year`, `18 months`."""
    if months % 12:
        return f"{months} month{'s' if months > 1 else ''}"
    return f"{months // 12} year{'s' if months > 12 else ''}"


def _posts(grades: Sequence[GradePosts]) -> list[Posts]:
    return [posts for grade in grades for posts in grade.posts]
