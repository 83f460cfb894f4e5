"""What a run found, for machines that keep it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from supplement_calc import __version__
from supplement_calc.diagnostics import Excuse, Problem, Related, Severity, Source, Span
from supplement_calc.diagnostics.catalogue import pages
from supplement_calc.diagnostics.checked import Checked, CheckRun
from supplement_calc.diagnostics.render import json as json_format
from supplement_calc.diagnostics.render import junit as junit_format
from supplement_calc.diagnostics.render import sarif as sarif_format

SOURCE = Source("cases/a case.yaml", "title: x\ngrades: y\n")


def as_json(files: Sequence[Checked]) -> str:
    return json_format.render(CheckRun(files))


def junit(files: Sequence[Checked], *, strict: bool = False) -> str:
    return junit_format.render(CheckRun(files, strict))


def sarif(files: Sequence[Checked]) -> str:
    return sarif_format.render(CheckRun(files))


def problem(
    severity: Severity = "error", headline: str = "Grade 9 has -3 FTE in post", help: str | None = "leave it out"
) -> Problem:
    return Problem("negative-fte", headline, Span(SOURCE, 2, 9, 2, 10), help, severity=severity)


def test_json_names_every_file_and_every_problem() -> None:
    data = json.loads(as_json([Checked("good.yaml", []), Checked("bad.yaml", [problem(), problem("warning")])]))
    assert (data["format"], data["files"]) == (1, ["good.yaml", "bad.yaml"])
    assert [(one["code"], one["severity"], one["line"], one["column"]) for one in data["problems"]] == [
        ("negative-fte", "error", 2, 9),
        ("negative-fte", "warning", 2, 9),
    ]


def test_junit_has_a_case_a_file_and_a_failure_where_one_fails() -> None:
    root = ElementTree.fromstring(
        junit([Checked("good.yaml", []), Checked("bad.yaml", [problem()]), Checked("so so.yaml", [problem("warning")])])
    )
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert [child.tag for child in cases["good.yaml"]] == []
    failure = cases["bad.yaml"].find("failure")
    assert failure is not None and failure.get("type") == "negative-fte"
    assert failure.text == "cases/a case.yaml:2:9: error[negative-fte]: Grade 9 has -3 FTE in post\n  help: leave it out"
    assert [child.tag for child in cases["so so.yaml"]] == ["system-out"]


def test_junit_fails_on_a_warning_when_strict() -> None:
    root = ElementTree.fromstring(junit([Checked("so so.yaml", [problem("warning")])], strict=True))
    assert root.get("failures") == "1"


@given(st.text())
def test_junit_is_xml_whatever_is_said(text: str) -> None:
    headline = text.replace("\r", " ").replace("\n", " ")
    root = ElementTree.fromstring(junit([Checked(headline or "x", [problem(headline=headline)])]))
    assert (root.tag, root.get("failures")) == ("testsuites", "1")


def test_sarif_places_a_problem_and_what_bears_on_it() -> None:
    other = Related(Span(SOURCE, 1, 1, 1, 6), "first here")
    data = json.loads(sarif([Checked("a", [problem()._replace(related=(other,))])]))
    (run,) = data["runs"]
    assert (data["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], [rule["id"] for rule in driver["rules"]]) == (
        "supplement-calc",
        __version__,
        ["negative-fte"],
    )
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("negative-fte", 0, "error")
    assert result["message"]["text"] == "Grade 9 has -3 FTE in post (leave it out)"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "cases/a%20case.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 10}
    (related,) = result["relatedLocations"]
    assert (related["message"]["text"], related["physicalLocation"]["region"]["endColumn"]) == ("first here", 6)


def test_sarif_of_a_run_that_found_nothing_has_no_results() -> None:
    assert json.loads(sarif([Checked("good.yaml", [])]))["runs"][0]["results"] == []


def test_every_result_of_sarif_points_at_its_own_rule() -> None:
    problems = [problem()._replace(code=code) for code in ("zeta", "alpha", "zeta")]
    (run,) = json.loads(sarif([Checked("a", problems)]))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["zeta", "alpha", "zeta"]


def test_a_rule_of_sarif_says_what_the_catalogue_says() -> None:
    page = pages()["negative-fte"]
    (run,) = json.loads(sarif([Checked("a", [problem(), problem()._replace(code="zeta")])]))["runs"]
    rule, unknown = run["tool"]["driver"]["rules"]
    assert rule == {
        "id": "negative-fte",
        "shortDescription": {"text": "FTE in post, vacant or of agency staff is below 0."},
        "fullDescription": {"text": page.meaning},
        "help": {"text": page.text, "markdown": page.text},
        "defaultConfiguration": {"level": "error"},
    }
    assert unknown == {"id": "zeta"}


def test_what_is_excused_is_suppressed_in_the_source_itself() -> None:
    data = json.loads(sarif([Checked("a", [problem()._replace(excuse=Excuse("silenced", "as printed"))])]))
    assert data["runs"][0]["results"][0]["suppressions"] == [{"kind": "inSource", "justification": "as printed"}]
