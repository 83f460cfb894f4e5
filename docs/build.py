"""Writes the generated pages of docs/: run `python docs/build.py` after a change to what they are made from.

A test compares each page with what this would write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from supplement_calc.case.schema import case_schema

HERE = Path(__file__).parent
_GENERATED = re.compile(r"(<!-- generated: (\w+) -->\n).*?(\n<!-- end -->)", re.DOTALL)


def pages() -> dict[Path, str]:
    """Every generated page with the text it should have."""
    schema = case_schema()
    return {
        HERE / "case.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n",
        HERE / "case-file.md": _with_parts(HERE / "case-file.md", {"keys": "\n".join(_keys(schema))}),
        HERE / "rules.md": _rules(),
        HERE / "figures.md": _with_parts(HERE / "figures.md", {"ids": "\n".join(_ids())}),
    }


def _with_parts(page: Path, parts: dict[str, str]) -> str:
    """A page written by hand, its generated parts made anew."""
    return _GENERATED.sub(lambda found: found[1] + parts[found[2]] + found[3], page.read_text(encoding="utf-8"))


def _rules() -> str:
    """Every code's page, one after another, under a list of them."""
    folder = resources.files("supplement_calc").joinpath("catalogue")
    pages = {
        page.name.removesuffix(".md"): page.read_text(encoding="utf-8")
        for page in folder.iterdir()
        if page.name.endswith(".md")
    }
    listed = "\n".join(f"- [{code}](#{code})" for code in sorted(pages))
    bodies = "\n".join(re.sub(r"^#", "##", pages[code], flags=re.MULTILINE) for code in sorted(pages))
    return f"{_RULES}\n{listed}\n\n{bodies}"


_RULES = """# Codes of problems

Every problem has a code. `supplement-calc rule CODE` prints its page. This list is made from those pages.
"""


def meanings() -> dict[str, dict[str, str]]:
    """What each figure id means, by the commands that give it."""
    found: dict[str, dict[str, str]] = yaml.safe_load((HERE / "figures.yaml").read_text(encoding="utf-8"))
    return found


def _ids() -> Iterator[str]:
    for commands, ids in meanings().items():
        yield f"\n## {commands.capitalize()}\n\n| id | what it is |\n|---|---|"
        yield from (f"| `{id}` | {meaning} |" for id, meaning in ids.items())


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    """A line for each key of a case file, those of a section under it."""
    for key, section in schema["properties"].items():
        yield f"- **`{key}`** – {section['description']}"
        yield from _inner(section, schema["$defs"], "  ")


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
