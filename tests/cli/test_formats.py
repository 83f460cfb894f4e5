"""Every command in every format: what it prints is of that format, and of no other."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Callable
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from string import ascii_uppercase
from xml.etree import ElementTree

import click
import pytest
from docx import Document

from supplement_calc.cli.main import group
from supplement_calc.cli.registry import COMMANDS
from supplement_calc.output.reports import KINDS
from support.odd_text import moved_case, odd_case
from support.registries import REGISTRIES, formats
from support.running import in_formats, run
from support.xlsx import read

# A case of three months with every section, whose check fails; and the same with posts moved.
FOLDER = Path(tempfile.mkdtemp())
CASE, MOVED = FOLDER / "case.yaml", FOLDER / "moved.yaml"
CASE.write_text(odd_case("Team"), encoding="utf-8")
MOVED.write_text(moved_case("Team"), encoding="utf-8")
# What each command needs beside the case.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "cost": (),
    "break-even": (),
    "market": (),
    "pay-points": (),
    "workforce": (),
    "forecast": (),
    "compare": (str(MOVED), "--bridge"),
    "sensitivity": ("--draws", "100", "--figure", "day_one.over_budget"),
    "explain": ("full_establishment.total",),
    "check": ("--no-accept",),
    "rule": (),
}
# What a command that has no tables makes in their place.
WITHOUT_TABLES = {"report": "the whole case", "init": "a case", "import": "a case", "schema": "a schema"}


def is_json(text: str) -> bool:
    try:
        return "$schema" not in json.loads(text)
    except ValueError:
        return False


def is_rows(text: str, delimiter: str = ",") -> bool:
    rows = list(csv.reader(StringIO(text), delimiter=delimiter))
    return len(rows) > 1 and len(rows[0]) > 1 and {len(row) for row in rows} == {len(rows[0])}


def is_markdown(text: str) -> bool:
    return re.search(r"^\|( ---:? \|)+$", text, re.MULTILINE) is not None and not is_comment(text)


def is_comment(text: str) -> bool:
    return text.startswith("### ") and "\n<details>\n" in text


def is_table(text: str) -> bool:
    return len(text.splitlines()) > 1 and not (
        is_json(text) or is_rows(text) or is_rows(text, "\t") or is_markdown(text) or is_comment(text)
    )


def is_concise(text: str) -> bool:
    return all(re.match(r"\S+:\d+:\d+: (error|warning|note)\[[a-z-]+\]: ", line) for line in text.splitlines())


def is_full(text: str) -> bool:
    return is_concise(text.splitlines()[0]) and re.search(r"^ +│ +\^+", text, re.MULTILINE) is not None


def is_github(text: str) -> bool:
    return all(re.match(r"::(error|warning|notice) file=.*::", line) for line in text.splitlines())


def is_junit(text: str) -> bool:
    return text.startswith("<?xml") and ElementTree.fromstring(text).tag == "testsuites"


def is_sarif(text: str) -> bool:
    return text.startswith("{") and "/sarif/" in json.loads(text).get("$schema", "")


# A new format says here what it looks like.
IS: dict[str, dict[str, Callable[[str], bool]]] = {
    "figures": {"table": is_table, "json": is_json, "csv": is_rows, "markdown": is_markdown},
    "comparing": {"table": is_table, "json": is_json, "csv": is_rows, "markdown": is_markdown, "comment": is_comment},
    "check": {
        "full": is_full,
        "concise": is_concise,
        "github": is_github,
        "json": is_json,
        "junit": is_junit,
        "sarif": is_sarif,
    },
}


def choices(command: str) -> list[str] | None:
    """The formats that a command takes; None where it has no `--format`."""
    found = group.get_command(click.Context(group), command)
    assert found is not None
    options = [option for option in found.params if option.name == "format_"]
    return [str(name) for option in options if isinstance(option.type, click.Choice) for name in option.type.choices] or None


def registry_of(command: str) -> str:
    """The registry whose formats a command takes."""
    return next(registry for registry in REGISTRIES if choices(command) == list(formats(registry)))


FORMATTED = [command for command in COMMANDS if choices(command)]
EVERY = [(command, name) for command in FORMATTED for name in choices(command) or ()]


@cache
def printed(command: str, *options: str) -> str:
    """What a command prints of the case; `check` fails, as it is to."""
    ran = run(command, *([] if command == "rule" else [CASE]), *ARGUMENTS[command], *options)
    assert ran.code == (1 if command == "check" else 0), ran.err
    return ran.out


def test_every_command_with_a_format_takes_all_of_a_registry_and_is_tried_here() -> None:
    assert list(ARGUMENTS) == FORMATTED
    for command in FORMATTED:
        assert choices(command) in [list(formats(registry)) for registry in REGISTRIES], command


def test_every_format_says_here_what_it_looks_like() -> None:
    assert {registry: list(looks) for registry, looks in IS.items()} == {name: list(formats(name)) for name in REGISTRIES}


@pytest.mark.parametrize(("command", "format_"), EVERY)
def test_a_command_prints_the_format_that_is_asked_for(command: str, format_: str) -> None:
    text = printed(command, "-f", format_)
    assert [name for name, is_that in IS[registry_of(command)].items() if is_that(text)] == [format_]


@pytest.mark.parametrize(("command", "format_"), EVERY)
def test_the_ending_of_a_file_picks_the_format(command: str, format_: str, tmp_path: Path) -> None:
    for ending in formats(registry_of(command))[format_].endings:
        output = tmp_path / f"output{ending.upper()}"
        assert printed(command, "-o", str(output)) == ""
        assert output.read_text(encoding="utf-8") == printed(command, "-f", format_)


def test_every_command_with_tables_writes_them_as_a_document_of_any_kind(tmp_path: Path) -> None:
    assert set(ARGUMENTS) == set(COMMANDS) - set(WITHOUT_TABLES)
    for command in ARGUMENTS:
        for ending in (ending for ending, kind in KINDS.items() if kind.has_tables):
            output = tmp_path / f"{command} – é{ending.upper()}"
            assert printed(command, "-o", str(output)) == ""
            numbers = tables_in(output.read_bytes(), ending)
            assert numbers
            assert min(numbers) > 0, (command, ending)


def tables_in(data: bytes, ending: str) -> list[int]:
    """How many rows, beside its headings, each table of a document has."""
    if ending == ".html":
        return [len(re.findall("<tr", one)) - 1 for one in re.findall("<table.*?</table>", data.decode(), re.DOTALL)]
    if ending == ".docx":
        return [len(table.rows) - 1 for table in Document(BytesIO(data)).tables]
    rows = [{ref.lstrip(ascii_uppercase) for ref in cells if ref != "A1"} for cells in read(data).values()]
    return [len(of_sheet) - 1 for of_sheet in rows]


@pytest.mark.parametrize("command", [command for command in FORMATTED if command not in ("check", "rule")])
def test_all_formats_of_one_run_are_those_of_runs_of_their_own(command: str) -> None:
    """So `in_formats` takes nothing from what is tried by it."""
    found = in_formats(command, CASE, *ARGUMENTS[command], formats=tuple(choices(command) or ()))
    assert {name: ran.out for name, ran in found.items()} == {name: printed(command, "-f", name) for name in found}


@pytest.mark.parametrize("format_", formats("check"))
def test_a_report_is_what_is_printed_in_that_format(format_: str, tmp_path: Path) -> None:
    output = tmp_path / "report"
    printed("check", "--report", f"{format_}={output}")
    assert output.read_text(encoding="utf-8") == printed("check", "-f", format_)
