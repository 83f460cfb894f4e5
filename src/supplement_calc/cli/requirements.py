"""`--require 'FIGURE <= AMOUNT'`: limits of figures for one run, and those that fit no figure of any case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from ..diagnostics.checked import Checked

if TYPE_CHECKING:
    from ..checks.context import CheckContext
    from ..checks.figure_limit import FigureLimit, Unfit
    from ..diagnostics import Problem

_SHAPE = r"\s*(?P<figure>[^<>=≤≥]*[^<>=≤≥\s])\s*(?P<sign><=|>=|≤|≥|<|>|=)\s*(?P<amount>[^<>=≤≥\s](?:[^<>=≤≥]*[^<>=≤≥\s])?)\s*"
_AS_TYPED = {"≤": "<=", "≥": ">="}


class Requirements:
    """The limits of a run, and what the cases have shown of them: the requirements and the policy's limits that fit no figure,
    and the requirements whose figure some case has."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.limits: list[FigureLimit] = [_limit(text, number) for number, text in enumerate(texts, 1)]
        self._texts = texts
        self._unfit: dict[FigureLimit, Unfit] = {}
        self._known: set[FigureLimit] = set()
        self._of_policy: dict[FigureLimit, Problem] = {}

    def note(self, context: CheckContext) -> None:
        """Take from a case that is checked what it shows of the limits."""
        found = context.figure_limits
        for unfit in found.unfit:
            if unfit.limit.set_by == "command line":
                if unfit.code is not None or unfit.limit not in self._unfit:
                    self._unfit[unfit.limit] = unfit
            elif unfit.limit.set_by == "policy" and (problem := unfit.problem) is not None:
                self._of_policy[unfit.limit] = problem
        self._known |= {limit for limit in self.limits if limit not in {unfit.limit for unfit in found.unfit}}

    def unfit(self) -> Iterator[Checked]:
        """The policy file with what is wrong with its limits of figures, where something is.

        Raises `UsageError` for a requirement of another unit than its figure has, or whose figure no case has.
        """
        for limit, text in zip(self.limits, self._texts, strict=True):
            unfit = self._unfit.get(limit)
            if unfit is not None and (unfit.code is not None or limit not in self._known):
                what = unfit.reason if unfit.code is None else f"{limit.amount} {unfit.reason}"
                end = "" if unfit.help.endswith("?") else "."
                raise click.UsageError(f"--require {text.strip()!r}: {what}. {unfit.help[:1].upper()}{unfit.help[1:]}{end}")
        if self._of_policy:
            problems = list(self._of_policy.values())
            yield Checked(problems[0].span.source.name, problems)


def _limit(text: str, number: int) -> FigureLimit:
    """A requirement as it is typed. Raises `UsageError` where it is none."""
    from ..checks.figure_limit import FigureLimit
    from ..diagnostics import Source, Span
    from ..parser.numbers import Misread, read_number

    shape = re.fullmatch(_SHAPE, text)
    if shape is None:
        raise click.UsageError(
            "--require needs 'FIGURE <= AMOUNT', its sign <=, >=, <, > or =, for example "
            f"'budget_position.full_over_budget <= £0'; it was given {text!r}."
        )
    amount = shape["amount"]
    read = [read_number(amount, kind) for kind in ("money", "percent", "fte", "count")]
    misread = read[1] if amount.endswith(("%", "per cent", "percent")) else read[0]
    if isinstance(misread, Misread) and all(isinstance(one, Misread) for one in read):
        raise click.UsageError(
            f"--require {text.strip()!r}: {amount} {misread.reason}. {misread.help[:1].upper()}{misread.help[1:]}."
        )
    sign = _AS_TYPED.get(shape["sign"], shape["sign"])
    source = Source(f"<--require {number}>", text, number)
    span = Span(source, 1, shape.start("amount") + 1, 1, shape.end("amount") + 1)
    return FigureLimit(shape["figure"], sign, amount, span, "command line")  # type: ignore[arg-type]
