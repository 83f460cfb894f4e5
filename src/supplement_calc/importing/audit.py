"""Which rows were used and which were left out, each with its reason: rows read = used + left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_MOST_QUOTED = 3


class Audit:
    """The rows of one table. Every row is used or left out, once."""

    def __init__(self) -> None:
        self.used: list[int] = []
        self.left_out: dict[str, list[int]] = {}
        self.changed: dict[str, list[int]] = {}
        self.notes: list[str] = []
        self._quoted: dict[str, list[str]] = {}

    def use(self, row: int) -> None:
        """Note a row that is used."""
        self.used.append(row)

    def leave_out(self, row: int, reason: str, text: str = "") -> None:
        """Note a row that is left out; `text` is the cell that is the reason, for the person who reads the report alone."""
        self.left_out.setdefault(reason, []).append(row)
        self._quote(reason, text)

    def change(self, row: int, how: str, text: str = "") -> None:
        """Note how a row that is used was read, where not as it stands."""
        self.changed.setdefault(how, []).append(row)
        self._quote(how, text)

    def _quote(self, reason: str, text: str) -> None:
        quoted = self._quoted.setdefault(reason, [])
        if text and len(quoted) <= _MOST_QUOTED and text not in quoted:
            quoted.append(text)

    @property
    def number_left_out(self) -> int:
        """How many rows are left out."""
        return sum(map(len, self.left_out.values()))

    def reconciled(self) -> str:
        """The count of rows, in a sentence."""
        return (
            f"{len(self.used) + self.number_left_out:,} rows read: {len(self.used):,} used, {self.number_left_out:,} left out"
        )

    def reasons(self, *, quoting: bool) -> Iterator[str]:
        """A line for each reason with every row of it; with a cell or two where they may be shown."""
        for title, rows_by_reason in (("left out", self.left_out), ("used", self.changed)):
            for reason, rows in rows_by_reason.items():
                example = self._example(reason) if quoting else ""
                yield f"{title}, {reason}{example}: row{'s' if len(rows) > 1 else ''} {ranges(rows)}"

    def _example(self, reason: str) -> str:
        quoted = self._quoted.get(reason, [])
        more = ", …" if len(quoted) > _MOST_QUOTED else ""
        return f" (`{'`, `'.join(one[:40] for one in quoted[:_MOST_QUOTED])}`{more})" if quoted else ""


def ranges(rows: Iterable[int]) -> str:
    """Row numbers with runs of them in short: `3, 8 to 12, 40`."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return ", ".join(
        str(first) if first == last else f"{first}{' to ' if last > first + 1 else ', '}{last}" for first, last in runs
    )
