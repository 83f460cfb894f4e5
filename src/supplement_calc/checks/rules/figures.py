"""Figures that a policy, or whoever runs the check, sets limits to."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import CheckContext
from ..figure_limit import Code
from ..figure_limits import held
from ..rule import Breach, Rule
from ..sound_sections import UnsoundSection


def figure_above_limit(context: CheckContext) -> Iterator[Breach]:
    """A figure above the most that it may be."""
    yield from _passed(context, "figure-above-limit")


def figure_below_limit(context: CheckContext) -> Iterator[Breach]:
    """A figure below the least that it may be."""
    yield from _passed(context, "figure-below-limit")


def figure_not_known(context: CheckContext) -> Iterator[Breach]:
    """A figure with a limit, but without a value to hold to it."""
    yield from _passed(context, "figure-not-known")


def _passed(context: CheckContext, code: Code) -> Iterator[Breach]:
    """What has this code, and then, where some limit could not be held to, that a section has errors. Their words say nothing
    of a figure that is not shown."""
    limits = context.once(held)
    yield from (Breach(*one[1:], shows=()) for one in limits.passed if one.code == code)
    if code in limits.not_held:
        raise UnsoundSection("limits of figures")


RULES = (
    Rule("figure-above-limit", "error", figure_above_limit),
    Rule("figure-below-limit", "error", figure_below_limit),
    Rule("figure-not-known", "error", figure_not_known),
)
