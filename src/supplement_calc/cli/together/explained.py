"""`explain` of a figure of a total: it adds the cases' own figures, each of which is explained by itself."""

from __future__ import annotations

from ...costing.portfolio.added import total_of
from ...costing.portfolio.portfolio import PREFIX, name_of

_BUDGET, _OVER, _COUNT, _CASES = f"{PREFIX}.budget", f"{PREFIX}.over_budget.", f"{PREFIX}.cases.", "cases."


def of_total(typed: str, file: str) -> str | None:
    """What an id of a total is of and how to have its working, as the rest of a sentence; None of any other id. `file` is the
    case that was to explain it."""
    if typed == _BUDGET or typed.startswith(f"{_BUDGET}."):
        return "is the --budget that is given for all cases."
    if typed.startswith(_COUNT):
        return "counts the cases with a cost in a year. `cost` and `forecast` with --total list them."
    if typed.startswith(_CASES):
        case, _, own = typed.removeprefix(_CASES).partition(".")
        its = file if name_of(file) == case else "FILE"
        said = f"is {own} of {'this case' if its == file else f'the case in the file {case}'} in a total."
        return f"{said} `supplement-calc explain {its} {own}` shows how it is reached." if total_of(own) else None
    own = typed.removeprefix(_OVER).removeprefix(f"{PREFIX}.")
    command = None if own == typed else total_of(own)
    if command is None:
        return None
    less = " and takes their --budget away" if typed.startswith(_OVER) else ""
    return (
        f"adds {own} of several cases{less}. `supplement-calc {command} CASE... --total` prints what each adds, and "
        f"`supplement-calc explain {file} {own}` how this case reaches its own."
    )
