"""The sections of a case file: the type of each and what reads it, and which commands need it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from ..parser.tree import Mapping
from .by_name import model

Shape = Literal["whole", "by name", "by point", "list"]


class Section(NamedTuple):
    """One key at the top of a case file.

    `whole` is one value; the others are entries validated each by itself, so that one wrong entry hides no other. A type that
    is no model names the function that reads it: a validator that pydantic builds around one function costs start-up time.
    `type` and `read` are names of `models/`.
    """

    key: str
    type: str
    shape: Shape
    description: str
    read: str = ""


SECTIONS = {
    section.key: section
    for section in (
        Section("title", "fields.base:Text", "whole", "What the case is, as the paper's heading says it", "fields.base:text"),
        Section("organisation", "fields.base:Text", "whole", "Whose case it is", "fields.base:text"),
        Section("source", "fields.base:Text", "whole", "The paper or decision that the figures come from", "fields.base:text"),
        Section(
            "financial_year_starts",
            "fields.year_start:YearStart",
            "whole",
            "The first day of the employer's financial year, such as 1 August; 1 April if not given",
            "fields.year_start:year_start",
        ),
        Section("period", "period:Period", "whole", "When the supplement is paid"),
        Section("policy", "policy:Policy", "whole", "The policy that the case is held against, limit by limit"),
        Section(
            "pay_points",
            "fields.numbers:Price",
            "by point",
            "Annual full-time salary of each pay point, in pounds. A point is a whole number, or a name with a digit "
            "in it such as M1, 8a or 5.1. Points of several pay spines go under the name of each",
            "fields.numbers:price",
        ),
        Section("working_time", "pay.working_time:WorkingTime", "whole", "The hours of a year that pay by the hour is for"),
        Section("grades", "grades:Grade", "by name", "The grades, by name: their pay, posts and supplement"),
        Section("uplifts", "grades:Uplift", "list", "Posts moved to a higher pay point because of the supplement"),
        Section(
            "establishment",
            "fields.numbers:Fte",
            "whole",
            "All approved posts, FTE, as the paper states them in one figure",
            "fields.numbers:fte",
        ),
        Section("payment", "payment:Payment", "whole", "What kind of payment the supplement is, and whether it is pensionable"),
        Section("payments", "payments:FurtherPayment", "list", "Further payments of the proposal, as well as the supplement"),
        Section(
            "on_costs",
            "on_costs:OnCosts",
            "whole",
            "What the employer pays on top of salary: one rate such as 24.33%, or its parts",
            "on_costs:read",
        ),
        Section("agency", "agency:Agency", "whole", "Agency staff in use and what one costs a year"),
        Section(
            "agency_by_job",
            "agency:AgencyJob",
            "by name",
            "Agency staff who fill no post of a grade, by job: counted in spend, and never as cover of a vacancy",
        ),
        Section(
            "budget",
            "budget:Budget",
            "whole",
            "The budget of a full year: pounds, posts × cost, or pounds by financial year",
            "budget:read",
        ),
        Section(
            "spend", "stated.spend:Spend", "whole", "A year's staffing budget and spend, where the paper gives only totals"
        ),
        Section(
            "alternative",
            "stated.alternative:Alternative",
            "whole",
            "What the paper says that another course costs, or is saved",
        ),
        Section("comparators", "comparators:Comparator", "by name", "Other employers and what they pay, by name"),
        Section("market", "market:Market", "whole", "How the comparators are compared with our own pay"),
        Section("differential", "market:Differential", "whole", "What a supervisor must be paid above a supplemented team"),
        Section("workforce", "workforce:Group", "by name", "Teams and their posts, one entry for each table of the paper"),
        Section("service_length", "service_length:ServiceLength", "by name", "How long the workforce has served, in bands"),
        Section("recruitment", "workforce:Recruitment", "by name", "Recruitment, from adverts to staff who accept"),
        Section("coverage", "workforce:Coverage", "by name", "How posts are filled, where a paper gives only percentages"),
        Section("indicators", "workforce:Indicator", "by name", "Measures with units of their own, and targets"),
        Section("equal_pay", "equal_pay:EqualPay", "whole", "The equal-pay record: who is paid the supplement and who is not"),
        Section("terms", "terms:Terms", "whole", "The terms that the supplement is paid on"),
        Section("package", "package:Package", "whole", "What the decision says of a package as a whole"),
        Section("measures", "package:Measure", "list", "The measures of a package"),
        Section("funding", "package:Funding", "list", "What pays for a package, by financial year"),
        Section("forecast", "forecast:Forecast", "whole", "What a forecast assumes, doing nothing and with the proposal"),
        Section("options", "options:Option", "by name", "What the council could do, by name: each changes some inputs"),
        Section("scenarios", "scenarios:Scenario", "by name", "What may happen, by name: each changes some inputs"),
        Section("sensitivity", "what_if.sensitivity:Sensitivity", "whole", "What `sensitivity` tries: how sure each input is"),
        Section("silences", "silences:Silence", "list", "Findings that this case accepts, each with its reason"),
        Section("published", "published:Published", "list", "Figures as the paper prints them"),
        Section("narrative", "paper.narrative:Narrative", "whole", "Words for the sections of the paper that `report` makes"),
    )
}

ABOUT = frozenset(("title", "organisation", "source", "financial_year_starts"))
PAY = frozenset(("pay_points", "working_time", "grades", "uplifts"))
PACKAGE = frozenset(("package", "measures", "funding"))
COSTING = (
    ABOUT
    | PAY
    | PACKAGE
    | {"period", "payment", "payments", "on_costs", "agency", "agency_by_job", "budget", "spend", "alternative"}
)
MARKET = ABOUT | PAY | {"comparators", "market", "published", "policy"}
PAY_POINTS = ABOUT | PAY | {"differential", "comparators", "market"}
WORKFORCE = ABOUT | {"workforce", "service_length", "recruitment", "coverage", "indicators"}
FORECAST = COSTING | {"forecast"}
OPTIONS = COSTING | {"forecast", "options", "scenarios"}
SENSITIVITY = COSTING | {"forecast", "sensitivity"}
EVERYTHING = frozenset(SECTIONS)


def reader(section: Section) -> Callable[[Any], Any]:
    """The function that turns a node into the section's value: the one that it names, or its model's own.

    Raises `ValueError` for a node that it refuses.
    """
    read: Callable[[Any], Any] = model(section.read) if section.read else model(section.type).model_validate
    return read


def needed(wanted: Iterable[str], root: Mapping) -> set[str]:
    """The wanted sections and those that they rest on: a supplement made up to the market rests on the comparators, further
    payments on what a forecast assumes and on how long staff have served, ranges on the sections of their inputs."""
    keys, grades = set(wanted), root.get("grades")
    if "grades" in keys and isinstance(grades, Mapping):
        supplements = [grade.get("supplement") for grade in grades.values() if isinstance(grade, Mapping)]
        forms = [*supplements, *(half for one in supplements if isinstance(one, Mapping) for half in one.values())]
        if any(isinstance(form, Mapping) and "make_up_to" in form for form in forms):
            keys |= {"comparators", "market"}
    ranges = root.get("sensitivity")
    if "sensitivity" in keys and isinstance(ranges, Mapping) and isinstance(of := ranges.get("inputs"), Mapping):
        keys |= {section for path in of if (section := path.partition(".")[0]) in SECTIONS}
    if "payments" in keys and "payments" in root:
        keys |= {"forecast", "service_length"}
    return keys


def in_order(keys: Iterable[str]) -> list[Section]:
    """The named sections in the order a case file is written."""
    wanted = set(keys)
    return [section for section in SECTIONS.values() if section.key in wanted]
