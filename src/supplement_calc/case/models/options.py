"""What the council could do: the case with other values for some inputs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, PlainValidator

from ...parser.tree import Mapping, Node, Scalar
from ..labels import phrase
from .fields.base import InSchema, Model, Text, reject


def _changes(node: object) -> dict[Scalar, Node]:
    """Each path with the value that is put there, both as they stand in the file; what it is typed by is the place that it is
    put at."""
    if not isinstance(node, Mapping):
        path = getattr(node, "path", ())
        reject(
            "wrong-shape",
            f"{phrase(path)} must be paths with their values",
            "write a line for each, for example `grades.grade_9.supplement: 2,000`",
        )
    return {node.keys_at[path]: value for path, value in node.items()}


Changes = Annotated[
    dict[Scalar, Any],
    PlainValidator(_changes),
    InSchema("changes"),
]
"""Values by the path that they are put at, as `--set` has them."""


class Option(Model):
    """One thing that the council could do: the case with some inputs changed."""

    what: Text | None = Field(None, description="What the council would do, in one line")
    builds_on: Text | None = Field(None, description="The option that this one starts from, by its name; the case if not given")
    changes: Changes | None = Field(
        None, description="What it changes: the path of each input and its value, as `--set` has them", min_length=1
    )
    leave_out: list[Text] | None = Field(
        None, description="Paths of what the option does without, for example agency or period.ends", min_length=1
    )
