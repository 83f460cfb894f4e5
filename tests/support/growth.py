"""How much work something is, counted in calls rather than time: a test can say that it grows no faster than its input."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, ours and Python's own."""
    profile = Profile(builtins=True)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def growth(work_of: Callable[[int], Callable[[], object]], size: int, times: int = 4) -> float:
    """How many times the calls grow, for each time that the size does: 1 where they grow alike, 4 where with its square.

    What is done once for any size (imports, tables) is done before anything is counted.
    """
    work_of(max(size // 4, 1))()
    small, large = calls_of(work_of(size)), calls_of(work_of(size * times))
    return large / small / times
