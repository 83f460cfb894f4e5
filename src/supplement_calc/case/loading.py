"""From a file's name to a case, with every problem of the sections asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..diagnostics import Problem, Source, in_file_order, is_failure, start_of
from ..parser.characters import with_look_alikes
from ..parser.source_file import open_source
from ..parser.tree import Mapping, Node, first_of, resolved
from ..parser.yaml_reader import YamlReader
from .case import Case
from .overrides import Changed, Override, apply, changed_by, in_its_own_words
from .pay_spines.as_written import call_points_by_name
from .reading import read_sections
from .sections import SECTIONS
from .validation_errors import is_misspelt_section, unknown_key, without_parts


class Loaded(NamedTuple):
    """A case with its problems. `case` is None where an error stands in the way of it, `root` where the text has none; `part`
    is what of the case could be read all the same."""

    file: Source
    case: Case | None
    problems: list[Problem]
    root: Mapping | None = None
    part: Case | None = None


def load(name: str, wanted: Iterable[str], overrides: Sequence[Override] = ()) -> Loaded:
    """Read a case file (`-` for standard input), apply overrides, and type the wanted sections.

    Raises `UnreadableFile` where the file has no text to read.
    """
    source, problems = open_source(name)
    return load_text(source, wanted, overrides, problems)


def load_text(
    source: Source, wanted: Iterable[str], overrides: Sequence[Override] = (), before: Sequence[Problem] = ()
) -> Loaded:
    """The same from a text already in hand; `before` are the problems it came with."""
    problems = list(before)
    if problems:
        return Loaded(source, None, problems)
    reading = YamlReader(source).read()
    problems += reading.problems
    if reading.stopped or reading.root is None:
        return Loaded(source, None, in_file_order(map(with_look_alikes, problems)))
    if not isinstance(reading.root, Mapping):
        problems.append(_not_a_case(source, reading.root))
        return Loaded(source, None, in_file_order(problems))
    call_points_by_name(reading.root)
    changed: dict[str, Changed] = {}
    for override in overrides:
        one = changed_by(reading.root, override)
        at = ".".join(resolved(reading.root, one.path) or (one.path,))
        earlier = changed.get(at)
        changed[at] = one if earlier is None else one._replace(in_file=earlier.in_file)
        problems += apply(reading.root, override)
    case, of_sections = _validate(source, reading.root, wanted)
    case = case._replace(changed=tuple(changed.values())) if changed else case
    problems = without_parts([*problems, *of_sections], reading.root)
    if any(problem.code in ("wrong-shape", "no-value") for problem in problems):
        from .suggestions.indentation import put_under

        problems = put_under(problems, reading.root)
    if (case.options or case.scenarios) and not any(map(is_failure, problems)):
        from .option_problems import option_problems

        problems += option_problems(case, wanted, problems)
    if case.sensitivity is not None and not any(map(is_failure, problems)):
        from .ranges.problems import range_problems

        problems += range_problems(case, wanted, problems)
    problems = in_file_order(in_its_own_words(with_look_alikes(one), overrides) for one in problems)
    return Loaded(source, None if any(map(is_failure, problems)) else case, problems, reading.root, case)


def load_further(file: Source, root: Mapping, wanted: Iterable[str]) -> Case | None:
    """Some sections alone of a text that is read already; None where they cannot be read."""
    case, problems = read_sections(file, root, wanted)
    return None if any(map(is_failure, problems)) else case


def _not_a_case(source: Source, root: Node) -> Problem:
    return Problem(
        "not-a-case",
        "this is not a case file: it has no `key: value` at the top",
        first_of(root),
        "`supplement-calc init` prints a starter case",
    )


def _validate(source: Source, root: Mapping, wanted: Iterable[str]) -> tuple[Case, list[Problem]]:
    unknown = [key for key in root if key not in SECTIONS]
    problems = []
    if unknown:
        from .suggestions.model_keys import sections

        problems = [unknown_key(root, root, (key,), sections()) for key in unknown]
    if "title" not in root and not is_misspelt_section(root, "title"):
        span = first_of(root) if root else start_of(source)
        problems.append(Problem("missing-key", "the case has no title", span, "add `title: …`"))
    case, of_sections = read_sections(source, root, wanted)
    return case, [*problems, *of_sections]
