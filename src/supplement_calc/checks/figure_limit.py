"""A limit of a figure, and what is found where the figure is not within it."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from ..diagnostics import Problem, Related, Span

Sign = Literal["<=", ">=", "<", ">", "="]
Code = Literal["figure-above-limit", "figure-below-limit", "figure-not-known"]
CODES: tuple[Code, ...] = get_args(Code)
_WORDS: dict[Sign, str] = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than", "=": "exactly"}


class FigureLimit(NamedTuple):
    """A limit of one figure as it is written: the figure as people name it, the sign, the amount with its place, and who sets
    it: the case itself, a policy file, or the command line."""

    figure: str
    sign: Sign
    amount: str
    span: Span
    set_by: Literal["case", "policy", "command line"]

    @property
    def words(self) -> str:
        """`at most £1.2m`."""
        return f"{_WORDS[self.sign]} {self.amount}"


class Unfit(NamedTuple):
    """A limit that cannot be one of its figure: no figure has the id, or its amount is of another unit. `code` is that of the
    amount's problem, None where there is no such figure; `reason` ends a sentence."""

    limit: FigureLimit
    code: str | None
    reason: str
    help: str

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the amount, where it stands; None where there is no such figure, which is a finding."""
        if self.code is None:
            return None
        headline = f"the limit of {self.limit.figure} is `{self.limit.amount}`, which {self.reason}"
        return Problem(self.code, headline, self.limit.span, self.help)


class Passed(NamedTuple):
    """A figure that is not within a limit, or not known to be, as a breach of a rule has it."""

    code: Code
    headline: str
    span: Span
    help: str
    related: tuple[Related, ...]
