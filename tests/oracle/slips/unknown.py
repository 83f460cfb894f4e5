"""Figures that are wrong by no slip: off by any distance, each doubling of it as likely as the last."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from .planted import UNITS, any_of_all, printed_to, with_published
from .sheet import rounded, written

_LEAST = 20  # of the last digit: a smaller figure is near everything


def wrong_by_no_slip(random: Random) -> tuple[str, str]:
    """A case file's text with one figure that is wrong, and the figure as printed: by less than two thirds of itself, at a
    distance drawn so that one digit, two digits, three are each as likely."""
    while True:
        paper = any_of_all(random)
        sheet = paper.sheet(Fraction(1))
        id = random.choice(list(sheet.values))
        precision = random.choice(printed_to(paper, sheet.units[id]))
        right = rounded(sheet.values[id], precision.step)
        steps = abs(right / precision.step)
        if steps < _LEAST:
            continue
        doublings = random.randrange((steps * 2 / 3).__floor__().bit_length())
        off = random.randint(2**doublings, 2 ** (doublings + 1) - 1)
        printed = right + precision.step * random.choice((-off, off))
        rights = {rounded(paper.sheet(unit).values[id], precision.step) for unit in UNITS}
        if off < steps and printed not in rights:
            text = written(printed, sheet.units[id], precision)
            return with_published(paper, [(id, text)]), text
