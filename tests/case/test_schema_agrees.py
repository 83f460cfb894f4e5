# ruff: noqa: E501 - what is typed is kept on its line
"""The JSON Schema accepts what `check` accepts, and refuses what it refuses, but for what no schema can tell."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from jsonschema import Draft202012Validator

from case.test_keystrokes import KEYSTROKES, written
from supplement_calc.case.loading import load_text
from supplement_calc.case.schema import case_schema
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source, is_failure
from support.as_json import as_json

ROOT = Path(__file__).parents[2]
PACKAGE, DOCS = ROOT / "src/supplement_calc", ROOT / "docs"
PAGE = DOCS / "how-to/editors.md"
VALIDATOR = Draft202012Validator(case_schema())
SOUND = [
    *sorted(ROOT.glob("cases/*.yaml")),
    *sorted(PACKAGE.glob("case/starters/*.yaml")),
    DOCS / "reference/every-section.yaml",
]
# What the page on editors says that `check` alone finds.
UNTOLD = {
    code
    for row in re.findall(r"^\| [a-z].*?\| (`.*) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    for code in re.findall("[a-z0-9-]+", row)
}
# Of these some are refused by both; the code alone does not say which.
BY_EITHER = {
    "control-character",
    "missing-key",
    "not-a-range",
    "no-such-date",
    "unknown-tax-year",
    "draws-unclear",
    "syntax",
    "too-large-a-case",
}
# Where a number without quotes has lost its spelling on the way to an editor.
SPELT = {"ambiguous-number", "too-long", "not-a-point", "not-whole"}


class Verdict(NamedTuple):
    """The codes of the errors of reading, and what the schema refuses; None where there is no tree to hold against it."""

    codes: set[str]
    refused: list[str] | None

    def disagrees(self, *, typed: bool) -> str:
        """How the two differ beyond what is known that no schema can tell; nothing where they do not."""
        if self.refused is None:
            return ""
        told = self.codes - UNTOLD - (SPELT if typed else set())
        if told and not self.refused:
            return f"only check refuses it: {told}"
        return f"only the schema refuses it: {self.refused}" if self.refused and not self.codes - (UNTOLD - BY_EITHER) else ""


@cache
def verdict(text: str, *, typed: bool) -> Verdict:
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    codes = {problem.code for problem in loaded.problems if is_failure(problem)}
    if loaded.root is None:
        return Verdict(codes, None)
    tree = as_json(loaded.root, typed=typed)
    return Verdict(codes, [f"{error.json_path} {error.message[:200]}" for error in VALIDATOR.iter_errors(tree)])


@cache
def texts() -> list[tuple[str, str]]:
    """Every text of a case that the docs, the rules and the tests have, with where it is from."""
    found = [(str(path), path.read_text(encoding="utf-8")) for path in (*SOUND, *sorted((ROOT / "tests").rglob("*.yaml")))]
    for page in (*sorted((PACKAGE / "catalogue").glob("*.md")), *sorted(DOCS.rglob("*.md")), ROOT / "README.md"):
        if page.parent.name != "rules":  # made from the catalogue
            blocks = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
            found += [(f"{page.name} {number}", text) for number, text in enumerate(blocks, 1)]
    return [*found, *((typed, written(slot, typed)) for slot, typed in KEYSTROKES)]


LEAVES = {
    # where, with what `check` accepts there, and what it refuses
    "workforce: {A: {counted_in: «»}}": ("FTE|fte|Heads|HEADS", "people|nothing"),
    "on_costs: «»": ("24%|24 percent|24.5 per cent|0%|10% of salary|10% of basic pay", "24|-4%|£4%|about 24%"),
    "grades: {A: {points: «»}}": (
        "16-19|16 – 19|16 to 19|22|SCP 16-19|16—19|scp16 - scp19|A1|M1-M6|8a to 8b|5.1|point M1 - U3",
        "sixteen|16-|M1-|A1-A2-A3|16-19-20|'019'|5 to",
    ),
    "grades: {A: {points: 16-19, costed_at: «»}}": ("16|'19'|SCP 16", "top|-1|'016'|16-17"),
    "grades: {A: {salary: «»}}": (
        "25064|'25,064'|£25,064|25k|£1.2m|£1.31 million|26_890|£30,000 pa|£30,000 a year|30000 per fte|£'000 25|25 (£000s)|£k 25 pa|£12.65 an hour|1265p/hr",
        "'38.220'|£38.220|£'000 0|0|'0'|-5|25%|5,00|'25 064'|ten|30 fte|£0 an hour|£2,000 a month|'１２'",
    ),
    "grades: {A: {points: 16-17, in_post: «»}}": ("4|4.5 fte|3 wte|3 WTEs|0|-0|{16: 4}", "-4|£4|4%|many|[4]|about 4|{top: 4}"),
    "grades: {A: {supplement: «»}}": (
        "4,000|10%|10% of salary|£3,000 pa|{make_up_to: Market Mean}|{make_up_to: Point 22}|{percent: 10%, of: Salary at award}"
        "|{percent: 10%}|{percent: 8%, at_least: 2000, at_most: £3k}|50p an hour|£1.25 per hour|{in_post: 10%}|{vacant: 50p an hour}"
        "|{in_post: {make_up_to: point 22}, vacant: 1000}|[{what: a, amount: 5%}, {what: b, percent: 2%, of: salary and supplements}]"
        "|{in_post: [{what: a, amount: 100}], vacant: {percent: 5%, at_most: 900}}",
        "-4|{make_up_to: point}|{percent: 10}|{2024: 3000}|ten|{}|10% a year|50p a week|-50p an hour|[]|[{amount: 100}]"
        "|[{what: a, percent: 5}]|{percent: 10%, at_least: 5%}|{in_post: ten}|{in_post: 100, starters: 50}|{percent: 10%, of: supplements}"
        "|{2024/25: {make_up_to: market mean}}|{2024/25: [{what: a, amount: 100}]}|{in_post: {2024/25: 100}}",
    ),
    "comparators: {B: {pay: {A: «»}}}": (
        "£32,233 - £36,153|29909|£29,909|top £33,799|bottom 30k|'£37,107 - illegible: £39…'|not given|30,000 to 31,000|c|£30k pa|"
        "£32,233—£36,153|'[x]'|39.4-43.1k|£43,100 max|30k minimum|£39 - £43 (£000s)",
        "£39.400 - £43,100|£39,400 - £43.100|up to £43.100|lots|0|£30,000 - lots|30,000/31,000|10%",
    ),
    "comparators: {B: {pay: {A: 30000}, supplements: {A: «»}}}": ("2,000|0", "£3,000 pa|about 5"),
    "workforce: {A: {total: {in_post: «»}}}": (
        "60|approximately 60 fte|over 60|N/A|'-'|illegible|'<5'|low|'[c]'|'*'|z|under 5|60 wte|(0)",
        "-3|£3|3%|sixty|(3)|3 months",
    ),
    "workforce: {A: {total: {vacant: «»}}}": ("-3|3|'-3'|(3)", "£3|3%|few"),
    "workforce: {A: {total: {headcount: «»}}}": ("60|about 60|not given|60.0", "'60.5'|60.5|60 fte|-1"),
    "workforce: {A: {total: {turnover: «»}}}": ("15.4%|about 15%|n/a|15 percent|roughly 15%", "15.4|-1%|high"),
    "workforce: {A: {total: {average_service: «»}}}": ("'7 years, 0 months'|84 months|7", "long|7 yrs"),
    "workforce: {A: {total: {printed: {vacancy_rate: «»}}}}": (
        "5.10%|about £5k|27.75 fte|12|-4%|(£80,000)|33% to 68%|33 to 68%|5 points|4.5 times|a fall of 5%|5% higher|£1.1 million|"
        "an underspend of £80k|£5k a year|between 5 and 6 FTE|nearly 5%|doubled from 15% to 30%|a total of £636k in a full year (incl. on-costs)|636 (£000s)|£m 0.636|"
        "£5k, excluding on-costs|well under 5%",
        "n/a|low|5 6|fall|5% to 6|over 5 to 6|rise of 5% higher",
    ),
    "published: [{figure: a, value: 5, to: «»}]": ("£1,000|0.1%|about 5", "0|-5|(5)|5 to 6|fall of 5"),
    "indicators: {A: {values: {B: «»}}}": ("£71k|39.2|-4|32.15%|48 fte|n/a|'illegible: 4…'", "71k|some|4,5|£5 lower"),
    "recruitment: {A: {offered: «»}}": ("4|{total: 4}|about 4", "four|{all: 4}"),
    "period: {starts: «»}": (
        "2025-04-01|1 April 2025|01 apr 2025|2026/10/01|30th September 2028|1st of Oct 2026|October 1, 2026|31/12/2025|5/5/2025|"
        "2025-04-01 00:00:00|2026‑10‑01|1 Sept. 2026",
        "01/04/2025|April 2025|2025-13-01|2025-04-41|soon|20250401|46296|1847-01-01|1 April 25",
    ),
    "period: {starts: 2024-04-01, ends: 2025-03-31}\ngrades: {A: {salary: 30000, supplement: {«»: 3000}}}": (
        "2024/25|2024-25|2024–25",
        "2024|24/25|2024/26|2024/2025",
    ),
    "policy: {cap: «»}": ("15%|none|None", "15|no"),
    "policy: {time_limit: «»}": ("24|24 months|none|two years|2 yrs|1.5 years", "0|0 years|104 weeks|eleven years|24%"),
    "policy: {cap_of: «»}": ("Top of grade|top_of_grade|salary", "top|grade"),
    "policy: {figures: {budget_position.difference: {at_most: «»}}}": ("0|£1.2m|25%|none|-4|12 fte|None", "about 5|lots|1.2m"),
    "policy: {figures: {budget_position.difference: «»}}": ("{at_least: 4}|{at_least: 4, at_most: 5}", "4|{most: 4}"),
    "budget: «»": ("£10.335m|1000000|{amount: 5}|{by_year: {2025/26: 5}}", "-1|lots|{by_year: {2025: 5}}|10%|{}"),
    "establishment: «»": ("101.03|101 FTE|101 wte", "-1|about 101|£5"),
    "funding: [{year: 2025/26, amount: 5, from: «»}]": ("Reserve|base budget|GRANT", "bank"),
    "measures: [{what: A, cost: «»}]": ("£50k|The Supplement|not given|about 50,000|£1.1 million a year|a total of £50k|50 (£000s)", "£50.000|-5|free|(5)"),
    "measures: [{what: A, kind: «»}]": ("One-off|one off|recurring", "once"),
    "payment: {pensionable: «»}": ("yes|No|YES", "true|maybe|1"),
    "payment: {kind: «»}": ("Golden hello|golden_hello", "bonus"),
    "title: «»": ("2025|a|true|1.5", "''|[a]|{a: b}"),
    "agency: {fte: 1, cost_per_fte: 60000, fee: «»}": ("10%|Included", "-1|free"),
    "agency: {fte: 1, cost_per_fte: 60000, release: «»}": ("In proportion|one_for_one|0.8", "some|-1|10%"),
    "agency: {fte: 1, weeks_a_year: 52, hours_a_week: 37, charge_rate: «»}": ("46|£46.125|£46/hour|£46 an hour|£46 ph", "0|£46 a day|£46pa"),
    "agency: {fte: 1, charge_rate: 30, weeks_a_year: 52, hours_a_week: «»}": ("37|37 hours|'37.5'|37 hours a week", "0|£37|37%|full|37 weeks"),
    "on_costs: {tax_year: «»}": ("2019-20|2019/20|2019-2020", "2019|19-20|2019-21"),
    "service_length: {A: {bands: [{band: «», share: 5%}]}}": ("1 to 2 years|2019", "12345 years|99999"),
    "options: {A: {changes: «»}}": ("{on_costs: 25%}", "{}|25%|[on_costs]"),
    "options: {A: «»}": ("{what: b}|{leave_out: [on_costs]}", "{change: {on_costs: 25%}}|b|{leave_out: []}|{optimism_bias: 10%}"),
    "scenarios: {A: {optimism_bias: «»}}": ("10%|0%", "10|-1%|high"),
    "sensitivity: {draws: «»}": ("1000|1,000|5_000", "many|10%|£5"),
    "sensitivity: {inputs: {on_costs: {least: 20%, «»: 30%}}}": ("most", "max|top"),
    "sensitivity: {inputs: {on_costs: {least: 20%, most: 30%, shape: «»}}}": ("Uniform|uniform", "flat|round"),
    "sensitivity: {inputs: {on_costs: {values: «»}}}": ("{20%: 40%, 30%: 60%}|{25%: 100%}", "{}|20%|{20%: 0.4}|{low: 100%}"),
    "sensitivity: {correlations: «»}": ("", "[]|{a: b}|[{inputs: [a, b]}]|[{inputs: [a, b], rank: high}]|[{inputs: a, rank: 0.5}]"),
    "silences: [{rule: small-count, reason: «»}]": ("so it is|5", "''|{}"),
}  # fmt: skip


def _in_flow(value: str) -> str:
    """A value as it stands in braces: in quotes where it has a comma."""
    return f"'{value}'" if "," in value and value[0] not in "{['" else value


def _with(where: str, value: str) -> str:
    key = where.split(":")[0]
    rest = "" if key == "on_costs" else "on_costs: 25%\n" if key in ("options", "scenarios", "sensitivity") else ""
    return ("" if key == "title" else "title: t\n") + rest + where.replace("«»", _in_flow(value)) + "\n"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)


@pytest.mark.parametrize("typed", [True, False])
def test_every_case_that_is_sound_is_accepted(typed: bool) -> None:
    for path in SOUND:
        assert verdict(path.read_text(encoding="utf-8"), typed=typed) == (set(), []), path.name


@pytest.mark.parametrize("where", LEAVES)
def test_a_leaf_is_accepted_or_refused_by_both(where: str) -> None:
    for values, sound in zip(LEAVES[where], (True, False), strict=True):
        for value in filter(None, values.split("|")):
            codes, refused = verdict(_with(where, value), typed=True)
            assert bool(codes - (UNTOLD - BY_EITHER)) != sound, (value, codes)
            assert bool(refused) != sound, (value, refused)


@pytest.mark.parametrize("typed", [True, False])
def test_every_text_that_docs_and_tests_have_is_accepted_or_refused_by_both(typed: bool) -> None:
    no_number = re.compile(r" \.nan$", re.MULTILINE)  # which is neither below nor above any limit
    found = {name: verdict(no_number.sub(" ten", text), typed=typed).disagrees(typed=typed) for name, text in texts()}
    assert len(found) > 400
    assert {name: how for name, how in found.items() if how} == {}


def test_what_the_page_says_that_check_alone_finds_is_found_by_check_alone() -> None:
    """No code stands there that the schema finds as well, and none that no sample has."""
    alone = {code for _, text in texts() for codes, refused in [verdict(text, typed=False)] if refused == [] for code in codes}
    assert alone == UNTOLD
