"""Syntax errors, in words for people who do not write YAML every day."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import yaml

from ..diagnostics import Problem, Source, Span
from .characters import refused
from .line_slips import put_right
from .slips import in_quotes, with_a_space
from .tree import Scalar

# The pure parser words its errors alike everywhere, but takes a second for each 200 kB.
_REPARSED = 200_000

_LONGEST_SHOWN = 160
LONGEST_KEY = 1024  # as long as YAML lets a key be that stands on one line with its value

# What the parser says (a part of it), our code, what it means, what to do.
_KNOWN = (
    ("'\\t'", "tab", "a tab is where only spaces may be", "indent with spaces"),
    (
        "mapping values are not allowed",
        "syntax",
        "a second `: ` is on a line that has one already, or the line is indented too far",
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
        "found '<stream end>'",
        "syntax",
        "a bracket is opened here and not closed, or a comma is missing",
        "close it with } or ], and put commas between entries",
    ),
    ("while parsing a flow node", "syntax", "a value is missing here", "write it before the comma or bracket"),
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
        "a plain value cannot start with the character here",
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
    (
        "sequence entries are not allowed",
        "syntax",
        "a dash alone starts a list, and none can be here",
        'leave the line out if there is nothing to say, or put the dash in quotes: "-"',
    ),
    (
        "mapping keys are not allowed",
        "syntax",
        "a `?` alone starts a key, and none can be here",
        "leave the line out if it is not known",
    ),
    (
        "expected the node content",
        "syntax",
        "a plain value cannot start with the character here",
        "put the value in quotes",
    ),
    (
        "expected chomping or indentation indicators",
        "syntax",
        "a plain value cannot start with the character here",
        "put the value in quotes",
    ),
    ("while scanning a directive", "syntax", "a line starts with %", "leave the line out, or put the text in quotes"),
)


_AFTER_A_LINE_WITHOUT_A_COLON = ("could not find expected ':'", "mapping values are not allowed")
# A code past the last character that exists, which the pure parser does not see coming.
_NO_CHARACTER = re.compile(r"\\U(?!000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{8}")


def syntax_problem(source: Source, error: Exception) -> Problem:
    """The problem that stopped the parser, with the line put right where one slip explains it."""
    problem = _syntax_problem(source, error)
    if problem.code not in ("syntax", "alias"):
        return problem
    if (help := put_right(source, problem.span.line, problem.code, problem.headline)) is not None:
        return problem._replace(help=help)
    if problem.code != "syntax":
        return problem
    line = source.line(problem.span.line) or ""
    meant = _put_right(line, problem.headline)
    if meant is None or len(meant) > _LONGEST_SHOWN:
        return problem
    return problem._replace(help=f"write {meant}")


def _put_right(line: str, headline: str) -> str | None:
    """What to write in place of a line that one slip explains; None for any other."""
    if "no `key: value`" in headline:
        return with_a_space(line)
    if "second `: `" in headline or "cannot start" in headline or "starts with %" in headline:
        meant = in_quotes(line) if "second" not in headline or line.count(": ") > 1 else None
        return meant and f"{meant}, in quotes"
    if "dash alone" in headline:
        key, _, after = (part.strip() for part in line.partition(":"))
        if value := after.removeprefix("-").strip():
            return f"{key}: {value}"
        return f'{key}: "-" in quotes for a dash in a paper, leave the line out if it is not known, or write 0 if there is none'
    if "not closed" in headline and (cut := re.search(r"\s(#[^\s#]\S*)", line)):
        return f"the text with `{cut[1]}` in quotes: from column {cut.start(1) + 1} on it is read as a comment"
    return None


def _syntax_problem(source: Source, error: Exception) -> Problem:
    error = _reworded(source, error)
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable(source, error.position)
    if not isinstance(error, yaml.YAMLError) and (code := _NO_CHARACTER.search(source.text)):
        return Problem("syntax", "a code in double quotes stands for no character", _at(source, *code.span()), "leave it out")
    message = f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or error}"
    if span := _long_key(source, error):
        key = (source.line(span.line) or "")[span.column - 1 : span.end_column - 1]
        return key_too_long(Scalar.at(key.strip("'\""), span, ()).shown, span)
    if any(part in message for part in _AFTER_A_LINE_WITHOUT_A_COLON) and (span := _line_without_a_colon(source, error)):
        return Problem("syntax", "a line here has no `key: value`", span, "write a colon and a space after the key")
    if (span := _unclosed_quote(source, error)) and "alias" not in message:
        line = (source.line(span.line) or "")[span.column - 1 :].rstrip()
        help = f"write {line}{line[0]}" if len(line) <= _LONGEST_SHOWN else f"close it with {line[0]}"
        return Problem("syntax", "a quote is opened here and not closed on its line", span, help)
    if span := _after_a_quote(source, error):
        help = "put all of the text in double quotes, or double a ' within it"
        return Problem("syntax", "there is text after the closing quote", span, help)
    for part, code_name, headline, help in _KNOWN:
        if part in message:
            return Problem(code_name, headline, _span(source, error, opened="opened" in headline), help)
    problem = getattr(error, "problem", "") or error
    help = "compare the line with the starter case (`supplement-calc init`)"
    return Problem("syntax", f"this is not YAML: {problem}", _span(source, error), help)


def key_too_long(shown: str, span: Span) -> Problem:
    """The problem of a key that is longer than YAML lets one be."""
    help = f"a key has at most {LONGEST_KEY} characters; give it a short one"
    return Problem("key-not-text", f"`{shown}` is too long for a key", span, help)


def _long_key(source: Source, error: Any) -> Span | None:
    """The text before a colon on its line that the parser did not take for a key, where it is only too long for one."""
    mark = getattr(error, "problem_mark", None)
    text = source.line(mark.line + 1) if mark else None
    if mark is None or not text or mark.column <= LONGEST_KEY or text[mark.column : mark.column + 1] != ":":
        return None
    before = text[: mark.column].rstrip()
    if before[-1] in "'\"":
        start = before.rfind(before[-1], 0, -1)
    else:
        start = max(before.rfind(opening) for opening in "{[,") + 1
        start += len(before[start:]) - len(before[start:].lstrip(" -"))
    if start < 0 or len(before) - start <= LONGEST_KEY or (before[-1] not in "'\"" and ": " in before[start:]):
        return None
    return Span(source, mark.line + 1, start + 1, mark.line + 1, len(before) + 1)


def _reworded(source: Source, error: Exception) -> Exception:
    if len(source.text) > _REPARSED:
        return error
    try:
        for _ in yaml.parse(source.text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as pure:
        return pure
    except (OverflowError, ValueError):
        return error  # a code for no character: the fast parser gives its place
    return error


def _line_without_a_colon(source: Source, error: Any) -> Span | None:
    """The key without its colon that the parser only noticed on a line below it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    for number in range(min(mark.line, len(source.lines)) if mark else 0, 0, -1):
        text = source.lines[number - 1]
        bare = text.partition(" #")[0].strip()
        if not bare or bare.startswith("#"):
            continue
        has_none = ": " not in f"{bare} " and not bare.startswith("- ")
        start = len(text) - len(text.lstrip()) + 1
        return Span(source, number, start, number, start + len(bare)) if has_none else None
    return None


_OPENED = re.compile(r"\s*(?:- )?(?:[^\s#'\"{\[][^#'\"]*:\s+|- )(?P<quote>['\"])(?P<rest>.*)")
_A_KEY = re.compile(r"\s*(?:- )?[\w][\w /-]*:(?:\s|$)")


def _unclosed_quote(source: Source, error: Any) -> Span | None:
    """The first quote that is open at the end of its line, with a key of its own on the line below."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    filled = [(number, text) for number, text in enumerate(source.lines[: mark.line + 1], 1) if text.strip()]
    for (number, text), (_, below) in pairwise(filled):
        opened = _OPENED.fullmatch(text.rstrip())
        if opened and opened["quote"] not in opened["rest"] and _A_KEY.match(below):
            column = opened.start("quote") + 1
            return Span(source, number, column, number, len(text.rstrip()) + 1)
    return None


def _after_a_quote(source: Source, error: Any) -> Span | None:
    """The text behind a quoted value on its line, such as `'it's here'` has."""
    mark = getattr(error, "problem_mark", None)
    text = source.line(mark.line + 1) if mark else None
    if mark is None or not text or not text[mark.column :].strip() or text[mark.column] in "#,]}:":
        return None
    before = text[: mark.column].rstrip()
    if len(before) < 2 or before[-1] not in "'\"" or not re.search(r"(^|[:\-,\[{]\s*)['\"]", before[:-1]):
        return None
    return Span(source, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _at(source: Source, start: int, end: int) -> Span:
    """The place of a stretch of the text, by its position."""
    before = Source("", source.text[:start]).lines
    line, column = len(before), len(before[-1]) + 1
    return Span(source, line, column, line, column + end - start)


def _span(source: Source, error: Any, *, opened: bool = False) -> Span:
    context, problem = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    mark = (opened and context) or problem or context
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if not (source.line(line) or "").strip():  # the end of the file, or blank lines before it: point behind the last line
        line = max((n for n, text in enumerate(source.lines[:line], 1) if text.strip()), default=1)
        column = len((source.line(line) or "").rstrip()) + 1
    return Span(source, line, column, line, column + 1)


def _unreadable(source: Source, position: int) -> Problem:
    """The reader's errors carry no line: count it from the position."""
    character = source.text[position] if position < len(source.text) else "\0"
    return refused("file", character, _at(source, position, position + 1))
