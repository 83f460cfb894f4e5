"""Which case files a command line means."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from supplement_calc.cli.discovery import files_of
from supplement_calc.parser.source_file import UnreadableFile
from support.running import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.yaml", "a.yml", "deep/c.YAML", ".hidden/d.yaml", "notes.txt", "deep/.e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("title: x\n", encoding="utf-8")
    return tmp_path


def named(*names: object) -> list[str]:
    """The files found, as text; a problem by its code."""
    return [one.problem.code if isinstance(one, UnreadableFile) else one for one in files_of([str(name) for name in names])]


def test_a_folder_is_searched_for_yaml_but_not_what_is_hidden(folder: Path) -> None:
    assert named(folder) == [str(folder / name) for name in ("a.yml", "b.yaml", "deep/c.YAML")]


def test_a_pattern_that_the_shell_left_is_followed(folder: Path) -> None:
    assert named(folder / "*.y*ml") == [str(folder / "a.yml"), str(folder / "b.yaml")]


def test_a_file_named_twice_is_checked_once(folder: Path) -> None:
    assert named(folder / "b.yaml", folder, folder / "b.yaml") == [
        str(folder / name) for name in ("b.yaml", "a.yml", "deep/c.YAML")
    ]


def test_a_name_that_means_nothing_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert named(folder / "empty", folder / "*.json") == ["no-case-files", "no-case-files"]


def test_a_file_with_a_star_in_its_name_is_that_file(folder: Path) -> None:
    (folder / "a*.yaml").write_text("title: x\n", encoding="utf-8")
    assert named(folder / "a*.yaml") == [str(folder / "a*.yaml")]


def test_what_is_missing_and_standard_input_are_left_to_the_reader(folder: Path) -> None:
    assert named(folder / "no.yaml", "-") == [str(folder / "no.yaml"), "-"]


# Links, and what is no file. What a search comes upon was put there by whoever made the folder.


@pytest.fixture
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of another folder, which the search has no business with."""
    path = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    path.write_text("PASSWORD: hunter2\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("how", ["a folder", "a pattern", "a pattern of folders"])
def test_a_link_out_of_what_is_searched_is_reported_and_not_read(how: str, folder: Path, secret: Path) -> None:
    (folder / "deep" / "link.yaml").symlink_to(secret)
    name = {"a folder": folder, "a pattern": folder / "deep" / "l*.yaml", "a pattern of folders": folder / "*" / "link.yaml"}[
        how
    ]
    ran = run("check", name)
    assert ran.code == 2
    assert f"{folder / 'deep' / 'link.yaml'}:1:1: error[link-out-of-folder]: " in ran.out
    assert "hunter2" not in ran.out + ran.err
    assert "link-out-of-folder" in named(name)


def test_a_link_named_itself_is_read(folder: Path, secret: Path) -> None:
    (folder / "link.yaml").symlink_to(secret)
    assert named(folder / "link.yaml") == [str(folder / "link.yaml")]
    assert "unknown-key" in run("check", folder / "link.yaml").out


def test_a_link_within_the_folder_is_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (folder / "link.yaml").symlink_to("deep/c.YAML")
    assert str(folder / "link.yaml") in named(folder)
    other = tmp_path_factory.mktemp("links") / "folder"
    other.symlink_to(folder)
    assert str(other / "link.yaml") in named(other)


def test_a_link_to_a_folder_is_not_followed_so_that_the_search_ends(folder: Path, secret: Path) -> None:
    before = named(folder)
    (folder / "round").symlink_to(folder)
    (folder / "round.yaml").symlink_to(folder)
    (folder / "elsewhere").symlink_to(secret.parent)
    assert named(folder) == before


def test_a_folder_as_deep_as_can_be_is_searched_to_its_end(folder: Path) -> None:
    before = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(1200):
            os.mkdir("d")  # noqa: PTH102 - a path of Path's would be too long
            os.chdir("d")
        Path("last.yaml").write_text("title: x\n", encoding="utf-8")
    finally:
        os.chdir(before)
    last = folder.joinpath(*["d"] * 1200) / "last.yaml"
    try:
        assert str(last) in named(folder)
    finally:  # nothing so deep is left to whoever clears up
        last.unlink()
        os.removedirs(last.parent)


@pytest.mark.parametrize("how", ["a folder", "a pattern"])
def test_what_is_no_file_is_reported(how: str, folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    (folder / "lost.yaml").symlink_to("nowhere.yaml")
    ran = run("check", folder if how == "a folder" else folder / "*.yaml")
    assert ran.code == 2
    assert f"{folder / 'pipe.yaml'}:1:1: error[not-a-file]" in ran.out
    assert f"{folder / 'lost.yaml'}:1:1: error[no-such-file]" in ran.out


@pytest.mark.parametrize("name", ["", "*.yaml", "*/*.yaml", "x.yaml"])
def test_a_folder_that_may_not_be_searched_is_reported(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As its own system does it where the tests are not run by its administrator."""
    shut = folder / "shut"
    shut.mkdir()
    (shut / "x.yaml").write_text("title: x\n", encoding="utf-8")
    if os.geteuid() == 0:
        for function in ("scandir", "stat", "open"):
            monkeypatch.setattr(os, function, denied(getattr(os, function), str(shut) + ("" if function == "scandir" else "/")))
    shut.chmod(0)
    try:
        ran = run("check", shut / name)
        assert ran.code == 2
        assert "error[unreadable]: the f" in ran.out
        assert "cannot be read: Permission denied" in ran.out
        ran = run("check", folder)
        assert ran.code == 2
        assert f"{shut}:1:1: error[unreadable]: the folder cannot be read: Permission denied" in ran.out
    finally:
        monkeypatch.undo()
        shut.chmod(0o700)


def denied(before: Callable[..., object], start: str) -> Callable[..., object]:
    """The function, which is not allowed for paths with that start."""

    def function(path: object, *arguments: object, **named: object) -> object:
        if str(path).startswith(start):
            raise PermissionError(13, "Permission denied", str(path))
        return before(path, *arguments, **named)

    return function


@pytest.mark.parametrize("pattern", ["a**b.yaml", "[", "**[", "***"])
def test_a_pattern_of_any_kind_is_no_fault(pattern: str, folder: Path) -> None:
    assert all(one == "no-case-files" or Path(one).exists() for one in named(folder / pattern))
