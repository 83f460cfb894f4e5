"""Every page of every case, and of variants of them, in the words and signs of docs/writing.md, as Markdown has it."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from supplement_calc.scenarios import switching_answers
from support.consistent_cases import any_business
from support.draws import TIMES
from support.running import ROOT, run
from support.samples import ALL, PAYMENTS
from support.words import BANNED, OTHER_NAMES, too_long

COMMANDS = (
    ("cost",), ("break-even",), ("forecast",), ("market",), ("pay-points",), ("workforce",), ("compare",),
    ("compare", "--sweep", "on_costs=20%:40%:10%"), ("sensitivity", "--draws", "100"),
)  # fmt: skip
SENSITIVE = {"derbyshire-2019", "every section", "under budget"}
"""Cases whose sensitivity, and switching values of the forecast, are shown too: they cost a case some dozens of times."""
DERBYSHIRE = (ROOT / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
TEXTS = {
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "cases").glob("*.yaml"))},
    **ALL,
    "every section": (ROOT / "docs" / "reference" / "every-section.yaml").read_text(encoding="utf-8"),
    "payments": PAYMENTS,
    **{f"business {number}": any_business(number) for number in range(6 * TIMES)},
}
CHANGED = {
    "derbyshire under its budget": ("budget=20000000",),
    "derbyshire without agency staff": ("agency.fte=0",),
    "derbyshire with a dear post": ("agency.cost_per_fte=30000",),
    "derbyshire for longer": ("period.ends=2026-06-30",),
}
DASH = re.compile(r"[-–—]+")
MINUS = re.compile(r"[-−]£?\d[\d,.]*[%km]?( points)?")
MEANT = ("Employed staff", "employed staff")
"""Where it stands next to agency staff."""
OWN = ("Note, ", "Other pay and benefits, ", "Changed for this run: ")
"""What starts a line that quotes the case."""


PAGES: list[tuple[str, str, tuple[str, ...]]] = [
    *((name, text, ()) for name, text in TEXTS.items()),
    *((name, DERBYSHIRE, ("--set", *sets)) for name, sets in CHANGED.items()),
]


def lines_of(command: tuple[str, ...], text: str, sets: tuple[str, ...], folder: Path) -> list[str]:
    """The lines of a page; none where the case has nothing for that command."""
    case = folder / "case.yaml"
    case.write_text(text, encoding="utf-8")
    ran = run(*command, case, *sets, "-f", "markdown")
    return [html.unescape(re.sub(r"\\(.)", r"\1", line)) for line in ran.out.split("\n")] if not ran.code else []


def in_case(text: str, case: str) -> bool:
    """Whether a line is the case's own words, alone or after a name."""
    return any(part in case for part in (text, text.rstrip("."), text.partition(": ")[2] or text))


def shortened(text: str, case: str) -> str:
    """A sentence with the names that the case gives (words with capitals after one another) as one word each."""
    named = re.findall(r"^ *\"?([A-Z\d][^\":\n]*)\"?:", case, re.MULTILINE)
    named += re.findall(r"^(?:title|organisation): \"?([^\"\n]+)", case, re.MULTILINE)
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, "X")
    return re.sub(r"(X, )+X and X", "X", text)


@pytest.mark.parametrize(("name", "text", "sets"), PAGES, ids=[name for name, _, _ in PAGES])
def test_a_page_has_one_sign_no_dash_and_short_sentences(
    name: str, text: str, sets: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = COMMANDS if name in SENSITIVE else COMMANDS[:6] if sets else COMMANDS[:-1]
    if name not in SENSITIVE:
        monkeypatch.setattr(switching_answers, "is_small_forecast", lambda case: False)
    for command in commands:
        assert wrong_lines(command, text, sets, tmp_path) == []


def wrong_lines(command: tuple[str, ...], text: str, sets: tuple[str, ...], tmp_path: Path) -> list[tuple[str, str, str]]:
    """By command, what is wrong and in which line."""
    own = " ".join(text.split())
    found: list[tuple[str, str, str]] = []
    is_chart, called = False, command[0]
    for line in lines_of(command, text, sets, tmp_path):
        is_chart ^= line.startswith("```")
        if is_chart or not line or line.startswith(("#", "```")):
            continue
        if line.startswith("|"):
            cells = [cell.strip().strip("*") for cell in line.strip("|").split("|")]
            if set("".join(cells)) <= set("-: "):
                continue
            wrong = [cell for cell in cells[1:] if DASH.fullmatch(cell) or MINUS.fullmatch(cell)]
            found += [(called, "a dash or a minus in a cell", line) for cell in wrong if cell not in own]
        elif not in_case(line, own) and not line.startswith(OWN):
            quoted = re.search(r"\((.*)\)$", line)
            said = shortened(line.replace(quoted.group(), "") if quoted and quoted.group(1) in own else line, text)
            found += [(called, "a sentence too long", one) for one in too_long(said)]
            is_list_or_label = called == "compare" or line.startswith("**") or line.endswith("  ")
            found += [(called, "a semicolon", line)] if ";" in said and not is_list_or_label else []
        if not in_case(line, own):
            words = BANNED.search(line) or OTHER_NAMES.search(line)
            found += (
                [(called, words.group(), line)] if words and words.group() not in MEANT and words.group() not in own else []
            )
    return found
