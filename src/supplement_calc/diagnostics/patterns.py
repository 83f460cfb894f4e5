"""Patterns that are made when they are first asked for: some take longer to make than a case takes to read."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """What stands in for a pattern until one of its methods is asked for; from then on it has that of the pattern."""

    def __init__(self, text: str, flags: re.RegexFlag) -> None:
        self._made = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._made), name)
        setattr(self, name, found)
        return found


def late(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The pattern of a text, made when it is first used: for a long one that most runs do not use."""
    return cast("re.Pattern[str]", _Late(text, flags))
