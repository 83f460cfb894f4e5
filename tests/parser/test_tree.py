from __future__ import annotations

import pytest

from supplement_calc.diagnostics import Source
from supplement_calc.parser.tree import Mapping, Scalar, first_of, key_span, node_at, place_of, scalars
from supplement_calc.parser.yaml_reader import YamlReader

TEXT = """\
title: x
grades:
  Grade 9:
    in_post: {17: 3, 19: 58.03}
uplifts:
  - grade: Grade 12
    from: 28
  -
    - a
"""


@pytest.fixture(scope="module")
def root() -> Mapping:
    root = YamlReader(Source("case.yaml", TEXT)).read().root
    assert isinstance(root, Mapping)
    return root


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("title",), "x"),
        (("grades",), "grades"),
        (("grades", "Grade 9"), "Grade 9"),
        (("grades", "Grade 9", "in_post"), "in_post"),
        (("grades", "Grade 9", "in_post", "19"), "58.03"),
        (("grades", "Grade 9", "vacant"), "Grade 9"),
        (("grades", "Grade 10", "vacant"), "grades"),
        (("title", "more"), "x"),
        (("uplifts", "1"), "grade"),
        (("uplifts", "1", "from"), "28"),
        (("uplifts", "2"), "a"),
        (("uplifts", "3"), "uplifts"),
        (("uplifts", "0"), "uplifts"),
        (("uplifts", "first"), "uplifts"),
        (("uplifts", "²"), "uplifts"),
        (("zzz",), "title"),
        ((), "title"),
    ],
)
def test_a_place_is_the_value_or_the_nearest_that_is_there(path: tuple[str, ...], text: str, root: Mapping) -> None:
    span = place_of(root, path)
    line = span.source.line(span.line) or ""
    assert line[span.column - 1 : span.end_column - 1] == text


def test_a_key_has_a_place_of_its_own(root: Mapping) -> None:
    assert key_span(root, ("grades", "Grade 9", "in_post", "19"))[1:] == (4, 22, 4, 24)
    assert key_span(root, ("title",))[1:] == (1, 1, 1, 6)


def test_a_key_that_is_not_there_is_shown_by_what_is(root: Mapping) -> None:
    assert key_span(root, ("grades", "Grade 10")) == place_of(root, ("grades",))


def test_an_empty_container_stands_for_itself() -> None:
    empty = YamlReader(Source("case.yaml", "{}\n")).read().root
    assert empty is not None
    assert first_of(empty)[1:] == (1, 1, 1, 3)


def test_every_leaf_comes_in_the_file_s_order(root: Mapping) -> None:
    assert list(scalars(root)) == ["x", "3", "58.03", "Grade 12", "28", "a"]


def test_a_long_text_is_quoted_short() -> None:
    span = place_of(YamlReader(Source("case.yaml", "a")).read().root or Scalar.at("", None), ())  # type: ignore[arg-type]
    assert Scalar.at("a" * 60, span).shown == "a" * 60
    assert Scalar.at("a" * 61, span).shown == "a" * 57 + "…"


def test_a_node_is_taken_from_its_path_or_lacking(root: Mapping) -> None:
    assert node_at(root, ("grades", "Grade 9", "in_post", "19")) == "58.03"
    assert node_at(root, ("uplifts", "1", "from")) == "28"
    assert node_at(root, ()) is root
    for path in (("grades", "Grade 10"), ("uplifts", "3"), ("title", "x")):
        with pytest.raises(LookupError, match="no node at"):
            node_at(root, path)
