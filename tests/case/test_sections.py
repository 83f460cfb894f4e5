from __future__ import annotations

import subprocess
import sys

import pytest

from supplement_calc.case.sections import COSTING, EVERYTHING, SECTIONS, in_order, keys_of, type_named, validator


def test_every_section_has_a_type_and_a_validator() -> None:
    for section in SECTIONS.values():
        assert callable(validator(section.type)), section.key
        assert type_named(section.type) is not None


def test_a_cost_needs_no_published_figures() -> None:
    assert "published" not in COSTING
    assert COSTING < EVERYTHING == set(SECTIONS)


@pytest.mark.parametrize(
    ("type_name", "names", "some"),
    [
        ("grades:Grade", (), {"points", "in_post", "supplement"}),
        ("grades:Uplift", (), {"grade", "from", "to", "in_post", "vacant"}),
        ("budget:Budget", (), {"posts", "cost_per_post"}),
        ("terms:Period", (), {"starts", "ends", "review"}),
    ],
)
def test_the_keys_of_a_type_are_those_of_its_model(type_name: str, names: tuple[str, ...], some: set[str]) -> None:
    assert some <= set(keys_of(type_name, names))
    assert "from_" not in keys_of(type_name, names)


def test_sections_are_validated_in_the_order_a_case_is_written() -> None:
    assert [section.key for section in in_order({"budget", "title", "grades"})] == ["title", "grades", "budget"]


def test_importing_the_sections_loads_neither_pydantic_nor_yaml() -> None:
    code = "import sys, supplement_calc.case.sections; print(sorted({'pydantic', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
