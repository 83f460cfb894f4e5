"""`--policy FILE`: a policy by itself, read as a case's own `policy:` block is."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Problem, Source, in_file_order, is_failure
from ..parser.source_file import open_source
from ..parser.tree import Mapping, first_of
from ..parser.yaml_reader import YamlReader
from .models.policy import Policy
from .sections import SECTIONS


class LoadedPolicy(NamedTuple):
    """A policy file with its problems. `policy` is None where an error stands in the way of it."""

    file: Source
    policy: Policy | None
    problems: list[Problem]


def load_policy(name: str) -> LoadedPolicy:
    """Read a policy file. Raises `UnreadableFile` where the file has no text to read."""
    from pydantic import ValidationError

    from .validation_errors import problems_of

    source, problems = open_source(name)
    if problems:
        return LoadedPolicy(source, None, problems)
    reading = YamlReader(source).read()
    problems = list(reading.problems)
    policy = None
    if isinstance(reading.root, Mapping) and not reading.stopped:
        try:
            policy = Policy.model_validate(reading.root)
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
            problems += problems_of(errors, reading.root, (), SECTIONS["policy"].type)
    elif not reading.stopped and not problems:
        problems.append(_not_a_policy(source, reading))
    return LoadedPolicy(source, None if any(map(is_failure, problems)) else policy, in_file_order(problems))


def _not_a_policy(source: Source, reading: YamlReader) -> Problem:
    from ..diagnostics import start_of

    span = start_of(source) if reading.root is None else first_of(reading.root)
    help = "write the keys of a case's `policy:` at the top of the file, for example `time_limit: 24 months`"
    return Problem("not-a-policy", "this is not a policy: it has no `key: value` at the top", span, help)
