"""What the machine does to what is written, and what comes of it: docs/assurance-surroundings.md has the table."""

from __future__ import annotations

import array
import fcntl
import json
import os
import stat
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.running import DERBYSHIRE, Ran, after, clean_environment, command_line, ended, run, run_process
from support.samples import BARE, written

WRONG = "title: £ t\ngrades:\n  A1: {salary: 30000, in_post: -1}\n"
FULL = "/dev/full"
needs_full = pytest.mark.skipif(not Path(FULL).exists(), reason="the system has no device that is full")
BUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case that can be costed."""
    return written(tmp_path, BARE, "case.yaml")


def unwritable(ran: Ran, reason: str) -> bool:
    """Whether a run ended with exit code 2 and one line that gives the reason."""
    return ran.code == 2 and ran.err.count("\n") == 1 and ran.err.endswith(f"cannot be written: {reason}.\n")


# A disk that fills


@BUFFERED
def test_output_that_is_cut_short_is_2(unbuffered: str, tmp_path: Path) -> None:
    """A file may have 4,096 bytes: the first write is short, and only the next fails."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    command = after(limit, "cost", DERBYSHIRE, "-f", "json")
    env = clean_environment({"PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"})
    with (tmp_path / "out").open("wb") as out:
        process = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=env, timeout=60)
    assert process.returncode == 2
    assert process.stderr == b"Error: The output cannot be written: File too large.\n"
    assert (tmp_path / "out").stat().st_size == 4096


def test_a_file_for_which_there_is_no_room_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("the old file")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    ran = ended(after(limit, "schema", "-o", tmp_path / "out.json"), env={"PYTHONDONTWRITEBYTECODE": "1"})
    assert unwritable(ran, "File too large")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"out.json": "the old file"}


@needs_full
@BUFFERED
@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("cost", "--help"), ("cost", "{case}"), ("check", "{wrong}")]
)
def test_a_full_disk_is_2(arguments: tuple[str, ...], unbuffered: str, case: Path, tmp_path: Path) -> None:
    wrong = written(tmp_path, WRONG, "wrong.yaml")
    command = command_line(*(argument.format(case=case, wrong=wrong) for argument in arguments))
    with Path(FULL).open("wb") as full:
        env = clean_environment({"PYTHONUNBUFFERED": unbuffered})
        process = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=env, timeout=60)
    assert process.stderr == b"Error: The output cannot be written: No space left on device.\n"
    assert process.returncode == 2


@needs_full
@pytest.mark.parametrize("option", [("-o", FULL), ("--report", f"json={FULL}")])
def test_a_full_device_as_an_output_is_2(option: tuple[str, str], tmp_path: Path) -> None:
    wrong = written(tmp_path, WRONG, "wrong.yaml")
    assert unwritable(run("check", wrong, "-f", "json", *option), "No space left on device")


@needs_full
@pytest.mark.parametrize(("name", "code"), [("missing.yaml", 2), ("wrong.yaml", 2)])
def test_problems_for_which_there_is_no_room_are_2(name: str, code: int, tmp_path: Path) -> None:
    written(tmp_path, WRONG, "wrong.yaml")
    with Path(FULL).open("wb") as full:
        command = command_line("cost", tmp_path / name)
        process = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, env=clean_environment(), timeout=60)
    assert (process.returncode, process.stdout) == (code, b"")


# A pipe that does not wait


def held(pipe: int) -> int:
    """How many bytes a pipe holds."""
    number = array.array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, number)
    return number[0]


def wait_until(true: Callable[[], bool]) -> None:
    """Look again and again, for a minute at most."""
    late = time.monotonic() + 60
    while not true():
        assert time.monotonic() < late
        time.sleep(0.005)


@BUFFERED
def test_a_full_pipe_that_does_not_wait_is_waited_for(unbuffered: str, tmp_path: Path) -> None:
    """The pipe is full before any of it is read."""
    expected = run("schema").out.encode()
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    filled = 0
    while filled <= 65536 * 16:  # leave it no room, whatever its size is
        try:
            filled += os.write(writer, b"x" * 1024)
        except BlockingIOError:
            break
    env = clean_environment({"PYTHONUNBUFFERED": unbuffered})
    process = subprocess.Popen(command_line("schema"), stdout=writer, stderr=subprocess.PIPE, env=env)
    with process, os.fdopen(reader, "rb") as pipe:
        os.close(writer)
        assert pipe.read(filled) == b"x" * filled
        assert pipe.read() == expected
    assert process.returncode == 0


def test_standard_input_that_does_not_wait_is_read_to_its_end(case: Path) -> None:
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    process = subprocess.Popen(
        command_line("cost", "-"), stdin=reader, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean_environment()
    )
    with process:
        for part in (BARE[:20], BARE[20:]):
            os.write(writer, part.encode())
            wait_until(lambda: held(reader) == 0)
        os.close(reader)
        os.close(writer)
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert out.decode() == run("cost", case).out


# Streams that are closed

NO_STDOUT = "Error: The output cannot be written: standard output is closed."
# Which are closed, what is run, its exit code, whether anything is shown on standard output, and what on standard error.
CLOSED = [
    ("0", ("cost", "{case}"), 0, True, ""),
    ("0", ("cost", "-"), 2, False, "error[unreadable]: standard input is closed"),
    ("0", ("check", "-"), 2, True, "Found 1 error"),
    ("1", ("cost", "{case}"), 2, False, NO_STDOUT),
    ("1", ("--help",), 2, False, NO_STDOUT),
    ("1", ("--version",), 2, False, NO_STDOUT),
    ("1", ("check", "{case}"), 0, False, ""),
    ("1", ("check", "{wrong}"), 2, False, NO_STDOUT),
    ("1", ("cost", "{case}", "-o", "{out}"), 0, False, ""),
    ("1", ("cost", "{case}", "-o", "/dev/stdout"), 2, False, "/dev/stdout cannot be written: "),
    ("2", ("cost", "{case}"), 0, True, ""),
    ("2", ("cost", "{wrong}"), 1, False, ""),
    ("2", ("check", "{wrong}"), 1, True, ""),
    ("2", ("cost", "{missing}"), 2, False, ""),
    ("2", ("cst",), 2, False, ""),
    ("012", ("check", "{case}"), 0, False, ""),
    ("012", ("cost", "{case}", "-o", "{out}"), 0, False, ""),
    ("012", ("cost", "{case}"), 2, False, ""),
]


@pytest.mark.parametrize(("closed", "arguments", "code", "shows", "reported"), CLOSED)
def test_a_closed_stream(
    closed: str, arguments: tuple[str, ...], code: int, shows: bool, reported: str, case: Path, tmp_path: Path
) -> None:
    names = {"case": case, "missing": tmp_path / "missing.yaml", "out": tmp_path / "out.json"}
    names["wrong"] = written(tmp_path, WRONG, "wrong.yaml")
    closing = "; ".join(f"os.close({number})" for number in closed)
    ran = ended(after(closing, *(argument.format(**names) for argument in arguments)))
    assert (ran.code, bool(ran.out)) == (code, shows), ran
    assert reported in ran.err
    assert "Traceback" not in ran.err
    if "{out}" in arguments:
        assert json.loads(names["out"].read_bytes())["case"] == "Bare"


# Outputs that are no files, and that are also something else


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_its_name_is_written_to(name: str, case: Path, tmp_path: Path) -> None:
    if not Path(name).parent.exists():
        pytest.skip("the system has no such name")
    expected = run("cost", case, "-f", "json")
    assert run_process("cost", case, "-f", "json", "-o", name) == expected
    log = tmp_path / "log"
    log.write_text("before\n")
    with log.open("ab") as out:
        command = command_line("cost", case, "-f", "json", "-o", name)
        assert subprocess.run(command, stdout=out, env=clean_environment(), timeout=60).returncode == 0
    assert log.read_text() == "before\n" + expected.out


def test_standard_output_by_its_name_has_the_format_of_standard_output(case: Path) -> None:
    assert run_process("cost", case, "-o", "/dev/stdout") == run("cost", case)


def test_standard_output_by_its_name_that_nobody_reads_is_141(case: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = command_line("cost", case, "-f", "json", "-o", "/dev/stdout")
    process = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=clean_environment(), timeout=60)
    os.close(writer)
    assert (process.returncode, process.stderr) == (141, b"")


@pytest.mark.parametrize("arguments", [("cost", "-"), ("break-even", "-"), ("check", "-"), ("cost", "/dev/stdin")])
def test_an_output_that_standard_input_comes_from_is_refused(arguments: tuple[str, ...], case: Path) -> None:
    with case.open("rb") as stdin:
        ran = ended(command_line(*arguments, "-f", "json", "-o", case), stdin=stdin.fileno())
    assert (ran.code, ran.out) == (2, "")
    assert "writing it would lose the case" in ran.err
    assert case.read_text() == BARE


@pytest.mark.parametrize(
    "outputs",
    [("--report", "json={x}", "--report", "sarif={x}"), ("-o", "{x}", "--report", "sarif={x}"),
     ("--report", "json={x}", "--report", "sarif={folder}/./out.json"), ("--report", "json={x}", "--report", "sarif={link}"),
     ("--report", "json=-", "--report", "sarif=-"), ("--report", "json=-"), ("--report", "json=/dev/stdout", "-o", "-")],
)  # fmt: skip
def test_two_outputs_in_one_place_are_refused(outputs: tuple[str, ...], case: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "out.json")
    names = {"x": tmp_path / "out.json", "folder": tmp_path, "link": tmp_path / "link"}
    ran = run("check", case, "-f", "json", *(output.format(**names) for output in outputs))
    assert (ran.code, ran.out) == (2, "")
    assert "is named for two outputs" in ran.err
    assert not (tmp_path / "out.json").exists()


def test_a_report_in_the_file_that_standard_output_goes_to_is_refused(case: Path, tmp_path: Path) -> None:
    command = command_line("check", case, "-f", "json", "--report", f"sarif={tmp_path / 'out'}")
    with (tmp_path / "out").open("wb") as out:
        process = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=clean_environment(), timeout=60)
    assert process.returncode == 2
    assert b"is named for two outputs" in process.stderr


@pytest.mark.parametrize(
    "arguments", [("init", "--force", "{loop}"), ("cost", "{case}", "-f", "csv", "-o", "{loop}"), ("schema", "-o", "{loop}")]
)
def test_an_output_that_is_a_loop_of_links_is_2(arguments: tuple[str, ...], case: Path, tmp_path: Path) -> None:
    for one, other in (("loop", "back"), ("back", "loop")):
        (tmp_path / one).symlink_to(tmp_path / other)
    ran = run(*(argument.format(case=case, loop=tmp_path / "loop") for argument in arguments))
    assert unwritable(ran, "Too many levels of symbolic links")
    assert (tmp_path / "loop").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["back", "case.yaml", "loop"]


def test_an_output_pipe_that_nobody_reads_is_refused_and_not_waited_for(case: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "out.json")
    assert unwritable(run("cost", case, "-o", tmp_path / "out.json"), "nothing reads from this pipe")


@pytest.mark.parametrize(
    "arguments", [("init", ""), ("schema", "-o", ""), ("cost", "{case}", "-o", ""), ("check", "{case}", "-o", "")]
)
def test_an_output_without_a_name_is_2(arguments: tuple[str, ...], case: Path) -> None:
    ran = run(*(argument.format(case=case) for argument in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert "needs the name of a file" in ran.err


def test_a_folder_where_nothing_may_be_written_is_2(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.json").write_text("the old file")
    monkeypatch.setattr(os, "open", _denied(os.open, ".supplement-calc-"))
    assert unwritable(run("cost", case, "-o", tmp_path / "out.json"), "Permission denied")
    assert (tmp_path / "out.json").read_text() == "the old file"


def test_a_file_that_may_not_be_written_is_2_and_stands(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.json").write_text("the old file")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert unwritable(run("cost", case, "-o", tmp_path / "out.json"), "Permission denied")
    assert (tmp_path / "out.json").read_text() == "the old file"


# The administrator may write everywhere, and so runs it as nobody, who may not read the modules: what it imports is imported
# before, in a run that ends in the same way where nobody at all can write.
IN_A_READ_ONLY_FOLDER = """
import os, sys
from supplement_calc.cli.main import main

os.chdir({folder!r})
case = {case!r}
assert main(["cost", case, "-f", "json", "-o", os.devnull]) == 0
assert main(["cost", case, "-o", "/proc/none/out.json"]) == 2
sys.stderr.write("{cut}")
if os.geteuid() == 0:
    for one in (".", "out.json"):
        os.chown(one, 65534, 65534)
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(["cost", "/dev/stdin", "-o", "out.json"]))
"""
CUT = "here it is nobody"


@pytest.fixture
def nobody_s() -> Iterator[Path]:
    """A folder that everybody reaches, as those of the tests are the administrator's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_that_is_read_only_is_2(case: Path, nobody_s: Path) -> None:
    folder = nobody_s / "folder"
    folder.mkdir()
    (folder / "out.json").write_text("the old file")
    folder.chmod(0o500)
    program = IN_A_READ_ONLY_FOLDER.format(folder=str(folder), case=str(case), cut=CUT)
    with case.open() as text:
        ran = ended([sys.executable, "-c", program], stdin=text.fileno())
    assert unwritable(ran._replace(err=ran.err.rpartition(CUT)[2]), "Permission denied")
    folder.chmod(0o700)
    assert (folder / "out.json").read_text() == "the old file"


def _denied(before: Callable[..., object], part: str) -> Callable[..., object]:
    """The function, which is not allowed for a path with that in it."""

    def denied(path: object, *arguments: object, **named: object) -> object:
        if part in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return before(path, *arguments, **named)

    return denied


def test_a_new_file_is_made_with_the_usual_permissions_and_an_old_one_keeps_its_own(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    for mode in (0o600, 0o664):
        output.touch()
        output.chmod(mode)
        assert run("cost", case, "-o", output).code == 0
        assert stat.S_IMODE(output.stat().st_mode) == mode
