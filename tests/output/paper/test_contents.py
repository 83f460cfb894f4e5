"""What is in a paper: sections in order, words with figures in place of their names, no small counts, what it lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from output.paper.cases import CASE, paper
from supplement_calc.output.document import Grid, KeyFigures, KeyNote, Sentence
from supplement_calc.output.paper.contents import SECTIONS
from supplement_calc.output.paper.markdown import markdown
from supplement_calc.output.paper.model import Listing, Paper, Words
from support.golden import assert_golden
from support.running import ROOT, run

_LONGEST = 30


def text_of(block: object) -> str:
    """The words of a paragraph or of a list's entries."""
    if isinstance(block, Words):
        return "".join(run.text for run in block.runs)
    assert isinstance(block, Listing)
    return " / ".join("".join(run.text for run in entry) for entry in block.entries)


def grids(one: Paper) -> dict[str, Grid]:
    """Every table by its title."""
    found = [block for section in one.sections for block in section.blocks if isinstance(block, Grid)]
    return {grid.columns[0]: grid for grid in found}


def test_it_opens_with_the_key_figures_and_its_sections_are_numbered_in_order(example: Paper) -> None:
    ids = [section.id for section in example.sections]
    assert ids[0] == "key_figures"
    named = [id for id in ids if id in SECTIONS]
    assert named == [id for id in SECTIONS if id in named]
    assert [section.heading for section in example.sections[1:3]] == [
        "1. The decision",
        "2. The posts, and why they are essential",
    ]
    assert ids[-2:] == ["workings", "sources"]


def test_the_words_have_their_figures_and_keep_their_styles(example: Paper) -> None:
    decision = next(section for section in example.sections if section.id == "decision")
    first, points = decision.blocks
    assert text_of(first) == "The committee decides on this <script>alert(1)</script>."
    assert isinstance(first, Words)
    assert [(run.text, run.is_strong, run.is_emphasis) for run in first.runs[1:4:2]] == [
        ("decides", True, False),
        ("this", False, True),
    ]
    assert text_of(points) == "First, £68,750 over. / Then more (https://example.org) and less."
    assert isinstance(points, Listing) and points.is_numbered
    assert [run.figure.id for entry in points.entries for run in entry if run.figure] == ["budget_position.full_over_budget"]
    costs = next(section for section in example.sections if section.id == "costs")
    assert text_of(costs.blocks[0]) == "It costs £19k of £0.7m; 25%; under 5 men."


def test_small_counts_are_in_no_part_of_it_unless_all_is_asked_for(example: Paper) -> None:
    record = grids(example)["Equal-pay record, people"]
    assert record.rows[0].cells == ("Grade 8", "under 5", "9", "under 5", "12")
    people = grids(example)["Planners: people"]
    assert people.rows[0].cells[1:4] == ("9", "under 5", "not shown")
    whole = grids(paper(full=True))
    assert whole["Equal-pay record, people"].rows[0].cells == ("Grade 8", "3", "9", "under 5", "12")
    assert whole["Planners: people"].rows[0].cells[1:4] == ("9", "3", "6")


def test_what_neither_words_nor_figures_fill_is_named_at_the_end_and_has_no_heading(example: Paper) -> None:
    assert not any(section.id in ("redesign", "consultation") for section in example.sections)
    named = [line.partition(":")[0] for line in example.missing]
    assert named[0] == "Redesign of the job or structure"
    assert "Consultation" in named
    assert "The decision" not in named
    last = example.missing[-1]
    assert last.startswith("Sections with figures and no words: ")
    assert "Costs" not in last


def test_every_section_of_the_narrative_has_its_place() -> None:
    from supplement_calc.case.models.paper.narrative import Narrative

    assert list(Narrative.model_fields) == list(SECTIONS)


def test_a_figure_is_the_same_in_key_figures_tables_and_words() -> None:
    text = markdown(paper(CASE.replace("{supplement_cost.total|£k}", "{supplement_cost.total}")))
    assert "It costs £18,750 of" in text
    assert "| Full-year cost | 14,250 | 18,750 |" in text
    assert "**18,750**" in text


@pytest.mark.parametrize("name", ["derbyshire-2019", "devon-2021"])
def test_the_paper_of_a_published_case(name: str, tmp_path: Path) -> None:
    file = tmp_path / "pa pér.md"
    ran = run("report", ROOT / "cases" / f"{name}.yaml", "-o", file)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    text = file.read_text(encoding="utf-8")
    assert_golden(f"report/{name}.md", text)
    for sentence in re.split(r"(?<=[.:;!?])\s+", re.sub(r"\|.*\||\*\*Figure.*|> .*|^- .*", "", text)):
        assert "`supplement-calc" not in sentence


def test_no_sentence_of_ours_is_long(example: Paper) -> None:
    for section in example.sections:
        for block in section.blocks:
            texts = [block.text] if isinstance(block, Sentence) else []
            if isinstance(block, KeyFigures):
                texts = [part.text for part in block.parts if isinstance(part, KeyNote)]
            for sentence in (one for text in texts for one in re.split(r"(?<=[.:;!?])\s+", text)):
                assert len(sentence.split()) <= _LONGEST, sentence
