"""What the machine does to what is read, and what comes of it: docs/assurance-surroundings.md has the table."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from supplement_calc.parser.source_file import UnreadableFile
from support.running import Ran, after, clean_environment, command_line, ended, run
from support.samples import BARE, written

WRONG = "title: £ t\ngrades:\n  A1: {salary: 30000, in_post: -1}\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case that can be costed."""
    return written(tmp_path, BARE, "case.yaml")


# Names and folders

LONG = "n" * 300


@pytest.mark.parametrize(
    "arguments",
    [("cost", LONG), ("check", LONG), ("check", f"{LONG}/*.yaml"), ("check", f"{LONG}*"), ("explain", LONG, "x"),
     ("check", "{case}", "--policy", LONG), ("cost", "{case}", "-f", "csv", "-o", LONG), ("init", LONG),
     ("init", "--force", LONG), ("check", "{case}", "--report", f"json={LONG}")],
)  # fmt: skip
def test_a_name_that_is_too_long_is_2(arguments: tuple[str, ...], case: Path) -> None:
    ran = run(*(argument.format(case=case) for argument in arguments))
    assert ran.code == 2
    assert "File name too long" in ran.out + ran.err or "error[no-case-files]" in ran.out


@pytest.mark.parametrize("name", ["n" * 250 + ".json", "n" * 251 + ".csv"])
def test_a_name_as_long_as_can_be_is_written(name: str, case: Path, tmp_path: Path) -> None:
    assert run("cost", case, "-o", tmp_path / name) == (0, "", "")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A file with a mistake whose name is not UTF-8; as Python has it, with half a surrogate."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml"))
    try:
        path.write_text(WRONG, encoding="utf-8")
    except OSError:
        pytest.skip("the system has no such names")
    return path


@pytest.mark.parametrize("format_", ["full", "concise", "github", "json", "junit", "sarif"])
def test_a_name_that_is_not_utf_8_is_shown_in_every_format(format_: str, odd: Path, tmp_path: Path) -> None:
    shown = run("check", odd, "-f", format_)
    assert shown.code == 1
    assert "%FF.yaml" in shown.out if format_ == "sarif" else "\\udcff.yaml" in shown.out
    for option in (("-f", format_, "-o", tmp_path / "out"), ("-f", "json", "--report", f"{format_}={tmp_path / 'out'}")):
        assert run("check", odd, *option).code == 1
        assert (tmp_path / "out").read_text(encoding="utf-8") == shown.out
    if format_ == "junit":
        ElementTree.fromstring(shown.out)
    if format_ in ("json", "sarif"):
        json.loads(shown.out)
    assert json.loads(run("check", odd, "-f", "json").out)["files"] == [str(odd)]


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
def test_a_costing_of_a_name_that_is_not_utf_8(format_: str, odd: Path, tmp_path: Path) -> None:
    odd.write_text(BARE, encoding="utf-8")
    shown = run("cost", odd, "-f", format_)
    assert (shown.code, shown.err) == (0, "")
    assert run("cost", odd, "-f", format_, "-o", tmp_path / "out") == (0, "", "")
    assert (tmp_path / "out").read_text(encoding="utf-8") == shown.out
    output = odd.with_suffix(".json")
    assert run("cost", odd, "-o", output).code == 0
    assert output.exists()


def test_a_name_that_is_not_utf_8_in_a_process(odd: Path) -> None:
    ran = ended(command_line("cost", odd))
    assert ran.code == 1
    assert "\\udcff.yaml:3:32: error[negative-fte]" in ran.err


@pytest.mark.parametrize("command", ["check", "cost", "break-even"])
def test_no_name_is_no_folder(command: str, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.parent)
    ran = run(command, "")
    assert ran.code == 2
    assert "error[no-such-file]: no file is named" in ran.out + ran.err


GONE = "os.mkdir({0!r}); os.chdir({0!r}); os.rmdir({0!r})"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("cost", "{case}"), 0), (("cost", "{case}", "-o", "{out}"), 0), (("cost", "{case}", "-o", "out.json"), 2),
     (("cost", "case.yaml"), 2), (("check", "case.yaml", "-f", "sarif"), 2), (("check", "."), 2), (("check", "*.yaml"), 2),
     (("check", "{wrong}", "-f", "github"), 1), (("check", "{wrong}", "-f", "sarif", "-o", "{out}"), 1),
     (("init", "case.yaml"), 2)],
)  # fmt: skip
def test_a_working_folder_that_has_gone(arguments: tuple[str, ...], code: int, case: Path, tmp_path: Path) -> None:
    names = {"case": case, "wrong": written(tmp_path, WRONG, "wrong.yaml"), "out": tmp_path / "out.json"}
    setting = GONE.format(str(tmp_path / "gone"))
    ran = ended(after(setting, *(argument.format(**names) for argument in arguments)), env={"PYTHONSAFEPATH": "1"})
    assert ran.code == code, ran
    assert "Traceback" not in ran.err
    assert "fault" not in ran.err
    assert bool(ran.out) == ("-o" not in arguments and arguments[:1] != ("init",) and (arguments[0] == "check" or code == 0))


# What is read


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    """A socket's place among the files, by a name that is short enough for one."""
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(tmp_path)
        try:
            server.bind("socket.yaml")
        finally:
            os.chdir(before)
        yield tmp_path / "socket.yaml"


def refused(ran: Ran, kind: str) -> bool:
    """Whether a run refused what is not a file, with exit code 2."""
    return ran.code == 2 and f"error[not-a-file]: this is {kind}, not a file" in ran.out + ran.err


@pytest.mark.parametrize("command", ["cost", "check", "break-even"])
def test_what_is_not_a_file_is_refused_and_not_waited_for(command: str, tmp_path: Path, listening: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "pipe.yaml")
    assert refused(run(command, tmp_path / "pipe.yaml"), "a named pipe")
    assert refused(run(command, tmp_path / "link.yaml"), "a named pipe")
    assert refused(run(command, listening), "a socket")
    assert refused(run(command, "/dev/zero"), "a device")
    assert refused(run(command, os.devnull), "a device")


def test_a_policy_that_is_not_a_file_is_refused(case: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refused(run("check", case, "--policy", tmp_path / "pipe.yaml"), "a named pipe")


def test_a_pipe_that_is_open_is_read(case: Path) -> None:
    """As `<(command)` of a shell names it."""
    reader, writer = os.pipe()
    os.write(writer, BARE.encode())
    os.close(writer)
    command = command_line("cost", f"/dev/fd/{reader}")
    process = subprocess.run(command, pass_fds=[reader], capture_output=True, env=clean_environment(), timeout=60)
    os.close(reader)
    assert (process.returncode, process.stderr) == (0, b"")
    assert process.stdout.decode() == run("cost", case).out


def test_standard_input_by_its_name_is_read(case: Path) -> None:
    with case.open("rb") as stdin:
        ran = ended(command_line("cost", "/dev/stdin"), stdin=stdin.fileno())
    assert ran == run("cost", case)


@pytest.mark.parametrize("what", ["grown", "emptied"])
def test_a_file_that_changes_while_it_is_read_is_refused(what: str, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from supplement_calc.parser import source_file

    before = source_file._read

    def read(file: source_file.Readable) -> bytes:
        data = before(file)
        case.write_text(BARE + "# more\n" if what == "grown" else "", encoding="utf-8")
        return data

    monkeypatch.setattr(source_file, "_read", read)
    ran = run("cost", case)
    assert (ran.code, ran.out) == (2, "")
    assert f"{case}:1:1: error[unreadable]: the file changed while it was being read" in ran.err


def test_a_file_that_is_removed_while_it_is_read_is_read_to_its_end(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from supplement_calc.parser import source_file

    expected, before = run("cost", case), source_file._read

    def read(file: source_file.Readable) -> bytes:
        case.unlink()
        return before(file)

    monkeypatch.setattr(source_file, "_read", read)
    assert run("cost", case) == expected


def test_a_file_that_is_removed_between_the_search_and_its_reading_is_reported(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from supplement_calc.cli import discovery

    searched = discovery.files_of

    def files_of(names: Sequence[str]) -> Iterator[str | UnreadableFile]:
        files = list(searched(names))
        case.unlink()
        yield from files

    monkeypatch.setattr(discovery, "files_of", files_of)
    ran = run("check", tmp_path)
    assert ran.code == 2
    assert "error[no-such-file]" in ran.out
