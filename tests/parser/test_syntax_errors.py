from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
import yaml

from supplement_calc.case.loading import Loaded
from supplement_calc.diagnostics import Problem
from supplement_calc.parser import yaml_reader as reading

Reports = Callable[..., Problem]

# What people write, where the mistake is, and a word of what to do about it.
MISTAKES = {
    "a tab for indent": ("title: x\nagency:\n«\t»fte: 5\n", "tab", "spaces"),
    "a tab before the first key": ("«\t»title: x\n", "tab", "spaces"),
    "a tab before a dash": ("title: x\nuplifts:\n«\t»- to: 5\n", "tab", "spaces"),
    "a double quote not closed": ('title: «"Market supplement»\nbudget: 5\n', "syntax", 'write "Market supplement"'),
    "a single quote not closed": ("title: «'Market supplement»\nbudget: 5\n", "syntax", "write 'Market supplement'"),
    "a brace not closed": ("title: x\nbudget: «{»posts: 5\ngrades: y\n", "syntax", "close it"),
    "a bracket not closed": ("title: x\nuplifts: «[»a, b\ngrades: y\n", "syntax", "close it"),
    "a bracket closed by a brace": ("title: x\nuplifts: «[»a}\n", "syntax", "close it"),
    "a colon in the text": ("title: Market supplement«:» social workers\n", "syntax", "quotes"),
    "a line indented too far": ("title: x\n  budget«:» 5\n", "syntax", "indent"),
    "a line indented too little": ("title: x\nagency:\n   fte: 5\n «c»ost_per_fte: 6\n", "syntax", "same indent"),
    "a list in the middle of a section": ("title: x\n«-» a\n", "syntax", "same indent"),
    "an at sign": ("title: «@»home\n", "syntax", "quotes"),
    "a backquote": ("title: «`»x`\n", "syntax", "quotes"),
    "a percent sign first": ("title: «%»x\n", "syntax", "quotes"),
    "a backslash in quotes": ('title: "C:\\«q»x"\n', "syntax", "backslash"),
    "a star first": ("title: *« »Market\n", "alias", "quotes"),
    "an ampersand first": ("title: &« »Market\n", "anchor", "quotes"),
}


@pytest.mark.parametrize(("sample", "code", "mend"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_reported_where_it_is_with_its_mend(sample: str, code: str, mend: str, reports: Reports) -> None:
    problem = reports(sample, code)
    assert problem.help is not None
    assert mend in problem.help
    assert "not YAML" not in problem.headline


@pytest.mark.parametrize("sample", ["source: 'the council'«s» paper'\n", 'source: "the paper" «o»f 2019\n'])
def test_text_after_a_closing_quote_is_no_matter_of_indent(sample: str, reports: Reports) -> None:
    problem = reports(f"title: x\n{sample}", "syntax")
    assert problem.help is not None
    assert "indent" not in problem.help
    assert "quote" in problem.help


@pytest.mark.parametrize(("sample", "code", "mend"), MISTAKES.values(), ids=MISTAKES.keys())
def test_both_parsers_tell_it_alike(
    sample: str, code: str, mend: str, unmarked: Callable[[str], tuple[str, object, object]], loaded: Callable[..., Loaded]
) -> None:
    text = unmarked(sample)[0]
    fast = loaded(text).problems
    with patch.object(reading, "_Loader", yaml.SafeLoader):
        plain = loaded(text).problems
    assert [p[:2] + p.span[1:] for p in fast] == [p[:2] + p.span[1:] for p in plain]


# A key without its colon is the mistake of its own line, wherever the parser notices.
NO_COLON = {
    "last in the file": "title: x\n«b»udget 5\n",
    "before another key": "title: x\n«b»udget 5\norganisation: y\n",
    "last in a section": "title: x\nagency:\n  fte: 5\n  «c»ost_per_fte 6\nbudget: 5\n",
    "without a space after it": "title: x\n«b»udget:5\n",
    "before a comment": "title: x\n«b»udget 5\n# so\n\n",
}


@pytest.mark.parametrize("sample", NO_COLON.values(), ids=NO_COLON.keys())
def test_a_line_without_a_colon_is_reported_on_that_line(
    sample: str, unmarked: Callable[[str], tuple[str, list[tuple[int, ...]], object]], loaded: Callable[..., Loaded]
) -> None:
    text, ((line, *_),), _ = unmarked(sample)
    (problem,) = loaded(text).problems
    assert (problem.code, problem.span.line) == ("syntax", line)
    assert "`key: value`" in problem.headline


def test_the_end_of_the_file_is_shown_by_its_last_line(
    rendered: Callable[[list[Problem]], str], loaded: Callable[..., Loaded]
) -> None:
    assert rendered(loaded("title: x\nuplifts: [\n\n\n").problems).splitlines()[1] == "  2 │ uplifts: ["


@pytest.mark.parametrize("code", ["\\ud800", "\\U00110000", "\\UFFFFFFFF"])
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["C", "Python"])
def test_a_code_for_no_character_is_a_problem_not_a_crash(code: str, loader: object, loaded: Callable[..., Loaded]) -> None:
    with patch.object(reading, "_Loader", loader):
        found = loaded(f'title: x\nsource: "a{code}"\n')
    assert [p.span.line for p in found.problems] == [2]
    assert found.case is None


def test_what_was_found_before_the_syntax_error_is_reported_too(loaded: Callable[..., Loaded]) -> None:
    found = loaded("title: x\ntitle: y\nbudget: !!int 5\nsource: 'open\n").problems
    assert [(p.code, p.span.line) for p in found] == [("duplicate-key", 2), ("tag", 3), ("syntax", 4)]


def test_a_large_file_is_not_parsed_again_by_the_slow_parser(loaded: Callable[..., Loaded]) -> None:
    with patch.object(yaml, "SafeLoader", None):  # parsing with it would fail
        found = loaded("title: x\n" + "# a comment\n" * 20_000 + "source: 'open\n").problems
    assert [(p.code, p.span.line) for p in found] == [("syntax", 20_002)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_syntax_error_after_other_alphabets_is_under_the_right_character(end: str, reports: Reports) -> None:
    reports(f"title: Größe 漢字 😀{end}source: 漢😀«:» y{end}".replace("\r", ""), "syntax")


def test_an_unknown_complaint_of_the_parser_still_has_a_place(reports: Reports) -> None:
    assert reports("title: x\nsource: |«a»\n  b\n", "syntax").help


LONG = "k" * 1100


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"title: x\n{LONG}: 1\n", (2, 1)),
        (f"title: x\ngrades:\n  {LONG}: {{in_post: 1}}\n", (3, 3)),
        (f"title: x\ngrades:\n  A: {{in_post: 1}}\n  {LONG} {LONG}: {{in_post: 1}}\n", (4, 3)),
        (f"title: x\ngrades:\n  '{LONG}': {{in_post: 1}}\n", (3, 3)),
        (f"title: x\ngrades: {{A: {{in_post: 1}}, {LONG}: {{in_post: 1}}}}\n", (2, 27)),
        (f'title: x\ngrades: {{"{LONG}": {{in_post: 1}}}}\n', (2, 10)),
        (f"title: x\nuplifts:\n  - {LONG}: 1\n", (3, 5)),
    ],
    ids=["at the root", "in a section", "after another", "in quotes", "in braces", "in quotes in braces", "in a list"],
)
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["C", "Python"])
def test_a_key_longer_than_yaml_lets_one_be_is_said_to_be_so(
    text: str, place: tuple[int, int], loader: object, loaded: Callable[..., Loaded]
) -> None:
    with patch.object(reading, "_Loader", loader):
        (problem,) = loaded(text).problems
    assert (problem.code, problem.span[1:3]) == ("key-not-text", place)
    assert "too long for a key" in problem.headline
    assert len(problem.headline) < 100


def test_a_second_colon_after_a_long_text_is_still_that(reports: Reports) -> None:
    assert "second" in reports(f"title: x\nsource: {LONG} y«:» z\n", "syntax").headline
