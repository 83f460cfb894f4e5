from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from supplement_calc.case.schema import case_schema
from supplement_calc.case.sections import SECTIONS


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return case_schema()


def parts(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the schema under its place in it."""
    if isinstance(schema, dict):
        yield at, schema
        for key, child in schema.items():
            yield from parts(child, f"{at}/{key}")
    elif isinstance(schema, list):
        for number, child in enumerate(schema):
            yield from parts(child, f"{at}/{number}")


def resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        part = schema["$defs"][part["$ref"].removeprefix("#/$defs/")]
    return part


def test_it_has_every_section_with_its_description(schema: dict[str, Any]) -> None:
    assert list(schema["properties"]) == list(SECTIONS)
    assert {key: part["description"] for key, part in schema["properties"].items()} == {
        key: section.description for key, section in SECTIONS.items()
    }


def test_every_field_has_a_description(schema: dict[str, Any]) -> None:
    bare = [
        f"{at}/{key}"
        for at, part in parts(schema)
        if isinstance(part.get("properties"), dict)
        for key, field in part["properties"].items()
        if not field.get("description")
    ]
    assert bare == []


def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    references = {part["$ref"] for _, part in parts(schema) if isinstance(part.get("$ref"), str)}
    assert "#/$defs/Grade" in references
    assert references <= {f"#/$defs/{name}" for name in schema["$defs"]}


def test_unknown_keys_are_refused_in_every_section(schema: dict[str, Any]) -> None:
    assert schema["additionalProperties"] is False
    models = [
        (at, part) for at, part in parts(schema) if isinstance(part.get("properties"), dict) and not at.endswith("/properties")
    ]
    assert {"", "/properties/agency", "/$defs/Grade"} <= {at for at, _ in models}
    assert [at for at, part in models if part["additionalProperties"] is not False] == []


def test_the_keys_that_must_be_there_are_said(schema: dict[str, Any]) -> None:
    assert schema["required"] == ["title"]
    sections, models = schema["properties"], schema["$defs"]
    assert sections["period"]["required"] == ["starts"]
    assert models["AgencyGrade"]["required"] == ["fte"]
    assert models["Uplift"]["required"] == ["grade", "from", "to"]
    assert models["BudgetedPosts"]["required"] == ["posts", "cost_per_post"]
    assert models["Published"]["required"] == ["figure"]
    assert "required" not in schema["$defs"]["Grade"]


def test_keys_are_those_of_the_file(schema: dict[str, Any]) -> None:
    assert "from" in schema["$defs"]["Uplift"]["properties"]
    assert "from_" not in schema["$defs"]["Uplift"]["properties"]


def test_a_number_may_be_a_number_or_a_text(schema: dict[str, Any]) -> None:
    uplift, agency = schema["$defs"]["Uplift"]["properties"], schema["properties"]["agency"]["properties"]
    points = schema["properties"]["pay_points"]["additionalProperties"]["additionalProperties"]
    for field in (uplift["in_post"], agency["fte"], agency["cost_per_fte"], points):
        assert set(resolved(schema, field)["type"]) == {"number", "string"}
    assert resolved(schema, schema["properties"]["title"])["type"] == ["string", "number", "boolean"]


def test_a_rate_is_a_text_with_its_sign(schema: dict[str, Any]) -> None:
    on_costs = schema["properties"]["on_costs"]
    (rate,) = (form for form in (resolved(schema, one) for one in on_costs["oneOf"]) if "pattern" in form)
    assert rate["type"] == "string"
    assert re.search(rate["pattern"], "24.33%")
    assert not re.search(rate["pattern"], "24.33")


def test_sections_have_their_shapes(schema: dict[str, Any]) -> None:
    shapes = {"list": "array", "by name": "object", "by point": "object"}
    for key, section in SECTIONS.items():
        part = resolved(schema, schema["properties"][key])
        if section.shape != "whole":
            assert part["type"] == shapes[section.shape], key


def test_pay_points_have_numbers_or_names_with_a_number(schema: dict[str, Any]) -> None:
    names = re.compile(schema["properties"]["pay_points"]["additionalProperties"]["propertyNames"]["pattern"])
    keys = ("0", "19", "9999", "M1", "8a", "5.1", "SCP 12", "5.1/entry step", "019", "-1", "a", "10000", "M1-M6", "5 to 6")
    assert [key for key in keys if names.search(key)] == list(keys[:8])
    assert list(schema["properties"]["pay_points"]["patternProperties"]) == [names.pattern]


def test_every_example_is_of_the_type_it_stands_under(schema: dict[str, Any]) -> None:
    types = {"string": str, "number": int | float, "integer": int, "object": dict}
    for at, part in parts(schema):
        said = part.get("type")
        allowed = [types[name] for name in ([said] if isinstance(said, str) else said or []) if name in types]
        for example in part.get("examples", []):
            assert any(isinstance(example, one) for one in allowed), at


def test_every_pattern_of_a_value_says_in_words_what_is_wanted(schema: dict[str, Any]) -> None:
    found = [(at, part) for at, part in parts(schema) if isinstance(part.get("pattern"), str) and len(part["pattern"]) > 40]
    assert len(found) > 60
    assert [at for at, part in found if "patternErrorMessage" not in part and not at.endswith("/band")] == []


def test_a_pattern_has_nothing_that_only_python_knows(schema: dict[str, Any]) -> None:
    """Neither named groups nor flags, and no character escaped that JavaScript's `u` does not let be."""
    only_python = re.compile(r"\(\?(?:P|[aiLmsux-]+[:)])|\\[^dDsSwWbB0-9^$\\.*+?()\[\]{}|/-]|\\[AZz]")
    patterns = [(at, part["pattern"]) for at, part in parts(schema) if isinstance(part.get("pattern"), str)]
    assert [at for at, pattern in patterns if only_python.search(pattern)] == []


def test_it_is_the_same_each_time() -> None:
    assert repr(case_schema()) == repr(case_schema())
