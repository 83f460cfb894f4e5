"""Every rule in its place: in the rows of its module, in the registry, and in a test module of its own."""

from __future__ import annotations

from importlib import import_module

import pytest

from supplement_calc.checks import rules
from supplement_calc.checks.rule import Rule
from supplement_calc.checks.rule_registry import RULES
from support.checking import codes
from support.registered import TESTS, code_of, functions_of, modules_of, siblings_imported, text_of_tests
from support.sound_cases import proposal

MODULES = modules_of(rules, "rule")


def rows_of(module: str) -> tuple[Rule, ...]:
    """The rules that a module lists."""
    rows: tuple[Rule, ...] = getattr(import_module(f"{rules.__name__}.{module}"), "RULES", ())
    return rows


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_of_a_module_is_in_its_rows_and_its_rows_are_in_the_registry(module: str) -> None:
    functions = functions_of(rules, module, "Breach")
    listed = {rule.find for rule in rows_of(module)}
    assert [name for name, function in functions.items() if function not in listed] == [], f"not in RULES of {module}.py"
    assert rows_of(module), f"{module}.py has no rule: what rules share belongs in rule.py"
    assert [rule.code for rule in rows_of(module) if rule not in RULES] == [], f"{module}.RULES is not in rule_registry.py"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_named_as_its_code_is(rule: Rule) -> None:
    assert code_of(rule.find) == rule.code


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_module_has_a_test_module_that_expects_each_of_its_codes(module: str) -> None:
    tests = text_of_tests("checks/rules", module)
    assert tests, f"tests/checks/rules/test_{module}.py is missing"
    assert [rule.code for rule in rows_of(module) if f'"{rule.code}"' not in tests] == [], f"not in test_{module}.py"


def test_every_test_module_is_of_a_rule_module() -> None:
    tested = {path.stem.removeprefix("test_") for path in (TESTS / "checks/rules").glob("test_*.py")}
    assert tested - {"registry", *MODULES} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_module_imports_no_other(module: str) -> None:
    assert list(siblings_imported(rules, module, MODULES)) == [], "what rules share belongs in rule.py"


def test_a_whole_proposal_breaks_no_rule() -> None:
    assert codes(proposal()) == []


def test_a_case_that_proposes_nothing_needs_no_record_terms_or_review() -> None:
    assert codes("title: x\nperiod: {starts: 2026-04-01}\ngrades: {A: {salary: 30000, in_post: 1}}\n") == []


def test_every_rule_stands_in_the_folder_of_rules() -> None:
    """What `check` says that it could not look at, and the page of a code, are named by the module."""
    assert {rule.find.__module__.rpartition(".")[0] for rule in RULES} == {"supplement_calc.checks.rules"}
