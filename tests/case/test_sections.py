from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from inspect import isclass

import pytest
from pydantic import BaseModel, PlainValidator, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from supplement_calc.case.by_name import model
from supplement_calc.case.sections import COSTING, EVERYTHING, SECTIONS, in_order, reader
from supplement_calc.case.suggestions.model_keys import keys_of
from supplement_calc.diagnostics import Source
from supplement_calc.parser.tree import Mapping
from supplement_calc.parser.yaml_reader import YamlReader

# Keys whose model stands in the module of another, since the two are read together.
IN_THE_MODULE_OF = {
    "uplifts": "grades",
    "working_time": "pay.working_time",
    "agency_by_job": "agency",
    "differential": "market",
    "recruitment": "workforce",
    "coverage": "workforce",
    "indicators": "workforce",
    "measures": "package",
    "funding": "package",
    "spend": "stated.spend",
    "alternative": "stated.alternative",
    "sensitivity": "what_if.sensitivity",
    "narrative": "paper.narrative",
}


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_is_read_by_its_model_or_names_its_reader(key: str) -> None:
    """A leaf's reader is the one that its type has; a value of several forms has one in its own module."""
    section = SECTIONS[key]
    type_ = model(section.type)
    if isclass(type_) and issubclass(type_, BaseModel):
        assert not section.read
        assert reader(section) == type_.model_validate
        return
    assert section.read, "a type that is no model names the function that reads it"
    own = [part.func for part in type_.__metadata__ if isinstance(part, PlainValidator)]
    assert own in ([], [reader(section)])
    assert own or section.read.partition(":")[0] == section.type.partition(":")[0]


@pytest.mark.parametrize(
    "text",
    [
        "on_costs: 24.33%", "on_costs: 24.33", "on_costs: {pension: 15.5%}", "on_costs: {pension: 5}", "on_costs: {x: 1}",
        "on_costs: {}", "on_costs: [1]", "budget: £5m", "budget: 5%", "budget: [1]", "budget: {}", "budget: {posts: 5}",
        "budget: {posts: 5, cost_per_post: 60k}", "budget: {amount: £5m, vacancy_factor: 4%}", "budget: {amount: -1}",
        "budget: {by_year: {2021/22: £5m}}", "budget: {by_year: {}}", "budget: {by_year: {2021: £5m}}",
    ],
)  # fmt: skip
def test_a_value_of_several_forms_is_read_as_its_type_is(text: str) -> None:
    root = YamlReader(Source("case.yaml", text)).read().root
    assert isinstance(root, Mapping)
    [(key, node)] = root.items()

    def outcome(read: Callable[[object], object]) -> object:
        try:
            return repr(read(node))
        except ValidationError as error:
            return [(one["type"], one.get("ctx")) for one in error.errors(include_url=False)]
        except PydanticCustomError as error:
            return [(error.type, error.context)]

    assert outcome(reader(SECTIONS[key])) == outcome(TypeAdapter(model(SECTIONS[key].type)).validate_python)


@pytest.mark.parametrize("key", SECTIONS)
def test_a_sections_model_stands_in_the_module_of_its_key(key: str) -> None:
    module = SECTIONS[key].type.partition(":")[0]
    assert module == IN_THE_MODULE_OF.get(key, key) or module.startswith("fields.")
    assert (key in IN_THE_MODULE_OF) <= (module != key)


def test_a_cost_needs_no_published_figures() -> None:
    assert "published" not in COSTING
    assert COSTING < EVERYTHING == set(SECTIONS)


@pytest.mark.parametrize(
    ("type_name", "names", "some"),
    [
        ("grades:Grade", (), {"points", "in_post", "supplement"}),
        ("grades:Uplift", (), {"grade", "from", "to", "in_post", "vacant"}),
        ("budget:Budget", (), {"posts", "cost_per_post"}),
        ("period:Period", (), {"starts", "ends", "review"}),
    ],
)
def test_the_keys_of_a_type_are_those_of_its_model(type_name: str, names: tuple[str, ...], some: set[str]) -> None:
    assert some <= keys_of(type_name, names).known.keys()
    assert "from_" not in keys_of(type_name, names).known


def test_sections_are_validated_in_the_order_a_case_is_written() -> None:
    assert [section.key for section in in_order({"budget", "title", "grades"})] == ["title", "grades", "budget"]


def test_importing_the_sections_loads_neither_pydantic_nor_yaml() -> None:
    code = "import sys, supplement_calc.case.sections; print(sorted({'pydantic', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
