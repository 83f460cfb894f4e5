"""A paper has no paths and no marks of code: what an option changes is said by the labels of inputs."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document

from supplement_calc.case.loading import load
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.paper import word
from supplement_calc.output.paper.contents import paper_of
from supplement_calc.output.paper.plain_words import plainly
from supplement_calc.output.reports import Report
from support.running import ROOT, run

OPTIONS = ROOT / "docs" / "options.yaml"


def test_keys_are_in_words_and_what_is_typed_in_quotes() -> None:
    assert plainly("To move it, give `budget_inflation`.") == "To move it, give budget inflation."
    assert plainly("Options are under `options:` in the case file.") == "Options are under options in the case file."
    assert plainly("A full year's payments are in `cost`.") == "A full year's payments are in ‘cost’."


@pytest.mark.parametrize("file", [OPTIONS, ROOT / "docs" / "reference" / "every-section.yaml"], ids=lambda file: file.stem)
def test_a_paper_says_what_changes_by_labels(file: Path, undrawn: None) -> None:
    case = load(str(file), EVERYTHING).case
    assert case is not None
    made = Document(io.BytesIO(word.document(paper_of(Report(case, (), Shown("pounds", POUND))))))
    lines = [paragraph.text for paragraph in made.paragraphs]
    said = lines[: lines.index("What this paper does not have yet")] if "What this paper does not have yet" in lines else lines
    assert [line for line in said if re.search(r"`|\b[a-z]+(_[a-z0-9]+)*\.[a-z]+_[a-z_]*|\w\.\w+ = ", line)] == []
    changes = [line for line in said if " changes " in line and "(case file: " in line]
    assert len(changes) >= len(case.options)
    assert not any("{" in line for line in changes)  # a section that is left out is named, and not quoted
    assert ("Agency left out." in " ".join(changes)) is (file != OPTIONS)


def test_the_terminal_says_what_to_type() -> None:
    assert " = " in next(line for line in run("compare", OPTIONS).out.splitlines() if "(case file: " in line)
