"""What every model and every field is made from: the base model, a leaf, a refusal, and texts and closed choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator
from pydantic_core import PydanticCustomError

from ....diagnostics.names import fold
from ....parser.tree import Items, Mapping, Scalar, inside_of
from ...labels import phrase


class Model(BaseModel):
    """The base of every section's model: frozen, no unknown keys, no coercion."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True, arbitrary_types_allowed=True)


def reject(code: str, headline: str, help: str | None = None) -> NoReturn:
    """Refuse a value: the reader of pydantic's errors makes a problem of it where the value stands."""
    raise PydanticCustomError("reported", "{headline}", {"code": code, "headline": headline, "help": help})


def leaf(node: object, wanted: str, put_right: Callable[[str], str] | None = None) -> Scalar:
    """The leaf, or the problem that something else stands in its place. `put_right` says what to write for what it holds."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Mapping | Items):
        shape = "a list" if isinstance(node, Items) else "a section of its own"
        inside = inside_of(node)
        first = next(iter(node if isinstance(node, Items) else node.keys_at.values()), None)
        only = first if isinstance(first, Scalar) and first == inside else None
        is_split = only is not None and only.plain and "," in only  # in brackets a comma would split it again
        if put_right is not None and inside and (is_split or only is None or isinstance(node, Mapping)):
            help = put_right(inside)
        elif only is not None:
            meant = only.replace(",", "") if is_split else only.shown
            help = f"write {meant}, without {'brackets or a dash' if isinstance(node, Items) else 'brackets or a colon'}"
        else:
            help = f"write {wanted} after the colon{f', in place of `{inside[:60]}`' if inside else ''}"
        reject("wrong-shape", f"{phrase(node.path)} must be {wanted}, not {shape}", help)
    raise TypeError(f"not a node of a case file: {node!r}")


def text(node: object) -> str:
    """A text without the spaces around it; an empty one is refused."""
    scalar = leaf(node, "text")
    if not scalar.strip():
        reject("no-value", f"{phrase(scalar.path)} has no text", "write some, or leave the line out")
    return str(scalar).strip()


class InSchema:
    """The name of a leaf's kind, which the JSON Schema is made from: what may be written there takes time to say in full."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """A text whose pattern is the name, in the place of a key of a mapping too."""
        return {"type": "string", "pattern": f"{LEAF}{self.kind}"}


LEAF = "leaf:"
"""What a name of a leaf's kind starts with where a pattern stands."""

Text = Annotated[str, PlainValidator(text), InSchema("text")]
"""Any text on one line or several; a number or a date is text here too."""


def _choice(node: object) -> object:
    """A closed choice is read in lower case, its words joined by `_` or spaces alike."""
    return fold(node).replace("_", " ") if isinstance(node, Scalar) else node


Choice = BeforeValidator(_choice)
YesOrNo = Annotated[Literal["yes", "no"], Choice]
