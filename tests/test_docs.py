"""The generated pages of docs/ are what their sources make them, and the README shows what the tool prints."""

from __future__ import annotations

import importlib.util
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


@pytest.mark.parametrize("page", [path.name for path in _generated()])
def test_generated_page_is_current(page: str) -> None:
    path = ROOT / "docs" / page
    assert path.read_text(encoding="utf-8") == _generated()[path], "run `python docs/build.py`"


def test_every_section_of_a_case_file_is_documented() -> None:
    from supplement_calc.case_file.sections import SECTIONS

    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    assert [key for key in SECTIONS if f"- **`{key}`** –" not in page] == []


def test_readme_screen_is_what_cost_prints(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from supplement_calc.cli.main import main

    monkeypatch.chdir(ROOT)
    assert main(["cost", "cases/derbyshire-2019.yaml"]) == 0
    printed = capsys.readouterr().out.split()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    screen = readme.partition("$ supplement-calc cost cases/derbyshire-2019.yaml\n")[2].partition("\n```")[0]
    assert screen.split() == printed
