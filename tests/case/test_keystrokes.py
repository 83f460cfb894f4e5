# ruff: noqa: E501 - what is typed is kept on its line
"""What people type from Word, Excel and Outlook: each keystroke, and what it is read as or what a person sees of it.

`UPDATE_GOLDEN=1 pytest tests/case/test_keystrokes.py` writes `keystrokes.txt` again.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from supplement_calc.case.loading import Loaded, load_text
from supplement_calc.case.sections import SECTIONS
from supplement_calc.diagnostics.look_alikes import look_alikes, plainly
from supplement_calc.parser.source_file import decode

GALLERY = Path(__file__).parent / "keystrokes.txt"
BASE = """\
title: A team
period:
  starts: 2026-04-01
  ends: 2028-03-31
pay_points:
  26: 35,000
  27: 36,000
grades:
  Grade 9:
    points: 26-27
    in_post: 3
    vacant: 2
    supplement: 3,000
on_costs: 30%
agency:
  fte: 1
  cost_per_fte: 60,000
budget:
  posts: 5
  cost_per_post: 40,000
comparators:
  Derby:
    pay:
      Grade 9: £32,233 - £36,153
payments:
  - what: Fee
    kind: professional registration fee
    amount: 90
    to: staff in post
  - what: Loyalty
    kind: retention payment
    at:
      1 year: 1,000
funding:
  - year: 2026/27
    amount: £50,000
    from: reserve
workforce:
  Team:
    date: 2026-01-31
    teams:
      North:
        establishment: 14
        in_post: 10
        turnover: 20%
        headcount: 12
        average_age: 44
        printed:
          vacancy_rate: 28.6%
recruitment:
  Officers:
    applications: 14
service_length:
  Team:
    bands:
      - {band: up to 1 year, share: 40%}
      - {band: over 1 year, share: 60%}
"""
SLOTS = {
    "title": "title: A team", "starts": "  starts: 2026-04-01", "ends": "  ends: 2028-03-31", "point": "  26: 35,000",
    "points": "    points: 26-27", "in_post": "    in_post: 3", "vacant": "    vacant: 2", "supplement": "    supplement: 3,000",
    "on_costs": "on_costs: 30%", "agency": "  cost_per_fte: 60,000", "fte": "  fte: 1", "cost_per_post": "  cost_per_post: 40,000",
    "pay": "      Grade 9: £32,233 - £36,153", "amount": "    amount: 90", "landmark": "      1 year: 1,000",
    "year": "  - year: 2026/27", "funded": "    amount: £50,000", "date": "    date: 2026-01-31",
    "posts": "        establishment: 14", "turnover": "        turnover: 20%", "headcount": "        headcount: 12",
    "age": "        average_age: 44", "printed": "          vacancy_rate: 28.6%", "applications": "    applications: 14",
}  # fmt: skip
TYPED: dict[str, str] = {
    "title": """title: Team #4 of the north|title: #4 team|title: “A team”|title: “A team: the north”|title: @home|title: %of pay
        |title: A team: the north|title:A team|title:\u00a0A team|title\u00a0: A team|title: A\u200b team|title: A team\ufeff|Titel: A team""",
    "starts": """starts: 2026/10/01|starts: 30th September 2026|starts: 1st of October 2026|starts: October 1, 2026|starts: 1/10/2026
        |starts: 30/09/2026|starts: 2026\u201110\u201101|starts: “2026-10-01”|starts: 46296|starts: 20261001|starts: Oct 2026|starts: 1 Oct 26
        |starts: 2026-10-01 00:00:00|starts: 31 September 2026|starts: 1.10.26|starts: 1 October|starts: soon|starts: 1\u00a0Oct\u00a02026""",
    "ends": "ends: 2028/03/31|ends: 31st March 2028|ends: end of March 2028|end: 2028-03-31|ends: 2028-03|until: 2028-03-31",
    "points": """points: 26–27|points: 26—27|points: 26−27|points: 26\u201127|points: 26 to 27|points: SCP 26-27|scp: 26-27|points: “26-27”
        |points: 26:27|points: 26/27|points: 26, 27|points: 27-26|points: [26-27]|points: 26 & 27|points: twenty-six""",
    "in_post": """in_post: {26:3}|in_post: {26:3, 27:4}|in_post:3|in_post:\u00a03|\u00a0\u00a0in_post: 3|in_post: 3 wte|in_post: 3.0.|in_post: 1/2
        |in_post: 3½|in_post: £3|in_post: 3 posts|in_post: “3”|in_post: 3\u200b|in_post: 1e1|in_post: O3|fte: 3|in_post: 3,5|in_post: -3
        |in_post: 0x10|in_post: {26: –}""",
    "vacant": "vacant: -|vacant: –|vacant: —|vacant: n/a|vacant: TBC|vacant: −2|vacancies: 2|vacant: nil|vacant: #N/A|vacant: ?"
    "|vacant: #REF!|vacant: #DIV/0!|vacant: =SUM(A1:A3)|vacant: n/k|vacant: ten|vacant: two and a half|vacant: (2)|vacant: 2-"
    "|vacant: 2\t|vacant: 2\u00ad|vacant: \uff12|vacant: 4 weeks|vacant: 37 hrs|vacant: 2..5|vacant: 2 to 3|vacant: 1O",
    "supplement": """supplement: 10% of salary|supplement: £3,000 pa|supplement: £3,000 p.a.|supplement: £3,000 a year|supplement: £3,000/year
        |supplement: £250 a month|supplement: £1.5 an hour|supplement: £3\u00a0000|supplement: £3\u202f000|supplement: 3.000,00
        |supplement: “£3,000”|supplement: £3,O00|supplement: 3k|supplement: £3,000 - £4,000|supplement: {2026/27: £3,000, 2027/28: 0}
        |supplement: -£3,000|supplement: $3,000|supplement: £3,000.|supplement: 3,00,0|supplement: £3,000 each|supplement: 10 pc
        |supplement: ‘10%’|market_supplement: 3,000|supplement: 3 000|supplement: £3,000 per FTE|supplement: 3,000£|supplement: 2k|supplement: 1.5m|supplement: £3\u2009000
        |supplement: (2,000)|supplement: 2000-|supplement: −5|supplement: €3,000|supplement: 50p|supplement: 10pct
        |supplement: three thousand|supplement: ten per cent|supplement: 3, 000|supplement: 3 000,00|supplement: £3000/12
        |supplement: =B2*12|supplement: ﬁve|supplement: £\u00ad3,000|supplement: 3,000\u0085|supplement: £3k-£4k
        |supplement: \uff13\uff0c\uff10\uff10\uff10|supplement: £3,000\ufeff|supplement: 3000,50|supplement: £3,000 + VAT""",
    "on_costs": """on_costs: -4.5%|on_costs: £1,925|on_costs: 30|on_costs: 30 per cent|on_costs: {ni: 15%}|on_costs: {LGPS: 20%}
        |on_costs: {levy: 0.5%}|on_costs: 30,5%|on_costs: 33% of pay|on_costs: 33⅓%|on_costs: 30-33%|on_costs: ten per cent|on_costs: (30%)|on_costs: 3O%|oncosts: 30%|on_costs: 30％|on_costs: {pension:20%}""",
    "agency": "cost_per_fte: £46/hour|cost_per_fte: £0.06 million|hourly_rate: 46|cost_per_fte: £60k pa",
    "cost_per_post": "cost_per_post: £40,000 pa|cost_per_post: 40.000.0|cost_per_post: 40'000|unit_cost: 40,000",
    "pay": """Grade 9: £32,233—£36,153|Grade 9: £32,233 − £36,153|Grade 9: £32,233\u2011£36,153|Grade 9: -|Grade 9: "-"
        |Grade 9: £32,233 pa|Grade 9: £36,153 - £32,233|Grade 9: £32,233 & £36,153|Grade 9: up to £36,153|Grade 9: from £32,233|Grade 9: £32,233+|Grade 9: £32,233/£36,153
        |Grade 9: between £32,233 and £36,153|Grade 9: £32,233 ... £36,153|Grade 9: SCP 29-31|Grade 9: £16.71 an hour|{Grade 9: £32,233 - £36,153}""",
    "amount": """amount: £90 each|amount: 90p|amount: £90 a year|amount: 4 weeks|amount: -90|amount: (90)|amount: ninety|amount: £90/FTE
        |amount: 5% of salary|amount: £90.""",
    "landmark": "1 year: £1,500 each|1 year: one month's pay|1 year: 1k|1 year: - £1,000",
    "year": """- year: 2026/2027|- year: 2026-2027|- year: 26/27|- year: FY26|- year: 2026|- year: 2026/28|- year: 2026 to 2027
        |- year: 2026\u201127|- year: \uff12\uff10\uff12\uff16/27|- year: Year 1""",
    "funded": "amount: £50,000 (one-off)|amount: (50,000)|amount: 50k - 60k|amount: £50,00|amount: TBC|amount: -",
    "date": """date: 1/10/26|date: 01.10.2026|date: Oct-26|date: 04/26|date: 31/01/2026 00:00|date: 2026-31-01|date: 32/01/2026
        |date: 1 Oct 2O26|date: Autumn 2026|date: 31st Jan '26|date: 2026-01-31T00:00:00Z|date: 1/31/26""",
    "posts": "establishment: 14 posts|establishment: 14*|establishment: 37 hrs|establishment: (14)|establishment: fourteen|establishment: £14",
    "turnover": "turnover: 20|turnover: 20 percent|turnover: 20 pc|turnover: 20%*|turnover: ２０％|turnover: -20%|turnover: 20-25%",
    "headcount": "headcount: 12.5|headcount: 12 people|headcount: a dozen|headcount: 12 FTE",
    "age": "average_age: 44 years|average_age: -44|average_age: £44|average_age: 44-45|average_age: forty-four|average_age: 44+",
    "printed": "vacancy_rate: 28,6%|vacancy_rate: 28.6 pc|vacancy_rate: 28.6%*|vacancy_rate: #REF!|vacancy_rate: =4/14|vacancy_rate: 28.6% (4 of 14)",
    "applications": """applications: -14|applications: −14|applications: (14)|applications: {total: -14}|applications: 14%|applications: £14
        |applications: 1.4|applications: 4 weeks|applications: fourteen|applications: 14-16|applications: 14 (2 internal)""",
}
KEYSTROKES = [
    (slot, one.rstrip("\n").removesuffix("\n        "))
    for slot, all in TYPED.items()
    for one in re.split(r"\s*\n\s*\||\|", all)
]


def written(slot: str, typed: str) -> str:
    line = SLOTS[slot]
    indent = line[: len(line) - len(line.lstrip())]
    return BASE.replace(line, f"{indent}{typed}", 1)


def loaded(slot: str, typed: str) -> Loaded:
    source, problems = decode("case.yaml", written(slot, typed).encode())
    return load_text(source, list(SECTIONS), (), problems)


def visible(text: str) -> str:
    """The text with its look-alikes by their codes."""
    odd = set(look_alikes(text))
    return "".join(f"<{ord(one):04X}>" if place in odd else one for place, one in enumerate(text))


def seen(slot: str, typed: str) -> str:
    """What a person sees of a keystroke: its problems, or that it is read."""
    found = loaded(slot, typed)
    said = [f"    {p.span.line}:{p.span.column} {p.code}: {p.headline}\n      {p.help}" for p in found.problems]
    return "\n".join([visible(typed), *map(visible, said or ["    is read"])])


def test_the_gallery() -> None:
    text = "\n".join(seen(*one) for one in KEYSTROKES) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GALLERY.write_text(text, encoding="utf-8")
    assert text == GALLERY.read_text(encoding="utf-8")
    assert len(KEYSTROKES) >= 250


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n"])
def test_the_ends_of_lines_of_another_system_are_read(ending: str) -> None:
    source, problems = decode("case.yaml", BASE.replace("\n", ending).encode())
    assert load_text(source, list(SECTIONS), (), problems).problems == []


def test_a_byte_order_mark_is_read_where_the_file_begins() -> None:
    source, problems = decode("case.yaml", b"\xef\xbb\xbf" + BASE.encode())
    assert load_text(source, list(SECTIONS), (), problems).problems == []


@pytest.mark.parametrize(("slot", "typed"), KEYSTROKES)
def test_no_answer_lacks_the_character_or_what_was_typed(slot: str, typed: str) -> None:
    """Each answer has the look-alike's code point, or else digits or words of what was typed; and one slip is one problem."""
    problems = loaded(slot, typed).problems
    assert len(problems) <= 1
    for problem in problems:
        said = f"{problem.headline} {problem.help}"
        assert "for example" not in said
        value = typed if problem.code == "unknown-key" else typed.partition(":")[2] or typed
        hidden = [one for one in typed if look_alikes(one) and one not in "’"]
        named = any(f"U+{ord(one):04X}" in said for one in hidden)
        pieces = re.findall(r"[A-Za-z0-9]+", plainly(value)) or [value.strip()]
        assert named or (not hidden and any(piece in said for piece in pieces))
        assert not set("“”‘") & set(problem.help or ""), "curly quotes are never advised"
