"""Which case files a command line means."""

from __future__ import annotations

from pathlib import Path

import pytest

from supplement_calc.cli.discovery import files_of
from supplement_calc.parser.source_file import UnreadableFile


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
