"""The generated pages of docs/ are what their sources make them, and the README shows what the tool prints."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[Path, str] = module.pages()
    return pages


def _patterns() -> dict[str, re.Pattern[str]]:
    """The ids of docs/figures.yaml as patterns: braces stand for a name, {rest} for any names with dots between."""
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = {}
    for ids in module.meanings().values():
        for id in ids:
            plain = re.escape(id).replace(r"\{rest\}", r"[a-z0-9_.]+")
            found[id] = re.compile(re.sub(r"\\{\w+\\}", "[a-z0-9_]+", plain))
    return found


# One case with the forms that no published case has: posts by point, percentages, pay made up to the market, charge rates.
FORMS = """
title: every form
period: {starts: 2026-04-01, ends: 2027-06-30}
pay_points: {1: 20000, 2: 21000, 3: 22000, 4: 23000}
grades:
  A: {points: 1-2, in_post: {1: 2, 2: 3}, vacant: {1: 1, 2: 1}, supplement: 10%}
  B: {points: 3-4, in_post: 2, vacant: 1, supplement: {make_up_to: market median}}
  C: {salary: 30000, in_post: 1, supplement: 1000}
  D: {points: 1-2, in_post: {1: 1}, supplement: {make_up_to: point 2}}
comparators:
  X: {pay: {A: 21000 - 23000, B: 24000 - 26000}, award: 2%}
  Y: {pay: {A: 20000 - 24000, B: 23000 - 27000}}
market: {of: midpoints}
on_costs: 25%
agency: {fte: 1, charge_rate: 30, hours_a_week: 37, weeks_a_year: 47}
budget: 250,000
measures:
  - {what: The supplement, cost: the supplement}
  - {what: Posts, fte: 2, cost_per_fte: 30000, starts: 2026-10-01}
funding:
  - {year: 2026/27, amount: £10k, from: reserve, approved: to be considered}
service_length:
  Team: {bands: [{band: Up to 1 year, share: 40%}, {band: 1 to 2 years, share: 60%}]}
payments:
  - {what: Hello, kind: golden hello, pensionable: yes, amount: 5%, to: starters, grades: [A], after_months: 2, paid_per: head,
     clawback: {months: 3, how: by month, recovered: 60%}}
  - {what: Ladder, kind: retention payment, at: {6 months: 100, 1 year: 5%}, clawback: {months: 2, how: whole, recovered: 50%}}
  - {what: Car, kind: cash in lieu of a car, amount: 100, to: staff in post, every_months: 1}
  - {what: Move, kind: qualifying relocation, amount: 9000, to: starters, expected: 1}
  - {what: Moves, kind: qualifying relocation, at: {6 months: 9000, 1 year: 8000}, paid_per: head, heads_per_fte: 1.1}
workforce:
  G:
    teams:
      T: {establishment: 5, vacant: 1, agency: 1, leavers: 1, men: 6, women: 7, headcount: 13, printed: {vacancy_rate: 20%},
          earlier: {2025: {establishment: 4, printed: {vacancy_rate: 10%}}}}
      U: {establishment: 5, in_post: 3}
    total: {establishment: 10, printed: {vacancy_rate: 30%}, earlier: {2025: {establishment: 4}}}
forecast:
  starts: 2026-03-01
  doing_nothing: {turnover: 20%, starters: 2, agency_beyond: 0.5}
  proposal: {turnover: [{from: 2026-01-01, rate: 20%}, {from: 2026-07-01, rate: 10%}], starters: {A: 1}, agency_cover: 40%}
  pay_awards: [{from: 2026-04-01, award: 3%}]
  increments: yes
  discount_rate: 3.5%
  inflation: 2%
"""
# On-costs by part, with all that may be said of them, in a year whose rate changes.
BY_PART = """on_costs:
  tax_year: 2022-23
  pension: 20%
  pension_deficit: 1,000
  apprenticeship_levy: 0.5%
  other: {Training: 1%}
  heads_per_fte: 1.1
  salary_sacrifice: 6%
"""


def _ids(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    from supplement_calc.cli.main import main

    found: set[str] = set()
    for command in ("cost", "cost --marginal", "break-even", "market", "pay-points", "workforce", "forecast --monthly"):
        main([*command.split(), path, "-f", "json"])
        out = capsys.readouterr().out
        found |= set(json.loads(out)["figures"]) if out else set()
    return found


def test_every_figure_of_every_case_is_documented_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "forms.yaml").write_text(FORMS, encoding="utf-8")
    weekly = FORMS.replace("charge_rate: 30, hours_a_week: 37", "weekly_spend: 1500")
    (tmp_path / "weekly.yaml").write_text(weekly, encoding="utf-8")
    (tmp_path / "by_part.yaml").write_text(
        FORMS.replace("on_costs: 25%", BY_PART).replace("ends: 2027-06-30", "ends: 2027-03-31"), encoding="utf-8"
    )
    rates = "by_grade: {A: {fte: 1}, B: {fte: 2, day_rate: 300}}, days_a_year: 200, fee: 5%, vat: irrecoverable"
    once = "notice_weeks: 2, double_running_weeks: 3, transfer_fee: 500"
    graded = FORMS.replace("{fte: 1, charge_rate", f"{{{rates}, {once}, charge_rate")
    posts = "budget: {posts: 10, cost_per_post: 30000, vacancy_factor: 4%}"
    (tmp_path / "graded.yaml").write_text(graded.replace("budget: 250,000", posts), encoding="utf-8")
    years = "budget: {by_year: {2026/27: 250000, 2027/28: 260000}}"
    endless = FORMS.replace("budget: 250,000", years).replace(", ends: 2027-06-30", "")
    (tmp_path / "endless.yaml").write_text(endless, encoding="utf-8")
    (tmp_path / "fee.yaml").write_text(
        FORMS.replace("{fte: 1, ch", "{fte: 1, fee: 5%, vat: irrecoverable, ch"), encoding="utf-8"
    )
    stated = BY_PART.replace("tax_year: 2022-23", "national_insurance: {rate: 15%, threshold: 5000}")
    part = FORMS.replace("ends: 2027-06-30", "ends: 2027-03-15").replace("agency_beyond: 0.5", "where: here")
    (tmp_path / "stated.yaml").write_text(part.replace("on_costs: 25%", stated), encoding="utf-8")
    (tmp_path / "shared.yaml").write_text(FORMS.replace("starters: {A: 1}", "starters: 2"), encoding="utf-8")
    forms = [
        tmp_path / f"{name}.yaml" for name in ("forms", "weekly", "by_part", "graded", "fee", "endless", "stated", "shared")
    ]
    paths = [*sorted((ROOT / "cases").glob("*.yaml")), *forms]
    ids = {id for path in paths for id in _ids(str(path), tmp_path, capsys)}
    patterns = _patterns()
    inputs = re.compile(
        r"((grades|pay_points|uplifts|comparators|differential|period|agency|budget|payments\.\d+)\b"
        r"|forecast\.(pay_awards|discount_rate|inflation|\w+\.(turnover|starters|agency_cover|agency_beyond))\b"
        r"|on_costs\.(pension|pension_deficit|apprenticeship_levy|other|heads_per_fte|salary_sacrifice|national_insurance)\b).*"
    )
    undocumented = [id for id in ids if not any(p.fullmatch(id) for p in patterns.values()) and not inputs.fullmatch(id)]
    assert not undocumented, "\n".join(sorted(undocumented))
    unused = [id for id, pattern in patterns.items() if not any(pattern.fullmatch(one) for one in ids)]
    assert not unused, "\n".join(unused)


@pytest.mark.parametrize("page", [path.name for path in _generated()])
def test_generated_page_is_current(page: str) -> None:
    path = ROOT / "docs" / page
    assert path.read_text(encoding="utf-8") == _generated()[path], "run `python docs/build.py`"


def test_every_section_of_a_case_file_is_documented() -> None:
    from supplement_calc.case.sections import SECTIONS

    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    assert [key for key in SECTIONS if f"- **`{key}`** –" not in page] == []


def test_readme_shows_what_forecast_prints(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from supplement_calc.cli.main import main

    monkeypatch.chdir(ROOT)
    assert main(["forecast", "cases/derbyshire-2019.yaml"]) == 0
    printed = capsys.readouterr().out.splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    screen = readme.partition("$ supplement-calc forecast cases/derbyshire-2019.yaml\n")[2].partition("\n```")[0]
    shown = [line for line in screen.splitlines() if line.strip() and line != "..."]
    assert len(shown) > 20
    assert [line for line in shown if line not in printed] == []


def test_readme_screen_is_what_cost_prints(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from supplement_calc.cli.main import main

    monkeypatch.chdir(ROOT)
    assert main(["cost", "cases/derbyshire-2019.yaml"]) == 0
    printed = capsys.readouterr().out.split()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    screen = readme.partition("$ supplement-calc cost cases/derbyshire-2019.yaml\n")[2].partition("\n```")[0]
    assert screen.split() == printed
