"""Every kind of odd text in every command and format: no reader of the format takes it for more than text."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from supplement_calc.cli.registry import COMMANDS
from supplement_calc.diagnostics.characters import code_of, unsafe_at
from support.draws import TIMES
from support.odd_text import NAMES, ODD, REFUSED, mixed, moved_case, odd_case, one_question_case
from support.registries import NAMED, formats
from support.running import Ran, in_formats, run

# Each command that shows a case, with what it needs to show all that it can; `{moved}` is the same case with inputs moved.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "cost": ("--marginal",),
    "break-even": (),
    "market": (),
    "pay-points": (),
    "workforce": ("--full",),
    "forecast": ("--monthly",),
    "compare": ("{moved}", "--bridge"),
    "sensitivity": ("--draws", "100", "--figure", "day_one.over_budget"),
    "explain": ("supplement_cost.total",),
    "check": ("--no-accept", "--full", "--verbose"),
}
WITHOUT_CASES = ("rule", "init", "import", "schema")
DOCUMENTS = ("report",)  # held by the tests of each document
# Shown in a case with one text in every place; the rest, most of the work, in cases with another text in each place.
WHOLE = ("cost", "market", "pay-points", "workforce")
FIGURES = [command for command in ARGUMENTS if command != "check"]
OURS = re.compile(r"::(error|warning|notice) file=[^:]*::")
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# What sites make something of wherever it is in the text of a page, but not in its code.
LIVE = re.compile(r"@\w|\$|://|www\.|mailto:|:smile:|:100:|#\d|\bGH-\d|\\[(\[]", re.IGNORECASE)


@pytest.fixture(scope="module")
def case_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | int], Path]:
    """The case with a text in every place, or with every text in one turn, in a folder of its own."""

    @cache
    def written(one: str | int) -> Path:
        path = tmp_path_factory.mktemp("odd") / "case.yaml"
        text = mixed(one) if isinstance(one, int) else one
        path.write_text(odd_case(text), encoding="utf-8", newline="")
        path.with_name("moved.yaml").write_text(moved_case(text), encoding="utf-8", newline="")
        path.with_name("question.yaml").write_text(one_question_case(text), encoding="utf-8", newline="")
        return path

    return written


@pytest.fixture(autouse=True)
def same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draws follow the path of an input, and so what a grade is called; here cases that differ in names alone draw alike."""
    monkeypatch.setattr("supplement_calc.scenarios.sensitivity.draws.Random", lambda _: Random(1))


# For names of files and what is typed, where the case itself matters least; `check` finds something in it.
SMALL = """title: A case
grades:
  A: {salary: 30000, in_post: 3, vacant: 2, supplement: 1000}
agency: {fte: 1, cost_per_fte: 60000}
published:
  - {figure: current_spend.salaries, value: £5}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case."""
    path = tmp_path_factory.mktemp("small") / "case.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def arguments(case: Path, command: str) -> list[str]:
    """What a command takes of a case."""
    return [command, str(case), *(part.format(moved=case.with_name("moved.yaml")) for part in ARGUMENTS[command])]


@cache
def shown(case: Path, command: str) -> dict[str, Ran]:
    """What a command shows of a case in each of its formats."""
    if command == "check":
        return checked(case)
    return in_formats(*arguments(case, command), formats=tuple(formats("comparing" if command == "compare" else "figures")))


def checked(case: Path) -> dict[str, Ran]:
    """What `check` reports of a case in each format, all in one run."""
    files = {name: case.with_name(f"report-{name}") for name in formats("check")}
    ran = run(*arguments(case, "check"), *(part for name, file in files.items() for part in ("--report", f"{name}={file}")))
    found = {name: ran._replace(out=file.read_bytes().decode("utf-8")) for name, file in files.items()}
    assert ran.out == found["full"].out
    return found


def reports(folder: Path, *options: str | Path) -> dict[str, str]:
    """What `check` reports in each of its formats; it fails, and says nothing else that does harm."""
    files = {name: folder / f"report-{name}" for name in formats("check")}
    ran = run("check", *(part for name, file in files.items() for part in ("--report", f"{name}={file}")), *options)
    assert ran.code == 1, ran.err
    assert is_harmless(ran.out + ran.err)
    return {name: file.read_text(encoding="utf-8") for name, file in files.items()}


@cache
def plainly(case: Path) -> tuple[dict[str, str], dict[str, Ran]]:
    """What `check` and `explain` say of the small case under its own name."""
    return reports(case.parent, case), in_formats("explain", case, "agency.fte")


def is_harmless(text: str, *, ours: bool = False) -> bool:
    """Whether no line steers a terminal or hides text, and none is a command of a CI runner but those that are `ours`."""
    return not any(
        unsafe_at(line) or re.search(r"##\w*\[", line) or (line.lstrip().startswith("::") and not (ours and OURS.match(line)))
        for line in text.split("\n")
    )


def as_table(text: str, plain: str) -> None:
    assert len(text.splitlines()) > 1


def as_json(text: str, plain: str) -> None:
    assert shape(json.loads(text)) == shape(json.loads(plain))


def shape(data: object) -> object:
    """Data without its texts."""
    if isinstance(data, dict):
        return [shape(value) for value in data.values()]
    return [shape(value) for value in data] if isinstance(data, list) else isinstance(data, str)


def as_csv(text: str, plain: str) -> None:
    rows, others = (list(csv.reader(StringIO(one))) for one in (text, plain))
    assert [len(row) for row in rows] == [len(row) for row in others]
    assert len(text.splitlines()) == len(rows)
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=+\-@＝＋－＠]", cell) or re.fullmatch(r"-[0-9.]+", cell), cell


def as_markdown(text: str, plain: str) -> None:
    tokens, others = READER.parse(text), READER.parse(plain)
    assert [token.type for token in tokens] == [token.type for token in others]
    parts = [part for token in tokens for part in token.children or ()]
    assert {part.type for part in parts} <= {"text", "code_inline", "strong_open", "strong_close", "hardbreak", "softbreak"}
    for token in tokens:
        inline = "".join(part.content if part.type == "text" else "\0" for part in token.children or ())
        assert not LIVE.search(inline), inline


def as_lines(text: str, plain: str) -> None:
    assert len(text.splitlines()) == len(plain.splitlines())


def as_junit(text: str, plain: str) -> None:
    root, other = ElementTree.fromstring(text), ElementTree.fromstring(plain)
    assert [one.tag for one in root.iter()] == [one.tag for one in other.iter()]
    assert "[[" not in "".join(root.itertext())


def as_sarif(text: str, plain: str) -> None:
    as_json(text, plain)
    messages = [result["message"]["text"] for result in json.loads(text)["runs"][0]["results"]]
    assert messages
    assert not any("](" in message for message in messages)


# A new format says here what makes a text harmless in it.
HARMLESS: dict[str, dict[str, Callable[[str, str], None]]] = {
    "figures": {"table": as_table, "json": as_json, "csv": as_csv, "markdown": as_markdown},
    "comparing": {"table": as_table, "json": as_json, "csv": as_csv, "markdown": as_markdown, "comment": as_markdown},
    "check": {
        "full": as_lines,
        "concise": as_lines,
        "github": as_lines,
        "json": as_json,
        "junit": as_junit,
        "sarif": as_sarif,
    },
}


def test_every_format_and_every_command_with_a_case_is_tried() -> None:
    assert [(registry, name) for registry in HARMLESS for name in HARMLESS[registry]] == NAMED
    assert [command for command in COMMANDS if command not in (*WITHOUT_CASES, *DOCUMENTS)] == list(ARGUMENTS)


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("command", FIGURES if TIMES > 1 else WHOLE)
def test_a_page_shows_it_as_text_in_every_format(command: str, kind: str, case_of: Callable[[str | int], Path]) -> None:
    """Each text in every place at once, with all the commands where more than the suite is asked for."""
    is_shown_as_text(command, case_of(ODD[kind]), case_of(ODD["plain"]))


@pytest.mark.parametrize("command", [command for command in FIGURES if command not in WHOLE])
def test_a_page_shows_texts_side_by_side_as_text_in_every_format(command: str, case_of: Callable[[str | int], Path]) -> None:
    """Every text in some place that the command shows, in as few cases as it takes. Every question of `break-even` is asked of
    the first; of the rest one, since all are shown by the same rows."""
    left, name = set(ODD.values()), "case.yaml"
    while left:
        plain = case_of(ODD["plain"]).with_name(name)
        printed = shown(plain, command)["table"].out
        places = [place for place in NAMES if f"{ODD['plain']} {place}" in printed]
        texts, turn = max(((left & {mixed(turn)[one] for one in places}, turn) for turn in range(len(ODD))), key=most)
        assert texts, "no place shows it"
        is_shown_as_text(command, case_of(turn).with_name(name), plain)
        left, name = left - texts, "question.yaml" if command == "break-even" else name


def most(found: tuple[set[str], int]) -> int:
    """How many texts a turn would add."""
    return len(found[0])


def is_shown_as_text(command: str, case: Path, plain: Path) -> None:
    """What a command shows of a case is of its format, and what it shows of a plain one but for its texts."""
    found, plainly = (shown(one, command) for one in (case, plain))
    for format_, ran in found.items():
        assert (ran.code, plainly[format_].code) == (0, 0), ran.err
        assert ran.out
        assert is_harmless(ran.out), format_
        assert is_harmless(ran.err), format_
        HARMLESS["comparing"][format_](ran.out, plainly[format_].out)


@pytest.mark.parametrize("kind", ODD)
def test_check_shows_it_as_text_in_every_format(kind: str, case_of: Callable[[str | int], Path]) -> None:
    found, plain = (shown(case_of(ODD[one]), "check") for one in (kind, "plain"))
    for format_, ran in found.items():
        assert (ran.code, plain[format_].code) == (1, 1), ran.err
        assert is_harmless(ran.out, ours=format_ == "github"), format_
        HARMLESS["check"][format_](ran.out, plain[format_].out)


@pytest.mark.parametrize("kind", ODD)
def test_json_keeps_it(kind: str, case_of: Callable[[str | int], Path]) -> None:
    data = json.loads(shown(case_of(ODD[kind]), "cost")["json"].out)
    assert data["case"] == f"{ODD[kind]} title"


def test_the_texts_of_the_case_are_shown(case_of: Callable[[str | int], Path]) -> None:
    """A place that no output shows would try nothing."""
    case = case_of(ODD["plain"])
    everything = "".join(shown(case, command)["table" if command in FIGURES else "full"].out for command in ARGUMENTS)
    texts = {name for name in NAMES if f"{ODD['plain']} {name}" in everything}
    assert texts >= {
        "title",
        "organisation",
        "A",
        "X",
        "on-cost",
        "measure",
        "payment",
        "staff",
        "group",
        "T",
        "indicator",
        "unit",
    }


@pytest.mark.parametrize("by", ["raw", "code"])
@pytest.mark.parametrize("kind", REFUSED)
def test_what_hides_or_steers_is_refused(kind: str, by: str, case_of: Callable[[str | int], Path], tmp_path: Path) -> None:
    text = REFUSED[kind]
    path = case_of(text)
    if by == "code":
        written = path.read_text(encoding="utf-8")
        path = path.with_name("by-code.yaml")
        path.write_text("".join(c if c.isascii() else code_of(c) for c in written), encoding="utf-8")
    for format_, report in reports(tmp_path, path).items():
        assert "control-character" in report
        assert is_harmless(report, ours=format_ == "github")
    first = 2 * list(REFUSED).index(kind) + (by == "code")  # all read a case in one way
    for command in FIGURES if TIMES > 1 else [FIGURES[(first + more) % len(FIGURES)] for more in (0, 4)]:
        ran = run(*arguments(path, command))
        assert (ran.code, ran.out) == (1, "")
        assert "U+" in ran.err
        assert is_harmless(ran.err)


@pytest.mark.parametrize("kind", [*ODD, *REFUSED])
def test_a_file_name_is_shown_as_text(kind: str, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = small
    monkeypatch.chdir(case.parent)
    name = f"{({**ODD, **REFUSED})[kind].replace('/', ';')[:40]}.yaml"
    Path(f"./{name}").write_bytes(case.read_bytes())
    for format_, report in reports(tmp_path, "--", name).items():
        assert is_harmless(report, ours=format_ == "github"), format_
        HARMLESS["check"][format_](report, plainly(small)[0][format_])
    for format_, ran in in_formats("explain", "--", name, "agency.fte").items():
        assert ran.code == 0, ran.err
        assert is_harmless(ran.out), format_
        HARMLESS["figures"][format_](ran.out, plainly(small)[1][format_].out)
    for usage in (("-o", name, "--", name), ("-o", f"{name}x", "--", name), ("--", f"{name}x")):
        ran = run("cost", *usage)
        assert ran.code == 2
        assert is_harmless(ran.err)


@pytest.mark.parametrize("kind", [*ODD, *REFUSED])
def test_what_is_typed_is_shown_as_text(kind: str, small: Path, tmp_path: Path) -> None:
    text, plain = {**ODD, **REFUSED}[kind], small
    in_places = (
        f"title={text}",
        f"title={json.dumps(text)}",
        f"grades.{text}.in_post=1",
        f"comparators.{text}=1",
        f"budget={text}",
    )
    first = [*ODD, *REFUSED].index(kind)
    for number, override in enumerate(in_places):
        if TIMES > 1 or (number - first) % len(in_places) in (0, 2):  # by turns: a problem is reported alike wherever it is
            for format_, report in reports(tmp_path, plain, "--set", override).items():
                assert is_harmless(report, ours=format_ == "github")
        ran = run("cost", plain, "--set", override)
        assert is_harmless(ran.out + ran.err)
    on_cost = (("--set", text), ("--set", f"{text}=1"), (text,), ("--unit", text), ("-f", text), (f"--{text}",))
    for typed in (*(("cost", plain, *options) for options in on_cost), (text,), ("rule", text), ("explain", plain, text)):
        ran = run(*typed)
        assert ran.code in (0, 1, 2)
        assert is_harmless(ran.err)
