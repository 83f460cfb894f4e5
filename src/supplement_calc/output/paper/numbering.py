"""Tables and charts numbered from 1 through a paper, the same in every format."""

from __future__ import annotations

SHORT = 14  # rows of a table that is kept on one page


class Numbering:
    """The next number of each kind."""

    def __init__(self) -> None:
        self._tables = self._pictures = 0

    def table(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables

    def picture(self) -> int:
        """The number of the next chart."""
        self._pictures += 1
        return self._pictures
