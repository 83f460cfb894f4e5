from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from supplement_calc.case.loading import Loaded
from supplement_calc.diagnostics import Problem, Source, Span
from supplement_calc.parser import yaml_reader as reading
from supplement_calc.parser.tree import Items, Mapping, Node, Scalar
from supplement_calc.parser.yaml_reader import DEEPEST, YamlReader
from support.draws import TIMES

Place = tuple[int, int, int, int]
Reports = Callable[..., Problem]
Unmarked = Callable[[str], tuple[str, list[Place], list[Place]]]


def read(text: str) -> YamlReader:
    return YamlReader(Source("case.yaml", text)).read()


def test_leaves_stay_text_whatever_yaml_would_make_of_them() -> None:
    root = read("a: no\nb: 1:30\nc: 010\nd: 1.10\ne: ~\nf: 2019-07-01\ng: .nan\nh: 0x10\n").root
    assert root == {"a": "no", "b": "1:30", "c": "010", "d": "1.10", "e": "~", "f": "2019-07-01", "g": ".nan", "h": "0x10"}


def test_leaves_know_their_path() -> None:
    root = read("grades:\n  Grade 9: {points: 16-19}\nuplifts:\n  - to: 29\n  - to: 30\n").root
    assert isinstance(root, Mapping)
    assert [leaf.path for leaf in _leaves(root)] == [
        ("grades", "Grade 9", "points"),
        ("uplifts", "1", "to"),
        ("uplifts", "2", "to"),
    ]


def _leaves(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    return [leaf for child in (node.values() if isinstance(node, Mapping) else node) for leaf in _leaves(child)]


# Each sample marks the span of the value of its first key.
SPANS = {
    "plain": "title: «Market supplement»\n",
    "plain before a comment": "title: «Market supplement»   # as printed\n",
    "in single quotes": "title: «'it''s'» # said\n",
    "in double quotes": 'title: «"£\\u00a3"»\n',
    "after characters outside ASCII": "{Größe 漢字 😀: «£25,064»}\n",
    "with characters outside ASCII": "title: «Größe 漢字 😀» # so\n",
    "plain over two lines": "title: «Market\n  supplement»\nbudget: 5\n",
    "in quotes over two lines": 'title: «"Market\n  supplement"»\n',
    "nothing": "title:«»\n",
    "nothing before a comment": "title:«» # to come\n",
    "list in brackets": "title: «[a, b]»\n",
    "section in braces": "title: «{a: 1}» # so\n",
    "section in braces over lines": "title: «{a: 1,\n  b: 2}»\n",
    "on the line below": "title:\n  «Market supplement»\n",
}


@pytest.mark.parametrize("sample", SPANS.values(), ids=SPANS.keys())
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["C", "Python"])
def test_a_value_knows_where_it_stands(sample: str, loader: object, unmarked: Unmarked, place: Callable[[Span], Place]) -> None:
    text, places, _ = unmarked(sample)
    with patch.object(reading, "_Loader", loader):
        root = read(text).root
    assert isinstance(root, Mapping)
    (value,) = list(root.values())[:1]
    assert [place(value.span)] == places


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_of_every_system_count_alike(end: str, unmarked: Unmarked, place: Callable[[Span], Place]) -> None:
    text, places, _ = unmarked("title: x\n\nbudget: «25,064» # so\n")
    root = read(text.replace("\n", end)).root
    assert isinstance(root, Mapping)
    assert [place(root["budget"].span)] == places


def test_a_byte_order_mark_moves_nothing(loaded: Callable[..., Loaded]) -> None:
    case = loaded("\ufefftitle: x\n").case
    assert case is not None
    assert case.place("title")[1:] == (1, 8, 1, 9)


def test_a_key_knows_where_it_stands() -> None:
    root = read("title: x\n'Größe 漢字' : {b: 1}\n").root
    assert isinstance(root, Mapping)
    assert root.keys_at["Größe 漢字"].span[1:] == (2, 1, 2, 11)


@pytest.mark.parametrize(
    "sample",
    ["title: first\n\n  second\n", "title: 'first\n\n  second'\n", "title: |\n  first\n\n  second\n"],
    ids=["plain", "quoted", "block"],
)
def test_a_text_over_several_lines_may_hold_a_blank_one(sample: str, loaded: Callable[..., Loaded]) -> None:
    case = loaded(sample).case
    assert case is not None
    assert case.title.split() == ["first", "second"]


# What is refused, where it stands and what it is called.
REFUSED = {
    "alias": "title: x\nbudget: «*cost»\n",
    "anchor": "title: x\nbudget: «&cost 25,064»\n",
    "tag": "title: x\nbudget: «!!str 25,064»\n",
    "merge-key": "title: x\ngrades:\n  Grade 9: {salary: 5}\n  «<<»: {}\n",
    "second-document": "title: x\n«---»\ntitle: y\n",
    "key-not-text": "title: x\n? «[a, b]»\n: 5\n",
    "duplicate-key": "‹title›: x\nbudget: 5\n«title»: y\n",
}


@pytest.mark.parametrize(("code", "sample"), REFUSED.items(), ids=REFUSED.keys())
def test_what_would_let_a_file_mean_more_than_it_shows_is_refused_once(code: str, sample: str, reports: Reports) -> None:
    problem = reports(sample, code)
    assert problem.severity == "error"
    assert problem.help


def test_a_second_document_ends_the_reading(loaded: Callable[..., Loaded]) -> None:
    assert [p.code for p in loaded("title: x\n---\nbudget: wrong\n---\n").problems] == ["second-document"]


def test_one_document_may_be_marked_as_such(loaded: Callable[..., Loaded]) -> None:
    assert loaded("%YAML 1.2\n---\ntitle: x\n...\n").problems == []


# Where a value is refused, nothing is to be reported of what it would have held.
NOT_TOLD_TWICE = {
    "grades by alias": ("title: x\ngrades: «*a»\n", "alias"),
    "uplifts by alias": ("title: x\nuplifts: «*a»\n", "alias"),
    "pay points by alias": ("title: x\npay_points: «*a»\n", "alias"),
    "agency by alias": ("title: x\nagency: «*a»\n", "alias"),
    "a list's entry by alias": ("title: x\nuplifts:\n  - «*a»\n", "alias"),
    "a key by alias": ("title: x\nbudget: 5\n«*a» : 5\n", "alias"),
    "keys of a section by merge": ("title: x\nagency:\n  «<<»: {fte: 5, cost_per_fte: 6}\n", "merge-key"),
    "an alias merged": ("title: x\ngrades:\n  Grade 9: {salary: 5}\n  «<<»: *a\n", "merge-key"),
    "the only grades by merge": ("title: x\ngrades:\n  «<<»: {Grade 9: {salary: 5}}\n", "merge-key"),
    "a section that is a control character": ('title: x\ngrades: "«\\x1b»"\n', "control-character"),
}


@pytest.mark.parametrize(("sample", "code"), NOT_TOLD_TWICE.values(), ids=NOT_TOLD_TWICE.keys())
def test_what_is_refused_is_not_reported_of_again(sample: str, code: str, reports: Reports) -> None:
    reports(sample, code)


def test_a_duplicate_shows_both_places(reports: Reports, rendered: Callable[[list[Problem]], str]) -> None:
    problem = reports("title: x\npay_points:\n  ‹19›: 26,890\n  20: 27,914\n  «'19'»: 26,891\n", "duplicate-key")
    assert rendered([problem]) == (
        "case.yaml:5:3: error[duplicate-key]: `19` is here twice; the first is on line 3\n"
        "  5 │   '19': 26,891\n"
        "    │   ^^^^\n"
        "  3 │   19: 26,890\n"
        "    │   -- first here\n"
        "    = help: keep one of the two\n"
    )


def test_a_duplicate_hides_nothing_of_the_first(loaded: Callable[..., Loaded]) -> None:
    found = loaded("title: x\nbudget: -1\nbudget: -2\n").problems
    assert [(p.code, p.span.line) for p in found] == [("negative-amount", 2), ("duplicate-key", 3)]


def test_every_duplicate_is_reported(loaded: Callable[..., Loaded]) -> None:
    found = loaded("title: x\ntitle: y\ngrades:\n  Grade 9: {salary: 5, salary: 6}\ntitle: z\n").problems
    assert [(p.code, p.span.line, p.span.column) for p in found] == [
        ("duplicate-key", 2, 1),
        ("duplicate-key", 4, 24),
        ("duplicate-key", 5, 1),
    ]


def test_nesting_to_the_limit_is_read() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST).problems == []
    assert DEEPEST == 40


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "], ids=["lists", "sections", "dashes"])
def test_nesting_past_the_limit_is_refused_where_it_begins(opening: str) -> None:
    found = read(opening * (DEEPEST + 1) + "x")
    assert found.stopped
    assert [(p.code, p.span.line, p.span.column) for p in found.problems] == [("too-deep", 1, len(opening) * DEEPEST + 1)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "{? "], ids=["lists", "sections", "keys"])
def test_a_hundred_thousand_brackets_are_one_problem(opening: str, loaded: Callable[..., Loaded]) -> None:
    assert [p.code for p in loaded("title: x\nbudget: " + opening * 100_000).problems] == ["too-deep"]


@pytest.mark.parametrize("escape", ["\\x1b[31m", "\\e[31m", "\\u202e", "\\u2028", "\\ufeff", "\\0", "\\x9b", "\\N", "\\b"])
def test_characters_that_steer_a_screen_are_refused_where_escaped(escape: str, reports: Reports) -> None:
    reports(f'title: "a«{escape.partition("[")[0]}»b"\n', "control-character")
    reports(
        f'title: x\ngrades:\n  Grade 9: {{salary: 5}}\n  "a«{escape.partition("[")[0]}»b": {{salary: 5}}\n', "control-character"
    )


def test_a_control_character_in_a_key_is_not_shown(rendered: Callable[[list[Problem]], str]) -> None:
    found = read('"\\e[31m": 5\n')
    assert "\x1b" not in rendered(found.problems)


def test_plain_text_ending_in_a_line_break_code_is_refused(reports: Reports) -> None:
    reports('title: "a«\\r»b"\n', "control-character")


# The pure parser is what reads where PyYAML has no C library: it must give the same tree.

WORDS = st.text(alphabet="abcXYZ019 .,£%é漢😀_/()", min_size=1, max_size=8).map(str.strip).filter(lambda t: t[:1].isalnum())
QUOTED = st.text(alphabet="ab 9:#{}[],&*!|>%@`£漢😀", max_size=8)
LEAF = st.one_of(
    WORDS.map(lambda t: t.replace(",", "")),
    QUOTED.map(lambda t: f"'{t}'"),
    QUOTED.map(lambda t: f'"{t}"'),
    st.sampled_from(
        ["", "-3", "24.33%", "£25,064", "2019-07-01", "~", "*a", "&b c", "!t d", '"\\x1b"', "'it''s'", '"\\u00a3"']
    ),
)
BLOCK = st.sampled_from(["|\n{0}one\n{0}  two\n", ">\n{0}one\n\n{0}two\n", ">-\n{0}one\n", "|+\n{0}one\n\n", "one\n{0}two\n"])
KEYS = st.sampled_from(["title", "budget", "Grade 9", "'19'", '"x y"', "Größe", "漢字", "<<", "19"])
FLOW = st.recursive(
    LEAF.filter(lambda t: t != "").map(lambda t: t.replace("£25,064", "25,064")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(KEYS, inner), max_size=3).map(lambda items: f"{{{', '.join(f'{k}: {v}' for k, v in items)}}}"),
    ),
    max_leaves=5,
)


@st.composite
def documents(draw: st.DrawFn, depth: int = 0) -> str:
    """Lines of a block section, or of a list, each indented by its depth."""
    indent = "  " * depth
    written = ""
    dashes = depth and draw(st.booleans())
    for _ in range(draw(st.integers(1, 3))):
        written += draw(st.sampled_from(["", "", "", f"{indent}# comment é\n", "\n"]))
        head = f"{indent}-" if dashes else f"{indent}{draw(KEYS)}:"
        kind = draw(st.sampled_from(["leaf", "leaf", "flow", "block", "section"]))
        if kind == "section" and depth < 3:
            written += f"{head}\n{draw(documents(depth=depth + 1))}"
        elif kind == "block":
            written += f"{head} {draw(BLOCK).format(indent + '  ')}"
        else:
            value = draw(FLOW if kind == "flow" else LEAF)
            written += f"{head} {value}{draw(st.sampled_from(['', '  # so']))}\n"
    return written


def _dump(node: Node | None) -> object:
    match node:
        case Scalar():
            return (str(node), node.span[1:], node.path, node.plain, node.broken)
        case Mapping():
            return (node.path, [(_dump(node.keys_at[key]), _dump(value)) for key, value in node.items()])
        case Items():
            return (node.path, [_dump(item) for item in node])
    return None


def _told(found: YamlReader) -> list[object]:
    return [(p.code, p.headline, p.span[1:], p.help, [r.span[1:] for r in p.related]) for p in found.problems]


@given(documents(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=100 * TIMES, deadline=None)
def test_both_parsers_give_the_same_tree(text: str, end: str) -> None:
    text = text.replace("\n", end)
    with patch.object(reading, "_Loader", yaml.CSafeLoader):
        fast = read(text)
    with patch.object(reading, "_Loader", yaml.SafeLoader):
        plain = read(text)
    assert (_dump(fast.root), _told(fast), fast.stopped) == (_dump(plain.root), _told(plain), plain.stopped)


@given(documents())
@settings(max_examples=100 * TIMES, deadline=None)
def test_a_plain_value_is_the_text_at_its_place(text: str) -> None:
    source = Source("case.yaml", text)
    root = YamlReader(source).read().root
    for leaf in [] if root is None else _leaves(root):
        line = source.line(leaf.span.line) or ""
        if leaf.plain and not leaf.broken and leaf.span.line == leaf.span.end_line and line[leaf.span.column - 1] not in "&!|>":
            assert line[leaf.span.column - 1 : leaf.span.end_column - 1] == leaf
