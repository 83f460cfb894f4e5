"""The sections of a case file: which type reads each, and which commands need it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, Literal, NamedTuple, cast, get_args

from ..parser.tree import Mapping

Shape = Literal["whole", "by name", "by point", "list"]


class Section(NamedTuple):
    """One key at the top of a case file.

    `whole` is one value; the others are entries validated each by itself, so that one wrong entry hides no other.
    """

    key: str
    type: str
    shape: Shape
    description: str


SECTIONS = {
    section.key: section
    for section in (
        Section("title", "fields:Text", "whole", "What the case is, as the paper's heading says it"),
        Section("organisation", "fields:Text", "whole", "Whose case it is"),
        Section("source", "fields:Text", "whole", "The paper or decision that the figures come from"),
        Section("period", "terms:Period", "whole", "When the supplement is paid"),
        Section("policy", "policy:Policy", "whole", "The policy that the case is held against, limit by limit"),
        Section("pay_points", "fields:Price", "by point", "Annual full-time salary of each pay point, in pounds"),
        Section("grades", "grades:Grade", "by name", "The grades, by name: their pay, posts and supplement"),
        Section("uplifts", "grades:Uplift", "list", "Posts moved to a higher pay point because of the supplement"),
        Section("establishment", "fields:Fte", "whole", "All approved posts, FTE, as the paper states them in one figure"),
        Section(
            "payment", "payments:Payment", "whole", "What kind of payment the supplement is, and whether it is pensionable"
        ),
        Section("payments", "payments:FurtherPayment", "list", "Further payments of the proposal, beside the supplement"),
        Section(
            "on_costs",
            "on_costs:OnCosts",
            "whole",
            "What the employer pays on top of salary: one rate such as 24.33%, or its parts",
        ),
        Section("agency", "agency:Agency", "whole", "Agency staff in use and what one costs a year"),
        Section(
            "budget", "budget:Budget", "whole", "The budget of a full year: pounds, posts × cost, or pounds by financial year"
        ),
        Section("comparators", "comparators:Comparator", "by name", "Other employers and what they pay, by name"),
        Section("market", "comparators:Market", "whole", "How the comparators are compared with our own pay"),
        Section(
            "differential", "comparators:Differential", "whole", "What a supervisor must be paid above a supplemented team"
        ),
        Section("workforce", "workforce:Group", "by name", "Teams and their posts, one entry for each table of the paper"),
        Section("service_length", "workforce:ServiceLength", "by name", "How long the workforce has served, in bands"),
        Section("recruitment", "workforce:Recruitment", "by name", "Recruitment, from adverts to staff who accept"),
        Section("coverage", "workforce:Coverage", "by name", "How posts are filled, where a paper gives only percentages"),
        Section("indicators", "workforce:Indicator", "by name", "Measures with units of their own, and targets"),
        Section("equal_pay", "terms:EqualPay", "whole", "The equal-pay record: who is paid the supplement and who is not"),
        Section("terms", "terms:Terms", "whole", "The terms that the supplement is paid on"),
        Section("package", "package:Package", "whole", "What the decision says of a package as a whole"),
        Section("measures", "package:Measure", "list", "The measures of a package"),
        Section("funding", "package:Funding", "list", "What pays for a package, by financial year"),
        Section("forecast", "forecast:Forecast", "whole", "What a forecast assumes, doing nothing and with the proposal"),
        Section("silences", "policy:Silence", "list", "Rules that this case is let off, each with its reason"),
        Section("published", "published:Published", "list", "Figures as the paper prints them"),
    )
}

ABOUT = frozenset(("title", "organisation", "source"))
PAY = frozenset(("pay_points", "grades", "uplifts"))
PACKAGE = frozenset(("package", "measures", "funding"))
COSTING = ABOUT | PAY | PACKAGE | {"period", "payment", "payments", "on_costs", "agency", "budget"}
MARKET = ABOUT | PAY | {"comparators", "market", "published"}
PAY_POINTS = ABOUT | PAY | {"differential", "comparators", "market"}
WORKFORCE = ABOUT | {"workforce", "service_length", "recruitment", "coverage", "indicators"}
FORECAST = COSTING | {"forecast"}
EVERYTHING = frozenset(SECTIONS)


@cache
def type_named(name: str) -> Any:
    """A section's type by `module:Name`; its module is imported on first use."""
    module, attribute = name.split(":")
    return getattr(import_module(f"{__package__}.models.{module}"), attribute)


@cache
def validator(type_name: str) -> Callable[[Any], Any]:
    """The function that turns a node into the section's type.

    A leaf's own reader is called directly: building a pydantic validator around one function would cost start-up time.
    """
    from pydantic import BaseModel, PlainValidator, TypeAdapter

    wanted = type_named(type_name)
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        return wanted.model_validate
    readers = [m.func for m in getattr(wanted, "__metadata__", ()) if isinstance(m, PlainValidator)]
    if readers:
        return cast("Callable[[Any], Any]", readers[0])
    return _by_form(wanted) or TypeAdapter(wanted).validate_python


def _by_form(wanted: Any) -> Callable[[Any], Any] | None:
    """The function for a value of several forms: one that is a leaf goes to its own reader, and pydantic builds the models of
    the others when one of them is there. None for any other type."""
    from pydantic import Discriminator, PlainValidator, Tag, TypeAdapter

    forms = [m for m in getattr(wanted, "__metadata__", ()) if isinstance(m, Discriminator)]
    if not forms or isinstance(forms[0].discriminator, str):
        return None
    form_of = forms[0].discriminator
    readers = {
        m.tag: cast("Callable[[Any], Any]", reader.func)
        for member in get_args(wanted.__origin__)
        for m in member.__metadata__
        for reader in member.__metadata__
        if isinstance(m, Tag) and isinstance(reader, PlainValidator)
    }
    adapter = cache(lambda: TypeAdapter(wanted))

    def read(node: Any) -> Any:
        tag = form_of(node)
        return readers[tag](node) if tag in readers else adapter().validate_python(node)

    return read


def keys_of(type_name: str, names: Iterable[str]) -> list[str]:
    """The keys that a section's type knows below the names: those of its model, or of the model of a field of it."""
    models = list(_models_in(type_named(type_name)))
    for name in names:
        fields = [field for model in models for key, field in _fields(model) if key == name]
        models = [found for field in fields for found in _models_in(field.annotation)] or models
    return [key for model in models for key, _ in _fields(model)]


def _fields(model: Any) -> list[tuple[str, Any]]:
    return [(field.alias or name, field) for name, field in model.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[Any]:
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def needed(wanted: Iterable[str], root: Mapping) -> set[str]:
    """The wanted sections and those that they rest on: a supplement made up to the market rests on the comparators, further
    payments on what a forecast assumes and on how long staff have served."""
    keys, grades = set(wanted), root.get("grades")
    if "grades" in keys and isinstance(grades, Mapping):
        supplements = (grade.get("supplement") for grade in grades.values() if isinstance(grade, Mapping))
        if any(isinstance(supplement, Mapping) and "make_up_to" in supplement for supplement in supplements):
            keys |= {"comparators", "market"}
    if "payments" in keys and "payments" in root:
        keys |= {"forecast", "service_length"}
    return keys


def in_order(keys: Iterable[str]) -> list[Section]:
    """The named sections in the order a case file is written."""
    wanted = set(keys)
    return [section for section in SECTIONS.values() if section.key in wanted]
