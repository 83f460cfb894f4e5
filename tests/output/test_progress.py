"""How far a long run has come, on a terminal and nowhere else."""

from __future__ import annotations

import io

import pytest

from supplement_calc.output.progress import counted, tally


class Terminal(io.StringIO):
    """A terminal that remembers what it was sent."""

    def isatty(self) -> bool:
        return True


class Gone(Terminal):
    """A terminal that nobody is at any more."""

    def write(self, text: str) -> int:
        raise OSError("gone")


class Interrupted(Terminal):
    """A terminal whose user interrupts at the very moment that the first line is there."""

    def flush(self) -> None:
        if self.getvalue().count("\r") == 1:
            raise KeyboardInterrupt


class Clock:
    """A clock that goes on by a step each time it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def sent(items: int, step: float, stream: io.StringIO | None = None) -> str:
    stream = Terminal() if stream is None else stream
    with counted(range(items), stream, Clock(step)) as each:
        assert list(each) == list(range(items))
    return stream.getvalue()


def shown(text: str) -> list[str]:
    return [part.rstrip() for part in text.split("\r") if part.strip()]


def test_a_few_quick_files_are_not_counted() -> None:
    assert sent(20, 0.01) == ""


def test_a_few_slow_files_are_counted_after_a_while() -> None:
    assert shown(sent(4, 0.3)) == ["Checked 1 of 4 files", "Checked 2 of 4 files", "Checked 3 of 4 files"]


def test_many_files_are_counted_from_the_first_but_not_each_of_them() -> None:
    lines = shown(sent(1000, 1 / 32))
    assert lines[:3] == ["Checked 0 of 1,000 files", "Checked 4 of 1,000 files", "Checked 8 of 1,000 files"]
    assert len(lines) == 250


def test_the_line_is_cleared_with_spaces_and_no_codes() -> None:
    text = sent(101, 1)
    assert text.endswith(f"\rChecked 100 of 101 files\r{' ' * 24}\r")
    assert "\x1b" not in text


def test_one_file_is_one_file() -> None:
    stream = Terminal()
    with counted([1], stream, Clock(1)) as each:
        list(each)
    assert shown(stream.getvalue()) == ["Checked 0 of 1 file"]


def test_a_shorter_line_covers_a_longer_one() -> None:
    """Figures only grow, but what is left of the line before must not stay if that should change."""
    from supplement_calc.output.progress import _Line

    stream = Terminal()
    line = _Line(stream)
    line.show("longer")
    line.show("short")
    assert stream.getvalue() == "\rlonger\rshort "


def test_a_pipe_is_sent_nothing() -> None:
    assert sent(1000, 1, io.StringIO()) == ""


def test_the_line_is_cleared_when_the_run_is_interrupted() -> None:
    stream = Terminal()
    with pytest.raises(KeyboardInterrupt), counted(range(500), stream, Clock(1)) as each:
        for number in each:
            if number == 3:
                raise KeyboardInterrupt
    assert stream.getvalue().endswith(f"\rChecked 3 of 500 files\r{' ' * 22}\r")


def test_the_line_is_cleared_when_the_interrupt_comes_as_it_is_written() -> None:
    stream = Interrupted()
    with pytest.raises(KeyboardInterrupt), counted(range(500), stream, Clock(1)) as each:
        list(each)
    assert stream.getvalue() == f"\rChecked 0 of 500 files\r{' ' * 22}\r"


def test_a_terminal_that_has_gone_away_stops_nothing() -> None:
    assert sent(101, 1, Gone()) == ""


def test_what_has_no_known_end_is_counted_on_a_terminal_once_it_takes_a_while() -> None:
    quick, slow, piped = Terminal(), Terminal(), io.StringIO()
    for stream, step in ((quick, 0.0), (slow, 1.0), (piped, 1.0)):
        with tally(stream, lambda number: f"Read {number:,} rows", Clock(step)) as told:
            told(1000)
            told(2000)
    assert (quick.getvalue(), piped.getvalue()) == ("", "")
    assert slow.getvalue() == "\rRead 1,000 rows\rRead 2,000 rows\r               \r"
