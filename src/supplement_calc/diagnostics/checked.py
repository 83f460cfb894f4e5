"""What a run of `check` comes to, for its formats to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .names import listed
from .problem import Problem

_MOST_NAMED = 3  # rules by their codes


class Checked(NamedTuple):
    """One file and its problems; none where all is well. `reconciled` has a verdict, as plain data, for each published
    figure. What is `not_checked` needs one of the `unsound` sections, which have errors; `subjects` is what it is about."""

    file: str
    problems: Sequence[Problem]
    reconciled: Sequence[Mapping[str, object]] = ()
    not_checked: Sequence[str] = ()
    unsound: Sequence[str] = ()
    subjects: Sequence[str] = ()

    @property
    def not_checked_sentence(self) -> str:
        """`Not checked, as budget has errors: ….`; of many rules what they are about. Nothing where all is checked."""
        if not self.not_checked:
            return ""
        have = "has errors" if len(self.unsound) == 1 else "have errors"
        named = self.subjects if self.subjects and len(self.not_checked) > _MOST_NAMED else self.not_checked
        return f"Not checked, as {listed(list(self.unsound))} {have}: {listed(list(named))}."


class CheckRun(NamedTuple):
    """Every file of a run, and how it was asked for: `strict` fails on warnings too, `verbose` shows people what is excused,
    and `source` shows them the lines of the file."""

    files: Sequence[Checked]
    strict: bool = False
    verbose: bool = False
    source: bool = True

    @property
    def problems(self) -> list[Problem]:
        """Every problem, file by file."""
        return [problem for one in self.files for problem in one.problems]

    @property
    def shown(self) -> list[Problem]:
        """The problems to show people."""
        return [problem for problem in self.problems if self.verbose or problem.excuse is None]
