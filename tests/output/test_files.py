"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from supplement_calc.output.files import write_whole


def test_a_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    seen: list[bytes] = []
    replace = Path.replace

    def watched(self: Path, other: Path) -> Path:
        seen.extend([self.read_bytes(), other.read_bytes()])
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", watched)
    write_whole(target, [b"n", b"ew"])
    assert seen == [b"new", b"old"]
    assert target.read_bytes() == b"new"


def test_an_interrupt_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, [b"n", b"ew"])
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, [b"n", b"ew"])
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_folder_that_does_not_exist_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "nowhere" / "out.txt", [b"n", b"ew"])
