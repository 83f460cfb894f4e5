"""Every cause in its place: in the registry, in docs/reference/slips.md, and in a test module of its own."""

from __future__ import annotations

import re

import pytest

from oracle.slips.planted import SLIPS
from supplement_calc.checks.reconciliation import causes
from supplement_calc.checks.reconciliation.causes.registry import CAUSES, SLIPS_OF_THE_PEN
from supplement_calc.output import check_summary
from support.registered import TESTS, code_of, functions_of, modules_of, siblings_imported, text_of_tests

MODULES = modules_of(causes)
PAGE = TESTS.parent / "docs" / "reference" / "slips.md"


@pytest.mark.parametrize("module", MODULES)
def test_every_cause_of_a_module_is_in_the_registry_by_its_own_name(module: str) -> None:
    functions = functions_of(causes, module, "Candidate")
    assert functions, f"{module}.py has no cause"
    assert [name for name, function in functions.items() if CAUSES.get(code_of(function)) is not function] == []


def test_the_page_lists_every_cause_in_the_order_of_the_registry() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("| cause | the slip |\n|---|---|\n")[2].partition("\n\n")[0]
    listed = [name for row in table.splitlines() for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])]
    assert sorted(CAUSES.keys() - set(listed)) == [], "not in docs/reference/slips.md"
    assert listed == list(CAUSES)


@pytest.mark.parametrize("module", MODULES)
def test_a_cause_module_has_a_test_module_that_expects_each_of_its_causes(module: str) -> None:
    tests = text_of_tests("checks/reconciliation/causes", module)
    assert tests, f"tests/checks/reconciliation/causes/test_{module}.py is missing"
    names = [code_of(function) for function in functions_of(causes, module, "Candidate").values()]
    assert [name for name in names if f'"{name}"' not in tests] == [], f"not in test_{module}.py"


def test_every_test_module_is_of_a_cause_module() -> None:
    tested = {path.stem.removeprefix("test_") for path in (TESTS / "checks/reconciliation/causes").glob("test_*.py")}
    assert tested - {"registry", *MODULES} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_cause_module_imports_no_other(module: str) -> None:
    assert list(siblings_imported(causes, module, MODULES)) == []


def test_slips_of_the_pen_and_what_is_planted_are_causes_and_those_come_last() -> None:
    assert {*SLIPS_OF_THE_PEN, *SLIPS} <= CAUSES.keys()
    assert set(list(CAUSES)[-len(SLIPS_OF_THE_PEN) :]) == SLIPS_OF_THE_PEN


def test_every_cause_has_its_words_in_the_summary_of_a_check() -> None:
    assert CAUSES.keys() - check_summary._REASONS.keys() == set()
