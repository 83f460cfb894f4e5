"""Every link, command, screen and sample of a case in the README and the docs works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from supplement_calc.case.sections import SECTIONS
from supplement_calc.cli.main import group
from support.moved import moved
from support.running import DERBYSHIRE, ROOT, run, without_levers, without_switching_values

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("benchmarks/*.md")])
RUN = [
    page for page in PAGES if page.parent in (ROOT, DOCS, *DOCS.iterdir()) and page.name not in ("CHANGELOG.md", "tutorial.md")
]
"""Pages whose commands and samples are run. The tutorial has a test of its own, and rule pages another."""


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


# Links


def _prose(page: Path) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", _text(page), flags=re.DOTALL | re.MULTILINE)


@cache
def _anchors(page: Path) -> frozenset[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE)
    plain = (re.sub(r"\[(.*?)\]\(.*?\)", r"\1", heading).lower() for heading in headings)
    return frozenset(re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain)


def _broken(page: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        if not linked.exists() or (anchor and anchor not in _anchors(linked)):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert list(_broken(page)) == []


def test_a_broken_link_and_a_broken_anchor_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One `two`: three\n[a](#one-two-three) [b](#one) [c](other.md) [d](page.md) [e](https://x.org/y)\n", encoding="utf-8"
    )
    assert list(_broken(page)) == ["#one", "other.md"]


def test_the_map_of_the_docs_leads_to_every_page() -> None:
    linked = {(DOCS / target).resolve() for target in re.findall(r"\]\(([^)#\s]+)\)", _text(DOCS / "README.md"))}
    below = (DOCS / "explanation" / "published-papers", DOCS / "reference" / "rules")
    lacking = {page for page in DOCS.rglob("*.md") if page.parent not in below and page.name != "README.md"} - linked
    assert sorted(map(_name, lacking)) == []


# Commands


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", _text(page), re.DOTALL | re.MULTILINE)


def _typed(page: Path) -> Iterator[str]:
    """The commands that a page has to be typed: lines of blocks for a shell, and those of screens."""
    for block in _blocks(page, "sh"):
        yield from (line.partition(" #")[0] for line in block.splitlines() if line.startswith("supplement-calc "))


def _screens(page: Path) -> list[tuple[str, list[str]]]:
    """Each command of a screen with the lines that the page shows of it."""
    shown = [block.partition("\n") for block in _blocks(page, "text") if block.startswith("$ supplement-calc ")]
    return [(typed[2:], rest.splitlines()) for typed, _, rest in shown]


COMMANDS = [(page, typed) for page in RUN for typed in _typed(page)]
SCREENS = [(page, typed, lines) for page in RUN for typed, lines in _screens(page)]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the pages name: the cases, the policies and a case of one's own."""
    made = tmp_path_factory.mktemp("named") / "named"
    shutil.copytree(ROOT / "cases", made / "cases")
    shutil.copytree(DOCS / "policies", made / "docs" / "policies")
    shutil.copy(DOCS / "options.yaml", made / "docs")
    for extract in (DOCS / "extracts").iterdir():
        shutil.copy(extract, made)
    shutil.copy(DOCS / "reference" / "every-section.yaml", made / "case.yaml")
    shutil.copy(DERBYSHIRE, made / "before.yaml")
    moved(made, "after.yaml")
    assert run("cost", DERBYSHIRE, "-o", made / "before.json").code == 0
    return made


@pytest.fixture
def folder(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, for one command to write in."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("page", "typed"), COMMANDS, ids=[f"{_name(page)}-{typed}" for page, typed in COMMANDS])
def test_a_command_of_a_page_runs(page: Path, typed: str, folder: Path) -> None:
    arguments = [
        str(found) for word in shlex.split(typed)[1:] for found in (sorted(folder.glob(word)) if "*" in word else [word])
    ]
    if arguments[0] == "init" or (arguments[0] == "import" and "-o" in arguments):
        (folder / "case.yaml").unlink()
    done = run(*arguments)
    assert done.code == 0, done.err


@pytest.mark.parametrize(("page", "typed", "lines"), SCREENS, ids=[f"{_name(page)}-{typed}" for page, typed, _ in SCREENS])
def test_a_screen_of_a_page_is_what_the_command_prints(page: Path, typed: str, lines: list[str], folder: Path) -> None:
    """With UPDATE_GOLDEN=1 the screen is written instead."""
    printed = run(*shlex.split(typed)[1:]).out
    assert printed
    if os.environ.get("UPDATE_GOLDEN"):
        shown = "".join(f"{line}\n" for line in (f"$ {typed}", *lines))
        page.write_text(page.read_text(encoding="utf-8").replace(shown, f"$ {typed}\n{printed}"), encoding="utf-8")
    else:
        assert lines == printed.splitlines()


SPANS = [(page, span) for page in RUN for span in re.findall(r"`supplement-calc ([^`]+)`", _prose(page))]


@pytest.mark.parametrize(("page", "span"), SPANS, ids=[f"{_name(page)}-{span}" for page, span in SPANS])
def test_a_command_that_is_named_exists_with_its_options(page: Path, span: str) -> None:
    name, *rest = span.split()
    assert name in ("COMMAND", *group.list_commands(click.Context(group)))
    if name != "COMMAND":
        command = group.get_command(click.Context(group), name)
        assert command is not None
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in rest if word.startswith("-") and word != "-"} <= {"--help", *known}


# Samples of a case

SAMPLES = {
    "every-section": DOCS / "reference" / "every-section.yaml",
    "derbyshire": DERBYSHIRE,
}
VARIANTS = ("options", "scenarios", "sensitivity")  # each has the case read again, and says nothing of another section
_SECTION = re.compile(r"^([a-z_]+):.*\n(?:(?:[ #-].*)?\n)*", re.MULTILINE)


def _yaml(page: Path) -> Iterator[tuple[str, str]]:
    """Each YAML block of a case with the sample that it is put in, which a comment before it may name; a whole case is in none.
    A configuration of pre-commit is no case."""
    for marked, text in re.findall(r"(?:^<!-- sample: (.+?) -->\n)?^```yaml\n(.*?)^```", _text(page), re.DOTALL | re.MULTILINE):
        if text.startswith("repos:"):
            continue
        yield ("" if text.startswith("title:") and text.count("\n") > 2 else marked or "every-section"), text


def _whole(sample: str, text: str) -> str:
    """A block as a case: at the top of its sample, in place of the sections that it has, and without that sample's variants."""
    if not sample:
        return text
    base = SAMPLES[sample].read_text(encoding="utf-8")
    sections = {found[1]: found[0] for found in _SECTION.finditer(text)}
    kept = [found[0] for found in _SECTION.finditer(base) if found[1] not in {*sections, *VARIANTS}]
    return "".join([text, *kept])


YAML = [(page, sample, text) for page in RUN for sample, text in _yaml(page)]
COSTED = ("cost", "break-even", "forecast")


@pytest.mark.parametrize(("page", "sample", "text"), YAML, ids=[f"{_name(page)}-{text[:30]!r}" for page, _, text in YAML])
def test_a_sample_of_a_page_has_nothing_to_correct_and_is_costed(page: Path, sample: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(_whole(sample, text), encoding="utf-8")
    with without_levers():
        checked = run("check", path)
    placed = re.findall(r"^\S+:(\d+):\d+: error\[.*", checked.out, re.MULTILINE)
    assert [number for number in placed if int(number) <= text.count("\n")] == [], checked.out
    assert sample or checked.out == ""
    has_forecast = re.search("^forecast:", path.read_text(encoding="utf-8"), re.MULTILINE) is not None
    with without_switching_values(), without_levers():
        for command in COSTED if has_forecast else COSTED[:-1]:
            assert run(command, path).code == 0, command


@pytest.mark.parametrize(("page", "sample", "text"), YAML, ids=[f"{_name(page)}-{text[:30]!r}" for page, _, text in YAML])
def test_the_keys_of_a_sample_are_sections_of_a_case(page: Path, sample: str, text: str) -> None:
    assert set(re.findall(r"^([a-z_]+):", text, re.MULTILINE)) <= set(SECTIONS)
