"""Text of a case file: keys, values and comments that read back as they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..diagnostics.text import safe

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&()'/+_–-]*(?<! )")
_WORDS = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n", "none"))
_WIDEST = 110
PLACES = 4


def text(value: str) -> str:
    """A text as a key or value: plain where it can be, else in quotation marks. What would steer a terminal is left out."""
    value = "".join(character for character in value if character.isprintable())
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def fte(value: Fraction) -> str:
    """FTE: exact where it ends within four decimal places, else to four, halves away from zero."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    shown = exact.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_UP)
    return format(shown.normalize(), "f") if shown else "0"


def money(value: Fraction) -> str:
    """Pounds, with pence where there are any."""
    amount = Decimal(value.numerator) / Decimal(value.denominator)
    has_pence = amount != amount.to_integral_value() and amount == amount.quantize(Decimal("0.01"))
    return f"{amount:,.2f}" if has_pence else f"{amount:,f}"


def comment(line: str) -> Iterator[str]:
    """A sentence as lines of comment."""
    words, so_far = safe(line).split(" "), "#"
    for word in words:
        if len(so_far) + 1 + len(word) > _WIDEST and so_far != "#":
            yield so_far
            so_far = "#  "
        so_far += f" {word}"
    yield so_far


def block(lines: Iterable[str]) -> str:
    """Lines as a piece of a file."""
    return "".join(f"{line}\n" for line in lines)
