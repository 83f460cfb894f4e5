"""How sure the case is of its inputs: the range of each, which move together, and how often they are drawn."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator

from ....ledger import Figure
from ....parser.tree import Mapping, Scalar
from ...labels import phrase
from ..fields.base import Choice, InSchema, Model, Text, leaf, reject
from ..fields.numbers import signed

Shape = Literal["uniform", "triangular", "pert", "normal", "discrete"]


def _as_given(node: object) -> Scalar:
    """A value whose kind is that of the input it is of: read where that is known."""
    return leaf(node, "a value as the input has it")


def _by_value(node: object) -> dict[Scalar, Scalar]:
    if not isinstance(node, Mapping):
        path = getattr(node, "path", ())
        headline = f"{phrase(path)} must be values with the chance of each"
        reject("wrong-shape", headline, "write a line for each, for example `8%: 20%`")
    return {node.keys_at[value]: _as_given(chance) for value, chance in node.items()}


AsTheInput = Annotated[Any, PlainValidator(_as_given), InSchema("as_the_input")]
"""A value of the input that it is under: FTE, pounds, or a percentage with its sign."""
Chances = Annotated[
    dict[Scalar, Any],
    PlainValidator(_by_value),
    InSchema("chances"),
]
Number = Annotated[Figure, PlainValidator(signed), InSchema("signed")]


class Range(Model):
    """What one input may be. Two ends alone make every value between them equally likely."""

    least: AsTheInput | None = Field(None, description="The least that it may be")
    likely: AsTheInput | None = Field(None, description="The likeliest value, of a triangular or PERT shape")
    most: AsTheInput | None = Field(None, description="The most that it may be")
    mean: AsTheInput | None = Field(None, description="The mean of a normal shape. Default: what the case gives")
    deviation: AsTheInput | None = Field(None, description="The standard deviation of a normal shape")
    values: Chances | None = Field(None, min_length=1, description="The values of a discrete shape, each with its chance")
    shape: Annotated[Shape, Choice] | None = Field(
        None,
        description="uniform, triangular, PERT, normal or discrete. Default: triangular with `likely`, normal with "
        "`deviation`, discrete with `values`, else uniform",
    )
    where: Text | None = Field(None, description="Where the range comes from")


class Correlation(Model):
    """Two inputs that move together."""

    inputs: list[Text] = Field(description="The paths of the two inputs", min_length=1)
    rank: Number = Field(description="Spearman's rank correlation, from -1 to 1")


class Sensitivity(Model):
    """What `sensitivity` tries: ranges by input, correlations, how many draws, and the seed that gives the same ones again."""

    inputs: dict[Text, Range] | None = Field(None, description="Ranges by the path of each input", min_length=1)
    correlations: list[Correlation] | None = Field(None, description="Inputs that move together, two at a time", min_length=1)
    draws: Number | None = Field(None, description="How many draws, from 100 to 1,000,000. Default: 10,000")
    seed: Number | None = Field(None, description="The seed of the draws, a whole number of 0 or more. Default: 1")
