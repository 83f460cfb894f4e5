"""A rule: its code, how grave it is, and the function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...diagnostics import Related, Severity, Span
from ..context import CheckContext


class Found(NamedTuple):
    """One place that breaks a rule: what is wrong in a sentence, where, and what to write. `withheld` where the line of the
    file is not to be shown."""

    headline: str
    span: Span
    help: str
    related: tuple[Related, ...] = ()
    withheld: bool = False


class Rule(NamedTuple):
    """One rule. An error is wrong as arithmetic; a warning may be meant."""

    code: str
    severity: Severity
    find: Callable[[CheckContext], Iterator[Found]]
