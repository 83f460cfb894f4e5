"""Writes the generated pages of docs/: run `python docs/build.py` after a change to what they are made from.

A test compares each page with what this would write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import click
import yaml

from supplement_calc.case.schema import case_schema
from supplement_calc.checks.rule_registry import RULES
from supplement_calc.cli.main import group as cli
from supplement_calc.cli.registry import COMMANDS
from supplement_calc.importing.columns_known import KINDS
from supplement_calc.reference.calendar import day_in_words
from supplement_calc.reference.pay_awards import BODIES, rows

HERE = Path(__file__).parent
REFERENCE = HERE / "reference"
_GENERATED = re.compile(r"(<!-- generated: (\w+) -->\n).*?(\n<!-- end -->)", re.DOTALL)


def pages() -> dict[Path, str]:
    """Every generated page with the text it should have."""
    schema = case_schema()
    parts = {
        REFERENCE / "case-file.md": {"keys": "\n".join(_keys(schema))},
        REFERENCE / "figures.md": {"ids": "\n".join(_ids())},
        REFERENCE / "commands.md": {"help": "\n".join(_help())},
        REFERENCE / "extract-columns.md": {"columns": "\n".join(_columns())},
        REFERENCE / "pay-awards.md": {"awards": "\n".join(_awards())},
    }
    return {
        HERE / "case.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n",
        **{page: _with_parts(page, made) for page, made in parts.items()},
        **_rules(),
    }


def _with_parts(page: Path, parts: dict[str, str]) -> str:
    """A page written by hand, its generated parts made anew."""
    return _GENERATED.sub(lambda found: found[1] + parts[found[2]] + found[3], page.read_text(encoding="utf-8"))


# A group of rules, its page, and the modules under checks/rules/ that find what is on it. The rest is named by its code.
_GROUPS = {
    "file": ("The file and its keys", ()),
    "numbers": (
        "Numbers, dates and on-costs",
        ("digits", "percentages", "on_costs", "budget", "figures", "magnitudes", "shares_of_staff"),
    ),
    "staffing": ("Posts, staff and the forecast", ("posts", "agency", "rows", "shares", "small_counts", "fairness")),
    "market": ("The market and pay", ("comparators", "pay_line", "pay_spine")),
    "narrative": ("The narrative of the paper", ("narrative",)),
    "terms": ("The supplement, its period and its terms", ("period", "supplement", "terms")),
    "printed-figures": ("Figures as the paper prints them", ()),
}
_BY_CODE = {
    "narrative": r"narrative-.*",
    "printed-figures": r"(published|acceptance)-.*",
    "market": r"no-market|not-a-range|pay-points-not-rising|point-.*|missing-salary|two-salaries|uplift-.*|grade-pay-differs",
    "numbers": r"(negative|ambiguous|no-such|not-a)-(number|date|rate|amount|tax-year|financial-year)|nil-amount"
    r"|missing-percent|not-(whole|months|first-of-month)|(date|dates)-.*|rate-too-high|split-number|wrong-unit|two-(costs|tax-years)"
    r"|no-tax-year|unknown-tax-year|no-rate-yet|levy-.*",
    "staffing": r"negative-(fte|count)|more-than-all|two-counts|turnover-.*|starters-.*|one-name-two-shares|.*-bands"
    r"|post-in-two-cases",
    "terms": r"award-.*|period-.*|outside-period|review-.*|supplement-.*|no-supplement|two-starts|pensionable-.*|payment-.*"
    r"|clawback-.*|relocation-.*|silence-unused|not-a-policy|job-with-two-supplements",
}


def group_of(code: str) -> str:
    """The group of a code: that of the module that finds it, else by its name, else the file."""
    modules = {rule.code: rule.find.__module__.rpartition(".")[2] for rule in RULES}
    for group, (_, of_rules) in _GROUPS.items():
        if modules.get(code) in of_rules:
            return group
    return next((group for group, codes in _BY_CODE.items() if re.fullmatch(codes, code)), "file")


def _rules() -> dict[Path, str]:
    """A page for each group of codes, and the list of them all."""
    folder = resources.files("supplement_calc").joinpath("catalogue")
    pages = {
        page.name.removesuffix(".md"): page.read_text(encoding="utf-8")
        for page in folder.iterdir()
        if page.name.endswith(".md")
    }
    groups: dict[str, list[str]] = {group: [] for group in _GROUPS}
    for code in sorted(pages):
        groups[group_of(code)].append(code)
    made = {REFERENCE / "rules" / "README.md": _list_of_rules(groups)}
    for group, codes in groups.items():
        listed = "\n".join(f"- [{code}](#{code})" for code in codes)
        bodies = "\n".join(re.sub(r"^#", "##", pages[code], flags=re.MULTILINE) for code in codes)
        made[REFERENCE / "rules" / f"{group}.md"] = f"# {_GROUPS[group][0]}: codes\n\n{_RULES}\n{listed}\n\n{bodies}"
    return made


def _list_of_rules(groups: dict[str, list[str]]) -> str:
    """Every code by its group, with a link to its page."""
    lists = (
        f"## [{_GROUPS[group][0]}]({group}.md)\n\n" + "\n".join(f"- [{code}]({group}.md#{code})" for code in codes)
        for group, codes in groups.items()
    )
    return f"# Codes of problems\n\n{_RULES}\n" + "\n\n".join(lists) + "\n"


_RULES = """Every problem has a code. `supplement-calc rule CODE` prints its page. This page is made from those pages.
"""


def _help() -> Iterator[str]:
    """What `--help` prints of each command."""
    group = click.Context(cli, info_name="supplement-calc", terminal_width=80)
    for name in COMMANDS:
        command = cli.get_command(group, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=group, terminal_width=80, help_option_names=["-h", "--help"])
        yield f"\n### {name}\n\n```text\n{command.get_help(context)}\n```"


def _columns() -> Iterator[str]:
    """The columns of extracts that are known, by kind."""
    for name, kind in KINDS.items():
        yield f"\n## {name}\n\n{kind.description[:1].upper()}{kind.description[1:]}.\n"
        yield "| field | gives | columns |\n|---|---|---|"
        yield from (f"| `{field}` | {of.description} | {', '.join(of.names)} |" for field, of in kind.fields.items())


def _awards() -> Iterator[str]:
    """The table of national pay awards, as its file quotes them."""
    for body in BODIES:
        yield f"\n## {body}\n\n| from | who | award | sources | sources agree | note |\n|---|---|---|---|---|---|"
        for row in rows():
            if row.body == body:
                once = " once, a lump sum" if row.is_lump else " a year" if row.kind == "flat" else ""
                award = f"{row.amount}{once}" if row.amount else "points laid out anew"
                sources = "<br>".join(re.sub(r"(https?://\S+)", r"<\1>", source) for source in row.sources)
                yield f"| {day_in_words(row.day)} | {row.group} | {award} | {sources} | {row.sources_agree} | {row.note} |"


@cache
def meanings() -> dict[str, dict[str, str]]:
    """What each figure id means, by the commands that give it."""
    found: dict[str, dict[str, str]] = yaml.safe_load((HERE / "figures.yaml").read_text(encoding="utf-8"))
    return found


def _ids() -> Iterator[str]:
    for commands, ids in meanings().items():
        yield f"\n## {commands.capitalize()}\n\n| id | what it is |\n|---|---|"
        yield from (f"| `{id}` | {meaning} |" for id, meaning in ids.items())


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    """Each section of a case file: what it is, its keys, and those lines of the one case that has every section."""
    examples = sections_of_the_example()
    for key, section in schema["properties"].items():
        needed = " (**required**)" if key in schema.get("required", ()) else ""
        yield f"\n### {key}\n\n`{key}` – {section['description']}{needed}\n"
        if inner := list(_inner(section, schema["$defs"], "")):
            yield from [*inner, ""]
        yield f"```yaml\n{examples[key]}\n```"


def sections_of_the_example() -> dict[str, str]:
    """The lines of each section of the case that has every section."""
    text = (REFERENCE / "every-section.yaml").read_text(encoding="utf-8")
    found = re.findall(r"^[a-z_]+:.*\n(?:(?: .*)?\n)*", text, re.MULTILINE)
    return {section.partition(":")[0]: section.strip("\n") for section in found}


def _inner(section: dict[str, Any], definitions: dict[str, Any], indent: str, above: tuple[str, ...] = ()) -> Iterator[str]:
    """The keys below a section; a model that holds itself is not written out again."""
    for key, field in section.get("properties", {}).items():
        needed = " (**required**)" if key in section.get("required", ()) else ""
        yield f"{indent}- `{key}` – {field.get('description', '')}{needed}"
        yield from _inner(field, definitions, indent + "  ", above)
    for part in (
        section.get("items"),
        section.get("additionalProperties"),
        *section.get("patternProperties", {}).values(),
        *section.get("anyOf", ()),
        *section.get("oneOf", ()),
    ):
        if isinstance(part, dict):
            yield from _inner(part, definitions, indent, above)
    name = section.get("$ref", "").rpartition("/")[2]
    if name and name not in above:
        yield from _inner(definitions[name], definitions, indent, (*above, name))


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
