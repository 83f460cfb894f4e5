"""Streams whose every write is whole, or raises."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Callable

import pytest

from supplement_calc.output.streams import ClosedPipe, Unwritable, encoded, whole_streams, write_all


class Short(io.RawIOBase):
    """A file that takes a few bytes a time, and has no room at every other."""

    def __init__(self) -> None:
        self.taken = b""
        self.full = False

    def writable(self) -> bool:
        return True

    def write(self, data: memoryview) -> int | None:  # type: ignore[override]
        self.full = not self.full
        if self.full:
            return None
        self.taken += bytes(data[:3])
        return min(len(data), 3)


class Failing(io.RawIOBase):
    """A file to which nothing can be written, for a reason of the system's."""

    def __init__(self, number: int) -> None:
        self.number = number

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(self.number, "the reason")


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was waited for."""
    waited: list[object] = []
    monkeypatch.setattr("supplement_calc.output.streams._wait_for_room", waited.append)
    return waited


def test_short_writes_are_gone_on_with_and_a_full_pipe_is_waited_for(waits: list[object]) -> None:
    file = Short()
    write_all(file, b"0123456789")
    assert file.taken == b"0123456789"
    assert waits == [file] * 4


@pytest.mark.parametrize("say", [lambda text: print(text, end=""), lambda text: sys.stdout.write(text)])  # noqa: T201
def test_all_that_goes_to_standard_output_is_written_so(
    say: Callable[[str], object], waits: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Short()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(file, encoding="utf-8", write_through=True))  # type: ignore[type-var]
    with whole_streams():
        say("0123456789 £")
    assert file.taken == "0123456789 £".encode()


@pytest.mark.parametrize(("number", "raised"), [(errno.EPIPE, ClosedPipe), (errno.ENOSPC, Unwritable), (errno.EIO, Unwritable)])
def test_what_stands_in_the_way_is_raised(number: int, raised: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(Failing(number), write_through=True))  # type: ignore[type-var]
    with whole_streams(), pytest.raises(raised):
        sys.stderr.write("x")


def test_the_streams_are_as_before_afterwards() -> None:
    before = sys.stdout, sys.stderr
    with whole_streams():
        assert sys.stdout is not before[0]
    assert (sys.stdout, sys.stderr) == before
    sys.stdout.write("")


def test_a_closed_standard_output_has_room_for_nothing_and_a_closed_standard_error_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with whole_streams():
        sys.stderr.write("x")
        sys.stdout.write("")
        with pytest.raises(Unwritable, match="standard output is closed"):
            sys.stdout.write("x")


def test_a_name_that_is_not_unicode_is_written_as_json_reads_it() -> None:
    assert encoded("a\udcff£") == b"a\\udcff\xc2\xa3"
