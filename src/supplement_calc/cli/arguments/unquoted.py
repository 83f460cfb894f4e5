"""Arguments that are the rest of another, which stood without quotes: `--set grades.Team Leader.in_post=3`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from ...diagnostics import Problem
from ...diagnostics.shell import for_shell

_TAKING_TEXT = ("--set", "--option", "--scenario")
_CASES = (".yaml", ".yml", ".json")


class Unquoted(NamedTuple):
    """The option and its whole text, and the arguments that are the rest of it."""

    option: str
    text: str
    rest: tuple[str, ...]

    @property
    def hint(self) -> str:
        """What to write."""
        return f"a text with spaces needs quotes: {self.option} {for_shell(self.text)}"


def unquoted(arguments: Sequence[str]) -> Unquoted | None:
    """The first option whose text the shell took apart at a space; None where no argument looks like the rest of one."""
    for number, argument in enumerate(arguments):
        option, equals, first = argument.partition("=")
        if option not in _TAKING_TEXT:
            continue
        at = number + 1
        if not equals:
            first, at = next(iter(arguments[at : at + 1]), ""), at + 1
        rest: list[str] = []
        for word in arguments[at:]:
            if word.startswith("-") or word.lower().endswith(_CASES) or _exists(word):
                break
            if option != "--set" and "." in word:  # a figure, and no word of a name
                break
            rest.append(word)
        text = " ".join((first, *rest))
        if rest and (option != "--set" or "=" in text):
            return Unquoted(option, text, tuple(rest))
    return None


def said_of_the_rest(problem: Problem, name: str) -> Problem:
    """The problem of a file that is not there, which may be the rest of a text without quotes."""
    context = click.get_current_context(silent=True)
    found = None if context is None or not isinstance(context.obj, list) else unquoted(context.obj)
    if problem.code != "no-such-file" or found is None or name not in found.rest:
        return problem
    return problem._replace(help=found.hint)


def _exists(word: str) -> bool:
    try:
        return Path(word).exists()
    except (OSError, ValueError):
        return False
