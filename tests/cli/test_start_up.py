"""Nothing is loaded before it is needed, and the help says what there is."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import click
import pytest

from supplement_calc import __version__
from supplement_calc.cli.main import group
from supplement_calc.cli.registry import COMMANDS
from supplement_calc.output.formats.registry import FORMATS
from support.running import DERBYSHIRE, run, run_python

HEAVY = ("pydantic", "yaml", "rich", "importlib.metadata", "supplement_calc.costing.costing")
CLI, RENDERERS = OURS = ("supplement_calc.cli.", "supplement_calc.output.formats.")


@cache
def loaded_after(*arguments: str) -> list[str]:
    """Which of the heavy modules, which commands and which formats a fresh process has loaded after a run."""
    ran = run_python(
        f"""
import sys
from supplement_calc.cli.main import main
try:
    code = main({list(arguments)!r})
except SystemExit as left:
    code = left.code
names = [n for n in sys.modules if n in {HEAVY!r} or n.startswith({OURS!r})]
print("\\n" + repr((code, sorted(names))), file=sys.stderr)
"""
    )
    code, names = eval(ran.err.splitlines()[-1])
    assert code == 0, ran
    assert isinstance(names, list)
    return [name for name in names if name not in (f"{CLI}main", f"{CLI}registry")]


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing(option: str) -> None:
    assert loaded_after(option) == []


def test_a_commands_own_help_loads_no_pydantic_yaml_or_rich() -> None:
    assert not {"pydantic", "yaml", "rich"} & set(loaded_after("cost", "--help"))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_piped_costing_needs_no_rich(format_: str) -> None:
    loaded = loaded_after("cost", str(DERBYSHIRE), "-f", format_)
    assert "pydantic" in loaded
    assert "rich" not in loaded


@pytest.mark.parametrize("format_", FORMATS)
def test_the_module_of_a_format_is_imported_when_it_is_chosen(format_: str) -> None:
    loaded = {name.removeprefix(RENDERERS) for name in loaded_after("cost", str(DERBYSHIRE), "-f", format_)}
    modules = {entry.module for entry in FORMATS.values()}
    assert loaded & modules == {FORMATS[format_].module}


def test_starting_a_case_reads_none() -> None:
    assert "supplement_calc.costing.costing" not in loaded_after("init")


def test_shell_completion_lists_the_commands_without_importing_them() -> None:
    ran = run_python(
        """
import os, sys
os.environ |= {"_SUPPLEMENT_CALC_COMPLETE": "bash_complete", "COMP_WORDS": "supplement-calc ", "COMP_CWORD": "1"}
from supplement_calc.cli.main import main
try:
    main([])
finally:
    heavy = ("pydantic", "yaml", "rich")
    print([n for n in sys.modules if n.startswith("supplement_calc.cli.") or n in heavy], file=sys.stderr)
"""
    )
    completed = [line.partition(",")[2] for line in ran.out.splitlines()]
    assert completed == list(COMMANDS)
    assert sorted(eval(ran.err)) == ["supplement_calc.cli.main", "supplement_calc.cli.registry"]


def test_completion_of_a_few_letters_keeps_to_them() -> None:
    context = click.Context(group)
    assert [item.value for item in group.shell_complete(context, "c")] == [name for name in COMMANDS if name.startswith("c")]


def test_every_command_in_the_help_exists_under_its_name() -> None:
    page = run("--help").out
    section = page.partition("Commands:\n")[2].partition("\n\n")[0]
    named = [line.split()[0] for line in section.splitlines() if not line.startswith("   ")]
    assert named == list(COMMANDS)
    for name in named:
        command = import_module(f"supplement_calc.cli.{COMMANDS[name].module}").command
        assert isinstance(command, click.Command)
        assert command.name == name


def test_the_help_of_each_command_is_the_registrys_line() -> None:
    page = " ".join(run("--help").out.split())
    for name, entry in COMMANDS.items():
        assert f"{name} {entry.help}" in page


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_page_opens_with_a_runnable_example(name: str) -> None:
    lines = run(name, "--help").out.splitlines()
    example = next(number for number, line in enumerate(lines) if line.startswith(f"      supplement-calc {name}"))
    assert example <= 5


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_line_of_help(name: str) -> None:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_the_version_is_printed() -> None:
    assert run("--version") == (0, f"supplement-calc {__version__}\n", "")


def test_no_arguments_at_all_print_the_help() -> None:
    ran = run()
    assert "Commands:" in ran.out + ran.err
    assert ran.code in (0, 2)
