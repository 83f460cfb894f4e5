"""Live pages with inputs changed, held against pages that are made anew with the same `--set`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.paper import html
from supplement_calc.output.paper.contents import paper_of
from supplement_calc.output.reports import Report

SCRIPT = Path(__file__).parents[1] / "outside" / "live.cjs"
_LEDGER = re.compile(r'id="ledger">(.*)</script>')
_FACTORS = ("0", "0.5", "0.9", "0.97", "1.02", "1.1", "1.6")


class Outcome(NamedTuple):
    """How many lines were compared, in how many changes, how many of those cannot follow, what differs, and how many
    charts there are."""

    lines: int
    changes: int
    lost: int
    faults: list[str]
    pictures: int = 0


def page(text: str, sets: list[str], *, is_live: bool = False) -> str | None:
    """The page of a case with inputs set; None where the case refuses them."""
    overrides = [one for number, one in enumerate((parse_override(each, n) for n, each in enumerate(sets, 1))) if one]
    loaded = load_text(Source("case.yaml", text), EVERYTHING, overrides)
    if loaded.case is None:
        return None
    report = Report(loaded.case, loaded.problems, Shown("pounds", POUND))
    return html.live(report) if is_live else html.page(paper_of(report))


def sets_of(text: str, change: dict[str, str]) -> list[str]:
    """What `--set` is given for values of a page's inputs: the text of each place with them in it."""
    data = json.loads(_LEDGER.search(text)[1])  # type: ignore[index]
    paths = [one["path"] for one in data["inputs"]]
    return [
        f"{path}={''.join(part if isinstance(part, str) else _number(part, change.get(paths[part[0]])) for part in parts)}"
        for path, *parts in data["places"]
        if any(not isinstance(part, str) and paths[part[0]] in change for part in parts)
    ]


def _number(part: list[Any], value: str | None) -> str:
    return str(part[1] if value is None else part[2] + value)


def inputs_of(text: str) -> list[dict[str, Any]]:
    """What may be changed on a page."""
    found = _LEDGER.search(text)
    return [] if found is None else list(json.loads(found[1])["inputs"])


def a_change(inputs: list[dict[str, Any]], random: Random) -> dict[str, str]:
    """Other values for some inputs, in the digits of money or of FTE and rates."""
    change = {}
    for one in random.sample(inputs, min(len(inputs), random.choice((1, 1, 2, 4)))):
        value = Decimal(one["value"]) * Decimal(random.choice(_FACTORS))
        value = value.quantize(Decimal(1) if one["unit"] == "GBP" and value > 100 else Decimal("0.01"))
        if value != Decimal(one["value"]) and (one["most"] is None or value <= Decimal(one["most"])):
            change[one["path"]] = f"{value.normalize():f}"
    return change


def outcome(name: str, text: str, changes: int, random: Random, folder: Path) -> Outcome:
    """A page with nothing changed and with so many changes, each beside a page made anew."""
    return _tried(name, written(text, changes, random, folder), folder)


def in_chromium(scripts: Path) -> Callable[[str, str, int, Random, Path], Outcome]:
    """The same in Chromium, with each value typed into its field; what it needs is installed in a folder for scripts."""
    for script in ("live_browser.mjs", "live_lines.cjs"):
        shutil.copy(SCRIPT.parent / script, scripts)
    subprocess.run(["npm", "install", "--silent", "--no-save", "puppeteer-core@24"], cwd=scripts, check=True, timeout=600)
    environment = {**os.environ, "CHROMIUM": shutil.which("chromium") or "chromium"}

    def found(name: str, text: str, changes: int, random: Random, folder: Path) -> Outcome:
        trials = written(text, changes, random, folder)
        command = ["node", *map(str, (scripts / "live_browser.mjs", folder / "page.html", folder / "changes.json"))]
        return outcome_of(name, trials, command, environment) if trials else Outcome(0, 0, 0, [])

    return found


def outcome_with(name: str, text: str, change: dict[str, str], folder: Path) -> Outcome:
    """The same with these values of inputs."""
    whole = page(text, [], is_live=True) or ""
    (folder / "page.html").write_text(whole, encoding="utf-8")
    sets = sets_of(whole, change)
    (folder / "after.html").write_text(page(text, sets) or "", encoding="utf-8")
    trials = [{"change": change, "page": str(folder / "after.html"), "sets": sets}]
    (folder / "changes.json").write_text(json.dumps(trials), encoding="utf-8")
    found = _tried(name, trials, folder)
    return found._replace(changes=1)


def _tried(name: str, trials: list[dict[str, Any]], folder: Path) -> Outcome:
    command = ["node", str(SCRIPT), str(folder / "page.html"), str(folder / "changes.json")]
    return outcome_of(name, trials, command, None) if trials else Outcome(0, 0, 0, [])


def outcome_of(name: str, trials: list[dict[str, Any]], command: list[str], environment: dict[str, str] | None) -> Outcome:
    """What a program says of changes."""
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600, env=environment)
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    faults = [
        f"{name} {trial['change']}: section {section}: {line[:400]}"
        for trial, one in zip(trials, said, strict=True)
        for section, line in one["differ"]
    ]
    faults += [f"{name}: {error}" for one in said for error in one.get("errors", ())]
    lines, lost, pictures = (sum(one[name] for one in said) for name in ("compared", "lost", "pictures"))
    return Outcome(lines, len(said) - 1, lost, faults, pictures)


def written(text: str, changes: int, random: Random, folder: Path) -> list[dict[str, Any]]:
    """The live page, and pages made anew: with nothing changed, and with so many changes; none of a case without inputs."""
    whole = page(text, [], is_live=True)
    inputs = [] if whole is None else inputs_of(whole)
    if whole is None or not inputs:
        return []
    trials: list[dict[str, Any]] = [{"change": {}, "page": str(folder / "plain.html")}]
    (folder / "page.html").write_text(whole, encoding="utf-8")
    (folder / "plain.html").write_text(page(text, []) or "", encoding="utf-8")
    for number in range(4 * changes):
        if len(trials) > changes:
            break
        change = a_change(inputs, random)
        sets = sets_of(whole, change)
        after = page(text, sets)
        if after is not None:  # pay points that do not rise, say, are refused
            file = folder / f"after-{number}.html"
            file.write_text(after, encoding="utf-8")
            trials.append({"change": change, "page": str(file), "sets": sets})
    (folder / "changes.json").write_text(json.dumps(trials), encoding="utf-8")
    return trials
