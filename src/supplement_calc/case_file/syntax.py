"""Syntax errors, in words for people who do not write YAML every day."""

from __future__ import annotations

from typing import Any

import yaml

from ..diagnostics import Problem, Source, Span

# The pure parser words its errors alike everywhere, but takes a second for each 200 kB.
_REPARSED = 200_000

# What the parser says (a part of it), our code, what it means, what to do.
_KNOWN = (
    ("'\\t'", "tab", "a tab stands where only spaces may", "indent with spaces"),
    (
        "mapping values are not allowed",
        "syntax",
        "a second `: ` stands on a line that has one already, or the line is indented too far",
        'if the text itself holds ": ", put it in quotes; else indent the line as its neighbours',
    ),
    (
        "could not find expected ':'",
        "syntax",
        "a line here has no `key: value`",
        "write a colon and a space after the key",
    ),
    ("found unexpected end of stream", "syntax", "a quote is opened here and never closed", "close it with \" or '"),
    (
        "did not find expected ',' or",
        "syntax",
        "a bracket is opened here and not closed, or a comma is missing",
        "close it with } or ], and put commas between entries",
    ),
    (
        "expected ',' or",
        "syntax",
        "a bracket is opened here and not closed, or a comma is missing",
        "close it with } or ], and put commas between entries",
    ),
    (
        "expected <block end>",
        "syntax",
        "this line is not indented as the lines around it are",
        "give entries of one list or section the same indent",
    ),
    (
        "did not find expected key",
        "syntax",
        "this line is not indented as the lines around it are",
        "give entries of one list or section the same indent",
    ),
    (
        "unknown escape character",
        "syntax",
        "a backslash in double quotes starts a code that does not exist",
        "use single quotes, or two backslashes",
    ),
    (
        "cannot start any token",
        "syntax",
        "a character stands here that a plain value cannot start with",
        "put the value in quotes",
    ),
    (
        "undefined alias",
        "alias",
        "a value starts with *, which repeats a value from elsewhere",
        "put the text in quotes, or write the value itself",
    ),
    (
        "while scanning an alias",
        "alias",
        "a value starts with *, which repeats a value from elsewhere",
        "put the text in quotes",
    ),
    (
        "while scanning an anchor",
        "anchor",
        "a value starts with &, which names it for use elsewhere",
        "put the text in quotes",
    ),
    ("while scanning a directive", "syntax", "a line starts with %", "leave the line out, or put the text in quotes"),
)


def syntax_problem(source: Source, error: yaml.YAMLError) -> Problem:
    """The problem that stopped the parser."""
    error = _reworded(source, error)
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable(source, error.position)
    context = str(getattr(error, "context", "") or "")
    problem = str(getattr(error, "problem", "") or error)
    said = f"{context}: {problem}"
    for part, code, headline, help in _KNOWN:
        if part in said:
            return Problem(code, headline, _span(source, error, opened="opened" in headline), help)
    return Problem(
        "syntax",
        f"this is not YAML: {problem}",
        _span(source, error),
        "compare the line with the starter case (`supplement-calc init`)",
    )


def _reworded(source: Source, error: yaml.YAMLError) -> yaml.YAMLError:
    if len(source.text) > _REPARSED:
        return error
    try:
        for _ in yaml.parse(source.text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as pure:
        return pure
    return error


def _span(source: Source, error: Any, *, opened: bool = False) -> Span:
    mark = (opened and error.context_mark) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    text = source.line(line)
    if text is None or (column > 1 and not text.strip()):  # the end of the file: point at its last line
        line = max(n for n, t in enumerate(["", *source.lines]) if t.strip() or n == 1)
        column = len(source.line(line) or "") + 1
    return Span(source, line, column, line, column + 1)


def _unreadable(source: Source, position: int) -> Problem:
    """The reader's errors carry no line: count it from the position."""
    before = source.text[:position]
    line = before.count("\n") + 1
    column = position - (before.rfind("\n") + 1) + 1
    code = ord(source.text[position]) if position < len(source.text) else 0
    return Problem(
        "control-character",
        f"the file holds a character that cannot be shown (U+{code:04X})",
        Span(source, line, column, line, column + 1),
        "leave it out",
    )
