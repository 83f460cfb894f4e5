"""Live pages: for other inputs each gives, of every number, the exact value that the engine gives with the same `--set`.

`python tests/outside/test_live.py [CHANGES] [SEED]` tries more.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.paper import html
from supplement_calc.output.paper.contents import paper_of
from supplement_calc.output.reports import Report
from support.running import ROOT, STARTERS

CASES = [*sorted((ROOT / "cases").glob("*.yaml")), ROOT / "docs" / "reference" / "every-section.yaml", *STARTERS]
SCRIPT = Path(__file__).parent / "live.cjs"
_NUMBER = re.compile(r'data-figure="([^"]*)" value="([^"]*)"')
_LEDGER = re.compile(r'id="ledger">(.*)</script>')


def page(text: str, sets: list[str]) -> str | None:
    """The live page of a case with inputs set, its charts not drawn; None where the case refuses them."""
    overrides = [one for number, one in enumerate((parse_override(each, n) for n, each in enumerate(sets, 1))) if one]
    loaded = load_text(Source("case.yaml", text), EVERYTHING, overrides)
    if loaded.case is None:
        return None
    return html.page(paper_of(Report(loaded.case, loaded.problems, Shown("pounds", POUND))), loaded.case)


def inputs_of(text: str) -> list[dict[str, Any]]:
    """What may be changed on a page."""
    found = _LEDGER.search(text)
    return [] if found is None else list(json.loads(found[1])["inputs"])


def a_change(inputs: list[dict[str, Any]], random: Random) -> dict[str, str]:
    """Other values for some inputs, in the digits of money or of FTE and rates."""
    change = {}
    for one in random.sample(inputs, min(len(inputs), random.choice((1, 1, 2, 4)))):
        value = Decimal(one["value"]) * Decimal(random.choice(("0.5", "0.9", "0.97", "1.02", "1.1", "1.6")))
        value = value.quantize(Decimal(1) if one["unit"] == "GBP" and value > 100 else Decimal("0.01"))
        if one["most"] is None or value <= Decimal(one["most"]):
            change[one["path"]] = str(value)
    return change


def differing(case: Path, changes: int, random: Random, folder: Path) -> tuple[int, list[str]]:
    """How many numbers were compared, and those that differ."""
    text = case.read_text(encoding="utf-8")
    whole = page(text, [])
    assert whole is not None
    inputs = inputs_of(whole)
    percent = {one["path"] for one in inputs if one["unit"] == "percent"}
    tried: list[dict[str, str]] = [{}]
    pages = [whole]
    while inputs and len(tried) <= changes:
        change = a_change(inputs, random)
        after = page(text, [f"{path}={value}{'%' if path in percent else ''}" for path, value in change.items()])
        if after is not None:  # pay points that do not rise, say, are refused
            tried.append(change)
            pages.append(after)
    if not inputs:
        return 0, []
    (folder / "page.html").write_text(whole, encoding="utf-8")
    (folder / "changes.json").write_text(json.dumps(tried), encoding="utf-8")
    command = ["node", str(SCRIPT), str(folder / "page.html"), str(folder / "changes.json")]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    compared, wrong = 0, []
    for change, after, line in zip(tried, pages, ran.stdout.splitlines(), strict=True):
        engine = dict(_NUMBER.findall(after))
        for id, value in json.loads(line).items():
            if id in engine:  # the engine may have another sentence or table in its place
                compared += 1
                if engine[id] != value:
                    wrong.append(f"{case.name} {change}: {id} is {value}, and the engine has {engine[id]}")
    return compared, wrong


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_live_page_is_the_engine(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "inline_svg", lambda drawing: '<svg viewBox="0 0 1 1"></svg>')
    compared, wrong = differing(case, 3, Random(case.stem), tmp_path)
    assert wrong == []
    assert compared or "devon-2021" in case.stem or "kent" in case.stem or "west" in case.stem


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    html.__dict__["inline_svg"] = lambda drawing: '<svg viewBox="0 0 1 1"></svg>'
    number, random = int(sys.argv[1]) if len(sys.argv) > 1 else 20, Random(sys.argv[2] if len(sys.argv) > 2 else "live")
    for case in CASES:
        with TemporaryDirectory() as folder:
            compared, wrong = differing(case, number, random, Path(folder))
        print(f"{case.name}: {compared} numbers, {len(wrong)} differ", *wrong[:5], sep="\n  ")
