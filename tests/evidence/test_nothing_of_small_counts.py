"""Two cases that differ in small counts of people alone, and in what those are hidden with, give the very same output: messages
of `check` and its machine formats, explanations, tables and papers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evidence.engine import workforce_of
from evidence.test_suppression import changed, shown_of
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.evidence.suppression import Suppressed
from supplement_calc.evidence.workforce import WorkforceEvidence
from support.draws import TIMES
from support.running import run
from support.samples import written


def found(text: str, *options: str) -> str:
    """What `check` finds, for machines."""
    return run("check", "-", "-f", "json", *options, stdin=text.encode()).out


def everything(text: str) -> Iterator[str]:
    for command in (["check", "-", "-v"], ["check", "-", "-f", "github"], ["check", "-", "--strict"]):
        ran = run(*command, stdin=text.encode())
        yield f"{ran.out}{ran.err}"
    yield found(text)
    yield run("workforce", "-", "-f", "json", stdin=text.encode()).out
    yield run("workforce", "-", stdin=text.encode()).out
    yield run("explain", "-", "-f", "csv", stdin=text.encode()).out


HEADS = "title: t\nworkforce:\n  G:\n    counted_in: heads\n    teams:\n"
# The code of what is found, and two cases of which one may not be told from the other.
PAIRS = {
    "agency staff of a second that is hidden": (
        "agency-above-vacancies",
        f"{HEADS}      A: {{establishment: 13, in_post: 10, agency: %s}}\n"
        "      B: {establishment: 27, in_post: 23, agency: %s}\n",
        (1, 7),
        (2, 6),
    ),
    "agency staff beyond vacancies": (
        "agency-above-vacancies",
        f"{HEADS}      A: {{vacant: 9, agency: 30, agency_beyond: %s}}\n",
        (1,),
        (3,),
    ),
    "staff in post above posts": (
        "in-post-above-establishment",
        f"{HEADS}      A: {{establishment: 2, in_post: %s}}\n",
        (3,),
        (4,),
    ),
    "turnover of few": ("unusual-share", f"{HEADS}      A: {{in_post: 1, leavers: %s, turnover: %s%%}}\n", (2, 200), (3, 300)),
    "people of few FTE": (
        "unusual-heads-per-fte",
        "title: t\nworkforce: {G: {teams: {A: {in_post: 9, headcount: %s}}}}\n",
        (2,),
        (4,),
    ),
    "more beyond vacancies than there are": (
        "more-than-all",
        f"{HEADS}      A:\n        agency: 2\n        agency_beyond: %s\n",
        (3,),
        (4,),
    ),
    "those recruited": ("small-count", "title: t\nrecruitment: {F: {offered: 9, accepted: %s}}\n", (3,), (4,)),
    "those who accept or decline": (
        "small-count",
        "title: t\nrecruitment:\n  F: {offered: 9, accepted: %s, declined: %s}\n",
        (6, 3),
        (5, 4),
    ),
    "the fewest who apply": (
        "small-count",
        "title: t\nrecruitment: {F: {applications: 40, fewest_per_advert: %s, most_per_advert: 9}}\n",
        (1,),
        (2,),
    ),
}


@pytest.mark.parametrize("how", PAIRS)
def test_no_message_tells_one_small_count_from_another(how: str) -> None:
    code, text, one, other = PAIRS[how]
    assert code in found(text % one)
    assert list(everything(text % one)) == list(everything(text % other))
    if code != "more-than-all":  # its case is not read, and what --full shows is the line
        assert found(text % one, "--full") != found(text % other, "--full")


def test_a_section_with_errors_elsewhere_shows_no_more() -> None:
    text = PAIRS["agency staff of a second that is hidden"][1] + "recruitment: {F: {offered: many}}\n"
    assert "agency-above-vacancies" in found(text % (1, 7))
    assert found(text % (1, 7)) == found(text % (2, 6))


@pytest.mark.parametrize("ending", ["md", "html", "xlsx"])
def test_no_paper_does(ending: str, tmp_path: Path) -> None:
    text = PAIRS["agency staff of a second that is hidden"][1]
    files = []
    for counts in ((1, 7), (2, 6)):
        case, file = written(tmp_path, text % counts), tmp_path / f"{counts[0]}.{ending}"
        assert run("report", case, "-o", file).code == 0
        files.append(contents(file))
    assert files[0] == files[1]


def contents(file: Path) -> list[str]:
    """The texts of a document, but for what identifies its case file."""
    if file.suffix != ".xlsx":
        return [file.read_text()]
    with ZipFile(file) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist() if name.startswith(("xl/work", "xl/shared", "xl/ch"))]
    return [re.sub(r"\b[0-9a-f]{64}\b", "", text) for text in texts]


few = st.none() | st.integers(0, 6) | st.integers(0, 30)


@st.composite
def heads(draw: st.DrawFn) -> str:
    """Teams counted in heads, a funnel and an indicator of people, small counts among them and sums that do not agree."""
    lines = [HEADS.rstrip("\n")]
    for number in range(draw(st.integers(1, 3))):
        row = {key: draw(few) for key in ("establishment", "in_post", "agency", "leavers", "men", "women")}
        if row["agency"] is not None and draw(st.booleans()):
            row["agency_beyond"] = draw(st.integers(0, row["agency"]))
        if draw(st.booleans()):
            row["vacant"] = draw(few)
        said = ", ".join(f"{key}: {value}" for key, value in row.items() if value is not None)
        lines.append(f"      T{number}: {{note: x{', ' if said else ''}{said}}}")
    if draw(st.booleans()):
        whole = {key: draw(st.integers(0, 40)) for key in ("in_post", "agency", "women")}
        rates = {key: draw(st.integers(1, 99)) for key in ("vacancy_rate", "women_share", "agency_share_of_vacancies")}
        printed = ", ".join(f"{key}: {value}%" for key, value in rates.items())
        said = ", ".join(f"{key}: {value}" for key, value in whole.items())
        lines.append(f"    total: {{{said}, printed: {{{printed}}}}}")
    stages = {key: draw(few) for key in ("applications", "offered", "accepted", "declined")}
    said = ", ".join(f"{key}: {value}" for key, value in stages.items() if value is not None)
    lines += [f"recruitment: {{F: {{note: x{', ' if said else ''}{said}}}}}"]
    return "\n".join([*lines, ""])


@settings(
    max_examples=25 * TIMES, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
@given(heads())
def test_a_case_that_shows_the_same_is_told_of_in_the_same_words(text: str) -> None:
    other = next(alike(text), None)
    assume(other is not None)
    assert other is not None
    assert list(everything(text)) == list(everything(other)), other


def alike(text: str) -> Iterator[str]:
    """Cases that differ in hidden counts alone, which break the same rules: that a rule is broken is told."""
    evidence = sound(text)
    assert evidence is not None
    hidden = Suppressed(evidence).instead
    ours = shown_of(evidence, hidden)
    inputs = [figure for id in hidden if (figure := evidence.ledger.figures[id]).is_input and ".printed." not in id]
    codes = None
    for many in (2, 1):
        for some in list(combinations(inputs, many))[:20]:
            for steps in product((-1, 1), repeat=many):
                other = changed(text, dict(zip(some, steps, strict=True)))
                if (its := sound(other)) is None:
                    continue
                if Suppressed(its).instead == hidden and shown_of(its, hidden) == ours:
                    codes = codes or _codes(text)
                    if _codes(other) == codes:
                        yield other


def sound(text: str) -> WorkforceEvidence | None:
    """The workforce of a case; None of a text that is none."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    return None if loaded.case is None else workforce_of(loaded.case)


def _codes(text: str) -> list[tuple[str, int]]:
    return [(one["code"], one["line"]) for one in json.loads(found(text))["problems"]]
