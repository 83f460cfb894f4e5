"""Budgets with a vacancy factor and by year, in plain fractions: shares nothing with the engine."""

from __future__ import annotations

from fractions import Fraction

from oracle.costing import Number, rounded


def funded(posts: Fraction, factor: Fraction) -> Fraction:
    """The posts that are paid for: with a factor of 4%, 96 of every hundred."""
    return posts * (1 - factor / 100)


def of_posts(posts: Fraction, cost: Fraction, factor: Fraction, unit: Number) -> Fraction:
    """The budget of so many posts at so much each, those taken to be vacant left out; one line, rounded."""
    return rounded(funded(posts, factor) * cost, unit)


def needed(full: Fraction, supplement: Fraction, budget: Fraction) -> Fraction:
    """What a year needs on top of its budget: every post filled, and the supplement that falls in the year."""
    return full + supplement - budget
