"""Agency posts to convert: how many recruits in the place of agency workers pay for the supplement.

One for one, by definition: posts = supplement to staff in post with its on-costs ÷ (agency cost − full cost of a recruit), and
no more than the vacancies that agency staff cover. The recruit draws the supplement too. Total supplement cost ÷ the premium
over unsupplemented pay is the wrong sum. Next to it, how many recruits it takes where each releases what covers an average
vacancy today, or what the case states, and no more than there are vacancies.
"""

from __future__ import annotations

from decimal import Decimal

from ...case.case import Case
from ...case.models.agency import Agency
from ...ledger import Figure, Ledger, Table, Unit
from ...ledger.ledger import is_answered
from ...ledger.operations import Operation
from ..break_even import Basis, BreakEven
from .cost import fte_in_use
from .cover import AgencyCover
from .one_off import one_off_per_post, week_of
from .premium import OWN_GRADES, agency_cost_on
from .release import Pool

_WHY_NEVER = "an agency worker costs no more than a recruit with the supplement"
_WHY_NEVER_SO = "what a recruit releases costs no more than a recruit with the supplement"
_NO_VACANCY = "there are no vacant posts"
OWN_TITLE = "Grades of the agency staff"


def agency_conversion(case: Case, ledger: Ledger, answer: BreakEven, cover: AgencyCover | None) -> None:
    """The figures `agency_conversion.*`, where the case has agency staff, and a supplement for staff in post."""
    supplement = ledger.figures["day_one.supplements"]
    if case.agency is None or cover is None or not is_answered(supplement):
        return
    table = ledger.table("agency_conversion", "Agency staff to convert")
    bases = conversion_bases(case.agency, answer)
    if case.agency.by_grade is not None and (own := _own_grades(table, case.agency, cover, bases)) is not None:
        bases.insert(0, own)
    for basis in bases:
        _Conversion(table, case.agency, answer, cover, basis).work_out(supplement)


def conversion_bases(agency: Agency, answer: BreakEven) -> list[Basis]:
    """The bases on which a recruit is paid the supplement; of grades, those that have agency staff to convert."""
    bases = [basis for basis in answer.bases if basis.saving is not None and basis.counts_supplement]
    if agency.by_grade is None:
        return bases
    return [basis for basis in bases if basis.grade is None or basis.grade in agency.by_grade]


def _own_grades(table: Table, agency: Agency, cover: AgencyCover, bases: list[Basis]) -> Basis | None:
    """The grades that agency staff cover vacancies of, by how many they cover."""
    of_grades = [(pool, basis) for basis in bases if basis.grade is not None and (pool := cover.of(basis.grade)) is not None]
    if not of_grades:
        return None
    weighted = [figure for pool, basis in of_grades if basis.saving is not None for figure in (pool.covering, basis.saving)]
    label = f"{OWN_TITLE}, with supplements"
    saving = table.work(
        f"recruit.{OWN_GRADES}",
        f"{label}: cost of a recruit",
        "GBP",
        "mean",
        *weighted,
        why_undefined="no vacancies are covered",
    )
    first = of_grades[0][1]
    return first._replace(id=OWN_GRADES, label=label, title=OWN_TITLE, saving=saving, grade=None, own_vacant=None)


class _Conversion:
    """One basis: `covered` are the vacancies of it that agency staff cover, `vacant` all of its vacancies."""

    def __init__(self, table: Table, agency: Agency, answer: BreakEven, cover: AgencyCover, basis: Basis) -> None:
        self.table, self.agency, self.answer, self.cover, self.basis = table, agency, answer, cover, basis
        self.ledger, self.label = table.ledger, basis.label
        self.pool = None if basis.grade is None else cover.of(basis.grade)
        self.covering = [pool for pool in cover.pools if pool.grade is not None]
        self.zero = self.ledger.zero("GBP")

    def work_out(self, supplement: Figure) -> None:
        """One for one, with what it costs once; then at today's cover and at the release that the case states."""
        cost = self._cost()
        posts, worth = self._one_for_one(supplement, cost)
        self._at("in_proportion", "in proportion to cover", supplement, self._in_proportion())
        if not self.cover.in_proportion:
            self._at("at_release", "at the release stated", supplement, self._at_release())
        one_off = one_off_per_post(self.ledger, self.agency, cost, self._week(), self._id, self.label)
        if one_off is not None:
            self._once(posts, worth, one_off)

    def _id(self, name: str) -> str:
        return f"{self.table.id}.{name}.{self.basis.id}"

    def _work(
        self, name: str, label: str, *operands: Figure, operation: Operation, unit: Unit = "GBP", why: str | None = None
    ) -> Figure:
        return self.ledger.work(self._id(name), f"{self.label}: {label}", unit, operation, operands, why_undefined=why)

    def _cost(self) -> Figure:
        if self.basis.id != OWN_GRADES:
            return agency_cost_on(self.ledger, self.agency, self.basis)
        weighted = [figure for pool in self.covering for figure in (pool.covering, pool.cost)]
        return self._work("agency_cost", "agency cost per FTE", *weighted, operation="mean", why="no vacancies are covered")

    def _week(self) -> Figure | None:
        return week_of(self.ledger, self.agency, self.basis.grade)

    def _one_for_one(self, supplement: Figure, cost: Figure) -> tuple[Figure, Figure]:
        assert self.basis.saving is not None
        gain = self._work("gain", "agency cost less a recruit's", cost, self.basis.saving, operation="difference")
        worth = self._work("worth", "the same, if anything", gain, self.zero, operation="greater of")
        posts = self._work("posts", "agency staff to convert", supplement, worth, operation="ratio", unit="FTE", why=_WHY_NEVER)
        self.table.show(posts, label=self.label)
        in_use = self._in_use()
        self._work("left", "agency staff in use beyond those", in_use, posts, operation="difference", unit="FTE")
        covered = self._work(
            "covered", "vacancies that agency staff cover, which can be converted", self._covered(), operation="sum", unit="FTE"
        )
        self._work("short", "covered vacancies beyond those", covered, posts, operation="difference", unit="FTE")
        return posts, worth

    def _in_use(self) -> Figure:
        return fte_in_use(self.ledger, self.agency) if self.pool is None else self.pool.fte

    def _covered(self) -> Figure:
        """Of all, or of one grade: its own where agency staff are by grade, else as many of all as it has vacancies."""
        if self.pool is not None:
            return self.pool.covering
        if self.basis.grade is None:
            return self.cover.covering
        label = "vacancies that agency staff may cover"
        return self._work("coverable", label, self.cover.covering, self._vacant(), operation="lesser of", unit="FTE")

    def _vacant(self) -> Figure:
        """Vacancies that recruits on this basis may fill."""
        if self.basis.id == OWN_GRADES:
            own = [pool.vacant for pool in self.covering]
            return self._work("vacant", "vacant posts", *own, operation="sum", unit="FTE")
        if self.basis.grade is None:
            return self.answer.vacant
        return self.pool.vacant if self.pool is not None else self.basis.own_vacant or self.ledger.zero("FTE")

    def _in_proportion(self) -> Figure:
        """Agency cost of what covers an average vacancy."""
        if self.basis.id == OWN_GRADES or self.pool is not None:
            return self._of_pools("cover_cost", [(pool, pool.covering) for pool in self._pools()])
        return self.cover.cost_per_vacancy

    def _at_release(self) -> Figure:
        """Agency cost of what the case says that a recruit releases."""
        if self.basis.id != OWN_GRADES and self.pool is None:
            return self.cover.released_per_vacancy
        parts = []
        for pool in self._pools():
            released = self.ledger.figures.get(f"agency_cover.{pool.at('released')}")
            parts.append((pool, pool.covering if released is None else released))
        return self._of_pools("release_cost", parts)

    def _pools(self) -> list[Pool]:
        return self.covering if self.pool is None else [self.pool]

    def _of_pools(self, name: str, parts: list[tuple[Pool, Figure]]) -> Figure:
        costs = [
            self._work(f"{name}.{pool.id}", f"{pool.grade} agency staff", fte, pool.cost, operation="product")
            for pool, fte in parts
        ]
        together = self._work(f"{name}_of_all", "agency staff of those vacancies", *costs, operation="sum")
        label = "agency cost that goes with a vacancy"
        return self._work(name, label, together, self._vacant(), operation="ratio", why=_NO_VACANCY)

    def _at(self, under: str, how: str, supplement: Figure, released: Figure) -> None:
        """How many recruits it takes where each releases so much, and how many vacancies that leaves."""
        assert self.basis.saving is not None
        freed = self._work(f"{under}.released", f"agency cost that a recruit releases, {how}", released, operation="sum")
        gain = self._work(
            f"{under}.gain", f"that less a recruit's cost, {how}", freed, self.basis.saving, operation="difference"
        )
        worth = self._work(f"{under}.worth", f"the same, if anything, {how}", gain, self.zero, operation="greater of")
        posts = self._work(
            f"{under}.posts", f"recruits to pay for the supplement, {how}", supplement, worth, operation="ratio", unit="FTE",
            why=_WHY_NEVER_SO,
        )  # fmt: skip
        self.table.show(posts, label=f"{self.label}, {how}")
        vacant = self._work(f"{under}.vacant", "vacant posts that they may fill", self._vacant(), operation="sum", unit="FTE")
        self._work(f"{under}.left", f"vacant posts beyond those, {how}", vacant, posts, operation="difference", unit="FTE")

    def _once(self, posts: Figure, worth: Figure, one_off: Figure) -> None:
        self._work("one_off", "one-off cost of converting them", posts, one_off, operation="product")
        year = self.ledger.constant("months_in_a_year", "Months in a year", Decimal(12), "months", "12")
        by_year = self._work("payback_by_year", "one-off cost times 12", year, one_off, operation="product")
        self._work("payback", "months to pay it back", by_year, worth, operation="ratio", unit="months", why=_WHY_NEVER)
