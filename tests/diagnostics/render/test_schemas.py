"""What machines are given is what the published schemas of SARIF and JUnit say; schemas/README.md says whence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from lxml import etree

from supplement_calc.diagnostics import Excuse, Problem, Related, Source, Span
from supplement_calc.diagnostics.checked import Checked, CheckRun
from supplement_calc.diagnostics.render import junit, sarif
from support.running import run

SCHEMAS = Path(__file__).parent / "schemas"
BROKEN = Path(__file__).parents[2] / "cli" / "broken.yaml"

SOURCE = Source("cases/a case & <more>.yaml", "title: x\ngrades: y\n")
PLACE = Span(SOURCE, 2, 9, 2, 10)
ERROR = Problem("negative-fte", "Grade 9 has -3 FTE in post", PLACE, "leave it out")
SAMPLES: dict[str, list[Checked]] = {
    "no file": [],
    "no problem": [Checked("good.yaml", [])],
    "every severity": [
        Checked("bad.yaml", [ERROR, ERROR._replace(code="not-used", severity="warning"), ERROR._replace(severity="note")]),
        Checked("so so.yaml", [ERROR._replace(severity="warning", help=None)]),
    ],
    "a related place": [Checked("bad.yaml", [ERROR._replace(related=(Related(Span(SOURCE, 1, 1, 1, 6), "first here"),))])],
    "excused": [
        Checked("a.yaml", [ERROR._replace(excuse=Excuse("accepted", "a misprint of the paper"))]),
        Checked("b.yaml", [ERROR, ERROR._replace(excuse=Excuse("silenced", "the policy is under review"))]),
    ],
    "odd characters": [
        Checked("ü \x1b[31m\u202e<>&\"'.yaml", [ERROR._replace(headline="]]> <b>&amp;\x00\x0b\ufffe\U0001f600", help="\ud800")])
    ],
    "a code without a page": [Checked("a.yaml", [ERROR._replace(code="zeta")])],
    "the whole of a file": [Checked("a.yaml", [ERROR._replace(span=Span(Source("", ""), 1, 1, 1, 1))])],
}


@cache
def sarif_schema() -> Draft7Validator:
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return Draft7Validator(schema, format_checker=FormatChecker())


@cache
def junit_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def sarif_errors(text: str) -> list[str]:
    """What the schema has against a text, which is JSON in UTF-8."""
    return [f"{error.json_path}: {error.message}" for error in sarif_schema().iter_errors(json.loads(text.encode()))]


def junit_errors(text: str) -> list[str]:
    """What the schema has against a text, which is XML in UTF-8."""
    schema = junit_schema()
    schema.validate(etree.fromstring(text.encode()))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


@pytest.mark.parametrize("checked", SAMPLES.values(), ids=SAMPLES)
def test_sarif_is_what_its_schema_says(checked: Sequence[Checked]) -> None:
    assert sarif_errors(sarif.render(CheckRun(checked))) == []


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("checked", SAMPLES.values(), ids=SAMPLES)
def test_junit_is_what_its_schema_says(checked: Sequence[Checked], strict: bool) -> None:
    assert junit_errors(junit.render(CheckRun(checked, strict))) == []


@given(st.text(), st.text(), st.text())
def test_any_text_may_stand_in_both(headline: str, help: str, name: str) -> None:
    checked = [Checked(name, [ERROR._replace(headline=headline, help=help, span=PLACE._replace(source=Source(name, "")))])]
    assert junit_errors(junit.render(CheckRun(checked))) == []
    assert sarif_errors(sarif.render(CheckRun(checked))) == []


def test_what_the_command_line_writes_is_too(tmp_path: Path) -> None:
    reports = {"sarif": tmp_path / "found.sarif", "junit": tmp_path / "found.xml"}
    arguments = [part for name, path in reports.items() for part in ("--report", f"{name}={path}")]
    assert run("check", BROKEN, tmp_path / "none.yaml", *arguments).code == 2
    assert sarif_errors(reports["sarif"].read_text(encoding="utf-8")) == []
    assert junit_errors(reports["junit"].read_text(encoding="utf-8")) == []


def spoil_level(log: Any) -> None:
    log["runs"][0]["results"][0]["level"] = "fatal"


def spoil_message(log: Any) -> None:
    del log["runs"][0]["results"][0]["message"]


def spoil_region(log: Any) -> None:
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0


def spoil_rule(log: Any) -> None:
    log["runs"][0]["tool"]["driver"]["rules"][0]["title"] = "x"


def spoil_suppression(log: Any) -> None:
    log["runs"][0]["results"][0]["suppressions"][0]["kind"] = "accepted"


@pytest.mark.parametrize("spoil", [spoil_level, spoil_message, spoil_region, spoil_rule, spoil_suppression])
def test_a_spoilt_sarif_does_not_pass(spoil: Any) -> None:
    log = json.loads(sarif.render(CheckRun(SAMPLES["excused"])))
    assert sarif_errors(json.dumps(log)) == []
    spoil(log)
    assert len(sarif_errors(json.dumps(log))) == 1


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (' failures="1"', ""),
        ("system-out>", "stdout>"),
        ("</testsuite>", "<testsuites /></testsuite>"),
        (' type="', ' kind="'),
    ],
)
def test_a_spoilt_junit_does_not_pass(was: str, now: str) -> None:
    text = junit.render(CheckRun(SAMPLES["every severity"]))
    assert was in text
    assert junit_errors(text.replace(was, now))
